// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/partfile.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace studio::media {

// Beside the target, so that replacing it is one rename; named apart, so that two writers never meet.
PartFile::PartFile(const QString &target)
    : m_target(target)
    , m_path(target + u'.' + QUuid::createUuid().toString(QUuid::Id128).left(8) + ".part"_L1)
{
}

PartFile::~PartFile()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Status PartFile::keep()
{
    std::error_code renamed;
    std::filesystem::rename(
        QFileInfo(m_path).filesystemFilePath(), QFileInfo(m_target).filesystemFilePath(), renamed);
    if (renamed)
        return failure(ErrorKind::Storage, QString::fromStdString(renamed.message()));
    m_path.clear();
    return {};
}

} // namespace studio::media
