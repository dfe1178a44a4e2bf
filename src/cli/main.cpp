// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "cli/commands/accounts.h"
#include "cli/commands/assets.h"
#include "cli/commands/balance.h"
#include "cli/commands/models.h"
#include "cli/commands/provider.h"
#include "cli/commands/render.h"
#include "cli/commands/resume.h"
#include "cli/commands/sandbox.h"
#include "cli/commands/submit.h"
#include "cli/commands/tasks.h"
#include "cli/commands/usage.h"
#include "cli/interruptions.h"

#include <QCoreApplication>
#include <QLocale>
#include <QLoggingCategory>
#include <QTimer>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace studio::cli;

namespace {

QList<CommandSpec> allCommands()
{
    return {submitSpec(), tasksSpec(), resumeSpec(), modelsSpec(), assetsSpec(), balanceSpec(), usageSpec(),
        accountsSpec(), providerSpec(), renderSpec(), sandboxSpec()};
}

// The command's end is queued, so that it may come before the loop runs.
ExitCode carryOut(const CommandSpec &spec, const Invocation &invocation, Console &console)
{
    const std::unique_ptr<Command> command = spec.make(invocation, console);
    Interruptions interruptions;
    QTimer timeout;
    timeout.setSingleShot(true);
    QObject::connect(&interruptions, &Interruptions::interrupted, command.get(),
        [&command = *command] { command.interrupt(Interruption::Signal); });
    QObject::connect(&timeout, &QTimer::timeout, command.get(),
        [&command = *command] { command.interrupt(Interruption::Timeout); });
    QObject::connect(
        command.get(), &Command::finished, qApp,
        [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); }, Qt::QueuedConnection);
    if (invocation.timeout)
        timeout.start(*invocation.timeout);
    QTimer::singleShot(0, command.get(), [&command = *command] { command.start(); });
    return static_cast<ExitCode>(QCoreApplication::exec());
}

ExitCode run(const QStringList &arguments)
{
    Console console(asksForJson(arguments));
    const QList<CommandSpec> commands = allCommands();
    const auto parsed = parseCommandLine(arguments, commands);
    ExitCode code = ExitCode::Done;
    if (!parsed) {
        console.report(parsed.error());
        code = parsed.error().code;
    } else if (std::holds_alternative<VersionWanted>(*parsed)) {
        console.line(u"ctake "_s + QCoreApplication::applicationVersion());
    } else if (const auto *help = std::get_if<HelpWanted>(&*parsed)) {
        console.line(helpText(commands, help->command).trimmed());
    } else {
        const Invocation &invocation = std::get<Invocation>(*parsed);
        console.setQuiet(invocation.quiet);
        for (const CommandSpec &spec : commands) {
            if (spec.name == invocation.command)
                code = carryOut(spec, invocation, console);
        }
    }
    // A result that did not arrive (closed pipe, full disk) is not a success.
    return console.flush() ? code : gravest({code, ExitCode::Storage});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    // One name for both programs: they share the library's folder and the settings.
    QCoreApplication::setApplicationName(u"circledtake"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(STUDIO_VERSION));
    // English whatever the locale, words and figures alike, as scripts want it; the file has the plurals.
    QLocale::setDefault(QLocale(QLocale::English));
    QTranslator english;
    if (english.load(u":/circledtake/i18n/studio_en.qm"_s))
        QCoreApplication::installTranslator(&english);
    // stderr belongs to progress and errors; QT_LOGGING_RULES brings the rest back.
    QLoggingCategory::setFilterRules(u"studio.*.debug=false\nstudio.*.info=false"_s);
    return static_cast<int>(run(QCoreApplication::arguments().mid(1)));
}
