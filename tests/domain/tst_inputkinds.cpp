// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/latersample.h"
#include "domain/problemtext.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace studio;
using namespace Qt::StringLiterals;
using samples::input;
using samples::referred;
using samples::timedAt;
using samples::trimmed;

namespace {

using Kind = MediaReference::Kind;

MediaInput said(Role role, Kind kind, const QString &value, MediaKind medium)
{
    MediaInput found = referred(role, kind, value);
    found.kind = medium;
    return found;
}

void addColumns()
{
    QTest::addColumn<QList<MediaInput>>("inputs");
    QTest::addColumn<QString>("expected");
}

void add(const char *name, const QList<MediaInput> &inputs, const char *expected)
{
    QTest::newRow(name) << inputs << QString::fromLatin1(expected);
}

} // namespace

class TestInputKinds final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void kinds_data();
    void kinds() { check(); }
    void types_data();
    void types() { check(); }
    void parts_data();
    void parts() { check(); }
    void times_data();
    void times() { check(); }
    void severalInputs_data();
    void severalInputs() { check(); }
    void whatIsCutIsWrittenAnew();
    void notesWhatWasMeasured();
    void knowsHowLong();
    void storesOfProviders();

private:
    static void check()
    {
        QFETCH(QList<MediaInput>, inputs);
        GenerationRequest request = samples::laterRequest(inputs);
        request.values[u"scale"_s] = 1;
        QTEST(samples::written(samples::laterProblems(request)), "expected");
    }
};

void TestInputKinds::kinds_data()
{
    addColumns();
    const QString plain = u"https://example.org/film"_s;
    add("a file is measured", {input(Role::Character, u"/clip4"_s)}, "");
    add("an address that says it", {referred(Role::Character, Kind::Url, plain + u".webm"_s)}, "");
    add("an address that does not", {referred(Role::Character, Kind::Url, plain)},
        "character MediaKindUnknown");
    add("an upload", {referred(Role::Character, Kind::Upload, u"runway://x"_s)},
        "character MediaKindUnknown");
    add("an upload of which it was said",
        {said(Role::Character, Kind::Upload, u"runway://x"_s, MediaKind::Video)}, "");
    add("an upload that does not fit",
        {said(Role::Character, Kind::Upload, u"runway://x"_s, MediaKind::Audio)}, "character MediaWrongKind");
    add("one kind only", {referred(Role::Keyframe, Kind::Upload, u"runway://x"_s)}, "keyframe TimeMissing");
    add("a list of kinds", {referred(Role::Middle, Kind::Url, plain)}, "middle MediaKindUnknown");
    add("an id needs no kind", {referred(Role::ReferenceVideo, Kind::Asset, u"user:1"_s)}, "");
    add("an id that is a picture", {said(Role::ReferenceVideo, Kind::Asset, u"user:1"_s, MediaKind::Image)},
        "referenceVideo MediaWrongKind");
    add("a wrong file", {input(Role::Source, u"/picture"_s)}, "source MediaWrongKind");
    // The file of that name was replaced since.
    MediaInput outdated = input(Role::Source, u"/clip4"_s);
    outdated.kind = MediaKind::Image;
    add("what is measured counts", {outdated}, "");
}

void TestInputKinds::types_data()
{
    addColumns();
    add("a clip", {input(Role::Source, u"/clip4"_s)}, "");
    add("a clip of another type", {input(Role::Source, u"/matroska"_s)}, "source MediaWrongKind");
    add("sound", {input(Role::Source, u"/sound3"_s)}, "");
    add("sound of another type", {input(Role::Source, u"/flac"_s)}, "source MediaWrongKind");
    add("a part of a clip of another type", {trimmed(Role::Source, u"/matroska"_s, 1, 3)}, "");
}

void TestInputKinds::parts_data()
{
    addColumns();
    constexpr double Endless = std::numeric_limits<double>::infinity();
    add("a part", {trimmed(Role::Source, u"/clip30"_s, 5, 20)}, "");
    add("the whole is too long", {input(Role::Source, u"/clip22"_s)}, "source MediaDuration");
    add("the part is too long", {trimmed(Role::Source, u"/clip30"_s, 5, 25.1)}, "source MediaDuration");
    add("as long as allowed", {trimmed(Role::Source, u"/clip30"_s, 0.1, 20.1)}, "");
    add("the part is too short", {trimmed(Role::Source, u"/clip4"_s, 3, 3.5)}, "source MediaDuration");
    add("nothing is left", {trimmed(Role::Source, u"/clip4"_s, 3, 3)}, "source TrimInvalid");
    add("backwards", {trimmed(Role::Source, u"/clip4"_s, 3, 1)}, "source TrimInvalid");
    add("before the beginning", {trimmed(Role::Source, u"/clip4"_s, -1, 3)}, "source TrimInvalid");
    add("up to the end", {trimmed(Role::Source, u"/clip4"_s, 1, 4.04)}, "");
    add("beyond the end", {trimmed(Role::Source, u"/clip4"_s, 1, 4.1)}, "source TrimInvalid");
    add("without end", {trimmed(Role::Source, u"/clip4"_s, 1, Endless)}, "source TrimInvalid");
    MediaInput elsewhere = said(Role::Source, Kind::Url, u"https://example.org/a.mp4"_s, MediaKind::Video);
    elsewhere.trim = RangeOfDouble{1, 3};
    add("of what lies elsewhere", {elsewhere}, "source TrimInvalid");
    add("a picture has no parts", {trimmed(Role::Character, u"/picture"_s, 3, 1)}, "");
}

