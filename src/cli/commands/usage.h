// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace studio::cli {

//! `ctake usage`: credits by model and day.
[[nodiscard]] CommandSpec usageSpec();

} // namespace studio::cli
