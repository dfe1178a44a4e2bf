// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/mediaoffer.h"

#include "widgets/models/assetmime.h"

#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString addressIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile() && !url.scheme().isEmpty())
            return url.toString(QUrl::FullyEncoded);
    }
    const QString text = data.text().trimmed();
    const bool looksLikeOne = text.startsWith("https:"_L1, Qt::CaseInsensitive)
        || text.startsWith("http:"_L1, Qt::CaseInsensitive);
    return looksLikeOne && !text.contains('\n'_L1) ? text : QString();
}

QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

MediaOffer withoutPixels(const QMimeData &data, const QList<MediaKind> &kinds)
{
    MediaOffer offer;
    if (data.hasFormat(assetmime::Type)) {
        offer.assets = assetmime::read(data);
        offer.assets.removeIf([&kinds](const Asset &asset) { return !kinds.contains(asset.kind); });
        return offer; // its files say no more than the assets do
    }
    offer.files = filesIn(data);
    if (offer.files.isEmpty())
        offer.address = addressIn(data);
    return offer;
}

bool offersPixels(const QMimeData &data, const QList<MediaKind> &kinds)
{
    return data.hasImage() && kinds.contains(MediaKind::Image) && !data.hasFormat(assetmime::Type);
}

} // namespace

MediaOffer MediaOffer::from(const QMimeData *data, const QList<MediaKind> &kinds)
{
    if (!data)
        return {};
    MediaOffer offer = withoutPixels(*data, kinds);
    if (offer.files.isEmpty() && offersPixels(*data, kinds)) {
        offer.pixels = data->imageData().value<QImage>();
        if (!offer.pixels.isNull())
            offer.address.clear();
    }
    return offer;
}

bool MediaOffer::isUsable(const QMimeData *data, const QList<MediaKind> &kinds)
{
    return data && (offersPixels(*data, kinds) || !withoutPixels(*data, kinds).isEmpty());
}

} // namespace studio
