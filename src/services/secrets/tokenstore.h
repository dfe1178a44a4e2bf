// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace studio {

//! Where tokens are kept. Tests have their own names and less patience.
struct TokenStoreOptions {
    QString service = QStringLiteral("circledtake");
    std::chrono::milliseconds patience{30'000}; //!< with the keychain (a wallet may wait for a password)
};

//! Tokens by account name: in the system's keychain, or, without one, in memory until the program ends. Never
//! in a file of ours, never in a log. Main thread.
class TokenStore final : public QObject {
    Q_OBJECT

public:
    explicit TokenStore(QObject *parent = nullptr);
    explicit TokenStore(TokenStoreOptions options, QObject *parent = nullptr);
    ~TokenStore() override;

    //! True when it is in the keychain, false when in memory only. The first save finds out, by writing and
    //! reading a key of its own, whether the keychain works. KeychainDenied when the person refused.
    [[nodiscard]] Call<bool> *save(const QString &account, const QString &token);
    //! Unauthorized when there is none, KeychainUnavailable, KeychainDenied. Once read it is remembered.
    [[nodiscard]] Call<QString> *read(const QString &account);
    //! True when the keychain has none any more, false when there is no keychain to ask. KeychainDenied.
    [[nodiscard]] Call<bool> *remove(const QString &account);
    //! Drops what is remembered of the keychain's, so that the next read asks again.
    void forgetRemembered(const QString &account);
    //! Nothing before the first save or read has told.
    [[nodiscard]] std::optional<bool> keychainWorks() const { return m_works; }

signals:
    //! keychainWorks() is known now, or differs.
    void keychainWorksChanged();

private:
    struct Held {
        QString token;
        bool isInKeychain = false;
    };

    void probe(Call<bool> *call, const QString &account, const QString &token);
    void verifyProbe(Call<bool> *call, const QString &account, const QString &token, const QString &expected);
    void writeToken(Call<bool> *call, const QString &account, const QString &token);
    void keepForSession(Call<bool> *call, const QString &account, const QString &token);
    void setWorks(bool works);
    [[nodiscard]] QString keyOf(const QString &account) const;

    const TokenStoreOptions m_options;
    std::optional<bool> m_works;
    QHash<QString, Held> m_held;
};

} // namespace studio
