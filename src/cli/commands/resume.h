// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace studio::cli {

//! `ctake resume`: carries on what is unfinished.
[[nodiscard]] CommandSpec resumeSpec();

} // namespace studio::cli
