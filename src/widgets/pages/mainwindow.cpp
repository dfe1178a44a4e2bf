// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/mainwindow.h"

#include "services/files/mediainspector.h"
#include "services/settings/settings.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"
#include "ui_mainwindow.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/actions/takeactions.h"
#include "widgets/actions/taskactions.h"
#include "widgets/dialogs/aboutdialog.h"
#include "widgets/dialogs/accountsdialog.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/dialogs/providerdialog.h"
#include "widgets/forms/shotpage.h"
#include "widgets/models/assetmime.h"
#include "widgets/models/rooms.h"
#include "widgets/models/takefiles.h"
#include "widgets/models/tasklistmodel.h"
#include "widgets/models/tasktext.h"
#include "widgets/pages/assetspage.h"
#include "widgets/pages/rail.h"
#include "widgets/pages/startnotices.h"
#include "widgets/pages/statusline.h"
#include "widgets/pages/taskspanel.h"
#include "widgets/pages/usagepage.h"
#include "widgets/pages/windowmenus.h"
#include "widgets/pages/workspaces.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QMimeData>
#include <QScreen>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr auto GeometryKey = "window/geometry"_L1;
constexpr auto ColumnsKey = "window/columns"_L1;
constexpr auto RowsKey = "window/rows"_L1;
constexpr QSize FirstSize(1440, 900);

} // namespace

MainWindow::MainWindow(Studio &studio, Theme &theme, Prompts &prompts)
    : ui(std::make_unique<Ui::MainWindow>())
    , m_studio(studio)
    , m_theme(theme)
    , m_prompts(prompts)
    , m_actions(new ActionRegistry(this))
    , m_taskActions(new TaskActions(studio, *m_actions, prompts, this))
{
    ui->setupUi(this);
    compose();
    addWindowActions();
    fillMenus();
    connectRooms();
    connectTasks();
    connectTakes();
    connectEngine();
    restoreSession();
    m_studio.inspector().hold(); // until the window is painted
    m_rooms->restoreSession();
    m_status->setAccount(m_rooms->account());
}

MainWindow::~MainWindow() = default;

void MainWindow::compose()
{
    m_rooms = new Workspaces(m_studio, m_prompts, *m_actions, {*ui->rail, *ui->shots}, this);
    ui->shots->setMinimumWidth(metrics::FormWidth - metrics::Grid);
    m_takeActions = new TakeActions(
        m_studio, *m_actions, [this] { return m_rooms->account(); }, this);
    m_taskActions->addToMenu(m_takeActions->actions());
    m_tasks = new TasksPanel(m_studio, *m_taskActions, ui->tasksFrame);
    ui->tasksLayout->addWidget(m_tasks);
    m_status = new StatusLine(m_studio, *ui->statusBar, this);
    ui->columns->setStretchFactor(0, 0);
    ui->columns->setStretchFactor(1, 1);
    ui->rows->setStretchFactor(0, 1);
    ui->rows->setStretchFactor(1, 0);
}

// --- actions and menus ----------------------------------------------------------------------------------

void MainWindow::addWindowActions()
{
    const auto add = [this](const ActionSpec &spec, auto run) {
        QAction *action = m_actions->add(spec);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    add({u"file.openLibrary"_s, tr("Open the &library’s folder"), {}, {}},
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_studio.library().takesFolder())); });
    add({u"file.atProvider"_s, tr("At the &provider…"), {}, {}}, [this] { openProvider(); });
    add({u"file.quit"_s, tr("&Quit"), {QKeySequence(QKeySequence::Quit)}, {}}, [this] { close(); });
    add({u"edit.search"_s, tr("&Search tasks"), {QKeySequence(QKeySequence::Find)}, {}},
        [this] { m_tasks->focusSearch(); });
    add({u"edit.accounts"_s, tr("&Accounts…"), {QKeySequence(u"Ctrl+,"_s)}, {}}, [this] { openAccounts(); });
    add({u"view.previz"_s, tr("Show the &previz"), {QKeySequence(u"Ctrl+1"_s)}, {}},
        [this] { ui->stage->showPreviz(); });
    add({u"view.play"_s, tr("&Play or pause"), {QKeySequence(u"Ctrl+Space"_s)}, {}},
        [this] { ui->stage->togglePlaying(); });
    add({u"view.saveFrame"_s, tr("&Save the frame as a picture…"), {QKeySequence(u"Ctrl+Shift+S"_s)}, {}},
        [this] { ui->stage->saveFrame(); });
    add({u"view.stageFullScreen"_s, tr("Stage over the whole &screen"), {QKeySequence(u"Shift+F11"_s)}, {}},
        [this] { ui->stage->toggleFullScreen(); });
    add({u"view.fullScreen"_s, tr("&Full screen"), {QKeySequence(u"F11"_s)}, {}},
        [this] { toggleFullScreen(); });
    add({u"help.about"_s, tr("&About Circled Take"), {}, {}}, [this] { openAbout(); });
}

