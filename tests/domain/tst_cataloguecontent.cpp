// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// One line a parameter, typed from the providers' documents, not from the catalogue:
// wire | role or label | kind | least | most | default | values | flags
// flags: R required, S always sent, A advanced.
struct Line {
    const char *wire;
    const char *role;
    const char *kind;
    const char *least;
    const char *most;
    const char *fallback;
    const char *values;
    const char *flags;
};

// useapi.net, gen3turbo/create of January 2, 2025.
const QList<Line> UseapiGen3Turbo{
    {"text_prompt", "prompt", "text", "", "", "", "", ""},
    {"aspect_ratio", "aspect", "choice", "", "", "landscape", "landscape,portrait", ""},
    {"horizontal", "camera.horizontal", "number", "-10", "10", "", "", ""},
    {"vertical", "camera.vertical", "number", "-10", "10", "", "", ""},
    {"roll", "camera.roll", "number", "-10", "10", "", "", ""},
    {"zoom", "camera.zoom", "number", "-10", "10", "", "", ""},
    {"pan", "camera.pan", "number", "-10", "10", "", "", ""},
    {"tilt", "camera.tilt", "number", "-10", "10", "", "", ""},
    {"static", "camera.static", "boolean", "", "", "", "", ""},
    {"seconds", "duration", "choice", "", "", "5", "5,10", "S"},
    {"seed", "seed", "integer", "1", "4294967294", "", "", "S"},
    {"exploreMode", "exploreMode", "boolean", "", "", "", "", "A"},
    {"replyUrl", "replyUrl", "text", "", "1024", "", "", "A"},
    {"replyRef", "replyRef", "text", "", "1024", "", "", "A"},
    {"maxJobs", "maxJobs", "integer", "1", "10", "", "", "A"},
};

// Runway's reference of July 2025; the duration as the API takes it since October 2025.
const QList<Line> RunwayGen4Turbo{
    {"promptText", "prompt", "text", "1", "1000", "", "", ""},
    {"ratio", "aspect", "choice", "", "", "", "1280:720,720:1280,1104:832,832:1104,960:960,1584:672", "R"},
    {"duration", "duration", "integer", "2", "10", "10", "", "S"},
    {"seed", "seed", "integer", "0", "4294967295", "", "", "S"},
    {"contentModeration.publicFigureThreshold", "contentModeration", "choice", "", "", "auto", "auto,low",
        "A"},
};

// Runway's OpenAPI of August 8, 2026.
const QList<Line> RunwayGen45{
    {"promptText", "prompt", "text", "1", "1000", "", "", "R"},
    {"ratio", "aspect", "choice", "", "", "", "1280:720,720:1280,1104:832,832:1104,960:960,1584:672", "R"},
    {"duration", "duration", "integer", "2", "10", "", "", "RS"},
    {"seed", "seed", "integer", "0", "4294967295", "", "", "S"},
    {"contentModeration.publicFigureThreshold", "contentModeration", "choice", "", "", "auto", "auto,low",
        "A"},
    {"outputFormat", "outputFormat", "choice", "", "", "mp4", "mp4,prores,png_sequence", "A"},
    {"proresProfile", "ProRes profile", "choice", "", "", "4444", "422,4444,422 Proxy,422 LT,422 HQ,4444 XQ",
        "A"},
};

// Runway's reference of July 2025.
const QList<Line> RunwayGen3a{
    {"promptText", "prompt", "text", "1", "1000", "", "", ""},
    {"ratio", "aspect", "choice", "", "", "", "1280:768,768:1280", "R"},
    {"duration", "duration", "choice", "", "", "10", "5,10", "S"},
    {"seed", "seed", "integer", "0", "4294967295", "", "", "S"},
    {"contentModeration.publicFigureThreshold", "contentModeration", "choice", "", "", "auto", "auto,low",
        "A"},
};

