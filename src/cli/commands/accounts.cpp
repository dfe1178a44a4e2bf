// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/accounts.h"

#include "cli/studiocommand.h"
#include "cli/taskjson.h"
#include "cli/tokenreader.h"
#include "services/accounts/accountbook.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"

#include <QJsonArray>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

class AccountsCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        const QString verb = invocation().operands.value(0, u"list"_s);
        const QStringList names = invocation().operands.mid(1);
        if (verb == u"list"_s && names.isEmpty())
            return list();
        if (verb == u"add"_s && names.size() == 1)
            return add(names.constFirst());
        if (verb == u"remove"_s && names.size() == 1)
            return remove(names.constFirst());
        if (verb == u"test"_s && names.size() <= 1)
            return test(names.value(0));
        failUsage(u"accounts takes list, add NAME, remove NAME or test [NAME]."_s);
    }

private:
    void list()
    {
        if (!openStudio())
            return;
        QJsonArray array;
        QList<QStringList> rows{{u"NAME"_s, u"PROVIDER"_s, u"LABEL"_s}};
        for (const Account &account : studio().accounts().accounts()) {
            array.append(accountToJson(account));
            rows.append({account.name, account.provider, account.label});
        }
        console().isJson() ? console().document(QJsonDocument(array)) : console().table(rows);
        end(ExitCode::Done);
    }

    void add(const QString &name)
    {
        if (invocation().value(u"provider"_s).isEmpty())
            return failUsage(u"--provider is needed: runway or useapi."_s);
        if (!openStudio())
            return;
        Account account;
        account.name = name;
        account.label = invocation().has(u"label"_s) ? invocation().value(u"label"_s) : name;
        account.provider = invocation().value(u"provider"_s);
        account.email = invocation().value(u"email"_s);
        const ProviderSpec *provider = studio().catalogue().provider(account.provider);
        if (!provider)
            return fail(
                Failure::invalid(u"provider"_s, u"There is no provider \"%1\"."_s.arg(account.provider)));
        account.baseUrl
            = QUrl(invocation().has(u"base-url"_s) ? invocation().value(u"base-url"_s) : provider->baseUrl);
        if (!isAcceptableBaseUrl(account.baseUrl))
            return fail(Failure::invalid(u"baseUrl"_s,
                u"A base address is https, or http on this machine, without anything secret in it."_s));
        const auto token = readToken();
        if (!token)
            return fail(described(token.error()));
        studio().accounts().add(account, *token)->then(this, [this, account](const Result<bool> &kept) {
            reportAdded(account, kept);
        });
    }

    static Failure described(const Error &error)
    {
        Failure failure = Failure::of(error);
        failure.message = error.detail;
        failure.details.clear();
        return failure;
    }

    static Failure refusedAccount(const Error &error)
    {
        Failure failure = Failure::of(error);
        if (error.field == u"name"_s)
            failure.message
                = u"A name takes a-z, 0-9 and -, does not begin with sandbox- or env-, and is not that "
                  "of an account of the other provider."_s;
        else if (error.field == u"label"_s)
            failure.message = u"A label takes up to 100 characters."_s;
        else if (error.field == u"email"_s)
            failure.message = u"That is no e-mail address."_s;
        return failure;
    }

    void reportAdded(const Account &account, const Result<bool> &kept)
    {
        if (!kept)
            return fail(refusedAccount(kept.error()));
        if (!*kept) {
            // "For this session" is over when this program ends.
            const QString variable
                = account.provider == u"runway"_s ? u"RUNWAYML_API_SECRET"_s : u"USEAPI_TOKEN"_s;
            Failure failure;
            failure.code = ExitCode::NoAccess;
            failure.kind = QString(kindName(ErrorKind::KeychainUnavailable));
            failure.message
                = u"The account %1 is stored, its token is not: there is no keychain here. Set %2 and use "
                  "--account env-%3 instead."_s.arg(account.name, variable, account.provider);
            return fail(failure);
        }
        if (console().isJson())
            console().document(QJsonDocument(accountToJson(account)));
        else
            console().note(u"Added %1. ctake accounts test %1 tries it, for free."_s.arg(account.name));
        end(ExitCode::Done);
    }

    void remove(const QString &name)
    {
        if (!openStudio() || !account(name))
            return;
        studio().accounts().remove(name)->then(this, [this, name](const Result<bool> &removed) {
            if (!removed)
                return fail(removed.error());
            if (console().isJson())
                console().document(QJsonDocument(QJsonObject{{u"removed"_s, name}}));
            else
                console().note(u"Removed %1. Its tasks stay."_s.arg(name));
            end(ExitCode::Done);
        });
    }

    void test(const QString &name)
    {
        if (!openStudio())
            return;
        const auto chosen = account(name.isEmpty() ? accountName() : name);
        if (!chosen)
            return;
        studio()
            .engine()
            .refreshBalance(chosen->name)
            ->then(this, [this, chosen = chosen->name](const Result<Balance> &balance) {
                if (!balance)
                    return fail(balance.error());
                if (console().isJson())
                    console().document(QJsonDocument(balanceToJson(chosen, *balance)));
                else
                    console().line(u"%1 works."_s.arg(chosen));
                end(ExitCode::Done);
            });
    }
};

} // namespace

CommandSpec accountsSpec()
{
    CommandSpec spec;
    spec.name = u"accounts"_s;
    spec.summary = u"The accounts: list, add, remove, test."_s;
    spec.usage
        = {u"[list]"_s, u"add NAME --provider P [--label TEXT] [--base-url URL] [--email ADDRESS] < TOKEN"_s,
            u"remove NAME"_s, u"test [NAME]"_s};
    spec.description
        = u"Built in, for practice on this machine: sandbox-runway and sandbox-useapi.\nThe token of an "
          u"added account "
          "is read from standard input, never from an argument, and kept in the system's keychain.\nWithout "
          "a "
          "keychain: RUNWAYML_API_SECRET (and RUNWAYML_BASE_URL) make env-runway, USEAPI_TOKEN (and "
          "USEAPI_BASE_URL)\nmake env-useapi; both are used only when named with --account.\ntest asks for "
          "the "
          "balance, which costs nothing."_s;
    spec.options = {
        {u"provider"_s, u"add: runway or useapi."_s, u"P"_s},
        {u"label"_s, u"add: the name to show (default: NAME)."_s, u"TEXT"_s},
        {u"base-url"_s, u"add: another address of the API; https, or http on this machine."_s, u"URL"_s},
        {u"email"_s, u"add: which of several Runway accounts linked at useapi.net."_s, u"ADDRESS"_s},
    };
    spec.make = makerOf<AccountsCommand>();
    return spec;
}

} // namespace studio::cli
