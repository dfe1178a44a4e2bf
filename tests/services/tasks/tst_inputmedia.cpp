// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/shelfbench.h"

#include "media/probe.h"
#include "services/studio.h"
#include "services/tasks/assetuploader.h"
#include "services/tasks/requestresolver.h"
#include "services/tasks/taskengine.h"
#include "support/calls.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::Outcome;
using test::ScriptedServer;
using test::ShelfBench;
using test::wireAnswer;
using test::WireRequest;

namespace {

const QString Clip = STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s;

//! A model of a library's own overlay that works on a clip.
const QByteArray Overlay = R"({"format": 1, "models": [{"provider": "useapi", "operation": "video-to-video",
    "model": "own", "label": "Own", "path": "/v1/runwayml/own/video", "media": [{"wire": "assetId",
    "role": "source", "kind": "video", "shape": "assetId", "required": true}], "parameters": [
    {"wire": "text_prompt", "role": "prompt", "kind": "text"}], "price": null, "source": "test"}]})";

ModelSpec clipModel(double most = 0)
{
    ModelSpec model;
    model.provider = u"useapi"_s;
    model.operation = u"video-to-video"_s;
    model.model = u"own"_s;
    MediaSpec slot;
    slot.wire = u"assetId"_s;
    slot.role = Role::Source;
    slot.kinds = {MediaKind::Video, MediaKind::Audio};
    slot.shape = MediaShape::AssetId;
    if (most > 0)
        slot.seconds = RangeOfDouble{0, most};
    model.media = {slot};
    PriceSpec price;
    price.kind = PriceSpec::Kind::Flat;
    PriceExtra extra;
    extra.perInputSecond = 10;
    extra.inputs = {u"source"_s};
    price.extras = {extra};
    model.price = price;
    return model;
}

GenerationRequest wish(const QString &path, std::optional<RangeOfDouble> trim = {})
{
    GenerationRequest request;
    request.provider = u"useapi"_s;
    request.operation = u"video-to-video"_s;
    request.model = u"own"_s;
    MediaInput input;
    input.role = Role::Source;
    input.reference.value = path;
    input.trim = trim;
    request.media = {input};
    return request;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Shows the same, but is another file.
QString otherClip(const QString &folder)
{
    const QString path = folder + u"/mine.mp4"_s;
    QFile file(path);
    const QByteArray bytes = bytesOf(Clip)
        + QByteArray("\0\0\0\x0c"
                     "free....",
            12);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

} // namespace

//! Clips and sounds as inputs: cut, measured, brought to a provider, and not sent twice.
class TestInputMedia final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void aPartIsCutBeforeItIsSent();
    void theRulesSeeThePart();
    void aWholeClipStaysAsItIs();
    void assetsCountByWhatIsKnown();
    void clipsTravelByTheirSize();
    void aTakeGoesByItsAssetId();
    void filesOfAnotherAccountAreRefused_data();
    void filesOfAnotherAccountAreRefused();
    void anUploadNotedForTheWrongLoginIsNotUsed();
};

void TestInputMedia::aPartIsCutBeforeItIsSent()
{
    ShelfBench bench;
    const double whole = media::probe(Clip)->seconds;
    QVERIFY(whole > 1);
    ResolveJob job{wish(Clip, RangeOfDouble{0.25, 0.75}), clipModel(), bench.useapi.spec(),
        InputStore(bench.library.inputsFolder()), {}, 0, {}};
    const auto resolved = resolve(job);
    QVERIFY2(resolved, resolved ? "" : qPrintable(resolved.error().detail));
    const MediaInput &input = resolved->request.media.first();
    QVERIFY(!input.trim);
    QCOMPARE(input.kind, std::optional(MediaKind::Video));
    QVERIFY(input.reference.value.startsWith(bench.library.inputsFolder()));
    QVERIFY(!storedHash(input).isEmpty());
    const auto cut = media::probe(input.reference.value);
    QVERIFY(cut);
    QVERIFY2(std::abs(cut->seconds - 0.5) < 0.2, qPrintable(QString::number(cut->seconds)));
    QCOMPARE(resolved->credits, std::optional(5)); // ten a second, of what is sent
    const QStringList left = QDir(bench.library.inputsFolder()).entryList({u"cut-*"_s});
    QCOMPARE(left, QStringList());
}