QByteArray builtIn(const QString &name)
{
    QFile file(u":/circledtake/catalog/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString written(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QString written(std::optional<double> number)
{
    return number ? QString::number(qint64(*number)) : QString();
}

QString written(ParameterKind kind)
{
    const QStringList names{u"text"_s, u"integer"_s, u"number"_s, u"boolean"_s, u"choice"_s};
    return names[qsizetype(kind)];
}

QString written(const ParameterSpec &parameter)
{
    QStringList values;
    for (const ChoiceValue &choice : parameter.choices)
        values << written(choice.value);
    values.sort();
    const QString flags = QString(parameter.required ? u"R"_s : u""_s)
        + (parameter.alwaysSent ? u"S"_s : u""_s) + (parameter.advanced ? u"A"_s : u""_s);
    return QStringList{parameter.wire, parameter.role ? QString(roleName(*parameter.role)) : parameter.label,
        written(parameter.kind), written(parameter.minimum), written(parameter.maximum),
        written(parameter.defaultValue), values.join(u','), flags}
        .join(u'|');
}

QString written(const Line &line)
{
    QStringList values = QString::fromLatin1(line.values).split(u',', Qt::SkipEmptyParts);
    values.sort();
    QStringList cells;
    for (const char *cell : {line.wire, line.role, line.kind, line.least, line.most, line.fallback})
        cells << QString::fromLatin1(cell);
    return (cells << values.join(u',') << QString::fromLatin1(line.flags)).join(u'|');
}

} // namespace

class TestCatalogueContent final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void parameters_data();
    void parameters();
    void defaultModels();
    void counts();
    void typesOfValues();
    void useapiInputs();
    void useapiSizes();
    void useapiRules();
    void runwayInputs();
    void runwaySizes();
    void pricesAndDates();
    void proresNeedsItsFormat();
    void runwayProvider();
    void useapiProvider();
    void everyModelSaysWhereItIsFrom();

private:
    const ModelSpec &model(const char *provider, const char *name) const
    {
        const ModelSpec *found
            = m_catalogue.model(QString::fromLatin1(provider), u"image-to-video", QString::fromLatin1(name));
        if (!found)
            qFatal("no model %s at %s", name, provider);
        return *found;
    }

    Catalogue m_catalogue;
};

void TestCatalogueContent::initTestCase()
{
    const auto parsed = Catalogue::parse({builtIn(u"runway.json"_s), builtIn(u"useapi.json"_s)});
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    m_catalogue = *parsed;
}

void TestCatalogueContent::parameters_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *provider, const char *name, const QList<Line> &lines) {
        QStringList expected;
        for (const Line &line : lines)
            expected << written(line);
        expected.sort();
        QTest::addRow("%s %s", provider, name)
            << QString::fromLatin1(provider) << QString::fromLatin1(name) << expected;
    };
    add("useapi", "gen3a_turbo", UseapiGen3Turbo);
    add("runway", "gen4_turbo", RunwayGen4Turbo);
    add("runway", "gen4.5", RunwayGen45);
    add("runway", "gen3a_turbo", RunwayGen3a);
}

void TestCatalogueContent::parameters()
{
    QFETCH(QString, provider);
    QFETCH(QString, name);
    const ModelSpec *spec = m_catalogue.model(provider, u"image-to-video", name);
    QVERIFY(spec);
    QStringList found;
    for (const ParameterSpec &parameter : spec->parameters)
        found << written(parameter);
    found.sort();
    QTEST(found, "expected");
}

