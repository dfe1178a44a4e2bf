// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguereader.h"

#include "domain/account.h"
#include "domain/catalogueparts.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

bool isWithin(const ParameterSpec &parameter, double number)
{
    return number >= parameter.minimum.value_or(number) && number <= parameter.maximum.value_or(number);
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

QString faultOfDependence(const ModelSpec &model, const ParameterSpec &parameter)
{
    const std::array<std::pair<const std::optional<Condition> *, QString>, 2> conditions{{
        {&parameter.when, u"when"_s},
        {&parameter.requiredWhen, u"requiredWhen"_s},
    }};
    for (const auto &[condition, member] : conditions) {
        if (!*condition)
            continue;
        if ((*condition)->key == parameter.key())
            return u"\"%1\" names the parameter itself"_s.arg(member);
        if (const QString wrong = faultOfCondition(model, **condition, member); !wrong.isEmpty())
            return wrong;
    }
    if (!parameter.defaultFrom)
        return {};
    const MediaSpec *slot = model.mediaSlot(*parameter.defaultFrom);
    if (!slot || slot->kinds == QList{MediaKind::Image})
        return u"\"defaultFrom\" has to name an input that lasts"_s;
    if (parameter.role != Role::Duration || parameter.alwaysSent)
        return u"\"defaultFrom\" belongs to a duration that may be left out"_s;
    return {};
}

QString faultOfParameters(const ModelSpec &model)
{
    QSet<QString> keys;
    for (const ParameterSpec &parameter : model.parameters) {
        const QString place = u"parameter \"%1\": "_s.arg(parameter.wire);
        if (keys.contains(parameter.key()))
            return place + u"its role or wire name is used twice"_s;
        keys.insert(parameter.key());
        if (const QString wrong = faultOf(parameter); !wrong.isEmpty())
            return place + wrong;
        if (const QString wrong = faultOfDependence(model, parameter); !wrong.isEmpty())
            return place + wrong;
    }
    return {};
}

QString faultOfSlot(const MediaSpec &slot)
{
    if (slot.maximumCount < 1)
        return u"\"maxCount\" has to be at least 1"_s;
    const bool isSingle = slot.shape == MediaShape::AssetId || slot.shape == MediaShape::Uri
        || slot.shape == MediaShape::Typed;
    const qsizetype more = isSingle ? slot.maximumCount - 1 : 0;
    if (slot.moreWires.size() != more)
        return u"\"wires\" has to name a member for each input after the first, if the shape holds one"_s;
    if (slot.maximumSide > 0 && slot.minimumSide > slot.maximumSide)
        return u"\"minSide\" is above \"maxSide\""_s;
    if (!slot.subjects.isEmpty() && slot.shape != MediaShape::Tagged)
        return u"\"subjects\" belong to the shape \"tagged\""_s;
    QSet<QString> words;
    for (const SubjectSpec &subject : slot.subjects) {
        if (subject.maximumCount < 1 || words.contains(subject.word))
            return u"subject \"%1\" has no room or is there twice"_s.arg(subject.word);
        words.insert(subject.word);
    }
    if ((slot.shape == MediaShape::Timed) != (slot.role == Role::Keyframe))
        return u"the shape \"timed\" and the role \"keyframe\" belong together"_s;
    return {};
}

void addLeaves(const QJsonObject &object, const QString &prefix, QStringList &leaves)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QString path = prefix + member.key();
        if (member.value().isObject())
            addLeaves(member.value().toObject(), path + u'.', leaves);
        else
            leaves << path;
    }
}

// Whether writing one would write over the other.
bool areInTheWay(const QString &one, const QString &other)
{
    return one == other || one.startsWith(other + u'.') || other.startsWith(one + u'.');
}

bool areExclusive(const ModelSpec &model, const MediaSpec &one, const MediaSpec &other)
{
    return std::any_of(model.rules.cbegin(), model.rules.cend(), [&](const FieldRule &rule) {
        const bool asWritten = rule.fields.contains(one.key()) && rule.others.contains(other.key());
        const bool turned = rule.fields.contains(other.key()) && rule.others.contains(one.key());
        return rule.kind == FieldRule::Kind::Exclusive && (asWritten || turned);
    });
}

