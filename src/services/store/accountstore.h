// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/account.h"

#include <QList>

namespace studio {

class Database;

//! The accounts that a person added, in the order in which they came. Holds no token. Errors: Storage,
//! DiskFull. Main thread.
class AccountStore final {
public:
    explicit AccountStore(Database &database);

    [[nodiscard]] Result<QList<Account>> list() const;
    //! Adds or replaces the account of that name.
    [[nodiscard]] Status put(const Account &account);
    [[nodiscard]] Status remove(const QString &name);

private:
    Database &m_database;
};

} // namespace studio
