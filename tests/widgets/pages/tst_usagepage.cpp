// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/usagepage.h"

#include "base/clock.h"
#include "widgets/models/usagetablemodel.h"
#include "widgets/pages/fakeshelf.h"
#include "widgets/pages/usagechart.h"
#include "widgets/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace std::chrono_literals;

namespace {

class FixedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override
    {
        return Instant{std::chrono::sys_days{std::chrono::year(2026) / 11 / 21} + 12h};
    }
};

QDate november(int day)
{
    return {2026, 11, day};
}

} // namespace

class UsagePageTest : public QObject {
    Q_OBJECT

private slots:
    void sumsOutgrowOneNumber()
    {
        constexpr int Much = 2'000'000'000;
        UsageTableModel table;
        table.setEntries({{november(18), u"a"_s, Much}, {november(18), u"b"_s, Much}});
        QCOMPARE(table.total(), 4'000'000'000LL);
        QCOMPARE(creditsText(table.total()), QLocale().toString(4'000'000'000LL) + u" credits"_s);
        UsageChart chart;
        chart.setUsage(
            november(18), november(18), {{november(18), u"a"_s, Much}, {november(18), u"a"_s, Much}});
        QVERIFY2(chart.accessibleDescription().contains(QLocale().toString(4'000'000'000LL)),
            qPrintable(chart.accessibleDescription()));
    }

    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        m_reader = std::make_unique<test::FakeReader>();
        m_reader->books.entries = {{november(18), u"gen4_turbo"_s, 50}, {november(20), u"gen4_turbo"_s, 25},
            {november(20), u"act_two"_s, 75}, {november(21), u"act_two"_s, -30}};
        m_page = std::make_unique<UsagePage>(
            *m_reader, m_fixture->studio->engine(), m_fixture->studio->accounts(), m_clock);
        m_page->resize(1200, 800);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_reader.reset();
        m_fixture.reset();
    }

    void beginsWithThirtyDaysThatEndToday()
    {
        m_page->reload();
        QCOMPARE(m_reader->ranges.last(), std::pair(QDate(2026, 10, 23), november(21)));
        QVERIFY(child<QPushButton>("monthButton")->isChecked());
    }

    void aRangeIsChosenByButtonOrByDay()
    {
        QTest::mouseClick(child<QPushButton>("weekButton"), Qt::LeftButton);
        QCOMPARE(m_reader->ranges.last(), std::pair(november(15), november(21)));
        QTest::mouseClick(child<QPushButton>("quarterButton"), Qt::LeftButton);
        QCOMPARE(m_reader->ranges.last().first.daysTo(m_reader->ranges.last().second), 89);
        child<QDateEdit>("fromEdit")->setDate({2026, 1, 1});
        QCOMPARE(m_reader->ranges.last(), std::pair(QDate(2026, 1, 1), november(21)));
        QVERIFY(!child<QPushButton>("quarterButton")->isChecked());
    }

    void showsTheBooksAsTableAndChart()
    {
        m_page->reload();
        const auto *table = child<QTableView>("usageTable");
        QTRY_COMPARE(table->model()->rowCount(), 5);
        const auto cell
            = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
        QCOMPARE(cell(0, UsageTableModel::CreditsColumn), u"-30"_s); // newest first, given back
        QCOMPARE(cell(4, UsageTableModel::DayColumn), u"Total"_s);
        QCOMPARE(cell(4, UsageTableModel::CreditsColumn), u"120"_s);
        QCOMPARE(child<QLabel>("spentLabel")->text(), u"120 credits"_s);
        QCOMPARE(child<QLabel>("sourceLabel")->text(), u"Provider’s books, days of UTC"_s);
        const auto *chart = child<UsageChart>("chart");
        QCOMPARE(chart->models(), QStringList({u"gen4_turbo"_s, u"act_two"_s}));
        QVERIFY(chart->accessibleDescription().contains(u"120 credits"_s));
        QVERIFY(chart->dayText(november(20)).contains(u"100 credits"_s));
        QVERIFY(chart->dayText(november(20)).contains(u"act_two 75"_s));
    }

    void theChartIsReadByKey()
    {
        m_page->reload();
        QTRY_COMPARE(child<QTableView>("usageTable")->model()->rowCount(), 5);
        auto *chart = child<UsageChart>("chart");
        QVERIFY(!chart->markedDay().isValid());
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->markedDay(), november(21));
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->markedDay(), november(20));
        QVERIFY(chart->accessibleDescription().contains(u"100 credits"_s));
        QTest::keyClick(chart, Qt::Key_Home);
        QCOMPARE(chart->markedDay(), QDate(2026, 10, 23));
        QVERIFY(!chart->grab().isNull());
    }

    void saysWhenNothingWasSpent()
    {
        m_reader->books = {Usage::Source::Journal, {}};
        m_page->reload();
        QTRY_COMPARE(child<QLabel>("wordsLabel")->text(), u"Nothing was spent in this range."_s);
        QVERIFY(child<QLabel>("wordsLabel")->isVisible());
        QCOMPARE(child<QLabel>("sourceLabel")->text(), u"Tasks of this library, days of UTC"_s);
        QCOMPARE(child<QTableView>("usageTable")->model()->rowCount(), 0);
    }

    void anErrorIsSaid()
    {
        m_reader->refusal = failure(ErrorKind::Network).value();
        m_page->reload();
        QTRY_COMPARE(child<QLabel>("spentLabel")->text(), u"not known"_s);
        QVERIFY(child<QLabel>("wordsLabel")->isVisible());
    }

    void theTiersLimitsAreATable()
    {
        Balance balance;
        balance.credits = 9975;
        balance.perMonth = 20000;
        balance.models = {{u"gen4_turbo"_s, 2, 50, 12}, {u"act_two"_s, 1, std::nullopt, std::nullopt}};
        const QString account = m_page->account();
        emit m_fixture->studio->engine().balanceChanged(account, balance);
        QCOMPARE(child<QLabel>("balanceLabel")->text(), u"9,975"_s);
        QCOMPARE(child<QLabel>("perMonthLabel")->text(), u"20,000"_s);
        const QAbstractItemModel *model = child<QTableView>("limitsTable")->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, AllowanceTableModel::LeftColumn).data().toString(), u"38"_s);
        QCOMPARE(model->index(1, AllowanceTableModel::LeftColumn).data().toString(), u"–"_s);
        emit m_fixture->studio->engine().balanceChanged(u"somebody else"_s, {});
        QCOMPARE(model->rowCount(), 2);
        emit m_fixture->studio->engine().balanceChanged(account, {});
        QCOMPARE(child<QLabel>("balanceLabel")->text(), u"not known"_s);
        QVERIFY(child<QLabel>("noLimitsLabel")->isVisible());
    }

    void theModelsKeepTheirPromises()
    {
        UsageTableModel usage;
        AllowanceTableModel allowances;
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        const QAbstractItemModelTester one(&usage, Mode::QtTest);
        const QAbstractItemModelTester two(&allowances, Mode::QtTest);
        usage.setEntries(m_reader->books.entries);
        allowances.setAllowances({{u"act_two"_s, 1, 2, 3}});
        QCOMPARE(usage.total(), 120);
        QCOMPARE(allowances.index(0, AllowanceTableModel::LeftColumn).data().toString(), u"0"_s);
    }

private:
    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }

    FixedClock m_clock;
    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<test::FakeReader> m_reader;
    std::unique_ptr<UsagePage> m_page;
};

QTEST_MAIN(UsagePageTest)
#include "tst_usagepage.moc"
