// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/formswitch.h"

#include "domain/latersample.h"
#include "domain/validation.h"

#include <QRegularExpression>
#include <QTest>

Q_DECLARE_METATYPE(studio::MediaInput)

using namespace studio;
using namespace Qt::StringLiterals;

class TestFormSwitch final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void values_data();
    void values();
    void namesTheNewModel();
    void keepsInputsThatAreTaken();
    void leavesOutReferencesOfTheOther();
    void sizesOfTheSourceWin();
    void conditionsHold();
    void theSameModelChangesNothing();
    void carriesWhatWasSaidOfInputs();
    void dropsWhatTheNewSlotHasNoUseFor();
    void dropsKindsThatDoNotFit_data();
    void dropsKindsThatDoNotFit();
    void keepsTheSourceWithinARoom();
    void conditionsOnInputsHold();
    void referencesOfTheSameProviderStay();

private:
    const ModelSpec &model(const QString &provider, const QString &name) const
    {
        return *m_catalogue.model(provider, u"image-to-video", name);
    }
    const ModelSpec &byText(const QString &both) const
    {
        const QStringList parts = both.split(u'/');
        return model(parts[0], parts[1]);
    }

    const Catalogue m_catalogue = samples::catalogue();
};

void TestFormSwitch::values_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("before");
    QTest::addColumn<QJsonValue>("after");
    const QString useapi = u"useapi/gen3a_turbo"_s;
    const QString gen4 = u"runway/gen4_turbo"_s;
    const QString gen45 = u"runway/gen4.5"_s;
    const QString gen3 = u"runway/gen3a_turbo"_s;
    const QJsonValue gone(QJsonValue::Undefined);
    const auto add = [](const char *name, const QString &from, const QString &to, const char *key,
                         const QJsonValue &before, const QJsonValue &after) {
        QTest::newRow(name) << from << to << QString::fromLatin1(key) << before << after;
    };
    add("prompt", useapi, gen4, "prompt", u"a boat"_s, u"a boat"_s);
    add("prompt that is too long stays whole", useapi, gen4, "prompt", QString(1500, u'a'),
        QString(1500, u'a'));
    add("blank prompt", useapi, gen4, "prompt", u"  "_s, gone);
    add("landscape", useapi, gen3, "aspect", u"landscape"_s, u"1280:768"_s);
    add("portrait", useapi, gen3, "aspect", u"portrait"_s, u"768:1280"_s);
    add("landscape to 16:9", useapi, gen4, "aspect", u"landscape"_s, u"1280:720"_s);
    add("portrait to 9:16", useapi, gen4, "aspect", u"portrait"_s, u"720:1280"_s);
    add("16:9 to landscape", gen4, useapi, "aspect", u"1280:720"_s, u"landscape"_s);
    add("4:3 to landscape", gen4, useapi, "aspect", u"1104:832"_s, u"landscape"_s);
    add("9:16 to portrait", gen4, useapi, "aspect", u"720:1280"_s, u"portrait"_s);
    add("16:9 to 5:3", gen4, gen3, "aspect", u"1280:720"_s, u"1280:768"_s);
    add("the same ratio", gen4, gen45, "aspect", u"1584:672"_s, u"1584:672"_s);
    add("pixels to a ratio", gen4, u"runway/hailuo3"_s, "aspect", u"720:1280"_s, u"9:16"_s);
    add("a ratio to pixels", u"runway/hailuo3"_s, gen4, "aspect", u"21:9"_s, u"1584:672"_s);
    add("a word to a ratio", useapi, u"runway/hailuo3"_s, "aspect", u"landscape"_s, u"16:9"_s);
    add("what follows the inputs", u"runway/hailuo3"_s, gen4, "aspect", u"adaptive"_s, gone);
    add("ratio in nonsense", gen4, useapi, "aspect", u"nonsense"_s, gone);
    add("duration that both have", useapi, gen4, "duration", 10, 10);
    add("duration as text", useapi, gen4, "duration", u"5"_s, 5);
    add("7 to 5 or 10", gen4, useapi, "duration", 7, 5);
    add("8 to 5 or 10", gen4, gen3, "duration", 8, 10);
    add("2 to 5 or 10", gen4, gen3, "duration", 2, 5);
    add("30 to 2…10", useapi, gen4, "duration", 30, 10);
    add("1 to 2…10", useapi, gen4, "duration", 1, 2);
    add("beyond all bounds", useapi, gen4, "duration", 1e300, 10);
    add("duration in nonsense", useapi, gen4, "duration", u"long"_s, gone);
    add("seed", useapi, gen4, "seed", 4294967294LL, 4294967294LL);
    add("seed 0 to useapi", gen4, useapi, "seed", 0, gone);
    add("greatest seed to useapi", gen4, useapi, "seed", 4294967295LL, gone);
    add("camera to a model without", useapi, gen4, "camera.zoom", 4, gone);
    add("static to a model without", useapi, gen3, "camera.static", true, gone);
    add("explore mode", useapi, gen4, "exploreMode", true, gone);
    add("moderation", gen4, gen45, "contentModeration", u"low"_s, u"low"_s);
    add("moderation to useapi", gen4, useapi, "contentModeration", u"low"_s, gone);
    add("format", gen45, gen4, "outputFormat", u"prores"_s, gone);
}

