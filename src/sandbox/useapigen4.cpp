// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of Gen-4 and those that work on a clip, whoever made it.
#include "sandbox/useapishot.h"

#include <algorithm>

namespace studio::sandbox {

namespace {

using Kind = RenderOrder::Kind;

constexpr int tooLargeSide = 4096;
constexpr double longestTopaz = 40; //!< videos/upscale: "Max source duration 40 seconds"
constexpr double shortestDriver = 3; //!< gen4/act-two
constexpr double longestDriver = 30;
constexpr double charactersPerSecond = 15; //!< speech
constexpr double tolerance = 0.05; //!< containers round lengths

std::string ratioOf(const UseapiShot &shot)
{
    return shot.has("aspect_ratio") ? textOf(shot.body, "aspect_ratio") : "16:9";
}

void makeClip(UseapiShot &shot, double seconds)
{
    RenderOrder &order = shot.task.order;
    order.seconds = shot.paidSeconds = seconds;
    shot.addFrame("firstImage_assetId", 0);
    shot.setSize(gen4Size(ratioOf(shot)));
    shot.task.echo.update({{"seconds", figure(seconds)}, {"enhance_prompt", true}});
    if (shot.asset("firstImage_assetId")) {
        shot.task.echo["init_image"] = shot.fileOf("firstImage_assetId");
        shot.task.echo["keyframes"]
            = Json::array({{{"image", shot.fileOf("firstImage_assetId")}, {"timestamp", 0}}});
    }
}

UseapiProblem upscale(UseapiShot &shot, const char *member)
{
    const Asset *clip = shot.asset(member);
    if (std::max(clip->width, clip->height) >= tooLargeSide)
        return std::string("Parameter ") + member + ": the clip is large enough.";
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Upscale;
    order.seconds = shot.paidSeconds = clip->seconds;
    order.sound = clip->hasSound;
    shot.addInput(member, "source");
    shot.setSize(enlarged({clip->width, clip->height}));
    shot.task.echo.update({{"seconds", figure(clip->seconds)}, {"video_url", shot.fileOf(member)}});
    return std::nullopt;
}

} // namespace

UseapiProblem makeGen4Create(UseapiShot &shot)
{
    if (!shot.asset("firstImage_assetId"))
        return "Parameter firstImage_assetId is required.";
    makeClip(shot, numberOf(shot.body, "seconds", 5));
    return std::nullopt;
}

UseapiProblem makeGen45Create(UseapiShot &shot)
{
    if (!shot.asset("firstImage_assetId")) {
        if (textOf(shot.body, "text_prompt").empty())
            return "Parameter text_prompt is required without firstImage_assetId.";
        if (ratioOf(shot) != "16:9")
            return "Parameter aspect_ratio has to be 16:9 without firstImage_assetId.";
    }
    makeClip(shot, numberOf(shot.body, "seconds", 5));
    return std::nullopt;
}

UseapiProblem makeGen4Video(UseapiShot &shot)
{
    const Asset *clip = shot.asset("video_assetId");
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Restyle;
    order.strength = 0.5;
    order.seconds = shot.paidSeconds = clip->seconds;
    shot.addInput("video_assetId", "source");
    shot.addInput("image_assetId", "reference");
    shot.setSize(evened({clip->width, clip->height}));
    shot.task.echo.update(
        {{"seconds", figure(clip->seconds)}, {"video_prompt", shot.fileOf("video_assetId")}});
    if (shot.asset("image_assetId"))
        shot.task.echo["image_prompt"] = shot.fileOf("image_assetId");
    return std::nullopt;
}

UseapiProblem makeActTwo(UseapiShot &shot)
{
    const Asset *driver = shot.asset("driving_assetId");
    if (driver->seconds < shortestDriver - tolerance || driver->seconds > longestDriver + tolerance)
        return "Parameter driving_assetId: the clip has to be 3…30 seconds long.";
    const bool drawn = shot.asset("character_assetId")->kind == "image";
    const auto intensity = integerOf(shot.body, "expression_intensity", 3);
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Performance;
    order.strength = double(intensity) / 5;
    order.seconds = shot.paidSeconds = driver->seconds;
    order.sound = driver->hasSound;
    shot.addInput("driving_assetId", "driver");
    shot.addInput("character_assetId", "character");
    shot.setSize(gen4Size(ratioOf(shot)));
    shot.task.echo.update({{"seconds", figure(driver->seconds)}, {"expression_intensity", intensity},
        {"body_control", !shot.has("body_control") || flagOf(shot.body, "body_control")},
        {"driving_video", shot.fileOf("driving_assetId")},
        {drawn ? "character_image" : "character_video", shot.fileOf("character_assetId")}});
    return std::nullopt;
}

UseapiProblem makeGen4Upscale(UseapiShot &shot)
{
    return upscale(shot, "assetId");
}

UseapiProblem makeVideosUpscale(UseapiShot &shot)
{
    if (shot.asset("videoAssetId")->seconds > longestTopaz + tolerance)
        return "Parameter videoAssetId: the clip is longer than 40 seconds.";
    return upscale(shot, "videoAssetId");
}

UseapiProblem makeSlowMotion(UseapiShot &shot)
{
    const Asset *clip = shot.asset("assetId");
    if (!clip->saysSeconds && !shot.has("duration"))
        return "Parameter duration is required, the asset does not say how long it is.";
    for (const char *side : {"width", "height"}) {
        if (!clip->saysSize && !shot.has(side))
            return std::string("Parameter ") + side + " is required, the asset does not say how large it is.";
    }
    const double speed = numberOf(shot.body, "speed");
    const bool prores = textOf(shot.body, "format") == "prores";
    RenderOrder &order = shot.task.order;
    order.kind = Kind::SlowMotion;
    order.strength = speed;
    order.seconds = clip->seconds / speed;
    order.format = prores ? "mov" : "mp4";
    shot.addInput("assetId", "source");
    shot.setSize(evened({clip->width, clip->height}));
    shot.task.echo.update({{"speed", figure(speed)}, {"seconds", figure(order.seconds)},
        {"format", prores ? "prores" : "mp4"}, {"video_url", shot.fileOf("assetId")}});
    if (!textOf(shot.body, "name").empty())
        shot.task.echo["name"] = textOf(shot.body, "name");
    return std::nullopt;
}

UseapiProblem makeLipSync(UseapiShot &shot)
{
    const bool picture = shot.asset("image_assetId") != nullptr;
    if (picture == (shot.asset("video_assetId") != nullptr))
        return "Exactly one of image_assetId and video_assetId is required.";
    const bool speaks = shot.has("voiceId") || shot.has("voice_text");
    const Asset *sound = shot.asset("audio_assetId");
    if (speaks == (sound != nullptr))
        return "Either audio_assetId or voiceId and voice_text are required.";
    if (speaks && !(shot.has("voiceId") && shot.has("voice_text")))
        return "Parameters voiceId and voice_text belong together.";
    const char *face = picture ? "image_assetId" : "video_assetId";
    const Asset *character = shot.asset(face);
    const std::string text = textOf(shot.body, "voice_text");
    RenderOrder &order = shot.task.order;
    order.kind = Kind::LipSync;
    order.sound = true;
    order.seconds = shot.paidSeconds
        = sound ? sound->seconds : std::max(1.0, double(utf16Length(text)) / charactersPerSecond);
    shot.addInput(face, "character");
    if (sound)
        shot.addInput("audio_assetId", "audio");
    else
        order.prompt = text;
    order.voice = textOf(shot.body, "voiceId");
    const QSize whole(character->width, character->height);
    shot.setSize(
        evened(std::max(whole.width(), whole.height()) > 1280 ? whole.scaled(1280, 1280, Qt::KeepAspectRatio)
                                                              : whole));
    shot.task.echo.update(
        {{"seconds", figure(order.seconds)}, {picture ? "image_url" : "video_url", shot.fileOf(face)}});
    if (sound)
        shot.task.echo["audio_url"] = shot.fileOf("audio_assetId");
    else
        shot.task.echo.update({{"voiceId", order.voice}, {"voice_text", text},
            {"model_id", shot.body.value("model_id", "eleven_multilingual_v1")}});
    return std::nullopt;
}

} // namespace studio::sandbox
