// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/asset.h"
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

class MediaFactsBook;
class PrevizFeed;
class Prompts;
class ShotForm;
class Studio;
struct Room;

//! A workspace: account, model, the model's fields, what is wrong with them, the price and the button. Holds
//! the models of all operations of its room. Nothing that the rules refuse leaves it.
class ShotPage final : public QWidget {
    Q_OBJECT

public:
    //! Everything referred to outlives the page.
    ShotPage(Studio &studio, Prompts &prompts, const Room &room, QWidget *parent = nullptr);
    ~ShotPage() override;

    [[nodiscard]] QString account() const;
    //! Chooses account, and with it a model of its provider. Unknown names change nothing.
    void setAccount(const QString &name);
    //! The chosen model; null while the account's provider has none for this room.
    [[nodiscard]] const ModelSpec *model() const;
    [[nodiscard]] GenerationRequest request() const;
    //! Shows a request; its model is chosen when the account's provider has it, else it is adapted.
    void setRequest(const GenerationRequest &request);
    //! Puts an input into its slot, with a model of `operation` that takes it: the chosen one if it does,
    //! else the first that is alive. Everything else stays. False when the account's provider has no such
    //! model.
    bool take(const QString &operation, const MediaInput &input);
    //! Notes what a provider's list says of an asset, for the rules and the price.
    void know(const Asset &asset);
    //! The operation and slot for such a thing: an empty one of the chosen model, else one of any model of
    //! this room, else a filled one; nothing when none takes it.
    [[nodiscard]] std::optional<std::pair<QString, MediaInput>> placeFor(
        const MediaReference &reference, MediaKind kind) const;
    //! What was there when the window closed; false when nothing was kept.
    bool restoreSession();
    //! Also done by itself a moment after each change.
    void saveSession();

    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }
    [[nodiscard]] const PrevizScene &previz() const;
    //! While a shot is checked and put into the journal.
    [[nodiscard]] bool isBusy() const { return m_busy; }

    // What the window's actions need: whether there is such a thing just now, and doing it.
    [[nodiscard]] bool hasKeyframe(Role role) const;
    [[nodiscard]] bool hasCamera() const;
    [[nodiscard]] bool hasPrompt() const;
    void chooseKeyframe(Role role);
    void swapKeyframes();
    void resetCamera();
    void focusPrompt();
    void setGenerateHint(const QString &toolTip);

public slots:
    //! Looks at the files once more and sends, or leads to what is wrong.
    void generate();

signals:
    void previzChanged(const studio::PrevizScene &scene);
    void previzMoved(const studio::media::CameraMove &move, const QString &caption);
    void accountChanged(const QString &name);
    void accountsWanted(); //!< the person wants to add an account
    void submitted(const studio::Task &task); //!< it is in the journal
    void abilitiesChanged(); //!< hasKeyframe() or hasCamera() may answer otherwise

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectForm();
    void fillAccounts();
    void fillModels();
    void chooseModel();
    void showAbsence();
    void orderTabs();
    void refresh();
    void validateNow();
    void showProblems();
    void showPrice();
    void showRequest(const GenerationRequest &request);
    void leaveBehind(const QString &account);
    void moveOn();
    void send();
    void submit(const GenerationRequest &request, const QString &account);
    void refused(const Error &error);
    void setBusy(bool busy);
    void jumpTo(const QString &field);
    [[nodiscard]] QString keptAccount() const; // shared by all rooms
    [[nodiscard]] QString requestKey() const;
    [[nodiscard]] QString requestAccountKey() const;
    [[nodiscard]] QString provider() const;

    const std::unique_ptr<Ui::ShotPage> ui;
    Studio &m_studio;
    const QString m_room;
    const QStringList m_operations;
    ShotForm *m_form;
    MediaFactsBook *m_facts;
    PrevizFeed *m_feed;
    QString m_account; // the chosen one, to know when it changes
    QString m_provider;
    std::optional<GenerationRequest> m_waiting; // until an account is chosen that has a model
    QList<Problem> m_problems;
    std::optional<Error> m_refusal; // of the last try, until something changes
    QTimer m_saveDue; // runs only after a change
    bool m_tried
        = false; // Generate was pressed, or something was given: from then on what is missing is said
    bool m_busy = false;
    //! What the button was pressed for, while its files are looked at again.
    struct Click {
        const ModelSpec *model;
        GenerationRequest request;
        QString account;
        bool left = false; //!< the form shows something else by now
    };
    std::optional<Click> m_click;
    QStringList m_left; // what could not come along to another account, as whole sentences
};

} // namespace studio
