// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/framing.h"

#include "domain/validation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio {

namespace {

double ratioOf(QSize size)
{
    return double(size.width()) / size.height();
}

QSize croppedSize(QSize size, const std::optional<QRectF> &crop)
{
    if (!crop)
        return size;
    return {qRound(size.width() * crop->width()), qRound(size.height() * crop->height())};
}

} // namespace

QSize outputSize(const ModelSpec &model, const GenerationRequest &request)
{
    const ParameterSpec *aspect = model.parameter(Role::Aspect);
    if (!aspect || !applies(*aspect, model, request))
        return model.outputSize;
    QJsonValue value = request.value(Role::Aspect);
    if (!isSet(*aspect, value))
        value = aspect->defaultValue;
    const ChoiceValue *choice = aspect->choice(value);
    return choice && !choice->size.isEmpty() ? choice->size : model.outputSize;
}

QRectF centredCrop(QSize picture, QSize output)
{
    if (picture.isEmpty() || output.isEmpty())
        return {0, 0, 1, 1};
    const double share = ratioOf(output) / ratioOf(picture);
    const double width = std::min(1.0, share);
    const double height = std::min(1.0, 1.0 / share);
    return {(1 - width) / 2, (1 - height) / 2, width, height};
}

QRectF movedCrop(const QRectF &crop, QPointF delta)
{
    const double x = std::clamp(crop.x() + delta.x(), 0.0, std::max(0.0, 1.0 - crop.width()));
    const double y = std::clamp(crop.y() + delta.y(), 0.0, std::max(0.0, 1.0 - crop.height()));
    return {x, y, crop.width(), crop.height()};
}

const ChoiceValue *nearestAspect(const ParameterSpec &parameter, QSize picture)
{
    if (picture.isEmpty())
        return nullptr;
    const ChoiceValue *nearest = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const ChoiceValue &choice : parameter.choices) {
        if (choice.size.isEmpty())
            continue;
        // Twice as wide is as far away as twice as high.
        const double distance = std::abs(std::log(ratioOf(choice.size) / ratioOf(picture)));
        if (distance < least) {
            least = distance;
            nearest = &choice;
        }
    }
    return nearest;
}

const ChoiceValue *defaultAspect(
    const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
{
    const ParameterSpec *aspect = model.parameter(Role::Aspect);
    GenerationRequest noted = request;
    noteKinds(noted, facts);
    if (!aspect || !applies(*aspect, model, noted))
        return nullptr;
    if (const ChoiceValue *documented = aspect->choice(aspect->defaultValue))
        return documented;
    for (const MediaSpec &slot : model.media) {
        const MediaInput *input = request.input(slot.role);
        if (!input)
            continue;
        const auto known = facts.constFind(input->reference.toText());
        if (known != facts.cend() && known->state == MediaFacts::State::Known) {
            if (const ChoiceValue *nearest = nearestAspect(*aspect, croppedSize(known->size, input->crop)))
                return nearest;
        }
    }
    return nullptr;
}

} // namespace studio
