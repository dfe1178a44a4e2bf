// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace studio::cli {

//! `ctake submit`: has something made.
[[nodiscard]] CommandSpec submitSpec();

} // namespace studio::cli
