// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "services/net/httpclient.h"

namespace studio {

struct ModelSpec;

//! What an answer that is no success means. `model` (may be null) lets refusals name the field. Any body will
//! do: JSON of either provider, plain text, HTML, nothing.
[[nodiscard]] Error readError(const HttpAnswer &answer, const ModelSpec *model = nullptr);

//! Whether an error speaks of a day's allowance, which no short wait will bring back.
[[nodiscard]] bool isDailyLimit(const Error &error);

//! Whether a refusal says that an asset is gone at useapi.net.
[[nodiscard]] bool isLostAsset(const Error &error);

} // namespace studio
