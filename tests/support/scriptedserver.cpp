// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedserver.h"

#include <QTcpSocket>

namespace studio::test {

ScriptedServer::ScriptedServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

ScriptedServer::~ScriptedServer()
{
    // Sockets speak once more while they close.
    const QList<QTcpSocket *> sockets = m_pending.keys();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QUrl ScriptedServer::url(const QString &path, const QString &host) const
{
    return QUrl(QStringLiteral("http://%1:%2%3").arg(host).arg(port()).arg(path));
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        m_pending.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_pending.remove(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray &bytes = m_pending[socket];
    bytes += socket->readAll();
    while (m_pending.contains(socket)) {
        std::optional<WireRequest> request = scanHead(bytes);
        if (!request || bytes.size() < request->headLength + request->bodyLength)
            return;
        request->body = bytes.mid(request->headLength, request->bodyLength);
        bytes.remove(0, request->headLength + request->bodyLength);
        m_requests.append(*request);
        reply(socket, *request);
        emit requestReceived();
    }
}

void ScriptedServer::reply(QTcpSocket *socket, const WireRequest &request)
{
    ScriptedAnswer answer;
    if (!m_queue.isEmpty())
        answer = m_queue.takeFirst();
    else if (m_handler)
        answer = m_handler(request);
    else
        return;
    socket->write(answer.raw);
    if (answer.close)
        socket->disconnectFromHost();
}

void ScriptedServer::dropConnections()
{
    const QList<QTcpSocket *> sockets = m_pending.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

} // namespace studio::test
