// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"
#include "samplescene.h"
#include "widgets/stage/takeplayer.h"

#include <QAudioDevice>
#include <QFile>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

constexpr int FramesPerSecond = 24;

bool nearby(const QImage &one, const QImage &other)
{
    if (one.size() != other.size())
        return false;
    qint64 difference = 0;
    for (int y = 0; y < one.height(); y += 4) {
        for (int x = 0; x < one.width(); x += 4)
            difference += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y)));
    }
    return difference / (one.width() / 4 * (one.height() / 4)) < 6;
}

} // namespace

class TestTakePlayer final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_player.reset(); }
    void backendIsThere();
    void firstFrameIsShown();
    void playMovesThePosition();
    void playsAtOnceAfterOpening();
    void scrubbingWhilePlayingGoesOnThere();
    void stepsAreExact();
    void stepsStayInsideTheClip();
    void loopsByHand();
    void restsOnTheLastFrame();
    void scrubbingShowsThatFrame();
    void cutOffFileIsToldInWords_data();
    void cutOffFileIsToldInWords();
    void missingFileIsToldInWords();
    void anotherClipAfterAFailure();
    void releasedFileCanBeReplaced();
    void noSoundDeviceNoCrash();

private:
    QString makeClip(const QString &name, double seconds);

    QTemporaryDir m_folder;
    QString m_clip;
    QImage m_first;
    std::unique_ptr<TakePlayer> m_player;
};

QString TestTakePlayer::makeClip(const QString &name, double seconds)
{
    const QSize size(320, 192);
    const media::Animatic animatic({{test::landscape(size), 0}, {test::landscape(size, true), 1}}, {}, size);
    m_first = animatic.frameAt(0);
    const QString path = m_folder.filePath(name);
    const auto made = media::renderAnimatic(animatic, {.size = size, .seconds = seconds}, path);
    return made ? path : QString();
}

void TestTakePlayer::initTestCase()
{
    m_clip = makeClip(u"take.mp4"_s, 1);
    QVERIFY(!m_clip.isEmpty());
}

void TestTakePlayer::init()
{
    // What the platform says of a machine without a screen, a sound server and a graphics card.
    QTest::failOnWarning(
        QRegularExpression(u"^(?!This plugin does not support|PulseAudioService|.*No RHI backend)"_s));
    m_player = std::make_unique<TakePlayer>();
    m_player->resize(400, 300);
    m_player->show();
}

void TestTakePlayer::backendIsThere()
{
    QVERIFY(TakePlayer::backendAvailable());
}

void TestTakePlayer::firstFrameIsShown()
{
    m_player->open(m_clip, u"take.mp4"_s);
    QTRY_VERIFY(!m_player->picture().isNull());
    QVERIFY(nearby(m_player->picture(), m_first));
    QCOMPARE(m_player->frameIndex(), 0);
    QVERIFY(!m_player->isPlaying());
    QTRY_COMPARE(m_player->duration(), 1.0);
    QCOMPARE(m_player->path(), m_clip);
}

void TestTakePlayer::playMovesThePosition()
{
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    QSignalSpy positions(m_player.get(), &TakePlayer::positionChanged);
    m_player->play();
    QTRY_VERIFY(m_player->isPlaying());
    QTRY_VERIFY(m_player->position() > 0.2);
    QVERIFY(positions.size() >= 4);
    m_player->pause();
    QTRY_VERIFY(!m_player->isPlaying());
}

void TestTakePlayer::playsAtOnceAfterOpening()
{
    m_player->open(m_clip, {});
    m_player->play(); // nothing is known of the clip yet
    QVERIFY(m_player->isPlaying());
    QTRY_VERIFY(m_player->position() > 0.3);
    QTRY_VERIFY(!m_player->isPlaying());
    QTRY_COMPARE(m_player->frameIndex(), FramesPerSecond - 1);
}

void TestTakePlayer::scrubbingWhilePlayingGoesOnThere()
{
    m_player->setLooping(true);
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    m_player->play();
    QTRY_VERIFY(m_player->position() > 0.8); // the backend has read to the end by now
    m_player->setPosition(0.25);
    QVERIFY(m_player->isPlaying());
    QTRY_COMPARE(m_player->frameIndex(), 6);
    QTRY_VERIFY(m_player->position() > 0.4 && m_player->position() < 0.8);
    QVERIFY(m_player->isPlaying());
}

