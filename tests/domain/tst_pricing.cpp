// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pricing.h"

#include "domain/latersample.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

using Credits = std::optional<int>;

namespace {

ModelSpec priced(const PriceSpec &price)
{
    ModelSpec model;
    ParameterSpec duration;
    duration.role = Role::Duration;
    duration.kind = ParameterKind::Integer;
    ParameterSpec prompt;
    prompt.role = Role::Prompt;
    ParameterSpec quality;
    quality.wire = u"quality"_s;
    quality.kind = ParameterKind::Choice;
    quality.choices = {{u"low"_s, {}, {}}, {u"high"_s, {}, {}}, {u"odd"_s, {}, {}}};
    quality.defaultValue = u"low"_s;
    model.parameters = {duration, prompt, quality};
    model.price = price;
    return model;
}

GenerationRequest lasting(const QJsonValue &seconds)
{
    GenerationRequest request;
    request.setValue(Role::Duration, seconds);
    return request;
}

} // namespace

class TestPricing final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void builtInModels_data();
    void builtInModels();
    void exploreModeIsFree();
    void otherFormatsCostMore();
    void roundsUp_data();
    void roundsUp();
    void flat();
    void perCharacters();
    void perFrameAndLengthOfTheClip();
    void table();
    void minimumAndPlus();
    void unknown();
    void units_data();
    void units();
    void severalOutputs_data();
    void severalOutputs();
    void extrasForInputs_data();
    void extrasForInputs();
    void lengthFollowsTheInput_data();
    void lengthFollowsTheInput();
    void lengthOfAPerformance();
    void otherOperations_data();
    void otherOperations();

private:
    Credits cost(const char *provider, const char *name, const GenerationRequest &request) const
    {
        return estimate(
            *m_catalogue.model(QString::fromLatin1(provider), u"image-to-video", QString::fromLatin1(name)),
            request, {});
    }

    const Catalogue m_catalogue = samples::catalogue();
};

void TestPricing::builtInModels_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QJsonValue>("seconds");
    QTest::addColumn<int>("credits"); // -1: unknown
    const QJsonValue unset(QJsonValue::Undefined);
    QTest::newRow("useapi 5") << u"useapi"_s << u"gen3a_turbo"_s << QJsonValue(5) << 25;
    QTest::newRow("useapi 10") << u"useapi"_s << u"gen3a_turbo"_s << QJsonValue(10) << 50;
    QTest::newRow("useapi 10 as text") << u"useapi"_s << u"gen3a_turbo"_s << QJsonValue(u"10"_s) << 50;
    QTest::newRow("useapi by default") << u"useapi"_s << u"gen3a_turbo"_s << unset << 25;
    QTest::newRow("gen4_turbo 2") << u"runway"_s << u"gen4_turbo"_s << QJsonValue(2) << 10;
    QTest::newRow("gen4_turbo by default") << u"runway"_s << u"gen4_turbo"_s << unset << 50;
    QTest::newRow("gen3a_turbo by default") << u"runway"_s << u"gen3a_turbo"_s << unset << 50;
    QTest::newRow("gen4.5 7") << u"runway"_s << u"gen4.5"_s << QJsonValue(7) << 84;
    QTest::newRow("gen4.5 has no default") << u"runway"_s << u"gen4.5"_s << unset << -1;
    QTest::newRow("no number") << u"runway"_s << u"gen4_turbo"_s << QJsonValue(u"long"_s) << -1;
    QTest::newRow("below 0") << u"runway"_s << u"gen4_turbo"_s << QJsonValue(-5) << -1;
    QTest::newRow("beyond all bounds") << u"runway"_s << u"gen4_turbo"_s << QJsonValue(1e300) << -1;
}

void TestPricing::builtInModels()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    QFETCH(QJsonValue, seconds);
    QFETCH(int, credits);
    const ModelSpec *spec = m_catalogue.model(provider, u"image-to-video", model);
    const Credits found = estimate(*spec, lasting(seconds), {});
    QCOMPARE(found.value_or(-1), credits);
}

