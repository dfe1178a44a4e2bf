// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace studio {

class Database;

//! One file that a provider has already.
struct KnownUpload {
    QString account;
    QByteArray sha256; //!< hex
    QString remoteId; //!< asset id or `runway://…`
    std::optional<Instant> expiresAt;

    friend bool operator==(const KnownUpload &, const KnownUpload &) = default;
};

//! What was uploaded to which account, so that nothing is sent twice. Errors: Storage, DiskFull. Main thread.
class UploadStore final {
public:
    UploadStore(Database &database, const Clock &clock);

    //! Nothing when it is not known or has expired.
    [[nodiscard]] Result<std::optional<KnownUpload>> find(
        const QString &account, const QByteArray &sha256) const;
    //! Replaces what was known of the same file at the same account.
    [[nodiscard]] Status remember(const KnownUpload &upload);
    //! The provider no longer has it.
    [[nodiscard]] Status forget(const QString &account, const QByteArray &sha256);

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace studio
