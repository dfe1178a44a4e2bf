// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include "domain/domainsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// A provider with one model that uses every member of the format.
QByteArray read(const QString &name)
{
    QFile file(STUDIO_TEST_DATA + u"/catalogue/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the sample is missing");
    return file.readAll();
}

const QByteArray Whole = read(u"whole.json"_s);

QByteArray replaced(const char *before, const char *after)
{
    QByteArray text = Whole;
    if (!text.contains(before))
        qFatal("the sample has no %s", before);
    return text.replace(before, after);
}

const ModelSpec *whole(const Catalogue &catalogue)
{
    return catalogue.model(u"p", u"o", u"m");
}

} // namespace

class TestCatalogue final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsProviders();
    void readsModels();
    void readsInputs();
    void readsParameters();
    void readsRulesAndPrices();
    void readsTheExampleOfTheArchitecture();
    void findsChoices();
    void findsParameters();
    void faults_data();
    void faults();
    void noPieceOfADocumentCrashes();
    void wrongTypesEverywhere();
    void overlayReplacesInPlace();
    void overlayAdds();
    void overlayFaults();
    void emptyOverlayChangesNothing();
};

void TestCatalogue::readsProviders()
{
    const auto parsed = Catalogue::parse({Whole});
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->providers().size(), 1);
    const ProviderSpec *provider = parsed->provider(u"p");
    QVERIFY(provider);
    QCOMPARE(provider->label, u"P"_s);
    QCOMPARE(provider->headers.size(), 1);
    QCOMPARE(provider->headers[0].first, QByteArray("X-V"));
    QCOMPARE(provider->limits(MediaKind::Image).url, 10);
    QCOMPARE(provider->limits(MediaKind::Image).dataUri, 20);
    QCOMPARE(provider->limits(MediaKind::Image).upload, 30);
    QCOMPARE(provider->limits(MediaKind::Image).uploadLeast, 4);
    QCOMPARE(provider->limits(MediaKind::Image).urlLength, 50);
    QCOMPARE(provider->limits(MediaKind::Video).upload, 60);
    QCOMPARE(provider->limits(MediaKind::Audio).upload, 0);
    QCOMPARE(provider->imageTypes, QStringList{u"image/png"_s});
    QCOMPARE(provider->imageMaximumSide, 70);
    QVERIFY(provider->addressNeedsDomain);
    QCOMPARE(provider->tokenPage, u"https://p.example/t"_s);
    QVERIFY(!parsed->provider(u"q"));
}

void TestCatalogue::readsModels()
{
    const auto parsed = Catalogue::parse({Whole});
    QVERIFY(parsed);
    const ModelSpec *model = whole(*parsed);
    QVERIFY(model);
    QCOMPARE(model->provider, u"p"_s);
    QCOMPARE(model->label, u"M"_s);
    QCOMPARE(model->path, u"/x"_s);
    QCOMPARE(model->constants, (QJsonObject{{u"model"_s, u"m"_s}}));
    QCOMPARE(model->output, MediaKind::Audio);
    QCOMPARE(model->outputSize, QSize(320, 240));
    QCOMPARE(model->since, QDate(2025, 4, 1));
    QCOMPARE(model->retired, QDate(2026, 7, 30));
    const ModelSpec *bare = parsed->model(u"p", u"o", u"n");
    QVERIFY(bare);
    QCOMPARE(bare->label, u"n"_s);
    QVERIFY(!bare->price);
    QVERIFY(!bare->retired.isValid());
    QCOMPARE(bare->output, MediaKind::Video);
    QCOMPARE(parsed->models(u"p", u"o").size(), 2);
    QCOMPARE(parsed->models(u"p", u"o").constFirst()->model, u"m"_s);
    QVERIFY(parsed->models(u"p", u"other").isEmpty());
    QVERIFY(!parsed->model(u"q", u"o", u"m"));
}

