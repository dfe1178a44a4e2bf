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

//! What is made anew: clips from keyframes, pictures, files of several outputs; and orders on paper.
class TestSandboxRender final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void ordersComeBackFromTheLedger();
    void oldOrdersAreStillRead();
    void everyFieldIsInTheHash();
    void namesTheFilesOfATask();
    void picturesHaveTheirExactSize_data();
    void picturesHaveTheirExactSize();
    void picturesDiffer();
    void referencesShow();
    void clipsHaveTheirLength_data();
    void clipsHaveTheirLength();
    void clipsSound();
    void severalClipsOfOneOrder();
    void grainGrows();
    void equalOrdersAreOneFile();
    void stopsWhenWithdrawn();
    void saysWhenAnInputIsGone();
    void writesProres();
};

namespace {

RenderOrder pictureOrder(QSize size, const char *format = "png")
{
    RenderOrder order;
    order.kind = Kind::Pictures;
    order.prompt = "a harbour at dawn";
    order.seed = 7;
    order.size = size;
    order.format = format;
    return order;
}

RenderOrder clipOrder()
{
    RenderOrder order;
    order.prompt = "a harbour at dawn";
    order.seed = 7;
    order.size = {96, 64};
    order.seconds = 0.5;
    return order;
}

RenderOrder everything()
{
    RenderOrder order;
    order.kind = Kind::LipSync;
    order.frames = {{"a.png", "", 0.25}, {"", "https://example.com/b.png", 1}};
    order.inputs
        = {{"character", "image", "c.png", "", "", 0}, {"reference", "image", "", "scene", "tag", 0.5}};
    order.camera = {1, 2, 3, 4, 5, 6, true};
    order.prompt = "prompt";
    order.seed = 4294967294;
    order.size = {640, 360};
    order.seconds = 2.5;
    order.strength = 0.3;
    order.framesPerSecond = 60;
    order.count = 3;
    order.format = "mov";
    order.profile = "hq";
    order.sound = true;
    order.voice = "Maya";
    order.samplesPerSecond = 22050;
    return order;
}

} // namespace

void TestSandboxRender::ordersComeBackFromTheLedger()
{
    const RenderOrder order = everything();
    const RenderOrder back = RenderOrder::fromJson(order.toJson());
    QVERIFY(back.toJson() == order.toJson());
    QCOMPARE(back.hash(), order.hash());
    QVERIFY(back.kind == Kind::LipSync);
    QCOMPARE(back.seconds, 2.5);
    QCOMPARE(back.inputs.size(), 2U);
    QVERIFY(back.input("reference") && back.input("reference")->tag == "tag");
    QVERIFY(!back.input("driver"));
    for (int kind = 0; kind <= int(Kind::Sound); ++kind) {
        RenderOrder one;
        one.kind = Kind(kind);
        QVERIFY(RenderOrder::fromJson(one.toJson()).kind == one.kind);
    }
}

void TestSandboxRender::oldOrdersAreStillRead()
{
    const RenderOrder order = RenderOrder::fromJson(
        {{"frames", sandbox::Json::array({{{"blob", "a.png"}, {"scene", ""}, {"time", 0.5}}})},
            {"prompt", "old"}, {"seed", 3}, {"width", 1280}, {"height", 768}, {"seconds", 10}});
    QVERIFY(order.kind == Kind::Keyframes);
    QCOMPARE(order.frames.size(), 1U);
    QCOMPARE(order.seconds, 10.0);
    QCOMPARE(order.size, QSize(1280, 768));
    QCOMPARE(order.count, 1);
    QVERIFY(order.format == "mp4");
    QCOMPARE(order.samplesPerSecond, 44100);
}

void TestSandboxRender::everyFieldIsInTheHash()
{
    const RenderOrder order = everything();
    const std::vector<std::function<void(RenderOrder &)>> changes{
        [](RenderOrder &o) { o.kind = Kind::Sound; }, [](RenderOrder &o) { o.frames[0].time = 0.3; },
        [](RenderOrder &o) { o.inputs[0].blob = "d.png"; }, [](RenderOrder &o) { o.inputs[1].tag = "other"; },
        [](RenderOrder &o) { o.camera.roll = 7; }, [](RenderOrder &o) { o.prompt += '.'; },
        [](RenderOrder &o) { ++o.seed; }, [](RenderOrder &o) { o.size.setWidth(642); },
        [](RenderOrder &o) { o.seconds = 2.6; }, [](RenderOrder &o) { o.strength = 0.4; },
        [](RenderOrder &o) { o.framesPerSecond = 30; }, [](RenderOrder &o) { o.count = 2; },
        [](RenderOrder &o) { o.format = "mp4"; }, [](RenderOrder &o) { o.profile = "lt"; },
        [](RenderOrder &o) { o.sound = false; }, [](RenderOrder &o) { o.voice = "Leo"; },
        [](RenderOrder &o) { o.samplesPerSecond = 44100; }};
    QSet<QString> hashes{order.hash()};
    for (const auto &change : changes) {
        RenderOrder other = order;
        change(other);
        hashes.insert(other.hash());
    }
    QCOMPARE(hashes.size(), qsizetype(changes.size()) + 1);
}

