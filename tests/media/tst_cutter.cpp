// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cutter.h"
#include "media/framereader.h"
#include "media/sound.h"
#include "media/sounddecoder.h"

#include "mediafixtures.h"
#include "soundfixtures.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace studio;
using namespace studio::media;
using namespace Qt::StringLiterals;

class TestCutter final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void keepsExactlyTheFrames_data();
    void keepsExactlyTheFrames();
    void keepsTheSoundOfThePart();
    void isNeverLongerThanAsked_data();
    void isNeverLongerThanAsked();
    void keepsChannelsAndRate_data();
    void keepsChannelsAndRate();
    void keepsBrokenRates();
    void readsOtherCodecs();
    void cutsSound();
    void refuses_data();
    void refuses();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();
    void replacesItsTargetOnly();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_dir->filePath(name); }
    [[nodiscard]] QStringList files() const { return QDir(m_dir->path()).entryList(QDir::Files); }
    //! 30 numbered frames, 24 a second; with sound: silence, from 0.5 s on a tone.
    [[nodiscard]] bool writeNumbered(bool withSound) const;
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

QList<int> numbersIn(const QString &path)
{
    QList<int> numbers;
    auto reader = FrameReader::open(path);
    while (reader) {
        const auto frame = (*reader)->next();
        if (!frame || frame->isNull())
            break;
        numbers.append(fixtures::numberOf(*frame));
    }
    return numbers;
}

} // namespace

void TestCutter::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

bool TestCutter::writeNumbered(bool withSound) const
{
    EncoderSettings settings;
    settings.size = {64, 48};
    settings.sound = withSound;
    auto encoder = Encoder::open(path(u"clip.mp4"_s), settings);
    for (int i = 0; encoder && i < 30; ++i) {
        if (!(*encoder)->write(fixtures::numberedPicture({64, 48}, i)))
            return false;
    }
    Sound sound = fixtures::tone(1.25, 500);
    std::fill_n(sound.samples.begin(), 22050, 0.F);
    return encoder && (!withSound || (*encoder)->writeSound(sound)) && (*encoder)->finish();
}

void TestCutter::keepsExactlyTheFrames_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << 0.0 << 1.25 << 0 << 30;
    QTest::newRow("beyond the end") << 0.5 << 99.0 << 12 << 18;
    QTest::newRow("before the beginning") << -3.0 << 0.5 << 0 << 12;
    QTest::newRow("on the frames") << 7 / 24.0 << 19 / 24.0 << 7 << 12;
    QTest::newRow("between the frames") << 7.4 / 24 << 19.4 / 24 << 7 << 12;
    QTest::newRow("one frame") << 11 / 24.0 << 12 / 24.0 << 11 << 1;
    QTest::newRow("the last") << 29 / 24.0 << 1.25 << 29 << 1;
}

void TestCutter::keepsExactlyTheFrames()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, first);
    QFETCH(int, count);
    QVERIFY(writeNumbered(false));
    QVERIFY(cut(path(u"clip.mp4"_s), {from, to}, path(u"part.mp4"_s)));
    QList<int> expected(count);
    std::iota(expected.begin(), expected.end(), first);
    QCOMPARE(numbersIn(path(u"part.mp4"_s)), expected);
    const auto info = probe(path(u"part.mp4"_s));
    QVERIFY(info);
    QCOMPARE(info->mime, u"video/mp4"_s);
    QVERIFY(std::abs(info->seconds - count / 24.0) < 1e-3);
    QVERIFY(!info->hasSound);
    QVERIFY(verifyComplete(path(u"part.mp4"_s)));
}

void TestCutter::keepsTheSoundOfThePart()
{
    QVERIFY(writeNumbered(true));
    QVERIFY(cut(path(u"clip.mp4"_s), {0.25, 1}, path(u"part.mp4"_s)));
    QCOMPARE(numbersIn(path(u"part.mp4"_s)).size(), 18);
    const auto sound = readSound(path(u"part.mp4"_s));
    QVERIFY(sound);
    QVERIFY2(std::abs(sound->seconds() - 0.75) < 0.05, qPrintable(QString::number(sound->seconds())));
    QVERIFY(fixtures::loudness(*sound, 0.02, 0.2) < 0.02);
    QVERIFY(fixtures::loudness(*sound, 0.3, 0.7) > 0.3);
    QVERIFY(verifyComplete(path(u"part.mp4"_s)));
}

void TestCutter::isNeverLongerThanAsked_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("divisor");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("whole frames") << 24 << 1 << 0.0 << 2.0;
    QTest::newRow("later") << 24 << 1 << 0.31 << 2.31;
    QTest::newRow("most of a frame more") << 24 << 1 << 0.1 << 2.13;
    QTest::newRow("half a frame more") << 30 << 1 << 0.0 << 2.017;
    QTest::newRow("29.97") << 30000 << 1001 << 0.0 << 2.0;
    QTest::newRow("23.976, later") << 24000 << 1001 << 0.77 << 2.27;
    QTest::newRow("25, thirds") << 25 << 1 << 1 / 3.0 << 7 / 3.0;
}

