// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace studio {

//! Reads a Retry-After header: seconds, or one of the three date forms of HTTP counted from `now`. A date
//! that has passed is 0. Nothing when it is neither, or more than a year. Pure.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, Instant now);

//! Reads a date header of HTTP. Nothing when it is not one. Pure.
[[nodiscard]] std::optional<Instant> parseHttpDate(QByteArrayView value);

} // namespace studio
