// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/answers.h"

#include "services/api/failurereader.h"
#include "services/api/json.h"
#include "services/api/usagereading.h"
#include "services/api/wire.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace studio::answers {

namespace {

RemoteState stateOf(const QString &status)
{
    static constexpr std::array<std::pair<QLatin1StringView, RemoteState>, 7> Known{{
        {"PENDING"_L1, RemoteState::Waiting}, {"THROTTLED"_L1, RemoteState::Waiting},
        {"RUNNING"_L1, RemoteState::Running}, {"SUCCEEDED"_L1, RemoteState::Succeeded},
        {"FAILED"_L1, RemoteState::Failed}, {"CANCELLED"_L1, RemoteState::Cancelled},
        {"CANCELED"_L1, RemoteState::Cancelled}, // as the provider's prose spells it
    }};
    for (const auto &[word, state] : Known) {
        if (status.compare(word, Qt::CaseInsensitive) == 0)
            return state;
    }
    return RemoteState::Unknown;
}

//! The object that is the task itself, whatever it is wrapped in.
QJsonObject unwrapped(const QJsonObject &object)
{
    if (object.value("task"_L1).isObject())
        return object.value("task"_L1).toObject();
    const QJsonArray tasks = object.value("tasks"_L1).toArray();
    if (!tasks.isEmpty() && tasks.first().isObject())
        return tasks.first().toObject();
    return object;
}

std::optional<int> difference(const QJsonValue &whole, const QJsonValue &part)
{
    const auto permitted = json::wholeNumber(whole);
    const auto used = json::wholeNumber(part);
    if (!permitted || !used)
        return std::nullopt;
    return std::max(0, *permitted - *used);
}

//! In task answers the two numbers are flat members of `features`.
std::optional<int> creditsLeft(const QJsonObject &features)
{
    return difference(
        features.value("numPlanCredits_permitted"_L1), features.value("numPlanCredits_used"_L1));
}

void addOutput(QList<RemoteOutput> &outputs, const QJsonValue &address, const QString &assetId = {})
{
    const QUrl url = QUrl::fromEncoded(address.toString().toUtf8(), QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty())
        outputs.append({url, linkExpiry(url), isUsableId(assetId) ? assetId : QString()});
}

void readUseapi(const QJsonObject &object, RemoteTask &task)
{
    task.id = object.value("taskId"_L1).toString();
    if (task.id.isEmpty())
        task.id = object.value("id"_L1).toString();
    task.progress = json::number(object.value("progressRatio"_L1));
    task.progressText = object.value("progressText"_L1).toString();
    task.secondsToStart = json::number(object.value("estimatedTimeToStartSeconds"_L1));
    task.replyRef = object.value("replyRef"_L1).toString();
    const QJsonArray artifacts = object.value("artifacts"_L1).toArray();
    for (const QJsonValue &artifact : artifacts) {
        const QJsonObject object = artifact.toObject();
        addOutput(task.outputs, object.value("url"_L1), object.value("assetId"_L1).toString());
    }
}

void readRunway(const QJsonObject &object, RemoteTask &task)
{
    task.id = object.value("id"_L1).toString();
    task.progress = json::number(object.value("progress"_L1));
    task.cost = json::wholeNumber(object.value("cost"_L1).toObject().value("credits"_L1));
    task.estimatedCost = json::wholeNumber(object.value("estimatedCost"_L1).toObject().value("credits"_L1));
    const QJsonValue output = object.value("output"_L1);
    if (output.isString())
        addOutput(task.outputs, output);
    const QJsonArray outputs = output.toArray();
    for (const QJsonValue &address : outputs)
        addOutput(task.outputs, address);
}

Result<RemoteTask> parsed(Dialect dialect, const QJsonObject &whole)
{
    const QJsonObject object = unwrapped(whole);
    RemoteTask task;
    if (dialect == Dialect::Useapi)
        readUseapi(object, task);
    else
        readRunway(object, task);
    task.status = object.value("status"_L1).toString();
    task.state = stateOf(task.status);
    if (task.progress)
        task.progress = std::clamp(*task.progress, 0.0, 1.0);
    if (task.secondsToStart && *task.secondsToStart < 0)
        task.secondsToStart.reset();
    if (task.state == RemoteState::Failed) {
        const RemoteFailure why
            = dialect == Dialect::Useapi ? useapiFailure(object.value("error"_L1)) : runwayFailure(object);
        task.failure = why.error;
        task.failureCode = why.code;
    }
    for (const QJsonObject &holder : {object, whole}) {
        if (!task.creditsLeft)
            task.creditsLeft = creditsLeft(holder.value("features"_L1).toObject());
        if (task.replyRef.isEmpty())
            task.replyRef = holder.value("replyRef"_L1).toString();
    }
    return task;
}

} // namespace

