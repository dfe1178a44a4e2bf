// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/answers.h"
#include "services/api/wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace studio;
using namespace studio::answers;
using namespace Qt::StringLiterals;
using test::fixture;

class TestAnswers final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void createAnswersOfBothShapes_data();
    void createAnswersOfBothShapes();
    void runwayCreate();
    void useapiTaskSucceeded();
    void useapiTaskRunning();
    void useapiTaskModerated();
    void runwayTasks_data();
    void runwayTasks();
    void runwaySucceeded();
    void runwayFailed();
    void failures_data();
    void failures();
    void progressInAnyForm_data();
    void progressInAnyForm();
    void strangeAnswersNeverCrash_data();
    void strangeAnswersNeverCrash();
    void membersOfWrongTypeAreNone();
    void unusableIdsAreNoPurchase_data();
    void unusableIdsAreNoPurchase();
    void lists();
    void uploads();
    void balances();
    void linkExpiries();
};

void TestAnswers::createAnswersOfBothShapes_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("flat") << u"useapi/create-flat.json"_s;
    QTest::newRow("wrapped") << u"useapi/create-wrapped.json"_s;
}

void TestAnswers::createAnswersOfBothShapes()
{
    QFETCH(QString, file);
    const auto task = created(Dialect::Useapi, fixture(file));
    QVERIFY(task);
    QCOMPARE(
        task->id, u"user:12345-runwayml:someone@example.com-task:4c5b8a34-6c1d-4d49-9c6a-2f4a86ab1f01"_s);
    QCOMPARE(task->state, RemoteState::Waiting);
    QCOMPARE(task->status, u"PENDING"_s);
    QCOMPARE(task->creditsLeft, std::optional(2250 - 1315));
    QCOMPARE(task->replyRef, u"my reference"_s);
    QCOMPARE(task->secondsToStart, std::optional(0.0));
    QVERIFY(!task->progress);
    QVERIFY(task->outputs.isEmpty());
}

void TestAnswers::runwayCreate()
{
    const auto plain = created(Dialect::Runway, fixture(u"runway/create.json"_s));
    QVERIFY(plain);
    QCOMPARE(plain->id, u"497f6eca-6276-4993-bfeb-53cbbbba6f08"_s);
    QVERIFY(!plain->estimatedCost);
    const auto priced = created(Dialect::Runway, fixture(u"runway/create-with-cost.json"_s));
    QVERIFY(priced);
    QCOMPARE(priced->estimatedCost, std::optional(25));
}

void TestAnswers::useapiTaskSucceeded()
{
    const auto task = answers::task(Dialect::Useapi, fixture(u"useapi/task-succeeded.json"_s));
    QVERIFY(task);
    QCOMPARE(task->state, RemoteState::Succeeded);
    QCOMPARE(task->progress, std::optional(1.0));
    QCOMPARE(task->outputs.size(), 1);
    // The signed address is kept to the byte.
    QCOMPARE(task->outputs.first().url.toEncoded(),
        QByteArray("https://dnznrvs05pmza.cloudfront.net/a/b%20c.mp4?_jwt=eyJhbGciOiJIUzI1NiJ9."
                   "eyJleHAiOjE3MjI1NTUyMDB9.c2lnbmF0dXJl"));
    QCOMPARE(task->outputs.first().expiresAt, std::optional(fromEpochMs(1722555200000)));
    QVERIFY(!task->failure);
}

void TestAnswers::useapiTaskRunning()
{
    const auto task = answers::task(Dialect::Useapi, fixture(u"useapi/task-running.json"_s));
    QVERIFY(task);
    QCOMPARE(task->state, RemoteState::Running);
    QCOMPARE(task->progress, std::optional(0.35));
    QCOMPARE(task->progressText, u"Generating"_s);
    QVERIFY(!task->secondsToStart);
}

void TestAnswers::useapiTaskModerated()
{
    const auto task = answers::task(Dialect::Useapi, fixture(u"useapi/task-moderated.json"_s));
    QVERIFY(task);
    QCOMPARE(task->state, RemoteState::Failed);
    QCOMPARE(task->failureCode, u"SAFETY.INPUT.TEXT"_s);
    QVERIFY(task->failure);
    QCOMPARE(task->failure->kind, ErrorKind::Moderation);
    QVERIFY(task->failure->detail.contains("moderation"_L1));
}

void TestAnswers::runwayTasks_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("state");
    QTest::newRow("pending") << u"runway/task-pending.json"_s << int(RemoteState::Waiting);
    QTest::newRow("throttled") << u"runway/task-throttled.json"_s << int(RemoteState::Waiting);
    QTest::newRow("running") << u"runway/task-running.json"_s << int(RemoteState::Running);
}

void TestAnswers::runwayTasks()
{
    QFETCH(QString, file);
    const auto task = answers::task(Dialect::Runway, fixture(file));
    QVERIFY(task);
    QTEST(int(task->state), "state");
    QVERIFY(task->outputs.isEmpty());
}

