// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/shelfbench.h"

#include "services/files/filehash.h"
#include "support/calls.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::Outcome;
using test::ShelfBench;
using test::wireAnswer;

namespace {

QByteArray png(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::green);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QStringList namesOf(const QList<Asset> &assets)
{
    QStringList names;
    for (const Asset &asset : assets)
        names.append(asset.name);
    return names;
}

} // namespace

//! What can go into a slot: found here, found at providers, sent, fetched, deleted.
class TestAssetShelf final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void theLibrarysOwn();
    void remotePages();
    void factsOfOneAsset();
    void uploadsOfRunway();
    void theSameBytesAreSentOnce();
    void whatCannotBeSent();
    void anUploadIsGivenUp();
    void deleting();
    void previewsWithoutAToken();
    void settingsFromTheJournalFirst();
    void aPreviewIsGivenUp();
    void enlargedIntoTheLibrary();
    void nothingOfAnotherLoginIsEnlarged();
    void largePicturesGoToTheDisk();
    void usageFromTheBooksOrTheJournal();
};

void TestAssetShelf::theLibrarysOwn()
{
    ShelfBench bench;
    const QString takes = bench.library.takesFolder();
    const QString take = bench.picture(u"library/takes/2026-01/lake.png"_s, Qt::blue);
    const QByteArray hash = sha256OfFile(take).value();
    const auto kept = InputStore(bench.library.inputsFolder()).keepFile(take, u"image/png"_s);
    const QString other = bench.picture(u"other.png"_s, Qt::red, {20, 10});
    const auto input = InputStore(bench.library.inputsFolder()).keepFile(other, u"image/png"_s);
    QVERIFY(kept && input);
    (void)bench.saved(u"a quiet lake"_s, {{{}, {}, take, hash, 5, {}}});
    Task user = test::makeTask(u"uses both"_s);
    for (const QString &path : {kept->path, input->path, u"/gone/from/here.png"_s}) {
        MediaInput medium;
        medium.role = Role::First;
        medium.reference.value = path;
        user.request.media.append(medium);
    }
    QVERIFY(bench.tasks.add(user));
    QVERIFY(!bench.picture(u"library/takes/2026-01/stray.png"_s, Qt::white).isEmpty());

    const Outcome<QList<Asset>> all(bench.shelf.local({}));
    QVERIFY(all.wait() && all.result());
    QStringList names = namesOf(all.value());
    names.sort();
    // The take stands for its copy among the inputs.
    QCOMPARE(names, (QStringList{u"lake.png"_s, u"stray.png"_s, u"uses-both-first.png"_s}));
    for (const Asset &asset : all.value()) {
        QCOMPARE(asset.place, Asset::Place::Library);
        QCOMPARE(asset.reference.value, asset.path);
        QCOMPARE(asset.kind, MediaKind::Image);
        QCOMPARE(asset.size, asset.name.startsWith("uses"_L1) ? QSize(20, 10) : QSize(64, 48));
    }
    const Outcome<QList<Asset>> lake(bench.shelf.local({u"Quiet"_s, {}, 10}));
    const Outcome<QList<Asset>> stray(bench.shelf.local({u"stray"_s, {}, 10}));
    const Outcome<QList<Asset>> clips(bench.shelf.local({{}, MediaKind::Video, 10}));
    QVERIFY(lake.wait() && stray.wait() && clips.wait());
    QCOMPARE(namesOf(lake.value()), QStringList{u"lake.png"_s});
    QCOMPARE(namesOf(stray.value()), QStringList{u"stray.png"_s});
    QCOMPARE(clips.value().size(), 0);
    QVERIFY(takes.startsWith(bench.library.folder()));
}

