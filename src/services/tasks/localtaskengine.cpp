// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/localtaskengine.h"

#include "base/clock.h"
#include "base/logging.h"
#include "services/api/wire.h"
#include "services/net/httpclient.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/store/uploadstore.h"
#include "services/tasks/gateway.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

//! How often rows of accounts that another process leads are looked at.
constexpr auto ForeignInterval = 500ms;
//! Writes come in flocks; one look is enough for all of them.
constexpr auto GlanceDelay = 300ms;
//! A paid call ends by itself before that.
constexpr auto DrainLimit = HttpLimits{}.paidSilence + 10s;

} // namespace

LocalTaskEngine::LocalTaskEngine(const EngineParts &parts, QObject *parent)
    : TaskEngine(parent)
    , m_parts(parts)
    , m_journal(parts.store, parts.observer)
    , m_leadership(parts.library.locksFolder())
    , m_uploader({parts.uploads, InputStore(parts.library.inputsFolder()), parts.downloader, parts.clock,
          parts.library.inputsFolder()})
    , m_desk({parts.catalogue, parts.store, m_journal, parts.gateway, parts.random,
          InputStore(parts.library.inputsFolder()), parts.uploads})
    , m_submitter({parts.catalogue, m_journal, parts.gateway, m_uploader, parts.clock, parts.random})
    , m_follower(m_journal, parts.gateway, parts.clock, parts.random)
    , m_reconciler(m_journal, parts.gateway, parts.random)
    , m_downloader({m_journal, parts.gateway, parts.downloader, parts.library, parts.clock, parts.random,
          parts.uploads})
{
    m_scheduleTimer.setSingleShot(true);
    m_announceTimer.setSingleShot(true);
    m_glanceTimer.setSingleShot(true);
    m_glanceTimer.setInterval(GlanceDelay);
    m_foreignTimer.setInterval(ForeignInterval);
    connectWorkers();
}

LocalTaskEngine::~LocalTaskEngine()
{
    stop();
}

void LocalTaskEngine::connectWorkers()
{
    connect(&m_scheduleTimer, &QTimer::timeout, this, [this] {
        if (!m_draining)
            schedule();
    });
    connect(&m_announceTimer, &QTimer::timeout, this, &LocalTaskEngine::announce);
    connect(&m_foreignTimer, &QTimer::timeout, this, &LocalTaskEngine::watchForeign);
    connect(&m_glanceTimer, &QTimer::timeout, this, &LocalTaskEngine::watchForeign);
    connect(&m_journalFile, &QFileSystemWatcher::fileChanged, this, &LocalTaskEngine::watchJournalFile);
    connect(&m_journal, &Journal::broken, this, &LocalTaskEngine::breakDown, Qt::QueuedConnection);
    connect(&m_parts.store, &TaskStore::added, this, &LocalTaskEngine::note);
    connect(&m_parts.store, &TaskStore::changed, this, &LocalTaskEngine::note);
    connect(&m_parts.store, &TaskStore::refreshed, this, &LocalTaskEngine::rereadForeign);
    connect(&m_leadership, &AccountLeadership::nudged, this, &LocalTaskEngine::readAgain);
    connect(&m_desk, &SubmissionDesk::entered, this, &LocalTaskEngine::takeEntered);
    connect(&m_desk, &SubmissionDesk::pendingChanged, this, &LocalTaskEngine::announceSoon);
    connect(&m_submitter, &Submitter::ended, this, &LocalTaskEngine::takeSubmissionEnd);
    connect(&m_submitter, &Submitter::calm, this, [this] { endDrain(true); });
    connect(&m_follower, &TaskFollower::moved, this, &LocalTaskEngine::passOn);
    connect(&m_follower, &TaskFollower::stuck, this, &LocalTaskEngine::announceSoon);
    connect(&m_downloader, &TaskDownloader::moved, this, &LocalTaskEngine::passOn);
    connect(&m_reconciler, &Reconciler::moved, this, &LocalTaskEngine::passOn);
    connect(&m_reconciler, &Reconciler::gaveUpHope, this, &LocalTaskEngine::announceSoon);
    connect(&m_parts.gateway.accounts(), &AccountBook::changed, this, [this] {
        // A token may have been added.
        const QSet<QString> waiting = m_queue.accounts();
        for (const QString &account : waiting) {
            const auto why = m_queue.blocked(account);
            if (why && why->kind != ErrorKind::InsufficientCredits)
                m_queue.unblock(account);
        }
        scheduleSoon();
    });
}

