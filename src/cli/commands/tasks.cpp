// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/tasks.h"

#include "cli/studiocommand.h"
#include "cli/taskjson.h"
#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"

#include <QJsonArray>

#include <cmath>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int DefaultLimit = 50;
constexpr int LargestLimit = 100'000;
constexpr int PromptColumn = 48;

QString progressText(const Task &task)
{
    return task.progress ? u"%1 %"_s.arg(std::lround(*task.progress * 100)) : u"-"_s;
}

QString shortened(const QString &text, qsizetype width)
{
    const QString simple = text.simplified();
    return simple.size() <= width ? simple : simple.left(width - 1) + u'…';
}

QStringList rowOf(const Task &task)
{
    return {idText(task.id).left(8), QString(stateName(task.state)), progressText(task), task.account,
        task.request.model,
        wording::creditsShort(task.creditsCharged ? task.creditsCharged : task.creditsEstimated),
        shortened(task.request.value(Role::Prompt).toString(), PromptColumn)};
}

class TasksCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        const QString verb = invocation().operands.value(0, u"list"_s);
        const QStringList operands = invocation().operands.mid(1);
        if (verb == u"list"_s)
            return list(operands);
        if (verb == u"watch"_s)
            return watch(operands);
        const QHash<QString, void (TasksCommand::*)(const Task &)> onOne{{u"show"_s, &TasksCommand::show},
            {u"cancel"_s, &TasksCommand::cancel}, {u"retry"_s, &TasksCommand::retry},
            {u"resolve"_s, &TasksCommand::resolve}};
        const auto found = onOne.constFind(verb);
        if (found == onOne.constEnd())
            return failUsage(u"tasks has no \"%1\"."_s.arg(verb));
        if (operands.size() != 1)
            return failUsage(u"tasks %1 takes the id of one task."_s.arg(verb));
        if (verb == u"resolve"_s && decisions() != 1)
            return failUsage(u"tasks resolve takes one of --attach, --send-again and --give-up."_s);
        if (!openStudio())
            return;
        if (const auto named = task(operands.constFirst()))
            (this->*found.value())(*named);
    }

protected:
    void followed(const Task &task) override
    {
        if (!m_lines)
            return StudioCommand::followed(task);
        if (console().isJson())
            console().jsonLine(taskEventToJson(task, studio().clock().now()));
        else
            console().line(u"%1  %2  %3  %4"_s.arg(timeText(studio().clock().now()), idText(task.id).left(8),
                QString(stateName(task.state)).leftJustified(14), progressText(task)));
    }

    void concluded(const QList<Task> &tasks) override
    {
        QList<ExitCode> codes;
        for (const Task &task : tasks)
            codes.append(codeOf(task));
        if (m_several && !m_lines)
            printTasks(tasks);
        else if (!m_several)
            printTask(tasks.constFirst());
        end(gravest(codes));
    }

