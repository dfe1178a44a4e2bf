// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/generationrequest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

using Kind = MediaReference::Kind;

class TestGenerationRequest final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsReferences_data();
    void readsReferences();
    void writesReferences();
    void roundTripThroughText();
    void numbersStayExact_data();
    void numbersStayExact();
    void readsTolerantly();
    void refusesWrongTypes_data();
    void refusesWrongTypes();
    void findsInputs();
    void rolesHaveNames();
};

void TestGenerationRequest::readsReferences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind"); // -1: refused
    QTest::addColumn<QString>("value");
    const auto same = [](const char *name, const QString &text, Kind kind) {
        QTest::newRow(name) << text << int(kind) << text;
    };
    const auto refused
        = [](const char *name, const QString &text) { QTest::newRow(name) << text << -1 << QString(); };
    same("absolute path", u"/home/me/a.png"_s, Kind::File);
    same("relative path", u"a.png"_s, Kind::File);
    same("drive", uR"(C:\pictures\a.png)"_s, Kind::File);
    same("time in a name", u"Screenshot 12:30:45.png"_s, Kind::File);
    same("blank at the end of a name", u"/home/me/a.png "_s, Kind::File);
    same("https", u"https://example.org/a.png"_s, Kind::Url);
    same("HTTPS", u"HTTPS://example.org/a.png"_s, Kind::Url);
    same("upload", u"runway://abc"_s, Kind::Upload);
    QTest::newRow("https with blanks")
        << u" https://example.org/a.png\n"_s << int(Kind::Url) << u"https://example.org/a.png"_s;
    QTest::newRow("asset") << u"asset:user:1-runwayml:a@b.c-asset:2"_s << int(Kind::Asset)
                           << u"user:1-runwayml:a@b.c-asset:2"_s;
    refused("nothing", u""_s);
    refused("blanks", u" \t"_s);
    refused("http", u"http://example.org/a.png"_s);
    refused("http without slashes", u"http:example"_s);
    refused("ftp", u"ftp://example.org/a.png"_s);
    refused("file", u"file:///home/me/a.png"_s);
    refused("data", u"data:image/png;base64,AAAA"_s);
    refused("asset without id", u"asset: "_s);
}

void TestGenerationRequest::readsReferences()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(QString, value);
    const auto reference = MediaReference::fromText(text);
    if (kind < 0) {
        QVERIFY(!reference);
        QCOMPARE(reference.error().kind, ErrorKind::InvalidRequest);
        return;
    }
    QVERIFY(reference);
    QCOMPARE(int(reference->kind), kind);
    QCOMPARE(reference->value, value);
    QCOMPARE(MediaReference::fromText(reference->toText()).value(), *reference);
}

void TestGenerationRequest::writesReferences()
{
    QCOMPARE((MediaReference{Kind::Asset, u"x"_s}.toText()), u"asset:x"_s);
    QCOMPARE((MediaReference{Kind::File, u"/a b"_s}.toText()), u"/a b"_s);
    // A file of such a name is still a file.
    QCOMPARE((MediaReference{Kind::File, u"asset:1"_s}.toText()), u"./asset:1"_s);
    QCOMPARE(MediaReference::fromText(u"./asset:1"_s)->kind, Kind::File);
}

void TestGenerationRequest::roundTripThroughText()
{
    GenerationRequest request;
    request.provider = u"useapi"_s;
    request.operation = u"image-to-video"_s;
    request.model = u"gen3a_turbo"_s;
    request.setValue(Role::Prompt, u"ein Boot \"im\" Wind\n🎬"_s);
    request.setValue(Role::Seed, 4294967295LL);
    request.setValue(Role::CameraZoom, -0.1);
    request.setValue(Role::ExploreMode, false);
    request.setValue(Role::NegativePrompt, QJsonValue::Null);
    MediaInput first;
    first.reference = {Kind::File, u"asset:1"_s};
    first.crop = QRectF(0.1, 0.2, 0.30000000000000004, 0.4);
    MediaInput tagged;
    tagged.role = Role::Reference;
    tagged.reference = {Kind::Url, u"https://example.org/ä?x=%20"_s};
    tagged.tag = u"boat"_s;
    tagged.subject = u"object"_s;
    tagged.kind = MediaKind::Image;
    MediaInput cut;
    cut.role = Role::Source;
    cut.reference = {Kind::File, u"/clip.mp4"_s};
    cut.kind = MediaKind::Video;
    cut.trim = RangeOfDouble{0.1, 2.3000000000000003};
    cut.length = 12.5;
    cut.name = u"walk – take 3.mp4"_s;
    MediaInput timed;
    timed.role = Role::Keyframe;
    timed.reference = {Kind::File, u"/still.png"_s};
    timed.at = 0;
    MediaInput asset;
    asset.role = Role::Last;
    asset.reference = {Kind::Asset, u"user:1"_s};
    MediaInput upload;
    upload.role = Role::Middle;
    upload.reference = {Kind::Upload, u"runway://x"_s};
    request.media = {first, tagged, asset, upload, cut, timed, tagged};
    const QByteArray text = QJsonDocument(request.toJson()).toJson(QJsonDocument::Compact);
    const auto back = GenerationRequest::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY(back);
    QCOMPARE(*back, request);
}

void TestGenerationRequest::numbersStayExact_data()
{
    QTest::addColumn<QJsonValue>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("greatest seed") << QJsonValue(4294967295LL) << QByteArray("4294967295");
    QTest::newRow("as a double") << QJsonValue(4294967295.0) << QByteArray("4294967295");
    QTest::newRow("0") << QJsonValue(0) << QByteArray("0");
    QTest::newRow("a tenth") << QJsonValue(0.1) << QByteArray("0.1");
}

