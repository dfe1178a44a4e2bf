// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/thumbnailstore.h"

#include "media/framereader.h"
#include "media/still.h"
#include "services/files/atomicwrite.h"
#include "services/files/safenames.h"

#include <QBuffer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace studio {

ThumbnailStore::ThumbnailStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString ThumbnailStore::pathFor(const QString &id) const
{
    const QString name = cleanFileName(id);
    return m_folder + u'/' + name.left(2) + u'/' + name + u".jpg"_s;
}

Result<QString> ThumbnailStore::make(const QString &mediaFile, const QString &id) const
{
    const Result<QImage> picture = media::thumbnail(mediaFile, Bound);
    if (!picture)
        return failure(picture.error());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !picture->save(&buffer, "JPEG", 85))
        return failure(ErrorKind::MediaUnsupported, u"JPEG"_s);
    const QString path = pathFor(id);
    return atomicWrite(path, bytes).map([&path] { return path; });
}

Result<QImage> ThumbnailStore::load(const QString &mediaFile, const QString &id, QSize bound) const
{
    const QString path = pathFor(id);
    if (QFile::exists(path)) {
        if (auto kept = media::loadStill(path, bound))
            return kept;
    }
    return make(mediaFile, id).and_then([bound](const QString &made) {
        return media::loadStill(made, bound);
    });
}

} // namespace studio
