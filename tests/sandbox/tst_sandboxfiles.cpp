// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxclient.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

const Json quickVideo{{"model", "gen4_turbo"}, {"promptImage", "https://example.com/a.png"},
    {"ratio", "960:960"}, {"duration", 2}, {"promptText", "#throttle:60"}};

sandbox::Options quick(const QString &folder = {})
{
    sandbox::Options options;
    options.speed = 100;
    options.stateFolder = folder;
    return options;
}

} // namespace

//! Assets, uploads, links, and what a state folder keeps over a restart.
class TestSandboxFiles final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void assetsAreKept();
    void assetsAreRefused_data();
    void assetsAreRefused();
    void uploads();
    void uploadTooLarge();
    void linksServeRanges_data();
    void linksServeRanges();
    void linksEnd();
    void restartKeepsEverything();
    void brokenLedgerLine();
    void oneServerPerFolder();
    void portIsRemembered();
};

void TestSandboxFiles::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestSandboxFiles::assetsAreKept()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const QByteArray png = pngOf(testPicture(3, {48, 32}));
    const Reply uploaded
        = client.send("POST", "/v1/runwayml/assets/?name=my%20shot%0A%C3%BC.png&width=48&height=32",
            client.bearer(), png.toStdString(), "image/png");
    QCOMPARE(uploaded.status, 200);
    const Json shape = uploaded.json();
    COMPARE_JSON(shape["name"], "my shotü.png");
    COMPARE_JSON(shape["size"], png.size());
    COMPARE_JSON(shape["type"], Json{{"name", "image"}, {"type", "image"}, {"isDirectory", false}});
    for (const char *absent : {"mediaType", "metadata", "fileSize"})
        QVERIFY(!shape.contains(absent));
    const std::string id = shape["assetId"];
    const Json listed = client.useapi("GET", "assets/?offset=0&limit=50&mediaType=image").json();
    QCOMPARE(listed.size(), 1U);
    COMPARE_JSON(listed[0]["assetId"], id);
    COMPARE_JSON(listed[0]["fileSize"], png.size());
    COMPARE_JSON(listed[0]["mediaType"], "image");
    QVERIFY(listed[0]["metadata"].is_null());
    QVERIFY(client.useapi("GET", "assets?offset=0&limit=50&mediaType=video").json().empty());
    QVERIFY(client.useapi("GET", "assets?offset=1&limit=50").json().empty());
    for (const char *query :
        {"", "?offset=0", "?limit=5", "?offset=0&limit=51", "?offset=0&limit=0", "?offset=1001&limit=1",
            "?offset=-1&limit=1", "?offset=a&limit=1", "?offset=0&limit=1&mediaType=text"})
        QCOMPARE(client.useapi("GET", std::string("assets") + query).status, 400);
    COMPARE_JSON(client.useapi("GET", "assets/" + id).json()["id"], shape["id"]);
    const std::string url = shape["url"];
    QCOMPARE(client.send("GET", url).status, 200);
    COMPARE_JSON(client.useapi("DELETE", "assets/" + id).json()["success"], true);
    QCOMPARE(client.send("GET", url).status, 404);
    COMPARE_JSON(client.useapi("GET", "assets/" + id).json(), Json{{"error", "Not found."}, {"code", 404}});
    QCOMPARE(client.useapi("POST", "gen3turbo/create", {{"firstImage_assetId", id}}).status, 404);
}

void TestSandboxFiles::assetsAreRefused_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray png = pngOf(testPicture(1, {16, 16}));
    QTest::newRow("no name") << u"?width=3"_s << u"image/png"_s << png;
    QTest::newRow("blank name") << u"?name="_s << u"image/png"_s << png;
    QTest::newRow("image/jpg") << u"?name=a"_s << u"image/jpg"_s << png;
    QTest::newRow("no type") << u"?name=a"_s << u"application/octet-stream"_s << png;
    QTest::newRow("text") << u"?name=a"_s << u"text/plain"_s << QByteArray("x");
    QTest::newRow("no bytes") << u"?name=a"_s << u"image/png"_s << QByteArray();
    QTest::newRow("no picture") << u"?name=a"_s << u"image/png"_s << QByteArray("not a picture");
    QTest::newRow("cut off") << u"?name=a"_s << u"image/png"_s << png.left(30);
    QTest::newRow("picture as video") << u"?name=a"_s << u"video/mp4"_s << png;
    QTest::newRow("width") << u"?name=a&width=-5"_s << u"image/png"_s << png;
    QTest::newRow("duration") << u"?name=a&duration=nan"_s << u"image/png"_s << png;
}

