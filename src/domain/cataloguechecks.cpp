// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguereader.h"

#include "domain/account.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

bool isWithin(const ParameterSpec &parameter, double number)
{
    return number >= parameter.minimum.value_or(number) && number <= parameter.maximum.value_or(number);
}

// Whether a default or neutral value could have been chosen by a person.
bool couldBeChosen(const ParameterSpec &parameter, const QJsonValue &value)
{
    switch (parameter.kind) {
    case ParameterKind::Text:
        return value.isString();
    case ParameterKind::Integer:
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble()
            && isWithin(parameter, value.toDouble());
    case ParameterKind::Number:
        return value.isDouble() && isWithin(parameter, value.toDouble());
    case ParameterKind::Boolean:
        return value.isBool();
    case ParameterKind::Choice:
        return std::any_of(parameter.choices.cbegin(), parameter.choices.cend(),
            [&value](const ChoiceValue &choice) { return choice.value == value; });
    }
    Q_UNREACHABLE();
    return false;
}

QString faultOfChoices(const ParameterSpec &parameter)
{
    const bool isChoice = parameter.kind == ParameterKind::Choice;
    if (isChoice == parameter.choices.isEmpty())
        return isChoice ? u"a choice needs \"values\""_s : u"only a choice has \"values\""_s;
    for (qsizetype i = 0; i < parameter.choices.size(); ++i) {
        for (qsizetype k = 0; k < i; ++k) {
            if (parameter.choices[i].value == parameter.choices[k].value)
                return u"a value is listed twice"_s;
        }
    }
    return {};
}

QString faultOf(const ParameterSpec &parameter)
{
    if (const QString wrong = faultOfChoices(parameter); !wrong.isEmpty())
        return wrong;
    if (!parameter.role && parameter.label.isEmpty())
        return u"without a role it needs a \"label\""_s;
    const bool hasBounds = parameter.minimum || parameter.maximum;
    const bool takesBounds
        = parameter.kind != ParameterKind::Boolean && parameter.kind != ParameterKind::Choice;
    if (hasBounds && !takesBounds)
        return u"\"min\" and \"max\" belong to texts and numbers"_s;
    if (parameter.minimum && parameter.maximum && *parameter.minimum > *parameter.maximum)
        return u"\"min\" is above \"max\""_s;
    if (parameter.step <= 0)
        return u"\"step\" has to be above 0"_s;
    if (!parameter.defaultValue.isUndefined() && !couldBeChosen(parameter, parameter.defaultValue))
        return u"\"default\" is not an allowed value"_s;
    if (!parameter.neutral.isUndefined() && !couldBeChosen(parameter, parameter.neutral))
        return u"\"neutral\" is not an allowed value"_s;
    return {};
}

QString faultOfCondition(const ModelSpec &model, const Condition &condition)
{
    const ParameterSpec *other = model.parameter(condition.key);
    if (!other || other->key() != condition.key)
        return u"\"when\" names \"%1\", which is no parameter"_s.arg(condition.key);
    for (const QJsonValue &value : condition.is) {
        if (!couldBeChosen(*other, value))
            return u"\"when\" names a value that \"%1\" cannot have"_s.arg(condition.key);
    }
    return {};
}

QString faultOfParameters(const ModelSpec &model)
{
    QSet<QString> keys;
    QSet<QString> wires;
    for (const QString &constant : model.constants.keys())
        wires.insert(constant);
    for (const MediaSpec &slot : model.media)
        wires.insert(slot.wire);
    for (const ParameterSpec &parameter : model.parameters) {
        const QString place = u"parameter \"%1\": "_s.arg(parameter.wire);
        if (keys.contains(parameter.key()) || wires.contains(parameter.wire))
            return place + u"its role or wire name is used twice"_s;
        keys.insert(parameter.key());
        wires.insert(parameter.wire);
        if (const QString wrong = faultOf(parameter); !wrong.isEmpty())
            return place + wrong;
        if (!parameter.when)
            continue;
        if (parameter.when->key == parameter.key())
            return place + u"\"when\" names the parameter itself"_s;
        if (const QString wrong = faultOfCondition(model, *parameter.when); !wrong.isEmpty())
            return place + wrong;
    }
    return {};
}

QString faultOfMedia(const ModelSpec &model)
{
    QSet<QString> keys;
    for (const MediaSpec &slot : model.media) {
        const QString place = u"input \"%1\": "_s.arg(slot.key());
        if (keys.contains(slot.key()))
            return place + u"its role is used twice"_s;
        keys.insert(slot.key());
        if (slot.maximumCount < 1)
            return place + u"\"maxCount\" has to be at least 1"_s;
        if (slot.maximumSide > 0 && slot.minimumSide > slot.maximumSide)
            return place + u"\"minSide\" is above \"maxSide\""_s;
    }
    return {};
}

