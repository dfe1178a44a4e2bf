// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/account.h"
#include "domain/task.h"

#include <QJsonObject>
#include <QString>

namespace studio::cli {

//! A task as docs/cli.md describes it. Signed addresses stay out of it.
[[nodiscard]] QJsonObject taskToJson(const Task &task);

//! One line of `tasks watch --follow --json`.
[[nodiscard]] QJsonObject taskEventToJson(const Task &task, Instant time);

//! UTC, ISO 8601 with milliseconds.
[[nodiscard]] QString timeText(Instant instant);

//! {"account","credits","models"}
[[nodiscard]] QJsonObject balanceToJson(const QString &account, const Balance &balance);

//! {"name","label","provider","kind","baseUrl"}
[[nodiscard]] QJsonObject accountToJson(const Account &account);

//! The id as people see and type it.
[[nodiscard]] QString idText(const QUuid &id);

} // namespace studio::cli
