// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"
#include "fakerunway.h"

#include "media/probe.h"
#include "services/files/filehash.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "support/calls.h"
#include "support/faultproxy.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;
using test::FakeRunway;
using test::Fault;
using test::FaultProxy;
using test::wireAnswer;

//! From the accepted call to the saved file, with everything that can go wrong on the way.
class TestEngineFollow final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void moderatedOnesFail_data();
    void moderatedOnesFail();
    void cancelledAtRunway();
    void cancelledAtUseapiIsSavedAllTheSame();
    void aFinishedOneIsNeverDeleted();
    void cancelledBeforeItIsSent();
    void finalOnesCannotBeCancelled();
    void aCutDownloadGoesOn_data();
    void aCutDownloadGoesOn();
    void aTruncatedFileIsNeverDone();
    void anExpiredLinkIsRenewed();
    void aFileThatIsGoneFails();
    void severalOutputsAreAllSaved();
    void aTaskNotKnownYetIsAskedAgain();
    void aTaskNotKnownAnyMoreFails();
    void strangeStatusesAreShownAndFollowed();
    void errorsWhilePollingNeverFail();
    void ownFoldersAreUsed();
    void aFolderThatRefusesIsReplaced();
    void archivesAreSaved();
    void whatCannotBeOpenedIsKept();
    void aSavedTakeHasAThumbnail();

private:
    QUuid begin(EngineBench &bench, quint16 port);
    int ledgerCalls(const EngineBench &bench, const QString &method) const;

    QByteArray m_clip; //!< a whole MP4
};

//! One clip of the sandbox serves all tests that need the bytes of one.
void TestEngineFollow::initTestCase()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    const auto row = bench.submitted(bench.useapi(u"clip"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QFile file(bench.task(row->id).outputs.first().path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_clip = file.readAll();
}

QUuid TestEngineFollow::begin(EngineBench &bench, quint16 port)
{
    bench.open(port);
    bench.engine().start(false);
    const auto row = bench.submitted(bench.runway(u"followed"_s));
    return row ? row->id : QUuid();
}

int TestEngineFollow::ledgerCalls(const EngineBench &bench, const QString &method) const
{
    int count = 0;
    const QJsonArray calls = bench.ledger();
    for (const QJsonValue &call : calls)
        count += call.toObject().value("method"_L1).toString() == method ? 1 : 0;
    return count;
}

void TestEngineFollow::moderatedOnesFail_data()
{
    QTest::addColumn<bool>("useapi");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("kind");
    for (const bool useapi : {true, false}) {
        const char *where = useapi ? "useapi.net" : "Runway";
        QTest::addRow("%s input", where) << useapi << u"SAFETY.INPUT.TEXT"_s << int(ErrorKind::Moderation);
        QTest::addRow("%s quality", where)
            << useapi << u"INTERNAL.BAD_OUTPUT.01"_s << int(ErrorKind::ServerFault);
    }
}

void TestEngineFollow::moderatedOnesFail()
{
    QFETCH(bool, useapi);
    QFETCH(QString, code);
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    QSignalSpy finished(&bench.engine(), &TaskEngine::finished);
    bench.engine().start(false);
    const QString prompt = u"something #fail:"_s + code;
    const auto row = bench.submitted(useapi ? bench.useapi(prompt) : bench.runway(prompt));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Failed));
    const Task task = bench.task(row->id);
    QCOMPARE(task.failureCode, code);
    QTEST(int(task.error->kind), "kind");
    QVERIFY(!task.error->detail.isEmpty());
    QCOMPARE(finished.size(), 1);
    QTRY_VERIFY(bench.engine().isIdle());
    QCOMPARE(bench.purchases(), 1); // never again by itself
}

void TestEngineFollow::cancelledAtRunway()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    const auto row = bench.submitted(bench.runway(u"slow #throttle:60"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Running));
    QTRY_COMPARE(bench.task(row->id).remoteStatus, u"THROTTLED"_s);
    QVERIFY(bench.engine().cancel(row->id));
    QVERIFY(bench.reaches(row->id, TaskState::Cancelled));
    QCOMPARE(ledgerCalls(bench, u"DELETE"_s), 1);
}

