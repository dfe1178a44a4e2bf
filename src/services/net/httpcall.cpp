// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/httpcall.h"

#include "base/logging.h"
#include "domain/account.h"
#include "services/files/fileerror.h"
#include "services/net/redaction.h"
#include "services/net/urls.h"

#include <QFile>
#include <QNetworkAccessManager>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

std::chrono::milliseconds silenceOf(CallClass callClass, const HttpLimits &limits)
{
    switch (callClass) {
    case CallClass::Api:
        return limits.apiSilence;
    case CallClass::Paid:
        return limits.paidSilence;
    case CallClass::Upload:
        return limits.uploadSilence;
    }
    Q_UNREACHABLE();
    return limits.apiSilence;
}

bool isPlainHeaderText(const QByteArray &text)
{
    // setRawHeader() lets line breaks through: a header of our own could be smuggled in.
    return std::all_of(
        text.cbegin(), text.cend(), [](char c) { return c == '\t' || (c >= 0x20 && c != 0x7f); });
}

bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_';
    });
}

QByteArray contentTypeOf(const HttpRequest &request)
{
    // Qt would call anything a form.
    return request.contentType.isEmpty() ? QByteArray("application/octet-stream") : request.contentType;
}

void addOwnHeaders(QNetworkRequest &head, const HttpRequest &request)
{
    for (const auto &[name, value] : request.headers)
        head.setRawHeader(name, value);
    if (!request.token.isEmpty())
        head.setRawHeader(
            "Authorization", "Bearer " + cleanedToken(request.token).value_or(QString()).toLatin1());
}

} // namespace

Status checkRequest(const HttpRequest &request)
{
    if (!isAcceptableAddress(request.url))
        return failure(ErrorKind::InvalidRequest, redactedAddress(request.url), u"baseUrl"_s);
    if (!request.token.isEmpty() && !cleanedToken(request.token))
        return failure(ErrorKind::InvalidRequest, u"control characters"_s, u"token"_s);
    if (!isHeaderName(request.verb))
        return failure(ErrorKind::InvalidRequest, u"verb"_s);
    if (!isPlainHeaderText(request.contentType))
        return failure(ErrorKind::InvalidRequest, u"content type"_s);
    for (const auto &[name, value] : request.headers) {
        if (!isHeaderName(name) || !isPlainHeaderText(value))
            return failure(ErrorKind::InvalidRequest, u"header"_s);
    }
    return {};
}

AnswerReader::AnswerReader(
    QNetworkReply *reply, std::chrono::milliseconds silence, qint64 maximumBytes, const QString &file)
    : QObject(reply)
    , m_reply(reply)
    , m_watch(new ReplyWatch(reply, silence))
    , m_maximumBytes(maximumBytes)
    , m_filePath(file)
{
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] {
        if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_maximumBytes)
            m_watch->endSoon(ReplyWatch::Ended::BySize);
    });
    connect(reply, &QNetworkReply::readyRead, this, &AnswerReader::read);
}

AnswerReader::~AnswerReader()
{
    if (m_file)
        m_file->remove(); // nobody asked whether it is whole
}

void AnswerReader::read()
{
    const QByteArray part = m_reply->readAll();
    m_bytes += part.size();
    if (m_bytes > m_maximumBytes) {
        m_watch->end(ReplyWatch::Ended::BySize);
        return;
    }
    const int status = m_watch->status();
    const bool isFile = !m_filePath.isEmpty() && status >= 200 && status < 300
        && !m_reply->rawHeader("Content-Type").toLower().contains("json");
    if (isFile)
        write(part);
    else
        m_body += part;
}

void AnswerReader::write(const QByteArray &part)
{
    if (part.isEmpty() || m_fileError)
        return;
    if (!m_file) {
        m_file = std::make_unique<QFile>(m_filePath);
        if (!m_file->open(QIODevice::WriteOnly | QIODevice::Truncate))
            m_fileError = errorOfFile(*m_file);
    }
    if (!m_fileError && m_file->write(part) != part.size())
        m_fileError = errorOfFile(*m_file);
    if (m_fileError)
        m_watch->end(ReplyWatch::Ended::ByUs);
}

std::optional<Error> AnswerReader::closeFile()
{
    if (!m_file)
        return std::nullopt;
    if (!m_fileError && !m_file->flush())
        m_fileError = errorOfFile(*m_file);
    m_file->close();
    if (!m_fileError && !m_watch->failureOfTransport())
        m_file.reset();
    return m_fileError;
}

HttpAnswer AnswerReader::answer() const
{
    HttpAnswer answer = answerHead(*m_reply);
    answer.body = m_body;
    return answer;
}

HttpCall::HttpCall(
    QNetworkAccessManager &network, HttpRequest request, const HttpLimits &limits, QObject *parent)
    : Call(parent)
    , m_network(network)
    , m_request(std::move(request))
    , m_silence(silenceOf(m_request.callClass, limits))
    , m_maximumBytes(m_request.answerBytes > 0 ? m_request.answerBytes : limits.answerBytes)
{
    m_elapsed.start();
    if (const Status checked = checkRequest(m_request); !checked)
        finish(failure(checked.error()));
    else
        start(m_request.url);
}

HttpCall::~HttpCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpCall::abort()
{
    if (m_reply && m_reply->isRunning())
        m_reader->watch().end(ReplyWatch::Ended::ByAbort); // comes back through conclude()
    else
        Call::abort();
}

