// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandboxrules.h"
#include "sandbox/useapimedia.h"

#include <memory>
#include <optional>
#include <vector>

namespace studio::test {

//! Rows of a table of rules about one path: bodies that differ from one that is taken. A body names assets as
//! AssetShelf does. For use in a _data() function, after UseapiTable::columns().
class UseapiRows final {
public:
    UseapiRows(const char *path, Json whole);

    //! The body with `change` in it (null takes a member out) is answered with `status`; a refusal's words
    //! contain `mention`.
    void row(const char *tag, const Json &change, int status = 200, const char *mention = "") const;
    void takes(const char *member, const std::vector<Json> &values) const;
    void refuses(const char *member, const std::vector<Json> &values) const; //!< 400, naming it
    void needs(const std::vector<const char *> &members) const; //!< 400 without any one of them
    void seed() const; //!< 1…4294967294
    void exploreMode() const;
    void common() const; //!< replyUrl, replyRef, maxJobs

private:
    const char *m_path;
    Json m_whole;
};

//! Sends the rows to a sandbox that has room for all of them.
class UseapiTable final {
public:
    static void columns();
    //! Starts the sandbox when it is not running yet; false when it does not start.
    [[nodiscard]] bool prepare();
    //! Sends the current row. The task fails by itself instead of rendering.
    void check();

private:
    std::unique_ptr<RulesSandbox> m_sandbox;
    std::optional<AssetShelf> m_shelf;
};

} // namespace studio::test
