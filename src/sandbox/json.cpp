// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/json.h"

#include <QDateTime>

#include <cmath>
#include <limits>

namespace studio::sandbox {

namespace {

constexpr int deepestNesting = 32;
constexpr double largestExactInteger = 9007199254740992.0; // 2^53

// JSON knows one kind of number; the schema library tells 5.0 from 5, and wraps what does not fit 64 bits.
void normaliseNumbers(Json &value)
{
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (std::floor(number) == number && std::abs(number) <= largestExactInteger)
            value = static_cast<qint64>(number);
    } else if (value.is_number_unsigned()) {
        const auto number = value.get<quint64>();
        if (number > static_cast<quint64>(std::numeric_limits<qint64>::max()))
            value = static_cast<double>(number);
    } else if (value.is_structured()) {
        for (auto &child : value)
            normaliseNumbers(child);
    }
}

} // namespace

std::optional<Json> parseJson(std::string_view text)
{
    bool tooDeep = false;
    const Json::parser_callback_t keepShallow = [&tooDeep](int depth, Json::parse_event_t, Json &) {
        tooDeep = tooDeep || depth > deepestNesting;
        return !tooDeep;
    };
    Json value = Json::parse(text.begin(), text.end(), keepShallow, false);
    if (tooDeep || value.is_discarded())
        return std::nullopt;
    normaliseNumbers(value);
    return value;
}

std::string dumpJson(const Json &value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOf(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

qint64 integerOf(const Json &object, const char *name, qint64 otherwise)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<qint64>() : otherwise;
}

double numberOf(const Json &object, const char *name, double otherwise)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

bool flagOf(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

qsizetype utf16Length(const std::string &text)
{
    return QString::fromStdString(text).size();
}

std::string isoTime(qint64 epochMs)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
}

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::string cleanUtf8(const std::string &bytes)
{
    return QString::fromStdString(bytes).toStdString();
}

} // namespace studio::sandbox
