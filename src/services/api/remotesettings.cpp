// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/remotesettings.h"

#include "services/api/json.h"
#include "services/api/wire.h"
#include "services/net/urls.h"

#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! useapi.net, POST gen3turbo/create (2025-01-02): `options.camera` of the answer.
constexpr std::array<std::pair<QLatin1StringView, Role>, 6> CameraLetters{{
    {"x"_L1, Role::CameraHorizontal},
    {"y"_L1, Role::CameraVertical},
    {"r"_L1, Role::CameraRoll},
    {"z"_L1, Role::CameraZoom},
    {"bg_x_pan"_L1, Role::CameraPan},
    {"bg_y_pan"_L1, Role::CameraTilt},
}};

//! Without the noise that a division by ten leaves behind.
double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

void putText(GenerationRequest &request, Role role, const QJsonValue &value)
{
    if (const QString text = value.toString(); !text.trimmed().isEmpty())
        request.setValue(role, text);
}

//! Numbers also come as texts; whole ones go on as whole ones.
void putNumber(GenerationRequest &request, Role role, const QJsonValue &value, double factor = 1)
{
    const auto number = json::number(value);
    if (!number || !std::isfinite(*number * factor))
        return;
    const double meant = rounded(*number * factor);
    if (std::trunc(meant) == meant && std::abs(meant) < 9.0e15)
        request.setValue(role, QJsonValue(qint64(meant)));
    else
        request.setValue(role, meant);
}

bool addInput(GenerationRequest &request, Role role, MediaKind kind, const QJsonValue &address)
{
    // The documents write "<asset url>"; anything that is no address is as good as none.
    const QUrl url(address.toString(), QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || !isAcceptableAddress(url))
        return false;
    MediaInput input;
    input.role = role;
    input.reference = {MediaReference::Kind::Url, address.toString()};
    input.kind = kind;
    request.media.append(input);
    return true;
}

void readCamera(GenerationRequest &request, const QJsonObject &camera)
{
    for (const auto &[letter, role] : CameraLetters) {
        const auto number = json::number(camera.value(letter));
        if (number && *number != 0)
            putNumber(request, role, camera.value(letter));
    }
    if (camera.value("static"_L1).toBool())
        request.setValue(Role::CameraStatic, true);
}

//! 0, 0.5 and 1 of the clip.
Role roleAt(double timestamp)
{
    return timestamp < 0.25 ? Role::First : timestamp > 0.75 ? Role::Last : Role::Middle;
}

void readKeyframes(GenerationRequest &request, const QJsonObject &options)
{
    const QJsonArray keyframes = options.value("keyframes"_L1).toArray();
    for (const QJsonValue &keyframe : keyframes) {
        const auto timestamp = json::number(keyframe.toObject().value("timestamp"_L1));
        if (!timestamp)
            continue;
        const Role role = roleAt(*timestamp);
        if (!request.input(role))
            addInput(request, role, MediaKind::Image, keyframe.toObject().value("image"_L1));
    }
    if (request.media.isEmpty()) {
        const bool isEnd = options.value("image_as_end_frame"_L1).toBool();
        if (!addInput(request, Role::First, MediaKind::Image, options.value("init_image"_L1)))
            addInput(request, Role::First, MediaKind::Image, options.value("image_prompt"_L1));
        if (isEnd && !request.media.isEmpty())
            request.values.insert(u"image_as_end_frame"_s, true);
    }
}

//! Which of an answer's options are settings of the model. Much more is echoed than can be chosen: a seed and
//! a length come with every clip.
enum Setting : unsigned {
    Prompt = 1,
    Seconds = 2,
    Seed = 4,
    Flip = 8, //!< landscape or portrait
    Ratio = 16, //!< "16:9", told as itself or as width and height
    Resolution = 32,
    Sound = 64,
    Count = 128,
    Style = 256,
    Diversity = 512,
    Enhance = 1024,
    Camera = 2048,
    Structure = 4096,
    Explore = 8192,
};
constexpr unsigned Clip = Prompt | Seconds | Seed | Explore;
constexpr unsigned Remote = Prompt | Ratio | Explore; //!< videos/create and images/create

