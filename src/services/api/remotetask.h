// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace studio {

//! What a provider's status word means for us.
enum class RemoteState {
    Waiting, //!< PENDING, THROTTLED: accepted, not begun
    Running,
    Succeeded,
    Failed,
    Cancelled,
    Unknown, //!< a word we do not know: not final, shown as it is
};

//! One file that the provider offers.
struct RemoteOutput {
    QUrl url;
    std::optional<Instant> expiresAt; //!< read from the signature, when it says
    QString assetId; //!< useapi.net; empty = none

    friend bool operator==(const RemoteOutput &, const RemoteOutput &) = default;
};

//! A task as the provider tells it, either provider. Everything but the state may be missing.
struct RemoteTask {
    QString id;
    QString status; //!< the provider's own word
    RemoteState state = RemoteState::Unknown;
    std::optional<double> progress; //!< 0…1
    QString progressText;
    std::optional<double> secondsToStart;
    QList<RemoteOutput> outputs;
    std::optional<Error> failure; //!< Failed only
    QString failureCode;
    std::optional<int> cost; //!< credits, final
    std::optional<int> estimatedCost; //!< credits, at most
    std::optional<int> creditsLeft; //!< of the account, when the answer says
    QString replyRef;
};

} // namespace studio
