// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

//! What the program says and refuses before anything is sent.
class tst_CtakeUsage : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_program = std::make_unique<CtakeProgram>();
        QVERIFY(QFile::exists(qEnvironmentVariable("STUDIO_CTAKE")));
    }

    void helpAndVersion()
    {
        const CtakeResult help = m_program->run({u"--help"_s});
        QCOMPARE(help.code, 0);
        for (const QByteArray command : {"submit", "tasks", "resume", "models", "assets", "balance", "usage",
                 "accounts", "provider", "sandbox", "render"}) {
            QVERIFY2(help.out.contains("\n  " + command + ' '), command.constData());
            const CtakeResult own = m_program->run({QString::fromLatin1(command), u"--help"_s});
            QCOMPARE(own.code, 0);
            QVERIFY2(own.out.startsWith("Usage: ctake " + command), own.out.constData());
            QCOMPARE(own.err, QByteArray());
        }
        const CtakeResult version = m_program->run({u"--version"_s});
        QCOMPARE(version.code, 0);
        QVERIFY2(QRegularExpression(u"^ctake \\d+\\.\\d+\\.\\d+\n$"_s)
                     .match(QString::fromUtf8(version.out))
                     .hasMatch(),
            version.out.constData());
        // Asking leaves nothing behind.
        QVERIFY(!QFile::exists(m_program->library()));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown command") << QStringList{u"sing"_s};
        QTest::newRow("upload nothing") << QStringList{u"assets"_s, u"upload"_s};
        QTest::newRow("delete nothing") << QStringList{u"assets"_s, u"delete"_s};
        QTest::newRow("assets sing") << QStringList{u"assets"_s, u"sing"_s};
        QTest::newRow("here and there") << QStringList{u"assets"_s, u"--local"_s, u"--remote"_s};
        QTest::newRow("usage of something") << QStringList{u"usage"_s, u"mine"_s};
        QTest::newRow("provider") << QStringList{u"provider"_s};
        QTest::newRow("provider delete accounts")
            << QStringList{u"provider"_s, u"accounts"_s, u"delete"_s, u"x"_s};
        QTest::newRow("tasks verify") << QStringList{u"tasks"_s, u"verify"_s};
        QTest::newRow("unknown option") << QStringList{u"models"_s, u"--loud"_s};
        QTest::newRow("no operation") << QStringList{u"submit"_s};
        QTest::newRow("two operations") << QStringList{u"submit"_s, u"image-to-video"_s, u"again"_s};
        QTest::newRow("timeout") << QStringList{u"resume"_s, u"--timeout"_s, u"x"_s};
        QTest::newRow("show nothing") << QStringList{u"tasks"_s, u"show"_s};
        QTest::newRow("limit") << QStringList{u"tasks"_s, u"list"_s, u"--limit"_s, u"0"_s};
        QTest::newRow("no decision") << QStringList{u"tasks"_s, u"resolve"_s, u"x"_s};
        QTest::newRow("two decisions")
            << QStringList{u"tasks"_s, u"resolve"_s, u"x"_s, u"--give-up"_s, u"--send-again"_s};
        QTest::newRow("no provider") << QStringList{u"accounts"_s, u"add"_s, u"mine"_s};
        QTest::newRow("port") << QStringList{u"sandbox"_s, u"--port"_s, u"70000"_s};
        QTest::newRow("speed") << QStringList{u"sandbox"_s, u"--speed"_s, u"nan"_s};
        QTest::newRow("render without out") << QStringList{u"render"_s, u"--first"_s, u"a.png"_s};
        // A token is never an argument.
        QTest::newRow("token") << QStringList{
            u"accounts"_s, u"add"_s, u"mine"_s, u"--provider"_s, u"useapi"_s, u"--token"_s, u"secret"_s};
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const CtakeResult plain = m_program->run(arguments);
        QVERIFY2(plain.code == 2, plain.story().constData());
        QCOMPARE(plain.out, QByteArray());
        QVERIFY(!plain.err.isEmpty());
        const CtakeResult json = m_program->run(QStringList{u"--json"_s} + arguments);
        QVERIFY2(json.code == 2, json.story().constData());
        QCOMPARE(json.errorText(u"kind"_s), u"usage"_s);
        QVERIFY(!json.errorText(u"message"_s).isEmpty());
        QCOMPARE(json.err, QByteArray());
    }

    void unknownNames_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("field");
        QTest::newRow("account") << QStringList{u"balance"_s, u"--account"_s, u"nobody"_s} << u"account"_s;
        QTest::newRow("environment account without its variable")
            << QStringList{u"balance"_s, u"--account"_s, u"env-useapi"_s} << u"account"_s;
        QTest::newRow("task") << QStringList{u"tasks"_s, u"show"_s, u"ffffffff"_s} << u"id"_s;
        QTest::newRow("operation") << QStringList{u"submit"_s, u"text-to-soup"_s} << u"operation"_s;
        QTest::newRow("operation of models")
            << QStringList{u"models"_s, u"--operation"_s, u"text-to-soup"_s} << u"operation"_s;
        QTest::newRow("model") << QStringList{u"submit"_s, u"image-to-video"_s, u"--model"_s, u"gen99"_s}
                               << u"model"_s;
        QTest::newRow("provider") << QStringList{u"accounts"_s, u"add"_s, u"mine"_s, u"--provider"_s,
            u"acme"_s} << u"provider"_s;
        QTest::newRow("reserved name")
            << QStringList{u"accounts"_s, u"add"_s, u"env-mine"_s, u"--provider"_s, u"useapi"_s} << u"name"_s;
        QTest::newRow("name with signs")
            << QStringList{u"accounts"_s, u"add"_s, u"../mine"_s, u"--provider"_s, u"useapi"_s} << u"name"_s;
        QTest::newRow("built-in account")
            << QStringList{u"accounts"_s, u"remove"_s, u"sandbox-useapi"_s} << u"name"_s;
        QTest::newRow("base address") << QStringList{u"accounts"_s, u"add"_s, u"mine"_s, u"--provider"_s,
            u"useapi"_s, u"--base-url"_s, u"http://api.example"_s}
                                      << u"baseUrl"_s;
    }

    void unknownNames()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, field);
        const CtakeResult result = m_program->run(arguments + QStringList{u"--json"_s}, "token-1\n");
        QVERIFY2(result.code == 3, result.story().constData());
        QCOMPARE(result.errorText(u"field"_s), field);
    }

    void badToken_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blank") << QByteArray("  \n");
        QTest::newRow("control character") << QByteArray("abc\x01secretpart\n");
        QTest::newRow("second line") << QByteArray("abc\r\nX-Other: secretpart\n");
        QTest::newRow("not ASCII") << QByteArray("ab\xc3\xa9secretpart\n");
        QTest::newRow("endless") << QByteArray(100'000, 'x');
    }

    void badToken()
    {
        QFETCH(QByteArray, input);
        const CtakeResult result = m_program->run(
            {u"accounts"_s, u"add"_s, u"mine"_s, u"--provider"_s, u"useapi"_s, u"--json"_s}, input);
        QVERIFY2(result.code == 3, result.story().constData());
        QCOMPARE(result.errorText(u"field"_s), u"token"_s);
        QVERIFY(!(result.out + result.err).contains("secretpart"));
        const CtakeResult list = m_program->run({u"accounts"_s, u"--json"_s});
        QVERIFY(!list.out.contains("mine"));
    }

    void tokenIsKeptNowhereWithoutAKeychain()
    {
        const CtakeResult added = m_program->run(
            {u"accounts"_s, u"add"_s, u"mine"_s, u"--provider"_s, u"useapi"_s}, "key-5F3A9C\n");
        QVERIFY2(added.code == 10, added.story().constData());
        QVERIFY2(added.err.contains("USEAPI_TOKEN"), added.story().constData());
        QVERIFY(!(added.out + added.err).contains("key-5F3A9C"));
        QCOMPARE(m_program->filesWith("key-5F3A9C"), QStringList());
        const CtakeResult removed = m_program->run({u"accounts"_s, u"remove"_s, u"mine"_s});
        QVERIFY2(removed.code == 0, removed.story().constData());
        QVERIFY(!m_program->run({u"accounts"_s}).out.contains("mine"));
    }

    void accountsList()
    {
        const CtakeResult result = m_program->run({u"accounts"_s, u"list"_s, u"--json"_s});
        QVERIFY2(result.code == 0, result.story().constData());
        QStringList names;
        for (const QJsonValue &account : result.array()) {
            names.append(account[u"name"_s].toString());
            QCOMPARE(account.toObject().keys(),
                (QStringList{u"baseUrl"_s, u"kind"_s, u"label"_s, u"name"_s, u"provider"_s}));
        }
        QCOMPARE(names, (QStringList{u"sandbox-runway"_s, u"sandbox-useapi"_s}));
        m_program->setVariable(u"USEAPI_TOKEN"_s, u"key-77"_s);
        const CtakeResult withEnvironment = m_program->run({u"accounts"_s, u"list"_s, u"--json"_s});
        QCOMPARE(withEnvironment.array().last()[u"name"_s].toString(), u"env-useapi"_s);
        QVERIFY(!withEnvironment.out.contains("key-77"));
    }

    void models()
    {
        const CtakeResult result
            = m_program->run({u"models"_s, u"--operation"_s, u"image-to-video"_s, u"--json"_s});
        QVERIFY2(result.code == 0, result.story().constData());
        QVERIFY(result.array().size() >= 4);
        for (const QJsonValue &model : result.array()) {
            QCOMPARE(model.toObject().keys(),
                (QStringList{u"media"_s, u"model"_s, u"note"_s, u"operation"_s, u"output"_s, u"parameters"_s,
                    u"path"_s, u"price"_s, u"provider"_s, u"retired"_s}));
            QVERIFY(!model[u"parameters"_s].toArray().isEmpty());
        }
        const CtakeResult text = m_program->run({u"models"_s, u"--provider"_s, u"useapi"_s});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("useapi  image-to-video  gen3a_turbo"), text.out.constData());
        QVERIFY(!text.out.contains("aleph2"));
    }

    void emptyJournal()
    {
        const CtakeResult list = m_program->run({u"tasks"_s, u"--json"_s});
        QVERIFY2(list.code == 0, list.story().constData());
        QCOMPARE(list.out.trimmed(), QByteArray("[\n]"));
        const CtakeResult resume = m_program->run({u"resume"_s, u"--json"_s});
        QVERIFY2(resume.code == 0, resume.story().constData());
        QCOMPARE(resume.array().size(), 0);
    }

    void aDamagedJournalIsToldWithItsPlace()
    {
        QVERIFY(QDir().mkpath(m_program->library()));
        QFile journal(QDir(m_program->library()).filePath(u"journal.db"_s));
        QVERIFY(journal.open(QIODevice::WriteOnly));
        QVERIFY(journal.write(QByteArray(8192, 'x')) > 0);
        journal.close();
        const CtakeResult list = m_program->run({u"tasks"_s, u"--json"_s, u"--quiet"_s});
        QCOMPARE(list.code, 0);
        QVERIFY2(
            list.err.contains(QFile::encodeName(journal.fileName()) + ".broken-"), list.story().constData());
        const CtakeResult again = m_program->run({u"tasks"_s, u"--json"_s});
        QCOMPARE(again.err, QByteArray());
    }

    void badRequest_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *account, const QStringList &arguments,
                             const char *field) {
            QTest::newRow(name) << QString::fromLatin1(account) << arguments << QString::fromLatin1(field);
        };
        const char *useapi = "sandbox-useapi";
        const char *runway = "sandbox-runway";
        const QStringList gen4{u"--model"_s, u"gen4_turbo"_s, u"--set"_s, u"ratio=1280:720"_s};
        const QStringList gen4First = gen4 + QStringList{u"--first"_s, u"good.png"_s};
        const QStringList gen3{
            u"--model"_s, u"gen3a_turbo"_s, u"--set"_s, u"ratio=1280:768"_s, u"--first"_s, u"good.png"_s};
        row("nothing at all", useapi, {}, "prompt");
        row("text for a picture", useapi, {u"--first"_s, u"text.png"_s}, "first");
        row("unreadable", useapi, {u"--last"_s, u"broken.png"_s}, "last");
        row("animated", useapi, {u"--first"_s, u"moving.gif"_s}, "first");
        row("0 bytes", useapi, {u"--first"_s, u"empty.png"_s}, "first");
        row("no such file", useapi, {u"--middle"_s, u"gone.png"_s}, "middle");
        row("a folder", useapi, {u"--first"_s, u"."_s}, "first");
        row("http address", useapi, {u"--first"_s, u"http://x.example/a.png"_s}, "first");
        row("too large", runway, gen4 + QStringList{u"--first"_s, u"huge.png"_s}, "first");
        row("aspect, gen4_turbo", runway, gen4 + QStringList{u"--first"_s, u"wide.png"_s}, "first");
        row("aspect, gen4.5", runway,
            {u"--model"_s, u"gen4.5"_s, u"--set"_s, u"ratio=1280:720"_s, u"--prompt"_s, u"x"_s, u"--first"_s,
                u"wide.png"_s},
            "first");
        row("camera, none there", runway, gen3 + QStringList{u"--camera"_s, u"zoom=3"_s}, "camera.zoom");
        row("static, no camera", runway, gen3 + QStringList{u"--camera"_s, u"static"_s}, "camera.static");
        row("axis too far", useapi, {u"--first"_s, u"good.png"_s, u"--camera"_s, u"zoom=10.1"_s},
            "camera.zoom");
        row("static with a motion", useapi, {u"--first"_s, u"good.png"_s, u"--camera"_s, u"static,pan=2"_s},
            "camera.static");
        row("last, none there", runway, gen4First + QStringList{u"--last"_s, u"good.png"_s}, "last");
        row("seed 0 at useapi", useapi, {u"--prompt"_s, u"x"_s, u"--set"_s, u"seed=0"_s}, "seed");
        row("largest seed at useapi", useapi, {u"--prompt"_s, u"x"_s, u"--set"_s, u"seed=4294967295"_s},
            "seed");
        row("seed too large", runway, gen4First + QStringList{u"--set"_s, u"seed=4294967296"_s}, "seed");
        row("seed no number", runway, gen4First + QStringList{u"--set"_s, u"seed=many"_s}, "seed");
        row("seconds", useapi, {u"--prompt"_s, u"x"_s, u"--set"_s, u"seconds=7"_s}, "duration");
        row("duration", runway, gen4First + QStringList{u"--set"_s, u"duration=11"_s}, "duration");
        row("long prompt", runway, gen4First + QStringList{u"--prompt"_s, QString(1001, u'x')}, "prompt");
        // Each of these counts as two UTF-16 units.
        row("long prompt, wide characters", runway,
            gen4First + QStringList{u"--prompt"_s, QString::fromUtf8("\xf0\x9f\x8e\xac").repeated(501)},
            "prompt");
        row("replyUrl", useapi,
            {u"--prompt"_s, u"x"_s, u"--set"_s, u"replyUrl=https://x.example/"_s + QString(1024, u'x')},
            "replyUrl");
        row("replyRef", useapi, {u"--prompt"_s, u"x"_s, u"--set"_s, u"replyRef="_s + QString(1025, u'x')},
            "replyRef");
        row("unknown parameter", useapi, {u"--prompt"_s, u"x"_s, u"--set"_s, u"mood=blue"_s}, "mood");
        row("ratio", runway,
            {u"--model"_s, u"gen4_turbo"_s, u"--first"_s, u"good.png"_s, u"--set"_s, u"ratio=1:1"_s},
            "aspect");
        row("asset at Runway", runway, gen4 + QStringList{u"--first"_s, u"asset:abc"_s}, "first");
    }

    void badRequest()
    {
        QFETCH(QString, account);
        QFETCH(QStringList, arguments);
        QFETCH(QString, field);
        makeInputs();
        const QStringList whole
            = QStringList{u"submit"_s, u"image-to-video"_s, u"--account"_s, account, u"--json"_s} + arguments;
        const CtakeResult result = m_program->run(whole);
        QVERIFY2(result.code == 3, result.story().constData());
        QCOMPARE(result.errorText(u"field"_s), field);
        QVERIFY(!result.errorText(u"message"_s).isEmpty());
        QCOMPARE(m_program->run({u"tasks"_s, u"--json"_s}).array().size(), 0);
        // Not even the sandbox was started, let alone asked.
        QVERIFY(QDir(m_program->library() + u"/sandbox"_s).isEmpty());
    }

    void badRequestInWords()
    {
        makeInputs();
        const CtakeResult result = m_program->run({u"submit"_s, u"image-to-video"_s, u"--account"_s,
            u"sandbox-useapi"_s, u"--first"_s, u"empty.png"_s, u"--set"_s, u"seed=0"_s});
        QCOMPARE(result.code, 3);
        QCOMPARE(result.out, QByteArray());
        QCOMPARE(result.err.trimmed().count('\n'), 1); // both faults, a line each
    }

private:
    void makeInputs()
    {
        (void)m_program->picture(u"good.png"_s);
        (void)m_program->picture(u"wide.png"_s, QSize(800, 200));
        (void)m_program->file(u"text.png"_s, "Dear diary");
        (void)m_program->file(u"empty.png"_s, {});
        (void)m_program->animation(u"moving.gif"_s);
        QFile good(m_program->path(u"good.png"_s));
        QVERIFY(good.open(QIODevice::ReadOnly));
        (void)m_program->file(u"broken.png"_s, good.readAll().left(60));
        // Bytes after the picture's end count as well: over Runway's largest upload, almost without a disk.
        QVERIFY(QFile::copy(m_program->path(u"good.png"_s), m_program->path(u"huge.png"_s)));
        QFile huge(m_program->path(u"huge.png"_s));
        QVERIFY(huge.open(QIODevice::ReadWrite));
        QVERIFY(huge.resize(201 * 1024 * 1024));
    }

    std::unique_ptr<CtakeProgram> m_program;
};

QTEST_GUILESS_MAIN(tst_CtakeUsage)
#include "tst_ctakeusage.moc"
