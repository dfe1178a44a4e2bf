// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/failurereader.h"

#include "services/api/json.h"
#include "services/api/servertext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! A code is dotted capitals; anything else in its place is prose.
bool isCode(const QString &text)
{
    static const QRegularExpression pattern(u"^[A-Z][A-Z0-9_]*([.][A-Z0-9_]+)*$"_s);
    return pattern.match(text).hasMatch();
}

RemoteFailure assembled(const QString &code, const QString &text)
{
    RemoteFailure failure;
    failure.code = code;
    failure.error.kind = kindOfFailure(code, text);
    failure.error.detail = serverText(text);
    return failure;
}

} // namespace

ErrorKind kindOfFailure(const QString &code, const QString &text)
{
    const QStringList segments = code.split(u'.');
    if (segments.contains("SAFETY"_L1))
        return ErrorKind::Moderation;
    if (code.startsWith("ASSET.INVALID"_L1) || code == "THIRD_PARTY.INPUT_VALIDATION"_L1)
        return ErrorKind::FileInvalid;
    if (code.isEmpty() && text.contains("moderation"_L1, Qt::CaseInsensitive))
        return ErrorKind::Moderation;
    return ErrorKind::ServerFault;
}

RemoteFailure useapiFailure(const QJsonValue &error)
{
    const QJsonObject object = error.toObject();
    const QString reason = object.value("reason"_L1).toString().trimmed();
    QString text = json::message(error);
    QString code;
    if (isCode(reason))
        code = reason;
    else if (isCode(text.trimmed()))
        code = text.trimmed();
    RemoteFailure result = assembled(code, text);
    const QString category = object.value("moderation_category"_L1).toString();
    if (!category.isEmpty()) {
        result.error.kind = ErrorKind::Moderation;
        result.error.detail = serverText(text + u" ("_s + category + u')');
    }
    return result;
}

RemoteFailure runwayFailure(const QJsonObject &task)
{
    return assembled(
        task.value("failureCode"_L1).toString().trimmed(), json::message(task.value("failure"_L1)));
}

} // namespace studio