private:
    enum class Goal { Saved, Answered, Cancelled };

    [[nodiscard]] ExitCode codeOf(const Task &task) const
    {
        switch (m_goal) {
        case Goal::Answered:
            return exitCodeForAnswer(task);
        case Goal::Cancelled:
            return task.state == TaskState::Cancelled ? ExitCode::Done : exitCodeFor(task);
        case Goal::Saved:
            break;
        }
        return exitCodeFor(task);
    }

    [[nodiscard]] int decisions() const
    {
        return int(invocation().has(u"attach"_s)) + int(invocation().has(u"send-again"_s))
            + int(invocation().has(u"give-up"_s));
    }

    void list(const QStringList &operands)
    {
        if (!operands.isEmpty())
            return failUsage(u"tasks list takes options only."_s);
        int limit = DefaultLimit;
        if (invocation().has(u"limit"_s)) {
            bool ok = false;
            limit = invocation().value(u"limit"_s).toInt(&ok);
            if (!ok || limit < 1 || limit > LargestLimit)
                return failUsage(u"--limit takes a number from 1 to %1."_s.arg(LargestLimit));
        }
        if (!openStudio())
            return;
        TaskFilter filter;
        filter.search = invocation().value(u"search"_s);
        const auto tasks = studio().tasks().page(filter, 0, limit);
        if (!tasks)
            return fail(tasks.error());
        printTasks(*tasks);
        end(ExitCode::Done);
    }

    void printTasks(const QList<Task> &tasks)
    {
        if (console().isJson()) {
            QJsonArray array;
            for (const Task &task : tasks)
                array.append(taskToJson(task));
            return console().document(QJsonDocument(array));
        }
        QList<QStringList> rows{
            {u"ID"_s, u"STATE"_s, u"PROGRESS"_s, u"ACCOUNT"_s, u"MODEL"_s, u"CREDITS"_s, u"PROMPT"_s}};
        for (const Task &task : tasks)
            rows.append(rowOf(task));
        console().table(rows);
    }

    void show(const Task &task)
    {
        if (console().isJson()) {
            console().document(QJsonDocument(taskToJson(task)));
            return end(ExitCode::Done);
        }
        QList<QStringList> rows{{u"id"_s, idText(task.id)}, {u"state"_s, QString(stateName(task.state))},
            {u""_s, wording::stateText(task, studio().catalogue())}, {u"account"_s, task.account},
            {u"operation"_s, task.request.operation}, {u"model"_s, task.request.model},
            {u"remote id"_s, task.remoteId}, {u"created"_s, timeText(task.createdAt)},
            {u"updated"_s, timeText(task.updatedAt)},
            {u"estimated"_s, wording::credits(task.creditsEstimated)},
            {u"charged"_s, task.creditsCharged ? wording::credits(task.creditsCharged) : u"-"_s}};
        if (!task.parentId.isNull())
            rows.append({u"follows"_s, idText(task.parentId)});
        for (auto value = task.request.values.cbegin(); value != task.request.values.cend(); ++value)
            rows.append({value.key(), value->toVariant().toString()});
        for (const MediaInput &input : task.request.media)
            rows.append({QString(roleName(input.role)), input.reference.toText()});
        for (const TaskOutput &output : task.outputs) {
            if (!output.path.isEmpty())
                rows.append({u"file"_s, output.path});
        }
        if (task.error)
            rows.append({u"error"_s, wording::explain(task).text()});
        console().table(rows);
        end(ExitCode::Done);
    }

    void watch(const QStringList &operands)
    {
        if (!openStudio())
            return;
        QList<QUuid> ids;
        for (const QString &prefix : operands) {
            const auto named = task(prefix);
            if (!named)
                return;
            ids.append(named->id);
        }
        if (operands.isEmpty()) {
            const auto unfinished = studio().tasks().unfinished();
            if (!unfinished)
                return fail(unfinished.error());
            for (const Task &task : *unfinished)
                ids.append(task.id);
        }
        m_several = true;
        m_lines = invocation().has(u"follow"_s);
        if (ids.isEmpty()) {
            console().note(u"Nothing is unfinished."_s);
            return concluded({});
        }
        studio().engine().start(false);
        follow(ids, Until::Final);
    }

    void cancel(const Task &task)
    {
        studio().engine().start(false);
        if (const Status wished = studio().engine().cancel(task.id); !wished)
            return fail(wished.error());
        m_goal = Goal::Cancelled;
        follow({task.id}, Until::Final);
    }

    void retry(const Task &task)
    {
        studio().engine().start(false);
        followNew(studio().engine().retry(task.id));
    }

    void resolve(const Task &task)
    {
        studio().engine().start(false);
        if (invocation().has(u"send-again"_s)) {
            if (task.state != TaskState::OutcomeUnknown)
                return fail(Failure::invalid(
                    u"id"_s, u"Only a task whose outcome is unknown can be sent again; see tasks retry."_s));
            Submission submission;
            submission.request = task.request;
            submission.account = task.account;
            submission.outFolder = task.outFolder;
            submission.parentId = task.id;
            return followNew(studio().engine().submit(submission));
        }
        const Status done = invocation().has(u"give-up"_s)
            ? studio().engine().giveUp(task.id)
            : studio().engine().attach(task.id, invocation().value(u"attach"_s));
        if (!done)
            return fail(done.error());
        m_goal = invocation().has(u"give-up"_s) ? Goal::Cancelled : Goal::Answered;
        follow({task.id}, wanted());
    }

    [[nodiscard]] Until wanted() const
    {
        return invocation().has(u"wait"_s) || m_goal == Goal::Cancelled ? Until::Final : Until::Answered;
    }

    void followNew(Call<Task> *call)
    {
        m_goal = invocation().has(u"wait"_s) ? Goal::Saved : Goal::Answered;
        call->then(this, [this](const Result<Task> &task) {
            if (hasEnded())
                return;
            if (!task)
                return fail(task.error());
            follow({task->id}, wanted());
        });
    }

    Goal m_goal = Goal::Saved;
    bool m_several = false;
    bool m_lines = false;
};

} // namespace

CommandSpec tasksSpec()
{
    CommandSpec spec;
    spec.name = u"tasks"_s;
    spec.summary = u"The journal: list, show, watch, cancel, retry, resolve."_s;
    spec.usage = {u"[list] [--limit N] [--search WORDS]"_s, u"show ID"_s, u"watch [ID…] [--follow]"_s,
        u"cancel ID"_s, u"retry ID [--wait]"_s,
        u"resolve ID --attach REMOTE | --send-again [--wait] | --give-up"_s};
    spec.description
        = u"ID is a task's id or its beginning. The list is newest first.\n\nwatch ends when the tasks (all "
          "unfinished ones without ID) are saved or failed; with --follow it prints a line at\neach change.\n"
          "cancel asks the provider first how the task stands: what is ready is saved instead.\nretry makes "
          "a new "
          "task of a finished one.\nresolve is for a task of which nobody knows whether the provider has "
          "taken it: "
          "attach the id found at the provider,\nsend it again as a new task (which may cost a second time), "
          "or "
          "give it up."_s;
    spec.options = {
        {u"limit"_s, u"list: at most so many (default: 50)."_s, u"N"_s},
        {u"search"_s, u"list: only tasks with these words in prompt, model, seed or account."_s, u"WORDS"_s},
        {u"follow"_s, u"watch: a line at each change."_s},
        {u"wait"_s, u"retry, resolve: follow to the saved file."_s},
        {u"attach"_s, u"resolve: the provider's id of the task."_s, u"REMOTE"_s},
        {u"send-again"_s, u"resolve: the same request as a new task."_s},
        {u"give-up"_s, u"resolve: do not look for it any longer."_s},
    };
    spec.make = makerOf<TasksCommand>();
    return spec;
}

} // namespace studio::cli
