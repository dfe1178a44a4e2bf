// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/provider.h"

namespace studio {

//! Runway's developer API, version 2024-11-06.
class RunwayProvider final : public Provider {
    Q_OBJECT

public:
    using Provider::Provider;

    [[nodiscard]] answers::Dialect dialect() const override { return answers::Dialect::Runway; }
    //! A ticket from POST /v1/uploads, then a form to the address it names, without credentials.
    [[nodiscard]] Call<UploadedItem> *upload(const Endpoint &endpoint, const UploadItem &item) override;
    //! DELETE; 404 counts as confirmed, as the document says.
    [[nodiscard]] Call<bool> *cancel(const Endpoint &endpoint, const QString &remoteId) override;
    //! There is no such list: NotFound.
    [[nodiscard]] Call<QList<RemoteTask>> *recent(const Endpoint &endpoint) override;
    [[nodiscard]] bool tellsUsage() const override { return true; }
    //! POST /v1/organization/usage, one call for every 90 days, one after the other.
    [[nodiscard]] Call<QList<UsageEntry>> *usage(const Endpoint &endpoint, QDate first, QDate last) override;

protected:
    [[nodiscard]] QString taskPath() const override;
    [[nodiscard]] QUrl balanceUrl(const Endpoint &endpoint) const override;
};

} // namespace studio
