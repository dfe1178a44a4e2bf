// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace studio {

class RandomSource;

//! How fast things go at an origin. A provider far away is asked every 5 s at most, the sandbox on this
//! machine every 0.1 s.
struct Pace {
    std::chrono::milliseconds pollFloor{5000}; //!< between two reads of one task
    std::chrono::milliseconds retryFirst{10000}; //!< first wait after a refusal that asks to come again
    std::chrono::milliseconds retryMost{300000}; //!< longest wait
    std::chrono::milliseconds dailyLimit{3600000}; //!< wait after a day's allowance is used up
    std::chrono::milliseconds askedMost{3600000}; //!< longest wait that a provider may ask for

    //! `origin` as in Task::origin: "sandbox" or an address.
    [[nodiscard]] static Pace of(const QString &origin);

    //! The wait before try number `attempt` (from 1): doubled each time, bounded, with up to a quarter more
    //! by chance so that tasks do not march in step.
    [[nodiscard]] std::chrono::milliseconds backoff(int attempt, RandomSource &random) const;

    //! What a Retry-After comes to: not less than `retryFirst`, so that "0" is no invitation to hammer, and
    //! not more than `askedMost`.
    [[nodiscard]] std::chrono::milliseconds asked(std::chrono::milliseconds retryAfter) const;
};

} // namespace studio
