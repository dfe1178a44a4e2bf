// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/usage.h"

#include "cli/studiocommand.h"
#include "services/assets/usagereader.h"
#include "services/studio.h"

#include <QDateTime>
#include <QJsonArray>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int UsualDays = 30;

class UsageCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        if (!invocation().operands.isEmpty())
            return failUsage(u"usage takes options only; the account is named with --account."_s);
        const QDate today = QDateTime::currentDateTimeUtc().date();
        const auto last = date(u"to"_s, today);
        const auto first = last ? date(u"from"_s, last->addDays(1 - UsualDays)) : std::nullopt;
        if (!first || !last || !openStudio())
            return;
        const auto chosen = account(accountName());
        if (!chosen)
            return;
        studio().usage().usage(chosen->name, *first, *last)->then(this, [this](const Result<Usage> &usage) {
            print(usage);
        });
    }

private:
    //! Nothing when the command has ended because it is no date.
    std::optional<QDate> date(const QString &option, QDate fallback)
    {
        if (!invocation().has(option))
            return fallback;
        const QDate read = QDate::fromString(invocation().value(option), Qt::ISODate);
        if (read.isValid())
            return read;
        fail(Failure::invalid(option, u"--%1 takes a date such as 2026-11-05."_s.arg(option)));
        return std::nullopt;
    }

    void print(const Result<Usage> &usage)
    {
        if (!usage)
            return fail(usage.error());
        if (usage->source == Usage::Source::Journal)
            console().note(u"This provider keeps no such list: these are the tasks of this library."_s);
        console().isJson() ? printJson(usage->entries) : printText(usage->entries);
        end(ExitCode::Done);
    }

    void printJson(const QList<UsageEntry> &entries)
    {
        QJsonArray array;
        for (const UsageEntry &entry : entries)
            array.append(QJsonObject{{u"date"_s, entry.date.toString(Qt::ISODate)}, {u"model"_s, entry.model},
                {u"credits"_s, entry.credits}});
        console().document(QJsonDocument(array));
    }

    void printText(const QList<UsageEntry> &entries)
    {
        qint64 sum = 0;
        QList<QStringList> rows{{u"DATE"_s, u"MODEL"_s, u"CREDITS"_s}};
        for (const UsageEntry &entry : entries) {
            rows.append({entry.date.toString(Qt::ISODate), entry.model, QString::number(entry.credits)});
            sum += entry.credits;
        }
        rows.append({u"all"_s, {}, QString::number(sum)});
        console().table(rows);
    }
};

} // namespace

CommandSpec usageSpec()
{
    CommandSpec spec;
    spec.name = u"usage"_s;
    spec.summary = u"What was spent: credits by model and day."_s;
    spec.usage = {u"[--account NAME] [--from DATE] [--to DATE]"_s};
    spec.description
        = u"Both days are included, in UTC; without them the last 30 days. Where the provider keeps "
          "no such list, the tasks of\nthis library are counted."_s;
    spec.options = {
        {u"from"_s, u"The first day, such as 2026-11-01."_s, u"DATE"_s},
        {u"to"_s, u"The last day (default: today)."_s, u"DATE"_s},
    };
    spec.make = makerOf<UsageCommand>();
    return spec;
}

} // namespace studio::cli
