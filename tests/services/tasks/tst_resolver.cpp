// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "services/api/useapiprovider.h"
#include "services/files/filehash.h"
#include "services/net/filedownload.h"
#include "services/net/httpclient.h"
#include "services/store/database.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/store/uploadstore.h"
#include "services/tasks/assetuploader.h"
#include "services/tasks/requestresolver.h"
#include "support/calls.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QJsonObject>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;

//! What a request becomes before it is stored, and how its inputs reach a provider.
class TestResolver final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void inputsAreCopiedAndCut();
    void whatIsBlankGoes();
    void seedAndSecondsAreAlwaysThere_data();
    void seedAndSecondsAreAlwaysThere();
    void theRatioFollowsThePicture_data();
    void theRatioFollowsThePicture();
    void theReferenceIsTheId();
    void exploreModeIsFree();
    void aRetryRepeatsIt();
    void bigPicturesAreUploadedAtRunway();
    void addressesAreFetchedForUseapi();
};

void TestResolver::inputsAreCopiedAndCut()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    auto wish = bench.useapi(u"cut"_s);
    wish.request.media[0].crop = QRectF(0.5, 0, 0.5, 1);
    const QString original = wish.request.media[0].reference.value;
    const QByteArray before = sha256OfFile(original).value_or(QByteArray());
    const auto row = bench.submitted(wish);
    QVERIFY(row);
    const MediaInput kept = row->request.media.first();
    QVERIFY(!kept.crop);
    QCOMPARE(kept.name, QFileInfo(original).fileName()); // the hash tells a person nothing
    QVERIFY(kept.reference.value.startsWith(bench.libraryFolder()));
    QCOMPARE(QImage(kept.reference.value).size(), QSize(160, 192));
    QCOMPARE(storedHash(kept), sha256OfFile(kept.reference.value).value_or(QByteArray()));
    QCOMPARE(sha256OfFile(original).value_or(QByteArray()), before);
    // What becomes of the person's own file is of no matter any more.
    QVERIFY(QFile::remove(original));
    bench.engine().start(true);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
}

void TestResolver::whatIsBlankGoes()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    auto wish = bench.useapi(u"blank"_s);
    wish.request.setValue(Role::CameraZoom, 0);
    wish.request.setValue(Role::ReplyUrl, u"  "_s);
    wish.request.setValue(Role::ExploreMode, false);
    const auto row = bench.submitted(wish);
    QVERIFY(row);
    for (const Role role : {Role::CameraZoom, Role::ReplyUrl, Role::ExploreMode, Role::CameraStatic})
        QVERIFY2(!row->request.values.contains(roleName(role)), roleName(role).data());
}

void TestResolver::seedAndSecondsAreAlwaysThere_data()
{
    QTest::addColumn<bool>("useapi");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::newRow("useapi.net") << true << qint64(1) << qint64(4294967294);
    QTest::newRow("Runway") << false << qint64(0) << qint64(4294967295);
}

void TestResolver::seedAndSecondsAreAlwaysThere()
{
    //! Always the end of a range.
    class Extreme final : public RandomSource {
    public:
        bool high = false;
        qint64 between(qint64 least, qint64 most) override { return high ? most : least; }
        QUuid uuid() override { return QUuid::createUuid(); }
    };
    QFETCH(bool, useapi);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    EngineBench bench;
    const auto random = std::make_shared<Extreme>();
    bench.options.random = random;
    QVERIFY(bench.startSandbox());
    bench.open();
    for (const bool high : {false, true}) {
        random->high = high;
        auto wish = useapi ? bench.useapi(u"seed"_s) : bench.runway(u"seed"_s);
        wish.request.clear(Role::Duration);
        const auto row = bench.submitted(wish);
        QVERIFY(row);
        QCOMPARE(row->request.value(Role::Seed).toInteger(-1), high ? most : least);
        QVERIFY(row->request.value(Role::Duration).toInt() >= 5);
    }
}

void TestResolver::theRatioFollowsThePicture_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QString>("ratio");
    QTest::newRow("wide") << QSize(640, 360) << u"1280:720"_s;
    QTest::newRow("tall") << QSize(360, 640) << u"720:1280"_s;
    QTest::newRow("square") << QSize(300, 300) << u"960:960"_s;
    QTest::newRow("cinema") << QSize(700, 300) << u"1584:672"_s;
}

void TestResolver::theRatioFollowsThePicture()
{
    QFETCH(QSize, picture);
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    auto wish = bench.runway(u"ratio"_s);
    wish.request.media[0].reference.value = bench.picture(u"shape"_s, Qt::gray, picture);
    const auto row = bench.submitted(wish);
    QVERIFY(row);
    QTEST(row->request.value(Role::Aspect).toString(), "ratio");
    wish.request.setValue(Role::Aspect, u"832:1104"_s); // a choice of the person's stays
    const auto chosen = bench.submitted(wish);
    QVERIFY(chosen);
    QCOMPARE(chosen->request.value(Role::Aspect).toString(), u"832:1104"_s);
}

void TestResolver::theReferenceIsTheId()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    const auto row = bench.submitted(bench.useapi(u"reference"_s));
    QVERIFY(row);
    QCOMPARE(row->request.value(Role::ReplyRef).toString(), row->id.toString(QUuid::WithoutBraces));
    auto own = bench.useapi(u"reference"_s);
    own.request.setValue(Role::ReplyRef, u"reel 4"_s);
    const auto chosen = bench.submitted(own);
    QVERIFY(chosen);
    QCOMPARE(chosen->request.value(Role::ReplyRef).toString(), u"reel 4"_s);
    // Settings used again bring an old id along; it would point at the wrong task.
    own.request = row->request;
    const auto again = bench.submitted(own);
    QVERIFY(again);
    QCOMPARE(again->request.value(Role::ReplyRef).toString(), again->id.toString(QUuid::WithoutBraces));
    const auto runway = bench.submitted(bench.runway(u"no such thing"_s));
    QVERIFY(runway);
    QVERIFY(!runway->request.values.contains(roleName(Role::ReplyRef)));
}