void TestSandboxRender::namesTheFilesOfATask()
{
    sandbox::Task task;
    task.id = "uuid";
    task.order.format = "jpg";
    QCOMPARE(task.outputName(0).c_str(), "uuid.jpg");
    QCOMPARE(task.outputName(1).c_str(), "uuid-2.jpg");
    QCOMPARE(task.outputName(3).c_str(), "uuid-4.jpg");
    QCOMPARE(task.order.previews(), 1);
    QSet<std::string> names;
    for (int index = 0; index < 4; ++index)
        names << task.outputName(index) << task.previewName(index, 0) << task.previewName(index, 1);
    QCOMPARE(names.size(), 12);
    task.order.format = "mp4";
    QCOMPARE(task.order.previews(), 4);
    task.order.format = "mp3";
    QCOMPARE(task.order.previews(), 0);
}

void TestSandboxRender::picturesHaveTheirExactSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("png") << QSize(320, 180) << QByteArray("png");
    QTest::newRow("jpg") << QSize(320, 180) << QByteArray("jpg");
    QTest::newRow("odd sides") << QSize(333, 187) << QByteArray("png");
    QTest::newRow("odd sides, jpg") << QSize(333, 187) << QByteArray("jpg");
    QTest::newRow("narrow") << QSize(176, 1408) << QByteArray("png");
    QTest::newRow("the widest") << QSize(11264, 1408) << QByteArray("jpg");
}

void TestSandboxRender::picturesHaveTheirExactSize()
{
    QFETCH(QSize, size);
    QFETCH(QByteArray, format);
    RenderBench bench;
    const RenderOrder order = pictureOrder(size, format.constData());
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QCOMPARE(info->size, size);
    QCOMPARE(info->mime, format == "png" ? u"image/png"_s : u"image/jpeg"_s);
    const QImage preview(bench.renderer().previewPath(order, 0, 0));
    QVERIFY(!preview.isNull() && preview.width() <= 320);
}

void TestSandboxRender::picturesDiffer()
{
    RenderBench bench;
    RenderOrder order = pictureOrder({160, 96});
    order.count = 3;
    QVERIFY(bench.render(order));
    QList<QImage> pictures;
    for (int index = 0; index < order.count; ++index)
        pictures.append(QImage(bench.output(order, index)));
    RenderOrder other = pictureOrder({160, 96});
    other.prompt = "a forest at noon";
    QVERIFY(bench.render(other));
    pictures.append(QImage(bench.output(other)));
    for (int i = 0; i < pictures.size(); ++i) {
        for (int k = 0; k < i; ++k)
            QVERIFY2(difference(pictures[i], pictures[k]) > 2, qPrintable(u"%1, %2"_s.arg(i).arg(k)));
    }
    RenderBench another;
    QVERIFY(another.render(order));
    QCOMPARE(QImage(another.output(order, 2)), pictures[2]);
}

void TestSandboxRender::referencesShow()
{
    RenderBench bench;
    RenderOrder order = pictureOrder({320, 192});
    QVERIFY(bench.render(order));
    const QImage plain(bench.output(order));
    QImage red(64, 64, QImage::Format_RGB32);
    red.fill(QColor(250, 10, 10));
    QImage green(64, 64, QImage::Format_RGB32);
    green.fill(QColor(10, 250, 10));
    order.inputs = {bench.picture("reference", red), bench.picture("reference", green)};
    QVERIFY(bench.render(order));
    const QImage composed(bench.output(order));
    QVERIFY(difference(plain, composed) > 5);
    int reds = 0;
    int greens = 0;
    for (int y = 0; y < composed.height(); ++y) {
        for (int x = 0; x < composed.width(); ++x) {
            reds += composed.pixelColor(x, y) == QColor(250, 10, 10) ? 1 : 0;
            greens += composed.pixelColor(x, y) == QColor(10, 250, 10) ? 1 : 0;
        }
    }
    QVERIFY(reds > 1000 && greens > 1000);
}

void TestSandboxRender::clipsHaveTheirLength_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("frames");
    QTest::newRow("half a second") << 0.5 << 0.0 << 12;
    QTest::newRow("a fraction") << 1.25 << 0.0 << 30;
    QTest::newRow("thirty a second") << 0.5 << 30.0 << 15;
    QTest::newRow("broken rate") << 0.5005 << 30000 / 1001.0 << 15;
    QTest::newRow("one frame") << 0.01 << 0.0 << 1;
}

