// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "base/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int PatienceMs = 1000;

QString socketName(const QString &library)
{
    QDir().mkpath(library);
    const QString place = QFileInfo(library).canonicalFilePath();
    const QByteArray hash
        = QCryptographicHash::hash((place.isEmpty() ? library : place).toUtf8(), QCryptographicHash::Sha256);
    return "circledtake-"_L1 + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace

SingleInstance::SingleInstance(const QString &library, QObject *parent)
    : QObject(parent)
    , m_name(socketName(library))
    , m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &SingleInstance::answer);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim()
{
    if (tellOther())
        return false;
    QLocalServer::removeServer(m_name); // left behind by one that was killed
    if (!m_server->listen(m_name))
        qCWarning(lcWindow) << "no socket for a single window:" << m_server->errorString();
    return true;
}

bool SingleInstance::tellOther() const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(PatienceMs))
        return false;
    socket.write("raise\n");
    socket.waitForBytesWritten(PatienceMs);
    socket.disconnectFromServer();
    return true;
}

void SingleInstance::answer()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        emit raiseWanted();
    }
}

} // namespace studio
