// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/rendertest.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;
using sandbox::RenderOrder;
using Kind = RenderOrder::Kind;

//! What is made out of clips, pictures and sounds that were sent.
class TestSandboxRenderSource final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void restyleGrowsWithItsStrength();
    void restyleHasTheAskedSizeAndLength_data();
    void restyleHasTheAskedSizeAndLength();
    void restyleFollowsGuides();
    void performanceLastsAsLongAsItsDriver_data();
    void performanceLastsAsLongAsItsDriver();
    void performanceFollowsItsDriver();
    void upscaleHasTheExactSize_data();
    void upscaleHasTheExactSize();
    void upscalesAPicture();
    void extendGoesOnAfterTheSource();
    void expandKeepsTheMiddle();
    void slowMotionIsLonger_data();
    void slowMotionIsLonger();
    void lipSyncLastsAsLongAsItsSound_data();
    void lipSyncLastsAsLongAsItsSound();
    void lipSyncOpensItsMouth();
    void drawsWhatIsNotFetched_data();
    void drawsWhatIsNotFetched();
};

namespace {

constexpr QSize size(160, 96);

//! A picture whose brightness is steady and whose colours are plain.
QImage scene(int frame)
{
    return fixtures::smoothPicture(size, frame / 60.0);
}

//! A bright disc that wanders from left to right.
QImage wandering(int frame)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(10, 10, 10));
    QPainter painter(&image);
    painter.setBrush(Qt::white);
    painter.drawEllipse(QPointF(30 + frame * 5, 48), 20, 20);
    return image;
}

RenderOrder orderOf(Kind kind)
{
    RenderOrder order;
    order.kind = kind;
    order.prompt = "as an old woodcut";
    order.seed = 5;
    order.seconds = 0;
    return order;
}

//! The mean difference between each frame and its source.
double distance(const QList<QImage> &frames, const std::function<QImage(int)> &draw)
{
    double sum = 0;
    for (int i = 0; i < frames.size(); ++i)
        sum += difference(frames[i], draw(i));
    return sum / double(std::max<qsizetype>(1, frames.size()));
}

} // namespace

void TestSandboxRenderSource::restyleGrowsWithItsStrength()
{
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Restyle);
    order.inputs = {bench.clip("source", size, 24, 6, scene)};
    double before = 0;
    for (const double strength : {0.0, 0.3, 0.6, 1.0}) {
        order.strength = strength;
        QVERIFY(bench.render(order));
        const QList<QImage> frames = framesOf(bench.output(order));
        QCOMPARE(frames.size(), 6);
        const double now = distance(frames, scene);
        QVERIFY2(now > before + 1, qPrintable(u"%1: %2 after %3"_s.arg(strength).arg(now).arg(before)));
        if (strength == 0)
            QVERIFY2(now < 8, qPrintable(QString::number(now)));
        before = now;
    }
    QVERIFY2(before > 30, qPrintable(QString::number(before)));
    // Another prompt is another look.
    const QImage woodcut = framesOf(bench.output(order))[0];
    order.prompt = "as a neon sign";
    QVERIFY(bench.render(order));
    QVERIFY(difference(framesOf(bench.output(order))[0], woodcut) > 10);
}

void TestSandboxRenderSource::restyleHasTheAskedSizeAndLength_data()
{
    QTest::addColumn<QSize>("wanted");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QSize>("made");
    QTest::addColumn<int>("frames");
    QTest::newRow("the source's") << QSize() << 0.0 << size << 12;
    QTest::newRow("cut") << QSize(128, 64) << 0.25 << QSize(128, 64) << 6;
    QTest::newRow("held") << QSize(64, 128) << 1.0 << QSize(64, 128) << 24;
    QTest::newRow("odd sides") << QSize(101, 65) << 0.25 << QSize(100, 64) << 6;
}