void TestInputMedia::theRulesSeeThePart()
{
    ShelfBench bench;
    const InputStore inputs(bench.library.inputsFolder());
    const double whole = media::probe(Clip)->seconds;
    const ModelSpec strict = clipModel(0.5);
    const auto refused = resolve({wish(Clip), strict, bench.useapi.spec(), inputs, {}, 0, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileInvalid);
    QCOMPARE(refused.error().field, u"source"_s);
    // Exactly as long as is allowed: the last frame does not make it longer.
    const auto taken
        = resolve({wish(Clip, RangeOfDouble{0, 0.5}), strict, bench.useapi.spec(), inputs, {}, 0, {}});
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
    const auto beyond = resolve(
        {wish(Clip, RangeOfDouble{whole + 1, whole + 2}), strict, bench.useapi.spec(), inputs, {}, 0, {}});
    QVERIFY(!beyond);
    QCOMPARE(beyond.error().field, u"source"_s);
}

void TestInputMedia::aWholeClipStaysAsItIs()
{
    ShelfBench bench;
    const auto resolved = resolve({wish(Clip, RangeOfDouble{0, 1000}), clipModel(), bench.useapi.spec(),
        InputStore(bench.library.inputsFolder()), {}, 0, {}});
    // Either refused as lying outside or taken whole; never encoded anew.
    if (resolved)
        QCOMPARE(bytesOf(resolved->request.media.first().reference.value), bytesOf(Clip));
    else
        QCOMPARE(resolved.error().field, u"source"_s);
    const auto plain = resolve(
        {wish(Clip), clipModel(), bench.useapi.spec(), InputStore(bench.library.inputsFolder()), {}, 0, {}});
    QVERIFY(plain);
    QCOMPARE(bytesOf(plain->request.media.first().reference.value), bytesOf(Clip));
}

void TestInputMedia::assetsCountByWhatIsKnown()
{
    ShelfBench bench;
    GenerationRequest request = wish({});
    request.media[0].reference = {MediaReference::Kind::Asset, u"asset-9"_s};
    request.media[0].kind = MediaKind::Video;
    MediaFacts facts;
    facts.kind = MediaKind::Video;
    facts.seconds = 7;
    ResolveJob job{
        request, clipModel(), bench.useapi.spec(), InputStore(bench.library.inputsFolder()), {}, 0, {}};
    const auto blind = resolve(job);
    QVERIFY(blind);
    QVERIFY(!blind->credits); // not shown as 0
    job.facts.insert(request.media[0].reference.toText(), facts);
    const auto seen = resolve(job);
    QVERIFY2(seen, seen ? "" : qPrintable(seen.error().detail));
    QCOMPARE(seen->credits, std::optional(70));
    // And a retry, which has nothing but the journal, costs the same.
    const auto repeated = resolve({seen->request, job.model, job.provider, job.inputs, {}, 0, {}});
    QVERIFY(repeated);
    QCOMPARE(repeated->credits, std::optional(70));
    job.model = clipModel(5);
    QVERIFY(!resolve(job)); // too long
}

void TestInputMedia::clipsTravelByTheirSize()
{
    ShelfBench bench;
    bench.server.setHandler([&bench](const WireRequest &request) {
        if (request.target == "/v1/uploads")
            return test::ScriptedAnswer{wireAnswer(200,
                R"({"uploadUrl": ")" + bench.server.url(u"/bucket"_s).toEncoded()
                    + R"(", "fields": {}, "runwayUri": "runway://clip"})")};
        return test::ScriptedAnswer{wireAnswer(204, {})};
    });
    const auto kept = InputStore(bench.library.inputsFolder()).keepFile(Clip, u"video/mp4"_s);
    QVERIFY(kept);
    AssetUploader uploader({bench.uploads, InputStore(bench.library.inputsFolder()), bench.downloader,
        bench.store.clock(), bench.store.folder()});
    Task task = test::makeTask();
    task.request = wish(kept->path);
    ModelSpec model = clipModel();
    model.media[0].shape = MediaShape::Uri;
    const Endpoint endpoint{bench.server.url(u""_s), u"user:7-abcdefghij"_s, {}};

    ProviderSpec spec = bench.runway.spec();
    RunwayProvider large(bench.client, spec); // as the documents say: 16 MiB of text
    const Outcome<BroughtMedia> inlined(uploader.bring(task, model, large, endpoint));
    QVERIFY(inlined.wait());
    QVERIFY2(inlined.result(), qPrintable(inlined.whatWentWrong()));
    const RemoteMedia &uri = inlined.value().media.first();
    QVERIFY(uri.value.startsWith("data:video/mp4;base64,"_L1));
    QCOMPARE(QByteArray::fromBase64(uri.value.section(u',', 1).toLatin1()), bytesOf(Clip));
    QCOMPARE(uri.kind, MediaKind::Video);
    QCOMPARE(bench.server.connections(), 0);

    spec.video.dataUri = 1000;
    RunwayProvider small(bench.client, spec);
    const Outcome<BroughtMedia> sent(uploader.bring(task, model, small, endpoint));
    QVERIFY(sent.wait());
    QVERIFY2(sent.result(), qPrintable(sent.whatWentWrong()));
    QCOMPARE(sent.value().media.first().value, u"runway://clip"_s);
    QVERIFY(bench.server.requests().at(1).body.contains("Content-Type: video/mp4"));

    // useapi.net gets the length with it: its price goes by that.
    bench.server.setHandler(
        [](const WireRequest &) { return test::ScriptedAnswer{wireAnswer(200, R"({"assetId": "a"})")}; });
    task.account = u"other"_s;
    const Outcome<BroughtMedia> asset(uploader.bring(task, clipModel(), bench.useapi, endpoint));
    QVERIFY(asset.wait() && asset.result());
    const QByteArray target = bench.server.requests().last().target;
    QVERIFY2(target.contains("&width=") && target.contains("&height=") && target.contains("&duration="),
        target.constData());
    QCOMPARE(bench.server.requests().last().header("content-type"), QByteArray("video/mp4"));
}

