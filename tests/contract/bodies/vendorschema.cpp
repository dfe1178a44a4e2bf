// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vendorschema.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr auto Today = "runway-2026-08-08.json"_L1;

nlohmann::json toLibrary(const QJsonObject &object)
{
    return nlohmann::json::parse(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such schema: %s", qPrintable(path));
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString folder()
{
    return STUDIO_TEST_DATA + u"/schema/"_s;
}

// Each body is one of several shapes, told apart by the model's name.
QJsonObject branchFor(const QJsonObject &body, const QString &model)
{
    const QJsonArray branches
        = body.contains(u"oneOf"_s) ? body.value(u"oneOf"_s).toArray() : QJsonArray{body};
    for (const QJsonValue &branch : branches) {
        const QJsonObject names = branch[u"properties"].toObject();
        if (names.value(u"model"_s).toObject().value(u"const"_s) == QJsonValue(model))
            return branch.toObject();
    }
    return {};
}

QList<QJsonObject> branchesOf(const QJsonObject &schema)
{
    QList<QJsonObject> all{schema};
    for (const QString &word : {u"anyOf"_s, u"oneOf"_s}) {
        const QJsonArray inner = schema.value(word).toArray();
        for (const QJsonValue &branch : inner)
            all << branchesOf(branch.toObject());
    }
    return all;
}

} // namespace

struct VendorSchema::Parts {
    nlohmann::json document;
    valijson::Schema schema;
};

VendorSchema::VendorSchema(const QJsonObject &schema)
    : m_schema(schema)
    , m_parts(std::make_unique<Parts>())
{
    m_parts->document = toLibrary(schema);
    try {
        valijson::SchemaParser parser;
        parser.populateSchema(Adapter(m_parts->document), m_parts->schema);
    } catch (const std::exception &fault) {
        qFatal("a schema cannot be read: %s", fault.what());
    }
}

VendorSchema::~VendorSchema() = default;

QStringList VendorSchema::faults(const QJsonObject &body) const
{
    const nlohmann::json value = toLibrary(body);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(m_parts->schema, Adapter(value), &results))
        return {};
    QStringList found;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        QString place;
        for (const std::string &step : error.context)
            place += QString::fromStdString(step);
        found << place + u": "_s + QString::fromStdString(error.description);
    }
    return found.isEmpty() ? QStringList{u"refused without a reason"_s} : found;
}

QList<QJsonObject> VendorSchema::members(const QString &path) const
{
    QList<QJsonObject> here = branchesOf(m_schema);
    for (const QString &name : path.split(u'.')) {
        QList<QJsonObject> next;
        for (const QJsonObject &schema : here) {
            const QJsonObject names = schema.value(u"properties"_s).toObject();
            if (names.contains(name))
                next << branchesOf(names.value(name).toObject());
        }
        here = next;
    }
    return here;
}

QStringList VendorSchema::required() const
{
    QStringList names;
    const QJsonArray all = m_schema.value(u"required"_s).toArray();
    for (const QJsonValue &name : all)
        names << name.toString();
    return names;
}

QStringList VendorSchema::memberNames() const
{
    QStringList names;
    const QJsonObject outer = m_schema.value(u"properties"_s).toObject();
    for (auto member = outer.begin(); member != outer.end(); ++member) {
        names << member.key();
        const QList<QJsonObject> branches = branchesOf(member.value().toObject());
        for (const QJsonObject &branch : branches) {
            const QStringList inner = branch.value(u"properties"_s).toObject().keys();
            for (const QString &name : inner)
                names << member.key() + u'.' + name;
        }
    }
    names.removeDuplicates();
    return names;
}

std::vector<FoundSchema> schemasFor(const QString &path, const QString &model)
{
    std::vector<FoundSchema> found;
    const QJsonObject today = readObject(folder() + Today).value(u"bodies"_s).toObject();
    const QJsonObject branch = branchFor(today.value(path).toObject(), model);
    if (!branch.isEmpty())
        found.push_back({std::make_unique<VendorSchema>(branch), Today, true});
    const QString name = u"%1-%2.json"_s.arg(path.section(u'/', -1), model);
    const QStringList older = QDir(folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &date : older) {
        const QString file = date + u'/' + name;
        if (!QFile::exists(folder() + file))
            continue;
        const QJsonObject body = readObject(folder() + file).value(u"body"_s).toObject();
        // Uploads came in November 2025.
        found.push_back({std::make_unique<VendorSchema>(body), file, date > u"runway-2025-11"_s});
    }
    return found;
}

} // namespace studio::test
