// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/validation.h"

#include "domain/fieldrules.h"
#include "domain/filesuffix.h"
#include "domain/framing.h"
#include "domain/mediarules.h"
#include "domain/tagrules.h"
#include "domain/valuerules.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! The rules of one model's parameters on one request.
class Parameters final {
public:
    Parameters(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
        : m_model(model)
        , m_request(request)
        , m_facts(facts)
    {
    }

    std::optional<Problem> check(const ParameterSpec &parameter) const
    {
        const QJsonValue value = m_request.values.value(parameter.key(), QJsonValue::Undefined);
        if (!isSet(parameter, value)) {
            if (isRequired(parameter, m_model, m_request) && !isFilledIn(parameter))
                return problemAt(parameter.key(), ProblemCode::Required);
            return std::nullopt;
        }
        if (!applies(parameter, m_model, m_request)) {
            Problem problem = problemAt(parameter.key(), ProblemCode::Requires);
            problem.other = parameter.when->key;
            return problem;
        }
        return valueProblem(parameter, value);
    }

private:
    // Whether resolving the request will find a value by itself.
    bool isFilledIn(const ParameterSpec &parameter) const
    {
        if (!parameter.defaultValue.isUndefined())
            return true;
        if (parameter.defaultFrom && m_request.input(*parameter.defaultFrom))
            return true;
        if (parameter.role == Role::Seed && parameter.alwaysSent)
            return true;
        return parameter.role == Role::Aspect && comesFromPicture(parameter);
    }

    // A ratio that nobody chose is the one nearest to the first picture. A picture that is missing or not
    // measured yet is told of at its slot; one that lies elsewhere is not measured.
    bool comesFromPicture(const ParameterSpec &aspect) const
    {
        const bool hasSizes = std::any_of(aspect.choices.cbegin(), aspect.choices.cend(),
            [](const ChoiceValue &choice) { return !choice.size.isEmpty(); });
        if (!hasSizes || m_model.media.isEmpty())
            return false;
        if (defaultAspect(m_model, m_request, m_facts))
            return true;
        bool isAnyTaken = false;
        for (const MediaInput &input : m_request.media) {
            if (!m_model.mediaSlot(input.role))
                continue;
            isAnyTaken = true;
            if (input.reference.kind == MediaReference::Kind::File)
                return true;
        }
        return !isAnyTaken && needsPicture();
    }

    bool needsPicture() const
    {
        const auto isSlot = [this](const QString &key) { return !m_model.parameter(key); };
        return std::any_of(m_model.media.cbegin(), m_model.media.cend(), [](const MediaSpec &slot) {
            return slot.required;
        }) || std::any_of(m_model.rules.cbegin(), m_model.rules.cend(), [&isSlot](const FieldRule &rule) {
            return rule.kind == FieldRule::Kind::AtLeastOne
                && std::all_of(rule.fields.cbegin(), rule.fields.cend(), isSlot);
        });
    }

    const ModelSpec &m_model;
    const GenerationRequest &m_request;
    const MediaFactsMap &m_facts;
};

// Inputs first, as in the form; what belongs to no field comes last.
QList<Problem> inFieldOrder(QList<Problem> problems, const ModelSpec &model)
{
    QStringList order;
    for (const MediaSpec &slot : model.media)
        order << slot.key();
    for (const ParameterSpec &parameter : model.parameters)
        order << parameter.key();
    const auto place = [&order](const Problem &problem) {
        const qsizetype index = order.indexOf(problem.field);
        return std::pair(problem.severity == Problem::Severity::Notice, index < 0 ? order.size() : index);
    };
    std::stable_sort(problems.begin(), problems.end(),
        [&place](const Problem &a, const Problem &b) { return place(a) < place(b); });
    return problems;
}

// What the name of a file says, for addresses: the provider goes by what the other side tells it.
std::optional<MediaKind> kindBySuffix(const QString &path)
{
    const QString name = path.section(u'/', -1);
    return name.contains(u'.') ? kindOfSuffix(name.section(u'.', -1)) : std::nullopt;
}

bool isAmong(const QList<QJsonValue> &wanted, const QJsonValue &value)
{
    return std::any_of(wanted.cbegin(), wanted.cend(),
        [&value](const QJsonValue &candidate) { return isSameValue(candidate, value); });
}

constexpr int DeepestCondition = 8; // fields that depend on each other in a circle end here

//! What a condition looks at; Undefined for a parameter that does not exist just now. Nothing when it cannot
//! be told.
std::optional<QJsonValue> observed(
    const Condition &condition, const ModelSpec &model, const GenerationRequest &request, int depth)
{
    const std::optional<Role> role = roleFromName(condition.key);
    if (const MediaSpec *slot = role ? model.mediaSlot(*role) : nullptr) {
        const MediaInput *input = request.input(*role);
        std::optional<MediaKind> kind = input ? kindOf(*input) : std::nullopt;
        if (!kind && slot->kinds.size() == 1)
            kind = slot->kinds.constFirst();
        if (input && !kind)
            return std::nullopt;
        return QJsonValue(input ? QString(mediaKindName(*kind)) : QString());
    }
    const ParameterSpec *other = model.parameter(condition.key);
    if (!other || depth > DeepestCondition)
        return QJsonValue(QJsonValue::Undefined);
    if (other->when) {
        const auto decider = observed(*other->when, model, request, depth + 1);
        if (decider && !isAmong(other->when->is, *decider))
            return QJsonValue(QJsonValue::Undefined);
    }
    const QJsonValue value = request.values.value(other->key(), QJsonValue(QJsonValue::Undefined));
    return isSet(*other, value) ? value : other->defaultValue;
}

} // namespace