void TestCutter::isNeverLongerThanAsked()
{
    QFETCH(int, rate);
    QFETCH(int, divisor);
    QFETCH(double, from);
    QFETCH(double, to);
    EncoderSettings settings;
    settings.size = {64, 48};
    settings.framesPerSecond = rate;
    settings.rateDivisor = divisor;
    settings.sound = true;
    auto encoder = Encoder::open(path(u"clip.mp4"_s), settings);
    QVERIFY(encoder);
    for (int i = 0; i < 3 * rate / divisor; ++i)
        QVERIFY((*encoder)->write(fixtures::numberedPicture({64, 48}, i % 30)));
    QVERIFY((*encoder)->writeSound(fixtures::tone(3, 500)));
    QVERIFY((*encoder)->finish());
    const auto inTime
        = [from, to](double seconds) { return seconds <= to - from + 1e-6 && seconds > to - from - 0.05; };
    QVERIFY(cut(path(u"clip.mp4"_s), {from, to}, path(u"part.mp4"_s)));
    const double clip = probe(path(u"part.mp4"_s))->seconds;
    QVERIFY2(inTime(clip), qPrintable(QString::number(clip, 'f', 6)));
    const auto source = ClipSource::open(path(u"part.mp4"_s));
    QVERIFY(source);
    for (const AVStream *stream : {(*source)->video(), (*source)->sound()}) {
        const double track = double(stream->duration) * av_q2d(stream->time_base);
        QVERIFY2(inTime(track), qPrintable(QString::number(track, 'f', 6)));
    }
    const double whole = double((*source)->format()->duration) / AV_TIME_BASE;
    QVERIFY2(inTime(whole), qPrintable(QString::number(whole, 'f', 6)));
    QVERIFY(writeWav(fixtures::tone(3, 500), path(u"sound.wav"_s)));
    QVERIFY(cut(path(u"sound.wav"_s), {from, to}, path(u"part.wav"_s)));
    const double sound = probe(path(u"part.wav"_s))->seconds;
    QVERIFY2(inTime(sound), qPrintable(QString::number(sound, 'f', 6)));
}

void TestCutter::keepsChannelsAndRate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::newRow("stereo clip") << u"clip.mp4"_s << 48000 << 2;
    QTest::newRow("stereo clip, slow") << u"clip.mp4"_s << 32000 << 2;
    QTest::newRow("mono clip") << u"clip.mp4"_s << 48000 << 1;
    QTest::newRow("stereo wave") << u"sound.wav"_s << 48000 << 2;
    QTest::newRow("stereo MP3") << u"sound.mp3"_s << 44100 << 2;
    QTest::newRow("stereo FLAC") << u"sound.flac"_s << 96000 << 2;
    QTest::newRow("mono wave") << u"sound.wav"_s << 22050 << 1;
}

void TestCutter::keepsChannelsAndRate()
{
    QFETCH(QString, name);
    QFETCH(int, rate);
    QFETCH(int, channels);
    const bool isClip = name.endsWith(u".mp4"_s);
    const Sound sound = channels == 2 ? fixtures::twoTones(2, 500, 1200, rate) : fixtures::tone(2, 500, rate);
    if (isClip) {
        EncoderSettings settings;
        settings.size = {64, 48};
        settings.sound = true;
        settings.soundRate = rate;
        settings.soundChannels = channels;
        auto encoder = Encoder::open(path(name), settings);
        QVERIFY(encoder);
        for (int i = 0; i < 48; ++i)
            QVERIFY((*encoder)->write(fixtures::numberedPicture({64, 48}, i % 30)));
        QVERIFY((*encoder)->writeSound(sound));
        QVERIFY((*encoder)->finish());
    } else {
        QVERIFY(writeSound(sound, path(name)));
    }
    const QString target = path(isClip ? u"part.mp4"_s : u"part.wav"_s);
    QVERIFY(cut(path(name), {0.5, 1.5}, target));
    const auto source = ClipSource::open(target);
    QVERIFY(source);
    auto decoder = SoundDecoder::open(**source, 0, SoundDecoder::Channels::Own);
    QVERIFY(decoder);
    QCOMPARE((*decoder)->samplesPerSecond(), rate);
    QCOMPARE((*decoder)->channels(), channels);
    const auto part = soundBetween(**decoder, 0, 10);
    QVERIFY(part);
    for (int channel = 0; channel < channels; ++channel) {
        const double heard = fixtures::hertzOf(fixtures::channelOf(*part, channel), 0.2, 0.8);
        QVERIFY2(std::abs(heard - (channel == 0 ? 500 : 1200)) < 5, qPrintable(QString::number(heard)));
    }
}

