// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/submissiondesk.h"

#include "base/randomsource.h"
#include "services/accounts/accountbook.h"
#include "services/api/chain.h"
#include "services/api/wire.h"
#include "services/store/taskstore.h"
#include "services/tasks/gateway.h"
#include "services/tasks/journal.h"
#include "services/tasks/ownership.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio {

SubmissionDesk::SubmissionDesk(SubmissionDeskParts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

Result<SubmissionDesk::Case> SubmissionDesk::opened(const Submission &submission) const
{
    const auto account = m_parts.gateway.accounts().account(submission.account);
    if (!account)
        return failure(ErrorKind::InvalidRequest, submission.account, u"account"_s);
    Case result;
    result.submission = submission;
    result.account = *account;
    result.id = m_parts.random.uuid();
    GenerationRequest &request = result.submission.request;
    if (request.provider.isEmpty())
        request.provider = account->provider;
    if (request.provider != account->provider)
        return failure(ErrorKind::InvalidRequest, request.provider, u"account"_s);
    const ModelSpec *model = m_parts.catalogue.model(request.provider, request.operation, request.model);
    const ProviderSpec *provider = m_parts.catalogue.provider(request.provider);
    if (!model || !provider) {
        const bool known = !m_parts.catalogue.models(request.provider, request.operation).isEmpty();
        return failure(ErrorKind::InvalidRequest, known ? request.model : request.operation,
            known ? u"model"_s : u"operation"_s);
    }
    // Told at once; what only the token tells is found out before anything is sent.
    for (const MediaInput &input : std::as_const(request.media)) {
        if (const auto foreign
            = foreignInput(input, {account->name, {}, {{}, {}, account->email}}, m_parts.uploads))
            return failure(*foreign);
    }
    result.model = *model;
    result.provider = *provider;
    return result;
}

ResolveJob SubmissionDesk::jobOf(const Case &opened)
{
    ResolveJob job{opened.submission.request, opened.model, opened.provider, m_parts.inputs,
        opened.submission.facts, 0, {}};
    if (const ParameterSpec *seed = opened.model.parameter(Role::Seed)) {
        constexpr double Most = 4294967295.0;
        job.seed
            = m_parts.random.between(qint64(seed->minimum.value_or(0)), qint64(seed->maximum.value_or(Most)));
    }
    // The id by which an unknown outcome can be found again. One that a restored request brought along from
    // an older task is not the person's own.
    const QUuid brought = QUuid::fromString(job.request.value(Role::ReplyRef).toString());
    if (!brought.isNull() && m_parts.store.find(brought))
        job.request.clear(Role::ReplyRef);
    job.replyRef = opened.id.toString(QUuid::WithoutBraces);
    return job;
}

Call<Task> *SubmissionDesk::enter(const Submission &submission)
{
    if (!submission.submitKey.isEmpty()) {
        const auto known = m_parts.store.findBySubmitKey(submission.submitKey);
        if (!known)
            return finishedCall<Task>(this, failure(known.error()));
        if (*known)
            return finishedCall<Task>(this, **known);
    }
    const auto found = opened(submission);
    if (!found)
        return finishedCall<Task>(this, failure(found.error()));
    auto *chain = new Chain<Task>(this);
    ++m_pending;
    chain->then(this, [this](const Result<Task> &) {
        --m_pending;
        emit pendingChanged();
    });
    chain->follow(
        resolveInPool(jobOf(*found), this), [this, chain, found = *found](const ResolvedRequest &resolved) {
            chain->finish(journalled(found, resolved));
        });
    return chain;
}

Result<Task> SubmissionDesk::journalled(const Case &opened, const ResolvedRequest &resolved)
{
    Task task;
    task.id = opened.id;
    task.parentId = opened.submission.parentId;
    task.state = TaskState::Queued;
    task.account = opened.account.name;
    task.origin = opened.account.origin();
    task.request = resolved.request;
    task.creditsEstimated = resolved.credits;
    // Whoever carries it on may stand in another folder.
    if (!opened.submission.outFolder.isEmpty())
        task.outFolder = QFileInfo(opened.submission.outFolder).absoluteFilePath();
    task.submitKey = opened.submission.submitKey;
    auto added = m_parts.journal.add(task);
    // With a key that came twice at once it is the other one's row, which is entered already.
    if (added && added->id == opened.id)
        emit entered(*added);
    return added;
}

Call<QJsonObject> *SubmissionDesk::preview(const Submission &submission)
{
    const auto found = opened(submission);
    if (!found)
        return finishedCall<QJsonObject>(this, failure(found.error()));
    auto *chain = new Chain<QJsonObject>(this);
    chain->follow(
        resolveInPool(jobOf(*found), this), [this, chain, found = *found](const ResolvedRequest &resolved) {
            chain->finish(previewOf(found, resolved));
        });
    return chain;
}

QJsonObject SubmissionDesk::previewOf(const Case &opened, const ResolvedRequest &resolved) const
{
    QList<RemoteMedia> media;
    for (const MediaInput &input : resolved.request.media) {
        const QByteArray hash = storedHash(input);
        const MediaSpec *slot = opened.model.mediaSlot(input.role);
        const MediaKind ofSlot = slot && !slot->kinds.isEmpty() ? slot->kinds.first() : MediaKind::Image;
        const QString value
            = hash.isEmpty() ? input.reference.value : u"sha256:"_s + QString::fromLatin1(hash);
        media.append({input.role, value, input.kind.value_or(ofSlot), input.tag, input.subject, input.at});
    }
    // The sandbox has no address before it runs; a preview does not start it.
    const QUrl base = opened.account.baseUrl.isEmpty() ? QUrl(u"http://127.0.0.1"_s) : opened.account.baseUrl;
    const Provider *provider = m_parts.gateway.provider(opened.provider.id);
    QJsonObject request;
    if (provider) {
        const QJsonObject body = buildBody(opened.model, resolved.request, media, opened.account.email);
        const HttpRequest call = provider->createRequest({base, {}, {}}, opened.model, body);
        request = {{u"method"_s, QString::fromLatin1(call.verb)},
            {u"url"_s, QString::fromLatin1(call.url.toEncoded())}, {u"body"_s, body}};
    }
    return {{u"request"_s, request},
        {u"credits"_s, resolved.credits ? QJsonValue(*resolved.credits) : QJsonValue(QJsonValue::Null)}};
}

} // namespace studio