void TestCatalogue::readsInputs()
{
    const auto parsed = Catalogue::parse({Whole});
    QVERIFY(parsed);
    const ModelSpec *model = whole(*parsed);
    QCOMPARE(model->media.size(), 6);
    QCOMPARE(model->mediaSlot(Role::First)->position, u"first"_s);
    QCOMPARE(model->mediaSlot(Role::Last)->position, u"end"_s);
    const MediaSpec *reference = model->mediaSlot(Role::Reference);
    QCOMPARE(reference->kinds, (QList{MediaKind::Image, MediaKind::Video}));
    QCOMPARE(reference->shape, MediaShape::Tagged);
    QVERIFY(reference->required && reference->croppedToOutput);
    QCOMPARE(reference->maximumCount, 3);
    QCOMPARE(reference->aspect->least, 0.5);
    QCOMPARE(reference->seconds->most, 30.0);
    QCOMPARE(reference->minimumSide, 64);
    QCOMPARE(reference->maximumSide, 4096);
    QCOMPARE(model->mediaSlot(Role::Audio)->shape, MediaShape::Uri);
    QCOMPARE(model->mediaSlot(Role::Character)->shape, MediaShape::Typed);
    QCOMPARE(model->mediaSlot(Role::Middle)->shape, MediaShape::AssetId);
    QCOMPARE(model->mediaSlot(Role::Audio)->maximumCount, 1);
    QVERIFY(!model->mediaSlot(Role::Source));
}

void TestCatalogue::readsParameters()
{
    const auto parsed = Catalogue::parse({Whole});
    QVERIFY(parsed);
    const ModelSpec *model = whole(*parsed);
    const ParameterSpec *prompt = model->parameter(Role::Prompt);
    QCOMPARE(prompt->minimum, std::optional(1.0));
    QCOMPARE(prompt->maximum, std::optional(9.0));
    QVERIFY(prompt->required);
    QCOMPARE(prompt->form, TextForm::Lines);
    QCOMPARE(model->parameter(Role::NegativePrompt)->form, TextForm::Line);
    QCOMPARE(model->parameter(Role::ReplyUrl)->form, TextForm::Address);
    const ParameterSpec *aspect = model->parameter(Role::Aspect);
    QCOMPARE(aspect->choices[0].size, QSize(1280, 720));
    QVERIFY(aspect->choices[1].size.isEmpty()); // a ratio, not pixels
    QCOMPARE(aspect->choices[2].size, QSize(640, 360));
    QCOMPARE(aspect->choices[2].label, u"Wide"_s);
    QCOMPARE(aspect->defaultValue, QJsonValue(u"wide"_s));
    const ParameterSpec *deep = model->parameter(u"x.y");
    QCOMPARE(deep->key(), u"x.y"_s);
    QCOMPARE(deep->label, u"Deep"_s);
    QCOMPARE(deep->step, 0.25);
    QCOMPARE(deep->neutral, QJsonValue(0));
    QVERIFY(deep->defaultValue.isUndefined());
    QVERIFY(model->parameter(u"q")->advanced);
    const ParameterSpec *loud = model->parameter(u"f");
    QCOMPARE(loud->when->key, u"q"_s);
    QCOMPARE(loud->when->is, (QList<QJsonValue>{1, u"2"_s}));
    QVERIFY(model->parameter(Role::Seed)->alwaysSent);
    QCOMPARE(*model->parameter(Role::Seed)->maximum, 4294967295.0);
    QVERIFY(!model->hasCamera());
}

void TestCatalogue::readsRulesAndPrices()
{
    const auto parsed = Catalogue::parse({Whole});
    QVERIFY(parsed);
    const ModelSpec *model = whole(*parsed);
    QCOMPARE(model->rules.size(), 3);
    QCOMPARE(model->rules[1].kind, FieldRule::Kind::Requires);
    QCOMPARE(model->rules[1].fields, QStringList{u"last"_s});
    QCOMPARE(model->rules[1].others, QStringList{u"first"_s});
    const PriceSpec &price = *model->price;
    QCOMPARE(price.kind, PriceSpec::Kind::Table);
    QVERIFY(price.tablePerSecond);
    QCOMPARE(price.table.size(), 3);
    QCOMPARE(price.table[2].second, 4.5);
    QCOMPARE(price.minimum, 2.0);
    QCOMPARE(price.plus, 1.0);
    QCOMPARE(price.freeWhen, u"f"_s);
    QCOMPARE(price.extras.size(), 1);
    QCOMPARE(price.extras[0].flat, 7.0);
    QCOMPARE(price.extras[0].perSecond, 0.5);
}