void TestTakePlayer::stepsAreExact()
{
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    QTRY_VERIFY(m_player->duration() > 0);
    for (qint64 frame = 1; frame <= 10; ++frame) {
        m_player->stepBy(1);
        QTRY_COMPARE(m_player->frameIndex(), frame);
        QVERIFY(std::abs(m_player->position() - double(frame) / FramesPerSecond) < 0.002);
    }
    m_player->stepBy(1);
    m_player->stepBy(1);
    m_player->stepBy(1); // faster than frames come
    QTRY_COMPARE(m_player->frameIndex(), 13);
    for (qint64 frame = 12; frame >= 9; --frame) {
        m_player->stepBy(-1);
        QTRY_COMPARE(m_player->frameIndex(), frame);
    }
}

void TestTakePlayer::stepsStayInsideTheClip()
{
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    QTRY_VERIFY(m_player->duration() > 0);
    m_player->stepBy(1000);
    QTRY_COMPARE(m_player->frameIndex(), FramesPerSecond - 1);
    m_player->stepBy(-1000);
    QTRY_COMPARE(m_player->frameIndex(), 0);
}

void TestTakePlayer::loopsByHand()
{
    m_player->setLooping(true);
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    QSignalSpy positions(m_player.get(), &TakePlayer::positionChanged);
    m_player->play();
    const auto turns = [&positions] {
        int back = 0;
        for (qsizetype i = 1; i < positions.size(); ++i)
            back += positions[i][0].toDouble() < positions[i - 1][0].toDouble() - 0.5;
        return back;
    };
    QTRY_VERIFY_WITH_TIMEOUT(turns() >= 2, 10'000);
    QTRY_VERIFY(m_player->isPlaying());
}

void TestTakePlayer::restsOnTheLastFrame()
{
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    m_player->play();
    QTRY_VERIFY(m_player->position() > 0.3);
    QTRY_VERIFY(!m_player->isPlaying());
    QTRY_COMPARE(m_player->frameIndex(), FramesPerSecond - 1);
    QVERIFY(!m_player->picture().isNull());
    m_player->play(); // from the start again
    QTRY_VERIFY(m_player->isPlaying() && m_player->position() < 0.9);
}

void TestTakePlayer::scrubbingShowsThatFrame()
{
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    QTRY_VERIFY(m_player->duration() > 0);
    for (int i = 0; i <= 50; ++i)
        m_player->setPosition(i / 100.0); // a quick hand
    QTRY_COMPARE(m_player->frameIndex(), 12);
}

void TestTakePlayer::cutOffFileIsToldInWords_data()
{
    QTest::addColumn<double>("share");
    QTest::newRow("in its index") << 0.02;
    QTest::newRow("in its pictures") << 0.7; // the index is in front, so it opens and shows a frame
}

void TestTakePlayer::cutOffFileIsToldInWords()
{
    QFETCH(double, share);
    QFile whole(m_clip);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QString path = m_folder.filePath(u"cut.mp4"_s);
    QFile cut(path);
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(qint64(double(whole.size()) * share)));
    cut.close();
    const QSignalSpy failed(m_player.get(), &TakePlayer::failed);
    m_player->open(path, {});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!m_player->problem().isEmpty());
    QVERIFY(m_player->accessibleDescription().contains(m_player->problem()));
    m_player->play();
    QVERIFY(!m_player->isPlaying());
}

void TestTakePlayer::missingFileIsToldInWords()
{
    const QSignalSpy failed(m_player.get(), &TakePlayer::failed);
    m_player->open(m_folder.filePath(u"gone.mp4"_s), {});
    QCOMPARE(failed.size(), 1);
    QVERIFY(!m_player->problem().isEmpty());
}

void TestTakePlayer::anotherClipAfterAFailure()
{
    m_player->open(m_folder.filePath(u"gone.mp4"_s), {});
    m_player->open(m_clip, {});
    QVERIFY(m_player->problem().isEmpty());
    QTRY_VERIFY(!m_player->picture().isNull());
}

void TestTakePlayer::releasedFileCanBeReplaced()
{
    const QString path = makeClip(u"replaced.mp4"_s, 1);
    m_player->open(path, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    m_player->releaseFile();
    QVERIFY(m_player->path().isEmpty());
    QVERIFY(m_player->picture().isNull());
    QVERIFY(QFile::remove(path));
    QCOMPARE(makeClip(u"replaced.mp4"_s, 0.5), path);
    m_player->open(path, {});
    QTRY_COMPARE(m_player->duration(), 0.5);
}

void TestTakePlayer::noSoundDeviceNoCrash()
{
    m_player->setVolume(0.4);
    m_player->open(m_clip, {});
    QTRY_VERIFY(!m_player->picture().isNull());
    QCOMPARE(m_player->hasSoundDevice(), !QMediaDevices::defaultAudioOutput().isNull());
    m_player->setVolume(1);
    m_player->play();
    QTRY_VERIFY(m_player->position() > 0);
}

QTEST_MAIN(TestTakePlayer)
#include "tst_takeplayer.moc"
