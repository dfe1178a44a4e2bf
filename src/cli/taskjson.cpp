// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/taskjson.h"

#include "cli/console.h"
#include "services/wording/wording.h"

#include <QDateTime>
#include <QJsonArray>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(std::optional<int> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QJsonValue progressOf(const Task &task)
{
    return task.progress ? QJsonValue(*task.progress) : QJsonValue(QJsonValue::Null);
}

QJsonArray outputsOf(const Task &task)
{
    QJsonArray array;
    for (const TaskOutput &output : task.outputs) {
        const bool saved = !output.path.isEmpty();
        array.append(QJsonObject{{u"path"_s, orNull(output.path)},
            {u"sha256"_s, orNull(QString::fromLatin1(output.sha256))},
            {u"bytes"_s, saved ? QJsonValue(output.bytes) : QJsonValue()},
            {u"expiresAt"_s, output.expiresAt ? QJsonValue(timeText(*output.expiresAt)) : QJsonValue()}});
    }
    return array;
}

QJsonValue errorOf(const Task &task)
{
    if (!task.error)
        return QJsonValue::Null;
    Failure failure = Failure::of(*task.error);
    failure.message = wording::explain(task).text();
    if (failure.details.isEmpty())
        failure.details = task.failureCode;
    return failure.toJson();
}

QString accountKindText(Account::Kind kind)
{
    switch (kind) {
    case Account::Kind::Stored:
        return u"stored"_s;
    case Account::Kind::Sandbox:
        return u"sandbox"_s;
    case Account::Kind::Environment:
        return u"environment"_s;
    }
    return {};
}

QJsonArray modelNames(const Balance &balance)
{
    QJsonArray names;
    for (const ModelAllowance &model : balance.models)
        names.append(model.model);
    return names;
}

} // namespace

QJsonObject taskToJson(const Task &task)
{
    return {{u"id"_s, idText(task.id)}, {u"state"_s, QString(stateName(task.state))},
        {u"account"_s, task.account}, {u"provider"_s, task.request.provider},
        {u"operation"_s, task.request.operation}, {u"model"_s, task.request.model},
        {u"prompt"_s, orNull(task.request.value(Role::Prompt))},
        {u"seed"_s, orNull(task.request.value(Role::Seed))}, {u"remoteId"_s, orNull(task.remoteId)},
        {u"parentId"_s, task.parentId.isNull() ? QJsonValue() : QJsonValue(idText(task.parentId))},
        {u"createdAt"_s, timeText(task.createdAt)}, {u"updatedAt"_s, timeText(task.updatedAt)},
        {u"progress"_s, progressOf(task)},
        {u"credits"_s,
            QJsonObject{{u"estimated"_s, orNull(task.creditsEstimated)},
                {u"charged"_s, orNull(task.creditsCharged)}}},
        {u"outputs"_s, outputsOf(task)}, {u"error"_s, errorOf(task)}};
}

QJsonObject taskEventToJson(const Task &task, Instant time)
{
    return {{u"time"_s, timeText(time)}, {u"id"_s, idText(task.id)},
        {u"state"_s, QString(stateName(task.state))}, {u"progress"_s, progressOf(task)}};
}

QString timeText(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(instant), Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject balanceToJson(const QString &account, const Balance &balance)
{
    return {
        {u"account"_s, account}, {u"credits"_s, orNull(balance.credits)}, {u"models"_s, modelNames(balance)}};
}

QJsonObject accountToJson(const Account &account)
{
    return {{u"name"_s, account.name}, {u"label"_s, account.label}, {u"provider"_s, account.provider},
        {u"kind"_s, accountKindText(account.kind)}, {u"baseUrl"_s, orNull(account.baseUrl.toString())}};
}

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

} // namespace studio::cli
