// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/latersample.h"
#include "domain/problemtext.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using samples::input;
using samples::tagged;
using samples::trimmed;

namespace {

using Inputs = QList<MediaInput>;

Inputs pictures(int count, Role role = Role::Image)
{
    Inputs inputs;
    for (int i = 0; i < count; ++i) {
        inputs << input(role, i % 2 == 0 ? u"/picture"_s : u"/other"_s);
        inputs.last().subject = role == Role::Image && i == 2 ? u"human"_s : QString();
    }
    return inputs;
}

Inputs clips(Role role, const QStringList &paths)
{
    Inputs inputs;
    for (const QString &path : paths)
        inputs << input(role, path);
    return inputs;
}

Problem only(const GenerationRequest &request)
{
    const QList<Problem> problems = samples::laterProblems(request);
    return problems.size() == 1 ? problems[0] : Problem();
}

} // namespace

Q_DECLARE_METATYPE(studio::MediaInput)

class TestFieldRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rules_data();
    void rules();
    void secondsOfParameters_data();
    void secondsOfParameters();
    void pixels_data();
    void pixels();
    void pixelsOfAPart();
    void neededWhen_data();
    void neededWhen();
    void lengthFromAnInput();
    void dependsOnTheKindOfAnInput_data();
    void dependsOnTheKindOfAnInput();
    void figures();
};

void TestFieldRules::rules_data()
{
    QTest::addColumn<Inputs>("inputs");
    QTest::addColumn<QString>("expected");
    const Inputs sound = clips(Role::Audio, {u"/sound3"_s});
    QTest::newRow("nothing") << Inputs() << QString();
    QTest::newRow("references of one slot") << pictures(3, Role::Reference) << QString();
    QTest::newRow("first and reference")
        << pictures(1, Role::First) + pictures(1, Role::Reference) << u"first Exclusive"_s;
    QTest::newRow("sound alone") << sound << u"audio Requires"_s;
    QTest::newRow("sound with one of both") << sound + pictures(1, Role::Reference) << QString();
    QTest::newRow("sound with the other") << sound + pictures(1) << QString();
    QTest::newRow("as long as allowed")
        << clips(Role::ReferenceVideo, {u"/clip12"_s, u"/clip12"_s}) << QString();
    QTest::newRow("too long together")
        << clips(Role::ReferenceVideo, {u"/clip12"_s, u"/clip12"_s, u"/clip4"_s})
        << u"referenceVideo MediaTogetherTooLong"_s;
    QTest::newRow("too long with the source")
        << clips(Role::ReferenceVideo, {u"/clip12"_s, u"/clip4"_s}) + clips(Role::Source, {u"/clip12"_s})
        << u"source MediaTogetherTooLong"_s;
    QTest::newRow("parts are shorter") << Inputs{trimmed(Role::Source, u"/clip30"_s, 5, 14),
        input(Role::ReferenceVideo, u"/clip12"_s), input(Role::ReferenceVideo, u"/clip4"_s)}
                                       << QString();
    QTest::newRow("parts that are too long") << Inputs{trimmed(Role::Source, u"/clip30"_s, 5, 14.5),
        input(Role::ReferenceVideo, u"/clip12"_s), input(Role::ReferenceVideo, u"/clip4"_s)}
                                             << u"source MediaTogetherTooLong"_s;
    QTest::newRow("four together") << pictures(3) + pictures(1, Role::Reference) << QString();
    QTest::newRow("five together") << pictures(3) + pictures(2, Role::Reference)
                                   << u"image TooManyTogether"_s;
}

void TestFieldRules::rules()
{
    QFETCH(Inputs, inputs);
    GenerationRequest request = samples::laterRequest(inputs);
    request.values[u"scale"_s] = 1;
    QTEST(samples::written(samples::laterProblems(request)), "expected");
}