void TestAssetShelf::factsOfOneAsset()
{
    ShelfBench bench;
    bench.server.setHandler([](const test::WireRequest &request) -> test::ScriptedAnswer {
        if (request.target != "/v1/runwayml/assets/user%3A1-asset%3A7"
            && request.target != "/v1/runwayml/assets/user:1-asset:7")
            return {test::wireAnswer(404, R"({"error": "Not found."})")};
        return {test::wireAnswer(200, R"({"assetId": "user:1-asset:7", "mediaType": "video", "fileSize": 99,
            "metadata": {"duration": 2.5, "width": 640, "height": 360}})")};
    });
    const auto asset = [](const QString &id) { return MediaReference{MediaReference::Kind::Asset, id}; };
    const Outcome<MediaFacts> known(bench.shelf.facts(u"useapi"_s, asset(u"user:1-asset:7"_s)));
    QVERIFY(known.wait() && known.result());
    QCOMPARE(known.value().kind, MediaKind::Video);
    QCOMPARE(known.value().seconds, 2.5);
    QCOMPARE(known.value().size, QSize(640, 360));
    QCOMPARE(known.value().bytes, 99);
    const Outcome<MediaFacts> lost(bench.shelf.facts(u"useapi"_s, asset(u"user:1-asset:8"_s)));
    QVERIFY(lost.wait() && !lost.result());
    const int asked = int(bench.server.requests().size());
    const Outcome<MediaFacts> file(bench.shelf.facts(u"useapi"_s, {MediaReference::Kind::File, u"/a"_s}));
    const Outcome<MediaFacts> upload(bench.shelf.facts(u"runway"_s, asset(u"user:1-asset:7"_s)));
    QVERIFY(file.wait() && upload.wait());
    QCOMPARE(file.error().kind, ErrorKind::NotFound);
    QCOMPARE(upload.error().kind, ErrorKind::NotFound);
    QCOMPARE(int(bench.server.requests().size()), asked);
}

void TestAssetShelf::remotePages()
{
    ShelfBench bench;
    QByteArray fifty = "[{}";
    for (int i = 1; i < 50; ++i)
        fifty += R"(, {"assetId": "a)" + QByteArray::number(i) + R"(", "mediaType": "video", "name": "n"})";
    bench.server.queue({wireAnswer(200, fifty + "]")});
    bench.server.queue({wireAnswer(200, R"([{"assetId": "last", "mediaType": "image"}])")});
    const QString take = bench.picture(u"library/takes/2026-01/a7.png"_s, Qt::blue);
    const Task made = bench.saved(u"p"_s, {{{}, {}, take, "abc", 5, u"a7"_s}});
    const Outcome<ShelfPage> first(bench.shelf.remote(u"useapi"_s, MediaKind::Video, 0));
    QVERIFY(first.wait());
    QVERIFY2(first.result(), qPrintable(first.whatWentWrong()));
    QCOMPARE(first.value().assets.size(), 49);
    QVERIFY(first.value().hasMore);
    QCOMPARE(first.value().nextOffset, 50);
    const Asset &seventh = first.value().assets.at(6);
    QCOMPARE(seventh.account, u"useapi"_s);
    QCOMPARE(seventh.task, made.id);
    QCOMPARE(seventh.path, take);
    const Outcome<ShelfPage> last(bench.shelf.remote(u"useapi"_s, MediaKind::Video, 50));
    QVERIFY(last.wait() && last.result());
    QVERIFY(!last.value().hasMore);
    const Outcome<ShelfPage> nobody(bench.shelf.remote(u"nobody"_s, {}, 0));
    QVERIFY(nobody.wait());
    QCOMPARE(nobody.error().kind, ErrorKind::InvalidRequest);
    bench.server.queue({wireAnswer(200, "<html>")});
    const Outcome<ShelfPage> odd(bench.shelf.remote(u"useapi"_s, {}, 0));
    QVERIFY(odd.wait());
    QCOMPARE(odd.error().kind, ErrorKind::Protocol);
}

