// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/provider.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace Ui {
class ProviderDialog;
}

class QButtonGroup;

namespace studio {

class Prompts;
class ProviderListModel;
class Studio;

//! What useapi.net itself knows of an account: which tasks its scheduler follows, its list of tasks, the
//! Runway accounts that are linked. Read when it is opened and when asked; nothing here costs credits.
class ProviderDialog final : public QDialog {
    Q_OBJECT

public:
    //! Shows `account` when it is one of useapi.net, else the first that is. The references outlive the
    //! dialog. Open it with open().
    ProviderDialog(Studio &studio, Prompts &prompts, const QString &account, QWidget *parent = nullptr);
    ~ProviderDialog() override;

    [[nodiscard]] QString account() const;
    [[nodiscard]] ProviderListModel &model() const { return *m_model; }

signals:
    //! The settings of a task are wanted in the form; the dialog has closed.
    void settingsWanted(const QString &account, const studio::GenerationRequest &request);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectControls();
    void fillAccounts(const QString &wanted);
    void fillStatuses();
    void reload();
    void ask();
    void took(const Result<QJsonValue> &answer);
    void fitColumns();
    void updateButtons();
    void remove();
    void removed(const Result<bool> &gone);
    void useSettings();
    void say(const QString &text);
    void fail(const Error &error);
    //! `then` gets provider and endpoint, unless the dialog has moved on to another list by then.
    void reach(const std::function<void(Provider &, const Endpoint &)> &then);
    [[nodiscard]] Listing which() const;
    [[nodiscard]] QString chosen() const;
    [[nodiscard]] QString emptyWords() const;

    const std::unique_ptr<Ui::ProviderDialog> ui;
    Studio &m_studio;
    Prompts &m_prompts;
    ProviderListModel *m_model;
    QButtonGroup *m_lists;
    int m_offset = 0; // in the list of tasks
    int m_turn = 0; // answers to an earlier one are late
};

} // namespace studio
