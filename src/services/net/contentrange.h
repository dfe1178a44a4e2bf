// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace studio {

//! A Content-Range header: "bytes 5-9/10", "bytes 5-9/*" or "bytes */10".
struct ContentRange {
    std::optional<qint64> first;
    std::optional<qint64> last;
    std::optional<qint64> total;

    //! Nothing when it is not one. Pure.
    [[nodiscard]] static std::optional<ContentRange> parse(QByteArrayView value);
};

} // namespace studio