void TestAssetShelf::uploadsOfRunway()
{
    ShelfBench bench;
    bench.server.setHandler([&bench](const test::WireRequest &request) {
        if (request.target == "/v1/uploads")
            return test::ScriptedAnswer{wireAnswer(200,
                R"({"uploadUrl": ")" + bench.server.url(u"/bucket"_s).toEncoded()
                    + R"(", "fields": {}, "runwayUri": "runway://up"})")};
        return test::ScriptedAnswer{wireAnswer(204, {})};
    });
    const QString path = bench.picture(u"My face.png"_s, Qt::red);
    QSignalSpy changes(&bench.shelf, &AssetShelf::changed);
    const Outcome<Asset> sent(bench.shelf.upload(u"runway"_s, path));
    QVERIFY(sent.wait());
    QVERIFY2(sent.result(), qPrintable(sent.whatWentWrong()));
    QCOMPARE(sent.value().reference, (MediaReference{MediaReference::Kind::Upload, u"runway://up"_s}));
    QCOMPARE(sent.value().name, u"My face.png"_s);
    QCOMPARE(changes.size(), 1);
    const Outcome<ShelfPage> list(bench.shelf.remote(u"runway"_s, {}, 0));
    QVERIFY(list.wait() && list.result());
    QCOMPARE(list.value().assets.size(), 1);
    const Asset &known = list.value().assets.first();
    QCOMPARE(known.reference, sent.value().reference);
    QCOMPARE(known.expiresAt, sent.value().expiresAt);
    QVERIFY(known.expiresAt && *known.expiresAt > bench.store.clock().now());
    QCOMPARE(known.size, QSize(64, 48));
    const Outcome<ShelfPage> clips(bench.shelf.remote(u"runway"_s, MediaKind::Video, 0));
    QVERIFY(clips.wait());
    QCOMPARE(clips.value().assets.size(), 0);
    bench.store.clock().advance(std::chrono::hours(24)); // they end
    const Outcome<ShelfPage> later(bench.shelf.remote(u"runway"_s, {}, 0));
    QVERIFY(later.wait());
    QCOMPARE(later.value().assets.size(), 0);
}

void TestAssetShelf::theSameBytesAreSentOnce()
{
    ShelfBench bench;
    bench.server.queue({wireAnswer(200, R"({"assetId": "asset-1"})")});
    const QString one = bench.picture(u"one.png"_s, Qt::red);
    const QString two = bench.picture(u"two.png"_s, Qt::red);
    const Outcome<Asset> first(bench.shelf.upload(u"useapi"_s, one));
    QVERIFY(first.wait() && first.result());
    const Outcome<Asset> second(bench.shelf.upload(u"useapi"_s, two));
    QVERIFY(second.wait() && second.result());
    QCOMPARE(second.value().reference, first.value().reference);
    QCOMPARE(bench.server.requests().size(), 1);
    QCOMPARE(bench.server.requests().first().target,
        QByteArray("/v1/runwayml/assets/?name=one.png&width=64&height=48"));
}

void TestAssetShelf::whatCannotBeSent()
{
    ShelfBench bench;
    QFile text(bench.store.folder() + u"/text.mp4"_s);
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("not a clip") > 0);
    text.close();
    for (const QString &path : {text.fileName(), u"/nowhere/at-all.png"_s}) {
        const Outcome<Asset> sent(bench.shelf.upload(u"useapi"_s, path));
        QVERIFY(sent.wait());
        QCOMPARE(sent.error().kind, ErrorKind::FileInvalid);
        QVERIFY(sent.error().detail.endsWith(u'.')); // a sentence
    }
    QCOMPARE(bench.server.connections(), 0);
}

void TestAssetShelf::anUploadIsGivenUp()
{
    ShelfBench bench; // a server that stays silent
    Call<Asset> *call = bench.shelf.upload(u"useapi"_s, bench.picture(u"one.png"_s, Qt::red));
    const Outcome<Asset> sent(call);
    QTRY_COMPARE(bench.server.requests().size(), 1);
    call->abort();
    QVERIFY(sent.wait());
    QCOMPARE(sent.error().kind, ErrorKind::Cancelled);
    QCOMPARE(sent.times(), 1);
}

