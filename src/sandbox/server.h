// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace studio::sandbox {

//! What `ctake sandbox` takes.
struct Options {
    int port = 0; //!< 0 = the one this folder had last, else any free one
    QString token; //!< empty = the one kept in the folder, at first a random one
    double speed = 1; //!< how much faster than real the stages of a task pass
    quint64 seed = 0; //!< makes ids and timing repeat; 0 = random
    QString stateFolder; //!< ledger, uploads, outputs; empty = a temporary one
    int credits = 10000; //!< per account, at the first start of a state folder
    int concurrency = 2; //!< useapi: tasks under way per account; Runway: running ones per model
    int daily = 500; //!< Runway: creates per model and 24 hours
    int linkSeconds = 24 * 3600; //!< life of a signed output link
    QStringList emails = {QStringLiteral("practice@sandbox.local")}; //!< accounts linked at useapi
    bool wrapped = false; //!< useapi: creates and tasks come as {"task": {…}, "code": 200}
};

//! A sandbox that is being served, maybe by another program.
struct Running {
    QString origin;
    QString token;
};

//! The sandbox that uses this state folder right now; nothing when none does. Any thread.
[[nodiscard]] std::optional<Running> runningAt(const QString &stateFolder);

//! Both APIs on 127.0.0.1, answered by rules of its own. Requests are served on threads of its own. start()
//! and stop() in one thread.
class Server final {
public:
    explicit Server(Options options);
    ~Server();
    Q_DISABLE_COPY_MOVE(Server)

    //! Network when the port is taken; Storage when the state folder cannot be used or another server uses
    //! it; InvalidRequest when an option makes no sense (field says which).
    [[nodiscard]] Status start();
    //! Ends all calls and threads; may take a second when clients keep connections open. A server can be
    //! started again.
    void stop();
    [[nodiscard]] QString origin() const; //!< "http://127.0.0.1:PORT", both APIs
    [[nodiscard]] QString token() const;

private:
    struct Parts;
    Options m_options;
    std::unique_ptr<Parts> m_parts;
};

} // namespace studio::sandbox
