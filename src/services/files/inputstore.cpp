// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/inputstore.h"

#include "domain/filesuffix.h"
#include "media/cutter.h"
#include "media/probe.h"
#include "media/still.h"
#include "services/files/atomicwrite.h"
#include "services/files/fileerror.h"
#include "services/files/filehash.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSaveFile>
#include <QTemporaryDir>

#include <limits>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr qint64 CopyBlock = 1024 * 1024;

QString suffixOf(const QString &mime, const QString &path)
{
    // What a system's list prefers differs from machine to machine.
    if (const QString known = usualSuffix(mime); !known.isEmpty())
        return known;
    const QString preferred = QMimeDatabase().mimeTypeForName(mime).preferredSuffix();
    return preferred.isEmpty() ? QFileInfo(path).suffix().toLower().left(10) : preferred;
}

//! Whether the bytes are there already, and really are those.
bool isKept(const QString &path, const QByteArray &sha256)
{
    return QFileInfo::exists(path) && sha256OfFile(path) == Result<QByteArray>(sha256);
}

} // namespace

InputStore::InputStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString InputStore::pathOf(const QByteArray &sha256, const QString &suffix) const
{
    const QString name = QString::fromLatin1(sha256);
    return m_folder + u'/' + name.left(2) + u'/' + name + (suffix.isEmpty() ? u""_s : u'.' + suffix);
}

QString InputStore::find(const QByteArray &sha256) const
{
    if (sha256.isEmpty())
        return {};
    const QString plain = pathOf(sha256, {});
    const QFileInfo place(plain);
    const QFileInfoList files
        = QDir(place.path()).entryInfoList({place.fileName() + u".*"_s, place.fileName()}, QDir::Files);
    return files.isEmpty() ? QString() : files.first().absoluteFilePath();
}

Result<StoredInput> InputStore::keepPicture(const QString &path, const PictureNeeds &needs) const
{
    const int side = needs.maximumSide > 0 ? needs.maximumSide : std::numeric_limits<int>::max();
    const Result<media::PreparedStill> prepared
        = media::prepareStill(path, needs.crop, needs.acceptedTypes, side);
    if (!prepared)
        return failure(prepared.error());
    const QByteArray hash = sha256Of(prepared->bytes);
    const QString target = pathOf(hash, prepared->suffix);
    if (!isKept(target, hash)) {
        if (const Status written = atomicWrite(target, prepared->bytes); !written)
            return failure(written.error());
    }
    return StoredInput{target, hash, prepared->mime, prepared->size, prepared->bytes.size()};
}

Result<StoredInput> InputStore::keepFile(const QString &path, const QString &mime) const
{
    const Result<QByteArray> hash = sha256OfFile(path);
    if (!hash)
        return failure(hash.error());
    const qint64 bytes = QFileInfo(path).size();
    if (bytes == 0)
        return failure(ErrorKind::FileInvalid, path);
    const StoredInput kept{pathOf(*hash, suffixOf(mime, path)), *hash, mime, {}, bytes};
    if (isKept(kept.path, *hash))
        return kept;

    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return failure(errorOfFile(source));
    if (!QDir().mkpath(QFileInfo(kept.path).absolutePath()))
        return failure(ErrorKind::Storage, kept.path);
    QSaveFile target(kept.path);
    if (!target.open(QIODevice::WriteOnly))
        return failure(errorOfFile(target));
    QCryptographicHash copied(QCryptographicHash::Sha256);
    while (!source.atEnd()) {
        const QByteArray block = source.read(CopyBlock);
        if (block.isEmpty())
            return failure(errorOfFile(source));
        copied.addData(block);
        if (target.write(block) != block.size())
            return failure(errorOfFile(target));
    }
    if (copied.result().toHex() != *hash)
        return failure(ErrorKind::FileInvalid, u"the file changed while it was copied"_s);
    if (!target.flush() || !target.commit())
        return failure(errorOfFile(target));
    return kept;
}

Result<StoredInput> InputStore::keepPart(const QString &path, const RangeOfDouble &seconds) const
{
    const auto whole = media::probe(path);
    if (!whole)
        return failure(whole.error());
    if (!QDir().mkpath(m_folder))
        return failure(ErrorKind::Storage, m_folder);
    // Beside the inputs: clips are large, and the place for temporary files may be in memory.
    const QTemporaryDir work(m_folder + u"/cut-XXXXXX"_s);
    if (!work.isValid())
        return failure(ErrorKind::Storage, work.errorString());
    const bool isSound = whole->kind == media::MediaInfo::Kind::Audio;
    const QString part = work.filePath(isSound ? u"part.wav"_s : u"part.mp4"_s);
    if (const Status done = media::cut(path, {seconds.least, seconds.most}, part); !done)
        return failure(done.error());
    return keepFile(part, isSound ? u"audio/wav"_s : u"video/mp4"_s);
}

} // namespace studio
