// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/assetspage.h"

#include "services/accounts/accountbook.h"
#include "services/assets/assetshelf.h"
#include "services/wording/wording.h"
#include "ui_assetspage.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/delegates/assetdelegate.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/models/assetlistmodel.h"
#include "widgets/models/assetmime.h"
#include "widgets/models/rooms.h"
#include "widgets/pages/uploadrow.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QButtonGroup>
#include <QDesktopServices>
#include <QDropEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

constexpr int AllKinds = -2; // −1 would ask Qt for an id of its own
constexpr int LargestSide = 8192; // what useapi.net's tool is known to take
constexpr QSize UnknownTwice(2048, 2048);
constexpr auto Everything = "*"_L1; // no account is called so
constexpr auto SearchDelay = 250ms;

//! The local files of an offer that is not one of our own assets.
QStringList filesOf(const QMimeData &data)
{
    QStringList paths;
    if (data.hasFormat(assetmime::Type))
        return paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

AssetsPage::AssetsPage(const AssetsPageParts &parts, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::AssetsPage>())
    , m_parts(parts)
    , m_model(new AssetListModel(parts.shelf, parts.clock, this))
    , m_kinds(new QButtonGroup(this))
{
    ui->setupUi(this);
    ui->assetList->setModel(m_model);
    ui->assetList->setItemDelegate(new AssetDelegate(this));
    ui->assetList->viewport()->setAttribute(Qt::WA_Hover);
    ui->assetList->viewport()->setBackgroundRole(QPalette::Window);
    ui->assetList->verticalScrollBar()->setSingleStep(24);
    ui->uploadsFrame->hide();
    m_kinds->addButton(ui->allButton, AllKinds);
    m_kinds->addButton(ui->picturesButton, int(MediaKind::Image));
    m_kinds->addButton(ui->clipsButton, int(MediaKind::Video));
    m_kinds->addButton(ui->soundsButton, int(MediaKind::Audio));
    addActions();
    connectControls();
    fillSources();
    updateActions();
}

AssetsPage::~AssetsPage() = default;

void AssetsPage::addActions()
{
    const auto add = [this](const ActionSpec &spec, void (AssetsPage::*verb)()) {
        QAction *action = m_parts.registry.add(spec);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, verb);
        ui->assetList->addAction(action);
        return action;
    };
    m_settings = add({u"assets.useSettings"_s, tr("Use its &settings"), {}, {}}, &AssetsPage::useSettings);
    m_enlarge
        = add({u"assets.enlarge"_s, tr("Make it &twice as large (free)"), {}, {}}, &AssetsPage::enlarge);
    m_reveal = m_parts.registry.add({u"assets.reveal"_s, tr("Show in &folder"), {}, {}});
    connect(m_reveal, &QAction::triggered, this, &AssetsPage::reveal);
    m_delete = add({u"assets.delete"_s, tr("&Delete at the provider…"), {QKeySequence(Qt::Key_Delete)}, {}},
        &AssetsPage::remove);
    m_refresh = m_parts.registry.add({u"assets.refresh"_s, tr("&Refresh"), {QKeySequence(Qt::Key_F5)}, {}});
    m_refresh->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_refresh);
    connect(m_refresh, &QAction::triggered, m_model, &AssetListModel::reload);
    m_send = m_parts.registry.add({u"assets.send"_s, tr("Send &files…"), {}, {}});
    connect(m_send, &QAction::triggered, this, [this] {
        const FileWish wish{{MediaKind::Image, MediaKind::Video, MediaKind::Audio}, true, {}};
        m_parts.prompts.pickMedia(this, wish, [this](const QStringList &paths) { send(paths); });
    });
}

void AssetsPage::connectControls()
{
    connect(ui->sendButton, &QPushButton::clicked, m_send, &QAction::trigger);
    connect(ui->againButton, &QPushButton::clicked, m_model, &AssetListModel::reload);
    connect(ui->moreButton, &QPushButton::clicked, this, [this] { m_model->fetchMore({}); });
    connect(ui->sourceCombo, &QComboBox::activated, this, [this] {
        showSource();
        updateActions();
    });
    connect(m_kinds, &QButtonGroup::idClicked, this,
        [this](int id) { m_model->setKind(id < 0 ? std::nullopt : std::optional(MediaKind(id))); });
    m_searchDue.setSingleShot(true);
    m_searchDue.setInterval(SearchDelay);
    connect(&m_searchDue, &QTimer::timeout, this,
        [this] { m_model->setSearch(ui->searchEdit->text().trimmed()); });
    connect(ui->searchEdit, &QLineEdit::textChanged, &m_searchDue, qOverload<>(&QTimer::start));
    connect(ui->assetList, &QListView::activated, this, &AssetsPage::open);
    connect(ui->assetList, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        if (chosen().isEmpty())
            return;
        QMenu *menu = makeMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(ui->assetList->viewport()->mapToGlobal(place));
    });
    connect(ui->assetList->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &AssetsPage::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AssetsPage::updateActions);
    connect(m_model, &AssetListModel::stateChanged, this, &AssetsPage::showState);
    connect(&m_parts.accounts, &AccountBook::changed, this, &AssetsPage::fillSources);
}

