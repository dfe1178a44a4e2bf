// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "services/store/taskstore.h"
#include "support/calls.h"
#include "support/faultproxy.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;
using test::Fault;
using test::FaultProxy;
using test::FaultStep;

namespace {

//! The part of the first line by which the paid call of a provider is known.
QByteArray createLine(bool useapi)
{
    return useapi ? "POST /v1/runwayml/gen3turbo/create" : "POST /v1/image_to_video";
}

} // namespace

//! What must never happen to a person's money, over real HTTP.
class TestEngineMoney final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void aServerThatReadsAndDropsSeesOne_data();
    void aServerThatReadsAndDropsSeesOne();
    void aLostAnswerIsFoundAgainAtUseapi();
    void aLostAnswerIsAttachedByHandAtRunway();
    void anUnknownOneCanBeGivenUp();
    void aRefusedConnectionIsTriedAgain_data();
    void aRefusedConnectionIsTriedAgain();
    void busyAccountsAreWaitedFor();
    void missingCreditsHoldTheRest();
    void aLostAssetIsSentAgain();
    void theSameKeyNeverBuysTwice();
    void heldTasksWaitForAPerson();
    void resumeWithoutHoldSendsThem();
    void nothingInvalidIsJournalled_data();
    void nothingInvalidIsJournalled();
    void aDryRunCostsNothing();

private:
    void allow(const char *pattern)
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QString::fromLatin1(pattern)));
    }
};

void TestEngineMoney::aServerThatReadsAndDropsSeesOne_data()
{
    QTest::addColumn<bool>("useapi");
    QTest::addColumn<int>("fault");
    for (const bool useapi : {true, false}) {
        const auto add = [useapi](const char *name, Fault fault) {
            QTest::addRow("%s %s", useapi ? "useapi.net" : "Runway", name) << useapi << int(fault);
        };
        add("drops", Fault::CloseBeforeAnswer);
        add("talks nonsense", Fault::Garbage);
    }
}

void TestEngineMoney::aServerThatReadsAndDropsSeesOne()
{
    QFETCH(bool, useapi);
    QFETCH(int, fault);
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({{Fault(fault), createLine(useapi), 0, {}}});
    bench.open(proxy.port());
    bench.engine().start(false);
    allow("the outcome of a paid call is unknown");
    const auto row = bench.submitted(useapi ? bench.useapi(u"once"_s) : bench.runway(u"once"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::OutcomeUnknown));
    QCOMPARE(bench.task(row->id).error->kind, ErrorKind::SubmissionUnknown);
    QTRY_VERIFY_WITH_TIMEOUT(bench.engine().isIdle(), 20000);
    QCOMPARE(proxy.completeRequests(createLine(useapi)), 1);

    // And the same after the next start, whatever is held or not.
    bench.close();
    bench.open(proxy.port());
    bench.engine().start(true);
    QTRY_VERIFY_WITH_TIMEOUT(bench.engine().isIdle(), 20000);
    QCOMPARE(bench.task(row->id).state, TaskState::OutcomeUnknown);
    QCOMPARE(proxy.completeRequests(createLine(useapi)), 1);
    QCOMPARE(bench.purchases(), 0);
}

void TestEngineMoney::aLostAnswerIsFoundAgainAtUseapi()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({{Fault::LoseAnswer, createLine(true), 0, {}}});
    bench.open(proxy.port());
    bench.engine().start(false);
    allow("the outcome of a paid call is unknown");
    const auto row = bench.submitted(bench.useapi(u"lost and found"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QCOMPARE(proxy.completeRequests(createLine(true)), 1);
    QCOMPARE(bench.purchases(), 1);
    const auto events = bench.studio().tasks().events(row->id);
    QVERIFY(events);
    QVERIFY(std::any_of(events->begin(), events->end(),
        [](const TaskEvent &event) { return event.state == TaskState::OutcomeUnknown; }));
}

void TestEngineMoney::aLostAnswerIsAttachedByHandAtRunway()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({{Fault::LoseAnswer, createLine(false), 0, {}}});
    bench.open(proxy.port());
    bench.engine().start(false);
    allow("the outcome of a paid call is unknown");
    const auto row = bench.submitted(bench.runway(u"lost"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::OutcomeUnknown));
    QVERIFY(!bench.engine().attach(row->id, u"../organization"_s));
    QString remoteId;
    const QJsonArray calls = bench.ledger();
    for (const QJsonValue &call : calls) {
        if (call.toObject().value("path"_L1).toString().endsWith("image_to_video"_L1))
            remoteId = call.toObject().value("taskId"_L1).toString();
    }
    QVERIFY(!remoteId.isEmpty());
    QVERIFY(bench.engine().attach(row->id, remoteId));
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QCOMPARE(bench.purchases(), 1);
    QVERIFY(!bench.engine().attach(row->id, remoteId)); // it is not unknown any more
}

