// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"
#include "domain/task.h"
#include "widgets/stage/previzview.h"

#include <QHash>
#include <QObject>
#include <QString>

class QStackedWidget;

namespace studio {

class ActionRegistry;
class Prompts;
class Rail;
class ShotActions;
class ShotPage;
class Studio;

//! The rooms behind the rail: one page per workspace, made at its first visit, and which of them is in front.
//! The account is shared by all of them. The rooms without operations are made by the window.
class Workspaces final : public QObject {
    Q_OBJECT

public:
    //! Fills `rail` and puts pages into `shots`; adds the shot's actions and one action per room ("room.…")
    //! to `registry`. Everything referred to outlives it.
    struct Places {
        Rail &rail;
        QStackedWidget &shots;
    };
    Workspaces(Studio &studio, Prompts &prompts, ActionRegistry &registry, const Places &places,
        QObject *parent = nullptr);
    ~Workspaces() override;

    //! Opens the room that was in front at the last end, else the first.
    void restoreSession();
    void saveSession();

    [[nodiscard]] QString room() const { return m_room; } //!< of the rail
    //! The page of the workspace that is in front, or was before Assets or Usage. Never null after
    //! restoreSession().
    [[nodiscard]] ShotPage *page() const { return m_page; }
    [[nodiscard]] ShotPage *pageOf(const QString &room) const { return m_pages.value(room); }
    [[nodiscard]] QString account() const;
    //! Puts an asset into the first slot of the present workspace that takes it; false when there is none.
    bool put(const Asset &asset);
    //! As use(), with what is known of the asset.
    void useAsset(const QString &operation, Role slot, const Asset &asset);
    //! From Assets or Usage back to the workspace that was in front before.
    void leaveOthers();
    [[nodiscard]] QStringList roomActions() const; //!< their ids, in the rail's order

public slots:
    void open(const QString &room);
    //! Turns the form to a workspace without leaving Assets.
    void peek(const QString &room);
    void setAccount(const QString &name);
    //! Shows what made a task, in the room of its operation.
    void useSettings(const QString &account, const studio::GenerationRequest &request);
    //! Opens the room of an operation with a model of the account that takes `input`, and puts it there. With
    //! an account that has none, the present one is tried.
    void use(const QString &operation, const studio::MediaInput &input, const QString &account = {});

signals:
    void roomChanged(const QString &room);
    void pageChanged(); //!< another page, with its own previz
    void previzChanged(const studio::PrevizScene &scene);
    void previzMoved(const studio::media::CameraMove &move, const QString &caption);
    void accountChanged(const QString &name);
    void accountsWanted();
    void submitted(const studio::Task &task);
    void failed(const studio::Error &error);

private:
    void addRooms(Rail &rail);
    ShotPage *makePage(const QString &room);
    void bringForward(const QString &room);
    void fillFirst(ShotPage &page, const QString &room);

    Studio &m_studio;
    Prompts &m_prompts;
    ActionRegistry &m_registry;
    Rail &m_rail;
    QStackedWidget &m_shots;
    ShotActions *m_shotActions;
    QHash<QString, ShotPage *> m_pages; // children of m_shots
    ShotPage *m_page = nullptr;
    QString m_room;
};

} // namespace studio