void LocalTaskEngine::start(bool startHeld)
{
    if (m_draining) {
        m_draining = false;
        m_submitter.letGo();
        endDrain(false);
        scheduleSoon();
    }
    if (m_active)
        return;
    const auto unfinished = m_parts.store.unfinished();
    if (!unfinished) {
        emit stopped(unfinished.error());
        return;
    }
    m_journal.mend();
    m_active = true;
    m_wasIdle = false; // so that idle() is said even when there is nothing to do
    m_startHeld = startHeld;
    QSet<QString> accounts;
    for (const Task &task : *unfinished) {
        note(task);
        accounts.insert(task.account);
    }
    for (const QString &account : std::as_const(accounts))
        takeLead(account, !startHeld);
    watchJournalFile();
    announceSoon();
}

void LocalTaskEngine::stop()
{
    if (!m_active)
        return;
    m_active = false;
    m_scheduleTimer.stop();
    m_announceTimer.stop();
    m_foreignTimer.stop();
    m_glanceTimer.stop();
    m_submitter.abortAll();
    m_follower.clear();
    m_reconciler.clear();
    m_downloader.clear();
    m_queue = {};
    m_leadership.resignAll();
    endDrain(!isPaying());
}

Call<bool> *LocalTaskEngine::drain()
{
    m_draining = true;
    if (m_drain && !m_drain->isFinished())
        return m_drain;
    m_drain = new Call<bool>(this);
    QTimer::singleShot(DrainLimit, m_drain.data(), [this] { endDrain(!isPaying()); });
    m_submitter.holdBack();
    if (!isPaying())
        endDrain(true);
    return m_drain;
}

void LocalTaskEngine::endDrain(bool isCalm)
{
    if (m_drain)
        m_drain->finish(isCalm);
}

void LocalTaskEngine::takeLead(const QString &account, bool hold)
{
    if (!m_active || leads(account) || m_parts.gateway.accounts().lacksVariable(account))
        return;
    if (!m_leadership.lead(account)) {
        m_foreignTimer.start();
        return;
    }
    // Only now are the rows ours to act on.
    const auto tasks = m_parts.store.unfinished(account);
    if (!tasks) {
        breakDown(tasks.error());
        return;
    }
    for (const Task &task : *tasks)
        recover(task, hold);
}

void LocalTaskEngine::recover(const Task &task, bool hold)
{
    auto now = Result<Task>(task);
    if (task.state == TaskState::Uploading) {
        now = m_journal.change(
            task.id, [](Task &edited) { edited.state = TaskState::Queued; }, u"interrupted"_s);
    } else if (task.state == TaskState::Submitting) {
        // The paid call may have left before the program ended. Nobody sends it again by themselves.
        now = m_journal.change(
            task.id,
            [](Task &edited) {
                edited.state = TaskState::OutcomeUnknown;
                edited.error = Error{ErrorKind::SubmissionUnknown, u"interrupted"_s, 0, {}, {}, {}};
            },
            u"interrupted"_s);
    }
    if (now)
        follow(*now, false, hold);
}

void LocalTaskEngine::follow(const Task &task, bool justBegun, bool hold)
{
    if (!m_active)
        return;
    switch (task.state) {
    case TaskState::Queued:
        if (task.cancelWanted) {
            applyCancel(task);
            return;
        }
        m_queue.put(task, hold);
        sayWhyItWaits(task);
        scheduleSoon();
        break;
    case TaskState::Uploading:
    case TaskState::Submitting:
        break; // the submitter has it
    case TaskState::OutcomeUnknown:
        m_reconciler.add(task);
        break;
    case TaskState::Running:
        m_reconciler.remove(task.id);
        m_follower.add(task, justBegun);
        if (task.cancelWanted)
            m_follower.readSoon(task.id);
        break;
    case TaskState::Downloading:
        m_follower.remove(task.id);
        m_downloader.add(task);
        m_queue.slotFreed(task.account);
        scheduleSoon();
        break;
    case TaskState::Done:
    case TaskState::Failed:
    case TaskState::Cancelled:
        m_queue.remove(task.id);
        m_follower.remove(task.id);
        m_reconciler.remove(task.id);
        m_queue.slotFreed(task.account);
        scheduleSoon();
        emit finished(task);
        break;
    }
    announceSoon();
}

void LocalTaskEngine::passOn(const Task &task)
{
    follow(task, false);
}

Call<Task> *LocalTaskEngine::submit(const Submission &submission)
{
    return m_desk.enter(submission);
}

Call<QJsonObject> *LocalTaskEngine::dryRun(const Submission &submission)
{
    return m_desk.preview(submission);
}

void LocalTaskEngine::takeEntered(const Task &task)
{
    if (!m_active)
        return;
    if (!leads(task.account)) {
        // Taking the lead brings in all that is unfinished; this one was wanted just now.
        takeLead(task.account, !m_startHeld);
        m_queue.release(task.id);
    }
    if (leads(task.account))
        follow(task, false);
    else
        m_leadership.nudge(task.account);
    announceSoon();
}

