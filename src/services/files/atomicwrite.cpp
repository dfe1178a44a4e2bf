// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/atomicwrite.h"

#include "services/files/fileerror.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif
#include <cerrno>

namespace studio {

Status atomicWrite(const QString &path, const QByteArray &bytes)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(errno == ENOSPC ? ErrorKind::DiskFull : ErrorKind::Storage, folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()
        || !file.commit())
        return failure(errorOfFile(file));
    return {};
}

Status flushToDisk(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return failure(errorOfFile(file));
#ifdef Q_OS_UNIX
    if (::fsync(file.handle()) != 0 && errno != EINVAL && errno != ENOTSUP)
        return failure(errno == ENOSPC || errno == EDQUOT ? ErrorKind::DiskFull : ErrorKind::Storage,
            qt_error_string(errno));
#endif
    return {};
}

} // namespace studio
