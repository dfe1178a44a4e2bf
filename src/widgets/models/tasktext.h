// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/generationrequest.h"
#include "domain/task.h"

#include <QString>

//! Short texts about what a request asks for, for rows and captions. Pure.
namespace studio::tasktext {

//! "zoom +4", "pan −3" …, joined; "static"; empty when the camera is left alone.
[[nodiscard]] QString cameraText(const GenerationRequest &request, const QString &separator);
//! "seed 2190447 · zoom +4, pan −3 · 5 s".
[[nodiscard]] QString settingsLine(const GenerationRequest &request);
//! The prompt on one line, or what stands in for it.
[[nodiscard]] QString title(const GenerationRequest &request);
//! The time of day when it was today, else the date, in local time.
[[nodiscard]] QString timeText(Instant instant, Instant now);

} // namespace studio::tasktext
