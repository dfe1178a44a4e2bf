// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/picturekeeper.h"

#include "services/net/pool.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

Result<QString> keepNow(const QImage &picture, const QString &folder)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        return failure(ErrorKind::FileInvalid, u"the picture cannot be encoded"_s);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(16);
    const QString path = folder + "/picture-"_L1 + QString::fromLatin1(hash) + ".png"_L1;
    if (QFile::exists(path))
        return path;
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::Storage, folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::Storage, file.errorString());
    return path;
}

} // namespace

Call<QString> *keepPicture(const QImage &picture, const QString &folder, QObject *parent)
{
    return inPool<QString>(parent, [picture, folder] { return keepNow(picture, folder); });
}

} // namespace studio
