// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/journal.h"

#include "base/logging.h"
#include "services/store/taskstore.h"

namespace studio {

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
    return settled(m_store.add(task));
}

Result<Task> Journal::find(const QUuid &id) const
{
    return m_store.find(id);
}

Result<Task> Journal::change(const QUuid &id, const std::function<void(Task &)> &edit, const QString &note)
{
    if (m_broken)
        return failure(*m_broken);
    auto stored = m_store.find(id);
    if (!stored)
        return settled(std::move(stored));
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
    return settled(m_store.update(edited, note));
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
