// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/reconciler.h"

#include "base/logging.h"
#include "services/tasks/gateway.h"
#include "services/tasks/journal.h"
#include "services/tasks/pace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! So many looks without a find, and a person is told that it is up to them. We go on looking.
constexpr int HopefulLooks = 6;

} // namespace

Reconciler::Reconciler(Journal &journal, Gateway &gateway, RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_gateway(gateway)
    , m_random(random)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Reconciler::askDue);
}

bool Reconciler::isRecognisable(const Task &task)
{
    // A reference of the person's own may stand on any number of tasks.
    return task.request.value(Role::ReplyRef).toString() == task.id.toString(QUuid::WithoutBraces);
}

void Reconciler::add(const Task &task)
{
    if (m_entries.contains(task.id) || !isRecognisable(task))
        return;
    Entry entry;
    entry.task = task;
    entry.due.setRemainingTime(Pace::of(task.origin).pollFloor);
    m_entries.insert(task.id, entry);
    arm();
}

void Reconciler::remove(const QUuid &id)
{
    m_entries.remove(id);
    arm();
}

void Reconciler::clear()
{
    m_entries.clear();
    arm();
}

bool Reconciler::isHopeful() const
{
    return std::any_of(
        m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.attempts < HopefulLooks; });
}

void Reconciler::askDue()
{
    const QList<QUuid> ids = m_entries.keys();
    for (const QUuid &id : ids) {
        const Entry &entry = m_entries[id];
        if (!entry.asking && entry.due.hasExpired())
            ask(id);
    }
    arm();
}

void Reconciler::ask(const QUuid &id)
{
    Entry &entry = m_entries[id];
    entry.asking = true;
    m_gateway.recent(entry.task)->then(this, [this, id](const Result<QList<RemoteTask>> &recent) {
        receive(id, recent);
    });
}

void Reconciler::receive(const QUuid &id, const Result<QList<RemoteTask>> &recent)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    entry->asking = false;
    ++entry->attempts;
    Pace pace = Pace::of(entry->task.origin);
    pace.retryFirst = pace.pollFloor;
    entry->due.setRemainingTime(pace.backoff(entry->attempts, m_random));

    const QString reference = id.toString(QUuid::WithoutBraces);
    const QList<RemoteTask> tasks = recent.value_or(QList<RemoteTask>{});
    const auto found = std::find_if(tasks.begin(), tasks.end(),
        [&reference](const RemoteTask &remote) { return remote.replyRef == reference; });
    if (found == tasks.end()) {
        if (!isHopeful())
            emit gaveUpHope();
        arm();
        return;
    }
    qCInfo(lcTasks) << "an unknown submission was found again" << reference;
    const auto task = m_journal.change(
        id,
        [&found](Task &edited) {
            edited.state = TaskState::Running;
            edited.remoteId = found->id;
            edited.error.reset();
        },
        u"found by its reference"_s);
    if (m_journal.isBroken())
        return;
    remove(id);
    const auto now = task ? task : m_journal.find(id);
    if (now)
        emit moved(*now);
}

void Reconciler::arm()
{
    std::optional<qint64> earliest;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (!entry.asking)
            earliest = std::min(earliest.value_or(entry.due.remainingTime()), entry.due.remainingTime());
    }
    if (earliest)
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(*earliest, 0)));
    else
        m_timer.stop();
}

} // namespace studio
