// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/formswitch.h"

#include "domain/domainsamples.h"
#include "domain/validation.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

class TestFormSwitch final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void values_data();
    void values();
    void namesTheNewModel();
    void keepsInputsThatAreTaken();
    void leavesOutReferencesOfTheOther();
    void sizesOfTheSourceWin();
    void conditionsHold();
    void theSameModelChangesNothing();

private:
    const ModelSpec &model(const QString &provider, const QString &name) const
    {
        return *m_catalogue.model(provider, u"image-to-video", name);
    }
    const ModelSpec &byText(const QString &both) const
    {
        const QStringList parts = both.split(u'/');
        return model(parts[0], parts[1]);
    }

    const Catalogue m_catalogue = samples::catalogue();
};

void TestFormSwitch::values_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("before");
    QTest::addColumn<QJsonValue>("after");
    const QString useapi = u"useapi/gen3a_turbo"_s;
    const QString gen4 = u"runway/gen4_turbo"_s;
    const QString gen45 = u"runway/gen4.5"_s;
    const QString gen3 = u"runway/gen3a_turbo"_s;
    const QJsonValue gone(QJsonValue::Undefined);
    const auto add = [](const char *name, const QString &from, const QString &to, const char *key,
                         const QJsonValue &before, const QJsonValue &after) {
        QTest::newRow(name) << from << to << QString::fromLatin1(key) << before << after;
    };
    add("prompt", useapi, gen4, "prompt", u"a boat"_s, u"a boat"_s);
    add("prompt that is too long stays whole", useapi, gen4, "prompt", QString(1500, u'a'),
        QString(1500, u'a'));
    add("blank prompt", useapi, gen4, "prompt", u"  "_s, gone);
    add("landscape", useapi, gen3, "aspect", u"landscape"_s, u"1280:768"_s);
    add("portrait", useapi, gen3, "aspect", u"portrait"_s, u"768:1280"_s);
    add("landscape to 16:9", useapi, gen4, "aspect", u"landscape"_s, u"1280:720"_s);
    add("portrait to 9:16", useapi, gen4, "aspect", u"portrait"_s, u"720:1280"_s);
    add("16:9 to landscape", gen4, useapi, "aspect", u"1280:720"_s, u"landscape"_s);
    add("4:3 to landscape", gen4, useapi, "aspect", u"1104:832"_s, u"landscape"_s);
    add("9:16 to portrait", gen4, useapi, "aspect", u"720:1280"_s, u"portrait"_s);
    add("16:9 to 5:3", gen4, gen3, "aspect", u"1280:720"_s, u"1280:768"_s);
    add("the same ratio", gen4, gen45, "aspect", u"1584:672"_s, u"1584:672"_s);
    add("ratio in nonsense", gen4, useapi, "aspect", u"nonsense"_s, gone);
    add("duration that both have", useapi, gen4, "duration", 10, 10);
    add("duration as text", useapi, gen4, "duration", u"5"_s, 5);
    add("7 to 5 or 10", gen4, useapi, "duration", 7, 5);
    add("8 to 5 or 10", gen4, gen3, "duration", 8, 10);
    add("2 to 5 or 10", gen4, gen3, "duration", 2, 5);
    add("30 to 2…10", useapi, gen4, "duration", 30, 10);
    add("1 to 2…10", useapi, gen4, "duration", 1, 2);
    add("beyond all bounds", useapi, gen4, "duration", 1e300, 10);
    add("duration in nonsense", useapi, gen4, "duration", u"long"_s, gone);
    add("seed", useapi, gen4, "seed", 4294967294LL, 4294967294LL);
    add("seed 0 to useapi", gen4, useapi, "seed", 0, gone);
    add("greatest seed to useapi", gen4, useapi, "seed", 4294967295LL, gone);
    add("camera to a model without", useapi, gen4, "camera.zoom", 4, gone);
    add("static to a model without", useapi, gen3, "camera.static", true, gone);
    add("explore mode", useapi, gen4, "exploreMode", true, gone);
    add("moderation", gen4, gen45, "contentModeration", u"low"_s, u"low"_s);
    add("moderation to useapi", gen4, useapi, "contentModeration", u"low"_s, gone);
    add("format", gen45, gen4, "outputFormat", u"prores"_s, gone);
}

void TestFormSwitch::values()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, key);
    QFETCH(QJsonValue, before);
    QFETCH(QJsonValue, after);
    GenerationRequest request;
    request.values[key] = before;
    QCOMPARE(adapted(request, byText(to), &byText(from)).values.value(key, QJsonValue::Undefined), after);
    // All of these come out the same when the source is not at hand.
    QCOMPARE(adapted(request, byText(to)).values.value(key, QJsonValue::Undefined), after);
}

