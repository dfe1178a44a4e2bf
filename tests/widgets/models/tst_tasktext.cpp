// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/tasktext.h"

#include "support/calls.h"

#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace std::chrono_literals;

class TaskTextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void saysTheMove()
    {
        GenerationRequest request;
        QCOMPARE(tasktext::cameraText(request, u", "_s), QString());
        request.setValue(Role::CameraPan, -3);
        request.setValue(Role::CameraZoom, 4);
        request.setValue(Role::CameraVertical, 1.5);
        request.setValue(Role::CameraRoll, 0);
        QCOMPARE(tasktext::cameraText(request, u", "_s), u"zoom +4, pan −3, vertical +1.5"_s);
        request.setValue(Role::CameraStatic, true);
        QCOMPARE(tasktext::cameraText(request, u", "_s), u"static"_s);
    }

    void saysTheSettings()
    {
        GenerationRequest request;
        QCOMPARE(tasktext::settingsLine(request), u"seed random"_s);
        request.setValue(Role::Seed, 4294967294LL);
        request.setValue(Role::Duration, 10);
        QCOMPARE(tasktext::settingsLine(request), u"seed 4294967294 · 10 s"_s);
    }

    void theTitleIsOneLine()
    {
        GenerationRequest request;
        request.setValue(Role::Prompt, u" a\n ridge "_s);
        QCOMPARE(tasktext::title(request), u"a ridge"_s);
        request.clear(Role::Prompt);
        QVERIFY(!tasktext::title(request).isEmpty());
    }

    void theDayIsSaidOnlyOfOtherDays()
    {
        const Instant noon{std::chrono::sys_days{2026y / 11 / 21} + 12h};
        QCOMPARE(tasktext::timeText(noon, noon + 1h), u"12:00"_s);
        QVERIFY(tasktext::timeText(noon - 48h, noon) != u"12:00"_s);
    }
};

QTEST_GUILESS_MAIN(TaskTextTest)
#include "tst_tasktext.moc"
