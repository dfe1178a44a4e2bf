// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"

#include <optional>

namespace studio {

//! What the request will cost in whole credits, rounded up; nothing = unknown. Pure. A free mode is 0. A
//! value that the price depends on and that is not set is taken from the input that the catalogue names for
//! it (the chosen part of it), else from the parameter's default; of an input that nobody measured the price
//! is unknown.
[[nodiscard]] std::optional<int> estimate(
    const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts);

//! The request with what was measured of its inputs: their kinds, the lengths of those that are no files, and
//! the default length where the input that would give one has none. So what is priced is what is sent,
//! whatever the provider takes its own default to be. Pure.
[[nodiscard]] GenerationRequest withMeasures(
    const ModelSpec &model, GenerationRequest request, const MediaFactsMap &facts);

} // namespace studio
