// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a call becomes a task: the schema, the rules between members, what the body names, the price.
#include "sandbox/directives.h"
#include "sandbox/runwaymodels.h"
#include "sandbox/runwayorder.h"
#include "sandbox/runwayrules.h"
#include "sandbox/runwayservice.h"

#include <algorithm>
#include <array>

namespace studio::sandbox {

namespace {

//! A member that names pictures, clips or sounds, in whatever shape.
struct MediaMember {
    const char *name;
    const char *role;
    const char *kind; //!< empty: the object around the address says so
};
constexpr std::array<MediaMember, 15> mediaMembers{
    {{"promptImage", "frame", "image"}, {"keyframes", "frame", "image"}, {"videoUri", "source", "video"},
        {"promptVideo", "source", "video"}, {"imageUri", "source", "image"}, {"audioUri", "source", "audio"},
        {"media", "source", ""}, {"character", "character", ""}, {"reference", "driver", "video"},
        {"references", "reference", "image"}, {"referenceImages", "reference", "image"},
        {"referenceVideos", "reference", "video"}, {"referenceAudio", "reference", "audio"},
        {"referenceAudios", "reference", "audio"}, {"voice", "reference", "audio"}}};

//! What a model allows of something in that role.
const MediaLimits &limitsFor(const ModelFacts &facts, const MediaMember &member, const std::string &kind)
{
    static const MediaLimits plain;
    const std::string_view role = member.role;
    if ((role == "source" || role == "driver") && kind != "image")
        return facts.source;
    return kind == "image" || role == "character" ? facts.pictures : plain;
}

//! The places of a member, each with its path: the value itself, or every item of a list.
std::vector<std::pair<Json, const Json *>> placesOf(const char *name, const Json &value)
{
    std::vector<std::pair<Json, const Json *>> places;
    if (!value.is_array())
        return {{Json::array({name}), &value}};
    for (std::size_t i = 0; i < value.size(); ++i)
        places.emplace_back(Json::array({name, i}), &value[i]);
    return places;
}

} // namespace

Answer RunwayService::badAsset(const Json &path, const std::string &message) const
{
    Answer refused = refusal(400, message);
    refused.json["issues"] = Json::array({Issue{"custom", path, message, Json::object()}.toJson()});
    return refused;
}

tl::expected<void, Answer> RunwayService::gather(Job &job) const
{
    for (const MediaMember &member : mediaMembers) {
        const auto value = job.body.find(member.name);
        if (value == job.body.end())
            continue;
        for (const auto &[path, place] : placesOf(member.name, *value)) {
            const bool isObject = place->is_object();
            const std::string uri = !isObject ? place->get<std::string>()
                : place->contains("uri")      ? textOf(*place, "uri")
                                              : textOf(*place, "audioUri");
            if (uri.empty())
                continue; // a voice out of the box
            const std::string kind = *member.kind ? member.kind : textOf(*place, "type");
            const auto taken = m_media.take(uri, kind, limitsFor(job.facts, member, kind));
            if (!taken)
                return tl::unexpected(badAsset(path, taken.error()));
            if (kind == "video" && member.name == std::string_view("media") && !taken->hasSound
                && !taken->blob.empty())
                return tl::unexpected(badAsset(path, "Invalid asset: there is no sound in the video."));
            // Pictures without a position are references.
            const bool isPlaced
                = member.name != std::string_view("promptImage") || !isObject || place->contains("position");
            job.media.push_back({member.name, path, isObject ? *place : Json(),
                isPlaced ? member.role : "reference", *taken});
        }
    }
    return {};
}

Answer RunwayService::generate(const Call &call)
{
    const auto body = bodyOf(call);
    if (!body)
        return body.error();
    const std::string &endpoint = call.steps[0];
    const std::string model = textOf(*body, "model");
    const std::string schema = "runway-" + endpoint + '-' + model;
    const ModelFacts *facts = factsOf(endpoint, model);
    if (!facts || !m_parts.schemas.contains(schema))
        return invalid({{"invalid_value", {"model"}, "This model is not known here.",
            {{"values", modelsOf(endpoint)}}}});
    if (const auto issues = m_parts.schemas.check(schema, *body); !issues.empty())
        return invalid(issues);
    if (const auto issues = bodyIssues(*facts, *body); !issues.empty())
        return invalid(issues);
    Job job{*facts, *body, {}, {}, 0};
    if (const auto gathered = gather(job); !gathered)
        return gathered.error();
    job.order.seed = integerOf(*body, "seed", m_parts.dice.between(0, 4294967295));
    fillOrder(job);
    if (const auto issues = mediaIssues(job); !issues.empty())
        return invalid(issues);

    Task task;
    task.api = Api::Runway;
    task.account = World::organization;
    task.model = model;
    task.cost = facts->price(job);
    task.order = std::move(job.order);
    return admit(std::move(task));
}

} // namespace studio::sandbox
