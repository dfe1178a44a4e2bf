// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace studio {

class Database;

//! One file that a provider has already.
struct KnownUpload {
    QString owner; //!< from uploadOwner()
    QByteArray sha256; //!< hex
    QString remoteId; //!< asset id or `runway://…`
    std::optional<Instant> expiresAt;
    std::optional<Instant> createdAt; //!< told by list() alone

    friend bool operator==(const KnownUpload &, const KnownUpload &) = default;
};

//! Whose an upload is: the account's name with a fingerprint of the place and the login behind it. A name
//! may come to stand for another login, whose tasks must never use files of the first.
[[nodiscard]] QString uploadOwner(
    const QString &account, const QString &origin, const QString &email, const QString &token);

//! The account's name in what uploadOwner() made.
[[nodiscard]] QString accountOfOwner(const QString &owner);

//! What was uploaded to whom, so that nothing is sent twice. Errors: Storage, DiskFull. Main thread.
class UploadStore final {
public:
    UploadStore(Database &database, const Clock &clock);

    //! Nothing when it is not known or has expired.
    [[nodiscard]] Result<std::optional<KnownUpload>> find(
        const QString &owner, const QByteArray &sha256) const;
    //! Whether find() knows it for any login that the account's name stood for.
    [[nodiscard]] bool knows(const QString &account, const QByteArray &sha256) const;
    //! Whom a provider's file is known for, expired or not; by what the provider calls it.
    [[nodiscard]] Result<QStringList> owners(const QString &remoteId) const;
    //! Replaces what was known of the same file at the same owner.
    [[nodiscard]] Status remember(const KnownUpload &upload);
    //! What an owner has at its provider, newest first; without what has expired.
    [[nodiscard]] Result<QList<KnownUpload>> list(const QString &owner) const;
    //! For whom a task of the journal was sent, from uploadOwner(). What it makes belongs to that login.
    [[nodiscard]] Status noteSubmitter(const QUuid &task, const QString &owner);
    [[nodiscard]] Result<QString> submitterOf(const QUuid &task) const; //!< empty = not known
    //! The provider no longer has what it called so.
    [[nodiscard]] Status forgetRemote(const QString &account, const QString &remoteId);
    //! The provider no longer has it, whatever login the account's name stands for.
    [[nodiscard]] Status forget(const QString &account, const QByteArray &sha256);
    //! The account's name stands for nobody now, or for someone else.
    [[nodiscard]] Status forgetAccount(const QString &account);

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace studio
