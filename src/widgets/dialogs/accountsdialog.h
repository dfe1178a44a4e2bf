// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/account.h"

#include <QDialog>

#include <memory>

namespace Ui {
class AccountsDialog;
}

namespace studio {

class Prompts;
class Studio;

//! Adds, tests and removes accounts. A token is typed or pasted once, goes to the system's keychain and is
//! never shown again.
class AccountsDialog final : public QDialog {
    Q_OBJECT

public:
    //! Both references outlive the dialog. Open it with open().
    AccountsDialog(Studio &studio, Prompts &prompts, QWidget *parent = nullptr);
    ~AccountsDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillProviders();
    void fillAccounts();
    void showProvider();
    void showKeychain();
    void showSelected();
    void addAccount();
    void added(const Account &account, bool inKeychain);
    void refused(const Error &error);
    void testSelected();
    void test(const QString &name, const QString &before);
    void removeSelected();
    void clearMarks();
    void say(const QString &text, bool good);
    [[nodiscard]] QString selected() const;

    const std::unique_ptr<Ui::AccountsDialog> ui;
    Studio &m_studio;
    Prompts &m_prompts;
};

} // namespace studio