Result<RemoteTask> task(Dialect dialect, const QJsonObject &object)
{
    const auto result = parsed(dialect, object);
    if (result && result->id.isEmpty() && result->status.isEmpty())
        return failure(ErrorKind::Protocol, u"neither id nor status"_s);
    return result;
}

Result<RemoteTask> task(Dialect dialect, const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return failure(object.error());
    return task(dialect, *object);
}

Result<RemoteTask> created(Dialect dialect, const QByteArray &body)
{
    const auto result = task(dialect, body);
    if (result && !isUsableId(result->id))
        return failure(ErrorKind::Protocol, u"no usable id in the answer"_s);
    return result;
}

Result<QList<RemoteTask>> taskList(const QByteArray &body)
{
    const auto elements = json::array(body);
    if (!elements)
        return failure(elements.error());
    QList<RemoteTask> tasks;
    for (const QJsonValue &element : *elements) {
        const auto one = task(Dialect::Useapi, element.toObject());
        if (one && isUsableId(one->id))
            tasks.append(*one);
    }
    return tasks;
}

Result<QString> uploadedAsset(const QByteArray &body)
{
    const auto whole = json::object(body);
    if (!whole)
        return failure(whole.error());
    const QJsonValue inner = whole->value("asset"_L1);
    const QJsonObject object = inner.isObject() ? inner.toObject() : *whole;
    const QString id = object.value("assetId"_L1).toString();
    if (!isUsableId(id))
        return failure(ErrorKind::Protocol, u"no usable assetId in the answer"_s);
    return id;
}

Result<UploadTicket> uploadTicket(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return failure(object.error());
    UploadTicket ticket;
    ticket.uploadUrl = QUrl::fromEncoded(object->value("uploadUrl"_L1).toString().toUtf8(), QUrl::StrictMode);
    ticket.runwayUri = object->value("runwayUri"_L1).toString();
    const QJsonObject fields = object->value("fields"_L1).toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field)
        ticket.fields.append({field.key(), field.value().toVariant().toString()});
    if (!ticket.uploadUrl.isValid() || !ticket.runwayUri.startsWith("runway://"_L1))
        return failure(ErrorKind::Protocol, u"no upload address in the answer"_s);
    return ticket;
}

Result<Balance> balance(Dialect dialect, const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return failure(object.error());
    if (dialect == Dialect::Runway)
        return organization(*object);
    Balance balance;
    balance.credits = difference(object->value("permitted"_L1).toObject().value("numPlanCredits"_L1),
        object->value("used"_L1).toObject().value("numPlanCredits"_L1));
    return balance;
}

std::optional<Instant> linkExpiry(const QUrl &url)
{
    const QUrlQuery query(url);
    const QStringList parts = query.queryItemValue(u"_jwt"_s).split(u'.');
    if (parts.size() == 3) {
        const QByteArray payload
            = QByteArray::fromBase64(parts.at(1).toLatin1(), QByteArray::Base64UrlEncoding);
        const auto expiry = json::number(QJsonDocument::fromJson(payload).object().value("exp"_L1));
        if (expiry && *expiry > 0 && *expiry < 1e11)
            return fromEpochMs(qint64(*expiry * 1000));
    }
    for (const auto &name : {u"Expires"_s, u"expires"_s, u"exp"_s}) {
        const auto seconds = json::number(query.queryItemValue(name));
        if (seconds && *seconds > 0 && *seconds < 1e11)
            return fromEpochMs(qint64(*seconds * 1000));
    }
    return std::nullopt;
}

} // namespace studio::answers
