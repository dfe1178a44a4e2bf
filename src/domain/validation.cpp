// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/validation.h"

#include "domain/framing.h"
#include "domain/mediarules.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

Problem problemAt(const QString &field, ProblemCode code)
{
    Problem problem;
    problem.field = field;
    problem.code = code;
    return problem;
}

Problem boundsProblem(const ParameterSpec &parameter, ProblemCode code)
{
    Problem problem = problemAt(parameter.key(), code);
    problem.minimum = parameter.minimum;
    problem.maximum = parameter.maximum;
    return problem;
}

QString shown(const QJsonValue &value)
{
    return value.isString() ? value.toString() : value.toVariant().toString();
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

std::optional<Problem> checkText(const ParameterSpec &parameter, const QJsonValue &value)
{
    if (!value.isString())
        return problemAt(parameter.key(), ProblemCode::WrongType);
    const QString text = value.toString();
    const double length = double(text.size());
    if (length > parameter.maximum.value_or(length) || length < parameter.minimum.value_or(length)) {
        const bool isLong = length > parameter.maximum.value_or(length);
        Problem problem = boundsProblem(parameter, isLong ? ProblemCode::TooLong : ProblemCode::OutOfRange);
        problem.length = length;
        return problem;
    }
    if (hasControlCharacter(text, parameter.form == TextForm::Lines))
        return problemAt(parameter.key(), ProblemCode::ControlCharacters);
    if (parameter.form == TextForm::Address && !isWebAddress(text)) {
        Problem problem = problemAt(parameter.key(), ProblemCode::AddressInvalid);
        problem.given = text;
        return problem;
    }
    return std::nullopt;
}

std::optional<Problem> checkNumber(const ParameterSpec &parameter, const QJsonValue &value)
{
    const double number = value.toDouble();
    const bool isWhole = std::floor(number) == number;
    if (!value.isDouble() || !std::isfinite(number)
        || (parameter.kind == ParameterKind::Integer && !isWhole)) {
        Problem problem = problemAt(parameter.key(), ProblemCode::WrongType);
        problem.given = shown(value);
        return problem;
    }
    if (number >= parameter.minimum.value_or(number) && number <= parameter.maximum.value_or(number))
        return std::nullopt;
    Problem problem = boundsProblem(parameter, ProblemCode::OutOfRange);
    problem.given = shown(value);
    return problem;
}

std::optional<Problem> checkChoice(const ParameterSpec &parameter, const QJsonValue &value)
{
    if (parameter.choice(value))
        return std::nullopt;
    const bool isScalar = value.isString() || value.isDouble();
    Problem problem = problemAt(parameter.key(), isScalar ? ProblemCode::NotAChoice : ProblemCode::WrongType);
    problem.given = shown(value);
    return problem;
}

std::optional<Problem> checkValue(const ParameterSpec &parameter, const QJsonValue &value)
{
    switch (parameter.kind) {
    case ParameterKind::Text:
        return checkText(parameter, value);
    case ParameterKind::Integer:
    case ParameterKind::Number:
        return checkNumber(parameter, value);
    case ParameterKind::Boolean:
        if (value.isBool())
            return std::nullopt;
        return problemAt(parameter.key(), ProblemCode::WrongType);
    case ParameterKind::Choice:
        return checkChoice(parameter, value);
    }
    Q_UNREACHABLE();
    return std::nullopt;
}

//! The rules of one model on one request.
class Rules final {
public:
    Rules(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
        : m_model(model)
        , m_request(request)
        , m_facts(facts)
    {
    }

    std::optional<Problem> check(const ParameterSpec &parameter) const
    {
        const QJsonValue value = m_request.values.value(parameter.key(), QJsonValue::Undefined);
        if (!isSet(parameter, value)) {
            if (parameter.required && !isFilledIn(parameter))
                return problemAt(parameter.key(), ProblemCode::Required);
            return std::nullopt;
        }
        if (!applies(parameter, m_model, m_request)) {
            Problem problem = problemAt(parameter.key(), ProblemCode::Requires);
            problem.other = parameter.when->key;
            return problem;
        }
        return checkValue(parameter, value);
    }

    QList<Problem> unknownParameters() const
    {
        QList<Problem> problems;
        for (auto value = m_request.values.cbegin(); value != m_request.values.cend(); ++value) {
            // By its exact key: a value under another name would be left out of the body without a word.
            const ParameterSpec *known = m_model.parameter(value.key());
            if ((!known || known->key() != value.key()) && asksForSomething(value.key(), *value))
                problems << problemAt(value.key(), ProblemCode::UnknownParameter);
        }
        return problems;
    }

    QList<Problem> check(const FieldRule &rule) const
    {
        switch (rule.kind) {
        case FieldRule::Kind::Exclusive:
            return checkExclusive(rule);
        case FieldRule::Kind::Requires:
            return checkRequires(rule);
        case FieldRule::Kind::AtLeastOne:
            break;
        }
        return checkAtLeastOne(rule);
    }

private:
    bool isChosen(const QString &key) const
    {
        if (const ParameterSpec *parameter = m_model.parameter(key)) {
            return isSet(*parameter, m_request.values.value(key, QJsonValue::Undefined))
                && applies(*parameter, m_model, m_request);
        }
        return std::any_of(m_request.media.cbegin(), m_request.media.cend(),
            [&key](const MediaInput &input) { return key == roleName(input.role); });
    }

    // Whether resolving the request will find a value by itself.
    bool isFilledIn(const ParameterSpec &parameter) const
    {
        if (!applies(parameter, m_model, m_request) || !parameter.defaultValue.isUndefined())
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

    // Values that ask for nothing may stay when a form changes its model.
    static bool asksForSomething(const QString &key, const QJsonValue &value)
    {
        if (value.isUndefined() || value.isNull())
            return false;
        if (value.isString())
            return !value.toString().trimmed().isEmpty();
        const std::optional<Role> role = roleFromName(key);
        if (role && isCameraAxis(*role) && value.isDouble())
            return value.toDouble() != 0;
        if (role == Role::CameraStatic || role == Role::ExploreMode)
            return value != QJsonValue(false);
        return true;
    }

    QList<Problem> checkExclusive(const FieldRule &rule) const
    {
        QList<Problem> problems;
        for (const QString &field : rule.fields) {
            const auto other = std::find_if(rule.others.cbegin(), rule.others.cend(),
                [this](const QString &key) { return isChosen(key); });
            if (!isChosen(field) || other == rule.others.cend())
                continue;
            Problem problem = problemAt(field, ProblemCode::Exclusive);
            problem.other = *other;
            problems << problem;
        }
        return problems;
    }

    QList<Problem> checkRequires(const FieldRule &rule) const
    {
        QList<Problem> problems;
        for (const QString &field : rule.fields) {
            const auto other = std::find_if(rule.others.cbegin(), rule.others.cend(),
                [this](const QString &key) { return !isChosen(key); });
            if (!isChosen(field) || other == rule.others.cend())
                continue;
            Problem problem = problemAt(field, ProblemCode::Requires);
            problem.other = *other;
            problems << problem;
        }
        return problems;
    }

    QList<Problem> checkAtLeastOne(const FieldRule &rule) const
    {
        const bool isAny = std::any_of(
            rule.fields.cbegin(), rule.fields.cend(), [this](const QString &key) { return isChosen(key); });
        if (isAny)
            return {};
        const bool isMediaOnly = std::none_of(rule.fields.cbegin(), rule.fields.cend(),
            [this](const QString &key) { return m_model.parameter(key); });
        Problem problem = problemAt(
            rule.fields.constFirst(), isMediaOnly ? ProblemCode::Required : ProblemCode::NothingGiven);
        problem.other = rule.fields.value(1);
        return {problem};
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

} // namespace

QList<Problem> validate(const ProviderSpec &provider, const ModelSpec &model,
    const GenerationRequest &request, const MediaFactsMap &facts)
{
    const Rules rules(model, request, facts);
    QList<Problem> problems = mediaProblems(provider, model, request, facts);
    for (const ParameterSpec &parameter : model.parameters) {
        if (const auto found = rules.check(parameter))
            problems << *found;
    }
    problems << rules.unknownParameters();
    for (const FieldRule &rule : model.rules)
        problems << rules.check(rule);
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

bool applies(const ParameterSpec &parameter, const ModelSpec &model, const GenerationRequest &request)
{
    if (!parameter.when)
        return true;
    const ParameterSpec *other = model.parameter(parameter.when->key);
    if (!other)
        return false;
    QJsonValue value = request.values.value(other->key(), QJsonValue::Undefined);
    if (!isSet(*other, value))
        value = other->defaultValue;
    return std::any_of(parameter.when->is.cbegin(), parameter.when->is.cend(),
        [&value](const QJsonValue &wanted) { return isSameValue(wanted, value); });
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
