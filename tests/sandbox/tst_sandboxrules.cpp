// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxclient.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(nlohmann::json)

namespace {

//! Fails at once instead of rendering.
constexpr const char *quickPrompt = "a hill #fail:ASSET.INVALID";

std::string letters(int count)
{
    return std::string(std::size_t(count), 'a');
}

std::string repeated(const char *text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

std::string address(int length)
{
    const std::string head = "https://example.com/";
    return head + letters(length - int(head.size()));
}

} // namespace

//! What the documents accept and refuse, member by member. Written from the documents, apart from the
//! studio's catalogue and from the sandbox's schemas.
class TestSandboxRules final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void useapiMember_data();
    void useapiMember();
    void useapiNothingAtAll();
    void useapiStaticAndMotion_data();
    void useapiStaticAndMotion();
    void useapiForms_data();
    void useapiForms();
    void useapiAssetsOfAShot();
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
    void renew(const sandbox::Options &options);
    Reply create(const Json &body) const; //!< waits while the account is busy with earlier rows
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<SandboxClient> m_client;
};

void TestSandboxRules::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    if (m_server)
        return; // one for all rows: it is made for many callers
    sandbox::Options options;
    options.speed = 1000;
    options.concurrency = 1000;
    options.daily = 100000;
    options.credits = 10000000;
    renew(options);
}

void TestSandboxRules::renew(const sandbox::Options &options)
{
    m_server = std::make_unique<sandbox::Server>(options);
    QVERIFY(m_server->start());
    m_client = std::make_unique<SandboxClient>(*m_server);
}

Reply TestSandboxRules::create(const Json &body) const
{
    Reply reply;
    for (int attempt = 0; attempt < 250 && (attempt == 0 || reply.status == 429); ++attempt) {
        if (attempt > 0)
            QTest::qWait(20);
        reply = m_client->useapi("POST", "gen3turbo/create", body);
    }
    return reply;
}

void TestSandboxRules::useapiMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<Json>("value");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *member, const Json &value, bool accepted) {
        QTest::addRow("%s %s", member, value.dump(-1, ' ', true).substr(0, 30).c_str())
            << QString::fromLatin1(member) << value << accepted;
    };
    for (const char *axis : {"horizontal", "vertical", "roll", "zoom", "pan", "tilt"}) {
        for (const Json &good : {Json(-10), Json(10), Json(0), Json(0.1), Json(-9.9)})
            row(axis, good, true);
        for (const Json &bad :
            {Json(-10.1), Json(10.1), Json(11), Json("3"), Json(true), Json(), Json::array({1}), Json(1e300)})
            row(axis, bad, false);
    }
    row("static", true, true);
    row("static", false, true);
    row("static", 1, false);
    row("static", "true", false);
    for (const Json &good : {Json(5), Json(10), Json(5.0)})
        row("seconds", good, true);
    for (const Json &bad : {Json(0), Json(4), Json(6), Json(7.5), Json(11), Json("5"), Json(-5), Json()})
        row("seconds", bad, false);
    for (const Json &good : {Json(1), Json(2147483648), Json(4294967294)})
        row("seed", good, true);
    for (const Json &bad :
        {Json(0), Json(4294967295), Json(-1), Json(1.5), Json("7"), Json(1e30), Json(18446744073709551615U)})
        row("seed", bad, false);
    row("aspect_ratio", "landscape", true);
    row("aspect_ratio", "portrait", true);
    for (const Json &bad : {Json("square"), Json("16:9"), Json(""), Json("Portrait"), Json(1)})
        row("aspect_ratio", bad, false);
    row("exploreMode", true, true);
    row("exploreMode", false, true);
    row("exploreMode", "yes", false);
    for (const char *member : {"replyUrl", "replyRef"}) {
        row(member, letters(1024), true);
        row(member, letters(1025), false);
        row(member, repeated("ü", 1024), true);
        row(member, repeated("😀", 512), true);
        row(member, repeated("😀", 513), false);
        row(member, 5, false);
    }
    for (const Json &good : {Json(1), Json(10)})
        row("maxJobs", good, true);
    for (const Json &bad : {Json(0), Json(11), Json(2.5), Json("3"), Json(-1)})
        row("maxJobs", bad, false);
    row("text_prompt", letters(5000), true); // the documents give no limit
    row("text_prompt", 5, false);
    row("text_prompt", Json::object(), false);
    row("somethingElse", "ignored", true); // nor do they forbid a member
}

void TestSandboxRules::useapiMember()
{
    QFETCH(const QString, member);
    QFETCH(const Json, value);
    QFETCH(const bool, accepted);
    Json body{{"text_prompt", quickPrompt}};
    if (member == u"maxJobs"_s)
        QTRY_COMPARE(m_client->useapi("GET", "scheduler/").json().size(), 0U); // 1 would be busy otherwise
    else
        body["maxJobs"] = 10;
    body[member.toStdString()] = value;
    if (member == u"text_prompt"_s && accepted)
        body["text_prompt"] = value.get<std::string>() + quickPrompt;
    const Reply reply = create(body);
    QCOMPARE(reply.status, accepted ? 200 : 400);
    if (accepted)
        return;
    COMPARE_JSON(reply.json()["code"], 400);
    QVERIFY2(reply.error().find(member.toStdString()) != std::string::npos, reply.error().c_str());
}

