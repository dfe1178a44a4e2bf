// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with rules between fields, conditions and prices although every member could be read.
#include "domain/catalogueparts.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

bool isField(const ModelSpec &model, const QString &key)
{
    return parameterOf(model, key) || slotOf(model, key);
}

// Whether its values can be multiplied with.
bool isNumeric(const ParameterSpec &parameter)
{
    if (parameter.kind == ParameterKind::Choice) {
        return std::all_of(
            parameter.choices.cbegin(), parameter.choices.cend(), [](const ChoiceValue &choice) {
                bool isNumber = choice.value.isDouble();
                if (!isNumber)
                    (void)choice.value.toString().toDouble(&isNumber);
                return isNumber;
            });
    }
    return parameter.kind == ParameterKind::Integer || parameter.kind == ParameterKind::Number;
}

bool isTimed(const MediaSpec &slot)
{
    return slot.kinds.contains(MediaKind::Video) || slot.kinds.contains(MediaKind::Audio);
}

QString faultOfTotal(const ModelSpec &model, const FieldRule &rule)
{
    for (const QString &key : rule.fields) {
        const MediaSpec *slot = slotOf(model, key);
        if (!slot)
            return u"a total names \"%1\", which is no input"_s.arg(key);
        if (rule.kind == FieldRule::Kind::TotalSeconds && !isTimed(*slot))
            return u"a total of seconds names \"%1\", which takes neither clips nor sound"_s.arg(key);
        if (rule.kind == FieldRule::Kind::TotalPixels && slot->kinds == QList{MediaKind::Audio})
            return u"a total of pixels names \"%1\", which takes sound"_s.arg(key);
    }
    if (rule.kind == FieldRule::Kind::TotalCount && std::floor(rule.maximum) != rule.maximum)
        return u"a total count needs a whole \"max\""_s;
    for (const QString &key : rule.others) {
        const QString member = rule.kind == FieldRule::Kind::TotalPixels ? u"factor"_s : u"plus"_s;
        const ParameterSpec *number = parameterOf(model, key);
        if (!number || !isNumeric(*number))
            return u"\"%1\" names \"%2\", which is no parameter with numbers"_s.arg(member, key);
    }
    return {};
}

QString faultOfTable(const ModelSpec &model, const PriceSpec &price)
{
    const ParameterSpec *decider = parameterOf(model, price.tableKey);
    if (!decider || price.table.isEmpty())
        return u"price: the table has to name a parameter and have rows"_s;
    for (const auto &[value, credits] : price.table) {
        if (!couldBeChosen(*decider, value) || credits < 0)
            return u"price: a row of the table cannot apply"_s;
    }
    return {};
}

QString faultOfExtra(const ModelSpec &model, const PriceExtra &extra)
{
    if (extra.flat < 0 || extra.perSecond < 0 || extra.perInput < 0 || extra.perInputSecond < 0)
        return u"price: an extra has to be at least 0"_s;
    const bool countsInputs = extra.perInput > 0 || extra.perInputSecond > 0;
    if (countsInputs == extra.inputs.isEmpty()) {
        return countsInputs ? u"price: an extra for inputs needs \"inputs\""_s
                            : u"price: \"inputs\" of an extra buy nothing"_s;
    }
    for (const QString &key : extra.inputs) {
        const MediaSpec *slot = slotOf(model, key);
        if (!slot)
            return u"price: an extra names \"%1\", which is no input"_s.arg(key);
        if (extra.perInputSecond > 0 && !isTimed(*slot))
            return u"price: an extra counts the seconds of \"%1\", which takes only pictures"_s.arg(key);
    }
    const QString wrong = extra.when ? faultOfCondition(model, *extra.when, u"when"_s) : QString();
    return wrong.isEmpty() ? wrong : u"price: "_s + wrong;
}

} // namespace

QString faultOfCondition(const ModelSpec &model, const Condition &condition, const QString &member)
{
    if (const MediaSpec *slot = slotOf(model, condition.key)) {
        for (const QJsonValue &value : condition.is) {
            const QString word = value.toString();
            const std::optional<MediaKind> kind = mediaKindFromName(word);
            const bool isEmpty = value.isString() && word.isEmpty();
            if (!isEmpty && !(kind && slot->kinds.contains(*kind)))
                return u"\"%1\" names a kind that \"%2\" cannot have"_s.arg(member, condition.key);
        }
        return {};
    }
    const ParameterSpec *other = parameterOf(model, condition.key);
    if (!other)
        return u"\"%1\" names \"%2\", which is no field"_s.arg(member, condition.key);
    for (const QJsonValue &value : condition.is) {
        if (!couldBeChosen(*other, value))
            return u"\"%1\" names a value that \"%2\" cannot have"_s.arg(member, condition.key);
    }
    return {};
}

QString faultOfRules(const ModelSpec &model)
{
    for (const FieldRule &rule : model.rules) {
        const QStringList all = rule.fields + rule.others;
        for (const QString &key : all) {
            if (!isField(model, key))
                return u"a rule names \"%1\", which is no field of the model"_s.arg(key);
        }
        const bool overlaps = std::any_of(rule.fields.cbegin(), rule.fields.cend(),
            [&rule](const QString &key) { return rule.others.contains(key); });
        if (overlaps)
            return u"a rule sets a field against itself"_s;
        const bool isTotal = rule.maximum > 0;
        if (const QString wrong = isTotal ? faultOfTotal(model, rule) : QString(); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString faultOfPrice(const ModelSpec &model, const PriceSpec &price)
{
    if (price.rate < 0 || price.minimum < 0 || price.plus < 0 || price.unit <= 0)
        return u"price: numbers below 0 buy nothing"_s;
    if (!price.freeWhen.isEmpty()) {
        const ParameterSpec *free = parameterOf(model, price.freeWhen);
        if (!free || free->kind != ParameterKind::Boolean)
            return u"price: \"freeWhen\" has to name a boolean parameter"_s;
    }
    if (price.unknownWhen) {
        const QString wrong = faultOfCondition(model, *price.unknownWhen, u"unknownWhen"_s);
        if (!wrong.isEmpty())
            return u"price: "_s + wrong;
    }
    if (!price.timesKey.isEmpty()) {
        const ParameterSpec *times = parameterOf(model, price.timesKey);
        if (!times || !isNumeric(*times))
            return u"price: \"times\" has to name a parameter with numbers"_s;
    }
    if (price.kind == PriceSpec::Kind::Table) {
        if (const QString wrong = faultOfTable(model, price); !wrong.isEmpty())
            return wrong;
    }
    for (const PriceExtra &extra : price.extras) {
        if (const QString wrong = faultOfExtra(model, extra); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace studio
