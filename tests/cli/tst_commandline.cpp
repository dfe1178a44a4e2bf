// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <QTest>

using namespace studio::cli;
using namespace Qt::StringLiterals;

namespace {

QList<CommandSpec> commands()
{
    CommandSpec spec;
    spec.name = u"paint"_s;
    spec.summary = u"Paints."_s;
    spec.usage = {u"WHAT"_s};
    spec.description = u"Paints what is named."_s;
    spec.options = {{u"set"_s, u"A value."_s, u"NAME=VALUE"_s}, {u"wait"_s, u"Waits."_s}};
    return {spec};
}

Invocation parsed(const QStringList &arguments)
{
    const auto line = parseCommandLine(arguments, commands());
    if (!line || !std::holds_alternative<Invocation>(*line)) {
        QTest::qFail("not a command", __FILE__, __LINE__);
        return {};
    }
    return std::get<Invocation>(*line);
}

} // namespace

class tst_CommandLine : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void globalOptionsBeforeAndAfter_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QStringList options{u"--library"_s, u"/l"_s, u"--account"_s, u"a"_s, u"--json"_s, u"--quiet"_s,
            u"--timeout"_s, u"1.5"_s};
        QTest::newRow("before") << options + QStringList{u"paint"_s, u"it"_s};
        QTest::newRow("after") << QStringList{u"paint"_s, u"it"_s} + options;
        QTest::newRow("between") << QStringList{u"--json"_s, u"--library=/l"_s, u"paint"_s, u"--quiet"_s,
            u"--account=a"_s, u"it"_s, u"--timeout=1.5"_s};
    }

    void globalOptionsBeforeAndAfter()
    {
        QFETCH(QStringList, arguments);
        const Invocation call = parsed(arguments);
        QCOMPARE(call.command, u"paint"_s);
        QCOMPARE(call.operands, QStringList{u"it"_s});
        QCOMPARE(call.library, u"/l"_s);
        QCOMPARE(call.account, u"a"_s);
        QVERIFY(call.json);
        QVERIFY(call.quiet);
        QCOMPARE(call.timeout, std::chrono::milliseconds(1500));
    }

    void commandNamedLikeAnOptionsValue()
    {
        QCOMPARE(parsed({u"--account"_s, u"paint"_s, u"paint"_s}).operands, QStringList());
        QCOMPARE(parsed({u"--account"_s, u"paint"_s, u"paint"_s}).account, u"paint"_s);
    }

    void repeatedOptionsKeepTheirOrder()
    {
        const Invocation call = parsed({u"paint"_s, u"--set"_s, u"a=-1"_s, u"--wait"_s, u"--set=b=--c"_s});
        QCOMPARE(call.values(u"set"_s), (QStringList{u"a=-1"_s, u"b=--c"_s}));
        QVERIFY(call.has(u"wait"_s));
        QVERIFY(!call.has(u"out"_s));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("no command") << QStringList{u"--json"_s};
        QTest::newRow("unknown command") << QStringList{u"sing"_s};
        QTest::newRow("a later command") << QStringList{u"assets"_s};
        QTest::newRow("unknown option") << QStringList{u"paint"_s, u"--loud"_s};
        QTest::newRow("unknown option before") << QStringList{u"--loud"_s, u"paint"_s};
        QTest::newRow("value missing") << QStringList{u"paint"_s, u"--set"_s};
        QTest::newRow("timeout no number") << QStringList{u"paint"_s, u"--timeout"_s, u"soon"_s};
        QTest::newRow("timeout 0") << QStringList{u"paint"_s, u"--timeout"_s, u"0"_s};
        QTest::newRow("timeout negative") << QStringList{u"paint"_s, u"--timeout=-1"_s};
        QTest::newRow("timeout nan") << QStringList{u"paint"_s, u"--timeout=nan"_s};
        QTest::newRow("timeout inf") << QStringList{u"paint"_s, u"--timeout=inf"_s};
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const auto line = parseCommandLine(arguments, commands());
        QVERIFY(!line);
        QCOMPARE(line.error().code, ExitCode::WrongUsage);
        QCOMPARE(line.error().kind, u"usage"_s);
        QVERIFY(!line.error().message.isEmpty());
    }

    void help()
    {
        const auto general = parseCommandLine({u"--help"_s}, commands());
        QVERIFY(general && std::holds_alternative<HelpWanted>(*general));
        const auto own = parseCommandLine({u"paint"_s, u"--help"_s, u"--loud"_s}, commands());
        QVERIFY(own && std::holds_alternative<HelpWanted>(*own));
        QCOMPARE(std::get<HelpWanted>(*own).command, u"paint"_s);
        QVERIFY(helpText(commands()).contains(u"  paint     Paints."_s));
        const QString text = helpText(commands(), u"paint"_s);
        QVERIFY(text.startsWith(u"Usage: ctake paint WHAT\n\nPaints what is named.\n"_s));
        QVERIFY(text.contains(u"  --set NAME=VALUE  A value.\n  --wait            Waits.\n"_s));
        QVERIFY(text.contains(u"  --library DIR"_s));
    }

    void version()
    {
        const auto line = parseCommandLine({u"--version"_s}, commands());
        QVERIFY(line && std::holds_alternative<VersionWanted>(*line));
    }
};

QTEST_APPLESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