void TestFormSwitch::namesTheNewModel()
{
    const ModelSpec &target = model(u"runway"_s, u"gen4_turbo"_s);
    const GenerationRequest result = adapted(samples::request(model(u"useapi"_s, u"gen3a_turbo"_s)), target);
    QCOMPARE(result.provider, u"runway"_s);
    QCOMPARE(result.operation, u"image-to-video"_s);
    QCOMPARE(result.model, u"gen4_turbo"_s);
    QVERIFY(!hasErrors(validate(*m_catalogue.provider(u"runway"), target, result, samples::facts())));
}

void TestFormSwitch::keepsInputsThatAreTaken()
{
    GenerationRequest request;
    request.media = {samples::input(Role::Last, u"/c"_s), samples::input(Role::First, u"/a"_s),
        samples::input(Role::Middle, u"/b"_s)};
    request.media[1].crop = QRectF(0, 0, 0.5, 1);
    const GenerationRequest gen3 = adapted(request, model(u"runway"_s, u"gen3a_turbo"_s));
    QCOMPARE(gen3.media, (QList{request.media[1], request.media[0]}));
    const GenerationRequest gen4 = adapted(request, model(u"runway"_s, u"gen4_turbo"_s));
    QCOMPARE(gen4.media, QList{request.media[1]});
    const GenerationRequest useapi = adapted(request, model(u"useapi"_s, u"gen3a_turbo"_s));
    QCOMPARE(useapi.media.size(), 3);
    request.media << samples::input(Role::First, u"/d"_s); // one too many
    QCOMPARE(adapted(request, model(u"runway"_s, u"gen4_turbo"_s)).media, QList{request.media[1]});
}

void TestFormSwitch::leavesOutReferencesOfTheOther()
{
    MediaInput asset;
    asset.reference = {MediaReference::Kind::Asset, u"user:1-asset:2"_s};
    MediaInput upload;
    upload.reference = {MediaReference::Kind::Upload, u"runway://x"_s};
    MediaInput address;
    address.reference = {MediaReference::Kind::Url, u"https://example.org/a.png"_s};
    const ModelSpec &runway = model(u"runway"_s, u"gen4_turbo"_s);
    const ModelSpec &useapi = model(u"useapi"_s, u"gen3a_turbo"_s);
    const auto survives = [](const MediaInput &input, const ModelSpec &target) {
        GenerationRequest request;
        request.media = {input};
        return !adapted(request, target).media.isEmpty();
    };
    QVERIFY(survives(asset, useapi) && !survives(asset, runway));
    QVERIFY(survives(upload, runway) && !survives(upload, useapi));
    QVERIFY(survives(address, runway) && survives(address, useapi));
}

// A value whose text says nothing of its shape is matched by the size that its model gives it.
void TestFormSwitch::sizesOfTheSourceWin()
{
    ModelSpec source = model(u"useapi"_s, u"gen3a_turbo"_s);
    for (ParameterSpec &parameter : source.parameters) {
        if (parameter.role == Role::Aspect)
            parameter.choices = {{u"cinema"_s, {}, QSize(2390, 1000)}};
    }
    GenerationRequest request;
    request.setValue(Role::Aspect, u"cinema"_s);
    const ModelSpec &target = model(u"runway"_s, u"gen4_turbo"_s);
    QCOMPARE(adapted(request, target, &source).value(Role::Aspect), QJsonValue(u"1584:672"_s));
    QVERIFY(!adapted(request, target).values.contains(u"aspect"_s));
}

void TestFormSwitch::conditionsHold()
{
    const ModelSpec &gen45 = model(u"runway"_s, u"gen4.5"_s);
    GenerationRequest request;
    request.values[u"proresProfile"_s] = u"422"_s;
    QVERIFY(adapted(request, gen45).values.isEmpty());
    request.values[u"outputFormat"_s] = u"prores"_s;
    QCOMPARE(adapted(request, gen45).values.size(), 2);
}

void TestFormSwitch::theSameModelChangesNothing()
{
    for (const ModelSpec &spec : m_catalogue.models()) {
        GenerationRequest request = samples::request(spec);
        request.setValue(Role::Seed, 7);
        QCOMPARE(adapted(request, spec, &spec), request);
    }
}

QTEST_APPLESS_MAIN(TestFormSwitch)
#include "tst_formswitch.moc"
