// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/probe.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <memory>

namespace studio::media {

//! Reads pictures out of a clip. One thread at a time.
class FrameReader final {
public:
    [[nodiscard]] static Result<std::unique_ptr<FrameReader>> open(const QString &path);
    ~FrameReader();
    Q_DISABLE_COPY_MOVE(FrameReader)

    [[nodiscard]] const MediaInfo &info() const;
    //! The next frame in showing order, Format_RGB32, scaled to fit `bound` when that is not empty. After the
    //! last one: an image that is null.
    [[nodiscard]] Result<QImage> next(QSize bound = {});
    //! The frame that is shown at `seconds` (clamped to the clip).
    [[nodiscard]] Result<QImage> frameAt(double seconds, QSize bound = {});

private:
    struct Data;
    explicit FrameReader(std::unique_ptr<Data> data);
    std::unique_ptr<Data> d;
};

//! One picture for a list: the clip's frame at a tenth of its length, or the picture itself, scaled to fit
//! `bound`. Blocking.
[[nodiscard]] Result<QImage> thumbnail(const QString &path, QSize bound);

} // namespace studio::media
