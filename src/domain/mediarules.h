// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/validation.h"

#include <QList>
#include <QSizeF>

namespace studio {

//! The rules on inputs alone, slot by slot in the model's order, then inputs that the model does not take.
//! Private to domain; validate() calls it, with kinds noted.
[[nodiscard]] QList<Problem> mediaProblems(const ProviderSpec &provider, const ModelSpec &model,
    const GenerationRequest &request, const MediaFactsMap &facts);

//! The pixels of the part that is used.
[[nodiscard]] QSizeF usedSize(const MediaInput &input, const MediaFacts &facts);

} // namespace studio
