// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"
#include "media/sound.h"
#include "samplescene.h"
#include "widgets/stage/previzview.h"
#include "widgets/stage/soundplayer.h"
#include "widgets/stage/stagepanel.h"
#include "widgets/stage/takeplayer.h"
#include "widgets/stage/transportbar.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace studio;
using namespace Qt::StringLiterals;

class TestStagePanel final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_panel.reset(); }
    void controlsAreNamed();
    void noDeadTab();
    void keysWorkInside();
    void sliderScrubsThePreviz();
    void sliderKeysStepFrames();
    void takeTakesTheStage();
    void damagedTakeOffersAnotherPlayer();
    void showsAPictureWithoutATransport();
    void playsASoundWithItsShape();
    void ofSeveralPicturesOneIsChosen();
    void aStillStandsWithItsFrame();
    void releaseFileOnlyIfItIsThatOne();
    void savesAFrameOfEither();
    void fullScreenAndBack();

private:
    [[nodiscard]] QWidget *named(const QString &name) const;
    [[nodiscard]] PrevizScene scene() const;

    QTemporaryDir m_folder;
    QString m_clip;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<StagePanel> m_panel;
};

void TestStagePanel::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_clip = m_folder.filePath(u"take.mp4"_s);
    const QSize size(320, 192);
    const media::Animatic animatic({{test::landscape(size), 0}}, {.zoom = 5}, size);
    QVERIFY(media::renderAnimatic(animatic, {.size = size, .seconds = 1}, m_clip));
}

void TestStagePanel::init()
{
    // What the platform says of a machine without a screen, a sound server and a graphics card.
    QTest::failOnWarning(
        QRegularExpression(u"^(?!This plugin does not support|PulseAudioService|.*No RHI backend)"_s));
    m_panel = std::make_unique<StagePanel>();
    m_panel->resize(900, 560);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

QWidget *TestStagePanel::named(const QString &name) const
{
    const auto widgets = m_panel->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(widget);
        if (heard && heard->text(QAccessible::Name) == name && widget->isVisible())
            return widget;
    }
    return nullptr;
}

PrevizScene TestStagePanel::scene() const
{
    PrevizScene made;
    made.size = {640, 384};
    made.keyframes = {{test::landscape(made.size), 0}};
    made.move.zoom = 4;
    made.seconds = 5;
    return made;
}

void TestStagePanel::controlsAreNamed()
{
    for (const QString &name : {u"Play"_s, u"Position"_s, u"Loop"_s})
        QVERIFY2(named(name), qPrintable(name));
    m_panel->showTake(m_clip, {});
    for (const QString &name : {u"Play"_s, u"Position"_s, u"Loop"_s, u"Next frame"_s, u"Previous frame"_s,
             u"Volume"_s, u"Full screen"_s})
        QVERIFY2(named(name), qPrintable(name));
}

void TestStagePanel::noDeadTab()
{
    QVERIFY(named(u"Previz"_s));
    QVERIFY(named(u"Take"_s));
    QVERIFY(!named(u"Compare"_s));
}

void TestStagePanel::keysWorkInside()
{
    m_panel->setPreviz(scene());
    auto *view = m_panel->findChild<PrevizView *>();
    view->setFocus();
    view->setPosition(1);
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(view->isPlaying());
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(!view->isPlaying());
    view->setPosition(1);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(view->position(), 1 + 1.0 / 24);
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->position(), 1.0);
    auto *loop = qobject_cast<QAbstractButton *>(named(u"Loop"_s));
    const bool looped = loop->isChecked();
    QTest::keyClick(view, Qt::Key_L);
    QCOMPARE(loop->isChecked(), !looped);
}

void TestStagePanel::sliderScrubsThePreviz()
{
    m_panel->setPreviz(scene());
    auto *slider = qobject_cast<QSlider *>(named(u"Position"_s));
    QCOMPARE(slider->maximum(), 5000);
    slider->setValue(2500);
    QCOMPARE(m_panel->findChild<PrevizView *>()->position(), 2.5);
}

void TestStagePanel::sliderKeysStepFrames()
{
    m_panel->showTake(m_clip, {});
    auto *player = m_panel->findChild<TakePlayer *>();
    QTRY_VERIFY(!player->picture().isNull());
    auto *slider = named(u"Position"_s);
    for (qint64 frame = 1; frame <= 6; ++frame) {
        QTest::keyClick(slider, Qt::Key_Right);
        QTRY_COMPARE(player->frameIndex(), frame);
    }
    for (qint64 frame = 5; frame >= 0; --frame) {
        QTest::keyClick(slider, Qt::Key_Left);
        QTRY_COMPARE(player->frameIndex(), frame);
    }
}

void TestStagePanel::takeTakesTheStage()
{
    m_panel->setPreviz(scene());
    m_panel->showTake(m_clip, u"take"_s);
    QVERIFY(m_panel->isShowingTake());
    QCOMPARE(m_panel->takePath(), m_clip);
    auto *player = m_panel->findChild<TakePlayer *>();
    QTRY_VERIFY(!player->picture().isNull());
    QVERIFY(!m_panel->findChild<PrevizView *>()->isTicking());
    QTest::mouseClick(named(u"Play"_s), Qt::LeftButton);
    QTRY_VERIFY(player->position() > 0.1);
    m_panel->showPreviz();
    QTRY_VERIFY(!player->isPlaying());
    QCOMPARE(m_panel->takePath(), m_clip);
}

