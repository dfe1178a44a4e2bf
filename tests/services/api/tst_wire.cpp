// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/errorreader.h"
#include "services/api/wire.h"

#include <QJsonDocument>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

class TestWire final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void useapiBody();
    void blankAndNeutralAreLeftOut();
    void runwaySinglePicture();
    void runwayTwoPictures();
    void nestedMember();
    void bigSeedStaysWhole();
    void choicesLeaveAsTheCatalogueWritesThem();
    void otherShapes();
    void errorTexts_data();
    void errorTexts();

private:
    QByteArray body(const QString &provider, const QString &model, const GenerationRequest &request,
        const QList<RemoteMedia> &media) const
    {
        const ModelSpec *spec = m_catalogue.model(provider, u"image-to-video", model);
        return spec ? QJsonDocument(buildBody(*spec, request, media)).toJson(QJsonDocument::Compact)
                    : QByteArray("no such model");
    }
    const Catalogue m_catalogue = test::shippedCatalogue();
};

void TestWire::useapiBody()
{
    GenerationRequest request;
    request.setValue(Role::Prompt, u"a “quiet” lake"_s);
    request.setValue(Role::Duration, 10);
    request.setValue(Role::Seed, 12345678);
    request.setValue(Role::Aspect, u"portrait"_s);
    request.setValue(Role::CameraZoom, 2.5);
    request.setValue(Role::CameraPan, -3.0);
    request.setValue(Role::ExploreMode, true);
    request.setValue(Role::MaxJobs, 5);
    const QList<RemoteMedia> media{
        {Role::Last, u"user:1-runwayml:a@b-asset:2"_s, MediaKind::Image, {}, {}, {}},
        {Role::First, u"user:1-runwayml:a@b-asset:1"_s, MediaKind::Image, {}, {}, {}}};
    const QByteArray expected(
        R"({"aspect_ratio":"portrait","exploreMode":true,)"
        R"("firstImage_assetId":"user:1-runwayml:a@b-asset:1",)"
        R"("lastImage_assetId":"user:1-runwayml:a@b-asset:2","maxJobs":5,"pan":-3,"seconds":10,)"
        "\"seed\":12345678,\"text_prompt\":\"a “quiet” lake\",\"zoom\":2.5}");
    QCOMPARE(body(u"useapi"_s, u"gen3a_turbo"_s, request, media), expected);
}

void TestWire::blankAndNeutralAreLeftOut()
{
    GenerationRequest request;
    request.setValue(Role::Prompt, u"  "_s);
    request.setValue(Role::ReplyUrl, u""_s);
    request.setValue(Role::CameraZoom, 0);
    request.setValue(Role::CameraStatic, false);
    request.setValue(Role::ExploreMode, false);
    request.setValue(Role::Seed, QJsonValue(QJsonValue::Null));
    request.values.insert(u"unknown"_s, 3);
    const QByteArray expected("{}");
    QCOMPARE(body(u"useapi"_s, u"gen3a_turbo"_s, request, {}), expected);
}

void TestWire::runwaySinglePicture()
{
    GenerationRequest request;
    request.setValue(Role::Aspect, u"1280:720"_s);
    request.setValue(Role::Duration, 5);
    const QByteArray expected(
        R"({"duration":5,"model":"gen4_turbo","promptImage":"https://example.com/a.png",)"
        R"("ratio":"1280:720"})");
    QCOMPARE(body(u"runway"_s, u"gen4_turbo"_s, request,
                 {{Role::First, u"https://example.com/a.png"_s, MediaKind::Image, {}, {}, {}}}),
        expected);
}

