// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/provider.h"

#include <QHash>
#include <QObject>

namespace studio {

class AccountBook;
struct Task;

//! Brings accounts and providers together: looks up address and token, then asks the provider. A task is only
//! ever spoken of at the origin it was made at. Main thread.
class Gateway final : public QObject {
    Q_OBJECT

public:
    //! Providers by id; they and the book outlive it.
    Gateway(AccountBook &accounts, QHash<QString, Provider *> providers, QObject *parent = nullptr);

    [[nodiscard]] AccountBook &accounts() { return m_accounts; }
    //! Null when no such provider is known.
    [[nodiscard]] Provider *provider(const QString &id) const { return m_providers.value(id); }

    //! Unauthorized when the account is gone or has no token, Forbidden when it now points elsewhere.
    [[nodiscard]] Call<Endpoint> *endpoint(const Task &task);
    [[nodiscard]] Call<RemoteTask> *read(const Task &task);
    [[nodiscard]] Call<bool> *cancel(const Task &task);
    //! Whether the provider of the task deletes what is cancelled, so that a missing task is a cancelled one.
    [[nodiscard]] bool confirmsCancelling(const Task &task) const;
    [[nodiscard]] Call<QList<RemoteTask>> *recent(const Task &task);
    [[nodiscard]] Call<Balance> *balance(const QString &account);
    //! An endpoint that did not answer or refused its token may belong to a sandbox that has ended; a token
    //! that was refused is read again from where it is kept.
    void noteFailure(const QString &account, const Error &error);

private:
    template <typename T, typename Ask> Call<T> *asked(const Task &task, Ask ask);

    AccountBook &m_accounts;
    QHash<QString, Provider *> m_providers;
};

} // namespace studio
