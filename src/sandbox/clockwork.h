// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/world.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace studio::sandbox {

//! Moves the world's tasks on, from a thread of its own that sleeps while there is nothing to do.
class Clockwork final {
public:
    using Listener = std::function<void(const Task &)>;
    //! `changed` is called on the clockwork's thread, without a lock held.
    Clockwork(World &world, Listener changed);
    ~Clockwork();
    Clockwork(const Clockwork &) = delete;
    Clockwork &operator=(const Clockwork &) = delete;

    //! There may be something to do. Any thread.
    void wake();

private:
    void run();

    World &m_world;
    Listener m_changed;
    std::mutex m_mutex;
    std::condition_variable m_signal;
    bool m_woken = true; // tasks may have come back from the ledger
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace studio::sandbox