void AssetsPage::fillSources()
{
    const QString now = ui->sourceCombo->count() == 0 ? Everything : source();
    ui->sourceCombo->clear();
    ui->sourceCombo->addItem(tr("Everything"), Everything);
    ui->sourceCombo->addItem(tr("This library"), QString());
    const QList<Account> accounts = m_parts.accounts.accounts();
    for (const Account &account : accounts)
        ui->sourceCombo->addItem(account.label, account.name);
    ui->sourceCombo->setCurrentIndex(qMax(0, ui->sourceCombo->findData(now))); // its account may be gone
    showSource();
}

QString AssetsPage::source() const
{
    return ui->sourceCombo->currentData().toString();
}

void AssetsPage::showSource()
{
    QList<AssetSource> sources;
    const bool everything = source() == Everything;
    for (int row = 0; row < ui->sourceCombo->count(); ++row) {
        const QString name = ui->sourceCombo->itemData(row).toString();
        if (name != Everything && (everything || name == source()))
            sources.append({name, ui->sourceCombo->itemText(row)});
    }
    ui->assetList->setGridSize(AssetDelegate::cellSize(everything ? 3 : 2));
    m_model->setSources(sources);
}

QString AssetsPage::label(const QString &account) const
{
    const Result<Account> known = m_parts.accounts.account(account);
    return known ? known->label : account;
}

QString AssetsPage::target() const
{
    return source().isEmpty() || source() == Everything ? m_parts.account() : source();
}

// --- states ---------------------------------------------------------------------------------------------

QString AssetsPage::emptyWords() const
{
    if (m_model->isFiltered())
        return tr("Nothing here matches. Choose “All” or clear the search.");
    if (source().isEmpty() || source() == Everything)
        return tr("Nothing yet. Takes that are saved and files that were used in a shot appear here.");
    return tr("%1 keeps nothing yet. Drop pictures, clips or sounds here to send them.").arg(label(source()));
}

//! Which of several accounts could not be asked.
QString AssetsPage::absenceWords() const
{
    QStringList lines;
    const auto failures = m_model->failures();
    for (const auto &[source, error] : failures)
        lines.append(tr("%1: %2", "an account: why its list is not here")
                         .arg(source.label, wording::explain(error).text()));
    return lines.join(u'\n');
}

void AssetsPage::showState()
{
    using State = AssetListModel::State;
    const bool empty = m_model->rowCount() == 0;
    const bool failed = m_model->state() == State::Failed;
    ui->moreButton->setVisible(m_model->canFetchMore({}));
    ui->againButton->setVisible(failed);
    if (failed)
        ui->wordsLabel->setText(wording::explain(*m_model->error()).text());
    else
        ui->wordsLabel->setText(m_model->state() == State::Loading ? tr("Looking…") : emptyWords());
    ui->pages->setCurrentWidget(failed || empty ? ui->wordsPage : ui->listPage);
    const QString absent = failed ? QString() : absenceWords();
    ui->absenceLabel->setText(absent);
    ui->absenceLabel->setVisible(!absent.isEmpty());
    ui->sendButton->setToolTip(tr("Send files to %1").arg(label(target())));
}

QList<Asset> AssetsPage::chosen() const
{
    QList<Asset> assets;
    QModelIndexList rows = ui->assetList->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &index : std::as_const(rows))
        assets.append(index.data(AssetListModel::AssetRole).value<Asset>());
    return assets;
}

void AssetsPage::updateActions()
{
    const QList<Asset> assets = chosen();
    const bool one = assets.size() == 1;
    const bool remote = !assets.isEmpty()
        && std::all_of(assets.begin(), assets.end(),
            [](const Asset &asset) { return asset.reference.kind == MediaReference::Kind::Asset; });
    m_delete->setEnabled(remote);
    m_settings->setEnabled(one && (!assets.first().task.isNull() || !assets.first().remoteTask.isEmpty()));
    m_enlarge->setEnabled(one && remote && assets.first().kind == MediaKind::Image);
    m_reveal->setEnabled(one && !assets.first().path.isEmpty());
}

