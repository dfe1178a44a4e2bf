// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/accountsdialog.h"

#include "base/result.h"
#include "services/accounts/accountbook.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"
#include "ui_accountsdialog.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/theme/studiostyle.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int NameRole = Qt::UserRole;

QString kindText(const Account &account)
{
    switch (account.kind) {
    case Account::Kind::Sandbox:
        return AccountsDialog::tr("practice on this machine");
    case Account::Kind::Environment:
        return AccountsDialog::tr("from the environment");
    case Account::Kind::Stored:
        break;
    }
    return account.baseUrl.host();
}

} // namespace

AccountsDialog::AccountsDialog(Studio &studio, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , ui(std::make_unique<Ui::AccountsDialog>())
    , m_studio(studio)
    , m_prompts(prompts)
{
    ui->setupUi(this);
    fillProviders();
    fillAccounts();
    showProvider();
    showKeychain();
    ui->labelEdit->setFocus();
    connect(ui->providerCombo, &QComboBox::currentIndexChanged, this, &AccountsDialog::showProvider);
    connect(ui->accountList, &QListWidget::currentRowChanged, this, &AccountsDialog::showSelected);
    connect(ui->addButton, &QPushButton::clicked, this, &AccountsDialog::addAccount);
    connect(ui->testButton, &QPushButton::clicked, this, &AccountsDialog::testSelected);
    connect(ui->removeButton, &QPushButton::clicked, this, &AccountsDialog::removeSelected);
    connect(ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&studio.accounts(), &AccountBook::changed, this, &AccountsDialog::fillAccounts);
    for (const QLineEdit *edit : {ui->labelEdit, ui->tokenEdit, ui->baseUrlEdit, ui->emailEdit})
        connect(edit, &QLineEdit::textEdited, this, &AccountsDialog::clearMarks);
}

AccountsDialog::~AccountsDialog() = default;

void AccountsDialog::fillProviders()
{
    for (const ProviderSpec &provider : m_studio.catalogue().providers())
        ui->providerCombo->addItem(provider.label, provider.id);
}

void AccountsDialog::fillAccounts()
{
    const QString chosen = selected();
    ui->accountList->clear();
    const QList<Account> accounts = m_studio.accounts().accounts();
    for (const Account &account : accounts) {
        auto *item = new QListWidgetItem(
            tr("%1\n%2", "account and where it is").arg(account.label, kindText(account)), ui->accountList);
        item->setData(NameRole, account.name);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(account.label, kindText(account)));
        if (account.name == chosen)
            ui->accountList->setCurrentItem(item);
    }
    if (!ui->accountList->currentItem())
        ui->accountList->setCurrentRow(0);
    showSelected();
}

QString AccountsDialog::selected() const
{
    const QListWidgetItem *item = ui->accountList->currentItem();
    return item ? item->data(NameRole).toString() : QString();
}

void AccountsDialog::showSelected()
{
    const Result<Account> account = m_studio.accounts().account(selected());
    ui->testButton->setEnabled(account.has_value());
    ui->removeButton->setEnabled(account && account->kind == Account::Kind::Stored);
}

void AccountsDialog::showProvider()
{
    const ProviderSpec *provider = m_studio.catalogue().provider(ui->providerCombo->currentData().toString());
    if (!provider)
        return;
    ui->baseUrlEdit->setText(provider->baseUrl);
    ui->emailLabel->setVisible(provider->linksAccounts);
    ui->emailEdit->setVisible(provider->linksAccounts);
    ui->tokenPageLabel->setText(u"<a href=\"%1\">%2</a>"_s.arg(
        provider->tokenPage.toHtmlEscaped(), tr("Where to get a token").toHtmlEscaped()));
    ui->tokenPageLabel->setVisible(!provider->tokenPage.isEmpty());
    clearMarks();
}

void AccountsDialog::showKeychain()
{
    const std::optional<bool> works = m_studio.accounts().keychainWorks();
    if (!works)
        ui->keychainLabel->setText(tr("The token is kept in the system’s keychain, if there is one."));
    else if (*works)
        ui->keychainLabel->setText(tr("The token is kept in the system’s keychain."));
    else
        ui->keychainLabel->setText(
            tr("This system has no keychain that works: the token is kept until the studio closes."));
}

// --- adding ---------------------------------------------------------------------------------------------