void TestCatalogue::readsTheExampleOfTheArchitecture()
{
    const QByteArray overlay = R"({"models": [{"provider": "runway",
        "operation": "image-to-video", "model": "mine", "path": "/v1/image_to_video",
        "media": [{"role": "first", "kind": "image", "required": true, "shape": "positioned",
                   "wire": "promptImage", "aspect": [0.5, 2.358]}],
        "parameters": [{"wire": "promptText", "role": "prompt", "kind": "text", "max": 1000, "unit": "utf16"},
            {"wire": "ratio", "role": "aspect", "kind": "choice", "required": true,
             "values": ["1280:720", "720:1280"]},
            {"wire": "seed", "role": "seed", "kind": "integer", "min": 0, "max": 4294967295}],
        "price": {"perSecond": 5}, "since": "2025-04", "retired": null, "source": "mine"}]})";
    const auto parsed = Catalogue::parse({samples::document(u"runway.json"_s)}, overlay);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QVERIFY(parsed->model(u"runway", u"image-to-video", u"mine"));
}

void TestCatalogue::findsChoices()
{
    const auto parsed = Catalogue::parse({Whole});
    QVERIFY(parsed);
    const ParameterSpec *quality = whole(*parsed)->parameter(u"q");
    QCOMPARE(quality->choice(1)->value, QJsonValue(1));
    QCOMPARE(quality->choice(u"1"_s)->value, QJsonValue(1));
    QCOMPARE(quality->choice(u"2"_s)->value, QJsonValue(u"2"_s)); // the same type wins
    QCOMPARE(quality->choice(2)->value, QJsonValue(2));
    for (const QJsonValue &value : {QJsonValue(3), QJsonValue(u"1.0"_s), QJsonValue(u" 1"_s), QJsonValue(1.5),
             QJsonValue(true), QJsonValue(), QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonArray{1})})
        QVERIFY(!quality->choice(value));
}

void TestCatalogue::findsParameters()
{
    const auto parsed = Catalogue::parse({Whole});
    QVERIFY(parsed);
    const ModelSpec *model = whole(*parsed);
    QCOMPARE(model->parameter(u"prompt"), model->parameter(Role::Prompt));
    QCOMPARE(model->parameter(u"t"), model->parameter(Role::Prompt));
    QVERIFY(!model->parameter(u"T"));
    QVERIFY(!model->parameter(Role::MaxJobs));
}

