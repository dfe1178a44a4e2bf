// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/validation.h"

#include "domain/domainsamples.h"

#include <QRegularExpression>
#include <QTest>

Q_DECLARE_METATYPE(studio::MediaFacts)

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

using Kind = MediaReference::Kind;
using State = MediaFacts::State;
using Code = ProblemCode;

constexpr qint64 Mebibyte = 1024 * 1024;

MediaFacts inState(State state)
{
    MediaFacts facts;
    facts.state = state;
    return facts;
}

MediaFacts clip(double seconds)
{
    MediaFacts facts = samples::picture(1280, 720);
    facts.kind = MediaKind::Video;
    facts.mime = u"video/mp4"_s;
    facts.seconds = seconds;
    return facts;
}

MediaFacts ofBytes(qint64 bytes)
{
    MediaFacts facts = samples::picture(1280, 720);
    facts.bytes = bytes;
    return facts;
}

MediaFacts moving()
{
    MediaFacts facts = samples::picture(1280, 720);
    facts.animated = true;
    return facts;
}

} // namespace

class TestMediaRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void references_data();
    void references();
    void facts_data();
    void facts();
    void cropDecidesTheAspect_data();
    void cropDecidesTheAspect();
    void cutsAreToldOf_data();
    void cutsAreToldOf();
    void cutWithoutAChosenRatio();
    void figures();
    void ratioNeedsAMeasuredPicture();
    void limitsOfClips_data();
    void limitsOfClips();
    void smallFilesWithoutDataUri();

private:
    const ModelSpec &model(const QString &provider, const QString &name) const
    {
        return *m_catalogue.model(provider, u"image-to-video", name);
    }

    //! The problems at the first keyframe.
    QList<Problem> problems(const ModelSpec &spec, const MediaInput &input, const MediaFactsMap &facts) const
    {
        GenerationRequest request = samples::request(spec);
        request.media = {input};
        QList<Problem> found = validate(*m_catalogue.provider(spec.provider), spec, request, facts);
        found.removeIf([](const Problem &problem) { return problem.field != u"first"_s; });
        return found;
    }

    const Catalogue m_catalogue = samples::catalogue();
};

void TestMediaRules::references_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code"); // -1: in order
    const auto add = [](const char *name, const char *provider, Kind kind, const QString &value, int code) {
        QTest::addRow("%s: %s", provider, name)
            << QString::fromLatin1(provider) << int(kind) << value << code;
    };
    const QString stem = u"https://example.org/"_s;
    for (const char *provider : {"runway", "useapi"}) {
        add("https", provider, Kind::Url, u"https://example.org/a.png?x=1"_s, -1);
        add("https in capitals", provider, Kind::Url, u"HTTPS://example.org/a.png"_s, -1);
        add("http", provider, Kind::Url, u"http://example.org/a.png"_s, int(Code::AddressNotHttps));
        add("ftp", provider, Kind::Url, u"ftp://example.org/a.png"_s, int(Code::AddressNotHttps));
        add("no host", provider, Kind::Url, u"https:///a.png"_s, int(Code::AddressInvalid));
        add("a blank inside", provider, Kind::Url, u"https://example.org/a b.png"_s,
            int(Code::AddressInvalid));
        add("no address at all", provider, Kind::Url, u"a.png"_s, int(Code::AddressInvalid));
        add("user name", provider, Kind::Url, u"https://me@example.org/a.png"_s, int(Code::AddressInvalid));
        add("password", provider, Kind::Url, u"https://me:pw@example.org/a.png"_s, int(Code::AddressInvalid));
        add("file that nothing is known of yet", provider, Kind::File, u"/pictures/new.png"_s,
            int(Code::MediaPending));
        add("empty path", provider, Kind::File, u" "_s, int(Code::MediaMissing));
    }
    add("2048 characters", "runway", Kind::Url, stem + QString(2048 - stem.size(), u'a'), -1);
    add("2049 characters", "runway", Kind::Url, stem + QString(2049 - stem.size(), u'a'),
        int(Code::AddressTooLong));
    add("2049 characters", "useapi", Kind::Url, stem + QString(2049 - stem.size(), u'a'), -1);
    add("IPv4", "runway", Kind::Url, u"https://93.184.216.34/a.png"_s, int(Code::AddressInvalid));
    add("IPv6", "runway", Kind::Url, u"https://[2001:db8::1]/a.png"_s, int(Code::AddressInvalid));
    add("IPv4", "useapi", Kind::Url, u"https://93.184.216.34/a.png"_s, -1);
    add("asset", "useapi", Kind::Asset, u"user:1-runwayml:a@b.c-asset:2"_s, -1);
    add("asset", "runway", Kind::Asset, u"user:1-runwayml:a@b.c-asset:2"_s, int(Code::ReferenceNotUsable));
    add("asset with a line break", "useapi", Kind::Asset, u"user:1\n2"_s, int(Code::AddressInvalid));
    add("upload", "runway", Kind::Upload, u"runway://abc"_s, -1);
    add("upload", "useapi", Kind::Upload, u"runway://abc"_s, int(Code::ReferenceNotUsable));
}

