// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>

namespace studio::test {

enum class Fault {
    Pass,
    CloseAtOnce, //!< when the head of the request arrived; nothing is passed on
    CloseBeforeAnswer, //!< the whole request is read; nothing is passed on, nothing answered
    LoseAnswer, //!< the request is passed on and answered, but the answer never arrives
    ResetInRequest, //!< after `bytes` of the request's body, by a TCP reset
    Stall, //!< the whole request is read, then silence
    Drip, //!< the answer comes `bytes` at a time (1 when 0), with `pause` in between
    Truncate, //!< the answer ends after `bytes` of its body, however its length was told
    TruncateChunked, //!< as Truncate, but in the middle of a chunk of a chunked answer
    Garbage, //!< an answer that is no HTTP
};

//! What becomes of one request.
struct FaultStep {
    Fault fault = Fault::Pass;
    QByteArray match = {}; //!< applies to the next request whose first line contains this; empty = any
    qint64 bytes = 0;
    std::chrono::milliseconds pause{20};
};

//! A TCP relay between a client and a server on this machine that breaks requests on a script. Steps are used
//! up in order, one a request; requests that the next step does not match, and all after the last, pass.
//! Lives in the test's own thread; needs its event loop.
class FaultProxy final : public QObject {
    Q_OBJECT

public:
    explicit FaultProxy(quint16 upstreamPort, QObject *parent = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;

    void play(const QList<FaultStep> &steps) { m_steps = steps; }
    void setUpstream(quint16 port) { m_upstreamPort = port; }
    //! While false, connections are refused by the system: nobody listens on the port.
    void setListening(bool listening);

    [[nodiscard]] int connections() const { return m_connections; }
    //! First lines of the requests that were read to the last byte, in order.
    [[nodiscard]] QList<QByteArray> completeRequests() const { return m_completeRequests; }
    [[nodiscard]] int completeRequests(const QByteArray &match) const;
    [[nodiscard]] qsizetype stepsLeft() const { return m_steps.size(); }

private:
    friend class FaultRelay;
    [[nodiscard]] FaultStep takeStep(const QByteArray &firstLine);

    QTcpServer m_server;
    quint16 m_upstreamPort;
    quint16 m_port = 0;
    QList<FaultStep> m_steps;
    QList<QByteArray> m_completeRequests;
    int m_connections = 0;
};

} // namespace studio::test