void TestSandboxFiles::assetsAreRefused()
{
    QFETCH(const QString, query);
    QFETCH(const QString, type);
    QFETCH(const QByteArray, body);
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Reply reply = client.send("POST", "/v1/runwayml/assets/" + query.toStdString(), client.bearer(),
        body.toStdString(), type.toStdString());
    QCOMPARE(reply.status, 400);
    COMPARE_JSON(reply.json()["code"], 400);
    QVERIFY(client.useapi("GET", "assets?offset=0&limit=1").json().empty());
}

void TestSandboxFiles::uploads()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const auto place = [&client](const char *name) {
        return client.runway("POST", "uploads", {{"filename", name}, {"type", "ephemeral"}});
    };
    for (const char *name : {"", "a", "abc", "a.txt", "a.exe", "a.p/ng"})
        QCOMPARE(place(name).status, 400);
    QCOMPARE(client.runway("POST", "uploads", {{"filename", "a.png"}, {"type", "lasting"}}).status, 400);
    QCOMPARE(
        client
            .runway("POST", "uploads", {{"filename", std::string(252, 'a') + ".png"}, {"type", "ephemeral"}})
            .status,
        400);
    const Json given = place("a.png").json();
    const std::string url = given["uploadUrl"];
    const std::string uri = given["runwayUri"];
    QVERIFY(uri.rfind("runway://", 0) == 0);
    Json video = quickVideo;
    video["promptImage"] = uri;
    QCOMPARE(client.runway("POST", "image_to_video", video).status, 400); // not filled yet

    httplib::MultipartFormDataItems fields;
    for (const auto &[name, value] : given["fields"].items())
        fields.push_back({name, value, "", ""});
    const httplib::MultipartFormData file{
        "file", pngOf(testPicture(1, {640, 640})).toStdString(), "a.png", "image/png"};
    httplib::MultipartFormDataItems whole = fields;
    whole.push_back(file);
    QCOMPARE(client.form(url, whole, client.bearer()).status, 400); // the token is not for the storage
    QCOMPARE(client.form(url, {file}).status, 403);
    httplib::MultipartFormDataItems turned = whole;
    std::rotate(turned.begin(), turned.end() - 1, turned.end());
    QCOMPARE(client.form(url, turned).status, 400);
    QCOMPARE(client.form(url, fields).status, 400);
    httplib::MultipartFormDataItems small = fields;
    small.push_back({"file", std::string(511, 'x'), "a.png", "image/png"});
    QCOMPARE(client.form(url, small).status, 400);
    // As Node 18 writes it: nothing comes after the last boundary.
    std::string body;
    for (const httplib::MultipartFormData &part : whole) {
        body += "--b\r\nContent-Disposition: form-data; name=\"" + part.name + '"';
        body += part.filename.empty() ? "" : "; filename=\"a.png\"\r\nContent-Type: image/png";
        body += "\r\n\r\n" + part.content + "\r\n";
    }
    const std::string type = "multipart/form-data; boundary=b";
    QCOMPARE(client.send("POST", url, {}, body + "--b-", type).status, 400); // cut off
    QCOMPARE(client.send("POST", url, {}, body + "--b--", type).status, 204);
    QCOMPARE(client.form(url, whole).status, 409);
    QCOMPARE(client.runway("POST", "image_to_video", video).status, 200);
    QCOMPARE(client.runway("POST", "image_to_video", video).status, 200); // may be used again
}

void TestSandboxFiles::uploadTooLarge()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string much(65U << 20U, ' ');
    httplib::Headers headers = client.bearer();
    headers.emplace("X-Runway-Version", "2024-11-06");
    QCOMPARE(client.send("POST", "/v1/image_to_video", headers, much, "application/json").status, 413);
    QCOMPARE(client.send("POST", "/v1/runwayml/gen3turbo/create", client.bearer(), much, "application/json")
                 .status,
        413);
    QCOMPARE(client.send("POST", "/v1/image_to_video", {}, much, "application/json").status, 401);
}