void TestFormSwitch::values()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, key);
    QFETCH(QJsonValue, before);
    QFETCH(QJsonValue, after);
    GenerationRequest request;
    request.values[key] = before;
    QCOMPARE(adapted(request, byText(to), &byText(from)).values.value(key, QJsonValue::Undefined), after);
    // All of these come out the same when the source is not at hand.
    QCOMPARE(adapted(request, byText(to)).values.value(key, QJsonValue::Undefined), after);
}

void TestFormSwitch::namesTheNewModel()
{
    const ModelSpec &target = model(u"runway"_s, u"gen4_turbo"_s);
    const GenerationRequest result = adapted(samples::request(model(u"useapi"_s, u"gen3a_turbo"_s)), target);
    QCOMPARE(result.provider, u"runway"_s);
    QCOMPARE(result.operation, u"image-to-video"_s);
    QCOMPARE(result.model, u"gen4_turbo"_s);
    QVERIFY(!hasErrors(validate(*m_catalogue.provider(u"runway"), target, result, samples::facts())));
}

void TestFormSwitch::keepsInputsThatAreTaken()
{
    GenerationRequest request;
    request.media = {samples::input(Role::Last, u"/c"_s), samples::input(Role::First, u"/a"_s),
        samples::input(Role::Middle, u"/b"_s)};
    request.media[1].crop = QRectF(0, 0, 0.5, 1);
    const GenerationRequest gen3 = adapted(request, model(u"runway"_s, u"gen3a_turbo"_s));
    QCOMPARE(gen3.media, (QList{request.media[1], request.media[0]}));
    const GenerationRequest gen4 = adapted(request, model(u"runway"_s, u"gen4_turbo"_s));
    QCOMPARE(gen4.media, QList{request.media[1]});
    const GenerationRequest useapi = adapted(request, model(u"useapi"_s, u"gen3a_turbo"_s));
    QCOMPARE(useapi.media.size(), 3);
    request.media << samples::input(Role::First, u"/d"_s); // one too many
    QCOMPARE(adapted(request, model(u"runway"_s, u"gen4_turbo"_s)).media, QList{request.media[1]});
}

void TestFormSwitch::leavesOutReferencesOfTheOther()
{
    MediaInput asset;
    asset.reference = {MediaReference::Kind::Asset, u"user:1-asset:2"_s};
    MediaInput upload;
    upload.reference = {MediaReference::Kind::Upload, u"runway://x"_s};
    MediaInput address;
    address.reference = {MediaReference::Kind::Url, u"https://example.org/a.png"_s};
    const ModelSpec &runway = model(u"runway"_s, u"gen4_turbo"_s);
    const ModelSpec &useapi = model(u"useapi"_s, u"gen3a_turbo"_s);
    const auto survives = [](const MediaInput &input, const ModelSpec &target) {
        GenerationRequest request;
        request.media = {input};
        return !adapted(request, target).media.isEmpty();
    };
    QVERIFY(survives(asset, useapi) && !survives(asset, runway));
    QVERIFY(survives(upload, runway) && !survives(upload, useapi));
    QVERIFY(survives(address, runway) && survives(address, useapi));
}

