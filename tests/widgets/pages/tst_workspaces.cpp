// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/workspaces.h"

#include "services/accounts/accountbook.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/forms/modelcombo.h"
#include "widgets/forms/shotpage.h"
#include "widgets/models/rooms.h"
#include "widgets/pages/rail.h"
#include "widgets/windowfixture.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace studio;

class WorkspacesTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        open();
    }

    void cleanup()
    {
        close();
        m_fixture.reset();
    }

    void theRailHasEveryRoomByName()
    {
        for (const char *name : {"Image to video", "Text to video", "Video to video", "Performance",
                 "Text to image", "Upscale", "Sound", "Assets", "Usage"}) {
            const auto *button = test::named<QToolButton>(m_rail.get(), QString::fromLatin1(name));
            QVERIFY2(button, name);
            QVERIFY2(!button->icon().isNull(), name);
        }
    }

    void everyOperationOfTheCatalogueHasARoom()
    {
        QStringList known;
        const QList<Room> rooms = workspaceRooms();
        for (const Room &room : rooms)
            known += room.operations;
        QCOMPARE(QSet<QString>(known.begin(), known.end()).size(), known.size()); // one room each
        const QStringList operations = m_fixture->studio->catalogue().operations();
        for (const QString &operation : operations)
            QVERIFY2(known.contains(operation), qPrintable(operation));
    }

    void aPageIsMadeAtItsFirstVisit()
    {
        QCOMPARE(m_shots->count(), 1);
        m_rooms->open(u"sound"_s);
        QCOMPARE(m_shots->count(), 2);
        m_rooms->open(u"image-to-video"_s);
        m_rooms->open(u"sound"_s);
        QCOMPARE(m_shots->count(), 2);
        QCOMPARE(m_rail->current(), u"sound"_s);
    }

    void switchingKeepsWhatWasTyped()
    {
        GenerationRequest wish = m_rooms->page()->request();
        wish.setValue(Role::Prompt, u"kept in its room"_s);
        m_rooms->page()->setRequest(wish);
        for (const Room &room : workspaceRooms())
            m_rooms->open(room.id);
        m_rooms->open(u"image-to-video"_s);
        QCOMPARE(m_rooms->page()->request().value(Role::Prompt).toString(), u"kept in its room"_s);
    }

    void everyRoomComesBackAsItWas()
    {
        GenerationRequest wish = m_rooms->page()->request();
        wish.setValue(Role::Prompt, u"of the first room"_s);
        m_rooms->page()->setRequest(wish);
        m_rooms->open(u"text-to-video"_s);
        m_rooms->setAccount(u"sandbox-runway"_s);
        m_rooms->saveSession();
        close();
        open();
        QCOMPARE(m_rooms->room(), u"text-to-video"_s);
        QCOMPARE(m_rooms->account(), u"sandbox-runway"_s);
        m_rooms->open(u"image-to-video"_s);
        QCOMPARE(m_rooms->page()->request().value(Role::Prompt).toString(), u"of the first room"_s);
    }

    void theAccountIsSharedByAllRooms()
    {
        m_rooms->open(u"text-to-video"_s);
        m_rooms->setAccount(u"sandbox-runway"_s);
        m_rooms->open(u"image-to-video"_s);
        QCOMPARE(m_rooms->account(), u"sandbox-runway"_s);
        QCOMPARE(m_rooms->page()->request().provider, u"runway"_s);
    }

    void roomsChangeByTheirActions()
    {
        QAction *action = m_actions->action(u"room.performance"_s);
        QVERIFY(action);
        QCOMPARE(action->shortcut(), QKeySequence(u"Alt+4"_s));
        QSignalSpy changed(m_rooms.get(), &Workspaces::roomChanged);
        action->trigger();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_rail->current(), u"performance"_s);
        action->trigger();
        QCOMPARE(changed.size(), 1);
    }

    void generateBelongsToTheRoomInFront()
    {
        QVERIFY(m_actions->action(u"shot.generate"_s)->isEnabled());
        m_rooms->open(roomid::Usage);
        QVERIFY(!m_actions->action(u"shot.generate"_s)->isEnabled());
        m_rooms->open(u"image-to-video"_s);
        QVERIFY(m_actions->action(u"shot.generate"_s)->isEnabled());
    }

    //! A room whose provider has no model says so; with one it has a form. Never neither.
    void everyRoomIsOfUse_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QString>("account");
        for (const Room &room : workspaceRooms()) {
            for (const QString &account : {u"sandbox-useapi"_s, u"sandbox-runway"_s})
                QTest::addRow("%s, %s", qPrintable(room.id), qPrintable(account)) << room.id << account;
        }
    }

    void everyRoomIsOfUse()
    {
        QFETCH(QString, room);
        QFETCH(QString, account);
        m_rooms->open(room);
        m_rooms->setAccount(account);
        const ShotPage &page = *m_rooms->page();
        QCOMPARE(page.account(), account);
        const auto *absence = page.findChild<QLabel *>(u"absenceLabel"_s);
        const auto *go = page.findChild<QPushButton *>(u"generateButton"_s);
        QCOMPARE(go->isEnabled(), page.model() != nullptr);
        QCOMPARE(absence->isHidden(), page.model() != nullptr);
        QVERIFY(page.model() || absence->text().contains(u"has no model"_s));
        if (page.model())
            QVERIFY(workspaceRooms().at(roomNumber(room)).operations.contains(page.model()->operation));
    }

    //! Headings name the operations where a room has several; they cannot be chosen.
    void headingsCannotBeChosen()
    {
        for (const Room &room : workspaceRooms()) {
            m_rooms->open(room.id);
            const auto *combo = m_rooms->page()->findChild<ModelCombo *>(u"modelCombo"_s);
            QSet<QString> operations;
            for (const ModelSpec *model : combo->models())
                operations.insert(model->operation);
            const auto headings = combo->count() - combo->models().size();
            QCOMPARE(headings, operations.size() > 1 ? operations.size() : 0);
            QCOMPARE(combo->chosen() != nullptr, !combo->models().isEmpty());
        }
    }

    void settingsGoToTheRoomOfTheirOperation()
    {
        m_rooms->open(u"sound"_s);
        GenerationRequest request;
        request.provider = u"runway"_s;
        request.operation = u"image-to-video"_s;
        request.model = u"gen4_turbo"_s;
        request.setValue(Role::Prompt, u"once more"_s);
        m_rooms->useSettings(u"sandbox-runway"_s, request);
        QCOMPARE(m_rooms->room(), u"image-to-video"_s);
        QCOMPARE(m_rooms->page()->request().model, u"gen4_turbo"_s);
        QCOMPARE(m_rooms->page()->request().value(Role::Prompt).toString(), u"once more"_s);
    }

    void aPictureGoesIntoItsSlotAndTheRestStays()
    {
        GenerationRequest wish = m_rooms->page()->request();
        wish.setValue(Role::Prompt, u"stays"_s);
        m_rooms->page()->setRequest(wish);
        const QString before = wish.input(Role::Last)->reference.value;
        const QString path = m_fixture->picture(u"new.png"_s, {1280, 768});
        MediaInput input;
        input.role = Role::First;
        input.reference = {MediaReference::Kind::File, path};
        input.kind = MediaKind::Image;
        m_rooms->open(u"sound"_s);
        m_rooms->use(u"image-to-video"_s, input);
        const GenerationRequest now = m_rooms->page()->request();
        QCOMPARE(now.input(Role::First)->reference.value, path);
        QCOMPARE(now.input(Role::Last)->reference.value, before);
        QCOMPARE(now.value(Role::Prompt).toString(), u"stays"_s);
    }

private:
    static int roomNumber(const QString &id)
    {
        const QList<Room> rooms = workspaceRooms();
        for (int i = 0; i < rooms.size(); ++i) {
            if (rooms.at(i).id == id)
                return i;
        }
        return -1;
    }

    void open()
    {
        m_actions = std::make_unique<ActionRegistry>();
        m_rail = std::make_unique<Rail>();
        m_shots = std::make_unique<QStackedWidget>();
        m_rooms = std::make_unique<Workspaces>(
            *m_fixture->studio, m_fixture->prompts, *m_actions, Workspaces::Places{*m_rail, *m_shots});
        m_rooms->restoreSession();
    }

    void close()
    {
        m_rooms.reset();
        m_shots.reset();
        m_rail.reset();
        m_actions.reset();
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<Rail> m_rail;
    std::unique_ptr<QStackedWidget> m_shots;
    std::unique_ptr<Workspaces> m_rooms;
};

QTEST_MAIN(WorkspacesTest)
#include "tst_workspaces.moc"
