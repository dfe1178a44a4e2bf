// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/json.h"

#include <memory>
#include <string>
#include <vector>

namespace studio::sandbox {

//! One thing wrong with a body, in the words of Runway's "issues".
struct Issue {
    std::string
        code; //!< "invalid_type", "invalid_value", "too_big", "too_small", "unrecognized_keys", "custom"
    Json path = Json::array(); //!< member names and indices
    std::string message;
    Json extra = Json::object(); //!< e.g. "values" or "maximum"

    [[nodiscard]] Json toJson() const;
};

//! The request schemas in resources/schema, loaded once. Const functions may be called on any thread.
class SchemaBook final {
public:
    SchemaBook();
    ~SchemaBook();
    Q_DISABLE_COPY_MOVE(SchemaBook)

    //! Whether there is a schema of that name (the file's name without ".json").
    [[nodiscard]] bool contains(const std::string &name) const;
    //! What the schema `name` finds wrong; empty when nothing is. Lengths are counted in UTF-16 units.
    [[nodiscard]] std::vector<Issue> check(const std::string &name, const Json &body) const;
    //! The kind of value ("string", "integer", "number", "boolean") that a member has; empty when unknown.
    [[nodiscard]] std::string typeOf(const std::string &name, const std::string &member) const;
    //! The names that end a schema's name after `prefix`, e.g. all models of an operation.
    [[nodiscard]] std::vector<std::string> namesAfter(const std::string &prefix) const;

private:
    struct Entry;
    std::vector<std::pair<std::string, std::unique_ptr<Entry>>> m_entries;
    [[nodiscard]] const Entry *find(const std::string &name) const;
};

} // namespace studio::sandbox
