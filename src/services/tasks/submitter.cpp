// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/submitter.h"

#include "base/clock.h"
#include "base/logging.h"
#include "services/api/errorreader.h"
#include "services/tasks/gateway.h"
#include "services/tasks/journal.h"
#include "services/tasks/pace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Nothing will get through for this account until a person does something.
bool blocksAccount(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::InsufficientCredits:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::KeychainDenied:
        return true;
    default:
        return false;
    }
}

//! There is no way to a token, and nothing was asked of the provider yet: the task is as good as before.
bool isWithoutToken(const Error &error)
{
    return error.field != "account"_L1 && error.httpStatus == 0
        && (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::KeychainUnavailable
            || error.kind == ErrorKind::KeychainDenied);
}

//! Nothing was bought yet, and it is no fault of the task: it is tried again.
bool mayPass(const Error &error)
{
    return error.isTransient() || error.kind == ErrorKind::Tls || error.kind == ErrorKind::Storage
        || error.kind == ErrorKind::DiskFull;
}

} // namespace

Submitter::Submitter(const SubmitterParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
}

int Submitter::countOf(const QString &account) const
{
    return int(std::count_if(
        m_runs.begin(), m_runs.end(), [&account](const Run &run) { return run.account == account; }));
}

void Submitter::begin(const Task &task)
{
    auto *call = m_parts.gateway.endpoint(task);
    m_runs.insert(task.id, {task.account, call});
    call->then(this, [this, id = task.id](const Result<Endpoint> &endpoint) {
        if (!m_runs.contains(id))
            return;
        if (endpoint)
            bring(id, *endpoint);
        else
            stopShort(id, endpoint.error());
    });
}

void Submitter::bring(const QUuid &id, const Endpoint &endpoint)
{
    auto task = m_parts.journal.find(id);
    if (!task || task->state != TaskState::Queued || task->cancelWanted) {
        stopShort(id, {ErrorKind::Cancelled, {}, 0, {}, {}, {}});
        return;
    }
    const GenerationRequest &request = task->request;
    const ModelSpec *model = m_parts.catalogue.model(request.provider, request.operation, request.model);
    Provider *provider = m_parts.gateway.provider(request.provider);
    if (!model || !provider) {
        stopShort(id, {ErrorKind::InvalidRequest, request.model, 0, {}, {}, u"model"_s});
        return;
    }
    if (m_parts.uploader.needsNetwork(*task, *model, provider->spec())) {
        task = m_parts.journal.change(id, [](Task &edited) { edited.state = TaskState::Uploading; });
        if (!task) {
            m_runs.remove(id);
            return;
        }
    }
    auto *call = m_parts.uploader.bring(*task, *model, *provider, endpoint);
    m_runs[id].call = call;
    call->then(this, [this, id, endpoint](const Result<BroughtMedia> &media) {
        if (!m_runs.contains(id))
            return;
        if (media)
            send(id, endpoint, *media);
        else
            stopShort(id, media.error());
    });
}

void Submitter::send(const QUuid &id, const Endpoint &endpoint, const BroughtMedia &media)
{
    const auto task = m_parts.journal.find(id);
    if (!task || task->cancelWanted) {
        stopShort(id, {ErrorKind::Cancelled, {}, 0, {}, {}, {}});
        return;
    }
    const GenerationRequest &request = task->request;
    const ModelSpec *model = m_parts.catalogue.model(request.provider, request.operation, request.model);
    Provider *provider = m_parts.gateway.provider(request.provider);
    const HttpRequest paid
        = provider->createRequest(endpoint, *model, buildBody(*model, request, media.media));

    // The journal first. From here on the call may have left, whatever becomes of us.
    const auto submitting = m_parts.journal.change(id, [](Task &edited) {
        edited.state = TaskState::Submitting;
        edited.notBefore.reset();
        edited.error.reset();
    });
    if (!submitting) {
        m_runs.remove(id);
        return;
    }
    m_runs[id].call = nullptr;
    provider->create(paid)->then(
        this, [this, id, model, dialect = provider->dialect(), media](const Result<PaidOutcome> &outcome) {
            if (!m_runs.contains(id))
                return;
            if (outcome)
                settle(id, judge(*outcome, dialect, model), media.remembered);
            else
                refuse(id, outcome.error()); // nothing was tried
        });
}