void TestInputMedia::aTakeGoesByItsAssetId()
{
    QTemporaryDir folder;
    ScriptedServer server;
    const QByteArray clip = bytesOf(Clip);
    QList<QByteArray> bodies;
    bool isLost = false;
    server.setHandler([&](const WireRequest &request) {
        if (request.verb == "POST" && request.target.startsWith("/v1/runwayml/assets"))
            return test::ScriptedAnswer{wireAnswer(200, R"({"assetId": "uploaded"})")};
        if (request.verb == "POST") {
            bodies.append(request.body);
            if (std::exchange(isLost, false))
                return test::ScriptedAnswer{wireAnswer(
                    404, "{\"error\": \"Unable to retrieve assetId x (Not found.)\", \"code\": 404}")};
            return test::ScriptedAnswer{wireAnswer(200, R"({"taskId": "t1", "status": "PENDING"})")};
        }
        if (request.target.startsWith("/file"))
            return test::ScriptedAnswer{wireAnswer(200, clip, {{"Content-Type", "video/mp4"}})};
        return test::ScriptedAnswer{wireAnswer(200,
            R"({"taskId": "t1", "status": "SUCCEEDED", "artifacts": [{"assetId": "made-here", "url": ")"
                + server.url(u"/file.mp4"_s).toEncoded() + R"("}]})")};
    });
    QVERIFY(QDir().mkpath(folder.filePath(u"library"_s)));
    QFile overlay(folder.filePath(u"library/catalogue.json"_s));
    QVERIFY(overlay.open(QIODevice::WriteOnly) && overlay.write(Overlay) == Overlay.size());
    overlay.close();
    qputenv("USEAPI_BASE_URL", server.url(u""_s).toEncoded());
    qputenv("USEAPI_TOKEN", "user:7-abcdefghij");
    StudioOptions options;
    options.libraryFolder = folder.filePath(u"library"_s);
    options.settingsFile = folder.filePath(u"settings.ini"_s);
    auto studio = Studio::open(options);
    QVERIFY2(studio, studio ? "" : qPrintable(studio.error().detail));
    (*studio)->engine().start(true);
    const auto made = [&](const QString &path) -> std::optional<Task> {
        const Outcome<Task> entered(
            (*studio)->engine().submit({wish(path), u"env-useapi"_s, {}, {}, {}, {}}));
        if (!entered.wait() || !entered.result())
            return std::nullopt;
        const bool done = QTest::qWaitFor(
            [&] { return (*studio)->tasks().find(entered.value().id)->state == TaskState::Done; }, 20000);
        return done ? std::optional(*(*studio)->tasks().find(entered.value().id)) : std::nullopt;
    };
    const auto first = made(otherClip(folder.path()));
    QVERIFY(first);
    QCOMPARE(bodies.last(), QByteArray(R"({"assetId":"uploaded"})"));
    QCOMPARE(first->outputs.first().assetId, u"made-here"_s);
    QVERIFY(made(first->outputs.first().path));
    QCOMPARE(bodies.last(), QByteArray(R"({"assetId":"made-here"})"));
    // And when the provider lost it, the bytes go after all.
    isLost = true;
    QVERIFY(made(first->outputs.first().path));
    QCOMPARE(bodies.size(), 4);
    QCOMPARE(bodies.last(), QByteArray(R"({"assetId":"uploaded"})"));
}

