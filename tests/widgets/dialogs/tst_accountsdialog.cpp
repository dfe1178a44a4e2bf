// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/accountsdialog.h"

#include "services/accounts/accountbook.h"
#include "widgets/forms/markline.h"
#include "widgets/windowfixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class AccountsDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        m_dialog = std::make_unique<AccountsDialog>(*m_fixture->studio, m_fixture->prompts);
        m_dialog->open();
    }

    void cleanup()
    {
        m_dialog.reset();
        m_fixture.reset();
    }

    void showsTheBuiltInAccountsAndKeepsThem()
    {
        auto *list = m_dialog->findChild<QListWidget *>(u"accountList"_s);
        QVERIFY(list->count() >= 2);
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            QVERIFY(button(u"testButton"_s)->isEnabled());
            QVERIFY(!button(u"removeButton"_s)->isEnabled());
        }
    }

    void theTokenIsHidden() { QCOMPARE(edit(u"tokenEdit"_s)->echoMode(), QLineEdit::Password); }

    void theAddressFollowsTheProvider()
    {
        auto *provider = m_dialog->findChild<QComboBox *>(u"providerCombo"_s);
        provider->setCurrentIndex(provider->findData(u"useapi"_s));
        QCOMPARE(edit(u"baseUrlEdit"_s)->text(), u"https://api.useapi.net"_s);
        QVERIFY(edit(u"emailEdit"_s)->isVisibleTo(m_dialog.get()));
        provider->setCurrentIndex(provider->findData(u"runway"_s));
        QCOMPARE(edit(u"baseUrlEdit"_s)->text(), u"https://api.dev.runwayml.com"_s);
        QVERIFY(!edit(u"emailEdit"_s)->isVisibleTo(m_dialog.get()));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("mark");
        const QString good = u"https://api.example.org"_s;
        QTest::newRow("no name") << QString() << u"key_1"_s << good << u"labelMark"_s;
        QTest::newRow("no token") << u"Mine"_s << QString() << good << u"tokenMark"_s;
        QTest::newRow("a token with a control character")
            << u"Mine"_s << u"key\u0007_1"_s << good << u"tokenMark"_s;
        QTest::newRow("a token with letters of no header")
            << u"Mine"_s << u"schlüssel"_s << good << u"tokenMark"_s;
        QTest::newRow("http") << u"Mine"_s << u"key_1"_s << u"http://api.example.org"_s << u"baseUrlMark"_s;
        QTest::newRow("no address") << u"Mine"_s << u"key_1"_s << QString() << u"baseUrlMark"_s;
        QTest::newRow("a password in the address")
            << u"Mine"_s << u"key_1"_s << u"https://a:b@api.example.org"_s << u"baseUrlMark"_s;
    }

    void refuses()
    {
        QFETCH(QString, label);
        QFETCH(QString, token);
        QFETCH(QString, baseUrl);
        QFETCH(QString, mark);
        const qsizetype before = m_fixture->studio->accounts().accounts().size();
        edit(u"labelEdit"_s)->setText(label);
        edit(u"tokenEdit"_s)->setText(token);
        edit(u"baseUrlEdit"_s)->setText(baseUrl);
        QTest::mouseClick(button(u"addButton"_s), Qt::LeftButton);
        for (const QString &name : {u"labelMark"_s, u"tokenMark"_s, u"baseUrlMark"_s}) {
            const auto *line = m_dialog->findChild<MarkLine *>(name);
            QCOMPARE(!line->isHidden(), name == mark);
            QCOMPARE(!line->text().isEmpty(), name == mark);
        }
        QCOMPARE(m_fixture->studio->accounts().accounts().size(), before);
        QVERIFY(button(u"addButton"_s)->isEnabled());
    }

    void addsTestsAndRemoves()
    {
        // Nobody listens there: the account is kept, the test says so.
        edit(u"labelEdit"_s)->setText(u"Me @ Studio"_s);
        edit(u"tokenEdit"_s)->setText(u"  key_1\n"_s);
        edit(u"baseUrlEdit"_s)->setText(u"http://127.0.0.1:9"_s);
        QTest::mouseClick(button(u"addButton"_s), Qt::LeftButton);
        QTRY_VERIFY(m_fixture->studio->accounts().account(u"me-studio"_s).has_value());
        QVERIFY(edit(u"tokenEdit"_s)->text().isEmpty());
        auto *result = m_dialog->findChild<QLabel *>(u"resultLabel"_s);
        const bool keychain = m_fixture->studio->accounts().keychainWorks().value_or(false);
        QTRY_VERIFY(
            result->text().contains(keychain ? u"in the system’s keychain"_s : u"this session only"_s));
        QTRY_VERIFY(button(u"testButton"_s)->isEnabled());

        m_fixture->prompts.agrees = false;
        QTest::mouseClick(button(u"removeButton"_s), Qt::LeftButton);
        QCOMPARE(m_fixture->prompts.questions.size(), 1);
        QVERIFY(m_fixture->studio->accounts().account(u"me-studio"_s).has_value());
        m_fixture->prompts.agrees = true;
        QTest::mouseClick(button(u"removeButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_fixture->studio->accounts().account(u"me-studio"_s).has_value());
    }

    void thePracticeAccountAnswers()
    {
        auto *list = m_dialog->findChild<QListWidget *>(u"accountList"_s);
        list->setCurrentRow(0);
        QTest::mouseClick(button(u"testButton"_s), Qt::LeftButton);
        QVERIFY(!button(u"testButton"_s)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(button(u"testButton"_s)->isEnabled(), 20000);
        const QString said = m_dialog->findChild<QLabel *>(u"resultLabel"_s)->text();
        QVERIFY2(said.contains(u"credits"_s), qPrintable(said));
    }

private:
    QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    QLineEdit *edit(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }

    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<AccountsDialog> m_dialog;
};

QTEST_MAIN(AccountsDialogTest)
#include "tst_accountsdialog.moc"
