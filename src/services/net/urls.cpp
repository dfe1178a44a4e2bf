// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/urls.h"

#include "domain/account.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace studio {

QUrl apiUrl(const QUrl &base, const QString &path)
{
    QString prefix = base.path(QUrl::FullyEncoded);
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    QUrl url = base;
    url.setPath(prefix + path, QUrl::TolerantMode);
    return url;
}

QString pathSegment(const QString &id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id, QByteArray(":@")));
}

void addQueryValue(QUrl &url, const QString &name, const QString &value)
{
    QUrlQuery query(url);
    query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(name)),
        QString::fromLatin1(QUrl::toPercentEncoding(value)));
    url.setQuery(query);
}

bool isLoopback(const QUrl &url)
{
    // The rule of what counts as this machine is domain/account.h's.
    QUrl plain;
    plain.setScheme(u"http"_s);
    plain.setHost(url.host());
    return !url.host().isEmpty() && isAcceptableBaseUrl(plain);
}

bool isAcceptableAddress(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url));
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

bool isRedirectStatus(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location)
{
    const QUrl target = from.resolved(QUrl::fromEncoded(location, QUrl::TolerantMode));
    if (!isAcceptableAddress(target))
        return failure(ErrorKind::Protocol, u"redirect to an address that is not acceptable"_s);
    if (from.scheme() == "https"_L1 && target.scheme() != "https"_L1)
        return failure(ErrorKind::Protocol, u"redirect from https to http"_s);
    return target;
}

} // namespace studio
