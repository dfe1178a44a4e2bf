// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/httpscan.h"

#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace studio::test {

//! What a ScriptedServer does with one request.
struct ScriptedAnswer {
    QByteArray raw; //!< sent as it is
    bool close = false; //!< afterwards; with an empty `raw`: the request is read and dropped
};

//! An HTTP server that says exactly the bytes it was told to, and remembers what it was asked. Lives in the
//! test's own thread; needs its event loop.
class ScriptedServer final : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<ScriptedAnswer(const WireRequest &)>;

    explicit ScriptedServer(QObject *parent = nullptr);
    ~ScriptedServer() override;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url(
        const QString &path = QStringLiteral("/"), const QString &host = QStringLiteral("127.0.0.1")) const;

    //! Answers of the next requests, in order; then the handler is asked. Without either, silence.
    void queue(const ScriptedAnswer &answer) { m_queue.append(answer); }
    void setHandler(Handler handler) { m_handler = std::move(handler); }

    //! Complete requests, in the order of their last byte.
    [[nodiscard]] const QList<WireRequest> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    //! Ends all connections, as a server does that goes away.
    void dropConnections();

signals:
    void requestReceived();

private:
    void accept();
    void read(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const WireRequest &request);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_pending;
    QList<ScriptedAnswer> m_queue;
    Handler m_handler;
    QList<WireRequest> m_requests;
    int m_connections = 0;
};

} // namespace studio::test