void TestSandboxFiles::linksServeRanges_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("ifRange"); // "ETAG" is the file's own
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("length"); // −1: to the end
    QTest::newRow("all") << QString() << QString() << 200 << 0 << -1;
    QTest::newRow("head") << u"bytes=0-9"_s << QString() << 206 << 0 << 10;
    QTest::newRow("middle") << u"bytes=100-199"_s << QString() << 206 << 100 << 100;
    QTest::newRow("tail") << u"bytes=100-"_s << QString() << 206 << 100 << -1;
    QTest::newRow("suffix") << u"bytes=-7"_s << QString() << 206 << -7 << 7;
    QTest::newRow("long suffix") << u"bytes=-99999999"_s << QString() << 206 << 0 << -1;
    QTest::newRow("beyond") << u"bytes=5-99999999"_s << QString() << 206 << 5 << -1;
    QTest::newRow("at the end") << u"bytes=SIZE-"_s << QString() << 416 << 0 << 0;
    QTest::newRow("after the end") << u"bytes=99999999-"_s << QString() << 416 << 0 << 0;
    QTest::newRow("same file") << u"bytes=10-"_s << u"ETAG"_s << 206 << 10 << -1;
    QTest::newRow("other file") << u"bytes=10-"_s << u"\"other\""_s << 200 << 0 << -1;
    QTest::newRow("several") << u"bytes=0-1,4-5"_s << QString() << 200 << 0 << -1;
}

void TestSandboxFiles::linksServeRanges()
{
    QFETCH(QString, range);
    QFETCH(QString, ifRange);
    QFETCH(const int, status);
    QFETCH(int, first);
    QFETCH(int, length);
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const QByteArray file = pngOf(testPicture(1, {64, 64}));
    const std::string id = client.uploadPicture(testPicture(1, {64, 64}));
    const std::string url = client.useapi("GET", "assets/" + id).json()["url"];
    const Reply head = client.send("HEAD", url);
    QCOMPARE(head.status, 200);
    COMPARE_JSON(head.header("Content-Length"), std::to_string(file.size()));
    COMPARE_JSON(head.header("Accept-Ranges"), "bytes");
    QVERIFY(!head.header("ETag").empty() && head.body.empty());

    httplib::Headers headers;
    range.replace(u"SIZE"_s, QString::number(file.size()));
    if (!range.isEmpty())
        headers.emplace("Range", range.toStdString());
    if (!ifRange.isEmpty())
        headers.emplace("If-Range", ifRange == u"ETAG"_s ? head.header("ETag") : ifRange.toStdString());
    const Reply reply = client.send("GET", url, headers);
    QCOMPARE(reply.status, status);
    const int size = int(file.size());
    if (first < 0)
        first += size;
    if (length < 0)
        length = size - first;
    if (status == 416) {
        COMPARE_JSON(reply.header("Content-Range"), "bytes */" + std::to_string(size));
        return;
    }
    QVERIFY(reply.body == file.mid(first, length).toStdString());
    COMPARE_JSON(reply.header("Content-Range"),
        status == 206 ? "bytes " + std::to_string(first) + "-" + std::to_string(first + length - 1) + "/"
                + std::to_string(size)
                      : "");
}

void TestSandboxFiles::linksEnd()
{
    sandbox::Options options = quick();
    options.linkSeconds = 2;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string id = client.uploadPicture(testPicture(1, {32, 32}));
    const std::string url = client.useapi("GET", "assets/" + id).json()["url"];
    QCOMPARE(client.send("GET", url).status, 200);
    QCOMPARE(client.send("GET", url, client.bearer()).status, 400); // never with a token
    std::string forged = url;
    forged.back() = forged.back() == '0' ? '1' : '0';
    QCOMPARE(client.send("GET", forged).status, 403);
    const auto at = url.find("expires=");
    QCOMPARE(client.send("GET", url.substr(0, at) + "expires=9" + url.substr(at + 8)).status, 403);
    QTRY_COMPARE(client.send("GET", url).status, 403);
    QCOMPARE(client.send("GET", client.useapi("GET", "assets/" + id).json()["url"]).status, 200);
}