void TestEngineMoney::anUnknownOneCanBeGivenUp()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({{Fault::CloseBeforeAnswer, createLine(false), 0, {}}});
    bench.open(proxy.port());
    bench.engine().start(false);
    allow("the outcome of a paid call is unknown");
    const auto row = bench.submitted(bench.runway(u"never mind"_s));
    QVERIFY(row);
    QVERIFY(!bench.engine().giveUp(row->id)); // not yet
    QVERIFY(bench.reaches(row->id, TaskState::OutcomeUnknown));
    QVERIFY(bench.engine().giveUp(row->id));
    QCOMPARE(bench.task(row->id).state, TaskState::Cancelled);
    // Sent again by hand: a new task that names the old one.
    const test::Outcome<Task> again(bench.engine().retry(row->id));
    QVERIFY(again.wait() && again.result());
    QCOMPARE(again.value().parentId, row->id);
    QVERIFY(again.value().id != row->id);
    QVERIFY(bench.reaches(again.value().id, TaskState::Done));
    QCOMPARE(bench.purchases(), 1);
}

void TestEngineMoney::aRefusedConnectionIsTriedAgain_data()
{
    QTest::addColumn<bool>("useapi");
    QTest::newRow("useapi.net") << true;
    QTest::newRow("Runway") << false;
}

void TestEngineMoney::aRefusedConnectionIsTriedAgain()
{
    QFETCH(bool, useapi);
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    bench.open(proxy.port());
    proxy.setListening(false);
    bench.engine().start(false);
    const auto row = bench.submitted(useapi ? bench.useapi(u"later"_s) : bench.runway(u"later"_s));
    QVERIFY(row);
    QTRY_VERIFY_WITH_TIMEOUT(bench.task(row->id).attempts >= 2, 20000);
    QVERIFY(bench.task(row->id).state != TaskState::Failed);
    QCOMPARE(bench.task(row->id).error->kind, ErrorKind::Network);
    QVERIFY(!bench.engine().isIdle());
    proxy.setListening(true);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QVERIFY(!bench.task(row->id).error);
    QCOMPARE(bench.purchases(), 1);
}

void TestEngineMoney::busyAccountsAreWaitedFor()
{
    auto sandbox = EngineBench::fast();
    sandbox.concurrency = 1;
    EngineBench bench(sandbox);
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    QList<QUuid> ids;
    for (int i = 0; i < 3; ++i) {
        auto wish = bench.useapi(u"one of many"_s);
        wish.request.setValue(Role::Seed, 5); // one clip is made for all of them
        const auto row = bench.submitted(wish);
        QVERIFY(row);
        ids << row->id;
    }
    QCOMPARE(bench.engine().runningCount() + bench.engine().waitingCount(), 3);
    for (const QUuid &id : std::as_const(ids))
        QVERIFY(bench.reaches(id, TaskState::Done, 50000));
    QCOMPARE(bench.purchases(), 3);
    QTRY_VERIFY(bench.engine().isIdle());
    QCOMPARE(bench.engine().waitingCount(), 0);
}

