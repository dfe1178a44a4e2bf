// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

class QFileDevice;

namespace studio {

//! What the last failed operation of a file means: DiskFull, or Storage with the system's words.
[[nodiscard]] Error errorOfFile(const QFileDevice &file);

} // namespace studio
