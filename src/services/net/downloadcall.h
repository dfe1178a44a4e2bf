// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/filedownload.h"
#include "services/net/httpclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFutureWatcher>
#include <QPointer>

class QNetworkReply;

namespace studio {

class ReplyWatch;

//! One download, with its redirects and its second tries from 0. See FileDownloader.
class DownloadCall final : public Call<DownloadedFile> {
    Q_OBJECT

public:
    DownloadCall(QNetworkAccessManager &network, DownloadRequest request, const DownloadLimits &limits,
        QObject *parent);
    ~DownloadCall() override;

    void abort() override;

private:
    //! What the head of an answer means for the part.
    enum class Verdict { Write, Redirect, StartAgain, Complete, Refuse };

    void begin(); // looks at the part and asks for what is missing
    void ask(const QUrl &url);
    void readHead();
    [[nodiscard]] Verdict judgeHead(const HttpAnswer &head);
    [[nodiscard]] Verdict judgePart(const HttpAnswer &head);
    [[nodiscard]] Verdict judgeUnsatisfied(const HttpAnswer &head);
    [[nodiscard]] Verdict refuse(Error error);
    [[nodiscard]] bool hasRoomFor(qint64 more) const;
    void writeBody();
    void conclude();
    void concludeBody();
    void follow(const HttpAnswer &head);
    void startAgain();
    [[nodiscard]] Status openPart(bool keep);
    void hashWhole();
    void fail(Error error);
    [[nodiscard]] QString tagPath() const { return m_request.partPath + QStringLiteral(".etag"); }

    QNetworkAccessManager &m_network;
    const DownloadRequest m_request;
    const DownloadLimits m_limits;
    QPointer<QNetworkReply> m_reply;
    ReplyWatch *m_watch = nullptr; // child of the reply
    QFile m_part;
    QByteArray m_tag; // strong entity tag of what the part holds
    qint64 m_have = 0; // bytes in the part
    std::optional<qint64> m_total;
    Verdict m_verdict = Verdict::Refuse;
    std::optional<Error> m_refusal;
    QString m_mime;
    int m_redirects = 0;
    int m_freshStarts = 0;
    bool m_endUnproven = false; // the last answer told no length
    QElapsedTimer m_elapsed;
    QFutureWatcher<Result<QByteArray>> m_hashing;
};

} // namespace studio