void TestEngineMoney::missingCreditsHoldTheRest()
{
    auto sandbox = EngineBench::fast();
    sandbox.credits = 30;
    EngineBench bench(sandbox);
    QVERIFY(bench.startSandbox());
    bench.open();
    QSignalSpy balances(&bench.engine(), &TaskEngine::balanceChanged);
    bench.engine().start(false);
    QList<QUuid> ids;
    for (int i = 0; i < 3; ++i) {
        const auto row = bench.submitted(bench.useapi(u"poor %1"_s.arg(i)));
        QVERIFY(row);
        ids << row->id;
    }
    QVERIFY(bench.reaches(ids.at(1), TaskState::Failed));
    QCOMPARE(bench.task(ids.at(1)).error->kind, ErrorKind::InsufficientCredits);
    QVERIFY(bench.reaches(ids.at(0), TaskState::Done));
    QCOMPARE(bench.task(ids.at(2)).state, TaskState::Queued);
    QVERIFY(bench.engine().isHeld(ids.at(2)));
    QCOMPARE(bench.task(ids.at(2)).error->kind, ErrorKind::InsufficientCredits);
    QTRY_VERIFY(bench.engine().isIdle());
    QCOMPARE(bench.purchases(), 1);
    QVERIFY(bench.engine().lastBalance(u"env-useapi"_s));
    QCOMPARE(bench.engine().lastBalance(u"env-useapi"_s)->credits, std::optional(5));
    QVERIFY(!balances.isEmpty());

    const test::Outcome<Balance> asked(bench.engine().refreshBalance(u"env-useapi"_s));
    QVERIFY(asked.wait() && asked.result());
    QCOMPARE(asked.value().credits, std::optional(5));
    QVERIFY(bench.engine().isHeld(ids.at(2))); // 5 are not 25
    QVERIFY(bench.engine().cancel(ids.at(2)));
    QVERIFY(bench.reaches(ids.at(2), TaskState::Cancelled));
}

void TestEngineMoney::aLostAssetIsSentAgain()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    bench.open(proxy.port());
    bench.engine().start(false);
    auto wish = bench.useapi(u"same picture"_s);
    wish.request.setValue(Role::Seed, 5);
    const auto first = bench.submitted(wish);
    QVERIFY(first);
    QVERIFY(bench.reaches(first->id, TaskState::Done));
    const auto second = bench.submitted(wish);
    QVERIFY(second);
    QVERIFY(bench.reaches(second->id, TaskState::Done));
    QCOMPARE(proxy.completeRequests("POST /v1/runwayml/assets"), 1); // known: not sent again

    QNetworkAccessManager network;
    QNetworkRequest request(proxy.url(u"/v1/runwayml/assets/?offset=0&limit=50"_s));
    request.setRawHeader("Authorization", "Bearer user:1-practice");
    std::unique_ptr<QNetworkReply> list(network.get(request));
    QTRY_VERIFY(list->isFinished());
    const QJsonArray assets = QJsonDocument::fromJson(list->readAll()).array();
    QCOMPARE(assets.size(), 3); // newest first: two takes and the picture that was sent
    request.setUrl(
        proxy.url(u"/v1/runwayml/assets/"_s + assets.last().toObject().value("assetId"_L1).toString()));
    std::unique_ptr<QNetworkReply> deletion(network.deleteResource(request));
    QTRY_VERIFY(deletion->isFinished());
    QCOMPARE(deletion->error(), QNetworkReply::NoError);

    const auto third = bench.submitted(wish);
    QVERIFY(third);
    QVERIFY(bench.reaches(third->id, TaskState::Done));
    QCOMPARE(proxy.completeRequests("POST /v1/runwayml/assets"), 2);
    QCOMPARE(bench.purchases(), 3);
}

void TestEngineMoney::theSameKeyNeverBuysTwice()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    auto wish = bench.runway(u"keyed"_s);
    wish.submitKey = u"job-17"_s;
    const test::Outcome<Task> first(bench.engine().submit(wish));
    const test::Outcome<Task> atOnce(bench.engine().submit(wish));
    QVERIFY(first.wait() && atOnce.wait());
    QCOMPARE(first.value().id, atOnce.value().id);
    QVERIFY(bench.reaches(first.value().id, TaskState::Done));
    const auto later = bench.submitted(wish);
    QVERIFY(later);
    QCOMPARE(later->id, first.value().id);
    QCOMPARE(bench.purchases(), 1);
}