void TestSandboxRender::clipsHaveTheirLength()
{
    QFETCH(double, seconds);
    QFETCH(double, rate);
    QFETCH(int, frames);
    RenderBench bench;
    RenderOrder order = clipOrder();
    order.seconds = seconds;
    order.framesPerSecond = rate;
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QCOMPARE(info->size, order.size);
    QCOMPARE(framesOf(bench.output(order)).size(), frames);
    QVERIFY(!info->hasSound);
    for (int preview = 0; preview < order.previews(); ++preview)
        QVERIFY(!QImage(bench.renderer().previewPath(order, 0, preview)).isNull());
}

void TestSandboxRender::clipsSound()
{
    RenderBench bench;
    RenderOrder order = clipOrder();
    order.sound = true;
    QVERIFY(bench.render(order));
    const auto tune = media::readSound(bench.output(order));
    QVERIFY(tune);
    QVERIFY(std::abs(tune->seconds() - 0.5) < 0.06);
    QVERIFY(fixtures::loudness(*tune, 0, 0.2) > 0.05);
    order.inputs = {bench.sound("reference", fixtures::tone(3, 800))};
    QVERIFY(bench.render(order));
    const auto sent = media::readSound(bench.output(order));
    QVERIFY(sent);
    QVERIFY(std::abs(fixtures::hertzOf(*sent, 0.1, 0.4) - 800) < 20);
    QVERIFY(std::abs(sent->seconds() - 0.5) < 0.06);
}

void TestSandboxRender::severalClipsOfOneOrder()
{
    RenderBench bench;
    RenderOrder order = clipOrder();
    order.count = 2;
    QVERIFY(bench.render(order));
    const QList<QImage> first = framesOf(bench.output(order, 0));
    const QList<QImage> second = framesOf(bench.output(order, 1));
    QCOMPARE(first.size(), 12);
    QCOMPARE(second.size(), 12);
    QVERIFY(difference(first[0], second[0]) > 2);
}

void TestSandboxRender::grainGrows()
{
    RenderBench bench;
    RenderOrder order = clipOrder();
    QVERIFY(bench.render(order));
    const QImage plain = framesOf(bench.output(order))[0];
    double before = 0;
    for (const double strength : {0.1, 0.5, 1.0}) {
        order.strength = strength;
        QVERIFY(bench.render(order));
        const double now = difference(framesOf(bench.output(order))[0], plain);
        QVERIFY2(now > before + 0.5, qPrintable(u"%1: %2 after %3"_s.arg(strength).arg(now).arg(before)));
        before = now;
    }
}

void TestSandboxRender::equalOrdersAreOneFile()
{
    RenderBench bench;
    RenderBench another;
    const RenderOrder order = clipOrder();
    QVERIFY(bench.render(order) && another.render(order));
    const QByteArray bytes = fixtures::contentOf(bench.output(order));
    QVERIFY(bytes.size() > 500);
    QVERIFY(bytes == fixtures::contentOf(another.output(order)));
    QVERIFY(bench.render(order));
    QCOMPARE(bench.renderer().report(order.hash()).progress, 1.0);
}

void TestSandboxRender::stopsWhenWithdrawn()
{
    RenderBench bench;
    RenderOrder order = clipOrder();
    order.size = {640, 384};
    order.seconds = 600;
    bench.renderer().submit(order);
    QTRY_VERIFY_WITH_TIMEOUT(bench.renderer().report(order.hash()).progress > 0, 60000);
    QVERIFY(bench.renderer().report(order.hash()).progress < 1);
    bench.renderer().withdraw(order.hash());
    QVERIFY(bench.render(clipOrder())); // the next one is not held up
    QVERIFY(bench.renderer().report(order.hash()).state == sandbox::Renderer::State::Unknown);
    QVERIFY(!QFile::exists(bench.output(order)));
}

void TestSandboxRender::saysWhenAnInputIsGone()
{
    RenderBench bench;
    for (const Kind kind : {Kind::Restyle, Kind::Performance, Kind::Upscale, Kind::Extend, Kind::Expand,
             Kind::SlowMotion, Kind::LipSync, Kind::Pictures, Kind::Keyframes}) {
        RenderOrder order = clipOrder();
        order.kind = kind;
        order.inputs = {{kind == Kind::Performance ? "driver" : "source", "video", "gone.mp4", "", "", 0}};
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"rendering failed"_s));
        QVERIFY2(!bench.render(order), qPrintable(QString::number(int(kind))));
        QVERIFY(bench.renderer().report(order.hash()).state == sandbox::Renderer::State::Failed);
    }
}

void TestSandboxRender::writesProres()
{
    RenderBench bench;
    RenderOrder order = clipOrder();
    order.format = "mov";
    order.profile = "hq";
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QCOMPARE(info->videoCodec, u"prores"_s);
    QCOMPARE(info->mime, u"video/quicktime"_s);
    QVERIFY(fixtures::contentOf(bench.output(order)).contains("apch"));
    QCOMPARE(framesOf(bench.output(order)).size(), 12);
}

QTEST_GUILESS_MAIN(TestSandboxRender)
#include "tst_sandboxrender.moc"
