// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/localusagereader.h"

#include "services/accounts/accountbook.h"
#include "services/api/chain.h"
#include "services/api/provider.h"
#include "services/store/taskstore.h"
#include "services/tasks/gateway.h"
#include "services/wording/wording.h"

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Providers tell 90 days and fewer at a time: years of them would be hundreds of calls.
constexpr int MostYears = 10;

} // namespace

LocalUsageReader::LocalUsageReader(Gateway &gateway, TaskStore &tasks, QObject *parent)
    : UsageReader(parent)
    , m_gateway(gateway)
    , m_tasks(tasks)
{
}

Call<Usage> *LocalUsageReader::usage(const QString &account, QDate first, QDate last)
{
    if (!first.isValid())
        return finishedCall<Usage>(this, failure(ErrorKind::InvalidRequest, u"not a day"_s, u"from"_s));
    if (!last.isValid() || last < first)
        return finishedCall<Usage>(
            this, failure(ErrorKind::InvalidRequest, u"not a day after the first"_s, u"to"_s));
    if (first < last.addYears(-MostYears))
        return finishedCall<Usage>(
            this, failure(ErrorKind::InvalidRequest, wording::daysTooManyYears(MostYears), u"from"_s));
    const auto known = m_gateway.accounts().account(account);
    Provider *provider = known ? m_gateway.provider(known->provider) : nullptr;
    if (!provider)
        return finishedCall<Usage>(this, failure(ErrorKind::InvalidRequest, account, u"account"_s));
    if (!provider->tellsUsage()) {
        return finishedCall<Usage>(
            this, m_tasks.usage(account, first, last).map([](const QList<UsageEntry> &entries) {
                return Usage{Usage::Source::Journal, entries};
            }));
    }
    auto *chain = new Chain<Usage>(this);
    chain->then(this, [this, account](const Result<Usage> &result) {
        if (!result)
            m_gateway.noteFailure(account, result.error());
    });
    chain->follow(
        m_gateway.accounts().endpoint(account), [chain, provider, first, last](const Endpoint &endpoint) {
            auto *books = provider->usage(endpoint, first, last);
            connect(books, &CallBase::progressed, chain, &CallBase::progressed);
            chain->follow(books, [chain, first, last](const QList<UsageEntry> &entries) {
                Usage usage;
                for (const UsageEntry &entry : entries) {
                    if (entry.date >= first && entry.date <= last) // a provider may tell more than was asked
                        usage.entries.append(entry);
                }
                chain->finish(usage);
            });
        });
    return chain;
}

} // namespace studio
