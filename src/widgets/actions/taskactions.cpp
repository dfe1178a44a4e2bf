// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/taskactions.h"

#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/models/takefiles.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace studio {

TaskActions::TaskActions(Studio &studio, ActionRegistry &registry, Prompts &prompts, QWidget *window)
    : QObject(window)
    , m_studio(studio)
    , m_registry(registry)
    , m_prompts(prompts)
    , m_window(window)
{
    m_show = addAction(u"task.show"_s, tr("&Show on the stage"), u"Ctrl+Shift+Return"_s);
    m_useAgain = addAction(u"task.useAgain"_s, tr("&Use settings again"), u"Ctrl+U"_s);
    m_retry = addAction(u"task.retry"_s, tr("&Try again"), u"Ctrl+R"_s);
    m_menu.append(nullptr);
    m_startNow = addAction(u"task.startNow"_s, tr("Start &now"), u"Ctrl+Shift+N"_s);
    m_cancel = addAction(u"task.cancel"_s, tr("&Cancel"), u"Ctrl+."_s);
    m_menu.append(nullptr);
    m_sendAgain = addAction(u"task.sendAgain"_s, tr("&Send again…"), u"Ctrl+Shift+A"_s);
    m_attach = addAction(u"task.attach"_s, tr("&Attach the provider’s task…"), u"Ctrl+Shift+T"_s);
    m_menu.append(nullptr);
    m_circle = addAction(u"task.circle"_s, tr("C&ircle this take"), u"Ctrl+D"_s);
    m_circle->setCheckable(true);
    m_reveal = addAction(u"task.reveal"_s, tr("Show in &folder"), u"Ctrl+Shift+R"_s);
    m_copyError = addAction(u"task.copyError"_s, tr("Copy the &error"), u"Ctrl+Shift+E"_s);
    connect(m_show, &QAction::triggered, this, [this] { emit showWanted(*m_task); });
    connect(m_useAgain, &QAction::triggered, this, [this] { emit useAgainWanted(*m_task); });
    connect(m_retry, &QAction::triggered, this, &TaskActions::retry);
    connect(m_sendAgain, &QAction::triggered, this, &TaskActions::sendAgain);
    connect(m_attach, &QAction::triggered, this, &TaskActions::attach);
    connect(m_startNow, &QAction::triggered, this, &TaskActions::startNow);
    connect(m_cancel, &QAction::triggered, this, &TaskActions::cancel);
    connect(m_circle, &QAction::triggered, this, &TaskActions::circle);
    connect(m_reveal, &QAction::triggered, this, &TaskActions::reveal);
    connect(m_copyError, &QAction::triggered, this, &TaskActions::copyError);
    connect(&m_studio.tasks(), &TaskStore::changed, this, [this](const Task &task) {
        if (m_task && m_task->key == task.key)
            setTask(task);
    });
    updateActions();
}

TaskActions::~TaskActions() = default;

QAction *TaskActions::addAction(const QString &id, const QString &text, const QString &shortcut)
{
    QAction *action = m_registry.add({id, text, {QKeySequence(shortcut)}, {}});
    m_menu.append(action);
    return action;
}

void TaskActions::addToMenu(const QList<QAction *> &actions)
{
    const auto firstGap = m_menu.indexOf(nullptr);
    QList<QAction *> group{nullptr};
    group += actions;
    for (qsizetype i = 0; i < group.size(); ++i)
        m_menu.insert(firstGap + i, group.at(i));
}

QString TaskActions::savedFile(const Task &task)
{
    return takefiles::saved(task).value(0);
}

void TaskActions::setTask(const std::optional<Task> &task)
{
    m_task = task;
    updateActions();
    emit taskChanged(m_task);
}