void TestAnswers::runwaySucceeded()
{
    const auto task = answers::task(Dialect::Runway, fixture(u"runway/task-succeeded.json"_s));
    QVERIFY(task);
    QCOMPARE(task->state, RemoteState::Succeeded);
    QCOMPARE(task->outputs.size(), 2);
    QCOMPARE(task->cost, std::optional(25));
    QVERIFY(task->outputs.at(0).expiresAt);
    QVERIFY(!task->outputs.at(1).expiresAt);
}

void TestAnswers::runwayFailed()
{
    const auto task = answers::task(Dialect::Runway, fixture(u"runway/task-failed.json"_s));
    QVERIFY(task);
    QCOMPARE(task->state, RemoteState::Failed);
    QCOMPARE(task->failureCode, u"SAFETY.INPUT.IMAGE"_s);
    QCOMPARE(task->failure->kind, ErrorKind::Moderation);
    QCOMPARE(task->cost, std::optional(0));
}

void TestAnswers::failures_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *error, ErrorKind kind, const char *code) {
        QTest::newRow(name) << QByteArray(error) << int(kind) << QString::fromLatin1(code);
    };
    row("null", "null", ErrorKind::ServerFault, "");
    row("prose", "\"Something broke\"", ErrorKind::ServerFault, "");
    row("code alone", "\"INTERNAL.BAD_OUTPUT.CODE01\"", ErrorKind::ServerFault, "INTERNAL.BAD_OUTPUT.CODE01");
    row("moderation in prose", "\"Text prompt did not pass moderation\"", ErrorKind::Moderation, "");
    row("object", "{\"reason\": \"SAFETY.OUTPUT.VIDEO\", \"message\": \"m\"}", ErrorKind::Moderation,
        "SAFETY.OUTPUT.VIDEO");
    row("early safety", "{\"reason\": \"INPUT_PREPROCESSING.SAFETY.TEXT\"}", ErrorKind::Moderation,
        "INPUT_PREPROCESSING.SAFETY.TEXT");
    row("the moderation step itself broke", "{\"reason\": \"INPUT_PREPROCESSING.INTERNAL\"}",
        ErrorKind::ServerFault, "INPUT_PREPROCESSING.INTERNAL");
    row("prose as reason", "{\"reason\": \"Text prompt did not pass moderation\"}", ErrorKind::Moderation,
        "");
    row("category", "{\"message\": \"no\", \"moderation_category\": \"VIOLENCE\"}", ErrorKind::Moderation,
        "");
    row("asset", "{\"reason\": \"ASSET.INVALID\"}", ErrorKind::FileInvalid, "ASSET.INVALID");
    row("a number", "17", ErrorKind::ServerFault, "");
    row("a list", "[{\"message\": \"first\"}, 3]", ErrorKind::ServerFault, "");
}

void TestAnswers::failures()
{
    QFETCH(QByteArray, error);
    const auto task = answers::task(
        Dialect::Useapi, QByteArray("{\"taskId\": \"t\", \"status\": \"FAILED\", \"error\": " + error + "}"));
    QVERIFY(task);
    QVERIFY(task->failure);
    QTEST(int(task->failure->kind), "kind");
    QTEST(task->failureCode, "code");
}

void TestAnswers::progressInAnyForm_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<double>("progress");
    QTest::newRow("text") << QByteArray("\"0.5\"") << 0.5;
    QTest::newRow("number") << QByteArray("0.5") << 0.5;
    QTest::newRow("one") << QByteArray("\"1\"") << 1.0;
    QTest::newRow("too much") << QByteArray("7") << 1.0;
    QTest::newRow("negative") << QByteArray("-3") << 0.0;
    QTest::newRow("null") << QByteArray("null") << -1.0;
    QTest::newRow("word") << QByteArray("\"half\"") << -1.0;
    QTest::newRow("not finite") << QByteArray("\"inf\"") << -1.0;
    QTest::newRow("object") << QByteArray("{}") << -1.0;
}

void TestAnswers::progressInAnyForm()
{
    QFETCH(QByteArray, value);
    const auto task = answers::task(Dialect::Useapi,
        QByteArray("{\"taskId\": \"t\", \"status\": \"RUNNING\", \"progressRatio\": " + value + "}"));
    QVERIFY(task);
    QTEST(task->progress.value_or(-1.0), "progress");
}

void TestAnswers::strangeAnswersNeverCrash_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("white space") << QByteArray(" \r\n");
    QTest::newRow("html") << QByteArray("<!doctype html><title>502 Bad Gateway</title>");
    QTest::newRow("text") << QByteArray("error code: 522");
    QTest::newRow("invalid utf-8") << QByteArray("{\"taskId\": \"\xff\xfe\"}");
    QTest::newRow("cut off") << QByteArray("{\"taskId\": \"t\", \"status\": \"RUN");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("number") << QByteArray("7");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("nothing of use") << QByteArray("{\"hello\": 1}");
    QTest::newRow("a million brackets") << QByteArray(1000000, '[');
}

