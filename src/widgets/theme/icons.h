// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QIcon>
#include <QStringList>

namespace studio {

//! The drawing `resources/icons/<name>.svg` as an icon in the colour `tint` (`checked` for the On state, the
//! same when left out). Colours are looked up while painting, so an icon follows a change of theme by itself,
//! and it is drawn anew for every size and device pixel ratio. A name without a drawing gives a null icon.
[[nodiscard]] QIcon icon(const QString &name, Tint tint = Tint::Text);
[[nodiscard]] QIcon icon(const QString &name, Tint tint, Tint checked);

//! The names of all drawings.
[[nodiscard]] QStringList iconNames();

} // namespace studio
