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

//! The same failure when it was not the provider's API that answered but another host: one that keeps a
//! picture, or takes an upload for the provider. It says nothing about the account, so it becomes
//! FileInvalid; with `retryAfter` (0 when the host named none) when another try may help, without when it
//! refused. Ours (Cancelled, Storage, DiskFull) stay as they are.
[[nodiscard]] Error ofOtherHost(const Error &error);

//! Whether an error speaks of a day's allowance, which no short wait will bring back.
[[nodiscard]] bool isDailyLimit(const Error &error);

//! Whether a refusal may mean that an upload is gone: useapi.net says so, Runway refuses the input (400).
[[nodiscard]] bool isLostAsset(const Error &error);

} // namespace studio
