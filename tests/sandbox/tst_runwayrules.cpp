// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxrules.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

//! What the documents accept and refuse, member by member. Written from the documents, apart from the
//! studio's catalogue and from the sandbox's schemas.
class TestRunwayRules final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void runwayMember_data();
    void runwayMember();
    void runwayMissing_data();
    void runwayMissing();
    void runwayPositions_data();
    void runwayPositions();
    void runwayPictures_data();
    void runwayPictures();
    void runwayIssuesNameTheMember();

private:
    std::unique_ptr<RulesSandbox> m_sandbox;
    SandboxClient *m_client = nullptr;
};

void TestRunwayRules::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    if (m_sandbox)
        return; // one for all rows: it is made for many callers
    m_sandbox = RulesSandbox::start();
    QVERIFY(m_sandbox);
    m_client = &*m_sandbox->client;
}

void TestRunwayRules::runwayMember_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("member");
    QTest::addColumn<Json>("value");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *model, const char *member, const Json &value, bool accepted) {
        QTest::addRow("%s %s %s", model, member, value.dump(-1, ' ', true).substr(0, 30).c_str())
            << QString::fromLatin1(model) << QString::fromLatin1(member) << value << accepted;
    };
    const std::vector<const char *> six{
        "1280:720", "720:1280", "1104:832", "832:1104", "960:960", "1584:672"};
    for (const char *model : {"gen4_turbo", "gen4.5"}) {
        for (const char *ratio : six)
            row(model, "ratio", ratio, true);
        row(model, "ratio", "1280:768", false);
        row(model, "ratio", "16:9", false);
        for (int seconds = 1; seconds <= 11; ++seconds)
            row(model, "duration", seconds, seconds >= 2 && seconds <= 10);
        row(model, "duration", 4.5, false);
    }
    row("gen3a_turbo", "ratio", "1280:768", true);
    row("gen3a_turbo", "ratio", "768:1280", true);
    row("gen3a_turbo", "ratio", "1280:720", false);
    for (const int seconds : {4, 5, 6, 9, 10, 11})
        row("gen3a_turbo", "duration", seconds, seconds == 5 || seconds == 10);
    for (const char *model : {"gen4_turbo", "gen4.5", "gen3a_turbo"}) {
        for (const Json &good : {Json(0), Json(4294967295), Json(12)})
            row(model, "seed", good, true);
        for (const Json &bad : {Json(-1), Json(4294967296), Json("1"), Json(0.5), Json()})
            row(model, "seed", bad, false);
        const std::string tail = " #fail:ASSET.INVALID";
        row(model, "promptText", letters(1000 - int(tail.size())) + tail, true);
        row(model, "promptText", letters(1001 - int(tail.size())) + tail, false);
        row(model, "promptText", repeated("😀", 490) + tail, true);
        row(model, "promptText", repeated("😀", 491) + tail, false);
        row(model, "promptText", "", false);
        row(model, "promptText", 5, false);
        row(model, "contentModeration", {{"publicFigureThreshold", "auto"}}, true);
        row(model, "contentModeration", {{"publicFigureThreshold", "low"}}, true);
        row(model, "contentModeration", {{"publicFigureThreshold", "high"}}, false);
        row(model, "contentModeration", {{"other", "low"}}, false);
        row(model, "contentModeration", "low", false);
        row(model, "somethingElse", 5, true); // these models' documents are not strict
        row(model, "promptImage", "https://example.com/a.png", true);
        row(model, "promptImage", "http://example.com/a.png", false);
        row(model, "promptImage", "file:///etc/passwd", false);
        row(model, "promptImage", "data:video/mp4;base64,AAAA", false);
        row(model, "promptImage", "https://a.b", false); // shorter than 13
        row(model, "promptImage", address(2048), true);
        row(model, "promptImage", address(2049), false);
        row(model, "promptImage", "https://127.0.0.1/a.png", false);
        row(model, "promptImage", "https://nowhere.invalid/a.png", false);
        row(model, "promptImage", "runway://no-such-upload", false);
        row(model, "promptImage", Json::array(), false);
        row(model, "promptImage", 7, false);
        row(model, "promptImage", Json::array({"https://example.com/a.png"}), false);
    }
    row("gen4.5", "outputFormat", "mp4", true);
    row("gen4.5", "outputFormat", "avi", false);
}

