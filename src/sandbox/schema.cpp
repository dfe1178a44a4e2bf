// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/schema.h"

#include "base/logging.h"

#include <QDir>
#include <QFile>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

struct SchemaBook::Entry {
    Json document;
    valijson::Schema schema;
};

namespace {

bool startsWith(const std::string &text, std::string_view prefix)
{
    return text.compare(0, prefix.size(), prefix) == 0;
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

//! "[promptImage][0]" steps of the library → "promptImage", 0
Json pathOf(const std::vector<std::string> &context)
{
    Json path = Json::array();
    for (const std::string &step : context) {
        if (step.size() < 2 || step.front() != '[')
            continue;
        const std::string name = step.substr(1, step.size() - 2);
        const bool isIndex = !name.empty() && name.find_first_not_of("0123456789") == std::string::npos;
        path.push_back(isIndex ? Json(std::stoi(name)) : Json(name));
    }
    return path;
}

//! The schema that speaks of the value at `path`; null when there is none.
Json schemaAt(Json schema, const Json &path)
{
    for (const Json &step : path) {
        if (schema.contains("anyOf")) {
            for (const Json &branch : schema["anyOf"]) {
                if (branch.contains(step.is_number() ? "items" : "properties")) {
                    const Json chosen = branch;
                    schema = chosen;
                    break;
                }
            }
        }
        const char *place = step.is_number() ? "items" : "properties";
        if (!schema.contains(place))
            return nullptr;
        const Json inner = step.is_number() ? schema["items"] : schema["properties"];
        if (step.is_string() && !inner.contains(step.get<std::string>()))
            return nullptr;
        schema = step.is_number() ? inner : inner[step.get<std::string>()];
    }
    return schema;
}

//! The library's sentence as one of the codes that the service uses.
Issue issueFrom(const std::vector<std::string> &context, const std::string &description, const Json &schema)
{
    Issue issue{"custom", pathOf(context), description, Json::object()};
    const Json rule = schemaAt(schema, issue.path);
    if (contains(description, "'type' constraint")) {
        issue.code = "invalid_type";
        if (rule.is_object() && rule.contains("type"))
            issue.extra["expected"] = rule["type"];
    } else if (startsWith(description, "Missing required property")) {
        const auto open = description.find('\'');
        const auto close = description.find('\'', open + 1);
        if (open != std::string::npos && close != std::string::npos)
            issue.path.push_back(description.substr(open + 1, close - open - 1));
        issue.code = "invalid_type";
        issue.message = "Required";
    } else if (contains(description, "enum values") || contains(description, "'const' constraint")) {
        issue.code = "invalid_value";
        if (rule.is_object() && rule.contains("enum"))
            issue.extra["values"] = rule["enum"];
        else if (rule.is_object() && rule.contains("const"))
            issue.extra["values"] = Json::array({rule["const"]});
    } else if (contains(description, "less than") || contains(description, "no more than")) {
        issue.code = "too_big";
        if (rule.is_object() && rule.contains("maximum"))
            issue.extra["maximum"] = rule["maximum"];
    } else if (contains(description, "greater than") || contains(description, "no fewer than")) {
        issue.code = "too_small";
        if (rule.is_object() && rule.contains("minimum"))
            issue.extra["minimum"] = rule["minimum"];
    } else if (startsWith(description, "Object contains a property")) {
        issue.code = "unrecognized_keys";
    } else if (contains(description, "anyOf")) {
        issue.code = "invalid_union";
    }
    return issue;
}

//! "Failed to validate item …" says again what was said about the item itself.
bool onlyRepeats(const std::string &description)
{
    return startsWith(description, "Failed to validate item")
        || startsWith(description, "Failed to validate against schema associated")
        || startsWith(description, "Failed to validate against child schema");
}

void checkMedia(const Json &rule, const std::string &text, const Json &path, std::vector<Issue> &issues)
{
    const std::string kind = textOf(rule, "kind");
    const Json &lengths = rule["lengths"];
    std::string scheme;
    if (startsWith(text, "https://"))
        scheme = "https";
    else if (startsWith(text, "runway://"))
        scheme = "runway";
    else if (startsWith(text, "data:" + kind + "/"))
        scheme = "data";
    if (scheme.empty() || !lengths.contains(scheme)) {
        issues.push_back({"invalid_union", path,
            "Must be an https:// URL, a runway:// URI or a data:" + kind + "/ URI.", Json::object()});
        return;
    }
    const auto size = utf16Length(text);
    if (size > lengths[scheme][1].get<qint64>())
        issues.push_back(
            {"too_big", path, "The " + scheme + " URI is too long.", {{"maximum", lengths[scheme][1]}}});
    else if (size < lengths[scheme][0].get<qint64>())
        issues.push_back(
            {"too_small", path, "The " + scheme + " URI is too short.", {{"minimum", lengths[scheme][0]}}});
}

//! Our own keywords, which the library passes over: "x-maxUtf16" and "x-media".
void checkStrings(const Json &schema, const Json &value, const Json &path, std::vector<Issue> &issues)
{
    if (schema.contains("anyOf")) {
        for (const Json &branch : schema["anyOf"]) {
            const std::string type = textOf(branch, "type");
            if ((type == "string" && value.is_string()) || (type == "array" && value.is_array()))
                checkStrings(branch, value, path, issues);
        }
        return;
    }
    if (value.is_string()) {
        const auto text = value.get<std::string>();
        if (schema.contains("x-maxUtf16") && utf16Length(text) > schema["x-maxUtf16"].get<qint64>())
            issues.push_back({"too_big", path,
                "Must be at most " + std::to_string(schema["x-maxUtf16"].get<qint64>()) + " characters long.",
                {{"maximum", schema["x-maxUtf16"]}}});
        if (schema.contains("x-media"))
            checkMedia(schema["x-media"], text, path, issues);
    } else if (value.is_array() && schema.contains("items")) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            Json inner = path;
            inner.push_back(i);
            checkStrings(schema["items"], value[i], inner, issues);
        }
    } else if (value.is_object() && schema.contains("properties")) {
        for (const auto &[name, rule] : schema["properties"].items()) {
            if (value.contains(name)) {
                Json inner = path;
                inner.push_back(name);
                checkStrings(rule, value[name], inner, issues);
            }
        }
    }
}

} // namespace

