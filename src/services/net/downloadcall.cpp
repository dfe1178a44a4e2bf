// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/downloadcall.h"

#include "services/files/atomicwrite.h"
#include "services/files/fileerror.h"
#include "services/files/filehash.h"
#include "services/net/contentrange.h"
#include "services/net/redaction.h"
#include "services/net/replywatch.h"
#include "services/net/urls.h"

#include <QDir>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtConcurrent>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr qint64 DefaultMaximum = qint64(4) * 1024 * 1024 * 1024;
constexpr qint64 ReadBuffer = 1024 * 1024;
constexpr int MaximumFreshStarts = 2;

Error makeError(ErrorKind kind, const QString &detail, int status = 0)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    error.httpStatus = status;
    return error;
}

//! A weak tag does not promise the same bytes.
QByteArray strongTag(const QByteArray &tag)
{
    return tag.startsWith('"') && tag.endsWith('"') && tag.size() > 2 ? tag : QByteArray();
}

Error errorOfStatus(const HttpAnswer &head)
{
    Error error = makeError(ErrorKind::Protocol, u"status %1"_s.arg(head.status), head.status);
    error.retryAfter = head.retryAfter;
    error.requestId = head.requestId;
    if (head.status == 401)
        error.kind = ErrorKind::Unauthorized;
    else if (head.status == 403)
        error.kind = ErrorKind::Forbidden;
    else if (head.status == 404 || head.status == 410)
        error.kind = ErrorKind::NotFound;
    else if (head.status == 429)
        error.kind = ErrorKind::RateLimited;
    else if (head.status == 408 || head.status >= 500)
        error.kind = ErrorKind::ServerFault;
    return error;
}

} // namespace

DownloadCall::DownloadCall(
    QNetworkAccessManager &network, DownloadRequest request, const DownloadLimits &limits, QObject *parent)
    : Call(parent)
    , m_network(network)
    , m_request(std::move(request))
    , m_limits(limits)
    , m_part(m_request.partPath)
{
    m_elapsed.start();
    connect(&m_hashing, &QFutureWatcherBase::finished, this, [this] {
        const Result<QByteArray> hash = m_hashing.result();
        if (!hash) {
            finish(failure(hash.error()));
            return;
        }
        QFile::remove(tagPath());
        finish(DownloadedFile{m_request.partPath, m_have, *hash, m_mime});
    });
    if (!isAcceptableAddress(m_request.url))
        finish(failure(ErrorKind::InvalidRequest, redactedAddress(m_request.url)));
    else
        begin();
}

DownloadCall::~DownloadCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void DownloadCall::abort()
{
    if (m_reply && m_reply->isRunning())
        m_watch->end(ReplyWatch::Ended::ByAbort); // comes back through conclude()
    else
        Call::abort();
}

void DownloadCall::begin()
{
    m_have = QFileInfo(m_request.partPath).size();
    m_tag.clear();
    if (QFile tag(tagPath()); m_have > 0 && tag.open(QIODevice::ReadOnly))
        m_tag = strongTag(tag.read(1024));
    // Without a tag nobody can tell whether the rest belongs to the part.
    if (m_tag.isEmpty())
        m_have = 0;
    ask(m_request.url);
}

void DownloadCall::ask(const QUrl &url)
{
    QNetworkRequest head(url);
    applyCommonRules(head);
    head.setRawHeader("Accept", "*/*");
    head.setRawHeader("Accept-Encoding", "identity");
    if (m_have > 0) {
        head.setRawHeader("Range", "bytes=" + QByteArray::number(m_have) + '-');
        head.setRawHeader("If-Range", m_tag);
    }
    m_verdict = Verdict::Refuse;
    m_refusal.reset();
    m_reply = m_network.get(head);
    m_reply->setReadBufferSize(ReadBuffer);
    m_watch = new ReplyWatch(m_reply, m_limits.silence);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &DownloadCall::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &DownloadCall::writeBody);
    connect(m_reply, &QNetworkReply::finished, this, &DownloadCall::conclude);
}

