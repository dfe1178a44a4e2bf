// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace studio {

//! Why a task failed at the provider.
struct RemoteFailure {
    Error error; //!< Moderation, FileInvalid or ServerFault, with the provider's text in `detail`
    QString code; //!< "SAFETY.INPUT.TEXT"; empty when none was given
};

//! useapi.net's `error` of a FAILED task: null, a string or an object.
[[nodiscard]] RemoteFailure useapiFailure(const QJsonValue &error);

//! Runway's `failure` and `failureCode` of a FAILED task.
[[nodiscard]] RemoteFailure runwayFailure(const QJsonObject &task);

//! What kind of failure a code means; codes are matched by their segments, general to specific.
[[nodiscard]] ErrorKind kindOfFailure(const QString &code, const QString &text);

} // namespace studio