void TestGenerationRequest::numbersStayExact()
{
    QFETCH(QJsonValue, number);
    QFETCH(QByteArray, text);
    GenerationRequest request;
    request.setValue(Role::Seed, number);
    const QByteArray json = QJsonDocument(request.toJson()).toJson(QJsonDocument::Compact);
    QVERIFY2(json.contains("\"seed\":" + text + "}"), json.constData());
    const auto back = GenerationRequest::fromJson(QJsonDocument::fromJson(json).object());
    QCOMPARE(back->value(Role::Seed), number);
}

void TestGenerationRequest::readsTolerantly()
{
    const auto empty = GenerationRequest::fromJson({});
    QVERIFY(empty);
    QCOMPARE(*empty, GenerationRequest());
    const auto newer = GenerationRequest::fromJson(
        {{u"model"_s, u"m"_s}, {u"later"_s, 5}, {u"values"_s, QJsonObject{{u"new.thing"_s, true}}}});
    QVERIFY(newer);
    QCOMPARE(newer->model, u"m"_s);
    QCOMPARE(newer->values.value(u"new.thing"_s), QJsonValue(true));
    // What an earlier version wrote, and words that only a later one knows.
    const QByteArray text = R"({"media": [{"role": "first", "file": "a"},
        {"role": "first", "file": "b", "kind": "hologram", "trim": null, "at": null,
        "length": "long", "later": 1}]})";
    const auto inputs = GenerationRequest::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY(inputs);
    QCOMPARE(inputs->media.size(), 2);
    for (const MediaInput &input : inputs->media)
        QVERIFY(!input.kind && !input.trim && !input.at && !input.length && input.subject.isEmpty());
}

void TestGenerationRequest::refusesWrongTypes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("provider") << QByteArray(R"({"provider": 5})");
    QTest::newRow("model") << QByteArray(R"({"model": null})");
    QTest::newRow("values") << QByteArray(R"({"values": []})");
    QTest::newRow("media") << QByteArray(R"({"media": {}})");
    QTest::newRow("input") << QByteArray(R"({"media": ["a.png"]})");
    QTest::newRow("unknown role") << QByteArray(R"({"media": [{"role": "fourth", "file": "a"}]})");
    QTest::newRow("role of a parameter") << QByteArray(R"({"media": [{"role": "seed", "file": "a"}]})");
    QTest::newRow("no reference") << QByteArray(R"({"media": [{"role": "first"}]})");
    QTest::newRow("two references") << QByteArray(
        R"({"media": [{"role": "first", "file": "a", "url": "b"}]})");
    QTest::newRow("reference") << QByteArray(R"({"media": [{"role": "first", "file": 5}]})");
    QTest::newRow("crop of three") << QByteArray(
        R"({"media": [{"role": "first", "file": "a", "crop": [0, 0, 1]}]})");
    QTest::newRow("crop in words") << QByteArray(
        R"({"media": [{"role": "first", "file": "a", "crop": ["0", 0, 1, 1]}]})");
    QTest::newRow("trim of one") << QByteArray(R"({"media": [{"role": "first", "file": "a", "trim": [1]}]})");
    QTest::newRow("trim in words") << QByteArray(
        R"({"media": [{"role": "first", "file": "a", "trim": ["1", "2"]}]})");
    QTest::newRow("trim as a number")
        << QByteArray(R"({"media": [{"role": "first", "file": "a", "trim": 1}]})");
    QTest::newRow("time in words") << QByteArray(
        R"({"media": [{"role": "first", "file": "a", "at": "0.5"}]})");
    QTest::newRow("name") << QByteArray(R"({"media": [{"role": "first", "file": "a", "name": 1}]})");
    QTest::newRow("subject") << QByteArray(R"({"media": [{"role": "first", "file": "a", "subject": 1}]})");
    QTest::newRow("tag") << QByteArray(R"({"media": [{"role": "first", "file": "a", "tag": 1}]})");
}

void TestGenerationRequest::refusesWrongTypes()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    const auto request = GenerationRequest::fromJson(document.object());
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::InvalidRequest);
    QVERIFY(!request.error().detail.isEmpty());
}

void TestGenerationRequest::findsInputs()
{
    GenerationRequest request;
    QVERIFY(!request.input(Role::First));
    MediaInput last;
    last.role = Role::Last;
    request.media = {MediaInput(), last};
    QCOMPARE(request.input(Role::Last), &request.media.at(1));
    QVERIFY(request.inputs(Role::Reference).isEmpty());
    request.media << last;
    QCOMPARE(
        request.inputs(Role::Last), (QList<const MediaInput *>{&request.media.at(1), &request.media.at(2)}));
    request.setValue(Role::Seed, 5);
    request.clear(Role::Seed);
    QVERIFY(request.values.isEmpty());
}

void TestGenerationRequest::rolesHaveNames()
{
    QStringList names;
    for (int i = 0; i <= int(Role::Keyframe); ++i) {
        const QString name = roleName(Role(i));
        QVERIFY(!name.isEmpty() && !names.contains(name));
        QCOMPARE(roleFromName(name), std::optional(Role(i)));
        QCOMPARE(isMediaRole(Role(i)), i >= int(Role::First));
        QCOMPARE(isCameraAxis(Role(i)), name.startsWith(u"camera."_s) && name != u"camera.static"_s);
        names << name;
    }
    QVERIFY(!roleFromName(u"Prompt"));
    QVERIFY(!roleFromName(u""));
}

QTEST_APPLESS_MAIN(TestGenerationRequest)
#include "tst_generationrequest.moc"
