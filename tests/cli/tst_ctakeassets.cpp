// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"
#include "media/probe.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

const QString Token = u"tok-7A3E11C2"_s;

} // namespace

//! Assets, usage and the provider's own lists, against a sandbox of its own.
class tst_CtakeAssets : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_program = std::make_unique<CtakeProgram>();
        m_sandbox = std::make_unique<CtakeSandbox>(
            *m_program, QStringList{u"--token"_s, Token, u"--speed"_s, u"40"_s});
        QVERIFY(m_sandbox->isServing());
        m_program->setVariable(u"RUNWAYML_API_SECRET"_s, Token);
        m_program->setVariable(u"RUNWAYML_BASE_URL"_s, m_sandbox->origin());
        m_program->setVariable(u"USEAPI_TOKEN"_s, Token);
        m_program->setVariable(u"USEAPI_BASE_URL"_s, m_sandbox->origin());
        m_picture = m_program->picture(u"a.png"_s, QSize(640, 384));
    }

    void cleanup() { m_sandbox.reset(); }

    void uploadListDeleteAtUseapi()
    {
        const CtakeResult sent = json(u"env-useapi"_s, {u"assets"_s, u"upload"_s, m_picture});
        QVERIFY2(sent.code == 0, sent.story().constData());
        QCOMPARE(sent.array().size(), 1);
        const QJsonObject asset = sent.array()[0].toObject();
        QCOMPARE(asset.keys(),
            (QStringList{
                u"account"_s, u"bytes"_s, u"expiresAt"_s, u"id"_s, u"kind"_s, u"name"_s, u"sha256"_s}));
        QCOMPARE(asset[u"kind"_s].toString(), u"image"_s);
        const QString id = asset[u"id"_s].toString();
        QVERIFY2(id.startsWith(u"asset:user:"_s), qPrintable(id));

        // The same bytes are not sent twice.
        const int before = m_sandbox->calls(u"POST"_s, u"/assets"_s);
        const CtakeResult again = json(u"env-useapi"_s, {u"assets"_s, u"upload"_s, m_picture});
        QVERIFY2(again.code == 0, again.story().constData());
        QCOMPARE(again.array()[0][u"id"_s].toString(), id);
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"/assets"_s), before);

        QVERIFY(ids({u"assets"_s, u"--remote"_s}).contains(id));
        QVERIFY(ids({u"assets"_s, u"--remote"_s, u"--kind"_s, u"image"_s}).contains(id));
        QVERIFY(!ids({u"assets"_s, u"--remote"_s, u"--kind"_s, u"video"_s}).contains(id));
        QVERIFY(!ids({u"assets"_s, u"--remote"_s, u"--search"_s, u"nowhere"_s}).contains(id));

        const CtakeResult gone = json(u"env-useapi"_s, {u"assets"_s, u"delete"_s, id});
        QVERIFY2(gone.code == 0, gone.story().constData());
        QVERIFY(!ids({u"assets"_s, u"--remote"_s}).contains(id));
        const CtakeResult twice = json(u"env-useapi"_s, {u"assets"_s, u"delete"_s, id});
        QCOMPARE(twice.code, 3);
        QCOMPARE(twice.errorText(u"field"_s), u"id"_s);
    }

    // Rules and the price go by what the provider tells of an asset.
    void assetsArePricedByTheirLength()
    {
        const QString clip = STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s;
        const CtakeResult sent = json(u"env-useapi"_s, {u"assets"_s, u"upload"_s, clip});
        QVERIFY2(sent.code == 0, sent.story().constData());
        const QString id = sent.array()[0][u"id"_s].toString();
        const CtakeResult dry = json(u"env-useapi"_s,
            {u"submit"_s, u"video-to-video"_s, u"--model"_s, u"gen3a"_s, u"--media"_s, u"source="_s + id,
                u"--prompt"_s, u"as clay"_s, u"--dry-run"_s});
        QVERIFY2(dry.code == 0, dry.story().constData());
        const double seconds = studio::media::probe(clip)->seconds;
        QCOMPARE(dry.object()[u"credits"_s].toInt(), int(std::ceil(std::round(seconds * 1000) / 100)));
        QVERIFY(!dry.object()[u"request"_s][u"body"_s].toObject().contains(u"seconds"_s));
    }

    void enlargedPicture()
    {
        const CtakeResult sent = json(u"env-useapi"_s, {u"assets"_s, u"upload"_s, m_picture});
        QVERIFY2(sent.code == 0, sent.story().constData());
        const QString id = sent.array()[0][u"id"_s].toString();
        const CtakeResult made
            = json(u"env-useapi"_s, {u"assets"_s, u"enlarge"_s, id, u"--size"_s, u"1280x768"_s});
        QVERIFY2(made.code == 0, made.story().constData());
        const auto info = studio::media::probe(made.object()[u"path"_s].toString());
        QVERIFY(info);
        QCOMPARE(info->size, QSize(1280, 768));
        const CtakeResult wrong
            = json(u"env-useapi"_s, {u"assets"_s, u"enlarge"_s, id, u"--size"_s, u"big"_s});
        QCOMPARE(wrong.code, 3);
        QCOMPARE(wrong.errorText(u"field"_s), u"size"_s);
    }

    void runwayKnowsItsUploadsWithTheirEnd()
    {
        const CtakeResult sent = json(u"env-runway"_s, {u"assets"_s, u"upload"_s, m_picture});
        QVERIFY2(sent.code == 0, sent.story().constData());
        const QJsonObject asset = sent.array()[0].toObject();
        QVERIFY2(asset[u"id"_s].toString().startsWith(u"runway://"_s), sent.story().constData());
        const QDateTime end = QDateTime::fromString(asset[u"expiresAt"_s].toString(), Qt::ISODateWithMs);
        QVERIFY(end > QDateTime::currentDateTimeUtc());
        QVERIFY(end <= QDateTime::currentDateTimeUtc().addDays(1));
    }

    void filesThatAreNone()
    {
        const CtakeResult missing = json(u"env-useapi"_s, {u"assets"_s, u"upload"_s, u"nowhere.png"_s});
        QCOMPARE(missing.code, 3);
        const CtakeResult empty
            = json(u"env-useapi"_s, {u"assets"_s, u"upload"_s, m_program->file(u"empty.png"_s, {})});
        QCOMPARE(empty.code, 3);
        const CtakeResult text
            = json(u"env-useapi"_s, {u"assets"_s, u"upload"_s, m_program->file(u"text.png"_s, "no picture")});
        QCOMPARE(text.code, 3);
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"/assets"_s), 0);
    }

    void usageOfBoth()
    {
        for (const QString &account : {u"env-useapi"_s, u"env-runway"_s}) {
            QStringList shot{u"submit"_s, u"image-to-video"_s, u"--first"_s, m_picture, u"--model"_s,
                u"gen3a_turbo"_s, u"--set"_s, u"duration=5"_s, u"--wait"_s};
            const CtakeResult made = json(account, shot);
            QVERIFY2(made.code == 0, made.story().constData());
            const CtakeResult usage = json(account, {u"usage"_s});
            QVERIFY2(usage.code == 0, usage.story().constData());
            QCOMPARE(usage.array().size(), 1);
            const QJsonObject entry = usage.array()[0].toObject();
            QCOMPARE(entry[u"credits"_s].toInt(), 25);
            QCOMPARE(entry[u"model"_s].toString(), u"gen3a_turbo"_s);
            const QString today = entry[u"date"_s].toString();
            // A range that ends before today has nothing in it; one of more than 90 days has.
            QCOMPARE(json(account, {u"usage"_s, u"--from"_s, u"2026-01-01"_s, u"--to"_s, u"2026-01-02"_s})
                         .array()
                         .size(),
                0);
            QCOMPARE(
                json(account, {u"usage"_s, u"--from"_s, u"2025-01-01"_s, u"--to"_s, today}).array().size(),
                1);
        }
        const CtakeResult wrong = json(u"env-runway"_s, {u"usage"_s, u"--from"_s, u"yesterday"_s});
        QCOMPARE(wrong.code, 3);
        QCOMPARE(wrong.errorText(u"field"_s), u"from"_s);
    }

    void providersOwnLists()
    {
        const CtakeResult accounts = json(u"env-useapi"_s, {u"provider"_s, u"accounts"_s});
        QVERIFY2(accounts.code == 0, accounts.story().constData());
        QVERIFY(accounts.out.contains("maxJobs"));
        QVERIFY2(
            !accounts.out.contains("password") && !accounts.out.contains("jwt"), accounts.out.constData());
        for (const QString &list : {u"tasks"_s, u"scheduler"_s, u"features"_s}) {
            const CtakeResult told = json(u"env-useapi"_s, {u"provider"_s, list});
            QVERIFY2(told.code == 0, told.story().constData());
        }
        const CtakeResult none = json(u"env-runway"_s, {u"provider"_s, u"scheduler"_s});
        QCOMPARE(none.code, 3);
    }

    void settingsOfARemoteTask()
    {
        const CtakeResult made = json(u"env-useapi"_s,
            {u"submit"_s, u"image-to-video"_s, u"--model"_s, u"gen3a_turbo"_s, u"--first"_s, m_picture,
                u"--prompt"_s, u"a road"_s, u"--camera"_s, u"zoom=4,pan=-3"_s, u"--set"_s, u"seed=77"_s});
        QVERIFY2(made.code == 0, made.story().constData());
        const CtakeResult told
            = json(u"env-useapi"_s, {u"provider"_s, u"settings"_s, made.object()[u"remoteId"_s].toString()});
        QVERIFY2(told.code == 0, told.story().constData());
        const QJsonObject request = told.object();
        QCOMPARE(request[u"model"_s].toString(), u"gen3a_turbo"_s);
        const QJsonObject values = request[u"values"_s].toObject();
        QCOMPARE(values[u"prompt"_s].toString(), u"a road"_s);
        QCOMPARE(values[u"camera.zoom"_s].toDouble(), 4.0);
        QCOMPARE(values[u"camera.pan"_s].toDouble(), -3.0);
        QCOMPARE(values[u"seed"_s].toInt(), 77);
    }

private:
    [[nodiscard]] CtakeResult json(const QString &account, const QStringList &arguments) const
    {
        return m_program->run(arguments + QStringList{u"--account"_s, account, u"--json"_s});
    }

    [[nodiscard]] QStringList ids(const QStringList &arguments) const
    {
        QStringList all;
        for (const QJsonValue &asset : json(u"env-useapi"_s, arguments).array())
            all.append(asset[u"id"_s].toString());
        return all;
    }

    std::unique_ptr<CtakeProgram> m_program;
    std::unique_ptr<CtakeSandbox> m_sandbox;
    QString m_picture;
};

QTEST_GUILESS_MAIN(tst_CtakeAssets)
#include "tst_ctakeassets.moc"
