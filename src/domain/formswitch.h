// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"

namespace studio {

//! The same wish for another model: values and inputs that the new model takes and allows survive, the rest
//! is left out, sizes are matched by ratio. Pure.
[[nodiscard]] GenerationRequest adapted(const GenerationRequest &request, const ModelSpec &target);

} // namespace studio
