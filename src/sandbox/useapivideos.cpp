// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// videos/create: twenty models behind one path (useapi.net, 2026-03-05 and its parameter texts of 2026-07).
#include "sandbox/useapishot.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace studio::sandbox {

namespace {

using Kind = RenderOrder::Kind;

constexpr double tolerance = 0.05; //!< containers round lengths

enum class Text { Optional, Required, None };
//! How the numbered pictures are used.
enum class Pictures { First, FirstLast, References };

struct Model {
    const char *name;
    int promptMost;
    Text text;
    const char *lengths; //!< "4-15" or "5,10,15"; empty: as the reference clip
    int length; //!< when nothing is said
    const char *ratios; //!< empty: the six that nearly all have
    const char *resolutions; //!< empty: the member is not taken
    int shortSide; //!< when no resolution is said
    int mostPictures;
    bool pictureNeeded;
    Pictures pictures;
    bool keyframes; //!< startFrameAssetId and endFrameAssetId
    int mostVideos;
    bool videoNeeded;
    int mostAudios;
    bool sound; //!< the member audio
    bool seed;
    int mostShots; //!< multishot prompts
};

constexpr const char *sixRatios = "16:9,9:16,1:1,4:3,3:4,21:9";
constexpr const char *klingRatios = "16:9,9:16,1:1";

// clang-format off
constexpr std::array<Model, 20> models{{
    {"seedance-2", 3500, Text::Optional, "4-15", 5, "", "480p,720p,1080p", 480, 11, false, Pictures::References, true, 3, false, 3, true, false, 0},
    {"seedance-2-fast", 3500, Text::Optional, "4-15", 5, "", "480p,720p,1080p", 480, 11, false, Pictures::References, true, 3, false, 3, true, false, 0},
    {"grok-imagine-1.5", 2500, Text::Optional, "3-15", 5, "16:9,9:16,1:1,4:3,3:4,2:3,3:2", "480p,720p", 480, 1, true, Pictures::First, false, 0, false, 0, false, false, 0},
    {"happyhorse-1.0", 2500, Text::Optional, "3-15", 5, "16:9,9:16,1:1,4:3,3:4", "720p,1080p", 720, 1, false, Pictures::First, false, 0, false, 0, false, false, 0},
    {"kling-o3-4k", 2500, Text::Optional, "5,10,15", 5, klingRatios, "", 2160, 7, false, Pictures::References, true, 0, false, 0, true, false, 6},
    {"kling-o3-pro", 2500, Text::Optional, "5,10,15", 5, klingRatios, "", 1080, 7, false, Pictures::References, true, 1, false, 0, true, false, 6},
    {"kling-o3-standard", 2500, Text::Optional, "5,10,15", 5, klingRatios, "", 720, 7, false, Pictures::References, true, 1, false, 0, true, false, 6},
    {"kling-3.0-pro", 5000, Text::Optional, "5,10,15", 5, "", "", 1080, 1, false, Pictures::First, false, 0, false, 0, true, false, 5},
    {"kling-3.0-standard", 5000, Text::Optional, "5,10,15", 5, "", "", 720, 1, false, Pictures::First, false, 0, false, 0, true, false, 5},
    {"kling-3.0-motion-control", 2500, Text::Optional, "", 0, "", "720p,1080p", 720, 1, false, Pictures::First, false, 1, true, 0, true, false, 0},
    {"kling-2.6-pro", 5000, Text::Required, "5,10", 5, "", "", 1080, 1, false, Pictures::First, false, 0, false, 0, true, false, 0},
    {"kling-2.6-i2v", 5000, Text::Required, "5,10", 5, "", "", 720, 1, false, Pictures::First, false, 0, false, 0, false, false, 0},
    {"wan-2.6-flash", 5000, Text::Required, "5,10,15", 5, "", "720p,1080p", 720, 1, true, Pictures::First, false, 0, false, 0, true, false, 0},
    {"wan-2.2-animate", 0, Text::None, "", 0, "", "", 720, 1, true, Pictures::First, false, 1, true, 0, false, false, 0},
    {"veo-3.1", 5000, Text::Optional, "4,6,8", 8, "", "720p,1080p", 720, 2, false, Pictures::FirstLast, false, 0, false, 0, true, false, 0},
    {"sora-2", 5000, Text::Optional, "4,8,12", 4, "", "", 720, 1, false, Pictures::First, false, 0, false, 0, false, false, 0},
    {"sora-2-pro", 5000, Text::Optional, "4,8,12", 4, "", "720p,1080p", 720, 1, false, Pictures::First, false, 0, false, 0, false, false, 0},
    {"gen4.5", 5000, Text::Optional, "2-10", 5, "", "", 720, 2, false, Pictures::FirstLast, false, 0, false, 0, true, true, 0},
    {"gen4", 512, Text::Required, "5,10", 5, "", "", 720, 1, true, Pictures::First, false, 0, false, 0, false, true, 0},
    {"gen4-turbo", 512, Text::Required, "5,10", 5, "", "", 720, 1, true, Pictures::First, false, 0, false, 0, false, true, 0},
}};
// clang-format on

const Model &modelOf(const Json &body)
{
    const std::string name = textOf(body, "model");
    const auto *found = std::find_if(
        models.begin(), models.end(), [&name](const Model &model) { return name == model.name; });
    Q_ASSERT(found != models.end()); // the schema has the list
    return *found;
}

bool startsWith(const std::string &text, const char *prefix)
{
    return text.compare(0, std::strlen(prefix), prefix) == 0;
}

//! Whether `word` is one of the words between commas.
bool lists(const char *words, const std::string &word)
{
    return ("," + std::string(words) + ",").find("," + word + ",") != std::string::npos;
}

bool takesLength(const Model &model, qint64 seconds)
{
    const std::string lengths = model.lengths;
    const auto dash = lengths.find('-');
    if (dash == std::string::npos)
        return lists(model.lengths, std::to_string(seconds));
    return seconds >= std::stoi(lengths.substr(0, dash)) && seconds <= std::stoi(lengths.substr(dash + 1));
}

std::string notFor(const Model &model, const std::string &member)
{
    return "Parameter " + member + " is not supported by " + model.name + '.';
}

//! What came of "name1", "name2", … (or "name", "name2", … for clips), in order.
std::vector<std::string> sentOf(const UseapiShot &shot, const std::string &name, int most, bool plainFirst)
{
    std::vector<std::string> members;
    for (int number = 1; number <= most; ++number) {
        const std::string member = name + (plainFirst && number == 1 ? "" : std::to_string(number));
        if (shot.asset(member))
            members.push_back(member);
    }
    return members;
}

struct Media {
    std::vector<std::string> pictures;
    std::vector<std::string> videos;
    std::vector<std::string> audios;
    bool start = false;
    bool end = false;
};

Media mediaOf(const UseapiShot &shot)
{
    return {sentOf(shot, "imageAssetId", 11, false), sentOf(shot, "videoAssetId", 3, true),
        sentOf(shot, "audioAssetId", 3, false), shot.asset("startFrameAssetId") != nullptr,
        shot.asset("endFrameAssetId") != nullptr};
}

double secondsOf(const UseapiShot &shot, const std::vector<std::string> &members)
{
    double sum = 0;
    for (const std::string &member : members)
        sum += shot.asset(member)->seconds;
    return sum;
}

//! The members themselves: whether the model has them and what values it takes.
UseapiProblem membersProblem(const Model &model, const Json &body)
{
    const std::string prompt = textOf(body, "text_prompt");
    if (model.text == Text::None && !prompt.empty())
        return notFor(model, "text_prompt");
    if (model.text == Text::Required && prompt.empty())
        return "Parameter text_prompt is required.";
    if (model.text != Text::None && utf16Length(prompt) > model.promptMost)
        return "Parameter text_prompt is longer than " + std::to_string(model.promptMost) + " characters.";
    if (body.contains("duration")) {
        if (*model.lengths == 0)
            return notFor(model, "duration");
        if (!takesLength(model, integerOf(body, "duration")))
            return "Parameter duration has to be " + std::string(model.lengths) + '.';
    }
    const char *ratios = *model.ratios == 0 ? sixRatios : model.ratios;
    if (body.contains("aspect_ratio") && !lists(ratios, textOf(body, "aspect_ratio")))
        return "Parameter aspect_ratio has to be " + std::string(ratios) + '.';
    if (body.contains("resolution") && !lists(model.resolutions, textOf(body, "resolution")))
        return *model.resolutions == 0
            ? notFor(model, "resolution")
            : "Parameter resolution has to be " + std::string(model.resolutions) + '.';
    if (body.contains("audio") && !model.sound)
        return notFor(model, "audio");
    if (body.contains("seed") && !model.seed)
        return notFor(model, "seed");
    if (body.contains("characterOrientation") && model.name != std::string("kling-3.0-motion-control"))
        return notFor(model, "characterOrientation");
    return std::nullopt;
}

//! How many of each are taken and needed.
UseapiProblem countsProblem(const Model &model, const UseapiShot &shot, const Media &media)
{
    for (const std::string &member : media.pictures) {
        if (std::stoi(member.substr(std::strlen("imageAssetId"))) > model.mostPictures)
            return notFor(model, member);
    }
    if (model.pictureNeeded && !shot.asset("imageAssetId1"))
        return "Parameter imageAssetId1 is required.";
    if ((media.start || media.end) && !model.keyframes)
        return notFor(model, media.start ? "startFrameAssetId" : "endFrameAssetId");
    if (media.end && !media.start)
        return "Parameter endFrameAssetId requires startFrameAssetId.";
    if (int(media.videos.size()) > model.mostVideos)
        return notFor(model, media.videos.back());
    if (model.videoNeeded && !shot.asset("videoAssetId"))
        return "Parameter videoAssetId is required.";
    if (int(media.audios.size()) > model.mostAudios)
        return notFor(model, media.audios.back());
    return std::nullopt;
}

UseapiProblem seedanceProblem(const UseapiShot &shot, const Media &media)
{
    const bool references = !media.pictures.empty() || !media.videos.empty();
    if (media.start && (references || !media.audios.empty()))
        return "Parameter startFrameAssetId cannot be combined with references.";
    if (!media.audios.empty() && !references)
        return "Parameter audioAssetId1 has to be combined with an image or a video reference.";
    for (const std::string &member : media.videos) {
        const Asset *clip = shot.asset(member);
        if (std::max(clip->width, clip->height) > 1280)
            return "Parameter " + member + ": the longest side is above 1280 pixels.";
    }
    if (secondsOf(shot, media.videos) > 15 + tolerance)
        return "Parameter videoAssetId: the clips are longer than 15 seconds together.";
    if (secondsOf(shot, media.audios) > 15 + tolerance)
        return "Parameter audioAssetId1: the sounds are longer than 15 seconds together.";
    if (textOf(shot.body, "resolution") == "1080p" && flagOf(shot.body, "exploreMode"))
        return "Parameter resolution: 1080p is not supported in Explore Mode.";
    return std::nullopt;
}

UseapiProblem relationsProblem(const Model &model, const UseapiShot &shot, const Media &media)
{
    const std::string name = model.name;
    if (startsWith(name, "seedance"))
        return seedanceProblem(shot, media);
    if (startsWith(name, "kling-o3")) {
        if (media.end && !media.pictures.empty())
            return "Parameter endFrameAssetId cannot be combined with reference images.";
        if (!media.videos.empty() && media.pictures.size() > 4)
            return "At most 4 reference images go with a source video.";
        if (secondsOf(shot, media.videos) > 10 + tolerance)
            return "Parameter videoAssetId: the clip is longer than 10 seconds.";
        if (!media.videos.empty() && shot.has("duration"))
            return "Parameter duration is derived from the source video.";
    }
    if (name == "kling-3.0-motion-control") {
        const double seconds = shot.asset("videoAssetId")->seconds;
        if (seconds < 3 - tolerance || seconds > 30 + tolerance)
            return "Parameter videoAssetId: the clip has to be 3…30 seconds long.";
    }
    if (model.pictures == Pictures::FirstLast && shot.asset("imageAssetId2") && !shot.asset("imageAssetId1"))
        return "Parameter imageAssetId2 requires imageAssetId1.";
    if (name == "gen4.5" && media.pictures.empty() && shot.has("aspect_ratio")
        && textOf(shot.body, "aspect_ratio") != "16:9")
        return "Parameter aspect_ratio has to be 16:9 without an image.";
    return std::nullopt;
}

//! The shots' seconds; 0 when there are none. Nothing when they are wrong.
std::optional<int> shotSeconds(const Model &model, const Json &body, std::string &problem)
{
    int count = 0;
    int seconds = 0;
    for (int number = 1; number <= 6; ++number) {
        const std::string prompt = "multishot_prompt_" + std::to_string(number);
        const std::string duration = "multishot_duration_" + std::to_string(number);
        if (!body.contains(prompt) && !body.contains(duration))
            continue;
        if (number > model.mostShots)
            problem = notFor(model, body.contains(prompt) ? prompt : duration);
        else if (!body.contains(prompt) || count != number - 1)
            problem = "Parameter multishot_prompt_" + std::to_string(count + 1) + " is missing.";
        ++count;
        seconds += int(integerOf(body, duration.c_str(), 3));
    }
    if (problem.empty() && count == 1)
        problem = "Parameter multishot_prompt_2 is required: there have to be at least 2 shots.";
    if (problem.empty() && seconds > 15)
        problem = "Parameter multishot_duration_1: the shots are longer than 15 seconds together.";
    return problem.empty() ? std::optional(seconds) : std::nullopt;
}

//! Pictures at their places; references are spread over the clip, so that each is seen.
void placePictures(UseapiShot &shot, const Model &model, const Media &media)
{
    if (media.start) {
        shot.addFrame("startFrameAssetId", 0);
        shot.addFrame("endFrameAssetId", 1);
    }
    const bool references = model.pictures == Pictures::References;
    for (std::size_t i = 0; i < media.pictures.size(); ++i) {
        const std::string &member = media.pictures[i];
        if (references)
            shot.addInput(member, "reference", "IMG_" + member.substr(std::strlen("imageAssetId")));
        if (!media.start)
            shot.addFrame(
                member, media.pictures.size() == 1 ? 0 : double(i) / double(media.pictures.size() - 1));
    }
}

//! What is made out of a clip that was sent.
void placeClip(UseapiShot &shot, const Media &media)
{
    RenderOrder &order = shot.task.order;
    const bool acts = isOneOf(textOf(shot.body, "model"), {"kling-3.0-motion-control", "wan-2.2-animate"})
        && shot.asset("imageAssetId1");
    order.frames.clear();
    if (acts) {
        order.kind = Kind::Performance;
        order.strength = 0.6;
        order.inputs.clear();
        shot.addInput("videoAssetId", "driver");
        shot.addInput("imageAssetId1", "character");
        return;
    }
    order.kind = Kind::Restyle;
    order.strength = 0.5;
    shot.addInput(media.videos.front(), "source");
}

QSize sizeFor(const UseapiShot &shot, const Model &model)
{
    const std::string ratio = shot.has("aspect_ratio") ? textOf(shot.body, "aspect_ratio") : "16:9";
    if (startsWith(model.name, "gen4"))
        return gen4Size(ratio);
    const std::string resolution = textOf(shot.body, "resolution");
    const int shortSide = resolution.empty() ? model.shortSide : std::stoi(resolution);
    return sizeOf(ratio, shortSide);
}

void echoMedia(UseapiShot &shot, const Media &media)
{
    Json &echo = shot.task.echo;
    const auto list = [&shot](const std::vector<std::string> &members) {
        Json files = Json::array();
        for (const std::string &member : members)
            files.push_back(shot.fileOf(member));
        return files;
    };
    if (!media.pictures.empty())
        echo["reference_images"] = list(media.pictures);
    if (!media.videos.empty())
        echo["reference_videos"] = list(media.videos);
    if (!media.audios.empty())
        echo["reference_audios"] = list(media.audios);
    if (media.start)
        echo["start_frame"] = shot.fileOf("startFrameAssetId");
    if (media.end)
        echo["end_frame"] = shot.fileOf("endFrameAssetId");
    for (const char *member : {"resolution", "characterOrientation"}) {
        if (shot.has(member))
            echo[member] = shot.body[member];
    }
}

} // namespace

