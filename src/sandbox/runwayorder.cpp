// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwayorder.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace studio::sandbox {

namespace {

using Kind = RenderOrder::Kind;

constexpr QSize wide{1280, 720};
constexpr int largestSide = 4096; //!< upscale_v1's page

QSize even(QSizeF size)
{
    const auto side = [](double length) { return std::max(2, int(std::lround(length / 2)) * 2); };
    return {side(size.width()), side(size.height())};
}

//! A frame of that shape whose shorter side is `side` long.
QSize shaped(QSize shape, int side)
{
    const double factor = double(side) / std::min(shape.width(), shape.height());
    return even({shape.width() * factor, shape.height() * factor});
}

//! The shape of the first picture or clip that was sent, or 16:9.
QSize firstShape(const Job &job)
{
    const auto found = std::find_if(job.media.begin(), job.media.end(),
        [](const GivenMedia &given) { return !given.media.size.isEmpty(); });
    return found == job.media.end() ? wide : found->media.size;
}

//! Where nothing says how large, the page's wide format is taken.
QSize clipSize(const Job &job)
{
    const std::string ratio = textOf(job.body, "ratio");
    const std::string resolution = textOf(job.body, "resolution");
    const std::string_view model = job.facts.model;
    if (model == "hailuo3") {
        const int side = resolution == "2K" ? 1440 : 768;
        const QSize shape = ratio == "adaptive" || ratio.empty() ? firstShape(job) : pixelsOf(ratio);
        return shaped(shape, side);
    }
    if (model == "happyhorse_1_0" && !resolution.empty())
        return shaped(firstShape(job), resolution == "1080P" ? 1080 : 720);
    if (model == "happyhorse_1_0" && ratio.empty() && !job.media.empty())
        return shaped(firstShape(job), 720);
    const QSize asked = pixelsOf(ratio);
    return asked.isEmpty() ? wide : asked;
}

void addFrames(Job &job)
{
    std::vector<const GivenMedia *> unplaced;
    for (const GivenMedia &given : job.media) {
        const double time = textOf(given.item, "position") == "last" ? 1 : 0;
        if (given.role == "frame")
            job.order.frames.push_back({given.media.blob, given.media.scene, time});
        else if (given.media.kind == "image")
            unplaced.push_back(&given);
    }
    if (!job.order.frames.empty())
        return;
    // References have no place in time: they are shown one after the other.
    for (std::size_t i = 0; i < unplaced.size(); ++i)
        job.order.frames.push_back({unplaced[i]->media.blob, unplaced[i]->media.scene,
            unplaced.size() < 2 ? 0.0 : double(i) / double(unplaced.size() - 1)});
}

void addInputs(Job &job)
{
    for (const GivenMedia &given : job.media) {
        if (given.role == "frame")
            continue;
        job.order.inputs.push_back({given.role, given.media.kind, given.media.blob, given.media.scene,
            textOf(given.item, "tag"), 0});
    }
}

void setFormat(Job &job)
{
    if (textOf(job.body, "outputFormat") != "prores")
        return;
    job.order.format = "mov";
    const std::string profile = textOf(job.body, "proresProfile");
    job.order.profile = profile == "422" ? "422"
        : profile == "422 Proxy"         ? "proxy"
        : profile == "422 LT"            ? "lt"
        : profile == "422 HQ"            ? "hq"
                                         : "4444";
}

void newClip(Job &job)
{
    job.order.kind = Kind::Keyframes;
    addFrames(job);
    addInputs(job);
    job.order.size = clipSize(job);
    job.seconds = job.order.seconds = numberOf(job.body, "duration", job.facts.seconds);
    job.order.sound = job.facts.hasAudio && (!job.body.contains("audio") || flagOf(job.body, "audio"));
    setFormat(job);
}

//! aleph2's page: the clip is put into a frame of that shape, and the rest is made.
QSize around(QSize source, const std::string &ratio)
{
    const QSize shape = pixelsOf(ratio);
    const double wanted = double(shape.width()) / shape.height();
    const double is = double(source.width()) / source.height();
    return wanted > is ? even({source.height() * wanted, double(source.height())})
                       : even({double(source.width()), source.width() / wanted});
}

void addKeyframes(Job &job, const TakenMedia &source)
{
    for (const GivenMedia &given : job.media) {
        if (given.role != "frame")
            continue;
        const double time = given.item.contains("at") ? numberOf(given.item, "at")
            : source.seconds > 0                      ? numberOf(given.item, "seconds") / source.seconds
                                                      : 0;
        job.order.frames.push_back({given.media.blob, given.media.scene, std::clamp(time, 0.0, 1.0)});
    }
}

//! Models that change the source's own frames keep its length; the others make a clip of their own length.
void changedClip(Job &job)
{
    const TakenMedia &source = job.first("source")->media;
    const std::string target = textOf(job.body, "targetAspectRatio");
    job.order.kind = textOf(job.body, "mode") == "extend" ? Kind::Extend
        : target.empty()                                  ? Kind::Restyle
                                                          : Kind::Expand;
    job.order.strength = 0.5;
    job.order.sound = source.hasSound;
    addInputs(job);
    addKeyframes(job, source);
    setFormat(job);
    const bool keepsLength = job.facts.seconds <= 0;
    job.seconds = keepsLength ? source.seconds : numberOf(job.body, "duration", job.facts.seconds);
    job.order.seconds = keepsLength && !source.blob.empty() ? 0 : job.seconds;
    if (job.facts.hasAudio)
        job.order.sound = !job.body.contains("audio") || flagOf(job.body, "audio");
    if (!target.empty())
        job.order.size = around(source.size, target);
    else if (job.facts.model == std::string_view("gemini_omni_flash"))
        job.order.size = source.size.height() > source.size.width() ? wide.transposed() : wide;
    else if (keepsLength || job.order.kind == Kind::Extend)
        job.order.size = even(source.size);
    else
        job.order.size = clipSize(job);
}

//! The pages do not tell what "auto" makes: the most common size of each.
QSize pictureSize(const std::string &ratio)
{
    if (ratio == "auto")
        return {1920, 1088};
    if (ratio == "auto_1k")
        return {1024, 1024};
    if (ratio == "auto_2k")
        return {2048, 2048};
    return pixelsOf(ratio);
}

void newPictures(Job &job)
{
    job.order.kind = Kind::Pictures;
    job.order.size = pictureSize(textOf(job.body, "ratio"));
    job.order.count = int(integerOf(job.body, "outputCount", 1));
    job.order.format = textOf(job.body, "outputFormat") == "jpeg" ? "jpg" : "png";
    job.order.seconds = 0;
    addInputs(job);
}

void largerPicture(Job &job)
{
    const QSize size = job.first("source")->media.size;
    job.order.kind = Kind::Upscale;
    job.order.size = size * double(integerOf(job.body, "scaleFactor", 2));
    job.order.format = "png";
    job.order.seconds = 0;
    addInputs(job);
}

void largerClip(Job &job)
{
    const TakenMedia &source = job.first("source")->media;
    job.order.kind = Kind::Upscale;
    job.order.sound = source.hasSound;
    job.seconds = source.seconds;
    job.order.seconds = source.blob.empty() ? source.seconds : 0;
    job.order.framesPerSecond = source.framesPerSecond;
    addInputs(job);
    if (job.facts.model == std::string_view("upscale_v1")) {
        const int longest = std::max(source.size.width(), source.size.height());
        const double factor = std::min(4.0, double(largestSide) / longest);
        job.order.size = even({source.size.width() * factor, source.size.height() * factor});
        return;
    }
    const std::string resolution = textOf(job.body, "resolution");
    const int side = resolution == "720p" ? 720
        : resolution == "1k"              ? 1080
        : resolution == "4k"              ? 2160
                                          : 1440;
    job.order.size = shaped(source.size, side);
    if (flagOf(job.body, "fpsBoost"))
        job.order.framesPerSecond *= 2;
}

void performance(Job &job)
{
    const TakenMedia &driver = job.first("driver")->media;
    const QSize asked = pixelsOf(textOf(job.body, "ratio"));
    job.order.kind = Kind::Performance;
    job.order.size = asked.isEmpty() ? wide : asked;
    job.order.strength = double(integerOf(job.body, "expressionIntensity", 3)) / 5;
    job.order.sound = driver.hasSound;
    job.seconds = driver.seconds;
    job.order.seconds = driver.seconds;
    addInputs(job);
}

//! A voice says about fifteen characters a second.
double spokenSeconds(const Job &job)
{
    constexpr double charactersPerSecond = 15;
    const double speed = numberOf(job.body, "speed", 1) * (1 + numberOf(job.body, "speechRate") / 100);
    const double seconds = double(utf16Length(job.order.prompt)) / charactersPerSecond / std::max(0.1, speed);
    return std::clamp(seconds, 1.0, 600.0);
}

void sound(Job &job)
{
    job.order.kind = Kind::Sound;
    job.order.format = "mp3";
    addInputs(job);
    const std::string format = textOf(job.body, "outputFormat");
    if (format == "wav" || format == "ogg_opus")
        job.order.format = format == "wav" ? "wav" : "ogg";
    job.order.samplesPerSecond = int(integerOf(job.body, "sampleRate", 44100));
    const Json voice = job.body.value("voice", Json::object());
    job.order.voice = textOf(voice, voice.contains("presetId") ? "presetId" : "type");
    if (job.facts.endpoint == "voice_dubbing")
        job.order.voice = textOf(job.body, "targetLang");
    const GivenMedia *source = job.first("source");
    job.seconds = source                         ? source->media.seconds
        : job.facts.endpoint == "text_to_speech" ? spokenSeconds(job)
                                                 : numberOf(job.body, "duration", job.facts.seconds);
    job.order.seconds = job.seconds;
}

} // namespace

QSize pixelsOf(const std::string &ratio)
{
    int width = 0;
    int height = 0;
    if (std::sscanf(ratio.c_str(), "%d:%d", &width, &height) != 2)
        return {};
    return {width, height};
}

void fillOrder(Job &job)
{
    const std::string_view endpoint = job.facts.endpoint;
    job.order.prompt = textOf(job.body, "promptText");
    if (endpoint == "image_to_video" || endpoint == "text_to_video")
        newClip(job);
    else if (endpoint == "video_to_video")
        changedClip(job);
    else if (endpoint == "text_to_image")
        newPictures(job);
    else if (endpoint == "image_upscale")
        largerPicture(job);
    else if (endpoint == "video_upscale")
        largerClip(job);
    else if (endpoint == "character_performance")
        performance(job);
    else
        sound(job);
}

} // namespace studio::sandbox