void TestSandboxRules::useapiNothingAtAll()
{
    for (const Json &body :
        {Json::object(), Json{{"seconds", 5}}, Json{{"zoom", 3}}, Json{{"text_prompt", ""}}}) {
        const Reply reply = m_client->useapi("POST", "gen3turbo/create", body);
        QCOMPARE(reply.status, 400);
        COMPARE_JSON(reply.json()["code"], 400);
    }
}

void TestSandboxRules::useapiStaticAndMotion_data()
{
    QTest::addColumn<Json>("motion");
    QTest::addColumn<int>("status");
    QTest::newRow("static alone") << Json{{"static", true}} << 200;
    QTest::newRow("static false and zoom") << Json{{"static", false}, {"zoom", 2}} << 200;
    QTest::newRow("static and zoom") << Json{{"static", true}, {"zoom", 2}} << 400;
    QTest::newRow("static and tilt") << Json{{"static", true}, {"tilt", -0.5}} << 400;
    QTest::newRow("all six") << Json{{"horizontal", 1}, {"vertical", 2}, {"roll", 3}, {"zoom", 4}, {"pan", 5},
        {"tilt", 6}} << 200;
}

void TestSandboxRules::useapiStaticAndMotion()
{
    QFETCH(const Json, motion);
    QFETCH(const int, status);
    Json body{{"text_prompt", quickPrompt}, {"maxJobs", 10}};
    body.update(motion);
    const Reply reply = create(body);
    QCOMPARE(reply.status, status);
    if (status == 200 && motion.size() == 6)
        COMPARE_JSON(reply.json()["options"]["camera"],
            Json{{"x", 1.0}, {"y", 2.0}, {"r", 3.0}, {"z", 4.0}, {"bg_x_pan", 5.0}, {"bg_y_pan", 6.0},
                {"static", false}});
    if (motion == Json{{"static", true}})
        COMPARE_JSON(reply.json()["options"]["camera"]["static"], true);
}

void TestSandboxRules::useapiForms_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    QTest::newRow("seconds") << u"seconds"_s << u"10"_s << 200;
    QTest::newRow("seconds 7") << u"seconds"_s << u"7"_s << 400;
    QTest::newRow("seconds word") << u"seconds"_s << u"five"_s << 400;
    QTest::newRow("seed") << u"seed"_s << u"4294967294"_s << 200;
    QTest::newRow("seed too big") << u"seed"_s << u"4294967295"_s << 400;
    QTest::newRow("zoom") << u"zoom"_s << u"-2.5"_s << 200;
    QTest::newRow("zoom too big") << u"zoom"_s << u"10.5"_s << 400;
    QTest::newRow("explore") << u"exploreMode"_s << u"true"_s << 200;
    QTest::newRow("explore word") << u"exploreMode"_s << u"maybe"_s << 400;
    QTest::newRow("left blank") << u"seed"_s << u""_s << 200;
    QTest::newRow("prompt of digits") << u"replyRef"_s << u"123"_s << 200;
}

void TestSandboxRules::useapiForms()
{
    QFETCH(const QString, member);
    QFETCH(const QString, text);
    QFETCH(const int, status);
    const Reply reply = m_client->form("/v1/runwayml/gen3turbo/create",
        {{"text_prompt", quickPrompt, "", ""}, {"maxJobs", "10", "", ""},
            {member.toStdString(), text.toStdString(), "", ""}},
        m_client->bearer());
    QCOMPARE(reply.status, status);
    if (status != 200)
        return;
    const Json task = reply.json();
    COMPARE_JSON(task["options"]["text_prompt"], quickPrompt);
    if (member == u"seconds"_s)
        COMPARE_JSON(task["options"]["seconds"], 10);
    if (member == u"seed"_s && !text.isEmpty())
        COMPARE_JSON(task["options"]["seed"], 4294967294);
    if (member == u"replyRef"_s)
        COMPARE_JSON(task["replyRef"], "123");
}

void TestSandboxRules::useapiAssetsOfAShot()
{
    const std::string id = m_client->uploadPicture(testPicture(1, {64, 64}));
    const auto create = [this](const char *member, const Json &value) {
        return this->create({{member, value}, {"maxJobs", 10}, {"text_prompt", quickPrompt}});
    };
    for (const char *member : {"firstImage_assetId", "middleImage_assetId", "lastImage_assetId"}) {
        QCOMPARE(create(member, id).status, 200);
        QCOMPARE(create(member, 5).status, 400);
        const std::string uuid = "12345678-1234-4234-8234-123456789012";
        const auto unknown = id.substr(0, id.size() - uuid.size()) + uuid;
        const Reply reply = create(member, unknown);
        QCOMPARE(reply.status, 404);
        COMPARE_JSON(reply.json(),
            Json{{"error", "Unable to retrieve assetId " + uuid + " (Not found.)"}, {"code", 404}});
    }
}

void TestSandboxRules::runwayMember_data()
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

void TestSandboxRules::runwayMember()
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

void TestSandboxRules::runwayMissing_data()
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

void TestSandboxRules::runwayMissing()
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

void TestSandboxRules::runwayPositions_data()
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

void TestSandboxRules::runwayPositions()
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

void TestSandboxRules::runwayPictures_data()
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

void TestSandboxRules::runwayPictures()
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

void TestSandboxRules::runwayIssuesNameTheMember()
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

QTEST_GUILESS_MAIN(TestSandboxRules)
#include "tst_sandboxrules.moc"
