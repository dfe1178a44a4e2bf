// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace studio::cli {

//! `ctake assets`: what can be put into a slot: the library's own files and what providers keep.
[[nodiscard]] CommandSpec assetsSpec();

} // namespace studio::cli