void TestAssetShelf::deleting()
{
    ShelfBench bench;
    bench.server.queue({wireAnswer(200, R"({"assetId": "asset-1"})")});
    const Outcome<Asset> sent(bench.shelf.upload(u"useapi"_s, bench.picture(u"one.png"_s, Qt::red)));
    QVERIFY(sent.wait() && sent.result());
    bench.server.queue({wireAnswer(200, R"({"success": true})")});
    const Outcome<bool> gone(bench.shelf.remove(sent.value()));
    QVERIFY(gone.wait() && gone.result());
    QVERIFY(!bench.uploads.knows(u"useapi"_s, sent.value().sha256)); // it would be sent again
    Asset local = sent.value();
    local.place = Asset::Place::Library;
    const Outcome<bool> ours(bench.shelf.remove(local));
    Asset upload = sent.value();
    upload.account = u"runway"_s;
    const Outcome<bool> notOffered(bench.shelf.remove(upload));
    QVERIFY(ours.wait() && notOffered.wait());
    QCOMPARE(ours.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(notOffered.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(bench.server.requests().size(), 2);
}

void TestAssetShelf::previewsWithoutAToken()
{
    ShelfBench bench;
    Asset asset;
    asset.place = Asset::Place::Provider;
    asset.account = u"useapi"_s;
    asset.kind = MediaKind::Video;
    asset.reference = {MediaReference::Kind::Asset, u"a"_s};
    asset.previewUrl = bench.server.url(u"/p.png"_s);
    bench.server.queue({wireAnswer(200, png({200, 100}))});
    for (int i = 0; i < 2; ++i) { // the second time from memory
        const Outcome<QImage> picture(bench.shelf.preview(asset, {50, 50}));
        QVERIFY(picture.wait() && picture.result());
        QCOMPARE(picture.value().size(), QSize(50, 25));
    }
    QCOMPARE(bench.server.requests().size(), 1);
    QVERIFY(bench.server.requests().first().header("authorization").isEmpty());
    asset.previewUrl = bench.server.url(u"/other.png"_s);
    bench.server.queue({wireAnswer(200, QByteArray(9 * 1000 * 1000, 'x'))}); // more than a preview may be
    const Outcome<QImage> large(bench.shelf.preview(asset, {50, 50}));
    QVERIFY(large.wait());
    QVERIFY(!large.result());
    asset.kind = MediaKind::Audio;
    const Outcome<QImage> sound(bench.shelf.preview(asset, {50, 50}));
    QVERIFY(sound.wait() && sound.result() && sound.value().isNull());
    QCOMPARE(QDir(bench.library.thumbnailsFolder()).entryList({u"*.part*"_s}, QDir::Files), QStringList());
    Asset local;
    local.path = bench.picture(u"here.png"_s, Qt::red);
    const Outcome<QImage> here(bench.shelf.preview(local, {32, 32}));
    QVERIFY(here.wait() && here.result());
    QCOMPARE(here.value().size(), QSize(32, 24));
}

void TestAssetShelf::settingsFromTheJournalFirst()
{
    ShelfBench bench;
    const Task made = bench.saved(u"from the journal"_s, {{{}, {}, u"/a.mp4"_s, "abc", 5, u"asset-7"_s}});
    Asset asset;
    asset.place = Asset::Place::Provider;
    asset.account = u"useapi"_s;
    asset.reference = {MediaReference::Kind::Asset, u"asset-7"_s};
    asset.remoteTask = u"t-1"_s;
    const Outcome<GenerationRequest> known(bench.shelf.settingsOf(asset));
    QVERIFY(known.wait() && known.result());
    QCOMPARE(known.value(), made.request);
    QCOMPARE(bench.server.connections(), 0);

    asset.reference.value = u"asset-8"_s;
    bench.server.queue({wireAnswer(200, test::fixture(u"useapi/task-succeeded.json"_s))});
    bench.server.queue(
        {wireAnswer(200, R"([{"assetId": "mid", "url": "https://example.com/middle.png?x=y"}])")});
    const Outcome<GenerationRequest> told(bench.shelf.settingsOf(asset));
    QVERIFY(told.wait() && told.result());
    QCOMPARE(told.value().value(Role::Prompt).toString(), u"a quiet lake"_s);
    QCOMPARE(bench.server.requests().first().target, QByteArray("/v1/runwayml/tasks/t-1"));
    // Signed addresses are dead tomorrow: an asset, or nothing.
    QCOMPARE(told.value().media.size(), 1);
    QCOMPARE(
        told.value().input(Role::Middle)->reference, (MediaReference{MediaReference::Kind::Asset, u"mid"_s}));

    Asset stray; // a take whose journal was lost: its sidecar
    stray.path = bench.store.folder() + u"/stray.mp4"_s;
    QFile sidecar(bench.store.folder() + u"/stray.json"_s);
    QVERIFY(sidecar.open(QIODevice::WriteOnly));
    sidecar.write(
        QJsonDocument(QJsonObject{{u"schema"_s, 1}, {u"request"_s, made.request.toJson()}}).toJson());
    sidecar.close();
    const Outcome<GenerationRequest> beside(bench.shelf.settingsOf(stray));
    QVERIFY(beside.wait() && beside.result());
    QCOMPARE(beside.value(), made.request);
    stray.path += u"x"_s + u"/none.mp4"_s;
    const Outcome<GenerationRequest> nobody(bench.shelf.settingsOf(stray));
    QVERIFY(nobody.wait());
    QCOMPARE(nobody.error().kind, ErrorKind::NotFound);
}

void TestAssetShelf::enlargedIntoTheLibrary()
{
    ShelfBench bench;
    Asset asset;
    asset.place = Asset::Place::Provider;
    asset.account = u"useapi"_s;
    asset.name = u"Face.png"_s;
    asset.reference = {MediaReference::Kind::Asset, u"asset-7"_s};
    bench.server.queue({wireAnswer(200, R"({"assetId": "asset-7", "url": "https://example.com/f.png"})")});
    bench.server.queue({wireAnswer(200, png({256, 128}), {{"Content-Type", "image/png"}})});
    const Outcome<QString> path(bench.shelf.enlarge(asset, {256, 128}));
    QVERIFY(path.wait());
    QVERIFY2(path.result(), qPrintable(path.whatWentWrong()));
    QVERIFY(path.value().startsWith(bench.library.takesFolder()));
    QVERIFY(path.value().endsWith("-face-256x128.png"_L1));
    QCOMPARE(QImage(path.value()).size(), QSize(256, 128));
    const Outcome<QList<Asset>> local(bench.shelf.local({}));
    QVERIFY(local.wait());
    QCOMPARE(local.value().size(), 1);

    bench.server.queue({wireAnswer(200, R"({"url": "https://example.com/f.png"})")});
    bench.server.queue({wireAnswer(200, "not a picture", {{"Content-Type", "image/png"}})});
    const Outcome<QString> odd(bench.shelf.enlarge(asset, {256, 128}));
    QVERIFY(odd.wait());
    QCOMPARE(odd.error().kind, ErrorKind::FileInvalid);
    asset.kind = MediaKind::Video;
    const Outcome<QString> clip(bench.shelf.enlarge(asset, {256, 128}));
    QVERIFY(clip.wait());
    QCOMPARE(clip.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(QFileInfo(path.value()).dir().entryList(QDir::Files).size(), 1); // nothing else is left
}

void TestAssetShelf::aPreviewIsGivenUp()
{
    ShelfBench bench;
    Asset asset;
    asset.kind = MediaKind::Video;
    asset.reference = {MediaReference::Kind::Asset, u"a"_s};
    asset.previewUrl = bench.server.url(u"/p.png"_s);
    const QDir folder(bench.library.thumbnailsFolder());
    const auto parts = [&folder] { return folder.entryList({u"*.part*"_s}, QDir::Files); };
    // Half of it arrives before it is given up.
    const QByteArray whole = wireAnswer(200, png({400, 300}));
    bench.server.queue({whole.left(whole.size() - 40)});
    Call<QImage> *call = bench.shelf.preview(asset, {50, 50});
    const Outcome<QImage> picture(call);
    QTRY_VERIFY(!parts().isEmpty());
    call->abort();
    QVERIFY(picture.wait());
    QCOMPARE(picture.error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(parts(), QStringList());
}

void TestAssetShelf::nothingOfAnotherLoginIsEnlarged()
{
    ShelfBench bench;
    const QString take = bench.picture(u"library/takes/2026-01/face.png"_s, Qt::blue);
    const QByteArray hash = sha256OfFile(take).value();
    const Task made = bench.saved(u"p"_s, {{{}, {}, take, hash, 5, u"asset-7"_s}});
    Asset asset;
    asset.path = take;
    asset.name = u"face.png"_s;
    asset.sha256 = hash;
    const Outcome<QString> elsewhere(bench.shelf.enlarge(asset, {256, 128}));
    QVERIFY(elsewhere.wait());
    QCOMPARE(elsewhere.error().kind, ErrorKind::InvalidRequest); // the account was at another place
    QVERIFY(elsewhere.error().detail.endsWith(u'.'));

    const QString origin = bench.accounts.account(u"useapi"_s)->origin();
    Task here = test::makeTask(u"p"_s, u"useapi"_s);
    here.origin = origin;
    here.outputs = {{{}, {}, take, "abc", 5, u"asset-8"_s}};
    here = bench.tasks.add(here).value();
    QVERIFY(bench.uploads.noteSubmitter(
        here.id, uploadOwner(u"useapi"_s, origin, u"me@example.com"_s, u"another"_s)));
    asset.sha256 = "abc";
    const Outcome<QString> formerly(bench.shelf.enlarge(asset, {256, 128}));
    QVERIFY(formerly.wait());
    QCOMPARE(formerly.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(bench.server.connections(), 0);
    QVERIFY(made.origin != origin);
}

void TestAssetShelf::largePicturesGoToTheDisk()
{
    ShelfBench bench;
    const QString target = bench.store.folder() + u"/large.part"_s;
    const QByteArray bytes(70 * 1024 * 1024, 'x'); // more than was allowed once
    bench.server.queue({wireAnswer(200, bytes, {{"Content-Type", "image/png"}})});
    const Endpoint endpoint{bench.server.url(u""_s), u"user:7-abcdefghij"_s, {}};
    const Outcome<bool> large(
        bench.useapi.enlarge(endpoint, QUrl(u"https://example.com/f.png"_s), {8192, 8192}, target));
    QVERIFY(large.wait());
    QVERIFY2(large.result(), qPrintable(large.whatWentWrong()));
    QCOMPARE(QFileInfo(target).size(), qint64(bytes.size()));
    // Cut off: nothing is left of it.
    bench.server.queue({wireAnswer(200, bytes, {{"Content-Type", "image/png"}}).left(1000), true});
    const Outcome<bool> cut(
        bench.useapi.enlarge(endpoint, QUrl(u"https://example.com/f.png"_s), {8192, 8192}, target));
    QVERIFY(cut.wait());
    QVERIFY(!cut.result());
    QTRY_VERIFY(!QFile::exists(target));
}

void TestAssetShelf::usageFromTheBooksOrTheJournal()
{
    ShelfBench bench;
    const QDate today = QDateTime::fromMSecsSinceEpoch(toEpochMs(bench.store.clock().now()), Qt::UTC).date();
    Task bought = test::makeTask({}, u"useapi"_s);
    bought.remoteId = u"r"_s;
    bought.creditsEstimated = 25;
    QVERIFY(bench.tasks.add(bought));
    const Outcome<Usage> journal(bench.usage.usage(u"useapi"_s, today, today));
    QVERIFY(journal.wait() && journal.result());
    QCOMPARE(journal.value().source, Usage::Source::Journal);
    QCOMPARE(journal.value().entries, (QList<UsageEntry>{{today, u"gen4_turbo"_s, 25}}));
    QCOMPARE(bench.server.connections(), 0);

    bench.server.queue({wireAnswer(200,
        R"({"results": [{"date": ")" + today.toString(Qt::ISODate).toUtf8()
            + R"(", "usedCredits": [{"model": "act_two", "amount": 9}]}, {"date": "1999-01-01",
            "usedCredits": [{"model": "act_two", "amount": 1}]}]})")});
    const Outcome<Usage> books(bench.usage.usage(u"runway"_s, today, today));
    QVERIFY(books.wait() && books.result());
    QCOMPARE(books.value().source, Usage::Source::Provider);
    QCOMPARE(books.value().entries, (QList<UsageEntry>{{today, u"act_two"_s, 9}}));
    const Outcome<Usage> ages(bench.usage.usage(u"runway"_s, QDate(1752, 9, 14), today));
    QVERIFY(ages.wait());
    QCOMPARE(ages.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(ages.error().field, u"from"_s);
    QVERIFY(ages.error().detail.endsWith(u'.')); // a sentence
    const Outcome<Usage> from(bench.usage.usage(u"runway"_s, {}, today));
    const Outcome<Usage> to(bench.usage.usage(u"runway"_s, today, today.addDays(-1)));
    QVERIFY(from.wait() && to.wait());
    QCOMPARE(from.error().field, u"from"_s);
    QCOMPARE(to.error().field, u"to"_s);
    QCOMPARE(bench.server.requests().size(), 1);
}

QTEST_MAIN(TestAssetShelf)
#include "tst_assetshelf.moc"
