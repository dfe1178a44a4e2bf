// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/fieldrules.h"

#include "domain/mediarules.h"
#include "domain/valuerules.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! The rules of one model on one request.
class Rules final {
public:
    Rules(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
        : m_model(model)
        , m_request(request)
        , m_facts(facts)
    {
    }

    QList<Problem> check(const FieldRule &rule) const
    {
        switch (rule.kind) {
        case FieldRule::Kind::Exclusive:
            return checkExclusive(rule);
        case FieldRule::Kind::Requires:
            return checkRequires(rule);
        case FieldRule::Kind::RequiresAny:
            return checkRequiresAny(rule);
        case FieldRule::Kind::AtLeastOne:
            return checkAtLeastOne(rule);
        case FieldRule::Kind::TotalSeconds:
            return checkSeconds(rule);
        case FieldRule::Kind::TotalCount:
            return checkCount(rule);
        case FieldRule::Kind::TotalPixels:
            return checkPixels(rule);
        }
        Q_UNREACHABLE();
        return {};
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

    QList<Problem> checkRequiresAny(const FieldRule &rule) const
    {
        const auto chosen = [this](const QString &key) { return isChosen(key); };
        if (std::any_of(rule.others.cbegin(), rule.others.cend(), chosen))
            return {};
        QList<Problem> problems;
        for (const QString &field : rule.fields) {
            if (!isChosen(field))
                continue;
            Problem problem = problemAt(field, ProblemCode::Requires);
            problem.other = rule.others.constFirst();
            problem.given = rule.others.join(u' ');
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
        problem.given = rule.fields.join(u' ');
        return {problem};
    }

    QList<const MediaInput *> inputsOf(const FieldRule &rule) const
    {
        QList<const MediaInput *> inputs;
        for (const QString &field : rule.fields) {
            if (const std::optional<Role> role = roleFromName(field))
                inputs << m_request.inputs(*role);
        }
        return inputs;
    }

    // What nobody has measured counts for nothing: the provider will look at it.
    QList<Problem> checkSeconds(const FieldRule &rule) const
    {
        const QList<const MediaInput *> inputs = inputsOf(rule);
        if (!rule.fields.isEmpty() && inputs.isEmpty())
            return {};
        double seconds = 0;
        for (const MediaInput *input : inputs)
            seconds += usedSeconds(*input, m_facts).value_or(0);
        QString last;
        for (const QString &key : rule.others) {
            const ParameterSpec *parameter = m_model.parameter(key);
            const std::optional<double> added = numberOf(key);
            if (!added || !applies(*parameter, m_model, m_request))
                continue;
            seconds += *added;
            last = key;
        }
        const QString field = inputs.isEmpty() ? last : roleName(inputs.constFirst()->role);
        return checkTotal(rule, ProblemCode::MediaTogetherTooLong, field, seconds);
    }

    QList<Problem> checkCount(const FieldRule &rule) const
    {
        const QList<const MediaInput *> inputs = inputsOf(rule);
        const QString field = inputs.isEmpty() ? QString() : QString(roleName(inputs.constFirst()->role));
        return checkTotal(rule, ProblemCode::TooManyTogether, field, double(inputs.size()));
    }

    static QList<Problem> checkTotal(
        const FieldRule &rule, ProblemCode code, const QString &field, double total)
    {
        constexpr double Rounding = 1e-6; // of sums
        if (total <= rule.maximum + Rounding)
            return {};
        Problem problem = problemAt(field, code);
        problem.length = total;
        problem.maximum = rule.maximum;
        return {problem};
    }

    // Chosen, else the default; nothing when there is neither.
    std::optional<double> numberOf(const QString &key) const
    {
        const ParameterSpec *parameter = m_model.parameter(key);
        if (!parameter)
            return std::nullopt;
        QJsonValue value = m_request.values.value(key, QJsonValue::Undefined);
        value = isSet(*parameter, value) ? value : parameter->defaultValue;
        bool isNumber = value.isDouble();
        const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }

    QList<Problem> checkPixels(const FieldRule &rule) const
    {
        const QString factorKey = rule.others.value(0);
        const std::optional<double> factor = factorKey.isEmpty() ? 1.0 : numberOf(factorKey);
        const QList<const MediaInput *> inputs = inputsOf(rule);
        const auto known
            = inputs.isEmpty() ? m_facts.cend() : m_facts.constFind(inputs.constFirst()->reference.toText());
        if (!factor || known == m_facts.cend() || known->state != MediaFacts::State::Known)
            return {};
        const QSizeF part = usedSize(*inputs.constFirst(), *known);
        const double pixels = std::floor(part.width() * *factor) * std::floor(part.height() * *factor);
        if (pixels <= rule.maximum)
            return {};
        // Less of an enlargement is the nearest way out.
        Problem problem = problemAt(
            factorKey.isEmpty() ? rule.fields.constFirst() : factorKey, ProblemCode::OutputTooLarge);
        problem.length = pixels;
        problem.maximum = rule.maximum;
        problem.other = factorKey.isEmpty() ? QString() : rule.fields.constFirst();
        return {problem};
    }

    const ModelSpec &m_model;
    const GenerationRequest &m_request;
    const MediaFactsMap &m_facts;
};

} // namespace

QList<Problem> ruleProblems(
    const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
{
    const Rules rules(model, request, facts);
    QList<Problem> problems;
    for (const FieldRule &rule : model.rules)
        problems << rules.check(rule);
    return problems;
}

} // namespace studio
