// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/validation.h"

#include "domain/domainsamples.h"
#include "domain/problemtext.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <limits>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(GenerationRequest &)>;

//! A request that is in order, one change, and what has to be said of it, as samples::written().
struct Case {
    const char *name;
    const char *provider;
    const char *model;
    Change change;
    const char *expected;
};

constexpr auto Useapi = "useapi";
constexpr auto Runway = "runway";
constexpr auto Gen3 = "gen3a_turbo";
constexpr auto Gen4 = "gen4_turbo";
constexpr auto Gen45 = "gen4.5";
constexpr auto Retired = "~ ModelRetired";

Change set(const char *key, const QJsonValue &value)
{
    return [key, value](GenerationRequest &request) { request.values[QString::fromLatin1(key)] = value; };
}

Change unset(const char *key)
{
    return [key](GenerationRequest &request) { request.values.remove(QString::fromLatin1(key)); };
}

Change both(const Change &one, const Change &other)
{
    return [one, other](GenerationRequest &request) {
        one(request);
        other(request);
    };
}

void noMedia(GenerationRequest &request)
{
    request.media.clear();
}

void nothing(GenerationRequest &) { }

Change only(Role role)
{
    return [role](GenerationRequest &request) {
        request.media = {samples::input(role, samples::Wide)};
        request.clear(Role::Prompt);
    };
}

QJsonValue letters(int count)
{
    return QString(count, u'a');
}

using samples::written;

