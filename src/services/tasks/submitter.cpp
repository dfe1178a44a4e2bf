// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/submitter.h"

#include "base/clock.h"
#include "base/logging.h"
#include "services/api/errorreader.h"
#include "services/net/redaction.h"
#include "services/tasks/gateway.h"
#include "services/tasks/journal.h"
#include "services/tasks/pace.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

//! Out of which a paid call may begin.
const QList<TaskState> SendableStates{TaskState::Queued, TaskState::Uploading};

//! How often a paid answer that the journal did not take is offered to it again.
constexpr auto LateInterval = 1s;

//! Nothing will get through for this account until a person does something. An account that is another one by
//! now (`field`) is the task's own trouble.
bool blocksAccount(const Error &error)
{
    if (error.field == "account"_L1)
        return false;
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

bool isDiskTrouble(const Error &error)
{
    return error.kind == ErrorKind::Storage || error.kind == ErrorKind::DiskFull;
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
        || error.kind == ErrorKind::DiskFull
        || (error.kind == ErrorKind::FileInvalid && error.retryAfter); // another host gave trouble
}

} // namespace

Submitter::Submitter(const SubmitterParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_lateTimer.setInterval(LateInterval);
    connect(&m_lateTimer, &QTimer::timeout, this, &Submitter::writeLate);
}

Submitter::~Submitter()
{
    blockSignals(true); // who listens is going too
    writeLate();
    for (auto run = m_runs.cbegin(); run != m_runs.cend(); ++run) {
        // The last chance for a person to find what was paid for.
        if (run->unwritten && !run->unwritten->remoteId.isEmpty())
            qCCritical(lcTasks) << "the answer to a paid call is lost to the journal: task" << run.key()
                                << "provider's id" << redacted(run->unwritten->remoteId);
    }
}

int Submitter::payingCount() const
{
    return int(std::count_if(m_runs.begin(), m_runs.end(), [](const Run &run) { return run.paying; }));
}

int Submitter::countOf(const QString &account) const
{
    return int(std::count_if(
        m_runs.begin(), m_runs.end(), [&account](const Run &run) { return run.account == account; }));
}

void Submitter::begin(const Task &task)
{
    auto *call = m_parts.gateway.endpoint(task);
    m_runs.insert(task.id, {task.account, call, false, {}});
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
    if (!task || task->state != TaskState::Queued || task->cancelWanted || m_heldBack) {
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
    if (!task || task->cancelWanted || m_heldBack) {
        stopShort(id, {ErrorKind::Cancelled, {}, 0, {}, {}, {}});
        return;
    }
    const GenerationRequest &request = media.request;
    const ModelSpec *model = m_parts.catalogue.model(request.provider, request.operation, request.model);
    Provider *provider = m_parts.gateway.provider(request.provider);
    const QJsonObject body = buildBody(*model, request, media.media, endpoint.email);
    const HttpRequest paid = provider->createRequest(endpoint, *model, body);

    // The journal first. From here on the call may have left, whatever becomes of us. Another program that
    // brought the same task this far gets it or we get it, never both.
    const auto submitting = m_parts.journal.claim(id, SendableStates, [&media](Task &edited) {
        edited.state = TaskState::Submitting;
        edited.request = media.request;
        edited.creditsEstimated = media.credits;
        edited.notBefore.reset();
        edited.error.reset();
    });
    if (!submitting) {
        m_runs.remove(id);
        return;
    }
    m_parts.uploader.noteSubmitter(*submitting, endpoint);
    m_runs[id].call = nullptr;
    m_runs[id].paying = true;
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
        writePaid(id,
            {[task = verdict.task](Task &edited) {
                 edited.state = TaskState::Running;
                 edited.remoteId = task.id;
                 edited.remoteStatus = task.status;
                 edited.secondsToStart = task.secondsToStart;
                 edited.error.reset();
                 if (!edited.creditsEstimated)
                     edited.creditsEstimated = task.estimatedCost;
             },
                end, verdict.task.id});
        return;
    }
    case Verdict::Kind::Requeue:
        wait(id, verdict.error, verdict.after);
        return;
    case Verdict::Kind::Refused:
        if (isLostAsset(verdict.error) && !remembered.isEmpty()) {
            if (const auto task = m_parts.journal.find(id))
                m_parts.uploader.forget(task->account, remembered);
            pauseFor(id, verdict.error, 0ms);
            return;
        }
        refuse(id, verdict.error);
        return;
    case Verdict::Kind::Unknown:
        qCWarning(lcTasks) << "the outcome of a paid call is unknown" << id << verdict.error.httpStatus;
        write(id,
            [error = verdict.error](Task &edited) {
                edited.state = TaskState::OutcomeUnknown;
                edited.error = error;
            },
            {});
        return;
    }
}

