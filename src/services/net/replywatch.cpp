// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/replywatch.h"

#include "base/clock.h"
#include "base/logging.h"
#include "services/net/redaction.h"
#include "services/net/retryafter.h"
#include "services/net/urls.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! As the system says, but never between this program and the sandbox beside it.
class ProxyChoice final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

//! Whether Qt's error only repeats what the status says already.
bool repeatsStatus(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

QString requestIdOf(const HttpAnswer &answer)
{
    for (const QByteArrayView name : {"apigw-requestid", "x-request-id", "x-amzn-requestid", "request-id"}) {
        const QByteArray value = answer.header(name);
        if (!value.isEmpty())
            return QString::fromLatin1(value.left(200));
    }
    return {};
}

std::optional<std::chrono::milliseconds> retryAfterOf(const HttpAnswer &answer)
{
    // A date counts from the server's own clock when it tells it: ours may be wrong.
    const Instant now = parseHttpDate(answer.header("date")).value_or(SystemClock().now());
    return parseRetryAfter(answer.header("retry-after"), now);
}

} // namespace

ReplyWatch::ReplyWatch(QNetworkReply *reply, std::chrono::milliseconds silence)
    : QObject(reply)
    , m_reply(reply)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(silence);
    const auto heard = [this] {
        if (m_silence.isActive())
            m_silence.start();
    };
    connect(reply, &QNetworkReply::uploadProgress, this, heard);
    connect(reply, &QNetworkReply::requestSent, this, heard);
    connect(reply, &QNetworkReply::metaDataChanged, this, heard);
    connect(reply, &QNetworkReply::readyRead, this, heard);
    connect(reply, &QNetworkReply::finished, &m_silence, &QTimer::stop);
    connect(&m_silence, &QTimer::timeout, this, [this] { end(Ended::BySilence); });
    m_silence.start();
}

void ReplyWatch::end(Ended reason)
{
    if (m_ended == Ended::ByServer && m_reply->isRunning())
        m_ended = reason;
    m_reply->abort();
}

void ReplyWatch::endSoon(Ended reason)
{
    QMetaObject::invokeMethod(
        this, [this, reason] { end(reason); }, Qt::QueuedConnection);
}

int ReplyWatch::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool ReplyWatch::isWholeAnswer() const
{
    // The status is looked at first: Qt calls a 429 an error, and a 200 that broke off is one.
    if (m_ended != Ended::ByServer || status() == 0)
        return false;
    // A redirect of a POST whose body cannot be rewound: Qt looks no further than the head, and so do we.
    const bool redirectsOneShot
        = (status() == 307 || status() == 308) && m_reply->error() == QNetworkReply::ContentReSendError;
    return m_reply->error() == QNetworkReply::NoError || redirectsOneShot
        || (status() >= 400 && repeatsStatus(m_reply->error()));
}

std::optional<Error> ReplyWatch::failureOfTransport() const
{
    if (isWholeAnswer())
        return std::nullopt;
    Error error;
    error.httpStatus = status();
    error.detail = redacted(m_reply->errorString());
    switch (m_ended) {
    case Ended::BySilence:
        error.kind = ErrorKind::Timeout;
        error.detail = u"nothing was heard for %1 s"_s.arg(double(m_silence.interval()) / 1000.0);
        return error;
    case Ended::ByAbort:
        error.kind = ErrorKind::Cancelled;
        error.detail.clear();
        return error;
    case Ended::BySize:
        error.kind = ErrorKind::Protocol;
        error.detail = u"the answer is larger than expected"_s;
        return error;
    case Ended::ByUs:
    case Ended::ByServer:
        break;
    }
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = ErrorKind::Tls;
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        error.kind = ErrorKind::Protocol;
        break;
    default:
        error.kind = ErrorKind::Network;
        break;
    }
    return error;
}

void applyCommonRules(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QVariant::fromValue(QNetworkRequest::ManualRedirectPolicy));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    const QString version = QCoreApplication::applicationVersion();
    request.setHeader(
        QNetworkRequest::UserAgentHeader, version.isEmpty() ? u"CircledTake"_s : u"CircledTake/"_s + version);
}

void applyCommonRules(QNetworkAccessManager &network)
{
    network.setProxyFactory(new ProxyChoice);
    network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network.setTransferTimeout(0); // the watch has its own timer
}

HttpAnswer answerHead(const QNetworkReply &reply)
{
    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        answer.headers.append({name.toLower(), value});
    answer.url = reply.url();
    answer.retryAfter = retryAfterOf(answer);
    answer.requestId = requestIdOf(answer);
    return answer;
}

void logAnswer(const QByteArray &verb, const QNetworkReply &reply, qint64 milliseconds, qint64 bytes)
{
    const HttpAnswer head = answerHead(reply);
    qCInfo(lcNet).noquote() << verb << redactedAddress(reply.url()) << head.status << milliseconds << "ms"
                            << bytes << "bytes" << redacted(head.requestId);
}

} // namespace studio
