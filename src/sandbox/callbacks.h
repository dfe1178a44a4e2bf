// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/json.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace studio::sandbox {

//! Calls replyUrls, one after another, on a thread of its own. Only addresses on this machine are called:
//! practice must not reach out into the world. What cannot be delivered is dropped. Any thread.
class Callbacks final {
public:
    Callbacks();
    ~Callbacks();
    Callbacks(const Callbacks &) = delete;
    Callbacks &operator=(const Callbacks &) = delete;

    void send(const std::string &url, Json body);

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::pair<std::string, std::string>> m_queue; //!< address, body
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace studio::sandbox
