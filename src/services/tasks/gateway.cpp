// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/gateway.h"

#include "domain/task.h"
#include "services/accounts/accountbook.h"
#include "services/api/chain.h"

using namespace Qt::StringLiterals;

namespace studio {

Gateway::Gateway(AccountBook &accounts, QHash<QString, Provider *> providers, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_providers(std::move(providers))
{
}

Call<Endpoint> *Gateway::endpoint(const Task &task)
{
    const auto account = m_accounts.account(task.account);
    if (!account) {
        // Not NotFound: that would read as if the provider had lost the task.
        return finishedCall<Endpoint>(
            this, failure(ErrorKind::Unauthorized, u"no such account: "_s + task.account, u"account"_s));
    }
    if (account->origin() != task.origin)
        return finishedCall<Endpoint>(this, failure(ErrorKind::Forbidden, account->origin(), u"account"_s));
    return m_accounts.endpoint(task.account);
}

template <typename T, typename Ask> Call<T> *Gateway::asked(const Task &task, Ask ask)
{
    Provider *provider = m_providers.value(task.request.provider);
    if (!provider)
        return finishedCall<T>(this, failure(ErrorKind::InvalidRequest, task.request.provider));
    auto *chain = new Chain<T>(this);
    chain->then(this, [this, account = task.account](const Result<T> &result) {
        if (!result)
            noteFailure(account, result.error());
    });
    chain->follow(endpoint(task),
        [chain, provider, ask](const Endpoint &place) { chain->finishWith(ask(*provider, place)); });
    return chain;
}

Call<RemoteTask> *Gateway::read(const Task &task)
{
    return asked<RemoteTask>(task,
        [id = task.remoteId](Provider &provider, const Endpoint &place) { return provider.read(place, id); });
}

Call<bool> *Gateway::cancel(const Task &task)
{
    return asked<bool>(task, [id = task.remoteId](Provider &provider, const Endpoint &place) {
        return provider.cancel(place, id);
    });
}

bool Gateway::confirmsCancelling(const Task &task) const
{
    const Provider *known = provider(task.request.provider);
    return known && known->dialect() == answers::Dialect::Runway;
}

Call<QList<RemoteTask>> *Gateway::recent(const Task &task)
{
    return asked<QList<RemoteTask>>(
        task, [](Provider &provider, const Endpoint &place) { return provider.recent(place); });
}

Call<Balance> *Gateway::balance(const QString &account)
{
    const auto known = m_accounts.account(account);
    if (!known)
        return finishedCall<Balance>(this, failure(known.error()));
    Task place;
    place.account = account;
    place.origin = known->origin();
    place.request.provider = known->provider;
    return asked<Balance>(
        place, [](Provider &provider, const Endpoint &where) { return provider.balance(where); });
}

void Gateway::noteFailure(const QString &account, const Error &error)
{
    const bool refused = error.kind == ErrorKind::Unauthorized;
    const bool silent = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout;
    if (!refused && !silent)
        return;
    const auto known = m_accounts.account(account);
    if (!known)
        return;
    // A token that is refused may have been renewed in the keychain by another program.
    if (known->kind == Account::Kind::Sandbox || (refused && known->kind == Account::Kind::Stored))
        m_accounts.forgetEndpoint(account);
}

} // namespace studio
