// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio {

//! A few words of a prompt for a file name: letters and digits of any script, lower case, joined by single
//! hyphens, at most `maximumLength` characters, whole words where possible. "untitled" when nothing is left.
//! Pure.
[[nodiscard]] QString promptSlug(const QString &prompt, int maximumLength = 40);

//! A name that came from outside, made safe on every system: no path, no control or reserved characters, no
//! reserved device name, no leading or trailing dots and spaces, at most 100 UTF-8 bytes with the suffix
//! kept. "file" when nothing is left. Pure.
[[nodiscard]] QString cleanFileName(const QString &name);

} // namespace studio
