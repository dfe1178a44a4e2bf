// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/framing.h"

#include "domain/latersample.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

class TestFraming final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void outputSizes_data();
    void outputSizes();
    void crops_data();
    void crops();
    void cropsMoveInside_data();
    void cropsMoveInside();
    void nearestRatios_data();
    void nearestRatios();
    void ratioThatNobodyChose();
    void aClipKeepsItsFormat();

private:
    const ModelSpec &model(const QString &provider, const QString &name) const
    {
        return *m_catalogue.model(provider, u"image-to-video", name);
    }

    const Catalogue m_catalogue = samples::catalogue();
};

void TestFraming::outputSizes_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("aspect");
    QTest::addColumn<QSize>("size");
    QTest::newRow("landscape") << u"useapi"_s << u"gen3a_turbo"_s << u"landscape"_s << QSize(1280, 768);
    QTest::newRow("portrait") << u"useapi"_s << u"gen3a_turbo"_s << u"portrait"_s << QSize(768, 1280);
    QTest::newRow("the default") << u"useapi"_s << u"gen3a_turbo"_s << u""_s << QSize(1280, 768);
    QTest::newRow("Runway") << u"runway"_s << u"gen4_turbo"_s << u"1584:672"_s << QSize(1584, 672);
    QTest::newRow("not chosen") << u"runway"_s << u"gen4_turbo"_s << u""_s << QSize();
    QTest::newRow("not allowed") << u"runway"_s << u"gen4_turbo"_s << u"1:1"_s << QSize();
}

void TestFraming::outputSizes()
{
    QFETCH(QString, provider);
    QFETCH(QString, name);
    QFETCH(QString, aspect);
    QFETCH(QSize, size);
    GenerationRequest request;
    request.setValue(Role::Aspect, aspect);
    const QSize found = outputSize(model(provider, name), request);
    QCOMPARE(found.isEmpty(), size.isEmpty());
    if (!size.isEmpty())
        QCOMPARE(found, size);
    ModelSpec fixed;
    fixed.outputSize = QSize(640, 480);
    QCOMPARE(outputSize(fixed, request), QSize(640, 480));
}

void TestFraming::crops_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QRectF>("crop");
    QTest::newRow("the same") << QSize(1280, 768) << QRectF(0, 0, 1, 1);
    QTest::newRow("twice as large") << QSize(2560, 1536) << QRectF(0, 0, 1, 1);
    QTest::newRow("twice as wide") << QSize(2560, 768) << QRectF(0.25, 0, 0.5, 1);
    QTest::newRow("twice as high") << QSize(1280, 1536) << QRectF(0, 0.25, 1, 0.5);
    QTest::newRow("a square") << QSize(1000, 1000) << QRectF(0, 0.2, 1, 0.6);
    QTest::newRow("no picture") << QSize() << QRectF(0, 0, 1, 1);
}

void TestFraming::crops()
{
    QFETCH(QSize, picture);
    QFETCH(QRectF, crop);
    const QRectF found = centredCrop(picture, QSize(1280, 768));
    const QRectF difference(found.x() - crop.x(), found.y() - crop.y(), found.width() - crop.width(),
        found.height() - crop.height());
    for (const double side : {difference.x(), difference.y(), difference.width(), difference.height()})
        QVERIFY(std::abs(side) < 1e-12);
    QCOMPARE(centredCrop(QSize(10, 10), QSize()), QRectF(0, 0, 1, 1));
}

void TestFraming::cropsMoveInside_data()
{
    QTest::addColumn<QPointF>("delta");
    QTest::addColumn<QPointF>("corner");
    QTest::newRow("stays") << QPointF(0, 0) << QPointF(0.25, 0);
    QTest::newRow("right") << QPointF(0.125, 0) << QPointF(0.375, 0);
    QTest::newRow("far right") << QPointF(3, 0) << QPointF(0.5, 0);
    QTest::newRow("far left") << QPointF(-3, 0) << QPointF(0, 0);
    QTest::newRow("there is no room above and below") << QPointF(0, 0.5) << QPointF(0.25, 0);
}

void TestFraming::cropsMoveInside()
{
    QFETCH(QPointF, delta);
    QFETCH(QPointF, corner);
    QCOMPARE(movedCrop(QRectF(0.25, 0, 0.5, 1), delta), QRectF(corner, QSizeF(0.5, 1)));
}

