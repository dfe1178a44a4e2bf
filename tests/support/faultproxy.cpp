// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultproxy.h"

#include "support/httpscan.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <sys/socket.h>

namespace studio::test {

//! One client's connection.
class FaultRelay final : public QObject {
    Q_OBJECT

public:
    FaultRelay(FaultProxy &proxy, QTcpSocket *client);

private:
    void readClient();
    bool beginRequest();
    void takeBody();
    void endRequest();
    void toUpstream(const QByteArray &bytes);
    void readUpstream();
    void truncate(bool chunked);
    void drip();
    void closeAfterWriting();
    void reset();

    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket *m_upstream = nullptr;
    QByteArray m_fromClient;
    QByteArray m_fromUpstream;
    QByteArray m_firstLine;
    FaultStep m_step;
    qint64 m_bodyLeft = -1; // −1: between requests
    qint64 m_bodyTaken = 0;
    bool m_over = false;
    QTimer m_dripping;
};

FaultRelay::FaultRelay(FaultProxy &proxy, QTcpSocket *client)
    : QObject(&proxy)
    , m_proxy(proxy)
    , m_client(client)
{
    client->setParent(this);
    connect(client, &QTcpSocket::readyRead, this, &FaultRelay::readClient);
    connect(client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_dripping, &QTimer::timeout, this, &FaultRelay::drip);
    readClient();
}

void FaultRelay::readClient()
{
    while (!m_over && (m_client->bytesAvailable() > 0 || !m_fromClient.isEmpty())) {
        if (m_bodyLeft < 0) {
            m_fromClient += m_client->read(4096);
            if (!beginRequest()) {
                if (m_client->bytesAvailable() == 0)
                    return;
                continue;
            }
        }
        takeBody();
        if (m_bodyLeft > 0 && m_client->bytesAvailable() == 0)
            return;
    }
}

bool FaultRelay::beginRequest()
{
    const std::optional<WireRequest> head = scanHead(m_fromClient);
    if (!head)
        return false;
    m_firstLine = m_fromClient.left(m_fromClient.indexOf("\r\n"));
    m_step = m_proxy.takeStep(m_firstLine);
    m_bodyLeft = head->bodyLength;
    m_bodyTaken = 0;
    if (m_step.fault == Fault::CloseAtOnce) {
        m_over = true;
        m_client->abort();
        return false;
    }
    if (m_step.fault == Fault::ResetInRequest)
        m_client->setReadBufferSize(16 * 1024); // what is not read cannot have been acknowledged as used
    toUpstream(m_fromClient.left(head->headLength));
    m_fromClient.remove(0, head->headLength);
    return true;
}

void FaultRelay::takeBody()
{
    QByteArray bytes = m_fromClient.left(m_bodyLeft);
    m_fromClient.remove(0, bytes.size());
    bytes += m_client->read(m_bodyLeft - bytes.size());
    m_bodyLeft -= bytes.size();
    m_bodyTaken += bytes.size();
    if (m_step.fault == Fault::ResetInRequest && m_bodyTaken >= m_step.bytes) {
        reset();
        return;
    }
    toUpstream(bytes);
    if (m_bodyLeft == 0)
        endRequest();
}

void FaultRelay::endRequest()
{
    m_bodyLeft = -1;
    m_proxy.m_completeRequests.append(m_firstLine);
    if (m_step.fault == Fault::CloseBeforeAnswer) {
        m_over = true;
        m_client->disconnectFromHost();
    } else if (m_step.fault == Fault::Garbage) {
        m_client->write(QByteArray("\x00\x01\x02 this is no answer\r\n\r\n", 25));
        closeAfterWriting();
    }
}

void FaultRelay::toUpstream(const QByteArray &bytes)
{
    switch (m_step.fault) {
    case Fault::CloseAtOnce:
    case Fault::CloseBeforeAnswer:
    case Fault::ResetInRequest:
    case Fault::Stall:
    case Fault::Garbage:
        return;
    default:
        break;
    }
    if (!m_upstream) {
        m_upstream = new QTcpSocket(this);
        connect(m_upstream, &QTcpSocket::readyRead, this, &FaultRelay::readUpstream);
        connect(m_upstream, &QTcpSocket::disconnected, this, [this] {
            if (!m_dripping.isActive())
                closeAfterWriting();
        });
        connect(m_upstream, &QTcpSocket::errorOccurred, this, [this] {
            if (m_upstream->state() == QAbstractSocket::UnconnectedState && !m_dripping.isActive())
                closeAfterWriting();
        });
        m_upstream->connectToHost(QHostAddress::LocalHost, m_proxy.m_upstreamPort);
    }
    m_upstream->write(bytes);
}

void FaultRelay::readUpstream()
{
    const QByteArray bytes = m_upstream->readAll();
    if (m_over)
        return;
    switch (m_step.fault) {
    case Fault::LoseAnswer:
        m_over = true;
        m_client->disconnectFromHost();
        return;
    case Fault::Drip:
        m_fromUpstream += bytes;
        if (!m_dripping.isActive())
            m_dripping.start(m_step.pause);
        return;
    case Fault::Truncate:
    case Fault::TruncateChunked:
        m_fromUpstream += bytes;
        truncate(m_step.fault == Fault::TruncateChunked);
        return;
    default:
        m_client->write(bytes);
    }
}

void FaultRelay::truncate(bool chunked)
{
    const qsizetype end = m_fromUpstream.indexOf("\r\n\r\n");
    if (end < 0 || m_fromUpstream.size() - end - 4 < m_step.bytes)
        return;
    const QByteArray body = m_fromUpstream.mid(end + 4, m_step.bytes);
    if (!chunked) {
        m_client->write(m_fromUpstream.left(end + 4) + body);
        closeAfterWriting();
        return;
    }
    const QList<QByteArray> lines = m_fromUpstream.left(end).split('\n');
    for (const QByteArray &line : lines) {
        if (!line.toLower().startsWith("content-length:"))
            m_client->write(line.trimmed() + "\r\n");
    }
    m_client->write("Transfer-Encoding: chunked\r\n\r\n");
    // Whether Qt calls this a success depends on how the bytes fall (measured).
    m_client->write(QByteArray::number(body.size() + 1000, 16) + "\r\n" + body);
    closeAfterWriting();
}

void FaultRelay::drip()
{
    const qint64 count = std::max<qint64>(m_step.bytes, 1);
    m_client->write(m_fromUpstream.left(count));
    m_fromUpstream.remove(0, count);
    if (!m_fromUpstream.isEmpty())
        return;
    m_dripping.stop();
    if (m_upstream->state() == QAbstractSocket::UnconnectedState)
        closeAfterWriting();
}

void FaultRelay::closeAfterWriting()
{
    m_over = true;
    m_client->disconnectFromHost();
}

void FaultRelay::reset()
{
    m_over = true;
    // Lingering for no time makes close() send a reset.
    const linger atOnce{1, 0};
    ::setsockopt(int(m_client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_client->abort();
}

FaultProxy::FaultProxy(quint16 upstreamPort, QObject *parent)
    : QObject(parent)
    , m_upstreamPort(upstreamPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            ++m_connections;
            new FaultRelay(*this, client);
        }
    });
    setListening(true);
}

FaultProxy::~FaultProxy()
{
    // Relays speak to the proxy while their sockets close.
    const QList<FaultRelay *> relays = findChildren<FaultRelay *>();
    qDeleteAll(relays);
}

QUrl FaultProxy::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
}

void FaultProxy::setListening(bool listening)
{
    if (!listening) {
        m_server.close();
        return;
    }
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("no port to listen on");
    m_port = m_server.serverPort();
}

int FaultProxy::completeRequests(const QByteArray &match) const
{
    return int(std::count_if(m_completeRequests.cbegin(), m_completeRequests.cend(),
        [&match](const QByteArray &line) { return line.contains(match); }));
}

FaultStep FaultProxy::takeStep(const QByteArray &firstLine)
{
    if (m_steps.isEmpty() || !firstLine.contains(m_steps.first().match))
        return {};
    return m_steps.takeFirst();
}

} // namespace studio::test

#include "faultproxy.moc"
