// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules between fields and prices of a catalogue file.
#include "domain/catalogueparts.h"

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr Words<FieldRule::Kind, 6> RuleWords{{
    {"exclusive"_L1, FieldRule::Kind::Exclusive},
    {"requires"_L1, FieldRule::Kind::Requires},
    {"atLeastOne"_L1, FieldRule::Kind::AtLeastOne},
    {"totalSeconds"_L1, FieldRule::Kind::TotalSeconds},
    {"totalCount"_L1, FieldRule::Kind::TotalCount},
    {"totalPixels"_L1, FieldRule::Kind::TotalPixels},
}};

bool isTotal(FieldRule::Kind kind)
{
    return kind == FieldRule::Kind::TotalSeconds || kind == FieldRule::Kind::TotalCount
        || kind == FieldRule::Kind::TotalPixels;
}

void readOthers(JsonReader &reader, FieldRule &rule)
{
    if (rule.kind == FieldRule::Kind::Exclusive)
        rule.others = reader.texts("with"_L1);
    if (rule.kind == FieldRule::Kind::Requires) {
        rule.others = reader.texts("all"_L1);
        if (rule.others.isEmpty()) {
            rule.kind = FieldRule::Kind::RequiresAny;
            rule.others = reader.texts("any"_L1);
        }
    }
    if (rule.kind == FieldRule::Kind::TotalSeconds)
        rule.others = reader.texts("plus"_L1);
    if (rule.kind == FieldRule::Kind::TotalPixels) {
        if (const QString factor = reader.text("factor"_L1); !factor.isEmpty())
            rule.others = {factor};
        return;
    }
    const bool isAlone = isTotal(rule.kind) || rule.kind == FieldRule::Kind::AtLeastOne;
    if (!isAlone && rule.others.isEmpty())
        reader.fail(u"the other fields of the rule are missing"_s);
}

void readTable(JsonReader reader, PriceSpec &price)
{
    price.kind = PriceSpec::Kind::Table;
    price.tableKey = reader.requiredText("key"_L1);
    const bool perSecond = reader.flag("perSecond"_L1);
    const bool perFrame = reader.flag("perFrame"_L1);
    if (perSecond && perFrame)
        reader.fail(u"it is either per second or per frame"_s);
    if (perSecond)
        price.tableOf = PriceSpec::TableOf::Second;
    else if (perFrame)
        price.tableOf = PriceSpec::TableOf::Frame;
    const QJsonArray rows = reader.array("rows"_L1);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        JsonReader row = reader.element("rows"_L1, i, rows[i]);
        const QJsonArray values = row.array("is"_L1);
        const std::optional<double> credits = row.number("price"_L1);
        if (values.isEmpty() || !credits)
            row.fail(u"\"is\" and \"price\" are expected"_s);
        for (const QJsonValue &value : values)
            price.table.emplace_back(value, credits.value_or(0));
        row.finish();
    }
    reader.finish();
}

PriceExtra readExtra(JsonReader reader)
{
    PriceExtra extra;
    if (reader.has("when"_L1))
        extra.when = readCondition(reader.object("when"_L1));
    extra.flat = reader.number("flat"_L1, 0);
    extra.perSecond = reader.number("perSecond"_L1, 0);
    extra.perInput = reader.number("perInput"_L1, 0);
    extra.perInputSecond = reader.number("perInputSecond"_L1, 0);
    extra.inputs = reader.texts("inputs"_L1);
    reader.finish();
    return extra;
}

} // namespace

FieldRule readRule(JsonReader reader)
{
    FieldRule rule;
    int forms = 0;
    for (const auto &[word, kind] : RuleWords) {
        if (!reader.has(word))
            continue;
        ++forms;
        rule.kind = kind;
        // Only one input can be the one that is enlarged.
        rule.fields = kind == FieldRule::Kind::TotalPixels ? QStringList{reader.requiredText(word)}
                                                           : reader.texts(word);
    }
    readOthers(reader, rule);
    const bool isOfParameters = rule.kind == FieldRule::Kind::TotalSeconds && !rule.others.isEmpty();
    if (forms != 1 || (rule.fields.isEmpty() && !isOfParameters)) {
        QStringList known;
        for (const auto &[word, kind] : RuleWords)
            known << word;
        reader.fail(u"one of these is expected, with fields: "_s + known.join(u", "_s));
    }
    if (isTotal(rule.kind)) {
        rule.maximum = reader.number("max"_L1, 0);
        if (rule.maximum <= 0)
            reader.fail("max"_L1, u"a number above 0 is expected"_s);
    }
    reader.finish();
    return rule;
}

PriceSpec readPrice(JsonReader reader)
{
    constexpr Words<PriceSpec::Kind, 4> rates{{
        {"flat"_L1, PriceSpec::Kind::Flat},
        {"perSecond"_L1, PriceSpec::Kind::PerSecond},
        {"perFrame"_L1, PriceSpec::Kind::PerFrame},
        {"perCharacters"_L1, PriceSpec::Kind::PerCharacters},
    }};
    PriceSpec price;
    int forms = 0;
    for (const auto &[word, kind] : rates) {
        if (const std::optional<double> rate = reader.number(word)) {
            price.kind = kind;
            price.rate = *rate;
            ++forms;
        }
    }
    if (reader.has("table"_L1)) {
        readTable(reader.object("table"_L1), price);
        ++forms;
    }
    if (forms != 1)
        reader.fail(u"one of flat, perSecond, perFrame, perCharacters and table is expected"_s);
    price.unit = reader.number("unit"_L1, 1);
    price.minimum = reader.number("min"_L1, 0);
    price.plus = reader.number("plus"_L1, 0);
    price.timesKey = reader.text("times"_L1);
    price.freeWhen = reader.text("freeWhen"_L1);
    if (reader.has("unknownWhen"_L1))
        price.unknownWhen = readCondition(reader.object("unknownWhen"_L1));
    const QJsonArray extras = reader.array("extras"_L1);
    for (qsizetype i = 0; i < extras.size(); ++i)
        price.extras << readExtra(reader.element("extras"_L1, i, extras[i]));
    reader.finish();
    return price;
}

} // namespace studio
