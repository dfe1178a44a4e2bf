// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bodysamples.h"
#include "services/api/fixtures.h"
#include "vendorschema.h"

#include "domain/validation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

//! Every body that the studio can send to Runway, against the vendor's schema of that model.
class TestRunwayBodies final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyModelHasASchema();
    void bodies_data() { addModels(); }
    void bodies();
    void knowsNoMemberThatTheVendorDoesNot_data() { addModels(); }
    void knowsNoMemberThatTheVendorDoesNot();
    void offersEveryMemberOfToday_data() { addModels(); }
    void offersEveryMemberOfToday();
    void requiresWhatTheVendorRequires_data() { addModels(); }
    void requiresWhatTheVendorRequires();
    void limitsAreTheVendors_data() { addModels(); }
    void limitsAreTheVendors();
    void everyModelOfTheVendorIsOffered();
    void judgeRefusesWrongBodies_data();
    void judgeRefusesWrongBodies();

private:
    void addModels() const;
    const ModelSpec &fetched() const;
    // A member that is a parameter, a constant, an input or something beside one.
    QSet<QString> membersOf(const ModelSpec &model) const;

    const Catalogue m_catalogue = shippedCatalogue();
};

void TestRunwayBodies::addModels() const
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    for (const ModelSpec &model : m_catalogue.models()) {
        if (model.provider == "runway"_L1) {
            QTest::addRow("%s %s", qPrintable(model.operation), qPrintable(model.model))
                << model.operation << model.model;
        }
    }
}

const ModelSpec &TestRunwayBodies::fetched() const
{
    QFETCH(QString, operation);
    QFETCH(QString, model);
    return *m_catalogue.model(u"runway", operation, model);
}

QSet<QString> TestRunwayBodies::membersOf(const ModelSpec &model) const
{
    QSet<QString> names;
    const auto add = [&names](const QString &path) { names << path << path.section(u'.', 0, 0); };
    for (auto constant = model.constants.begin(); constant != model.constants.end(); ++constant) {
        add(constant.key());
        for (const QString &inner : constant.value().toObject().keys())
            add(constant.key() + u'.' + inner);
    }
    for (const ParameterSpec &parameter : model.parameters)
        add(parameter.wire);
    for (const MediaSpec &slot : model.media) {
        add(slot.wire);
        for (const QString &path : slot.beside.keys())
            add(path);
        if (slot.shape == MediaShape::Typed) {
            add(slot.wire + u".type"_s);
            add(slot.wire + u".uri"_s);
        }
    }
    return names;
}

void TestRunwayBodies::everyModelHasASchema()
{
    int count = 0;
    for (const ModelSpec &model : m_catalogue.models()) {
        if (model.provider != "runway"_L1)
            continue;
        ++count;
        const auto schemas = schemasFor(model.path, model.model);
        QVERIFY2(!schemas.empty(), qPrintable(model.operation + u' ' + model.model));
        // What is retired follows the document of its time, what is alive today's.
        QCOMPARE(schemas.front().file == "runway-2026-08-08.json"_L1, !model.retired.isValid());
    }
    QCOMPARE(count, 52);
    QCOMPARE(schemasFor(u"/v1/character_performance"_s, u"act_two"_s).size(), size_t(2));
}

void TestRunwayBodies::bodies()
{
    const ModelSpec &model = fetched();
    const ProviderSpec &provider = *m_catalogue.provider(u"runway");
    const QList<BodySample> samples = bodySamples(provider, model);
    // At least: the least, the most and one for each field.
    QVERIFY(samples.size() >= 2 + model.parameters.size() + model.media.size());
    for (const FoundSchema &found : schemasFor(model.path, model.model)) {
        QList<Travel> travels{Travel::Address, Travel::Data};
        if (found.takesUploads)
            travels << Travel::Upload;
        for (const BodySample &sample : samples) {
            BodySample filled = sample;
            fillIn(model, filled.request);
            QVERIFY2(
                !hasErrors(validate(provider, model, filled.request, filled.facts)), qPrintable(sample.name));
            for (const BodySample &each : {sample, filled}) {
                for (const Travel travel : travels) {
                    const QJsonObject body = each.body(model, travel);
                    const QStringList faults = found.schema->faults(body);
                    QVERIFY2(faults.isEmpty(),
                        qPrintable(found.file + u": "_s + sample.name + u": "_s + faults.join(u"; "_s)
                            + QString::fromUtf8(QJsonDocument(body).toJson().left(1000))));
                }
            }
        }
    }
}

// Not every model refuses unknown members, so this is looked up, not tried.
void TestRunwayBodies::knowsNoMemberThatTheVendorDoesNot()
{
    const ModelSpec &model = fetched();
    const auto schemas = schemasFor(model.path, model.model);
    for (const QString &path : membersOf(model)) {
        const bool isKnown = std::any_of(schemas.begin(), schemas.end(),
            [&path](const FoundSchema &found) { return !found.schema->members(path).isEmpty(); });
        QVERIFY2(isKnown, qPrintable(path));
    }
}

void TestRunwayBodies::offersEveryMemberOfToday()
{
    const ModelSpec &model = fetched();
    // Deprecated in the document itself.
    const QSet<QString> leftOut{u"aleph2 ratio"_s};
    const QSet<QString> offered = membersOf(model);
    for (const FoundSchema &found : schemasFor(model.path, model.model)) {
        for (const QString &path : found.schema->memberNames()) {
            const bool isOffered = offered.contains(path) || leftOut.contains(model.model + u' ' + path);
            QVERIFY2(isOffered, qPrintable(path));
        }
    }
}

