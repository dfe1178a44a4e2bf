// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/tasks/accountleadership.h"
#include "services/tasks/assetuploader.h"
#include "services/tasks/journal.h"
#include "services/tasks/reconciler.h"
#include "services/tasks/submissiondesk.h"
#include "services/tasks/submissionqueue.h"
#include "services/tasks/submitter.h"
#include "services/tasks/taskdownloader.h"
#include "services/tasks/taskengine.h"
#include "services/tasks/taskfollower.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QPointer>
#include <QTimer>

namespace studio {

class Clock;
class FileDownloader;
class Library;
class RandomSource;
class TaskStore;
class UploadStore;

//! What the engine works with; everything outlives it.
struct EngineParts {
    const Catalogue &catalogue;
    const Library &library;
    TaskStore &store;
    UploadStore &uploads;
    Gateway &gateway;
    FileDownloader &downloader;
    const Clock &clock;
    RandomSource &random;
    JournalObserver observer; //!< tests only; empty in the product
};

//! The engine of a library on this machine. It hands tasks from one worker to the next by their state; each
//! worker writes the journal first and tells afterwards. Accounts that another process leads are only
//! watched.
class LocalTaskEngine final : public TaskEngine {
    Q_OBJECT

public:
    explicit LocalTaskEngine(const EngineParts &parts, QObject *parent = nullptr);
    ~LocalTaskEngine() override;

    void start(bool startHeld) override;
    void stop() override;
    [[nodiscard]] bool isPaying() const override { return m_submitter.payingCount() > 0; }
    Call<bool> *drain() override;
    [[nodiscard]] Call<Task> *submit(const Submission &submission) override;
    [[nodiscard]] Call<QJsonObject> *dryRun(const Submission &submission) override;
    [[nodiscard]] Status cancel(const QUuid &id) override;
    [[nodiscard]] Call<Task> *retry(const QUuid &id) override;
    [[nodiscard]] Status attach(const QUuid &id, const QString &remoteId) override;
    [[nodiscard]] Status giveUp(const QUuid &id) override;
    [[nodiscard]] Status release(const QUuid &id) override;
    [[nodiscard]] bool isHeld(const QUuid &id) const override;
    [[nodiscard]] Call<Balance> *refreshBalance(const QString &account) override;
    [[nodiscard]] std::optional<Balance> lastBalance(const QString &account) const override;
    [[nodiscard]] int runningCount() const override;
    [[nodiscard]] int waitingCount() const override;
    [[nodiscard]] int placeInLine(const QUuid &id) const override;
    [[nodiscard]] bool isIdle() const override;
    [[nodiscard]] bool isOurs(const QUuid &id) const override;

private:
    struct Known {
        QString account;
        TaskState state = TaskState::Queued;
    };
    void connectWorkers();
    void takeLead(const QString &account, bool hold);
    void recover(const Task &task, bool hold);
    void follow(const Task &task, bool justBegun, bool hold = false);
    void takeEntered(const Task &task);
    void takeSubmissionEnd(const Task &task, const SubmissionEnd &end);
    void holdForPerson(const QString &account, const Error &why);
    void sayWhyItWaits(const Task &task);
    void applyCancel(const Task &task);
    void passOn(const Task &task);
    void endDrain(bool isCalm);
    void readAgain(const QString &account);
    void watchJournalFile();
    void lookForForeignRows();
    void watchForeign();
    void rereadForeign();
    void note(const Task &task);
    void noteBalance(const QString &account, const Balance &balance);
    void unblockAfter(const QString &account, const Balance &balance);
    void scheduleSoon();
    void schedule();
    void announceSoon();
    void announce();
    void breakDown(const Error &error);
    [[nodiscard]] bool leads(const QString &account) const { return m_leadership.leads(account); }

    EngineParts m_parts;
    Journal m_journal;
    AccountLeadership m_leadership;
    AssetUploader m_uploader;
    SubmissionDesk m_desk;
    Submitter m_submitter;
    TaskFollower m_follower;
    Reconciler m_reconciler;
    TaskDownloader m_downloader;
    SubmissionQueue m_queue;
    QHash<QUuid, Known> m_known; //!< unfinished ones, ours and those of accounts that others lead
    QHash<QString, Balance> m_balances;
    QTimer m_scheduleTimer; //!< one shot: a turn of the queue
    QTimer m_announceTimer; //!< one shot: counts and idle, once for many changes
    QFileSystemWatcher m_journalFile; //!< tells, without a timer, that someone wrote
    QTimer m_glanceTimer; //!< one shot: a look at what they wrote
    QTimer m_foreignTimer; //!< only while there are tasks that others lead
    bool m_active = false;
    bool m_startHeld = false;
    bool m_draining = false;
    QPointer<Call<bool>> m_drain; //!< child; gone once it was answered
    bool m_wasIdle = true;
};

} // namespace studio
