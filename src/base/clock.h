// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace studio {

//! A point in time, UTC, in whole milliseconds since the epoch.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

//! Where the time comes from. Injected, so that tests can make a day pass in a second.
class Clock {
public:
    virtual ~Clock() = default;
    //! Any thread.
    [[nodiscard]] virtual Instant now() const = 0;
};

//! The system's clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

//! Milliseconds since the epoch, as stored in SQL.
[[nodiscard]] constexpr long long toEpochMs(Instant instant)
{
    return instant.time_since_epoch().count();
}

[[nodiscard]] constexpr Instant fromEpochMs(long long ms)
{
    return Instant{std::chrono::milliseconds{ms}};
}

} // namespace studio
