// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/takeactions.h"

#include "media/encoder.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/windowfixture.h"

#include <QAction>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class TakeActionsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        m_registry = std::make_unique<ActionRegistry>();
        m_actions = std::make_unique<TakeActions>(
            *m_fixture->studio, *m_registry, [] { return u"sandbox-useapi"_s; });
    }

    void cleanup()
    {
        m_actions.reset();
        m_registry.reset();
        m_fixture.reset();
    }

    void nothingIsOfferedWithoutASavedTake()
    {
        const QList<QAction *> actions = m_actions->actions();
        QCOMPARE(actions.size(), 8);
        for (const QAction *action : actions)
            QVERIFY(!action->isEnabled());
        m_actions->setTask(task({}));
        for (const QAction *action : actions)
            QVERIFY(!action->isEnabled());
    }

    void goesIntoItsSlot_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<Role>("role");
        QTest::newRow("picture first")
            << u"task.useLastFrame"_s << u"a.png"_s << u"image-to-video"_s << Role::First;
        QTest::newRow("extend") << u"task.extend"_s << u"a.mp4"_s << u"video-extend"_s << Role::Source;
        QTest::newRow("expand") << u"task.expand"_s << u"a.mp4"_s << u"video-expand"_s << Role::Source;
        QTest::newRow("upscale") << u"task.upscale"_s << u"a.mp4"_s << u"video-upscale"_s << Role::Source;
        QTest::newRow("slow") << u"task.slowMotion"_s << u"a.mp4"_s << u"slow-motion"_s << Role::Source;
        QTest::newRow("lips") << u"task.lipSync"_s << u"a.mp4"_s << u"lip-sync"_s << Role::Character;
        QTest::newRow("lips, sound") << u"task.lipSync"_s << u"a.mp3"_s << u"lip-sync"_s << Role::Audio;
        QTest::newRow("look") << u"task.changeLook"_s << u"a.mp4"_s << u"video-to-video"_s << Role::Source;
        QTest::newRow("perform") << u"task.perform"_s << u"a.png"_s << u"character-performance"_s
                                 << Role::Character;
    }

    void goesIntoItsSlot()
    {
        QFETCH(QString, action);
        QFETCH(QString, file);
        QFETCH(QString, operation);
        QFETCH(Role, role);
        const QString path = m_fixture->write(file, "bytes");
        m_actions->setTask(task({path}));
        QSignalSpy wanted(m_actions.get(), &TakeActions::useWanted);
        QVERIFY(m_registry->action(action)->isEnabled());
        m_registry->action(action)->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(0).toString(), operation);
        const auto input = wanted.first().at(1).value<MediaInput>();
        QCOMPARE(input.role, role);
        QCOMPARE(input.reference.value, path);
        QCOMPARE(wanted.first().at(2).toString(), u"sandbox-useapi"_s);
    }

    void theRightKindIsAsked()
    {
        m_actions->setTask(task({m_fixture->write(u"a.png"_s, "bytes")}));
        QVERIFY(!m_registry->action(u"task.extend"_s)->isEnabled());
        QVERIFY(!m_registry->action(u"task.slowMotion"_s)->isEnabled());
        m_actions->setTask(task({m_fixture->write(u"a.mp3"_s, "bytes")}));
        QVERIFY(!m_registry->action(u"task.useLastFrame"_s)->isEnabled());
        QVERIFY(!m_registry->action(u"task.perform"_s)->isEnabled());
    }

    //! Runway's own interface cannot extend; the present account's service can.
    void anotherAccountIsTakenWhereItsOwnCannot()
    {
        Task runway = task({m_fixture->write(u"a.mp4"_s, "bytes")});
        runway.account = u"sandbox-runway"_s;
        m_actions->setTask(runway);
        QSignalSpy wanted(m_actions.get(), &TakeActions::useWanted);
        m_registry->action(u"task.extend"_s)->trigger();
        QCOMPARE(wanted.first().at(2).toString(), u"sandbox-useapi"_s);
        m_registry->action(u"task.changeLook"_s)->trigger();
        QCOMPARE(wanted.last().at(2).toString(), u"sandbox-runway"_s);
    }

    void oneOfSeveralFiles()
    {
        const QString first = m_fixture->write(u"1.png"_s, "bytes");
        const QString second = m_fixture->write(u"2.png"_s, "bytes");
        m_actions->setTask(task({first, second}));
        m_actions->setFile(second);
        QSignalSpy wanted(m_actions.get(), &TakeActions::useWanted);
        m_registry->action(u"task.perform"_s)->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(1).value<MediaInput>().reference.value, second);
    }

    void theLastFrameIsReadFromTheFile()
    {
        const QString path = m_fixture->folder.filePath(u"clip.mp4"_s);
        {
            media::EncoderSettings settings;
            settings.size = QSize(64, 64);
            settings.framesPerSecond = 10;
            auto encoder = media::Encoder::open(path, settings);
            QVERIFY(encoder);
            QImage frame(64, 64, QImage::Format_RGB32);
            for (const Qt::GlobalColor colour : {Qt::red, Qt::red, Qt::red, Qt::blue}) {
                frame.fill(colour);
                QVERIFY((*encoder)->write(frame));
            }
            QVERIFY((*encoder)->finish());
        }
        m_actions->setTask(task({path}));
        QSignalSpy wanted(m_actions.get(), &TakeActions::useWanted);
        m_registry->action(u"task.useLastFrame"_s)->trigger();
        QTRY_COMPARE(wanted.size(), 1);
        const QImage picture(wanted.first().at(1).value<MediaInput>().reference.value);
        QCOMPARE(picture.size(), QSize(64, 64));
        QVERIFY(picture.pixelColor(32, 32).blue() > 200);
    }

private:
    static Task task(const QStringList &files)
    {
        Task made;
        made.id = QUuid::createUuid();
        made.state = TaskState::Done;
        made.account = u"sandbox-useapi"_s;
        for (const QString &file : files) {
            TaskOutput output;
            output.path = file;
            made.outputs.append(output);
        }
        return made;
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<ActionRegistry> m_registry;
    std::unique_ptr<TakeActions> m_actions;
};

QTEST_MAIN(TakeActionsTest)
#include "tst_takeactions.moc"