void TestFieldRules::secondsOfParameters_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<Inputs>("inputs");
    QTest::addColumn<QJsonValue>("duration");
    QTest::addColumn<QString>("expected");
    const QJsonValue unset(QJsonValue::Undefined);
    const QStringList source{u"source"_s};
    const Inputs clip = clips(Role::Source, {u"/clip12"_s});
    QTest::newRow("just so") << source << clip << QJsonValue(4) << QString();
    QTest::newRow("one more") << source << clip << QJsonValue(5) << u"source MediaTogetherTooLong"_s;
    QTest::newRow("by default too long") << source << clip << unset << u"source MediaTogetherTooLong"_s;
    QTest::newRow("a part") << source << Inputs{trimmed(Role::Source, u"/clip12"_s, 1, 12)} << unset
                            << QString();
    QTest::newRow("without the clip") << source << Inputs() << QJsonValue(30) << QString();
    QTest::newRow("no clip counts") << QStringList() << clip << QJsonValue(16) << QString();
    QTest::newRow("parameters alone")
        << QStringList() << Inputs() << QJsonValue(17) << u"duration MediaTogetherTooLong"_s;
}

void TestFieldRules::secondsOfParameters()
{
    QFETCH(QStringList, fields);
    QFETCH(Inputs, inputs);
    QFETCH(QJsonValue, duration);
    ModelSpec model = samples::laterModel();
    model.rules = {FieldRule{FieldRule::Kind::TotalSeconds, fields, {u"duration"_s}, 16}};
    GenerationRequest request = samples::laterRequest(inputs);
    request.setValue(Role::Duration, duration);
    const QList<Problem> found = validate(samples::laterProvider(), model, request, samples::laterFacts());
    QTEST(samples::written(found), "expected");
}

void TestFieldRules::pixels_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("scale");
    QTest::addColumn<QString>("expected");
    const QJsonValue unset(QJsonValue::Undefined);
    QTest::newRow("by default twice") << u"/picture"_s << unset << QString();
    QTest::newRow("a column more") << u"/large"_s << unset << u"scale OutputTooLarge"_s;
    QTest::newRow("as it is") << u"/large"_s << QJsonValue(1) << QString();
    QTest::newRow("as text") << u"/picture"_s << QJsonValue(u"2"_s) << QString();
    QTest::newRow("four times") << u"/picture"_s << QJsonValue(4) << u"scale OutputTooLarge"_s;
    QTest::newRow("not measured") << u"https://example.org/a.png"_s << QJsonValue(4) << QString();
}

void TestFieldRules::pixels()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, scale);
    GenerationRequest request = samples::laterRequest({input(Role::Image, path)});
    request.media[0].reference = MediaReference::fromText(path).value();
    request.values[u"scale"_s] = scale;
    QTEST(samples::written(samples::laterProblems(request)), "expected");
}

void TestFieldRules::pixelsOfAPart()
{
    GenerationRequest request = samples::laterRequest({input(Role::Image, u"/large"_s)});
    request.media[0].crop = QRectF(0, 0, 0.5, 1);
    QVERIFY(samples::laterProblems(request).isEmpty());
    ModelSpec model = samples::laterModel();
    model.rules.last().others.clear(); // nothing enlarges it
    model.rules.last().maximum = 500'000;
    request.media[0].crop = QRectF(0, 0, 0.6, 1);
    const QList<Problem> found = validate(samples::laterProvider(), model, request, samples::laterFacts());
    QCOMPARE(samples::written(found), u"image OutputTooLarge"_s);
}

void TestFieldRules::neededWhen_data()
{
    QTest::addColumn<QJsonValue>("quality");
    QTest::addColumn<QJsonValue>("style");
    QTest::addColumn<QString>("expected");
    const QJsonValue unset(QJsonValue::Undefined);
    QTest::newRow("by default not needed") << unset << unset << QString();
    QTest::newRow("not needed") << QJsonValue(u"low"_s) << unset << QString();
    QTest::newRow("but allowed") << QJsonValue(u"low"_s) << QJsonValue(u"noir"_s) << QString();
    QTest::newRow("needed") << QJsonValue(u"high"_s) << unset << u"style Required"_s;
    QTest::newRow("needed and blank") << QJsonValue(u"high"_s) << QJsonValue(u" "_s) << u"style Required"_s;
    QTest::newRow("needed and there") << QJsonValue(u"high"_s) << QJsonValue(u"noir"_s) << QString();
}