void TestCatalogue::faults_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("place"); // has to stand in the message
    const auto add = [](const char *name, const QByteArray &document, const char *place) {
        QTest::newRow(name) << document << QString::fromLatin1(place);
    };
    const auto change = [&add](const char *name, const char *before, const char *after, const char *place) {
        add(name, replaced(before, after), place);
    };
    add("nothing", "", "document 1");
    add("no JSON", "hello", "document 1");
    add("cut short", Whole.left(Whole.size() / 2), "at byte");
    add("a list", "[]", "an object is expected");
    add("a number", "5", "document 1");
    change("another format", "\"format\": 1", "\"format\": 2", "document 1.format");
    change("a member too many", "\"format\": 1", "\"version\": 1", "\"version\" is not known");
    change("models are no list", "\"models\": [", "\"models\": {}, \"x\": [", "document 1.models");
    change("no provider", "\"id\": \"p\",", "", "document 1.provider.id");
    change("plain http", "https://p.example\",", "http://p.example\",", "baseUrl");
    change("a header with a line break", "\"X-V\": \"1\"", "\"X-V\": \"1\\r\\nA: b\"", "header");
    change("a header that carries a token", "\"X-V\"", "\"Authorization\"", "header");
    change("a header that is a number", "\"X-V\": \"1\"", "\"X-V\": 1", "document 1.provider.headers");
    change("a limit below 0", "\"url\": 10", "\"url\": -1", "document 1.provider.limits.image.url");
    change("half a byte", "\"url\": 10", "\"url\": 1.5", "document 1.provider.limits.image.url");
    change("an unknown limit", "\"uploadMin\": 4", "\"uploadLeast\": 4", "provider.limits.image");
    change("a side beyond int", "\"imageMaxSide\": 70", "\"imageMaxSide\": 9999999999", "imageMaxSide");
    change("types are no list", "[\"image/png\"]", "\"image/png\"", "provider.imageTypes");
    change(
        "no operation", "\"operation\": \"o\", \"model\": \"m\"", "\"model\": \"m\"", "models[0].operation");
    change("no model", "\"model\": \"n\"", "\"name\": \"n\"", "models[1].model");
    change("path without slash", "\"/y\"", "\"y\"", "models[1]: \"path\"");
    change("path with a query", "\"/y\"", "\"/y?a=1\"", "models[1]: \"path\"");
    change("mistyped member", "\"label\": \"M\"", "\"lable\": \"M\"", "models[0]: \"lable\" is not known");
    change("constants are a text", "{\"model\": \"m\"}", "\"m\"", "models[0].constants");
    change("no such date", "\"2026-07-30\"", "\"2026-02-30\"", "models[0].retired");
    change("retired before it came", "\"2026-07-30\"", "\"2024-01-01\"", "\"retired\" is before");
    change("unknown output", "\"output\": \"audio\"", "\"output\": \"smell\"", "models[0].output");
    change("output of no size", "[320, 240]", "[320]", "models[0].outputSize");
    change("twice the same model", "\"model\": \"n\"", "\"model\": \"m\"", "listed twice");
    change("an input of a parameter's role", "\"role\": \"audio\"", "\"role\": \"seed\"", "media[3].role");
    change("an input of no role", "\"role\": \"audio\"", "\"role\": \"sound\"", "media[3].role");
    change("two inputs of a role", "\"role\": \"last\"", "\"role\": \"first\"", "input \"first\"");
    change("unknown kind", "\"kind\": \"audio\"", "\"kind\": \"sound\"", "media[3].kind");
    change("no kinds", "[\"image\", \"video\"]", "[]", "media[2].kind");
    change("unknown shape", "\"shape\": \"uri\"", "\"shape\": \"url\"", "media[3].shape");
    change("position elsewhere", "\"shape\": \"uri\"", "\"shape\": \"uri\", \"position\": \"x\"",
        "media[3].position");
    change("no room", "\"maxCount\": 3", "\"maxCount\": 0", "\"maxCount\"");
    change("aspect upside down", "[0.5, 2]", "[2, 0.5]", "media[2].aspect");
    change("aspect of one", "[0.5, 2]", "[2]", "media[2].aspect");
    change("seconds in words", "[3, 30]", "[\"3\", \"30\"]", "media[2].seconds");
    change("sides upside down", "\"minSide\": 64", "\"minSide\": 5000", "\"minSide\"");
    change("unknown member of an input", "\"maxCount\"", "\"count\"", "media[2]: \"count\"");
    change(
        "a parameter of an input's role", "\"role\": \"seed\"", "\"role\": \"audio\"", "parameters[7].role");
    change("unknown role", "\"role\": \"seed\"", "\"role\": \"sede\"", "parameters[7].role");
    change("unknown kind of value", "\"kind\": \"integer\"", "\"kind\": \"int\"", "parameters[7].kind");
    change("maximum in words", "\"max\": 4294967295", "\"max\": \"4294967295\"", "parameters[7].max");
    change("maximum below minimum", "\"min\": -1, \"max\": 1", "\"min\": 2, \"max\": 1", "parameter \"x.y\"");
    change("step 0", "\"step\": 0.25", "\"step\": 0", "\"step\"");
    change("neutral out of range", "\"neutral\": 0", "\"neutral\": 5", "\"neutral\"");
    change("neutral of another type", "\"neutral\": 0", "\"neutral\": false", "\"neutral\"");
    change("default of another type", "\"default\": true", "\"default\": 1", "\"default\"");
    change("default not allowed", "\"default\": \"wide\"", "\"default\": \"high\"", "\"default\"");
    change("a choice of nothing", "\"values\": [1, \"2\", 2]", "\"values\": []", "parameter \"q\"");
    change("twice the same value", "[1, \"2\", 2]", "[1, 2, 2]", "listed twice");
    change("a value that is a list", "[1, \"2\", 2]", "[1, [2]]", "parameters[4].values");
    change("an unknown member of a value", "\"size\": [640, 360]", "\"pixels\": [640, 360]", "values[2]");
    change("a size below 0", "[640, 360]", "[-640, 360]", "values[2].size");
    change("values without choice", "\"kind\": \"boolean\"", "\"kind\": \"boolean\", \"values\": [1]",
        "parameter \"f\"");
    change("range of a boolean", "\"kind\": \"boolean\"", "\"kind\": \"boolean\", \"min\": 1",
        "parameter \"f\"");
    change("neither role nor label", "\"label\": \"Loud\", ", "", "parameter \"f\"");
    change("two parameters of a name", "\"wire\": \"neg\"", "\"wire\": \"t\"", "used twice");
    change("a parameter named as an input", "\"wire\": \"neg\"", "\"wire\": \"b\"", "used twice");
    change("a parameter named as a constant", "\"wire\": \"neg\"", "\"wire\": \"model\"", "used twice");
    change("unknown unit", "\"utf16\"", "\"bytes\"", "parameters[0].unit");
    change("unknown form", "\"form\": \"line\"", "\"form\": \"rows\"", "parameters[1].form");
    change("required in words", "\"required\": true}", "\"required\": \"yes\"}", "parameters[0].required");
    change("condition on nothing", "{\"key\": \"q\", \"is\": [1, \"2\"]}", "{\"key\": \"z\", \"is\": [1]}",
        "\"z\"");
    change("condition on itself", "{\"key\": \"q\", \"is\": [1, \"2\"]}", "{\"key\": \"f\", \"is\": [true]}",
        "names the parameter itself");
    change("condition that cannot be met", "{\"key\": \"q\", \"is\": [1, \"2\"]}",
        "{\"key\": \"q\", \"is\": [9]}", "cannot have");
    change("condition without values", "{\"key\": \"q\", \"is\": [1, \"2\"]}", "{\"key\": \"q\"}",
        "parameters[6].when.is");
    change("rule on nothing", "\"atLeastOne\": [\"prompt\", \"first\"]", "\"atLeastOne\": [\"z\"]", "\"z\"");
    change(
        "rule by wire name", "\"atLeastOne\": [\"prompt\", \"first\"]", "\"atLeastOne\": [\"t\"]", "\"t\"");
    change("rule without others", "\"exclusive\": [\"f\"], \"with\": [\"x.y\"]", "\"exclusive\": [\"f\"]",
        "rules[0]");
    change("rule against itself", "\"with\": [\"x.y\"]", "\"with\": [\"f\"]", "against itself");
    change("rule of no kind", "{\"atLeastOne\": [\"prompt\", \"first\"]}", "{\"mostOne\": [\"first\"]}",
        "rules[2]");
    change("two prices", "\"price\": {", "\"price\": {\"flat\": 3, ", "models[0].price");
    change("no price at all", "\"price\": null", "\"price\": {}", "models[1].price");
    change("price in words", "\"price\": null", "\"price\": \"5\"", "models[1].price");
    change("price below 0", "\"price\": null", "\"price\": {\"flat\": -5}", "models[1]: price");
    change("free for no reason", "\"freeWhen\": \"f\"", "\"freeWhen\": \"q\"", "freeWhen");
    change(
        "table on nothing", "{\"table\": {\"key\": \"q\"", "{\"table\": {\"key\": \"z\"", "price: the table");
    change("table of other values", "{\"is\": [2], \"price\": 4.5}", "{\"is\": [7], \"price\": 4.5}",
        "cannot apply");
    change("row without price", "{\"is\": [2], \"price\": 4.5}", "{\"is\": [2]}", "table.rows[1]");
    change("extra on nothing", "{\"when\": {\"key\": \"q\", \"is\": [1]}",
        "{\"when\": {\"key\": \"z\", \"is\": [1]}", "\"z\"");
}

