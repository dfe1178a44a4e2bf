// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/runwaymodels.h"

namespace studio::sandbox {

//! Says what is to be rendered, from the body and what it names: fills `order` and `seconds`. The seed stands
//! in the order already.
void fillOrder(Job &job);

//! "1280:720" as pixels; empty when it is none ("adaptive", "auto").
[[nodiscard]] QSize pixelsOf(const std::string &ratio);

} // namespace studio::sandbox
