// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/filehash.h"

#include "services/files/fileerror.h"

#include <QCryptographicHash>
#include <QFile>

namespace studio {

Result<QByteArray> sha256OfFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(ErrorKind::NotFound, path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(errorOfFile(file));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file) || file.error() != QFileDevice::NoError)
        return failure(errorOfFile(file));
    return hash.result().toHex();
}

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace studio
