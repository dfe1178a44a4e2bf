// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace studio::cli {

//! `ctake provider`: the provider's own lists, as they are.
[[nodiscard]] CommandSpec providerSpec();

} // namespace studio::cli
