// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"
#include "services/api/remotetask.h"
#include "services/net/call.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace studio {

class Clock;
class Gateway;
class RandomSource;

//! Reads remote tasks, one timer for all of them. A task is read no more often than its origin's floor, less
//! often with age, backing off on errors, and never given up. Main thread.
class TaskPoller final : public QObject {
    Q_OBJECT

public:
    TaskPoller(Gateway &gateway, const Clock &clock, RandomSource &random, QObject *parent = nullptr);
    ~TaskPoller() override;

    //! Begins to read a task that has a remote id; at once when it was not begun just now.
    void add(const Task &task, bool justBegun);
    void remove(const QUuid &id);
    void clear(); //!< forgets all, aborts reads
    //! As soon as the floor allows.
    void readSoon(const QUuid &id);
    [[nodiscard]] bool contains(const QUuid &id) const { return m_entries.contains(id); }
    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] int countOf(const QString &account) const;
    //! How long a task has been read; 0 for one that is not.
    [[nodiscard]] std::chrono::milliseconds age(const QUuid &id) const;

signals:
    void answered(const QUuid &id, const studio::RemoteTask &remote);
    //! `inARow` counts errors of the same kind.
    void failed(const QUuid &id, const studio::Error &error, int inARow);

private:
    struct Entry {
        Task task;
        Instant since{}; //!< followed from then on
        QDeadlineTimer due;
        QDeadlineTimer floor; //!< not before
        QPointer<CallBase> call;
        int errors = 0;
        ErrorKind lastError = ErrorKind::Network;
        bool slow = false; //!< throttled or in a state we do not know
    };
    void readDue();
    void read(const QUuid &id, Entry &entry);
    void receive(const QUuid &id, const Result<RemoteTask> &result);
    void arm();
    [[nodiscard]] std::chrono::milliseconds interval(const Entry &entry) const;

    Gateway &m_gateway;
    const Clock &m_clock;
    RandomSource &m_random;
    QHash<QUuid, Entry> m_entries;
    QTimer m_timer;
    int m_reading = 0;
};

} // namespace studio