void TestEngineFollow::cancelledAtUseapiIsSavedAllTheSame()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    const auto row = bench.submitted(bench.useapi(u"too late #throttle:1"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Running));
    QVERIFY(bench.engine().cancel(row->id));
    QVERIFY(bench.task(row->id).cancelWanted);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QCOMPARE(ledgerCalls(bench, u"DELETE"_s), 0);
}

void TestEngineFollow::aFinishedOneIsNeverDeleted()
{
    FakeRunway runway;
    runway.reads = {FakeRunway::task("RUNNING")};
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Running));
    QTRY_VERIFY(runway.requests("GET", "/v1/tasks") > 0);
    runway.reads = {runway.succeeded({"a.mp4"})}; // finished, but we do not know yet
    QVERIFY(bench.engine().cancel(id));
    QVERIFY(bench.reaches(id, TaskState::Done));
    QCOMPARE(runway.requests("DELETE", "/"), 0); // it would have destroyed the output
}

void TestEngineFollow::cancelledBeforeItIsSent()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    const auto row = bench.submitted(bench.runway(u"not at all"_s));
    QVERIFY(row);
    bench.engine().start(false); // held
    QSignalSpy finished(&bench.engine(), &TaskEngine::finished);
    QVERIFY(bench.engine().cancel(row->id));
    QCOMPARE(bench.task(row->id).state, TaskState::Cancelled);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(bench.purchases(), 0);
}

void TestEngineFollow::finalOnesCannotBeCancelled()
{
    FakeRunway runway;
    runway.reads = {FakeRunway::task("FAILED", "\"failure\": \"no\", \"failureCode\": \"INTERNAL\"")};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Failed));
    QCOMPARE(bench.engine().cancel(id).error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(bench.engine().cancel(QUuid::createUuid()).error().kind, ErrorKind::NotFound);
    const test::Outcome<Task> again(bench.engine().retry(QUuid::createUuid()));
    QVERIFY(again.wait());
    QVERIFY(!again.result());
}

void TestEngineFollow::aCutDownloadGoesOn_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("at once") << int(Fault::CloseBeforeAnswer) << qint64(0);
    QTest::newRow("after 1 byte") << int(Fault::Truncate) << qint64(1);
    QTest::newRow("after 1000 bytes") << int(Fault::Truncate) << qint64(1000);
    QTest::newRow("near the end") << int(Fault::Truncate) << qint64(20000);
    QTest::newRow("chunked") << int(Fault::TruncateChunked) << qint64(5000);
}

void TestEngineFollow::aCutDownloadGoesOn()
{
    QFETCH(int, fault);
    QFETCH(qint64, bytes);
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    const test::FaultStep cut{Fault(fault), "GET /sandbox/files", bytes, {}};
    // A closed connection without an answer is asked again by Qt itself: free calls may be.
    proxy.play({cut, cut, cut});
    bench.open(proxy.port());
    bench.engine().start(false);
    const auto row = bench.submitted(bench.useapi(u"cut"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Done, 50000));
    QCOMPARE(proxy.stepsLeft(), 0);
    const TaskOutput output = bench.task(row->id).outputs.first();
    QCOMPARE(sha256OfFile(output.path).value_or(QByteArray()), output.sha256);
    QVERIFY(media::verifyComplete(output.path));
    QVERIFY(!bench.task(row->id).error);
    QCOMPARE(bench.purchases(), 1);
}

void TestEngineFollow::aTruncatedFileIsNeverDone()
{
    FakeRunway runway;
    // The length agrees: only the container tells.
    const QByteArray half = FakeRunway::file(m_clip.left(m_clip.size() / 2));
    runway.reads = {runway.succeeded({"a.mp4"})};
    runway.files["a.mp4"] = {half};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QTRY_VERIFY_WITH_TIMEOUT(runway.requests("GET", "/file/") >= 3, 20000);
    QCOMPARE(bench.task(id).state, TaskState::Downloading);
    QTRY_VERIFY(bench.task(id).error);
    QCOMPARE(bench.task(id).error->kind, ErrorKind::FileInvalid);
    QVERIFY(!bench.engine().isIdle());
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    QVERIFY(bench.reaches(id, TaskState::Done));
    QCOMPARE(bench.task(id).outputs.first().sha256, sha256Of(m_clip));
    QVERIFY(!bench.task(id).error);
}

