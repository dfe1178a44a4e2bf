// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/task.h"

#include <QObject>

#include <functional>
#include <optional>

namespace studio {

class TaskStore;

//! Told of each write: before it (`committed` false) and after it. Tests end the process there.
using JournalObserver = std::function<void(const Task &task, bool committed)>;

//! The engine's way to the journal: reads a row, lets it be edited, writes it. The first write that the disk
//! refuses breaks the journal: from then on nothing is written and nothing may be done. Main thread.
class Journal final : public QObject {
    Q_OBJECT

public:
    Journal(TaskStore &store, JournalObserver observer, QObject *parent = nullptr);

    [[nodiscard]] Result<Task> add(const Task &task);
    [[nodiscard]] Result<Task> find(const QUuid &id) const;
    //! Writes only when `edit` changed something. InvalidRequest when the state table forbids the move
    //! (another process was faster): read again.
    Result<Task> change(const QUuid &id, const std::function<void(Task &)> &edit, const QString &note = {});
    [[nodiscard]] bool isBroken() const { return m_broken.has_value(); }
    //! Whole again, after a person made room.
    void mend() { m_broken.reset(); }

signals:
    void broken(const studio::Error &error);

private:
    Result<Task> settled(Result<Task> result);

    TaskStore &m_store;
    JournalObserver m_observer;
    std::optional<Error> m_broken;
};

} // namespace studio
