// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/useapiprovider.h"

#include "services/api/chain.h"
#include "services/net/urls.h"

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QUrl withEmail(QUrl url, const Endpoint &endpoint)
{
    if (!endpoint.email.isEmpty())
        addQueryValue(url, u"email"_s, endpoint.email);
    return url;
}

} // namespace

QString UseapiProvider::taskPath() const
{
    return u"/v1/runwayml/tasks"_s;
}

QUrl UseapiProvider::balanceUrl(const Endpoint &endpoint) const
{
    return withEmail(apiUrl(endpoint.baseUrl, u"/v1/runwayml/features/"_s), endpoint);
}

Call<UploadedItem> *UseapiProvider::upload(const Endpoint &endpoint, const UploadItem &item)
{
    QUrl url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/assets/"_s);
    addQueryValue(url, u"name"_s, item.name);
    if (!item.size.isEmpty()) {
        addQueryValue(url, u"width"_s, QString::number(item.size.width()));
        addQueryValue(url, u"height"_s, QString::number(item.size.height()));
    }
    if (item.seconds > 0)
        addQueryValue(url, u"duration"_s, QString::number(item.seconds, 'f', 3));

    HttpRequest upload = request(endpoint, "POST", withEmail(url, endpoint));
    upload.callClass = CallClass::Upload;
    upload.contentType = item.mime.toLatin1();
    upload.bodyFile = item.path;

    auto *chain = new Chain<UploadedItem>(this);
    auto *answer = exchange(upload);
    connect(answer, &CallBase::progressed, chain, &CallBase::progressed);
    chain->follow(answer, [chain](const HttpAnswer &whole) {
        const auto id = answers::uploadedAsset(whole.body);
        if (id)
            chain->finish(UploadedItem{*id, std::nullopt});
        else
            chain->finish(failure(id.error()));
    });
    return chain;
}

Call<bool> *UseapiProvider::cancel(const Endpoint &, const QString &)
{
    return finishedCall<bool>(this, false);
}

Call<QList<RemoteTask>> *UseapiProvider::recent(const Endpoint &endpoint)
{
    constexpr auto Newest = "50"_L1;
    QUrl listUrl = withEmail(apiUrl(endpoint.baseUrl, u"/v1/runwayml/tasks/"_s), endpoint);
    addQueryValue(listUrl, u"offset"_s, u"0"_s);
    addQueryValue(listUrl, u"limit"_s, Newest);
    const HttpRequest list = request(endpoint, "GET", listUrl);
    const HttpRequest scheduler
        = request(endpoint, "GET", apiUrl(endpoint.baseUrl, u"/v1/runwayml/scheduler/"_s));

    auto *chain = new Chain<QList<RemoteTask>>(this);
    chain->follow(exchange(scheduler), [this, chain, list](const HttpAnswer &running) {
        const auto begun = answers::taskList(running.body);
        if (!begun) {
            chain->finish(failure(begun.error()));
            return;
        }
        auto *rest = exchange(list);
        rest->then(chain, [chain, begun = *begun](const Result<HttpAnswer> &answer) {
            if (chain->isFinished())
                return;
            auto all = answer ? answers::taskList(answer->body) : failure(answer.error());
            // What was found in the first list holds even when the second cannot be had.
            if (all)
                *all += begun;
            else if (!begun.isEmpty())
                all = begun;
            chain->finish(std::move(all));
        });
    });
    return chain;
}

} // namespace studio
