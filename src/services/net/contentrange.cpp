// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/contentrange.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio {

std::optional<ContentRange> ContentRange::parse(QByteArrayView value)
{
    static const QRegularExpression form(uR"(^\s*bytes\s+(?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18}|\*)\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(value));
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) -> std::optional<qint64> {
        bool isNumber = false;
        const qint64 result = match.captured(group).toLongLong(&isNumber);
        return isNumber ? std::optional(result) : std::nullopt;
    };
    ContentRange range{number(1), number(2), number(3)};
    if (!range.first && !range.total)
        return std::nullopt;
    if (range.first && *range.last < *range.first)
        return std::nullopt;
    if (range.last && range.total && *range.last >= *range.total)
        return std::nullopt;
    return range;
}

} // namespace studio