void TestCatalogueContent::defaultModels()
{
    const QList<std::pair<QString, QString>> runway{{u"image-to-video"_s, u"gen4_turbo"_s},
        {u"text-to-video"_s, u"gen4.5"_s}, {u"video-to-video"_s, u"aleph2"_s},
        {u"character-performance"_s, u"act_two"_s}, {u"text-to-image"_s, u"gen4_image"_s},
        {u"image-upscale"_s, u"magnific_precision_upscaler_v2"_s},
        {u"video-upscale"_s, u"magnific_video_upscaler_creative"_s},
        {u"text-to-speech"_s, u"eleven_multilingual_v2"_s}, {u"sound-effect"_s, u"eleven_text_to_sound_v2"_s},
        {u"speech-to-speech"_s, u"eleven_multilingual_sts_v2"_s},
        {u"voice-dubbing"_s, u"eleven_voice_dubbing"_s}, {u"voice-isolation"_s, u"eleven_voice_isolation"_s}};
    const QList<std::pair<QString, QString>> useapi{{u"image-to-video"_s, u"gen3a_turbo"_s},
        {u"text-to-video"_s, u"gen4.5"_s}, {u"video-to-video"_s, u"gen3a"_s},
        {u"character-performance"_s, u"act_one"_s}, {u"text-to-image"_s, u"gen4"_s},
        {u"video-upscale"_s, u"topaz_upscale"_s}, {u"video-extend"_s, u"gen3a_turbo"_s},
        {u"video-expand"_s, u"gen3a_turbo"_s}, {u"slow-motion"_s, u"super_slow_motion"_s},
        {u"lip-sync"_s, u"lipsync"_s}};
    const auto found = [this](const QString &provider) {
        QList<std::pair<QString, QString>> first;
        for (const QString &operation : m_catalogue.operations(provider))
            first.emplace_back(operation, m_catalogue.models(provider, operation).constFirst()->model);
        return first;
    };
    QCOMPARE(found(u"runway"_s), runway);
    QCOMPARE(found(u"useapi"_s), useapi);
    QCOMPARE(m_catalogue.operations().size(), 16);
    QCOMPARE(m_catalogue.operations(u"nobody"), QStringList());
}

void TestCatalogueContent::counts()
{
    const auto counted = [this](QStringView provider) {
        QMap<QString, int> numbers;
        for (const QString &operation : m_catalogue.operations(provider))
            numbers[operation] = int(m_catalogue.models(provider, operation).size());
        return numbers;
    };
    QCOMPARE(counted(u"runway"),
        (QMap<QString, int>{{u"image-to-video"_s, 13}, {u"text-to-video"_s, 11}, {u"video-to-video"_s, 8},
            {u"character-performance"_s, 1}, {u"text-to-image"_s, 8}, {u"image-upscale"_s, 1},
            {u"video-upscale"_s, 2}, {u"text-to-speech"_s, 3}, {u"sound-effect"_s, 2},
            {u"speech-to-speech"_s, 1}, {u"voice-dubbing"_s, 1}, {u"voice-isolation"_s, 1}}));
    QCOMPARE(counted(u"useapi"),
        (QMap<QString, int>{{u"image-to-video"_s, 22}, {u"text-to-video"_s, 16}, {u"video-to-video"_s, 7},
            {u"character-performance"_s, 5}, {u"text-to-image"_s, 12}, {u"video-upscale"_s, 3},
            {u"video-extend"_s, 2}, {u"video-expand"_s, 1}, {u"slow-motion"_s, 1}, {u"lip-sync"_s, 1}}));
    // All twenty words of videos/create and all eleven of images/create.
    QSet<QString> clips;
    QSet<QString> pictures;
    for (const ModelSpec &spec : m_catalogue.models()) {
        const QString word = spec.constants.value(u"model"_s).toString();
        if (spec.path == "/v1/runwayml/videos/create"_L1)
            clips << word;
        else if (spec.path == "/v1/runwayml/images/create"_L1)
            pictures << word;
    }
    QCOMPARE(clips.size(), 20);
    QCOMPARE(pictures.size(), 11);
}

