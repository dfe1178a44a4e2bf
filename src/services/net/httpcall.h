// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/httpclient.h"
#include "services/net/oneshotbody.h"
#include "services/net/replywatch.h"

#include <QElapsedTimer>
#include <QPointer>

class QFile;

namespace studio {

//! Checks a request before anything is sent; InvalidRequest (field baseUrl or token) when it is not
//! acceptable. Pure.
[[nodiscard]] Status checkRequest(const HttpRequest &request);

//! Collects one answer's body up to a limit and tells when the reply is over. Child of the reply.
class AnswerReader final : public QObject {
    Q_OBJECT

public:
    //! `file`: HttpRequest::answerFile.
    AnswerReader(QNetworkReply *reply, std::chrono::milliseconds silence, qint64 maximumBytes,
        const QString &file = {});
    ~AnswerReader() override;

    [[nodiscard]] ReplyWatch &watch() { return *m_watch; }
    //! What arrived of the answer; the whole once the reply is finished.
    [[nodiscard]] HttpAnswer answer() const;
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    //! Closes the file; an error when not all of the answer is in it. To be called once, at the end.
    [[nodiscard]] std::optional<Error> closeFile();

private:
    void read();
    void write(const QByteArray &part);

    QNetworkReply *m_reply;
    ReplyWatch *m_watch; // child of the reply
    qint64 m_maximumBytes;
    qint64 m_bytes = 0;
    QByteArray m_body;
    std::unique_ptr<QFile> m_file; // open from the first byte that belongs there
    QString m_filePath;
    std::optional<Error> m_fileError;
};

//! A free call, with its redirects.
class HttpCall final : public Call<HttpAnswer> {
    Q_OBJECT

public:
    HttpCall(QNetworkAccessManager &network, HttpRequest request, const HttpLimits &limits, QObject *parent);
    ~HttpCall() override;

    void abort() override;

private:
    void start(const QUrl &url);
    [[nodiscard]] QNetworkRequest head(const QUrl &url) const;
    [[nodiscard]] QNetworkReply *transmit(const QNetworkRequest &head);
    void conclude();

    QNetworkAccessManager &m_network;
    const HttpRequest m_request;
    const std::chrono::milliseconds m_silence;
    const qint64 m_maximumBytes;
    int m_redirects = 0;
    bool m_mayCarrySecrets = true; // until a redirect leaves the origin
    QPointer<QNetworkReply> m_reply;
    AnswerReader *m_reader = nullptr; // child of the reply
    QElapsedTimer m_elapsed;
};

//! A paid call: one attempt on a manager of its own.
class PaidCall final : public Call<PaidOutcome> {
    Q_OBJECT

public:
    PaidCall(HttpRequest request, const HttpLimits &limits, QObject *parent);
    ~PaidCall() override;

    void abort() override;

private:
    void conclude();

    const HttpRequest m_request;
    std::unique_ptr<QNetworkAccessManager> m_network;
    OneShotBody m_body;
    QPointer<QNetworkReply> m_reply;
    AnswerReader *m_reader = nullptr; // child of the reply
    QElapsedTimer m_elapsed;
};

} // namespace studio
