// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/generationrequest.h"

#include <QByteArray>
#include <QJsonObject>

namespace studio {

//! The settings that made a task of useapi.net, read back from what it echoes in `options` and `taskType`:
//! the inverse of what the service does with a create call (structure_transformation comes back divided by
//! ten, the camera's axes as letters, the pictures by their timestamps 0, 0.5 and 1, an upright picture as
//! `flip`). Inputs come back as the addresses that the service kept them under. What cannot be read is left
//! out, what nobody knows as well. Pure.
//! NotFound when the task tells no settings; Protocol when it is no task.
[[nodiscard]] Result<GenerationRequest> useapiSettings(const QByteArray &body);
[[nodiscard]] Result<GenerationRequest> useapiSettings(const QJsonObject &task);

} // namespace studio
