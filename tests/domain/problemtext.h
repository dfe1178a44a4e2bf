// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/validation.h"

#include <QString>
#include <QStringList>

namespace samples {

inline QString nameOf(studio::ProblemCode code)
{
    // In the order of the codes.
    static const QStringList names = QStringLiteral(
        "Required NothingGiven WrongType OutOfRange NotAChoice TooLong ControlCharacters UnknownParameter "
        "UnknownSlot TooMany Exclusive Requires AddressNotHttps AddressTooLong AddressInvalid "
        "ReferenceNotUsable MediaMissing MediaEmpty MediaUnreadable MediaWrongKind MediaAnimated "
        "MediaTooLarge "
        "MediaTooSmall MediaSideTooLong MediaSideTooShort MediaAspect MediaCropped MediaPending ModelRetired "
        "MediaDuration MediaKindUnknown MediaTogetherTooLong TooManyTogether OutputTooLarge TagInvalid "
        "TagTwice TagUnknown TooManySubjects TrimInvalid TimeMissing")
                                         .split(u' ');
    return names.value(qsizetype(code));
}

//! "field Code" for errors, "~field Code" for notices, separated by "; ".
inline QString written(const QList<studio::Problem> &problems)
{
    QStringList lines;
    for (const studio::Problem &problem : problems) {
        const bool isNotice = problem.severity == studio::Problem::Severity::Notice;
        lines << (isNotice ? QStringLiteral("~") : QString()) + problem.field + u' ' + nameOf(problem.code);
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace samples
