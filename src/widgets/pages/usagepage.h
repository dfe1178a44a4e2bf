// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/account.h"
#include "services/net/call.h"

#include <QPointer>
#include <QWidget>

#include <memory>

namespace Ui {
class UsagePage;
}

namespace studio {

class AccountBook;
class AllowanceTableModel;
class Clock;
class TaskEngine;
class UsageReader;
class UsageTableModel;
struct Usage;

//! What an account has left, what its tier allows, and what was spent by day and model in any range of days.
class UsagePage final : public QWidget {
    Q_OBJECT

public:
    //! All references outlive the page. Days are those of UTC, as providers count them.
    UsagePage(UsageReader &reader, TaskEngine &engine, AccountBook &accounts, const Clock &clock,
        QWidget *parent = nullptr);
    ~UsagePage() override;

    void setAccount(const QString &name);
    [[nodiscard]] QString account() const;

public slots:
    //! Asks for everything again.
    void reload();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpTables();
    void fillAccounts();
    void setRange(int days);
    void markRange();
    void askUsage();
    void showUsage(const Result<Usage> &usage);
    void showBalance(const Balance &balance);
    void forgetBalance(const QString &why);
    [[nodiscard]] QDate today() const;

    const std::unique_ptr<Ui::UsagePage> ui;
    UsageReader &m_reader;
    TaskEngine &m_engine;
    AccountBook &m_accounts;
    const Clock &m_clock;
    UsageTableModel *m_usage;
    AllowanceTableModel *m_allowances;
    QPointer<CallBase> m_call;
};

} // namespace studio