const QList<Case> TextCases{
    {"in order", Useapi, Gen3, nothing, ""},
    {"in order", Runway, Gen4, nothing, ""},
    {"in order", Runway, Gen45, nothing, ""},
    {"retired is only a notice", Runway, Gen3, nothing, Retired},

    {"no prompt where it is optional", Runway, Gen4, unset("prompt"), ""},
    {"no prompt where it is required", Runway, Gen45, unset("prompt"), "prompt Required"},
    {"white space is no prompt", Runway, Gen45, set("prompt", u" \n\t "_s), "prompt Required"},
    {"null is no prompt", Runway, Gen45, set("prompt", QJsonValue::Null), "prompt Required"},
    {"1000 units", Runway, Gen45, set("prompt", letters(1000)), ""},
    {"1001 units", Runway, Gen45, set("prompt", letters(1001)), "prompt TooLong"},
    {"500 characters outside the BMP", Runway, Gen4, set("prompt", u"🎬"_s.repeated(500)), ""},
    {"501 characters outside the BMP", Runway, Gen4, set("prompt", u"🎬"_s.repeated(501)), "prompt TooLong"},
    {"no limit is made up", Useapi, Gen3, set("prompt", letters(100'000)), ""},
    {"prompt is no text", Useapi, Gen3, set("prompt", 5), "prompt WrongType"},
    {"prompt of two lines", Useapi, Gen3, set("prompt", u"one\n\ttwo"_s), ""},
    {"prompt with a bell", Useapi, Gen3, set("prompt", u"one\atwo"_s), "prompt ControlCharacters"},
};

const QList<Case> NumberCases{
    {"seed 0 at useapi", Useapi, Gen3, set("seed", 0), "seed OutOfRange"},
    {"seed 1 at useapi", Useapi, Gen3, set("seed", 1), ""},
    {"greatest seed at useapi", Useapi, Gen3, set("seed", 4294967294LL), ""},
    {"seed above it at useapi", Useapi, Gen3, set("seed", 4294967295LL), "seed OutOfRange"},
    {"seed 0 at Runway", Runway, Gen4, set("seed", 0), ""},
    {"greatest seed at Runway", Runway, Gen4, set("seed", 4294967295LL), ""},
    {"seed above it at Runway", Runway, Gen4, set("seed", 4294967296LL), "seed OutOfRange"},
    {"negative seed", Runway, Gen4, set("seed", -1), "seed OutOfRange"},
    {"half a seed", Runway, Gen4, set("seed", 1.5), "seed WrongType"},
    {"seed as text", Runway, Gen4, set("seed", u"7"_s), "seed WrongType"},
    {"seed true", Runway, Gen4, set("seed", true), "seed WrongType"},
    {"endless seed", Runway, Gen4, set("seed", std::numeric_limits<double>::infinity()), "seed WrongType"},

    {"5 seconds", Useapi, Gen3, set("duration", 5), ""},
    {"10 seconds as text", Useapi, Gen3, set("duration", u"10"_s), ""},
    {"7 seconds", Useapi, Gen3, set("duration", 7), "duration NotAChoice"},
    {"5.0 in a text", Useapi, Gen3, set("duration", u"5.0"_s), "duration NotAChoice"},
    {"seconds true", Useapi, Gen3, set("duration", true), "duration WrongType"},
    {"no seconds where there is a default", Useapi, Gen3, unset("duration"), ""},
    {"2 seconds", Runway, Gen4, set("duration", 2), ""},
    {"1 second", Runway, Gen4, set("duration", 1), "duration OutOfRange"},
    {"11 seconds", Runway, Gen4, set("duration", 11), "duration OutOfRange"},
    {"2.5 seconds", Runway, Gen4, set("duration", 2.5), "duration WrongType"},
    {"7 seconds where 5 and 10 are", Runway, Gen3, set("duration", 7), "duration NotAChoice; ~ ModelRetired"},
    {"no seconds where they are required", Runway, Gen45, unset("duration"), "duration Required"},
};

const QList<Case> RatioAndCameraCases{
    {"ratio of another model", Runway, Gen4, set("aspect", u"1280:768"_s), "aspect NotAChoice"},
    {"ratio in words", Runway, Gen4, set("aspect", u"landscape"_s), "aspect NotAChoice"},
    {"ratio follows the picture", Runway, Gen4, unset("aspect"), ""},
    {"no ratio at useapi", Useapi, Gen3, unset("aspect"), ""},
    {"portrait", Useapi, Gen3, both(noMedia, set("aspect", u"portrait"_s)), ""},

    {"an axis at its end", Useapi, Gen3, set("camera.zoom", 10), ""},
    {"an axis at its other end", Useapi, Gen3, set("camera.roll", -10), ""},
    {"a tenth", Useapi, Gen3, set("camera.pan", 0.1), ""},
    {"an axis beyond", Useapi, Gen3, set("camera.tilt", 10.1), "camera.tilt OutOfRange"},
    {"an axis below", Useapi, Gen3, set("camera.horizontal", -11), "camera.horizontal OutOfRange"},
    {"an axis as text", Useapi, Gen3, set("camera.vertical", u"3"_s), "camera.vertical WrongType"},
    {"static alone", Useapi, Gen3, set("camera.static", true), ""},
    {"static with an axis at 0", Useapi, Gen3, both(set("camera.static", true), set("camera.zoom", 0)), ""},
    {"static with an axis at -0", Useapi, Gen3, both(set("camera.static", true), set("camera.zoom", -0.0)),
        ""},
    {"static with a motion", Useapi, Gen3, both(set("camera.static", true), set("camera.zoom", 0.1)),
        "camera.static Exclusive"},
    {"not static with a motion", Useapi, Gen3, both(set("camera.static", false), set("camera.zoom", 3)), ""},
    {"static is no number", Useapi, Gen3, set("camera.static", 1), "camera.static WrongType"},
    {"camera where there is none", Runway, Gen4, set("camera.zoom", 4), "camera.zoom UnknownParameter"},
    {"camera where there is none, at rest", Runway, Gen4,
        both(set("camera.zoom", 0), set("camera.static", false)), ""},
    {"static where there is no camera", Runway, Gen3, set("camera.static", true),
        "camera.static UnknownParameter; ~ ModelRetired"},
};

const QList<Case> OtherParameterCases{
    {"explore mode", Useapi, Gen3, set("exploreMode", true), ""},
    {"explore mode as text", Useapi, Gen3, set("exploreMode", u"true"_s), "exploreMode WrongType"},
    {"explore mode at Runway", Runway, Gen4, set("exploreMode", true), "exploreMode UnknownParameter"},
    {"no explore mode at Runway", Runway, Gen4, set("exploreMode", false), ""},
    {"moderation", Runway, Gen4, set("contentModeration", u"low"_s), ""},
    {"another moderation", Runway, Gen4, set("contentModeration", u"off"_s), "contentModeration NotAChoice"},
    {"moderation at useapi", Useapi, Gen3, set("contentModeration", u"low"_s),
        "contentModeration UnknownParameter"},
    {"reply address", Useapi, Gen3, set("replyUrl", u"http://127.0.0.1:8080/done?x=1"_s), ""},
    {"reply address of 1024", Useapi, Gen3,
        set("replyUrl", QString(u"https://example.org/"_s + QString(1004, u'a'))), ""},
    {"reply address of 1025", Useapi, Gen3,
        set("replyUrl", QString(u"https://example.org/"_s + QString(1005, u'a'))), "replyUrl TooLong"},
    {"reply address of another scheme", Useapi, Gen3, set("replyUrl", u"ftp://example.org/"_s),
        "replyUrl AddressInvalid"},
    {"reply address without host", Useapi, Gen3, set("replyUrl", u"https://"_s), "replyUrl AddressInvalid"},
    {"reply address in words", Useapi, Gen3, set("replyUrl", u"call me"_s), "replyUrl AddressInvalid"},
    {"empty reply address", Useapi, Gen3, set("replyUrl", u""_s), ""},
    {"reference of 1024", Useapi, Gen3, set("replyRef", letters(1024)), ""},
    {"reference of 1025", Useapi, Gen3, set("replyRef", letters(1025)), "replyRef TooLong"},
    {"reference of two lines", Useapi, Gen3, set("replyRef", u"a\nb"_s), "replyRef ControlCharacters"},
    {"reference with a line separator", Useapi, Gen3, set("replyRef", u"a\u2028b"_s),
        "replyRef ControlCharacters"},
    {"one job", Useapi, Gen3, set("maxJobs", 1), ""},
    {"no job", Useapi, Gen3, set("maxJobs", 0), "maxJobs OutOfRange"},
    {"eleven jobs", Useapi, Gen3, set("maxJobs", 11), "maxJobs OutOfRange"},

    {"ProRes", Runway, Gen45, set("outputFormat", u"prores"_s), ""},
    {"another format", Runway, Gen45, set("outputFormat", u"gif"_s), "outputFormat NotAChoice"},
    {"ProRes with a profile", Runway, Gen45,
        both(set("outputFormat", u"prores"_s), set("proresProfile", u"422 HQ"_s)), ""},
    {"a profile given as number", Runway, Gen45,
        both(set("outputFormat", u"prores"_s), set("proresProfile", 422)), ""},
    {"a profile without ProRes", Runway, Gen45, set("proresProfile", u"422 HQ"_s), "proresProfile Requires"},
    {"a format where there is none", Runway, Gen4, set("outputFormat", u"mp4"_s),
        "outputFormat UnknownParameter"},
    {"a value under its wire name", Runway, Gen4, set("ratio", u"1280:720"_s), "ratio UnknownParameter"},
    {"a mistyped name", Useapi, Gen3, set("sede", 5), "sede UnknownParameter"},
};

const QList<Case> InputCases{
    {"text only", Useapi, Gen3, noMedia, ""},
    {"first only", Useapi, Gen3, only(Role::First), ""},
    {"middle only", Useapi, Gen3, only(Role::Middle), ""},
    {"last only", Useapi, Gen3, only(Role::Last), ""},
    {"nothing at all", Useapi, Gen3, both(noMedia, unset("prompt")), "prompt NothingGiven"},
    {"a camera alone is nothing", Useapi, Gen3, both(both(noMedia, unset("prompt")), set("camera.zoom", 3)),
        "prompt NothingGiven"},
    {"last alone", Runway, Gen3, only(Role::Last), Retired},
    {"neither first nor last", Runway, Gen3, noMedia, "first Required; ~ ModelRetired"},
    {"neither picture nor ratio", Runway, Gen3, both(noMedia, unset("aspect")),
        "first Required; ~ ModelRetired"},
    {"no picture", Runway, Gen4, noMedia, "first Required"},
    {"last where it is not taken", Runway, Gen4,
        [](GenerationRequest &request) { request.media << samples::input(Role::Last, samples::Hd); },
        "last UnknownSlot"},
    {"two first pictures", Useapi, Gen3,
        [](GenerationRequest &request) { request.media << samples::input(Role::First, samples::Wide); },
        "first TooMany"},
};

const QList<Case> Cases = TextCases + NumberCases + RatioAndCameraCases + OtherParameterCases + InputCases;

} // namespace

class TestValidation final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void parameters_data();
    void parameters();
    void detailsOfProblems();
    void errorsComeFirstInFieldOrder();
    void faultsOfFilesAreToldApart();
    void whatCountsAsSet();
    void whatIsSent();
    void conditions();
    void fieldsThatNeedOthers();
    void whatDoesNotApplyIsNotChosen();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestValidation::parameters_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < Cases.size(); ++i)
        QTest::addRow("%s %s: %s", Cases[i].provider, Cases[i].model, Cases[i].name) << i;
}