void TestEngineFollow::anExpiredLinkIsRenewed()
{
    for (const int status : {401, 403, 404}) {
        FakeRunway runway;
        runway.reads = {runway.succeeded({"old.mp4"}), runway.succeeded({"new.mp4"})};
        runway.files["old.mp4"] = {wireAnswer(status, "expired")};
        runway.files["new.mp4"] = {FakeRunway::file(m_clip)};
        EngineBench bench;
        const QUuid id = begin(bench, runway.port());
        QVERIFY(bench.reaches(id, TaskState::Done));
        QCOMPARE(runway.requests("GET", "/file/old.mp4"), 1);
        QCOMPARE(runway.requests("GET", "/file/new.mp4"), 1);
        QVERIFY(!bench.task(id).error);
    }
}

void TestEngineFollow::aFileThatIsGoneFails()
{
    FakeRunway runway;
    runway.reads = {runway.succeeded({"a.mp4"}), wireAnswer(404, R"({"error": "Could not find Task"})")};
    runway.files["a.mp4"] = {wireAnswer(404, "gone")};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Failed));
    QCOMPARE(bench.task(id).error->kind, ErrorKind::NotFound);
}

void TestEngineFollow::severalOutputsAreAllSaved()
{
    FakeRunway runway;
    runway.reads = {runway.succeeded({"1.mp4", "2.mp4"})};
    runway.files["1.mp4"] = {FakeRunway::file(m_clip)};
    runway.files["2.mp4"] = {wireAnswer(500, "later"), FakeRunway::file(m_clip)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Done));
    const auto outputs = bench.task(id).outputs;
    QCOMPARE(outputs.size(), 2);
    QVERIFY(outputs.at(0).path.endsWith("-1.mp4"_L1));
    QVERIFY(outputs.at(1).path.endsWith("-2.mp4"_L1));
    for (const TaskOutput &output : outputs)
        QCOMPARE(sha256OfFile(output.path).value_or(QByteArray()), sha256Of(m_clip));
    QCOMPARE(runway.requests("GET", "/file/1.mp4"), 1); // what is saved is not fetched again
    QCOMPARE(bench.task(id).creditsCharged, std::optional(25));
}

void TestEngineFollow::aTaskNotKnownYetIsAskedAgain()
{
    FakeRunway runway;
    const QByteArray missing = wireAnswer(404, R"({"error": "Not found."})");
    runway.reads = {missing, missing, missing, missing, missing, runway.succeeded({"a.mp4"})};
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Done));
}

void TestEngineFollow::aTaskNotKnownAnyMoreFails()
{
    class LaterClock final : public Clock {
    public:
        std::chrono::milliseconds ahead{0};
        Instant now() const override { return SystemClock().now() + ahead; }
    };
    const auto clock = std::make_shared<LaterClock>();
    FakeRunway runway;
    runway.reads = {FakeRunway::task("RUNNING")};
    EngineBench bench;
    bench.options.clock = clock;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Running));
    clock->ahead = std::chrono::minutes(1);
    runway.reads.clear();
    QVERIFY(bench.reaches(id, TaskState::Failed));
    QCOMPARE(bench.task(id).error->kind, ErrorKind::NotFound);
}

void TestEngineFollow::strangeStatusesAreShownAndFollowed()
{
    FakeRunway runway;
    runway.reads = {FakeRunway::task("DREAMING", "\"progress\": \"0.25\"")};
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QTRY_COMPARE(bench.task(id).remoteStatus, u"DREAMING"_s);
    QCOMPARE(bench.task(id).state, TaskState::Running);
    QCOMPARE(bench.task(id).progress, std::optional(0.25));
    runway.reads = {FakeRunway::task("SUCCEEDED")}; // without an output
    QTRY_VERIFY(bench.task(id).error);
    QCOMPARE(bench.task(id).state, TaskState::Running);
    runway.reads = {runway.succeeded({"a.mp4"})};
    QVERIFY(bench.reaches(id, TaskState::Done));
}

