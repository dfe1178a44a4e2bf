// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/usagereading.h"

#include "services/api/json.h"

#include <QMap>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace studio::answers {

namespace {

constexpr int LongestWindow = 90; // days

std::optional<int> natural(const QJsonValue &value)
{
    const auto number = json::wholeNumber(value);
    return number && *number >= 0 ? number : std::nullopt;
}

} // namespace

QList<UsageWindow> usageWindows(QDate first, QDate last)
{
    QList<UsageWindow> windows;
    if (!first.isValid() || !last.isValid())
        return windows;
    const QDate end = last.addDays(1);
    for (QDate start = first; start < end; start = windows.last().before)
        windows.append({start, std::min(start.addDays(LongestWindow), end)});
    return windows;
}

Result<QList<UsageEntry>> usage(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return failure(object.error());
    QList<UsageEntry> entries;
    const QJsonArray days = object->value("results"_L1).toArray();
    for (const QJsonValue &day : days) {
        // Some answers carry a time of day behind the date.
        const QDate date
            = QDate::fromString(day.toObject().value("date"_L1).toString().left(10), Qt::ISODate);
        const QJsonArray used = day.toObject().value("usedCredits"_L1).toArray();
        for (const QJsonValue &one : used) {
            const QString model = one.toObject().value("model"_L1).toString();
            const auto amount = json::wholeNumber(one.toObject().value("amount"_L1));
            if (date.isValid() && !model.isEmpty() && amount)
                entries.append({date, model, *amount});
        }
    }
    return entries;
}

QList<UsageEntry> summed(const QList<UsageEntry> &entries)
{
    QMap<std::pair<QDate, QString>, qint64> sums;
    for (const UsageEntry &entry : entries)
        sums[{entry.date, entry.model}] += entry.credits;
    QList<UsageEntry> result;
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
        const qint64 credits = std::clamp<qint64>(
            sum.value(), std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
        result.append({sum.key().first, sum.key().second, int(credits)});
    }
    return result;
}

Balance organization(const QJsonObject &object)
{
    Balance balance;
    balance.credits = json::wholeNumber(object.value("creditBalance"_L1));
    const QJsonObject tier = object.value("tier"_L1).toObject();
    balance.perMonth = natural(tier.value("maxMonthlyCreditSpend"_L1));
    const QJsonObject allowed = tier.value("models"_L1).toObject();
    const QJsonObject used = object.value("usage"_L1).toObject().value("models"_L1).toObject();
    QStringList names = allowed.keys() + used.keys();
    names.removeDuplicates();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        const QJsonObject limits = allowed.value(name).toObject();
        ModelAllowance model;
        model.model = name;
        model.atOnce = natural(limits.value("maxConcurrentGenerations"_L1));
        model.perDay = natural(limits.value("maxDailyGenerations"_L1));
        model.usedToday = natural(used.value(name).toObject().value("dailyGenerations"_L1));
        balance.models.append(model);
    }
    return balance;
}

} // namespace studio::answers
