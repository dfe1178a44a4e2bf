// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace studio::sandbox {

//! What a sandbox keeps about itself in its folder, so that tokens and links stay valid after a restart.
struct Identity {
    QString token;
    QByteArray linkKey; //!< signs the links of files
    int port = 0; //!< the last one
};

//! The folder of one sandbox: who it is, who holds it, and the files that it was given or has made.
//! Files come twice: under the hash of their bytes in blobs/ (never changed), and under a public name in
//! files/ (what links lead to; that name can be deleted). Any thread after open().
class StateFolder final {
public:
    //! An empty path is a temporary folder. Storage when it cannot be used or another sandbox holds it.
    [[nodiscard]] static Result<std::unique_ptr<StateFolder>> open(const QString &path);
    ~StateFolder();
    Q_DISABLE_COPY_MOVE(StateFolder)

    [[nodiscard]] QString ledgerPath() const;
    [[nodiscard]] QString callsPath() const;
    //! Where an upload is written before its hash is known; a fresh name each time.
    [[nodiscard]] QString scratchPath() const;
    //! Where something that was rendered lies, under a name that tells what was ordered.
    [[nodiscard]] QString renderedPath(const QString &name) const;
    [[nodiscard]] QString blobPath(const QString &blob) const;
    [[nodiscard]] QString publicPath(const QString &name) const;

    //! Keeps bytes; gives the blob's name ("<sha256>.<suffix>").
    [[nodiscard]] Result<QString> keep(const QByteArray &bytes, const QString &suffix) const;
    //! Keeps a file written at scratchPath(); it is moved.
    [[nodiscard]] Result<QString> keepFile(const QString &scratch, const QString &suffix) const;
    //! Gives a file a public name; it shares the bytes where the disk can do that.
    [[nodiscard]] Status publish(const QString &source, const QString &name) const;
    void withdraw(const QString &name) const;

    [[nodiscard]] Identity identity() const;
    [[nodiscard]] Status saveIdentity(const Identity &identity) const;
    //! Tells other programs where this sandbox is; gone again when the folder is closed.
    [[nodiscard]] Status announce(const QString &origin, const QString &token) const;

    struct Announced {
        QString origin;
        QString token;
    };
    //! The sandbox that holds the folder at `path` right now.
    [[nodiscard]] static std::optional<Announced> announcedAt(const QString &path);

private:
    explicit StateFolder(QString path);
    QString m_path;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace studio::sandbox
