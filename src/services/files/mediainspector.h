// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediafacts.h"
#include "services/files/thumbnailstore.h"
#include "services/net/call.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QSize>

#include <functional>

namespace studio {

//! Looks at files in the pool and tells what it found in the main thread. Owned by Studio.
class MediaInspector final : public QObject {
    Q_OBJECT

public:
    explicit MediaInspector(QObject *parent = nullptr);
    ~MediaInspector() override;

    //! Never fails: what cannot be read is a state of the facts.
    [[nodiscard]] Call<MediaFacts> *inspect(const QString &path);
    //! The facts of a file, read now. Blocking: for `ctake` and the resolver in the pool.
    [[nodiscard]] static MediaFacts inspectNow(const QString &path);
    //! A picture upright, scaled to fit `bound` (empty = whole size).
    [[nodiscard]] Call<QImage> *load(const QString &path, QSize bound);
    //! As media::thumbnail(), for pictures and clips.
    [[nodiscard]] Call<QImage> *thumbnail(const QString &path, QSize bound);
    //! As media::filmstrip(): `count` pictures out of a clip side by side, or the shape of a sound.
    [[nodiscard]] Call<QImage> *filmstrip(const QString &path, int count, QSize size);
    //! As ThumbnailStore::load(): a take's picture without decoding the clip again.
    [[nodiscard]] Call<QImage> *thumbnail(
        const ThumbnailStore &store, const QString &path, const QString &id, QSize bound);

    //! From now on calls wait for release(): a window asks for its pictures before it is painted, and
    //! decoding them then would keep it from being seen.
    void hold() { m_held = true; }
    void release();

private:
    template <typename T, typename Work> [[nodiscard]] Call<T> *begin(Work work);

    bool m_held = false;
    QList<std::function<void()>> m_waiting;
};

} // namespace studio
