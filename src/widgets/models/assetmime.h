// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"

#include <QLatin1StringView>
#include <QList>

class QMimeData;

//! How assets travel when they are dragged or copied within the program. Local ones are offered as file
//! addresses too, so that other programs can take them.
namespace studio::assetmime {

inline constexpr QLatin1StringView Type{"application/x-circledtake-asset"};

//! Adds the assets to what is dragged or copied.
void put(QMimeData &data, const QList<Asset> &assets);
//! The assets in an offer; empty when there are none or they cannot be read. Only what a slot needs survives:
//! reference, account, kind, name, size, length, bytes and path.
[[nodiscard]] QList<Asset> read(const QMimeData &data);

} // namespace studio::assetmime
