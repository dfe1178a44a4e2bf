// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/taskstate.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

class TestTaskState final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyMove_data();
    void everyMove();
    void everyStateHasOneName();
    void finalStatesHaveNoWayOut();
    void boughtStates();
};

// Typed from the table of the architecture, apart from the program's own.
void TestTaskState::everyMove_data()
{
    const QStringList states{u"Queued"_s, u"Uploading"_s, u"Submitting"_s, u"OutcomeUnknown"_s, u"Running"_s,
        u"Downloading"_s, u"Done"_s, u"Failed"_s, u"Cancelled"_s};
    // Rows: from. Columns: to, in the same order.
    const QStringList table{
        u"-XX----XX"_s, // Queued
        u"X-X----XX"_s, // Uploading
        u"X--XX--X-"_s, // Submitting
        u"----X--XX"_s, // OutcomeUnknown
        u"-----X-XX"_s, // Running
        u"------XX-"_s, // Downloading
        u"---------"_s, // Done
        u"---------"_s, // Failed
        u"---------"_s, // Cancelled
    };
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isLegal");
    for (qsizetype from = 0; from < states.size(); ++from) {
        for (qsizetype to = 0; to < states.size(); ++to) {
            QTest::addRow("%s to %s", qPrintable(states[from]), qPrintable(states[to]))
                << states[from] << states[to] << (table[from][to] == u'X');
        }
    }
}

void TestTaskState::everyMove()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto before = stateFromName(from);
    const auto after = stateFromName(to);
    QVERIFY(before && after);
    QTEST(canMove(*before, *after), "isLegal");
}

void TestTaskState::everyStateHasOneName()
{
    QStringList names;
    for (const TaskState state : AllTaskStates) {
        const QString name = stateName(state);
        QVERIFY(!names.contains(name));
        QCOMPARE(stateFromName(name), std::optional(state));
        names << name;
    }
    QCOMPARE(names.size(), 9);
    QVERIFY(!stateFromName(u"queued"));
    QVERIFY(!stateFromName(u""));
}

void TestTaskState::finalStatesHaveNoWayOut()
{
    for (const TaskState from : AllTaskStates) {
        const bool hasWayOut = std::any_of(
            AllTaskStates.begin(), AllTaskStates.end(), [from](TaskState to) { return canMove(from, to); });
        QCOMPARE(hasWayOut, !isFinal(from));
    }
    QVERIFY(isFinal(TaskState::Done) && isFinal(TaskState::Failed) && isFinal(TaskState::Cancelled));
}

void TestTaskState::boughtStates()
{
    QVERIFY(!mayBeBought(TaskState::Queued));
    QVERIFY(!mayBeBought(TaskState::Uploading));
    QVERIFY(mayBeBought(TaskState::Submitting));
    QVERIFY(mayBeBought(TaskState::OutcomeUnknown));
    QVERIFY(mayBeBought(TaskState::Running));
    QVERIFY(mayBeBought(TaskState::Downloading));
    QVERIFY(!mayBeBought(TaskState::Done));
    QVERIFY(!mayBeBought(TaskState::Failed));
    QVERIFY(!mayBeBought(TaskState::Cancelled));
}

QTEST_APPLESS_MAIN(TestTaskState)
#include "tst_taskstate.moc"