//! How the inputs are echoed.
enum class Inputs {
    Keyframes, //!< keyframes, init_image, image_prompt
    Performance, //!< driving_video, character_image or character_video
    VideoPrompt, //!< video_prompt, image_prompt
    Extended, //!< init_video
    VideoUrl, //!< video_url
    LipSync, //!< image_url or video_url, audio_url
    First, //!< reference_images: first and last
    References, //!< start_frame, end_frame, reference_images, …_videos, …_audios
    Motion, //!< reference_images: who; reference_videos: what they do
};

//! What makes tasks of one type whose options have `marker`.
struct Maker {
    QLatin1StringView taskType;
    QLatin1StringView marker; //!< empty: whatever the options are
    QLatin1StringView operation; //!< empty: by the inputs
    QLatin1StringView model;
    Inputs inputs;
    unsigned settings;
};

// Answers of useapi.net's documents (2024-12…2026-03). The first row that fits counts. A task of
// images/create has a number of pictures, one of videos/create its model's word.
// clang-format off
constexpr Maker Makers[] = {
    {"gen3a"_L1, "driving_video"_L1, "character-performance"_L1, "act_one"_L1, Inputs::Performance, Flip | Explore},
    {"gen3a_turbo"_L1, "driving_video"_L1, "character-performance"_L1, "act_one_turbo"_L1, Inputs::Performance, Flip | Explore},
    {"gen3a"_L1, "init_video"_L1, "video-extend"_L1, "gen3a"_L1, Inputs::Extended, Clip},
    {"gen3a_turbo"_L1, "init_video"_L1, "video-extend"_L1, "gen3a_turbo"_L1, Inputs::Extended, Prompt | Seed | Explore},
    {"gen3a_turbo"_L1, "outpaint"_L1, "video-expand"_L1, "gen3a_turbo"_L1, Inputs::VideoPrompt, Clip | Flip},
    {"gen3a"_L1, "video_prompt"_L1, "video-to-video"_L1, "gen3a"_L1, Inputs::VideoPrompt, Clip | Structure},
    {"gen3a_turbo"_L1, "video_prompt"_L1, "video-to-video"_L1, "gen3a_turbo"_L1, Inputs::VideoPrompt, Clip | Structure | Flip},
    {"gen3a"_L1, {}, {}, "gen3a"_L1, Inputs::Keyframes, Clip | Enhance},
    {"gen3a_turbo"_L1, {}, {}, "gen3a_turbo"_L1, Inputs::Keyframes, Clip | Flip | Camera},
    {"gen4"_L1, "num_images"_L1, "text-to-image"_L1, "gen4"_L1, Inputs::References, Remote | Seed | Resolution | Count | Style | Diversity},
    {"gen4"_L1, "model"_L1, "image-to-video"_L1, "gen4-videos"_L1, Inputs::First, Clip | Ratio},
    {"gen4"_L1, {}, "image-to-video"_L1, "gen4"_L1, Inputs::Keyframes, Clip | Ratio},
    {"gen4_turbo"_L1, {}, "image-to-video"_L1, "gen4_turbo"_L1, Inputs::Keyframes, Clip | Ratio},
    {"gen4-turbo"_L1, "num_images"_L1, "text-to-image"_L1, "gen4-turbo"_L1, Inputs::References, Remote | Seed | Resolution | Count | Style},
    {"gen4-turbo"_L1, {}, "image-to-video"_L1, "gen4-turbo"_L1, Inputs::First, Clip | Ratio},
    {"gen4.5"_L1, "model"_L1, {}, "gen4.5-videos"_L1, Inputs::First, Clip | Ratio | Sound},
    {"gen4.5"_L1, {}, {}, "gen4.5"_L1, Inputs::Keyframes, Clip | Ratio},
    {"gen4_aleph"_L1, {}, "video-to-video"_L1, "aleph"_L1, Inputs::VideoPrompt, Prompt | Seed | Explore},
    {"act_two"_L1, {}, "character-performance"_L1, "act_two"_L1, Inputs::Performance, Seed | Ratio | Explore},
    {"gen3a_upscale"_L1, {}, "video-upscale"_L1, "gen3a_upscale"_L1, Inputs::VideoUrl, Explore},
    {"upscale_v1"_L1, {}, "video-upscale"_L1, "gen4_upscale"_L1, Inputs::VideoUrl, Explore},
    {"topaz_upscale"_L1, {}, "video-upscale"_L1, "topaz_upscale"_L1, Inputs::VideoUrl, Explore},
    {"super_slow_motion"_L1, {}, "slow-motion"_L1, "super_slow_motion"_L1, Inputs::VideoUrl, 0},
    {"lipsync"_L1, {}, "lip-sync"_L1, "lipsync"_L1, Inputs::LipSync, Explore},
    {"frames"_L1, {}, "text-to-image"_L1, "frames"_L1, Inputs::References, Remote | Seed | Count | Style | Diversity},
    {"nano-banana"_L1, {}, "text-to-image"_L1, "nano-banana"_L1, Inputs::References, Remote | Count},
    {"nano-banana-2"_L1, {}, "text-to-image"_L1, "nano-banana-2"_L1, Inputs::References, Remote | Count | Resolution},
    {"nano-banana-2-lite"_L1, {}, "text-to-image"_L1, "nano-banana-2-lite"_L1, Inputs::References, Remote | Count},
    {"nano-banana-pro"_L1, {}, "text-to-image"_L1, "nano-banana-pro"_L1, Inputs::References, Remote | Count | Resolution},
    {"flux-2-max"_L1, {}, "text-to-image"_L1, "flux-2-max"_L1, Inputs::References, Remote | Count | Resolution | Seed},
    {"flux-2-klein"_L1, {}, "text-to-image"_L1, "flux-2-klein"_L1, Inputs::References, Remote | Count | Resolution | Seed},
    {"gpt-image-1-5"_L1, {}, "text-to-image"_L1, "gpt-image-1-5"_L1, Inputs::References, Remote | Count},
    {"gpt-image-1-mini"_L1, {}, "text-to-image"_L1, "gpt-image-1-mini"_L1, Inputs::References, Remote | Count},
    {"seedream-5"_L1, {}, "text-to-image"_L1, "seedream-5"_L1, Inputs::References, Remote | Count | Resolution},
    {"seedance-2"_L1, {}, {}, "seedance-2"_L1, Inputs::References, Remote | Seconds | Resolution | Sound},
    {"seedance-2-fast"_L1, {}, {}, "seedance-2-fast"_L1, Inputs::References, Remote | Seconds | Resolution | Sound},
    {"kling-o3-4k"_L1, {}, {}, "kling-o3-4k"_L1, Inputs::References, Remote | Seconds | Sound},
    {"kling-o3-pro"_L1, "reference_videos"_L1, "video-to-video"_L1, "kling-o3-pro"_L1, Inputs::References, Prompt | Sound | Explore},
    {"kling-o3-pro"_L1, {}, {}, "kling-o3-pro"_L1, Inputs::References, Remote | Seconds | Sound},
    {"kling-o3-standard"_L1, "reference_videos"_L1, "video-to-video"_L1, "kling-o3-standard"_L1, Inputs::References, Prompt | Sound | Explore},
    {"kling-o3-standard"_L1, {}, {}, "kling-o3-standard"_L1, Inputs::References, Remote | Seconds | Sound},
    {"kling-3.0-pro"_L1, {}, {}, "kling-3.0-pro"_L1, Inputs::First, Remote | Seconds | Sound},
    {"kling-3.0-standard"_L1, {}, {}, "kling-3.0-standard"_L1, Inputs::First, Remote | Seconds | Sound},
    {"kling-3.0-motion-control"_L1, {}, "character-performance"_L1, "kling-3.0-motion-control"_L1, Inputs::Motion, Prompt | Resolution | Sound | Explore},
    {"kling-2.6-pro"_L1, {}, "text-to-video"_L1, "kling-2.6-pro"_L1, Inputs::First, Remote | Seconds | Sound},
    {"kling-2.6-i2v"_L1, {}, "image-to-video"_L1, "kling-2.6-i2v"_L1, Inputs::First, Remote | Seconds},
    {"wan-2.6-flash"_L1, {}, "image-to-video"_L1, "wan-2.6-flash"_L1, Inputs::First, Remote | Seconds | Resolution | Sound},
    {"wan-2.2-animate"_L1, {}, "character-performance"_L1, "wan-2.2-animate"_L1, Inputs::Motion, Ratio | Explore},
    {"grok-imagine-1.5"_L1, {}, "image-to-video"_L1, "grok-imagine-1.5"_L1, Inputs::First, Remote | Seconds | Resolution},
    {"happyhorse-1.0"_L1, {}, {}, "happyhorse-1.0"_L1, Inputs::First, Remote | Seconds | Resolution},
    {"veo-3.1"_L1, {}, {}, "veo-3.1"_L1, Inputs::First, Remote | Seconds | Resolution | Sound},
    {"sora-2"_L1, {}, {}, "sora-2"_L1, Inputs::First, Remote | Seconds},
    {"sora-2-pro"_L1, {}, {}, "sora-2-pro"_L1, Inputs::First, Remote | Seconds | Resolution},
};
// clang-format on

