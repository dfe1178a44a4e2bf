// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"
#include "services/api/errorreader.h"
#include "support/calls.h"

#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

MediaSpec slot(const QString &wire, Role role, MediaShape shape, int count = 1, const QStringList &more = {})
{
    MediaSpec spec;
    spec.wire = wire;
    spec.role = role;
    spec.shape = shape;
    spec.maximumCount = count;
    spec.moreWires = more;
    return spec;
}

ParameterSpec parameter(const QString &wire, std::optional<Role> role = {})
{
    ParameterSpec spec;
    spec.wire = wire;
    spec.role = role;
    return spec;
}

//! Every shape that a body can have.
ModelSpec model()
{
    ModelSpec spec;
    spec.media = {slot(u"promptImage"_s, Role::First, MediaShape::Positioned),
        slot(u"promptImage"_s, Role::Last, MediaShape::Positioned),
        slot(u"promptImage"_s, Role::Reference, MediaShape::Positioned, 9),
        slot(u"character"_s, Role::Character, MediaShape::Typed),
        slot(u"reference"_s, Role::Driving, MediaShape::Typed),
        slot(u"referenceVideos"_s, Role::ReferenceVideo, MediaShape::TypedList, 3),
        slot(u"referenceAudios"_s, Role::ReferenceAudio, MediaShape::UriList, 3),
        slot(u"keyframes"_s, Role::Keyframe, MediaShape::Timed, 5),
        slot(u"voice.audioUri"_s, Role::Audio, MediaShape::Uri),
        slot(u"imageAssetId1"_s, Role::Image, MediaShape::AssetId, 3,
            {u"imageAssetId2"_s, u"imageAssetId3"_s}),
        slot(u"assetId"_s, Role::Source, MediaShape::AssetId)};
    spec.parameters = {parameter(u"promptText"_s, Role::Prompt), parameter(u"ratio"_s, Role::Aspect),
        parameter(u"voice.presetId"_s, Role::Voice), parameter(u"seconds"_s, Role::Duration),
        parameter(u"contentModeration.publicFigureThreshold"_s, Role::ContentModeration),
        parameter(u"smartGrain"_s)};
    return spec;
}

Error refused(const QByteArray &body, int status = 400)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    const ModelSpec spec = model();
    return readError(answer, &spec);
}

} // namespace

//! Which field a refusal means, whatever the shape of the body was.
class TestErrorFields final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void pathsOfRunway_data();
    void pathsOfRunway();
    void issuesWithoutAPath();
    void sentencesOfUseapi_data();
    void sentencesOfUseapi();
    void kinds_data();
    void kinds();
};

void TestErrorFields::pathsOfRunway_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("field");
    QTest::newRow("a parameter") << QByteArray(R"("promptText")") << u"prompt"_s;
    QTest::newRow("first of the list") << QByteArray(R"("promptImage", 0, "uri")") << u"first"_s;
    QTest::newRow("second of the list") << QByteArray(R"("promptImage", 1)") << u"last"_s;
    QTest::newRow("a reference of the list") << QByteArray(R"("promptImage", 4, "uri")") << u"reference"_s;
    QTest::newRow("beyond the list") << QByteArray(R"("promptImage", 40)") << u"reference"_s;
    QTest::newRow("typed") << QByteArray(R"("character", "uri")") << u"character"_s;
    QTest::newRow("typed, its type") << QByteArray(R"("reference", "type")") << u"driving"_s;
    QTest::newRow("a list of typed") << QByteArray(R"("referenceVideos", 2, "uri")") << u"referenceVideo"_s;
    QTest::newRow("a list of addresses") << QByteArray(R"("referenceAudios", 0)") << u"referenceAudio"_s;
    QTest::newRow("timed") << QByteArray(R"("keyframes", 1, "seconds")") << u"keyframe"_s;
    QTest::newRow("nested parameter") << QByteArray(R"("voice", "presetId")") << u"voice"_s;
    QTest::newRow("nested slot") << QByteArray(R"("voice", "audioUri")") << u"audio"_s;
    QTest::newRow("the object around") << QByteArray(R"("contentModeration")") << u"contentModeration"_s;
    QTest::newRow("dotted") << QByteArray(R"("contentModeration.publicFigureThreshold")")
                            << u"contentModeration"_s;
    QTest::newRow("without a role") << QByteArray(R"("smartGrain")") << u"smartGrain"_s;
    QTest::newRow("not ours") << QByteArray(R"("mystery", 3, "x")") << u"mystery"_s;
    QTest::newRow("odd steps") << QByteArray(R"(null, {}, "ratio", -5, 1e300)") << u"aspect"_s;
}