// A number in quotes would be sent as text.
void TestCatalogueContent::typesOfValues()
{
    const auto typeOf = [](const ModelSpec &spec, Role role) {
        return spec.parameter(role)->choices.constFirst().value.type();
    };
    QCOMPARE(typeOf(model("useapi", "gen3a_turbo"), Role::Duration), QJsonValue::Double);
    QCOMPARE(typeOf(model("runway", "gen3a_turbo"), Role::Duration), QJsonValue::Double);
    QCOMPARE(typeOf(model("runway", "gen4.5"), Role::Aspect), QJsonValue::String);
    const ParameterSpec *profile = model("runway", "gen4.5").parameter(u"proresProfile");
    for (const ChoiceValue &choice : profile->choices)
        QVERIFY(choice.value.isString());
    for (const Role axis : CameraAxes) {
        const ParameterSpec *spec = model("useapi", "gen3a_turbo").parameter(axis);
        QCOMPARE(spec->step, 0.1);
        QCOMPARE(spec->neutral, QJsonValue(0));
    }
    QCOMPARE(model("useapi", "gen3a_turbo").parameter(Role::CameraStatic)->neutral, QJsonValue(false));
    QCOMPARE(model("useapi", "gen3a_turbo").parameter(Role::ExploreMode)->neutral, QJsonValue(false));
    QCOMPARE(model("useapi", "gen3a_turbo").parameter(Role::Prompt)->form, TextForm::Lines);
    QCOMPARE(model("useapi", "gen3a_turbo").parameter(Role::ReplyUrl)->form, TextForm::Address);
    QCOMPARE(model("useapi", "gen3a_turbo").parameter(Role::ReplyRef)->form, TextForm::Line);
    QCOMPARE(model("runway", "gen4.5").parameter(Role::Prompt)->form, TextForm::Lines);
}

void TestCatalogueContent::useapiInputs()
{
    const ModelSpec &spec = model("useapi", "gen3a_turbo");
    QCOMPARE(spec.path, u"/v1/runwayml/gen3turbo/create"_s);
    QVERIFY(spec.constants.isEmpty());
    QVERIFY(spec.hasCamera());
    QCOMPARE(spec.media.size(), 3);
    const QList<std::pair<Role, QString>> wires{{Role::First, u"firstImage_assetId"_s},
        {Role::Middle, u"middleImage_assetId"_s}, {Role::Last, u"lastImage_assetId"_s}};
    for (const auto &[role, wire] : wires) {
        const MediaSpec *slot = spec.mediaSlot(role);
        QVERIFY(slot);
        QCOMPARE(slot->wire, wire);
        QCOMPARE(slot->shape, MediaShape::AssetId);
        QCOMPARE(slot->kinds, QList{MediaKind::Image});
        QVERIFY(!slot->required);
        QVERIFY(!slot->aspect);
        QVERIFY(slot->croppedToOutput);
        QCOMPARE(slot->maximumCount, 1);
    }
}

void TestCatalogueContent::useapiSizes()
{
    const ParameterSpec *aspect = model("useapi", "gen3a_turbo").parameter(Role::Aspect);
    QCOMPARE(aspect->choice(u"landscape"_s)->size, QSize(1280, 768));
    QCOMPARE(aspect->choice(u"portrait"_s)->size, QSize(768, 1280));
}

void TestCatalogueContent::useapiRules()
{
    const QList<FieldRule> &rules = model("useapi", "gen3a_turbo").rules;
    QCOMPARE(rules.size(), 2);
    QCOMPARE(rules[0].kind, FieldRule::Kind::Exclusive);
    QCOMPARE(rules[0].fields, QStringList{u"camera.static"_s});
    QStringList axes;
    for (const Role axis : CameraAxes)
        axes << QString(roleName(axis));
    QCOMPARE(QSet<QString>(rules[0].others.begin(), rules[0].others.end()),
        QSet<QString>(axes.begin(), axes.end()));
    QCOMPARE(rules[1].kind, FieldRule::Kind::AtLeastOne);
    QCOMPARE(rules[1].fields, (QStringList{u"prompt"_s, u"first"_s, u"middle"_s, u"last"_s}));
}

