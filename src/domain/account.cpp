// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/account.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

bool isLoopback(const QString &host)
{
    if (host == "localhost"_L1 || host == "::1"_L1)
        return true;
    // QUrl has already written any IPv4 notation as four decimal numbers.
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && parts.front() == "127"_L1
        && std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
               bool isNumber = false;
               const uint number = part.toUInt(&isNumber);
               return isNumber && number <= 255;
           });
}

} // namespace

QString Account::origin() const
{
    if (kind == Kind::Sandbox)
        return u"sandbox"_s;
    if (baseUrl.host().isEmpty())
        return {};
    QUrl origin;
    origin.setScheme(baseUrl.scheme());
    origin.setHost(baseUrl.host());
    const int usual = baseUrl.scheme() == "https"_L1 ? 443 : 80;
    if (baseUrl.port(usual) != usual)
        origin.setPort(baseUrl.port());
    return origin.toString(QUrl::FullyEncoded);
}

bool isAcceptableBaseUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment())
        return false;
    // An empty user name ("https://@host") is still an attempt to look like another host.
    if (url.authority(QUrl::FullyEncoded).contains(u'@') || url.port(1) == 0)
        return false;
    if (url.scheme() == "https"_L1)
        return true;
    return url.scheme() == "http"_L1 && isLoopback(url.host());
}

std::optional<QString> cleanedToken(const QString &pasted)
{
    const QString token = pasted.trimmed();
    const bool isClean
        = std::all_of(token.cbegin(), token.cend(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (token.isEmpty() || !isClean)
        return std::nullopt;
    return token;
}

} // namespace studio
