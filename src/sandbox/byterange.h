// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <string>

namespace studio::sandbox {

//! Which part of a file answers a request.
struct RangePlan {
    int status = 200; //!< 200 whole, 206 a part, 416 beyond the end
    qint64 first = 0;
    qint64 length = 0;
};

//! Decides by the Range and If-Range headers (empty when absent). Several ranges, and what is no range, get
//! the whole file, as RFC 9110 allows. `etag` is strong, with its quotes.
[[nodiscard]] RangePlan planRange(
    const std::string &range, const std::string &ifRange, const std::string &etag, qint64 size);

} // namespace studio::sandbox
