// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/answers.h"
#include "services/api/assetreader.h"
#include "services/api/listingreader.h"
#include "services/api/remotesettings.h"
#include "services/api/usagereading.h"
#include "support/calls.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace studio;
using namespace Qt::StringLiterals;
using namespace studio::answers;

namespace {

//! GET /accounts as documented (2024): the object is keyed by address.
const QByteArray Accounts = R"({"someone@example.com": {"email": "someone@example.com",
    "password": "hunter2-pass", "maxJobs": 5, "error": "Login failed: password=hunter2-pass",
    "jwt": {"token": "eyJhbGciOi-secret", "exp": 1722555200.5, "iat": 1722550000.1, "id": 7}},
    "other@example.com": {"password": "hunter3-pass", "maxJobs": "2", "sessionToken": "s3ss10n"}})";

QByteArray text(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
}

} // namespace

//! Readers of what surrounds the tasks: assets, lists, usage, settings; and what none of them may break at.
class TestReaders final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void assetsOfAllForms();
    void assetsWithoutAnIdAreLeftOut();
    void secretsStayOut();
    void windowsOfUsage_data();
    void windowsOfUsage();
    void usageIsTolerant();
    void usageIsSummed();
    void organizationTellsTheTier();
    void artifactsBringTheirAssetIds();
    void hostileAnswers_data();
    void hostileAnswers();
};

void TestReaders::assetsOfAllForms()
{
    const auto page = assetPage(R"([
        {"assetId": "user:1-runwayml:a@b.c-asset:1", "name": "walk.mp4", "mediaType": "video",
         "fileSize": 1234, "createdAt": "2025-08-04T01:02:03.456Z", "taskId": "t-1",
         "previewUrls": ["https://example.com/p.jpg?_jwt=x"], "url": "https://example.com/walk.mp4",
         "metadata": {"frameRate": 24, "duration": 9.5, "width": 1280, "height": 768, "hasAudio": true}},
        {"assetId": "2", "name": "old.mov", "mediaType": "video", "fileSize": "99",
         "metadata": {"duration": "4", "dimensions": [640, 360], "size": {"width": 640, "height": 360}}},
        {"assetId": "3", "name": "a.png", "mediaType": "image", "metadata": null,
         "url": "https://example.com/a.png"},
        {"assetId": "4", "name": "s", "mediaType": "audio", "fileExtStandardized": "mp3",
         "metadata": {"duration": 2.25, "width": 5, "height": 5}},
        {"assetId": "5", "name": "upload.webp", "type": {"name": "image", "type": "image"}, "size": 7,
         "metadata": {"size": {"width": 20, "height": 10}}}])");
    QVERIFY(page);
    QCOMPARE(page->seen, 5);
    QCOMPARE(page->assets.size(), 5);
    const Asset &clip = page->assets.at(0);
    QCOMPARE(clip.place, Asset::Place::Provider);
    QCOMPARE(
        clip.reference, (MediaReference{MediaReference::Kind::Asset, u"user:1-runwayml:a@b.c-asset:1"_s}));
    QCOMPARE(clip.kind, MediaKind::Video);
    QCOMPARE(clip.bytes, 1234);
    QCOMPARE(clip.size, QSize(1280, 768));
    QCOMPARE(clip.seconds, 9.5);
    QCOMPARE(clip.remoteTask, u"t-1"_s);
    QCOMPARE(clip.createdAt, std::optional(fromEpochMs(1754269323456)));
    QCOMPARE(clip.previewUrl, QUrl(u"https://example.com/p.jpg?_jwt=x"_s));
    QCOMPARE(page->assets.at(1).size, QSize(640, 360));
    QCOMPARE(page->assets.at(1).bytes, 99);
    QCOMPARE(page->assets.at(1).seconds, 4.0);
    QVERIFY(page->assets.at(2).size.isEmpty());
    QCOMPARE(page->assets.at(2).previewUrl, QUrl(u"https://example.com/a.png"_s));
    QCOMPARE(page->assets.at(3).kind, MediaKind::Audio);
    QVERIFY(page->assets.at(3).size.isEmpty());
    QCOMPARE(page->assets.at(4).kind, MediaKind::Image);
    QCOMPARE(page->assets.at(4).size, QSize(20, 10));
    QCOMPARE(assetPage(R"({"assets": [{"assetId": "x"}], "more": 1})")->assets.size(), 1);
}