void TestCatalogue::faults()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, place);
    const auto parsed = Catalogue::parse({document});
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidRequest);
    QVERIFY2(parsed.error().detail.contains(place), qPrintable(parsed.error().detail));
}

// Whatever is cut out of it, a document is read or refused with a message.
void TestCatalogue::noPieceOfADocumentCrashes()
{
    for (qsizetype at = 0; at < Whole.size(); at += 7) {
        for (const qsizetype length : {1, 5, 40}) {
            QByteArray document = Whole;
            document.remove(at, length);
            const auto parsed = Catalogue::parse({document});
            QVERIFY(parsed || !parsed.error().detail.isEmpty());
        }
    }
}

// Every member, one after the other, gets a value of each other type.
void TestCatalogue::wrongTypesEverywhere()
{
    const QList<QByteArray> values{"null", "true", "-1", "1e300", "\"x\"", "[]", "[[]]", "{}", "{\"a\": 1}"};
    const QRegularExpression member(u"\"[A-Za-z-]+\": (\"[^\"]*\"|[0-9.-]+|true|null)"_s);
    auto match = member.globalMatch(QString::fromUtf8(Whole));
    int count = 0;
    while (match.hasNext()) {
        const QRegularExpressionMatch found = match.next();
        for (const QByteArray &value : values) {
            QByteArray document = Whole; // ASCII: characters are bytes
            document.replace(found.capturedStart(1), found.capturedLength(1), value);
            const auto parsed = Catalogue::parse({document});
            QVERIFY(parsed || parsed.error().detail.startsWith(u"document 1"_s)
                || parsed.error().detail.startsWith(u"model "_s));
            ++count;
        }
    }
    QVERIFY(count > 500);
}