void TaskActions::updateActions()
{
    const bool any = m_task.has_value();
    const bool final = any && isFinal(m_task->state);
    const bool saved = any && !savedFile(*m_task).isEmpty();
    m_show->setEnabled(saved);
    m_useAgain->setEnabled(any);
    m_retry->setEnabled(final);
    const bool unknown = any && m_task->state == TaskState::OutcomeUnknown;
    m_sendAgain->setEnabled(unknown);
    m_attach->setEnabled(unknown);
    m_cancel->setText(unknown ? tr("&Give up…") : tr("&Cancel"));
    m_startNow->setEnabled(any && m_studio.engine().isHeld(m_task->id));
    m_cancel->setEnabled(any && !final && !m_task->cancelWanted);
    m_circle->setEnabled(any);
    m_circle->setChecked(any && m_task->circled);
    m_reveal->setEnabled(saved);
    m_copyError->setEnabled(any && m_task->error.has_value());
}

void TaskActions::report(const Status &status)
{
    if (!status)
        emit failed(status.error());
    updateActions();
}

void TaskActions::cancel()
{
    // Only a person can give up a submission whose outcome is unknown; anything else is asked of the
    // provider.
    if (m_task->state == TaskState::OutcomeUnknown)
        giveUp();
    else
        report(m_studio.engine().cancel(m_task->id));
}

void TaskActions::giveUp()
{
    const Question question{tr("Stop looking for this take?"),
        tr("It is not known whether the provider accepted it: credits may have been spent, and the take may "
           "still be made there."),
        tr("Stop looking")};
    m_prompts.confirm(m_window, question, [this, id = m_task->id] { report(m_studio.engine().giveUp(id)); });
}

void TaskActions::sendAgain()
{
    const Task &task = *m_task;
    const Question question{tr("Send this take again?"),
        tr("The first one may have been accepted: then it is paid for twice. Price: %1.")
            .arg(wording::credits(task.creditsEstimated)),
        tr("Send again")};
    Submission submission;
    submission.request = task.request;
    submission.account = task.account;
    submission.outFolder = task.outFolder;
    submission.parentId = task.id;
    m_prompts.confirm(m_window, question, [this, submission] {
        // It may have been found while the question stood open: then sending again would pay twice.
        const Result<Task> now = m_studio.tasks().find(submission.parentId);
        if (now && now->state == TaskState::OutcomeUnknown)
            follow(m_studio.engine().submit(submission));
    });
}

void TaskActions::attach()
{
    m_prompts.askRemoteId(m_window, [this, id = m_task->id](const QString &remoteId) {
        if (const QString given = remoteId.trimmed(); !given.isEmpty())
            report(m_studio.engine().attach(id, given));
    });
}

void TaskActions::retry()
{
    follow(m_studio.engine().retry(m_task->id));
}

void TaskActions::follow(Call<Task> *call)
{
    call->then(this, [this](const Result<Task> &task) {
        if (task)
            emit retried(*task);
        else
            emit failed(task.error());
    });
}

void TaskActions::circle()
{
    report(m_studio.tasks().setCircled(m_task->id, !m_task->circled));
}

void TaskActions::startNow()
{
    report(m_studio.engine().release(m_task->id));
}

void TaskActions::releaseAll()
{
    const Result<QList<Task>> tasks = m_studio.tasks().unfinished();
    if (!tasks) {
        emit failed(tasks.error());
        return;
    }
    for (const Task &task : *tasks) {
        if (m_studio.engine().isHeld(task.id))
            report(m_studio.engine().release(task.id));
    }
}

void TaskActions::reveal() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(savedFile(*m_task)).absolutePath()));
}

void TaskActions::copyError() const
{
    QStringList lines{wording::explain(*m_task).text()};
    const Error &error = *m_task->error;
    if (!m_task->failureCode.isEmpty())
        lines.append(tr("Code: %1").arg(m_task->failureCode));
    if (error.httpStatus != 0)
        lines.append(tr("HTTP status: %1").arg(error.httpStatus));
    if (!error.requestId.isEmpty())
        lines.append(tr("Request: %1").arg(error.requestId));
    if (!error.detail.isEmpty())
        lines.append(error.detail);
    QGuiApplication::clipboard()->setText(lines.join('\n'_L1));
}

} // namespace studio
