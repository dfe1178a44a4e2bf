// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/statefolder.h"

#include "sandbox/json.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QUuid>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr auto onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Status writePrivately(const QString &path, const Json &json)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::Storage, file.errorString());
    file.setPermissions(onlyOwner);
    file.write(QByteArray::fromStdString(dumpJson(json)));
    if (!file.commit())
        return failure(ErrorKind::Storage, file.errorString());
    QFile::setPermissions(path, onlyOwner);
    return {};
}

std::optional<Json> readObject(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto json = parseJson(file.readAll().toStdString());
    return json && json->is_object() ? json : std::nullopt;
}

QByteArray randomHex(int words)
{
    QByteArray bytes;
    for (int i = 0; i < words; ++i)
        bytes += QByteArray::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, '0');
    return bytes;
}

QString lockPath(const QString &folder)
{
    return folder + u"/sandbox.lock"_s;
}

QString runningPath(const QString &folder)
{
    return folder + u"/running.json"_s;
}

} // namespace

StateFolder::StateFolder(QString path)
    : m_path(std::move(path))
{
}

Result<std::unique_ptr<StateFolder>> StateFolder::open(const QString &path)
{
    std::unique_ptr<StateFolder> folder(new StateFolder(QDir::cleanPath(QDir(path).absolutePath())));
    if (path.isEmpty()) {
        folder->m_temporary = std::make_unique<QTemporaryDir>();
        if (!folder->m_temporary->isValid())
            return failure(ErrorKind::Storage, folder->m_temporary->errorString());
        folder->m_path = folder->m_temporary->path();
    }
    for (const auto &name : {u""_s, u"/blobs"_s, u"/files"_s, u"/clips"_s, u"/scratch"_s}) {
        if (!QDir().mkpath(folder->m_path + name))
            return failure(ErrorKind::Storage, u"cannot make "_s + folder->m_path + name);
    }
    folder->m_lock = std::make_unique<QLockFile>(lockPath(folder->m_path));
    folder->m_lock->setStaleLockTime(0);
    // a moment's patience: announcedAt() of another program may be looking
    if (!folder->m_lock->tryLock(250)) {
        const bool held = folder->m_lock->error() == QLockFile::LockFailedError;
        folder->m_lock.reset();
        return failure(ErrorKind::Storage,
            (held ? u"another sandbox is using "_s : u"cannot write to "_s) + folder->m_path);
    }
    const QDir scratch(folder->m_path + u"/scratch"_s);
    for (const QString &left : scratch.entryList(QDir::Files))
        QFile::remove(scratch.filePath(left));
    return folder;
}

StateFolder::~StateFolder()
{
    if (m_lock)
        QFile::remove(runningPath(m_path));
}

QString StateFolder::ledgerPath() const
{
    return m_path + u"/ledger.jsonl"_s;
}

QString StateFolder::callsPath() const
{
    return m_path + u"/calls.jsonl"_s;
}

QString StateFolder::scratchPath() const
{
    return m_path + u"/scratch/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString StateFolder::renderedPath(const QString &name) const
{
    return m_path + u"/clips/"_s + name;
}

QString StateFolder::blobPath(const QString &blob) const
{
    return m_path + u"/blobs/"_s + blob;
}

QString StateFolder::publicPath(const QString &name) const
{
    return m_path + u"/files/"_s + name;
}

Result<QString> StateFolder::keep(const QByteArray &bytes, const QString &suffix) const
{
    const QString scratch = scratchPath();
    QFile file(scratch);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return failure(ErrorKind::Storage, file.errorString());
    file.close();
    return keepFile(scratch, suffix);
}

Result<QString> StateFolder::keepFile(const QString &scratch, const QString &suffix) const
{
    QFile file(scratch);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failure(ErrorKind::Storage, file.errorString());
    file.close();
    const QString name = QString::fromLatin1(hash.result().toHex()) + u'.' + suffix;
    if (QFile::exists(blobPath(name)))
        QFile::remove(scratch);
    else if (!QFile::rename(scratch, blobPath(name)) && !QFile::exists(blobPath(name)))
        return failure(ErrorKind::Storage, u"cannot write "_s + blobPath(name));
    return name;
}

Status StateFolder::publish(const QString &source, const QString &name) const
{
    const auto from = std::filesystem::path(source.toStdU16String());
    const auto to = std::filesystem::path(publicPath(name).toStdU16String());
    std::error_code problem;
    std::filesystem::create_hard_link(from, to, problem);
    if (problem && problem != std::errc::file_exists) {
        problem.clear();
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing, problem);
        if (problem)
            return failure(ErrorKind::Storage, QString::fromStdString(problem.message()));
    }
    return {};
}

void StateFolder::withdraw(const QString &name) const
{
    QFile::remove(publicPath(name));
}

Identity StateFolder::identity() const
{
    Identity identity;
    const auto kept = readObject(m_path + u"/identity.json"_s);
    if (kept) {
        identity.token = QString::fromStdString(textOf(*kept, "token"));
        identity.linkKey = QByteArray::fromStdString(textOf(*kept, "linkKey"));
        identity.port = int(integerOf(*kept, "port"));
    }
    if (identity.token.isEmpty())
        identity.token = u"practice-"_s + QString::fromLatin1(randomHex(4));
    if (identity.linkKey.isEmpty())
        identity.linkKey = randomHex(8);
    return identity;
}

Status StateFolder::saveIdentity(const Identity &identity) const
{
    return writePrivately(m_path + u"/identity.json"_s,
        {{"token", identity.token.toStdString()}, {"linkKey", identity.linkKey.toStdString()},
            {"port", identity.port}});
}

Status StateFolder::announce(const QString &origin, const QString &token) const
{
    return writePrivately(
        runningPath(m_path), {{"origin", origin.toStdString()}, {"token", token.toStdString()}});
}

std::optional<StateFolder::Announced> StateFolder::announcedAt(const QString &path)
{
    const QString folder = QDir::cleanPath(QDir(path).absolutePath());
    const auto announced = readObject(runningPath(folder));
    if (path.isEmpty() || !announced)
        return std::nullopt;
    QLockFile lock(lockPath(folder));
    lock.setStaleLockTime(0);
    if (lock.tryLock(0) || lock.error() != QLockFile::LockFailedError)
        return std::nullopt; // its writer was killed
    return Announced{QString::fromStdString(textOf(*announced, "origin")),
        QString::fromStdString(textOf(*announced, "token"))};
}

} // namespace studio::sandbox