bool isInTheWay(const QString &wire, const QStringList &taken)
{
    return std::any_of(
        taken.cbegin(), taken.cend(), [&wire](const QString &other) { return areInTheWay(wire, other); });
}

// Slots may share a member that is a list, or one that only one of them fills.
QString faultOfShared(const ModelSpec &model, const MediaSpec &one, const MediaSpec &other)
{
    const QStringList ones = QStringList{one.wire} + one.moreWires;
    const QStringList others = QStringList{other.wire} + other.moreWires;
    for (const QString &wire : ones) {
        for (const QString &taken : others) {
            if (!areInTheWay(wire, taken) || areExclusive(model, one, other))
                continue;
            const bool isList = one.shape != MediaShape::AssetId && one.shape != MediaShape::Uri
                && one.shape != MediaShape::Typed;
            if (wire != taken || one.shape != other.shape || !isList)
                return u"its wire name is used twice"_s;
        }
    }
    return {};
}

bool isHeaderText(const QByteArray &text)
{
    return !text.isEmpty()
        && std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= ' ' && c <= '~'; });
}

} // namespace

const ParameterSpec *parameterOf(const ModelSpec &model, const QString &key)
{
    const ParameterSpec *found = model.parameter(key);
    return found && found->key() == key ? found : nullptr;
}

const MediaSpec *slotOf(const ModelSpec &model, const QString &key)
{
    const std::optional<Role> role = roleFromName(key);
    return role ? model.mediaSlot(*role) : nullptr;
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

QString faultOfMedia(const ModelSpec &model)
{
    for (qsizetype i = 0; i < model.media.size(); ++i) {
        const MediaSpec &slot = model.media[i];
        const QString place = u"input \"%1\": "_s.arg(slot.key());
        for (qsizetype k = 0; k < i; ++k) {
            if (model.media[k].role == slot.role)
                return place + u"its role is used twice"_s;
            if (const QString wrong = faultOfShared(model, slot, model.media[k]); !wrong.isEmpty())
                return place + wrong;
        }
        if (const QString wrong = faultOfSlot(slot); !wrong.isEmpty())
            return place + wrong;
    }
    return {};
}

QString faultOfWires(const ModelSpec &model)
{
    QStringList constants;
    addLeaves(model.constants, {}, constants);
    QStringList inputs;
    for (const MediaSpec &slot : model.media)
        inputs << slot.wire << slot.moreWires;
    QStringList taken = constants + inputs;
    for (const MediaSpec &slot : model.media) {
        const QStringList beside = slot.beside.keys();
        const QStringList own = QStringList{slot.wire} + slot.moreWires;
        const bool isFree = std::none_of(own.cbegin(), own.cend(), [&](const QString &wire) {
            return isInTheWay(wire, constants);
        }) && std::none_of(beside.cbegin(), beside.cend(), [&](const QString &wire) {
            return isInTheWay(wire, constants + inputs);
        });
        if (!isFree)
            return u"input \"%1\": a wire name is used twice"_s.arg(slot.key());
        taken << beside;
    }
    for (const ParameterSpec &parameter : model.parameters) {
        if (isInTheWay(parameter.wire, taken))
            return u"parameter \"%1\": its role or wire name is used twice"_s.arg(parameter.wire);
        taken << parameter.wire;
    }
    if (!model.accountWire.isEmpty() && isInTheWay(model.accountWire, taken))
        return u"\"accountWire\": the wire name is used twice"_s;
    return {};
}

QString faultOf(const ModelSpec &model)
{
    if (!model.path.startsWith(u'/') || model.path.contains(u'?') || model.path.contains(u'#'))
        return u"\"path\" has to begin with / and have no query"_s;
    if (model.since.isValid() && model.retired.isValid() && model.since > model.retired)
        return u"\"retired\" is before \"since\""_s;
    for (const QString &wrong :
        {faultOfMedia(model), faultOfParameters(model), faultOfWires(model), faultOfRules(model)}) {
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
    const QStringList types = provider.imageTypes + provider.videoTypes + provider.audioTypes;
    for (const QString &type : types) {
        if (type.count(u'/') != 1)
            return place + u"\"%1\" is no type of a file"_s.arg(type);
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
