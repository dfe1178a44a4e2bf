// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "widgets/forms/valueeditor.h"

namespace studio {

//! An editor fit for the parameter's kind. The parent owns it. `model` gives the label.
[[nodiscard]] ValueEditor *makeEditor(
    const ModelSpec &model, const ParameterSpec &parameter, QWidget *parent);

} // namespace studio