void TestSandboxRenderSource::restyleHasTheAskedSizeAndLength()
{
    QFETCH(QSize, wanted);
    QFETCH(double, seconds);
    QFETCH(int, frames);
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Restyle);
    order.inputs = {bench.clip("source", size, 24, 12, scene, 500)};
    order.size = wanted;
    order.seconds = seconds;
    QVERIFY(bench.render(order));
    const QList<QImage> made = framesOf(bench.output(order));
    QCOMPARE(made.size(), frames);
    QTEST(made[0].size(), "made");
    const auto info = media::probe(bench.output(order));
    QVERIFY(info && info->hasSound);
    QVERIFY(media::verifyComplete(bench.output(order)));
    // Cut around the middle: what was in the middle still is.
    if (wanted == QSize(64, 128)) {
        const QImage middle = scene(0).copy(56, 0, 48, 96).scaled(64, 128);
        QVERIFY(difference(made[0], middle) < 12);
    }
}

void TestSandboxRenderSource::restyleFollowsGuides()
{
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Restyle);
    order.inputs = {bench.clip("source", size, 24, 24, scene)};
    QImage blue(size, QImage::Format_RGB32);
    blue.fill(QColor(0, 0, 255));
    order.frames = {{bench.picture("guide", blue).blob, "", 0}};
    QVERIFY(bench.render(order));
    const QList<QImage> frames = framesOf(bench.output(order));
    QVERIFY(difference(frames[0], blue) < 30);
    QVERIFY(difference(frames[23], blue) > 60);
}

void TestSandboxRenderSource::performanceLastsAsLongAsItsDriver_data()
{
    QTest::addColumn<bool>("character"); // a clip, not a picture
    QTest::addColumn<QSize>("wanted");
    QTest::addColumn<QSize>("made");
    QTest::newRow("picture") << false << QSize(128, 128) << QSize(128, 128);
    QTest::newRow("clip keeps its size") << true << QSize() << QSize(96, 128);
}

void TestSandboxRenderSource::performanceLastsAsLongAsItsDriver()
{
    QFETCH(bool, character);
    QFETCH(QSize, wanted);
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Performance);
    const auto portrait = [](int i) { return fixtures::smoothPicture({96, 128}, 0.2 + i / 40.0); };
    order.inputs = {bench.clip("driver", size, 30, 21, wandering, 700)};
    order.inputs.push_back(character ? bench.clip("character", {96, 128}, 24, 6, portrait)
                                     : bench.picture("character", portrait(0)));
    order.size = wanted;
    order.strength = 0.5;
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QTEST(info->size, "made");
    QCOMPARE(info->frames, 21);
    QVERIFY(std::abs(info->framesPerSecond - 30) < 1e-3);
    QVERIFY(std::abs(info->seconds - 0.7) < 1e-3);
    const auto sound = media::readSound(bench.output(order));
    QVERIFY(sound);
    QVERIFY(std::abs(fixtures::hertzOf(*sound, 0.1, 0.6) - 700) < 15);
}

void TestSandboxRenderSource::performanceFollowsItsDriver()
{
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Performance);
    order.size = size;
    order.inputs = {bench.clip("driver", size, 24, 18, wandering), bench.picture("character", scene(9))};
    double before = 0;
    for (const double strength : {0.0, 0.5, 1.0}) {
        order.strength = strength;
        QVERIFY(bench.render(order));
        const QList<QImage> frames = framesOf(bench.output(order));
        // Beside the driver's inset.
        const auto part = [](const QImage &frame) { return frame.copy(48, 0, 112, 60); };
        const double now = difference(part(frames.last()), part(frames.first()));
        QVERIFY2(now > before + 1, qPrintable(u"%1: %2 after %3"_s.arg(strength).arg(now).arg(before)));
        before = now;
    }
    // A driver that stands still moves nobody.
    order.inputs[0] = bench.clip("driver", size, 24, 6, [](int) { return wandering(3); });
    QVERIFY(bench.render(order));
    const QList<QImage> still = framesOf(bench.output(order));
    QVERIFY(difference(still.last(), still.first()) < 2);
}

