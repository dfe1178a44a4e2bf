// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/rendertest.h"

#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;
using sandbox::RenderOrder;
using Kind = RenderOrder::Kind;

class TestSandboxRenderSound final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void hasTheAskedLength_data();
    void hasTheAskedLength();
    void formats_data();
    void formats();
    void voicesDiffer();
    void keepsTheLengthOfItsSource_data();
    void keepsTheLengthOfItsSource();
    void isolationKeepsSpeechOnly();
    void aClipStaysAClip();
    void playsWhatIsNotFetched();
};

namespace {

RenderOrder orderFor(const std::string &text, double seconds = 0)
{
    RenderOrder order;
    order.kind = Kind::Sound;
    order.prompt = text;
    order.seconds = seconds;
    order.format = "wav";
    return order;
}

} // namespace

void TestSandboxRenderSound::hasTheAskedLength_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("voice");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<double>("made");
    QTest::newRow("effect of half a second") << QByteArray("rain") << QByteArray() << 0.5 << 0.5;
    QTest::newRow("effect of thirty seconds") << QByteArray("rain") << QByteArray() << 30.0 << 30.0;
    QTest::newRow("effect of any length") << QByteArray("rain") << QByteArray() << 0.0 << 1.0;
    QTest::newRow("speech") << QByteArray(45, 'a') << QByteArray("Maya") << 0.0 << 3.0;
    QTest::newRow("speech says its own length") << QByteArray(45, 'a') << QByteArray("Maya") << 5.0 << 3.0;
    QTest::newRow("a short word") << QByteArray("Hi") << QByteArray("Maya") << 0.0 << 1.0;
}

void TestSandboxRenderSound::hasTheAskedLength()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, voice);
    QFETCH(double, seconds);
    QFETCH(double, made);
    RenderBench bench;
    RenderOrder order = orderFor(text.toStdString(), seconds);
    order.voice = voice.toStdString();
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QCOMPARE(info->kind, media::MediaInfo::Kind::Audio);
    QVERIFY2(std::abs(info->seconds - made) < 0.01, qPrintable(QString::number(info->seconds)));
    const auto sound = media::readSound(bench.output(order));
    QVERIFY(sound);
    QVERIFY(fixtures::loudness(*sound, 0, made) > 0.05);
}

void TestSandboxRenderSound::formats_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("rate");
    QTest::addColumn<QString>("mime");
    QTest::newRow("wav") << QByteArray("wav") << 44100 << u"audio/wav"_s;
    QTest::newRow("wav, 24 kHz") << QByteArray("wav") << 24000 << u"audio/wav"_s;
    QTest::newRow("mp3") << QByteArray("mp3") << 44100 << u"audio/mpeg"_s;
    QTest::newRow("mp3, 22 kHz") << QByteArray("mp3") << 22050 << u"audio/mpeg"_s;
    QTest::newRow("ogg") << QByteArray("ogg") << 48000 << u"audio/ogg"_s;
}

void TestSandboxRenderSound::formats()
{
    QFETCH(QByteArray, format);
    QFETCH(int, rate);
    RenderBench bench;
    RenderOrder order = orderFor("wind in the trees", 2);
    order.format = format.toStdString();
    order.samplesPerSecond = rate;
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info);
    QTEST(info->mime, "mime");
    QVERIFY(std::abs(info->seconds - 2) < 0.1);
    QVERIFY(media::verifyComplete(bench.output(order)));
    if (format == "wav") // the rate stands where every WAV has it
        QCOMPARE(qFromLittleEndian<quint32>(fixtures::contentOf(bench.output(order)).constData() + 24),
            quint32(rate));
}

void TestSandboxRenderSound::voicesDiffer()
{
    RenderBench bench;
    QList<QByteArray> sounds;
    for (const auto &[text, voice, seed] : {std::tuple{"good morning", "Maya", 1},
             std::tuple{"good morning", "Leo", 1}, std::tuple{"good evening", "Maya", 1},
             std::tuple{"good morning", "Maya", 2}, std::tuple{"good morning", "Maya", 1}}) {
        RenderOrder order = orderFor(text);
        order.voice = voice;
        order.seed = seed;
        QVERIFY(bench.render(order));
        sounds.append(fixtures::contentOf(bench.output(order)));
    }
    for (int i = 0; i < 4; ++i) {
        for (int k = 0; k < i; ++k)
            QVERIFY2(sounds[i] != sounds[k], qPrintable(u"%1, %2"_s.arg(i).arg(k)));
    }
    QVERIFY(sounds[4] == sounds[0]);
}

