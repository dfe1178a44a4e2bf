// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/accountleadership.h"

#include "base/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace studio {

struct AccountLeadership::Lead {
    explicit Lead(const QString &path)
        : lock(path)
    {
        lock.setStaleLockTime(0); // only a dead process loses it, never a slow one
    }
    QLockFile lock;
    QLocalServer server;
};

AccountLeadership::AccountLeadership(const QString &locksFolder, QObject *parent)
    : QObject(parent)
    , m_folder(locksFolder)
{
}

AccountLeadership::~AccountLeadership() = default;

QString AccountLeadership::socketName(const QString &account) const
{
    // Socket paths are short on Unix, library paths need not be.
    const QByteArray place = (QDir(m_folder).canonicalPath() + u'/' + account).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex();
    return u"circledtake-"_s + QString::fromLatin1(hash.left(24));
}

bool AccountLeadership::lead(const QString &account)
{
    if (leads(account))
        return true;
    auto taken = std::make_unique<Lead>(m_folder + u'/' + account + u".lock"_s);
    if (!taken->lock.tryLock(0))
        return false;
    QLocalServer &server = taken->server;
    server.setSocketOptions(QLocalServer::UserAccessOption);
    const QString name = socketName(account);
    QLocalServer::removeServer(name); // ours by right of the lock; what is there is of a dead process
    if (!server.listen(name))
        qCWarning(lcTasks) << "no nudges can be heard" << server.errorString();
    connect(&server, &QLocalServer::newConnection, this, [this, &server, account] {
        while (QLocalSocket *socket = server.nextPendingConnection()) {
            // The connection says it all; the byte needs no reading.
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            if (socket->state() == QLocalSocket::UnconnectedState)
                socket->deleteLater();
        }
        emit nudged(account);
    });
    m_led.emplace(account, std::move(taken));
    return true;
}

QStringList AccountLeadership::led() const
{
    QStringList names;
    for (const auto &[account, lead] : m_led)
        names.append(account);
    return names;
}

void AccountLeadership::nudge(const QString &account)
{
    if (leads(account))
        return;
    auto *socket = new QLocalSocket(this);
    connect(socket, &QLocalSocket::connected, socket, [socket] {
        socket->write("!", 1);
        socket->disconnectFromServer();
    });
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::errorOccurred, socket, &QObject::deleteLater);
    socket->connectToServer(socketName(account));
}

void AccountLeadership::resignAll()
{
    m_led.clear();
}

} // namespace studio
