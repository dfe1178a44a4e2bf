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

    void withoutAPromptTheTitleSaysWhatIsDone_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("title");
        QTest::newRow("performance") << u"character-performance"_s
                                     << u"Act-One: portrait.png driven by performance.mov"_s;
        QTest::newRow("upscale") << u"video-upscale"_s << u"Upscale of take.mp4"_s;
        QTest::newRow("slow") << u"slow-motion"_s << u"Slow motion of take.mp4"_s;
        QTest::newRow("lips") << u"lip-sync"_s << u"portrait.png speaks an asset"_s;
        QTest::newRow("foreign") << u"voice-dubbing"_s << u"take.mp4, dubbed"_s;
        QTest::newRow("unknown") << u"of-tomorrow"_s << u"take.mp4"_s;
    }

    void withoutAPromptTheTitleSaysWhatIsDone()
    {
        QFETCH(QString, operation);
        QFETCH(QString, title);
        using Kind = MediaReference::Kind;
        GenerationRequest request;
        request.operation = operation;
        const auto add = [&request](Role role, Kind kind, const QString &value) {
            MediaInput input;
            input.role = role;
            input.reference = {kind, value};
            request.media.append(input);
        };
        add(Role::Source, Kind::File, u"/somewhere/take.mp4"_s);
        add(Role::Character, Kind::File, u"/somewhere/portrait.png"_s);
        add(Role::Driving, Kind::Url, u"https://example.com/a/performance.mov?sig=1"_s);
        add(Role::Audio, Kind::Asset, u"user:1-asset:2"_s);
        QCOMPARE(tasktext::title(request, u"Act-One"_s), title);
    }

    void aHashIsNoName()
    {
        const QString hash(64, u'a');
        QCOMPARE(tasktext::inputName({MediaReference::Kind::File, u"/inputs/"_s + hash + u".png"_s}),
            u"a picture"_s);
        QCOMPARE(tasktext::inputName({MediaReference::Kind::File, u"/inputs/"_s + hash + u".mp3"_s}),
            u"a sound"_s);
        QCOMPARE(tasktext::inputName({MediaReference::Kind::File, u"/inputs/facade.png"_s}), u"facade.png"_s);
    }

    void settingsAreThoseOfTheModel()
    {
        ModelSpec model;
        model.output = MediaKind::Image;
        model.outputSize = {1920, 1080};
        GenerationRequest request;
        request.setValue(Role::OutputCount, 4);
        QCOMPARE(tasktext::settingsLine(request, &model), u"4 pictures · 1920 × 1080"_s);
        model.output = MediaKind::Audio;
        request = {};
        request.setValue(Role::Voice, u"Maya"_s);
        QCOMPARE(tasktext::settingsLine(request, &model), u"Maya"_s);
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
