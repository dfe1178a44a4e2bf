// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/modeljson.h"

#include <QJsonArray>
#include <QLocale>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

QString kindText(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Text:
        return u"text"_s;
    case ParameterKind::Integer:
        return u"integer"_s;
    case ParameterKind::Number:
        return u"number"_s;
    case ParameterKind::Boolean:
        return u"boolean"_s;
    case ParameterKind::Choice:
        return u"choice"_s;
    }
    return {};
}

QString priceKindText(PriceSpec::Kind kind)
{
    switch (kind) {
    case PriceSpec::Kind::Flat:
        return u"flat"_s;
    case PriceSpec::Kind::PerSecond:
        return u"perSecond"_s;
    case PriceSpec::Kind::PerFrame:
        return u"perFrame"_s;
    case PriceSpec::Kind::PerCharacters:
        return u"perCharacters"_s;
    case PriceSpec::Kind::Table:
        return u"table"_s;
    }
    return {};
}

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QJsonValue orNull(std::optional<double> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject parameterToJson(const ParameterSpec &parameter)
{
    QJsonArray values;
    for (const ChoiceValue &choice : parameter.choices)
        values.append(choice.value);
    return {{u"name"_s, parameter.key()}, {u"wire"_s, parameter.wire}, {u"kind"_s, kindText(parameter.kind)},
        {u"min"_s, orNull(parameter.minimum)}, {u"max"_s, orNull(parameter.maximum)},
        {u"values"_s, values.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(values)},
        {u"default"_s, orNull(parameter.defaultValue)}, {u"required"_s, parameter.required}};
}

QJsonObject mediaToJson(const MediaSpec &slot)
{
    QJsonArray kinds;
    for (const MediaKind kind : slot.kinds)
        kinds.append(QString(mediaKindName(kind)));
    const QJsonValue aspect
        = slot.aspect ? QJsonValue(QJsonArray{slot.aspect->least, slot.aspect->most}) : QJsonValue();
    const QJsonValue seconds
        = slot.seconds ? QJsonValue(QJsonArray{slot.seconds->least, slot.seconds->most}) : QJsonValue();
    return {{u"role"_s, slot.key()}, {u"wire"_s, slot.wire}, {u"kinds"_s, kinds},
        {u"required"_s, slot.required}, {u"max"_s, slot.maximumCount}, {u"aspect"_s, aspect},
        {u"seconds"_s, seconds}};
}

QString tableUnit(const PriceSpec &price)
{
    switch (price.tableOf) {
    case PriceSpec::TableOf::Second:
        return u"second"_s;
    case PriceSpec::TableOf::Frame:
        return u"frame"_s;
    case PriceSpec::TableOf::Whole:
        break;
    }
    return u"whole"_s;
}

QJsonValue conditionToJson(const std::optional<Condition> &condition)
{
    if (!condition)
        return QJsonValue::Null;
    QJsonArray values;
    for (const QJsonValue &value : condition->is)
        values.append(value);
    return QJsonObject{{u"field"_s, condition->key}, {u"is"_s, values}};
}

QJsonObject extraToJson(const PriceExtra &extra)
{
    QJsonObject json{{u"flat"_s, extra.flat}, {u"perSecond"_s, extra.perSecond},
        {u"perInput"_s, extra.perInput}, {u"perInputSecond"_s, extra.perInputSecond},
        {u"inputs"_s, QJsonArray::fromStringList(extra.inputs)}, {u"when"_s, conditionToJson(extra.when)}};
    return json;
}

QJsonValue priceToJson(const ModelSpec &model)
{
    if (!model.price)
        return QJsonValue::Null;
    const PriceSpec &price = *model.price;
    QJsonObject json{{u"kind"_s, priceKindText(price.kind)}, {u"minimum"_s, price.minimum},
        {u"plus"_s, price.plus}, {u"freeWhen"_s, orNull(price.freeWhen)},
        {u"unknownWhen"_s, conditionToJson(price.unknownWhen)}};
    if (price.kind == PriceSpec::Kind::Table) {
        QJsonArray rows;
        for (const auto &[value, credits] : price.table)
            rows.append(QJsonObject{{u"value"_s, value}, {u"credits"_s, credits}});
        json.insert(u"parameter"_s, price.tableKey);
        json.insert(u"table"_s, rows);
        json.insert(u"per"_s, tableUnit(price));
    } else {
        json.insert(u"credits"_s, price.rate);
    }
    json.insert(u"unit"_s, price.unit);
    json.insert(u"times"_s, orNull(price.timesKey));
    QJsonArray extras;
    for (const PriceExtra &extra : price.extras)
        extras.append(extraToJson(extra));
    json.insert(u"extras"_s, extras);
    return json;
}

QString number(double value)
{
    return QLocale::c().toString(value, 'g', 12);
}

QString valueText(const QJsonValue &value)
{
    return value.isDouble() ? number(value.toDouble()) : value.toVariant().toString();
}

QString rangeText(const ParameterSpec &parameter)
{
    if (parameter.minimum && parameter.maximum)
        return u"%1 to %2"_s.arg(number(*parameter.minimum), number(*parameter.maximum));
    if (parameter.maximum)
        return u"at most %1"_s.arg(number(*parameter.maximum));
    if (parameter.minimum)
        return u"at least %1"_s.arg(number(*parameter.minimum));
    return {};
}

} // namespace

