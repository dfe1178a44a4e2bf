// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio {

//! Text from a server as it may stand in an error's detail: redacted, on one line, at most 500 characters.
[[nodiscard]] QString serverText(const QString &text);

} // namespace studio
