// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr std::array<std::pair<ErrorKind, QLatin1StringView>, 20> KindNames{{
    {ErrorKind::Network, "network"_L1},
    {ErrorKind::Timeout, "timeout"_L1},
    {ErrorKind::Cancelled, "cancelled"_L1},
    {ErrorKind::Tls, "tls"_L1},
    {ErrorKind::Unauthorized, "unauthorized"_L1},
    {ErrorKind::Forbidden, "forbidden"_L1},
    {ErrorKind::NotFound, "notFound"_L1},
    {ErrorKind::InsufficientCredits, "insufficientCredits"_L1},
    {ErrorKind::InvalidRequest, "invalidRequest"_L1},
    {ErrorKind::RateLimited, "rateLimited"_L1},
    {ErrorKind::Moderation, "moderation"_L1},
    {ErrorKind::ServerFault, "serverFault"_L1},
    {ErrorKind::Protocol, "protocol"_L1},
    {ErrorKind::SubmissionUnknown, "submissionUnknown"_L1},
    {ErrorKind::Storage, "storage"_L1},
    {ErrorKind::DiskFull, "diskFull"_L1},
    {ErrorKind::FileInvalid, "fileInvalid"_L1},
    {ErrorKind::KeychainUnavailable, "keychainUnavailable"_L1},
    {ErrorKind::KeychainDenied, "keychainDenied"_L1},
    {ErrorKind::MediaUnsupported, "mediaUnsupported"_L1},
}};

} // namespace

QLatin1StringView kindName(ErrorKind kind)
{
    for (const auto &[known, name] : KindNames) {
        if (known == kind)
            return name;
    }
    Q_UNREACHABLE();
    return {};
}

std::optional<ErrorKind> kindFromName(QStringView name)
{
    for (const auto &[kind, known] : KindNames) {
        if (name == known)
            return kind;
    }
    return std::nullopt;
}

bool Error::isTransient() const
{
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
        return true;
    case ErrorKind::ServerFault:
        // A task that failed carries no status: it is final. A 5xx is worth asking again.
        return httpStatus >= 500 || httpStatus == 408;
    default:
        return false;
    }
}

bool Error::mayHaveSpentCredits() const
{
    return kind == ErrorKind::SubmissionUnknown || kind == ErrorKind::Moderation;
}

} // namespace studio
