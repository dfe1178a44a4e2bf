// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"

#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>

class QMimeData;

namespace studio {

//! What a drop or the clipboard holds for a slot; exactly one of the members is filled, or none. An asset of
//! ours comes before a file (it need not be sent again), a file before pixels (it keeps its own bytes),
//! pixels before an address (they can be looked at and cut).
struct MediaOffer {
    QList<Asset> assets;
    QStringList files;
    QImage pixels;
    QString address; //!< as given; not judged

    [[nodiscard]] bool isEmpty() const
    {
        return assets.isEmpty() && files.isEmpty() && pixels.isNull() && address.isEmpty();
    }
    //! Pixels are only taken for slots that take pictures, assets only of kinds that fit; a file is looked at
    //! later.
    [[nodiscard]] static MediaOffer from(const QMimeData *data, const QList<MediaKind> &kinds);
    //! As !from().isEmpty(), without decoding pixels: for what merely hovers.
    [[nodiscard]] static bool isUsable(const QMimeData *data, const QList<MediaKind> &kinds);
};

} // namespace studio