QList<Problem> validate(const ProviderSpec &provider, const ModelSpec &model,
    const GenerationRequest &request, const MediaFactsMap &facts)
{
    GenerationRequest noted = request;
    noteKinds(noted, facts);
    const Parameters parameters(model, noted, facts);
    QList<Problem> problems = mediaProblems(provider, model, noted, facts);
    problems << tagProblems(model, noted);
    for (const ParameterSpec &parameter : model.parameters) {
        if (const auto found = parameters.check(parameter))
            problems << *found;
    }
    problems << unknownParameters(model, noted) << ruleProblems(model, noted, facts);
    if (model.retired.isValid()) {
        Problem notice = problemAt({}, ProblemCode::ModelRetired);
        notice.severity = Problem::Severity::Notice;
        notice.given = model.retired.toString(Qt::ISODate);
        problems << notice;
    }
    return inFieldOrder(std::move(problems), model);
}

bool concernsFile(ProblemCode code)
{
    switch (code) {
    case ProblemCode::MediaMissing:
    case ProblemCode::MediaEmpty:
    case ProblemCode::MediaUnreadable:
    case ProblemCode::MediaWrongKind:
    case ProblemCode::MediaAnimated:
    case ProblemCode::MediaTooLarge:
    case ProblemCode::MediaTooSmall:
    case ProblemCode::MediaSideTooLong:
    case ProblemCode::MediaSideTooShort:
    case ProblemCode::MediaAspect:
    case ProblemCode::MediaDuration:
        return true;
    default:
        return false;
    }
}

bool hasErrors(const QList<Problem> &problems)
{
    return std::any_of(problems.cbegin(), problems.cend(),
        [](const Problem &problem) { return problem.severity == Problem::Severity::Error; });
}

bool isSet(const ParameterSpec &parameter, const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return false;
    if (value.isString() && value.toString().trimmed().isEmpty())
        return false;
    return parameter.neutral.isUndefined() || value != parameter.neutral;
}

void noteKinds(GenerationRequest &request, const MediaFactsMap &facts)
{
    for (MediaInput &input : request.media) {
        const auto known = facts.constFind(input.reference.toText());
        if (known != facts.cend() && known->state == MediaFacts::State::Known)
            input.kind = known->kind;
    }
}

std::optional<double> usedSeconds(const MediaInput &input, const MediaFactsMap &facts)
{
    if (input.trim && input.trim->most > input.trim->least && std::isfinite(input.trim->most))
        return input.trim->most - input.trim->least;
    const auto known = facts.constFind(input.reference.toText());
    const bool isKnown = known != facts.cend() && known->state == MediaFacts::State::Known;
    if (isKnown)
        return known->seconds > 0 ? std::optional(known->seconds) : std::nullopt;
    return input.reference.kind == MediaReference::Kind::File ? std::nullopt : input.length;
}

std::optional<MediaKind> kindOf(const MediaInput &input)
{
    if (input.kind || input.reference.kind != MediaReference::Kind::Url)
        return input.kind;
    return kindBySuffix(QUrl(input.reference.value).path());
}

bool holds(const Condition &condition, const ModelSpec &model, const GenerationRequest &request)
{
    const std::optional<QJsonValue> value = observed(condition, model, request, 0);
    return !value || isAmong(condition.is, *value);
}

bool applies(const ParameterSpec &parameter, const ModelSpec &model, const GenerationRequest &request)
{
    return !parameter.when || holds(*parameter.when, model, request);
}

bool isRequired(const ParameterSpec &parameter, const ModelSpec &model, const GenerationRequest &request)
{
    if (!applies(parameter, model, request))
        return false;
    return parameter.requiredWhen ? holds(*parameter.requiredWhen, model, request) : parameter.required;
}

QJsonValue asSent(const ParameterSpec &parameter, const QJsonValue &value)
{
    if (!isSet(parameter, value))
        return QJsonValue::Undefined;
    if (const ChoiceValue *choice = parameter.choice(value))
        return choice->value;
    return value;
}

} // namespace studio
