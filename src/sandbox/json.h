// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace studio::sandbox {

//! Everything on the wire and in the ledger. Shared with nobody: the client reads JSON with Qt.
using Json = nlohmann::json;

//! Reads one document. Nothing when it is no JSON, is not UTF-8 or is nested deeper than any request is (a
//! deep one would overflow the stack when it is copied). Whole numbers written as 5.0 become integers.
[[nodiscard]] std::optional<Json> parseJson(std::string_view text);

//! The document in one line; bytes that are not UTF-8 are replaced.
[[nodiscard]] std::string dumpJson(const Json &value);

//! The string called `name`, or empty when there is none.
[[nodiscard]] std::string textOf(const Json &object, const char *name);
//! The whole number called `name`, or `otherwise`.
[[nodiscard]] qint64 integerOf(const Json &object, const char *name, qint64 otherwise = 0);
//! The number called `name`, or `otherwise`.
[[nodiscard]] double numberOf(const Json &object, const char *name, double otherwise = 0);
//! The truth value called `name`, or false.
[[nodiscard]] bool flagOf(const Json &object, const char *name);

//! Length as the documents count it.
[[nodiscard]] qsizetype utf16Length(const std::string &text);

//! "2024-08-01T01:02:03.456Z"
[[nodiscard]] std::string isoTime(qint64 epochMs);

//! Milliseconds since the epoch, UTC.
[[nodiscard]] qint64 nowMs();

//! UTF-8 of foreign bytes, broken sequences replaced.
[[nodiscard]] std::string cleanUtf8(const std::string &bytes);

} // namespace studio::sandbox
