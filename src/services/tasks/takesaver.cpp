// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/takesaver.h"

#include "media/probe.h"
#include "services/files/atomicwrite.h"
#include "services/files/filehash.h"
#include "services/tasks/sidecar.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMimeDatabase>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Whole by its container; what kind it is comes from the bytes, never from the address.
Result<media::MediaInfo> checkedMedia(const QString &path)
{
    auto info = media::probe(path);
    if (!info)
        return info;
    if (info->kind == media::MediaInfo::Kind::Video) {
        if (const Status whole = media::verifyComplete(path); !whole)
            return failure(whole.error());
    }
    return info;
}

QString suffixOf(const media::MediaInfo &info)
{
    if (info.mime == "video/mp4"_L1)
        return u"mp4"_s;
    const QString suffix = QMimeDatabase().mimeTypeForName(info.mime).preferredSuffix();
    return suffix.isEmpty() ? u"bin"_s : suffix;
}

//! A take under its name from before a crash.
QString savedBefore(const QString &folder, const QString &stem)
{
    const QFileInfoList files = QDir(folder).entryInfoList({stem + u".*"_s}, QDir::Files);
    for (const QFileInfo &file : files) {
        const bool isTake
            = file.completeBaseName() == stem && file.suffix() != "json"_L1 && file.suffix() != "part"_L1;
        if (isTake && checkedMedia(file.filePath()))
            return file.filePath();
    }
    return {};
}

Result<QString> moved(const SaveJob &job, const QString &stem)
{
    const auto info = checkedMedia(job.partPath);
    if (!info) {
        Error error = info.error();
        if (error.kind == ErrorKind::FileInvalid || error.kind == ErrorKind::MediaUnsupported) {
            error.kind = ErrorKind::FileInvalid;
            QFile::remove(job.partPath);
            QFile::remove(job.partPath + u".etag"_s);
        }
        return failure(error);
    }
    const QString target = job.folder + u'/' + stem + u'.' + suffixOf(*info);
    if (const Status flushed = flushToDisk(job.partPath); !flushed)
        return failure(flushed.error());
    // What is there under this name is a take of ours that was cut off.
    QFile::remove(target);
    if (!QFile::rename(job.partPath, target))
        return failure(ErrorKind::Storage, target);
    QFile::remove(job.partPath + u".etag"_s);
    return target;
}

} // namespace

Result<TaskOutput> saveTake(const SaveJob &job)
{
    const QString stem = takeStem(job.task, job.index);
    TaskOutput output = job.task.outputs.at(job.index);
    output.sha256 = job.sha256;
    if (job.partPath.isEmpty()) {
        output.path = savedBefore(job.folder, stem);
        if (output.path.isEmpty())
            return failure(ErrorKind::NotFound);
        const auto hash = sha256OfFile(output.path);
        if (!hash)
            return failure(hash.error());
        output.sha256 = *hash;
    } else {
        const auto path = moved(job, stem);
        if (!path)
            return failure(path.error());
        output.path = *path;
    }
    output.path = QFileInfo(output.path).absoluteFilePath();
    output.bytes = QFileInfo(output.path).size();

    const QJsonObject sidecar = sidecarOf(job.task, output, job.savedAt);
    const Status written
        = atomicWrite(sidecarPath(output.path), QJsonDocument(sidecar).toJson(QJsonDocument::Indented));
    if (!written)
        return failure(written.error());
    if (job.index == 0) {
        // A take without a picture in the list is still a take.
        (void)job.thumbnails.make(output.path, job.task.id.toString(QUuid::WithoutBraces));
    }
    return output;
}

} // namespace studio
