// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace studio {

//! What kind of thing went wrong. Codes only; sentences are made in services/wording.
enum class ErrorKind {
    Network, //!< no connection, or it broke
    Timeout, //!< nothing was heard for too long
    Cancelled, //!< the person or the program gave it up
    Tls, //!< the certificate or the handshake was not acceptable
    Unauthorized, //!< 401, or no token
    Forbidden, //!< 403
    NotFound, //!< 404
    InsufficientCredits, //!< 412 at useapi.net, a 400 with that text at Runway
    InvalidRequest, //!< refused by our own rules or by the provider's; field says where
    RateLimited, //!< 429
    Moderation, //!< refused or failed for its content
    ServerFault, //!< 5xx, or a task that failed for the provider's own reasons
    Protocol, //!< an answer that cannot be read
    SubmissionUnknown, //!< a paid call may or may not have been accepted
    Storage, //!< the disk or the database
    DiskFull,
    FileInvalid, //!< a file that is not what it has to be
    KeychainUnavailable,
    KeychainDenied,
    MediaUnsupported, //!< readable, but nothing here can decode it
};

//! The word for a kind in JSON and logs: lower camel case, never translated.
[[nodiscard]] QLatin1StringView kindName(ErrorKind kind);

//! Inverse of kindName(); nothing for an unknown word.
[[nodiscard]] std::optional<ErrorKind> kindFromName(QStringView name);

//! One failure. A value type, used on any thread.
struct Error {
    ErrorKind kind = ErrorKind::Protocol;
    //! Redacted text from the server or the system. Never shown alone.
    QString detail;
    //! 0 when there was no HTTP answer.
    int httpStatus = 0;
    //! From a Retry-After header, when one was sent.
    std::optional<std::chrono::milliseconds> retryAfter;
    //! The provider's id of the call, for its support.
    QString requestId;
    //! The parameter or media slot meant (role name, else wire name); empty when none is.
    QString field;

    //! Whether the same call may be made again later by itself. Never asked of a paid call.
    [[nodiscard]] bool isTransient() const;
    //! Whether money may have been spent although this error was seen.
    [[nodiscard]] bool mayHaveSpentCredits() const;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace studio

Q_DECLARE_METATYPE(studio::Error)
