// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/servertext.h"

#include "services/net/redaction.h"

using namespace Qt::StringLiterals;

namespace studio {

QString serverText(const QString &text)
{
    constexpr qsizetype Longest = 500;
    const QString line = redacted(text).simplified();
    return line.size() > Longest ? line.left(Longest) + u'…' : line;
}

} // namespace studio
