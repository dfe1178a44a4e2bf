// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/localaccountbook.h"

#include "base/logging.h"
#include "domain/catalogue.h"
#include "services/accounts/sandboxprocess.h"
#include "services/secrets/tokenstore.h"
#include "services/store/accountstore.h"
#include "services/store/uploadstore.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int LongestLabel = 100;
constexpr int LongestName = 60;
constexpr int LongestEmail = 254;

//! What is built in for each provider.
struct BuiltIn {
    QLatin1StringView provider;
    QLatin1StringView sandboxName;
    QString sandboxLabel;
    QLatin1StringView environmentName;
    QLatin1StringView tokenVariable;
    QLatin1StringView baseUrlVariable;
};

const std::array<BuiltIn, 2> &builtIns()
{
    static const std::array<BuiltIn, 2> all{{
        {"runway"_L1, "sandbox-runway"_L1, u"Sandbox · Runway"_s, "env-runway"_L1, "RUNWAYML_API_SECRET"_L1,
            "RUNWAYML_BASE_URL"_L1},
        {"useapi"_L1, "sandbox-useapi"_L1, u"Sandbox · useapi.net"_s, "env-useapi"_L1, "USEAPI_TOKEN"_L1,
            "USEAPI_BASE_URL"_L1},
    }};
    return all;
}

bool hasControlCharacters(const QString &text)
{
    return std::any_of(
        text.cbegin(), text.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

bool isReservedName(const QString &name)
{
    return name.startsWith("sandbox-"_L1) || name.startsWith("env-"_L1);
}

//! Passes a result on once `from` has finished; aborting `to` leaves `from` alone.
template <typename From, typename To, typename Change>
void relay(Call<From> *from, Call<To> *to, Change change)
{
    from->then(to, [to, change](const Result<From> &result) { to->finish(change(result)); });
}

} // namespace

QString accountNameFrom(const QString &label)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    QString name = label.normalized(QString::NormalizationForm_KD).toLower();
    static const QRegularExpression marks(u"\\p{M}+"_s, QRegularExpression::UseUnicodePropertiesOption);
    name.remove(marks).replace(other, u"-"_s);
    name = name.left(LongestName - 4);
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"account"_s : name;
}

LocalAccountBook::LocalAccountBook(const AccountBookParts &parts, QObject *parent)
    : AccountBook(parent)
    , m_parts(parts)
{
    connect(&m_parts.tokens, &TokenStore::keychainWorksChanged, this, &AccountBook::changed);
}

LocalAccountBook::~LocalAccountBook() = default;

QList<Account> LocalAccountBook::accounts() const
{
    QList<Account> all;
    for (const BuiltIn &builtIn : builtIns())
        all.append(
            {builtIn.sandboxName, builtIn.sandboxLabel, builtIn.provider, {}, {}, Account::Kind::Sandbox});
    const Result<QList<Account>> stored = m_parts.rows.list();
    if (stored)
        all += *stored;
    else
        qCWarning(lcAccounts).noquote() << "accounts cannot be read:" << stored.error().detail;
    return all + environmentAccounts();
}

QList<Account> LocalAccountBook::environmentAccounts() const
{
    QList<Account> all;
    for (const BuiltIn &builtIn : builtIns()) {
        if (m_parts.environment.value(builtIn.tokenVariable).isEmpty())
            continue;
        const ProviderSpec *provider = m_parts.catalogue.provider(QString(builtIn.provider));
        const QString official = provider ? provider->baseUrl : QString();
        all.append({builtIn.environmentName, builtIn.tokenVariable, builtIn.provider,
            QUrl(m_parts.environment.value(builtIn.baseUrlVariable, official)), {},
            Account::Kind::Environment});
    }
    return all;
}

Result<Account> LocalAccountBook::account(const QString &name) const
{
    const QList<Account> all = accounts();
    const auto found
        = std::find_if(all.cbegin(), all.cend(), [&name](const Account &each) { return each.name == name; });
    if (found == all.cend())
        return failure(ErrorKind::NotFound, name, u"account"_s);
    return *found;
}

bool LocalAccountBook::lacksVariable(const QString &name) const
{
    return std::any_of(builtIns().cbegin(), builtIns().cend(), [this, &name](const BuiltIn &each) {
        return each.environmentName == name && m_parts.environment.value(each.tokenVariable).isEmpty();
    });
}

Result<QString> LocalAccountBook::checkedName(const Account &account) const
{
    static const QRegularExpression form(u"\\A[a-z0-9-]+\\z"_s);
    if (!account.name.isEmpty()) {
        if (!form.match(account.name).hasMatch() || account.name.size() > LongestName
            || isReservedName(account.name))
            return failure(ErrorKind::InvalidRequest, account.name, u"name"_s);
        // The same name again means a new token or address, but never another provider: tasks refer to it.
        const Result<Account> known = this->account(account.name);
        if (known && known->provider != account.provider)
            return failure(ErrorKind::InvalidRequest, account.name, u"name"_s);
        return account.name;
    }
    QString base = accountNameFrom(account.label);
    if (isReservedName(base))
        base.prepend("my-"_L1);
    QString name = base;
    for (int n = 2; this->account(name); ++n)
        name = u"%1-%2"_s.arg(base).arg(n);
    return name;
}

Result<QUrl> LocalAccountBook::checkedBaseUrl(const Account &account) const
{
    const ProviderSpec *provider = m_parts.catalogue.provider(account.provider);
    const QUrl url = account.baseUrl.isEmpty() ? QUrl(provider->baseUrl) : account.baseUrl;
    if (!isAcceptableBaseUrl(url))
        return failure(ErrorKind::InvalidRequest, url.host(), u"baseUrl"_s);
    return url;
}

