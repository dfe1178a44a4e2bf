// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QJsonObject>
#include <QString>

namespace studio::cli {

//! One entry of `ctake models --json`.
[[nodiscard]] QJsonObject modelToJson(const ModelSpec &model);

//! "25 credits", "5 credits a second", "unknown price".
[[nodiscard]] QString priceText(const ModelSpec &model);
//! What is allowed, on one line.
[[nodiscard]] QString parameterText(const ParameterSpec &parameter);
[[nodiscard]] QString mediaText(const MediaSpec &slot);

} // namespace studio::cli
