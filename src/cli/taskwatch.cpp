// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/taskwatch.h"

#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace studio::cli {

using namespace std::chrono_literals;

namespace {

//! With a free slot and nothing to wait for, a program that leads sends what waits at once. If for so long
//! nothing of the account moves, what waits is held there, or nobody is there.
constexpr auto LeadersPatience = 10s;

bool needsPerson(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden
        || kind == ErrorKind::InsufficientCredits || kind == ErrorKind::KeychainUnavailable
        || kind == ErrorKind::KeychainDenied;
}

} // namespace

TaskWatch::TaskWatch(Studio &studio, QList<QUuid> ids, bool untilFinal, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_ids(std::move(ids))
    , m_untilFinal(untilFinal)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_regularly.setInterval(1s);
    const auto lookSoon = [this] { m_soon.start(); };
    connect(&m_soon, &QTimer::timeout, this, &TaskWatch::look);
    connect(&m_regularly, &QTimer::timeout, this, &TaskWatch::look);
    connect(&m_studio.tasks(), &TaskStore::changed, this, [this](const Task &task) {
        if (m_ids.contains(task.id))
            m_soon.start();
    });
    connect(&m_studio.tasks(), &TaskStore::refreshed, this, lookSoon);
    connect(&m_studio.engine(), &TaskEngine::idle, this, lookSoon);
}

void TaskWatch::start()
{
    m_regularly.start();
    m_soon.start();
}

QList<Task> TaskWatch::tasks() const
{
    QList<Task> tasks;
    for (const QUuid &id : m_ids) {
        if (const auto found = m_seen.constFind(id); found != m_seen.constEnd())
            tasks.append(*found);
    }
    return tasks;
}

void TaskWatch::look()
{
    if (m_over)
        return;
    for (const QUuid &id : m_ids) {
        const Result<Task> task = m_studio.tasks().find(id);
        if (!task) {
            m_over = true;
            emit failed(task.error());
            return;
        }
        const auto seen = m_seen.constFind(id);
        if (seen != m_seen.constEnd() && *seen == *task)
            continue;
        m_seen.insert(id, *task);
        emit moved(*task);
    }
    const QList<Task> all = tasks();
    if (std::all_of(all.begin(), all.end(), [this](const Task &task) { return isSettled(task); })) {
        m_over = true;
        m_regularly.stop();
        emit concluded();
    }
}

bool TaskWatch::isSettled(const Task &task) const
{
    const TaskEngine &engine = m_studio.engine();
    switch (task.state) {
    case TaskState::Done:
    case TaskState::Failed:
    case TaskState::Cancelled:
        return true;
    case TaskState::Queued:
        if (!engine.isOurs(task.id))
            return isHeldElsewhere(task);
        // Held by a limit or by the start-up setting.
        return engine.isIdle() && (task.error.has_value() || engine.isHeld(task.id));
    case TaskState::OutcomeUnknown:
        return !m_untilFinal || engine.isIdle();
    case TaskState::Running:
        // Without a way to a token nothing can be read.
        return !m_untilFinal || (engine.isOurs(task.id) && engine.isIdle() && task.error);
    case TaskState::Downloading:
        return !m_untilFinal;
    case TaskState::Uploading:
        return engine.isIdle() && engine.isHeld(task.id);
    case TaskState::Submitting:
        return false;
    }
    return false;
}

//! A task of an account that another program leads, or none: rows are all that we see of it.
bool TaskWatch::isHeldElsewhere(const Task &task) const
{
    if (task.error && needsPerson(task.error->kind))
        return true;
    const Result<QList<Task>> rows = m_studio.tasks().unfinished(task.account);
    if (!rows)
        return false;
    const Instant now = m_studio.clock().now();
    return std::all_of(rows->begin(), rows->end(), [now](const Task &row) {
        switch (row.state) {
        case TaskState::Queued:
            return now - std::max(row.updatedAt, row.notBefore.value_or(row.updatedAt)) > LeadersPatience;
        case TaskState::OutcomeUnknown:
            return true; // takes no slot
        default:
            return false; // may be what the others wait for
        }
    });
}

} // namespace studio::cli
