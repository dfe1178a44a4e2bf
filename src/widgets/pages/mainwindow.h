// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/task.h"

#include <QMainWindow>
#include <QSet>
#include <QUuid>

#include <memory>
#include <optional>

namespace Ui {
class MainWindow;
}

class QMenu;
class QMimeData;

namespace studio {

class ActionRegistry;
class AssetsPage;
class Prompts;
class StagePanel;
class StatusLine;
class Studio;
class TakeActions;
class TaskActions;
class TasksPanel;
class Theme;
class UsagePage;
class Workspaces;

//! The window: puts rail, shot, stage and tasks together and lets them hear each other. Everything it does
//! itself is about the window.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    //! All three outlive the window.
    MainWindow(Studio &studio, Theme &theme, Prompts &prompts);
    ~MainWindow() override;

    //! Starts the engine as the settings say and asks what is left. Once, after the window is shown.
    void start();
    //! Shows the window and puts it before the others (a second start of the program asks for this). One that
    //! was closed and waits for the answer to a paid call goes on working.
    void bringToFront();

    [[nodiscard]] ActionRegistry &actions() const { return *m_actions; }
    [[nodiscard]] Workspaces &workspaces() const { return *m_rooms; }

signals:
    //! The window was closed while a paid call was under way, and now that is over: the program may end.
    void left();

protected:
    //! While a paid call is under way the window only hides, and the program ends after the answer. Closed a
    //! second time it ends at once.
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void compose();
    void addWindowActions();
    void fillMenus();
    void connectRooms();
    void connectTasks();
    void connectTakes();
    void connectEngine();
    void restoreSession();
    void showRoom(const QString &room);
    void makeAssetsPage();
    void makeUsagePage();
    void dropOnRoom(const QString &room, const QMimeData *data);
    void showTake(const Task &task, bool play);
    void explainTake(const Task &task);
    void taskFinished(const Task &task);
    void report(const Error &error);
    void openAccounts();
    void openProvider();
    void openAbout();
    void saveFrame(const QImage &frame);
    void toggleFullScreen();

    const std::unique_ptr<Ui::MainWindow> ui;
    Studio &m_studio;
    Theme &m_theme;
    Prompts &m_prompts;
    ActionRegistry *m_actions;
    TaskActions *m_taskActions;
    TakeActions *m_takeActions = nullptr;
    Workspaces *m_rooms = nullptr;
    TasksPanel *m_tasks = nullptr;
    StatusLine *m_status = nullptr;
    AssetsPage *m_assets = nullptr; // made at the first visit
    UsagePage *m_usage = nullptr; // likewise
    bool m_painted = false;
    bool m_leaving = false; //!< hidden until a paid call is answered
    QSet<QUuid> m_mine; // started by this window and not over
};

} // namespace studio