void TestSandboxRenderSource::upscaleHasTheExactSize_data()
{
    QTest::addColumn<QSize>("wanted");
    QTest::addColumn<QSize>("made");
    QTest::newRow("ordered") << QSize(480, 288) << QSize(480, 288);
    QTest::newRow("four times") << QSize() << QSize(640, 384);
}

void TestSandboxRenderSource::upscaleHasTheExactSize()
{
    QFETCH(QSize, wanted);
    QFETCH(QSize, made);
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Upscale);
    order.size = wanted;
    order.inputs = {bench.clip("source", size, 25, 5, scene, 500)};
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QCOMPARE(info->size, made);
    QCOMPARE(info->frames, 5);
    QVERIFY(std::abs(info->framesPerSecond - 25) < 1e-3);
    QVERIFY(info->hasSound);
    const QList<QImage> frames = framesOf(bench.output(order));
    QVERIFY(fixtures::psnr(frames[2].scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), scene(2))
        > 32);
}

void TestSandboxRenderSource::upscalesAPicture()
{
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Upscale);
    order.format = "png";
    order.size = {641, 383};
    order.inputs = {bench.picture("source", scene(4))};
    QVERIFY(bench.render(order));
    const QImage large(bench.output(order));
    QCOMPARE(large.size(), QSize(641, 383));
    QVERIFY(
        fixtures::psnr(large.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), scene(4)) > 32);
}

void TestSandboxRenderSource::extendGoesOnAfterTheSource()
{
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Extend);
    order.seconds = 0.5;
    order.inputs = {bench.clip("source", size, 24, 12, scene)};
    QVERIFY(bench.render(order));
    const QList<QImage> frames = framesOf(bench.output(order));
    QCOMPARE(frames.size(), 24);
    for (const int i : {0, 5, 11})
        QVERIFY2(difference(frames[i], scene(i)) < 4, qPrintable(QString::number(i)));
    QVERIFY(difference(frames[12], frames[11]) < 4);
    QVERIFY(difference(frames[23], frames[11]) > 3);
}

void TestSandboxRenderSource::expandKeepsTheMiddle()
{
    RenderBench bench;
    RenderOrder order = orderOf(Kind::Expand);
    order.size = {160, 240};
    order.inputs = {bench.clip("source", size, 24, 6, scene)};
    QVERIFY(bench.render(order));
    const QList<QImage> frames = framesOf(bench.output(order));
    QCOMPARE(frames.size(), 6);
    QCOMPARE(frames[0].size(), QSize(160, 240));
    QVERIFY(difference(frames[3].copy(0, 72, 160, 96), scene(3)) < 5);
    // Something was made up around it.
    const QImage above = frames[3].copy(0, 0, 160, 60);
    QVERIFY(difference(above, QImage(above.size(), QImage::Format_RGB32)) > 20);
}

void TestSandboxRenderSource::slowMotionIsLonger_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("frames");
    QTest::newRow("half") << 0.5 << 24;
    QTest::newRow("a tenth") << 0.1 << 120;
    QTest::newRow("the same") << 1.0 << 12;
    QTest::newRow("too slow is a tenth") << 0.0 << 120;
}

void TestSandboxRenderSource::slowMotionIsLonger()
{
    QFETCH(double, speed);
    QFETCH(int, frames);
    RenderBench bench;
    RenderOrder order = orderOf(Kind::SlowMotion);
    order.strength = speed;
    order.inputs = {bench.clip("source", {64, 48}, 24, 12, [](int i) {
        return fixtures::numberedPicture({64, 48}, 2 * i);
    })};
    QVERIFY(bench.render(order));
    const QList<QImage> made = framesOf(bench.output(order));
    QCOMPARE(made.size(), frames);
    QCOMPARE(fixtures::numberOf(made[0]), 0);
    QCOMPARE(fixtures::numberOf(made[frames / 2]), 12);
    if (speed == 0.5)
        QCOMPARE(fixtures::numberOf(made[5]), 5); // between the second and the third
}

