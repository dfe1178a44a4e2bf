// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "layering/sourcerules.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString Licence
    = u"// SPDX-FileCopyrightText: Somebody\n// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;

QString withLines(int count)
{
    return Licence + u"//\n"_s.repeated(count - 2);
}

QString withFunction(int lines)
{
    return Licence + u"void f()\n{\n"_s + u"    { g(); }\n"_s.repeated(lines) + u"}\n"_s;
}

} // namespace

//! The rules of the house, and that breaking one is noticed.
class tst_Layering : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void sourcesKeepTheRules()
    {
        const QStringList broken = brokenRules(STUDIO_SOURCE);
        QVERIFY2(broken.isEmpty(), qPrintable(u"\n  "_s + broken.join(u"\n  "_s)));
    }

    void sourcesAreLookedAt()
    {
        // A wrong folder would keep every rule.
        QVERIFY(QFile::exists(QDir(STUDIO_SOURCE).filePath(u"src/base/result.h"_s)));
    }

    void badSampleIsFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finding");
        const auto include = [](const char *header) {
            return Licence + u"#include \"%1\"\n"_s.arg(QLatin1StringView(header));
        };
        const auto row = [](const char *name, const char *path, const QString &text, const QString &finding) {
            QTest::newRow(name) << QString::fromLatin1(path) << text << finding;
        };
        row("domain includes services", "src/domain/a.cpp", include("services/studio.h"),
            u"src/domain/a.cpp:3: domain must not include services"_s);
        row("base includes domain", "src/base/a.cpp", include("domain/role.h"),
            u"src/base/a.cpp:3: base must not include domain"_s);
        row("media includes domain", "src/media/a.cpp", include("domain/role.h"),
            u"src/media/a.cpp:3: media must not include domain"_s);
        row("sandbox includes domain", "src/sandbox/a.cpp", include("domain/catalogue.h"),
            u"src/sandbox/a.cpp:3: sandbox must not include domain"_s);
        row("sandbox includes services", "src/sandbox/a.cpp", include("services/net/call.h"),
            u"src/sandbox/a.cpp:3: sandbox must not include services"_s);
        row("services include sandbox", "src/services/a.cpp", include("sandbox/server.h"),
            u"src/services/a.cpp:3: services must not include sandbox"_s);
        row("services include widgets", "src/services/net/a.cpp", include("widgets/mainwindow.h"),
            u"src/services/net/a.cpp:3: services must not include widgets"_s);
        row("widgets include sandbox", "src/widgets/a.cpp", include("sandbox/server.h"),
            u"src/widgets/a.cpp:3: widgets must not include sandbox"_s);
        row("widgets include app", "src/widgets/a.cpp", include("app/instance.h"),
            u"src/widgets/a.cpp:3: widgets must not include app"_s);
        row("app includes sandbox", "src/app/a.cpp", include("sandbox/server.h"),
            u"src/app/a.cpp:3: app must not include sandbox"_s);
        row("cli includes widgets", "src/cli/a.cpp", include("widgets/mainwindow.h"),
            u"src/cli/a.cpp:3: cli must not include widgets"_s);
        row("upwards", "src/cli/a.cpp", include("../widgets/mainwindow.h"),
            u"src/cli/a.cpp:3: an include leads upwards: ../widgets/mainwindow.h"_s);
        row("form outside the window", "src/services/a.cpp", include("ui_mainwindow.h"),
            u"src/services/a.cpp:3: services includes a form"_s);
        row("clock in the domain", "src/domain/a.cpp", Licence + u"#include <QDateTime>\n"_s,
            u"src/domain/a.cpp:3: domain has no business with <QDateTime>"_s);
        row("window in the services", "src/services/a.cpp", Licence + u"#include <QWidget>\n"_s,
            u"src/services/a.cpp:3: services has no business with <QWidget>"_s);
        row("unknown room", "src/attic/a.cpp", Licence, u"src/attic/a.cpp:1: there is no room \"attic\""_s);
        row("no licence", "src/base/a.cpp", u"int a;\n"_s,
            u"src/base/a.cpp:1: the two SPDX lines are missing"_s);
        row("test without licence", "tests/base/a.cpp", u"int a;\n"_s,
            u"tests/base/a.cpp:1: the two SPDX lines are missing"_s);
        row("no guard", "src/base/a.h", Licence, u"src/base/a.h:1: #pragma once is missing"_s);
        row("too long", "src/base/a.cpp", withLines(501), u"src/base/a.cpp:501: more than 500 lines"_s);
        row("too long a test", "tests/base/a.cpp", withLines(501),
            u"tests/base/a.cpp:501: more than 500 lines"_s);
        row("too long a function", "src/base/a.cpp", withFunction(61),
            u"src/base/a.cpp:4: a function of 61 lines, 60 are allowed"_s);
        row("too long a function of a test", "tests/base/a.cpp", withFunction(61),
            u"tests/base/a.cpp:4: a function of 61 lines, 60 are allowed"_s);
        row("too long a member", "src/base/a.cpp",
            Licence + u"class A {\n    int a() const\n    {\n"_s + u"        ++b;\n"_s.repeated(61)
                + u"    }\n};\n"_s,
            u"src/base/a.cpp:5: a function of 61 lines, 60 are allowed"_s);
        row("style sheet in a form", "ui/a.ui", u"<property name=\"styleSheet\">\n"_s,
            u"ui/a.ui:1: a style sheet in a form"_s);
    }

    void badSampleIsFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, finding);
        QCOMPARE(findings(path, text), QStringList{finding});
    }

    void badLineIsFound_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("debug output") << u"qDebug() << 1;"_s;
        QTest::newRow("events") << u"QCoreApplication::processEvents();"_s;
        QTest::newRow("loop") << u"QEventLoop loop;"_s;
        QTest::newRow("dialog") << u"dialog->exec();"_s;
        QTest::newRow("dialog by value") << u"    openDialog.exec();"_s;
        QTest::newRow("message box") << u"box.exec();"_s;
        QTest::newRow("menu") << u"m_menu->exec(point);"_s;
        QTest::newRow("TLS") << u"reply->ignoreSslErrors();"_s;
        QTest::newRow("style") << u"widget->setStyleSheet(text);"_s;
        QTest::newRow("coroutine") << u"co_return 3;"_s;
    }

    void badLineIsFound()
    {
        QFETCH(QString, line);
        QCOMPARE(findings(u"src/widgets/a.cpp"_s, Licence + line + u'\n').size(), 1);
        QCOMPARE(findings(u"src/widgets/a.cpp"_s, Licence + u"// "_s + line + u'\n'), QStringList());
    }

    void goodSampleIsNotFound()
    {
        QCOMPARE(findings(u"src/services/net/a.cpp"_s,
                     Licence
                         + u"#include \"services/net/call.h\"\n\n#include <QString>\n"
                           "#include \"domain/task.h\"\n#include \"media/probe.h\"\nquery.exec();\n"_s),
            QStringList());
        QCOMPARE(
            findings(u"src/widgets/a.cpp"_s, Licence + u"#include \"ui_mainwindow.h\"\n"_s), QStringList());
        QCOMPARE(findings(u"src/base/a.cpp"_s, withLines(500)), QStringList());
        // Each function counts for itself, and a class or a namespace is none.
        QCOMPARE(findings(u"src/base/a.cpp"_s, withFunction(60) + withFunction(60)), QStringList());
        QCOMPARE(findings(u"src/base/a.cpp"_s,
                     Licence + u"namespace a {\n"_s + u"int b;\n"_s.repeated(100) + u"} // namespace a\n"_s),
            QStringList());
    }

private:
    static QStringList findings(const QString &path, const QString &text)
    {
        const QTemporaryDir root;
        const QString file = root.filePath(path);
        if (!QDir().mkpath(QFileInfo(file).path()))
            return {u"no folder"_s};
        QFile sample(file);
        if (!sample.open(QIODevice::WriteOnly) || sample.write(text.toUtf8()) < 0)
            return {u"no file"_s};
        sample.close();
        return brokenRules(root.path());
    }
};

QTEST_GUILESS_MAIN(tst_Layering)
#include "tst_layering.moc"
