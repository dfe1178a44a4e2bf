// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/listingreader.h"

#include "services/api/json.h"
#include "services/api/servertext.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::answers {

namespace {

//! Deeper nesting is nothing that a list needs; QJsonDocument itself stops at 1024.
constexpr int Deepest = 64;

bool isSecretName(const QString &name)
{
    for (const auto part :
        {"password"_L1, "passwd"_L1, "passphrase"_L1, "secret"_L1, "token"_L1, "jwt"_L1, "authorization"_L1,
            "apikey"_L1, "api_key"_L1, "api-key"_L1, "cookie"_L1, "credential"_L1, "session"_L1}) {
        if (name.contains(part, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

//! An address without its signature: whoever has that has the file.
QString withoutSignature(const QString &text)
{
    const bool isAddress = text.startsWith("https://"_L1, Qt::CaseInsensitive)
        || text.startsWith("http://"_L1, Qt::CaseInsensitive);
    if (!isAddress)
        return text;
    const qsizetype end = text.indexOf(QRegularExpression(u"[?#]"_s));
    return end < 0 ? text : text.left(end);
}

QJsonValue withoutSecrets(const QJsonValue &value, int depth = 0)
{
    if (depth > Deepest)
        return {};
    if (value.isArray()) {
        QJsonArray kept;
        const QJsonArray all = value.toArray();
        for (const QJsonValue &element : all)
            kept.append(withoutSecrets(element, depth + 1));
        return kept;
    }
    if (value.isString())
        return withoutSignature(value.toString());
    if (!value.isObject())
        return value;
    QJsonObject kept;
    const QJsonObject all = value.toObject();
    for (auto member = all.begin(); member != all.end(); ++member) {
        if (isSecretName(member.key()))
            continue;
        // Prose of a server may quote what was tried.
        const bool isProse = member.value().isString()
            && (member.key().contains("error"_L1, Qt::CaseInsensitive)
                || member.key().contains("message"_L1, Qt::CaseInsensitive));
        kept.insert(member.key(),
            isProse ? QJsonValue(serverText(member.value().toString()))
                    : withoutSecrets(member.value(), depth + 1));
    }
    return kept;
}

Result<QJsonValue> readWhole(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (document.isArray())
        return QJsonValue(document.array());
    if (document.isObject())
        return QJsonValue(document.object());
    return failure(ErrorKind::Protocol, problem.errorString());
}

//! What may be known of a linked account; anything else is left where it came from.
QJsonObject accountOf(const QJsonObject &object, const QString &email)
{
    QJsonObject kept{{u"email"_s, object.value("email"_L1).toString(email)}};
    if (const auto jobs = json::wholeNumber(object.value("maxJobs"_L1)))
        kept.insert(u"maxJobs"_s, *jobs);
    if (const QString error = json::message(object.value("error"_L1)); !error.isEmpty())
        kept.insert(u"error"_s, serverText(error));
    return kept;
}

} // namespace

Result<QJsonValue> listing(const QByteArray &body)
{
    return readWhole(body).map([](const QJsonValue &whole) { return withoutSecrets(whole); });
}

Result<QJsonValue> accountListing(const QByteArray &body)
{
    const auto whole = readWhole(body);
    if (!whole)
        return whole;
    QJsonArray accounts;
    if (whole->isArray()) {
        const QJsonArray all = whole->toArray();
        for (const QJsonValue &one : all) {
            if (one.isObject())
                accounts.append(accountOf(one.toObject(), {}));
        }
        return QJsonValue(accounts);
    }
    const QJsonObject all = whole->toObject();
    if (all.value("email"_L1).isString()) {
        accounts.append(accountOf(all, {}));
        return QJsonValue(accounts);
    }
    for (auto one = all.begin(); one != all.end(); ++one) {
        if (one.value().isObject())
            accounts.append(accountOf(one.value().toObject(), one.key()));
    }
    return QJsonValue(accounts);
}

} // namespace studio::answers
