// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/httpclient.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class QNetworkReply;

namespace studio {

//! Watches over one reply: ends it after too long a silence and remembers who ended it (Qt reports its own
//! timeout, ours and a person's abort alike). Lives no longer than the reply.
class ReplyWatch final : public QObject {
    Q_OBJECT

public:
    enum class Ended { ByServer, BySilence, ByAbort, BySize, ByUs };

    //! `silence` without any byte in either direction ends the reply. The watch is a child of the reply.
    ReplyWatch(QNetworkReply *reply, std::chrono::milliseconds silence);

    //! Ends the reply, which emits finished() from inside; the first reason stays.
    void end(Ended reason);
    //! As end(), but not from inside: for slots of metaDataChanged(), where Qt does not expect it.
    void endSoon(Ended reason);
    [[nodiscard]] Ended ended() const { return m_ended; }
    //! The failure that the end of the reply means; nothing when a whole answer arrived, of any status.
    [[nodiscard]] std::optional<Error> failureOfTransport() const;
    //! Whether the answer's head arrived and its body ended as it should have.
    [[nodiscard]] bool isWholeAnswer() const;
    [[nodiscard]] int status() const;

private:
    QNetworkReply *m_reply;
    QTimer m_silence;
    Ended m_ended = Ended::ByServer;
};

//! The attributes that every request of ours has: no redirects by Qt, no HTTP/2, no cookies, own User-Agent.
void applyCommonRules(QNetworkRequest &request);

//! Proxies as the system says, except for this machine. Also forgets what Qt would remember between calls.
void applyCommonRules(QNetworkAccessManager &network);

//! The parts of an answer that do not depend on the call.
[[nodiscard]] HttpAnswer answerHead(const QNetworkReply &reply);

//! One line: verb, host, path without query, status, milliseconds, bytes, the provider's id of the call.
void logAnswer(const QByteArray &verb, const QNetworkReply &reply, qint64 milliseconds, qint64 bytes);

} // namespace studio