void TestRunwayRules::runwayMember()
{
    QFETCH(const QString, model);
    QFETCH(const QString, member);
    QFETCH(const Json, value);
    QFETCH(const bool, accepted);
    Json body{{"model", model.toStdString()}, {"promptImage", "https://example.com/a.png"},
        {"promptText", quickPrompt}, {"duration", 5},
        {"ratio", model == u"gen3a_turbo"_s ? "1280:768" : "960:960"}};
    body[member.toStdString()] = value;
    const Reply reply = m_client->runway("POST", "image_to_video", body);
    QVERIFY2(reply.status == (accepted ? 200 : 400), reply.body.c_str());
    if (accepted)
        return;
    bool named = false;
    const Json answer = reply.json();
    for (const Json &issue : answer["issues"])
        named = named || (!issue["path"].empty() && issue["path"][0] == member.toStdString());
    QVERIFY2(named, reply.body.c_str());
}

void TestRunwayRules::runwayMissing_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("member");
    QTest::addColumn<bool>("needed");
    for (const auto &[model, member, needed] :
        {std::tuple{"gen4_turbo", "promptImage", true}, {"gen4_turbo", "ratio", true},
            {"gen4_turbo", "promptText", false}, {"gen4_turbo", "duration", false},
            {"gen4.5", "promptImage", true}, {"gen4.5", "promptText", true}, {"gen4.5", "duration", true},
            {"gen4.5", "ratio", true}, {"gen3a_turbo", "promptImage", true}, {"gen3a_turbo", "ratio", true},
            {"gen3a_turbo", "promptText", false}, {"gen3a_turbo", "duration", false},
            {"gen3a_turbo", "model", true}})
        QTest::addRow("%s %s", model, member)
            << QString::fromLatin1(model) << QString::fromLatin1(member) << needed;
}

void TestRunwayRules::runwayMissing()
{
    QFETCH(const QString, model);
    QFETCH(const QString, member);
    QFETCH(const bool, needed);
    Json body{{"model", model.toStdString()}, {"promptImage", "https://example.com/a.png"},
        {"promptText", quickPrompt}, {"duration", 5},
        {"ratio", model == u"gen3a_turbo"_s ? "1280:768" : "960:960"}};
    body.erase(member.toStdString());
    const Reply reply = m_client->runway("POST", "image_to_video", body);
    QCOMPARE(reply.status, needed ? 400 : 200);
    if (!needed) // what was not asked not to render is not wanted either
        QCOMPARE(m_client->runway("DELETE", "tasks/" + reply.json()["id"].get<std::string>()).status, 204);
}

void TestRunwayRules::runwayPositions_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("positions");
    QTest::addColumn<bool>("accepted");
    const QString first = u"first"_s;
    const QString last = u"last"_s;
    for (const char *model : {"gen4_turbo", "gen4.5", "gen3a_turbo"}) {
        const QString name = QString::fromLatin1(model);
        const bool both = name == u"gen3a_turbo"_s;
        QTest::addRow("%s first", model) << name << QStringList{first} << true;
        QTest::addRow("%s last", model) << name << QStringList{last} << both;
        QTest::addRow("%s both", model) << name << QStringList{first, last} << both;
        QTest::addRow("%s turned", model) << name << QStringList{last, first} << both;
        QTest::addRow("%s twice", model) << name << QStringList{first, first} << false;
        QTest::addRow("%s three", model) << name << QStringList{first, last, first} << false;
        QTest::addRow("%s middle", model) << name << QStringList{u"middle"_s} << false;
    }
}

void TestRunwayRules::runwayPositions()
{
    QFETCH(const QString, model);
    QFETCH(const QStringList, positions);
    QFETCH(const bool, accepted);
    Json images = Json::array();
    for (const QString &position : positions)
        images.push_back({{"uri", "https://example.com/a.png"}, {"position", position.toStdString()}});
    const Reply reply = m_client->runway("POST", "image_to_video",
        {{"model", model.toStdString()}, {"promptImage", images}, {"promptText", quickPrompt},
            {"duration", 5}, {"ratio", model == u"gen3a_turbo"_s ? "1280:768" : "960:960"}});
    QVERIFY2(reply.status == (accepted ? 200 : 400), reply.body.c_str());
}

