// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/json.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace studio::json {

Result<QJsonObject> object(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject())
        return failure(ErrorKind::Protocol, problem.errorString());
    return document.object();
}

Result<QJsonArray> array(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (document.isArray())
        return document.array();
    for (const auto member : {"tasks"_L1, "assets"_L1, "items"_L1, "data"_L1}) {
        if (const QJsonValue inner = document.object().value(member); inner.isArray())
            return inner.toArray();
    }
    return failure(ErrorKind::Protocol, problem.errorString());
}

std::optional<double> number(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    if (value.isString()) {
        bool isNumber = false;
        const double parsed = value.toString().trimmed().toDouble(&isNumber);
        if (isNumber && std::isfinite(parsed))
            return parsed;
    }
    return std::nullopt;
}

std::optional<int> wholeNumber(const QJsonValue &value)
{
    const auto parsed = number(value);
    if (!parsed)
        return std::nullopt;
    const double rounded = std::ceil(*parsed);
    if (rounded < std::numeric_limits<int>::min() || rounded > std::numeric_limits<int>::max())
        return std::nullopt;
    return int(rounded);
}

QString message(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray() && !value.toArray().isEmpty())
        return message(value.toArray().first());
    if (value.isObject()) {
        for (const auto member : {"errorMessage"_L1, "message"_L1, "error"_L1, "reason"_L1, "detail"_L1}) {
            if (const QString text = message(value.toObject().value(member)); !text.isEmpty())
                return text;
        }
    }
    return {};
}

} // namespace studio::json
