// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"
#include "widgets/stage/previzview.h"

#include <QHash>
#include <QImage>
#include <QString>

//! What the stage shows for shots that no camera moves over. Pure.
namespace studio::previz {

//! What is at hand of a shot.
struct Shot {
    const ModelSpec &model;
    const GenerationRequest &request;
    const MediaFactsMap &facts;
    const QHash<QString, QImage> &pictures; //!< by path: of pictures and clips one image, of sound its shape
};

//! Whether the model works from pictures at times of the clip.
[[nodiscard]] bool hasKeyframes(const ModelSpec &model);
//! Fills in everything but keyframes, move, size and length.
void compose(PrevizScene &scene, const Shot &shot);

} // namespace studio::previz
