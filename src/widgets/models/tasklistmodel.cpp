// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/tasklistmodel.h"

#include "services/accounts/accountbook.h"
#include "services/files/thumbnailstore.h"
#include "services/store/library.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"
#include "widgets/models/takefiles.h"
#include "widgets/models/tasktext.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

constexpr QSize ThumbnailBound(264, 150); // the row's picture at three times the density

StateTone toneOf(const Task &task)
{
    switch (task.state) {
    case TaskState::Queued:
    case TaskState::OutcomeUnknown:
        return StateTone::Waiting;
    case TaskState::Running:
        // Accepted is not begun: the provider may have it in a line of its own.
        return task.remoteStatus == "RUNNING"_L1 || task.progress ? StateTone::Running : StateTone::Waiting;
    case TaskState::Uploading:
    case TaskState::Submitting:
    case TaskState::Downloading:
        return StateTone::Running;
    case TaskState::Done:
        return StateTone::Saved;
    case TaskState::Failed:
        return StateTone::Failed;
    case TaskState::Cancelled:
        return StateTone::Quiet;
    }
    return StateTone::Quiet;
}

//! What to show of the price: nothing is claimed of a task that failed or was cancelled unless it is known.
std::optional<int> shownCredits(const Task &task)
{
    const bool expected = !isFinal(task.state) || task.state == TaskState::Done;
    return task.creditsCharged || !expected ? task.creditsCharged : task.creditsEstimated;
}

QString pictureFile(const Task &task)
{
    for (const TaskOutput &output : task.outputs) {
        if (!output.path.isEmpty())
            return output.path;
    }
    for (const MediaInput &input : task.request.media) {
        const bool seen = takefiles::kindOf(input.reference.value) != MediaKind::Audio;
        if (input.reference.kind == MediaReference::Kind::File && seen)
            return input.reference.value;
    }
    return {};
}

//! The id of the small picture that was made when the take was saved.
QString keptPicture(const Task &task)
{
    return task.outputs.value(0).path.isEmpty() ? QString() : task.id.toString(QUuid::WithoutBraces);
}

} // namespace

TaskListModel::TaskListModel(Studio &studio, QObject *parent)
    : QAbstractListModel(parent)
    , m_studio(studio)
    , m_thumbnails(studio.inspector(), ThumbnailStore(studio.library().thumbnailsFolder()), ThumbnailBound)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(100ms);
    connect(&m_flush, &QTimer::timeout, this, &TaskListModel::flush);
    connect(&studio.tasks(), &TaskStore::added, this, &TaskListModel::taskAdded);
    connect(&studio.tasks(), &TaskStore::changed, this, &TaskListModel::taskChanged);
    connect(&studio.tasks(), &TaskStore::refreshed, this, &TaskListModel::refresh);
    connect(&studio.engine(), &TaskEngine::countsChanged, this, &TaskListModel::markWaitingDirty);
    connect(&studio.accounts(), &AccountBook::changed, this, [this] {
        m_accountLabels.clear();
        for (const Task &task : std::as_const(m_tasks))
            markDirty(task.key);
    });
    connect(&m_thumbnails, &ThumbnailCache::arrived, this, [this](const QString &path) {
        for (const Task &task : std::as_const(m_tasks)) {
            if (pictureFile(task) == path)
                markDirty(task.key);
        }
    });
    reload();
}

TaskListModel::~TaskListModel() = default;

void TaskListModel::setFilter(const TaskFilter &filter)
{
    if (filter.show == m_filter.show && filter.search == m_filter.search)
        return;
    m_filter = filter;
    reload();
}

void TaskListModel::reload()
{
    const Result<QList<Task>> page = m_studio.tasks().page(m_filter, 0, PageSize);
    beginResetModel();
    m_tasks = page.value_or(QList<Task>());
    m_atEnd = m_tasks.size() < PageSize;
    m_dirty.clear();
    endResetModel();
    if (!page)
        emit failed(page.error());
}

void TaskListModel::refresh()
{
    const int loaded = qMax(PageSize, int(m_tasks.size()));
    const Result<QList<Task>> now = m_studio.tasks().page(m_filter, 0, loaded);
    if (!now) {
        emit failed(now.error());
        return;
    }
    merge(*now);
    m_atEnd = m_tasks.size() < loaded;
}

