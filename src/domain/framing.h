// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"

#include <QPointF>
#include <QRectF>
#include <QSize>

namespace studio {

//! The pixels that the model will deliver for this request; empty when the catalogue cannot tell, or when
//! they come from an input (a clip keeps its format). Goes by the kinds that are noted in the request.
[[nodiscard]] QSize outputSize(const ModelSpec &model, const GenerationRequest &request);

//! The largest part of `picture` with the ratio of `output`, around the middle, in fractions of the picture
//! (0…1).
[[nodiscard]] QRectF centredCrop(QSize picture, QSize output);

//! Moves a crop inside the picture, keeping its size.
[[nodiscard]] QRectF movedCrop(const QRectF &crop, QPointF delta);

//! Of a Choice with sizes, the one whose ratio is nearest to the picture's; null when none has a size.
[[nodiscard]] const ChoiceValue *nearestAspect(const ParameterSpec &parameter, QSize picture);

//! The ratio that is used when nobody chose one: the documented default, else the one nearest to the first
//! picture (the chosen part of it) whose size is known; null when there is neither.
[[nodiscard]] const ChoiceValue *defaultAspect(
    const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts);

} // namespace studio