void TestPricing::exploreModeIsFree()
{
    GenerationRequest request = lasting(10);
    request.setValue(Role::ExploreMode, true);
    QCOMPARE(cost("useapi", "gen3a_turbo", request), Credits(0));
    request.setValue(Role::ExploreMode, false);
    QCOMPARE(cost("useapi", "gen3a_turbo", request), Credits(50));
    // What is no boolean will be refused, and must not look free.
    request.setValue(Role::ExploreMode, u"true"_s);
    QCOMPARE(cost("useapi", "gen3a_turbo", request), Credits(50));
    // Runway has no such mode.
    request.setValue(Role::ExploreMode, true);
    QCOMPARE(cost("runway", "gen4_turbo", request), Credits(50));
}

void TestPricing::otherFormatsCostMore()
{
    GenerationRequest request = lasting(10);
    QCOMPARE(cost("runway", "gen4.5", request), Credits(120));
    request.values[u"outputFormat"_s] = u"mp4"_s;
    QCOMPARE(cost("runway", "gen4.5", request), Credits(120));
    request.values[u"outputFormat"_s] = u"prores"_s;
    QCOMPARE(cost("runway", "gen4.5", request), Credits(170));
    request.values[u"outputFormat"_s] = u"png_sequence"_s;
    QCOMPARE(cost("runway", "gen4.5", request), Credits(170));
}

void TestPricing::roundsUp_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("credits");
    QTest::newRow("whole") << 5.0 << 3 << 15;
    QTest::newRow("a little") << 0.34 << 3 << 2;
    QTest::newRow("binary dust is no credit") << 0.07 << 100 << 7;
    QTest::newRow("binary dust below") << 0.7 << 10 << 7;
    QTest::newRow("half") << 0.5 << 5 << 3;
    QTest::newRow("nothing") << 0.0 << 5 << 0;
}

void TestPricing::roundsUp()
{
    QFETCH(double, rate);
    QFETCH(int, seconds);
    PriceSpec price;
    price.kind = PriceSpec::Kind::PerSecond;
    price.rate = rate;
    const Credits found = estimate(priced(price), lasting(seconds), {});
    QVERIFY(found);
    QTEST(*found, "credits");
}

void TestPricing::flat()
{
    PriceSpec price;
    price.rate = 4.2;
    QCOMPARE(estimate(priced(price), {}, {}), Credits(5));
}

void TestPricing::perCharacters()
{
    PriceSpec price;
    price.kind = PriceSpec::Kind::PerCharacters;
    price.rate = 1;
    price.unit = 50;
    GenerationRequest request;
    request.setValue(Role::Prompt, QString(50, u'a'));
    QCOMPARE(estimate(priced(price), request, {}), Credits(1));
    request.setValue(Role::Prompt, QString(51, u'a'));
    QCOMPARE(estimate(priced(price), request, {}), Credits(2));
}

void TestPricing::perFrameAndLengthOfTheClip()
{
    PriceSpec price;
    price.kind = PriceSpec::Kind::PerFrame;
    price.rate = 0.9;
    ModelSpec model = priced(price);
    model.parameters.clear();
    MediaSpec slot;
    slot.role = Role::Source;
    slot.kinds = {MediaKind::Video};
    model.media = {slot};
    GenerationRequest request;
    request.media = {samples::input(Role::Source, u"/clip.mp4"_s)};
    MediaFacts clip;
    clip.kind = MediaKind::Video;
    clip.seconds = 2.5;
    clip.framesPerSecond = 24;
    QCOMPARE(estimate(model, request, {{u"/clip.mp4"_s, clip}}), Credits(54));
    QCOMPARE(estimate(model, request, {}), Credits());
    model.price->kind = PriceSpec::Kind::PerSecond;
    model.price->rate = 2;
    QCOMPARE(estimate(model, request, {{u"/clip.mp4"_s, clip}}), Credits(5));
    clip.state = MediaFacts::State::Pending;
    QCOMPARE(estimate(model, request, {{u"/clip.mp4"_s, clip}}), Credits());
}