void TestEngineMoney::heldTasksWaitForAPerson()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    const auto row = bench.submitted(bench.runway(u"held"_s)); // the engine does not run
    QVERIFY(row);
    QCOMPARE(row->state, TaskState::Queued);
    bench.close();
    bench.open();
    QSignalSpy idle(&bench.engine(), &TaskEngine::idle);
    bench.engine().start(false);
    QTRY_COMPARE(idle.size(), 1);
    QVERIFY(bench.engine().isHeld(row->id));
    QCOMPARE(bench.engine().waitingCount(), 1);
    QCOMPARE(bench.engine().placeInLine(row->id), 1);
    QCOMPARE(bench.purchases(), 0);
    // A new one is not held by the old one.
    const auto fresh = bench.submitted(bench.runway(u"fresh"_s));
    QVERIFY(fresh);
    QVERIFY(bench.reaches(fresh->id, TaskState::Done));
    QCOMPARE(bench.purchases(), 1);
    QVERIFY(bench.engine().release(row->id));
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QCOMPARE(bench.purchases(), 2);
}

void TestEngineMoney::resumeWithoutHoldSendsThem()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    const auto row = bench.submitted(bench.useapi(u"resumed"_s));
    QVERIFY(row);
    bench.close();
    bench.open();
    bench.engine().start(true);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QCOMPARE(bench.purchases(), 1);
}

void TestEngineMoney::nothingInvalidIsJournalled_data()
{
    QTest::addColumn<bool>("useapi");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("field");
    QTest::newRow("seed 0 at useapi.net") << true << u"seed"_s << QJsonValue(0) << u"seed"_s;
    QTest::newRow("seed too big") << true << u"seed"_s << QJsonValue(4294967295.0) << u"seed"_s;
    QTest::newRow("seconds") << true << u"duration"_s << QJsonValue(7) << u"duration"_s;
    QTest::newRow("camera too far") << true << u"camera.zoom"_s << QJsonValue(11) << u"camera.zoom"_s;
    QTest::newRow("camera at Runway") << false << u"camera.zoom"_s << QJsonValue(3) << u"camera.zoom"_s;
    QTest::newRow("ratio of another model")
        << false << u"aspect"_s << QJsonValue(u"1280:768"_s) << u"aspect"_s;
    QTest::newRow("endless prompt") << false << u"prompt"_s << QJsonValue(QString(1001, u'x')) << u"prompt"_s;
    QTest::newRow("no such setting") << false << u"sparkle"_s << QJsonValue(1) << u"sparkle"_s;
}

void TestEngineMoney::nothingInvalidIsJournalled()
{
    QFETCH(bool, useapi);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    auto wish = useapi ? bench.useapi(u"invalid"_s) : bench.runway(u"invalid"_s);
    wish.request.values.insert(key, value);
    const auto refused = bench.submitted(wish);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidRequest);
    QTEST(refused.error().field, "field");
    QVERIFY(!refused.error().detail.isEmpty());

    wish.request.values.remove(key);
    if (useapi)
        wish.request.setValue(Role::Duration, 5);
    else
        wish.request.setValue(Role::Duration, 5);
    wish.request.media[0].reference.value = bench.folder() + u"/vanished.png"_s;
    const auto gone = bench.submitted(wish);
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ErrorKind::FileInvalid);
    QCOMPARE(gone.error().field, u"first"_s);
    QCOMPARE(bench.studio().tasks().counts()->all, 0);
    QCOMPARE(bench.purchases(), 0);
}

void TestEngineMoney::aDryRunCostsNothing()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    const test::Outcome<QJsonObject> run(bench.engine().dryRun(bench.runway(u"how much"_s)));
    QVERIFY(run.wait() && run.result());
    QCOMPARE(run.value().value("credits"_L1).toInt(), 25);
    const QJsonObject request = run.value().value("request"_L1).toObject();
    QCOMPARE(request.value("method"_L1).toString(), u"POST"_s);
    QVERIFY(request.value("url"_L1).toString().endsWith("/v1/image_to_video"_L1));
    const QJsonObject body = request.value("body"_L1).toObject();
    QVERIFY(body.value("promptImage"_L1).toString().startsWith("sha256:"_L1));
    QVERIFY(body.value("seed"_L1).isDouble());
    QCOMPARE(bench.studio().tasks().counts()->all, 0);
    QCOMPARE(bench.ledger().size(), 0);
}

QTEST_GUILESS_MAIN(TestEngineMoney)
#include "tst_enginemoney.moc"
