// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cutter.h"
#include "media/framereader.h"
#include "media/sound.h"

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
