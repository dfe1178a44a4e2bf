// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/valuerules.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

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

// Values that ask for nothing may stay when a form changes its model.
bool asksForSomething(const QString &key, const QJsonValue &value)
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

} // namespace

Problem problemAt(const QString &field, ProblemCode code)
{
    Problem problem;
    problem.field = field;
    problem.code = code;
    return problem;
}

std::optional<Problem> valueProblem(const ParameterSpec &parameter, const QJsonValue &value)
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

QList<Problem> unknownParameters(const ModelSpec &model, const GenerationRequest &request)
{
    QList<Problem> problems;
    for (auto value = request.values.cbegin(); value != request.values.cend(); ++value) {
        // By its exact key: a value under another name would be left out of the body without a word.
        const ParameterSpec *known = model.parameter(value.key());
        if ((!known || known->key() != value.key()) && asksForSomething(value.key(), *value))
            problems << problemAt(value.key(), ProblemCode::UnknownParameter);
    }
    return problems;
}

bool hasControlCharacter(const QString &text, bool lines)
{
    return std::any_of(text.cbegin(), text.cend(), [lines](QChar c) {
        if (lines && (c == u'\n' || c == u'\r' || c == u'\t'))
            return false;
        const bool breaksLine = c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        return c.category() == QChar::Other_Control || (breaksLine && !lines);
    });
}

} // namespace studio
