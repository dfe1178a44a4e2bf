// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/journal.h"

#include "base/logging.h"
#include "services/store/taskstore.h"

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Each waits a quarter of a second for the lock: a program that copies the library may hold it that long.
constexpr int Tries = 12;

bool isWorthAnotherTry(const Error &error)
{
    return (error.kind == ErrorKind::Storage && error.retryAfter)
        || (error.kind == ErrorKind::InvalidRequest && error.field == OvertakenField);
}

//! Tries again what failed only because of another writer.
Result<Task> persistently(const std::function<Result<Task>()> &write)
{
    Result<Task> result = write();
    for (int tried = 1; tried < Tries && !result && isWorthAnotherTry(result.error()); ++tried)
        result = write();
    return result;
}

} // namespace

Journal::Journal(TaskStore &store, JournalObserver observer, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_observer(std::move(observer))
{
}

Result<Task> Journal::add(const Task &task)
{
    if (m_broken)
        return failure(*m_broken);
    if (m_observer)
        m_observer(task, false);
    return settled(persistently([this, &task] { return m_store.add(task); }));
}

Result<Task> Journal::find(const QUuid &id) const
{
    return m_store.find(id);
}

Result<Task> Journal::change(const QUuid &id, const Edit &edit, const QString &note)
{
    if (m_broken)
        return failure(*m_broken);
    return settled(changed(id, {}, edit, note));
}

Result<Task> Journal::claim(const QUuid &id, const QList<TaskState> &from, const Edit &edit)
{
    if (m_broken)
        return failure(*m_broken);
    return settled(changed(id, from, edit, {}));
}

Result<Task> Journal::keep(const QUuid &id, const Edit &edit)
{
    // Once broken it is tried now and then, and nobody should have to wait for that each time.
    return m_broken ? changeOnce(id, {}, edit, {}) : settled(changed(id, {}, edit, {}));
}

Result<Task> Journal::changed(
    const QUuid &id, const QList<TaskState> &from, const Edit &edit, const QString &note)
{
    return persistently([&] { return changeOnce(id, from, edit, note); });
}

Result<Task> Journal::changeOnce(
    const QUuid &id, const QList<TaskState> &from, const Edit &edit, const QString &note)
{
    auto stored = m_store.find(id);
    if (!stored)
        return stored;
    if (!from.isEmpty() && !from.contains(stored->state))
        return failure(ErrorKind::InvalidRequest, stateName(stored->state), u"state"_s);
    Task edited = *stored;
    edit(edited);
    if (edited == *stored)
        return stored;
    if (!(edited.state == stored->state) && !canMove(stored->state, edited.state)) {
        qCWarning(lcTasks) << "move refused" << stateName(stored->state) << stateName(edited.state);
        return failure(ErrorKind::InvalidRequest);
    }
    if (m_observer)
        m_observer(edited, false);
    return m_store.update(edited, note, &*stored);
}

Result<Task> Journal::settled(Result<Task> result)
{
    if (result) {
        if (m_observer)
            m_observer(*result, true);
        return result;
    }
    const ErrorKind kind = result.error().kind;
    if (kind == ErrorKind::Storage || kind == ErrorKind::DiskFull) {
        m_broken = result.error();
        qCCritical(lcTasks) << "the journal cannot be written" << result.error().detail;
        emit broken(result.error());
    }
    return result;
}

} // namespace studio