void TestInputKinds::times_data()
{
    addColumns();
    add("the beginning", {timedAt(u"/picture"_s, 0)}, "");
    add("the end", {timedAt(u"/picture"_s, 1)}, "");
    add("two", {timedAt(u"/picture"_s, 0.25), timedAt(u"/other"_s, 0.5)}, "");
    add("no time", {input(Role::Keyframe, u"/picture"_s)}, "keyframe TimeMissing");
    add("before", {timedAt(u"/picture"_s, -0.1)}, "keyframe TimeMissing");
    add("after", {timedAt(u"/picture"_s, 1.1)}, "keyframe TimeMissing");
    add("no number", {timedAt(u"/picture"_s, std::numeric_limits<double>::quiet_NaN())},
        "keyframe TimeMissing");
}

void TestInputKinds::severalInputs_data()
{
    addColumns();
    add("each is looked at", {timedAt(u"/picture"_s, 0.5), timedAt(u"/gone"_s, 0.6)},
        "keyframe MediaPending");
    add("the same fault is told once", {timedAt(u"/one"_s, 0.5), timedAt(u"/two"_s, 0.6)},
        "keyframe MediaPending");
    add("different faults", {input(Role::Keyframe, u"/picture"_s), timedAt(u"/clip4"_s, 0.6)},
        "keyframe TimeMissing; keyframe MediaWrongKind");
    add("one too many", {timedAt(u"/picture"_s, 0), timedAt(u"/picture"_s, 0.5), timedAt(u"/picture"_s, 1)},
        "keyframe TooMany");
    add("a slot that is not there", {input(Role::Last, u"/picture"_s), input(Role::Last, u"/other"_s)},
        "last UnknownSlot");
}

void TestInputKinds::whatIsCutIsWrittenAnew()
{
    MediaFactsMap facts = samples::laterFacts();
    facts[u"/clip12"_s].bytes = 300'000'000;
    const auto found = [&facts](const MediaInput &input) {
        return samples::written(
            validate(samples::laterProvider(), samples::laterModel(), samples::laterRequest({input}), facts));
    };
    QCOMPARE(found(input(Role::Source, u"/clip12"_s)), u"source MediaTooLarge"_s);
    QCOMPARE(found(trimmed(Role::Source, u"/clip12"_s, 0, 10)), QString());
}

void TestInputKinds::notesWhatWasMeasured()
{
    GenerationRequest request = samples::laterRequest({input(Role::Character, u"/clip4"_s),
        input(Role::First, u"/unknown"_s), said(Role::Source, Kind::Asset, u"user:1"_s, MediaKind::Audio)});
    MediaFactsMap facts = samples::laterFacts();
    facts[u"/unknown"_s].state = MediaFacts::State::Pending;
    noteKinds(request, facts);
    QCOMPARE(request.media[0].kind, std::optional(MediaKind::Video));
    QCOMPARE(request.media[1].kind, std::nullopt);
    QCOMPARE(request.media[2].kind, std::optional(MediaKind::Audio));
    QCOMPARE(
        kindOf(referred(Role::First, Kind::Url, u"https://e.org/A.MP3"_s)), std::optional(MediaKind::Audio));
    QCOMPARE(kindOf(referred(Role::First, Kind::Url, u"https://e.org/mp3"_s)), std::nullopt);
    QCOMPARE(kindOf(referred(Role::First, Kind::Url, u"https://e.org/a.mp3/"_s)), std::nullopt);
    // A file is looked at, whatever it is called.
    QCOMPARE(kindOf(input(Role::First, u"/a.mp4"_s)), std::nullopt);
}

void TestInputKinds::knowsHowLong()
{
    const MediaFactsMap facts = samples::laterFacts();
    QCOMPARE(usedSeconds(input(Role::Source, u"/clip30"_s), facts), std::optional(30.0));
    QCOMPARE(usedSeconds(trimmed(Role::Source, u"/clip30"_s, 5, 7.5), facts), std::optional(2.5));
    QCOMPARE(usedSeconds(trimmed(Role::Source, u"/unknown"_s, 5, 7.5), facts), std::optional(2.5));
    QCOMPARE(usedSeconds(trimmed(Role::Source, u"/clip30"_s, 7, 7), facts), std::optional(30.0));
    constexpr double Endless = std::numeric_limits<double>::infinity();
    QCOMPARE(usedSeconds(trimmed(Role::Source, u"/clip30"_s, 7, Endless), facts), std::optional(30.0));
    QCOMPARE(usedSeconds(input(Role::Source, u"/unknown"_s), facts), std::nullopt);
    QCOMPARE(usedSeconds(input(Role::Source, u"/picture"_s), facts), std::nullopt);
}

// Where everything is brought to the provider's own store, an id of that store is what a body can name.
void TestInputKinds::storesOfProviders()
{
    ProviderSpec provider = samples::laterProvider();
    const ModelSpec model = samples::laterModel();
    const auto found = [&](Kind kind, const QString &value) {
        return samples::written(validate(provider, model,
            samples::laterRequest({referred(Role::Image, kind, value)}), samples::laterFacts()));
    };
    QCOMPARE(found(Kind::Upload, u"runway://x"_s), QString());
    QCOMPARE(found(Kind::Asset, u"user:1"_s), u"image ReferenceNotUsable"_s);
    provider.image = {0, 0, 64'000'000, 0, 0};
    QCOMPARE(found(Kind::Upload, u"runway://x"_s), u"image ReferenceNotUsable"_s);
    QCOMPARE(found(Kind::Asset, u"user:1"_s), QString());
}

QTEST_APPLESS_MAIN(TestInputKinds)
#include "tst_inputkinds.moc"
