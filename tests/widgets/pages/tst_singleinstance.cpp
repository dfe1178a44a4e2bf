// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "support/calls.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class SingleInstanceTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void theSecondWakesTheFirst()
    {
        const QTemporaryDir library;
        SingleInstance first(library.path());
        QSignalSpy raise(&first, &SingleInstance::raiseWanted);
        QVERIFY(first.claim());
        SingleInstance second(library.path() + "/../"_L1 + QDir(library.path()).dirName());
        QVERIFY(!second.claim());
        QTRY_COMPARE(raise.size(), 1);
    }

    void anotherLibraryIsAnotherWindow()
    {
        const QTemporaryDir one;
        const QTemporaryDir other;
        SingleInstance first(one.path());
        SingleInstance second(other.path());
        QVERIFY(first.claim());
        QVERIFY(second.claim());
    }

    void theNextOneTakesOver()
    {
        const QTemporaryDir library;
        {
            SingleInstance first(library.path());
            QVERIFY(first.claim());
        }
        SingleInstance second(library.path());
        QVERIFY(second.claim());
    }
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
