// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/mediakind.h"

#include <QByteArray>
#include <QRectF>
#include <QSize>
#include <QString>
#include <QStringList>

namespace studio {

//! An input as it is kept and sent.
struct StoredInput {
    QString path; //!< inputs/aa/<sha256>.<ext>
    QByteArray sha256; //!< hex, of the bytes at `path`
    QString mime;
    QSize size; //!< pixels; empty unless a picture
    qint64 bytes = 0;

    friend bool operator==(const StoredInput &, const StoredInput &) = default;
};

//! How a picture has to be made ready.
struct PictureNeeds {
    QRectF crop; //!< in fractions of the upright picture; null = the whole
    QStringList acceptedTypes; //!< MIME types that are sent as they are
    int maximumSide = 0; //!< pixels; 0 = no limit
};

//! Keeps the inputs of tasks under the hash of their bytes, so that a task can always be sent or made again,
//! whatever becomes of the person's own files. A value type that knows a folder. Blocking; any thread.
class InputStore final {
public:
    explicit InputStore(QString folder);

    //! A picture made ready for sending. Errors: as media::prepareStill(), Storage, DiskFull.
    [[nodiscard]] Result<StoredInput> keepPicture(const QString &path, const PictureNeeds &needs) const;
    //! Any other file as it is; it is copied without being read into memory. Errors: NotFound, FileInvalid
    //! (0 bytes, or changed while it was copied), Storage, DiskFull.
    [[nodiscard]] Result<StoredInput> keepFile(const QString &path, const QString &mime) const;
    //! A part of a clip or sound, cut exactly (H.264 and AAC in MP4, or WAV), under the hash of what was cut.
    //! Errors: as media::cut() and keepFile().
    [[nodiscard]] Result<StoredInput> keepPart(const QString &path, const RangeOfDouble &seconds) const;
    //! The path of the bytes with this hash, whatever their suffix; empty when they are not here.
    [[nodiscard]] QString find(const QByteArray &sha256) const;
    //! Where the bytes with this hash would lie.
    [[nodiscard]] QString pathOf(const QByteArray &sha256, const QString &suffix) const;

private:
    QString m_folder;
};

} // namespace studio
