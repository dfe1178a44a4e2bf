// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/account.h"
#include "services/api/remotetask.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

//! Readers of what providers answer. All pure and tolerant: unknown words, members and types are no fault of
//! a task that has been paid for.
namespace studio::answers {

//! Which dialect an answer is in.
enum class Dialect { Useapi, Runway };

//! A task, flat or wrapped in `task`. Protocol when it is no JSON object or has neither id nor status.
[[nodiscard]] Result<RemoteTask> task(Dialect dialect, const QByteArray &body);
[[nodiscard]] Result<RemoteTask> task(Dialect dialect, const QJsonObject &object);

//! The answer to a create call; Protocol when no usable id is in it.
[[nodiscard]] Result<RemoteTask> created(Dialect dialect, const QByteArray &body);

//! useapi.net's task list and scheduler; elements that cannot be read are left out.
[[nodiscard]] Result<QList<RemoteTask>> taskList(const QByteArray &body);

//! useapi.net: the id of an uploaded asset. Protocol without one.
[[nodiscard]] Result<QString> uploadedAsset(const QByteArray &body);

//! Runway: where an upload goes.
struct UploadTicket {
    QUrl uploadUrl;
    QList<std::pair<QString, QString>> fields;
    QString runwayUri;
};
[[nodiscard]] Result<UploadTicket> uploadTicket(const QByteArray &body);

//! useapi.net GET /features, Runway GET /v1/organization.
[[nodiscard]] Result<Balance> balance(Dialect dialect, const QByteArray &body);

//! When a signed address ends: the `exp` of its JWT, else an `Expires`, `expires` or `exp` in seconds since
//! the epoch.
[[nodiscard]] std::optional<Instant> linkExpiry(const QUrl &url);

} // namespace studio::answers