void TestPricing::table()
{
    PriceSpec price;
    price.kind = PriceSpec::Kind::Table;
    price.tableKey = u"quality"_s;
    price.table = {{u"low"_s, 2.0}, {u"high"_s, 8.0}};
    GenerationRequest request = lasting(3);
    QCOMPARE(estimate(priced(price), request, {}), Credits(2)); // by default
    request.values[u"quality"_s] = u"high"_s;
    QCOMPARE(estimate(priced(price), request, {}), Credits(8));
    price.tableOf = PriceSpec::TableOf::Second;
    QCOMPARE(estimate(priced(price), request, {}), Credits(24));
    request.values[u"quality"_s] = u"odd"_s;
    QCOMPARE(estimate(priced(price), request, {}), Credits());
}

void TestPricing::minimumAndPlus()
{
    PriceSpec price;
    price.kind = PriceSpec::Kind::PerSecond;
    price.rate = 2;
    price.minimum = 10;
    QCOMPARE(estimate(priced(price), lasting(3), {}), Credits(10));
    QCOMPARE(estimate(priced(price), lasting(6), {}), Credits(12));
    price.plus = 1;
    QCOMPARE(estimate(priced(price), lasting(6), {}), Credits(13));
}

void TestPricing::unknown()
{
    ModelSpec model = priced({});
    model.price.reset();
    QCOMPARE(estimate(model, lasting(5), {}), Credits());
}

void TestPricing::units_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("unit");
    QTest::addColumn<int>("credits");
    using Kind = PriceSpec::Kind;
    // A clip of 4 seconds, 96 frames, and a prompt of 11 characters.
    QTest::newRow("3 seconds") << int(Kind::PerSecond) << 1.0 << 3.0 << 2;
    QTest::newRow("a second") << int(Kind::PerSecond) << 1.5 << 1.0 << 6;
    QTest::newRow("10 frames") << int(Kind::PerFrame) << 2.0 << 10.0 << 20;
    QTest::newRow("5 characters") << int(Kind::PerCharacters) << 2.0 << 5.0 << 5;
}

void TestPricing::units()
{
    QFETCH(int, kind);
    QFETCH(double, rate);
    QFETCH(double, unit);
    ModelSpec model = samples::laterModel();
    model.price = PriceSpec();
    model.price->kind = PriceSpec::Kind(kind);
    model.price->rate = rate;
    model.price->unit = unit;
    GenerationRequest request = samples::laterRequest({samples::input(Role::Source, u"/clip4"_s)});
    request.setValue(Role::Prompt, u"hello world"_s);
    QTEST(estimate(model, request, samples::laterFacts()).value_or(-1), "credits");
    model.price->kind = PriceSpec::Kind::Table;
    model.price->tableKey = u"quality"_s;
    model.price->table = {{u"low"_s, 3.0}};
    model.price->unit = 2;
    model.price->tableOf = PriceSpec::TableOf::Second;
    QCOMPARE(estimate(model, request, samples::laterFacts()), Credits(6));
    model.price->tableOf = PriceSpec::TableOf::Frame;
    QCOMPARE(estimate(model, request, samples::laterFacts()), Credits(144));
}

void TestPricing::severalOutputs_data()
{
    QTest::addColumn<QJsonValue>("count");
    QTest::addColumn<int>("credits"); // 15 of one
    QTest::newRow("by default one") << QJsonValue(QJsonValue::Undefined) << 15;
    QTest::newRow("three") << QJsonValue(3) << 45;
    QTest::newRow("none") << QJsonValue(0) << -1;
    QTest::newRow("no number") << QJsonValue(u"many"_s) << -1;
}

void TestPricing::severalOutputs()
{
    QFETCH(QJsonValue, count);
    GenerationRequest request = samples::laterRequest({});
    request.setValue(Role::Duration, 10); // 3 credits buy 2 seconds
    request.setValue(Role::OutputCount, count);
    QTEST(estimate(samples::laterModel(), request, {}).value_or(-1), "credits");
}