void TestCatalogueContent::runwayInputs()
{
    for (const char *name : {"gen4_turbo", "gen4.5", "gen3a_turbo"}) {
        const ModelSpec &spec = model("runway", name);
        QCOMPARE(spec.path, u"/v1/image_to_video"_s);
        QCOMPARE(spec.constants, (QJsonObject{{u"model"_s, QString::fromLatin1(name)}}));
        QVERIFY(!spec.hasCamera());
        const bool isOld = spec.model == u"gen3a_turbo"_s;
        QCOMPARE(spec.media.size(), isOld ? 2 : 1);
        const MediaSpec *first = spec.mediaSlot(Role::First);
        QVERIFY(first);
        QCOMPARE(first->wire, u"promptImage"_s);
        QCOMPARE(first->shape, MediaShape::Positioned);
        QCOMPARE(first->position, u"first"_s);
        QCOMPARE(first->required, !isOld);
        QVERIFY(first->croppedToOutput);
    }
    const MediaSpec *last = model("runway", "gen3a_turbo").mediaSlot(Role::Last);
    QVERIFY(last);
    QCOMPARE(last->wire, u"promptImage"_s);
    QCOMPARE(last->position, u"last"_s);
    QVERIFY(!last->required && !last->aspect);
    QVERIFY(!model("runway", "gen3a_turbo").mediaSlot(Role::First)->aspect);
    QCOMPARE(model("runway", "gen4_turbo").mediaSlot(Role::First)->aspect->least, 0.5);
    QCOMPARE(model("runway", "gen4_turbo").mediaSlot(Role::First)->aspect->most, 2.358);
    QCOMPARE(model("runway", "gen4.5").mediaSlot(Role::First)->aspect->least, 0.5);
    QCOMPARE(model("runway", "gen4.5").mediaSlot(Role::First)->aspect->most, 2.0);
    const QList<FieldRule> &rules = model("runway", "gen3a_turbo").rules;
    QCOMPARE(rules.size(), 1);
    QCOMPARE(rules[0].kind, FieldRule::Kind::AtLeastOne);
    QCOMPARE(rules[0].fields, (QStringList{u"first"_s, u"last"_s}));
}

void TestCatalogueContent::runwaySizes()
{
    for (const char *name : {"gen4_turbo", "gen4.5", "gen3a_turbo"}) {
        for (const ChoiceValue &choice : model("runway", name).parameter(Role::Aspect)->choices) {
            const QString size = u"%1:%2"_s.arg(choice.size.width()).arg(choice.size.height());
            QCOMPARE(choice.value.toString(), size);
        }
    }
}

void TestCatalogueContent::pricesAndDates()
{
    const auto perSecond = [this](const char *provider, const char *name) {
        const auto &price = model(provider, name).price;
        return price && price->kind == PriceSpec::Kind::PerSecond ? price->rate : -1;
    };
    QCOMPARE(perSecond("useapi", "gen3a_turbo"), 5.0);
    QCOMPARE(perSecond("runway", "gen4_turbo"), 5.0);
    QCOMPARE(perSecond("runway", "gen4.5"), 12.0);
    QCOMPARE(perSecond("runway", "gen3a_turbo"), 5.0);
    QCOMPARE(model("useapi", "gen3a_turbo").price->freeWhen, u"exploreMode"_s);
    QCOMPARE(model("runway", "gen3a_turbo").retired, QDate(2026, 7, 30));
    QVERIFY(!model("runway", "gen4_turbo").retired.isValid());
    QVERIFY(!model("runway", "gen4.5").retired.isValid());
    QVERIFY(!model("useapi", "gen3a_turbo").retired.isValid());
    QCOMPARE(model("runway", "gen4_turbo").since, QDate(2025, 4, 1));
    QCOMPARE(model("runway", "gen4.5").since, QDate(2026, 2, 12));
}

void TestCatalogueContent::proresNeedsItsFormat()
{
    const auto &when = model("runway", "gen4.5").parameter(u"proresProfile")->when;
    QVERIFY(when);
    QCOMPARE(when->key, u"outputFormat"_s);
    QCOMPARE(when->is, QList<QJsonValue>{u"prores"_s});
}

