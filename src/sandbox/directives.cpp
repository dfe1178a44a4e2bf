// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/directives.h"

#include <QRegularExpression>
#include <QString>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

Directives directivesIn(const std::string &prompt)
{
    static const QRegularExpression fail(u"#fail:([A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*)"_s);
    static const QRegularExpression throttle(u"#throttle:(\\d{1,6}(?:\\.\\d{1,3})?)"_s);
    static const QRegularExpression refuse(u"#refuse:([45]\\d\\d)"_s);
    const QString text = QString::fromStdString(prompt);
    Directives directives;
    if (const auto match = fail.match(text); match.hasMatch())
        directives.failCode = match.captured(1).toStdString();
    if (const auto match = throttle.match(text); match.hasMatch())
        directives.throttleSeconds = match.captured(1).toDouble();
    if (const auto match = refuse.match(text); match.hasMatch())
        directives.refuseStatus = match.captured(1).toInt();
    return directives;
}

std::string failureText(const std::string &code)
{
    const auto begins
        = [&code](std::string_view prefix) { return code.compare(0, prefix.size(), prefix) == 0; };
    if (begins("SAFETY.INPUT.TEXT") || begins("INPUT_PREPROCESSING.SAFETY.TEXT"))
        return "The text prompt did not pass moderation.";
    if (begins("SAFETY.INPUT"))
        return "An input did not pass moderation.";
    if (begins("SAFETY"))
        return "The output did not pass moderation.";
    if (begins("ASSET"))
        return "An input has properties that this kind of task cannot use.";
    if (begins("THIRD_PARTY"))
        return "A provider behind this model is not available.";
    if (begins("INTERNAL.BAD_OUTPUT"))
        return "The output was not good enough and was rejected.";
    return "An internal error occurred.";
}

} // namespace studio::sandbox