void Submitter::settle(const QUuid &id, const Verdict &verdict, const QList<QByteArray> &remembered)
{
    switch (verdict.kind) {
    case Verdict::Kind::Accepted: {
        SubmissionEnd end;
        end.creditsLeft = verdict.task.creditsLeft;
        write(
            id,
            [&verdict](Task &edited) {
                edited.state = TaskState::Running;
                edited.remoteId = verdict.task.id;
                edited.remoteStatus = verdict.task.status;
                edited.secondsToStart = verdict.task.secondsToStart;
                if (!edited.creditsEstimated)
                    edited.creditsEstimated = verdict.task.estimatedCost;
            },
            end);
        return;
    }
    case Verdict::Kind::Requeue:
        wait(id, verdict.error, verdict.after);
        return;
    case Verdict::Kind::Refused:
        if (isLostAsset(verdict.error) && !remembered.isEmpty()) {
            if (const auto task = m_parts.journal.find(id))
                m_parts.uploader.forget(task->account, remembered);
            wait(id, verdict.error, std::chrono::milliseconds(0));
            return;
        }
        refuse(id, verdict.error);
        return;
    case Verdict::Kind::Unknown:
        qCWarning(lcTasks) << "the outcome of a paid call is unknown" << id << verdict.error.httpStatus;
        write(id,
            [&verdict](Task &edited) {
                edited.state = TaskState::OutcomeUnknown;
                edited.error = verdict.error;
            },
            {});
        return;
    }
}

void Submitter::wait(const QUuid &id, const Error &error, std::optional<std::chrono::milliseconds> after)
{
    const auto task = m_parts.journal.find(id);
    if (!task) {
        m_runs.remove(id);
        return;
    }
    m_parts.gateway.noteFailure(task->account, error);
    const Pace pace = Pace::of(task->origin);
    auto pause = after.value_or(pace.backoff(task->attempts + 1, m_parts.random));
    if (!after && isDailyLimit(error))
        pause = pace.dailyLimit;
    const Instant until = m_parts.clock.now() + pause;
    SubmissionEnd end;
    end.busy = error.kind == ErrorKind::RateLimited && !isDailyLimit(error);
    if (error.kind != ErrorKind::NotFound)
        end.pauseUntil = until;
    write(
        id,
        [&error, until](Task &edited) {
            edited.state = TaskState::Queued;
            edited.notBefore = until;
            edited.error = error;
            ++edited.attempts;
        },
        end);
}

void Submitter::refuse(const QUuid &id, const Error &error)
{
    SubmissionEnd end;
    end.accountBlocked = blocksAccount(error);
    write(
        id,
        [&error](Task &edited) {
            edited.state = TaskState::Failed;
            edited.error = error;
        },
        end);
}

void Submitter::stopShort(const QUuid &id, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled) {
        write(id,
            [](Task &edited) {
                if (edited.cancelWanted && canMove(edited.state, TaskState::Cancelled))
                    edited.state = TaskState::Cancelled;
                else if (edited.state == TaskState::Uploading)
                    edited.state = TaskState::Queued;
            },
            {});
    } else if (mayPass(error)) {
        wait(id, error, error.retryAfter);
    } else if (isWithoutToken(error)) {
        SubmissionEnd end;
        end.accountBlocked = true;
        write(
            id,
            [&error](Task &edited) {
                edited.state = TaskState::Queued;
                edited.error = error;
            },
            end);
    } else {
        refuse(id, error);
    }
}

void Submitter::write(const QUuid &id, const std::function<void(Task &)> &edit, const SubmissionEnd &end)
{
    m_runs.remove(id);
    auto task = m_parts.journal.change(id, edit);
    if (!task && !m_parts.journal.isBroken())
        task = m_parts.journal.find(id); // another process was faster: what it wrote holds
    if (task)
        emit ended(*task, end);
}

void Submitter::cancel(const QUuid &id)
{
    const auto run = m_runs.constFind(id);
    if (run != m_runs.constEnd() && run->call)
        run->call->abort();
}

void Submitter::abortAll()
{
    const auto runs = std::exchange(m_runs, {});
    for (const Run &run : runs) {
        if (run.call)
            run.call->abort();
    }
}

} // namespace studio