void TestMediaRules::references()
{
    QFETCH(QString, provider);
    QFETCH(int, kind);
    QFETCH(QString, value);
    QFETCH(int, code);
    MediaInput input;
    input.reference = {Kind(kind), value};
    const ModelSpec &spec = model(provider, provider == u"useapi"_s ? u"gen3a_turbo"_s : u"gen4_turbo"_s);
    const QList<Problem> found = problems(spec, input, {});
    QCOMPARE(found.size(), code < 0 ? 0 : 1);
    if (code >= 0) {
        QCOMPARE(int(found[0].code), code);
        QCOMPARE(found[0].severity, Problem::Severity::Error);
    }
}

void TestMediaRules::facts_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("name");
    QTest::addColumn<MediaFacts>("measured");
    QTest::addColumn<int>("code");
    const auto add
        = [](const char *row, const char *provider, const char *name, const MediaFacts &measured, int code) {
              QTest::addRow("%s %s: %s", provider, name, row)
                  << QString::fromLatin1(provider) << QString::fromLatin1(name) << measured << code;
          };
    for (const auto &[provider, name] : {std::pair("runway", "gen4_turbo"), {"useapi", "gen3a_turbo"}}) {
        add("vanished", provider, name, inState(State::Missing), int(Code::MediaMissing));
        add("0 bytes", provider, name, inState(State::Empty), int(Code::MediaEmpty));
        add("unreadable", provider, name, inState(State::Unreadable), int(Code::MediaUnreadable));
        add("still being read", provider, name, inState(State::Pending), int(Code::MediaPending));
        add("a clip", provider, name, clip(3), int(Code::MediaWrongKind));
        add("animated", provider, name, moving(), int(Code::MediaAnimated));
    }
    add("200 MiB", "runway", "gen4_turbo", ofBytes(200 * Mebibyte), -1);
    add("more", "runway", "gen4_turbo", ofBytes(200 * Mebibyte + 1), int(Code::MediaTooLarge));
    add("64 MiB", "useapi", "gen3a_turbo", ofBytes(64 * Mebibyte), int(Code::MediaCropped));
    add("more", "useapi", "gen3a_turbo", ofBytes(64 * Mebibyte + 1), int(Code::MediaTooLarge));
    add("tiny, but it can be a data URI", "runway", "gen4_turbo", ofBytes(100), -1);
    add("8000 pixels", "runway", "gen4_turbo", samples::picture(8000, 4500), -1);
    add("8001 pixels", "runway", "gen4_turbo", samples::picture(8001, 4501), int(Code::MediaSideTooLong));
    add("8001 pixels high", "runway", "gen4_turbo", samples::picture(4501, 8001),
        int(Code::MediaSideTooLong));
    add("no side is documented", "useapi", "gen3a_turbo", samples::picture(12800, 7680), -1);
    add("wide enough", "runway", "gen4_turbo", samples::picture(2358, 1000), int(Code::MediaCropped));
    add("too wide", "runway", "gen4_turbo", samples::picture(2359, 1000), int(Code::MediaAspect));
    add("high enough", "runway", "gen4_turbo", samples::picture(500, 1000), int(Code::MediaCropped));
    add("too high", "runway", "gen4_turbo", samples::picture(499, 1000), int(Code::MediaAspect));
    add("wide enough", "runway", "gen4.5", samples::picture(2000, 1000), int(Code::MediaCropped));
    add("too wide", "runway", "gen4.5", samples::picture(2001, 1000), int(Code::MediaAspect));
    add("too high", "runway", "gen4.5", samples::picture(499, 1000), int(Code::MediaAspect));
    add("any shape", "runway", "gen3a_turbo", samples::picture(4000, 500), int(Code::MediaCropped));
    add("any shape", "useapi", "gen3a_turbo", samples::picture(500, 4000), int(Code::MediaCropped));
}