void TestCatalogueContent::runwayProvider()
{
    const ProviderSpec *spec = m_catalogue.provider(u"runway");
    QVERIFY(spec);
    QCOMPARE(spec->label, u"Runway"_s);
    QCOMPARE(spec->baseUrl, u"https://api.dev.runwayml.com"_s);
    QCOMPARE(spec->headers.size(), 1);
    QCOMPARE(spec->headers[0].first, QByteArray("X-Runway-Version"));
    QCOMPARE(spec->headers[0].second, QByteArray("2024-11-06"));
    const qint64 mebibyte = 1024 * 1024;
    QCOMPARE(spec->limits(MediaKind::Image).dataUri, 5242880);
    QCOMPARE(spec->limits(MediaKind::Image).url, 16 * mebibyte);
    QCOMPARE(spec->limits(MediaKind::Video).url, 32 * mebibyte);
    QCOMPARE(spec->limits(MediaKind::Video).dataUri, 16777216);
    QCOMPARE(spec->limits(MediaKind::Audio).url, 32 * mebibyte);
    QCOMPARE(spec->limits(MediaKind::Audio).dataUri, 16777216);
    for (const MediaKind kind : {MediaKind::Image, MediaKind::Video, MediaKind::Audio}) {
        QCOMPARE(spec->limits(kind).upload, 200 * mebibyte);
        QCOMPARE(spec->limits(kind).uploadLeast, 512);
        QCOMPARE(spec->limits(kind).urlLength, 2048);
    }
    QCOMPARE(spec->imageTypes, (QStringList{u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s}));
    QCOMPARE(spec->videoTypes,
        (QStringList{u"video/mp4"_s, u"video/quicktime"_s, u"video/x-matroska"_s, u"video/webm"_s,
            u"video/3gpp"_s, u"video/ogg"_s}));
    QCOMPARE(spec->audioTypes,
        (QStringList{u"audio/mpeg"_s, u"audio/wav"_s, u"audio/flac"_s, u"audio/mp4"_s, u"audio/aac"_s}));
    QCOMPARE(spec->imageMaximumSide, 8000);
    QVERIFY(spec->addressNeedsDomain);
    QVERIFY(spec->tokenPage.startsWith(u"https://"_s));
    QVERIFY(spec->cancels);
    QVERIFY(!spec->linksAccounts);
}

void TestCatalogueContent::useapiProvider()
{
    const ProviderSpec *spec = m_catalogue.provider(u"useapi");
    QVERIFY(spec);
    QCOMPARE(spec->label, u"useapi.net"_s);
    QCOMPARE(spec->baseUrl, u"https://api.useapi.net"_s);
    QVERIFY(spec->headers.isEmpty());
    QCOMPARE(spec->image.url, 0); // its service fetches nothing
    QCOMPARE(spec->image.dataUri, 0);
    QVERIFY(spec->image.upload > 0);
    QCOMPARE(spec->image.uploadLeast, 0);
    QCOMPARE(spec->imageMaximumSide, 0);
    QCOMPARE(spec->imageTypes, (QStringList{u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s}));
    QCOMPARE(spec->videoTypes.size(), 11);
    QCOMPARE(spec->audioTypes,
        (QStringList{u"audio/wav"_s, u"audio/wave"_s, u"audio/mpeg"_s, u"audio/flac"_s, u"audio/ogg"_s,
            u"audio/webm"_s}));
    QVERIFY(spec->tokenPage.startsWith(u"https://useapi.net/"_s));
    QVERIFY(!spec->cancels); // its documents promise nothing for a task that is running
    QVERIFY(spec->linksAccounts);
}

void TestCatalogueContent::everyModelSaysWhereItIsFrom()
{
    for (const ModelSpec &spec : m_catalogue.models()) {
        QVERIFY(!spec.source.isEmpty());
        QVERIFY(!spec.label.isEmpty());
        static const QHash<QString, MediaKind> others{{u"text-to-image"_s, MediaKind::Image},
            {u"image-upscale"_s, MediaKind::Image}, {u"text-to-speech"_s, MediaKind::Audio},
            {u"sound-effect"_s, MediaKind::Audio}, {u"speech-to-speech"_s, MediaKind::Audio},
            {u"voice-dubbing"_s, MediaKind::Audio}, {u"voice-isolation"_s, MediaKind::Audio}};
        QCOMPARE(spec.output, others.value(spec.operation, MediaKind::Video));
        // Nobody has to wonder why there is no price.
        QVERIFY2(spec.price || spec.note.contains(u"price"), qPrintable(spec.operation + u' ' + spec.model));
    }
    for (const ProviderSpec &spec : m_catalogue.providers())
        QVERIFY(!spec.source.isEmpty());
}

QTEST_APPLESS_MAIN(TestCatalogueContent)
#include "tst_cataloguecontent.moc"
