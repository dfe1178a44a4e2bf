// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/schemachoice.h"

#include <algorithm>

namespace studio::sandbox {

namespace {

bool fitsType(const Json &branch, const Json &value)
{
    const std::string type = textOf(branch, "type");
    return (type == "string" && value.is_string()) || (type == "array" && value.is_array())
        || (type == "object" && value.is_object()) || (type == "integer" && value.is_number_integer())
        || (type == "number" && value.is_number()) || (type == "boolean" && value.is_boolean());
}

//! The member whose constant tells the branches apart, e.g. "type"; empty when there is none.
std::string discriminatorOf(const std::vector<const Json *> &branches)
{
    if (branches.empty() || !branches.front()->contains("properties"))
        return {};
    for (const auto &[name, rule] : (*branches.front())["properties"].items()) {
        const bool everywhere
            = std::all_of(branches.begin(), branches.end(), [&name = name](const Json *branch) {
                  return branch->contains("properties") && (*branch)["properties"].contains(name)
                      && (*branch)["properties"][name].contains("const");
              });
        if (everywhere)
            return name;
    }
    return {};
}

//! Only the discriminator is looked at: none of the branches speaks of such a value.
Json onlyDiscriminator(const std::string &name, const std::vector<const Json *> &branches)
{
    Json values = Json::array();
    for (const Json *branch : branches)
        values.push_back((*branch)["properties"][name]["const"]);
    return {{"type", "object"}, {"required", {name}}, {"properties", {{name, {{"enum", values}}}}}};
}

std::size_t requiredThere(const Json &branch, const Json &value)
{
    std::size_t count = 0;
    for (const Json &name : branch.value("required", Json::array()))
        count += value.contains(name.get<std::string>()) ? 1 : 0;
    return count;
}

Json choose(const Json &choice, const Json &value)
{
    std::vector<const Json *> fitting;
    Json types = Json::array();
    for (const Json &branch : choice) {
        types.push_back(branch.value("type", Json("string")));
        if (fitsType(branch, value))
            fitting.push_back(&branch);
    }
    if (fitting.empty())
        return {{"type", types}};
    const std::string discriminator = value.is_object() ? discriminatorOf(fitting) : std::string();
    if (!discriminator.empty()) {
        for (const Json *branch : fitting) {
            if (value.contains(discriminator)
                && (*branch)["properties"][discriminator]["const"] == value[discriminator])
                return *branch;
        }
        return onlyDiscriminator(discriminator, fitting);
    }
    return **std::max_element(fitting.begin(), fitting.end(), [&value](const Json *left, const Json *right) {
        return requiredThere(*left, value) < requiredThere(*right, value);
    });
}

} // namespace

bool hasChoice(const Json &schema)
{
    if (schema.is_object() && schema.contains("anyOf"))
        return true;
    return schema.is_structured() && std::any_of(schema.begin(), schema.end(), hasChoice);
}

const Json *itemSchema(const Json &schema, std::size_t index)
{
    const auto items = schema.find("items");
    if (items == schema.end())
        return nullptr;
    if (!items->is_array())
        return &*items;
    return index < items->size() ? &(*items)[index] : nullptr;
}

Json settled(const Json &schema, const Json &value)
{
    if (!hasChoice(schema))
        return schema;
    if (schema.contains("anyOf"))
        return settled(choose(schema["anyOf"], value), value);
    Json out = schema;
    if (value.is_object() && schema.contains("properties")) {
        for (const auto &[name, rule] : schema["properties"].items()) {
            if (value.contains(name))
                out["properties"][name] = settled(rule, value[name]);
            else
                out["properties"][name] = Json::object(); // nothing there to judge
        }
    } else if (value.is_array() && schema.contains("items") && hasChoice(schema["items"])) {
        // No more than the schema allows anyway: what is beyond is refused by its number.
        const std::size_t most = std::min<std::size_t>(value.size(), schema.value("maxItems", 64U));
        out["items"] = Json::array();
        for (std::size_t i = 0; i < most; ++i)
            out["items"].push_back(settled(schema["items"], value[i]));
    }
    return out;
}

} // namespace studio::sandbox