void TestReaders::assetsWithoutAnIdAreLeftOut()
{
    const auto page = assetPage(R"([null, 7, {}, {"assetId": 5}, {"assetId": "../x"}, {"assetId": "ok",
        "metadata": [], "fileSize": {}, "createdAt": 3, "previewUrls": {"a": 1}, "mediaType": "hologram",
        "name": null}])");
    QVERIFY(page);
    QCOMPARE(page->seen, 6); // the next page begins behind them all
    QCOMPARE(page->assets.size(), 1);
    QCOMPARE(page->assets.first().reference.value, u"ok"_s);
    QVERIFY(page->assets.first().previewUrl.isEmpty());
    const auto odd = assetAddress(R"({"url": "ftp://example.com/a.png"})");
    QVERIFY(!odd);
    const auto plain = assetAddress(R"({"asset": {"url": "https://example.com/a.png?s=1"}})");
    QCOMPARE(plain.value(), QUrl(u"https://example.com/a.png?s=1"_s));
}

void TestReaders::secretsStayOut()
{
    const auto accounts = accountListing(Accounts);
    QVERIFY(accounts);
    const QByteArray shown = text(*accounts);
    QCOMPARE(accounts->toArray().size(), 2);
    QCOMPARE(accounts->toArray().at(1).toObject().value("maxJobs"_L1).toInt(), 5);
    QCOMPARE(accounts->toArray().at(0).toObject().value("email"_L1).toString(), u"other@example.com"_s);
    const QByteArray list = text(*listing(Accounts));
    const QByteArray one = text(*accountListing(R"({"email": "a@b.c", "password": "hunter2-pass",
        "maxJobs": 3, "jwt": "eyJhbGciOi-secret"})"));
    QVERIFY(one.contains("\"maxJobs\":3"));
    for (const QByteArray &out : {shown, list, one}) {
        for (const char *secret :
            {"hunter2-pass", "hunter3-pass", "eyJhbGciOi-secret", "s3ss10n", "password\":", "jwt\":"})
            QVERIFY2(!out.contains(secret), secret);
    }
    const QByteArray deep
        = text(*listing(R"({"a": [{"b": {"accessToken": "x1", "apiKey": "x2", "kept": 4}}]})"));
    QCOMPARE(deep, QByteArray(R"([{"a":[{"b":{"kept":4}}]}])"));
    // Whoever has a signed address has the file.
    const QByteArray tasks = text(*listing(
        R"([{"artifacts": [{"url": "https://example.com/a.mp4?_jwt=abc#t"}], "name": "Why?", "options":
            {"keyframes": ["HTTPS://example.com/k.png?Signature=abc"]}}])"));
    QVERIFY2(!tasks.contains("abc"), tasks.constData());
    QVERIFY(tasks.contains("https://example.com/a.mp4\"") && tasks.contains("/k.png\""));
    QVERIFY(tasks.contains("Why?"));
}

void TestReaders::windowsOfUsage_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("calls");
    const QDate start(2026, 1, 1);
    QTest::newRow("one day") << start << start << 1;
    QTest::newRow("90 days") << start << start.addDays(89) << 1;
    QTest::newRow("91 days") << start << start.addDays(90) << 2;
    QTest::newRow("180 days") << start << start.addDays(179) << 2;
    QTest::newRow("400 days") << start << start.addDays(399) << 5;
    QTest::newRow("the wrong way round") << start << start.addDays(-1) << 0;
    QTest::newRow("no day") << QDate() << start << 0;
}