void TestEngineFollow::errorsWhilePollingNeverFail()
{
    FakeRunway runway;
    const QByteArray nonsense = wireAnswer(200, "<html>");
    runway.reads = {wireAnswer(500, "oops"), wireAnswer(429, "{}", {{"Retry-After", "0"}}), nonsense,
        wireAnswer(401, R"({"error": "Unauthorized"})"), wireAnswer(503, {}), runway.succeeded({"a.mp4"})};
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Done));
    QVERIFY(!bench.task(id).error);
}

void TestEngineFollow::ownFoldersAreUsed()
{
    FakeRunway runway;
    runway.reads = {runway.succeeded({"a.mp4"})};
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    EngineBench bench;
    bench.open(runway.port());
    bench.engine().start(false);
    auto wish = bench.runway(u"over there"_s);
    wish.outFolder = bench.folder() + u"/my films/new"_s;
    const auto row = bench.submitted(wish);
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    const QString path = bench.task(row->id).outputs.first().path;
    QCOMPARE(QFileInfo(path).path(), wish.outFolder);
    QVERIFY(QFileInfo::exists(wish.outFolder + u'/' + QFileInfo(path).completeBaseName() + u".json"_s));
}

void TestEngineFollow::aFolderThatRefusesIsReplaced()
{
    FakeRunway runway;
    runway.reads = {runway.succeeded({"a.mp4"})};
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    EngineBench bench;
    bench.open(runway.port());
    bench.engine().start(false);
    auto wish = bench.runway(u"nowhere"_s);
    QFile inTheWay(bench.folder() + u"/file"_s);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    wish.outFolder = inTheWay.fileName() + u"/films"_s; // no folder can be made there
    const auto row = bench.submitted(wish);
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    const Task done = bench.task(row->id);
    QVERIFY(done.outputs.first().path.startsWith(bench.studio().library().takesFolder()));
    QVERIFY(done.error); // and it is said
    QCOMPARE(done.error->kind, ErrorKind::Storage);
    QVERIFY(done.error->detail.contains(wish.outFolder));
}

void TestEngineFollow::archivesAreSaved()
{
    // An archive with nothing in it but its closing record, behind bytes that look like an entry.
    const QByteArray whole
        = QByteArray("PK\3\4", 4) + QByteArray(500, 'x') + QByteArray("PK\5\6", 4) + QByteArray(18, '\0');
    FakeRunway runway;
    runway.reads = {runway.succeeded({"a.zip"})};
    runway.files["a.zip"] = {FakeRunway::file(whole.chopped(5)), FakeRunway::file(whole)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Done));
    const TaskOutput output = bench.task(id).outputs.first();
    QVERIFY2(output.path.endsWith(".zip"_L1), qPrintable(output.path));
    QCOMPARE(output.sha256, sha256Of(whole)); // the one that was cut off was not taken
    QVERIFY(!bench.task(id).error);
}

void TestEngineFollow::whatCannotBeOpenedIsKept()
{
    const QByteArray strange = QByteArray("%PDF-1.7\n") + QByteArray(700, 'z');
    FakeRunway runway;
    runway.reads = {runway.succeeded({"a.mp4"})};
    runway.files["a.mp4"] = {FakeRunway::file(strange)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Done));
    QCOMPARE(runway.requests("GET", "/file/"), 2); // twice the same is believed
    const Task done = bench.task(id);
    QFile file(done.outputs.first().path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), strange);
    QVERIFY(done.error);
    QCOMPARE(done.error->kind, ErrorKind::MediaUnsupported);
}

void TestEngineFollow::aSavedTakeHasAThumbnail()
{
    FakeRunway runway;
    runway.reads = {runway.succeeded({"a.mp4"})};
    runway.files["a.mp4"] = {FakeRunway::file(m_clip)};
    EngineBench bench;
    const QUuid id = begin(bench, runway.port());
    QVERIFY(bench.reaches(id, TaskState::Done));
    QStringList pictures;
    QDirIterator thumbnails(
        bench.studio().library().thumbnailsFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (thumbnails.hasNext())
        pictures << thumbnails.next();
    QCOMPARE(pictures.size(), 1);
}

QTEST_GUILESS_MAIN(TestEngineFollow)
#include "tst_enginefollow.moc"
