// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLabel;
class QStatusBar;

namespace studio {

class Studio;

//! Keeps the status bar: whose account, what runs and waits, what is left. Asks the provider only when the
//! account is chosen; after that the engine tells.
class StatusLine final : public QObject {
    Q_OBJECT

public:
    //! Puts its labels into `bar`, which has to outlive it together with `studio`.
    StatusLine(Studio &studio, QStatusBar &bar, QObject *parent = nullptr);

    void setAccount(const QString &name);
    //! Asks what is left (free); what is wrong is said in place of the figure.
    void refreshBalance();

private:
    void showCounts();
    void showBalance();

    Studio &m_studio;
    QString m_account;
    QLabel *m_mark;
    QLabel *m_accountLabel;
    QLabel *m_countsLabel;
    QLabel *m_balanceLabel;
};

} // namespace studio