void Submitter::wait(const QUuid &id, const Error &error, std::optional<std::chrono::milliseconds> asked)
{
    const auto task = m_parts.journal.find(id);
    if (!task) {
        m_runs.remove(id);
        return;
    }
    m_parts.gateway.noteFailure(task->account, error);
    const Pace pace = Pace::of(task->origin);
    if (asked)
        pauseFor(id, error, pace.asked(*asked));
    else if (isDailyLimit(error))
        pauseFor(id, error, pace.dailyLimit);
    else
        pauseFor(id, error, pace.backoff(task->attempts + 1, m_parts.random));
}

void Submitter::pauseFor(const QUuid &id, const Error &error, std::chrono::milliseconds pause)
{
    const Instant until = m_parts.clock.now() + pause;
    SubmissionEnd end;
    end.busy = error.kind == ErrorKind::RateLimited && !isDailyLimit(error);
    if (error.kind != ErrorKind::NotFound && error.kind != ErrorKind::FileInvalid) // those are the task's own
        end.pauseUntil = until;
    write(
        id,
        [error, until](Task &edited) {
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
        [error](Task &edited) {
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
            [error](Task &edited) {
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
    if (m_runs.value(id).paying) {
        writePaid(id, {edit, end, {}});
        return;
    }
    m_runs.remove(id);
    auto task = m_parts.journal.change(id, edit);
    if (!task && !m_parts.journal.isBroken())
        task = m_parts.journal.find(id); // another process was faster: what it wrote holds
    if (task)
        emit ended(*task, end);
}

void Submitter::writePaid(const QUuid &id, const Unwritten &answer)
{
    auto task = m_parts.journal.keep(id, answer.edit);
    if (!task && isDiskTrouble(task.error())) {
        Run &run = m_runs[id];
        if (!run.unwritten) {
            qCCritical(lcTasks) << "the answer to a paid call could not be noted, trying again: task" << id
                                << "provider's id" << redacted(answer.remoteId);
            run.unwritten = answer;
            m_lateTimer.start();
        }
        return;
    }
    if (!task)
        task = m_parts.journal.find(id); // another process was faster: what it wrote holds
    m_runs.remove(id);
    if (task)
        emit ended(*task, answer.end);
    if (payingCount() == 0)
        emit calm();
}

void Submitter::writeLate()
{
    const auto runs = m_runs;
    bool isLeft = false;
    for (auto run = runs.cbegin(); run != runs.cend(); ++run) {
        if (!run->unwritten)
            continue;
        writePaid(run.key(), *run->unwritten);
        isLeft = isLeft || m_runs.contains(run.key());
    }
    if (!isLeft)
        m_lateTimer.stop();
}

void Submitter::cancel(const QUuid &id)
{
    const auto run = m_runs.constFind(id);
    if (run != m_runs.constEnd() && run->call)
        run->call->abort();
}

void Submitter::abortAll()
{
    writeLate();
    auto paying = m_runs;
    paying.removeIf([](const std::pair<const QUuid &, Run &> &run) { return !run.second.paying; });
    const auto runs = std::exchange(m_runs, paying);
    for (const Run &run : runs) {
        if (run.call)
            run.call->abort();
    }
}

void Submitter::holdBack()
{
    m_heldBack = true;
    const auto runs = m_runs;
    for (const Run &run : runs) {
        if (run.call)
            run.call->abort();
    }
}

} // namespace studio