void TestErrorFields::pathsOfRunway()
{
    QFETCH(QByteArray, path);
    const Error error = refused(R"({"error": "Validation of body failed", "issues": [{"code": "custom",
        "path": [)"
        + path + R"(], "message": "Not so."}]})");
    QCOMPARE(error.kind, ErrorKind::InvalidRequest);
    QTEST(error.field, "field");
    QCOMPARE(error.detail, u"Validation of body failed: Not so."_s);
}

void TestErrorFields::issuesWithoutAPath()
{
    QCOMPARE(
        refused(R"({"error": "e", "issues": [{"code": "unrecognized_keys", "keys": ["ratio"], "path": []}]})")
            .field,
        u"aspect"_s);
    QCOMPARE(refused(R"({"error": "e", "issues": [{"code": "invalid_union", "path": [], "errors": [[],
        [{"path": ["character", "uri"]}]]}]})")
                 .field,
        u"character"_s);
    QCOMPARE(refused(R"({"error": "e", "issues": [{"code": "invalid_union", "unionErrors": [
        {"issues": [{"path": ["seconds"]}]}]}]})")
                 .field,
        u"duration"_s);
    QCOMPARE(refused(R"({"error": "e", "issues": [7]})").field, QString());
    QCOMPARE(refused(R"({"error": "e", "issues": "none"})").field, QString());
}

void TestErrorFields::sentencesOfUseapi_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("named") << u"Parameter seconds (7) must be one of 5,10"_s << u"duration"_s;
    QTest::newRow("the first of two") << u"Parameter seconds is needed without assetId"_s << u"duration"_s;
    QTest::newRow("an asset") << u"Required param assetId is missing or empty"_s << u"source"_s;
    QTest::newRow("a further one") << u"Parameter imageAssetId3 is not an image"_s << u"image"_s;
    QTest::newRow("no part of a word") << u"my_assetId_2 and secondsLeft"_s << QString();
    QTest::newRow("in quotes") << u"'promptText' is too long"_s << u"prompt"_s;
}

void TestErrorFields::sentencesOfUseapi()
{
    QFETCH(QString, text);
    const Error error = refused("{\"error\": \"" + text.toUtf8() + "\", \"code\": 400}");
    QTEST(error.field, "field");
}

void TestErrorFields::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind) {
        QTest::newRow(name) << status << body << int(kind);
    };
    row("not valid", 400, R"({"error": "no"})", ErrorKind::InvalidRequest);
    row("Runway's credits", 400, R"({"error": "You do not have enough credits to run this task."})",
        ErrorKind::InsufficientCredits);
    row("useapi.net's credits", 412, R"({"error": "You do not have enough credits to run this task."})",
        ErrorKind::InsufficientCredits);
    row("the key", 401, R"({"error": "Unauthorized", "code": 401})", ErrorKind::Unauthorized);
    row("the subscription", 402, R"({"error": "Account has no subscription or subscription expired"})",
        ErrorKind::Forbidden);
    row("not allowed", 403, "<html>", ErrorKind::Forbidden);
    row("moderated", 422, R"({"error": {"message": "prompt", "reason": "SAFETY"}})", ErrorKind::Moderation);
    row("busy", 429, R"({"error": "Account a is busy executing 2 tasks", "code": 429})",
        ErrorKind::RateLimited);
    row("of the day", 429, R"({"error": "You have reached the daily task limit."})", ErrorKind::RateLimited);
    row("an asset", 404, "{\"error\": \"Unable to retrieve assetId x (Not found.)\"}", ErrorKind::NotFound);
    row("a gateway", 522, "error code: 522", ErrorKind::ServerFault);
    row("empty", 500, "", ErrorKind::ServerFault);
}

void TestErrorFields::kinds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Error error = refused(body, status);
    QTEST(int(error.kind), "kind");
    QVERIFY(!error.detail.isEmpty());
    QCOMPARE(isDailyLimit(error), body.contains("daily"));
    QCOMPARE(isLostAsset(error), body.contains("Unable to retrieve"));
}

QTEST_APPLESS_MAIN(TestErrorFields)
#include "tst_errorfields.moc"
