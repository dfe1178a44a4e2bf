// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace studio {

//! Which limits a call runs under; the numbers are HttpLimits'.
enum class CallClass {
    Api, //!< small JSON: 30 s of silence, 8 MiB
    Paid, //!< a create: 120 s of silence, 8 MiB
    Upload, //!< 120 s of silence
};

//! How long a silence and how large an answer are borne. Tests have shorter ones.
struct HttpLimits {
    std::chrono::milliseconds apiSilence{30'000};
    std::chrono::milliseconds paidSilence{120'000};
    std::chrono::milliseconds uploadSilence{120'000};
    qint64 answerBytes = 8 * 1024 * 1024;
};

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

//! One request. Values only, so that it can be built and compared in tests.
struct HttpRequest {
    QByteArray verb = "GET";
    QUrl url;
    HttpHeaders headers; //!< without Authorization
    QByteArray contentType; //!< of the body
    QByteArray body;
    QString bodyFile; //!< streamed from disk instead of `body`
    QString token; //!< sent as `Authorization: Bearer …`; empty = none
    CallClass callClass = CallClass::Api;
    //! A 2xx answer that is no JSON goes there as it comes, and HttpAnswer::body stays empty. Replaced; what
    //! is there of a call that failed is removed.
    QString answerFile;
    qint64 answerBytes = 0; //!< the largest answer that is taken; 0 = HttpLimits::answerBytes
};

//! An answer that arrived whole. Any status: what it means is the api room's affair.
struct HttpAnswer {
    int status = 0;
    HttpHeaders headers; //!< names in lower case
    QByteArray body;
    QUrl url; //!< after redirects
    std::optional<std::chrono::milliseconds> retryAfter; //!< from either form of Retry-After
    QString requestId;

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
};

//! What is known after a paid POST, whatever happened: the material for the judging function.
struct PaidOutcome {
    qint64 bodySize = 0;
    qint64 taken = 0; //!< bytes of the body that the network stack took
    std::optional<HttpAnswer> answer; //!< present when a whole answer arrived
    int status = 0; //!< of the answer, even when its body did not arrive whole; 0 = none
    QNetworkReply::NetworkError transport = QNetworkReply::NoError;
    bool timedOut = false;
    bool aborted = false;
    QString detail; //!< redacted
};

//! The one way to an API. Redirects are followed by hand (GET only, at most 5, never from https to http,
//! Authorization and own headers only to the same origin); HTTP/2 is off; own idle timers; sizes capped;
//! tokens with control characters refused; log lines carry no query, no token and no e-mail. Main thread.
//! Outlives its calls.
class HttpClient final : public QObject {
    Q_OBJECT

public:
    explicit HttpClient(QObject *parent = nullptr);
    explicit HttpClient(const HttpLimits &limits, QObject *parent = nullptr);
    ~HttpClient() override;

    //! For everything that is free. Errors are transport only: Network, Timeout, Tls, Cancelled, Protocol
    //! (too large, redirect refused), FileInvalid (bodyFile unreadable), Storage and DiskFull (answerFile),
    //! InvalidRequest (address or token not acceptable).
    [[nodiscard]] Call<HttpAnswer> *send(const HttpRequest &request);

    //! For a paid POST: leaves at most once, on a network manager of its own, from a body that cannot be
    //! rewound. Always succeeds with an outcome, except InvalidRequest before anything was tried.
    [[nodiscard]] Call<PaidOutcome> *sendPaid(const HttpRequest &request);

private:
    HttpLimits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace studio
