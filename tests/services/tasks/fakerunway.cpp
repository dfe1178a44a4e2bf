// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakerunway.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

QByteArray takeNext(QList<QByteArray> &answers)
{
    if (answers.isEmpty())
        return wireAnswer(404, R"({"error": "Not found."})");
    return answers.size() > 1 ? answers.takeFirst() : answers.first();
}

} // namespace

FakeRunway::FakeRunway()
{
    m_server.setHandler([this](const WireRequest &request) { return answer(request); });
}

ScriptedAnswer FakeRunway::answer(const WireRequest &request)
{
    if (request.verb == "POST" && request.target == "/v1/image_to_video")
        return {wireAnswer(200, R"({"id": "the-task"})")};
    if (request.verb == "GET" && request.target == "/v1/tasks/the-task")
        return {takeNext(reads)};
    if (request.verb == "DELETE" && request.target == "/v1/tasks/the-task")
        return {wireAnswer(204, {})};
    if (request.verb == "GET" && request.target.startsWith("/file/"))
        return {takeNext(files[request.target.mid(6)])};
    return {wireAnswer(404, R"({"error": "Not found."})")};
}

QByteArray FakeRunway::task(const QByteArray &status, const QByteArray &more)
{
    return wireAnswer(200,
        R"({"id": "the-task", "createdAt": "2026-01-01T00:00:00Z", "status": ")" + status + '"'
            + (more.isEmpty() ? QByteArray() : ", " + more) + '}');
}

QByteArray FakeRunway::succeeded(const QList<QByteArray> &names) const
{
    QByteArray links;
    for (const QByteArray &name : names) {
        if (!links.isEmpty())
            links += ", ";
        links += '"' + m_server.url(u"/file/"_s + QString::fromLatin1(name)).toEncoded() + '"';
    }
    return task("SUCCEEDED", "\"output\": [" + links + "], \"cost\": {\"credits\": 25}");
}

QByteArray FakeRunway::file(const QByteArray &bytes)
{
    return wireAnswer(200, bytes, {{"Content-Type", "video/mp4"}});
}

int FakeRunway::requests(const QByteArray &verb, const QByteArray &path) const
{
    return int(std::count_if(m_server.requests().begin(), m_server.requests().end(),
        [&](const WireRequest &request) { return request.verb == verb && request.target.startsWith(path); }));
}

} // namespace studio::test
