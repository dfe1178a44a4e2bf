// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapiservice.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace studio::sandbox {

namespace {

constexpr int accountMaxJobs = 5;
constexpr int storageGb = 500;

//! With the secrets that the service hands out, too: made-up ones, so that clients can show that they keep
//! none of them.
Json accountJson(const std::string &email)
{
    const qint64 now = nowMs() / 1000;
    return {{"email", email}, {"password", "made-up-password-of-" + email}, {"maxJobs", accountMaxJobs},
        {"jwt",
            {{"token", "made-up-header.made-up-claims.made-up-signature"}, {"exp", double(now + 86400) + 0.5},
                {"iat", double(now) + 0.5}, {"id", 1001}}}};
}

std::optional<int> wholeNumber(const std::string &text)
{
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

UseapiService::UseapiService(Parts parts, std::string token, bool wrapped)
    : m_parts(parts)
    , m_token(std::move(token))
    , m_wrapped(wrapped)
{
}

Answer UseapiService::refusal(int status, const std::string &message) const
{
    return Answer::of(status, {{"error", message}, {"code", status}});
}

std::optional<Answer> UseapiService::gate(const Call &call) const
{
    if (call.authorization != "Bearer " + m_token)
        return refusal(401, "Unauthorized");
    return std::nullopt;
}

bool UseapiService::takesFile(const Call &call) const
{
    return call.method == "POST" && call.at({"assets"});
}

Answer UseapiService::answer(const Call &call)
{
    const bool get = call.method == "GET";
    if (call.at({"assets"}))
        return assets(call);
    if (call.at({"assets", "*"}))
        return oneAsset(call);
    if (const UseapiPath *path = useapiPathAt(call.steps))
        return call.method == "POST" ? create(call, *path) : refusal(405, "Method not allowed.");
    if (call.at({"tasks"}))
        return get ? listTasks(call) : refusal(405, "Method not allowed.");
    if (call.at({"tasks", "*"}))
        return oneTask(call);
    if (call.at({"scheduler"}) || call.at({"scheduler", "*"}))
        return scheduler(call);
    if (call.at({"features"}) && get)
        return features(call);
    if ((call.at({"accounts"}) || call.at({"accounts", "*"})) && get)
        return accounts(call);
    if (call.at({"lipsync", "voices"}) && get)
        return voices(call);
    if (call.at({"image_upscaler"}) && get)
        return upscaledImage(call);
    return refusal(404, "Not found.");
}

UseapiService::Or<std::string> UseapiService::accountFrom(const Call &call) const
{
    const auto &emails = m_parts.world.rules().emails;
    const auto email = call.parameter("email");
    if (!email) {
        if (emails.size() == 1)
            return emails.front();
        return tl::unexpected(refusal(400, "Parameter email is required, several accounts are linked."));
    }
    if (std::find(emails.begin(), emails.end(), *email) == emails.end())
        return tl::unexpected(refusal(404, "The account " + *email + " is not linked."));
    return *email;
}

UseapiService::Or<UseapiService::Page> UseapiService::pageOf(const Call &call, int mostRows) const
{
    Page page;
    for (auto [name, target, least, most] :
        {std::tuple{"offset", &page.offset, 0, 1000}, std::tuple{"limit", &page.limit, 1, mostRows}}) {
        const auto text = call.parameter(name);
        const auto value = text ? wholeNumber(*text) : std::nullopt;
        if (!value || *value < least || *value > most)
            return tl::unexpected(refusal(400,
                std::string("Parameter ") + name + " is required, " + std::to_string(least) + "…"
                    + std::to_string(most) + '.'));
        *target = *value;
    }
    return page;
}

Answer UseapiService::taskAnswer(const Json &task) const
{
    Answer answer = Answer::of(200, m_wrapped ? Json{{"task", task}, {"code", 200}} : task);
    answer.taskId = textOf(task, "taskId");
    return answer;
}

Answer UseapiService::listTasks(const Call &call) const
{
    const auto account = accountFrom(call);
    const auto page = pageOf(call, 1000);
    if (!account || !page)
        return account ? page.error() : account.error();
    static const std::set<std::string> known{"PENDING", "RUNNING", "THROTTLED", "SUCCEEDED", "FAILED"};
    std::set<std::string> wanted;
    std::string word;
    for (const char c : call.parameter("statuses").value_or("") + ",") {
        if (c != ',') {
            word += c;
        } else if (!word.empty()) {
            if (known.count(word) == 0)
                return refusal(400, "Parameter statuses does not know " + word + '.');
            wanted.insert(word);
            word.clear();
        }
    }
    Json list = Json::array();
    int skipped = 0;
    for (const Task &task : m_parts.world.tasks(Api::Useapi)) {
        if (task.account != *account || (!wanted.empty() && wanted.count(stageName(task.stage)) == 0))
            continue;
        if (skipped++ < page->offset)
            continue;
        if (int(list.size()) == page->limit)
            break;
        list.push_back(m_parts.json.task(task, call.origin));
    }
    return Answer::of(200, list);
}

Answer UseapiService::oneTask(const Call &call)
{
    const auto id = UseapiJson::partsOf(call.steps[1], "task");
    const auto task = id ? m_parts.world.task(Api::Useapi, id->uuid) : std::nullopt;
    if (!task || task->account != id->account)
        return refusal(404, "Not found.");
    if (call.method == "GET")
        return taskAnswer(m_parts.json.task(*task, call.origin));
    if (call.method != "DELETE")
        return refusal(405, "Method not allowed.");
    m_parts.world.removeTask(Api::Useapi, task->id);
    Answer answer = Answer::of(200, {{"success", true}, {"code", 200}});
    answer.taskId = UseapiJson::taskId(*task);
    return answer;
}

Answer UseapiService::scheduler(const Call &call)
{
    if (call.method == "GET" && call.steps.size() == 1) {
        Json list = Json::array();
        for (const Task &task : m_parts.world.tasks(Api::Useapi)) {
            if (!task.isActive() || !task.tracked)
                continue;
            const Json entry = m_parts.json.runningTask(task);
            list.push_back({{"taskId", entry["taskId"]}, {"replyUrl", entry["replyUrl"]},
                {"replyRef", entry["replyRef"]}});
        }
        return Answer::of(200, list);
    }
    if (call.method != "DELETE" || call.steps.size() != 2)
        return refusal(405, "Method not allowed.");
    const auto id = UseapiJson::partsOf(call.steps[1], "task");
    if (!id || !m_parts.world.untrack(id->uuid))
        return refusal(404, "Unable to locate running task " + call.steps[1]);
    Answer answer = Answer::of(200, {{"success", true}, {"code", 200}});
    answer.taskId = call.steps[1];
    return answer;
}

Answer UseapiService::features(const Call &call) const
{
    const auto account = accountFrom(call);
    if (!account)
        return account.error();
    const Wallet wallet = m_parts.world.wallet(*account);
    return Answer::of(200,
        {{"permitted", {{"storageGB", storageGb}, {"numPlanCredits", wallet.granted}}},
            {"used", {{"numPlanCredits", wallet.used}}}});
}

Answer UseapiService::accounts(const Call &call) const
{
    Json all = Json::object();
    for (const std::string &email : m_parts.world.rules().emails)
        all[email] = accountJson(email);
    if (call.steps.size() == 1)
        return Answer::of(200, all);
    if (!all.contains(call.steps[1]))
        return refusal(404, "Not found.");
    return Answer::of(201, all[call.steps[1]]); // as the document has it
}

} // namespace studio::sandbox
