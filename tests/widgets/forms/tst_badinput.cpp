// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/taskstore.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/markline.h"
#include "widgets/forms/problemsbar.h"
#include "widgets/forms/shotpage.h"
#include "widgets/models/rooms.h"
#include "widgets/windowfixture.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

// Each thing that must never leave the form: a message at its field and in the list above the button, and
// nothing in the journal, so nothing sent.
class BadInputTest : public QObject {
    Q_OBJECT

private slots:
    // One studio for all: nothing ever reaches it.
    void initTestCase()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
    }

    void cleanupTestCase() { m_fixture.reset(); }

    void init()
    {
        test::failOnAnyWarning();
        m_page = std::make_unique<ShotPage>(*m_fixture->studio, m_fixture->prompts, workspaceRooms().first());
        m_page->setAccount(u"sandbox-useapi"_s);
        m_page->resize(372, 860);
        m_page->show();
    }

    void cleanup() { m_page.reset(); }

    void refusesAPicture_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("kind");
        const QString useapi = u"sandbox-useapi"_s;
        const QString runway = u"sandbox-runway"_s;
        QTest::newRow("no picture at all") << useapi << u"gen3a_turbo"_s << u"text"_s;
        QTest::newRow("unreadable") << useapi << u"gen3a_turbo"_s << u"broken"_s;
        QTest::newRow("animated gif") << useapi << u"gen3a_turbo"_s << u"gif"_s;
        QTest::newRow("animated png") << useapi << u"gen3a_turbo"_s << u"apng"_s;
        QTest::newRow("0 bytes") << useapi << u"gen3a_turbo"_s << u"empty"_s;
        QTest::newRow("a folder") << useapi << u"gen3a_turbo"_s << u"folder"_s;
        QTest::newRow("not there") << useapi << u"gen3a_turbo"_s << u"missing"_s;
        QTest::newRow("a clip") << useapi << u"gen3a_turbo"_s << u"clip"_s;
        QTest::newRow("too large") << useapi << u"gen3a_turbo"_s << u"large"_s;
        QTest::newRow("too slim for gen4_turbo") << runway << u"gen4_turbo"_s << u"slim"_s;
        QTest::newRow("too wide for gen4_turbo") << runway << u"gen4_turbo"_s << u"wide"_s;
        QTest::newRow("too wide for gen4.5") << runway << u"gen4.5"_s << u"wide"_s;
        QTest::newRow("http address") << useapi << u"gen3a_turbo"_s << u"http"_s;
        QTest::newRow("ftp address") << useapi << u"gen3a_turbo"_s << u"ftp"_s;
    }

    void refusesAPicture()
    {
        QFETCH(QString, account);
        QFETCH(QString, model);
        QFETCH(QString, kind);
        m_page->setAccount(account);
        GenerationRequest request;
        request.provider = m_page->request().provider;
        request.operation = u"image-to-video"_s;
        request.model = model;
        request.setValue(Role::Prompt, u"a ridge"_s);
        request.media = {{Role::First, reference(kind), {}, {}}};
        m_page->setRequest(request);
        QCOMPARE(m_page->request().model, model);
        refused(roleName(Role::First), u"keyframeStrip"_s);
    }

    void refusesAValue_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<Role>("role");
        QTest::addColumn<QJsonValue>("value");
        const QString useapi = u"sandbox-useapi"_s;
        const QString runway = u"sandbox-runway"_s;
        const QString long1025 = "https://example.org/"_L1 + QString(1005, 'x'_L1);
        QTest::newRow("seed 0 at useapi.net") << useapi << Role::Seed << QJsonValue(0);
        QTest::newRow("seed too large at useapi.net") << useapi << Role::Seed << QJsonValue(4294967295LL);
        QTest::newRow("seed too large at Runway") << runway << Role::Seed << QJsonValue(4294967296LL);
        QTest::newRow("negative seed") << runway << Role::Seed << QJsonValue(-1);
        QTest::newRow("seed of letters") << useapi << Role::Seed << QJsonValue(u"twelve"_s);
        QTest::newRow("seconds") << useapi << Role::Duration << QJsonValue(7);
        QTest::newRow("prompt") << runway << Role::Prompt << QJsonValue(QString(1001, 'x'_L1));
        QTest::newRow("prompt of pairs")
            << runway << Role::Prompt << QJsonValue(u"\U0001F319"_s.repeated(501));
        QTest::newRow("reply address") << useapi << Role::ReplyUrl << QJsonValue(long1025);
        QTest::newRow("reply reference") << useapi << Role::ReplyRef << QJsonValue(QString(1025, 'x'_L1));
        QTest::newRow("jobs") << useapi << Role::MaxJobs << QJsonValue(11);
    }

    void refusesAValue()
    {
        QFETCH(QString, account);
        QFETCH(Role, role);
        QFETCH(QJsonValue, value);
        m_page->setAccount(account);
        GenerationRequest request = m_page->request();
        request.setValue(Role::Prompt, u"a ridge"_s);
        request.media = {{Role::First,
            {MediaReference::Kind::File, m_fixture->picture(u"good.png"_s, {1280, 768})}, {}, {}}};
        request.setValue(role, value);
        m_page->setRequest(request);
        refused(roleName(role), roleName(role) + "Editor"_L1);
    }

    void refusesNothingAtAll()
    {
        m_page->setRequest({});
        QVERIFY(hasErrors(m_page->problems()));
        triggerAndWait();
        QCOMPARE(m_fixture->studio->tasks().counts()->all, 0);
        QVERIFY(!m_page->findChild<ProblemsBar *>()->isHidden());
    }

    void refusesAPictureThatVanished()
    {
        const QString path = m_fixture->picture(u"vanishing.png"_s, {1280, 768});
        GenerationRequest request = m_page->request();
        request.media = {{Role::First, {MediaReference::Kind::File, path}, {}, {}}};
        m_page->setRequest(request);
        QTRY_VERIFY(!hasErrors(m_page->problems()));
        QVERIFY(QFile::remove(path));
        refused(roleName(Role::First), u"keyframeStrip"_s);
        QVERIFY(m_page->request().input(Role::First)); // nothing is lost: the slot still says which
    }

    // What a model cannot take has no place in its form, so it cannot be sent either.
    void hasNoPlaceForWhatTheModelDoesNotTake()
    {
        m_page->setAccount(u"sandbox-runway"_s);
        GenerationRequest request = m_page->request();
        request.model = u"gen4_turbo"_s;
        request.clear(Role::Aspect); // the sizes are others
        const MediaReference picture{
            MediaReference::Kind::File, m_fixture->picture(u"good.png"_s, {1280, 720})};
        request.media = {{Role::First, picture, {}, {}}, {Role::Last, picture, {}, {}}};
        request.setValue(Role::CameraZoom, 3);
        m_page->setRequest(request);
        QVERIFY(!m_page->request().input(Role::Last));
        QVERIFY(!m_page->request().values.contains(roleName(Role::CameraZoom)));
        QTRY_VERIFY(!hasErrors(m_page->problems()));
    }

    void staticAndAMoveNeverGoTogether()
    {
        GenerationRequest request = m_page->request();
        request.model = u"gen3a_turbo"_s; // it has a camera and needs no picture
        request.clear(Role::Aspect); // the ratios are others
        request.setValue(Role::Prompt, u"a ridge"_s);
        request.setValue(Role::CameraStatic, true);
        request.setValue(Role::CameraPan, 2);
        m_page->setRequest(request);
        QVERIFY(!m_page->request().values.contains(roleName(Role::CameraPan)));
        const QList<Problem> &problems = m_page->problems();
        QVERIFY2(!hasErrors(problems),
            qPrintable(u"%1: %2"_s.arg(problems.value(0).field).arg(int(problems.value(0).code))));
    }

