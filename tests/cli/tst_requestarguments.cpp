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
        QTest::newRow("no tag") << u"reference"_s << u"a.png"_s << u"reference"_s;
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
    Result<GenerationRequest> made(const QString &provider, const QHash<QString, QStringList> &options) const
    {
        Invocation call;
        call.options = options;
        return requestFromArguments(m_catalogue, provider, u"image-to-video"_s, call);
    }

    Catalogue m_catalogue;
};

QTEST_APPLESS_MAIN(tst_RequestArguments)
#include "tst_requestarguments.moc"
