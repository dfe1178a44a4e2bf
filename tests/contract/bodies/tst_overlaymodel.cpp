// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bodysamples.h"
#include "services/api/fixtures.h"
#include "vendorschema.h"

#include "domain/pricing.h"
#include "domain/validation.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

Catalogue withOverlay()
{
    QList<QByteArray> documents;
    for (const QString &name : {u"/catalog/runway.json"_s, u"/catalog/useapi.json"_s}) {
        QFile file(STUDIO_RESOURCES + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no such catalogue: %s", qPrintable(name));
        documents << file.readAll();
    }
    const auto catalogue = Catalogue::parse(documents, fixture(u"catalogue/overlay-sandbox_reserved.json"_s));
    if (!catalogue)
        qFatal("%s", qPrintable(catalogue.error().detail));
    return *catalogue;
}

} // namespace

//! A model that only a person's own file knows: one JSON entry, no code.
class TestOverlayModel final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void isAddedBehindTheOthers();
    void isValidated_data();
    void isValidated();
    void isPriced();
    void bodiesMeetTheSandboxsSchema();

private:
    const ModelSpec &reserved() const
    {
        return *m_catalogue.model(u"runway", u"text-to-video", u"sandbox_reserved");
    }
    GenerationRequest request() const
    {
        GenerationRequest request;
        request.provider = u"runway"_s;
        request.operation = u"text-to-video"_s;
        request.model = u"sandbox_reserved"_s;
        request.setValue(Role::Prompt, u"a harbour"_s);
        request.setValue(Role::Aspect, u"640:360"_s);
        return request;
    }

    const Catalogue m_catalogue = withOverlay();
};

void TestOverlayModel::isAddedBehindTheOthers()
{
    QVERIFY(!shippedCatalogue().model(u"runway", u"text-to-video", u"sandbox_reserved"));
    const QList<const ModelSpec *> models = m_catalogue.models(u"runway", u"text-to-video");
    QCOMPARE(models.size(), 12);
    QCOMPARE(models.constFirst()->model, u"gen4.5"_s);
    QCOMPARE(models.constLast(), &reserved());
    QCOMPARE(m_catalogue.models().size(), shippedCatalogue().models().size() + 1);
}

void TestOverlayModel::isValidated_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *name, const char *key, const QJsonValue &value, bool isRight) {
        QTest::newRow(name) << QString::fromLatin1(key) << value << isRight;
    };
    row("longest prompt", "prompt", QString(200, u'a'), true);
    row("longer prompt", "prompt", QString(201, u'a'), false);
    row("no prompt", "prompt", QJsonValue::Null, false);
    row("ratio", "aspect", u"360:640"_s, true);
    row("another ratio", "aspect", u"1280:720"_s, false);
    row("4 seconds", "duration", 4, true);
    row("5 seconds", "duration", 5, false);
    row("1 second", "duration", 1, false);
    row("most grain", "grain", 10, true);
    row("more grain", "grain", 11, false);
    row("a seed", "seed", 1, false);
}

void TestOverlayModel::isValidated()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(bool, isRight);
    GenerationRequest changed = request();
    changed.values.insert(key, value);
    QCOMPARE(!hasErrors(validate(*m_catalogue.provider(u"runway"), reserved(), changed, {})), isRight);
}

void TestOverlayModel::isPriced()
{
    GenerationRequest changed = request();
    QCOMPARE(estimate(reserved(), changed, {}), std::optional(2));
    changed.setValue(Role::Duration, 4);
    QCOMPARE(estimate(reserved(), changed, {}), std::optional(4));
}

void TestOverlayModel::bodiesMeetTheSandboxsSchema()
{
    QFile file(STUDIO_RESOURCES + u"/schema/runway-text_to_video-sandbox_reserved.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const VendorSchema schema(QJsonDocument::fromJson(file.readAll()).object());
    const QList<BodySample> samples = bodySamples(*m_catalogue.provider(u"runway"), reserved());
    QVERIFY(samples.size() >= 8);
    for (const BodySample &sample : samples) {
        const QStringList faults = schema.faults(sample.body(reserved(), Travel::Address));
        QVERIFY2(faults.isEmpty(), qPrintable(sample.name + faults.join(u"; "_s)));
    }
    GenerationRequest changed = request();
    changed.setValue(Role::Duration, 3);
    changed.values.insert(u"grain"_s, 4);
    const QJsonObject expected{{u"model"_s, u"sandbox_reserved"_s}, {u"promptText"_s, u"a harbour"_s},
        {u"ratio"_s, u"640:360"_s}, {u"duration"_s, 3}, {u"grain"_s, 4}};
    QCOMPARE(buildBody(reserved(), changed, {}), expected);
    QJsonObject wrong = expected;
    wrong.insert(u"seed"_s, 1);
    QVERIFY(!schema.faults(wrong).isEmpty());
}

QTEST_APPLESS_MAIN(TestOverlayModel)
#include "tst_overlaymodel.moc"
