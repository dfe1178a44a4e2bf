// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/encoder.h"
#include "media/framereader.h"

#include "mediafixtures.h"

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

QTEST_GUILESS_MAIN(TestEncoder)
#include "tst_encoder.moc"
