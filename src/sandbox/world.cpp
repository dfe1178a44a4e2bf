// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/world.h"

#include <algorithm>

namespace studio::sandbox {

namespace {

constexpr qint64 dayMs = 24LL * 3600 * 1000;

} // namespace

World::World(StateFolder &folder, Ledger &ledger, Renderer &renderer, Dice &dice, Rules rules)
    : m_folder(folder)
    , m_ledger(ledger)
    , m_renderer(renderer)
    , m_dice(dice)
    , m_rules(std::move(rules))
{
}

void World::restore()
{
    const std::scoped_lock lock(m_mutex);
    bool opened = false;
    for (const Json &line : m_ledger.read()) {
        if (textOf(line, "event") == "opened") {
            m_rules.credits = int(integerOf(line, "credits", m_rules.credits));
            opened = true;
        } else {
            replay(line);
        }
    }
    if (!opened)
        m_ledger.append({{"event", "opened"}, {"time", isoTime(nowMs())}, {"credits", m_rules.credits}});
    for (auto &[id, task] : m_tasks) {
        if (task.isActive())
            enter(task, task.throttleSeconds > 0 ? Stage::Throttled : Stage::Pending);
    }
}

void World::replay(const Json &line)
{
    const std::string event = textOf(line, "event");
    const std::string id = textOf(line, "id");
    const auto known = m_tasks.find(id);
    if (event == "task") {
        Task task = Task::fromJson(line);
        m_used[task.account] += task.cost;
        m_order.push_back(task.id);
        m_tasks.insert_or_assign(task.id, std::move(task));
    } else if (event == "end" && known != m_tasks.end()) {
        replayEnd(known->second, line);
    } else if (event == "gone" && known != m_tasks.end()) {
        known->second.gone = true;
        known->second.tracked = false;
        charge(known->second, int(integerOf(line, "charged")));
    } else if (event == "untracked" && known != m_tasks.end()) {
        known->second.tracked = false;
    } else if (event == "asset") {
        rememberAsset(Asset::fromJson(line));
    } else if (event == "assetGone") {
        m_assets.erase(id);
    } else if (event == "upload") {
        Upload upload = Upload::fromJson(line);
        m_uploads.insert_or_assign(upload.token, std::move(upload));
    }
}

void World::replayEnd(Task &task, const Json &line)
{
    task.stage = textOf(line, "status") == stageName(Stage::Succeeded) ? Stage::Succeeded : Stage::Failed;
    task.failCode = textOf(line, "failCode");
    task.progress = task.stage == Stage::Succeeded ? 1 : task.progress;
    task.updatedMs = integerOf(line, "at", task.createdMs);
    task.tracked = false;
    charge(task, int(integerOf(line, "charged")));
}

void World::charge(Task &task, int credits)
{
    m_used[task.account] += credits - task.charged;
    task.charged = credits;
}

Wallet World::wallet(const std::string &account) const
{
    const std::scoped_lock lock(m_mutex);
    const auto used = m_used.find(account);
    return {m_rules.credits, used == m_used.end() ? 0 : used->second};
}

std::optional<Refusal> World::refusalFor(const Task &task, int maxJobs) const
{
    if (task.api == Api::Runway && createdTodayLocked(task.model) >= m_rules.daily)
        return Refusal{Refusal::Reason::DailyCap, {}};
    if (task.api == Api::Useapi) {
        Refusal busy{Refusal::Reason::Busy, {}};
        int active = 0;
        for (const auto &id : m_order) {
            const Task &other = m_tasks.at(id);
            if (other.api != Api::Useapi || other.account != task.account || !other.isActive())
                continue;
            ++active;
            if (other.tracked)
                busy.running.push_back(other);
        }
        if (int(busy.running.size()) >= maxJobs)
            return busy;
        if (active >= m_rules.concurrency)
            return Refusal{Refusal::Reason::TooMany, {}};
    }
    const auto used = m_used.find(task.account);
    if (m_rules.credits - (used == m_used.end() ? 0 : used->second) < task.cost)
        return Refusal{Refusal::Reason::NoCredits, {}};
    return std::nullopt;
}

std::variant<Task, Refusal> World::admit(Task task, int maxJobs)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (auto refusal = refusalFor(task, maxJobs))
            return *refusal;
        task.id = m_dice.uuid();
        task.createdMs = task.updatedMs = nowMs();
        task.charged = task.cost;
        task.runMs = int(m_dice.between(4000, 6000));
        m_used[task.account] += task.cost;
        Json line = task.toJson();
        line["event"] = "task";
        line["time"] = isoTime(task.createdMs);
        m_ledger.append(line);
        const bool waits = task.throttleSeconds > 0 || !hasFreeSlot(task);
        enter(task, waits ? Stage::Throttled : Stage::Pending);
        m_order.push_back(task.id);
        m_tasks.insert_or_assign(task.id, task);
    }
    if (m_onWork)
        m_onWork();
    return task;
}

std::optional<Task> World::task(Api api, const std::string &id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_tasks.find(id);
    if (found == m_tasks.end() || found->second.api != api || found->second.gone)
        return std::nullopt;
    return found->second;
}

