// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace studio::cli {

//! `ctake render`: the animatic of a camera move, made here.
[[nodiscard]] CommandSpec renderSpec();

} // namespace studio::cli