QNetworkRequest HttpCall::head(const QUrl &url) const
{
    QNetworkRequest head(url);
    applyCommonRules(head);
    head.setRawHeader("Accept", "application/json");
    if (m_request.verb != "GET" && m_request.verb != "DELETE")
        head.setRawHeader("Content-Type", contentTypeOf(m_request));
    if (m_mayCarrySecrets)
        addOwnHeaders(head, m_request);
    return head;
}

QNetworkReply *HttpCall::transmit(const QNetworkRequest &head)
{
    if (!m_request.bodyFile.isEmpty()) {
        auto file = std::make_unique<QFile>(m_request.bodyFile);
        if (!file->open(QIODevice::ReadOnly)) {
            finish(failure(ErrorKind::FileInvalid, file->errorString()));
            return nullptr;
        }
        QNetworkReply *reply = m_network.sendCustomRequest(head, m_request.verb, file.get());
        file.release()->setParent(reply); // has to stay open as long as it is read
        return reply;
    }
    if (m_request.verb == "GET" && m_request.body.isEmpty())
        return m_network.get(head);
    if (m_request.verb == "POST")
        return m_network.post(head, m_request.body);
    if (m_request.verb == "DELETE" && m_request.body.isEmpty())
        return m_network.deleteResource(head);
    return m_network.sendCustomRequest(head, m_request.verb, m_request.body);
}

void HttpCall::start(const QUrl &url)
{
    QNetworkReply *reply = transmit(head(url));
    if (!reply)
        return;
    m_reply = reply;
    m_reader = new AnswerReader(reply, m_silence, m_maximumBytes, m_request.answerFile);
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        if (total > 0) // the last one is (0, 0)
            emit progressed(sent, total);
    });
    connect(reply, &QNetworkReply::finished, this, &HttpCall::conclude);
}

void HttpCall::conclude()
{
    QNetworkReply *reply = m_reply;
    reply->deleteLater();
    const std::optional<Error> fileError = m_reader->closeFile();
    const std::optional<Error> error = fileError ? fileError : m_reader->watch().failureOfTransport();
    const HttpAnswer answer = m_reader->answer();
    logAnswer(m_request.verb, *reply, m_elapsed.elapsed(), m_reader->bytes());
    m_reply.clear();
    m_reader = nullptr;
    if (error) {
        finish(failure(*error));
        return;
    }
    const QByteArray location = answer.header("location");
    if (m_request.verb != "GET" || !isRedirectStatus(answer.status) || location.isEmpty()) {
        finish(answer);
        return;
    }
    if (++m_redirects > MaximumRedirects) {
        finish(failure(ErrorKind::Protocol, u"too many redirects"_s));
        return;
    }
    const Result<QUrl> target = redirectTarget(answer.url, location);
    if (!target) {
        finish(failure(target.error()));
        return;
    }
    // Once an answer came from elsewhere, a way back is not trusted with the token either.
    m_mayCarrySecrets = m_mayCarrySecrets && isSameOrigin(m_request.url, *target);
    start(*target);
}

PaidCall::PaidCall(HttpRequest request, const HttpLimits &limits, QObject *parent)
    : Call(parent)
    , m_request(std::move(request))
    , m_network(std::make_unique<QNetworkAccessManager>())
    , m_body(m_request.body)
{
    m_elapsed.start();
    const Status checked = checkRequest(m_request);
    if (!checked || m_request.verb != "POST" || m_request.body.isEmpty() || !m_request.bodyFile.isEmpty()) {
        finish(checked ? failure(ErrorKind::InvalidRequest, u"a paid call is a POST with a body"_s)
                       : failure(checked.error()));
        return;
    }
    applyCommonRules(*m_network);
    QNetworkRequest head(m_request.url);
    applyCommonRules(head);
    head.setRawHeader("Accept", "application/json");
    head.setRawHeader("Content-Type", contentTypeOf(m_request));
    addOwnHeaders(head, m_request);
    // Both are needed, or Qt reads the whole body into a buffer that it can send twice.
    head.setHeader(QNetworkRequest::ContentLengthHeader, m_body.total());
    head.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);

    m_reply = m_network->post(head, &m_body);
    m_reader = new AnswerReader(m_reply, limits.paidSilence, limits.answerBytes);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        if (total > 0)
            emit progressed(sent, total);
    });
    connect(m_reply, &QNetworkReply::finished, this, &PaidCall::conclude);
}

PaidCall::~PaidCall()
{
    // The reply before its manager, and the manager before the body that it may still read.
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
    m_network.reset();
}

void PaidCall::abort()
{
    if (m_reply && m_reply->isRunning())
        m_reader->watch().end(ReplyWatch::Ended::ByAbort); // comes back through conclude()
}

void PaidCall::conclude()
{
    const ReplyWatch &watch = m_reader->watch();
    PaidOutcome outcome;
    outcome.bodySize = m_body.total();
    outcome.taken = m_body.taken();
    outcome.status = watch.status();
    outcome.transport = m_reply->error();
    outcome.timedOut = watch.ended() == ReplyWatch::Ended::BySilence;
    outcome.aborted = watch.ended() == ReplyWatch::Ended::ByAbort;
    if (const std::optional<Error> error = watch.failureOfTransport())
        outcome.detail = error->detail;
    else
        outcome.answer = m_reader->answer();
    logAnswer(
        m_request.verb, *m_reply, m_elapsed.elapsed(), outcome.answer ? outcome.answer->body.size() : 0);
    finish(std::move(outcome));
}

} // namespace studio