bool isField(const ModelSpec &model, const QString &key)
{
    const ParameterSpec *parameter = model.parameter(key);
    if (parameter && parameter->key() == key)
        return true;
    return std::any_of(model.media.cbegin(), model.media.cend(),
        [&key](const MediaSpec &slot) { return slot.key() == key; });
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
    }
    return {};
}

QString faultOfPrice(const ModelSpec &model, const PriceSpec &price)
{
    if (price.rate < 0 || price.minimum < 0 || price.plus < 0 || price.unit <= 0)
        return u"price: numbers below 0 buy nothing"_s;
    if (!price.freeWhen.isEmpty()) {
        const ParameterSpec *free = model.parameter(price.freeWhen);
        if (!free || free->key() != price.freeWhen || free->kind != ParameterKind::Boolean)
            return u"price: \"freeWhen\" has to name a boolean parameter"_s;
    }
    if (price.kind == PriceSpec::Kind::Table) {
        const ParameterSpec *decider = model.parameter(price.tableKey);
        if (!decider || decider->key() != price.tableKey || price.table.isEmpty())
            return u"price: the table has to name a parameter and have rows"_s;
        for (const auto &[value, credits] : price.table) {
            if (!couldBeChosen(*decider, value) || credits < 0)
                return u"price: a row of the table cannot apply"_s;
        }
    }
    for (const PriceExtra &extra : price.extras) {
        if (extra.flat < 0 || extra.perSecond < 0)
            return u"price: an extra has to be at least 0"_s;
        if (const QString wrong = extra.when ? faultOfCondition(model, *extra.when) : QString();
            !wrong.isEmpty())
            return u"price: "_s + wrong;
    }
    return {};
}

bool isHeaderText(const QByteArray &text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= ' ' && c <= '~'; });
}

} // namespace

QString faultOf(const ModelSpec &model)
{
    if (!model.path.startsWith(u'/') || model.path.contains(u'?') || model.path.contains(u'#'))
        return u"\"path\" has to begin with / and have no query"_s;
    if (model.since.isValid() && model.retired.isValid() && model.since > model.retired)
        return u"\"retired\" is before \"since\""_s;
    for (const QString &wrong : {faultOfMedia(model), faultOfParameters(model), faultOfRules(model)}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    return model.price ? faultOfPrice(model, *model.price) : QString();
}

QString faultOf(const ProviderSpec &provider)
{
    const QString place = u"provider \"%1\": "_s.arg(provider.id);
    if (!isAcceptableBaseUrl(QUrl(provider.baseUrl, QUrl::StrictMode)))
        return place + u"\"baseUrl\" has to be https"_s;
    for (const auto &[name, value] : provider.headers) {
        if (!isHeaderText(name) || !isHeaderText(value) || name.contains(' ') || name.contains(':')
            || name.compare("authorization", Qt::CaseInsensitive) == 0)
            return place + u"a header that cannot be sent"_s;
    }
    return {};
}

Result<Catalogue> Catalogue::parse(const QList<QByteArray> &documents, const QByteArray &overlay)
{
    QList<std::pair<QString, QByteArray>> sources;
    for (qsizetype i = 0; i < documents.size(); ++i)
        sources.emplace_back(u"document %1"_s.arg(i + 1), documents[i]);
    if (!overlay.trimmed().isEmpty())
        sources.emplace_back(u"overlay"_s, overlay);

    Catalogue catalogue;
    for (const auto &[name, bytes] : sources) {
        const Result<CatalogueDocument> document = readCatalogue(bytes, name);
        if (!document)
            return failure(document.error());
        const QString wrong = catalogue.lay(*document);
        if (!wrong.isEmpty())
            return failure(ErrorKind::InvalidRequest, name + u": "_s + wrong);
    }
    for (const ModelSpec &model : catalogue.m_models) {
        if (!catalogue.provider(model.provider)) {
            return failure(ErrorKind::InvalidRequest,
                u"model \"%1\": there is no provider \"%2\""_s.arg(model.model, model.provider));
        }
    }
    return catalogue;
}

QString Catalogue::lay(const CatalogueDocument &document)
{
    if (document.provider) {
        const auto known = std::find_if(m_providers.begin(), m_providers.end(),
            [&](const ProviderSpec &candidate) { return candidate.id == document.provider->id; });
        if (known == m_providers.end())
            m_providers << *document.provider;
        else
            *known = *document.provider;
    }
    QSet<QString> seen;
    for (const ModelSpec &model : document.models) {
        const QString identity = model.provider + u'\n' + model.operation + u'\n' + model.model;
        if (seen.contains(identity))
            return u"model \"%1\" is listed twice"_s.arg(model.model);
        seen.insert(identity);
        const auto known = std::find_if(m_models.begin(), m_models.end(), [&](const ModelSpec &candidate) {
            return candidate.provider == model.provider && candidate.operation == model.operation
                && candidate.model == model.model;
        });
        if (known == m_models.end())
            m_models << model;
        else
            *known = model;
    }
    return {};
}

} // namespace studio
