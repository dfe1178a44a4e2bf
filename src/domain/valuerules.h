// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/validation.h"

//! The rules on single values. Private to domain; validate() calls them.
namespace studio {

//! A problem with nothing but its place.
[[nodiscard]] Problem problemAt(const QString &field, ProblemCode code);

//! What is wrong with a value that was chosen; nothing when it is allowed.
[[nodiscard]] std::optional<Problem> valueProblem(const ParameterSpec &parameter, const QJsonValue &value);

//! Values of parameters that the model does not have, unless they ask for nothing.
[[nodiscard]] QList<Problem> unknownParameters(const ModelSpec &model, const GenerationRequest &request);

//! Whether a control character stands in the text. With `lines`, tabs and line breaks are none.
[[nodiscard]] bool hasControlCharacter(const QString &text, bool lines);

} // namespace studio
