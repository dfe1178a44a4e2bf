// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What all creates of useapi.net have in common: the body, the assets, the account, the answer.
#include "sandbox/useapiservice.h"

#include "sandbox/directives.h"

#include <algorithm>

namespace studio::sandbox {

namespace {

constexpr int accountMaxJobs = 5;

//! Text of a form member as the kind of value that the documents say.
Json typed(const std::string &text, const std::string &type)
{
    if (type == "boolean" && (text == "true" || text == "false"))
        return text == "true";
    if (type == "integer" || type == "number") {
        const auto number = parseJson(text);
        if (number && number->is_number())
            return *number;
    }
    return text;
}

std::string nameFor(const char *title, const RenderOrder &order)
{
    QString words = QString::fromStdString(order.prompt).simplified().left(40);
    words.remove(QLatin1Char('/'));
    return title + (' ' + std::to_string(order.seed))
        + (words.isEmpty() ? std::string() : ", " + words.toStdString());
}

//! Everything that may hold a directive: not every path has a prompt.
Directives directivesOf(const UseapiShot &shot)
{
    std::string words = shot.task.order.prompt + ' ' + shot.task.replyRef;
    for (const auto &[member, asset] : shot.assets)
        words += ' ' + asset.name;
    return directivesIn(words);
}

std::string kindsOf(const UseapiSlot &place)
{
    std::string words;
    for (const std::string &kind : place.kinds)
        words += (words.empty() ? (kind == "image" || kind == "audio" ? "an " : "a ") : " or ") + kind;
    return words;
}

} // namespace

UseapiService::Or<Json> UseapiService::typedForm(const Call &call, const std::string &schema) const
{
    Json body = Json::object();
    for (const auto &[name, value] : call.form) {
        if (body.contains(name))
            return tl::unexpected(refusal(400, "Parameter " + name + " is there twice."));
        if (!value.empty()) // a form sends what was left blank, too
            body[name] = typed(value, m_parts.schemas.typeOf(schema, name));
    }
    return body;
}

UseapiService::Or<Json> UseapiService::createBody(const Call &call, const std::string &schema) const
{
    if (call.isMultipart)
        return typedForm(call, schema);
    if (call.contentType != "application/json")
        return tl::unexpected(refusal(400, "The body has to be application/json or multipart/form-data."));
    auto body = parseJson(call.body);
    if (!body || !body->is_object())
        return tl::unexpected(refusal(400, "The body is not a JSON object."));
    return *body;
}

std::optional<Answer> UseapiService::issuesOf(const Json &body, const std::string &schema) const
{
    const auto issues = m_parts.schemas.check(schema, body);
    if (issues.empty())
        return std::nullopt;
    const Issue &first = issues.front();
    const Json member = first.path.empty() ? Json("body") : first.path.front();
    return refusal(400,
        "Parameter " + (member.is_string() ? member.get<std::string>() : dumpJson(member))
            + " is not valid: " + first.message);
}

UseapiService::Or<std::string> UseapiService::takeAssets(const UseapiPath &path, UseapiShot &shot) const
{
    std::string account;
    for (const UseapiSlot &place : path.places) {
        if (!shot.body.contains(place.member))
            continue;
        const std::string given = textOf(shot.body, place.member.c_str());
        const auto id = UseapiJson::partsOf(given, "asset");
        const auto asset = id ? m_parts.world.asset(id->uuid) : std::nullopt;
        if (!asset || asset->account != id->account || (!account.empty() && asset->account != account))
            return tl::unexpected(
                refusal(404, "Unable to retrieve assetId " + (id ? id->uuid : given) + " (Not found.)"));
        if (std::find(place.kinds.begin(), place.kinds.end(), asset->kind) == place.kinds.end())
            return tl::unexpected(refusal(
                400, "Parameter " + place.member + " has to be the assetId of " + kindsOf(place) + '.'));
        account = asset->account;
        shot.assets.insert_or_assign(place.member, *asset);
    }
    return account;
}

std::string UseapiService::freeAccount() const
{
    const auto &emails = m_parts.world.rules().emails;
    return *std::min_element(emails.begin(), emails.end(), [this](const auto &left, const auto &right) {
        return m_parts.world.activeTasks(left) < m_parts.world.activeTasks(right);
    });
}

void UseapiService::beginTask(const UseapiPath &path, UseapiShot &shot) const
{
    const Json &body = shot.body;
    Task &task = shot.task;
    task.api = Api::Useapi;
    task.model = path.taskType;
    task.order.prompt = textOf(body, "text_prompt");
    task.order.seed = integerOf(body, "seed", m_parts.dice.between(1, 4294967294));
    task.replyUrl = textOf(body, "replyUrl");
    task.replyRef = textOf(body, "replyRef");
    task.echo = {{"name", nameFor(path.title, task.order)}, {"seed", task.order.seed},
        {"exploreMode", flagOf(body, "exploreMode")}, {"watermark", false},
        {"assetGroupName", "Generative Video"}, {"recordingEnabled", true}};
    if (!m_parts.schemas.typeOf(path.schema(), "text_prompt").empty())
        task.echo["text_prompt"] = task.order.prompt;
    shot.priceKey = path.path;
}

Answer UseapiService::create(const Call &call, const UseapiPath &path)
{
    const std::string schema = path.schema();
    const auto body = createBody(call, schema);
    if (!body)
        return body.error();
    if (auto refused = issuesOf(*body, schema))
        return *refused;
    UseapiShot shot;
    shot.body = *body;
    const auto account = takeAssets(path, shot);
    if (!account)
        return account.error();
    shot.task.account = account->empty() ? textOf(shot.body, "email") : *account;
    const auto &emails = m_parts.world.rules().emails;
    if (shot.task.account.empty())
        shot.task.account = freeAccount();
    else if (std::find(emails.begin(), emails.end(), shot.task.account) == emails.end())
        return refusal(404, "The account " + shot.task.account + " is not linked.");
    beginTask(path, shot);
    if (const UseapiProblem problem = path.make(shot))
        return refusal(400, *problem);
    if (!flagOf(shot.body, "exploreMode"))
        shot.task.cost = useapiPrice(shot.priceKey, shot.paidSeconds, shot.task.order.count);
    const Directives directives = directivesOf(shot);
    if (directives.refuseStatus != 0)
        return refusedAs(directives.refuseStatus);
    shot.task.failCode = directives.failCode;
    shot.task.throttleSeconds = directives.throttleSeconds;
    return admit(std::move(shot.task), int(integerOf(shot.body, "maxJobs", accountMaxJobs)), call.origin);
}

Answer UseapiService::refusedAs(int status) const
{
    switch (status) {
    case 402: // of the service itself, as its other pages have it
        return Answer::of(402, {{"error", "Account has no subscription or subscription expired"}});
    case 403:
    case 422:
        return refusal(status, "The text prompt did not pass moderation.");
    case 596:
        return refusal(status, "The account is in an error state.");
    default:
        return refusal(status, "Refused, as asked for.");
    }
}

Answer UseapiService::admit(Task task, int maxJobs, const std::string &origin)
{
    const std::string account = task.account;
    const auto outcome = m_parts.world.admit(std::move(task), maxJobs);
    if (const auto *admitted = std::get_if<Task>(&outcome)) {
        Answer answer = taskAnswer(m_parts.json.taskWithFeatures(*admitted, origin));
        answer.taskId = UseapiJson::taskId(*admitted);
        answer.credits = admitted->cost;
        return answer;
    }
    const auto &refused = std::get<Refusal>(outcome);
    switch (refused.reason) {
    case Refusal::Reason::NoCredits:
        return Answer::of(412, {{"error", "You do not have enough credits to run this task."}});
    case Refusal::Reason::Busy: {
        Answer busy
            = refusal(429, "Account " + account + " is busy executing " + std::to_string(maxJobs) + " tasks");
        busy.json["runningTasks"][account] = Json::array();
        for (const Task &running : refused.running)
            busy.json["runningTasks"][account].push_back(m_parts.json.runningTask(running));
        return busy;
    }
    case Refusal::Reason::TooMany:
    case Refusal::Reason::DailyCap:
        break;
    }
    return Answer::of(429,
        {{"error",
            "You have too many tasks running or pending. Please wait for some of them to finish before "
            "starting more."}});
}

} // namespace studio::sandbox
