// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/judge.h"

#include "services/api/errorreader.h"

using namespace Qt::StringLiterals;

namespace studio {

namespace {

Error transportError(const PaidOutcome &outcome)
{
    Error error;
    error.detail = outcome.detail;
    if (outcome.timedOut)
        error.kind = ErrorKind::Timeout;
    else if (outcome.transport == QNetworkReply::SslHandshakeFailedError)
        error.kind = ErrorKind::Tls;
    else if (outcome.aborted)
        error.kind = ErrorKind::Cancelled;
    else
        error.kind = ErrorKind::Network;
    return error;
}

Error answeredError(const PaidOutcome &outcome, const ModelSpec *model)
{
    HttpAnswer answer = outcome.answer.value_or(HttpAnswer{});
    answer.status = outcome.answer ? outcome.answer->status : outcome.status;
    return readError(answer, model);
}

Verdict unknown(Error error)
{
    error.kind = ErrorKind::SubmissionUnknown;
    return {Verdict::Kind::Unknown, {}, std::nullopt, std::move(error)};
}

Verdict requeue(Error error)
{
    const auto after = error.retryAfter;
    return {Verdict::Kind::Requeue, {}, after, std::move(error)};
}

} // namespace

Verdict judge(const PaidOutcome &outcome, answers::Dialect dialect, const ModelSpec *model)
{
    const bool wholeBodyLeft = outcome.taken >= outcome.bodySize;
    const int status = outcome.answer ? outcome.answer->status : outcome.status;
    if (status == 0)
        return wholeBodyLeft ? unknown(transportError(outcome)) : requeue(transportError(outcome));

    if (status >= 200 && status < 300) {
        if (outcome.answer) {
            const auto task = answers::created(dialect, outcome.answer->body);
            if (task)
                return {Verdict::Kind::Accepted, *task, std::nullopt, {}};
        }
        return unknown(answeredError(outcome, model));
    }

    const Error error = answeredError(outcome, model);
    const bool saysWhen = outcome.answer && outcome.answer->retryAfter;
    const bool busy = status == 429 || (status == 503 && saysWhen);
    if (busy)
        return requeue(error);
    if (status >= 300 && status < 500 && status != 408)
        return {Verdict::Kind::Refused, {}, std::nullopt, error};
    return wholeBodyLeft ? unknown(error) : requeue(error);
}

} // namespace studio