void TestReaders::windowsOfUsage()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    const QList<UsageWindow> windows = usageWindows(first, last);
    QTEST(int(windows.size()), "calls");
    if (windows.isEmpty())
        return;
    // Without a gap, without a day told twice, the last day included.
    QCOMPARE(windows.first().start, first);
    QCOMPARE(windows.last().before, last.addDays(1));
    for (qsizetype i = 0; i < windows.size(); ++i) {
        QVERIFY(windows.at(i).start < windows.at(i).before);
        QVERIFY(windows.at(i).start.daysTo(windows.at(i).before) <= 90);
        if (i > 0)
            QCOMPARE(windows.at(i).start, windows.at(i - 1).before);
    }
}

void TestReaders::usageIsTolerant()
{
    QCOMPARE(usage(R"({"results": [{}], "models": ["upscale_v1"]})")->size(), 0); // the documents' example
    QCOMPARE(usage("{}")->size(), 0);
    const auto entries = usage(R"({"results": [{"date": "2026-02-03", "usedCredits": [
        {"model": "gen4_turbo", "amount": 25}, {"model": "new_one", "amount": -5}, {"amount": 1},
        {"model": "x", "amount": null}, 5]}, {"date": "nonsense", "usedCredits": [{"model": "a", "amount": 1}]},
        {"date": "2026-02-04T00:00:00Z", "usedCredits": [{"model": "gen4_turbo", "amount": "7"}]}],
        "resultsByApiKey": []})");
    QVERIFY(entries);
    const QList<UsageEntry> expected{{QDate(2026, 2, 3), u"gen4_turbo"_s, 25},
        {QDate(2026, 2, 3), u"new_one"_s, -5}, {QDate(2026, 2, 4), u"gen4_turbo"_s, 7}};
    QCOMPARE(*entries, expected);
}

void TestReaders::usageIsSummed()
{
    const QDate day(2026, 5, 6);
    const QList<UsageEntry> sums
        = summed({{day.addDays(1), u"b"_s, 3}, {day, u"b"_s, 1}, {day, u"a"_s, 2}, {day, u"b"_s, -4}});
    const QList<UsageEntry> expected{{day, u"a"_s, 2}, {day, u"b"_s, -3}, {day.addDays(1), u"b"_s, 3}};
    QCOMPARE(sums, expected);
}

void TestReaders::organizationTellsTheTier()
{
    const auto known = balance(Dialect::Runway, R"({"creditBalance": 1234,
        "tier": {"maxMonthlyCreditSpend": 10000, "models": {"gen4_turbo": {"maxConcurrentGenerations": 2,
            "maxDailyGenerations": 50}, "odd": {"maxDailyGenerations": "many"}}},
        "usage": {"models": {"gen4_turbo": {"dailyGenerations": 8}, "gone": {"dailyGenerations": 1}}}})");
    QVERIFY(known);
    QCOMPARE(known->credits, std::optional(1234));
    QCOMPARE(known->perMonth, std::optional(10000));
    QCOMPARE(known->models.size(), 3);
    const ModelAllowance &turbo = known->models.at(0);
    QCOMPARE(turbo, (ModelAllowance{u"gen4_turbo"_s, 2, 50, 8}));
    QCOMPARE(turbo.leftToday(), std::optional(42));
    QCOMPARE(known->models.at(1), (ModelAllowance{u"gone"_s, {}, {}, 1}));
    QVERIFY(!known->models.at(2).leftToday());
    const auto bare = balance(Dialect::Runway, R"({"tier": {"models": {}}, "usage": {"models": {}}})");
    QVERIFY(bare && !bare->credits && bare->models.isEmpty() && !bare->perMonth);
}

