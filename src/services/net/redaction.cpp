// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/redaction.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio {

QString redacted(const QString &text)
{
    // Addresses first: their queries may hold e-mail addresses and signatures.
    static const QRegularExpression userInfo(
        uR"((\b[a-z][a-z0-9+.-]*://)[^\s/?#@"']*@)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression query(uR"((\b[a-z][a-z0-9+.-]*://[^\s?#"'<>]*)[?#][^\s"'<>]*)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression data(
        uR"(\bdata:([a-z0-9.+/-]*)[;,][^\s"'<>]*)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bearer(uR"(\b(Bearer|Basic|Token)(\s+)[A-Za-z0-9._~+/:=@-]{4,})"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression runwayKey(uR"(\bkey_[A-Za-z0-9]{8,})"_s);
    static const QRegularExpression useapiToken(uR"(\buser:\d+-[A-Za-z0-9]{8,}(?![A-Za-z0-9]*:))"_s);
    static const QRegularExpression named(
        uR"(((?:authorization|api[-_ ]?key|api[-_ ]?secret|secret|password|access[-_ ]?token|\btoken)["']?\s*[:=]\s*["']?)(?!Bearer\b|Basic\b|Token\b)[^\s"',;}&]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression mail(
        uR"([A-Za-z0-9._%+-]+(?:@|%40)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z0-9]+)"_s,
        QRegularExpression::CaseInsensitiveOption);

    QString result = text;
    result.replace(userInfo, u"\\1…@"_s);
    result.replace(query, u"\\1?…"_s);
    result.replace(data, u"data:\\1,…"_s);
    result.replace(bearer, u"\\1\\2…"_s);
    result.replace(runwayKey, u"key_…"_s);
    result.replace(useapiToken, u"user:…"_s);
    result.replace(named, u"\\1…"_s);
    result.replace(mail, u"…@…"_s);
    return result;
}

QString redactedAddress(const QUrl &url)
{
    QUrl plain;
    plain.setHost(url.host());
    plain.setPort(url.port());
    plain.setPath(url.path(QUrl::FullyDecoded), QUrl::DecodedMode);
    return redacted(plain.toString(QUrl::RemoveScheme).mid(2));
}

} // namespace studio