void TestResolver::exploreModeIsFree()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    auto wish = bench.useapi(u"explore"_s);
    wish.request.setValue(Role::ExploreMode, true);
    const auto row = bench.submitted(wish);
    QVERIFY(row);
    QCOMPARE(row->creditsEstimated, std::optional(0));
    wish.request.setValue(Role::ExploreMode, false);
    wish.request.setValue(Role::Duration, 10);
    QCOMPARE(bench.submitted(wish)->creditsEstimated, std::optional(50));
}

void TestResolver::aRetryRepeatsIt()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    const auto row = bench.submitted(bench.runway(u"again"_s));
    QVERIFY(row);
    const test::Outcome<Task> early(bench.engine().retry(row->id));
    QVERIFY(early.wait());
    QCOMPARE(early.error().kind, ErrorKind::InvalidRequest);
    bench.engine().start(false);
    QVERIFY(bench.engine().cancel(row->id));
    const test::Outcome<Task> again(bench.engine().retry(row->id));
    QVERIFY(again.wait() && again.result());
    QCOMPARE(again.value().request.toJson(), row->request.toJson());
    QCOMPARE(again.value().parentId, row->id);
}

void TestResolver::bigPicturesAreUploadedAtRunway()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    const auto uploads = [&bench] {
        int count = 0;
        const QJsonArray calls = bench.ledger();
        for (const QJsonValue &call : calls)
            count += call.toObject().value("path"_L1).toString().endsWith("/v1/uploads"_L1) ? 1 : 0;
        return count;
    };
    auto wish = bench.runway(u"big"_s);
    wish.request.setValue(Role::Seed, 3);
    const auto small = bench.submitted(wish);
    QVERIFY(small);
    QVERIFY(bench.reaches(small->id, TaskState::Done));
    QCOMPARE(uploads(), 0); // a data URI

    wish.request.media[0].reference.value = bench.heavyPicture(u"heavy"_s, {1600, 1000});
    QVERIFY(QFileInfo(wish.request.media[0].reference.value).size() > 4'000'000);
    const auto big = bench.submitted(wish);
    QVERIFY(big);
    QVERIFY(bench.reaches(big->id, TaskState::Done));
    QCOMPARE(uploads(), 1);
    const auto repeated = bench.submitted(wish);
    QVERIFY(repeated);
    QVERIFY(bench.reaches(repeated->id, TaskState::Done));
    QCOMPARE(uploads(), 1); // still there
}

void TestResolver::addressesAreFetchedForUseapi()
{
    EngineBench bench;
    QFile file(bench.picture(u"web"_s, Qt::darkCyan));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    test::ScriptedServer server;
    server.setHandler([&bytes](const test::WireRequest &request) -> test::ScriptedAnswer {
        if (request.verb == "GET")
            return {test::wireAnswer(request.target == "/a.png" ? 200 : 404, bytes)};
        return {test::wireAnswer(200, R"({"assetId": "user:1-runwayml:a@b-asset:7"})")};
    });
    const SystemClock clock;
    const auto library = Library::open(bench.libraryFolder());
    QVERIFY(library);
    const auto database = Database::open(library->databaseFile(), clock);
    QVERIFY(database);
    UploadStore uploads(**database, clock);
    HttpClient client;
    FileDownloader downloader;
    bench.options.libraryFolder = bench.folder() + u"/other"_s;
    auto studio = Studio::open(bench.options);
    QVERIFY(studio);
    const Catalogue &catalogue = (*studio)->catalogue();
    UseapiProvider provider(client, *catalogue.provider(u"useapi"));
    const ModelSpec *model = catalogue.model(u"useapi", u"image-to-video", u"gen3a_turbo");
    AssetUploader uploader(
        {uploads, InputStore(library->inputsFolder()), downloader, clock, library->inputsFolder()});
    Task task;
    task.id = QUuid::createUuid();
    task.account = u"a"_s;
    task.request.media
        = {{Role::Last, {MediaReference::Kind::Url, server.url(u"/a.png"_s).toString()}, {}, {}},
            {Role::First, {MediaReference::Kind::Asset, u"mine"_s}, {}, {}}};
    QVERIFY(uploader.needsNetwork(task, *model, provider.spec()));
    const Endpoint endpoint{server.url(u""_s), u"user:1-practice"_s, {}};
    const test::Outcome<BroughtMedia> brought(uploader.bring(task, *model, provider, endpoint));
    QVERIFY(brought.wait());
    QVERIFY(brought.result());
    QCOMPARE(brought.value().media.size(), 2);
    QCOMPARE(brought.value().media.at(0).value, u"user:1-runwayml:a@b-asset:7"_s);
    QCOMPARE(brought.value().media.at(1).value, u"mine"_s);
    QCOMPARE(server.requests().at(1).body, bytes);

    task.request.media[0].reference.value = server.url(u"/nothing"_s).toString();
    const test::Outcome<BroughtMedia> missing(uploader.bring(task, *model, provider, endpoint));
    QVERIFY(missing.wait());
    QVERIFY(!missing.result());
    QCOMPARE(missing.error().field, u"last"_s);
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