// A value whose text says nothing of its shape is matched by the size that its model gives it.
void TestFormSwitch::sizesOfTheSourceWin()
{
    ModelSpec source = model(u"useapi"_s, u"gen3a_turbo"_s);
    for (ParameterSpec &parameter : source.parameters) {
        if (parameter.role == Role::Aspect)
            parameter.choices = {{u"cinema"_s, {}, QSize(2390, 1000)}};
    }
    GenerationRequest request;
    request.setValue(Role::Aspect, u"cinema"_s);
    const ModelSpec &target = model(u"runway"_s, u"gen4_turbo"_s);
    QCOMPARE(adapted(request, target, &source).value(Role::Aspect), QJsonValue(u"1584:672"_s));
    QVERIFY(!adapted(request, target).values.contains(u"aspect"_s));
}

void TestFormSwitch::conditionsHold()
{
    const ModelSpec &gen45 = model(u"runway"_s, u"gen4.5"_s);
    GenerationRequest request;
    request.values[u"proresProfile"_s] = u"422"_s;
    QVERIFY(adapted(request, gen45).values.isEmpty());
    request.values[u"outputFormat"_s] = u"prores"_s;
    QCOMPARE(adapted(request, gen45).values.size(), 2);
}

void TestFormSwitch::theSameModelChangesNothing()
{
    for (const ModelSpec &spec : m_catalogue.models()) {
        GenerationRequest request;
        request.provider = spec.provider;
        request.operation = spec.operation;
        request.model = spec.model;
        for (const MediaSpec &slot : spec.media) {
            request.media << samples::input(slot.role, u"/a"_s);
            request.media.last().kind = slot.kinds.constLast();
        }
        for (const ParameterSpec &parameter : spec.parameters) {
            const bool isSeed = parameter.role == Role::Seed;
            const QJsonValue value = isSeed ? QJsonValue(7) : parameter.defaultValue;
            if (isSet(parameter, value) && applies(parameter, spec, request))
                request.values.insert(parameter.key(), value);
        }
        QVERIFY2(adapted(request, spec, &spec) == request, qPrintable(spec.operation + u' ' + spec.model));
    }
}

void TestFormSwitch::carriesWhatWasSaidOfInputs()
{
    const ModelSpec target = samples::laterModel();
    GenerationRequest request = samples::laterRequest({samples::tagged(u"/picture"_s, u"cat"_s, u"human"_s),
        samples::tagged(u"/other"_s, u"dog"_s), samples::trimmed(Role::Source, u"/clip30"_s, 2, 8),
        samples::timedAt(u"/picture"_s, 0.5), samples::timedAt(u"/other"_s, 1)});
    request.provider = u"another"_s;
    request.media[2].kind = MediaKind::Video;
    const GenerationRequest result = adapted(request, target);
    // In the order of the slots.
    QCOMPARE(result.media,
        (QList{request.media[2], request.media[0], request.media[1], request.media[3], request.media[4]}));
    for (int i = 0; i < 5; ++i)
        request.media << samples::tagged(u"/other"_s, u"cat%1"_s.arg(i));
    QCOMPARE(adapted(request, target).inputs(Role::Image).size(), 4); // as many as there is room for
}