const Maker *makerOf(const QString &taskType, const QJsonObject &options)
{
    const auto *found
        = std::find_if(std::begin(Makers), std::end(Makers), [&taskType, &options](const Maker &maker) {
              const QJsonValue mark = options.value(maker.marker);
              const bool isMarked = maker.marker.isEmpty()
                  || !(mark.isUndefined() || mark.isNull() || mark == QJsonValue(false));
              return maker.taskType == taskType && isMarked;
          });
    return found == std::end(Makers) ? nullptr : found;
}

//! Act-One and Act-Two. Nobody can choose the length.
void readPerformance(GenerationRequest &request, const QJsonObject &options)
{
    addInput(request, Role::Driving, MediaKind::Video, options.value("driving_video"_L1));
    if (options.value("character_image"_L1).isString())
        addInput(request, Role::Character, MediaKind::Image, options.value("character_image"_L1));
    else
        addInput(request, Role::Character, MediaKind::Video, options.value("character_video"_L1));
    putNumber(request, Role::Expression, options.value("motion_multiplier"_L1)); // Act-One
    putNumber(request, Role::Expression, options.value("expression_intensity"_L1)); // Act-Two
    if (options.value("body_control"_L1).isBool())
        request.setValue(Role::BodyControl, options.value("body_control"_L1));
}

