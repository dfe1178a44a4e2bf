// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"

namespace studio {

//! The same wish for another model: values and inputs that the new model takes and allows survive, the rest
//! is left out. Sizes are matched by ratio, the duration by nearness; texts are kept whole, even too long
//! ones, because cutting them would lose work. Inputs stay in their role, as many as there is room for, with
//! what was said of them; the kinds noted in the request decide what fits. `source` is the model that the
//! request was made for; without it, sizes are read from the value alone. Pure.
[[nodiscard]] GenerationRequest adapted(
    const GenerationRequest &request, const ModelSpec &target, const ModelSpec *source = nullptr);

} // namespace studio
