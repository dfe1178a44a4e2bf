// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>
#include <optional>

namespace studio::sandbox {

//! What `ctake sandbox` takes.
struct Options {
    int port = 0; //!< 0 = any free one
    QString token; //!< empty = a random one
    double speed = 1; //!< how much faster than real the stages of a task pass
    quint64 seed = 0; //!< makes ids and timing repeat; 0 = random
    QString stateFolder; //!< ledger, uploads, outputs; empty = a temporary one
    int credits = 10000; //!< at the first start of a state folder
    int concurrency = 2; //!< tasks that run at once, per API
    int daily = 500; //!< Runway: creates per model and day
    int linkSeconds = 24 * 3600; //!< life of a signed output link
};

//! Both APIs on 127.0.0.1, answered by rules of its own. Requests are served on threads of its own. start()
//! and stop() in one thread.
class Server final {
public:
    explicit Server(Options options);
    ~Server();
    Q_DISABLE_COPY_MOVE(Server)

    //! Network when the port is taken, Storage when the state folder cannot be used.
    [[nodiscard]] Status start();
    void stop();
    [[nodiscard]] QString origin() const; //!< "http://127.0.0.1:PORT", both APIs
    [[nodiscard]] QString token() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace studio::sandbox
