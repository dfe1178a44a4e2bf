// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/asset.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

namespace Ui {
class AssetsPage;
}

class QAction;
class QButtonGroup;
class QMenu;

namespace studio {

class AccountBook;
class ActionRegistry;
class AssetListModel;
class AssetShelf;
class Catalogue;
class Clock;
class Prompts;

//! What the page works with; everything outlives it.
struct AssetsPageParts {
    AssetShelf &shelf;
    AccountBook &accounts;
    const Catalogue &catalogue;
    const Clock &clock;
    Prompts &prompts;
    ActionRegistry &registry;
    std::function<QString()> account; //!< which one the form is for
};

//! All pictures, clips and sounds that can go into a slot: of this library and of the providers, in one grid.
//! Files that are dropped here are sent to the chosen account.
class AssetsPage final : public QWidget {
    Q_OBJECT

public:
    //! Adds its actions to the registry.
    explicit AssetsPage(const AssetsPageParts &parts, QWidget *parent = nullptr);
    ~AssetsPage() override;

    [[nodiscard]] AssetListModel &model() const { return *m_model; }
    //! Whom files are sent to: the account whose assets are shown, else the form's.
    [[nodiscard]] QString target() const;
    //! What can be done with the chosen assets, as their context menu. The caller owns it.
    [[nodiscard]] QMenu *makeMenu();

public slots:
    void send(const QStringList &paths);

signals:
    void useWanted(const QString &operation, studio::Role slot, const studio::Asset &asset);
    void settingsWanted(const QString &account, const studio::GenerationRequest &request);
    void showWanted(const studio::Asset &asset); //!< on the stage; it has a file
    void said(const QString &text); //!< something to tell in the notice bar

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addActions();
    void connectControls();
    void fillSources();
    void showSource();
    void showState();
    void updateActions();
    void addUseMenu(QMenu &menu, const Asset &asset);
    void remove();
    void useSettings();
    void enlarge();
    void reveal() const;
    void open(const QModelIndex &index);
    void report(const Error &error);
    [[nodiscard]] QList<Asset> chosen() const;
    [[nodiscard]] QString label(const QString &account) const;
    [[nodiscard]] QString emptyWords() const;
    [[nodiscard]] QString absenceWords() const;
    [[nodiscard]] QString source() const;

    const std::unique_ptr<Ui::AssetsPage> ui;
    AssetsPageParts m_parts;
    AssetListModel *m_model;
    QButtonGroup *m_kinds;
    QTimer m_searchDue; // a provider is not asked for every letter
    QAction *m_send = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_enlarge = nullptr;
    QAction *m_reveal = nullptr;
};

} // namespace studio