// --- what can be done -----------------------------------------------------------------------------------

QMenu *AssetsPage::makeMenu()
{
    auto *menu = new QMenu(this);
    const QList<Asset> assets = chosen();
    if (assets.size() == 1) {
        addUseMenu(*menu, assets.first());
        menu->addAction(m_settings);
        menu->addSeparator();
        menu->addAction(m_enlarge);
        menu->addAction(m_reveal);
        menu->addSeparator();
    }
    menu->addAction(m_delete);
    menu->addAction(m_refresh);
    return menu;
}

//! Every slot of every room that takes such a thing, at the asset's own provider.
void AssetsPage::addUseMenu(QMenu &menu, const Asset &asset)
{
    const QString account = asset.account.isEmpty() ? m_parts.account() : asset.account;
    const QString provider = m_parts.accounts.account(account).value_or(Account{}).provider;
    QMenu *uses = menu.addMenu(tr("&Use as"));
    const QList<Room> rooms = workspaceRooms();
    for (const Room &room : rooms) {
        for (const QString &operation : room.operations) {
            QList<Role> roles;
            const QList<const ModelSpec *> models = m_parts.catalogue.models(provider, operation);
            for (const ModelSpec *model : models) {
                for (const MediaSpec &spec : model->media) {
                    if (spec.kinds.contains(asset.kind) && !roles.contains(spec.role))
                        roles.append(spec.role);
                }
            }
            for (const Role role : std::as_const(roles)) {
                const QString text = tr("%1: %2", "an operation: its slot")
                                         .arg(wording::operationLabel(operation), wording::roleLabel(role));
                uses->addAction(
                    text, this, [this, operation, role, asset] { emit useWanted(operation, role, asset); });
            }
        }
    }
    uses->setEnabled(!uses->isEmpty());
}

void AssetsPage::open(const QModelIndex &index)
{
    const auto asset = index.data(AssetListModel::AssetRole).value<Asset>();
    if (!asset.path.isEmpty())
        emit showWanted(asset);
}

void AssetsPage::send(const QStringList &paths)
{
    for (const QString &path : paths) {
        auto *row = new UploadRow(
            QFileInfo(path).fileName(), m_parts.shelf.upload(target(), path), ui->uploadsFrame);
        ui->uploadsLayout->addWidget(row);
        ui->uploadsFrame->show();
        connect(row, &UploadRow::done, this, [this, row] {
            ui->uploadsLayout->removeWidget(row);
            row->deleteLater();
            ui->uploadsFrame->setVisible(ui->uploadsLayout->count() > 0);
        });
    }
}

void AssetsPage::remove()
{
    const QList<Asset> assets = chosen();
    const Question question{tr("Delete %n assets at the provider?", nullptr, int(assets.size())),
        tr("They cannot be brought back, and tasks that wait for them will fail. Files on this machine "
           "stay."),
        tr("Delete")};
    m_parts.prompts.confirm(this, question, [this, assets] {
        for (const Asset &asset : assets) {
            m_parts.shelf.remove(asset)->then(this, [this](const Result<bool> &gone) {
                if (!gone)
                    report(gone.error());
            });
        }
    });
}

void AssetsPage::useSettings()
{
    const Asset asset = chosen().value(0);
    const QString account = asset.account.isEmpty() ? m_parts.account() : asset.account;
    m_parts.shelf.settingsOf(asset)->then(this, [this, account](const Result<GenerationRequest> &request) {
        if (request)
            emit settingsWanted(account, *request);
        else
            report(request.error());
    });
}

void AssetsPage::enlarge()
{
    const Asset asset = chosen().value(0);
    const QSize size = asset.size.isEmpty() ? UnknownTwice : (asset.size * 2);
    const QSize held = size.boundedTo({LargestSide, LargestSide}) == size
        ? size
        : size.scaled(LargestSide, LargestSide, Qt::KeepAspectRatio);
    m_parts.shelf.enlarge(asset, held)->then(this, [this](const Result<QString> &path) {
        if (path)
            emit said(tr("The larger picture is saved as %1.").arg(QFileInfo(*path).fileName()));
        else
            report(path.error());
    });
}

void AssetsPage::reveal() const
{
    const QString path = chosen().value(0).path;
    if (!path.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

void AssetsPage::report(const Error &error)
{
    emit said(wording::explain(error).text());
}

// --- drops ----------------------------------------------------------------------------------------------

void AssetsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (filesOf(*event->mimeData()).isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void AssetsPage::dropEvent(QDropEvent *event)
{
    const QStringList paths = filesOf(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    send(paths);
}

void AssetsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

} // namespace studio
