// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/usagepage.h"

#include "base/clock.h"
#include "services/accounts/accountbook.h"
#include "services/assets/usagereader.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"
#include "ui_usagepage.h"
#include "widgets/models/usagetablemodel.h"
#include "widgets/pages/usagechart.h"
#include "widgets/theme/studiostyle.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int FirstRange = 30; // days

void setUpTable(QTableView &table, QAbstractItemModel *model)
{
    table.setModel(model);
    table.setProperty("surface", u"panel"_s);
    table.viewport()->setBackgroundRole(QPalette::Window);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setAlternatingRowColors(false);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(26);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

} // namespace

UsagePage::UsagePage(
    UsageReader &reader, TaskEngine &engine, AccountBook &accounts, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::UsagePage>())
    , m_reader(reader)
    , m_engine(engine)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_usage(new UsageTableModel(this))
    , m_allowances(new AllowanceTableModel(this))
{
    ui->setupUi(this);
    setUpTables();
    fillAccounts();
    connect(&accounts, &AccountBook::changed, this, &UsagePage::fillAccounts);
    connect(ui->accountCombo, &QComboBox::activated, this, &UsagePage::reload);
    for (QDateEdit *edit : {ui->fromEdit, ui->toEdit}) {
        edit->setDisplayFormat(u"d MMM yyyy"_s);
        connect(edit, &QDateEdit::dateChanged, this, &UsagePage::askUsage);
    }
    connect(ui->weekButton, &QPushButton::clicked, this, [this] { setRange(7); });
    connect(ui->monthButton, &QPushButton::clicked, this, [this] { setRange(30); });
    connect(ui->quarterButton, &QPushButton::clicked, this, [this] { setRange(90); });
    connect(&engine, &TaskEngine::balanceChanged, this, [this](const QString &name, const Balance &balance) {
        if (name == account())
            showBalance(balance);
    });
    const QSignalBlocker silentFrom(ui->fromEdit);
    const QSignalBlocker silentTo(ui->toEdit);
    ui->toEdit->setDate(today());
    ui->fromEdit->setDate(today().addDays(1 - FirstRange));
}

UsagePage::~UsagePage()
{
    if (m_call) {
        m_call->disconnect(this);
        m_call->abort();
    }
}

void UsagePage::setUpTables()
{
    setUpTable(*ui->usageTable, m_usage);
    ui->usageTable->horizontalHeader()->setSectionResizeMode(
        UsageTableModel::ModelColumn, QHeaderView::Stretch);
    setUpTable(*ui->limitsTable, m_allowances);
    ui->limitsTable->horizontalHeader()->setSectionResizeMode(
        AllowanceTableModel::ModelColumn, QHeaderView::Stretch);
}

QDate UsagePage::today() const
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(m_clock.now()), Qt::UTC).date();
}

void UsagePage::fillAccounts()
{
    const QString now = account();
    ui->accountCombo->clear();
    const QList<Account> accounts = m_accounts.accounts();
    for (const Account &account : accounts)
        ui->accountCombo->addItem(account.label, account.name);
    ui->accountCombo->setCurrentIndex(qMax(0, ui->accountCombo->findData(now)));
}

QString UsagePage::account() const
{
    return ui->accountCombo->currentData().toString();
}

void UsagePage::setAccount(const QString &name)
{
    if (const int index = ui->accountCombo->findData(name); index >= 0)
        ui->accountCombo->setCurrentIndex(index);
}

void UsagePage::setRange(int days)
{
    const QSignalBlocker silentFrom(ui->fromEdit);
    const QSignalBlocker silentTo(ui->toEdit);
    ui->toEdit->setDate(today());
    ui->fromEdit->setDate(today().addDays(1 - days));
    askUsage();
}

//! Which of the buttons says what the two days say.
void UsagePage::markRange()
{
    const bool untilToday = ui->toEdit->date() == today();
    const qint64 days = ui->fromEdit->date().daysTo(ui->toEdit->date()) + 1;
    ui->weekButton->setChecked(untilToday && days == 7);
    ui->monthButton->setChecked(untilToday && days == 30);
    ui->quarterButton->setChecked(untilToday && days == 90);
}

void UsagePage::reload()
{
    forgetBalance(tr("Asking…"));
    if (const std::optional<Balance> known = m_engine.lastBalance(account()))
        showBalance(*known);
    m_engine.refreshBalance(account())->then(this, [this, name = account()](const Result<Balance> &balance) {
        if (name != account())
            return;
        if (balance)
            showBalance(*balance);
        else
            forgetBalance(tr("not known"));
    });
    askUsage();
}

void UsagePage::askUsage()
{
    markRange();
    if (CallBase *call = std::exchange(m_call, nullptr)) {
        call->disconnect(this);
        call->abort();
    }
    ui->wordsLabel->setText(tr("Asking…"));
    ui->wordsLabel->show();
    auto *call = m_reader.usage(account(), ui->fromEdit->date(), ui->toEdit->date());
    m_call = call;
    call->then(this, [this](const Result<Usage> &usage) {
        m_call = nullptr;
        showUsage(usage);
    });
}

void UsagePage::showUsage(const Result<Usage> &usage)
{
    const QList<UsageEntry> entries = usage ? usage->entries : QList<UsageEntry>();
    m_usage->setEntries(entries);
    ui->chart->setUsage(ui->fromEdit->date(), ui->toEdit->date(), entries);
    ui->spentLabel->setText(usage ? creditsText(m_usage->total()) : tr("not known"));
    ui->sourceLabel->clear();
    if (!usage) {
        const bool range = usage.error().kind == ErrorKind::InvalidRequest;
        ui->wordsLabel->setText(range
                ? tr("The first day has to come before the last, and neither may lie ahead.")
                : wording::explain(usage.error()).text());
        setTint(ui->wordsLabel, Tint::Failed);
        ui->chart->hide();
        return;
    }
    setTint(ui->wordsLabel, Tint::Muted);
    ui->sourceLabel->setText(usage->source == Usage::Source::Provider
            ? tr("Provider’s books, days of UTC")
            : tr("Tasks of this library, days of UTC"));
    ui->wordsLabel->setText(tr("Nothing was spent in this range."));
    ui->wordsLabel->setVisible(entries.isEmpty());
    ui->chart->setVisible(!entries.isEmpty());
}

void UsagePage::showBalance(const Balance &balance)
{
    const auto number
        = [](std::optional<int> value) { return value ? QLocale().toString(*value) : tr("not known"); };
    ui->balanceLabel->setText(number(balance.credits));
    ui->perMonthLabel->setText(number(balance.perMonth));
    m_allowances->setAllowances(balance.models);
    ui->limitsTable->setVisible(!balance.models.isEmpty());
    ui->noLimitsLabel->setVisible(balance.models.isEmpty());
}

void UsagePage::forgetBalance(const QString &why)
{
    showBalance({});
    ui->balanceLabel->setText(why);
    ui->perMonthLabel->setText(why);
}

void UsagePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

} // namespace studio