void TestSandboxRenderSource::lipSyncLastsAsLongAsItsSound_data()
{
    QTest::addColumn<bool>("clip");
    QTest::newRow("picture") << false;
    QTest::newRow("clip") << true;
}

void TestSandboxRenderSource::lipSyncLastsAsLongAsItsSound()
{
    QFETCH(bool, clip);
    RenderBench bench;
    RenderOrder order = orderOf(Kind::LipSync);
    order.inputs = {clip ? bench.clip("character", size, 24, 6, scene) : bench.picture("character", scene(0)),
        bench.sound("audio", fixtures::tone(0.75, 900))};
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info && info->hasSound);
    QCOMPARE(info->size, size);
    QCOMPARE(info->frames, 18);
    const auto sound = media::readSound(bench.output(order));
    QVERIFY(sound);
    QVERIFY(std::abs(sound->seconds() - 0.75) < 0.06);
    QVERIFY(std::abs(fixtures::hertzOf(*sound, 0.1, 0.6) - 900) < 15);
    // Without a sound the text is spoken: fifteen characters a second.
    order.inputs.pop_back();
    order.prompt = std::string(30, 'a');
    QVERIFY(bench.render(order));
    QVERIFY(std::abs(media::probe(bench.output(order))->seconds - 2) < 0.06);
}

void TestSandboxRenderSource::lipSyncOpensItsMouth()
{
    RenderBench bench;
    RenderOrder order = orderOf(Kind::LipSync);
    media::Sound sound = fixtures::tone(1, 400);
    std::fill_n(sound.samples.begin(), 22050, 0.F);
    order.inputs = {bench.picture("character", scene(0)), bench.sound("audio", sound)};
    QVERIFY(bench.render(order));
    const QList<QImage> frames = framesOf(bench.output(order));
    QCOMPARE(frames.size(), 24);
    QVERIFY(difference(frames[4], frames[6]) < 1);
    QVERIFY(difference(frames[18], frames[4]) > 0.5);
}

void TestSandboxRenderSource::drawsWhatIsNotFetched_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("seconds");
    QTest::newRow("restyle") << int(Kind::Restyle) << 5.0;
    QTest::newRow("performance") << int(Kind::Performance) << 5.0;
    QTest::newRow("upscale") << int(Kind::Upscale) << 5.0;
    QTest::newRow("extend") << int(Kind::Extend) << 6.0;
    QTest::newRow("expand") << int(Kind::Expand) << 5.0;
    QTest::newRow("lip sync") << int(Kind::LipSync) << 5.0;
}

void TestSandboxRenderSource::drawsWhatIsNotFetched()
{
    QFETCH(int, kind);
    QFETCH(double, seconds);
    RenderBench bench;
    RenderOrder order = orderOf(Kind(kind));
    order.size = {64, 36};
    order.framesPerSecond = 4; // few frames are enough here
    order.seconds = order.kind == Kind::Extend ? 1 : 0;
    const std::string address = "https://example.com/";
    order.inputs = {{"source", "video", "", address + "s.mp4", "", 0},
        {"driver", "video", "", address + "d.mp4", "", 0},
        {"character", "image", "", address + "c.png", "", 0},
        {"audio", "audio", "", address + "a.wav", "", 0}};
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QCOMPARE(info->size, order.size);
    QVERIFY2(std::abs(info->seconds - seconds) < 0.06, qPrintable(QString::number(info->seconds)));
    const QList<QImage> frames = framesOf(bench.output(order));
    QVERIFY(difference(frames.first(), frames[frames.size() / 2]) > 0.1);
}

QTEST_GUILESS_MAIN(TestSandboxRenderSource)
#include "tst_sandboxrendersource.moc"
