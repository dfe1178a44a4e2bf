// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/submissionqueue.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace studio {

namespace {

//! How long an account's number of slots is believed after a refusal taught it.
constexpr auto BelievedFor = 15min;

} // namespace

void SubmissionQueue::put(const Task &task, bool held)
{
    remove(task.id);
    const int wished = task.request.value(Role::MaxJobs).toInt();
    const Waiting waiting{task.id, task.key, task.account, wished, task.notBefore, held};
    const auto place = std::upper_bound(m_waiting.begin(), m_waiting.end(), waiting,
        [](const Waiting &one, const Waiting &other) { return one.key < other.key; });
    m_waiting.insert(place, waiting);
}

void SubmissionQueue::remove(const QUuid &id)
{
    m_waiting.removeIf([&id](const Waiting &waiting) { return waiting.id == id; });
}

bool SubmissionQueue::contains(const QUuid &id) const
{
    return std::any_of(
        m_waiting.begin(), m_waiting.end(), [&id](const Waiting &waiting) { return waiting.id == id; });
}

QList<QUuid> SubmissionQueue::waitingOf(const QString &account) const
{
    QList<QUuid> ids;
    for (const Waiting &waiting : m_waiting) {
        if (waiting.account == account)
            ids.append(waiting.id);
    }
    return ids;
}

bool SubmissionQueue::isHeld(const QUuid &id) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(),
        [&id](const Waiting &waiting) { return waiting.id == id && waiting.held; });
}

void SubmissionQueue::release(const QUuid &id)
{
    for (Waiting &waiting : m_waiting) {
        if (waiting.id != id)
            continue;
        waiting.held = false;
        waiting.notBefore.reset();
        unblock(waiting.account);
    }
}

void SubmissionQueue::block(const QString &account, const Error &why)
{
    m_limits[account].blocked = why;
}

void SubmissionQueue::unblock(const QString &account)
{
    m_limits[account].blocked.reset();
}

std::optional<Error> SubmissionQueue::blocked(const QString &account) const
{
    return m_limits.value(account).blocked;
}

void SubmissionQueue::pause(const QString &account, Instant until, bool busy, int running)
{
    Limits &limits = m_limits[account];
    limits.until = until;
    limits.busy = busy;
    // With none of ours under way the slots are taken by others: nothing is learned from that.
    if (busy && running > 0) {
        limits.learned = running;
        limits.forgotten = until + BelievedFor;
    }
}

void SubmissionQueue::slotFreed(const QString &account)
{
    const auto limits = m_limits.find(account);
    if (limits == m_limits.end() || !limits->busy)
        return;
    limits->busy = false;
    limits->until.reset();
    for (Waiting &waiting : m_waiting) {
        if (waiting.account == account)
            waiting.notBefore.reset();
    }
}

bool SubmissionQueue::hasSlot(const Waiting &waiting, int running, Instant now) const
{
    const Limits limits = m_limits.value(waiting.account);
    const bool isBelieved = limits.learned && limits.forgotten && now < *limits.forgotten;
    if (isBelieved && running >= *limits.learned)
        return false;
    return waiting.maxJobs <= 0 || running < waiting.maxJobs;
}

std::optional<QUuid> SubmissionQueue::next(const QString &account, int running, Instant now) const
{
    const Limits limits = m_limits.value(account);
    if (limits.blocked || (limits.until && *limits.until > now))
        return std::nullopt;
    for (const Waiting &waiting : m_waiting) {
        const bool due = !waiting.notBefore || *waiting.notBefore <= now;
        if (waiting.account == account && !waiting.held && due && hasSlot(waiting, running, now))
            return waiting.id;
    }
    return std::nullopt;
}

std::optional<Instant> SubmissionQueue::wakeAt(const QString &account, Instant now) const
{
    const Limits limits = m_limits.value(account);
    if (limits.blocked)
        return std::nullopt;
    std::optional<Instant> earliest;
    for (const Waiting &waiting : m_waiting) {
        if (waiting.account != account || waiting.held)
            continue;
        Instant due = std::max(waiting.notBefore.value_or(now), limits.until.value_or(now));
        if (due <= now && limits.forgotten)
            due = *limits.forgotten; // if it waits for a slot, it may try again then
        if (due > now)
            earliest = earliest ? std::min(*earliest, due) : due;
    }
    return earliest;
}

int SubmissionQueue::place(const QUuid &id) const
{
    const auto mine = std::find_if(
        m_waiting.begin(), m_waiting.end(), [&id](const Waiting &waiting) { return waiting.id == id; });
    if (mine == m_waiting.end())
        return 0;
    return 1 + int(std::count_if(m_waiting.begin(), mine, [mine](const Waiting &waiting) {
        return waiting.account == mine->account && waiting.held == mine->held;
    }));
}

bool SubmissionQueue::canMove(const QString &account) const
{
    if (blocked(account))
        return false;
    return std::any_of(m_waiting.begin(), m_waiting.end(),
        [&account](const Waiting &waiting) { return waiting.account == account && !waiting.held; });
}

QSet<QString> SubmissionQueue::accounts() const
{
    QSet<QString> names;
    for (const Waiting &waiting : m_waiting)
        names.insert(waiting.account);
    return names;
}

} // namespace studio