void TestInputMedia::filesOfAnotherAccountAreRefused_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("email");
    QTest::addColumn<bool>("taken");
    const QString asset = u"asset:user:7-runwayml:me@example.com-asset:1b2c"_s;
    QTest::newRow("mine") << asset << u"me@example.com"_s << true;
    QTest::newRow("mine, in other letters") << asset << u"Me@Example.com"_s << true;
    QTest::newRow("of another e-mail") << asset << u"you@example.com"_s << false;
    QTest::newRow("a longer e-mail") << asset << u"xme@example.com"_s << false;
    QTest::newRow("an account without one") << asset << QString() << true;
    QTest::newRow("an e-mail with the mark in it")
        << u"asset:user:7-runwayml:a-asset:b@example.com-asset:1b2c"_s << u"a-asset:b@example.com"_s << true;
    QTest::newRow("an id that tells nothing") << u"asset:1b2c"_s << u"me@example.com"_s << true;
    QTest::newRow("an upload of mine") << u"runway://mine"_s << QString() << true;
    QTest::newRow("an upload of another login") << u"runway://theirs"_s << QString() << false;
    QTest::newRow("an upload of another account") << u"runway://other"_s << QString() << false;
    QTest::newRow("an upload of both") << u"runway://both"_s << QString() << true;
    QTest::newRow("an upload from elsewhere") << u"runway://pasted"_s << QString() << true;
}

void TestInputMedia::filesOfAnotherAccountAreRefused()
{
    QFETCH(QString, reference);
    QFETCH(QString, email);
    QFETCH(bool, taken);
    ShelfBench bench;
    Task task = test::makeTask();
    task.request = wish({});
    task.request.media[0].reference = *MediaReference::fromText(reference);
    const Endpoint endpoint{bench.server.url(u""_s), u"user:7-abcdefghij"_s, email};
    const QString me = uploadOwner(task.account, task.origin, email, endpoint.token);
    const QString formerly = uploadOwner(task.account, task.origin, {}, u"user:8-former"_s);
    const QString other = uploadOwner(u"other"_s, task.origin, email, endpoint.token);
    const QList<std::pair<QString, QString>> known{{me, u"runway://mine"_s}, {formerly, u"runway://theirs"_s},
        {other, u"runway://other"_s}, {other, u"runway://both"_s}, {me, u"runway://both"_s}};
    for (const auto &[owner, id] : known)
        QVERIFY(bench.uploads.remember({owner, id.toLatin1().toHex(), id, {}, {}}));
    AssetUploader uploader({bench.uploads, InputStore(bench.library.inputsFolder()), bench.downloader,
        bench.store.clock(), bench.store.folder()});
    const Outcome<BroughtMedia> brought(uploader.bring(task, clipModel(), bench.useapi, endpoint));
    QVERIFY(brought.wait());
    QCOMPARE(bool(brought.result()), taken);
    QCOMPARE(bench.server.connections(), 0);
    if (taken)
        return;
    QCOMPARE(brought.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(brought.error().field, u"source"_s);
    QCOMPARE(brought.error().detail, u"This file belongs to another account."_s);
}

void TestInputMedia::anUploadNotedForTheWrongLoginIsNotUsed()
{
    ShelfBench bench;
    bench.server.queue({wireAnswer(200, R"({"assetId": "fresh"})")});
    const auto kept = InputStore(bench.library.inputsFolder()).keepFile(Clip, u"video/mp4"_s);
    QVERIFY(kept);
    Task task = test::makeTask();
    task.request = wish(kept->path);
    const Endpoint endpoint{bench.server.url(u""_s), u"user:7-abcdefghij"_s, u"you@example.com"_s};
    const QString owner = uploadOwner(task.account, task.origin, endpoint.email, endpoint.token);
    const QString id = u"user:7-runwayml:me@example.com-asset:1b2c"_s;
    QVERIFY(bench.uploads.remember({owner, storedHash(task.request.media.first()), id, {}, {}}));
    AssetUploader uploader({bench.uploads, InputStore(bench.library.inputsFolder()), bench.downloader,
        bench.store.clock(), bench.store.folder()});
    const Outcome<BroughtMedia> brought(uploader.bring(task, clipModel(), bench.useapi, endpoint));
    QVERIFY(brought.wait());
    QVERIFY2(brought.result(), qPrintable(brought.whatWentWrong()));
    QCOMPARE(brought.value().media.first().value, u"fresh"_s);
}

QTEST_MAIN(TestInputMedia)
#include "tst_inputmedia.moc"