void DownloadCall::readHead()
{
    m_reply->setReadBufferSize(ReadBuffer); // the first one did not reach the HTTP thread
    m_verdict = judgeHead(answerHead(*m_reply));
    if (m_verdict == Verdict::Refuse || m_verdict == Verdict::StartAgain || m_verdict == Verdict::Complete)
        m_watch->endSoon(ReplyWatch::Ended::ByUs); // comes back through conclude()
}

DownloadCall::Verdict DownloadCall::refuse(Error error)
{
    m_refusal = std::move(error);
    return Verdict::Refuse;
}

DownloadCall::Verdict DownloadCall::judgeHead(const HttpAnswer &head)
{
    if (isRedirectStatus(head.status) && !head.header("location").isEmpty())
        return Verdict::Redirect;
    if (head.status == 416 && m_have > 0)
        return judgeUnsatisfied(head);
    if (head.status == 206)
        return judgePart(head);
    if (head.status != 200)
        return refuse(errorOfStatus(head));

    // The whole file: with an unproven end this only says that the server cannot tell parts.
    if (m_endUnproven)
        return Verdict::Complete;
    if (!head.header("content-encoding").isEmpty() && head.header("content-encoding") != "identity")
        return refuse(makeError(ErrorKind::Protocol, u"encoded although it was not asked for"_s, 200));
    bool hasLength = false;
    const qint64 length = head.header("content-length").toLongLong(&hasLength);
    m_total = hasLength ? std::optional(length) : std::nullopt;
    m_tag = strongTag(head.header("etag"));
    m_mime = QString::fromLatin1(head.header("content-type"));
    m_have = 0;
    if (const Status opened = openPart(false); !opened)
        return refuse(opened.error());
    if (!hasRoomFor(m_total.value_or(0)))
        return refuse(makeError(ErrorKind::DiskFull, u"%1 bytes"_s.arg(length)));
    return Verdict::Write;
}

DownloadCall::Verdict DownloadCall::judgePart(const HttpAnswer &head)
{
    const std::optional<ContentRange> range = ContentRange::parse(head.header("content-range"));
    const bool fits = m_have > 0 && range && range->first == m_have && range->total
        && range->last == *range->total - 1 && head.header("etag") == m_tag;
    if (!fits)
        return Verdict::StartAgain;
    m_total = range->total;
    m_endUnproven = false;
    m_mime = QString::fromLatin1(head.header("content-type"));
    if (const Status opened = openPart(true); !opened)
        return refuse(opened.error());
    if (!hasRoomFor(*m_total - m_have))
        return refuse(makeError(ErrorKind::DiskFull, u"%1 bytes"_s.arg(*m_total)));
    return Verdict::Write;
}

DownloadCall::Verdict DownloadCall::judgeUnsatisfied(const HttpAnswer &head)
{
    // The part may already be everything. A tag is not always sent with a 416; If-Range has compared it.
    const std::optional<ContentRange> range = ContentRange::parse(head.header("content-range"));
    const QByteArray tag = head.header("etag");
    if (range && range->total == m_have && (tag.isEmpty() || tag == m_tag))
        return Verdict::Complete;
    return Verdict::StartAgain;
}

bool DownloadCall::hasRoomFor(qint64 more) const
{
    // Asked of the folder itself: QStorageInfo goes by the table of mounts, which a chroot or container may
    // lack.
    std::error_code unknown;
    const auto disk = std::filesystem::space(QFileInfo(m_request.partPath).filesystemAbsolutePath(), unknown);
    return unknown || qint64(disk.available) - m_limits.spareBytes >= more;
}

Status DownloadCall::openPart(bool keep)
{
    const qint64 maximum = m_request.maximumBytes > 0 ? m_request.maximumBytes : DefaultMaximum;
    if (m_total && *m_total > maximum)
        return failure(ErrorKind::Protocol, u"%1 bytes are more than expected"_s.arg(*m_total));
    m_part.close();
    // Unbuffered, so that a full disk is noticed where it happens.
    const QIODevice::OpenMode mode
        = QIODevice::WriteOnly | QIODevice::Unbuffered | (keep ? QIODevice::Append : QIODevice::Truncate);
    if (!QDir().mkpath(QFileInfo(m_request.partPath).absolutePath()) || !m_part.open(mode))
        return failure(errorOfFile(m_part));
    if (keep)
        return {};
    // The old tag must not outlive the bytes that it spoke of.
    QFile::remove(tagPath());
    return m_tag.isEmpty() ? Status() : atomicWrite(tagPath(), m_tag);
}

