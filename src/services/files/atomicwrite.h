// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace studio {

//! Replaces a file as a whole: afterwards either the old or the new content is there, never half of one.
//! Makes missing folders. Errors: Storage, DiskFull. Blocking; any thread.
[[nodiscard]] Status atomicWrite(const QString &path, const QByteArray &bytes);

//! Waits until the content of a file is on the disk itself. Errors: Storage, DiskFull. Blocking; any thread.
[[nodiscard]] Status flushToDisk(const QString &path);

} // namespace studio
