// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/validation.h"

namespace studio {

//! The rules between fields, in the model's order. Private to domain; validate() calls it, with kinds noted.
[[nodiscard]] QList<Problem> ruleProblems(
    const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts);

} // namespace studio
