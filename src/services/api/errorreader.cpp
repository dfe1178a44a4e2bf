// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/errorreader.h"

#include "domain/catalogue.h"
#include "services/api/json.h"
#include "services/api/servertext.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

ErrorKind kindOfStatus(int status, const QString &text)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 402: // the subscription to useapi.net ended: a matter of the account, not of credits
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::ServerFault;
    case 412:
        return ErrorKind::InsufficientCredits;
    case 422:
        return ErrorKind::Moderation;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::ServerFault;
    if (status >= 400) {
        const bool credits = text.contains("enough credits"_L1, Qt::CaseInsensitive);
        return credits ? ErrorKind::InsufficientCredits : ErrorKind::InvalidRequest;
    }
    return ErrorKind::Protocol;
}

//! The key by which we know a wire name; the name itself when the catalogue has none.
QString keyOf(const ModelSpec &model, const QString &wire)
{
    for (const ParameterSpec &parameter : model.parameters) {
        if (parameter.wire == wire || parameter.wire.section(u'.', 0, 0) == wire)
            return parameter.key();
    }
    for (const MediaSpec &slot : model.media) {
        if (slot.wire == wire || slot.wire.section(u'.', 0, 0) == wire)
            return slot.key();
    }
    return wire;
}

//! Runway's `path`: names and indexes. An element of the positioned array means the slot it stands for.
QString fieldOfPath(const ModelSpec &model, const QJsonArray &path)
{
    if (path.isEmpty())
        return {};
    QStringList names;
    for (const QJsonValue &step : path) {
        if (step.isString())
            names.append(step.toString());
    }
    if (names.isEmpty())
        return {};
    if (const ParameterSpec *parameter = model.parameter(names.join(u'.')))
        return parameter->key();
    int index = 0;
    if (path.size() > 1 && path.at(1).isDouble())
        index = path.at(1).toInt();
    QList<const MediaSpec *> sharing;
    for (const MediaSpec &slot : model.media) {
        if (slot.wire == names.first())
            sharing.append(&slot);
    }
    if (index >= 0 && index < sharing.size())
        return sharing.at(index)->key();
    return keyOf(model, names.first());
}

//! useapi.net names the parameter somewhere in its sentence.
QString fieldInText(const ModelSpec &model, const QString &text)
{
    const auto mentions = [&text](const QString &wire) {
        const QRegularExpression word(
            u"(^|[^A-Za-z0-9_])"_s + QRegularExpression::escape(wire) + u"($|[^A-Za-z0-9_])"_s);
        return word.match(text).hasMatch();
    };
    for (const MediaSpec &slot : model.media) {
        if (mentions(slot.wire))
            return slot.key();
    }
    for (const ParameterSpec &parameter : model.parameters) {
        if (mentions(parameter.wire))
            return parameter.key();
    }
    return {};
}

QString plainText(const QByteArray &body)
{
    const QByteArray trimmed = body.trimmed();
    if (trimmed.startsWith('<') || trimmed.size() > 4096)
        return {};
    return QString::fromUtf8(trimmed);
}

} // namespace

Error readError(const HttpAnswer &answer, const ModelSpec *model)
{
    Error error;
    error.httpStatus = answer.status;
    error.retryAfter = answer.retryAfter;
    error.requestId = answer.requestId;

    const auto object = json::object(answer.body);
    QString text = object ? json::message(*object) : plainText(answer.body);
    if (object && model) {
        const QJsonArray issues = object->value("issues"_L1).toArray();
        const QJsonObject issue = issues.isEmpty() ? QJsonObject{} : issues.first().toObject();
        error.field = fieldOfPath(*model, issue.value("path"_L1).toArray());
        if (const QString message = issue.value("message"_L1).toString(); !message.isEmpty())
            text = text.isEmpty() ? message : text + u": "_s + message;
    }
    error.kind = kindOfStatus(answer.status, text);
    if (model && error.field.isEmpty() && error.kind == ErrorKind::InvalidRequest)
        error.field = fieldInText(*model, text);
    error.detail = text.isEmpty() ? u"HTTP %1"_s.arg(answer.status) : serverText(text);
    if (!error.retryAfter && object) {
        const auto seconds = json::number(object->value("retryAfter"_L1));
        if (seconds && *seconds > 0 && *seconds < 1e6)
            error.retryAfter = std::chrono::milliseconds(qint64(*seconds * 1000));
    }
    return error;
}

Error ofOtherHost(const Error &error)
{
    using namespace std::chrono_literals;
    Error other = error;
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::Storage:
    case ErrorKind::DiskFull:
        return other;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault:
        other.retryAfter = std::clamp<std::chrono::milliseconds>(error.retryAfter.value_or(0s), 0s, 10min);
        break;
    default:
        other.retryAfter.reset();
        break;
    }
    other.kind = ErrorKind::FileInvalid;
    if (other.detail.isEmpty())
        other.detail = QString(kindName(error.kind));
    return other;
}

bool isDailyLimit(const Error &error)
{
    static const QRegularExpression daily(
        u"daily.*(task|limit|cap|quota|generation)"_s, QRegularExpression::CaseInsensitiveOption);
    return error.kind == ErrorKind::RateLimited && daily.match(error.detail).hasMatch();
}

bool isLostAsset(const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        return error.detail.contains("Unable to retrieve assetId"_L1, Qt::CaseInsensitive);
    // Runway says no more than which input it could not use.
    const auto role = roleFromName(error.field);
    return error.kind == ErrorKind::InvalidRequest && error.httpStatus == 400 && role && isMediaRole(*role);
}

} // namespace studio
