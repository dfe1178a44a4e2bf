// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/libav.h"
#include "media/probe.h"

#include <QFile>
#include <QTransform>

namespace studio::media {

//! A clip or sound file opened for reading. libav sees only the bytes: not the name, whose ending would steer
//! it, and no other file or address that the content may point to.
class ClipSource final {
public:
    //! Errors as probe() says; a picture is FileInvalid here.
    [[nodiscard]] static Result<std::unique_ptr<ClipSource>> open(const QString &path);
    ~ClipSource();
    Q_DISABLE_COPY_MOVE(ClipSource)

    [[nodiscard]] AVFormatContext *format() const { return m_format; }
    //! The picture track; null for sound alone.
    [[nodiscard]] AVStream *video() const;
    //! The first sound track; null when there is none.
    [[nodiscard]] AVStream *sound() const;
    //! How a decoded frame has to be turned to be upright: by quarters and mirrored, nothing in between.
    [[nodiscard]] QTransform orientation() const;
    [[nodiscard]] MediaInfo info() const;
    [[nodiscard]] qint64 bytes() const { return m_file.size(); }

private:
    explicit ClipSource(const QString &path);
    [[nodiscard]] Status openFormat();
    [[nodiscard]] Status checkStreams();
    [[nodiscard]] Status checkSound() const;
    [[nodiscard]] QString mime() const;

    QFile m_file;
    AVIOContext *m_io = nullptr;
    AVFormatContext *m_format = nullptr;
    int m_video = -1;
    int m_sound = -1;
};

} // namespace studio::media
