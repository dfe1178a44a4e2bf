// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/files/thumbnailstore.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QSize>
#include <QString>

namespace studio {

class MediaInspector;

//! Small pictures of files, read in the pool on first demand and kept within a limit. Main thread.
class ThumbnailCache final : public QObject {
    Q_OBJECT

public:
    //! `bound` in pixels of the screen: pictures are scaled to fit it.
    ThumbnailCache(
        MediaInspector &inspector, const ThumbnailStore &kept, QSize bound, QObject *parent = nullptr);
    ~ThumbnailCache() override;

    //! The picture of a file, or a null image while it is being read and when it cannot be. `keptAs` is the
    //! id under which the library keeps a small picture of it; empty when it keeps none.
    [[nodiscard]] QImage picture(const QString &path, const QString &keptAs = {});

signals:
    void arrived(const QString &path);

private:
    MediaInspector &m_inspector;
    const ThumbnailStore m_kept;
    QSize m_bound;
    QCache<QString, QImage> m_pictures; // cost in KiB
    QSet<QString> m_open;
};

} // namespace studio