void TestFormSwitch::dropsWhatTheNewSlotHasNoUseFor()
{
    ModelSpec target = samples::laterModel();
    for (MediaSpec &slot : target.media) {
        slot.shape = MediaShape::Listed;
        slot.subjects.clear();
    }
    const GenerationRequest request
        = samples::laterRequest({samples::tagged(u"/picture"_s, u"cat"_s, u"human"_s),
            samples::timedAt(u"/picture"_s, 0.5), samples::trimmed(Role::First, u"/clip"_s, 1, 2)});
    const GenerationRequest result = adapted(request, target);
    QCOMPARE(result.input(Role::Image)->tag, u"cat"_s); // a person wrote it
    QVERIFY(result.input(Role::Image)->subject.isEmpty());
    QVERIFY(!result.input(Role::Keyframe)->at);
    QVERIFY(!result.input(Role::First)->trim);
}

void TestFormSwitch::dropsKindsThatDoNotFit_data()
{
    QTest::addColumn<MediaInput>("input");
    QTest::addColumn<bool>("survives");
    using Kind = MediaReference::Kind;
    const auto noted = [](Role role, MediaKind kind) {
        MediaInput found = samples::input(role, u"/a"_s);
        found.kind = kind;
        return found;
    };
    QTest::newRow("a clip for a picture or clip") << noted(Role::Character, MediaKind::Video) << true;
    QTest::newRow("sound for a picture or clip") << noted(Role::Character, MediaKind::Audio) << false;
    QTest::newRow("a clip for a picture") << noted(Role::First, MediaKind::Video) << false;
    QTest::newRow("nobody knows") << samples::input(Role::First, u"/a"_s) << true;
    QTest::newRow("an address of a clip for a picture")
        << samples::referred(Role::First, Kind::Url, u"https://example.org/a.mp4"_s) << false;
    QTest::newRow("a role that is not there") << samples::input(Role::Last, u"/a"_s) << false;
}

void TestFormSwitch::dropsKindsThatDoNotFit()
{
    QFETCH(MediaInput, input);
    QTEST(!adapted(samples::laterRequest({input}), samples::laterModel()).media.isEmpty(), "survives");
}

void TestFormSwitch::keepsTheSourceWithinARoom()
{
    const QStringList operations{u"video-to-video"_s, u"video-extend"_s, u"video-expand"_s, u"slow-motion"_s};
    GenerationRequest request;
    request.provider = u"useapi"_s;
    request.setValue(Role::Prompt, u"by night"_s);
    request.media = {samples::trimmed(Role::Source, u"/clip30"_s, 1, 5),
        samples::referred(Role::Reference, MediaReference::Kind::Asset, u"user:1"_s)};
    request.media[0].kind = MediaKind::Video;
    for (const QString &operation : operations) {
        const QList<const ModelSpec *> models = m_catalogue.models(u"useapi", operation);
        QVERIFY2(!models.isEmpty(), qPrintable(operation));
        for (const ModelSpec *target : models) {
            const GenerationRequest result = adapted(request, *target);
            QCOMPARE(result.operation, operation);
            QVERIFY2(result.input(Role::Source), qPrintable(target->model));
            QCOMPARE(*result.input(Role::Source), request.media[0]);
            QCOMPARE(result.values.contains(u"prompt"_s), target->parameter(Role::Prompt) != nullptr);
        }
    }
}

void TestFormSwitch::conditionsOnInputsHold()
{
    GenerationRequest request = samples::laterRequest({samples::input(Role::Character, u"/a"_s)});
    request.setValue(Role::Aspect, u"portrait"_s);
    request.media[0].kind = MediaKind::Image;
    QVERIFY(adapted(request, samples::laterModel()).values.contains(u"aspect"_s));
    request.media[0].kind = MediaKind::Video;
    QVERIFY(!adapted(request, samples::laterModel()).values.contains(u"aspect"_s));
}

void TestFormSwitch::referencesOfTheSameProviderStay()
{
    using Kind = MediaReference::Kind;
    GenerationRequest request
        = samples::laterRequest({samples::referred(Role::First, Kind::Asset, u"user:1"_s)});
    QCOMPARE(adapted(request, samples::laterModel()).media, request.media);
    request.provider = u"another"_s;
    QVERIFY(adapted(request, samples::laterModel()).media.isEmpty());
}

QTEST_APPLESS_MAIN(TestFormSwitch)
#include "tst_formswitch.moc"
