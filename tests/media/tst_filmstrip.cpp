// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/filmstrip.h"
#include "media/sound.h"

#include "mediafixtures.h"
#include "soundfixtures.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::media;
using namespace Qt::StringLiterals;

class TestFilmstrip final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }
    void showsTheClipEvenlySpread_data();
    void showsTheClipEvenlySpread();
    void cutsPicturesAroundTheMiddle();
    void showsLoudnessOfSound();
    void repeatsAPicture();
    void saysWhatIsWrong();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

//! How many pixels of a column are not transparent.
int heightAt(const QImage &strip, int x)
{
    int height = 0;
    for (int y = 0; y < strip.height(); ++y)
        height += qAlpha(strip.pixel(x, y)) > 128 ? 1 : 0;
    return height;
}

} // namespace

void TestFilmstrip::showsTheClipEvenlySpread_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QList<int>>("numbers");
    QTest::newRow("three") << 3 << QSize(192, 48) << QList<int>{5, 15, 25};
    QTest::newRow("five, a width that does not divide")
        << 5 << QSize(203, 30) << QList<int>{3, 9, 15, 21, 27};
    QTest::newRow("one") << 1 << QSize(64, 48) << QList<int>{15};
    QTest::newRow("larger than the clip") << 2 << QSize(600, 300) << QList<int>{7, 22};
}

void TestFilmstrip::showsTheClipEvenlySpread()
{
    QFETCH(int, count);
    QFETCH(QSize, size);
    QFETCH(QList<int>, numbers);
    QVERIFY(fixtures::writeClip(path(u"clip.mp4"_s), {64, 48}, 24, 30, [](int i) {
        return fixtures::numberedPicture({64, 48}, i);
    }));
    const auto strip = filmstrip(path(u"clip.mp4"_s), count, size);
    QVERIFY(strip);
    QCOMPARE(strip->size(), size);
    QList<int> seen;
    for (int i = 0; i < count; ++i) {
        const int left = size.width() * i / count;
        const int right = size.width() * (i + 1) / count;
        seen.append(fixtures::numberOf(strip->copy(left + 1, 0, right - left - 2, size.height())));
        // No gap between two places.
        QVERIFY(qGreen(strip->pixel(left, size.height() / 2)) >= 20);
        QVERIFY(qGreen(strip->pixel(right - 1, 1)) >= 20);
    }
    QCOMPARE(seen, numbers);
}

void TestFilmstrip::cutsPicturesAroundTheMiddle()
{
    QImage banner(240, 48, QImage::Format_RGB32);
    banner.fill(Qt::red);
    for (int y = 0; y < 48; ++y) {
        for (int x = 90; x < 150; ++x)
            banner.setPixel(x, y, qRgb(0, 0, 255));
    }
    QVERIFY(
        fixtures::writeClip(path(u"clip.mp4"_s), banner.size(), 24, 4, [&banner](int) { return banner; }));
    const auto strip = filmstrip(path(u"clip.mp4"_s), 2, {96, 48});
    QVERIFY(strip);
    for (const int x : {4, 24, 44, 52, 72, 92})
        QVERIFY2(qBlue(strip->pixel(x, 24)) > 200, qPrintable(QString::number(x)));
}

void TestFilmstrip::showsLoudnessOfSound()
{
    Sound sound = fixtures::tone(2, 500, 22050, 0.8);
    std::fill_n(sound.samples.begin(), 22050, 0.F);
    QVERIFY(writeSound(sound, path(u"sound.ogg"_s)));
    const auto strip = filmstrip(path(u"sound.ogg"_s), 6, {200, 40});
    QVERIFY(strip);
    QCOMPARE(strip->size(), QSize(200, 40));
    QVERIFY(strip->hasAlphaChannel());
    for (const int x : {10, 50, 90})
        QVERIFY(heightAt(*strip, x) >= 1 && heightAt(*strip, x) <= 3);
    for (const int x : {110, 150, 190})
        QVERIFY2(std::abs(heightAt(*strip, x) - 32) <= 4, qPrintable(QString::number(heightAt(*strip, x))));
}

void TestFilmstrip::repeatsAPicture()
{
    QVERIFY(fixtures::numberedPicture({64, 48}, 9).save(path(u"still.png"_s)));
    const auto strip = filmstrip(path(u"still.png"_s), 3, {90, 30});
    QVERIFY(strip);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(fixtures::numberOf(strip->copy(i * 30, 0, 30, 30)), 9);
}

void TestFilmstrip::saysWhatIsWrong()
{
    QCOMPARE(filmstrip(path(u"none.mp4"_s), 3, {90, 30}).error().kind, ErrorKind::NotFound);
    QVERIFY(fixtures::writeFile(path(u"text.mp4"_s), "no clip at all"));
    QCOMPARE(filmstrip(path(u"text.mp4"_s), 3, {90, 30}).error().kind, ErrorKind::FileInvalid);
    QVERIFY(fixtures::numberedPicture({64, 48}, 9).save(path(u"still.png"_s)));
    QCOMPARE(filmstrip(path(u"still.png"_s), 0, {90, 30}).error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(filmstrip(path(u"still.png"_s), 3, {0, 30}).error().kind, ErrorKind::InvalidRequest);
}

QTEST_GUILESS_MAIN(TestFilmstrip)
#include "tst_filmstrip.moc"
