// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandboxrules.h"

#include <map>
#include <string>

namespace studio::test {

//! Bodies for Runway's endpoints and media to put into them. Values such as "@image", "@image:300x400",
//! "@clip:4" (seconds; 96×64, silent), "@clip:4:300x100", "@talk" (a clip of 2 s with
//! sound) and "@sound:5" become data URIs of real media.
class RunwayTable final {
public:
    RunwayTable();

    [[nodiscard]] bool isReady() const { return m_sandbox != nullptr; }
    [[nodiscard]] const SandboxClient &client() const { return *m_sandbox->client; }

    //! A body that the model takes, with as little in it as possible.
    [[nodiscard]] static Json body(const std::string &endpoint, const std::string &model);
    //! Changes a body (null removes a member), sends it, and drops the task that it made.
    [[nodiscard]] Reply create(const std::string &endpoint, const std::string &model, const Json &change);
    [[nodiscard]] Json filled(Json value);

private:
    [[nodiscard]] std::string dataFor(const std::string &name);
    std::unique_ptr<RulesSandbox> m_sandbox;
    std::map<std::string, std::string> m_made;
};

//! One row: what is changed, and whether it is taken; if not, the member that an issue has to begin with.
void addRow(const char *endpoint, const char *model, const Json &change, const char *refusedMember = "");
void addRowColumns();
//! Checks the current row.
void checkRow(RunwayTable &table);

//! `count` times that, as a list.
[[nodiscard]] Json times(int count, const Json &item);

} // namespace studio::test
