// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/formswitch.h"

#include "domain/framing.h"
#include "domain/validation.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

// The shape that a value names by itself: "1280:720", "16:9", or a plain word for how it lies.
QSize shapeOf(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text == "landscape"_L1)
        return {16, 9};
    if (text == "portrait"_L1)
        return {9, 16};
    if (text == "square"_L1)
        return {1, 1};
    const QStringList sides = text.split(u':');
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
}

QSize shapeOf(const ChoiceValue &choice)
{
    return choice.size.isEmpty() ? shapeOf(choice.value) : choice.size;
}

QJsonValue adaptedAspect(const ParameterSpec &target, const QJsonValue &value, const ModelSpec *source)
{
    if (const ChoiceValue *same = target.choice(value))
        return same->value;
    const ParameterSpec *from = source ? source->parameter(Role::Aspect) : nullptr;
    const ChoiceValue *old = from ? from->choice(value) : nullptr;
    // "16:9" says as much of a shape as "1280:720" does.
    ParameterSpec shaped = target;
    for (ChoiceValue &choice : shaped.choices)
        choice.size = shapeOf(choice);
    const ChoiceValue *nearest = nearestAspect(shaped, old ? shapeOf(*old) : shapeOf(value));
    return nearest ? nearest->value : QJsonValue(QJsonValue::Undefined);
}

QJsonValue nearestNumber(const ParameterSpec &target, double wanted)
{
    QJsonValue nearest(QJsonValue::Undefined);
    double least = std::numeric_limits<double>::infinity();
    for (const ChoiceValue &choice : target.choices) {
        const double distance = std::abs(choice.value.toDouble() - wanted);
        if (choice.value.isDouble() && distance < least) {
            least = distance;
            nearest = choice.value;
        }
    }
    return nearest;
}

QJsonValue adaptedDuration(const ParameterSpec &target, const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const double wanted = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(wanted))
        return QJsonValue::Undefined;
    if (target.kind == ParameterKind::Choice)
        return nearestNumber(target, wanted);
    const double held = std::clamp(wanted, target.minimum.value_or(wanted),
        std::max(target.minimum.value_or(wanted), target.maximum.value_or(wanted)));
    constexpr double Sensible = 1e9;
    if (target.kind == ParameterKind::Integer && std::abs(held) < Sensible)
        return QJsonValue(qint64(std::llround(held)));
    return target.kind == ParameterKind::Number ? QJsonValue(held) : QJsonValue(QJsonValue::Undefined);
}

bool isAllowed(const ParameterSpec &target, const QJsonValue &value)
{
    switch (target.kind) {
    case ParameterKind::Text:
        return value.isString();
    case ParameterKind::Boolean:
        return value.isBool();
    case ParameterKind::Choice:
        return target.choice(value) != nullptr;
    case ParameterKind::Integer:
    case ParameterKind::Number:
        break;
    }
    const double number = value.toDouble();
    const bool isWhole = std::floor(number) == number;
    return value.isDouble() && (isWhole || target.kind == ParameterKind::Number)
        && number >= target.minimum.value_or(number) && number <= target.maximum.value_or(number);
}

QJsonValue adaptedValue(const ParameterSpec &target, const QJsonValue &value, const ModelSpec *source)
{
    if (!isSet(target, value))
        return QJsonValue::Undefined;
    if (target.role == Role::Aspect && target.kind == ParameterKind::Choice)
        return adaptedAspect(target, value, source);
    if (target.role == Role::Duration)
        return adaptedDuration(target, value);
    return isAllowed(target, value) ? asSent(target, value) : QJsonValue(QJsonValue::Undefined);
}

bool isUsable(const MediaSpec &slot, const MediaInput &input, bool sameProvider)
{
    const std::optional<MediaKind> kind = kindOf(input);
    if (kind && !slot.kinds.contains(*kind))
        return false;
    const bool takesAssets = slot.shape == MediaShape::AssetId;
    if (sameProvider)
        return true;
    if (input.reference.kind == MediaReference::Kind::Asset)
        return takesAssets;
    return input.reference.kind != MediaReference::Kind::Upload || !takesAssets;
}

// What the new slot has no use for goes; a tag stays, because a person wrote it.
MediaInput fitted(const MediaSpec &slot, MediaInput input)
{
    const bool isKnown = std::any_of(slot.subjects.cbegin(), slot.subjects.cend(),
        [&input](const SubjectSpec &subject) { return subject.word == input.subject; });
    if (!isKnown)
        input.subject.clear();
    if (slot.shape != MediaShape::Timed)
        input.at.reset();
    if (slot.kinds == QList{MediaKind::Image})
        input.trim.reset();
    return input;
}

} // namespace

GenerationRequest adapted(const GenerationRequest &request, const ModelSpec &target, const ModelSpec *source)
{
    GenerationRequest result;
    result.provider = target.provider;
    result.operation = target.operation;
    result.model = target.model;
    for (const ParameterSpec &parameter : target.parameters) {
        const QJsonValue value
            = adaptedValue(parameter, request.values.value(parameter.key(), QJsonValue::Undefined), source);
        if (!value.isUndefined())
            result.values.insert(parameter.key(), value);
    }
    const bool sameProvider = !request.provider.isEmpty() && request.provider == target.provider;
    for (const MediaSpec &slot : target.media) {
        int count = 0;
        for (const MediaInput &input : request.media) {
            if (input.role == slot.role && count < slot.maximumCount && isUsable(slot, input, sameProvider)) {
                result.media << fitted(slot, input);
                ++count;
            }
        }
    }
    // Last, because they may depend on values and inputs alike.
    for (const ParameterSpec &parameter : target.parameters) {
        if (!applies(parameter, target, result))
            result.values.remove(parameter.key());
    }
    return result;
}

} // namespace studio
