// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/task.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace studio {

class TaskStore;

//! Told of each write: before it (`committed` false) and after it. Tests end the process there.
using JournalObserver = std::function<void(const Task &task, bool committed)>;

//! The engine's way to the journal: reads a row, lets it be edited, writes it if nobody else has written it
//! meanwhile (else reads it again). A lock that another program holds is waited for, 3 s at most. The first
//! write that the disk refuses breaks the journal: from then on nothing is written and nothing may be done,
//! but for keep(). Main thread.
class Journal final : public QObject {
    Q_OBJECT

public:
    using Edit = std::function<void(Task &)>;

    Journal(TaskStore &store, JournalObserver observer, QObject *parent = nullptr);

    [[nodiscard]] Result<Task> add(const Task &task);
    [[nodiscard]] Result<Task> find(const QUuid &id) const;
    //! Writes only when `edit` changed something. InvalidRequest when the state table forbids the move
    //! (another process was faster): read again.
    Result<Task> change(const QUuid &id, const Edit &edit, const QString &note = {});
    //! As change(), but only out of one of these states, whoever else writes at the same time; InvalidRequest
    //! when the task stands elsewhere, even if that is where it was to go. Of several that claim a step, one
    //! gets it.
    [[nodiscard]] Result<Task> claim(const QUuid &id, const QList<TaskState> &from, const Edit &edit);
    //! As change(), but tried even when the journal is broken: for what must not be lost.
    [[nodiscard]] Result<Task> keep(const QUuid &id, const Edit &edit);
    [[nodiscard]] bool isBroken() const { return m_broken.has_value(); }
    //! Whole again, after a person made room.
    void mend() { m_broken.reset(); }

signals:
    void broken(const studio::Error &error);

private:
    [[nodiscard]] Result<Task> changeOnce(
        const QUuid &id, const QList<TaskState> &from, const Edit &edit, const QString &note);
    [[nodiscard]] Result<Task> changed(
        const QUuid &id, const QList<TaskState> &from, const Edit &edit, const QString &note);
    Result<Task> settled(Result<Task> result);

    TaskStore &m_store;
    JournalObserver m_observer;
    std::optional<Error> m_broken;
};

} // namespace studio
