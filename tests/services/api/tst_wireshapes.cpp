// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

ModelSpec wholeModel()
{
    const auto parsed = Catalogue::parse({test::fixture(u"catalogue/whole.json"_s)});
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().detail));
    return *parsed->model(u"p", u"later", u"w");
}

RemoteMedia medium(Role role, const QString &value, MediaKind kind = MediaKind::Image)
{
    RemoteMedia found;
    found.role = role;
    found.value = value;
    found.kind = kind;
    return found;
}

RemoteMedia tagged(const QString &value, const QString &tag, const QString &subject)
{
    RemoteMedia found = medium(Role::Image, value);
    found.tag = tag;
    found.subject = subject;
    return found;
}

RemoteMedia timed(const QString &value, std::optional<double> at)
{
    RemoteMedia found = medium(Role::Keyframe, value);
    found.at = at;
    return found;
}

using Media = QList<RemoteMedia>;

} // namespace

class TestWireShapes final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void shapes_data();
    void shapes();
    void everythingAtOnce();
    void theAccountIsNamedWithoutAnAsset();
    void constantsAreMerged();
    void whatDoesNotApplyIsNotSent_data();
    void whatDoesNotApplyIsNotSent();
    void lengthThatNobodyChose();
    void shippedModels_data();
    void shippedModels();
};

void TestWireShapes::shapes_data()
{
    QTest::addColumn<Media>("media");
    QTest::addColumn<QByteArray>("expected"); // without the constants
    const auto add = [](const char *name, const Media &media, const char *expected) {
        QTest::newRow(name) << media << QByteArray(expected);
    };
    add("nothing", {}, "{}");
    add("a lone first picture", {medium(Role::First, u"a"_s)}, R"({"stills":"a"})");
    add("a lone reference", {medium(Role::Reference, u"a"_s)}, R"({"stills":[{"uri":"a"}]})");
    add("two references", {medium(Role::Reference, u"a"_s), medium(Role::Reference, u"b"_s)},
        R"({"stills":[{"uri":"a"},{"uri":"b"}]})");
    add("a first picture before references", {medium(Role::Reference, u"b"_s), medium(Role::First, u"a"_s)},
        R"({"stills":[{"position":"first","uri":"a"},{"uri":"b"}]})");
    add("one id", {medium(Role::ReferenceVideo, u"a"_s, MediaKind::Video)}, R"({"clip1":"a"})");
    add("three ids",
        {medium(Role::ReferenceVideo, u"a"_s, MediaKind::Video),
            medium(Role::ReferenceVideo, u"b"_s, MediaKind::Video),
            medium(Role::ReferenceVideo, u"c"_s, MediaKind::Video)},
        R"({"clip1":"a","clip2":"b","more":{"clip3":"c"}})");
    add("typed", {medium(Role::Source, u"a"_s, MediaKind::Audio)}, R"({"media":{"type":"audio","uri":"a"}})");
    add("tagged", {tagged(u"a"_s, u"Cat"_s, u"human"_s), tagged(u"b"_s, {}, {})},
        R"({"pics":[{"subject":"human","tag":"Cat","uri":"a"},{"uri":"b"}]})");
    add("a subject that the model does not know", {tagged(u"a"_s, {}, u"ghost"_s)},
        R"({"pics":[{"uri":"a"}]})");
    add("listed",
        {medium(Role::Audio, u"a"_s, MediaKind::Audio), medium(Role::Audio, u"b"_s, MediaKind::Audio)},
        R"({"sounds":[{"uri":"a"},{"uri":"b"}]})");
    add("a list of addresses, and what goes with it",
        {medium(Role::ReferenceAudio, u"a"_s, MediaKind::Audio)},
        R"({"tone":{"kind":"loud","on":true},"tones":["a"]})");
    add("a typed list", {medium(Role::Middle, u"a"_s, MediaKind::Audio), medium(Role::Middle, u"b"_s)},
        R"({"mixed":[{"type":"audio","uri":"a"},{"type":"image","uri":"b"}]})");
    add("at times", {timed(u"a"_s, 0), timed(u"b"_s, 0.25)},
        R"({"frames":[{"at":0,"uri":"a"},{"at":0.25,"uri":"b"}]})");
    add("a role that the model does not have", {medium(Role::Last, u"a"_s)}, "{}");
}

