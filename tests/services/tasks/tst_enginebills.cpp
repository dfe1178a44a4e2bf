// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "services/api/useapiprovider.h"
#include "services/net/filedownload.h"
#include "services/net/httpclient.h"
#include "services/store/database.h"
#include "services/store/library.h"
#include "services/store/uploadstore.h"
#include "services/tasks/assetuploader.h"
#include "support/calls.h"
#include "support/scriptedserver.h"

#include <QFile>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;
using test::Outcome;

namespace {

const QString Clip = STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s;
const QString Second = u"two@sandbox.local"_s;

//! A clip behind an address, and what bringing it to useapi.net comes to.
class FetchBench final {
public:
    FetchBench()
    {
        QFile file(Clip);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no clip");
        server.setHandler([bytes = file.readAll()](const test::WireRequest &request) -> test::ScriptedAnswer {
            if (request.verb == "GET")
                return {test::wireAnswer(200, bytes)};
            return {test::wireAnswer(200, R"({"assetId": "user:1-runwayml:a@b-asset:7"})")};
        });
        m_bench.options.libraryFolder = m_bench.libraryFolder();
        m_studio = std::move(*Studio::open(m_bench.options));
    }

    //! `agreed`: the price in the journal.
    [[nodiscard]] Result<BroughtMedia> bring(Role role, std::optional<int> agreed)
    {
        const SystemClock clock;
        const Library &library = m_studio->library();
        const auto database = Database::open(library.databaseFile(), clock);
        UploadStore uploads(**database, clock);
        HttpClient client;
        FileDownloader downloader;
        const Catalogue &catalogue = m_studio->catalogue();
        UseapiProvider provider(client, *catalogue.provider(u"useapi"));
        const bool isClip = role == Role::Source;
        const ModelSpec *model = isClip ? catalogue.model(u"useapi", u"video-to-video", u"gen3a")
                                        : catalogue.model(u"useapi", u"image-to-video", u"gen3a");
        AssetUploader uploader(
            {uploads, InputStore(library.inputsFolder()), downloader, clock, library.inputsFolder()});
        Task task;
        task.id = QUuid::createUuid();
        task.account = u"a"_s;
        task.request.setValue(Role::Prompt, u"as clay"_s);
        task.request.setValue(Role::Seed, 7);
        task.creditsEstimated = agreed;
        MediaInput input;
        input.role = role;
        input.reference = {MediaReference::Kind::Url, server.url(u"/clip"_s).toString()};
        task.request.media = {input};
        const Endpoint endpoint{server.url(u""_s), u"user:1-practice"_s, {}};
        const Outcome<BroughtMedia> brought(uploader.bring(task, *model, provider, endpoint));
        if (!brought.wait())
            return failure(ErrorKind::Timeout);
        return brought.result();
    }

    test::ScriptedServer server;

private:
    EngineBench m_bench;
    std::unique_ptr<Studio> m_studio;
};

} // namespace

//! Who pays, and that nobody pays more than was agreed to.
class TestEngineBills final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void theChosenAccountPays_data();
    void theChosenAccountPays();
    void whatIsDearerIsNotBought();
    void whatIsRefusedIsNotSent();
    void whatWasFoundOutIsKept();
};

void TestEngineBills::theChosenAccountPays_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    QTest::newRow("videos/create") << u"text-to-video"_s << u"veo-3.1"_s;
    QTest::newRow("gen4_5/create") << u"text-to-video"_s << u"gen4.5"_s;
    QTest::newRow("gen3/create") << u"text-to-video"_s << u"gen3a"_s;
    QTest::newRow("images/create") << u"text-to-image"_s << u"nano-banana"_s;
    QTest::newRow("frames/create") << u"text-to-image"_s << u"frames"_s;
}

// Of two linked accounts with nothing to do, the sandbox takes the first.
void TestEngineBills::theChosenAccountPays()
{
    QFETCH(QString, operation);
    QFETCH(QString, model);
    sandbox::Options options = EngineBench::fast();
    options.emails = {u"one@sandbox.local"_s, Second};
    EngineBench bench(options);
    QVERIFY(bench.startSandbox());
    bench.open();
    const QUrl address(u"http://127.0.0.1:%1"_s.arg(bench.sandboxPort()));
    const Account second{u"second"_s, u"Second"_s, u"useapi"_s, address, Second, Account::Kind::Stored};
    const Outcome<bool> added(
        bench.studio().accounts().add(second, QString::fromLatin1(qgetenv("USEAPI_TOKEN"))));
    QVERIFY(added.wait() && added.result());
    Submission wish;
    wish.account = second.name;
    wish.request.operation = operation;
    wish.request.model = model;
    wish.request.setValue(Role::Prompt, u"a quiet lake"_s);
    const Outcome<QJsonObject> dry(bench.engine().dryRun(wish));
    QVERIFY(dry.wait());
    QVERIFY2(dry.result(), qPrintable(dry.whatWentWrong()));
    QCOMPARE(dry.value()[u"request"_s][u"body"_s][u"email"_s].toString(), Second);
    bench.engine().start(true);
    const auto row = bench.submitted(wish);
    QVERIFY2(row, row ? "" : qPrintable(row.error().detail));
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QVERIFY2(bench.task(row->id).remoteId.contains(Second), qPrintable(bench.task(row->id).remoteId));
}

void TestEngineBills::whatIsDearerIsNotBought()
{
    FetchBench bench;
    const auto brought = bench.bring(Role::Source, 10);
    QVERIFY(!brought);
    QCOMPARE(brought.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(brought.error().field, u"source"_s);
    QVERIFY2(brought.error().detail.contains("not the 10"_L1), qPrintable(brought.error().detail));
    QCOMPARE(bench.server.requests().size(), 1); // it was fetched, and nothing was sent
}

void TestEngineBills::whatIsRefusedIsNotSent()
{
    FetchBench bench;
    const auto brought = bench.bring(Role::First, std::nullopt); // a clip where a picture belongs
    QVERIFY(!brought);
    QCOMPARE(brought.error().kind, ErrorKind::FileInvalid);
    QCOMPARE(brought.error().field, u"first"_s);
    QCOMPARE(bench.server.requests().size(), 1);
}

void TestEngineBills::whatWasFoundOutIsKept()
{
    for (const std::optional<int> agreed : {std::optional<int>(), std::optional(1000)}) {
        FetchBench bench;
        const auto brought = bench.bring(Role::Source, agreed);
        QVERIFY2(brought, brought ? "" : qPrintable(brought.error().detail));
        const MediaInput &input = brought->request.media.first();
        QCOMPARE(input.reference.kind, MediaReference::Kind::Url);
        QVERIFY(input.length && *input.length > 1);
        QCOMPARE(input.kind, std::optional(MediaKind::Video));
        QCOMPARE(brought->credits, std::optional(int(std::ceil(*input.length * 10))));
        QVERIFY(!brought->request.values.contains(u"duration"_s));
    }
}

QTEST_GUILESS_MAIN(TestEngineBills)
#include "tst_enginebills.moc"
