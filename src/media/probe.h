// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace studio::media {

//! What a file turned out to be, from its content alone.
struct MediaInfo {
    enum class Kind { Image, Video, Audio };
    Kind kind = Kind::Image;
    QString mime; //!< "image/png", "image/jpeg", "image/webp", "image/gif", "video/mp4", …
    qint64 bytes = 0;
    QSize size; //!< upright pixels; empty for sound
    bool animated = false; //!< a picture with several frames
    double seconds = 0; //!< clips and sound
    double framesPerSecond = 0;
    qint64 frames = 0; //!< as counted in the container, 0 = unknown
    bool hasSound = false;
    QString videoCodec; //!< "h264"
};

//! Looks at a file. Errors: NotFound (no such file), FileInvalid (0 bytes, cut off, or not decodable),
//! MediaUnsupported (a known kind without a decoder here), Storage (cannot be opened). Blocking; any thread.
[[nodiscard]] Result<MediaInfo> probe(const QString &path);

//! Whether a clip is whole: the container's index is there and its last frame can be decoded. A cut-off file
//! is FileInvalid.
[[nodiscard]] Status verifyComplete(const QString &path);

} // namespace studio::media
