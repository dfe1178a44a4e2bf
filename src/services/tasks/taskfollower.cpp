// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/taskfollower.h"

#include "base/logging.h"
#include "services/tasks/gateway.h"
#include "services/tasks/journal.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

//! A provider may not know a task right after it accepted it.
constexpr auto NotFoundGrace = 15s;
//! After that, so many answers in a row that there is no such task are believed.
constexpr int NotFoundBelieved = 3;

TaskOutput unsaved(const RemoteOutput &output)
{
    return {output.url, output.expiresAt, {}, {}, 0, output.assetId};
}

void takeFacts(Task &task, const RemoteTask &remote)
{
    task.remoteStatus = remote.status;
    task.progressText = remote.progressText;
    task.secondsToStart = remote.secondsToStart;
    if (remote.progress)
        task.progress = remote.progress;
    if (remote.cost)
        task.creditsCharged = remote.cost;
    task.error.reset();
}

//! Nothing could be asked, and nothing will be until a person does something.
bool isWithoutToken(const Error &error)
{
    return error.httpStatus == 0
        && (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Forbidden
            || error.kind == ErrorKind::KeychainUnavailable || error.kind == ErrorKind::KeychainDenied);
}

} // namespace

TaskFollower::TaskFollower(
    Journal &journal, Gateway &gateway, const Clock &clock, RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_gateway(gateway)
    , m_poller(gateway, clock, random)
{
    connect(&m_poller, &TaskPoller::answered, this, &TaskFollower::receive);
    connect(&m_poller, &TaskPoller::failed, this, &TaskFollower::receiveFailure);
}

TaskFollower::~TaskFollower() = default;

void TaskFollower::add(const Task &task, bool justBegun)
{
    m_poller.add(task, justBegun);
}

void TaskFollower::remove(const QUuid &id)
{
    m_poller.remove(id);
    m_tokenless.remove(id);
    m_cancelling.remove(id);
    m_uncancellable.remove(id);
}

void TaskFollower::clear()
{
    m_poller.clear();
    m_tokenless.clear();
    m_cancelling.clear();
    m_uncancellable.clear();
}

void TaskFollower::receive(const QUuid &id, const RemoteTask &remote)
{
    m_tokenless.remove(id);
    if (m_cancelling.contains(id))
        return; // the answer to the cancel call decides
    switch (remote.state) {
    case RemoteState::Succeeded:
        if (!remote.outputs.isEmpty()) {
            move(id, TaskState::Downloading, [&remote](Task &task) {
                takeFacts(task, remote);
                task.progress = 1.0;
                task.outputs.clear();
                for (const RemoteOutput &output : remote.outputs)
                    task.outputs.append(unsaved(output));
            });
            return;
        }
        // Succeeded without anything to fetch: asked again until there is.
        noteProgress(id, remote);
        return;
    case RemoteState::Failed:
        move(id, TaskState::Failed, [&remote](Task &task) {
            takeFacts(task, remote);
            task.error = remote.failure;
            task.failureCode = remote.failureCode;
        });
        return;
    case RemoteState::Cancelled:
        move(id, TaskState::Cancelled, [&remote](Task &task) { takeFacts(task, remote); });
        return;
    case RemoteState::Waiting:
    case RemoteState::Running:
    case RemoteState::Unknown:
        noteProgress(id, remote);
        return;
    }
}

void TaskFollower::noteProgress(const QUuid &id, const RemoteTask &remote)
{
    const auto task = m_journal.change(id, [&remote](Task &edited) {
        takeFacts(edited, remote);
        if (remote.state == RemoteState::Succeeded)
            edited.error = Error{ErrorKind::Protocol, u"succeeded without an output"_s, 0, {}, {}, {}};
    });
    if (!task) {
        if (task.error().kind == ErrorKind::NotFound)
            remove(id);
        return;
    }
    if (task->state != TaskState::Running) {
        remove(id); // someone else moved it
        emit moved(*task);
        return;
    }
    const bool open = remote.state != RemoteState::Succeeded;
    if (open && task->cancelWanted && !m_uncancellable.contains(id))
        cancelRemotely(*task);
}

void TaskFollower::cancelRemotely(const Task &task)
{
    m_cancelling.insert(task.id);
    const QUuid id = task.id;
    m_gateway.cancel(task)->then(this, [this, id](const Result<bool> &confirmed) {
        if (!m_cancelling.remove(id) || !m_poller.contains(id))
            return;
        if (confirmed && *confirmed) {
            move(id, TaskState::Cancelled, [](Task &edited) { edited.error.reset(); });
            return;
        }
        if (confirmed)
            m_uncancellable.insert(id);
        m_poller.readSoon(id); // an error: the next read tries again
    });
}

void TaskFollower::receiveFailure(const QUuid &id, const Error &error, int inARow)
{
    if (!isWithoutToken(error))
        m_tokenless.remove(id);
    else if (m_poller.contains(id) && !m_tokenless.contains(id)) {
        m_tokenless.insert(id);
        emit stuck();
    }
    if (m_cancelling.contains(id))
        return;
    const auto task = m_journal.find(id);
    if (!task)
        return;
    if (error.kind == ErrorKind::NotFound) {
        const bool fresh = m_poller.age(id) < NotFoundGrace;
        if (task->cancelWanted && m_gateway.confirmsCancelling(*task)) {
            // Cancelled tasks are not told any more; the answer to our DELETE may have been lost.
            move(id, TaskState::Cancelled, [](Task &edited) { edited.error.reset(); });
            return;
        }
        if (!fresh && inARow >= NotFoundBelieved) {
            move(id, TaskState::Failed, [&error](Task &edited) { edited.error = error; });
            return;
        }
        if (fresh)
            return;
    }
    // Why it waits, told once and not at every try.
    if (!task->error || task->error->kind != error.kind)
        m_journal.change(id, [&error](Task &edited) { edited.error = error; });
}

void TaskFollower::move(const QUuid &id, TaskState state, const std::function<void(Task &)> &edit)
{
    const auto task = m_journal.change(id, [state, &edit](Task &edited) {
        edited.state = state;
        edit(edited);
    });
    if (task) {
        remove(id);
        emit moved(*task);
        return;
    }
    if (m_journal.isBroken())
        return;
    // Another process was faster: what it wrote holds.
    const auto now = m_journal.find(id);
    remove(id);
    if (now)
        emit moved(*now);
}

} // namespace studio