void MainWindow::fillMenus()
{
    const auto fill = [this](QMenu *menu, const QStringList &ids) {
        for (const QString &id : ids) {
            if (id.isEmpty())
                menu->addSeparator();
            else
                menu->addAction(m_actions->action(id));
        }
    };
    fill(ui->fileMenu, {u"file.openLibrary"_s, u"file.atProvider"_s, {}, u"file.quit"_s});
    fill(ui->editMenu, {u"edit.search"_s, u"shot.prompt"_s, {}, u"edit.accounts"_s});
    addStartUpMenu(*ui->editMenu, *m_actions, m_studio.settings());
    fill(ui->shotMenu,
        {u"shot.generate"_s, {}, u"shot.chooseFirst"_s, u"shot.chooseMiddle"_s, u"shot.chooseLast"_s,
            u"shot.swapKeyframes"_s, {}, u"shot.resetCamera"_s});
    const QList<QAction *> taskActions = m_taskActions->actions();
    for (QAction *action : taskActions) {
        if (action)
            ui->taskMenu->addAction(action);
        else
            ui->taskMenu->addSeparator();
    }
    fill(ui->viewMenu, m_rooms->roomActions() + QStringList{QString()});
    fill(ui->viewMenu,
        {u"view.previz"_s, u"view.play"_s, u"view.saveFrame"_s, {}, u"view.stageFullScreen"_s,
            u"view.fullScreen"_s, {}});
    addAppearanceMenu(*ui->viewMenu, *m_actions, m_studio.settings(), m_theme);
    fill(ui->helpMenu, {u"help.about"_s});
}

// --- who hears whom -------------------------------------------------------------------------------------

void MainWindow::connectRooms()
{
    connect(m_rooms, &Workspaces::roomChanged, this, &MainWindow::showRoom);
    connect(ui->rail, &Rail::dropped, this, &MainWindow::dropOnRoom);
    connect(m_rooms, &Workspaces::pageChanged, this, [this] {
        ui->stage->setPreviz(m_rooms->page()->previz());
        ui->stage->showPreviz();
    });
    connect(m_rooms, &Workspaces::previzChanged, ui->stage, &StagePanel::setPreviz);
    connect(m_rooms, &Workspaces::previzMoved, this,
        [this](const media::CameraMove &move, const QString &caption) {
            ui->stage->showPreviz(); // who drags a slider wants to see it
            ui->stage->setPrevizMove(move, caption);
        });
    connect(m_rooms, &Workspaces::accountChanged, this, [this](const QString &name) {
        m_status->setAccount(name);
        m_status->refreshBalance();
    });
    connect(m_rooms, &Workspaces::accountsWanted, this, &MainWindow::openAccounts);
    connect(m_rooms, &Workspaces::failed, this, &MainWindow::report);
    connect(m_rooms, &Workspaces::submitted, this, [this](const Task &task) {
        m_mine.insert(task.id);
        m_tasks->select(task.key);
    });
    connect(ui->stage, &StagePanel::saveFrameRequested, this, &MainWindow::saveFrame);
}

void MainWindow::showRoom(const QString &room)
{
    if (room == roomid::Assets && !m_assets)
        makeAssetsPage();
    if (room == roomid::Usage && !m_usage)
        makeUsagePage();
    if (room == roomid::Usage) {
        m_usage->setAccount(m_rooms->account());
        m_usage->reload();
        ui->places->setCurrentWidget(m_usage);
        return;
    }
    ui->places->setCurrentWidget(ui->columns);
    ui->sides->setCurrentWidget(room == roomid::Assets ? static_cast<QWidget *>(m_assets) : ui->rows);
}

