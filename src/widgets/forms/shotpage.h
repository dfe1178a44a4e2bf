// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/account.h"
#include "domain/task.h"
#include "domain/validation.h"
#include "widgets/forms/problemsbar.h"
#include "widgets/stage/previzview.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class ShotPage;
}

namespace studio {

class ActionRegistry;
class MediaFactsBook;
class PrevizFeed;
class Prompts;
class ShotForm;
class Studio;

//! The workspace of one operation: account, model, the model's fields, what is wrong with them, the price and
//! the button. Nothing that the rules refuse leaves it.
class ShotPage final : public QWidget {
    Q_OBJECT

public:
    //! Adds its actions to `registry`. Everything referred to outlives the page.
    ShotPage(Studio &studio, Prompts &prompts, ActionRegistry &registry, const QString &operation,
        QWidget *parent = nullptr);
    ~ShotPage() override;

    [[nodiscard]] QString account() const;
    //! Chooses account, and with it a model of its provider. Unknown names change nothing.
    void setAccount(const QString &name);
    [[nodiscard]] GenerationRequest request() const;
    //! Shows a request; its model is chosen when the account's provider has it, else it is adapted.
    void setRequest(const GenerationRequest &request);
    //! What was there when the window closed; false when nothing was kept.
    bool restoreSession();
    //! Also done by itself a moment after each change.
    void saveSession();

    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }
    [[nodiscard]] const PrevizScene &previz() const;
    //! While a shot is checked and put into the journal.
    [[nodiscard]] bool isBusy() const { return m_busy; }

public slots:
    //! Looks at the files once more and sends, or leads to what is wrong.
    void generate();

signals:
    void previzChanged(const studio::PrevizScene &scene);
    void previzMoved(const studio::media::CameraMove &move, const QString &caption);
    void accountChanged(const QString &name);
    void accountsWanted(); //!< the person wants to add an account
    void submitted(const studio::Task &task); //!< it is in the journal

protected:
    void changeEvent(QEvent *event) override;

private:
    void addActions();
    void updateActions();
    void fillAccounts();
    void fillModels(const QString &wantedModel);
    void chooseModel();
    void orderTabs();
    void refresh();
    void validateNow();
    void showProblems();
    void showPrice();
    void send();
    void refused(const Error &error);
    void setBusy(bool busy);
    void jumpTo(const QString &field);
    [[nodiscard]] Account currentAccount() const;

    const std::unique_ptr<Ui::ShotPage> ui;
    Studio &m_studio;
    ActionRegistry &m_registry;
    QString m_operation;
    ShotForm *m_form;
    MediaFactsBook *m_facts;
    PrevizFeed *m_feed;
    QString m_provider;
    QList<Problem> m_problems;
    std::optional<Error> m_refusal; // of the last try, until something changes
    QTimer m_saveDue; // runs only after a change
    bool m_busy = false;
    bool m_sendWhenSettled = false;
};

} // namespace studio
