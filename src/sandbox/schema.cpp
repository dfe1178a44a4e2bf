// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/schema.h"

#include "base/logging.h"
#include "sandbox/schemachoice.h"

#include <QDir>
#include <QFile>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <optional>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

struct SchemaBook::Entry {
    Json document;
    valijson::Schema schema;
    bool hasChoice = false;
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

//! The schema that speaks of the value at `path`; null when there is none. The choices are settled.
Json schemaAt(const Json &schema, const Json &path)
{
    const Json *place = &schema;
    for (const Json &step : path) {
        if (step.is_number()) {
            place = itemSchema(*place, step.get<std::size_t>());
        } else {
            const std::string name = step.get<std::string>();
            place = place->contains("properties") && (*place)["properties"].contains(name)
                ? &(*place)["properties"][name]
                : nullptr;
        }
        if (!place)
            return nullptr;
    }
    return *place;
}

//! Takes over the limit that was broken, under the name that the service gives it.
void addLimit(Issue &issue, const Json &rule, std::initializer_list<const char *> members, const char *name)
{
    for (const char *member : members) {
        if (rule.is_object() && rule.contains(member)) {
            issue.extra[name] = rule[member];
            return;
        }
    }
}

//! The word between the last pair of quotes.
std::string quotedIn(const std::string &description)
{
    const auto close = description.rfind('\'');
    const auto open
        = close == std::string::npos || close == 0 ? std::string::npos : description.rfind('\'', close - 1);
    return open == std::string::npos ? std::string() : description.substr(open + 1, close - open - 1);
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
        issue.path.push_back(quotedIn(description));
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
        addLimit(issue, rule, {"maximum", "maxItems"}, "maximum");
    } else if (contains(description, "greater than") || contains(description, "no fewer than")) {
        issue.code = "too_small";
        addLimit(issue, rule, {"minimum", "exclusiveMinimum", "minItems", "minLength"}, "minimum");
    } else if (startsWith(description, "Object contains a property")) {
        issue.code = "unrecognized_keys";
        issue.extra["keys"] = Json::array({quotedIn(description)});
        issue.message = "Unrecognized key: \"" + quotedIn(description) + '"';
    } else if (contains(description, "'pattern' constraint")) {
        issue.code = "invalid_format";
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
            const Json *rule = itemSchema(schema, i);
            if (!rule)
                break;
            Json inner = path;
            inner.push_back(i);
            checkStrings(*rule, value[i], inner, issues);
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
        entry->hasChoice = hasChoice(entry->document);
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
        // A choice is settled first, or the library would complain of every branch at once.
        const Json document = settled(entry->document, body);
        std::optional<valijson::Schema> chosen;
        if (entry->hasChoice) {
            chosen.emplace();
            valijson::SchemaParser().populateSchema(Adapter(document), *chosen);
        }
        valijson::Validator validator;
        valijson::ValidationResults results;
        validator.validate(chosen ? *chosen : entry->schema, Adapter(body), &results);
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            if (!onlyRepeats(error.description))
                issues.push_back(issueFrom(error.context, error.description, document));
        }
        checkStrings(document, body, Json::array(), issues);
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