void TestPricing::extrasForInputs_data()
{
    QTest::addColumn<QList<MediaInput>>("inputs");
    QTest::addColumn<int>("credits"); // 15 without any
    using samples::input;
    const auto add = [](const char *name, const QList<MediaInput> &inputs, int credits) {
        QTest::newRow(name) << inputs << credits;
    };
    add("none", {}, 15);
    add("one picture", {input(Role::Image, u"/picture"_s)}, 16);
    add("three, in two slots",
        {input(Role::Image, u"/picture"_s), input(Role::Image, u"/other"_s),
            input(Role::Reference, u"/other"_s)},
        18);
    add("12 seconds of clips", {input(Role::ReferenceVideo, u"/clip12"_s)}, 21);
    add("16 seconds of clips",
        {input(Role::ReferenceVideo, u"/clip12"_s), input(Role::ReferenceVideo, u"/clip4"_s)}, 23);
    add("a part of a clip", {samples::trimmed(Role::ReferenceVideo, u"/clip30"_s, 10, 14)}, 17);
    add("a clip of unknown length", {input(Role::ReferenceVideo, u"/unknown"_s)}, -1);
    add("a picture that moves", {input(Role::Character, u"/picture"_s)}, 17);
    add("a clip that moves", {input(Role::Character, u"/clip4"_s)}, 15);
}

void TestPricing::extrasForInputs()
{
    QFETCH(QList<MediaInput>, inputs);
    GenerationRequest request = samples::laterRequest(inputs);
    request.setValue(Role::Duration, 10);
    QTEST(estimate(samples::laterModel(), request, samples::laterFacts()).value_or(-1), "credits");
}

void TestPricing::lengthFollowsTheInput_data()
{
    QTest::addColumn<QList<MediaInput>>("inputs");
    QTest::addColumn<QJsonValue>("seconds");
    QTest::addColumn<int>("credits");
    using samples::input;
    const QJsonValue unset(QJsonValue::Undefined);
    const auto add = [](const char *name, const QList<MediaInput> &inputs, const QJsonValue &seconds,
                         int credits) { QTest::newRow(name) << inputs << seconds << credits; };
    add("chosen", {input(Role::Source, u"/clip12"_s)}, 10, 15);
    add("as long as the clip", {input(Role::Source, u"/clip12"_s)}, unset, 18);
    add("as long as the sound", {input(Role::Source, u"/sound3"_s)}, unset, 5);
    add("as long as the part", {samples::trimmed(Role::Source, u"/clip30"_s, 10, 16)}, unset, 9);
    add("nobody measured it", {input(Role::Source, u"/unknown"_s)}, unset, -1);
    add("measured, and has no length, so the default", {input(Role::Source, u"/endless"_s)}, unset, 8);
    MediaInput remembered = samples::referred(Role::Source, MediaReference::Kind::Asset, u"user:1"_s);
    add("nobody measured the asset", {remembered}, unset, -1);
    remembered.length = 12;
    add("as long as the asset was", {remembered}, unset, 18);
    MediaInput changed = input(Role::Source, u"/unknown"_s);
    changed.length = 12;
    add("a file is measured anew", {changed}, unset, -1);
    add("no clip, so the default", {}, unset, 8);
    add("of another slot", {input(Role::Character, u"/clip12"_s)}, unset, 8);
}

void TestPricing::lengthFollowsTheInput()
{
    QFETCH(QList<MediaInput>, inputs);
    QFETCH(QJsonValue, seconds);
    GenerationRequest request = samples::laterRequest(inputs);
    request.setValue(Role::Duration, seconds);
    MediaFactsMap facts = samples::laterFacts();
    facts[u"/endless"_s].kind = MediaKind::Video;
    QTEST(estimate(samples::laterModel(), request, facts).value_or(-1), "credits");
}

