// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/taskrow.h"

#include "services/store/dialect.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace studio::taskrow {

namespace {

template <typename T> QVariant orNull(const std::optional<T> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QVariant orNull(const std::optional<Instant> &instant)
{
    return instant ? QVariant(qint64(toEpochMs(*instant))) : QVariant();
}

QVariant orNull(const QUuid &id)
{
    return id.isNull() ? QVariant() : QVariant(id.toString(QUuid::WithoutBraces));
}

std::optional<double> optionalDouble(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toDouble());
}

std::optional<int> optionalInt(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toInt());
}

std::optional<Instant> optionalInstant(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(fromEpochMs(value.toLongLong()));
}

QString requestText(const GenerationRequest &request)
{
    return QString::fromUtf8(QJsonDocument(request.toJson()).toJson(QJsonDocument::Compact));
}

QString searchText(const Task &task)
{
    const QString day
        = QDateTime::fromMSecsSinceEpoch(toEpochMs(task.createdAt)).date().toString(Qt::ISODate);
    const QJsonValue seed = task.request.value(Role::Seed);
    return dialect::searchableText(
        QStringList{task.request.value(Role::Prompt).toString(), task.request.model,
            seed.isDouble() ? QString::number(seed.toInteger()) : QString(), task.account, day}
            .join(u' '));
}

//! The columns that both statements write, in the order of commonValues().
const QStringList &commonColumns()
{
    static const QStringList names{u"state"_s, u"account"_s, u"origin"_s, u"request"_s, u"remote_id"_s,
        u"updated"_s, u"not_before"_s, u"progress"_s, u"progress_text"_s, u"remote_status"_s,
        u"seconds_to_start"_s, u"credits_estimated"_s, u"credits_charged"_s, u"error"_s, u"failure_code"_s,
        u"out_folder"_s, u"attempts"_s, u"search"_s};
    return names;
}

QVariantList commonValues(const Task &task)
{
    return {QString(stateName(task.state)), task.account, task.origin, requestText(task.request),
        task.remoteId, qint64(toEpochMs(task.updatedAt)), orNull(task.notBefore), orNull(task.progress),
        task.progressText, task.remoteStatus, orNull(task.secondsToStart), orNull(task.creditsEstimated),
        orNull(task.creditsCharged), task.error ? QVariant(errorToText(*task.error)) : QVariant(),
        task.failureCode, task.outFolder, task.attempts, searchText(task)};
}

} // namespace

QString columns()
{
    return u"tasks.id, uuid, parent, state, account, origin, request, remote_id, created, updated, "
           u"not_before, "
           "progress, progress_text, remote_status, seconds_to_start, credits_estimated, credits_charged, "
           "error, failure_code, cancel_wanted, circled, out_folder, attempts, "
           "(SELECT submit_key FROM submit_keys WHERE submit_keys.task = tasks.id)"_s;
}

Result<Task> read(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&row, &column] { return row.value(column++); };
    Task task;
    task.key = next().toLongLong();
    task.id = QUuid::fromString(next().toString());
    task.parentId = QUuid::fromString(next().toString());
    const std::optional<TaskState> state = stateFromName(next().toString());
    task.account = next().toString();
    task.origin = next().toString();
    const QJsonDocument request = QJsonDocument::fromJson(next().toString().toUtf8());
    task.remoteId = next().toString();
    task.createdAt = fromEpochMs(next().toLongLong());
    task.updatedAt = fromEpochMs(next().toLongLong());
    task.notBefore = optionalInstant(next());
    task.progress = optionalDouble(next());
    task.progressText = next().toString();
    task.remoteStatus = next().toString();
    task.secondsToStart = optionalDouble(next());
    task.creditsEstimated = optionalInt(next());
    task.creditsCharged = optionalInt(next());
    const QVariant error = next();
    if (!error.isNull())
        task.error = errorFromText(error.toString());
    task.failureCode = next().toString();
    task.cancelWanted = next().toBool();
    task.circled = next().toBool();
    task.outFolder = next().toString();
    task.attempts = next().toInt();
    task.submitKey = next().toString();

    const Result<GenerationRequest> decoded = GenerationRequest::fromJson(request.object());
    if (!state || task.id.isNull() || !decoded)
        return failure(ErrorKind::Storage, u"task %1 cannot be read"_s.arg(task.key));
    task.state = *state;
    task.request = *decoded;
    return task;
}

QString insertStatement()
{
    const QStringList names
        = QStringList{u"uuid"_s, u"parent"_s, u"created"_s, u"cancel_wanted"_s, u"circled"_s}
        + commonColumns();
    QStringList marks;
    marks.resize(names.size(), u"?"_s);
    return u"INSERT INTO tasks (%1) VALUES (%2)"_s.arg(names.join(u", "_s), marks.join(u", "_s));
}

QVariantList insertValues(const Task &task)
{
    return QVariantList{task.id.toString(QUuid::WithoutBraces), orNull(task.parentId),
               qint64(toEpochMs(task.createdAt)), task.cancelWanted, task.circled}
    + commonValues(task);
}

QString updateStatement()
{
    return u"UPDATE tasks SET %1 = ?, cancel_wanted = max(cancel_wanted, ?) WHERE id = ?"_s.arg(
        commonColumns().join(u" = ?, "_s));
}

QVariantList updateValues(const Task &task)
{
    return commonValues(task) + QVariantList{int(task.cancelWanted), task.key};
}

QString errorToText(const Error &error)
{
    QJsonObject object{{u"kind"_s, QString(kindName(error.kind))}};
    const auto put = [&object](const QString &name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    put(u"detail"_s, error.detail);
    put(u"requestId"_s, error.requestId);
    put(u"field"_s, error.field);
    if (error.httpStatus != 0)
        object.insert(u"httpStatus"_s, error.httpStatus);
    if (error.retryAfter)
        object.insert(u"retryAfterMs"_s, qint64(error.retryAfter->count()));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<Error> errorFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const std::optional<ErrorKind> kind = kindFromName(object.value("kind"_L1).toString());
    if (!kind)
        return std::nullopt;
    Error error;
    error.kind = *kind;
    error.detail = object.value("detail"_L1).toString();
    error.requestId = object.value("requestId"_L1).toString();
    error.field = object.value("field"_L1).toString();
    error.httpStatus = object.value("httpStatus"_L1).toInt();
    if (object.contains("retryAfterMs"_L1))
        error.retryAfter = std::chrono::milliseconds(object.value("retryAfterMs"_L1).toInteger());
    return error;
}

} // namespace studio::taskrow
