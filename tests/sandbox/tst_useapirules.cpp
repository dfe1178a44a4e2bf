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
class TestUseapiRules final : public QObject {
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

private:
    Reply create(const Json &body) const; //!< waits while the account is busy with earlier rows
    std::unique_ptr<RulesSandbox> m_sandbox;
    SandboxClient *m_client = nullptr;
};

void TestUseapiRules::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    if (m_sandbox)
        return; // one for all rows: it is made for many callers
    m_sandbox = RulesSandbox::start();
    QVERIFY(m_sandbox);
    m_client = &*m_sandbox->client;
}

Reply TestUseapiRules::create(const Json &body) const
{
    Reply reply;
    for (int attempt = 0; attempt < 250 && (attempt == 0 || reply.status == 429); ++attempt) {
        if (attempt > 0)
            QTest::qWait(20);
        reply = m_client->useapi("POST", "gen3turbo/create", body);
    }
    return reply;
}

void TestUseapiRules::useapiMember_data()
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

void TestUseapiRules::useapiMember()
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

void TestUseapiRules::useapiNothingAtAll()
{
    for (const Json &body :
        {Json::object(), Json{{"seconds", 5}}, Json{{"zoom", 3}}, Json{{"text_prompt", ""}}}) {
        const Reply reply = m_client->useapi("POST", "gen3turbo/create", body);
        QCOMPARE(reply.status, 400);
        COMPARE_JSON(reply.json()["code"], 400);
    }
}

void TestUseapiRules::useapiStaticAndMotion_data()
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

void TestUseapiRules::useapiStaticAndMotion()
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

void TestUseapiRules::useapiForms_data()
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

void TestUseapiRules::useapiForms()
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

void TestUseapiRules::useapiAssetsOfAShot()
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

QTEST_GUILESS_MAIN(TestUseapiRules)
#include "tst_useapirules.moc"
