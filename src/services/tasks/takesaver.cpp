// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/takesaver.h"

#include "domain/filesuffix.h"
#include "media/probe.h"
#include "services/files/atomicwrite.h"
#include "services/files/filehash.h"
#include "services/tasks/sidecar.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMimeDatabase>
#include <QtEndian>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Whole by its container; what kind it is comes from the bytes, never from the address.
Result<media::MediaInfo> checkedMedia(const QString &path)
{
    auto info = media::probe(path);
    if (!info)
        return info;
    if (info->kind != media::MediaInfo::Kind::Image) { // of a picture that proves itself by being decoded
        if (const Status whole = media::verifyComplete(path); !whole)
            return failure(whole.error());
    }
    return info;
}

//! The usual one: what a system's list prefers differs from machine to machine.
QString suffixOf(const QString &mime)
{
    const QString known = mime == "application/zip"_L1 ? u"zip"_s : usualSuffix(mime);
    if (!known.isEmpty())
        return known;
    const QString suffix = QMimeDatabase().mimeTypeForName(mime).preferredSuffix();
    return suffix.isEmpty() ? u"bin"_s : suffix;
}

//! A ZIP archive (a sequence of pictures), whole if the record that closes it ends with the file.
bool isWholeArchive(const QString &path)
{
    constexpr qint64 ClosingRecord = 22;
    constexpr qint64 LongestComment = 65535;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.read(4) != "PK\3\4")
        return false;
    const qint64 start = std::max<qint64>(0, file.size() - ClosingRecord - LongestComment);
    if (!file.seek(start))
        return false;
    const QByteArray end = file.readAll();
    const qsizetype record = end.lastIndexOf("PK\5\6");
    if (record < 0 || end.size() - record < ClosingRecord)
        return false;
    const auto *size = reinterpret_cast<const uchar *>(end.constData() + record + ClosingRecord - 2);
    return end.size() - record == ClosingRecord + qFromLittleEndian<quint16>(size);
}

//! The name's end for a file that is whole.
Result<QString> checkedSuffix(const QString &path)
{
    if (isWholeArchive(path))
        return u"zip"_s;
    const auto info = checkedMedia(path);
    if (!info)
        return failure(info.error());
    return suffixOf(info->mime);
}

//! Whether it is no media at all, as far as its first bytes tell: then nothing of it was cut off.
bool isOfUnknownKind(const QString &path)
{
    const QString mime = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent).name();
    return !mime.startsWith("video/"_L1) && !mime.startsWith("image/"_L1) && !mime.startsWith("audio/"_L1)
        && mime != "application/zip"_L1;
}

//! So that a new name outlives a power cut, too. Not every file system can.
void flushNames(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
#else
    Q_UNUSED(folder)
#endif
}

//! A take under its name from before a crash.
QString savedBefore(const QString &folder, const QString &stem)
{
    const QFileInfoList files = QDir(folder).entryInfoList({stem + u".*"_s}, QDir::Files);
    for (const QFileInfo &file : files) {
        const bool isTake
            = file.completeBaseName() == stem && file.suffix() != "json"_L1 && file.suffix() != "part"_L1;
        if (isTake && checkedSuffix(file.filePath()))
            return file.filePath();
    }
    return {};
}

struct Moved {
    QString path;
    bool isUnknown = false;
};

Result<Moved> moved(const SaveJob &job, const QString &stem)
{
    auto suffix = checkedSuffix(job.partPath);
    // The same again and again is what the provider has. It was paid for: it is kept.
    const bool kept = !suffix && !job.sha256.isEmpty() && job.sha256 == job.refusedBefore
        && (suffix.error().kind == ErrorKind::MediaUnsupported || isOfUnknownKind(job.partPath));
    if (kept)
        suffix = suffixOf(QMimeDatabase().mimeTypeForFile(job.partPath, QMimeDatabase::MatchContent).name());
    if (!suffix) {
        Error error = suffix.error();
        if (error.kind == ErrorKind::FileInvalid || error.kind == ErrorKind::MediaUnsupported) {
            error.kind = ErrorKind::FileInvalid;
            QFile::remove(job.partPath);
            QFile::remove(job.partPath + u".etag"_s);
        }
        return failure(error);
    }
    const QString target = job.folder + u'/' + stem + u'.' + *suffix;
    if (const Status flushed = flushToDisk(job.partPath); !flushed)
        return failure(flushed.error());
    // What is there under this name is a take of ours that was cut off.
    QFile::remove(target);
    if (!QFile::rename(job.partPath, target))
        return failure(ErrorKind::Storage, target);
    QFile::remove(job.partPath + u".etag"_s);
    flushNames(job.folder);
    return Moved{target, kept};
}

} // namespace

Result<SavedTake> saveTake(const SaveJob &job)
{
    const QString stem = takeStem(job.task, job.index);
    bool isUnknown = false;
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
        const auto now = moved(job, stem);
        if (!now)
            return failure(now.error());
        output.path = now->path;
        isUnknown = now->isUnknown;
    }
    output.path = QFileInfo(output.path).absoluteFilePath();
    output.bytes = QFileInfo(output.path).size();

    const QJsonObject sidecar = sidecarOf(job.task, output, job.savedAt);
    const Status written
        = atomicWrite(sidecarPath(output.path), QJsonDocument(sidecar).toJson(QJsonDocument::Indented));
    if (!written)
        return failure(written.error());
    flushNames(job.folder);
    if (job.index == 0 && !isUnknown) {
        // A take without a picture in the list is still a take.
        (void)job.thumbnails.make(output.path, job.task.id.toString(QUuid::WithoutBraces));
    }
    return SavedTake{output, isUnknown};
}

} // namespace studio
