// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <mutex>
#include <random>
#include <string>

namespace studio::sandbox {

//! Chance that repeats when it is asked to. Any thread.
class Dice final {
public:
    //! 0 = really random
    explicit Dice(quint64 seed);

    //! Both inclusive.
    [[nodiscard]] qint64 between(qint64 least, qint64 most);

    //! A version 4 UUID.
    [[nodiscard]] std::string uuid();

private:
    std::mutex m_mutex;
    std::mt19937_64 m_engine;
};

} // namespace studio::sandbox