// The result is as long as the performance, however long the clip of the character is.
void TestPricing::lengthOfAPerformance()
{
    ModelSpec model;
    for (const Role role : {Role::Character, Role::Driving}) {
        MediaSpec slot;
        slot.role = role;
        slot.kinds = {MediaKind::Image, MediaKind::Video};
        model.media << slot;
    }
    model.price = PriceSpec();
    model.price->kind = PriceSpec::Kind::PerSecond;
    model.price->rate = 5;
    GenerationRequest request = samples::laterRequest(
        {samples::input(Role::Character, u"/clip12"_s), samples::input(Role::Driving, u"/clip4"_s)});
    QCOMPARE(estimate(model, request, samples::laterFacts()), Credits(20));
    request.media.removeLast();
    QCOMPARE(estimate(model, request, samples::laterFacts()), Credits());
}

void TestPricing::otherOperations_data()
{
    QTest::addColumn<QString>("place"); // provider, operation and model
    QTest::addColumn<QVariantMap>("values");
    QTest::addColumn<QList<MediaInput>>("inputs");
    QTest::addColumn<int>("credits");
    using samples::input;
    const auto add
        = [](const QString &place, const QVariantMap &values, const QList<MediaInput> &inputs, int credits) {
              QTest::addRow("%s: %d", qPrintable(place), credits) << place << values << inputs << credits;
          };
    const MediaInput clip = input(Role::Source, u"/clip4"_s);
    const QString act = u"runway character-performance act_two"_s;
    add(act, {}, {input(Role::Character, u"/clip30"_s), input(Role::Driving, u"/clip4"_s)}, 20);
    add(act, {}, {input(Role::Character, u"/picture"_s)}, -1);
    const QString v2v = u"useapi video-to-video gen3a"_s;
    add(v2v, {}, {clip}, 40);
    add(v2v, {}, {samples::referred(Role::Source, MediaReference::Kind::Asset, u"user:1"_s)}, -1);
    add(v2v, {{u"exploreMode"_s, true}}, {clip}, 0);
    add(u"runway video-upscale upscale_v1"_s, {}, {clip}, 8);
    add(u"runway video-upscale magnific_video_upscaler_creative"_s, {{u"resolution"_s, u"4k"_s}}, {clip},
        116);
    add(u"runway video-upscale magnific_video_upscaler_creative"_s, {{u"fpsBoost"_s, true}}, {clip}, -1);
    add(u"runway video-upscale magnific_video_upscaler_creative"_s, {{u"fpsBoost"_s, false}}, {clip}, 87);
    add(u"runway text-to-speech eleven_multilingual_v2"_s, {{u"prompt"_s, QString(51, u'a')}}, {}, 2);
    add(u"runway voice-isolation eleven_voice_isolation"_s, {}, {input(Role::Source, u"/clip12"_s)}, 2);
    add(u"runway text-to-image seedream5_lite"_s, {{u"outputCount"_s, 3}}, {}, 12);
    add(u"runway image-to-video hailuo3"_s, {{u"resolution"_s, u"2K"_s}, {u"duration"_s, 5}},
        {input(Role::Reference, u"/picture"_s), input(Role::Reference, u"/other"_s)}, 79);
    add(u"runway image-upscale magnific_precision_upscaler_v2"_s, {}, {input(Role::Image, u"/picture"_s)},
        -1);
}

void TestPricing::otherOperations()
{
    QFETCH(QString, place);
    QFETCH(QVariantMap, values);
    QFETCH(QList<MediaInput>, inputs);
    const QStringList parts = place.split(u' ');
    const ModelSpec *model = m_catalogue.model(parts[0], parts[1], parts[2]);
    QVERIFY(model);
    GenerationRequest request = samples::laterRequest(inputs);
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        request.values.insert(value.key(), QJsonValue::fromVariant(*value));
    QTEST(estimate(*model, request, samples::laterFacts()).value_or(-1), "credits");
}

QTEST_APPLESS_MAIN(TestPricing)
#include "tst_pricing.moc"
