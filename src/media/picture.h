// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

namespace studio::media {

//! The MIME type of a picture by its first bytes (32 are enough); empty when it is none that is known.
[[nodiscard]] QString pictureMime(const QByteArray &start);

//! What a picture's container says, found by walking it from end to end without decoding.
struct PictureFacts {
    QString mime;
    bool complete
        = false; //!< its end mark was reached, unbroken as far as checksums tell; true for kinds without
    bool animated = false; //!< several frames
};

//! Nothing when `bytes` are no known kind of picture.
[[nodiscard]] std::optional<PictureFacts> pictureFacts(const QByteArray &bytes);

//! A picture that was found whole and of a size that can be decoded. Its pixels are not decoded yet.
struct PictureFile {
    QByteArray bytes;
    PictureFacts facts;
    QSize size; //!< upright
    bool turned = false; //!< stored in another orientation than it is shown in
};

//! Reads a file that is a picture. Errors as probe() says; FileInvalid too for what is over 16384 pixels a
//! side or needs more memory than Qt's limit for pictures.
[[nodiscard]] Result<PictureFile> openPicture(const QString &path);

//! The first frame, upright, in sRGB, as Format_RGB32 or Format_ARGB32; scaled down to fit `bound` when that
//! is not empty.
[[nodiscard]] Result<QImage> decodePicture(const PictureFile &file, QSize bound = {});

} // namespace studio::media
