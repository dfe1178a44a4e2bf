// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/provider.h"

#include "cli/studiocommand.h"
#include "services/accounts/accountbook.h"
#include "services/api/provider.h"
#include "services/studio.h"
#include "services/tasks/gateway.h"

#include <QJsonArray>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int LargestPage = 1000;

std::optional<Listing> listingOf(const QString &word)
{
    const QHash<QString, Listing> known{{u"scheduler"_s, Listing::Scheduler},
        {u"accounts"_s, Listing::Accounts}, {u"tasks"_s, Listing::Tasks}, {u"features"_s, Listing::Features}};
    const auto found = known.constFind(word);
    return found == known.constEnd() ? std::nullopt : std::optional(*found);
}

class ProviderCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        const QStringList words = invocation().operands;
        const auto which = listingOf(words.value(0));
        if (words.size() == 1 && which)
            return ask([this, which](Provider &provider, const Endpoint &endpoint) {
                show(provider, endpoint, *which);
            });
        if (words.size() == 2 && words.constFirst() == u"settings"_s)
            return ask([this, id = words.at(1)](Provider &provider, const Endpoint &endpoint) {
                provider.settingsOf(endpoint, id)
                    ->then(this, [this](const Result<GenerationRequest> &request) {
                        if (!request)
                            return fail(request.error());
                        console().document(QJsonDocument(request->toJson()));
                        end(ExitCode::Done);
                    });
            });
        if (words.size() == 3 && words.at(1) == u"delete"_s && which
            && (*which == Listing::Scheduler || *which == Listing::Tasks))
            return ask([this, which, id = words.at(2)](Provider &provider, const Endpoint &endpoint) {
                remove(provider, endpoint, *which, id);
            });
        failUsage(u"provider takes scheduler, accounts, tasks or features; scheduler delete ID; tasks delete "
                  "ID; or settings ID."_s);
    }

private:
    template <typename Ask> void ask(Ask then)
    {
        if (!openStudio())
            return;
        const auto chosen = account(accountName());
        if (!chosen)
            return;
        Provider *provider = studio().gateway().provider(chosen->provider);
        studio()
            .accounts()
            .endpoint(chosen->name)
            ->then(this, [this, provider, then](const Result<Endpoint> &endpoint) {
                if (!endpoint)
                    return fail(endpoint.error());
                then(*provider, *endpoint);
            });
    }

    void show(Provider &provider, const Endpoint &endpoint, Listing which)
    {
        ListingQuery query;
        const auto offset = number(u"offset"_s, 0);
        const auto limit = number(u"limit"_s, query.limit);
        if (!offset || !limit)
            return;
        query.offset = *offset;
        query.limit = *limit;
        query.statuses = invocation().value(u"status"_s).split(u',', Qt::SkipEmptyParts);
        provider.listing(endpoint, which, query)->then(this, [this](const Result<QJsonValue> &list) {
            if (!list)
                return failed(list.error());
            // As it is, so there is no other form of it.
            console().document(
                list->isArray() ? QJsonDocument(list->toArray()) : QJsonDocument(list->toObject()));
            end(ExitCode::Done);
        });
    }

    void remove(Provider &provider, const Endpoint &endpoint, Listing which, const QString &id)
    {
        Call<bool> *gone = which == Listing::Scheduler ? provider.forgetScheduled(endpoint, id)
                                                       : provider.removeTask(endpoint, id);
        gone->then(this, [this](const Result<bool> &done) {
            if (!done)
                return failed(done.error());
            end(ExitCode::Done);
        });
    }

    //! Not found without a status: the provider has no such thing.
    void failed(const Error &error)
    {
        if (error.kind != ErrorKind::NotFound || error.httpStatus != 0)
            return fail(error);
        fail(Failure::invalid(u"account"_s, u"This account's provider has no such list."_s));
    }

    //! Nothing when the command has ended because it is no number.
    std::optional<int> number(const QString &option, int fallback)
    {
        if (!invocation().has(option))
            return fallback;
        bool isNumber = false;
        const int read = invocation().value(option).toInt(&isNumber);
        if (isNumber && read >= 0 && read <= LargestPage)
            return read;
        fail(Failure::invalid(option, u"--%1 takes a number from 0 to %2."_s.arg(option).arg(LargestPage)));
        return std::nullopt;
    }
};

} // namespace

CommandSpec providerSpec()
{
    CommandSpec spec;
    spec.name = u"provider"_s;
    spec.summary = u"The provider's own lists, as they are."_s;
    spec.usage = {u"scheduler | accounts | tasks | features"_s, u"scheduler delete ID"_s,
        u"tasks delete ID"_s, u"settings ID"_s};
    spec.description
        = u"Prints what the provider tells, without passwords and tokens, as JSON: what it runs now, the "
          "accounts linked to it, its\ntasks, what the plan holds. Only useapi.net has these lists. delete "
          "takes a task out of a list there; a task that runs goes on.\nsettings prints the request that "
          "made "
          "a task of the provider, as far as it tells."_s;
    spec.options = {
        {u"offset"_s, u"Leaves out so many rows."_s, u"N"_s},
        {u"limit"_s, u"At most so many rows (default 50)."_s, u"N"_s},
        {u"status"_s, u"Tasks only: PENDING, RUNNING, THROTTLED, SUCCEEDED, FAILED; several with commas."_s,
            u"S"_s},
    };
    spec.make = makerOf<ProviderCommand>();
    return spec;
}

} // namespace studio::cli
