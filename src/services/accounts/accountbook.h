// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "services/net/call.h"

#include <QList>
#include <QObject>

namespace studio {

//! Where an account's calls go just now.
struct Endpoint {
    QUrl baseUrl;
    QString token;
    QString email; //!< useapi.net with several linked accounts; else empty
};

//! The accounts and the way to their tokens. Built in: `sandbox-runway` and `sandbox-useapi`, whose child
//! process is started at first use; from the environment, only when named: `env-runway`, `env-useapi`. Main
//! thread.
class AccountBook : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! In the order shown; environment accounts last, when their variables are set.
    [[nodiscard]] virtual QList<Account> accounts() const = 0;
    [[nodiscard]] virtual Result<Account> account(const QString &name) const = 0; //!< NotFound

    //! Whether a name is of an account from the environment whose variable is not set here. It may be set for
    //! another process, which then serves the account's tasks.
    [[nodiscard]] virtual bool lacksVariable(const QString &name) const
    {
        Q_UNUSED(name)
        return false;
    }

    //! Stores account and token. InvalidRequest with `field` (name, label, provider, baseUrl, token) when
    //! something is not acceptable. The bool: true when the token is in the system's keychain, false when it
    //! is kept for this session only.
    [[nodiscard]] virtual Call<bool> *add(const Account &account, const QString &token) = 0;
    //! Forgets account and token; tasks stay. Built-in ones are InvalidRequest.
    [[nodiscard]] virtual Call<bool> *remove(const QString &name) = 0;
    //! Address and token, starting the sandbox when needed. Unauthorized without a token,
    //! KeychainUnavailable, KeychainDenied.
    [[nodiscard]] virtual Call<Endpoint> *endpoint(const QString &name) = 0;
    //! The endpoint is of no use any more: the next endpoint() starts or finds the sandbox again, or reads
    //! the token again from the keychain.
    virtual void forgetEndpoint(const QString &name) = 0;
    //! Whether tokens survive the session; nothing while that is not known yet.
    [[nodiscard]] virtual std::optional<bool> keychainWorks() const = 0;

signals:
    void changed();
};

} // namespace studio