void TestCutter::keepsBrokenRates()
{
    EncoderSettings settings;
    settings.size = {64, 48};
    settings.framesPerSecond = 30000;
    settings.rateDivisor = 1001;
    auto encoder = Encoder::open(path(u"clip.mp4"_s), settings);
    QVERIFY(encoder);
    for (int i = 0; i < 30; ++i)
        QVERIFY((*encoder)->write(fixtures::numberedPicture({64, 48}, i)));
    QVERIFY((*encoder)->finish());
    QVERIFY(cut(path(u"clip.mp4"_s), {10 * 1001 / 30000.0, 20 * 1001 / 30000.0}, path(u"part.mp4"_s)));
    const auto info = probe(path(u"part.mp4"_s));
    QVERIFY(info);
    QVERIFY(std::abs(info->framesPerSecond - 30000.0 / 1001) < 1e-6);
    QList<int> expected(10);
    std::iota(expected.begin(), expected.end(), 10);
    QCOMPARE(numbersIn(path(u"part.mp4"_s)), expected);
}

void TestCutter::readsOtherCodecs()
{
    EncoderSettings settings;
    settings.size = {98, 50};
    settings.prores = true;
    auto encoder = Encoder::open(path(u"clip.mov"_s), settings);
    QVERIFY(encoder);
    for (int i = 0; i < 6; ++i)
        QVERIFY((*encoder)->write(fixtures::numberedPicture({98, 50}, i)));
    QVERIFY((*encoder)->finish());
    QVERIFY(cut(path(u"clip.mov"_s), {2 / 24.0, 5 / 24.0}, path(u"part.mp4"_s)));
    QCOMPARE(numbersIn(path(u"part.mp4"_s)), (QList<int>{2, 3, 4}));
    QCOMPARE(probe(path(u"part.mp4"_s))->size, QSize(98, 50));
    QCOMPARE(probe(path(u"part.mp4"_s))->videoCodec, u"h264"_s);
}

void TestCutter::cutsSound()
{
    Sound sound = fixtures::tone(2, 500, 32000);
    std::fill_n(sound.samples.begin(), 32000, 0.F);
    for (const QString &name : {u"sound.wav"_s, u"sound.mp3"_s}) {
        QVERIFY(writeSound(sound, path(name)));
        QVERIFY(cut(path(name), {0.75, 1.5}, path(u"part.wav"_s)));
        const auto part = readSound(path(u"part.wav"_s), 32000);
        QVERIFY(part);
        QCOMPARE(part->samples.size(), 24000U);
        QVERIFY(fixtures::loudness(*part, 0.02, 0.2) < 0.02);
        QVERIFY(fixtures::loudness(*part, 0.3, 0.7) > 0.3);
        QCOMPARE(probe(path(u"part.wav"_s))->mime, u"audio/wav"_s);
    }
}

void TestCutter::refuses_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("backwards") << 1.0 << 0.5;
    QTest::newRow("nothing") << 0.5 << 0.5;
    QTest::newRow("after the end") << 5.0 << 6.0;
    QTest::newRow("before the beginning") << -2.0 << -1.0;
    QTest::newRow("less than a frame") << 0.5 << 0.501;
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << 1.0;
}

void TestCutter::refuses()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QVERIFY(writeNumbered(false));
    const auto done = cut(path(u"clip.mp4"_s), {from, to}, path(u"part.mp4"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::FileInvalid);
    QCOMPARE(files(), QStringList(u"clip.mp4"_s));
}

void TestCutter::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<double>("from");
    QTest::newRow("at once") << 0.0;
    QTest::newRow("halfway") << 0.5;
    QTest::newRow("at the very end") << 1.0;
}

void TestCutter::leavesNothingWhenCancelled()
{
    QFETCH(double, from);
    QVERIFY(writeNumbered(true));
    const auto done = cut(path(u"clip.mp4"_s), {0, 1}, path(u"part.mp4"_s),
        [from](double progress) { return progress < from; });
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QCOMPARE(files(), QStringList(u"clip.mp4"_s));
}

void TestCutter::replacesItsTargetOnly()
{
    QVERIFY(writeNumbered(false));
    QVERIFY(fixtures::writeFile(path(u"part.mp4"_s), "old"));
    QVERIFY(cut(path(u"clip.mp4"_s), {0, 0.5}, path(u"part.mp4"_s)));
    QCOMPARE(numbersIn(path(u"part.mp4"_s)).size(), 12);
    QCOMPARE(files(), (QStringList{u"clip.mp4"_s, u"part.mp4"_s}));
    const auto nowhere = cut(path(u"clip.mp4"_s), {0, 0.5}, path(u"no/such/part.mp4"_s));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, ErrorKind::Storage);
    QVERIFY(fixtures::writeFile(path(u"still.png"_s), "\x89PNG\r\n\x1a\n broken"));
    const auto broken = cut(path(u"still.png"_s), {0, 0.5}, path(u"part.mp4"_s));
    QVERIFY(!broken);
    QCOMPARE(broken.error().kind, ErrorKind::FileInvalid);
}

QTEST_GUILESS_MAIN(TestCutter)
#include "tst_cutter.moc"
