// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/errorreader.h"
#include "services/api/judge.h"

#include <QTest>

using namespace studio;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(studio::PaidOutcome)

namespace {

constexpr qint64 Size = 100;

PaidOutcome answered(int status, const QByteArray &body = {}, qint64 taken = Size)
{
    PaidOutcome outcome;
    outcome.bodySize = Size;
    outcome.taken = taken;
    outcome.status = status;
    outcome.answer = HttpAnswer{};
    outcome.answer->status = status;
    outcome.answer->body = body;
    return outcome;
}

PaidOutcome cut(int status, qint64 taken = Size)
{
    PaidOutcome outcome = answered(status, {}, taken);
    outcome.answer.reset();
    outcome.transport = QNetworkReply::RemoteHostClosedError;
    return outcome;
}

PaidOutcome silent(qint64 taken, QNetworkReply::NetworkError transport, bool timedOut = false)
{
    PaidOutcome outcome;
    outcome.bodySize = Size;
    outcome.taken = taken;
    outcome.transport = transport;
    outcome.timedOut = timedOut;
    return outcome;
}

PaidOutcome retryAfter(PaidOutcome outcome, std::chrono::milliseconds wait)
{
    outcome.answer->retryAfter = wait;
    return outcome;
}

using K = Verdict::Kind;
using E = ErrorKind;
constexpr auto Unknown = E::SubmissionUnknown;

void row(const char *name, const PaidOutcome &outcome, K verdict, E kind)
{
    QTest::newRow(name) << outcome << int(verdict) << int(kind);
}

void rowsOfSuccess()
{
    const QByteArray id = "{\"taskId\": \"t\", \"id\": \"t\", \"status\": \"PENDING\"}";
    row("200 with id", answered(200, id), K::Accepted, E::Protocol);
    row("201 with id", answered(201, id), K::Accepted, E::Protocol);
    row("200 with id before all was taken", answered(200, id, 40), K::Accepted, E::Protocol);
    row("200 without id", answered(200, "{}"), K::Unknown, Unknown);
    row("200 without id before all was taken", answered(200, "{}", 40), K::Unknown, Unknown);
    row("200 html", answered(200, "<html>"), K::Unknown, Unknown);
    row("200 empty", answered(200), K::Unknown, Unknown);
    row("204", answered(204), K::Unknown, Unknown);
    row("200 cut off", cut(200), K::Unknown, Unknown);
}

void rowsOfSilence()
{
    row("refused connection", silent(0, QNetworkReply::ConnectionRefusedError), K::Requeue, E::Network);
    row("no such host", silent(0, QNetworkReply::HostNotFoundError), K::Requeue, E::Network);
    row("bad certificate", silent(0, QNetworkReply::SslHandshakeFailedError), K::Requeue, E::Tls);
    row("reset in mid-body", silent(40, QNetworkReply::RemoteHostClosedError), K::Requeue, E::Network);
    row("silence in mid-body", silent(40, QNetworkReply::OperationCanceledError, true), K::Requeue,
        E::Timeout);
    row("read and dropped", silent(Size, QNetworkReply::RemoteHostClosedError), K::Unknown, Unknown);
    row("asked to send again", silent(Size, QNetworkReply::ContentReSendError), K::Unknown, Unknown);
    row("silence after the last byte", silent(Size, QNetworkReply::OperationCanceledError, true), K::Unknown,
        Unknown);
    row("garbage", silent(Size, QNetworkReply::ProtocolFailure), K::Unknown, Unknown);
}

void rowsOfTrouble()
{
    row("429 busy account", answered(429, test::fixture(u"useapi/busy-account.json"_s)), K::Requeue,
        E::RateLimited);
    row("429 busy Runway", answered(429, test::fixture(u"useapi/busy-runway.json"_s)), K::Requeue,
        E::RateLimited);
    row("429 daily", answered(429, test::fixture(u"runway/daily-limit.json"_s)), K::Requeue, E::RateLimited);
    row("429 cut off", cut(429), K::Requeue, E::RateLimited);
    row("503 with Retry-After", retryAfter(answered(503), 7s), K::Requeue, E::ServerFault);
    row("503 without", answered(503), K::Unknown, Unknown);
    row("503 with a hint in the body only", answered(503, "{\"retryAfter\": 5}"), K::Unknown, Unknown);
    row("503 cut off", cut(503), K::Unknown, Unknown);
    row("503 before all was taken", answered(503, {}, 40), K::Requeue, E::ServerFault);

    row("408", answered(408), K::Unknown, Unknown);
    row("408 before all was taken", answered(408, {}, 40), K::Requeue, E::ServerFault);
    row("500", answered(500), K::Unknown, Unknown);
    row("502", answered(502, "<html>Bad Gateway"), K::Unknown, Unknown);
    row("504", answered(504), K::Unknown, Unknown);
    row("522 text", answered(522, "error code: 522"), K::Unknown, Unknown);
    row("596", answered(596), K::Unknown, Unknown);
    row("100", answered(100), K::Unknown, Unknown);
}

void rowsOfRefusal()
{
    row("301", answered(301), K::Refused, E::Protocol);
    row("307", answered(307), K::Refused, E::Protocol);
    row("400", answered(400, "{\"error\": \"no\"}"), K::Refused, E::InvalidRequest);
    row("400 credits", answered(400, test::fixture(u"runway/no-credits.json"_s)), K::Refused,
        E::InsufficientCredits);
    row("400 cut off", cut(400), K::Refused, E::InvalidRequest);
    row("401", answered(401), K::Refused, E::Unauthorized);
    row("401 before all was taken", answered(401, {}, 40), K::Refused, E::Unauthorized);
    row("402", answered(402), K::Refused, E::Forbidden);
    row("403", answered(403), K::Refused, E::Forbidden);
    row("404", answered(404, test::fixture(u"useapi/lost-asset.json"_s)), K::Refused, E::NotFound);
    row("412", answered(412, test::fixture(u"useapi/no-credits.json"_s)), K::Refused, E::InsufficientCredits);
    row("413", answered(413, "<html>"), K::Refused, E::InvalidRequest);
    row("422", answered(422, "{\"error\": \"moderated\"}"), K::Refused, E::Moderation);
}

} // namespace

