// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/providerdialog.h"

#include "services/accounts/accountbook.h"
#include "services/studio.h"
#include "services/tasks/gateway.h"
#include "services/wording/wording.h"
#include "ui_providerdialog.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/models/providerlistmodel.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int PageSize = 50;
constexpr int ColumnGap = 24;
constexpr int LeastColumn = 96;
constexpr int MostColumn = 320;
constexpr int LastOffset = 1000; // useapi.net, GET /tasks (2025-08-04): offset 0…1000

} // namespace

ProviderDialog::ProviderDialog(Studio &studio, Prompts &prompts, const QString &account, QWidget *parent)
    : QDialog(parent)
    , ui(std::make_unique<Ui::ProviderDialog>())
    , m_studio(studio)
    , m_prompts(prompts)
    , m_model(new ProviderListModel(this))
    , m_lists(new QButtonGroup(this))
{
    ui->setupUi(this);
    ui->listTable->setModel(m_model);
    ui->listTable->verticalHeader()->hide();
    ui->listTable->horizontalHeader()->setStretchLastSection(true);
    ui->listTable->horizontalHeader()->setHighlightSections(false);
    m_lists->addButton(ui->runningButton, int(Listing::Scheduler));
    m_lists->addButton(ui->tasksButton, int(Listing::Tasks));
    m_lists->addButton(ui->accountsButton, int(Listing::Accounts));
    fillStatuses();
    fillAccounts(account);
    connectControls();
    reload();
}

ProviderDialog::~ProviderDialog() = default;

void ProviderDialog::connectControls()
{
    connect(m_lists, &QButtonGroup::idClicked, this, &ProviderDialog::reload);
    connect(ui->accountCombo, &QComboBox::activated, this, &ProviderDialog::reload);
    connect(ui->statusCombo, &QComboBox::activated, this, &ProviderDialog::reload);
    connect(ui->refreshButton, &QPushButton::clicked, this, &ProviderDialog::reload);
    connect(ui->moreButton, &QPushButton::clicked, this, &ProviderDialog::ask);
    connect(ui->removeButton, &QPushButton::clicked, this, &ProviderDialog::remove);
    connect(ui->settingsButton, &QPushButton::clicked, this, &ProviderDialog::useSettings);
    connect(ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(ui->listTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ProviderDialog::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProviderDialog::updateButtons);
}

void ProviderDialog::fillAccounts(const QString &wanted)
{
    const QList<Account> accounts = m_studio.accounts().accounts();
    for (const Account &account : accounts) {
        if (account.provider == "useapi"_L1)
            ui->accountCombo->addItem(account.label, account.name);
    }
    ui->accountCombo->setCurrentIndex(qMax(0, ui->accountCombo->findData(wanted)));
}

void ProviderDialog::fillStatuses()
{
    ui->statusCombo->addItem(tr("In any state"), QString());
    for (const auto status : {"PENDING"_L1, "RUNNING"_L1, "THROTTLED"_L1, "SUCCEEDED"_L1, "FAILED"_L1}) {
        QString text = ProviderListModel::statusText(status);
        text[0] = text.at(0).toUpper();
        ui->statusCombo->addItem(text, QString(status));
    }
}

QString ProviderDialog::account() const
{
    return ui->accountCombo->currentData().toString();
}

Listing ProviderDialog::which() const
{
    return Listing(m_lists->checkedId());
}

QString ProviderDialog::chosen() const
{
    const QModelIndexList rows = ui->listTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.constFirst().data(ProviderListModel::IdRole).toString();
}

// --- the list -------------------------------------------------------------------------------------------

void ProviderDialog::reload()
{
    m_offset = 0;
    m_model->begin(which());
    const bool tasks = which() == Listing::Tasks;
    ui->statusCombo->setVisible(tasks);
    ui->settingsButton->setVisible(which() != Listing::Accounts);
    ui->removeButton->setVisible(which() != Listing::Accounts);
    ui->removeButton->setText(tasks ? tr("&Delete…") : tr("Take &off the list…"));
    ask();
}

void ProviderDialog::reach(const std::function<void(Provider &, const Endpoint &)> &then)
{
    const int turn = ++m_turn;
    const QString provider = m_studio.accounts().account(account()).value_or(Account{}).provider;
    m_studio.accounts().endpoint(account())->then(
        this, [this, turn, provider, then](const Result<Endpoint> &endpoint) {
            Provider *known = m_studio.gateway().provider(provider);
            if (turn != m_turn || !known)
                return;
            if (!endpoint)
                return fail(endpoint.error());
            then(*known, *endpoint);
        });
}

void ProviderDialog::ask()
{
    ui->moreButton->hide();
    say(tr("Asking…"));
    ListingQuery query;
    query.offset = m_offset;
    query.limit = PageSize;
    if (const QString status = ui->statusCombo->currentData().toString(); !status.isEmpty())
        query.statuses = {status};
    reach([this, query](Provider &provider, const Endpoint &endpoint) {
        provider.listing(endpoint, which(), query)
            ->then(this, [this, turn = m_turn](const Result<QJsonValue> &answer) {
                if (turn == m_turn)
                    took(answer);
            });
    });
}

void ProviderDialog::took(const Result<QJsonValue> &answer)
{
    if (!answer)
        return fail(answer.error());
    const int rows = m_model->append(*answer);
    m_offset += rows;
    ui->moreButton->setVisible(which() == Listing::Tasks && rows == PageSize && m_offset <= LastOffset);
    fitColumns();
    say(m_model->rowCount() == 0 ? emptyWords() : QString());
    updateButtons();
}

//! As wide as their words, with air between them, and none so wide that it hides the others.
void ProviderDialog::fitColumns()
{
    ui->listTable->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const int wide = ui->listTable->columnWidth(column) + ColumnGap;
        ui->listTable->setColumnWidth(column, std::clamp(wide, LeastColumn, MostColumn));
    }
}

