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

QStringList wiresOf(const MediaSpec &slot)
{
    return QStringList{slot.wire} + slot.moreWires;
}

//! Several slots may share one list: the one that its element `index` stands for, when all are filled.
QString slotOfList(const ModelSpec &model, const QString &wire, int index)
{
    QString key;
    int end = 0;
    for (const MediaSpec &slot : model.media) {
        if (slot.wire != wire)
            continue;
        key = slot.key();
        end += std::max(1, slot.maximumCount);
        if (index < end)
            break;
    }
    return key;
}

//! The key by which we know a dotted wire name; empty when the catalogue has none.
QString keyOf(const ModelSpec &model, const QString &wire, int index)
{
    for (const ParameterSpec &parameter : model.parameters) {
        if (parameter.wire == wire)
            return parameter.key();
    }
    if (const QString key = slotOfList(model, wire, index); !key.isEmpty())
        return key;
    for (const MediaSpec &slot : model.media) {
        if (slot.moreWires.contains(wire))
            return slot.key();
    }
    return {};
}

//! The first field that lies within the object `wire`.
QString keyWithin(const ModelSpec &model, const QString &wire)
{
    for (const MediaSpec &slot : model.media) {
        if (slot.wire.startsWith(wire + u'.'))
            return slot.key();
    }
    for (const ParameterSpec &parameter : model.parameters) {
        if (parameter.wire.startsWith(wire + u'.'))
            return parameter.key();
    }
    return {};
}

//! Runway's `path`: names and indexes, as deep as the fault lies. The longest beginning that the catalogue
//! knows.
QString fieldOfPath(const ModelSpec &model, const QJsonArray &path)
{
    QStringList names;
    int index = 0;
    for (const QJsonValue &step : path) {
        if (step.isString())
            names += step.toString().split(u'.', Qt::SkipEmptyParts);
        else if (step.isDouble() && names.size() == 1)
            index = std::max(0, step.toInt());
    }
    for (qsizetype length = names.size(); length > 0; --length) {
        const QString wire = names.mid(0, length).join(u'.');
        for (const QString &key : {keyOf(model, wire, index), keyWithin(model, wire)}) {
            if (!key.isEmpty())
                return key;
        }
    }
    return names.value(0);
}

//! The first place that an issue speaks of: its own path, its surplus members, or those of a union's
//! branches.
QString fieldOfIssue(const ModelSpec &model, const QJsonObject &issue, int depth = 0)
{
    constexpr int Deepest = 8;
    if (const QString field = fieldOfPath(model, issue.value("path"_L1).toArray()); !field.isEmpty())
        return field;
    if (const QString surplus = issue.value("keys"_L1).toArray().at(0).toString(); !surplus.isEmpty())
        return fieldOfPath(model, {surplus});
    if (depth >= Deepest)
        return {};
    for (const auto member : {"errors"_L1, "unionErrors"_L1}) {
        const QJsonArray branches = issue.value(member).toArray();
        for (const QJsonValue &branch : branches) {
            const QJsonArray inner
                = branch.isArray() ? branch.toArray() : branch.toObject().value("issues"_L1).toArray();
            for (const QJsonValue &one : inner) {
                const QString field = fieldOfIssue(model, one.toObject(), depth + 1);
                if (!field.isEmpty())
                    return field;
            }
        }
    }
    return {};
}

//! useapi.net names the parameter somewhere in its sentence ("Parameter seconds …"); of several the first.
QString fieldInText(const ModelSpec &model, const QString &text)
{
    qsizetype earliest = text.size();
    QString field;
    const auto look = [&text, &earliest, &field](const QString &wire, const QString &key) {
        const QRegularExpression word(
            u"(?<![A-Za-z0-9_])"_s + QRegularExpression::escape(wire) + u"(?![A-Za-z0-9_])"_s);
        const QRegularExpressionMatch match = word.match(text);
        if (!wire.isEmpty() && match.hasMatch() && match.capturedStart() < earliest) {
            earliest = match.capturedStart();
            field = key;
        }
    };
    for (const MediaSpec &slot : model.media) {
        const QStringList wires = wiresOf(slot);
        for (const QString &wire : wires)
            look(wire, slot.key());
    }
    for (const ParameterSpec &parameter : model.parameters)
        look(parameter.wire, parameter.key());
    return field;
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
        error.field = fieldOfIssue(*model, issue);
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
