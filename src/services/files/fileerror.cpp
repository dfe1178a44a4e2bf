// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/fileerror.h"

#include <QFileDevice>

namespace studio {

Error errorOfFile(const QFileDevice &file)
{
    Error error;
    // Qt calls ENOSPC (and a quota) a resource error when it writes.
    error.kind = file.error() == QFileDevice::ResourceError ? ErrorKind::DiskFull : ErrorKind::Storage;
    error.detail = file.errorString();
    return error;
}

} // namespace studio
