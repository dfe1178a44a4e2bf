// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/useapiprovider.h"

#include "services/api/chain.h"
#include "services/api/json.h"
#include "services/api/listingreader.h"
#include "services/api/remotesettings.h"
#include "services/api/servertext.h"
#include "services/net/urls.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

// useapi.net, GET /assets (2025-08-04): offset 0…1000, limit 1…50. GET /tasks: limit 1…1000.
constexpr int GreatestOffset = 1000;
constexpr int LargestAssetPage = 50;
constexpr int LargestTaskPage = 1000;
constexpr int SearchedAssets = 4 * LargestAssetPage; //!< for an input's file
//! Nobody documents how large an enlarged picture may be: what 8192 × 8192 points of four bytes are.
constexpr qint64 LargestPicture = 256 * 1024 * 1024;

void addPage(QUrl &url, int offset, int limit, int largest)
{
    addQueryValue(url, u"offset"_s, QString::number(std::clamp(offset, 0, GreatestOffset)));
    addQueryValue(url, u"limit"_s, QString::number(std::clamp(limit, 1, largest)));
}

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

Call<answers::AssetPage> *UseapiProvider::assets(const Endpoint &endpoint, const AssetQuery &query)
{
    QUrl url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/assets/"_s);
    addPage(url, query.offset, query.limit, LargestAssetPage);
    if (query.kind)
        addQueryValue(url, u"mediaType"_s, mediaKindName(*query.kind));
    auto *chain = new Chain<answers::AssetPage>(this);
    chain->follow(exchange(request(endpoint, "GET", withEmail(url, endpoint))),
        [chain](const HttpAnswer &answer) { chain->finish(answers::assetPage(answer.body)); });
    return chain;
}

Call<Asset> *UseapiProvider::asset(const Endpoint &endpoint, const QString &id)
{
    const QUrl url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/assets/"_s + pathSegment(id));
    auto *chain = new Chain<Asset>(this);
    chain->follow(exchange(request(endpoint, "GET", url)), [chain](const HttpAnswer &answer) {
        const auto object = json::object(answer.body);
        const auto found = object ? answers::asset(*object) : std::nullopt;
        if (found)
            chain->finish(*found);
        else
            chain->finish(failure(ErrorKind::Protocol, u"no asset in the answer"_s));
    });
    return chain;
}

Call<QUrl> *UseapiProvider::assetAddress(const Endpoint &endpoint, const QString &id)
{
    const QUrl url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/assets/"_s + pathSegment(id));
    auto *chain = new Chain<QUrl>(this);
    chain->follow(exchange(request(endpoint, "GET", url)),
        [chain](const HttpAnswer &answer) { chain->finish(answers::assetAddress(answer.body)); });
    return chain;
}

Call<bool> *UseapiProvider::deleted(const HttpRequest &request)
{
    auto *chain = new Chain<bool>(this);
    exchange(request)->then(chain, [chain](const Result<HttpAnswer> &answer) {
        if (!answer && answer.error().kind == ErrorKind::NotFound && answer.error().httpStatus != 0) {
            chain->finish(true);
            return;
        }
        if (!answer) {
            chain->finish(failure(answer.error()));
            return;
        }
        // {success, error, code}: a success that says it is none.
        const auto object = json::object(answer->body);
        if (object && object->value("success"_L1).isBool() && !object->value("success"_L1).toBool())
            chain->finish(failure(ErrorKind::InvalidRequest, serverText(json::message(*object))));
        else
            chain->finish(true);
    });
    return chain;
}

Call<bool> *UseapiProvider::removeAsset(const Endpoint &endpoint, const QString &id)
{
    return deleted(
        request(endpoint, "DELETE", apiUrl(endpoint.baseUrl, u"/v1/runwayml/assets/"_s + pathSegment(id))));
}

Call<bool> *UseapiProvider::forgetScheduled(const Endpoint &endpoint, const QString &remoteId)
{
    return deleted(request(
        endpoint, "DELETE", apiUrl(endpoint.baseUrl, u"/v1/runwayml/scheduler/"_s + pathSegment(remoteId))));
}