void TestStagePanel::damagedTakeOffersAnotherPlayer()
{
    const QString path = m_folder.filePath(u"noise.mp4"_s);
    QFile noise(path);
    QVERIFY(noise.open(QIODevice::WriteOnly));
    noise.write(QByteArray(4000, 'x'));
    noise.close();
    const QSignalSpy failed(m_panel.get(), &StagePanel::takeFailed);
    m_panel->showTake(path, {});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(m_panel->findChild<QPushButton *>(u"openOutsideButton"_s)->isVisible());
    QVERIFY(!named(u"Play"_s)->isEnabled());
    m_panel->showTake(m_clip, {});
    QVERIFY(!m_panel->findChild<QPushButton *>(u"openOutsideButton"_s)->isVisible());
    QVERIFY(named(u"Play"_s)->isEnabled());
}

void TestStagePanel::releaseFileOnlyIfItIsThatOne()
{
    m_panel->showTake(m_clip, {});
    m_panel->releaseFile(m_folder.filePath(u"another.mp4"_s));
    QCOMPARE(m_panel->takePath(), m_clip);
    m_panel->releaseFile(m_clip);
    QVERIFY(m_panel->takePath().isEmpty());
}

void TestStagePanel::savesAFrameOfEither()
{
    QSignalSpy saved(m_panel.get(), &StagePanel::saveFrameRequested);
    m_panel->saveFrame();
    QCOMPARE(saved.size(), 0); // nothing on the stage
    m_panel->setPreviz(scene());
    m_panel->saveFrame();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved[0][0].value<QImage>().size(), QSize(640, 384));
    m_panel->showTake(m_clip, {});
    QTRY_VERIFY(!m_panel->findChild<TakePlayer *>()->picture().isNull());
    m_panel->saveFrame();
    QTRY_COMPARE(saved.size(), 2);
    QCOMPARE(saved[1][0].value<QImage>().size(), QSize(320, 192));
}

void TestStagePanel::fullScreenAndBack()
{
    m_panel->setPreviz(scene());
    auto *view = m_panel->findChild<PrevizView *>();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_F);
    QVERIFY(view->window() != m_panel->window());
    QVERIFY(view->window()->isFullScreen());
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(view->isPlaying());
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(view->window() == m_panel->window());
    QVERIFY(view->isVisible());
}

// A picture has nothing to play.
void TestStagePanel::showsAPictureWithoutATransport()
{
    const QString path = m_folder.filePath(u"still.png"_s);
    QVERIFY(test::landscape({320, 192}).save(path));
    m_panel->showTake(path, u"a ridge"_s);
    QVERIFY(m_panel->isShowingTake());
    QTRY_COMPARE(m_panel->currentFrame().size(), QSize(320, 192));
    QCOMPARE(m_panel->takePath(), path);
    QVERIFY(!m_panel->findChild<TransportBar *>()->isEnabled());
    m_panel->releaseFile(path);
    QVERIFY(m_panel->takePath().isEmpty());
}

void TestStagePanel::playsASoundWithItsShape()
{
    media::Sound sound;
    sound.samples.assign(44100, 0.0F);
    for (size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = float(std::sin(double(i) / 20));
    const QString path = m_folder.filePath(u"voice.wav"_s);
    QVERIFY(media::writeSound(sound, path));
    m_panel->showTake(path, u"a voice"_s);
    auto *player = m_panel->findChild<SoundPlayer *>();
    QVERIFY(player->isVisible());
    QTRY_COMPARE(qRound(player->duration()), 1);
    QTRY_VERIFY(!player->picture().isNull());
    QVERIFY(m_panel->findChild<TransportBar *>()->isEnabled());
    QCOMPARE(m_panel->takePath(), path);
    QVERIFY(player->problem().isEmpty());
    m_panel->showTake(m_clip, u"a take"_s);
    QVERIFY(!player->isVisible());
}

void TestStagePanel::ofSeveralPicturesOneIsChosen()
{
    QStringList files;
    for (int i = 0; i < 4; ++i) {
        files.append(m_folder.filePath(u"picture-%1.png"_s.arg(i)));
        QVERIFY(test::landscape(QSize(64 + i * 2, 64)).save(files.last()));
    }
    QSignalSpy chosen(m_panel.get(), &StagePanel::fileChosen);
    m_panel->showTake(files.first(), u"four"_s, files);
    auto *third = qobject_cast<QAbstractButton *>(named(u"File 3 of 4"_s));
    QVERIFY(third);
    QTest::mouseClick(third, Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(m_panel->takePath(), files.at(2));
    QTRY_COMPARE(m_panel->currentFrame().width(), 68);
    QVERIFY(third->isChecked());
    m_panel->showTake(m_clip, u"one"_s);
    QVERIFY(!named(u"File 3 of 4"_s));
}

void TestStagePanel::aStillStandsWithItsFrame()
{
    PrevizScene still;
    still.still = test::landscape({320, 240});
    still.used = {0, 0.125, 1, 0.75};
    still.size = {320, 180};
    still.caption = u"walk.mp4"_s;
    still.note = u"The framed part is used"_s;
    m_panel->setPreviz(still);
    const auto *view = m_panel->findChild<PrevizView *>();
    QCOMPARE(view->picture().size(), QSize(320, 240));
    QCOMPARE(view->caption(), u"walk.mp4"_s);
    QCOMPARE(m_panel->findChild<QLabel *>(u"noteLabel"_s)->text(), still.note);
    QVERIFY(!view->isTicking());
    PrevizScene words;
    words.size = {1280, 720};
    words.heading = u"Write a prompt"_s;
    m_panel->setPreviz(words);
    QVERIFY(view->picture().isNull());
    QVERIFY(view->accessibleDescription().contains(u"Write a prompt"_s));
}

QTEST_MAIN(TestStagePanel)
#include "tst_stagepanel.moc"
