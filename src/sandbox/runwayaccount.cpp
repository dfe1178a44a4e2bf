// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the organization: balance, limits, and what was used on which day.
#include "sandbox/runwaymodels.h"
#include "sandbox/runwayservice.h"

#include <QDate>

#include <algorithm>
#include <map>
#include <set>

namespace studio::sandbox {

Answer RunwayService::organization() const
{
    Json limits = Json::object();
    Json counts = Json::object();
    const Rules &rules = m_parts.world.rules();
    for (const std::string &model : allModels()) {
        limits[model]
            = {{"maxConcurrentGenerations", rules.concurrency}, {"maxDailyGenerations", rules.daily}};
        counts[model] = {{"dailyGenerations", m_parts.world.createdToday(model)}};
    }
    return Answer::of(200,
        {{"creditBalance", std::max<qint64>(0, m_parts.world.wallet(World::organization).left())},
            {"tier", {{"maxMonthlyCreditSpend", rules.credits}, {"models", limits}}},
            {"usage", {{"models", counts}}}});
}

Answer RunwayService::usage(const Call &call) const
{
    const auto body = bodyOf(call);
    if (!body)
        return body.error();
    QDate first
        = QDate::fromString(QString::fromStdString(isoTime(nowMs())).left(10), Qt::ISODate).addDays(-30);
    QDate before;
    for (auto [name, date] : {std::pair{"startDate", &first}, {"beforeDate", &before}}) {
        if (!body->contains(name))
            continue;
        *date = QDate::fromString(QString::fromStdString(textOf(*body, name)), QStringLiteral("yyyy-MM-dd"));
        if (!date->isValid())
            return invalid({{"invalid_format", {name}, "Expected a date, YYYY-MM-DD.", Json::object()}});
    }
    if (!before.isValid())
        before = first.addDays(30);
    if (before > first.addDays(90) || before < first)
        return invalid(
            {{"custom", {"beforeDate"}, "It has to lie within 90 days after startDate.", Json::object()}});

    std::map<std::string, std::map<std::string, int>> byDay;
    std::set<std::string> used;
    for (const Task &task : m_parts.world.tasks(Api::Runway, true)) {
        const std::string day = isoTime(task.createdMs).substr(0, 10);
        if (day >= first.toString(Qt::ISODate).toStdString()
            && day < before.toString(Qt::ISODate).toStdString()) {
            byDay[day][task.model] += task.charged;
            used.insert(task.model);
        }
    }
    Json results = Json::array();
    for (const auto &[day, amounts] : byDay) {
        Json credits = Json::array();
        for (const auto &[model, amount] : amounts)
            credits.push_back({{"model", model}, {"amount", amount}});
        results.push_back({{"date", day}, {"usedCredits", credits}});
    }
    return Answer::of(200, {{"results", results}, {"models", used}});
}

} // namespace studio::sandbox
