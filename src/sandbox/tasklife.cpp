// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a task gets on in the world: the stages, their time, the money at the end.
#include "sandbox/world.h"

#include "base/logging.h"

#include <algorithm>

namespace studio::sandbox {

namespace {

constexpr double pendingMs = 1000;
constexpr double progressOfAFailure = 0.6; //!< a task that shall fail gets about this far

bool startsWith(const std::string &text, std::string_view prefix)
{
    return text.compare(0, prefix.size(), prefix) == 0;
}

bool isModerated(const std::string &code)
{
    return startsWith(code, "SAFETY");
}

//! Inputs are judged before anything runs.
bool failsBeforeRunning(const std::string &code)
{
    return startsWith(code, "SAFETY.INPUT") || startsWith(code, "INPUT_PREPROCESSING")
        || startsWith(code, "ASSET");
}

} // namespace

std::vector<Task> World::advance()
{
    const std::scoped_lock lock(m_mutex);
    const Moment now = std::chrono::steady_clock::now();
    std::vector<Task> changed;
    for (const auto &id : m_order) {
        Task &task = m_tasks.at(id);
        if (task.isActive() && advanceOne(task, now)) {
            task.updatedMs = nowMs();
            changed.push_back(task);
        }
    }
    return changed;
}

bool World::advanceOne(Task &task, Moment now)
{
    const double ms = std::chrono::duration<double, std::milli>(now - task.stageSince).count();
    switch (task.stage) {
    case Stage::Throttled:
        // asked-for seconds are real ones: whoever wants to see the state has to be able to
        if (ms < task.throttleSeconds * 1000 || !hasFreeSlot(task))
            return false;
        enter(task, Stage::Pending);
        return true;
    case Stage::Pending:
        if (ms < pendingMs / m_rules.speed)
            return false;
        if (failsBeforeRunning(task.failCode))
            fail(task, task.failCode);
        else
            enter(task, Stage::Running);
        return true;
    case Stage::Running:
        return advanceRunning(task, ms * m_rules.speed / task.runMs);
    case Stage::Succeeded:
    case Stage::Failed:
        break;
    }
    return false;
}

bool World::advanceRunning(Task &task, double fraction)
{
    if (!task.failCode.empty()) {
        task.progress = std::min(fraction, progressOfAFailure);
        if (fraction < progressOfAFailure)
            return false;
        fail(task, task.failCode);
        return true;
    }
    const Renderer::Report report = m_renderer.report(task.order.hash());
    if (report.state == Renderer::State::Failed) {
        fail(task, "INTERNAL.BAD_OUTPUT.01");
        return true;
    }
    if (report.state == Renderer::State::Unknown)
        m_renderer.submit(task.order); // its twin was deleted just as this one came
    const double before = task.progress;
    task.progress = std::clamp(std::min(fraction, report.progress), before, 0.99);
    if (report.state != Renderer::State::Done || fraction < 1)
        return int(before * 10) != int(task.progress * 10);
    settle(task);
    return true;
}

bool World::hasFreeSlot(const Task &task) const
{
    if (task.api == Api::Useapi)
        return true; // refused at the door instead
    const auto busy = std::count_if(m_tasks.begin(), m_tasks.end(), [&task](const auto &entry) {
        const Task &other = entry.second;
        return other.api == Api::Runway && other.model == task.model && other.isActive()
            && other.stage != Stage::Throttled && other.id != task.id;
    });
    return busy < m_rules.concurrency;
}

void World::enter(Task &task, Stage stage)
{
    task.stage = stage;
    task.stageSince = std::chrono::steady_clock::now();
    if (stage == Stage::Pending && task.failCode.empty())
        m_renderer.submit(task.order);
}

void World::fail(Task &task, const std::string &code)
{
    task.failCode = code;
    task.stage = Stage::Failed;
    task.tracked = false;
    charge(task, isModerated(code) ? task.charged : 0);
    m_ledger.append({{"event", "end"}, {"time", isoTime(nowMs())}, {"at", nowMs()}, {"id", task.id},
        {"status", stageName(Stage::Failed)}, {"failCode", code}, {"charged", task.charged}});
}

Status World::publishOutputs(const Task &task) const
{
    for (int index = 0; index < task.order.count; ++index) {
        const Status published = m_folder.publish(
            m_renderer.outputPath(task.order, index), QString::fromStdString(task.outputName(index)));
        if (!published)
            return published;
        for (int preview = 0; preview < task.order.previews(); ++preview) {
            const Status shown = m_folder.publish(m_renderer.previewPath(task.order, index, preview),
                QString::fromStdString(task.previewName(index, preview)));
            if (!shown)
                return shown;
        }
    }
    return {};
}

void World::settle(Task &task)
{
    const Status published = publishOutputs(task);
    if (!published) {
        qCWarning(lcSandbox) << "an output cannot be kept:" << published.error().detail;
        fail(task, "INTERNAL");
        return;
    }
    task.updatedMs = nowMs();
    if (m_keeper) {
        for (const Asset &asset : m_keeper(task))
            addAssetLocked(asset);
    }
    task.stage = Stage::Succeeded;
    task.progress = 1;
    task.tracked = false;
    m_ledger.append({{"event", "end"}, {"time", isoTime(nowMs())}, {"at", nowMs()}, {"id", task.id},
        {"status", stageName(Stage::Succeeded)}, {"charged", task.charged}});
}

} // namespace studio::sandbox
