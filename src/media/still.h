// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QImage>
#include <QRectF>
#include <QSize>
#include <QString>

namespace studio::media {

//! Loads a picture upright (EXIF orientation applied). The MIME type is found by content. An animated picture
//! and one larger than 16384 pixels a side are FileInvalid. Scaled down to fit `bound` when that is not
//! empty. Blocking; any thread.
[[nodiscard]] Result<QImage> loadStill(const QString &path, QSize bound = {});

//! A picture ready to be sent.
struct PreparedStill {
    QByteArray bytes;
    QString mime;
    QString suffix; //!< "png", "jpg", "webp"
    QSize size;
};

//! Makes the bytes that are stored and sent: the file's own bytes when it is upright, uncropped, of an
//! accepted type and within `maximumSide`; otherwise re-encoded (PNG when it has transparency or was PNG,
//! else JPEG quality 95). `crop` is in fractions of the upright picture; a null rectangle means the whole.
//! Blocking; any thread.
[[nodiscard]] Result<PreparedStill> prepareStill(
    const QString &path, const QRectF &crop, const QStringList &acceptedTypes, int maximumSide);

} // namespace studio::media
