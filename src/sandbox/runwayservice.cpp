// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwayservice.h"

#include "sandbox/directives.h"
#include "sandbox/runwaymodels.h"

#include <set>

namespace studio::sandbox {

namespace {

constexpr const char *version = "2024-11-06";
Json outputLinks(const Task &task, const Links &links, const std::string &origin)
{
    Json list = Json::array();
    for (int i = 0; i < task.order.count; ++i)
        list.push_back(links.to(origin, task.outputName(i)));
    return list;
}

Json taskJson(const Task &task, const Links &links, const std::string &origin)
{
    Json json{{"id", task.id}, {"createdAt", isoTime(task.createdMs)}, {"status", stageName(task.stage)}};
    if (task.isActive())
        json["estimatedCost"] = {{"credits", task.cost}};
    else
        json["cost"] = {{"credits", task.charged}};
    if (task.stage == Stage::Running)
        json["progress"] = task.progress;
    if (task.stage == Stage::Succeeded)
        json["output"] = outputLinks(task, links, origin);
    if (task.stage == Stage::Failed) {
        json["failure"] = failureText(task.failCode);
        json["failureCode"] = task.failCode;
    }
    return json;
}

bool hasMediaSuffix(const std::string &filename)
{
    static const std::set<std::string> known{"png", "jpg", "jpeg", "webp", "mp4", "mov", "mkv", "webm", "3gp",
        "ogv", "ogg", "mp3", "wav", "flac", "m4a", "aac"};
    const auto dot = filename.rfind('.');
    if (dot == std::string::npos || dot == 0)
        return false;
    return known.count(QString::fromStdString(filename.substr(dot + 1)).toLower().toStdString()) != 0;
}

} // namespace

RunwayService::RunwayService(Parts parts, std::string token)
    : m_parts(parts)
    , m_media(parts.world, parts.folder)
    , m_token(std::move(token))
{
}

Answer RunwayService::refusal(int status, const std::string &message) const
{
    return Answer::of(status, {{"error", message}});
}

Answer RunwayService::invalid(const std::vector<Issue> &issues) const
{
    Answer answer = refusal(400, "Validation of body failed");
    answer.json["issues"] = Json::array();
    for (const Issue &issue : issues)
        answer.json["issues"].push_back(issue.toJson());
    return answer;
}

std::optional<Answer> RunwayService::gate(const Call &call) const
{
    if (call.authorization != "Bearer " + m_token)
        return refusal(401, "The API key is missing or not valid.");
    if (call.runwayVersion.empty())
        return refusal(400, "The header X-Runway-Version was not provided.");
    if (call.runwayVersion != version)
        return refusal(400, std::string("The header X-Runway-Version must be ") + version + '.');
    return std::nullopt;
}

bool RunwayService::takesFile(const Call &) const
{
    return false;
}

Answer RunwayService::answer(const Call &call)
{
    const bool get = call.method == "GET";
    const bool post = call.method == "POST";
    if (call.steps.size() == 1 && isGenerating(call.steps[0]))
        return post ? generate(call) : refusal(405, "Method not allowed.");
    if (call.at({"uploads"}))
        return post ? createUpload(call) : refusal(405, "Method not allowed.");
    if (call.at({"organization"}))
        return get ? organization() : refusal(405, "Method not allowed.");
    if (call.at({"organization", "usage"}))
        return post ? usage(call) : refusal(405, "Method not allowed.");
    if (call.at({"tasks", "*"}) && get)
        return showTask(call);
    if (call.at({"tasks", "*"}))
        return call.method == "DELETE" ? removeTask(call) : refusal(405, "Method not allowed.");
    return refusal(404, "Not found.");
}

tl::expected<Json, Answer> RunwayService::bodyOf(const Call &call) const
{
    if (call.contentType != "application/json")
        return tl::unexpected(refusal(400, "The body has to be application/json."));
    auto body = parseJson(call.body);
    if (!body)
        return tl::unexpected(refusal(400, "The body is not valid JSON."));
    if (!body->is_object())
        return tl::unexpected(
            invalid({{"invalid_type", Json::array(), "Expected an object.", {{"expected", "object"}}}}));
    return *body;
}

Answer RunwayService::admit(Task task)
{
    const Directives directives = directivesIn(task.order.prompt);
    task.failCode = directives.failCode;
    task.throttleSeconds = directives.throttleSeconds;
    const std::string model = task.model;
    const auto outcome = m_parts.world.admit(std::move(task), 0);
    if (const auto *refused = std::get_if<Refusal>(&outcome)) {
        if (refused->reason == Refusal::Reason::NoCredits)
            return refusal(400, "You do not have enough credits to run this task.");
        return refusal(429,
            "You have reached the daily limit of " + std::to_string(m_parts.world.rules().daily)
                + " generations for " + model + '.');
    }
    const Task &admitted = std::get<Task>(outcome);
    Answer answer = Answer::of(200, {{"id", admitted.id}, {"estimatedCost", {{"credits", admitted.cost}}}});
    answer.taskId = admitted.id;
    answer.credits = admitted.cost;
    return answer;
}

Answer RunwayService::createUpload(const Call &call)
{
    const auto body = bodyOf(call);
    if (!body)
        return body.error();
    if (const auto issues = m_parts.schemas.check("runway-uploads", *body); !issues.empty())
        return invalid(issues);
    Upload upload;
    upload.filename = textOf(*body, "filename");
    if (!hasMediaSuffix(upload.filename))
        return invalid({{"custom", {"filename"},
            "It has to end with the suffix of an image, a video or a sound.", Json::object()}});
    upload.token = m_parts.dice.uuid();
    upload.policy = m_parts.dice.uuid();
    upload.createdMs = nowMs();
    m_parts.world.addUpload(upload);
    return Answer::of(200,
        {{"uploadUrl", call.origin + "/sandbox/storage/" + upload.token},
            {"fields", {{"key", upload.token}, {"policy", upload.policy}}},
            {"runwayUri", "runway://" + upload.token}});
}

Answer RunwayService::showTask(const Call &call) const
{
    const auto task = m_parts.world.task(Api::Runway, call.steps[1]);
    if (!task)
        return refusal(404, "Could not find Task with ID " + call.steps[1] + '.');
    Answer answer = Answer::of(200, taskJson(*task, m_parts.links, call.origin));
    answer.taskId = task->id;
    return answer;
}

Answer RunwayService::removeTask(const Call &call)
{
    if (!m_parts.world.removeTask(Api::Runway, call.steps[1]))
        return refusal(404, "Could not find Task with ID " + call.steps[1] + '.');
    Answer answer;
    answer.status = 204;
    answer.taskId = call.steps[1];
    return answer;
}

} // namespace studio::sandbox
