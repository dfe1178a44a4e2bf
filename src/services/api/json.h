// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

//! Tolerant reading: a member of the wrong type is as good as none. Nothing here throws or asserts on input.
namespace studio::json {

//! The object in `body`; Protocol for anything else (empty, HTML, invalid UTF-8, an array).
[[nodiscard]] Result<QJsonObject> object(const QByteArray &body);
//! The array in `body`, or the one under any of the usual members of an envelope.
[[nodiscard]] Result<QJsonArray> array(const QByteArray &body);

//! A number, or a string that holds one.
[[nodiscard]] std::optional<double> number(const QJsonValue &value);
//! A whole number that fits an int, or a string that holds one; fractions are rounded up.
[[nodiscard]] std::optional<int> wholeNumber(const QJsonValue &value);
//! The text of a string, an object's usual message member, or the first of an array; else empty.
[[nodiscard]] QString message(const QJsonValue &value);

} // namespace studio::json
