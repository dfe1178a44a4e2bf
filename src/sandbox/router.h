// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/exchange.h"
#include "sandbox/ledger.h"
#include "sandbox/statefolder.h"

#include <memory>

namespace studio::sandbox {

//! The one port: takes requests in, keeps away what does not come from this machine, hands each to its
//! service and writes every call into the ledger.
class Router final {
public:
    struct Services {
        Service &runway;
        Service &useapi;
        Service &own;
    };
    Router(const StateFolder &folder, Ledger &calls, Services services);
    ~Router();
    Q_DISABLE_COPY_MOVE(Router)

    //! Takes a port of 127.0.0.1; 0 is any free one. Gives the port, or Network. Connections wait from here
    //! on.
    [[nodiscard]] Result<int> bind(int port);
    //! Begins to answer. After bind().
    void serve();
    void stop();

private:
    struct Data;
    std::unique_ptr<Data> d;
};

} // namespace studio::sandbox