QString ProviderDialog::emptyWords() const
{
    switch (which()) {
    case Listing::Scheduler:
        return tr("Nothing runs there just now.");
    case Listing::Accounts:
        return tr("No Runway account is linked. Link one on useapi.net’s own pages.");
    default:
        return ui->statusCombo->currentIndex() > 0 ? tr("No task is in that state.")
                                                   : tr("The provider keeps no task of this account.");
    }
}

void ProviderDialog::updateButtons()
{
    const bool one = !chosen().isEmpty();
    ui->settingsButton->setEnabled(one);
    ui->removeButton->setEnabled(one);
}

// --- what can be done -----------------------------------------------------------------------------------

void ProviderDialog::remove()
{
    const bool running = which() == Listing::Scheduler;
    const Question question = running
        ? Question{tr("Take this task off the provider’s list?"),
            tr("It goes on there and costs what it costs. Only the list forgets it, and its place is free "
               "for another."),
            tr("Take it off")}
        : Question{tr("Delete this task at the provider?"),
            tr("What it made can no longer be had from there; files on this machine stay. A task that still "
               "runs may go on and cost credits."),
            tr("Delete")};
    m_prompts.confirm(this, question, [this, running, id = chosen()] {
        say(tr("Asking…"));
        reach([this, running, id](Provider &provider, const Endpoint &endpoint) {
            Call<bool> *call
                = running ? provider.forgetScheduled(endpoint, id) : provider.removeTask(endpoint, id);
            call->then(this, [this, turn = m_turn](const Result<bool> &gone) {
                if (turn == m_turn)
                    removed(gone);
            });
        });
    });
}

void ProviderDialog::removed(const Result<bool> &gone)
{
    if (gone)
        reload();
    else
        fail(gone.error());
}

void ProviderDialog::useSettings()
{
    say(tr("Asking…"));
    reach([this, id = chosen()](Provider &provider, const Endpoint &endpoint) {
        provider.settingsOf(endpoint, id)
            ->then(this, [this, turn = m_turn](const Result<GenerationRequest> &request) {
                if (turn != m_turn)
                    return;
                if (!request)
                    return fail(request.error());
                const QString name = account();
                accept();
                emit settingsWanted(name, *request);
            });
    });
}

void ProviderDialog::say(const QString &text)
{
    ui->wordsLabel->setText(text);
}

void ProviderDialog::fail(const Error &error)
{
    say(wording::explain(error).text());
}

void ProviderDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QDialog::changeEvent(event);
}

} // namespace studio
