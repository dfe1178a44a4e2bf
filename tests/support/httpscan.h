// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace studio::test {

//! A request as it came over the wire.
struct WireRequest {
    QByteArray verb;
    QByteArray target; //!< path and query, as sent
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
    qsizetype headLength = 0; //!< bytes up to and including the empty line
    qint64 bodyLength = 0; //!< as announced

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const
    {
        return headers.value(lowerCaseName);
    }
};

//! Reads the head of a request from the beginning of `bytes`; nothing while it is not complete. Bodies have a
//! Content-Length, as all of the client's have.
[[nodiscard]] std::optional<WireRequest> scanHead(const QByteArray &bytes);

//! An answer with Content-Length.
[[nodiscard]] QByteArray wireAnswer(
    int status, const QByteArray &body, const QList<std::pair<QByteArray, QByteArray>> &headers = {});

} // namespace studio::test