void TestValidation::parameters()
{
    QFETCH(int, index);
    const Case &tested = Cases[index];
    const ModelSpec *model = m_catalogue.model(
        QString::fromLatin1(tested.provider), u"image-to-video", QString::fromLatin1(tested.model));
    QVERIFY(model);
    GenerationRequest request = samples::request(*model);
    tested.change(request);
    const QList<Problem> problems
        = validate(*m_catalogue.provider(model->provider), *model, request, samples::facts());
    QCOMPARE(written(problems), QString::fromLatin1(tested.expected));
    const bool expectsErrors = !QString::fromLatin1(tested.expected).remove(u"~ ModelRetired"_s).isEmpty();
    QCOMPARE(hasErrors(problems), expectsErrors);
}

void TestValidation::detailsOfProblems()
{
    const ModelSpec *gen45 = m_catalogue.model(u"runway", u"image-to-video", u"gen4.5");
    const ModelSpec *gen3 = m_catalogue.model(u"useapi", u"image-to-video", u"gen3a_turbo");
    const auto first = [this](const ModelSpec &model, const Change &change) {
        GenerationRequest request = samples::request(model);
        change(request);
        return validate(*m_catalogue.provider(model.provider), model, request, samples::facts()).value(0);
    };
    const Problem tooLong = first(*gen45, set("prompt", letters(1001)));
    QCOMPARE(tooLong.length, std::optional(1001.0));
    QCOMPARE(tooLong.maximum, std::optional(1000.0));
    const Problem range = first(*gen3, set("seed", 0));
    QCOMPARE(range.minimum, std::optional(1.0));
    QCOMPARE(range.maximum, std::optional(4294967294.0));
    QCOMPARE(range.given, u"0"_s);
    QCOMPARE(first(*gen3, set("duration", 7)).given, u"7"_s);
    QCOMPARE(first(*gen3, both(set("camera.static", true), set("camera.pan", 2))).other, u"camera.pan"_s);
    QCOMPARE(first(*gen45, set("proresProfile", u"422"_s)).other, u"outputFormat"_s);
    const ModelSpec *retired = m_catalogue.model(u"runway", u"image-to-video", u"gen3a_turbo");
    QCOMPARE(first(*retired, nothing).given, u"2026-07-30"_s);
    QCOMPARE(first(*retired, noMedia).other, u"last"_s);
}

