// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace studio::sandbox {

//! What a prompt tells the sandbox to do: "#fail:CODE", "#throttle:SECONDS", "#refuse:STATUS".
struct Directives {
    std::string failCode; //!< empty: does not fail
    double throttleSeconds = 0; //!< real seconds, whatever the speed
    int refuseStatus = 0; //!< HTTP status that the create is refused with; 0: it is not
};

[[nodiscard]] Directives directivesIn(const std::string &prompt);

//! What a failure code says to a person, in the service's manner.
[[nodiscard]] std::string failureText(const std::string &code);

} // namespace studio::sandbox