void DownloadCall::writeBody()
{
    if (m_verdict != Verdict::Write) {
        m_reply->readAll(); // the body of a redirect
        return;
    }
    const qint64 maximum = m_request.maximumBytes > 0 ? m_request.maximumBytes : DefaultMaximum;
    while (m_reply->bytesAvailable() > 0) {
        const QByteArray bytes = m_reply->read(ReadBuffer);
        if (m_have + bytes.size() > maximum)
            m_refusal = makeError(ErrorKind::Protocol, u"more bytes than expected"_s);
        else if (m_part.write(bytes) != bytes.size())
            m_refusal = errorOfFile(m_part);
        if (m_refusal) {
            m_verdict = Verdict::Refuse;
            m_watch->end(ReplyWatch::Ended::ByUs);
            return;
        }
        m_have += bytes.size();
    }
    emit progressed(m_have, m_total.value_or(-1));
}

void DownloadCall::conclude()
{
    if (m_verdict == Verdict::Write && m_watch->ended() == ReplyWatch::Ended::ByServer)
        writeBody();
    QNetworkReply *reply = m_reply;
    reply->deleteLater();
    reply->disconnect(this);
    logAnswer("GET", *reply, m_elapsed.elapsed(), m_have);
    const HttpAnswer head = answerHead(*reply);
    const std::optional<Error> broken = m_watch->failureOfTransport();
    const bool byUs = m_watch->ended() == ReplyWatch::Ended::ByUs;
    m_reply.clear();
    m_watch = nullptr;
    m_part.close();

    if (m_refusal)
        fail(*m_refusal);
    else if (m_verdict == Verdict::StartAgain)
        startAgain();
    else if (m_verdict == Verdict::Complete)
        hashWhole();
    else if (broken && !byUs)
        fail(*broken);
    else if (m_verdict == Verdict::Redirect)
        follow(head);
    else if (m_verdict == Verdict::Write)
        concludeBody();
    else
        fail(errorOfStatus(head));
}

void DownloadCall::concludeBody()
{
    if (m_total && m_have != *m_total) {
        fail(makeError(ErrorKind::Network, u"%1 of %2 bytes"_s.arg(m_have).arg(*m_total)));
        return;
    }
    if (!m_total && !m_tag.isEmpty() && m_have > 0) {
        // Qt may report a chunked answer that broke off as whole, and must one that ends with the
        // connection. Asking for what comes after the last byte
        // tells: 416 when nothing does.
        m_endUnproven = true;
        ask(m_request.url);
        return;
    }
    hashWhole();
}

void DownloadCall::follow(const HttpAnswer &head)
{
    if (++m_redirects > MaximumRedirects) {
        fail(makeError(ErrorKind::Protocol, u"too many redirects"_s));
        return;
    }
    const Result<QUrl> target = redirectTarget(head.url, head.header("location"));
    if (!target)
        fail(target.error());
    else
        ask(*target);
}

void DownloadCall::startAgain()
{
    if (++m_freshStarts > MaximumFreshStarts) {
        fail(makeError(ErrorKind::Protocol, u"the server's parts do not fit together"_s));
        return;
    }
    m_have = 0;
    m_tag.clear();
    m_endUnproven = false;
    ask(m_request.url);
}

void DownloadCall::hashWhole()
{
    m_hashing.setFuture(
        QtConcurrent::run([path = m_request.partPath, expected = m_have]() -> Result<QByteArray> {
            if (const Status flushed = flushToDisk(path); !flushed)
                return failure(flushed.error());
            if (QFileInfo(path).size() != expected)
                return failure(ErrorKind::Storage, u"the file changed while it was saved"_s);
            return sha256OfFile(path);
        }));
}

void DownloadCall::fail(Error error)
{
    finish(failure(std::move(error)));
}

} // namespace studio
