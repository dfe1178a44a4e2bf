// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// gen3turbo/create: what it takes, what it refuses, what it starts.
#include "sandbox/useapiservice.h"

#include "sandbox/directives.h"

#include <algorithm>
#include <array>

namespace studio::sandbox {

namespace {

constexpr const char *schema = "useapi-gen3turbo-create";
constexpr int creditsPerSecond = 5;
constexpr int accountMaxJobs = 5;

struct Slot {
    const char *member;
    double time;
};

constexpr std::array<Slot, 3> pictureSlots{
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

bool moves(const Json &body)
{
    return std::any_of(
        axes.begin(), axes.end(), [&body](const Axis &axis) { return body.contains(axis.member); });
}

Json cameraOf(const Json &body, RenderOrder &order)
{
    Json camera = Json::object();
    for (const Axis &axis : axes) {
        const double amount = numberOf(body, axis.member);
        order.camera.*axis.target = amount;
        camera[axis.echoed] = amount;
    }
    camera["static"] = flagOf(body, "static");
    order.camera.given = moves(body) || flagOf(body, "static");
    return order.camera.given ? camera : Json();
}

std::string nameFor(const RenderOrder &order)
{
    QString words = QString::fromStdString(order.prompt).simplified().left(40);
    words.remove(QLatin1Char('/'));
    return "Gen-3 Alpha Turbo " + std::to_string(order.seed)
        + (words.isEmpty() ? std::string() : ", " + words.toStdString());
}

} // namespace

UseapiService::Or<Json> UseapiService::typedForm(const Call &call) const
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

UseapiService::Or<Json> UseapiService::createBody(const Call &call) const
{
    if (call.isMultipart)
        return typedForm(call);
    if (call.contentType != "application/json")
        return tl::unexpected(refusal(400, "The body has to be application/json or multipart/form-data."));
    auto body = parseJson(call.body);
    if (!body || !body->is_object())
        return tl::unexpected(refusal(400, "The body is not a JSON object."));
    return *body;
}

std::optional<Answer> UseapiService::conflictsIn(const Json &body) const
{
    const auto issues = m_parts.schemas.check(schema, body);
    if (!issues.empty()) {
        const Issue &first = issues.front();
        const Json member = first.path.empty() ? Json("body") : first.path.front();
        return refusal(400,
            "Parameter " + (member.is_string() ? member.get<std::string>() : dumpJson(member))
                + " is not valid: " + first.message);
    }
    if (flagOf(body, "static") && moves(body))
        return refusal(400, "Parameter static is not compatible with other motion parameters.");
    const bool hasPicture = std::any_of(pictureSlots.begin(), pictureSlots.end(),
        [&body](const Slot &slot) { return body.contains(slot.member); });
    if (!hasPicture && textOf(body, "text_prompt").empty())
        return refusal(400, "At least one image or text_prompt is required.");
    return std::nullopt;
}

UseapiService::Or<std::string> UseapiService::takePictures(const Json &body, Task &task) const
{
    std::string account;
    Json pictures = Json::array();
    for (const Slot &slot : pictureSlots) {
        if (!body.contains(slot.member))
            continue;
        const std::string given = textOf(body, slot.member);
        const auto id = UseapiJson::partsOf(given, "asset");
        const auto asset = id ? m_parts.world.asset(id->uuid) : std::nullopt;
        if (!asset || asset->account != id->account || (!account.empty() && asset->account != account))
            return tl::unexpected(
                refusal(404, "Unable to retrieve assetId " + (id ? id->uuid : given) + " (Not found.)"));
        if (asset->kind != "image")
            return tl::unexpected(refusal(
                400, std::string("Parameter ") + slot.member + " has to be the assetId of an image."));
        account = asset->account;
        task.order.frames.push_back({asset->blob, {}, slot.time});
        pictures.push_back({{"file", asset->publicName()},
            {"timestamp", slot.time == 0.5 ? Json(0.5) : Json(int(slot.time))}});
    }
    if (!pictures.empty())
        task.echo["pictures"] = pictures;
    return account;
}

std::string UseapiService::freeAccount() const
{
    const auto &emails = m_parts.world.rules().emails;
    return *std::min_element(emails.begin(), emails.end(), [this](const auto &left, const auto &right) {
        return m_parts.world.activeTasks(left) < m_parts.world.activeTasks(right);
    });
}

Answer UseapiService::create(const Call &call)
{
    const auto body = createBody(call);
    if (!body)
        return body.error();
    if (auto refused = conflictsIn(*body))
        return *refused;
    Task task;
    task.api = Api::Useapi;
    task.model = "gen3a_turbo";
    const auto account = takePictures(*body, task);
    if (!account)
        return account.error();
    task.account = account->empty() ? textOf(*body, "email") : *account;
    const auto &emails = m_parts.world.rules().emails;
    if (task.account.empty())
        task.account = freeAccount();
    else if (std::find(emails.begin(), emails.end(), task.account) == emails.end())
        return refusal(404, "The account " + task.account + " is not linked.");

    const bool portrait = textOf(*body, "aspect_ratio") == "portrait";
    const bool explore = flagOf(*body, "exploreMode");
    task.order.prompt = textOf(*body, "text_prompt");
    task.order.seed = integerOf(*body, "seed", m_parts.dice.between(1, 4294967294));
    task.order.size = portrait ? QSize(768, 1280) : QSize(1280, 768);
    task.order.seconds = int(integerOf(*body, "seconds", 5));
    task.cost = explore ? 0 : creditsPerSecond * task.order.seconds;
    task.replyUrl = textOf(*body, "replyUrl");
    task.replyRef = textOf(*body, "replyRef");
    task.echo.update({{"name", nameFor(task.order)}, {"seconds", task.order.seconds},
        {"text_prompt", task.order.prompt}, {"seed", task.order.seed}, {"exploreMode", explore},
        {"watermark", false}, {"enhance_prompt", true}, {"flip", portrait},
        {"assetGroupName", "Generative Video"}, {"recordingEnabled", true}});
    if (const Json camera = cameraOf(*body, task.order); !camera.is_null())
        task.echo["camera"] = camera;
    return admit(std::move(task), int(integerOf(*body, "maxJobs", accountMaxJobs)), call.origin);
}

Answer UseapiService::admit(Task task, int maxJobs, const std::string &origin)
{
    const Directives directives = directivesIn(task.order.prompt);
    task.failCode = directives.failCode;
    task.throttleSeconds = directives.throttleSeconds;
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
            "starting "
            "more."}});
}

} // namespace studio::sandbox
