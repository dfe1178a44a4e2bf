// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/statusline.h"

#include "services/accounts/accountbook.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"
#include "widgets/theme/studiostyle.h"

#include <QLabel>
#include <QStatusBar>

using namespace Qt::StringLiterals;

namespace studio {

StatusLine::StatusLine(Studio &studio, QStatusBar &bar, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_mark(new QLabel(u"●"_s, &bar))
    , m_accountLabel(new QLabel(&bar))
    , m_countsLabel(new QLabel(&bar))
    , m_balanceLabel(new QLabel(&bar))
{
    m_accountLabel->setObjectName("statusAccount"_L1);
    m_countsLabel->setObjectName("statusCounts"_L1);
    m_balanceLabel->setObjectName("statusBalance"_L1);
    bar.setSizeGripEnabled(false);
    m_mark->setContentsMargins(10, 0, 4, 0);
    m_countsLabel->setContentsMargins(8, 0, 8, 0);
    m_balanceLabel->setContentsMargins(12, 0, 12, 0);
    setTint(m_mark, Tint::Saved);
    bar.addWidget(m_mark);
    bar.addWidget(m_accountLabel);
    bar.addWidget(m_countsLabel);
    bar.addPermanentWidget(m_balanceLabel);
    for (QLabel *label : {m_accountLabel, m_countsLabel, m_balanceLabel})
        label->setProperty("muted", true);
    connect(&studio.engine(), &TaskEngine::countsChanged, this, &StatusLine::showCounts);
    connect(&studio.engine(), &TaskEngine::balanceChanged, this, [this](const QString &account) {
        if (account == m_account)
            showBalance();
    });
    showCounts();
}

void StatusLine::setAccount(const QString &name)
{
    m_account = name;
    const Result<Account> account = m_studio.accounts().account(name);
    const bool practice = account && account->kind == Account::Kind::Sandbox;
    m_accountLabel->setText(practice ? tr("Sandbox, practice mode") : account ? account->label : name);
    showBalance();
}

void StatusLine::refreshBalance()
{
    if (m_account.isEmpty())
        return;
    m_studio.engine().refreshBalance(m_account)->then(
        this, [this, account = m_account](const Result<Balance> &balance) {
            if (account != m_account)
                return;
            setTint(m_mark, balance ? Tint::Saved : Tint::Failed);
            if (balance)
                showBalance();
            else
                m_balanceLabel->setText(wording::explain(balance.error()).happened);
        });
}

void StatusLine::showCounts()
{
    const int running = m_studio.engine().runningCount();
    const int waiting = m_studio.engine().waitingCount();
    QStringList parts;
    if (running > 0)
        parts.append(tr("%n running", nullptr, running));
    if (waiting > 0)
        parts.append(tr("%n waiting", nullptr, waiting));
    m_countsLabel->setText(parts.join(", "_L1));
}

void StatusLine::showBalance()
{
    const std::optional<Balance> balance = m_studio.engine().lastBalance(m_account);
    m_balanceLabel->setText(balance && balance->credits ? wording::credits(balance->credits) : QString());
}

} // namespace studio
