// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/httpclient.h"

#include "services/net/httpcall.h"

#include <QNetworkAccessManager>

namespace studio {

QByteArray HttpAnswer::header(QByteArrayView lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

HttpClient::HttpClient(QObject *parent)
    : HttpClient(HttpLimits(), parent)
{
}

HttpClient::HttpClient(const HttpLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    applyCommonRules(*m_network);
}

HttpClient::~HttpClient()
{
    // Calls use the network manager to the end of their lives.
    const QList<CallBase *> calls = findChildren<CallBase *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(calls);
}

Call<HttpAnswer> *HttpClient::send(const HttpRequest &request)
{
    return new HttpCall(*m_network, request, m_limits, this);
}

Call<PaidOutcome> *HttpClient::sendPaid(const HttpRequest &request)
{
    return new PaidCall(request, m_limits, this);
}

} // namespace studio
