// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/provider.h"

#include "services/api/chain.h"
#include "services/api/errorreader.h"
#include "services/net/urls.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio {

Provider::Provider(HttpClient &client, ProviderSpec spec, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_spec(std::move(spec))
{
}

HttpRequest Provider::request(const Endpoint &endpoint, const QByteArray &verb, const QUrl &url) const
{
    HttpRequest request;
    request.verb = verb;
    request.url = url;
    request.headers = m_spec.headers;
    request.token = endpoint.token;
    return request;
}

HttpRequest Provider::createRequest(
    const Endpoint &endpoint, const ModelSpec &model, const QJsonObject &body) const
{
    HttpRequest paid = request(endpoint, "POST", apiUrl(endpoint.baseUrl, model.path));
    paid.callClass = CallClass::Paid;
    paid.contentType = "application/json";
    paid.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return paid;
}

Call<PaidOutcome> *Provider::create(const HttpRequest &request)
{
    return m_client.sendPaid(request);
}

Call<HttpAnswer> *Provider::exchange(const HttpRequest &request)
{
    auto *chain = new Chain<HttpAnswer>(this);
    chain->follow(m_client.send(request), [chain](const HttpAnswer &answer) {
        if (answer.status >= 200 && answer.status < 300)
            chain->finish(answer);
        else
            chain->finish(failure(readError(answer)));
    });
    return chain;
}

Call<answers::AssetPage> *Provider::assets(const Endpoint &, const AssetQuery &)
{
    return finishedCall<answers::AssetPage>(this, failure(ErrorKind::NotFound));
}

Call<Asset> *Provider::asset(const Endpoint &, const QString &)
{
    return finishedCall<Asset>(this, failure(ErrorKind::NotFound));
}

Call<QUrl> *Provider::assetAddress(const Endpoint &, const QString &)
{
    return finishedCall<QUrl>(this, failure(ErrorKind::NotFound));
}

Call<bool> *Provider::removeAsset(const Endpoint &, const QString &)
{
    return finishedCall<bool>(this, failure(ErrorKind::NotFound));
}

Call<QList<UsageEntry>> *Provider::usage(const Endpoint &, QDate, QDate)
{
    return finishedCall<QList<UsageEntry>>(this, failure(ErrorKind::NotFound));
}

Call<QJsonValue> *Provider::listing(const Endpoint &, Listing, const ListingQuery &)
{
    return finishedCall<QJsonValue>(this, failure(ErrorKind::NotFound));
}

Call<bool> *Provider::removeTask(const Endpoint &endpoint, const QString &remoteId)
{
    auto *chain = new Chain<bool>(this);
    chain->follow(exchange(request(endpoint, "DELETE", taskUrl(endpoint, remoteId))),
        [chain](const HttpAnswer &) { chain->finish(true); });
    return chain;
}

Call<bool> *Provider::forgetScheduled(const Endpoint &, const QString &)
{
    return finishedCall<bool>(this, failure(ErrorKind::NotFound));
}

Call<GenerationRequest> *Provider::settingsOf(const Endpoint &, const QString &)
{
    return finishedCall<GenerationRequest>(this, failure(ErrorKind::NotFound));
}

Call<bool> *Provider::enlarge(const Endpoint &, const QUrl &, QSize, const QString &)
{
    return finishedCall<bool>(this, failure(ErrorKind::NotFound));
}

QUrl Provider::taskUrl(const Endpoint &endpoint, const QString &remoteId) const
{
    return apiUrl(endpoint.baseUrl, taskPath() + u'/' + pathSegment(remoteId));
}

Call<RemoteTask> *Provider::read(const Endpoint &endpoint, const QString &remoteId)
{
    auto *chain = new Chain<RemoteTask>(this);
    chain->follow(exchange(request(endpoint, "GET", taskUrl(endpoint, remoteId))),
        [chain, dialect = dialect()](
            const HttpAnswer &answer) { chain->finish(answers::task(dialect, answer.body)); });
    return chain;
}

Call<Balance> *Provider::balance(const Endpoint &endpoint)
{
    auto *chain = new Chain<Balance>(this);
    chain->follow(exchange(request(endpoint, "GET", balanceUrl(endpoint))),
        [chain, dialect = dialect()](
            const HttpAnswer &answer) { chain->finish(answers::balance(dialect, answer.body)); });
    return chain;
}

} // namespace studio
