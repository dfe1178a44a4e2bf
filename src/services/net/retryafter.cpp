// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/retryafter.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

std::optional<Instant> parseHttpDate(QByteArrayView value)
{
    const QString text = QString::fromLatin1(value.trimmed()).simplified();
    // The form of today and the two that RFC 9110 asks to understand still.
    for (const QString &format : {u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s, u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s,
             u"ddd MMM d hh:mm:ss yyyy"_s}) {
        QDateTime time = QLocale::c().toDateTime(text, format);
        if (!time.isValid())
            continue;
        if (time.date().year() < 1970)
            time = time.addYears(100); // two digits of a year
        return fromEpochMs(QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch());
    }
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, Instant now)
{
    constexpr std::chrono::milliseconds Longest = std::chrono::hours(24 * 366);
    const QByteArray text = value.trimmed().toByteArray();
    if (text.isEmpty())
        return std::nullopt;

    std::chrono::milliseconds wait{};
    const bool digitsOnly
        = std::all_of(text.cbegin(), text.cend(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    if (digitsOnly) {
        bool isNumber = false;
        const double seconds = text.toDouble(&isNumber);
        if (!isNumber || seconds > double(Longest.count()) / 1000.0)
            return std::nullopt;
        wait = std::chrono::milliseconds(qint64(seconds * 1000.0));
    } else {
        const std::optional<Instant> date = parseHttpDate(text);
        if (!date)
            return std::nullopt;
        wait = std::max(*date - now, std::chrono::milliseconds{0});
    }
    if (wait > Longest)
        return std::nullopt;
    return wait;
}

} // namespace studio
