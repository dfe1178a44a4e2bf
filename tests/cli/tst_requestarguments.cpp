// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/requestarguments.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace studio;
using namespace studio::cli;
using namespace Qt::StringLiterals;

class tst_RequestArguments : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QList<QByteArray> documents;
        for (const QString &name : {u"runway.json"_s, u"useapi.json"_s}) {
            QFile file(QDir(STUDIO_RESOURCES).filePath(u"catalog/"_s + name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            documents.append(file.readAll());
        }
        auto catalogue = Catalogue::parse(documents);
        QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().detail));
        m_catalogue = *catalogue;
    }

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void wholeRequest()
    {
        const auto request = made(u"useapi"_s,
            {{u"prompt"_s, {u"a road"_s}}, {u"first"_s, {u"/p/a.png"_s}},
                {u"last"_s, {u"https://x.example/b.png"_s}}, {u"camera"_s, {u"zoom=4,pan=-2.5"_s}},
                {u"set"_s, {u"seed=7"_s, u"exploreMode=true"_s}}});
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        QCOMPARE(request->provider, u"useapi"_s);
        QCOMPARE(request->operation, u"image-to-video"_s);
        QCOMPARE(request->model, m_catalogue.models(u"useapi"_s, u"image-to-video"_s).constFirst()->model);
        QCOMPARE(request->value(Role::Prompt), QJsonValue(u"a road"_s));
        QCOMPARE(request->value(Role::CameraZoom), QJsonValue(4));
        QCOMPARE(request->value(Role::CameraPan), QJsonValue(-2.5));
        QCOMPARE(request->value(Role::Seed), QJsonValue(7));
        QCOMPARE(request->value(Role::ExploreMode), QJsonValue(true));
        QCOMPARE(request->input(Role::First)->reference.value, u"/p/a.png"_s);
        QCOMPARE(request->input(Role::Last)->reference.kind, MediaReference::Kind::Url);
    }

    void pathsBecomeAbsolute()
    {
        const auto request = made(u"useapi"_s, {{u"first"_s, {u"a.png"_s}}});
        QVERIFY(request);
        QCOMPARE(request->input(Role::First)->reference.value, QDir::current().absoluteFilePath(u"a.png"_s));
    }

    void namedModel()
    {
        const auto request = made(u"runway"_s, {{u"model"_s, {u"gen3a_turbo"_s}}});
        QVERIFY(request);
        QCOMPARE(request->model, u"gen3a_turbo"_s);
    }

    void wireNamesAndRolesAreOne()
    {
        for (const QString &name : {u"prompt"_s, u"promptText"_s}) {
            const auto request = made(u"runway"_s, {{u"set"_s, {name + u"=2001"_s}}});
            QVERIFY(request);
            QCOMPARE(request->value(Role::Prompt), QJsonValue(u"2001"_s)); // text stays text
        }
        const auto request = made(u"runway"_s,
            {{u"model"_s, {u"gen3a_turbo"_s}}, {u"set"_s, {u"ratio=1280:768"_s, u"seed=4294967295"_s}}});
        QVERIFY(request);
        QCOMPARE(request->value(Role::Aspect), QJsonValue(u"1280:768"_s));
        QCOMPARE(request->value(Role::Seed).toInteger(), 4294967295LL);
    }

    void references()
    {
        const auto request = made(u"runway"_s,
            {{u"reference"_s,
                {u"anna=/p/a.png"_s, u"hero:human=/p/b.png"_s, u"/p/c.png"_s,
                    u"https://x.example/d.png?size=2"_s}}},
            u"text-to-image"_s);
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        const auto all = request->inputs(Role::Reference);
        QCOMPARE(all.size(), 4);
        QCOMPARE(all[0]->tag, u"anna"_s);
        QCOMPARE(all[0]->subject, QString());
        QCOMPARE(all[0]->reference.value, u"/p/a.png"_s);
        QCOMPARE(all[1]->tag, u"hero"_s);
        QCOMPARE(all[1]->subject, u"human"_s);
        QCOMPARE(all[2]->tag, QString());
        QCOMPARE(all[2]->reference.value, u"/p/c.png"_s);
        // The sign in an address belongs to the address.
        QCOMPARE(all[3]->tag, QString());
        QCOMPARE(all[3]->reference.value, u"https://x.example/d.png?size=2"_s);
    }

    void keyframesPartsAndKinds()
    {
        const auto request = made(u"runway"_s,
            {{u"video"_s, {u"/p/a.mp4"_s}}, {u"keyframe"_s, {u"0=/p/a.png"_s, u"0.5=/p/b.png"_s}},
                {u"trim"_s, {u"source=1.5-4"_s}}, {u"character"_s, {u"video:https://x.example/who"_s}}},
            u"video-to-video"_s);
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        QCOMPARE(request->input(Role::Source)->trim, std::optional(RangeOfDouble{1.5, 4}));
        const auto keyframes = request->inputs(Role::Keyframe);
        QCOMPARE(keyframes.size(), 2);
        QCOMPARE(keyframes[1]->at, std::optional(0.5));
        QVERIFY(!keyframes[1]->trim);
        QCOMPARE(request->input(Role::Character)->kind, std::optional(MediaKind::Video));
        QCOMPARE(request->input(Role::Character)->reference.value, u"https://x.example/who"_s);
    }

    void soundGoesWhereTheModelTakesIt()
    {
        const auto worked = made(u"runway"_s, {{u"audio"_s, {u"/p/a.wav"_s}}}, u"voice-isolation"_s);
        QVERIFY(worked);
        QVERIFY(worked->input(Role::Source));
        const auto added = made(u"useapi"_s, {{u"audio"_s, {u"/p/a.wav"_s}}}, u"lip-sync"_s);
        QVERIFY(added);
        QVERIFY(added->input(Role::Audio));
    }

    void staticCamera()
    {
        const auto request = made(u"useapi"_s, {{u"camera"_s, {u"static"_s}}});
        QVERIFY(request);
        QCOMPARE(request->value(Role::CameraStatic), QJsonValue(true));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("field");
        QTest::newRow("unknown parameter") << u"set"_s << u"mood=7"_s << u"mood"_s;
        QTest::newRow("unknown model") << u"model"_s << u"gen99"_s << u"model"_s;
        QTest::newRow("unknown axis") << u"camera"_s << u"dolly=3"_s << u"camera.dolly"_s;
        QTest::newRow("axis without number") << u"camera"_s << u"zoom=much"_s << u"camera.zoom"_s;
        QTest::newRow("axis not finite") << u"camera"_s << u"zoom=nan"_s << u"camera.zoom"_s;
        QTest::newRow("no axis") << u"camera"_s << u"zoom"_s << u"camera"_s;
        QTest::newRow("http") << u"first"_s << u"http://x.example/a.png"_s << u"first"_s;
        QTest::newRow("other scheme") << u"last"_s << u"ftp://x.example/a.png"_s << u"last"_s;
        QTest::newRow("empty") << u"first"_s << QString() << u"first"_s;
        QTest::newRow("unknown role") << u"media"_s << u"hat=a.png"_s << u"hat"_s;
        QTest::newRow("reference of nothing") << u"reference"_s << u"anna="_s << u"reference"_s;
        QTest::newRow("keyframe without time") << u"keyframe"_s << u"a.png"_s << u"keyframe"_s;
        QTest::newRow("keyframe at no number") << u"keyframe"_s << u"end=a.png"_s << u"keyframe"_s;
        QTest::newRow("trim without range") << u"trim"_s << u"source=3"_s << u"trim"_s;
        QTest::newRow("trim of an unknown role") << u"trim"_s << u"hat=1-2"_s << u"trim"_s;
        QTest::newRow("trim of what is not there") << u"trim"_s << u"source=1-2"_s << u"source"_s;
        QTest::newRow("a parameter is no input") << u"media"_s << u"prompt=a.png"_s << u"prompt"_s;
    }

    void refused()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, field);
        const auto request = made(u"useapi"_s, {{option, {value}}});
        QVERIFY(!request);
        QCOMPARE(request.error().kind, ErrorKind::InvalidRequest);
        QCOMPARE(request.error().field, field);
    }

    void unknownOperation()
    {
        const auto request = requestFromArguments(m_catalogue, u"useapi"_s, u"text-to-soup"_s, {});
        QVERIFY(!request);
        QCOMPARE(request.error().field, u"operation"_s);
    }

private:
    Result<GenerationRequest> made(const QString &provider, const QHash<QString, QStringList> &options,
        const QString &operation = u"image-to-video"_s) const
    {
        Invocation call;
        call.options = options;
        return requestFromArguments(m_catalogue, provider, operation, call);
    }

    Catalogue m_catalogue;
};

QTEST_APPLESS_MAIN(tst_RequestArguments)
#include "tst_requestarguments.moc"
