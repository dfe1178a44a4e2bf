// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prices of what nobody measured, and of what is not sent.
#include "domain/latersample.h"
#include "domain/pricing.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

using Credits = std::optional<int>;

namespace {

//! 4 credits, and a quality of two.
ModelSpec flat()
{
    ModelSpec model;
    ParameterSpec quality;
    quality.wire = u"quality"_s;
    quality.kind = ParameterKind::Choice;
    quality.choices = {{u"low"_s, {}, {}}, {u"high"_s, {}, {}}};
    quality.defaultValue = u"low"_s;
    model.parameters = {quality};
    model.price = PriceSpec();
    model.price->rate = 4;
    return model;
}

} // namespace

class TestPricingMeasures final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void measuresAreNoted();
    void whatDoesNotExistHasNoDefault();
    void unknownWhileItIsMet();
};

// What was priced is what is sent: a length is remembered, and a clip without one takes the default along.
void TestPricingMeasures::measuresAreNoted()
{
    MediaInput asset = samples::referred(Role::Source, MediaReference::Kind::Asset, u"user:1"_s);
    const ModelSpec model = samples::laterModel();
    const GenerationRequest request = samples::laterRequest({asset});
    QCOMPARE(withMeasures(model, request, {}), request);
    MediaFacts facts;
    facts.kind = MediaKind::Video;
    facts.seconds = 12;
    const GenerationRequest lasting = withMeasures(model, request, {{u"asset:user:1"_s, facts}});
    QCOMPARE(lasting.media.first().length, std::optional(12.0));
    QCOMPARE(lasting.media.first().kind, std::optional(MediaKind::Video));
    QVERIFY(!lasting.values.contains(u"duration"_s)); // the provider takes the very length
    QCOMPARE(estimate(model, lasting, {}), Credits(18));
    facts.seconds = 0;
    const GenerationRequest endless = withMeasures(model, lasting, {{u"asset:user:1"_s, facts}});
    QVERIFY(!endless.media.first().length);
    QCOMPARE(endless.value(Role::Duration), QJsonValue(5));
    QCOMPARE(estimate(model, endless, {}), Credits(8));
    GenerationRequest chosen = request;
    chosen.setValue(Role::Duration, 2);
    QCOMPARE(withMeasures(model, chosen, {{u"asset:user:1"_s, facts}}).value(Role::Duration), QJsonValue(2));
}

// The service goes by no default of what is not sent.
void TestPricingMeasures::whatDoesNotExistHasNoDefault()
{
    const Catalogue catalogue = samples::catalogue();
    const ModelSpec *model = catalogue.model(u"runway", u"video-to-video", u"seedance2_5");
    QVERIFY(model);
    const ParameterSpec *ratio = model->parameter(Role::Aspect);
    QVERIFY(ratio && ratio->when);
    GenerationRequest request = samples::laterRequest({samples::input(Role::Source, u"/clip4"_s)});
    request.setValue(Role::Duration, 5);
    QVERIFY(estimate(*model, request, samples::laterFacts()));
    request.values[u"mode"_s] = u"extend"_s;
    QVERIFY(!applies(*ratio, *model, request));
    QCOMPARE(estimate(*model, request, samples::laterFacts()), Credits());

    ModelSpec free = flat();
    ParameterSpec explore;
    explore.wire = u"explore"_s;
    explore.kind = ParameterKind::Boolean;
    explore.defaultValue = true;
    explore.when = Condition{u"quality"_s, {u"low"_s}};
    free.parameters << explore;
    free.price->freeWhen = u"explore"_s;
    QCOMPARE(estimate(free, GenerationRequest(), {}), Credits(0));
    GenerationRequest dear = GenerationRequest();
    dear.values[u"quality"_s] = u"high"_s;
    QCOMPARE(estimate(free, dear, {}), Credits(4));
    // And what depends on that one.
    const Condition onIt{u"explore"_s, {true}};
    QVERIFY(holds(onIt, free, GenerationRequest()));
    QVERIFY(!holds(onIt, free, dear));
}

void TestPricingMeasures::unknownWhileItIsMet()
{
    ModelSpec model = flat();
    model.price->unknownWhen = Condition{u"quality"_s, {u"high"_s, u"odd"_s}};
    GenerationRequest request = GenerationRequest();
    QCOMPARE(estimate(model, request, {}), Credits(4));
    request.values[u"quality"_s] = u"high"_s;
    QCOMPARE(estimate(model, request, {}), Credits());
}

QTEST_APPLESS_MAIN(TestPricingMeasures)
#include "tst_pricingmeasures.moc"
