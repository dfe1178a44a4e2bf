// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonreader.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr auto Note = "note"_L1;
// Beyond it a double no longer tells whole numbers apart.
constexpr double MostExact = 9007199254740992.0;

} // namespace

JsonReader::JsonReader(const QJsonValue &value, const QString &place, QString &fault)
    : m_object(value.toObject())
    , m_place(place)
    , m_fault(&fault)
{
    if (!value.isObject())
        fail(u"an object is expected"_s);
}

bool JsonReader::has(QLatin1StringView name)
{
    m_read.insert(name);
    const QJsonValue found = m_object.value(name);
    return !found.isUndefined() && !found.isNull();
}

QJsonValue JsonReader::value(QLatin1StringView name)
{
    return has(name) ? m_object.value(name) : QJsonValue(QJsonValue::Undefined);
}

QString JsonReader::text(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isString())
        fail(name, u"a text is expected"_s);
    return found.toString();
}

QString JsonReader::requiredText(QLatin1StringView name)
{
    const QString found = text(name);
    if (found.isEmpty())
        fail(name, u"is missing or empty"_s);
    return found;
}

std::optional<double> JsonReader::number(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isDouble() || !std::isfinite(found.toDouble())) {
        fail(name, u"a number is expected"_s);
        return std::nullopt;
    }
    return found.toDouble();
}

double JsonReader::number(QLatin1StringView name, double fallback)
{
    return number(name).value_or(fallback);
}

qint64 JsonReader::whole(QLatin1StringView name, qint64 fallback)
{
    const std::optional<double> found = number(name);
    if (!found)
        return fallback;
    if (*found < 0 || *found > MostExact || std::floor(*found) != *found) {
        fail(name, u"a whole number of at least 0 is expected"_s);
        return fallback;
    }
    return qint64(*found);
}

bool JsonReader::flag(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isBool())
        fail(name, u"true or false is expected"_s);
    return found.toBool();
}

QJsonArray JsonReader::array(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isArray())
        fail(name, u"a list is expected"_s);
    return found.toArray();
}

QStringList JsonReader::texts(QLatin1StringView name)
{
    QStringList list;
    const QJsonArray found = array(name);
    for (const QJsonValue &element : found) {
        if (!element.isString() || element.toString().isEmpty())
            fail(name, u"a list of texts is expected"_s);
        list << element.toString();
    }
    return list;
}

QDate JsonReader::date(QLatin1StringView name)
{
    const QString found = text(name);
    if (found.isEmpty())
        return {};
    QDate date = QDate::fromString(found, u"yyyy-MM-dd"_s);
    if (!date.isValid())
        date = QDate::fromString(found, u"yyyy-MM"_s);
    if (!date.isValid())
        fail(name, u"a date like 2026-07-30 or 2026-07 is expected"_s);
    return date;
}

JsonReader JsonReader::object(QLatin1StringView name)
{
    const QJsonValue found = value(name);
    const QString place = m_place + u'.' + name;
    return JsonReader(found.isUndefined() ? QJsonValue(QJsonObject()) : found, place, *m_fault);
}

JsonReader JsonReader::element(QLatin1StringView name, qsizetype index, const QJsonValue &value) const
{
    return JsonReader(value, u"%1.%2[%3]"_s.arg(m_place, name, QString::number(index)), *m_fault);
}

QStringList JsonReader::names() const
{
    QStringList names = m_object.keys();
    names.removeAll(Note);
    return names;
}

void JsonReader::fail(const QString &what) const
{
    if (m_fault->isEmpty())
        *m_fault = m_place + u": "_s + what;
}

void JsonReader::fail(QLatin1StringView name, const QString &what) const
{
    if (m_fault->isEmpty())
        *m_fault = m_place + u'.' + name + u": "_s + what;
}

void JsonReader::finish() const
{
    const QStringList all = names();
    for (const QString &name : all) {
        if (!m_read.contains(name))
            fail(u"\"%1\" is not known here"_s.arg(name));
    }
}

} // namespace studio