void TestMediaRules::facts()
{
    QFETCH(QString, provider);
    QFETCH(QString, name);
    QFETCH(MediaFacts, measured);
    QFETCH(int, code);
    const QString path = u"/pictures/tested.png"_s;
    const QList<Problem> found
        = problems(model(provider, name), samples::input(Role::First, path), {{path, measured}});
    QCOMPARE(found.size(), code < 0 ? 0 : 1);
    if (code < 0)
        return;
    QCOMPARE(int(found[0].code), code);
    const bool isNotice = Code(code) == Code::MediaCropped;
    QCOMPARE(found[0].severity, isNotice ? Problem::Severity::Notice : Problem::Severity::Error);
}

void TestMediaRules::cropDecidesTheAspect_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QRectF>("crop");
    QTest::addColumn<int>("code");
    QTest::newRow("a wide picture, cut to fit") << QSize(4000, 720) << QRectF(0.1, 0, 0.32, 1) << -1;
    QTest::newRow("a good picture, cut too narrow")
        << QSize(1280, 720) << QRectF(0, 0, 0.2, 1) << int(Code::MediaAspect);
    QTest::newRow("the ratio of the output, elsewhere than in the middle")
        << QSize(1280, 1440) << QRectF(0, 0.5, 1, 0.5) << -1;
    QTest::newRow("another ratio") << QSize(1280, 720) << QRectF(0, 0, 0.5, 1) << int(Code::MediaCropped);
    QTest::newRow("a large picture, a small part") << QSize(12800, 7200) << QRectF(0, 0, 0.5, 0.5) << -1;
    QTest::newRow("nothing is left") << QSize(1280, 720) << QRectF(0.5, 0.5, 0, 0)
                                     << int(Code::MediaSideTooShort);
}

void TestMediaRules::cropDecidesTheAspect()
{
    QFETCH(QSize, size);
    QFETCH(QRectF, crop);
    QFETCH(int, code);
    MediaInput input = samples::input(Role::First, u"/p.png"_s);
    input.crop = crop;
    const QList<Problem> found = problems(model(u"runway"_s, u"gen4_turbo"_s), input,
        {{u"/p.png"_s, samples::picture(size.width(), size.height())}});
    QCOMPARE(found.isEmpty() ? -1 : int(found[0].code), code);
}

void TestMediaRules::cutsAreToldOf_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("the same size") << QSize(1280, 768) << false;
    QTest::newRow("the same ratio") << QSize(2560, 1536) << false;
    QTest::newRow("less than a pixel off") << QSize(1279, 768) << false;
    QTest::newRow("one line off") << QSize(1280, 770) << true;
    QTest::newRow("a square") << QSize(768, 768) << true;
    QTest::newRow("portrait") << QSize(768, 1280) << true;
}

void TestMediaRules::cutsAreToldOf()
{
    QFETCH(QSize, size);
    QFETCH(bool, isCut);
    const QList<Problem> found
        = problems(model(u"useapi"_s, u"gen3a_turbo"_s), samples::input(Role::First, u"/p.png"_s),
            {{u"/p.png"_s, samples::picture(size.width(), size.height())}});
    QCOMPARE(found.size(), isCut ? 1 : 0);
    if (isCut) {
        QCOMPARE(found[0].code, Code::MediaCropped);
        QCOMPARE(found[0].severity, Problem::Severity::Notice);
        QCOMPARE(found[0].given, u"1280:768"_s);
    }
}

// The nearest ratio will be taken, so the notice speaks of that one.
void TestMediaRules::cutWithoutAChosenRatio()
{
    const ModelSpec &spec = model(u"runway"_s, u"gen4_turbo"_s);
    GenerationRequest request = samples::request(spec);
    request.clear(Role::Aspect);
    request.media = {samples::input(Role::First, u"/p.png"_s)};
    const ProviderSpec &provider = *m_catalogue.provider(u"runway");
    QVERIFY(validate(provider, spec, request, {{u"/p.png"_s, samples::picture(720, 1280)}}).isEmpty());
    const QList<Problem> found
        = validate(provider, spec, request, {{u"/p.png"_s, samples::picture(900, 1280)}});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].code, Code::MediaCropped);
    QCOMPARE(found[0].given, u"832:1104"_s);
}