void TestReaders::artifactsBringTheirAssetIds()
{
    const auto remote
        = task(Dialect::Useapi, QByteArray(R"({"taskId": "t", "status": "SUCCEEDED", "artifacts": [
        {"assetId": "asset-1", "url": "https://example.com/1.png"}, {"assetId": 5, "url": "https://example.com/2.png"},
        {"assetId": "a/b", "url": "https://example.com/3.png"}, {"assetId": "lost"}]})"));
    QVERIFY(remote);
    QCOMPARE(remote->outputs.size(), 3);
    QCOMPARE(remote->outputs.at(0).assetId, u"asset-1"_s);
    QCOMPARE(remote->outputs.at(1).assetId, QString());
    QCOMPARE(remote->outputs.at(2).assetId, QString());
}

void TestReaders::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<html><body>502 Bad Gateway</body></html>");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("a number") << QByteArray("17");
    QTest::newRow("a text") << QByteArray("\"yes\"");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"id\": \"\xff\xfe\", \"status\": \"RUNNING\"}");
    QTest::newRow("half") << QByteArray(R"({"id": "a", "status": "RUN)");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("empty array") << QByteArray("[]");
    QTest::newRow("array of anything") << QByteArray("[null, 1, \"x\", [], {}, true]");
    QTest::newRow("all null") << QByteArray(R"({"id": null, "taskId": null, "status": null, "artifacts": null,
        "output": null, "options": null, "results": null, "tier": null, "usage": null, "features": null})");
    QTest::newRow("all of the wrong type")
        << QByteArray(R"({"id": 5, "taskId": [], "status": {}, "artifacts": "x", "output": 7, "options": [1],
        "error": [[]], "results": 3, "tier": "t", "usage": [], "features": 1, "permitted": 2, "used": "u",
        "progressRatio": {}, "camera": 1, "assetId": {}, "url": 4, "uploadUrl": 9, "fields": []})");
    QTest::newRow("nested") << QByteArray(
        R"({"task": {"task": {"task": 1}}, "options": {"keyframes": [{"timestamp": {}}, 4],
        "camera": {"x": [], "z": "1e999"}, "text_prompt": 9, "seed": "x", "seconds": 1e308}})");
    QTest::newRow("deep") << QByteArray(5000, '[') + QByteArray(5000, ']');
    QTest::newRow("10 MB") << "{\"id\": \"" + QByteArray(10 * 1000 * 1000, 'x')
            + "\", \"status\": \"PENDING\"}";
    QTest::newRow("10 MB of nothing") << QByteArray(10 * 1000 * 1000, ' ');
}

//! Every reader gets every body: an error of kind Protocol (NotFound where nothing is told), or something
//! read.
void TestReaders::hostileAnswers()
{
    QFETCH(QByteArray, body);
    const auto fine = [](const auto &result) {
        return result || result.error().kind == ErrorKind::Protocol
            || result.error().kind == ErrorKind::NotFound;
    };
    for (const Dialect dialect : {Dialect::Useapi, Dialect::Runway}) {
        const auto one = task(dialect, body);
        QVERIFY(fine(one));
        if (one)
            QVERIFY(one->outputs.isEmpty());
        const auto begun = created(dialect, body);
        QVERIFY(fine(begun));
        QVERIFY(!begun || begun->id.size() <= 1024);
        QVERIFY(fine(balance(dialect, body)));
    }
    QVERIFY(fine(taskList(body)));
    QVERIFY(!uploadedAsset(body));
    QVERIFY(!uploadTicket(body));
    const auto page = assetPage(body);
    QVERIFY(fine(page));
    QVERIFY(!page || page->assets.isEmpty());
    QVERIFY(!assetAddress(body));
    QVERIFY(fine(listing(body)));
    QVERIFY(fine(accountListing(body)));
    const auto used = usage(body);
    QVERIFY(fine(used));
    QVERIFY(!used || used->isEmpty());
    const auto settings = useapiSettings(body);
    QVERIFY(fine(settings));
    QVERIFY(!settings || settings->media.isEmpty());
}

QTEST_APPLESS_MAIN(TestReaders)
#include "tst_readers.moc"
