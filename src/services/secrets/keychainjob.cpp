// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/keychainjob.h"

namespace studio {

KeychainEnd keychainEnd(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainEnd::Done;
    case QKeychain::EntryNotFound:
        return KeychainEnd::NoEntry;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return KeychainEnd::Denied;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return KeychainEnd::Unavailable;
}

std::optional<Error> keychainError(KeychainEnd end, const QString &detail)
{
    Error error;
    error.detail = detail;
    switch (end) {
    case KeychainEnd::Done:
        return std::nullopt;
    case KeychainEnd::NoEntry:
        error.kind = ErrorKind::Unauthorized;
        return error;
    case KeychainEnd::Denied:
        error.kind = ErrorKind::KeychainDenied;
        return error;
    case KeychainEnd::Unavailable:
        error.kind = ErrorKind::KeychainUnavailable;
        return error;
    }
    Q_UNREACHABLE();
    return error;
}

} // namespace studio
