// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/invocation.h"
#include "domain/catalogue.h"
#include "domain/generationrequest.h"

#include <QCommandLineOption>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>

namespace studio::cli {

//! The options that describe a shot: roles, --camera, --set, …
[[nodiscard]] QList<QCommandLineOption> requestOptions();

//! Makes a request of them. Errors are InvalidRequest and name the field (role or wire name); what the
//! catalogue forbids is left to validate().
[[nodiscard]] Result<GenerationRequest> requestFromArguments(
    const Catalogue &catalogue, const QString &provider, const QString &operation, const Invocation &call);

//! Reads `zoom=3,pan=-2` or `static` into values by role name. InvalidRequest names the axis.
[[nodiscard]] Result<QMap<QString, QJsonValue>> parseCamera(const QString &text);

} // namespace studio::cli
