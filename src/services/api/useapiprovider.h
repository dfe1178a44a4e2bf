// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/provider.h"

namespace studio {

template <typename T> class Chain;

//! useapi.net's Runway API v1.
class UseapiProvider final : public Provider {
    Q_OBJECT

public:
    using Provider::Provider;

    [[nodiscard]] answers::Dialect dialect() const override { return answers::Dialect::Useapi; }
    //! POST /assets with the bare bytes.
    [[nodiscard]] Call<UploadedItem> *upload(const Endpoint &endpoint, const UploadItem &item) override;
    //! The documents promise no remote cancel: nothing is sent.
    [[nodiscard]] Call<bool> *cancel(const Endpoint &endpoint, const QString &remoteId) override;
    //! The scheduler's list, then the task list.
    [[nodiscard]] Call<QList<RemoteTask>> *recent(const Endpoint &endpoint) override;
    [[nodiscard]] Call<answers::AssetPage> *assets(
        const Endpoint &endpoint, const AssetQuery &query) override;
    [[nodiscard]] Call<Asset> *asset(const Endpoint &endpoint, const QString &id) override;
    [[nodiscard]] Call<QUrl> *assetAddress(const Endpoint &endpoint, const QString &id) override;
    //! DELETE /assets/{id}; one that is gone already is deleted.
    [[nodiscard]] Call<bool> *removeAsset(const Endpoint &endpoint, const QString &id) override;
    //! GET /scheduler, /accounts, /tasks or /features.
    [[nodiscard]] Call<QJsonValue> *listing(
        const Endpoint &endpoint, Listing which, const ListingQuery &query) override;
    [[nodiscard]] Call<bool> *forgetScheduled(const Endpoint &endpoint, const QString &remoteId) override;
    [[nodiscard]] Call<GenerationRequest> *settingsOf(
        const Endpoint &endpoint, const QString &remoteId) override;
    [[nodiscard]] Call<bool> *enlarge(
        const Endpoint &endpoint, const QUrl &picture, QSize size, const QString &target) override;

protected:
    [[nodiscard]] QString taskPath() const override;
    [[nodiscard]] QUrl balanceUrl(const Endpoint &endpoint) const override;

private:
    void nameInputs(
        Chain<GenerationRequest> *chain, const Endpoint &endpoint, GenerationRequest request, int offset);
    [[nodiscard]] Call<bool> *deleted(const HttpRequest &request);
};

} // namespace studio