void TestSandboxFiles::restartKeepsEverything()
{
    QTemporaryDir folder;
    std::string assetId;
    std::string assetUrl;
    Json finished;
    Json waiting;
    QString token;
    QString origin;
    {
        sandbox::Server server(quick(folder.path()));
        QVERIFY(server.start());
        const SandboxClient client(server);
        token = server.token();
        origin = server.origin();
        assetId = client.uploadPicture(testPicture(1, {64, 64}));
        assetUrl = client.useapi("GET", "assets/" + assetId).json()["url"];
        finished
            = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#fail:SAFETY.INPUT.TEXT"}}).json();
        COMPARE_JSON(
            client.finished("runwayml/tasks/" + finished["taskId"].get<std::string>())["status"], "FAILED");
        waiting = client.runway("POST", "image_to_video", quickVideo).json();
    }
    sandbox::Options options = quick(folder.path());
    options.credits = 5; // counts at the first start only
    sandbox::Server server(options);
    QVERIFY(server.start());
    QCOMPARE(server.token(), token);
    QCOMPARE(server.origin(), origin);
    const SandboxClient client(server);
    QCOMPARE(client.send("GET", assetUrl).status, 200);
    COMPARE_JSON(
        client.useapi("GET", "assets/" + assetId).json()["id"], assetId.substr(assetId.rfind(':') + 1));
    const Json again = client.useapi("GET", "tasks/" + finished["taskId"].get<std::string>()).json();
    COMPARE_JSON(again["status"], "FAILED");
    COMPARE_JSON(again["error"]["reason"], "SAFETY.INPUT.TEXT");
    COMPARE_JSON(again["options"]["seed"], finished["options"]["seed"]);
    COMPARE_JSON(client.useapi("GET", "features").json()["used"]["numPlanCredits"], 25);
    COMPARE_JSON(
        client.runway("GET", "tasks/" + waiting["id"].get<std::string>()).json()["status"], "THROTTLED");
    COMPARE_JSON(client.runway("GET", "organization").json()["creditBalance"], 9990);
    QVERIFY(!(QFileInfo(folder.filePath(u"identity.json"_s)).permissions()
        & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
            | QFileDevice::WriteOther)));
}

void TestSandboxFiles::brokenLedgerLine()
{
    QTemporaryDir folder;
    {
        sandbox::Server server(quick(folder.path()));
        QVERIFY(server.start());
        QCOMPARE(SandboxClient(server).runway("POST", "image_to_video", quickVideo).status, 200);
    }
    QFile ledger(folder.filePath(u"ledger.jsonl"_s));
    QVERIFY(ledger.open(QIODevice::Append));
    ledger.write("{\"event\": \"task\", \"id\": \"cut o");
    ledger.close();
    for (int start = 1; start <= 2; ++start) {
        sandbox::Server server(quick(folder.path()));
        QVERIFY(server.start());
        const SandboxClient client(server);
        COMPARE_JSON(client.runway("GET", "organization").json()["creditBalance"], 10000 - 10 * start);
        QCOMPARE(client.runway("POST", "image_to_video", quickVideo).status, 200);
    }
}

void TestSandboxFiles::oneServerPerFolder()
{
    QTemporaryDir folder;
    QVERIFY(!sandbox::runningAt(folder.path()));
    {
        sandbox::Server server(quick(folder.path()));
        QVERIFY(server.start());
        sandbox::Server second(quick(folder.path()));
        const Status refused = second.start();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY(refused.error().detail.contains(folder.path()));
        const auto running = sandbox::runningAt(folder.path());
        QVERIFY(running);
        QCOMPARE(running->origin, server.origin());
        QCOMPARE(running->token, server.token());
        QCOMPARE(SandboxClient(running->origin, running->token).useapi("GET", "features").status, 200);
        server.stop();
        QVERIFY(!sandbox::runningAt(folder.path()));
        QVERIFY(second.start());
    }
    QVERIFY(!sandbox::runningAt(folder.path()));
    QFile::remove(folder.filePath(u"sandbox.lock"_s));
    QFile left(folder.filePath(u"running.json"_s)); // as a killed one leaves it
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.write("{\"origin\": \"http://127.0.0.1:1\", \"token\": \"t\"}");
    left.close();
    QVERIFY(!sandbox::runningAt(folder.path()));
    const Status unusable = sandbox::Server(quick(u"/proc/no/such/place"_s)).start();
    QVERIFY(!unusable);
    QCOMPARE(unusable.error().kind, ErrorKind::Storage);
}

void TestSandboxFiles::portIsRemembered()
{
    QTemporaryDir folder;
    QString origin;
    {
        sandbox::Server server(quick(folder.path()));
        QVERIFY(server.start());
        origin = server.origin();
    }
    const auto port = quint16(origin.section(u':', 2).toUInt());
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, port));
    {
        sandbox::Server server(quick(folder.path()));
        QVERIFY(server.start());
        QVERIFY(server.origin() != origin);
    }
    sandbox::Options fixed = quick();
    fixed.port = port;
    sandbox::Server server(fixed);
    const Status taken = server.start();
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::Network);
    other.close();
    QVERIFY(server.start());
    QCOMPARE(server.origin(), origin);
}

QTEST_GUILESS_MAIN(TestSandboxFiles)
#include "tst_sandboxfiles.moc"