void TestWireShapes::shapes()
{
    QFETCH(Media, media);
    ModelSpec model = wholeModel();
    model.constants = {};
    QTEST(QJsonDocument(buildBody(model, {}, media)).toJson(QJsonDocument::Compact), "expected");
}

// An asset names its account by itself; without one the provider would take any.
void TestWireShapes::theAccountIsNamedWithoutAnAsset()
{
    ModelSpec model;
    MediaSpec slot;
    slot.wire = u"assetId"_s;
    slot.role = Role::First;
    slot.kinds = {MediaKind::Image};
    slot.shape = MediaShape::AssetId;
    model.media = {slot};
    const QString email = u"two@example.com"_s;
    QCOMPARE(buildBody(model, {}, {}, email), QJsonObject());
    model.accountWire = u"email"_s;
    QCOMPARE(buildBody(model, {}, {}, email), (QJsonObject{{u"email"_s, email}}));
    QCOMPARE(buildBody(model, {}, {}, {}), QJsonObject());
    QCOMPARE(
        buildBody(model, {}, {medium(Role::First, u"a"_s)}, email), (QJsonObject{{u"assetId"_s, u"a"_s}}));
}

void TestWireShapes::everythingAtOnce()
{
    GenerationRequest request;
    request.setValue(Role::Prompt, u"the @Cat"_s);
    request.setValue(Role::Duration, 7);
    request.setValue(Role::Aspect, u"portrait"_s);
    request.setValue(Role::Voice, u"Rusty"_s);
    request.setValue(Role::Scale, 2);
    request.setValue(Role::OutputCount, 4);
    request.setValue(Role::Quality, u"high"_s);
    request.setValue(Role::Style, u"noir"_s);
    const QJsonObject body = buildBody(wholeModel(), request,
        {medium(Role::Character, u"c"_s), medium(Role::Source, u"s"_s, MediaKind::Video),
            tagged(u"p"_s, u"Cat"_s, {})});
    const QByteArray expected(
        R"({"count":4,"format":"portrait","media":{"type":"video","uri":"s"},"model":"w",)"
        R"("pics":[{"tag":"Cat","uri":"p"}],"quality":"high","scale":"2","seconds":7,"style":"noir",)"
        R"("text":"the @Cat","voice":{"presetId":"Rusty","type":"preset"},"who":{"type":"image","uri":"c"}})");
    QCOMPARE(QJsonDocument(body).toJson(QJsonDocument::Compact), expected);
}

void TestWireShapes::constantsAreMerged()
{
    GenerationRequest request;
    QCOMPARE(buildBody(wholeModel(), request, {}).value(u"voice"_s),
        QJsonValue(QJsonObject{{u"type"_s, u"preset"_s}}));
    request.setValue(Role::Voice, u"Maya"_s);
    QCOMPARE(buildBody(wholeModel(), request, {}).value(u"voice"_s),
        QJsonValue(QJsonObject{{u"type"_s, u"preset"_s}, {u"presetId"_s, u"Maya"_s}}));
}

void TestWireShapes::whatDoesNotApplyIsNotSent_data()
{
    QTest::addColumn<int>("noted"); // -1: not
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<Media>("media");
    QTest::addColumn<bool>("sent");
    const Media picture{medium(Role::Character, u"runway://a"_s)};
    const Media clip{medium(Role::Character, u"runway://a"_s, MediaKind::Video)};
    QTest::newRow("nothing there") << -1 << false << Media() << true;
    QTest::newRow("a picture") << int(MediaKind::Image) << true << picture << true;
    QTest::newRow("a clip") << int(MediaKind::Video) << true << clip << false;
    QTest::newRow("nobody knows") << -1 << true << picture << true;
    QTest::newRow("a picture, as brought") << -1 << false << picture << true;
    QTest::newRow("a clip, as brought") << -1 << false << clip << false;
}

