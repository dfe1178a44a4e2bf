// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/library.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr QFileDevice::Permissions OwnerOnly
    = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Status makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QFileInfo info(path);
    if (!QDir().mkpath(info.absolutePath()) || !QDir().mkdir(path, OwnerOnly)) {
        const int reason = errno;
        if (QFileInfo(path).isDir()) // another process was faster
            return {};
        return failure(reason == ENOSPC ? ErrorKind::DiskFull : ErrorKind::Storage, path);
    }
    return {};
}

} // namespace

Library::Library(QString folder)
    : m_folder(std::move(folder))
{
}

Result<Library> Library::open(const QString &folder)
{
    Library library(
        QDir::cleanPath(QFileInfo(folder.isEmpty() ? defaultFolder() : folder).absoluteFilePath()));
    for (const QString &path : {library.folder(), library.inputsFolder(), library.takesFolder(),
             library.thumbnailsFolder(), library.locksFolder(), library.sandboxFolder()}) {
        if (const Status made = makePrivateFolder(path); !made)
            return failure(made.error());
    }
    if (!QFileInfo(library.folder()).isWritable())
        return failure(ErrorKind::Storage, library.folder());
    return library;
}

QString Library::defaultFolder()
{
    // Not AppDataLocation: both programs share one library, whatever they call themselves.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/circledtake"_L1;
}

QString Library::databaseFile() const
{
    return m_folder + "/journal.db"_L1;
}

QString Library::inputsFolder() const
{
    return m_folder + "/inputs"_L1;
}

QString Library::takesFolder() const
{
    return m_folder + "/takes"_L1;
}

QString Library::thumbnailsFolder() const
{
    return m_folder + "/thumbnails"_L1;
}

QString Library::locksFolder() const
{
    return m_folder + "/locks"_L1;
}

QString Library::sandboxFolder() const
{
    return m_folder + "/sandbox"_L1;
}

QString Library::catalogueOverlayFile() const
{
    return m_folder + "/catalogue.json"_L1;
}

} // namespace studio
