// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/task.h"
#include "domain/usage.h"

#include <QLatin1StringView>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

#include <optional>

namespace studio {

class Clock;
class Database;

//! Error::field of an update that another writer was faster than.
inline constexpr auto OvertakenField = QLatin1StringView("row");

//! Which tasks a list shows.
struct TaskFilter {
    enum class Show { All, Active, Saved, Failed, Circled };
    Show show = Show::All;
    QString search; //!< words over prompt, model, seed, account; empty = all
};

struct TaskCounts {
    int all = 0;
    int active = 0;
    int saved = 0;
    int failed = 0;
    int circled = 0;
};

//! One line of a task's history.
struct TaskEvent {
    Instant time{};
    TaskState state = TaskState::Queued;
    QString note;
};

//! The journal. All writes happen in the main thread, each in a transaction begun with BEGIN IMMEDIATE, and
//! are on disk when the function returns (synchronous=FULL). Errors: Storage, DiskFull; InvalidRequest for a
//! move the state table forbids.
class TaskStore final : public QObject {
    Q_OBJECT

public:
    TaskStore(Database &database, const Clock &clock, QObject *parent = nullptr);
    ~TaskStore() override;

    //! Stores a new task and its first event in one transaction. Fills key, createdAt and updatedAt. A
    //! `submitKey` that is there already returns the task that has it instead, with `key` and `id` of that
    //! one.
    [[nodiscard]] Result<Task> add(const Task &task);
    //! Stores the task as it is now, with an event when its state changed or there is a note. The move from
    //! the stored state has to be legal. What belongs to others stays as stored: `circled`, and a wish to
    //! cancel once it is there. With `asRead` only when the row is still exactly that; otherwise
    //! InvalidRequest with the field OvertakenField. Returns the row as it is now.
    [[nodiscard]] Result<Task> update(
        const Task &task, const QString &note = {}, const Task *asRead = nullptr);
    //! A person's mark; no event.
    [[nodiscard]] Status setCircled(const QUuid &id, bool circled);

    [[nodiscard]] Result<Task> find(const QUuid &id) const; //!< NotFound
    //! By a prefix of the id that is unique, as people type it; NotFound, InvalidRequest when several match.
    [[nodiscard]] Result<Task> findByPrefix(const QString &prefix) const;
    [[nodiscard]] Result<std::optional<Task>> findBySubmitKey(const QString &submitKey) const;
    //! The task that made a file with this hash; one that a provider calls so as an input; one of the
    //! provider's own. The newest of several.
    [[nodiscard]] Result<std::optional<Task>> findByHash(const QByteArray &sha256) const;
    [[nodiscard]] Result<std::optional<Task>> findByAsset(const QString &assetId) const;
    [[nodiscard]] Result<std::optional<Task>> findByRemoteId(const QString &remoteId) const;
    //! Credits of an account's bought tasks by model and day of submission (UTC), both days included: what
    //! the provider took, else, for those that did not fail, what we reckoned. By date, then model.
    [[nodiscard]] Result<QList<UsageEntry>> usage(const QString &account, QDate first, QDate last) const;
    //! Newest first, `limit` rows before `beforeKey` (0 = from the top). Saved are Done, Active what is not
    //! final. Synchronous: 8 ms at 100 000 rows, searching or not (tests/services/store/bench_store).
    [[nodiscard]] Result<QList<Task>> page(const TaskFilter &filter, qint64 beforeKey, int limit) const;
    [[nodiscard]] Result<TaskCounts> counts() const;
    //! Oldest first: all that are not final, of one account or (empty) of all.
    [[nodiscard]] Result<QList<Task>> unfinished(const QString &account = {}) const;
    [[nodiscard]] Result<QList<TaskEvent>> events(const QUuid &id) const;

    //! Rows that page() and unfinished() met and left out because they cannot be read. They stay in the
    //! journal; find() of one is a Storage error.
    [[nodiscard]] qsizetype unreadableCount() const { return m_unreadable.size(); }

    //! Emits refreshed() when another connection (the other program) wrote since the last call. Cheap.
    [[nodiscard]] Status checkForForeignWrites();

signals:
    void added(const studio::Task &task);
    void changed(const studio::Task &task);
    //! Another process wrote: read again.
    void refreshed();

private:
    void noteUnreadable(const QList<qint64> &keys) const;

    Database &m_database;
    const Clock &m_clock;
    mutable QSet<qint64> m_unreadable; // keys; each is logged once
};

} // namespace studio
