// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/exchange.h"

#include <algorithm>

namespace studio::sandbox {

std::optional<std::string> Call::parameter(const char *name) const
{
    const auto found = query.find(name);
    return found == query.end() ? std::nullopt : std::optional(found->second);
}

bool Call::at(std::initializer_list<const char *> pattern) const
{
    return std::equal(steps.begin(), steps.end(), pattern.begin(), pattern.end(),
        [](const std::string &step, const char *wanted) {
            return std::string_view(wanted) == "*" || step == wanted;
        });
}

bool isLoopback(const std::string &host)
{
    const auto colon = host.rfind(':');
    const bool hasPort = colon != std::string::npos && host.find(']', colon) == std::string::npos
        && (host.front() == '[' || host.find(':') == colon);
    const std::string name = hasPort ? host.substr(0, colon) : host;
    return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

} // namespace studio::sandbox
