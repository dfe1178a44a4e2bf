// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/taskspanel.h"

#include "services/store/taskstore.h"
#include "services/studio.h"
#include "ui_taskspanel.h"
#include "widgets/actions/taskactions.h"
#include "widgets/delegates/taskdelegate.h"
#include "widgets/models/tasklistmodel.h"

#include <QButtonGroup>
#include <QEvent>
#include <QItemSelectionModel>
#include <QMenu>
#include <QScrollBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

TasksPanel::TasksPanel(Studio &studio, TaskActions &actions, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::TasksPanel>())
    , m_studio(studio)
    , m_actions(actions)
    , m_model(new TaskListModel(studio, this))
    , m_filters(new QButtonGroup(this))
{
    ui->setupUi(this);
    setUpFilters();
    setUpList();
    connect(m_model, &TaskListModel::failed, this, &TasksPanel::failed);
    m_countsDue.setSingleShot(true);
    m_countsDue.setInterval(100ms); // many changes, one look
    connect(&m_countsDue, &QTimer::timeout, this, &TasksPanel::showCounts);
    const auto countSoon = [this] {
        if (!m_countsDue.isActive())
            m_countsDue.start();
    };
    connect(&studio.tasks(), &TaskStore::added, this, countSoon);
    connect(&studio.tasks(), &TaskStore::changed, this, countSoon);
    connect(&studio.tasks(), &TaskStore::refreshed, this, countSoon);
    showCounts();
    showEmptyState();
}

TasksPanel::~TasksPanel() = default;

void TasksPanel::setUpFilters()
{
    m_filters->addButton(ui->allButton, int(TaskFilter::Show::All));
    m_filters->addButton(ui->activeButton, int(TaskFilter::Show::Active));
    m_filters->addButton(ui->savedButton, int(TaskFilter::Show::Saved));
    m_filters->addButton(ui->failedButton, int(TaskFilter::Show::Failed));
    m_filters->addButton(ui->circledButton, int(TaskFilter::Show::Circled));
    connect(m_filters, &QButtonGroup::idClicked, this, &TasksPanel::applyFilter);
    connect(ui->searchEdit, &QLineEdit::textChanged, this, &TasksPanel::applyFilter);
}

void TasksPanel::setUpList()
{
    auto *delegate = new TaskDelegate(this);
    ui->taskList->setModel(m_model);
    ui->taskList->setItemDelegate(delegate);
    ui->taskList->viewport()->setAttribute(Qt::WA_Hover);
    ui->taskList->viewport()->setBackgroundRole(QPalette::Window);
    ui->taskList->verticalScrollBar()->setSingleStep(20);
    connect(delegate, &TaskDelegate::circleClicked, this, [this](const QModelIndex &index) {
        const auto task = index.data(TaskListModel::TaskRole).value<Task>();
        const Status status = m_studio.tasks().setCircled(task.id, !task.circled);
        if (!status)
            emit failed(status.error());
    });
    connect(ui->taskList, &QListView::activated, this,
        [this](const QModelIndex &index) { emit opened(index.data(TaskListModel::TaskRole).value<Task>()); });
    connect(ui->taskList, &QWidget::customContextMenuRequested, this, &TasksPanel::showMenu);
    connect(ui->taskList->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &TasksPanel::selectionChanged);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        showEmptyState();
        selectionChanged(); // a reset tells nobody that the current row is gone
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TasksPanel::showEmptyState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TasksPanel::showEmptyState);
}

void TasksPanel::applyFilter()
{
    m_model->setFilter({TaskFilter::Show(m_filters->checkedId()), ui->searchEdit->text().trimmed()});
}

void TasksPanel::showCounts()
{
    const Result<TaskCounts> counts = m_studio.tasks().counts();
    if (!counts) {
        emit failed(counts.error());
        return;
    }
    const auto label = [](const QString &word, int count) {
        return count > 0 ? tr("%1 %2", "a filter and how many it shows").arg(word, QLocale().toString(count))
                         : word;
    };
    ui->allButton->setText(label(tr("All"), counts->all));
    ui->activeButton->setText(label(tr("Active"), counts->active));
    ui->savedButton->setText(label(tr("Saved"), counts->saved));
    ui->failedButton->setText(label(tr("Failed"), counts->failed));
    ui->circledButton->setText(label(tr("Circled"), counts->circled));
}

void TasksPanel::showEmptyState()
{
    const bool empty = m_model->rowCount() == 0;
    const bool filtered
        = m_model->filter().show != TaskFilter::Show::All || !m_model->filter().search.isEmpty();
    ui->emptyLabel->setText(filtered
            ? tr("No task matches. Choose “All” or clear the search.")
            : tr("No takes yet. Fill in the shot on the left and press Generate; it appears here."));
    ui->pages->setCurrentWidget(empty ? ui->emptyPage : ui->listPage);
}

void TasksPanel::selectionChanged()
{
    const QModelIndex current = ui->taskList->currentIndex();
    if (!current.isValid()) {
        m_actions.setTask(std::nullopt);
        emit selected(std::nullopt);
        return;
    }
    const auto task = current.data(TaskListModel::TaskRole).value<Task>();
    m_actions.setTask(task);
    emit selected(task);
}

void TasksPanel::select(qint64 key)
{
    const QModelIndex index = m_model->indexOf(key);
    if (index.isValid())
        ui->taskList->setCurrentIndex(index);
}

void TasksPanel::focusSearch()
{
    ui->searchEdit->setFocus(Qt::ShortcutFocusReason);
    ui->searchEdit->selectAll();
}

void TasksPanel::showMenu(const QPoint &place)
{
    const QModelIndex index = ui->taskList->indexAt(place);
    if (!index.isValid())
        return;
    ui->taskList->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<QAction *> actions = m_actions.actions();
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    menu->popup(ui->taskList->viewport()->mapToGlobal(place));
}

void TasksPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

} // namespace studio