void TestValidation::errorsComeFirstInFieldOrder()
{
    const ModelSpec *model = m_catalogue.model(u"runway", u"image-to-video", u"gen3a_turbo");
    GenerationRequest request = samples::request(*model);
    request.setValue(Role::Seed, -1);
    request.setValue(Role::Prompt, 5);
    request.setValue(Role::Duration, 7);
    request.values[u"camera.zoom"_s] = 3;
    request.media = {samples::input(Role::Last, u"/pictures/gone.png"_s),
        samples::input(Role::First, u"/pictures/square.png"_s), samples::input(Role::Middle, samples::Wide)};
    MediaFactsMap facts = samples::facts();
    facts[u"/pictures/gone.png"_s].state = MediaFacts::State::Missing;
    facts[u"/pictures/square.png"_s] = samples::picture(800, 800);
    QCOMPARE(written(validate(*m_catalogue.provider(u"runway"), *model, request, facts)),
        u"last MediaMissing; prompt WrongType; duration NotAChoice; seed OutOfRange; middle UnknownSlot; "
        "camera.zoom UnknownParameter; ~first MediaCropped; ~ ModelRetired"_s);
}

void TestValidation::faultsOfFilesAreToldApart()
{
    using Code = ProblemCode;
    const QList<Code> ofFiles{Code::MediaMissing, Code::MediaEmpty, Code::MediaUnreadable,
        Code::MediaWrongKind, Code::MediaAnimated, Code::MediaTooLarge, Code::MediaTooSmall,
        Code::MediaSideTooLong, Code::MediaSideTooShort, Code::MediaAspect, Code::MediaDuration};
    for (int code = int(Code::Required); code <= int(Code::TimeMissing); ++code)
        QVERIFY2(concernsFile(Code(code)) == ofFiles.contains(Code(code)), qPrintable(QString::number(code)));
}

