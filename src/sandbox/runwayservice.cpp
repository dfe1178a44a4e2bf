// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwayservice.h"

#include "sandbox/directives.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <set>

namespace studio::sandbox {

namespace {

constexpr const char *version = "2024-11-06";
constexpr const char *imageToVideoSchemas = "runway-image_to_video-";

struct ModelFacts {
    const char *name;
    int creditsPerSecond;
    int defaultSeconds;
    AspectLimits aspect;
};

// Prices and aspect limits stand in the documents' prose, not in the schemas.
constexpr std::array<ModelFacts, 3> models{
    {{"gen3a_turbo", 5, 10, {}}, {"gen4_turbo", 5, 10, {0.5, 2.358}}, {"gen4.5", 12, 5, {0.5, 2.0}}}};

const ModelFacts *factsOf(const std::string &model)
{
    const auto *found = std::find_if(
        models.begin(), models.end(), [&model](const ModelFacts &facts) { return model == facts.name; });
    return found == models.end() ? nullptr : found;
}

QSize sizeOf(const std::string &ratio)
{
    const auto colon = ratio.find(':');
    return {std::stoi(ratio.substr(0, colon)), std::stoi(ratio.substr(colon + 1))};
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
        json["output"] = Json::array({links.to(origin, task.id + ".mp4")});
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
    , m_pictures(parts.world, parts.folder)
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
    if (call.at({"image_to_video"}))
        return post ? imageToVideo(call) : refusal(405, "Method not allowed.");
    if (call.at({"uploads"}))
        return post ? createUpload(call) : refusal(405, "Method not allowed.");
    if (call.at({"organization"}))
        return get ? organization() : refusal(405, "Method not allowed.");
    if (call.at({"organization", "usage"}))
        return post ? usage(call) : refusal(405, "Method not allowed.");
    if (call.at({"tasks", "*"}) && get)
        return showTask(call);
    if (call.at({"tasks", "*"}) && call.method == "DELETE")
        return removeTask(call);
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

tl::expected<std::vector<RenderOrder::Frame>, Answer> RunwayService::framesOf(
    const Json &promptImage, const AspectLimits &limits) const
{
    Json list = promptImage;
    if (promptImage.is_string())
        list = Json::array({{{"uri", promptImage}, {"position", "first"}}});
    std::set<std::string> positions;
    std::vector<RenderOrder::Frame> frames;
    for (const Json &item : list) {
        const std::string position = textOf(item, "position");
        if (!positions.insert(position).second)
            return tl::unexpected(invalid({{"custom", {"promptImage"},
                "Each position may be used once only; \"" + position + "\" is there twice.",
                Json::object()}}));
        auto frame = m_pictures.take(textOf(item, "uri"), limits);
        if (!frame) {
            Answer refused = refusal(400, frame.error());
            refused.json["issues"]
                = Json::array({Issue{"custom", {"promptImage"}, frame.error(), Json::object()}.toJson()});
            return tl::unexpected(refused);
        }
        frame->time = position == "last" ? 1 : 0;
        frames.push_back(*frame);
    }
    return frames;
}

Answer RunwayService::imageToVideo(const Call &call)
{
    const auto body = bodyOf(call);
    if (!body)
        return body.error();
    const std::string model = textOf(*body, "model");
    const ModelFacts *facts = factsOf(model);
    if (!facts || !m_parts.schemas.contains(imageToVideoSchemas + model))
        return invalid({{"invalid_value", {"model"}, "This model is not known here.",
            {{"values", m_parts.schemas.namesAfter(imageToVideoSchemas)}}}});
    if (const auto issues = m_parts.schemas.check(imageToVideoSchemas + model, *body); !issues.empty())
        return invalid(issues);
    const std::string format = textOf(*body, "outputFormat");
    if (!format.empty() && format != "mp4")
        return invalid({{"custom", {"outputFormat"}, "The sandbox renders mp4 only.", Json::object()}});
    if (body->contains("proresProfile"))
        return invalid(
            {{"custom", {"proresProfile"}, "It applies to the output format prores only.", Json::object()}});
    auto frames = framesOf((*body)["promptImage"], facts->aspect);
    if (!frames)
        return frames.error();

    Task task;
    task.api = Api::Runway;
    task.account = World::organization;
    task.model = model;
    task.order.frames = std::move(*frames);
    task.order.prompt = textOf(*body, "promptText");
    task.order.seed = integerOf(*body, "seed", m_parts.dice.between(0, 4294967295));
    task.order.size = sizeOf(textOf(*body, "ratio"));
    task.order.seconds = int(integerOf(*body, "duration", facts->defaultSeconds));
    task.cost = facts->creditsPerSecond * task.order.seconds;
    return admit(std::move(task));
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

Answer RunwayService::organization() const
{
    Json limits = Json::object();
    Json counts = Json::object();
    const Rules &rules = m_parts.world.rules();
    for (const ModelFacts &model : models) {
        limits[model.name]
            = {{"maxConcurrentGenerations", rules.concurrency}, {"maxDailyGenerations", rules.daily}};
        counts[model.name] = {{"dailyGenerations", m_parts.world.createdToday(model.name)}};
    }
    return Answer::of(200,
        {{"creditBalance", std::max<qint64>(0, m_parts.world.wallet(World::organization).left())},
            {"tier", {{"maxMonthlyCreditSpend", rules.credits}, {"models", limits}}},
            {"usage", {{"models", counts}}}});
}

Answer RunwayService::usage(const Call &call) const
{
    const auto body = bodyOf(call);
    if (!body)
        return body.error();
    QDate first
        = QDate::fromString(QString::fromStdString(isoTime(nowMs())).left(10), Qt::ISODate).addDays(-30);
    QDate before;
    for (auto [name, date] : {std::pair{"startDate", &first}, {"beforeDate", &before}}) {
        if (!body->contains(name))
            continue;
        *date = QDate::fromString(QString::fromStdString(textOf(*body, name)), QStringLiteral("yyyy-MM-dd"));
        if (!date->isValid())
            return invalid({{"invalid_format", {name}, "Expected a date, YYYY-MM-DD.", Json::object()}});
    }
    if (!before.isValid())
        before = first.addDays(30);
    if (before > first.addDays(90) || before < first)
        return invalid(
            {{"custom", {"beforeDate"}, "It has to lie within 90 days after startDate.", Json::object()}});

    std::map<std::string, std::map<std::string, int>> byDay;
    std::set<std::string> used;
    for (const Task &task : m_parts.world.tasks(Api::Runway, true)) {
        const std::string day = isoTime(task.createdMs).substr(0, 10);
        if (day >= first.toString(Qt::ISODate).toStdString()
            && day < before.toString(Qt::ISODate).toStdString()) {
            byDay[day][task.model] += task.charged;
            used.insert(task.model);
        }
    }
    Json results = Json::array();
    for (const auto &[day, amounts] : byDay) {
        Json credits = Json::array();
        for (const auto &[model, amount] : amounts)
            credits.push_back({{"model", model}, {"amount", amount}});
        results.push_back({{"date", day}, {"usedCredits", credits}});
    }
    return Answer::of(200, {{"results", results}, {"models", used}});
}

} // namespace studio::sandbox