void TestAnswers::strangeAnswersNeverCrash()
{
    QFETCH(QByteArray, body);
    for (const Dialect dialect : {Dialect::Useapi, Dialect::Runway}) {
        const auto task = answers::task(dialect, body);
        QVERIFY(!task);
        QCOMPARE(task.error().kind, ErrorKind::Protocol);
        QVERIFY(!created(dialect, body));
    }
    QVERIFY(!uploadedAsset(body));
    QVERIFY(!uploadTicket(body));
}

void TestAnswers::membersOfWrongTypeAreNone()
{
    const QByteArray body = R"({"taskId": "t", "status": 7, "artifacts": {"url": "https://a/b"},
        "error": [], "progressText": 3, "estimatedTimeToStartSeconds": -4, "features": "none",
        "replyRef": null, "more": {"of": ["it"]}})";
    const auto useapi = answers::task(Dialect::Useapi, body);
    QVERIFY(useapi);
    QCOMPARE(useapi->state, RemoteState::Unknown);
    QVERIFY(useapi->outputs.isEmpty());
    QVERIFY(!useapi->secondsToStart);
    QVERIFY(!useapi->creditsLeft);
    const auto runway = answers::task(Dialect::Runway,
        QByteArray(R"({"id": "t", "status": "DREAMING", "output": [3, null, "no address", "https://a/b.mp4"],
            "cost": 9, "progress": true})"));
    QVERIFY(runway);
    QCOMPARE(runway->state, RemoteState::Unknown);
    QCOMPARE(runway->status, u"DREAMING"_s); // shown as it is
    QCOMPARE(runway->outputs.size(), 1);
    QVERIFY(!runway->cost);
}

void TestAnswers::unusableIdsAreNoPurchase_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("dots") << u".."_s;
    QTest::newRow("a way out") << u"../accounts"_s;
    QTest::newRow("query") << u"a?b"_s;
    QTest::newRow("space") << u"a b"_s;
    QTest::newRow("escape") << u"a%2fb"_s;
    QTest::newRow("line break") << u"a\nb"_s;
    QTest::newRow("endless") << QString(5000, u'a');
}

void TestAnswers::unusableIdsAreNoPurchase()
{
    QFETCH(QString, id);
    QVERIFY(!isUsableId(id));
    const QByteArray body = QJsonDocument(QJsonObject{{u"id"_s, id}, {u"status"_s, u"PENDING"_s}}).toJson();
    QVERIFY(!created(Dialect::Runway, body));
    QVERIFY(!created(Dialect::Useapi, body));
}

void TestAnswers::lists()
{
    const auto scheduler = taskList(fixture(u"useapi/scheduler.json"_s));
    QVERIFY(scheduler);
    QCOMPARE(scheduler->size(), 1);
    QCOMPARE(scheduler->first().replyRef, u"my reference"_s);
    const auto enveloped
        = taskList(QByteArray(R"({"tasks": [{"taskId": "a"}, 7, {"taskId": "b/c"}, {"id": "d"}]})"));
    QVERIFY(enveloped);
    QCOMPARE(enveloped->size(), 2);
    QVERIFY(!taskList(QByteArray("{}")));
}

void TestAnswers::uploads()
{
    const auto asset = uploadedAsset(fixture(u"useapi/upload.json"_s));
    QVERIFY(asset);
    QVERIFY(asset->endsWith("-asset:9a7d6f00-0000-4000-8000-000000000001"_L1));
    const auto ticket = uploadTicket(fixture(u"runway/upload.json"_s));
    QVERIFY(ticket);
    QCOMPARE(ticket->uploadUrl, QUrl(u"https://uploads.example.com/bucket"_s));
    QCOMPARE(ticket->fields.size(), 2);
    QVERIFY(ticket->runwayUri.startsWith("runway://"_L1));
}

void TestAnswers::balances()
{
    const auto useapi = balance(Dialect::Useapi, fixture(u"useapi/features.json"_s));
    QVERIFY(useapi);
    QCOMPARE(useapi->credits, std::optional(935));
    const auto runway = balance(Dialect::Runway, fixture(u"runway/organization.json"_s));
    QVERIFY(runway);
    QCOMPARE(runway->credits, std::optional(1250));
    QCOMPARE(runway->models.size(), 1);
    QCOMPARE(runway->models.constFirst().model, u"gen4_turbo"_s);
    // Without the numbers it is unknown, not 0.
    const auto unknown = balance(Dialect::Useapi, QByteArray("{}"));
    QVERIFY(unknown);
    QVERIFY(!unknown->credits);
}

void TestAnswers::linkExpiries()
{
    QCOMPARE(
        linkExpiry(QUrl(u"https://a/b?Expires=1722555200&x=1"_s)), std::optional(fromEpochMs(1722555200000)));
    QVERIFY(!linkExpiry(QUrl(u"https://a/b"_s)));
    QVERIFY(!linkExpiry(QUrl(u"https://a/b?_jwt=a.b"_s)));
    QVERIFY(!linkExpiry(QUrl(u"https://a/b?_jwt=a.!!!.c"_s)));
}

QTEST_APPLESS_MAIN(TestAnswers)
#include "tst_answers.moc"