Result<Account> LocalAccountBook::checked(const Account &account) const
{
    Account result = account;
    result.kind = Account::Kind::Stored;
    result.label = account.label.trimmed();
    result.email = account.email.trimmed();
    if (!m_parts.catalogue.provider(account.provider))
        return failure(ErrorKind::InvalidRequest, account.provider, u"provider"_s);
    if ((result.label.isEmpty() && account.name.isEmpty()) || result.label.size() > LongestLabel
        || hasControlCharacters(result.label))
        return failure(ErrorKind::InvalidRequest, {}, u"label"_s);
    if (!result.email.isEmpty()
        && (!result.email.contains(u'@') || result.email.size() > LongestEmail || result.email.contains(u' ')
            || hasControlCharacters(result.email)))
        return failure(ErrorKind::InvalidRequest, {}, u"email"_s);
    const Result<QString> name = checkedName(result);
    if (!name)
        return failure(name.error());
    const Result<QUrl> baseUrl = checkedBaseUrl(result);
    if (!baseUrl)
        return failure(baseUrl.error());
    result.name = *name;
    result.baseUrl = *baseUrl;
    if (result.label.isEmpty())
        result.label = result.name;
    return result;
}

Call<bool> *LocalAccountBook::add(const Account &account, const QString &token)
{
    const Result<Account> row = checked(account);
    if (!row)
        return finishedCall<bool>(this, failure(row.error()));
    const std::optional<QString> clean = cleanedToken(token);
    if (!clean)
        return finishedCall<bool>(this, failure(ErrorKind::InvalidRequest, {}, u"token"_s));
    auto *call = new Call<bool>(this);
    // The token first: an account without one is of no use, a token without an account can be written over.
    m_parts.tokens.save(row->name, *clean)->then(call, [this, call, row = *row](const Result<bool> &saved) {
        if (call->isFinished())
            return;
        if (!saved) {
            call->finish(failure(saved.error()));
            return;
        }
        if (const Status stored = m_parts.rows.put(row); !stored) {
            call->finish(failure(stored.error()));
            return;
        }
        emit changed();
        call->finish(*saved);
    });
    return call;
}

Call<bool> *LocalAccountBook::remove(const QString &name)
{
    const Result<Account> known = account(name);
    if (!known)
        return finishedCall<bool>(this, failure(known.error()));
    if (known->kind != Account::Kind::Stored)
        return finishedCall<bool>(this, failure(ErrorKind::InvalidRequest, name, u"name"_s));
    auto *call = new Call<bool>(this);
    m_parts.tokens.remove(name)->then(call, [this, call, name](const Result<bool> &removed) {
        if (call->isFinished())
            return;
        if (!removed) {
            call->finish(failure(removed.error()));
            return;
        }
        if (const Status stored = m_parts.rows.remove(name); !stored) {
            call->finish(failure(stored.error()));
            return;
        }
        if (const Status forgotten = m_parts.uploads.forgetAccount(name); !forgotten)
            qCWarning(lcAccounts).noquote() << "uploads cannot be forgotten:" << forgotten.error().detail;
        emit changed();
        call->finish(*removed);
    });
    return call;
}

Call<Endpoint> *LocalAccountBook::endpoint(const QString &name)
{
    const Result<Account> known = account(name);
    if (!known)
        return finishedCall<Endpoint>(this, failure(known.error()));
    switch (known->kind) {
    case Account::Kind::Sandbox:
        return sandboxEndpoint(known->provider);
    case Account::Kind::Environment:
        return finishedCall<Endpoint>(this, environmentEndpoint(*known));
    case Account::Kind::Stored:
        return storedEndpoint(*known);
    }
    Q_UNREACHABLE();
    return nullptr;
}

Call<Endpoint> *LocalAccountBook::sandboxEndpoint(const QString &provider)
{
    auto *call = new Call<Endpoint>(this);
    relay(m_parts.sandbox.address(), call, [provider](const Result<SandboxAddress> &address) {
        return address.map([&provider](const SandboxAddress &known) {
            return Endpoint{provider == "runway"_L1 ? known.runway : known.useapi, known.token, {}};
        });
    });
    return call;
}

Result<Endpoint> LocalAccountBook::environmentEndpoint(const Account &account) const
{
    const auto builtIn = std::find_if(builtIns().cbegin(), builtIns().cend(),
        [&account](const BuiltIn &each) { return each.environmentName == account.name; });
    const std::optional<QString> token = cleanedToken(m_parts.environment.value(builtIn->tokenVariable));
    if (!isAcceptableBaseUrl(account.baseUrl))
        return failure(ErrorKind::InvalidRequest, builtIn->baseUrlVariable, u"baseUrl"_s);
    if (!token)
        return failure(ErrorKind::InvalidRequest, builtIn->tokenVariable, u"token"_s);
    return Endpoint{account.baseUrl, *token, {}};
}

Call<Endpoint> *LocalAccountBook::storedEndpoint(const Account &account)
{
    auto *call = new Call<Endpoint>(this);
    relay(m_parts.tokens.read(account.name), call, [account](const Result<QString> &token) {
        return token.map([&account](const QString &known) {
            return Endpoint{account.baseUrl, known, account.email};
        });
    });
    return call;
}

void LocalAccountBook::forgetEndpoint(const QString &name)
{
    const Result<Account> known = account(name);
    if (!known)
        return;
    if (known->kind == Account::Kind::Sandbox)
        m_parts.sandbox.forget();
    else if (known->kind == Account::Kind::Stored)
        m_parts.tokens.forgetRemembered(name);
}

std::optional<bool> LocalAccountBook::keychainWorks() const
{
    return m_parts.tokens.keychainWorks();
}

} // namespace studio
