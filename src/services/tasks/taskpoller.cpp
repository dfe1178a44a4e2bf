// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/taskpoller.h"

#include "base/clock.h"
#include "base/randomsource.h"
#include "services/tasks/gateway.h"
#include "services/tasks/pace.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

//! Reads at the same time; more would only queue up at the six connections to a host.
constexpr int MostReads = 4;

} // namespace

TaskPoller::TaskPoller(Gateway &gateway, const Clock &clock, RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_clock(clock)
    , m_random(random)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TaskPoller::readDue);
}

TaskPoller::~TaskPoller() = default;

void TaskPoller::add(const Task &task, bool justBegun)
{
    if (m_entries.contains(task.id))
        return;
    Entry entry;
    entry.task = task;
    entry.since = m_clock.now();
    const auto floor = Pace::of(task.origin).pollFloor;
    const auto first = justBegun ? floor : std::chrono::milliseconds(m_random.between(0, floor.count() / 4));
    entry.due.setRemainingTime(first);
    entry.floor = entry.due;
    m_entries.insert(task.id, entry);
    arm();
}

void TaskPoller::remove(const QUuid &id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    const QPointer<CallBase> call = entry->call;
    m_entries.erase(entry);
    if (call)
        call->abort();
    arm();
}

void TaskPoller::clear()
{
    const QList<QUuid> ids = m_entries.keys();
    for (const QUuid &id : ids)
        remove(id);
}

void TaskPoller::readSoon(const QUuid &id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end() || entry->call)
        return;
    entry->due = entry->floor;
    arm();
}

int TaskPoller::countOf(const QString &account) const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(),
        [&account](const Entry &entry) { return entry.task.account == account; }));
}

std::chrono::milliseconds TaskPoller::age(const QUuid &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() ? std::chrono::milliseconds(0) : m_clock.now() - entry->since;
}

void TaskPoller::readDue()
{
    for (auto entry = m_entries.begin(); entry != m_entries.end() && m_reading < MostReads; ++entry) {
        if (!entry->call && entry->due.hasExpired())
            read(entry.key(), entry.value());
    }
    arm();
}

void TaskPoller::read(const QUuid &id, Entry &entry)
{
    entry.floor.setRemainingTime(Pace::of(entry.task.origin).pollFloor);
    auto *call = m_gateway.read(entry.task);
    entry.call = call;
    ++m_reading;
    call->then(this, [this, id](const Result<RemoteTask> &result) { receive(id, result); });
}

void TaskPoller::receive(const QUuid &id, const Result<RemoteTask> &result)
{
    --m_reading;
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end()) {
        arm();
        return;
    }
    entry->call = nullptr;
    if (result) {
        entry->errors = 0;
        entry->slow = result->state == RemoteState::Unknown || result->status == "THROTTLED"_L1;
    } else {
        entry->errors = result.error().kind == entry->lastError ? entry->errors + 1 : 1;
        entry->lastError = result.error().kind;
    }
    auto wait = interval(*entry);
    if (!result && result.error().retryAfter)
        wait = std::max(wait, std::min<std::chrono::milliseconds>(*result.error().retryAfter, 1h));
    entry->due.setRemainingTime(wait);
    const int inARow = entry->errors;
    arm();
    if (result)
        emit answered(id, *result);
    else if (result.error().kind != ErrorKind::Cancelled)
        emit failed(id, result.error(), inARow);
}

std::chrono::milliseconds TaskPoller::interval(const Entry &entry) const
{
    const Pace pace = Pace::of(entry.task.origin);
    // A read that failed is tried again from the floor upwards.
    if (entry.errors > 0) {
        Pace reading = pace;
        reading.retryFirst = pace.pollFloor;
        return reading.backoff(entry.errors, m_random);
    }
    const auto age = m_clock.now() - entry.since;
    auto wait = pace.pollFloor;
    if (age > 1h)
        wait *= 6;
    else if (age > 10min)
        wait *= 3;
    else if (age > 2min)
        wait *= 2;
    if (entry.slow)
        wait *= 2;
    return wait + std::chrono::milliseconds(m_random.between(0, wait.count() / 4));
}

void TaskPoller::arm()
{
    std::optional<qint64> earliest;
    if (m_reading < MostReads) {
        for (const Entry &entry : std::as_const(m_entries)) {
            if (!entry.call)
                earliest = std::min(earliest.value_or(entry.due.remainingTime()), entry.due.remainingTime());
        }
    }
    if (earliest)
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(*earliest, 0)));
    else
        m_timer.stop();
}

} // namespace studio