void LocalTaskEngine::takeSubmissionEnd(const Task &task, const SubmissionEnd &end)
{
    if (!m_active)
        return;
    if (end.creditsLeft) {
        Balance balance = m_balances.value(task.account);
        balance.credits = end.creditsLeft;
        noteBalance(task.account, balance);
    }
    if (end.pauseUntil)
        m_queue.pause(task.account, *end.pauseUntil, end.busy, m_follower.countOf(task.account));
    const bool accepted = task.state == TaskState::Running;
    follow(task, accepted);
    if (end.accountBlocked && task.error)
        holdForPerson(task.account, *task.error);
    scheduleSoon();
}

void LocalTaskEngine::holdForPerson(const QString &account, const Error &why)
{
    m_parts.gateway.noteFailure(account, why);
    m_queue.block(account, why);
    // Each of them says why it waits.
    const QList<QUuid> waiting = m_queue.waitingOf(account);
    for (const QUuid &id : waiting)
        m_journal.change(id, [&why](Task &edited) { edited.error = why; });
    announceSoon();
}

Status LocalTaskEngine::cancel(const QUuid &id)
{
    const auto task = m_journal.find(id);
    if (!task)
        return failure(task.error());
    if (isFinal(task->state))
        return failure(ErrorKind::InvalidRequest, stateName(task->state));
    const auto wished = m_journal.change(
        id, [](Task &edited) { edited.cancelWanted = true; }, u"cancel wanted"_s);
    if (!wished)
        return failure(wished.error());
    if (m_active && !leads(task->account))
        takeLead(task->account, !m_startHeld);
    if (leads(task->account))
        applyCancel(*wished);
    else
        m_leadership.nudge(task->account);
    return {};
}

void LocalTaskEngine::applyCancel(const Task &task)
{
    if (m_submitter.contains(task.id)) {
        m_submitter.cancel(task.id);
        return;
    }
    if (task.state == TaskState::Queued) {
        const auto cancelled
            = m_journal.change(task.id, [](Task &edited) { edited.state = TaskState::Cancelled; });
        if (cancelled)
            follow(*cancelled, false);
        return;
    }
    if (m_follower.contains(task.id))
        m_follower.readSoon(task.id);
}

Call<Task> *LocalTaskEngine::retry(const QUuid &id)
{
    const auto old = m_journal.find(id);
    if (!old)
        return finishedCall<Task>(this, failure(old.error()));
    if (!isFinal(old->state))
        return finishedCall<Task>(this, failure(ErrorKind::InvalidRequest, stateName(old->state)));
    return submit({old->request, old->account, old->outFolder, old->id, {}, {}});
}

Status LocalTaskEngine::attach(const QUuid &id, const QString &remoteId)
{
    const QString trimmed = remoteId.trimmed();
    if (!isUsableId(trimmed))
        return failure(ErrorKind::InvalidRequest, {}, u"remoteId"_s);
    const auto task = m_journal.find(id);
    if (!task)
        return failure(task.error());
    if (task->state != TaskState::OutcomeUnknown)
        return failure(ErrorKind::InvalidRequest, stateName(task->state));
    const auto running = m_journal.change(
        id,
        [&trimmed](Task &edited) {
            edited.state = TaskState::Running;
            edited.remoteId = trimmed;
            edited.error.reset();
        },
        u"attached by hand"_s);
    if (!running)
        return failure(running.error());
    if (leads(task->account))
        follow(*running, false);
    else
        m_leadership.nudge(task->account);
    return {};
}

Status LocalTaskEngine::giveUp(const QUuid &id)
{
    const auto task = m_journal.find(id);
    if (!task)
        return failure(task.error());
    if (task->state != TaskState::OutcomeUnknown)
        return failure(ErrorKind::InvalidRequest, stateName(task->state));
    const auto given = m_journal.change(
        id, [](Task &edited) { edited.state = TaskState::Cancelled; }, u"given up"_s);
    if (!given)
        return failure(given.error());
    if (leads(task->account))
        follow(*given, false);
    else
        m_leadership.nudge(task->account);
    return {};
}

Status LocalTaskEngine::release(const QUuid &id)
{
    if (!m_queue.contains(id))
        return failure(ErrorKind::InvalidRequest);
    m_queue.release(id);
    scheduleSoon();
    announceSoon();
    return {};
}

bool LocalTaskEngine::isHeld(const QUuid &id) const
{
    if (!m_queue.contains(id))
        return false;
    return m_queue.isHeld(id) || m_queue.blocked(m_known.value(id).account);
}

} // namespace studio
