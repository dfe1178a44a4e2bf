// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/generationrequest.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace studio {

//! The settings that made a task of useapi.net, read back from what it echoes in `options` and `taskType`:
//! the inverse of what the service does with a create call (structure_transformation comes back divided by
//! ten, the camera's axes as letters, the pictures by their timestamps 0, 0.5 and 1, an upright picture as
//! `flip`). Inputs come back as the addresses that the service kept them under, which end within a day: see
//! nameAssets(). What cannot be read is left out, what nobody knows as well. Pure.
//! NotFound with a sentence when the task tells no settings or nothing here makes such tasks; Protocol when
//! it is no task.
[[nodiscard]] Result<GenerationRequest> useapiSettings(const QByteArray &body);
[[nodiscard]] Result<GenerationRequest> useapiSettings(const QJsonObject &task);

//! Whether an input is an address.
[[nodiscard]] bool hasAddresses(const GenerationRequest &request);

//! Addresses become the assets of the service that they lead to, as far as elements of its list of assets
//! tell the same file: by its path without the signature, or by the asset's own number in it. Pure.
void nameAssets(GenerationRequest &request, const QJsonArray &assets);

//! Leaves the slots of all other addresses empty: they are signed, and dead tomorrow. Pure.
void dropAddresses(GenerationRequest &request);

} // namespace studio