void TestRunwayRules::runwayPictures_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *model, const std::string &uri, const char *problem) {
        QTest::addRow("%s %s", model, name)
            << QString::fromLatin1(model) << QString::fromStdString(uri) << QString::fromLatin1(problem);
    };
    const auto sized = [](int width, int height) { return dataUri(testPicture(1, {width, height})); };
    row("half", "gen4_turbo", sized(100, 200), "");
    row("tall", "gen4_turbo", sized(99, 200), "aspect ratio");
    row("2.35", "gen4_turbo", sized(235, 100), "");
    row("2.36", "gen4_turbo", sized(236, 100), "aspect ratio");
    row("half", "gen4.5", sized(100, 200), "");
    row("tall", "gen4.5", sized(99, 200), "aspect ratio");
    row("double", "gen4.5", sized(200, 100), "");
    row("wide", "gen4.5", sized(201, 100), "aspect ratio");
    row("wide", "gen3a_turbo", sized(300, 100), "");
    const std::string png = sized(64, 64);
    const std::string bytes = png.substr(png.find(',') + 1);
    row("wrong type", "gen4_turbo", "data:image/jpeg;base64," + bytes, "does not match");
    row("gif", "gen4_turbo", "data:image/gif;base64," + bytes, "Unsupported asset type");
    row("no base64", "gen4_turbo", "data:image/png," + bytes, "base64");
    row("broken base64", "gen4_turbo", "data:image/png;base64,####" + bytes, "base64");
    row("cut off", "gen4_turbo", png.substr(0, 64), "");
    row("nothing", "gen4_turbo", "data:image/png;base64,", "base64");
    row("too long", "gen4_turbo", "data:image/png;base64," + letters(5242880), "Validation");
}

void TestRunwayRules::runwayPictures()
{
    QFETCH(const QString, model);
    QFETCH(const QString, uri);
    QFETCH(const QString, problem);
    const Reply reply = m_client->runway("POST", "image_to_video",
        {{"model", model.toStdString()}, {"promptImage", uri.toStdString()}, {"promptText", quickPrompt},
            {"duration", 5}, {"ratio", model == u"gen3a_turbo"_s ? "1280:768" : "960:960"}});
    const bool cutOff = QByteArray(QTest::currentDataTag()).endsWith("cut off");
    QVERIFY2(reply.status == (problem.isEmpty() && !cutOff ? 200 : 400), reply.body.c_str());
    QVERIFY2(reply.error().find(problem.toStdString()) != std::string::npos || problem.isEmpty(),
        reply.body.c_str());
}

void TestRunwayRules::runwayIssuesNameTheMember()
{
    const Reply model = m_client->runway("POST", "image_to_video", {{"model", "gen9"}});
    QCOMPARE(model.status, 400);
    COMPARE_JSON(model.error(), "Validation of body failed");
    COMPARE_JSON(model.json()["issues"][0]["path"], Json::array({"model"}));
    COMPARE_JSON(model.json()["issues"][0]["code"], "invalid_value");
    QVERIFY(model.json()["issues"][0]["values"].size() >= 3);
    const Reply seed = m_client->runway("POST", "image_to_video",
        {{"model", "gen4_turbo"}, {"promptImage", "https://example.com/a.png"}, {"ratio", "960:960"},
            {"seed", -1}});
    COMPARE_JSON(seed.json()["issues"][0]["path"], Json::array({"seed"}));
    COMPARE_JSON(seed.json()["issues"][0]["code"], "too_small");
    COMPARE_JSON(seed.json()["issues"][0]["minimum"], 0);
    const Reply nested = m_client->runway("POST", "image_to_video",
        {{"model", "gen3a_turbo"}, {"ratio", "1280:768"},
            {"promptImage", Json::array({{{"uri", "ftp://x.example.com"}, {"position", "first"}}})}});
    COMPARE_JSON(nested.json()["issues"][0]["path"], Json::array({"promptImage", 0, "uri"}));
}

QTEST_GUILESS_MAIN(TestRunwayRules)
#include "tst_runwayrules.moc"