void TestSandboxRenderSound::keepsTheLengthOfItsSource_data()
{
    QTest::addColumn<QByteArray>("voice");
    for (const char *voice : {"Maya", "Leo", "fr", "de"})
        QTest::newRow(voice) << QByteArray(voice);
}

void TestSandboxRenderSound::keepsTheLengthOfItsSource()
{
    QFETCH(QByteArray, voice);
    RenderBench bench;
    RenderOrder order = orderFor("");
    order.voice = voice.toStdString();
    order.inputs = {bench.sound("source", fixtures::tone(2, 400))};
    QVERIFY(bench.render(order));
    const auto sound = media::readSound(bench.output(order));
    QVERIFY(sound);
    QVERIFY(std::abs(sound->seconds() - 2) < 0.001);
    const double hertz = fixtures::hertzOf(*sound, 0.2, 1.8);
    QVERIFY2(std::abs(hertz - 400) > 10, qPrintable(QString::number(hertz)));
    QVERIFY(hertz > 200 && hertz < 800);
    for (double from = 0.1; from < 1.8; from += 0.2)
        QVERIFY(fixtures::loudness(*sound, from, from + 0.1) > 0.05);
}

void TestSandboxRenderSound::isolationKeepsSpeechOnly()
{
    RenderBench bench;
    QList<double> loudness;
    for (const double hertz : {40.0, 700.0, 12000.0}) {
        RenderOrder order = orderFor("");
        order.inputs = {bench.sound("source", fixtures::tone(1, hertz))};
        QVERIFY(bench.render(order));
        const auto sound = media::readSound(bench.output(order));
        QVERIFY(sound && std::abs(sound->seconds() - 1) < 0.001);
        loudness.append(fixtures::loudness(*sound, 0.2, 0.9));
    }
    QVERIFY(loudness[1] > 0.25);
    QVERIFY2(loudness[0] < loudness[1] / 2, qPrintable(QString::number(loudness[0])));
    QVERIFY2(loudness[2] < loudness[1] / 2, qPrintable(QString::number(loudness[2])));
}

void TestSandboxRenderSound::aClipStaysAClip()
{
    RenderBench bench;
    RenderOrder order = orderFor("");
    order.format = "mp4";
    order.voice = "Maya";
    const auto draw = [](int i) { return fixtures::smoothPicture({64, 64}, i / 24.0); };
    order.inputs = {bench.clip("source", {64, 64}, 24, 12, draw, 400)};
    QVERIFY(bench.render(order));
    const auto info = media::probe(bench.output(order));
    QVERIFY(info && info->hasSound);
    QCOMPARE(info->frames, 12);
    QVERIFY(difference(framesOf(bench.output(order))[6], draw(6)) < 5);
    const auto sound = media::readSound(bench.output(order));
    QVERIFY(sound);
    QVERIFY(std::abs(fixtures::hertzOf(*sound, 0.1, 0.4) - 400) > 10);
}

void TestSandboxRenderSound::playsWhatIsNotFetched()
{
    RenderBench bench;
    RenderOrder order = orderFor("");
    order.inputs = {{"source", "audio", "", "https://example.com/a.wav", "", 0}};
    QVERIFY(bench.render(order));
    QVERIFY(std::abs(media::probe(bench.output(order))->seconds - 5) < 0.01);
    // A clip without sound has none that could be changed.
    order.inputs = {bench.clip("source", {64, 64}, 24, 4, [](int) {
        return fixtures::smoothPicture({64, 64}, 0);
    })};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"rendering failed"_s));
    QVERIFY(!bench.render(order));
}

QTEST_GUILESS_MAIN(TestSandboxRenderSound)
#include "tst_sandboxrendersound.moc"
