// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/accountstore.h"

#include "services/store/database.h"

using namespace Qt::StringLiterals;

namespace studio {

AccountStore::AccountStore(Database &database)
    : m_database(database)
{
}

Result<QList<Account>> AccountStore::list() const
{
    return m_database
        .run(u"SELECT name, label, provider, base_url, email FROM accounts ORDER BY position, name"_s)
        .map([](QSqlQuery row) {
            QList<Account> accounts;
            while (row.next()) {
                Account account;
                account.name = row.value(0).toString();
                account.label = row.value(1).toString();
                account.provider = row.value(2).toString();
                account.baseUrl = QUrl::fromEncoded(row.value(3).toString().toUtf8());
                account.email = row.value(4).toString();
                account.kind = Account::Kind::Stored;
                accounts.append(account);
            }
            return accounts;
        });
}

Status AccountStore::put(const Account &account)
{
    return m_database.write([this, &account]() -> Status {
        return m_database
            .run(u"INSERT INTO accounts VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM "
                 u"accounts)) "
                 "ON CONFLICT (name) DO UPDATE SET label = excluded.label, provider = excluded.provider, "
                 "base_url = excluded.base_url, email = excluded.email"_s,
                {account.name, account.label, account.provider,
                    QString::fromLatin1(account.baseUrl.toEncoded()), account.email})
            .map([](const QSqlQuery &) {});
    });
}

Status AccountStore::remove(const QString &name)
{
    return m_database.write([this, &name]() -> Status {
        return m_database.run(u"DELETE FROM accounts WHERE name = ?"_s, {name}).map([](const QSqlQuery &) {});
    });
}

} // namespace studio
