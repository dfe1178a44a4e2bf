// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/rail.h"

#include "domain/asset.h"
#include "support/calls.h"
#include "widgets/models/assetmime.h"
#include "widgets/models/rooms.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace studio;

class RailTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_rail = std::make_unique<Rail>();
        const QList<Room> rooms = workspaceRooms();
        for (const Room &room : rooms)
            m_rail->addRoom(room);
        const QList<Room> others = otherRooms();
        for (const Room &room : others)
            m_rail->addRoom(room, Rail::End::Bottom);
        m_rail->resize(76, 800);
        m_rail->show();
    }

    void cleanup() { m_rail.reset(); }

    void aFileAndAnAssetCanBeDroppedOnAWorkspace()
    {
        QStringList rooms;
        connect(m_rail.get(), &Rail::dropped, this, [&rooms](const QString &room) { rooms.append(room); });
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(u"/clips/walk.mp4"_s)});
        QVERIFY(enter(u"upscale"_s, file));
        drop(u"upscale"_s, file);
        QMimeData asset;
        Asset kept;
        kept.place = Asset::Place::Provider;
        kept.account = u"me"_s;
        kept.reference = {MediaReference::Kind::Asset, u"user:1-asset:1"_s};
        assetmime::put(asset, {kept});
        QVERIFY(enter(u"performance"_s, asset));
        drop(u"performance"_s, asset);
        QCOMPARE(rooms, (QStringList{u"upscale"_s, u"performance"_s}));
    }

    void otherThingsAreNotTaken()
    {
        QMimeData words;
        words.setText(u"only words"_s);
        QVERIFY(!enter(u"upscale"_s, words));
        // Assets and Usage have no slots.
        for (const QString &room : {u"assets"_s, u"usage"_s})
            QVERIFY2(!m_rail->findChild<QToolButton *>(room)->acceptDrops(), qPrintable(room));
    }

    void whatRestsOnARoomOpensIt()
    {
        QSignalSpy lingered(m_rail.get(), &Rail::lingered);
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(u"/clips/walk.mp4"_s)});
        enter(u"upscale"_s, file);
        leave(u"upscale"_s);
        enter(u"sound"_s, file);
        QVERIFY(lingered.wait());
        QCOMPARE(lingered.size(), 1); // of the room that was only crossed: nothing
        QCOMPARE(lingered.first().first().toString(), u"sound"_s);
        QCOMPARE(m_rail->current(), u"image-to-video"_s); // the window decides
    }

    void aDropOpensNothingLater()
    {
        QSignalSpy lingered(m_rail.get(), &Rail::lingered);
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(u"/clips/walk.mp4"_s)});
        enter(u"sound"_s, file);
        drop(u"sound"_s, file);
        // A second room's hover is over later than the first's would have been.
        enter(u"upscale"_s, file);
        QVERIFY(lingered.wait());
        QCOMPARE(lingered.size(), 1);
        QCOMPARE(lingered.first().first().toString(), u"upscale"_s);
    }

private:
    QToolButton *button(const QString &room) const { return m_rail->findChild<QToolButton *>(room); }

    bool enter(const QString &room, const QMimeData &data) const
    {
        QDragEnterEvent event(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        event.setAccepted(false);
        QApplication::sendEvent(button(room), &event);
        return event.isAccepted();
    }
    void leave(const QString &room) const
    {
        QDragLeaveEvent event;
        QApplication::sendEvent(button(room), &event);
    }
    void drop(const QString &room, const QMimeData &data) const
    {
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(button(room), &event);
        QVERIFY(event.isAccepted());
    }

    std::unique_ptr<Rail> m_rail;
};

QTEST_MAIN(RailTest)
#include "tst_rail.moc"
