// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/encoder.h"
#include "media/framereader.h"

#include "mediafixtures.h"
#include "soundfixtures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::media;
using namespace Qt::StringLiterals;

class TestEncoder final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }
    void refusesWhatItCannotMake_data();
    void refusesWhatItCannotMake();
    void keepsColours_data();
    void keepsColours();
    void scalesPicturesOfAnotherSize();
    void takesItsFileAlongWhenNotFinished();
    void refusesEmptyPicturesAndClips();
    void putsTheIndexInFront();
    void writesNamesThatLookLikeAddresses();
    void writesASoundTrack_data();
    void writesASoundTrack();
    void refusesSoundItWasNotOpenedFor();
    void writesProres_data();
    void writesProres();
    void findsTheNearestRate_data();
    void findsTheNearestRate();

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"clip.mp4"_s); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

EncoderSettings settingsFor(QSize size, int rate = 24, int quality = 20)
{
    EncoderSettings settings;
    settings.size = size;
    settings.framesPerSecond = rate;
    settings.quality = quality;
    return settings;
}

} // namespace

void TestEncoder::refusesWhatItCannotMake_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("quality");
    QTest::newRow("odd width") << QSize(127, 96) << 24 << 20;
    QTest::newRow("odd height") << QSize(128, 95) << 24 << 20;
    QTest::newRow("empty") << QSize() << 24 << 20;
    QTest::newRow("too large") << QSize(16386, 16) << 24 << 20;
    QTest::newRow("no rate") << QSize(128, 96) << 0 << 20;
    QTest::newRow("no quality") << QSize(128, 96) << 24 << 52;
}

void TestEncoder::refusesWhatItCannotMake()
{
    QFETCH(QSize, size);
    QFETCH(int, rate);
    QFETCH(int, quality);
    const auto encoder = Encoder::open(path(), settingsFor(size, rate, quality));
    QVERIFY(!encoder);
    QCOMPARE(encoder.error().kind, ErrorKind::FileInvalid);
    QVERIFY(!encoder.error().detail.isEmpty());
    QVERIFY(!QFile::exists(path()));
}

void TestEncoder::keepsColours_data()
{
    QTest::addColumn<QColor>("colour");
    // A wrong matrix or range shifts each of these by far more than the tolerance.
    for (const char *name : {"#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000", "#808080", "#e0a060"})
        QTest::newRow(name) << QColor(QLatin1StringView(name));
}

void TestEncoder::keepsColours()
{
    QFETCH(QColor, colour);
    QImage picture(128, 96, QImage::Format_RGB32);
    picture.fill(colour);
    QVERIFY(fixtures::writeClip(path(), picture.size(), 24, 3, [&picture](int) { return picture; }));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    const auto frame = (*reader)->next();
    QVERIFY(frame);
    QCOMPARE(frame->format(), QImage::Format_RGB32);
    const QColor seen = frame->pixelColor(60, 40);
    const int off = std::max({std::abs(seen.red() - colour.red()), std::abs(seen.green() - colour.green()),
        std::abs(seen.blue() - colour.blue())});
    QVERIFY2(off <= 4, qPrintable(seen.name()));
}

void TestEncoder::scalesPicturesOfAnotherSize()
{
    auto encoder = Encoder::open(path(), settingsFor({128, 96}));
    QVERIFY(encoder);
    QVERIFY((*encoder)->write(fixtures::smoothPicture({128, 96}, 0.2)));
    QVERIFY((*encoder)->write(fixtures::smoothPicture({301, 77}, 0.2)));
    QVERIFY(
        (*encoder)->write(fixtures::smoothPicture({512, 384}, 0.2).convertToFormat(QImage::Format_RGB888)));
    QVERIFY((*encoder)->finish());
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    for (int i = 0; i < 3; ++i) {
        const auto frame = (*reader)->next();
        QVERIFY(frame);
        QVERIFY(fixtures::psnr(*frame, fixtures::smoothPicture({128, 96}, 0.2)) > 32);
    }
}

void TestEncoder::takesItsFileAlongWhenNotFinished()
{
    {
        auto encoder = Encoder::open(path(), settingsFor({128, 96}));
        QVERIFY(encoder);
        QVERIFY((*encoder)->write(fixtures::smoothPicture({128, 96}, 0)));
        QVERIFY(QFile::exists(path()));
    }
    QVERIFY(!QFile::exists(path()));
}

void TestEncoder::refusesEmptyPicturesAndClips()
{
    auto encoder = Encoder::open(path(), settingsFor({128, 96}));
    QVERIFY(encoder);
    const auto written = (*encoder)->write({});
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::FileInvalid);
    QVERIFY(!(*encoder)->finish());
    encoder->reset();
    QVERIFY(!QFile::exists(path()));
}

void TestEncoder::putsTheIndexInFront()
{
    QVERIFY(fixtures::writeClip(path(), {128, 96}, 24, 30, [](int i) {
        return fixtures::smoothPicture({128, 96}, i / 30.0);
    }));
    const QByteArray bytes = fixtures::contentOf(path());
    QVERIFY(bytes.indexOf("moov") > 0);
    QVERIFY(bytes.indexOf("moov") < bytes.indexOf("mdat"));
}

