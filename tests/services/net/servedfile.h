// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scriptedserver.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace studio::test {

//! A file on a server that knows Range and If-Range.
struct ServedFile {
    QByteArray bytes;
    QByteArray tag = "\"v1\"";
    bool knowsRanges = true;

    ScriptedAnswer operator()(const WireRequest &request) const
    {
        const QByteArray range = request.header("range");
        QList<std::pair<QByteArray, QByteArray>> headers{{"Content-Type", "video/mp4"}};
        if (!tag.isEmpty())
            headers.append({"ETag", tag});
        if (!knowsRanges || range.isEmpty() || request.header("if-range") != tag)
            return {wireAnswer(200, bytes, headers)};
        const qsizetype first = range.mid(6, range.size() - 7).toLongLong(); // "bytes=N-"
        const QByteArray total = QByteArray::number(bytes.size());
        if (first >= bytes.size()) {
            headers.append({"Content-Range", "bytes */" + total});
            return {wireAnswer(416, "", headers)};
        }
        headers.append({"Content-Range",
            "bytes " + QByteArray::number(first) + '-' + QByteArray::number(bytes.size() - 1) + '/' + total});
        return {wireAnswer(206, bytes.mid(first), headers)};
    }
};

} // namespace studio::test