Call<QJsonValue> *UseapiProvider::listing(const Endpoint &endpoint, Listing which, const ListingQuery &query)
{
    QUrl url;
    switch (which) {
    case Listing::Scheduler:
        url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/scheduler/"_s);
        break;
    case Listing::Accounts:
        url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/accounts"_s);
        break;
    case Listing::Tasks:
        url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/tasks/"_s);
        addPage(url, query.offset, query.limit, LargestTaskPage);
        if (!query.statuses.isEmpty())
            addQueryValue(url, u"statuses"_s, query.statuses.join(u','));
        url = withEmail(url, endpoint);
        break;
    case Listing::Features:
        url = balanceUrl(endpoint);
        break;
    }
    auto *chain = new Chain<QJsonValue>(this);
    chain->follow(exchange(request(endpoint, "GET", url)), [chain, which](const HttpAnswer &answer) {
        chain->finish(which == Listing::Accounts ? answers::accountListing(answer.body)
                                                 : answers::listing(answer.body));
    });
    return chain;
}

Call<GenerationRequest> *UseapiProvider::settingsOf(const Endpoint &endpoint, const QString &remoteId)
{
    auto *chain = new Chain<GenerationRequest>(this);
    chain->follow(exchange(request(endpoint, "GET", taskUrl(endpoint, remoteId))),
        [this, chain, endpoint](const HttpAnswer &answer) {
            const auto told = useapiSettings(answer.body);
            if (told)
                nameInputs(chain, endpoint, *told, 0);
            else
                chain->finish(failure(told.error()));
        });
    return chain;
}

//! The newest assets are looked through for the inputs' files.
void UseapiProvider::nameInputs(
    Chain<GenerationRequest> *chain, const Endpoint &endpoint, GenerationRequest request, int offset)
{
    if (!hasAddresses(request) || offset >= SearchedAssets) {
        dropAddresses(request);
        chain->finish(request);
        return;
    }
    QUrl url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/assets/"_s);
    addPage(url, offset, LargestAssetPage, LargestAssetPage);
    auto *list = exchange(this->request(endpoint, "GET", withEmail(url, endpoint)));
    chain->watch(list);
    list->then(chain, [this, chain, endpoint, request, offset](const Result<HttpAnswer> &answer) {
        if (chain->isFinished())
            return;
        // Without the list the settings are still worth having.
        const auto assets = answer ? json::array(answer->body) : failure(answer.error());
        GenerationRequest named = request;
        if (assets)
            nameAssets(named, *assets);
        const bool isLast = !assets || assets->size() < LargestAssetPage;
        nameInputs(chain, endpoint, named, isLast ? SearchedAssets : offset + LargestAssetPage);
    });
}

Call<bool> *UseapiProvider::enlarge(
    const Endpoint &endpoint, const QUrl &picture, QSize size, const QString &target)
{
    QUrl url = apiUrl(endpoint.baseUrl, u"/v1/runwayml/image_upscaler/"_s);
    addQueryValue(url, u"image_url"_s, QString::fromLatin1(picture.toEncoded()));
    addQueryValue(url, u"width"_s, QString::number(size.width()));
    addQueryValue(url, u"height"_s, QString::number(size.height()));
    HttpRequest ask = request(endpoint, "GET", withEmail(url, endpoint));
    ask.callClass = CallClass::Upload; // it works while we wait
    ask.answerBytes = LargestPicture;
    ask.answerFile = target;

    auto *chain = new Chain<bool>(this);
    chain->follow(exchange(ask), [this, chain, target](const HttpAnswer &answer) {
        // The bare bytes, as far as anybody tells; an address would do as well.
        if (!answer.header("content-type").contains("json")) {
            chain->finish(true);
            return;
        }
        const auto where = answers::assetAddress(answer.body);
        if (!where) {
            chain->finish(failure(where.error()));
            return;
        }
        HttpRequest fetch; // signed: no token of ours
        fetch.url = *where;
        fetch.answerBytes = LargestPicture;
        fetch.answerFile = target;
        chain->follow(exchange(fetch), [chain](const HttpAnswer &) { chain->finish(true); });
    });
    return chain;
}

} // namespace studio