void MainWindow::makeAssetsPage()
{
    m_assets = new AssetsPage({m_studio.assets(), m_studio.accounts(), m_studio.catalogue(), m_studio.clock(),
                                  m_prompts, *m_actions, [this] { return m_rooms->account(); }},
        ui->sides);
    ui->sides->addWidget(m_assets);
    connect(m_assets, &AssetsPage::useWanted, m_rooms, &Workspaces::useAsset);
    connect(m_assets, &AssetsPage::settingsWanted, m_rooms, &Workspaces::useSettings);
    connect(m_assets, &AssetsPage::said, this,
        [this](const QString &text) { ui->noticeBar->say(text, Tint::Accent); });
    connect(m_assets, &AssetsPage::showWanted, this, [this](const Asset &asset) {
        ui->sides->setCurrentWidget(ui->rows);
        m_rooms->leaveOthers();
        ui->stage->showTake(asset.path, asset.name);
    });
}

void MainWindow::makeUsagePage()
{
    m_usage = new UsagePage(
        m_studio.usage(), m_studio.engine(), m_studio.accounts(), m_studio.clock(), ui->places);
    ui->places->addWidget(m_usage);
}

//! What is dropped on a room goes into its first slot that takes such a thing.
void MainWindow::dropOnRoom(const QString &room, const QMimeData *data)
{
    QList<Asset> assets = assetmime::read(*data);
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (!assets.isEmpty() || !url.isLocalFile())
            break;
        Asset file;
        file.reference = {MediaReference::Kind::File, url.toLocalFile()};
        file.kind = takefiles::kindOf(url.toLocalFile());
        assets.append(file);
    }
    m_rooms->open(room);
    for (const Asset &asset : std::as_const(assets)) {
        if (!m_rooms->put(asset)) {
            ui->noticeBar->say(tr("This room has no place for %1.").arg(tasktext::inputName(asset.reference)),
                Tint::Waiting);
        }
    }
}

void MainWindow::connectTasks()
{
    connect(m_tasks, &TasksPanel::selected, this, [this](const std::optional<Task> &task) {
        if (task)
            showTake(*task, false);
    });
    connect(m_tasks, &TasksPanel::opened, this, [this](const Task &task) { showTake(task, true); });
    connect(m_tasks, &TasksPanel::failed, this, &MainWindow::report);
    connect(
        m_taskActions, &TaskActions::showWanted, this, [this](const Task &task) { showTake(task, true); });
    connect(m_taskActions, &TaskActions::useAgainWanted, this, [this](const Task &task) {
        m_rooms->useSettings(task.account, task.request);
        ui->stage->showPreviz();
    });
    connect(m_taskActions, &TaskActions::retried, this, [this](const Task &task) {
        m_mine.insert(task.id);
        m_tasks->select(task.key);
    });
    connect(m_taskActions, &TaskActions::failed, this, &MainWindow::report);
}

void MainWindow::connectTakes()
{
    connect(m_taskActions, &TaskActions::taskChanged, m_takeActions, &TakeActions::setTask);
    connect(m_rooms, &Workspaces::accountChanged, m_takeActions, &TakeActions::updateActions);
    connect(ui->stage, &StagePanel::fileChosen, m_takeActions, &TakeActions::setFile);
    connect(m_takeActions, &TakeActions::failed, this, &MainWindow::report);
    connect(m_takeActions, &TakeActions::useWanted, this,
        [this](const QString &operation, const MediaInput &input, const QString &account) {
            m_rooms->use(operation, input, account);
            ui->stage->showPreviz();
        });
}

void MainWindow::connectEngine()
{
    connect(&m_studio.engine(), &TaskEngine::finished, this, &MainWindow::taskFinished);
    connect(&m_studio.engine(), &TaskEngine::stopped, this, [this](const Error &error) {
        ui->noticeBar->say(
            tr("The studio cannot write its journal and has stopped; nothing more is sent. %1 Start it again "
               "once that is put right.")
                .arg(wording::explain(error).text()),
            Tint::Failed);
    });
}

void MainWindow::taskFinished(const Task &task)
{
    if (!m_mine.contains(task.id))
        return;
    if (isFinal(task.state))
        m_mine.remove(task.id);
    const bool chosen = m_taskActions->task() && m_taskActions->task()->id == task.id;
    if (!TaskActions::savedFile(task).isEmpty() || chosen)
        showTake(task, true);
}

