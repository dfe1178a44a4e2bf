// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapitable.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

constexpr const char *quickEnd = "#fail:ASSET.INVALID";

} // namespace

UseapiRows::UseapiRows(const char *path, Json whole)
    : m_path(path)
    , m_whole(std::move(whole))
{
}

void UseapiRows::row(const char *tag, const Json &change, int status, const char *mention) const
{
    Json body = m_whole;
    for (const auto &[member, value] : change.items()) {
        if (value.is_null())
            body.erase(member);
        else
            body[member] = value;
    }
    const std::string model = body.value("model", "");
    QTest::addRow("%s %s: %s", m_path, model.c_str(), tag)
        << QString::fromLatin1(m_path) << body << status << QString::fromUtf8(mention);
}

void UseapiRows::takes(const char *member, const std::vector<Json> &values) const
{
    for (const Json &value : values)
        row((member + (' ' + value.dump().substr(0, 30))).c_str(), {{member, value}});
}

void UseapiRows::refuses(const char *member, const std::vector<Json> &values) const
{
    for (const Json &value : values)
        row((member + (" not " + value.dump().substr(0, 30))).c_str(), {{member, value}}, 400, member);
}

void UseapiRows::needs(const std::vector<const char *> &members) const
{
    for (const char *member : members)
        row((std::string("without ") + member).c_str(), {{member, nullptr}}, 400, member);
}

void UseapiRows::seed() const
{
    takes("seed", {1, 4294967294});
    refuses("seed", {0, 4294967295, "7", 1.5});
}

void UseapiRows::exploreMode() const
{
    takes("exploreMode", {true, false});
    refuses("exploreMode", {"yes", 1});
}

void UseapiRows::common() const
{
    takes("replyUrl", {letters(1024)});
    takes("maxJobs", {10});
    refuses("replyUrl", {letters(1025), 5});
    refuses("replyRef", {letters(1025), 5});
    refuses("maxJobs", {0, 11, 2.5});
}

void UseapiTable::columns()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Json>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("mention");
}

bool UseapiTable::prepare()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    if (!m_sandbox) {
        m_sandbox = RulesSandbox::start();
        if (m_sandbox)
            m_shelf.emplace(*m_sandbox->client);
    }
    return m_shelf.has_value();
}

void UseapiTable::check()
{
    QFETCH(const QString, path);
    QFETCH(const Json, body);
    QFETCH(const int, status);
    QFETCH(const QString, mention);
    Json sent = m_shelf->filled(body);
    sent.emplace("replyRef", quickEnd);
    sent.emplace("maxJobs", 10);
    const Reply reply = patiently(*m_sandbox->client, path.toStdString(), sent);
    QVERIFY2(reply.status == status, reply.body.c_str());
    const Json answer = reply.json();
    COMPARE_JSON(answer["code"], status);
    if (status == 200)
        COMPARE_JSON(answer["replyRef"], sent["replyRef"]);
    else
        QVERIFY2(reply.error().find(mention.toStdString()) != std::string::npos, reply.error().c_str());
}

} // namespace studio::test
