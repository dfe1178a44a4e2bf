// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/balance.h"

#include "cli/studiocommand.h"
#include "cli/taskjson.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

class BalanceCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        if (!invocation().operands.isEmpty())
            return failUsage(u"balance takes options only; the account is named with --account."_s);
        if (!openStudio())
            return;
        const auto chosen = account(accountName());
        if (!chosen)
            return;
        studio()
            .engine()
            .refreshBalance(chosen->name)
            ->then(
                this, [this, name = chosen->name](const Result<Balance> &balance) { print(name, balance); });
    }

private:
    void print(const QString &name, const Result<Balance> &balance)
    {
        if (!balance)
            return fail(balance.error());
        if (console().isJson()) {
            console().document(QJsonDocument(balanceToJson(name, *balance)));
        } else {
            console().table(
                {{name, balance->credits ? u"%1 credits"_s.arg(*balance->credits) : u"credits not told"_s}});
        }
        end(ExitCode::Done);
    }
};

} // namespace

CommandSpec balanceSpec()
{
    CommandSpec spec;
    spec.name = u"balance"_s;
    spec.summary = u"What an account has left."_s;
    spec.usage = {u"[--account NAME]"_s};
    spec.description = u"Asks the provider, which costs nothing."_s;
    spec.make = makerOf<BalanceCommand>();
    return spec;
}

} // namespace studio::cli