Json Issue::toJson() const
{
    Json json = extra;
    json["code"] = code;
    json["path"] = path;
    json["message"] = message;
    return json;
}

SchemaBook::SchemaBook()
{
    const QDir folder(u":/sandbox/schema"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto entry = std::make_unique<Entry>();
        auto document = parseJson(file.readAll().toStdString());
        if (!document) {
            qCCritical(lcSandbox) << "unreadable schema" << name;
            continue;
        }
        entry->document = std::move(*document);
        try {
            valijson::SchemaParser parser;
            parser.populateSchema(Adapter(entry->document), entry->schema);
        } catch (const std::exception &fault) {
            qCCritical(lcSandbox) << "schema" << name << fault.what();
            continue;
        }
        m_entries.emplace_back(name.chopped(5).toStdString(), std::move(entry));
    }
}

SchemaBook::~SchemaBook() = default;

const SchemaBook::Entry *SchemaBook::find(const std::string &name) const
{
    for (const auto &[known, entry] : m_entries) {
        if (known == name)
            return entry.get();
    }
    return nullptr;
}

bool SchemaBook::contains(const std::string &name) const
{
    return find(name) != nullptr;
}

std::vector<Issue> SchemaBook::check(const std::string &name, const Json &body) const
{
    const Entry *entry = find(name);
    Q_ASSERT(entry);
    std::vector<Issue> issues;
    try {
        valijson::Validator validator;
        valijson::ValidationResults results;
        validator.validate(entry->schema, Adapter(body), &results);
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            if (!onlyRepeats(error.description))
                issues.push_back(issueFrom(error.context, error.description, entry->document));
        }
        checkStrings(entry->document, body, Json::array(), issues);
    } catch (const std::exception &fault) {
        issues.push_back({"custom", Json::array(), fault.what(), Json::object()});
    }
    return issues;
}

std::string SchemaBook::typeOf(const std::string &name, const std::string &member) const
{
    const Entry *entry = find(name);
    if (!entry || !entry->document["properties"].contains(member))
        return {};
    return textOf(entry->document["properties"][member], "type");
}

std::vector<std::string> SchemaBook::namesAfter(const std::string &prefix) const
{
    std::vector<std::string> names;
    for (const auto &[known, entry] : m_entries) {
        if (startsWith(known, prefix))
            names.push_back(known.substr(prefix.size()));
    }
    return names;
}

} // namespace studio::sandbox