void TestRunwayBodies::requiresWhatTheVendorRequires()
{
    const ModelSpec &model = fetched();
    QSet<QString> required;
    for (const QString &constant : model.constants.keys())
        required << constant;
    for (const ParameterSpec &parameter : model.parameters) {
        if (parameter.required)
            required << parameter.wire.section(u'.', 0, 0);
    }
    for (const MediaSpec &slot : model.media) {
        const bool isOneOf
            = std::any_of(model.rules.cbegin(), model.rules.cend(), [&slot](const FieldRule &rule) {
                  return rule.kind == FieldRule::Kind::AtLeastOne && rule.fields.contains(slot.key());
              });
        if (slot.required || (isOneOf && slot.shape == MediaShape::Positioned))
            required << slot.wire;
    }
    QStringList found = required.values();
    QStringList expected;
    for (const FoundSchema &schema : schemasFor(model.path, model.model))
        expected << schema.schema->required();
    expected.removeDuplicates();
    found.sort();
    expected.sort();
    QCOMPARE(found, expected);
}

// Not narrower and not wider than the document: what it takes can be chosen.
void TestRunwayBodies::limitsAreTheVendors()
{
    const ModelSpec &model = fetched();
    const auto schemas = schemasFor(model.path, model.model);
    for (const ParameterSpec &parameter : model.parameters) {
        const QList<QJsonObject> rules = schemas.front().schema->members(parameter.wire);
        QCOMPARE(rules.size(), 1);
        const QJsonObject &rule = rules.constFirst();
        const bool isText = parameter.kind == ParameterKind::Text;
        QJsonArray allowed = rule.value(u"enum"_s).toArray();
        if (rule.contains(u"const"_s))
            allowed = {rule.value(u"const"_s)};
        QSet<QString> expected;
        for (const QJsonValue &value : allowed)
            expected << value.toVariant().toString();
        // Without a picture or a clip there is nothing to adapt to.
        if (model.operation == "text-to-video"_L1 && model.model == "hailuo3"_L1)
            expected.remove(u"adaptive"_s);
        QSet<QString> found;
        for (const ChoiceValue &choice : parameter.choices) {
            found << choice.value.toVariant().toString();
            QVERIFY2(allowed.contains(choice.value), qPrintable(parameter.wire));
        }
        QVERIFY2(found == expected, qPrintable(parameter.wire));
        QCOMPARE(QJsonValue(rule.value(isText ? u"minLength"_s : u"minimum"_s)).toDouble(-1),
            rule.contains(u"exclusiveMinimum"_s) ? -1 : parameter.minimum.value_or(-1));
        // The largest number that the vendor's language counts exactly is a limit of the language.
        const double most = QJsonValue(rule.value(isText ? u"maxLength"_s : u"maximum"_s)).toDouble(-1);
        const bool isNoLimit = most > 9e15 && !parameter.maximum;
        QCOMPARE(isNoLimit ? -1 : most, parameter.maximum.value_or(-1));
    }
}

void TestRunwayBodies::everyModelOfTheVendorIsOffered()
{
    const QJsonObject document
        = QJsonDocument::fromJson(fixture(u"schema/runway-2026-08-08.json"_s)).object();
    const QJsonObject bodies = document.value(u"bodies"_s).toObject();
    int count = 0;
    for (auto body = bodies.begin(); body != bodies.end(); ++body) {
        const QJsonArray branches = body.value()[u"oneOf"].toArray();
        for (const QJsonValue &branch : branches) {
            const QString name = branch[u"properties"][u"model"][u"const"].toString();
            const bool isOffered = std::any_of(
                m_catalogue.models().cbegin(), m_catalogue.models().cend(), [&](const ModelSpec &model) {
                    return model.path == body.key() && model.constants.value(u"model"_s) == QJsonValue(name);
                });
            QVERIFY2(isOffered, qPrintable(body.key() + u' ' + name));
            ++count;
        }
    }
    QCOMPARE(bodies.size(), 12);
    QCOMPARE(count, 47);
}

void TestRunwayBodies::judgeRefusesWrongBodies_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *path, const char *model, const char *member, const QJsonValue &value) {
        QTest::addRow("%s %s", model, member) << QString::fromLatin1(path) << QString::fromLatin1(model)
                                              << QString::fromLatin1(member) << value;
    };
    row("/v1/image_to_video", "gen4.5", "duration", 11);
    row("/v1/image_to_video", "gen4.5", "ratio", u"16:9"_s);
    row("/v1/image_to_video", "gen4_turbo", "promptImage", u"http://example.com/a.png"_s);
    row("/v1/image_to_video", "gen4_turbo", "promptText", QString());
    row("/v1/image_to_video", "gen3a_turbo", "ratio", u"1280:720"_s);
    row("/v1/image_to_video", "seedance2", "seed", 1);
    row("/v1/text_to_image", "gen4_image", "promptText", QString(1001, u'a'));
    row("/v1/text_to_speech", "eleven_v3", "stability", 1.5);
    row("/v1/video_upscale", "upscale_v1", "ratio", u"1280:720"_s);
}

void TestRunwayBodies::judgeRefusesWrongBodies()
{
    QFETCH(QString, path);
    QFETCH(QString, model);
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const auto schemas = schemasFor(path, model);
    const auto spec = std::find_if(m_catalogue.models().cbegin(), m_catalogue.models().cend(),
        [&](const ModelSpec &each) { return each.path == path && each.model == model; });
    QVERIFY(spec != m_catalogue.models().cend() && !schemas.empty());
    QJsonObject body = leastSample(*m_catalogue.provider(u"runway"), *spec).body(*spec, Travel::Address);
    QVERIFY(schemas.front().schema->faults(body).isEmpty());
    body.insert(member, value);
    QVERIFY(!schemas.front().schema->faults(body).isEmpty());
}

QTEST_APPLESS_MAIN(TestRunwayBodies)
#include "tst_runwaybodies.moc"