private:
    MediaReference reference(const QString &kind) const
    {
        if (kind == "http"_L1)
            return {MediaReference::Kind::Url, u"http://example.org/a.png"_s};
        if (kind == "ftp"_L1)
            return {MediaReference::Kind::Url, u"ftp://example.org/a.png"_s};
        return {MediaReference::Kind::File, file(kind)};
    }

    QString file(const QString &kind) const
    {
        QImage image(64, 38, QImage::Format_RGB32);
        image.fill(Qt::gray);
        const QByteArray png = fixtures::encodedPicture(image, "png");
        if (kind == "text"_L1)
            return m_fixture->write(u"words.png"_s, "these are words\n");
        if (kind == "broken"_L1)
            return m_fixture->write(u"broken.png"_s, png.left(40));
        if (kind == "gif"_L1)
            return m_fixture->write(u"moving.gif"_s, fixtures::gif(2));
        if (kind == "apng"_L1)
            return m_fixture->write(u"moving.png"_s, fixtures::animatedPng(png, 2));
        if (kind == "empty"_L1)
            return m_fixture->write(u"empty.png"_s, {});
        if (kind == "folder"_L1)
            return m_fixture->folder.path();
        if (kind == "missing"_L1)
            return m_fixture->folder.filePath(u"nowhere.png"_s);
        if (kind == "clip"_L1)
            return STUDIO_TEST_DATA + "/media/walk-sound.mp4"_L1;
        if (kind == "slim"_L1)
            return m_fixture->picture(u"slim.png"_s, {100, 400});
        if (kind == "wide"_L1)
            return m_fixture->picture(u"wide.png"_s, {400, 100});
        // A picture with a long tail: more than the greatest upload.
        const QString path = m_fixture->write(u"large.png"_s, png);
        QFile tail(path);
        return tail.resize(65LL * 1024 * 1024) ? path : QString();
    }

    void triggerAndWait()
    {
        m_page->generate();
        QTRY_VERIFY(!m_page->isBusy());
    }

    void refused(const QString &field, const QString &editorName)
    {
        QSignalSpy submitted(m_page.get(), &ShotPage::submitted);
        triggerAndWait();
        QCOMPARE(submitted.size(), 0);
        QCOMPARE(m_fixture->studio->tasks().counts()->all, 0);
        const QList<Problem> &problems = m_page->problems();
        const bool named = std::any_of(problems.begin(), problems.end(), [&field](const Problem &problem) {
            return problem.field == field && problem.severity == Problem::Severity::Error;
        });
        QVERIFY(named);
        const auto *editor = m_page->findChild<Editor *>(editorName);
        QVERIFY(editor);
        const auto *line = editor->findChild<MarkLine *>();
        QVERIFY(!line->isHidden());
        QVERIFY2(line->text().size() > 10, qPrintable(line->text()));
        const auto *bar = m_page->findChild<ProblemsBar *>();
        QVERIFY(!bar->isHidden());
        // The keyboard is where the mistake is.
        QVERIFY(m_page->focusWidget());
        QVERIFY(editor->isAncestorOf(m_page->focusWidget()));
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<ShotPage> m_page;
};

QTEST_MAIN(BadInputTest)
#include "tst_badinput.moc"
