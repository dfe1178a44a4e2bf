// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/asset.h"
#include "domain/catalogue.h"
#include "services/accounts/accountbook.h"
#include "services/api/assetreader.h"
#include "services/api/judge.h"
#include "services/api/remotetask.h"
#include "services/net/httpclient.h"

#include <QObject>

namespace studio {

//! A file that goes to a provider.
struct UploadItem {
    QString path;
    QString name; //!< with a suffix that fits
    QString mime;
    MediaKind kind = MediaKind::Image;
    qint64 bytes = 0;
    QSize size; //!< pixels; empty for sound
    double seconds = 0;
};

//! What a provider keeps of an upload.
struct UploadedItem {
    QString reference; //!< asset id or runway:// address
    //! How long it can be used again; nothing = for good.
    std::optional<std::chrono::seconds> life;
};

//! Which part of a provider's list of assets.
struct AssetQuery {
    std::optional<MediaKind> kind;
    int offset = 0;
    int limit = 50; //!< at most 50 at useapi.net
};

//! A list of the provider's own, shown as it is.
enum class Listing { Scheduler, Accounts, Tasks, Features };

//! Which part of it.
struct ListingQuery {
    int offset = 0;
    int limit = 50;
    QStringList statuses; //!< Tasks only; empty = all
};

//! One provider's HTTP API: what is sent and how answers are read. Knows no account: where to and with which
//! token comes with each call. Main thread. Owned by Studio; outlives its calls.
class Provider : public QObject {
    Q_OBJECT

public:
    Provider(HttpClient &client, ProviderSpec spec, QObject *parent = nullptr);

    [[nodiscard]] const ProviderSpec &spec() const { return m_spec; }
    [[nodiscard]] virtual answers::Dialect dialect() const = 0;

    //! The paid request as it leaves; also shown by dry runs.
    [[nodiscard]] HttpRequest createRequest(
        const Endpoint &endpoint, const ModelSpec &model, const QJsonObject &body) const;
    //! Sends it, once.
    [[nodiscard]] Call<PaidOutcome> *create(const HttpRequest &request);

    [[nodiscard]] virtual Call<UploadedItem> *upload(const Endpoint &endpoint, const UploadItem &item) = 0;
    [[nodiscard]] Call<RemoteTask> *read(const Endpoint &endpoint, const QString &remoteId);
    //! True when the provider confirmed that the task is no more; false when it promises nothing.
    [[nodiscard]] virtual Call<bool> *cancel(const Endpoint &endpoint, const QString &remoteId) = 0;
    [[nodiscard]] Call<Balance> *balance(const Endpoint &endpoint);
    //! Tasks lately begun, to find one whose create call had no answer. NotFound when the provider has no
    //! such list.
    [[nodiscard]] virtual Call<QList<RemoteTask>> *recent(const Endpoint &endpoint) = 0;

    //! What the provider keeps for the account. NotFound when it has no such list (as all below); then
    //! without an HTTP status.
    [[nodiscard]] virtual Call<answers::AssetPage> *assets(const Endpoint &endpoint, const AssetQuery &query);
    //! One of them.
    [[nodiscard]] virtual Call<Asset> *asset(const Endpoint &endpoint, const QString &id);
    //! Where the file of an asset can be read without a token, for a while.
    [[nodiscard]] virtual Call<QUrl> *assetAddress(const Endpoint &endpoint, const QString &id);
    [[nodiscard]] virtual Call<bool> *removeAsset(const Endpoint &endpoint, const QString &id);
    //! Whether the provider has books of its own.
    [[nodiscard]] virtual bool tellsUsage() const { return false; }
    //! Credits by model and day, both days included (UTC). As many calls as the provider needs.
    [[nodiscard]] virtual Call<QList<UsageEntry>> *usage(const Endpoint &endpoint, QDate first, QDate last);
    //! As the provider tells it, without what is secret (passwords, tokens).
    [[nodiscard]] virtual Call<QJsonValue> *listing(
        const Endpoint &endpoint, Listing which, const ListingQuery &query);
    //! Deletes a task from the provider's list. A task that runs goes on where the provider promises no end.
    [[nodiscard]] Call<bool> *removeTask(const Endpoint &endpoint, const QString &remoteId);
    //! Takes a task out of the provider's scheduler (it goes on there).
    [[nodiscard]] virtual Call<bool> *forgetScheduled(const Endpoint &endpoint, const QString &remoteId);
    //! The settings that made a task of the provider, as far as its answer tells them.
    [[nodiscard]] virtual Call<GenerationRequest> *settingsOf(
        const Endpoint &endpoint, const QString &remoteId);
    //! useapi.net's image_upscaler: a picture of the wanted size into `target`, which is replaced; part of it
    //! may be there when it failed. Free. What came is not looked at: at most 256 MiB.
    [[nodiscard]] virtual Call<bool> *enlarge(
        const Endpoint &endpoint, const QUrl &picture, QSize size, const QString &target);

protected:
    [[nodiscard]] virtual QString taskPath() const = 0; //!< without the id
    [[nodiscard]] virtual QUrl balanceUrl(const Endpoint &endpoint) const = 0;

    //! A request with the provider's headers and the token.
    [[nodiscard]] HttpRequest request(
        const Endpoint &endpoint, const QByteArray &verb, const QUrl &url) const;
    [[nodiscard]] QUrl taskUrl(const Endpoint &endpoint, const QString &remoteId) const;
    [[nodiscard]] HttpClient &client() { return m_client; }

    //! Sends and turns answers other than 2xx into errors.
    [[nodiscard]] Call<HttpAnswer> *exchange(const HttpRequest &request);

private:
    HttpClient &m_client;
    ProviderSpec m_spec;
};

} // namespace studio