QJsonObject modelToJson(const ModelSpec &model)
{
    QJsonArray parameters;
    for (const ParameterSpec &parameter : model.parameters)
        parameters.append(parameterToJson(parameter));
    QJsonArray media;
    for (const MediaSpec &slot : model.media)
        media.append(mediaToJson(slot));
    return {{u"provider"_s, model.provider}, {u"operation"_s, model.operation}, {u"model"_s, model.model},
        {u"path"_s, model.path}, {u"parameters"_s, parameters}, {u"media"_s, media},
        {u"price"_s, priceToJson(model)}, {u"retired"_s, orNull(model.retired.toString(Qt::ISODate))},
        {u"output"_s, QString(mediaKindName(model.output))}, {u"note"_s, orNull(model.note)}};
}

QString priceText(const ModelSpec &model)
{
    if (!model.price)
        return u"unknown price"_s;
    const PriceSpec &price = *model.price;
    QString text;
    switch (price.kind) {
    case PriceSpec::Kind::Flat:
        text = u"%1 credits"_s.arg(number(price.rate));
        break;
    case PriceSpec::Kind::PerSecond:
        text = price.unit == 1 ? u"%1 credits a second"_s.arg(number(price.rate))
                               : u"%1 credits for %2 seconds"_s.arg(number(price.rate), number(price.unit));
        break;
    case PriceSpec::Kind::PerFrame:
        text = price.unit == 1 ? u"%1 credits a frame"_s.arg(number(price.rate))
                               : u"%1 credits for %2 frames"_s.arg(number(price.rate), number(price.unit));
        break;
    case PriceSpec::Kind::PerCharacters:
        text = u"%1 credits for %2 characters"_s.arg(number(price.rate), number(price.unit));
        break;
    case PriceSpec::Kind::Table: {
        QStringList rows;
        for (const auto &[value, credits] : price.table)
            rows.append(u"%1: %2"_s.arg(valueText(value), number(credits)));
        const QString per
            = price.tableOf == PriceSpec::TableOf::Whole ? QString() : u" a "_s + tableUnit(price);
        text = u"credits%1 by %2 (%3)"_s.arg(per, price.tableKey, rows.join(u", "_s));
        break;
    }
    }
    if (!price.timesKey.isEmpty())
        text += u", times "_s + price.timesKey;
    if (!price.extras.isEmpty())
        text += u", and more for some settings"_s;
    if (price.plus > 0)
        text += u" plus %1"_s.arg(number(price.plus));
    if (price.minimum > 0)
        text += u", at least %1"_s.arg(number(price.minimum));
    if (!price.freeWhen.isEmpty())
        text += u", free with %1"_s.arg(price.freeWhen);
    if (price.unknownWhen)
        text += u", unknown with %1"_s.arg(price.unknownWhen->key);
    return text;
}

QString parameterText(const ParameterSpec &parameter)
{
    QStringList parts;
    if (parameter.kind == ParameterKind::Choice) {
        QStringList values;
        for (const ChoiceValue &choice : parameter.choices)
            values.append(valueText(choice.value));
        parts.append(values.join(u" | "_s));
    } else {
        parts.append(kindText(parameter.kind));
        if (const QString range = rangeText(parameter); !range.isEmpty())
            parts.append(parameter.kind == ParameterKind::Text ? range + u" characters"_s : range);
    }
    if (parameter.required)
        parts.append(u"required"_s);
    if (!parameter.defaultValue.isUndefined() && !parameter.defaultValue.isNull())
        parts.append(u"default "_s + valueText(parameter.defaultValue));
    return parts.join(u", "_s);
}

QString mediaText(const MediaSpec &slot)
{
    QStringList kinds;
    for (const MediaKind kind : slot.kinds)
        kinds.append(QString(mediaKindName(kind)));
    QStringList parts{kinds.join(u" or "_s)};
    if (slot.required)
        parts.append(u"required"_s);
    if (slot.maximumCount > 1)
        parts.append(u"up to %1"_s.arg(slot.maximumCount));
    if (slot.seconds)
        parts.append(u"%1 to %2 s"_s.arg(number(slot.seconds->least), number(slot.seconds->most)));
    if (slot.aspect)
        parts.append(u"width/height %1 to %2"_s.arg(number(slot.aspect->least), number(slot.aspect->most)));
    return parts.join(u", "_s);
}

} // namespace studio::cli
