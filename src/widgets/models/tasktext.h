// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/task.h"

#include <QString>

#include <optional>

//! Short texts about what a request asks for, for rows and captions. Pure.
namespace studio::tasktext {

//! "zoom +4", "pan −3" …, joined; "static"; empty when the camera is left alone.
[[nodiscard]] QString cameraText(const GenerationRequest &request, const QString &separator);
//! "seed 2190447 · zoom +4, pan −3 · 5 s". With a model, only what it has; without one a seed is assumed.
[[nodiscard]] QString settingsLine(const GenerationRequest &request, const ModelSpec *model = nullptr);
//! The prompt on one line, or what is done with which input: "Upscale of take.mp4". `modelLabel` may be
//! empty.
[[nodiscard]] QString title(const GenerationRequest &request, const QString &modelLabel = {});
//! What a person calls an input: the file's name, the last part of an address, or that it is an asset.
[[nodiscard]] QString inputName(const MediaReference &reference);
//! As the person's file was called, else as above.
[[nodiscard]] QString inputName(const MediaInput &input);
//! What an input that a provider keeps is called when nobody told its name: "Clip 4c5b8a34". Never the whole
//! id, which has somebody's e-mail address in it.
[[nodiscard]] QString keptName(const MediaReference &reference, std::optional<MediaKind> kind);
//! The time of day when it was today, else the date, in local time.
[[nodiscard]] QString timeText(Instant instant, Instant now);

} // namespace studio::tasktext
