// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/accountbook.h"

#include <QProcessEnvironment>

namespace studio {

class AccountStore;
class Catalogue;
class SandboxProcess;
class TokenStore;
class UploadStore;

//! What a LocalAccountBook works with. All outlive it.
struct AccountBookParts {
    AccountStore &rows;
    TokenStore &tokens;
    const Catalogue &catalogue; //!< the providers and their official addresses
    SandboxProcess &sandbox;
    UploadStore &uploads; //!< of removed accounts are forgotten
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
};

//! The accounts of this machine: rows in the journal's file, tokens in the keychain, the two practice
//! accounts and those from environment variables. Main thread.
class LocalAccountBook final : public AccountBook {
    Q_OBJECT

public:
    explicit LocalAccountBook(const AccountBookParts &parts, QObject *parent = nullptr);
    ~LocalAccountBook() override;

    [[nodiscard]] QList<Account> accounts() const override;
    [[nodiscard]] Result<Account> account(const QString &name) const override;
    [[nodiscard]] bool lacksVariable(const QString &name) const override;
    [[nodiscard]] Call<bool> *add(const Account &account, const QString &token) override;
    [[nodiscard]] Call<bool> *remove(const QString &name) override;
    [[nodiscard]] Call<Endpoint> *endpoint(const QString &name) override;
    void forgetEndpoint(const QString &name) override;
    [[nodiscard]] std::optional<bool> keychainWorks() const override;

private:
    [[nodiscard]] Result<Account> checked(const Account &account) const;
    [[nodiscard]] Result<QString> checkedName(const Account &account) const;
    [[nodiscard]] Result<QUrl> checkedBaseUrl(const Account &account) const;
    [[nodiscard]] QList<Account> environmentAccounts() const;
    [[nodiscard]] Call<Endpoint> *sandboxEndpoint(const QString &provider);
    [[nodiscard]] Result<Endpoint> environmentEndpoint(const Account &account) const;
    [[nodiscard]] Call<Endpoint> *storedEndpoint(const Account &account);

    AccountBookParts m_parts;
};

//! A name for `--account` made from what a person typed: [a-z0-9-]+, "account" when nothing is left. Pure.
[[nodiscard]] QString accountNameFrom(const QString &label);

} // namespace studio
