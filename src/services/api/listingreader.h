// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace studio::answers {

//! A list of the provider's own as it may be shown: without passwords, tokens and whatever else opens a door
//! (GET /accounts hands out the password and the session of a linked account). Protocol when it is neither
//! an object nor an array.
[[nodiscard]] Result<QJsonValue> listing(const QByteArray &body);

//! GET /accounts: of each account only `email`, `maxJobs` and `error`, by its address. An answer for one
//! account alone reads the same.
[[nodiscard]] Result<QJsonValue> accountListing(const QByteArray &body);

} // namespace studio::answers