void readLipSync(GenerationRequest &request, const QJsonObject &options)
{
    if (options.contains("image_url"_L1))
        addInput(request, Role::Image, MediaKind::Image, options.value("image_url"_L1));
    else
        addInput(request, Role::Character, MediaKind::Video, options.value("video_url"_L1));
    addInput(request, Role::Audio, MediaKind::Audio, options.value("audio_url"_L1));
    putText(request, Role::Prompt, options.value("voice_text"_L1));
    putText(request, Role::Voice, options.value("voiceId"_L1));
    if (options.value("model_id"_L1).isString())
        request.values.insert(u"model_id"_s, options.value("model_id"_L1));
}

void readSlowMotion(GenerationRequest &request, const QJsonObject &options)
{
    addInput(request, Role::Source, MediaKind::Video, options.value("video_url"_L1));
    if (request.operation != "slow-motion"_L1)
        return;
    putNumber(request, Role::Speed, options.value("speed"_L1));
    putText(request, Role::OutputFormat, options.value("format"_L1));
}

void addAll(GenerationRequest &request, const QList<Role> &roles, MediaKind kind, const QJsonArray &addresses)
{
    for (qsizetype i = 0; i < addresses.size(); ++i)
        addInput(request, roles.value(i, roles.last()), kind, addresses.at(i));
}

