// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of Gen-3 Alpha and Gen-3 Alpha Turbo, Act-One among them.
#include "sandbox/useapishot.h"

#include <algorithm>
#include <array>

namespace studio::sandbox {

namespace {

using Kind = RenderOrder::Kind;

constexpr double unknownSeconds = 10; //!< gen3/video: "it will default to 10 seconds"
constexpr double turboExtension = 8; //!< gen3turbo/extend: always that much
constexpr double longestTurbo = 34;
constexpr double longestGen3 = 40;
constexpr int mostExtensions = 3;

struct Picture {
    const char *member;
    double time;
};

constexpr std::array<Picture, 3> pictures{
    {{"firstImage_assetId", 0}, {"middleImage_assetId", 0.5}, {"lastImage_assetId", 1}}};

//! A motion, and what the task's options call it.
struct Axis {
    const char *member;
    const char *echoed;
    double RenderOrder::Camera::*target;
};

constexpr std::array<Axis, 6> axes{
    {{"horizontal", "x", &RenderOrder::Camera::horizontal}, {"vertical", "y", &RenderOrder::Camera::vertical},
        {"roll", "r", &RenderOrder::Camera::roll}, {"zoom", "z", &RenderOrder::Camera::zoom},
        {"pan", "bg_x_pan", &RenderOrder::Camera::pan}, {"tilt", "bg_y_pan", &RenderOrder::Camera::tilt}}};

bool moves(const Json &body)
{
    return std::any_of(
        axes.begin(), axes.end(), [&body](const Axis &axis) { return body.contains(axis.member); });
}

void takeCamera(UseapiShot &shot)
{
    RenderOrder::Camera &camera = shot.task.order.camera;
    Json echoed = Json::object();
    for (const Axis &axis : axes) {
        const double amount = numberOf(shot.body, axis.member);
        camera.*axis.target = amount;
        echoed[axis.echoed] = amount;
    }
    echoed["static"] = flagOf(shot.body, "static");
    camera.given = moves(shot.body) || flagOf(shot.body, "static");
    if (camera.given)
        shot.task.echo["camera"] = echoed;
}

QSize frameOf(bool portrait)
{
    return portrait ? QSize(768, 1280) : QSize(1280, 768);
}

double secondsSaidBy(const Asset &clip)
{
    return clip.saysSeconds && clip.seconds > 0 ? clip.seconds : unknownSeconds;
}

//! What gen3/video and gen3turbo/video do alike.
void restyle(UseapiShot &shot, bool portrait, double seconds)
{
    const double change = numberOf(shot.body, "structure_transformation", 3) / 10;
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Restyle;
    order.strength = change;
    order.seconds = shot.paidSeconds = seconds;
    shot.addInput("assetId", "source");
    shot.setSize(frameOf(portrait));
    const Asset *clip = shot.asset("assetId");
    shot.task.echo.update({{"seconds", figure(seconds)}, {"structure_transformation", change},
        {"video_prompt", shot.fileOf("assetId")},
        {"video_prompt_preview_image", clip->previews > 0 ? Json{{"$file", clip->previewName(0)}} : Json()},
        {"image_as_end_frame", false}, {"enhance_prompt", true}});
}

UseapiProblem extend(UseapiShot &shot, const std::string &model, double added, double longest)
{
    const Asset *clip = shot.asset("assetId");
    if (clip->model != model)
        return "Parameter assetId has to be the assetId of a clip made by "
            + std::string(model == "gen3a" ? "Gen-3 Alpha." : "Gen-3 Alpha Turbo.");
    if (clip->extensions >= mostExtensions)
        return "This clip was extended 3 times already.";
    if (clip->seconds + added > longest + 0.05)
        return "The extended clip would be longer than " + std::to_string(int(longest)) + " seconds.";
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Extend;
    order.seconds = shot.paidSeconds = added;
    shot.addInput("assetId", "source");
    shot.setSize({clip->width, clip->height});
    shot.task.echo.update({{"seconds", figure(added)}, {"init_video", shot.fileOf("assetId")},
        {"extended", true}, {"$extensions", clip->extensions + 1}});
    return std::nullopt;
}

} // namespace

UseapiProblem makeGen3TurboCreate(UseapiShot &shot)
{
    const Json &body = shot.body;
    if (flagOf(body, "static") && moves(body))
        return "Parameter static is not compatible with other motion parameters.";
    if (shot.assets.empty() && textOf(body, "text_prompt").empty())
        return "At least one image or text_prompt is required.";
    Json keyframes = Json::array();
    for (const Picture &picture : pictures) {
        if (!shot.asset(picture.member))
            continue;
        shot.addFrame(picture.member, picture.time);
        keyframes.push_back({{"image", shot.fileOf(picture.member)}, {"timestamp", figure(picture.time)}});
    }
    const bool portrait = textOf(body, "aspect_ratio") == "portrait";
    RenderOrder &order = shot.task.order;
    order.size = frameOf(portrait);
    order.seconds = shot.paidSeconds = numberOf(body, "seconds", 5);
    shot.task.echo.update({{"seconds", figure(order.seconds)}, {"enhance_prompt", true}, {"flip", portrait}});
    if (!keyframes.empty()) {
        shot.task.echo["init_image"] = keyframes.front()["image"];
        shot.task.echo["keyframes"] = std::move(keyframes);
    }
    takeCamera(shot);
    return std::nullopt;
}

UseapiProblem makeGen3Create(UseapiShot &shot)
{
    const Json &body = shot.body;
    for (const char *gone : {"turbo", "aspect_ratio"}) {
        if (shot.has(gone))
            return std::string("Parameter ") + gone + " is not supported, use gen3turbo/create.";
    }
    if (shot.assets.empty() && textOf(body, "text_prompt").empty())
        return "At least one of image_assetId and text_prompt is required.";
    const bool atEnd = flagOf(body, "image_as_end_frame");
    const bool enhance = !shot.has("enhance_prompt") || flagOf(body, "enhance_prompt");
    shot.addFrame("image_assetId", atEnd ? 1 : 0);
    shot.setSize(frameOf(false));
    RenderOrder &order = shot.task.order;
    order.seconds = shot.paidSeconds = numberOf(body, "seconds", 5);
    shot.task.echo.update({{"seconds", figure(order.seconds)}, {"image_as_end_frame", atEnd},
        {"enhance_prompt", enhance}, {"resolution", "720p"}});
    if (shot.asset("image_assetId"))
        shot.task.echo["init_image"] = shot.fileOf("image_assetId");
    return std::nullopt;
}

UseapiProblem makeGen3Video(UseapiShot &shot)
{
    restyle(shot, false, numberOf(shot.body, "seconds", secondsSaidBy(*shot.asset("assetId"))));
    return std::nullopt;
}

UseapiProblem makeGen3TurboVideo(UseapiShot &shot)
{
    const bool portrait = textOf(shot.body, "aspect_ratio") == "portrait";
    restyle(shot, portrait, numberOf(shot.body, "seconds", unknownSeconds));
    shot.task.echo["flip"] = portrait;
    return std::nullopt;
}

UseapiProblem makeGen3Extend(UseapiShot &shot)
{
    return extend(shot, "gen3a", numberOf(shot.body, "seconds", 5), longestGen3);
}

UseapiProblem makeGen3TurboExtend(UseapiShot &shot)
{
    return extend(shot, "gen3a_turbo", turboExtension, longestTurbo);
}

UseapiProblem makeGen3TurboExpand(UseapiShot &shot)
{
    const bool portrait = textOf(shot.body, "outpaint_aspect_ratio") == "portrait";
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Expand;
    order.seconds = shot.paidSeconds
        = numberOf(shot.body, "seconds", secondsSaidBy(*shot.asset("videoAssetId")));
    shot.addInput("videoAssetId", "source");
    shot.addInput("imageAssetId", "reference");
    shot.setSize(frameOf(portrait));
    shot.task.echo.update({{"seconds", figure(order.seconds)}, {"outpaint", true}, {"flip", portrait},
        {"video_prompt", shot.fileOf("videoAssetId")}});
    if (shot.asset("imageAssetId"))
        shot.task.echo["image_prompt"] = shot.fileOf("imageAssetId");
    return std::nullopt;
}

UseapiProblem makeActOne(UseapiShot &shot)
{
    const Asset *driver = shot.asset("driving_assetId");
    const Asset *character = shot.asset("character_assetId");
    const bool drawn = character->kind == "image";
    const double motion = numberOf(shot.body, "motion_multiplier", 3);
    const bool portrait = drawn && textOf(shot.body, "aspect_ratio") == "portrait";
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Performance;
    order.strength = motion / 5;
    order.seconds = shot.paidSeconds = driver->seconds; // the document knows no limit
    order.sound = driver->hasSound;
    shot.addInput("driving_assetId", "driver");
    shot.addInput("character_assetId", "character");
    // "video character_assetId will retain the original format"
    shot.setSize(drawn ? frameOf(portrait) : evened({character->width, character->height}));
    shot.task.echo.update({{"seconds", figure(order.seconds)}, {"motion_multiplier", figure(motion)},
        {"driving_video", shot.fileOf("driving_assetId")},
        {drawn ? "character_image" : "character_video", shot.fileOf("character_assetId")},
        {"flip", portrait}});
    return std::nullopt;
}

UseapiProblem makeGen3Upscale(UseapiShot &shot)
{
    const Asset *clip = shot.asset("assetId");
    if (clip->model != "gen3a" && clip->model != "gen3a_turbo")
        return "Parameter assetId has to be the assetId of a clip made by Gen-3 Alpha or Gen-3 Alpha Turbo.";
    return makeGen4Upscale(shot);
}

} // namespace studio::sandbox
