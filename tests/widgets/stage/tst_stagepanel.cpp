// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"
#include "samplescene.h"
#include "widgets/stage/previzview.h"
#include "widgets/stage/stagepanel.h"
#include "widgets/stage/takeplayer.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

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

QTEST_MAIN(TestStagePanel)
#include "tst_stagepanel.moc"
