// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/validation.h"

#include <QList>

namespace studio {

//! The rules on inputs alone, slot by slot in the model's order, then inputs that the model does not take.
//! Private to domain; validate() calls it.
[[nodiscard]] QList<Problem> mediaProblems(const ProviderSpec &provider, const ModelSpec &model,
    const GenerationRequest &request, const MediaFactsMap &facts);

//! Whether a control character stands in the text. With `lines`, tabs and line breaks are none.
[[nodiscard]] bool hasControlCharacter(const QString &text, bool lines);

} // namespace studio