void TestWireShapes::whatDoesNotApplyIsNotSent()
{
    QFETCH(int, noted);
    QFETCH(bool, isThere);
    QFETCH(Media, media);
    GenerationRequest request;
    request.setValue(Role::Aspect, u"portrait"_s);
    if (isThere) {
        MediaInput input;
        input.role = Role::Character;
        input.reference = {MediaReference::Kind::Upload, u"runway://a"_s};
        if (noted >= 0)
            input.kind = MediaKind(noted);
        request.media << input;
    }
    QTEST(buildBody(wholeModel(), request, media).contains(u"format"_s), "sent");
}

void TestWireShapes::lengthThatNobodyChose()
{
    const Media clip{medium(Role::Source, u"s"_s, MediaKind::Video)};
    QVERIFY(!buildBody(wholeModel(), {}, clip).contains(u"seconds"_s));
    GenerationRequest request;
    request.setValue(Role::Duration, 5); // the default, but chosen
    QCOMPARE(buildBody(wholeModel(), request, clip).value(u"seconds"_s), QJsonValue(5));
}

void TestWireShapes::shippedModels_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    QTest::addColumn<Media>("media");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char *provider, const char *operation, const char *model, const Media &media,
                         const char *expected) {
        QTest::addRow("%s %s %s", provider, operation, model)
            << QString::fromLatin1(provider) << QString::fromLatin1(operation) << QString::fromLatin1(model)
            << media << QByteArray(expected);
    };
    const RemoteMedia sound = medium(Role::ReferenceAudio, u"a"_s, MediaKind::Audio);
    add("runway", "text-to-speech", "eleven_multilingual_v2", {},
        R"({"model":"eleven_multilingual_v2","voice":{"type":"runway-preset"}})");
    add("runway", "text-to-speech", "seed_audio", {}, R"({"model":"seed_audio"})");
    add("runway", "text-to-speech", "seed_audio", {sound},
        R"({"model":"seed_audio","voice":{"audioUri":"a","type":"reference-audio"}})");
    add("runway", "sound-effect", "seed_audio", {sound}, R"({"model":"seed_audio","referenceAudios":["a"]})");
    add("runway", "image-to-video", "hailuo3", {medium(Role::Reference, u"r"_s), sound},
        R"({"model":"hailuo3","promptImage":[{"uri":"r"}],"referenceAudio":[{"type":"audio","uri":"a"}]})");
    add("runway", "character-performance", "act_two",
        {medium(Role::Driving, u"d"_s, MediaKind::Video), medium(Role::Character, u"c"_s)},
        R"({"character":{"type":"image","uri":"c"},"model":"act_two","reference":{"type":"video","uri":"d"}})");
    add("runway", "video-to-video", "aleph2",
        {medium(Role::Source, u"s"_s, MediaKind::Video), timed(u"k"_s, 0.5)},
        R"({"keyframes":[{"at":0.5,"uri":"k"}],"model":"aleph2","videoUri":"s"})");
    add("useapi", "text-to-image", "frames",
        {medium(Role::Reference, u"a"_s), medium(Role::Reference, u"b"_s)},
        R"({"imageAssetId1":"a","imageAssetId2":"b"})");
}

void TestWireShapes::shippedModels()
{
    QFETCH(QString, provider);
    QFETCH(QString, operation);
    QFETCH(QString, model);
    QFETCH(Media, media);
    const Catalogue catalogue = test::shippedCatalogue();
    const ModelSpec *spec = catalogue.model(provider, operation, model);
    QVERIFY(spec);
    QTEST(QJsonDocument(buildBody(*spec, {}, media)).toJson(QJsonDocument::Compact), "expected");
}

QTEST_APPLESS_MAIN(TestWireShapes)
#include "tst_wireshapes.moc"