void TestValidation::whatCountsAsSet()
{
    ParameterSpec axis;
    axis.kind = ParameterKind::Number;
    axis.neutral = 0;
    QVERIFY(!isSet(axis, QJsonValue::Undefined));
    QVERIFY(!isSet(axis, QJsonValue::Null));
    QVERIFY(!isSet(axis, 0));
    QVERIFY(!isSet(axis, 0.0));
    QVERIFY(isSet(axis, 0.1));
    QVERIFY(isSet(axis, u"0"_s));
    ParameterSpec plain;
    QVERIFY(isSet(plain, 0));
    QVERIFY(isSet(plain, false));
    QVERIFY(!isSet(plain, u""_s));
    QVERIFY(!isSet(plain, u" \n"_s));
    QVERIFY(isSet(plain, u" x "_s));
}

void TestValidation::whatIsSent()
{
    const ModelSpec *gen3 = m_catalogue.model(u"useapi", u"image-to-video", u"gen3a_turbo");
    QCOMPARE(asSent(*gen3->parameter(Role::Duration), u"10"_s), QJsonValue(10));
    QCOMPARE(asSent(*gen3->parameter(Role::Seed), 4294967294LL), QJsonValue(4294967294LL));
    QCOMPARE(asSent(*gen3->parameter(Role::CameraZoom), 0), QJsonValue(QJsonValue::Undefined));
    QCOMPARE(asSent(*gen3->parameter(Role::CameraZoom), 0.5), QJsonValue(0.5));
    QCOMPARE(asSent(*gen3->parameter(Role::CameraStatic), false), QJsonValue(QJsonValue::Undefined));
    QCOMPARE(asSent(*gen3->parameter(Role::CameraStatic), true), QJsonValue(true));
    QCOMPARE(asSent(*gen3->parameter(Role::Prompt), u"  "_s), QJsonValue(QJsonValue::Undefined));
    const ModelSpec *gen45 = m_catalogue.model(u"runway", u"image-to-video", u"gen4.5");
    QCOMPARE(asSent(*gen45->parameter(u"proresProfile"), 4444), QJsonValue(u"4444"_s));
}

void TestValidation::conditions()
{
    const ModelSpec *model = m_catalogue.model(u"runway", u"image-to-video", u"gen4.5");
    const ParameterSpec *profile = model->parameter(u"proresProfile");
    GenerationRequest request = samples::request(*model);
    QVERIFY(!applies(*profile, *model, request)); // mp4 is the default
    request.values[u"outputFormat"_s] = u"prores"_s;
    QVERIFY(applies(*profile, *model, request));
    request.values[u"outputFormat"_s] = u"png_sequence"_s;
    QVERIFY(!applies(*profile, *model, request));
    QVERIFY(applies(*model->parameter(Role::Seed), *model, request));
}

void TestValidation::fieldsThatNeedOthers()
{
    ModelSpec model = *m_catalogue.model(u"useapi", u"image-to-video", u"gen3a_turbo");
    FieldRule rule;
    rule.kind = FieldRule::Kind::Requires;
    rule.fields = {u"middle"_s, u"replyRef"_s};
    rule.others = {u"first"_s, u"replyUrl"_s};
    model.rules = {rule};
    GenerationRequest request = samples::request(model);
    const ProviderSpec &provider = *m_catalogue.provider(u"useapi");
    const auto found = [&] { return validate(provider, model, request, samples::facts()); };
    QVERIFY(found().isEmpty());
    request.setValue(Role::ReplyRef, u"7"_s);
    QCOMPARE(written(found()), u"replyRef Requires"_s);
    QCOMPARE(found()[0].other, u"replyUrl"_s);
    request.setValue(Role::ReplyUrl, u"https://example.org"_s);
    QVERIFY(found().isEmpty());
    request.media = {samples::input(Role::Middle, samples::Wide)};
    QCOMPARE(written(found()), u"middle Requires; replyRef Requires"_s);
    QCOMPARE(found()[0].other, u"first"_s);
}

void TestValidation::whatDoesNotApplyIsNotChosen()
{
    ModelSpec model = *m_catalogue.model(u"runway", u"image-to-video", u"gen4.5");
    FieldRule rule;
    rule.kind = FieldRule::Kind::AtLeastOne;
    rule.fields = {u"proresProfile"_s, u"contentModeration"_s};
    model.rules = {rule};
    GenerationRequest request = samples::request(model);
    request.values[u"proresProfile"_s] = u"422"_s;
    const ProviderSpec &provider = *m_catalogue.provider(u"runway");
    QCOMPARE(written(validate(provider, model, request, samples::facts())),
        u"proresProfile Requires; proresProfile NothingGiven"_s);
    request.values[u"outputFormat"_s] = u"prores"_s;
    QVERIFY(validate(provider, model, request, samples::facts()).isEmpty());
}

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