//! A row has room for a few words only; the stage has room for what happened, what it cost and what to do.
void MainWindow::explainTake(const Task &task)
{
    const bool settled = isFinal(task.state) || task.state == TaskState::OutcomeUnknown;
    const QString text = settled ? wording::explain(task).text() : QString();
    if (!text.isEmpty())
        ui->stage->explainTake(wording::stateText(task, m_studio.catalogue()), text);
    else if (ui->stage->isExplaining())
        ui->stage->showPreviz();
}

void MainWindow::showTake(const Task &task, bool play)
{
    const QString path = TaskActions::savedFile(task);
    if (path.isEmpty()) {
        explainTake(task);
        return;
    }
    const bool shown = ui->stage->isShowingTake() && takefiles::saved(task).contains(ui->stage->takePath());
    if (!shown)
        ui->stage->showTake(path, m_tasks->model().titleOf(task), takefiles::saved(task));
    if (play)
        ui->stage->play();
}

void MainWindow::report(const Error &error)
{
    ui->noticeBar->say(wording::explain(error).text(), Tint::Failed);
}

// --- start and end --------------------------------------------------------------------------------------

void MainWindow::start()
{
    const Settings::StartUp startUp = m_studio.settings().startUp();
    m_studio.engine().start(startUp == Settings::StartUp::Run);
    m_status->refreshBalance();
    startnotices::tellAboutPractice(m_studio, *ui->noticeBar, [this] { openAccounts(); });
    if (startUp == Settings::StartUp::Ask)
        startnotices::askAboutWaiting(m_studio, *ui->noticeBar, [this] { m_taskActions->releaseAll(); });
    startnotices::tellAboutJournal(
        m_studio, *ui->noticeBar); // last: the bar says one thing, and this is the gravest
}

void MainWindow::restoreSession()
{
    Settings &settings = m_studio.settings();
    if (!restoreGeometry(settings.session(GeometryKey).toByteArray())) {
        const QScreen *place = screen();
        resize(place ? FirstSize.boundedTo(place->availableSize()) : FirstSize);
    }
    if (!ui->columns->restoreState(settings.session(ColumnsKey).toByteArray()))
        ui->columns->setSizes({metrics::FormWidth, width() - metrics::RailWidth - metrics::FormWidth});
    if (!ui->rows->restoreState(settings.session(RowsKey).toByteArray()))
        ui->rows->setSizes({height() * 62 / 100, height() * 38 / 100});
}

void MainWindow::bringToFront()
{
    if (std::exchange(m_leaving, false))
        m_studio.engine().start(false);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Settings &settings = m_studio.settings();
    settings.setSession(GeometryKey, saveGeometry());
    settings.setSession(ColumnsKey, ui->columns->saveState());
    settings.setSession(RowsKey, ui->rows->saveState());
    m_rooms->saveSession();
    if (m_leaving || !m_studio.engine().isPaying()) {
        QMainWindow::closeEvent(event);
        return;
    }
    // Ending now would leave nobody knowing whether that take was bought.
    m_leaving = true;
    event->ignore();
    hide();
    m_studio.engine().drain()->then(this, [this](const Result<bool> &) {
        if (m_leaving)
            emit left();
    });
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !std::exchange(m_painted, true))
        QMetaObject::invokeMethod(
            this, [this] { m_studio.inspector().release(); }, Qt::QueuedConnection);
    return handled;
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QMainWindow::changeEvent(event);
}

// --- dialogs --------------------------------------------------------------------------------------------

void MainWindow::openAccounts()
{
    auto *dialog = new AccountsDialog(m_studio, m_prompts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::openProvider()
{
    auto *dialog = new ProviderDialog(m_studio, m_prompts, m_rooms->account(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProviderDialog::settingsWanted, m_rooms, &Workspaces::useSettings);
    dialog->open();
}

void MainWindow::openAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::saveFrame(const QImage &frame)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    m_prompts.nameFile(this, QDir(folder).filePath(tr("frame.png")), [this, frame](const QString &path) {
        if (!frame.save(path))
            report(failure(ErrorKind::Storage, path).value());
    });
}

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

} // namespace studio