//! The one function that says whether money may have been spent, over every outcome.
class TestJudge final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void verdicts_data();
    void verdicts();
    void everyStatusHasAVerdict();
    void acceptedCarriesTheTask();
    void requeueCarriesTheWait();
    void refusalNamesTheField();
};

void TestJudge::verdicts_data()
{
    QTest::addColumn<PaidOutcome>("outcome");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("kind");
    rowsOfSuccess();
    rowsOfSilence();
    rowsOfTrouble();
    rowsOfRefusal();
}

void TestJudge::verdicts()
{
    QFETCH(PaidOutcome, outcome);
    for (const auto dialect : {answers::Dialect::Useapi, answers::Dialect::Runway}) {
        const Verdict verdict = judge(outcome, dialect);
        QTEST(int(verdict.kind), "verdict");
        if (verdict.kind != Verdict::Kind::Accepted)
            QTEST(int(verdict.error.kind), "kind");
        // Money first: whoever may have been charged is never told otherwise.
        QCOMPARE(verdict.error.mayHaveSpentCredits() && verdict.error.kind != ErrorKind::Moderation,
            verdict.kind == Verdict::Kind::Unknown);
    }
}

void TestJudge::everyStatusHasAVerdict()
{
    for (int status = 100; status < 600; ++status) {
        const auto kind = judge(answered(status, "{}"), answers::Dialect::Useapi).kind;
        const bool refusal = status >= 300 && status < 500 && status != 408 && status != 429;
        auto expected = refusal ? Verdict::Kind::Refused : Verdict::Kind::Unknown;
        if (status == 429)
            expected = Verdict::Kind::Requeue;
        QVERIFY2(kind == expected, qPrintable(QString::number(status)));
    }
}

void TestJudge::acceptedCarriesTheTask()
{
    const auto verdict
        = judge(answered(200, test::fixture(u"useapi/create-wrapped.json"_s)), answers::Dialect::Useapi);
    QCOMPARE(verdict.kind, Verdict::Kind::Accepted);
    QVERIFY(verdict.task.id.endsWith("-task:4c5b8a34-6c1d-4d49-9c6a-2f4a86ab1f01"_L1));
    QCOMPARE(verdict.task.creditsLeft, std::optional(935));
}

void TestJudge::requeueCarriesTheWait()
{
    const auto busy = judge(retryAfter(answered(429), 12s), answers::Dialect::Runway);
    QCOMPARE(busy.after, std::optional<std::chrono::milliseconds>(12s));
    QVERIFY(!judge(answered(429), answers::Dialect::Runway).after);
    const auto daily
        = judge(answered(429, test::fixture(u"runway/daily-limit.json"_s)), answers::Dialect::Runway);
    QVERIFY(isDailyLimit(daily.error));
    const auto other
        = judge(answered(429, test::fixture(u"useapi/busy-runway.json"_s)), answers::Dialect::Useapi);
    QVERIFY(!isDailyLimit(other.error));
}

void TestJudge::refusalNamesTheField()
{
    const Catalogue catalogue = test::shippedCatalogue();
    const ModelSpec *turbo = catalogue.model(u"runway", u"image-to-video", u"gen4_turbo");
    QVERIFY(turbo);
    const auto tooLong
        = judge(answered(400, test::fixture(u"runway/validation.json"_s)), answers::Dialect::Runway, turbo);
    QCOMPARE(tooLong.error.field, u"prompt"_s);
    const auto picture
        = judge(answered(400, "{\"error\": \"v\", \"issues\": [{\"path\": [\"promptImage\", 0, \"uri\"]}]}"),
            answers::Dialect::Runway, turbo);
    QCOMPARE(picture.error.field, u"first"_s);
    const auto nested = judge(answered(400,
                                  "{\"error\": \"v\", \"issues\": [{\"path\": [\"contentModeration\", "
                                  "\"publicFigureThreshold\"]}]}"),
        answers::Dialect::Runway, turbo);
    QCOMPARE(nested.error.field, QString(roleName(Role::ContentModeration)));

    const ModelSpec *useapi = catalogue.model(u"useapi", u"image-to-video", u"gen3a_turbo");
    QVERIFY(useapi);
    const auto seed = judge(
        answered(400, "{\"error\": \"Parameter seed is out of range\"}"), answers::Dialect::Useapi, useapi);
    QCOMPARE(seed.error.field, u"seed"_s);
    const auto last = judge(answered(400, "{\"error\": \"lastImage_assetId is not an image\"}"),
        answers::Dialect::Useapi, useapi);
    QCOMPARE(last.error.field, u"last"_s);
    QVERIFY(isLostAsset(
        judge(answered(404, test::fixture(u"useapi/lost-asset.json"_s)), answers::Dialect::Useapi, useapi)
            .error));
}

QTEST_APPLESS_MAIN(TestJudge)
#include "tst_judge.moc"