void TestFraming::nearestRatios_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QString>("ratio");
    QTest::newRow("HD") << QSize(1920, 1080) << u"1280:720"_s;
    QTest::newRow("HD upright") << QSize(1080, 1920) << u"720:1280"_s;
    QTest::newRow("4:3") << QSize(640, 480) << u"1104:832"_s;
    QTest::newRow("3:4") << QSize(480, 640) << u"832:1104"_s;
    QTest::newRow("square") << QSize(500, 500) << u"960:960"_s;
    QTest::newRow("cinema") << QSize(2390, 1000) << u"1584:672"_s;
    QTest::newRow("very wide") << QSize(9000, 1000) << u"1584:672"_s;
    QTest::newRow("very high") << QSize(1000, 9000) << u"720:1280"_s;
    QTest::newRow("5:3") << QSize(1280, 768) << u"1280:720"_s;
}

void TestFraming::nearestRatios()
{
    QFETCH(QSize, picture);
    QFETCH(QString, ratio);
    const ParameterSpec *aspect = model(u"runway"_s, u"gen4_turbo"_s).parameter(Role::Aspect);
    const ChoiceValue *nearest = nearestAspect(*aspect, picture);
    QVERIFY(nearest);
    QCOMPARE(nearest->value.toString(), ratio);
    QVERIFY(!nearestAspect(*aspect, QSize()));
    const ParameterSpec *seconds = model(u"useapi"_s, u"gen3a_turbo"_s).parameter(Role::Duration);
    QVERIFY(!nearestAspect(*seconds, picture));
}

void TestFraming::ratioThatNobodyChose()
{
    const MediaFactsMap facts{
        {u"/high.png"_s, samples::picture(720, 1280)}, {u"/wide.png"_s, samples::picture(1280, 720)}};
    const ModelSpec &gen3 = model(u"runway"_s, u"gen3a_turbo"_s);
    GenerationRequest request;
    QVERIFY(!defaultAspect(gen3, request, facts));
    request.media = {samples::input(Role::Last, u"/high.png"_s)};
    QCOMPARE(defaultAspect(gen3, request, facts)->value, QJsonValue(u"768:1280"_s));
    request.media << samples::input(Role::First, u"/wide.png"_s); // the first keyframe counts first
    QCOMPARE(defaultAspect(gen3, request, facts)->value, QJsonValue(u"1280:768"_s));
    request.media[1].crop = QRectF(0.4, 0, 0.2, 1); // and of it, the part that was chosen
    QCOMPARE(defaultAspect(gen3, request, facts)->value, QJsonValue(u"768:1280"_s));
    QVERIFY(!defaultAspect(gen3, request, {}));
    // A documented default is what the service takes by itself.
    const ModelSpec &useapi = model(u"useapi"_s, u"gen3a_turbo"_s);
    request.media = {samples::input(Role::First, u"/high.png"_s)};
    QCOMPARE(defaultAspect(useapi, request, facts)->value, QJsonValue(u"landscape"_s));
}

// The ratio exists for a picture only.
void TestFraming::aClipKeepsItsFormat()
{
    ModelSpec spec = samples::laterModel();
    for (ParameterSpec &parameter : spec.parameters) {
        for (ChoiceValue &choice : parameter.choices) {
            if (parameter.role == Role::Aspect)
                choice.size = choice.value == QJsonValue(u"portrait"_s) ? QSize(720, 1280) : QSize(1280, 720);
        }
    }
    GenerationRequest request = samples::laterRequest({samples::input(Role::Character, u"/picture"_s)});
    request.setValue(Role::Aspect, u"portrait"_s);
    noteKinds(request, samples::laterFacts());
    QCOMPARE(outputSize(spec, request), QSize(720, 1280));
    request.media[0] = samples::input(Role::Character, u"/clip4"_s);
    QVERIFY(!defaultAspect(spec, request, samples::laterFacts()));
    noteKinds(request, samples::laterFacts());
    QVERIFY(outputSize(spec, request).isEmpty());
    request.media.clear();
    QCOMPARE(defaultAspect(spec, request, samples::laterFacts())->size, QSize(1280, 720));
}

QTEST_APPLESS_MAIN(TestFraming)
#include "tst_framing.moc"