void TaskListModel::merge(const QList<Task> &now)
{
    // Both lists run from the newest to the oldest.
    int row = 0;
    for (const Task &task : now) {
        while (row < m_tasks.size() && m_tasks.at(row).key > task.key)
            removeRow(row);
        if (row == m_tasks.size() || m_tasks.at(row).key != task.key) {
            beginInsertRows({}, row, row);
            m_tasks.insert(row, task);
            endInsertRows();
        } else if (m_tasks.at(row) != task) {
            m_tasks[row] = task;
            markDirty(task.key);
        }
        ++row;
    }
    while (row < m_tasks.size())
        removeRow(row);
}

bool TaskListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_atEnd;
}

void TaskListModel::fetchMore(const QModelIndex &parent)
{
    if (parent.isValid() || m_atEnd)
        return;
    const qint64 before = m_tasks.isEmpty() ? 0 : m_tasks.last().key;
    const Result<QList<Task>> page = m_studio.tasks().page(m_filter, before, PageSize);
    m_atEnd = !page || page->size() < PageSize;
    if (!page) {
        emit failed(page.error());
        return;
    }
    if (page->isEmpty())
        return;
    beginInsertRows({}, int(m_tasks.size()), int(m_tasks.size() + page->size()) - 1);
    m_tasks.append(*page);
    endInsertRows();
}

// --- changes --------------------------------------------------------------------------------------------

int TaskListModel::rowOf(qint64 key) const
{
    const auto found = std::lower_bound(m_tasks.begin(), m_tasks.end(), key,
        [](const Task &task, qint64 wanted) { return task.key > wanted; });
    return found != m_tasks.end() && found->key == key ? int(found - m_tasks.begin()) : -1;
}

QModelIndex TaskListModel::indexOf(qint64 key) const
{
    const int row = rowOf(key);
    return row < 0 ? QModelIndex() : index(row);
}

bool TaskListModel::belongs(const Task &task)
{
    if (m_filter.show == TaskFilter::Show::All && m_filter.search.isEmpty())
        return true;
    // Only the journal knows what a search finds: ask it for the row that would be next.
    const Result<QList<Task>> found = m_studio.tasks().page(m_filter, task.key + 1, 1);
    return found && !found->isEmpty() && found->first().key == task.key;
}

void TaskListModel::taskAdded(const Task &task)
{
    if (rowOf(task.key) >= 0 || !belongs(task))
        return;
    const auto place = std::lower_bound(m_tasks.begin(), m_tasks.end(), task.key,
        [](const Task &known, qint64 key) { return known.key > key; });
    if (place == m_tasks.end() && !m_atEnd)
        return; // it lies beyond what is loaded
    const int row = int(place - m_tasks.begin());
    beginInsertRows({}, row, row);
    m_tasks.insert(row, task);
    endInsertRows();
}

void TaskListModel::taskChanged(const Task &task)
{
    const int row = rowOf(task.key);
    if (row < 0) {
        taskAdded(task); // the filter may let it in now
        return;
    }
    const bool sameKind = m_tasks.at(row).state == task.state && m_tasks.at(row).circled == task.circled;
    m_tasks[row] = task;
    if (sameKind || belongs(task))
        markDirty(task.key);
    else
        removeRow(row);
}

void TaskListModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_tasks.removeAt(row);
    endRemoveRows();
}

void TaskListModel::markDirty(qint64 key)
{
    m_dirty.insert(key);
    if (!m_flush.isActive())
        m_flush.start();
}

void TaskListModel::markWaitingDirty()
{
    // A place in the line moves when another task is done.
    for (const Task &task : std::as_const(m_tasks)) {
        if (!isFinal(task.state))
            markDirty(task.key);
    }
}

void TaskListModel::flush()
{
    // What was asked for never changes; where it stands does.
    static const QList<int> changing{Qt::AccessibleTextRole, Qt::ToolTipRole, TaskRole, AccountRole,
        StateTextRole, StateDetailRole, ToneRole, ProgressRole, CreditsRole, CircledRole, ThumbnailRole};
    QList<int> rows;
    for (const qint64 key : std::exchange(m_dirty, {})) {
        if (const int row = rowOf(key); row >= 0)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    for (qsizetype i = 0; i < rows.size();) {
        const qsizetype first = i;
        while (++i < rows.size() && rows.at(i) == rows.at(i - 1) + 1) { }
        emit dataChanged(index(rows.at(first)), index(rows.at(i - 1)), changing);
    }
}

// --- what is shown --------------------------------------------------------------------------------------

int TaskListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tasks.size());
}