void TestEncoder::writesNamesThatLookLikeAddresses()
{
    for (const QString &name : {u"pipe:1.mp4"_s, u"take: über 100%.mp4"_s, u"-y.mp4"_s}) {
        const QString odd = m_dir->filePath(name);
        QVERIFY(fixtures::writeClip(odd, {64, 64}, 24, 2, [](int) {
            return fixtures::smoothPicture({64, 64}, 0);
        }));
        QVERIFY(verifyComplete(odd));
    }
}

void TestEncoder::writesASoundTrack_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<bool>("ahead");
    QTest::addColumn<bool>("prores");
    QTest::newRow("after the pictures") << 44100 << false << false;
    QTest::newRow("before the pictures") << 44100 << true << false;
    QTest::newRow("resampled") << 16000 << false << false;
    QTest::newRow("in a MOV") << 44100 << true << true;
}

void TestEncoder::writesASoundTrack()
{
    QFETCH(int, rate);
    QFETCH(bool, ahead);
    QFETCH(bool, prores);
    EncoderSettings settings = settingsFor({64, 64});
    settings.sound = true;
    settings.prores = prores;
    auto encoder = Encoder::open(path(), settings);
    QVERIFY(encoder);
    const Sound sound = fixtures::tone(1, 600, rate);
    if (ahead)
        QVERIFY((*encoder)->writeSound(sound));
    for (int i = 0; i < 24; ++i)
        QVERIFY((*encoder)->write(fixtures::smoothPicture({64, 64}, i / 24.0)));
    if (!ahead)
        QVERIFY((*encoder)->writeSound(sound));
    QVERIFY((*encoder)->finish());

    const auto info = probe(path());
    QVERIFY(info);
    QCOMPARE(info->kind, MediaInfo::Kind::Video);
    QVERIFY(info->hasSound);
    QCOMPARE(info->frames, 24);
    QVERIFY(std::abs(info->seconds - 1) < 1e-3);
    QVERIFY(verifyComplete(path()));
    const auto heard = readSound(path());
    QVERIFY(heard);
    QVERIFY2(std::abs(heard->seconds() - 1) < 0.05, qPrintable(QString::number(heard->seconds())));
    QVERIFY(std::abs(fixtures::hertzOf(*heard, 0.1, 0.9) - 600) < 10);
}

void TestEncoder::refusesSoundItWasNotOpenedFor()
{
    auto encoder = Encoder::open(path(), settingsFor({64, 64}));
    QVERIFY(encoder);
    const auto written = (*encoder)->writeSound(fixtures::tone(0.1, 600));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::InvalidRequest);
    EncoderSettings settings = settingsFor({64, 64});
    settings.sound = true;
    auto sounding = Encoder::open(m_dir->filePath(u"other.mp4"_s), settings);
    QVERIFY(sounding);
    QVERIFY((*sounding)->writeSound(fixtures::tone(0.1, 600, 22050)));
    const auto changed = (*sounding)->writeSound(fixtures::tone(0.1, 600, 44100));
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, ErrorKind::FileInvalid);
}

void TestEncoder::writesProres_data()
{
    QTest::addColumn<int>("profile");
    for (int profile = 0; profile <= 4; ++profile)
        QTest::addRow("profile %d", profile) << profile;
}

void TestEncoder::writesProres()
{
    QFETCH(int, profile);
    EncoderSettings settings = settingsFor({128, 96});
    settings.prores = true;
    settings.proresProfile = profile;
    const QString mov = m_dir->filePath(u"clip.mov"_s);
    auto encoder = Encoder::open(mov, settings);
    QVERIFY(encoder);
    for (int i = 0; i < 12; ++i)
        QVERIFY((*encoder)->write(fixtures::smoothPicture({128, 96}, i / 12.0)));
    QVERIFY((*encoder)->finish());
    const auto info = probe(mov);
    QVERIFY(info);
    QCOMPARE(info->mime, u"video/quicktime"_s);
    QCOMPARE(info->videoCodec, u"prores"_s);
    QCOMPARE(info->size, QSize(128, 96));
    QCOMPARE(info->frames, 12);
    QVERIFY(verifyComplete(mov));
    // The kind of ProRes is told by the name of its track.
    const QByteArrayList names{"apco", "apcs", "apcn", "apch", "ap4h"};
    QVERIFY(fixtures::contentOf(mov).contains(names[profile]));
    auto reader = FrameReader::open(mov);
    QVERIFY(reader);
    for (int i = 0; i < 12; ++i) {
        const auto frame = (*reader)->next();
        QVERIFY(frame);
        QVERIFY(fixtures::psnr(*frame, fixtures::smoothPicture({128, 96}, i / 12.0)) > 35);
    }
}

void TestEncoder::findsTheNearestRate_data()
{
    QTest::addColumn<double>("wanted");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("divisor");
    QTest::newRow("film") << 24.0 << 24 << 1;
    QTest::newRow("NTSC") << 30000 / 1001.0 << 30000 << 1001;
    QTest::newRow("NTSC film, rounded") << 23.976 << 2997 << 125;
    QTest::newRow("halves") << 12.5 << 25 << 2;
    QTest::newRow("unknown") << 0.0 << 24 << 1;
    QTest::newRow("too fast") << 1000.0 << 24 << 1;
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << 24 << 1;
}

void TestEncoder::findsTheNearestRate()
{
    QFETCH(double, wanted);
    EncoderSettings settings;
    setRate(settings, wanted);
    QTEST(settings.framesPerSecond, "frames");
    QTEST(settings.rateDivisor, "divisor");
}

QTEST_GUILESS_MAIN(TestEncoder)
#include "tst_encoder.moc"
