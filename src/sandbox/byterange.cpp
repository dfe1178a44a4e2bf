// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/byterange.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace studio::sandbox {

namespace {

std::optional<qint64> digits(std::string_view text)
{
    qint64 value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.front() == '-' || problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

RangePlan planRange(
    const std::string &range, const std::string &ifRange, const std::string &etag, qint64 size)
{
    const RangePlan whole{200, 0, size};
    constexpr std::string_view unit = "bytes=";
    if (range.compare(0, unit.size(), unit) != 0 || (!ifRange.empty() && ifRange != etag))
        return whole;
    const std::string_view set = std::string_view(range).substr(unit.size());
    const auto dash = set.find('-');
    if (dash == std::string_view::npos || set.find(',') != std::string_view::npos)
        return whole;
    const auto from = digits(set.substr(0, dash));
    const auto to = digits(set.substr(dash + 1));
    if (dash == 0) {
        if (!to)
            return whole;
        if (*to == 0 || size == 0)
            return {416, 0, 0};
        const qint64 length = std::min(*to, size);
        return {206, size - length, length};
    }
    if (!from || (!to && dash + 1 != set.size()) || (to && *to < *from))
        return whole;
    if (*from >= size)
        return {416, 0, 0};
    const qint64 last = to ? std::min(*to, size - 1) : size - 1;
    return {206, *from, last - *from + 1};
}

} // namespace studio::sandbox
