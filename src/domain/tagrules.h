// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/validation.h"

namespace studio {

//! The rules on how references are called and what they show, and on the tags that the prompt names. Private
//! to domain; validate() calls it.
[[nodiscard]] QList<Problem> tagProblems(const ModelSpec &model, const GenerationRequest &request);

} // namespace studio
