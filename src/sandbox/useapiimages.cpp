// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// images/create (useapi.net, 2026-02-17 and its parameter texts of 2026-07) and frames/create (2025-01-29).
#include "sandbox/useapishot.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace studio::sandbox {

namespace {

using Kind = RenderOrder::Kind;

struct Model {
    const char *name;
    int promptMost;
    bool promptNeeded;
    const char *ratios;
    const char *ratio; //!< when nothing is said
    const char *resolutions; //!< the first when nothing is said; empty: the member is not taken, 1K is made
    int mostPictures;
    bool style;
    bool diversity;
    bool seed;
};

constexpr const char *allRatios = "16:9,9:16,1:1,4:3,3:4,21:9,4:5,5:4,3:2,2:3,9:21";
constexpr const char *bananaRatios = "auto,16:9,9:16,1:1,4:3,3:4,21:9,4:5,5:4,3:2,2:3";
constexpr const char *gptRatios = "1:1,3:2,2:3";
constexpr const char *seedreamRatios = "16:9,9:16,1:1,4:3,3:4,21:9,3:2,2:3";

// clang-format off
constexpr std::array<Model, 11> models{{
    {"flux-2-max", 4000, false, allRatios, "1:1", "1K,2K,4K,0.6MP", 8, false, false, true},
    {"flux-2-klein", 4000, false, allRatios, "1:1", "1K,2K,0.6MP", 4, false, false, true},
    {"nano-banana", 5000, false, bananaRatios, "auto", "", 4, false, false, false},
    {"nano-banana-pro", 5000, false, bananaRatios, "auto", "1K,2K,4K", 8, false, false, false},
    {"nano-banana-2", 5000, false, bananaRatios, "auto", "1K,2K,4K", 8, false, false, false},
    {"nano-banana-2-lite", 5000, false, bananaRatios, "auto", "", 8, false, false, false},
    {"gpt-image-1-5", 5000, true, gptRatios, "1:1", "", 4, false, false, false},
    {"gpt-image-1-mini", 5000, true, gptRatios, "1:1", "", 4, false, false, false},
    {"seedream-5", 5000, false, seedreamRatios, "16:9", "2K,3K", 8, false, false, false},
    {"gen4", 5000, false, allRatios, "16:9", "1080p,720p", 4, true, true, true},
    {"gen4-turbo", 5000, false, allRatios, "16:9", "1080p", 4, true, false, true},
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

bool lists(const std::string &words, const std::string &word)
{
    return ("," + words + ",").find("," + word + ",") != std::string::npos;
}

UseapiProblem problemOf(const Model &model, const UseapiShot &shot)
{
    const Json &body = shot.body;
    const auto notFor = [&model](const std::string &member) {
        return "Parameter " + member + " is not supported by " + model.name + '.';
    };
    const std::string prompt = textOf(body, "text_prompt");
    if (prompt.empty() && (model.promptNeeded || shot.assets.empty()))
        return "Parameter text_prompt is required.";
    if (utf16Length(prompt) > model.promptMost)
        return "Parameter text_prompt is longer than " + std::to_string(model.promptMost) + " characters.";
    if (shot.has("aspect_ratio") && !lists(model.ratios, textOf(body, "aspect_ratio")))
        return "Parameter aspect_ratio has to be " + std::string(model.ratios) + '.';
    if (shot.has("resolution") && !lists(model.resolutions, textOf(body, "resolution")))
        return *model.resolutions == 0
            ? notFor("resolution")
            : "Parameter resolution has to be " + std::string(model.resolutions) + '.';
    for (int number = model.mostPictures + 1; number <= 8; ++number) {
        const std::string member = "imageAssetId" + std::to_string(number);
        if (shot.asset(member))
            return notFor(member);
    }
    for (const auto &[member, taken] :
        {std::pair{"style", model.style}, {"diversity", model.diversity}, {"seed", model.seed}}) {
        if (shot.has(member) && !taken)
            return notFor(member);
    }
    return std::nullopt;
}

//! A square of so many pixels a side, in another shape.
QSize ofArea(double quotient, double side)
{
    return evened(
        {int(std::lround(side * std::sqrt(quotient))), int(std::lround(side / std::sqrt(quotient)))});
}

QSize sizeFor(const UseapiShot &shot, const std::string &ratio, const std::string &resolution)
{
    double quotient = quotientOf(ratio);
    if (ratio == "auto" && !shot.assets.empty()) {
        const Asset &first = shot.assets.begin()->second;
        quotient = double(std::max(first.width, 1)) / std::max(first.height, 1);
    }
    if (resolution == "720p")
        return gen4Size(ratio);
    if (resolution == "1080p")
        return sizeOf(ratio, 1080);
    if (resolution == "0.6MP")
        return ofArea(quotient, 775);
    return ofArea(quotient, resolution.empty() ? 1024 : 1024.0 * (resolution.front() - '0'));
}

//! What both paths do alike.
void makePictures(UseapiShot &shot, int mostPictures)
{
    RenderOrder &order = shot.task.order;
    order.kind = Kind::Pictures;
    order.format = "png";
    order.count = int(integerOf(shot.body, "num_images", 1));
    Json references = Json::array();
    for (int number = 1; number <= mostPictures; ++number) {
        const std::string digit = std::to_string(number);
        shot.addInput("imageAssetId" + digit, "reference", "IMG_" + digit);
        if (shot.asset("imageAssetId" + digit))
            references.push_back(shot.fileOf("imageAssetId" + digit));
    }
    shot.task.echo["num_images"] = order.count;
    if (!references.empty())
        shot.task.echo["reference_images"] = references;
    for (const char *member : {"style", "diversity", "resolution"}) {
        if (shot.has(member))
            shot.task.echo[member] = shot.body[member];
    }
}

} // namespace

UseapiProblem makeImagesCreate(UseapiShot &shot)
{
    const Model &model = modelOf(shot.body);
    if (auto problem = problemOf(model, shot))
        return problem;
    makePictures(shot, model.mostPictures);
    const std::string ratio
        = shot.has("aspect_ratio") ? textOf(shot.body, "aspect_ratio") : std::string(model.ratio);
    const std::string resolutions = model.resolutions;
    const std::string resolution = shot.has("resolution") ? textOf(shot.body, "resolution")
                                                          : resolutions.substr(0, resolutions.find(','));
    shot.setSize(sizeFor(shot, ratio, resolution));
    shot.task.model = model.name;
    shot.priceKey = std::string("image ") + model.name;
    shot.task.echo.update({{"model", model.name}, {"aspect_ratio", ratio}});
    return std::nullopt;
}

UseapiProblem makeFrames(UseapiShot &shot)
{
    makePictures(shot, 3);
    const std::string ratio = shot.has("aspect_ratio") ? textOf(shot.body, "aspect_ratio") : "16:9";
    shot.setSize(gen4Size(ratio));
    shot.task.echo.update({{"aspect_ratio", ratio}, {"diversity", shot.body.value("diversity", Json(2))}});
    return std::nullopt;
}

} // namespace studio::sandbox
