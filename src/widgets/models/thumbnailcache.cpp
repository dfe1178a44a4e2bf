// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/thumbnailcache.h"

#include "services/files/mediainspector.h"

namespace studio {

namespace {

constexpr int LimitInKib = 32 * 1024;

int costOf(const QImage &picture)
{
    return qMax(1, int(picture.sizeInBytes() / 1024));
}

} // namespace

ThumbnailCache::ThumbnailCache(
    MediaInspector &inspector, const ThumbnailStore &kept, QSize bound, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
    , m_kept(kept)
    , m_bound(bound)
    , m_pictures(LimitInKib)
{
}

ThumbnailCache::~ThumbnailCache() = default;

QImage ThumbnailCache::picture(const QString &path, const QString &keptAs)
{
    if (const QImage *known = m_pictures.object(path))
        return *known;
    if (path.isEmpty() || m_open.contains(path))
        return {};
    m_open.insert(path);
    Call<QImage> *call = keptAs.isEmpty() ? m_inspector.thumbnail(path, m_bound)
                                          : m_inspector.thumbnail(m_kept, path, keptAs, m_bound);
    call->then(this, [this, path](const Result<QImage> &picture) {
        m_open.remove(path);
        // A failure is kept too, so that a broken file is not read again for every paint.
        const QImage found = picture.value_or(QImage());
        m_pictures.insert(path, new QImage(found), costOf(found));
        if (!found.isNull())
            emit arrived(path);
    });
    return {};
}

} // namespace studio
