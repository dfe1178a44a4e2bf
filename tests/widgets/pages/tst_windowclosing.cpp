// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accountbook.h"
#include "services/store/taskstore.h"
#include "services/tasks/taskengine.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"
#include "widgets/pages/mainwindow.h"
#include "widgets/theme/theme.h"
#include "widgets/windowfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

//! The window is closed while Runway has a paid call and has not answered.
class WindowClosingTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(
            u"^(?!This plugin does not support|PulseAudioService|.*No RHI backend|Failed to open VDPAU)"_s));
        m_server = std::make_unique<test::ScriptedServer>();
        m_server->setHandler([](const test::WireRequest &request) -> test::ScriptedAnswer {
            if (request.verb == "POST")
                return {test::wireAnswer(200, R"({"id": "the-task"})")};
            return {test::wireAnswer(
                200, R"({"id": "the-task", "createdAt": "2026-01-01T00:00:00Z", "status": "RUNNING"})")};
        });
        m_proxy = std::make_unique<test::FaultProxy>(m_server->port());
        m_proxy->play({{test::Fault::Drip, "POST /v1/image_to_video", 10, std::chrono::milliseconds(150)}});
        qputenv("RUNWAYML_BASE_URL", m_proxy->url(u""_s).toEncoded());
        qputenv("RUNWAYML_API_SECRET", "practice");
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        m_window = std::make_unique<MainWindow>(*m_fixture->studio, *m_theme, m_fixture->prompts);
        m_window->show();
        m_window->start();
        beginPaying();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        m_proxy.reset();
        m_server.reset();
    }

    void itHidesAndWaitsForTheAnswer()
    {
        QSignalSpy left(m_window.get(), &MainWindow::left);
        QVERIFY(!m_window->close());
        QVERIFY(!m_window->isVisible());
        QCOMPARE(left.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 20000);
        QCOMPARE(task().state, TaskState::Running);
        QCOMPARE(task().remoteId, u"the-task"_s);
        QVERIFY(m_window->close()); // nothing is waited for any more
    }

    void closedAgainItEnds()
    {
        QVERIFY(!m_window->close());
        QVERIFY(m_window->close());
    }

    void broughtBackItGoesOn()
    {
        QSignalSpy left(m_window.get(), &MainWindow::left);
        QVERIFY(!m_window->close());
        m_window->bringToFront();
        QVERIFY(m_window->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(task().state, TaskState::Running, 20000);
        QCOMPARE(left.size(), 0);
    }

private:
    void beginPaying()
    {
        Submission submission;
        submission.account = u"env-runway"_s;
        submission.request.provider = u"runway"_s;
        submission.request.operation = u"image-to-video"_s;
        submission.request.model = u"gen4_turbo"_s;
        submission.request.setValue(Role::Prompt, u"a door closes"_s);
        submission.request.setValue(Role::Duration, 5);
        submission.request.media = {{Role::First,
            {MediaReference::Kind::File, m_fixture->picture(u"first.png"_s, {320, 192})}, {}, {}}};
        m_fixture->studio->engine().submit(submission)->then(this, [this](const Result<Task> &row) {
            m_id = row.value_or(Task{}).id;
        });
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->studio->engine().isPaying(), 20000);
    }

    [[nodiscard]] Task task() const { return m_fixture->studio->tasks().find(m_id).value_or(Task{}); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<test::FaultProxy> m_proxy;
    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    QUuid m_id;
};

QTEST_MAIN(WindowClosingTest)
#include "tst_windowclosing.moc"
