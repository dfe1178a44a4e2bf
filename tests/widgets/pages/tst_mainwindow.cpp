// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/mainwindow.h"

#include "services/store/database.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/tasks/taskengine.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/forms/axisslider.h"
#include "widgets/forms/shotpage.h"
#include "widgets/pages/noticebar.h"
#include "widgets/stage/previzview.h"
#include "widgets/stage/stagepanel.h"
#include "widgets/theme/theme.h"
#include "widgets/windowfixture.h"

#include <QAction>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

void dropFile(QWidget *target, const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPointF place(target->width() / 2.0, target->height() / 2.0);
    QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        // What the platform says of a machine without a screen, a sound server and a graphics card.
        QTest::failOnWarning(QRegularExpression(
            u"^(?!This plugin does not support|PulseAudioService|.*No RHI backend|Failed to open VDPAU)"_s));
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        openWindow();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void beginsWithASampleShotThatIsReady()
    {
        const auto *shot = m_window->findChild<ShotPage *>();
        QTRY_VERIFY(shot->problems().isEmpty());
        QVERIFY(shot->request().input(Role::First));
        QVERIFY(shot->request().input(Role::Last));
        QVERIFY(QFileInfo::exists(shot->request().input(Role::First)->reference.value));
        QCOMPARE(shot->request().value(Role::CameraZoom).toDouble(), 4.0);
        QTRY_COMPARE(m_window->findChild<StagePanel *>()->previz().keyframes.size(), 2);
    }

    void saysThatItIsPracticeOnce()
    {
        auto *bar = m_window->findChild<NoticeBar *>();
        QVERIFY(bar->text().contains(u"practice mode"_s));
        QTest::mouseClick(bar->findChild<QToolButton *>(u"noticeCloseButton"_s), Qt::LeftButton);
        QVERIFY(bar->isHidden());
        m_window.reset();
        openWindow();
        QVERIFY(m_window->findChild<NoticeBar *>()->isHidden());
    }

    void saysThatTheJournalWasSetAside()
    {
        m_window.reset();
        QFile journal(m_fixture->studio->library().databaseFile());
        m_fixture->studio.reset();
        QVERIFY(journal.open(QIODevice::ReadWrite));
        QVERIFY(journal.write(QByteArray(8192, 'x')) > 0);
        journal.close();
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"damaged"_s));
        m_fixture->open();
        openWindow();
        const QString text = m_window->findChild<NoticeBar *>()->text();
        QVERIFY2(text.contains(journal.fileName() + u".broken-"_s), qPrintable(text));
    }

    void saysThatTasksCannotBeRead()
    {
        Task task;
        task.id = QUuid::createUuid();
        task.state = TaskState::Cancelled;
        task.request = m_window->findChild<ShotPage *>()->request();
        QVERIFY(m_fixture->studio->tasks().add(task));
        m_window.reset();
        const QString journal = m_fixture->studio->library().databaseFile();
        m_fixture->studio.reset();
        {
            const auto database = Database::open(journal, SystemClock());
            QVERIFY(database && (*database)->run(u"UPDATE tasks SET state = 'Dreaming'"_s));
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be read"_s));
        m_fixture->open();
        openWindow();
        const QString text = m_window->findChild<NoticeBar *>()->text();
        QVERIFY2(text.contains(u"cannot be read"_s), qPrintable(text));
    }

    void everyMenuEntryDoesSomething()
    {
        const QList<QMenu *> menus = m_window->menuBar()->findChildren<QMenu *>();
        QVERIFY(menus.size() >= 6);
        for (const QMenu *menu : menus) {
            QVERIFY(!menu->isEmpty());
            const QList<QAction *> actions = menu->actions();
            for (const QAction *action : actions) {
                if (action->isSeparator() || action->menu())
                    continue;
                QVERIFY2(
                    m_window->actions().ids().contains(action->objectName()), qPrintable(action->text()));
                QVERIFY2(action->text().contains('&'_L1), qPrintable(action->text()));
            }
        }
    }

    void noShortcutIsTakenTwice()
    {
        QStringList seen;
        const QStringList ids = m_window->actions().ids();
        for (const QString &id : ids) {
            const QList<QKeySequence> shortcuts = m_window->actions().action(id)->shortcuts();
            for (const QKeySequence &shortcut : shortcuts) {
                QVERIFY2(!seen.contains(shortcut.toString()), qPrintable(id));
                seen.append(shortcut.toString());
            }
        }
    }

    // The main job: two pictures in, a camera move, Generate, and the saved clip plays.
    void fromTwoPicturesToAClipThatPlays()
    {
        const QString first = m_fixture->picture(u"first.png"_s, {1280, 768}, Qt::darkCyan);
        const QString last = m_fixture->picture(u"last.png"_s, {1280, 768}, Qt::darkRed);
        dropFile(test::named(m_window.get(), u"First keyframe"_s), first);
        dropFile(test::named(m_window.get(), u"Last keyframe"_s), last);
        test::named<QPlainTextEdit>(m_window.get(), u"Prompt"_s)->setPlainText(u"a wall turns red"_s);
        test::named<AxisSlider>(m_window.get(), u"Zoom"_s)->setValue(20);
        test::named<AxisSlider>(m_window.get(), u"Pan"_s)->setValue(0);
        test::named<AxisSlider>(m_window.get(), u"Vertical"_s)->setValue(0);
        const auto *shot = m_window->findChild<ShotPage *>();
        QTRY_VERIFY(shot->problems().isEmpty());
        auto *stage = m_window->findChild<StagePanel *>();
        QTRY_COMPARE(stage->previz().keyframes.size(), 2);
        QCOMPARE(stage->previz().move.zoom, 2.0);

        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key_Return,
            Qt::ControlModifier);
        auto *list = m_window->findChild<QListView *>(u"taskList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"a wall turns red"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stage->isShowingTake(), 40000);

        const Task task = m_fixture->studio->tasks().page({}, 0, 1)->first();
        QCOMPARE(task.state, TaskState::Done);
        QCOMPARE(stage->takePath(), task.outputs.first().path);
        QVERIFY(QFileInfo(stage->takePath()).size() > 1000);
        QTRY_VERIFY_WITH_TIMEOUT(!stage->currentFrame().isNull(), 10000);
        QCOMPARE(stage->currentFrame().size(), QSize(1280, 768));
        QTRY_VERIFY(m_window->findChild<QLabel *>(u"statusBalance"_s)->text().contains(u"credits"_s));

        // Its settings come back into the form.
        m_window->actions().action(u"task.useAgain"_s)->trigger();
        QCOMPARE(shot->request().value(Role::CameraZoom).toDouble(), 2.0);
        QCOMPARE(shot->request().value(Role::Prompt).toString(), u"a wall turns red"_s);
        QVERIFY(!shot->request().value(Role::Seed).isNull());
    }

    void circlesByMenu()
    {
        Task task;
        task.id = QUuid::createUuid();
        task.account = u"sandbox-useapi"_s;
        task.origin = u"sandbox"_s;
        task.request = m_window->findChild<ShotPage *>()->request();
        QVERIFY(m_fixture->studio->tasks().add(task));
        auto *list = m_window->findChild<QListView *>(u"taskList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(!m_window->actions().action(u"task.circle"_s)->isEnabled());
        list->setCurrentIndex(list->model()->index(0, 0));
        QAction *circle = m_window->actions().action(u"task.circle"_s);
        QVERIFY(circle->isEnabled());
        circle->trigger();
        QVERIFY(m_fixture->studio->tasks().find(task.id)->circled);
        QVERIFY(circle->isChecked());
        circle->trigger();
        QVERIFY(!m_fixture->studio->tasks().find(task.id)->circled);
    }

    void anUnknownOutcomeCanBeSentAgain()
    {
        const Task unknown = addUnknown();
        QAction *again = m_window->actions().action(u"task.sendAgain"_s);
        QVERIFY(again->isEnabled());
        again->trigger(); // and turned away from
        QCOMPARE(m_fixture->prompts.questions.size(), 1);
        QVERIFY(m_fixture->prompts.details.first().contains(u"25 credits"_s));
        QCOMPARE(m_fixture->studio->tasks().page({}, 0, 9)->size(), 1);

        m_fixture->prompts.agrees = true;
        again->trigger();
        QTRY_COMPARE(m_fixture->studio->tasks().page({}, 0, 9)->size(), 2);
        const Task second = m_fixture->studio->tasks().page({}, 0, 1)->first();
        QCOMPARE(second.parentId, unknown.id);
        QCOMPARE(second.request.value(Role::Prompt), unknown.request.value(Role::Prompt));
        QCOMPARE(m_fixture->studio->tasks().find(unknown.id)->state, TaskState::OutcomeUnknown);
        QTRY_VERIFY(!again->isEnabled()); // the new one is chosen
    }

    void whatWasFoundMeanwhileIsNotSentAgain()
    {
        const Task unknown = addUnknown();
        m_fixture->prompts.agrees = true;
        m_fixture->prompts.beforeAccepting = [this, &unknown] {
            Task found = unknown;
            found.state = TaskState::Running;
            found.remoteId = u"task-found"_s;
            QVERIFY(m_fixture->studio->tasks().update(found));
        };
        m_window->actions().action(u"task.sendAgain"_s)->trigger();
        QCOMPARE(m_fixture->prompts.questions.size(), 1);
        QSignalSpy added(&m_fixture->studio->tasks(), &TaskStore::added);
        QVERIFY(!added.wait(500));
        QCOMPARE(m_fixture->studio->tasks().page({}, 0, 9)->size(), 1);
    }

    void anUnknownOutcomeCanBeAttached()
    {
        const Task unknown = addUnknown();
        QAction *attach = m_window->actions().action(u"task.attach"_s);
        QVERIFY(attach->isEnabled());
        m_fixture->prompts.remoteId = u"no id at all"_s;
        attach->trigger();
        const auto *bar = m_window->findChild<NoticeBar *>();
        QVERIFY2(bar->text().contains(u"cannot be the id"_s), qPrintable(bar->text()));
        QCOMPARE(m_fixture->studio->tasks().find(unknown.id)->state, TaskState::OutcomeUnknown);

        m_fixture->prompts.remoteId = u" user:1-runwayml:someone@example.com-task:17 "_s;
        attach->trigger();
        QCOMPARE(m_fixture->studio->tasks().find(unknown.id)->remoteId,
            u"user:1-runwayml:someone@example.com-task:17"_s);
        QVERIFY(!attach->isEnabled());
    }

    void onlyAnUnknownOutcomeAsksForADecision()
    {
        Task task = addUnknown();
        QCOMPARE(m_window->actions().action(u"task.cancel"_s)->text(), u"&Give up…"_s);
        task.state = TaskState::Failed;
        QVERIFY(m_fixture->studio->tasks().update(task));
        QVERIFY(!m_window->actions().action(u"task.sendAgain"_s)->isEnabled());
        QVERIFY(!m_window->actions().action(u"task.attach"_s)->isEnabled());
        QCOMPARE(m_window->actions().action(u"task.cancel"_s)->text(), u"&Cancel"_s);
    }

    void theStageSaysWhyAChosenTakeFailed()
    {
        Task task = addUnknown();
        const auto *stage = m_window->findChild<StagePanel *>();
        QVERIFY(stage->isExplaining());
        QVERIFY(stage->isShowingTake());
        task.request.setValue(Role::Prompt, u"still on its way"_s);
        task.id = QUuid::createUuid();
        task.state = TaskState::Queued;
        task.error.reset();
        task = m_fixture->studio->tasks().add(task).value_or(Task{});
        auto *list = m_window->findChild<QListView *>(u"taskList"_s);
        list->setCurrentIndex(list->model()->index(0, 0)); // nothing is wrong with this one
        QVERIFY(!stage->isExplaining());
        QVERIFY(!stage->isShowingTake());
    }

    void tabLeadsFromTheAccountToGenerate()
    {
        const QStringList begin{u"Account"_s, u"Model"_s, u"First keyframe"_s};
        const QStringList end{u"Aspect ratio"_s, u"Duration"_s, u"Seed"_s, u"moreButton"_s, u"Generate"_s};
        const QStringList camera{
            u"Static camera"_s, u"Horizontal"_s, u"Vertical"_s, u"Pan"_s, u"Tilt"_s, u"Zoom"_s, u"Roll"_s};
        const QStringList pictures{u"Middle keyframe"_s, u"Last keyframe"_s};
        QCOMPARE(wayOfTheTabKey(), begin + pictures + QStringList(u"Prompt"_s) + camera + end);
        m_window->findChild<ShotPage *>()->setAccount(u"sandbox-runway"_s); // other fields, made later
        QTRY_COMPARE(wayOfTheTabKey(), begin + QStringList({u"Last keyframe"_s, u"Prompt"_s}) + end);
    }

    void spacePlaysWhereTheStageHasTheFocus()
    {
        auto *stage = m_window->findChild<StagePanel *>();
        QTRY_COMPARE(stage->previz().keyframes.size(), 2);
        auto *canvas = m_window->findChild<PrevizView *>();
        canvas->setFocus();
        QVERIFY(canvas->hasFocus());
        const bool before = canvas->isPlaying();
        QTest::keyClick(canvas, Qt::Key_Space);
        QCOMPARE(canvas->isPlaying(), !before);
        QTest::keyClick(canvas, Qt::Key_Space);
        QCOMPARE(canvas->isPlaying(), before);
    }

    void generateIsSentFromThePromptByKey()
    {
        auto *prompt = test::named<QPlainTextEdit>(m_window.get(), u"Prompt"_s);
        prompt->setPlainText(u"by key"_s);
        prompt->setFocus();
        const auto *shot = m_window->findChild<ShotPage *>();
        QTRY_VERIFY(shot->problems().isEmpty());
        QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_fixture->studio->tasks().counts()->all, 1);
        QCOMPARE(prompt->toPlainText(), u"by key"_s); // no line break went into it
    }

    void aStoppedEngineIsSaid()
    {
        emit m_fixture->studio->engine().stopped(failure(ErrorKind::DiskFull).value());
        const auto *bar = m_window->findChild<NoticeBar *>();
        QVERIFY(!bar->isHidden());
        QVERIFY(bar->text().contains(u"stopped"_s));
    }

    void theWindowComesBackAsItWas()
    {
        m_window->resize(1234, 789);
        test::named<QPlainTextEdit>(m_window.get(), u"Prompt"_s)->setPlainText(u"kept over night"_s);
        m_window->close();
        m_window.reset();
        openWindow();
        QCOMPARE(m_window->size(), QSize(1234, 789));
        QCOMPARE(
            test::named<QPlainTextEdit>(m_window.get(), u"Prompt"_s)->toPlainText(), u"kept over night"_s);
    }

private:
    //! What the Tab key comes to between the account and the button, by the names that are heard.
    QStringList wayOfTheTabKey() const
    {
        test::named(m_window.get(), u"Account"_s)->setFocus();
        QStringList way;
        for (int step = 0; step < 40; ++step) {
            const QWidget *focused = m_window->focusWidget();
            const QString name = focused->accessibleName();
            way.append(name.isEmpty() ? focused->objectName() : name);
            if (way.last() == u"Generate"_s)
                break;
            QTest::keyClick(m_window.get(), Qt::Key_Tab);
        }
        way.removeDuplicates(); // a slider and its box have one name
        return way;
    }

    //! A task of which nobody knows whether it was accepted, chosen in the list.
    Task addUnknown()
    {
        Task task;
        task.id = QUuid::createUuid();
        task.state = TaskState::OutcomeUnknown;
        task.account = u"sandbox-useapi"_s;
        task.origin = u"sandbox"_s;
        task.request = m_window->findChild<ShotPage *>()->request();
        task.creditsEstimated = 25;
        task.error = Error{ErrorKind::SubmissionUnknown, {}, 0, {}, {}, {}};
        task = m_fixture->studio->tasks().add(task).value_or(Task{});
        auto *list = m_window->findChild<QListView *>(u"taskList"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        return task;
    }

    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(*m_fixture->studio, *m_theme, m_fixture->prompts);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->start();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