void TestWire::runwayTwoPictures()
{
    const QList<RemoteMedia> both{{Role::Last, u"runway://l"_s, MediaKind::Image, {}, {}, {}},
        {Role::First, u"runway://f"_s, MediaKind::Image, {}, {}, {}}};
    const QByteArray inOrder(
        R"({"model":"gen3a_turbo","promptImage":[{"position":"first","uri":"runway://f"},)"
        R"({"position":"last","uri":"runway://l"}]})");
    QCOMPARE(body(u"runway"_s, u"gen3a_turbo"_s, {}, both), inOrder);
    // A last one alone has to say so.
    const QByteArray lastAlone(
        R"({"model":"gen3a_turbo","promptImage":[{"position":"last","uri":"runway://l"}]})");
    QCOMPARE(body(u"runway"_s, u"gen3a_turbo"_s, {}, {both.first()}), lastAlone);
}

void TestWire::nestedMember()
{
    GenerationRequest request;
    request.setValue(Role::ContentModeration, u"low"_s);
    const QByteArray expected(
        R"({"contentModeration":{"publicFigureThreshold":"low"},"model":"gen4_turbo"})");
    QCOMPARE(body(u"runway"_s, u"gen4_turbo"_s, request, {}), expected);
}

void TestWire::bigSeedStaysWhole()
{
    GenerationRequest request;
    request.setValue(Role::Seed, 4294967295.0);
    QVERIFY(body(u"runway"_s, u"gen4_turbo"_s, request, {}).contains("\"seed\":4294967295,")
        || body(u"runway"_s, u"gen4_turbo"_s, request, {}).contains("\"seed\":4294967295}"));
}

void TestWire::choicesLeaveAsTheCatalogueWritesThem()
{
    // From a sidecar or a command line the number may have come as text.
    GenerationRequest request;
    request.setValue(Role::Duration, u"5"_s);
    const QByteArray expected(R"({"duration":5,"model":"gen3a_turbo"})");
    QCOMPARE(body(u"runway"_s, u"gen3a_turbo"_s, request, {}), expected);
}

void TestWire::otherShapes()
{
    ModelSpec model;
    MediaSpec character;
    character.wire = u"character"_s;
    character.role = Role::Character;
    character.shape = MediaShape::Typed;
    MediaSpec reference;
    reference.wire = u"referenceImages"_s;
    reference.role = Role::Reference;
    reference.shape = MediaShape::Tagged;
    model.media = {character, reference};
    const QJsonObject built = buildBody(model, {},
        {{Role::Reference, u"u1"_s, MediaKind::Image, u"hero"_s, {}, {}},
            {Role::Character, u"u2"_s, MediaKind::Video, {}, {}, {}},
            {Role::Reference, u"u3"_s, MediaKind::Image, {}, {}, {}}});
    const QByteArray expected(R"({"character":{"type":"video","uri":"u2"},)"
                              R"("referenceImages":[{"tag":"hero","uri":"u1"},{"uri":"u3"}]})");
    QCOMPARE(QJsonDocument(built).toJson(QJsonDocument::Compact), expected);
}

void TestWire::errorTexts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("text") << QByteArray(R"({"error": "no"})") << u"no"_s;
    QTest::newRow("object") << QByteArray(R"({"error": {"message": "why"}})") << u"why"_s;
    QTest::newRow("plain") << QByteArray("error code: 522\n") << u"error code: 522"_s;
    QTest::newRow("html") << QByteArray("<html><body>x") << u"HTTP 400"_s;
    QTest::newRow("empty") << QByteArray() << u"HTTP 400"_s;
    QTest::newRow("e-mail") << QByteArray(R"({"error": "Account a.b+c@example.com is busy"})")
                            << u"Account …@… is busy"_s;
    QTest::newRow("lines") << QByteArray(R"({"error": "one\ntwo\u0007"})") << u"one two\u0007"_s.simplified();
}

void TestWire::errorTexts()
{
    QFETCH(QByteArray, body);
    HttpAnswer answer;
    answer.status = 400;
    answer.body = body;
    QTEST(readError(answer).detail, "detail");
}

QTEST_APPLESS_MAIN(TestWire)
#include "tst_wire.moc"
