// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/studiocommand.h"

#include "cli/taskjson.h"
#include "cli/taskwatch.h"
#include "services/accounts/accountbook.h"
#include "services/settings/settings.h"
#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"

#include <QCoreApplication>
#include <QDir>

#include <utility>

namespace studio::cli {

using namespace Qt::StringLiterals;

StudioCommand::StudioCommand(Invocation invocation, Console &console)
    : Command(std::move(invocation), console)
{
}

StudioCommand::~StudioCommand()
{
    // It listens to parts of the studio: it goes first.
    delete m_watch;
}

bool StudioCommand::openStudio()
{
    StudioOptions options;
    options.sandboxProgram = QCoreApplication::applicationFilePath();
    if (!invocation().library.isEmpty()) {
        options.libraryFolder = QDir(invocation().library).absolutePath();
        options.settingsFile = QDir(options.libraryFolder).filePath(u"settings.ini"_s);
    }
    auto opened = Studio::open(options);
    if (!opened) {
        fail(opened.error());
        return false;
    }
    m_studio = std::move(*opened);
    connect(&m_studio->engine(), &TaskEngine::stopped, this, [this](const Error &error) { fail(error); });
    return true;
}

QString StudioCommand::accountName()
{
    return invocation().account.isEmpty() ? m_studio->settings().defaultAccount() : invocation().account;
}

std::optional<Account> StudioCommand::account(const QString &name)
{
    const Result<Account> found = m_studio->accounts().account(name);
    if (found)
        return *found;
    if (found.error().kind == ErrorKind::NotFound)
        fail(Failure::invalid(
            u"account"_s, u"There is no account \"%1\". ctake accounts lists them."_s.arg(name)));
    else
        fail(found.error());
    return std::nullopt;
}

std::optional<Task> StudioCommand::task(const QString &idPrefix)
{
    const Result<Task> found = m_studio->tasks().findByPrefix(idPrefix);
    if (found)
        return *found;
    if (found.error().kind == ErrorKind::NotFound)
        fail(Failure::invalid(u"id"_s, u"There is no task \"%1\"."_s.arg(idPrefix)));
    else if (found.error().kind == ErrorKind::InvalidRequest)
        fail(Failure::invalid(u"id"_s, u"Several tasks begin with \"%1\"."_s.arg(idPrefix)));
    else
        fail(found.error());
    return std::nullopt;
}

void StudioCommand::follow(const QList<QUuid> &ids, Until until)
{
    m_watch = new TaskWatch(*m_studio, ids, until == Until::Final, this);
    connect(m_watch, &TaskWatch::moved, this, [this](const Task &task) { followed(task); });
    connect(m_watch, &TaskWatch::failed, this, [this](const Error &error) { fail(error); });
    connect(m_watch, &TaskWatch::concluded, this, [this] {
        console().clearProgress();
        concluded(m_watch->tasks());
    });
    m_watch->start();
}

void StudioCommand::followed(const Task &task)
{
    TaskEngine &engine = m_studio->engine();
    console().progress(task.progress.value_or(isFinal(task.state) ? 1.0 : -1.0),
        wording::stateText(task, m_studio->catalogue(), engine.placeInLine(task.id), engine.isHeld(task.id)));
}

void StudioCommand::concluded(const QList<Task> &tasks)
{
    QList<ExitCode> codes;
    for (const Task &task : tasks) {
        printTask(task);
        codes.append(exitCodeFor(task));
    }
    end(gravest(codes));
}

void StudioCommand::interrupt(Interruption why)
{
    if (!m_watch || hasEnded())
        return Command::interrupt(why);
    if (m_draining || !m_studio->engine().isPaying())
        return endEarly(why);
    m_draining = true;
    console().clearProgress();
    console().note(u"Waiting for the answer to a paid call. Interrupt again to end at once; then nobody may "
                   "know whether it was bought."_s);
    m_studio->engine().drain()->then(this, [this, why](const Result<bool> &) { endEarly(why); });
}

void StudioCommand::leave(ExitCode code)
{
    if (!m_studio || m_isHurried || !m_studio->engine().isPaying())
        return Command::leave(code);
    m_studio->engine().drain()->then(this, [this, code](const Result<bool> &) { Command::leave(code); });
}

void StudioCommand::endEarly(Interruption why)
{
    m_isHurried = true;
    if (hasEnded())
        return;
    m_watch->look(); // it may have got there by now
    if (hasEnded())
        return;
    const QList<Task> tasks = m_watch->tasks();
    Failure failure;
    QList<ExitCode> codes;
    for (const Task &task : tasks)
        codes.append(exitCodeFor(task));
    const bool isSignal = why == Interruption::Signal && !codes.contains(ExitCode::OutcomeUnknown);
    failure.code = isSignal ? ExitCode::NotFinished : gravest(codes);
    failure.kind = QString(kindName(why == Interruption::Signal ? ErrorKind::Cancelled : ErrorKind::Timeout));
    failure.message = tasks.size() == 1
        ? u"Not finished yet: task %1 stays in the journal, ctake resume carries it on."_s.arg(
            idText(tasks.constFirst().id))
        : u"Not finished yet: the tasks stay in the journal, ctake resume carries them on."_s;
    QStringList ids;
    for (const Task &task : tasks)
        ids.append(idText(task.id));
    failure.details = ids.join(u' '); // for scripts: which tasks
    if (failure.code == ExitCode::Done) // finished in this very moment
        failure.code = ExitCode::NotFinished;
    fail(failure);
}

void StudioCommand::printTask(const Task &task)
{
    if (console().isJson())
        return console().document(QJsonDocument(taskToJson(task)));
    bool printed = false;
    for (const TaskOutput &output : task.outputs) {
        if (!output.path.isEmpty()) {
            console().line(output.path);
            printed = true;
        }
    }
    if (!printed)
        console().line(idText(task.id));
    if (task.error || task.state == TaskState::OutcomeUnknown) {
        Failure failure;
        failure.message = wording::explain(task).text();
        console().report(failure);
    } else if (task.state != TaskState::Done) {
        console().note(
            wording::stateText(task, m_studio->catalogue(), 0, m_studio->engine().isHeld(task.id)));
    }
}

} // namespace studio::cli