std::vector<Task> World::tasks(Api api, bool gone) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Task> list;
    for (auto id = m_order.rbegin(); id != m_order.rend(); ++id) {
        const Task &task = m_tasks.at(*id);
        if (task.api == api && (gone || !task.gone))
            list.push_back(task);
    }
    return list;
}

int World::activeTasks(const std::string &account) const
{
    const std::scoped_lock lock(m_mutex);
    return int(std::count_if(m_tasks.begin(), m_tasks.end(), [&account](const auto &entry) {
        return entry.second.account == account && entry.second.isActive();
    }));
}

bool World::hasActiveTasks() const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(
        m_tasks.begin(), m_tasks.end(), [](const auto &entry) { return entry.second.isActive(); });
}

int World::createdTodayLocked(const std::string &model) const
{
    const qint64 since = nowMs() - dayMs;
    return int(std::count_if(m_tasks.begin(), m_tasks.end(), [&model, since](const auto &entry) {
        const Task &task = entry.second;
        return task.api == Api::Runway && task.model == model && task.createdMs > since;
    }));
}

int World::createdToday(const std::string &model) const
{
    const std::scoped_lock lock(m_mutex);
    return createdTodayLocked(model);
}

bool World::removeTask(Api api, const std::string &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_tasks.find(id);
    if (found == m_tasks.end() || found->second.api != api || found->second.gone)
        return false;
    Task &task = found->second;
    const bool hadBegun = task.stage != Stage::Throttled && task.stage != Stage::Pending;
    const bool wasActive = task.isActive();
    task.gone = true;
    task.tracked = false;
    // The documents do not say what a cancelled task costs. Here: nothing, unless it had begun to run.
    charge(task, hadBegun ? task.charged : 0);
    m_ledger.append(
        {{"event", "gone"}, {"time", isoTime(nowMs())}, {"id", task.id}, {"charged", task.charged}});
    if (wasActive)
        dropRendering(task);
    for (int index = 0; index < task.order.count; ++index) {
        m_folder.withdraw(QString::fromStdString(task.outputName(index)));
        for (int preview = 0; preview < task.order.previews(); ++preview)
            m_folder.withdraw(QString::fromStdString(task.previewName(index, preview)));
    }
    return true;
}

QString World::outputPath(const Task &task, int index) const
{
    return m_folder.publicPath(QString::fromStdString(task.outputName(index)));
}

int World::secondsToStart(const Task &task) const
{
    const double stage = task.stage == Stage::Throttled ? task.throttleSeconds : 1 / m_rules.speed;
    const double passed
        = std::chrono::duration<double>(std::chrono::steady_clock::now() - task.stageSince).count();
    return int(std::max(0.0, stage - passed));
}

void World::dropRendering(const Task &task)
{
    const QString hash = task.order.hash();
    const bool wanted = std::any_of(m_tasks.begin(), m_tasks.end(),
        [&hash](const auto &entry) { return entry.second.isActive() && entry.second.order.hash() == hash; });
    if (!wanted)
        m_renderer.withdraw(hash);
}

bool World::untrack(const std::string &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_tasks.find(id);
    if (found == m_tasks.end() || !found->second.isActive() || !found->second.tracked)
        return false;
    found->second.tracked = false;
    m_ledger.append({{"event", "untracked"}, {"time", isoTime(nowMs())}, {"id", id}});
    return true;
}

void World::addAsset(const Asset &asset)
{
    const std::scoped_lock lock(m_mutex);
    addAssetLocked(asset);
}

void World::addAssetLocked(const Asset &asset)
{
    Json line = asset.toJson();
    line["event"] = "asset";
    line["time"] = isoTime(asset.createdMs);
    m_ledger.append(line);
    rememberAsset(asset);
}

void World::rememberAsset(Asset asset)
{
    const std::string id = asset.id;
    // an end that was cut off between the assets and the task comes a second time
    if (m_assets.insert_or_assign(id, std::move(asset)).second)
        m_assetOrder.push_back(id);
}

std::optional<Asset> World::asset(const std::string &id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_assets.find(id);
    return found == m_assets.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Asset> World::assets(const std::string &account) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Asset> list;
    for (auto id = m_assetOrder.rbegin(); id != m_assetOrder.rend(); ++id) {
        const auto found = m_assets.find(*id);
        if (found != m_assets.end() && found->second.account == account)
            list.push_back(found->second);
    }
    return list;
}

bool World::removeAsset(const std::string &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_assets.find(id);
    if (found == m_assets.end())
        return false;
    m_folder.withdraw(QString::fromStdString(found->second.publicName()));
    for (int preview = 0; preview < found->second.previews; ++preview)
        m_folder.withdraw(QString::fromStdString(found->second.previewName(preview)));
    m_assets.erase(found);
    m_ledger.append({{"event", "assetGone"}, {"time", isoTime(nowMs())}, {"id", id}});
    return true;
}

void World::addUpload(const Upload &upload)
{
    const std::scoped_lock lock(m_mutex);
    Json line = upload.toJson();
    line["event"] = "upload";
    line["time"] = isoTime(nowMs());
    m_ledger.append(line);
    m_uploads.insert_or_assign(upload.token, upload);
}

std::optional<Upload> World::upload(const std::string &token) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_uploads.find(token);
    return found == m_uploads.end() ? std::nullopt : std::optional(found->second);
}

} // namespace studio::sandbox
