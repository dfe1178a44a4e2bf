// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/providerdialog.h"

#include "services/accounts/accountbook.h"
#include "support/scriptedserver.h"
#include "widgets/models/providerlistmodel.h"
#include "widgets/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

QByteArray document(const QString &name)
{
    QFile file(STUDIO_TEST_DATA + u"/useapi/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray answer(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

//! useapi.net as its documents show it, without a network.
class ProviderDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        m_server = std::make_unique<test::ScriptedServer>();
        m_paths.clear();
        m_deleted.clear();
        m_refused = false;
        m_tasks = QJsonArray{QJsonDocument::fromJson(document(u"task-running.json"_s)).object(),
            QJsonDocument::fromJson(document(u"task-succeeded.json"_s)).object()};
        m_server->setHandler([this](const test::WireRequest &request) { return serve(request); });
        Account account;
        account.name = u"mine"_s;
        account.label = u"Mine"_s;
        account.provider = u"useapi"_s;
        account.baseUrl = m_server->url(QString());
        test::Outcome added(m_fixture->studio->accounts().add(account, u"key_1"_s));
        QVERIFY(added.wait());
        QVERIFY2(added.result().has_value(), qPrintable(added.whatWentWrong()));
        m_dialog = std::make_unique<ProviderDialog>(*m_fixture->studio, m_fixture->prompts, u"mine"_s);
        m_dialog->open();
    }

    void cleanup()
    {
        m_dialog.reset();
        m_server.reset();
        m_fixture.reset();
    }

    void beginsWithWhatRunsThere()
    {
        QCOMPARE(m_dialog->account(), u"mine"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(text(0, 0), u"4c5b8a34 · someone@example.com"_s);
        QCOMPARE(text(0, 1), u"my reference"_s);
        QTRY_COMPARE(words(), QString());
        const auto *accounts = m_dialog->findChild<QComboBox *>(u"accountCombo"_s);
        QCOMPARE(accounts->findData(u"sandbox-runway"_s), -1); // it has no such lists
        QVERIFY(accounts->findData(u"sandbox-useapi"_s) >= 0);
    }

    void takesATaskOffTheListAfterAQuestion()
    {
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!button(u"removeButton"_s)->isEnabled());
        table()->selectRow(0);
        click(u"removeButton"_s);
        QCOMPARE(m_fixture->prompts.questions.size(), 1);
        QVERIFY(m_fixture->prompts.details.first().contains(u"goes on there"_s));
        m_fixture->prompts.agrees = true;
        click(u"removeButton"_s);
        QTRY_COMPARE(m_deleted.size(), 1);
        QVERIFY2(m_deleted.first().startsWith(u"/v1/runwayml/scheduler/"_s), qPrintable(m_deleted.first()));
        QTRY_COMPARE(rows(), 0);
        QTRY_COMPARE(words(), u"Nothing runs there just now."_s);
    }

    void showsTasksByState()
    {
        const QAbstractItemModelTester tester(
            &m_dialog->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        click(u"tasksButton"_s);
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(text(0, 1), u"gen3a_turbo"_s);
        QCOMPARE(text(0, 2), u"running, 35 %"_s);
        QCOMPARE(text(0, 3), u"a quiet lake"_s);
        QCOMPARE(text(1, 2), u"done"_s);
        auto *status = m_dialog->findChild<QComboBox *>(u"statusCombo"_s);
        status->setCurrentIndex(status->findData(u"SUCCEEDED"_s));
        emit status->activated(status->currentIndex());
        QTRY_VERIFY(m_paths.last().contains(u"statuses=SUCCEEDED"_s));
        QTRY_COMPARE(rows(), 2);
    }

    void readsPageByPage()
    {
        const QJsonValue one = m_tasks.first();
        m_tasks = {};
        for (int count = 0; count < 60; ++count)
            m_tasks.append(one);
        click(u"tasksButton"_s);
        QTRY_COMPARE(rows(), 50);
        QTRY_VERIFY(button(u"moreButton"_s)->isVisible());
        click(u"moreButton"_s);
        QTRY_COMPARE(rows(), 60);
        QTRY_VERIFY(!button(u"moreButton"_s)->isVisible());
    }

    void aTaskIsDeleted()
    {
        click(u"tasksButton"_s);
        QTRY_COMPARE(rows(), 2);
        table()->selectRow(0);
        m_fixture->prompts.agrees = true;
        click(u"removeButton"_s);
        QTRY_COMPARE(m_deleted.size(), 1);
        QVERIFY2(m_deleted.first().startsWith(u"/v1/runwayml/tasks/"_s), qPrintable(m_deleted.first()));
    }

    void itsSettingsGoIntoTheForm()
    {
        QTRY_COMPARE(rows(), 1);
        table()->selectRow(0);
        QSignalSpy wanted(m_dialog.get(), &ProviderDialog::settingsWanted);
        click(u"settingsButton"_s);
        QVERIFY(wanted.wait());
        QCOMPARE(wanted.first().at(0).toString(), u"mine"_s);
        const auto request = wanted.first().at(1).value<GenerationRequest>();
        QCOMPARE(request.value(Role::Prompt).toString(), u"a quiet lake"_s);
        QVERIFY(!m_dialog->isVisible());
    }

    void showsTheLinkedAccountsWithoutTheirSecrets()
    {
        click(u"accountsButton"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(text(0, 0), u"someone@example.com"_s);
        QCOMPARE(text(0, 1), u"5"_s);
        QCOMPARE(text(0, 2), u"Wrong username"_s);
        QVERIFY(!button(u"removeButton"_s)->isVisible());
        for (int column = 0; column < m_dialog->model().columnCount(); ++column)
            QVERIFY(!text(0, column).contains(u"geheim"_s));
    }

    void anErrorIsSaid()
    {
        QTRY_COMPARE(rows(), 1);
        m_refused = true;
        click(u"refreshButton"_s);
        QTRY_VERIFY2(words().contains(u"token"_s), qPrintable(words()));
        QCOMPARE(rows(), 0);
    }

private:
    test::ScriptedAnswer serve(const test::WireRequest &request)
    {
        const QString path = QString::fromLatin1(request.target);
        m_paths.append(path);
        if (m_refused)
            return {answer(R"({"error":"Unauthorized","code":401})", "401 Unauthorized")};
        if (request.verb == "DELETE") {
            m_deleted.append(path);
            return {answer(R"({"success":true,"code":200})")};
        }
        if (path.contains(u"/scheduler"_s))
            return {answer(m_deleted.isEmpty() ? document(u"scheduler.json"_s) : QByteArray("[]"))};
        if (path.contains(u"/accounts"_s))
            return {answer(R"({"someone@example.com":{"email":"someone@example.com","password":"geheim",)"
                           R"("maxJobs":5,"error":"Wrong username","jwt":{"token":"geheim"}}})")};
        if (path.contains(u"/tasks/?"_s)) {
            const int offset = QRegularExpression(u"offset=(\\d+)"_s).match(path).captured(1).toInt();
            QJsonArray page;
            for (int at = offset; at < qMin(offset + 50, int(m_tasks.size())); ++at)
                page.append(m_tasks.at(at));
            return {answer(QJsonDocument(page).toJson())};
        }
        return {answer(document(u"task-running.json"_s))};
    }

    [[nodiscard]] int rows() const { return m_dialog->model().rowCount(); }
    [[nodiscard]] QString text(int row, int column) const
    {
        return m_dialog->model().index(row, column).data().toString();
    }
    [[nodiscard]] QString words() const { return m_dialog->findChild<QLabel *>(u"wordsLabel"_s)->text(); }
    [[nodiscard]] QTableView *table() const { return m_dialog->findChild<QTableView *>(); }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_dialog->findChild<QPushButton *>(name);
    }
    void click(const QString &name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<test::ScriptedServer> m_server;
    std::unique_ptr<ProviderDialog> m_dialog;
    QStringList m_paths;
    QStringList m_deleted;
    QJsonArray m_tasks;
    bool m_refused = false;
};

QTEST_MAIN(ProviderDialogTest)
#include "tst_providerdialog.moc"
