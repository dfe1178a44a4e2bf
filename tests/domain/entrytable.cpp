// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/entrytable.h"

#include <QJsonDocument>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace samples {

namespace {

QString written(double number)
{
    return QString::number(number);
}

QString written(const QJsonValue &value)
{
    return value.toVariant().toString();
}

QString unitOf(PriceSpec::TableOf of)
{
    return of == PriceSpec::TableOf::Second ? u"/s"_s : of == PriceSpec::TableOf::Frame ? u"/frame"_s : u""_s;
}

QString ofTable(const PriceSpec &price)
{
    QList<std::pair<double, int>> groups;
    for (const auto &[value, credits] : price.table) {
        const auto known = std::find_if(groups.begin(), groups.end(),
            [credits = credits](const auto &group) { return group.first == credits; });
        if (known == groups.end())
            groups.emplace_back(credits, 1);
        else
            ++known->second;
    }
    QStringList parts;
    for (const auto &[credits, count] : groups)
        parts << u"%1%2 for %3"_s.arg(written(credits), unitOf(price.tableOf)).arg(count);
    return price.tableKey + u' ' + parts.join(u", "_s);
}

QString ofRate(const PriceSpec &price)
{
    static const QHash<PriceSpec::Kind, QString> units{{PriceSpec::Kind::Flat, u""_s},
        {PriceSpec::Kind::PerSecond, u"/s"_s}, {PriceSpec::Kind::PerFrame, u"/frame"_s},
        {PriceSpec::Kind::PerCharacters, u"/char"_s}};
    const QString by = price.unit == 1 ? QString() : u" by "_s + written(price.unit);
    return written(price.rate) + units[price.kind] + by;
}

QString ofExtra(const PriceExtra &extra)
{
    QString text;
    if (extra.perSecond > 0)
        text += u"; +%1 perSecond"_s.arg(extra.perSecond);
    if (extra.perInput > 0)
        text += u"; +%1 perInput"_s.arg(extra.perInput);
    if (extra.perInputSecond > 0)
        text += u"; +%1 perInputSecond"_s.arg(extra.perInputSecond);
    if (!extra.inputs.isEmpty())
        text += u" of "_s + extra.inputs.join(u' ');
    if (extra.when)
        text += u" when "_s + extra.when->key;
    return text;
}

QString written(const std::optional<PriceSpec> &price)
{
    if (!price)
        return u"unknown"_s;
    QString text = price->kind == PriceSpec::Kind::Table ? ofTable(*price) : ofRate(*price);
    if (price->minimum > 0)
        text += u"; min "_s + written(price->minimum);
    if (!price->timesKey.isEmpty())
        text += u"; times "_s + price->timesKey;
    for (const PriceExtra &extra : price->extras)
        text += ofExtra(extra);
    if (!price->freeWhen.isEmpty())
        text += u"; free when "_s + price->freeWhen;
    return text;
}

QString inputsOf(const ModelSpec &model)
{
    QStringList parts;
    for (const MediaSpec &slot : model.media) {
        QString part = slot.key() + (slot.required ? u"! "_s : u" "_s) + slot.wire;
        if (slot.maximumCount > 1)
            part += u' ' + QString::number(slot.maximumCount);
        parts << part;
    }
    return parts.join(u", "_s);
}

QString constantsOf(const ModelSpec &model)
{
    return model.constants.isEmpty()
        ? QString()
        : QString::fromUtf8(QJsonDocument(model.constants).toJson(QJsonDocument::Compact));
}

} // namespace

void addEntryRows(const QList<Entry> &entries)
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("expected");
    for (const Entry &entry : entries) {
        QStringList expected;
        for (const char *text : {entry.path, entry.constants, entry.inputs, entry.required, entry.defaults,
                 entry.price, entry.dates})
            expected << QString::fromUtf8(text);
        QTest::addRow("%s %s", entry.operation, entry.model)
            << QString::fromLatin1(entry.operation) << QString::fromLatin1(entry.model) << expected;
    }
}

QStringList facts(const ModelSpec &model, const QString &prefix)
{
    QStringList required;
    QStringList defaults;
    for (const ParameterSpec &parameter : model.parameters) {
        if (parameter.required)
            required << parameter.key();
        if (!parameter.defaultValue.isUndefined())
            defaults << parameter.key() + u'=' + written(parameter.defaultValue)
                    + (parameter.alwaysSent ? u"!"_s : u""_s);
    }
    return {model.path.startsWith(prefix) ? model.path.sliced(prefix.size()) : model.path, constantsOf(model),
        inputsOf(model), required.join(u' '), defaults.join(u' '), written(model.price),
        model.since.toString(Qt::ISODate) + u".."_s + model.retired.toString(Qt::ISODate)};
}

} // namespace samples
