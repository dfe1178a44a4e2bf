// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/thumbnailstore.h"

#include "media/framereader.h"
#include "services/files/atomicwrite.h"
#include "services/files/safenames.h"

#include <QBuffer>
#include <QImage>

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

} // namespace studio
