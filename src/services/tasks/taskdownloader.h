// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"
#include "services/net/call.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace studio {

class Clock;
class FileDownloader;
class Gateway;
class Journal;
class Library;
class RandomSource;
struct RemoteTask;
struct SavedTake;
class UploadStore;

struct TaskDownloaderParts {
    Journal &journal;
    Gateway &gateway;
    FileDownloader &downloader;
    const Library &library;
    const Clock &clock;
    RandomSource &random;
    UploadStore &uploads; //!< gets what a provider calls the takes that it made
};

//! Saves what tasks produced. A download that fails is tried again for ever, from where it stopped, after the
//! task was read for a fresh link; a task fails here only when the provider says that its output is gone.
//! Main thread; checking and hashing happen in the pool.
class TaskDownloader final : public QObject {
    Q_OBJECT

public:
    explicit TaskDownloader(const TaskDownloaderParts &parts, QObject *parent = nullptr);

    //! A task in Downloading.
    void add(const Task &task);
    void clear(); //!< forgets all, aborts downloads; parts stay
    [[nodiscard]] bool contains(const QUuid &id) const { return m_runs.contains(id); }
    [[nodiscard]] int count() const { return int(m_runs.size()); }

signals:
    //! Left Downloading; the journal has it already.
    void moved(const studio::Task &task);
    void progressed(const QUuid &id, qint64 done, qint64 total);

private:
    struct Run {
        Task task;
        QDeadlineTimer due;
        QPointer<CallBase> call;
        bool active = false;
        bool renewFirst = false; //!< read the task for a fresh link before the next try
        int attempts = 0; //!< failures in a row
        QByteArray refused; //!< hash of the last download that was whole and not accepted
        std::optional<Error> note; //!< what a person should know of a take that is saved all the same
        int gone = 0; //!< answers in a row that there is no such task or output
    };
    void startDue();
    void renew(const QUuid &id);
    void receiveRenewal(const QUuid &id, const Result<RemoteTask> &remote);
    void saveNext(const QUuid &id);
    void fetch(const QUuid &id, qsizetype index);
    void save(const QUuid &id, qsizetype index, const QString &part, const QByteArray &hash);
    void rememberAsset(const Task &task, const TaskOutput &output);
    void receiveOutput(const QUuid &id, qsizetype index, const SavedTake &saved);
    void postpone(const QUuid &id, const Error &error);
    void noteGone(const QUuid &id, const Error &error);
    void conclude(const QUuid &id, const Result<Task> &task);
    void arm();
    //! Delivers to `receive` unless the task was forgotten meanwhile.
    template <typename T, typename Receive> void wait(const QUuid &id, Call<T> *call, Receive receive);

    TaskDownloaderParts m_parts;
    QHash<QUuid, Run> m_runs;
    QTimer m_timer;
};

} // namespace studio
