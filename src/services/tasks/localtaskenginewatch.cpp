// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the engine that watches: turns of the queue, rows of other processes, counts and balances.
#include "services/tasks/localtaskengine.h"

#include "base/clock.h"
#include "base/logging.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/tasks/gateway.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

void LocalTaskEngine::scheduleSoon()
{
    if (m_active)
        m_scheduleTimer.start(0);
}

void LocalTaskEngine::schedule()
{
    const Instant now = m_parts.clock.now();
    std::optional<Instant> wake;
    const QSet<QString> accounts = m_queue.accounts();
    for (const QString &account : accounts) {
        // One at a time: what the first learns about slots and credits holds for the next.
        if (!leads(account) || m_submitter.countOf(account) > 0)
            continue;
        if (const auto id = m_queue.next(account, m_follower.countOf(account), now)) {
            m_queue.remove(*id);
            const auto task = m_journal.find(*id);
            if (task && task->state == TaskState::Queued)
                m_submitter.begin(*task);
            else
                scheduleSoon();
        } else if (const auto due = m_queue.wakeAt(account, now)) {
            wake = wake ? std::min(*wake, *due) : *due;
        }
    }
    // A clock that was set back must not make us sleep for a day.
    if (wake && !m_scheduleTimer.isActive())
        m_scheduleTimer.start(std::clamp<std::chrono::milliseconds>(*wake - now, 10ms, 60s));
    announceSoon();
}

void LocalTaskEngine::readAgain(const QString &account)
{
    if (!m_active || !leads(account))
        return;
    (void)m_parts.store.checkForForeignWrites(); // tells the views
    const auto rows = m_parts.store.unfinished(account);
    if (!rows)
        return;
    QSet<QUuid> open;
    for (const Task &task : *rows) {
        open.insert(task.id);
        note(task);
        const bool mine = m_queue.contains(task.id) || m_submitter.contains(task.id)
            || m_follower.contains(task.id) || m_downloader.contains(task.id);
        if (!mine)
            follow(task, false);
        else if (task.cancelWanted)
            applyCancel(task);
    }
    const QList<QUuid> ids = m_known.keys();
    for (const QUuid &id : ids) {
        if (m_known.value(id).account != account || open.contains(id))
            continue;
        if (const auto closed = m_journal.find(id)) {
            note(*closed);
            follow(*closed, false);
        }
    }
}

void LocalTaskEngine::watchJournalFile()
{
    if (!m_active)
        return;
    // Writers append to the log beside the file; it comes and goes with the first and last of them.
    const QString log = m_parts.library.databaseFile() + u"-wal"_s;
    if (m_journalFile.files().isEmpty() && QFileInfo::exists(log))
        m_journalFile.addPath(log);
    if (!m_glanceTimer.isActive())
        m_glanceTimer.start();
}

void LocalTaskEngine::watchForeign()
{
    if (!m_active)
        return;
    (void)m_parts.store.checkForForeignWrites(); // brings us to rereadForeign()
    QSet<QString> foreign;
    for (const Known &known : std::as_const(m_known)) {
        if (!leads(known.account) && !m_parts.gateway.accounts().lacksVariable(known.account))
            foreign.insert(known.account);
    }
    for (const QString &account : std::as_const(foreign))
        takeLead(account, !m_startHeld);
    if (foreign.isEmpty())
        m_foreignTimer.stop();
}

void LocalTaskEngine::rereadForeign()
{
    if (!m_active)
        return;
    lookForForeignRows();
    // A nudge may have been lost.
    const QStringList led = m_leadership.led();
    for (const QString &account : led)
        readAgain(account);
    const QList<QUuid> ids = m_known.keys();
    for (const QUuid &id : ids) {
        const Known before = m_known.value(id);
        if (leads(before.account))
            continue;
        const auto task = m_journal.find(id);
        if (!task || task->state == before.state)
            continue;
        note(*task);
        if (isFinal(task->state))
            emit finished(*task);
    }
}