void readReferences(GenerationRequest &request, const Maker &maker, const QJsonObject &options)
{
    const QJsonArray pictures = options.value("reference_images"_L1).toArray();
    const QJsonArray clips = options.value("reference_videos"_L1).toArray();
    if (maker.inputs == Inputs::First) {
        addAll(request, {Role::First, Role::Last}, MediaKind::Image, pictures);
        return;
    }
    if (maker.inputs == Inputs::Motion) {
        addAll(request, {Role::Character}, MediaKind::Image, pictures);
        addAll(request, {Role::Driving}, MediaKind::Video, clips);
        return;
    }
    addInput(request, Role::First, MediaKind::Image, options.value("start_frame"_L1));
    addInput(request, Role::Last, MediaKind::Image, options.value("end_frame"_L1));
    addAll(request, {Role::Source, Role::ReferenceVideo}, MediaKind::Video, clips);
    addAll(request, {Role::Reference}, MediaKind::Image, pictures);
    addAll(request, {Role::ReferenceAudio}, MediaKind::Audio, options.value("reference_audios"_L1).toArray());
}

void readInputs(GenerationRequest &request, const Maker &maker, const QJsonObject &options)
{
    switch (maker.inputs) {
    case Inputs::Keyframes:
        readKeyframes(request, options);
        return;
    case Inputs::Performance:
        readPerformance(request, options);
        return;
    case Inputs::VideoPrompt:
        addInput(request, Role::Source, MediaKind::Video, options.value("video_prompt"_L1));
        addInput(request, Role::Reference, MediaKind::Image, options.value("image_prompt"_L1));
        return;
    case Inputs::Extended:
        addInput(request, Role::Source, MediaKind::Video, options.value("init_video"_L1));
        return;
    case Inputs::VideoUrl:
        readSlowMotion(request, options);
        return;
    case Inputs::LipSync:
        readLipSync(request, options);
        return;
    case Inputs::First:
    case Inputs::References:
    case Inputs::Motion:
        readReferences(request, maker, options);
        return;
    }
}

//! What is asked for depends on what it was made of.
QString operationOf(const Maker &maker, const QJsonObject &options)
{
    if (!maker.operation.isEmpty())
        return maker.operation;
    const auto has = [&options](QLatin1StringView name) { return !options.value(name).toArray().isEmpty(); };
    if (maker.inputs == Inputs::References && has("reference_videos"_L1))
        return u"video-to-video"_s;
    const bool isStarted = options.value("start_frame"_L1).isString()
        || options.value("init_image"_L1).isString() || options.value("image_prompt"_L1).isString()
        || has("keyframes"_L1) || (maker.inputs == Inputs::First && has("reference_images"_L1));
    return isStarted ? u"image-to-video"_s : u"text-to-video"_s;
}

//! "16:9"; what the form calls so may be a little off it, in whole pixels (1584 × 672 is 21:9).
QString ratioOf(double width, double height)
{
    constexpr std::pair<int, int> Known[]
        = {{16, 9}, {9, 16}, {1, 1}, {4, 3}, {3, 4}, {21, 9}, {9, 21}, {3, 2}, {2, 3}, {5, 4}, {4, 5}};
    constexpr double Tolerance = 0.02;
    for (const auto &[across, down] : Known) {
        if (std::abs(width / height * down / across - 1) < Tolerance)
            return u"%1:%2"_s.arg(across).arg(down);
    }
    return {};
}

void readShape(GenerationRequest &request, unsigned settings, const QJsonObject &options)
{
    const auto width = json::number(options.value("width"_L1));
    const auto height = json::number(options.value("height"_L1));
    const bool isSized = width && height && *width > 0 && *height > 0;
    if (settings & Ratio) {
        const QString told = options.value("aspect_ratio"_L1).toString();
        putText(request, Role::Aspect, told.isEmpty() && isSized ? ratioOf(*width, *height) : told);
    }
    // Act-One: a clip keeps its format.
    const bool isKept = (settings & Flip) && options.value("character_video"_L1).isString();
    if (!(settings & Flip) || isKept)
        return;
    const QJsonValue flip = options.value("flip"_L1);
    if (flip.isBool() || isSized) {
        const bool isPortrait = flip.isBool() ? flip.toBool() : *height > *width;
        request.setValue(Role::Aspect, isPortrait ? u"portrait"_s : u"landscape"_s);
    }
}

