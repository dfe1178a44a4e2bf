// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QImage>

namespace studio {

//! Writes pixels that came without a file (a paste, a drop from a browser) as PNG into `folder`, in the pool,
//! named by their content. Delivers the path. Errors: Storage, FileInvalid (too large to be encoded).
[[nodiscard]] Call<QString> *keepPicture(const QImage &picture, const QString &folder, QObject *parent);

} // namespace studio