void LocalTaskEngine::lookForForeignRows()
{
    const auto unfinished = m_parts.store.unfinished();
    if (!unfinished)
        return;
    for (const Task &task : *unfinished) {
        if (m_known.contains(task.id))
            continue;
        note(task);
        if (!leads(task.account))
            m_foreignTimer.start();
    }
}

void LocalTaskEngine::note(const Task &task)
{
    if (isFinal(task.state))
        m_known.remove(task.id);
    else
        m_known.insert(task.id, {task.account, task.state});
    announceSoon();
}

Call<Balance> *LocalTaskEngine::refreshBalance(const QString &account)
{
    auto *call = m_parts.gateway.balance(account);
    call->then(this, [this, account](const Result<Balance> &balance) {
        if (balance)
            noteBalance(account, *balance);
    });
    return call;
}

std::optional<Balance> LocalTaskEngine::lastBalance(const QString &account) const
{
    const auto known = m_balances.constFind(account);
    return known == m_balances.constEnd() ? std::nullopt : std::optional(*known);
}

void LocalTaskEngine::noteBalance(const QString &account, const Balance &balance)
{
    const bool news = !m_balances.contains(account) || !(m_balances.value(account) == balance);
    m_balances.insert(account, balance);
    unblockAfter(account, balance);
    if (news)
        emit balanceChanged(account, balance);
}

void LocalTaskEngine::unblockAfter(const QString &account, const Balance &balance)
{
    const auto why = m_queue.blocked(account);
    const QList<QUuid> waiting = m_queue.waitingOf(account);
    if (!why || why->kind != ErrorKind::InsufficientCredits || !balance.credits || waiting.isEmpty())
        return;
    const auto first = m_journal.find(waiting.first());
    if (first && *balance.credits >= first->creditsEstimated.value_or(1)) {
        m_queue.unblock(account);
        scheduleSoon();
    }
}

int LocalTaskEngine::runningCount() const
{
    return int(std::count_if(
        m_known.begin(), m_known.end(), [](const Known &known) { return mayBeBought(known.state); }));
}

int LocalTaskEngine::waitingCount() const
{
    return int(std::count_if(
        m_known.begin(), m_known.end(), [](const Known &known) { return !mayBeBought(known.state); }));
}

int LocalTaskEngine::placeInLine(const QUuid &id) const
{
    return m_queue.place(id);
}

bool LocalTaskEngine::isIdle() const
{
    if (m_desk.pending() > 0)
        return false;
    if (!m_active)
        return true;
    if (m_submitter.count() > 0 || m_follower.movingCount() > 0 || m_downloader.count() > 0
        || m_reconciler.isHopeful())
        return false;
    const QSet<QString> accounts = m_queue.accounts();
    if (std::any_of(accounts.begin(), accounts.end(),
            [this](const QString &account) { return m_queue.canMove(account); }))
        return false;
    // What another process leads moves without us.
    return std::none_of(m_known.begin(), m_known.end(), [this](const Known &known) {
        return !leads(known.account) && known.state != TaskState::OutcomeUnknown
            && !m_parts.gateway.accounts().lacksVariable(known.account);
    });
}

bool LocalTaskEngine::isOurs(const QUuid &id) const
{
    const auto known = m_known.constFind(id);
    return known != m_known.constEnd() && leads(known->account);
}

void LocalTaskEngine::sayWhyItWaits(const Task &task)
{
    // For views of other processes, which see rows only.
    const auto why = m_queue.blocked(task.account);
    if (why && (!task.error || task.error->kind != why->kind))
        m_journal.change(task.id, [&why](Task &edited) { edited.error = why; });
}

void LocalTaskEngine::announceSoon()
{
    if (m_active && !m_announceTimer.isActive())
        m_announceTimer.start(0);
}

void LocalTaskEngine::announce()
{
    emit countsChanged();
    const bool nowIdle = isIdle();
    const bool becameIdle = nowIdle && !m_wasIdle;
    m_wasIdle = nowIdle;
    if (becameIdle)
        emit idle();
}

void LocalTaskEngine::breakDown(const Error &error)
{
    if (!m_active)
        return;
    stop();
    emit stopped(error);
}

} // namespace studio
