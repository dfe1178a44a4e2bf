// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace studio {

//! The SHA-256 of a file, in hex. Errors: NotFound, Storage. Blocking; any thread.
[[nodiscard]] Result<QByteArray> sha256OfFile(const QString &path);

//! The SHA-256 of bytes, in hex.
[[nodiscard]] QByteArray sha256Of(const QByteArray &bytes);

} // namespace studio
