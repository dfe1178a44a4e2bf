// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/api/answers.h"
#include "services/net/httpclient.h"

#include <chrono>
#include <optional>

namespace studio {

struct ModelSpec;

//! What became of a paid call.
struct Verdict {
    enum class Kind {
        Accepted, //!< bought: `task` has the remote id
        Requeue, //!< definitely not bought, worth another try by itself
        Refused, //!< definitely not bought, and the same call would be refused again
        Unknown, //!< may have been bought: never sent again by itself
    };
    Kind kind = Kind::Unknown;
    RemoteTask task; //!< Accepted only
    std::optional<std::chrono::milliseconds> after; //!< Requeue: what the provider asked for
    Error error; //!< all but Accepted
};

//! The one place that decides whether money may have been spent. `model` only helps to name fields.
//! What was answered counts before what was sent: a server that refuses early need not read the whole body.
[[nodiscard]] Verdict judge(
    const PaidOutcome &outcome, answers::Dialect dialect, const ModelSpec *model = nullptr);

} // namespace studio