void TestMediaRules::figures()
{
    const ModelSpec &spec = model(u"runway"_s, u"gen4_turbo"_s);
    const auto first = [&](const MediaFacts &measured) {
        return problems(spec, samples::input(Role::First, u"/p"_s), {{u"/p"_s, measured}}).value(0);
    };
    const Problem aspect = first(samples::picture(3000, 1000));
    QCOMPARE(aspect.given, u"3.000"_s);
    QCOMPARE(aspect.minimum, std::optional(0.5));
    QCOMPARE(aspect.maximum, std::optional(2.358));
    const Problem side = first(samples::picture(9000, 5000));
    QCOMPARE(side.length, std::optional(9000.0));
    QCOMPARE(side.maximum, std::optional(8000.0));
    const Problem large = first(ofBytes(300 * Mebibyte));
    QCOMPARE(large.length, std::optional(double(300 * Mebibyte)));
    QCOMPARE(large.maximum, std::optional(double(200 * Mebibyte)));
    QCOMPARE(first(clip(2)).given, u"video/mp4"_s);
}

void TestMediaRules::ratioNeedsAMeasuredPicture()
{
    const ModelSpec &spec = model(u"runway"_s, u"gen4_turbo"_s);
    GenerationRequest request = samples::request(spec);
    request.clear(Role::Aspect);
    MediaInput remote;
    remote.reference = {Kind::Url, u"https://example.org/a.png"_s};
    request.media = {remote};
    const ProviderSpec &provider = *m_catalogue.provider(u"runway");
    const QList<Problem> found = validate(provider, spec, request, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].field, u"aspect"_s);
    QCOMPARE(found[0].code, Code::Required);
    QVERIFY(
        validate(provider, spec, request, {{remote.reference.value, samples::picture(1280, 720)}}).isEmpty());
}

void TestMediaRules::limitsOfClips_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("code");
    QTest::newRow("shortest") << 3.0 << 1280 << -1;
    QTest::newRow("too short") << 2.9 << 1280 << int(Code::MediaDuration);
    QTest::newRow("longest") << 30.0 << 1280 << -1;
    QTest::newRow("too long") << 30.1 << 1280 << int(Code::MediaDuration);
    QTest::newRow("too wide") << 5.0 << 4096 << int(Code::MediaSideTooLong);
    QTest::newRow("too small") << 5.0 << 200 << int(Code::MediaSideTooShort);
}

void TestMediaRules::limitsOfClips()
{
    QFETCH(double, seconds);
    QFETCH(int, side);
    QFETCH(int, code);
    ModelSpec spec = model(u"runway"_s, u"gen4_turbo"_s);
    MediaSpec &slot = spec.media[0];
    slot.kinds = {MediaKind::Image, MediaKind::Video};
    slot.seconds = RangeOfDouble{3, 30};
    slot.minimumSide = 300;
    slot.maximumSide = 4095;
    slot.aspect.reset();
    slot.croppedToOutput = false;
    MediaFacts measured = clip(seconds);
    measured.size = QSize(side, side);
    const QList<Problem> found = problems(spec, samples::input(Role::First, u"/p"_s), {{u"/p"_s, measured}});
    QCOMPARE(found.isEmpty() ? -1 : int(found[0].code), code);
    MediaFacts still = samples::picture(1280, 720); // the length of a picture means nothing
    QVERIFY(problems(spec, samples::input(Role::First, u"/p"_s), {{u"/p"_s, still}}).isEmpty());
}

void TestMediaRules::smallFilesWithoutDataUri()
{
    const ModelSpec &spec = model(u"runway"_s, u"gen4_turbo"_s);
    ProviderSpec provider = *m_catalogue.provider(u"runway");
    provider.image.dataUri = 0;
    const GenerationRequest request = samples::request(spec);
    MediaFactsMap facts{{samples::Hd, ofBytes(511)}};
    const QList<Problem> found = validate(provider, spec, request, facts);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].code, Code::MediaTooSmall);
    QCOMPARE(found[0].minimum, std::optional(512.0));
    facts[samples::Hd] = ofBytes(512);
    QVERIFY(validate(provider, spec, request, facts).isEmpty());
}

QTEST_APPLESS_MAIN(TestMediaRules)
#include "tst_mediarules.moc"
