// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"
#include "services/api/remotetask.h"
#include "services/tasks/taskpoller.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace studio {

class Journal;

//! Follows tasks that were bought until they succeed, fail or are cancelled: writes what reads tell into the
//! journal, and carries out wishes to cancel (after a read, never before). Main thread.
class TaskFollower final : public QObject {
    Q_OBJECT

public:
    TaskFollower(Journal &journal, Gateway &gateway, const Clock &clock, RandomSource &random,
        QObject *parent = nullptr);
    ~TaskFollower() override;

    //! A task in Running.
    void add(const Task &task, bool justBegun);
    void remove(const QUuid &id);
    void clear();
    //! Reads soon: there is a wish to cancel.
    void readSoon(const QUuid &id) { m_poller.readSoon(id); }
    [[nodiscard]] bool contains(const QUuid &id) const { return m_poller.contains(id); }
    [[nodiscard]] int count() const { return m_poller.count(); }
    //! Of those, the ones that can be read; the others wait for a token.
    [[nodiscard]] int movingCount() const { return int(count() - m_tokenless.size()); }
    [[nodiscard]] int countOf(const QString &account) const { return m_poller.countOf(account); }

signals:
    //! Left Running; the journal has it already.
    void moved(const studio::Task &task);
    //! A task can no longer be read without a person: movingCount() is less.
    void stuck();
    //! An answer told what the account has left.
    void creditsSeen(const QString &account, int credits);

private:
    void receive(const QUuid &id, const RemoteTask &remote);
    void receiveFailure(const QUuid &id, const Error &error, int inARow);
    void noteProgress(const QUuid &id, const RemoteTask &remote);
    void cancelRemotely(const Task &task);
    void move(const QUuid &id, TaskState state, const std::function<void(Task &)> &edit);

    Journal &m_journal;
    Gateway &m_gateway;
    TaskPoller m_poller;
    QSet<QUuid> m_tokenless; //!< the last read was not sent: there was no way to a token
    QSet<QUuid> m_cancelling; //!< a cancel call is under way
    QSet<QUuid> m_uncancellable; //!< the provider promised nothing: the result will be saved
};

} // namespace studio
