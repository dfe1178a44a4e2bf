// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediakind.h"

#include <QString>

namespace studio {

//! What a suffix ("mp4", any case, without the dot) says of a file that nobody looked into; nothing for one
//! that no picture, clip or sound has.
[[nodiscard]] std::optional<MediaKind> kindOfSuffix(const QString &suffix);
//! The usual suffix of a MIME type, the same on every machine; empty when it is none of a picture, clip or
//! sound.
[[nodiscard]] QString usualSuffix(const QString &mime);

} // namespace studio
