// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace studio::cli {

//! Reads a token from stdin: all of it, or the line that is typed, which is not shown. InvalidRequest (field
//! "token") when nothing usable comes; the detail never repeats it. Blocking.
[[nodiscard]] Result<QString> readToken();

} // namespace studio::cli