void TestFieldRules::neededWhen()
{
    QFETCH(QJsonValue, quality);
    QFETCH(QJsonValue, style);
    GenerationRequest request = samples::laterRequest({});
    request.setValue(Role::Quality, quality);
    request.setValue(Role::Style, style);
    QTEST(samples::written(samples::laterProblems(request)), "expected");
}

void TestFieldRules::lengthFromAnInput()
{
    ModelSpec model = samples::laterModel();
    for (ParameterSpec &parameter : model.parameters) {
        if (parameter.role == Role::Duration) {
            parameter.required = true;
            parameter.defaultValue = QJsonValue::Undefined;
        }
    }
    const ProviderSpec provider = samples::laterProvider();
    GenerationRequest request = samples::laterRequest({});
    QCOMPARE(
        samples::written(validate(provider, model, request, samples::laterFacts())), u"duration Required"_s);
    request.media = {input(Role::Source, u"/clip4"_s)};
    QVERIFY(validate(provider, model, request, samples::laterFacts()).isEmpty());
}

void TestFieldRules::dependsOnTheKindOfAnInput_data()
{
    QTest::addColumn<Inputs>("inputs");
    QTest::addColumn<bool>("applies");
    using Kind = MediaReference::Kind;
    const auto there = [](Kind kind, const QString &value) {
        return Inputs{samples::referred(Role::Character, kind, value)};
    };
    Inputs noted = there(Kind::Upload, u"runway://x"_s);
    noted[0].kind = MediaKind::Video;
    QTest::newRow("nothing there, which the condition names") << Inputs() << true;
    QTest::newRow("a picture") << Inputs{input(Role::Character, u"/picture"_s)} << true;
    QTest::newRow("a clip") << Inputs{input(Role::Character, u"/clip4"_s)} << false;
    QTest::newRow("the first of two")
        << Inputs{input(Role::Character, u"/clip4"_s), input(Role::Character, u"/picture"_s)} << false;
    QTest::newRow("nobody knows") << there(Kind::Upload, u"runway://x"_s) << true;
    QTest::newRow("somebody said so") << noted << false;
    QTest::newRow("an address of a picture") << there(Kind::Url, u"https://e.org/a.PNG?x=.mp4"_s) << true;
    QTest::newRow("an address of a clip") << there(Kind::Url, u"https://e.org/a.b/c.mp4#t"_s) << false;
    QTest::newRow("an address of nothing known") << there(Kind::Url, u"https://e.org/mp4"_s) << true;
}

void TestFieldRules::dependsOnTheKindOfAnInput()
{
    QFETCH(Inputs, inputs);
    QFETCH(bool, applies);
    const ModelSpec model = samples::laterModel();
    GenerationRequest request = samples::laterRequest(inputs);
    request.setValue(Role::Aspect, u"portrait"_s);
    noteKinds(request, samples::laterFacts());
    QCOMPARE(studio::applies(*model.parameter(Role::Aspect), model, request), applies);
    const QString problems = samples::written(samples::laterProblems(request));
    QCOMPARE(problems.contains(u"aspect Requires"_s), !applies);
}

void TestFieldRules::figures()
{
    GenerationRequest request
        = samples::laterRequest(clips(Role::ReferenceVideo, {u"/clip12"_s, u"/clip12"_s, u"/clip4"_s}));
    const Problem seconds = only(request);
    QCOMPARE(seconds.length, std::optional(28.0));
    QCOMPARE(seconds.maximum, std::optional(25.0));
    request.media = pictures(3) + pictures(2, Role::Reference);
    QCOMPARE(only(request).length, std::optional(5.0));
    request.media = clips(Role::Audio, {u"/sound3"_s});
    QCOMPARE(only(request).other, u"image"_s);
    QCOMPARE(only(request).given, u"image reference"_s);
    request.media = {input(Role::Image, u"/large"_s)};
    QCOMPARE(only(request).length, std::optional(2002.0 * 2000.0));
    QCOMPARE(only(request).other, u"image"_s);
}

QTEST_APPLESS_MAIN(TestFieldRules)
#include "tst_fieldrules.moc"