UseapiProblem makeVideosCreate(UseapiShot &shot)
{
    const Model &model = modelOf(shot.body);
    const Media media = mediaOf(shot);
    if (auto problem = membersProblem(model, shot.body))
        return problem;
    if (auto problem = countsProblem(model, shot, media))
        return problem;
    if (auto problem = relationsProblem(model, shot, media))
        return problem;
    std::string problem;
    const auto shots = shotSeconds(model, shot.body, problem);
    if (!shots)
        return problem;
    if (textOf(shot.body, "text_prompt").empty() && shot.assets.empty() && *shots == 0)
        return "At least one of text_prompt and a reference is required.";

    RenderOrder &order = shot.task.order;
    for (int number = 1; *shots > 0 && number <= model.mostShots; ++number)
        order.prompt += ' ' + textOf(shot.body, ("multishot_prompt_" + std::to_string(number)).c_str());
    const bool fromClip = !media.videos.empty() && !startsWith(model.name, "seedance");
    order.seconds = fromClip ? secondsOf(shot, media.videos)
        : *shots > 0         ? *shots
                             : double(integerOf(shot.body, "duration", model.length));
    order.sound = model.sound && (!shot.has("audio") || flagOf(shot.body, "audio"));
    placePictures(shot, model, media);
    if (!media.videos.empty())
        placeClip(shot, media);
    shot.setSize(sizeFor(shot, model));
    shot.task.model = model.name;
    shot.priceKey = model.name;
    shot.paidSeconds = order.seconds;
    shot.task.echo.update({{"model", model.name}, {"seconds", figure(order.seconds)}});
    if (model.sound)
        shot.task.echo["audio"] = order.sound;
    echoMedia(shot, media);
    return std::nullopt;
}

} // namespace studio::sandbox
