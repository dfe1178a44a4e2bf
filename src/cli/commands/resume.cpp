// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/resume.h"

#include "cli/studiocommand.h"
#include "cli/taskjson.h"
#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"

#include <QJsonArray>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

class ResumeCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        if (!invocation().operands.isEmpty())
            return failUsage(u"resume takes options only."_s);
        if (!openStudio())
            return;
        if (!invocation().account.isEmpty() && !account(invocation().account))
            return;
        const auto unfinished = studio().tasks().unfinished(invocation().account);
        if (!unfinished)
            return fail(unfinished.error());
        if (unfinished->isEmpty()) {
            console().note(u"Nothing is unfinished."_s);
            return concluded({});
        }
        QList<QUuid> ids;
        for (const Task &task : *unfinished)
            ids.append(task.id);
        studio().engine().start(true);
        follow(ids, Until::Final);
    }

protected:
    void concluded(const QList<Task> &tasks) override
    {
        if (!console().isJson())
            return StudioCommand::concluded(tasks);
        QJsonArray array;
        QList<ExitCode> codes;
        for (const Task &task : tasks) {
            array.append(taskToJson(task));
            codes.append(exitCodeFor(task));
        }
        console().document(QJsonDocument(array));
        end(gravest(codes));
    }
};

} // namespace

CommandSpec resumeSpec()
{
    CommandSpec spec;
    spec.name = u"resume"_s;
    spec.summary = u"Carries on everything unfinished."_s;
    spec.usage = {{}};
    spec.description
        = u"Sends what waits, follows what runs, saves what is ready. Nothing is ever sent twice.\nEnds "
          "when nothing can go on without a person, or after --timeout. With --account only the tasks "
          "of that\naccount are waited for."_s;
    spec.make = makerOf<ResumeCommand>();
    return spec;
}

} // namespace studio::cli