void readSettings(GenerationRequest &request, unsigned settings, const QJsonObject &options)
{
    if (settings & Prompt)
        putText(request, Role::Prompt, options.value("text_prompt"_L1));
    if (settings & Seconds)
        putNumber(request, Role::Duration,
            options.value(options.contains("seconds"_L1) ? "seconds"_L1 : "duration"_L1));
    if (settings & Seed)
        putNumber(request, Role::Seed, options.value("seed"_L1));
    if (settings & Resolution)
        putText(request, Role::Resolution, options.value("resolution"_L1));
    if (settings & Count)
        putNumber(request, Role::OutputCount, options.value("num_images"_L1));
    if (settings & Style)
        putText(request, Role::Style, options.value("style"_L1));
    if ((settings & Diversity) && json::number(options.value("diversity"_L1)))
        request.values.insert(u"diversity"_s, *json::number(options.value("diversity"_L1)));
    if ((settings & Sound) && options.value("audio"_L1).isBool())
        request.setValue(Role::Sound, options.value("audio"_L1));
    if ((settings & Enhance) && options.value("enhance_prompt"_L1).isBool())
        request.setValue(Role::EnhancePrompt, options.value("enhance_prompt"_L1));
    // Sent as 0…10 and echoed divided by ten (useapi.net, POST gen3/video).
    if (settings & Structure)
        putNumber(request, Role::Structure, options.value("structure_transformation"_L1), 10);
    if (settings & Camera)
        readCamera(request, options.value("camera"_L1).toObject());
    if ((settings & Explore) && options.value("exploreMode"_L1).toBool())
        request.setValue(Role::ExploreMode, true);
    if (options.value("characterOrientation"_L1).isString())
        request.values.insert(u"characterOrientation"_s, options.value("characterOrientation"_L1));
    readShape(request, settings, options);
}

//! The last part of an asset's id, when it is one that no other file has in its path by chance.
QString uuidOf(const QString &assetId)
{
    const QString last = assetId.section(u':', -1);
    return QUuid::fromString(last).isNull() ? QString() : last;
}

} // namespace

Result<GenerationRequest> useapiSettings(const QJsonObject &whole)
{
    const QJsonValue inner = whole.value("task"_L1);
    const QJsonObject task = inner.isObject() ? inner.toObject() : whole;
    const QJsonObject options = task.value("options"_L1).toObject();
    if (options.isEmpty())
        return failure(ErrorKind::NotFound, u"The provider tells no settings of this task."_s);
    const Maker *maker = makerOf(task.value("taskType"_L1).toString(), options);
    if (!maker)
        return failure(ErrorKind::NotFound, u"What made this task is not known here."_s);
    GenerationRequest request;
    request.provider = u"useapi"_s;
    request.operation = operationOf(*maker, options);
    request.model = maker->model;
    readInputs(request, *maker, options);
    readSettings(request, maker->settings, options);
    if (const auto address = task.value("replyUrl"_L1).toString(); address.startsWith("https://"_L1))
        request.setValue(Role::ReplyUrl, address);
    return request;
}

bool hasAddresses(const GenerationRequest &request)
{
    return std::any_of(request.media.cbegin(), request.media.cend(),
        [](const MediaInput &input) { return input.reference.kind == MediaReference::Kind::Url; });
}

void nameAssets(GenerationRequest &request, const QJsonArray &assets)
{
    for (MediaInput &input : request.media) {
        if (input.reference.kind != MediaReference::Kind::Url)
            continue;
        const QString path = QUrl(input.reference.value).path();
        const auto found = std::find_if(assets.begin(), assets.end(), [&path](const QJsonValue &asset) {
            const QJsonObject object = asset.toObject();
            const QString uuid = uuidOf(object.value("assetId"_L1).toString());
            const QString file = QUrl(object.value("url"_L1).toString()).path();
            return isUsableId(object.value("assetId"_L1).toString())
                && ((file.size() > 1 && file == path) || (!uuid.isEmpty() && path.contains(uuid)));
        });
        if (found != assets.end())
            input.reference = {MediaReference::Kind::Asset, found->toObject().value("assetId"_L1).toString()};
    }
}

void dropAddresses(GenerationRequest &request)
{
    request.media.removeIf(
        [](const MediaInput &input) { return input.reference.kind == MediaReference::Kind::Url; });
}

Result<GenerationRequest> useapiSettings(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return failure(object.error());
    return useapiSettings(*object);
}

} // namespace studio