void TestCatalogue::overlayReplacesInPlace()
{
    const QByteArray overlay
        = R"({"models": [{"provider": "p", "operation": "o", "model": "m", "path": "/z"}]})";
    const auto parsed = Catalogue::parse({Whole}, overlay);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->models().size(), 2);
    QCOMPARE(parsed->models(u"p", u"o").constFirst()->model, u"m"_s);
    QCOMPARE(whole(*parsed)->path, u"/z"_s);
    QVERIFY(whole(*parsed)->parameters.isEmpty());
}

void TestCatalogue::overlayAdds()
{
    const QByteArray overlay = R"({"provider": {"id": "q", "baseUrl": "http://127.0.0.1:9"},
        "models": [{"operation": "o", "model": "m", "path": "/z"},
                   {"provider": "p", "operation": "other", "model": "m", "path": "/w"}]})";
    const auto parsed = Catalogue::parse({Whole}, overlay);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->models().size(), 4);
    QCOMPARE(parsed->model(u"q", u"o", u"m")->path, u"/z"_s);
    QCOMPARE(parsed->model(u"p", u"other", u"m")->path, u"/w"_s);
    QCOMPARE(parsed->operations(), (QStringList{u"o"_s, u"other"_s}));
    QCOMPARE(parsed->operations(u"q"), QStringList{u"o"_s});
    QVERIFY(parsed->provider(u"q"));
    QVERIFY(!whole(*parsed)->parameters.isEmpty());
}

void TestCatalogue::overlayFaults()
{
    const auto typo = Catalogue::parse({Whole}, R"({"modles": []})");
    QVERIFY(!typo);
    QVERIFY2(typo.error().detail.startsWith(u"overlay: "_s), qPrintable(typo.error().detail));
    const auto nobody = Catalogue::parse(
        {Whole}, R"({"models": [{"provider": "z", "operation": "o", "model": "m", "path": "/z"}]})");
    QVERIFY(!nobody);
    QVERIFY2(nobody.error().detail.contains(u"\"z\""_s), qPrintable(nobody.error().detail));
    const auto noProvider
        = Catalogue::parse({Whole}, R"({"models": [{"operation": "o", "model": "m", "path": "/z"}]})");
    QVERIFY(!noProvider);
    QVERIFY2(noProvider.error().detail.contains(u"overlay.models[0].provider"_s),
        qPrintable(noProvider.error().detail));
}

void TestCatalogue::emptyOverlayChangesNothing()
{
    const auto parsed = Catalogue::parse({Whole}, " \n");
    QVERIFY(parsed);
    QCOMPARE(parsed->models().size(), 2);
}

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
