// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A program of the tests: carries tasks on like any other, and ends itself by SIGKILL at a given write to the
// journal. Arguments: library, account, folder with first.png, the write to die at (0 = never).
#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"

#include <QCoreApplication>
#include <QTextStream>
#include <QTimer>

#include <csignal>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

Submission wish(const QString &account, const QString &folder)
{
    Submission submission;
    submission.account = account;
    submission.submitKey = u"the only one"_s;
    GenerationRequest &request = submission.request;
    request.operation = u"image-to-video"_s;
    request.model = account.contains("useapi"_L1) ? u"gen3a_turbo"_s : u"gen4_turbo"_s;
    request.setValue(Role::Prompt, u"mortal"_s);
    request.setValue(Role::Seed, 5);
    request.setValue(Role::Duration, 5);
    request.media = {{Role::First, {MediaReference::Kind::File, folder + u"/first.png"_s}, {}, {}}};
    return submission;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 5)
        return 2;
    const int deadly = arguments.at(4).toInt();
    int writes = 0;
    StudioOptions options;
    options.libraryFolder = arguments.at(1);
    options.settingsFile = arguments.at(1) + u"/settings.ini"_s;
    options.journalObserver = [&writes, deadly](const Task &task, bool committed) {
        if (++writes != deadly)
            return;
        QTextStream(stdout) << (committed ? "after " : "before ") << stateName(task.state) << Qt::endl;
        std::raise(SIGKILL);
    };
    auto studio = Studio::open(options);
    if (!studio)
        return 8;
    TaskEngine &engine = (*studio)->engine();
    QObject::connect(&engine, &TaskEngine::idle, &application, [&application, &engine] {
        if (engine.isIdle())
            application.exit(0);
    });
    QTimer::singleShot(60000, &application, [&application] { application.exit(9); });
    engine.start(true);
    engine.submit(wish(arguments.at(2), arguments.at(3)))
        ->then(&application, [&application, &engine](const Result<Task> &task) {
            if (!task)
                application.exit(3);
            else if (isFinal(task->state) && engine.isIdle())
                application.exit(0);
        });
    return application.exec();
}
