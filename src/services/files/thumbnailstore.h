// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace studio {

//! Small pictures of finished files, thumbnails/aa/<id>.jpg. Can be thrown away and made again at any time. A
//! value type that knows a folder. Blocking; any thread.
class ThumbnailStore final {
public:
    //! The largest picture that is kept, in pixels.
    static constexpr QSize Bound{480, 480};

    explicit ThumbnailStore(QString folder);

    //! Where the picture of this id lies or would lie. The id is a hash or a UUID.
    [[nodiscard]] QString pathFor(const QString &id) const;
    //! Makes it from a picture or a clip, replacing an older one; the path. Errors: as media::thumbnail(),
    //! Storage, DiskFull.
    [[nodiscard]] Result<QString> make(const QString &mediaFile, const QString &id) const;
    //! The picture of this id, scaled to fit `bound`; made first when it is not there or cannot be read.
    //! Errors: as make().
    [[nodiscard]] Result<QImage> load(const QString &mediaFile, const QString &id, QSize bound) const;

private:
    QString m_folder;
};

} // namespace studio
