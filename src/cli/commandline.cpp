// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <QCommandLineParser>

#include <cmath>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

QList<QCommandLineOption> globalOptions()
{
    return {
        {u"library"_s, u"Folder of the journal and the takes (default: the platform's data folder)."_s,
            u"DIR"_s},
        {u"account"_s, u"The account to use (default: the setting, at first sandbox-runway)."_s, u"NAME"_s},
        {u"json"_s, u"One JSON document on stdout, errors included."_s},
        {u"timeout"_s, u"End after so many seconds, with exit code 9."_s, u"S"_s},
        {u"quiet"_s, u"No progress and no notes on stderr."_s},
        {{u"h"_s, u"help"_s}, u"This help."_s},
        {u"version"_s, u"The program's version."_s},
    };
}

const CommandSpec *find(const QList<CommandSpec> &commands, const QString &name)
{
    for (const CommandSpec &spec : commands) {
        if (spec.name == name)
            return &spec;
    }
    return nullptr;
}

//! The first word that is neither an option nor an option's value; empty when there is none.
tl::expected<QString, Failure> commandWord(const QStringList &withProgram)
{
    QCommandLineParser parser;
    parser.addOptions(globalOptions());
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    const bool readable = parser.parse(withProgram);
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s))
        return QString();
    if (!readable)
        return tl::unexpected(Failure::usage(parser.errorText() + u" See ctake --help."_s));
    return parser.positionalArguments().value(0);
}

tl::expected<std::chrono::milliseconds, Failure> parseTimeout(const QString &text)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    constexpr double AWeek = 7 * 24 * 3600;
    if (!ok || !std::isfinite(seconds) || seconds <= 0 || seconds > AWeek)
        return tl::unexpected(Failure::usage(u"--timeout takes seconds, more than 0, at most a week."_s));
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

QString optionLabel(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names << (name.size() == 1 ? u"-"_s : u"--"_s) + name;
    const QString label = names.join(u", "_s);
    return option.valueName().isEmpty() ? label : label + u' ' + option.valueName();
}

QString optionLines(const QString &title, const QList<QCommandLineOption> &options)
{
    qsizetype width = 0;
    for (const QCommandLineOption &option : options)
        width = std::max(width, optionLabel(option).size());
    QString text = title + u":\n"_s;
    for (const QCommandLineOption &option : options)
        text += u"  %1  %2\n"_s.arg(optionLabel(option).leftJustified(width), option.description());
    return text;
}

QString generalHelp(const QList<CommandSpec> &commands)
{
    QString text = u"Usage: ctake [options] COMMAND …\n\nMakes clips with Runway, directly or through "
                   "useapi.net, or for practice on this machine.\n\nCommands:\n"_s;
    for (const CommandSpec &spec : commands)
        text += u"  %1  %2\n"_s.arg(spec.name.leftJustified(8), spec.summary);
    text += u'\n' + optionLines(u"Options, before or after the command"_s, globalOptions());
    text += u"\nctake COMMAND --help tells more.\n"_s;
    return text;
}

} // namespace

tl::expected<ParsedLine, Failure> parseCommandLine(
    const QStringList &arguments, const QList<CommandSpec> &commands)
{
    const QStringList withProgram = QStringList{u"ctake"_s} + arguments;
    const auto word = commandWord(withProgram);
    if (!word)
        return tl::unexpected(word.error());
    if (word->isEmpty()) {
        if (arguments.contains(u"--version"_s))
            return VersionWanted{};
        if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s))
            return HelpWanted{};
        return tl::unexpected(Failure::usage(u"Which command? See ctake --help."_s));
    }
    const CommandSpec *spec = find(commands, *word);
    if (!spec)
        return tl::unexpected(Failure::usage(u"There is no command \"%1\". See ctake --help."_s.arg(*word)));

    QCommandLineParser parser;
    parser.addOptions(globalOptions());
    parser.addOptions(spec->options);
    const bool readable = parser.parse(withProgram);
    if (parser.isSet(u"help"_s))
        return HelpWanted{spec->name};
    if (parser.isSet(u"version"_s))
        return VersionWanted{};
    if (!readable)
        return tl::unexpected(
            Failure::usage(u"%1 See ctake %2 --help."_s.arg(parser.errorText(), spec->name)));

    Invocation invocation;
    invocation.command = spec->name;
    invocation.operands = parser.positionalArguments().mid(1);
    for (const QCommandLineOption &option : spec->options) {
        const QString name = option.names().constFirst();
        if (parser.isSet(name))
            invocation.options.insert(name, parser.values(name));
    }
    invocation.library = parser.value(u"library"_s);
    invocation.account = parser.value(u"account"_s);
    invocation.json = parser.isSet(u"json"_s);
    invocation.quiet = parser.isSet(u"quiet"_s);
    if (parser.isSet(u"timeout"_s)) {
        const auto timeout = parseTimeout(parser.value(u"timeout"_s));
        if (!timeout)
            return tl::unexpected(timeout.error());
        invocation.timeout = *timeout;
    }
    return invocation;
}

bool asksForJson(const QStringList &arguments)
{
    return arguments.contains(u"--json"_s);
}

QString helpText(const QList<CommandSpec> &commands, const QString &command)
{
    const CommandSpec *spec = find(commands, command);
    if (!spec)
        return generalHelp(commands);
    QString text;
    for (const QString &usage : spec->usage)
        text += (text.isEmpty() ? u"Usage: ctake "_s : u"       ctake "_s) + spec->name
            + (usage.isEmpty() ? QString() : u' ' + usage) + u'\n';
    text += u'\n' + spec->description + u"\n\n"_s;
    if (!spec->options.isEmpty())
        text += optionLines(u"Options"_s, spec->options) + u'\n';
    text += optionLines(u"Options of every command"_s, globalOptions());
    return text;
}

} // namespace studio::cli
