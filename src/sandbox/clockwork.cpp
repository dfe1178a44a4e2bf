// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/clockwork.h"

#include <chrono>

namespace studio::sandbox {

Clockwork::Clockwork(World &world, Listener changed)
    : m_world(world)
    , m_changed(std::move(changed))
    , m_thread([this] { run(); })
{
}

Clockwork::~Clockwork()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_signal.notify_all();
    m_thread.join();
}

void Clockwork::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_woken = true;
    }
    m_signal.notify_all();
}

void Clockwork::run()
{
    using namespace std::chrono_literals;
    const auto tick = m_world.rules().speed > 4 ? 10ms : 50ms;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_signal.wait(lock, [this] { return m_woken || m_stop; });
        m_woken = false;
        while (!m_stop && m_world.hasActiveTasks()) {
            lock.unlock();
            for (const Task &task : m_world.advance())
                m_changed(task);
            lock.lock();
            m_signal.wait_for(lock, tick, [this] { return m_stop; });
        }
        if (m_stop)
            return;
    }
}

} // namespace studio::sandbox
