// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/probe.h"
#include "media/sound.h"

#include "mediafixtures.h"
#include "soundfixtures.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::media;
using namespace Qt::StringLiterals;

class TestSound final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }
    void comesBackAsItWasWritten_data();
    void comesBackAsItWasWritten();
    void isReadAtAnotherRate();
    void isReadOutOfAClip();
    void isTheSameTwice_data();
    void isTheSameTwice();
    void replacesAFile();
    void refusesWhatItCannotWrite();
    void refusesWhatHasNoSound();

private:
    [[nodiscard]] QString path(const QString &suffix) const { return m_dir->filePath(u"tone."_s + suffix); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSound::comesBackAsItWasWritten_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<int>("rate");
    QTest::addColumn<QString>("mime");
    QTest::addColumn<double>("slack"); // seconds: what a codec adds at the ends
    QTest::newRow("wav") << u"wav"_s << 44100 << u"audio/wav"_s << 0.0001;
    QTest::newRow("wav, an odd rate") << u"wav"_s << 12345 << u"audio/wav"_s << 0.0001;
    QTest::newRow("mp3") << u"mp3"_s << 44100 << u"audio/mpeg"_s << 0.06;
    QTest::newRow("mp3, resampled") << u"mp3"_s << 30000 << u"audio/mpeg"_s << 0.06;
    QTest::newRow("ogg") << u"ogg"_s << 48000 << u"audio/ogg"_s << 0.03;
    QTest::newRow("ogg, resampled") << u"ogg"_s << 44100 << u"audio/ogg"_s << 0.03;
}

void TestSound::comesBackAsItWasWritten()
{
    QFETCH(QString, suffix);
    QFETCH(int, rate);
    QFETCH(QString, mime);
    QFETCH(double, slack);
    // Half a second of tone, then silence: length, pitch, loudness and place can all be told.
    Sound written = fixtures::tone(1, 600, rate);
    std::fill(written.samples.begin() + rate / 2, written.samples.end(), 0.F);
    const Status done = writeSound(written, path(suffix));
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));

    const auto info = probe(path(suffix));
    QVERIFY(info);
    QCOMPARE(info->kind, MediaInfo::Kind::Audio);
    QCOMPARE(info->mime, mime);
    QVERIFY(info->hasSound);
    QVERIFY2(std::abs(info->seconds - 1) <= slack, qPrintable(QString::number(info->seconds)));
    QVERIFY(verifyComplete(path(suffix)));

    const auto read = readSound(path(suffix), 44100);
    QVERIFY(read);
    QCOMPARE(read->samplesPerSecond, 44100);
    QVERIFY2(std::abs(read->seconds() - 1) <= slack, qPrintable(QString::number(read->seconds())));
    QVERIFY(std::abs(fixtures::hertzOf(*read, 0.1, 0.4) - 600) < 10);
    QVERIFY(std::abs(fixtures::loudness(*read, 0.1, 0.4) - 0.5 / std::sqrt(2)) < 0.03);
    QVERIFY(fixtures::loudness(*read, 0.6, 0.9) < 0.01);
}

void TestSound::isReadAtAnotherRate()
{
    QVERIFY(writeSound(fixtures::tone(1, 440), path(u"wav"_s)));
    const auto read = readSound(path(u"wav"_s), 8000);
    QVERIFY(read);
    QCOMPARE(read->samplesPerSecond, 8000);
    QVERIFY(std::abs(read->seconds() - 1) < 0.01);
    QVERIFY(std::abs(fixtures::hertzOf(*read, 0.1, 0.9) - 440) < 10);
}

void TestSound::isReadOutOfAClip()
{
    const auto read = readSound(STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s);
    QVERIFY(read);
    QVERIFY2(std::abs(read->seconds() - 2) < 0.05, qPrintable(QString::number(read->seconds())));
    QVERIFY(fixtures::loudness(*read, 0, 2) > 0.001);
}

void TestSound::isTheSameTwice_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"wav", "mp3", "ogg"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestSound::isTheSameTwice()
{
    QFETCH(QString, suffix);
    QVERIFY(writeSound(fixtures::tone(0.5, 300), path(suffix)));
    const QByteArray first = fixtures::contentOf(path(suffix));
    QVERIFY(first.size() > 100);
    QVERIFY(writeSound(fixtures::tone(0.5, 300), m_dir->filePath(u"again."_s + suffix)));
    QVERIFY(fixtures::contentOf(m_dir->filePath(u"again."_s + suffix)) == first);
}

void TestSound::replacesAFile()
{
    QVERIFY(fixtures::writeFile(path(u"wav"_s), "old"));
    QVERIFY(writeSound(fixtures::tone(0.5, 300), path(u"wav"_s)));
    QVERIFY(readSound(path(u"wav"_s)));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList(u"tone.wav"_s));
}

void TestSound::refusesWhatItCannotWrite()
{
    const auto unknown = writeSound(fixtures::tone(0.1, 300), path(u"mid"_s));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::MediaUnsupported);
    const auto empty = writeSound({}, path(u"wav"_s));
    QVERIFY(!empty);
    QCOMPARE(empty.error().kind, ErrorKind::FileInvalid);
    const auto nowhere = writeSound(fixtures::tone(0.1, 300), m_dir->filePath(u"no/such/a.wav"_s));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().kind, ErrorKind::Storage);
    QVERIFY(QDir(m_dir->path()).mkpath(u"folder.wav/inside"_s));
    const auto blocked = writeSound(fixtures::tone(0.1, 300), m_dir->filePath(u"folder.wav"_s));
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().kind, ErrorKind::Storage);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList());
}

void TestSound::refusesWhatHasNoSound()
{
    const QString clip = m_dir->filePath(u"clip.mp4"_s);
    QVERIFY(fixtures::writeClip(clip, {64, 64}, 24, 4, [](int) {
        return fixtures::smoothPicture({64, 64}, 0);
    }));
    const auto silent = readSound(clip);
    QVERIFY(!silent);
    QCOMPARE(silent.error().kind, ErrorKind::FileInvalid);
    const auto missing = readSound(path(u"wav"_s));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QVERIFY(fixtures::writeFile(path(u"wav"_s), "RIFF is not enough"));
    const auto broken = readSound(path(u"wav"_s));
    QVERIFY(!broken);
    QCOMPARE(broken.error().kind, ErrorKind::FileInvalid);
}

QTEST_GUILESS_MAIN(TestSound)
#include "tst_sound.moc"
