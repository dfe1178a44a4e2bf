// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/asset.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace studio::answers {

//! One page of useapi.net's asset list.
struct AssetPage {
    QList<Asset> assets; //!< without those that have no usable id
    int seen = 0; //!< elements of the answer, readable or not: how far the next page is
};

//! GET /assets/: an array, bare or in an envelope. All three forms of `metadata` are read. `account` is left
//! empty. Protocol when there is no array.
[[nodiscard]] Result<AssetPage> assetPage(const QByteArray &body);

//! One element of it; nothing without a usable id.
[[nodiscard]] std::optional<Asset> asset(const QJsonObject &object);

//! GET /assets/{id}: the address of the file itself, signed. Protocol when there is none.
[[nodiscard]] Result<QUrl> assetAddress(const QByteArray &body);

} // namespace studio::answers
