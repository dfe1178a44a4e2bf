// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplescene.h"
#include "widgets/stage/previzview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// Counts timer events of the whole program while it lives.
class TimerWatch final : public QObject {
    Q_OBJECT

public:
    TimerWatch() { qApp->installEventFilter(this); }
    int fired = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        fired += event->type() == QEvent::Timer;
        return QObject::eventFilter(watched, event);
    }
};

PrevizScene scene(double seconds)
{
    PrevizScene made;
    made.size = {1280, 768};
    made.keyframes = {{test::landscape(made.size), 0}};
    made.seconds = seconds;
    made.caption = u"1280 × 768"_s;
    return made;
}

} // namespace

class TestPrevizView final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void saysWhatToDoWhenEmpty();
    void frameFollowsTheMove();
    void moveIsSeenAtItsEndWhileItChanges();
    void playsTwiceAndRests();
    void sameSceneAgainChangesNothing();
    void hiddenNeverTicks();
    void changeWhileHiddenIsPlayedWhenShown();
    void playRunsOnWithLoop();
    void playStopsAtTheEndWithoutLoop();
    void scrubbingRests();
    void stillSceneNeverMoves();
    void fullFrameHasTheOutputsSize();
    void rendersNoMoreThanTheScreenShows();

private:
    std::unique_ptr<PrevizView> m_view;
};

void TestPrevizView::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_view = std::make_unique<PrevizView>();
    m_view->resize(640, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestPrevizView::saysWhatToDoWhenEmpty()
{
    QVERIFY(m_view->picture().isNull());
    QVERIFY(m_view->accessibleDescription().contains(u"First keyframe"_s));
    m_view->play();
    QVERIFY(!m_view->isPlaying());
    QVERIFY(!m_view->isTicking());
}

void TestPrevizView::frameFollowsTheMove()
{
    m_view->setScene(scene(5));
    QTRY_VERIFY(!m_view->picture().isNull());
    const QImage before = m_view->picture();
    media::CameraMove move;
    move.zoom = 10;
    m_view->setMove(move, u"zoom +10"_s);
    QTRY_VERIFY(m_view->picture() != before);
    QCOMPARE(m_view->caption(), u"zoom +10"_s);
}

void TestPrevizView::moveIsSeenAtItsEndWhileItChanges()
{
    m_view->setScene(scene(5));
    media::CameraMove move;
    for (const double pan : {1.0, 2.0, 3.0}) {
        move.pan = pan;
        m_view->setMove(move, {});
        QCOMPARE(m_view->position(), 5.0);
        QVERIFY(!m_view->isPlaying());
    }
}

void TestPrevizView::playsTwiceAndRests()
{
    m_view->setScene(scene(0.3));
    QSignalSpy playing(m_view.get(), &PrevizView::playingChanged);
    QSignalSpy positions(m_view.get(), &PrevizView::positionChanged);
    media::CameraMove move;
    move.roll = 5;
    m_view->setMove(move, {});
    QTRY_COMPARE(playing.size(), 2); // on, and off again by itself
    QCOMPARE(m_view->position(), 0.3);
    int starts = 0; // a jump back is the start of a run
    for (qsizetype i = 1; i < positions.size(); ++i)
        starts += positions[i][0].toDouble() < positions[i - 1][0].toDouble();
    QCOMPARE(starts, 2);
    QVERIFY(!m_view->isTicking());
    const TimerWatch watch;
    QSignalSpy never(m_view.get(), &PrevizView::positionChanged);
    QVERIFY(!never.wait(300));
    QCOMPARE(watch.fired, 1); // the one of wait() itself
}

void TestPrevizView::sameSceneAgainChangesNothing()
{
    PrevizScene same = scene(0.2);
    m_view->setScene(same);
    QTRY_VERIFY(!m_view->picture().isNull());
    QTRY_VERIFY(!m_view->isTicking());
    const qint64 picture = m_view->picture().cacheKey();
    m_view->setScene(same);
    QVERIFY(!m_view->isTicking());
    QCOMPARE(m_view->picture().cacheKey(), picture);
}

void TestPrevizView::hiddenNeverTicks()
{
    m_view->setLooping(true);
    m_view->setScene(scene(1));
    m_view->play();
    QVERIFY(m_view->isTicking());
    m_view->hide();
    QVERIFY(!m_view->isTicking());
    media::CameraMove move;
    move.tilt = 3;
    m_view->setMove(move, {});
    QVERIFY(!m_view->isTicking());
    m_view->show();
    QTRY_VERIFY(m_view->isTicking()); // it was playing
}

void TestPrevizView::changeWhileHiddenIsPlayedWhenShown()
{
    m_view->setScene(scene(0.2));
    m_view->hide();
    media::CameraMove move;
    move.horizontal = 4;
    m_view->setMove(move, {});
    QVERIFY(!m_view->isTicking());
    QSignalSpy playing(m_view.get(), &PrevizView::playingChanged);
    m_view->show();
    QTRY_COMPARE(playing.size(), 2);
}

void TestPrevizView::playRunsOnWithLoop()
{
    m_view->setScene(scene(0.15));
    m_view->setLooping(true);
    QSignalSpy positions(m_view.get(), &PrevizView::positionChanged);
    m_view->play();
    const auto runs = [&positions] {
        int starts = 0;
        for (qsizetype i = 1; i < positions.size(); ++i)
            starts += positions[i][0].toDouble() < positions[i - 1][0].toDouble();
        return starts;
    };
    QTRY_VERIFY(runs() >= 4);
    QVERIFY(m_view->isPlaying());
    m_view->pause();
    QVERIFY(!m_view->isTicking());
}

void TestPrevizView::playStopsAtTheEndWithoutLoop()
{
    m_view->setScene(scene(0.15));
    m_view->play();
    QTRY_VERIFY(!m_view->isPlaying());
    QCOMPARE(m_view->position(), 0.15);
    m_view->play(); // from the start again
    QVERIFY(m_view->position() < 0.15);
}

void TestPrevizView::scrubbingRests()
{
    PrevizScene moving = scene(5);
    moving.move.zoom = 8;
    m_view->setScene(moving);
    m_view->setPosition(2.5);
    QCOMPARE(m_view->position(), 2.5);
    QVERIFY(!m_view->isTicking());
    m_view->setPosition(99);
    QCOMPARE(m_view->position(), 5.0);
}

void TestPrevizView::stillSceneNeverMoves()
{
    m_view->setScene(scene(5)); // one picture and no move
    QTRY_VERIFY(!m_view->picture().isNull());
    QVERIFY(!m_view->isTicking());
    PrevizScene two = scene(5);
    two.keyframes.append({test::landscape(two.size, true), 1});
    m_view->setScene(two); // a second picture to go to
    QVERIFY(m_view->isTicking());
}

void TestPrevizView::fullFrameHasTheOutputsSize()
{
    m_view->setScene(scene(5));
    QCOMPARE(m_view->renderFullFrame().size(), QSize(1280, 768));
}

void TestPrevizView::rendersNoMoreThanTheScreenShows()
{
    m_view->setScene(scene(5));
    QTRY_VERIFY(!m_view->picture().isNull());
    QCOMPARE(m_view->picture().size(), m_view->pictureRect().size());
    m_view->resize(2400, 1600); // larger than the output
    QTRY_COMPARE(m_view->picture().size(), QSize(1280, 768));
}

QTEST_MAIN(TestPrevizView)
#include "tst_previzview.moc"
