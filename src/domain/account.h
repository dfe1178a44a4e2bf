// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usage.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace studio {

//! A way to reach a provider. Holds no secret: tokens live in services/secrets.
struct Account {
    enum class Kind {
        Stored, //!< added by a person; its token is in the keychain or, without one, in memory for this
                //!< session
        Sandbox, //!< built in: practice on this machine
        Environment, //!< from environment variables, for one call of `ctake`
    };
    QString name; //!< unique, used by `--account`, the journal and lock files: [a-z0-9-]+
    QString label; //!< as shown
    QString provider; //!< "runway" or "useapi"
    QUrl baseUrl; //!< https, or http on loopback; empty for the sandbox (known once it runs)
    QString email; //!< useapi.net, when several Runway accounts are linked; else empty
    Kind kind = Kind::Stored;

    //! What Task::origin says of tasks of this account.
    [[nodiscard]] QString origin() const;

    friend bool operator==(const Account &, const Account &) = default;
};

//! What an account has left.
struct Balance {
    std::optional<int> credits;
    QList<ModelAllowance> models; //!< what the tier allows; empty where the provider tells nothing
    std::optional<int> perMonth; //!< credits that may be bought within 30 days

    friend bool operator==(const Balance &, const Balance &) = default;
};

//! Whether an API may be spoken to at this address: https, or http on loopback, no user name, password, query
//! or fragment.
[[nodiscard]] bool isAcceptableBaseUrl(const QUrl &url);

//! Removes white space around a pasted token; nothing when it is empty or has control or non-ASCII
//! characters, which QNetworkRequest::setRawHeader() would let through (measured: header injection).
[[nodiscard]] std::optional<QString> cleanedToken(const QString &pasted);

} // namespace studio

Q_DECLARE_METATYPE(studio::Account)
Q_DECLARE_METATYPE(studio::Balance)
