// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include "domain/cataloguesample.h"
#include "domain/domainsamples.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using samples::Whole;

namespace {

const ModelSpec *whole(const Catalogue &catalogue)
{
    return catalogue.model(u"p", u"o", u"m");
}

//! The one with everything that later models brought.
ModelSpec later()
{
    const auto parsed = Catalogue::parse({Whole});
    return parsed ? *parsed->model(u"p", u"later", u"w") : ModelSpec();
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
    void readsInputsOfLaterModels();
    void readsParametersOfLaterModels();
    void readsRulesOfLaterModels();
    void readsPricesOfLaterModels();
    void readsTheExampleOfTheArchitecture();
    void readsTheExampleOfTheGuide();
    void findsChoices();
    void findsParameters();
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
    QCOMPARE(provider->videoTypes, QStringList{u"video/mp4"_s});
    QCOMPARE(provider->audioTypes, (QStringList{u"audio/wav"_s, u"audio/mpeg"_s}));
    QCOMPARE(provider->imageMaximumSide, 70);
    QVERIFY(provider->addressNeedsDomain);
    QCOMPARE(provider->tokenPage, u"https://p.example/t"_s);
    QVERIFY(provider->linksAccounts);
    QVERIFY(provider->cancels);
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
    QCOMPARE(price.tableOf, PriceSpec::TableOf::Second);
    QCOMPARE(price.table.size(), 3);
    QCOMPARE(price.table[2].second, 4.5);
    QCOMPARE(price.minimum, 2.0);
    QCOMPARE(price.plus, 1.0);
    QCOMPARE(price.freeWhen, u"f"_s);
    QCOMPARE(price.extras.size(), 1);
    QCOMPARE(price.extras[0].flat, 7.0);
    QCOMPARE(price.extras[0].perSecond, 0.5);
}

void TestCatalogue::readsInputsOfLaterModels()
{
    const ModelSpec model = later();
    QCOMPARE(model.media.size(), 10);
    QCOMPARE(model.mediaSlot(Role::First)->position, u"first"_s);
    QVERIFY(model.mediaSlot(Role::Reference)->position.isEmpty()); // said to be none
    QCOMPARE(model.mediaSlot(Role::ReferenceVideo)->moreWires, (QStringList{u"clip2"_s, u"more.clip3"_s}));
    QCOMPARE(model.mediaSlot(Role::ReferenceAudio)->beside,
        (QJsonObject{{u"tone.on"_s, true}, {u"tone.kind"_s, u"loud"_s}}));
    const QList<SubjectSpec> subjects = model.mediaSlot(Role::Image)->subjects;
    QCOMPARE(subjects.size(), 2);
    QCOMPARE(subjects[1].word, u"human"_s);
    QCOMPARE(subjects[0].maximumCount, 2);
    const QList<std::pair<Role, MediaShape>> shapes{{Role::Audio, MediaShape::Listed},
        {Role::ReferenceAudio, MediaShape::UriList}, {Role::Middle, MediaShape::TypedList},
        {Role::Keyframe, MediaShape::Timed}};
    for (const auto &[role, shape] : shapes)
        QCOMPARE(model.mediaSlot(role)->shape, shape);
}

void TestCatalogue::readsParametersOfLaterModels()
{
    const ModelSpec model = later();
    QCOMPARE(model.note, u"Best with a face."_s);
    QCOMPARE(model.output, MediaKind::Image);
    QCOMPARE(model.parameter(Role::Duration)->defaultFrom, std::optional(Role::Source));
    QVERIFY(!model.parameter(Role::Prompt)->defaultFrom);
    const auto &needed = model.parameter(Role::Style)->requiredWhen;
    QVERIFY(needed);
    QCOMPARE(needed->key, u"quality"_s);
    QCOMPARE(needed->is, QList<QJsonValue>{u"high"_s});
    QCOMPARE(model.parameter(Role::Aspect)->when->key, u"character"_s);
}

void TestCatalogue::readsRulesOfLaterModels()
{
    using Kind = FieldRule::Kind;
    const ModelSpec model = later();
    const QList<Kind> kinds{
        Kind::Exclusive, Kind::RequiresAny, Kind::TotalSeconds, Kind::TotalCount, Kind::TotalPixels};
    QCOMPARE(model.rules.size(), kinds.size());
    for (qsizetype i = 0; i < kinds.size(); ++i)
        QCOMPARE(model.rules[i].kind, kinds[i]);
    QCOMPARE(model.rules[1].others, (QStringList{u"image"_s, u"reference"_s}));
    QCOMPARE(model.rules[2].fields, (QStringList{u"source"_s, u"referenceVideo"_s}));
    QCOMPARE(model.rules[2].maximum, 25.0);
    QCOMPARE(model.rules[4].fields, QStringList{u"image"_s});
    QCOMPARE(model.rules[4].others, QStringList{u"scale"_s});
}

void TestCatalogue::readsPricesOfLaterModels()
{
    const PriceSpec price = *later().price;
    QCOMPARE(price.kind, PriceSpec::Kind::PerSecond);
    QCOMPARE(price.unit, 2.0);
    QCOMPARE(price.timesKey, u"outputCount"_s);
    QCOMPARE(price.extras.size(), 3);
    QVERIFY(!price.extras[0].when);
    QCOMPARE(price.extras[0].perInput, 1.0);
    QCOMPARE(price.extras[0].inputs, (QStringList{u"image"_s, u"reference"_s}));
    QCOMPARE(price.extras[1].perInputSecond, 0.5);
    QCOMPARE(price.extras[2].when->key, u"character"_s);
    const auto table = Catalogue::parse({Whole},
        R"({"models": [{"provider": "p", "operation": "o", "model": "t", "path": "/t",
            "parameters": [{"wire": "k", "label": "K", "kind": "choice", "values": [1]}],
            "price": {"table": {"key": "k", "perFrame": true, "rows": [{"is": [1], "price": 0.9}]}}}]})");
    QVERIFY(table);
    QCOMPARE(table->model(u"p", u"o", u"t")->price->tableOf, PriceSpec::TableOf::Frame);
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

// What the guide tells people to write has to work.
void TestCatalogue::readsTheExampleOfTheGuide()
{
    QFile guide(STUDIO_RESOURCES + u"/../docs/catalogue.md"_s);
    QVERIFY(guide.open(QIODevice::ReadOnly));
    const QByteArray text = guide.readAll();
    const QByteArray fence = "```json\n";
    const qsizetype begin = text.indexOf(fence) + fence.size();
    const QByteArray example = text.mid(begin, text.indexOf("```", begin) - begin);
    const auto parsed = Catalogue::parse({samples::document(u"runway.json"_s)}, example);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    const Catalogue shipped = samples::catalogue();
    QCOMPARE(parsed->models(u"runway", u"image-to-video").size(),
        shipped.models(u"runway", u"image-to-video").size() + 1);
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

void TestCatalogue::overlayReplacesInPlace()
{
    const QByteArray overlay
        = R"({"models": [{"provider": "p", "operation": "o", "model": "m", "path": "/z"}]})";
    const auto parsed = Catalogue::parse({Whole}, overlay);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->models().size(), 3);
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
    QCOMPARE(parsed->models().size(), 5);
    QCOMPARE(parsed->model(u"q", u"o", u"m")->path, u"/z"_s);
    QCOMPARE(parsed->model(u"p", u"other", u"m")->path, u"/w"_s);
    QCOMPARE(parsed->operations(), (QStringList{u"o"_s, u"later"_s, u"other"_s}));
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
    QCOMPARE(parsed->models().size(), 3);
}

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
