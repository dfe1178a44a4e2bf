// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/filehash.h"
#include "services/net/filedownload.h"
#include "services/net/servedfile.h"
#include "support/calls.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;
using namespace std::chrono_literals;

namespace {

QByteArray randomBytes(int count, quint32 seed = 7)
{
    QRandomGenerator generator(seed);
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(generator.bounded(256));
    return bytes;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestFileDownload final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void savesTheWholeFile();
    void resumesAfterCuts_data();
    void resumesAfterCuts();
    void aChangedTagStartsAgain();
    void aServerWithoutRangesStartsAgain();
    void aPartWithoutTagStartsAgain();
    void aPartThatDoesNotFitStartsAgain_data();
    void aPartThatDoesNotFitStartsAgain();
    void aCompletePartIsTaken();
    void shortAnswersAreIncomplete();
    void cutChunkedAnswersAreFoundOut();
    void cutAnswersWithoutLengthAreFoundOut();
    void wholeChunkedAnswersAreTaken();
    void statusesAreErrors_data();
    void statusesAreErrors();
    void redirectsAreFollowedWithoutSecrets();
    void endlessRedirectsEnd();
    void tooLargeIsRefused_data();
    void tooLargeIsRefused();
    void noRoomIsDiskFull();
    void fullDeviceIsDiskFull();
    void unwritableFolderIsStorage();
    void silenceIsTimeout();
    void abortKeepsThePart();
    void addressesOffLoopbackNeedHttps();

private:
    [[nodiscard]] DownloadRequest request(const QUrl &url) const { return {url, m_part, 0}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_part;
};

void TestFileDownload::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_part = m_folder->filePath(u"clip.mp4.part"_s);
}

void TestFileDownload::savesTheWholeFile()
{
    ServedFile file{randomBytes(3'000'000)};
    ScriptedServer server;
    server.setHandler(file);
    FileDownloader downloader;
    Call<DownloadedFile> *call = downloader.fetch(request(server.url(u"/clip.mp4?sig=a%2Bb"_s)));
    QSignalSpy progress(call, &CallBase::progressed);
    const Outcome outcome(call);
    QVERIFY(outcome.wait());
    QVERIFY2(outcome.result(), qPrintable(outcome.whatWentWrong()));
    QCOMPARE(outcome.value().bytes, file.bytes.size());
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QCOMPARE(outcome.value().mime, u"video/mp4"_s);
    QCOMPARE(outcome.value().partPath, m_part);
    QVERIFY(contentOf(m_part) == file.bytes);
    QVERIFY(!QFile::exists(m_part + u".etag"_s));
    QCOMPARE(progress.last().at(0).toLongLong(), file.bytes.size());
    QCOMPARE(progress.last().at(1).toLongLong(), file.bytes.size());

    const WireRequest &seen = server.requests().first();
    QCOMPARE(seen.target, QByteArray("/clip.mp4?sig=a%2Bb"));
    QCOMPARE(seen.header("accept-encoding"), QByteArray("identity"));
    QVERIFY(!seen.headers.contains("authorization"));
    QVERIFY(!seen.headers.contains("range"));
}

void TestFileDownload::resumesAfterCuts_data()
{
    QTest::addColumn<QList<qint64>>("cuts");
    QRandomGenerator generator(11);
    QTest::newRow("at once") << QList<qint64>{0};
    QTest::newRow("one byte") << QList<qint64>{1};
    QTest::newRow("last byte") << QList<qint64>{499'999};
    for (int i = 0; i < 8; ++i) {
        QList<qint64> cuts;
        for (int cut = 0; cut < 4; ++cut)
            cuts.append(generator.bounded(100'000));
        QTest::newRow(qPrintable(u"random %1"_s.arg(i))) << cuts;
    }
}

void TestFileDownload::resumesAfterCuts()
{
    QFETCH(QList<qint64>, cuts);
    ServedFile file{randomBytes(500'000)};
    ScriptedServer server;
    server.setHandler(file);
    FaultProxy proxy(server.port());
    FileDownloader downloader;
    qint64 expected = 0;
    for (const qint64 cut : cuts) {
        proxy.play({{Fault::Truncate, {}, cut}});
        const Outcome outcome(downloader.fetch(request(proxy.url())));
        QVERIFY(outcome.wait());
        QCOMPARE(outcome.error().kind, ErrorKind::Network);
        expected += cut;
        QCOMPARE(QFileInfo(m_part).size(), expected);
    }
    const Outcome outcome(downloader.fetch(request(proxy.url())));
    QVERIFY(outcome.wait());
    QVERIFY2(outcome.result(), qPrintable(outcome.whatWentWrong()));
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QCOMPARE(outcome.value().bytes, file.bytes.size());
    if (expected > 0)
        QCOMPARE(server.requests().last().header("range"), "bytes=" + QByteArray::number(expected) + '-');
}

void TestFileDownload::aChangedTagStartsAgain()
{
    const QByteArray before = randomBytes(100'000, 1);
    ServedFile now{randomBytes(120'000, 2), "\"v2\""};
    writeFile(m_part, before.left(60'000));
    writeFile(m_part + u".etag"_s, "\"v1\"");
    ScriptedServer server;
    server.setHandler(now);
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().sha256, sha256Of(now.bytes));
    QCOMPARE(server.requests().first().header("if-range"), QByteArray("\"v1\""));
}

void TestFileDownload::aServerWithoutRangesStartsAgain()
{
    ServedFile file{randomBytes(100'000), "\"v1\"", false};
    writeFile(m_part, file.bytes.left(60'000));
    writeFile(m_part + u".etag"_s, "\"v1\"");
    ScriptedServer server;
    server.setHandler(file);
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
}

void TestFileDownload::aPartWithoutTagStartsAgain()
{
    ServedFile file{randomBytes(100'000), "W/\"weak\""};
    writeFile(m_part, randomBytes(50'000, 9));
    writeFile(m_part + u".etag"_s, "W/\"weak\"");
    ScriptedServer server;
    server.setHandler(file);
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QVERIFY(!server.requests().first().headers.contains("range"));
}

void TestFileDownload::aPartThatDoesNotFitStartsAgain_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QByteArray>("tag");
    QTest::newRow("other offset") << QByteArray("bytes 59999-99999/100000") << QByteArray("\"v1\"");
    QTest::newRow("other tag") << QByteArray("bytes 60000-99999/100000") << QByteArray("\"v2\"");
    QTest::newRow("no tag") << QByteArray("bytes 60000-99999/100000") << QByteArray();
    QTest::newRow("not to the end") << QByteArray("bytes 60000-99998/100000") << QByteArray("\"v1\"");
    QTest::newRow("no total") << QByteArray("bytes 60000-99999/*") << QByteArray("\"v1\"");
    QTest::newRow("no range") << QByteArray() << QByteArray("\"v1\"");
}

void TestFileDownload::aPartThatDoesNotFitStartsAgain()
{
    QFETCH(QByteArray, range);
    QFETCH(QByteArray, tag);
    ServedFile file{randomBytes(100'000)};
    writeFile(m_part, file.bytes.left(60'000));
    writeFile(m_part + u".etag"_s, "\"v1\"");
    ScriptedServer server;
    server.queue({wireAnswer(206, file.bytes.mid(60'000), {{"Content-Range", range}, {"ETag", tag}})});
    server.setHandler(file);
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QVERIFY2(outcome.result(), qPrintable(outcome.whatWentWrong()));
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().last().headers.contains("range"));
}

void TestFileDownload::aCompletePartIsTaken()
{
    ServedFile file{randomBytes(100'000)};
    writeFile(m_part, file.bytes);
    writeFile(m_part + u".etag"_s, "\"v1\"");
    ScriptedServer server;
    server.setHandler(file);
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QCOMPARE(server.requests().size(), 1);

    // One that is longer than the file is no part of it.
    writeFile(m_part, file.bytes + "more");
    writeFile(m_part + u".etag"_s, "\"v1\"");
    const Outcome longer(downloader.fetch(request(server.url())));
    QVERIFY(longer.wait());
    QCOMPARE(longer.value().sha256, sha256Of(file.bytes));
}

void TestFileDownload::shortAnswersAreIncomplete()
{
    ServedFile file{randomBytes(100'000)};
    ScriptedServer server;
    server.setHandler(file);
    FaultProxy proxy(server.port());
    proxy.play({{Fault::Truncate, {}, 99'999}});
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(proxy.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Network);
    QVERIFY(outcome.error().isTransient());
}

void TestFileDownload::cutChunkedAnswersAreFoundOut()
{
    // Qt calls a chunked answer that broke off a success or not, as the bytes fall. Neither may be believed.
    ServedFile file{randomBytes(100'000)};
    ScriptedServer server;
    server.setHandler(file);
    FaultProxy proxy(server.port());
    FileDownloader downloader;
    for (qint64 cut = 500; cut < 100'000; cut *= 2) {
        QFile::remove(m_part);
        proxy.play({{Fault::TruncateChunked, {}, cut}});
        const Outcome first(downloader.fetch(request(proxy.url())));
        QVERIFY(first.wait());
        if (first.result()) {
            QCOMPARE(first.value().sha256, sha256Of(file.bytes));
        } else {
            QCOMPARE(first.error().kind, ErrorKind::Network);
            const Outcome second(downloader.fetch(request(proxy.url())));
            QVERIFY(second.wait());
            QVERIFY2(second.result(), qPrintable(second.whatWentWrong()));
            QCOMPARE(second.value().sha256, sha256Of(file.bytes));
        }
        QCOMPARE(server.requests().last().header("range"), "bytes=" + QByteArray::number(cut) + '-');
    }
}

void TestFileDownload::cutAnswersWithoutLengthAreFoundOut()
{
    // Nothing in the answer tells that this is not all: only asking for the rest does.
    ServedFile file{randomBytes(100'000)};
    ScriptedServer server;
    server.queue({"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\n\r\n" + file.bytes.left(70'000), true});
    server.setHandler(file);
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QVERIFY2(outcome.result(), qPrintable(outcome.whatWentWrong()));
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QCOMPARE(server.requests().last().header("range"), QByteArray("bytes=70000-"));
}

void TestFileDownload::wholeChunkedAnswersAreTaken()
{
    ServedFile file{randomBytes(100'000)};
    ScriptedServer server;
    server.queue({"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nTransfer-Encoding: chunked\r\n\r\n186A0\r\n"
        + file.bytes + "\r\n0\r\n\r\n"});
    server.setHandler(file);
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QVERIFY2(outcome.result(), qPrintable(outcome.whatWentWrong()));
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QCOMPARE(server.requests().size(), 2); // the second asked for what comes after the end
}

void TestFileDownload::statusesAreErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("400") << 400 << int(ErrorKind::Protocol);
    QTest::newRow("401") << 401 << int(ErrorKind::Unauthorized);
    QTest::newRow("403") << 403 << int(ErrorKind::Forbidden);
    QTest::newRow("404") << 404 << int(ErrorKind::NotFound);
    QTest::newRow("410") << 410 << int(ErrorKind::NotFound);
    QTest::newRow("429") << 429 << int(ErrorKind::RateLimited);
    QTest::newRow("500") << 500 << int(ErrorKind::ServerFault);
    QTest::newRow("503") << 503 << int(ErrorKind::ServerFault);
}

void TestFileDownload::statusesAreErrors()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    writeFile(m_part, "part");
    writeFile(m_part + u".etag"_s, "\"v1\"");
    ScriptedServer server;
    server.queue({wireAnswer(status, "<Error>no</Error>", {{"Retry-After", "9"}})});
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(int(outcome.error().kind), kind);
    QCOMPARE(outcome.error().httpStatus, status);
    QCOMPARE(outcome.error().retryAfter, std::optional<std::chrono::milliseconds>(9s));
    QCOMPARE(contentOf(m_part), QByteArray("part")); // what was there stays
}

void TestFileDownload::redirectsAreFollowedWithoutSecrets()
{
    ServedFile file{randomBytes(10'000)};
    ScriptedServer store;
    store.setHandler(file);
    ScriptedServer front;
    front.queue({wireAnswer(302, "elsewhere", {{"Location", store.url(u"/real?sig=1%2F2"_s).toEncoded()}})});
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(front.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().sha256, sha256Of(file.bytes));
    QCOMPARE(store.requests().first().target, QByteArray("/real?sig=1%2F2"));
}

void TestFileDownload::endlessRedirectsEnd()
{
    ScriptedServer server;
    server.setHandler([](const WireRequest &) {
        return ScriptedAnswer{wireAnswer(302, "", {{"Location", "/x"}})};
    });
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
    QCOMPARE(server.requests().size(), 6);
}

void TestFileDownload::tooLargeIsRefused_data()
{
    QTest::addColumn<bool>("tellsLength");
    QTest::newRow("told") << true;
    QTest::newRow("not told") << false;
}

void TestFileDownload::tooLargeIsRefused()
{
    QFETCH(bool, tellsLength);
    ScriptedServer server;
    const QByteArray bytes(100'001, 'x');
    if (tellsLength)
        server.queue({wireAnswer(200, bytes)});
    else
        server.queue({"HTTP/1.1 200 OK\r\n\r\n" + bytes, true});
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch({server.url(), m_part, 100'000}));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
    QVERIFY(QFileInfo(m_part).size() <= 100'000);
}

void TestFileDownload::noRoomIsDiskFull()
{
    constexpr qint64 Huge = qint64(1) << 60;
    ScriptedServer server;
    server.queue({"HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(Huge) + "\r\n\r\nstart"});
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch({server.url(), m_part, Huge}));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::DiskFull);
}

void TestFileDownload::fullDeviceIsDiskFull()
{
    // A device that takes no byte, as a full disk does.
    QVERIFY(QFile::link(u"/dev/full"_s, m_part));
    ScriptedServer server;
    server.queue({wireAnswer(200, QByteArray(100'000, 'x'))});
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::DiskFull);
}

void TestFileDownload::unwritableFolderIsStorage()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, "x")});
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch({server.url(), u"/proc/no/such/clip.part"_s, 0}));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Storage);
}

void TestFileDownload::silenceIsTimeout()
{
    ServedFile file{randomBytes(100'000)};
    ScriptedServer server;
    server.setHandler(file);
    FaultProxy proxy(server.port());
    proxy.play({{Fault::Stall}});
    DownloadLimits limits;
    limits.silence = 300ms;
    FileDownloader downloader(limits);
    const Outcome outcome(downloader.fetch(request(proxy.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
}

void TestFileDownload::abortKeepsThePart()
{
    ServedFile file{randomBytes(100'000)};
    ScriptedServer server;
    server.setHandler(file);
    FaultProxy proxy(server.port());
    proxy.play({{Fault::Drip, {}, 1000, 10ms}});
    FileDownloader downloader;
    Call<DownloadedFile> *call = downloader.fetch(request(proxy.url()));
    const Outcome outcome(call);
    QVERIFY(QTest::qWaitFor([this] { return QFileInfo(m_part).size() > 10'000; }));
    call->abort();
    QVERIFY2(!outcome.isThere(), "finished() came from inside abort()");
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    const qint64 kept = QFileInfo(m_part).size();
    QVERIFY(kept > 10'000 && kept < file.bytes.size());
    const Outcome rest(downloader.fetch(request(proxy.url())));
    QVERIFY(rest.wait());
    QCOMPARE(rest.value().sha256, sha256Of(file.bytes));
    QCOMPARE(server.requests().last().header("range"), "bytes=" + QByteArray::number(kept) + '-');
}

void TestFileDownload::addressesOffLoopbackNeedHttps()
{
    FileDownloader downloader;
    const Outcome outcome(downloader.fetch(request(QUrl(u"http://a.example/clip.mp4"_s))));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::InvalidRequest);
    QVERIFY(!QFile::exists(m_part));
}

QTEST_GUILESS_MAIN(TestFileDownload)
#include "tst_filedownload.moc"