void AccountsDialog::addAccount()
{
    clearMarks();
    Account account;
    account.label = ui->labelEdit->text().trimmed();
    account.provider = ui->providerCombo->currentData().toString();
    account.baseUrl = QUrl(ui->baseUrlEdit->text().trimmed(), QUrl::StrictMode);
    if (ui->emailEdit->isVisibleTo(this))
        account.email = ui->emailEdit->text().trimmed();
    if (account.label.isEmpty())
        return refused(failure(ErrorKind::InvalidRequest, {}, u"label"_s).value());
    if (!isAcceptableBaseUrl(account.baseUrl))
        return refused(failure(ErrorKind::InvalidRequest, {}, u"baseUrl"_s).value());
    const std::optional<QString> token = cleanedToken(ui->tokenEdit->text());
    if (!token)
        return refused(failure(ErrorKind::InvalidRequest, {}, u"token"_s).value());
    ui->addButton->setEnabled(false);
    say(tr("Waiting for the system’s keychain…"), true);
    const QList<Account> before = m_studio.accounts().accounts();
    m_studio.accounts().add(account, *token)->then(this, [this, before](const Result<bool> &inKeychain) {
        ui->addButton->setEnabled(true);
        // The account book gave it its name.
        const QList<Account> now = m_studio.accounts().accounts();
        const auto fresh = std::find_if(
            now.begin(), now.end(), [&before](const Account &one) { return !before.contains(one); });
        if (inKeychain && fresh != now.end())
            added(*fresh, *inKeychain);
        else if (inKeychain)
            showKeychain();
        else
            refused(inKeychain.error());
    });
}

void AccountsDialog::added(const Account &account, bool inKeychain)
{
    ui->labelEdit->clear();
    ui->tokenEdit->clear();
    ui->emailEdit->clear();
    showKeychain();
    for (int row = 0; row < ui->accountList->count(); ++row) {
        if (ui->accountList->item(row)->data(NameRole).toString() == account.name)
            ui->accountList->setCurrentRow(row);
    }
    test(account.name,
        inKeychain ? tr("“%1” was added; its token is in the system’s keychain.").arg(account.label)
                   : tr("“%1” was added; there is no keychain, so its token is kept for this session only.")
                         .arg(account.label));
}

void AccountsDialog::refused(const Error &error)
{
    const QString text = wording::explain(error).text();
    ui->resultLabel->clear();
    if (error.field == "label"_L1 || error.field == "name"_L1) {
        ui->labelMark->setMark(
            {ui->labelEdit->text().trimmed().isEmpty() ? tr("Give the account a name.") : text});
        ui->labelEdit->setFocus();
    } else if (error.field == "token"_L1) {
        ui->tokenMark->setMark({ui->tokenEdit->text().trimmed().isEmpty()
                ? tr("Paste the token that the provider gave you.")
                : tr("A token has no line breaks and only plain characters. Copy it once more.")});
        ui->tokenEdit->setFocus();
    } else if (error.field == "baseUrl"_L1) {
        QUrl safe(ui->baseUrlEdit->text().trimmed());
        const bool plain = safe.scheme() == "http"_L1;
        safe.setScheme(u"https"_s);
        ui->baseUrlMark->setMark({plain && isAcceptableBaseUrl(safe)
                ? tr("Only https:// keeps the token secret; http:// is for this machine.")
                : tr("Give an address like https://host, with no user name, ? or #.")});
        ui->baseUrlEdit->setFocus();
    } else {
        say(text, false);
    }
}

void AccountsDialog::clearMarks()
{
    ui->labelMark->setMark({});
    ui->tokenMark->setMark({});
    ui->baseUrlMark->setMark({});
    ui->resultLabel->clear();
}

// --- testing and removing -------------------------------------------------------------------------------

void AccountsDialog::testSelected()
{
    test(selected(), {});
}

void AccountsDialog::test(const QString &name, const QString &before)
{
    const QString lead = before.isEmpty() ? QString() : before + ' '_L1;
    say(lead + tr("Asking the provider…"), true);
    ui->testButton->setEnabled(false);
    m_studio.engine().refreshBalance(name)->then(this, [this, lead](const Result<Balance> &balance) {
        showSelected();
        if (balance)
            say(lead + tr("The account answers: %1 left.").arg(wording::credits(balance->credits)), true);
        else
            say(lead + wording::explain(balance.error()).text(), false);
    });
}

void AccountsDialog::removeSelected()
{
    const Result<Account> account = m_studio.accounts().account(selected());
    if (!account)
        return;
    const Question question{tr("Remove “%1”?").arg(account->label),
        tr("Its token is forgotten. Tasks and takes stay, but tasks that are still under way can no longer "
           "be "
           "followed."),
        tr("Remove")};
    m_prompts.confirm(this, question, [this, name = account->name] {
        m_studio.accounts().remove(name)->then(this, [this](const Result<bool> &removed) {
            if (!removed)
                say(wording::explain(removed.error()).text(), false);
        });
    });
}

void AccountsDialog::say(const QString &text, bool good)
{
    ui->resultLabel->setText(text);
    setTint(ui->resultLabel, good ? Tint::Text : Tint::Failed);
}

void AccountsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QDialog::changeEvent(event);
}

} // namespace studio