QHash<int, QByteArray> TaskListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(TaskRole, "task");
    names.insert(SettingsRole, "settings");
    names.insert(StateTextRole, "stateText");
    names.insert(ProgressRole, "progress");
    names.insert(CircledRole, "circled");
    return names;
}

QVariant TaskListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Task &task = m_tasks.at(index.row());
    switch (role) {
    case TaskRole:
        return QVariant::fromValue(task);
    case ToneRole:
        return int(toneOf(task));
    case ProgressRole:
        return task.state == TaskState::Running && task.progress ? QVariant(*task.progress) : QVariant();
    case CircledRole:
        return task.circled;
    case KindRole:
        return kindOf(task);
    case FilesRole:
        return int(std::count_if(task.outputs.begin(), task.outputs.end(),
            [](const TaskOutput &output) { return !output.path.isEmpty(); }));
    case ThumbnailRole:
        if (kindOf(task) == int(MediaKind::Audio) && !pictureFile(task).isEmpty())
            return {}; // the delegate draws a mark
        return m_thumbnails.picture(pictureFile(task), keptPicture(task));
    default:
        return text(task, role);
    }
}

QVariant TaskListModel::text(const Task &task, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(task);
    case Qt::AccessibleTextRole:
        return sentence(task);
    case Qt::ToolTipRole:
        return task.error ? wording::explain(task).text() : task.request.value(Role::Prompt).toString();
    case SettingsRole:
        return tasktext::settingsLine(task.request, modelOf(task));
    case ModelRole:
        return modelLabel(task);
    case AccountRole:
        return accountLabel(task);
    case StateTextRole:
        return stateText(task);
    case StateDetailRole:
        return stateDetail(task);
    case CreditsRole:
        return wording::creditsShort(shownCredits(task));
    case TimeRole:
        return tasktext::timeText(task.createdAt, m_studio.clock().now());
    default:
        return {};
    }
}

const ModelSpec *TaskListModel::modelOf(const Task &task) const
{
    const GenerationRequest &request = task.request;
    return m_studio.catalogue().model(request.provider, request.operation, request.model);
}

QString TaskListModel::modelLabel(const Task &task) const
{
    const ModelSpec *model = modelOf(task);
    return model ? model->label : task.request.model;
}

int TaskListModel::kindOf(const Task &task) const
{
    for (const TaskOutput &output : task.outputs) {
        if (!output.path.isEmpty())
            return int(takefiles::kindOf(output.path));
    }
    const ModelSpec *model = modelOf(task);
    return int(model ? model->output : MediaKind::Video);
}

QString TaskListModel::titleOf(const Task &task) const
{
    return tasktext::title(task.request, modelLabel(task));
}

QString TaskListModel::accountLabel(const Task &task) const
{
    const auto known = m_accountLabels.constFind(task.account);
    if (known != m_accountLabels.constEnd())
        return *known;
    const Result<Account> account = m_studio.accounts().account(task.account);
    return *m_accountLabels.insert(task.account, account ? account->label : task.account);
}

QString TaskListModel::stateText(const Task &task) const
{
    const TaskEngine &engine = m_studio.engine();
    return wording::stateText(
        task, m_studio.catalogue(), engine.placeInLine(task.id), engine.isHeld(task.id));
}

QString TaskListModel::stateDetail(const Task &task) const
{
    const TaskEngine &engine = m_studio.engine();
    return wording::stateDetail(
        task, m_studio.catalogue(), engine.placeInLine(task.id), engine.isHeld(task.id));
}

QString TaskListModel::sentence(const Task &task) const
{
    QString sentence
        = tr("%1. %2, %3. %4. %5", "read aloud for a row: prompt. model, account. state. credits")
              .arg(titleOf(task), modelLabel(task), accountLabel(task), stateText(task),
                  wording::credits(shownCredits(task)));
    if (task.error)
        sentence += ' '_L1 + wording::explain(task).text();
    if (task.circled)
        sentence += ' '_L1 + tr("Circled.");
    return sentence;
}

} // namespace studio
