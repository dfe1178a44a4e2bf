// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wording/wording.h"

#include <QLocale>
#include <QSet>
#include <QTest>

Q_DECLARE_METATYPE(studio::Problem)

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

Catalogue twoProviders()
{
    return Catalogue::parse(
        {R"({"models": [], "provider": {"id": "useapi", "label": "useapi.net",
                                 "baseUrl": "https://a.example", "limits": {}}})",
            R"({"models": [], "provider": {"id": "runway", "label": "Runway", "cancels": true,
                                 "baseUrl": "https://b.example", "limits": {}}})"})
        .value();
}

} // namespace

class TestWording final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyErrorHasASentence();
    void unknownOutcomeSaysThatCreditsMayBeSpent();
    void refusedCallsSaveMoney();
    void everyProblemHasASentence();
    void problemsOfReferences_data();
    void problemsOfReferences();
    void settingsThatDependOnAnInput();
    void namesOfOperations_data();
    void namesOfOperations();
    void sourcesAreCalledByWhatTheyAre();
    void everyRoleHasALabelOfItsOwn();
    void everyStateHasWords();
    void waitingSaysWhy();
    void runningSaysHowFar_data();
    void runningSaysHowFar();
    void runningTellsWhatTheProviderSays();
    void cancellingSaysWhereItIsNotPromised();
    void savedNamesTheFileAndItsSize();
    void failedSaysWhyInAFewWords_data();
    void failedSaysWhyInAFewWords();
    void failureCodesAreExplained_data();
    void failureCodesAreExplained();
    void chargedCreditsAreTold();
    void numbers();

private:
    const Catalogue m_catalogue = twoProviders();
};

void TestWording::everyErrorHasASentence()
{
    for (int kind = int(ErrorKind::Network); kind <= int(ErrorKind::MediaUnsupported); ++kind) {
        Error error;
        error.kind = ErrorKind(kind);
        error.detail = u"SECRET"_s;
        const auto explanation = wording::explain(error);
        QVERIFY(explanation.happened.endsWith(u'.'));
        QVERIFY(!explanation.text().contains("SECRET"_L1)); // a server's text is never shown alone
        QVERIFY(!explanation.text().contains("  "_L1));
    }
}

void TestWording::unknownOutcomeSaysThatCreditsMayBeSpent()
{
    Error error;
    error.kind = ErrorKind::SubmissionUnknown;
    QCOMPARE(wording::explain(error).spent, u"Credits may have been spent."_s);
    Task task;
    task.state = TaskState::OutcomeUnknown;
    task.error = error;
    QCOMPARE(wording::explain(task).spent, u"Credits may have been spent."_s);
    QVERIFY(!wording::stateDetail(task, m_catalogue).isEmpty());
}

void TestWording::refusedCallsSaveMoney()
{
    for (const ErrorKind kind : {ErrorKind::InvalidRequest, ErrorKind::InsufficientCredits,
             ErrorKind::RateLimited, ErrorKind::Moderation}) {
        Error error;
        error.kind = kind;
        error.httpStatus = 400;
        QCOMPARE(wording::explain(error).spent, u"No credits were spent."_s);
    }
}

void TestWording::everyProblemHasASentence()
{
    ModelSpec model;
    QSet<QString> seen;
    for (int code = int(ProblemCode::Required); code <= int(ProblemCode::TimeMissing); ++code) {
        Problem problem;
        problem.code = ProblemCode(code);
        problem.minimum = 1;
        problem.maximum = 10;
        problem.length = 2048;
        problem.given = u"image/tiff"_s;
        problem.other = roleName(Role::CameraStatic);
        const QString sentence = wording::problem(problem, model);
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(QString::number(code)));
        QVERIFY(!sentence.contains(u'%'));
        QVERIFY(!seen.contains(sentence));
        seen.insert(sentence);
    }
    Problem exclusive;
    exclusive.code = ProblemCode::Exclusive;
    exclusive.other = roleName(Role::CameraStatic);
    QVERIFY(wording::problem(exclusive, model).contains("Static camera"_L1));
}

void TestWording::problemsOfReferences_data()
{
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QString>("sentence");
    const auto with = [](ProblemCode code, const QString &given, const QString &other = {}) {
        Problem problem;
        problem.code = code;
        problem.given = given;
        problem.other = other;
        return problem;
    };
    QTest::newRow("needs one") << with(ProblemCode::Requires, {}, u"first"_s)
                               << u"It only works together with “First keyframe”."_s;
    QTest::newRow("needs one of three") << with(ProblemCode::Requires, u"first image driving"_s,
        u"first"_s) << u"It only works together with “First keyframe”, “Picture” or “Driving video”."_s;
    QTest::newRow("nothing given") << with(ProblemCode::NothingGiven, u"audio prompt"_s)
                                   << u"Give it something to work from: “Sound” or “Prompt”."_s;
    QTest::newRow("a wrong kind") << with(ProblemCode::MediaWrongKind, u"video"_s)
                                  << u"This is a clip, which cannot be used here."_s;
    QTest::newRow("tag") << with(ProblemCode::TagUnknown, u"cat"_s)
                         << u"No reference is called “cat”; it will be read as plain text."_s;
    Problem pixels = with(ProblemCode::OutputTooLarge, {});
    pixels.length = 101'200'000;
    pixels.maximum = 25'300'000;
    QTest::newRow("pixels")
        << pixels << u"The result would have 101.2 million pixels, 25.3 are allowed; use less of it."_s;
    Problem trim = with(ProblemCode::TrimInvalid, {});
    trim.maximum = 4;
    QTest::newRow("part") << trim << u"The chosen part goes beyond the end, at 0:04.0."_s;
}

void TestWording::problemsOfReferences()
{
    QFETCH(Problem, problem);
    QTEST(wording::problem(problem, {}), "sentence");
}

// What exists for a picture only has to say so, where clips are taken as well.
void TestWording::settingsThatDependOnAnInput()
{
    ModelSpec model;
    MediaSpec slot;
    slot.role = Role::Character;
    slot.kinds = {MediaKind::Image, MediaKind::Video};
    model.media = {slot};
    ParameterSpec aspect;
    aspect.role = Role::Aspect;
    aspect.when = Condition{u"character"_s, {u"image"_s}};
    model.parameters = {aspect};
    Problem problem;
    problem.field = u"aspect"_s;
    problem.code = ProblemCode::Requires;
    problem.other = u"character"_s;
    QCOMPARE(wording::problem(problem, model), u"It only works with a picture as “Character”."_s);
    model.parameters[0].when->is = {u""_s};
    QCOMPARE(wording::problem(problem, model), u"It only works without “Character”."_s);
}

void TestWording::namesOfOperations_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("label");
    QTest::newRow("performance") << u"character-performance"_s << u"Performance"_s;
    QTest::newRow("speech") << u"text-to-speech"_s << u"Text to speech"_s;
    QTest::newRow("dubbing") << u"voice-dubbing"_s << u"Dubbing"_s;
    QTest::newRow("of one's own") << u"my-own-thing"_s << u"My own thing"_s;
}

void TestWording::namesOfOperations()
{
    QFETCH(QString, operation);
    QTEST(wording::operationLabel(operation), "label");
}

void TestWording::sourcesAreCalledByWhatTheyAre()
{
    ModelSpec model;
    MediaSpec slot;
    slot.role = Role::Source;
    model.media = {slot};
    const auto label = [&model](const QList<MediaKind> &kinds) {
        model.media[0].kinds = kinds;
        return wording::fieldLabel(model, u"source"_s);
    };
    QCOMPARE(label({MediaKind::Video}), u"Source video"_s);
    QCOMPARE(label({MediaKind::Audio}), u"Source sound"_s);
    QCOMPARE(label({MediaKind::Audio, MediaKind::Video}), u"Source"_s);
    QCOMPARE(wording::roleLabel(Role::Source), u"Source video"_s);
}

void TestWording::everyRoleHasALabelOfItsOwn()
{
    QSet<QString> seen;
    for (int role = int(Role::Prompt); role <= int(Role::Keyframe); ++role) {
        const QString label = wording::roleLabel(Role(role));
        QVERIFY(!label.isEmpty());
        QVERIFY2(!seen.contains(label), qPrintable(label));
        seen.insert(label);
    }
    QCOMPARE(wording::fieldLabel({}, u"camera.zoom"_s), u"Zoom"_s);
    QCOMPARE(wording::fieldLabel({}, u"somethingNew"_s), u"somethingNew"_s);
}

void TestWording::everyStateHasWords()
{
    QSet<QString> seen;
    for (const TaskState state : AllTaskStates) {
        Task task;
        task.state = state;
        const QString text = wording::stateText(task, m_catalogue);
        QVERIFY(!text.isEmpty());
        QVERIFY2(!seen.contains(text), qPrintable(text));
        QVERIFY(text != stateName(state) || state == TaskState::Failed || state == TaskState::Cancelled);
        seen.insert(text);
    }
}

void TestWording::waitingSaysWhy()
{
    Task task;
    task.request.provider = u"useapi"_s;
    QCOMPARE(wording::stateText(task, m_catalogue, 2), u"Waiting, number 2 in line"_s);
    QCOMPARE(wording::stateText(task, m_catalogue, 1, true), u"On hold"_s);
    QVERIFY(wording::stateDetail(task, m_catalogue, 1, true).contains(u"Start now"_s)); // the menu's words
    QCOMPARE(wording::stateDetail(task, m_catalogue, 1), u"Next in line"_s);
    task.error = Error{ErrorKind::RateLimited, {}, 429, {}, {}, {}};
    QCOMPARE(wording::stateText(task, m_catalogue, 1), u"Waiting for a free slot at useapi.net"_s);
    QCOMPARE(wording::stateDetail(task, m_catalogue, 1), u"goes on by itself"_s);
    QVERIFY(wording::stateDetail(task, m_catalogue, 1, true).contains(u"Start now"_s));
    task.error = Error{ErrorKind::InsufficientCredits, {}, 412, {}, {}, {}};
    QCOMPARE(wording::stateText(task, m_catalogue, 1, true), u"Waiting for credits"_s);
}

void TestWording::runningSaysHowFar_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<double>("progress");
    QTest::addColumn<QString>("text");
    QTest::newRow("pending") << u"PENDING"_s << -1.0 << u"Waiting at Runway"_s;
    QTest::newRow("throttled") << u"THROTTLED"_s << -1.0 << u"Waiting for a free slot at Runway"_s;
    QTest::newRow("running") << u"RUNNING"_s << -1.0 << u"Making it"_s;
    QTest::newRow("with progress") << u"RUNNING"_s << 0.634 << u"Making it, 63 %"_s;
    QTest::newRow("nearly") << u"RUNNING"_s << 0.999 << u"Making it, 99 %"_s;
}

void TestWording::runningSaysHowFar()
{
    QFETCH(QString, status);
    QFETCH(double, progress);
    Task task;
    task.state = TaskState::Running;
    task.request.provider = u"runway"_s;
    task.remoteStatus = status;
    if (progress >= 0)
        task.progress = progress;
    QTEST(wording::stateText(task, m_catalogue), "text");
}

void TestWording::runningTellsWhatTheProviderSays()
{
    Task task;
    task.state = TaskState::Running;
    task.request.provider = u"useapi"_s;
    task.remoteStatus = u"PENDING"_s;
    task.progressText = u"Warming up"_s;
    task.secondsToStart = 19.2;
    QCOMPARE(wording::stateDetail(task, m_catalogue), u"Warming up · begins in about 20 seconds"_s);
    task.remoteStatus = u"RUNNING"_s; // it has begun
    QCOMPARE(wording::stateDetail(task, m_catalogue), u"Warming up"_s);
}

void TestWording::cancellingSaysWhereItIsNotPromised()
{
    Task task;
    task.state = TaskState::Running;
    task.cancelWanted = true;
    task.request.provider = u"useapi"_s;
    QVERIFY(wording::stateDetail(task, m_catalogue).startsWith(u"useapi.net "_s));
    task.request.provider = u"runway"_s;
    QCOMPARE(wording::stateDetail(task, m_catalogue), QString());
    // One that the catalogue has lost.
    task.request.provider = u"gone"_s;
    task.cancelWanted = false;
    QCOMPARE(wording::stateText(task, m_catalogue), u"Waiting at gone"_s);
}

void TestWording::savedNamesTheFileAndItsSize()
{
    Task task;
    task.state = TaskState::Done;
    TaskOutput output;
    output.path = u"/takes/2026-07/20260704-180412-ridge-night-0088.mp4"_s;
    output.bytes = 3'100'000;
    task.outputs = {output};
    QCOMPARE(
        wording::stateDetail(task, m_catalogue), u"ridge-night-0088.mp4 · "_s + wording::bytes(3'100'000));
    task.outputs[0].path = u"/takes/mine.mp4"_s;
    QVERIFY(wording::stateDetail(task, m_catalogue).startsWith(u"mine.mp4 · "_s));
}

void TestWording::failedSaysWhyInAFewWords_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("text") << u"SAFETY.INPUT.TEXT"_s << u"prompt"_s;
    QTest::newRow("image") << u"SAFETY.INPUT.IMAGE"_s << u"picture"_s;
    QTest::newRow("output") << u"SAFETY.OUTPUT.VIDEO"_s << u"withheld"_s;
    QTest::newRow("bad output") << u"INTERNAL.BAD_OUTPUT.CODE01"_s << u"quality"_s;
    QTest::newRow("third party") << u"THIRD_PARTY.UNAVAILABLE"_s << u"maker"_s;
    QTest::newRow("asset") << u"ASSET.INVALID"_s << u"fit"_s;
    QTest::newRow("unknown") << u"SOMETHING.NEW"_s << u"fault"_s;
}

void TestWording::failedSaysWhyInAFewWords()
{
    QFETCH(QString, code);
    QFETCH(QString, word);
    Task task;
    task.state = TaskState::Failed;
    task.failureCode = code;
    task.error = Error{ErrorKind::ServerFault, u"raw words"_s, 0, {}, {}, {}};
    const QString detail = wording::stateDetail(task, m_catalogue);
    QVERIFY2(detail.contains(word), qPrintable(detail));
    QVERIFY2(detail.size() <= 40, qPrintable(detail)); // the column of a row at 1440 pixels
    QCOMPARE(wording::stateText(task, m_catalogue), u"Failed"_s);
    task.creditsCharged = 0;
    QCOMPARE(wording::stateText(task, m_catalogue), u"Failed, not charged"_s);
}

void TestWording::failureCodesAreExplained_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("text") << u"SAFETY.INPUT.TEXT"_s << u"prompt"_s;
    QTest::newRow("image") << u"SAFETY.INPUT.IMAGE"_s << u"picture"_s;
    QTest::newRow("output") << u"SAFETY.OUTPUT.VIDEO"_s << u"withheld"_s;
    QTest::newRow("bad output") << u"INTERNAL.BAD_OUTPUT.CODE01"_s << u"quality"_s;
    QTest::newRow("third party") << u"THIRD_PARTY.UNAVAILABLE"_s << u"maker"_s;
    QTest::newRow("asset") << u"ASSET.INVALID"_s << u"picture"_s;
    QTest::newRow("unknown") << u"SOMETHING.NEW"_s << u"fault"_s;
}

void TestWording::failureCodesAreExplained()
{
    QFETCH(QString, code);
    QFETCH(QString, word);
    Task task;
    task.state = TaskState::Failed;
    task.remoteId = u"t"_s;
    task.failureCode = code;
    task.error = Error{ErrorKind::ServerFault, u"raw words"_s, 0, {}, {}, {}};
    const auto explanation = wording::explain(task);
    QVERIFY2(explanation.happened.contains(word), qPrintable(explanation.happened));
    QVERIFY(!explanation.text().contains(code));
    QVERIFY(!explanation.text().contains("raw words"_L1));
    QVERIFY(!explanation.spent.isEmpty());
}

void TestWording::chargedCreditsAreTold()
{
    Task task;
    task.state = TaskState::Failed;
    task.error = Error{ErrorKind::ServerFault, {}, 0, {}, {}, {}};
    QCOMPARE(wording::explain(task).spent, u"No credits were spent."_s); // never accepted
    task.remoteId = u"t"_s;
    task.creditsCharged = 0;
    QCOMPARE(wording::explain(task).spent, u"No credits were charged."_s);
    task.creditsCharged = 25;
    QCOMPARE(wording::explain(task).spent, u"25 credits were charged."_s);
}

void TestWording::numbers()
{
    QCOMPARE(wording::credits(25), u"25 credits"_s);
    QCOMPARE(wording::credits(0), u"0 credits"_s);
    QCOMPARE(wording::credits(std::nullopt), u"unknown price"_s); // never 0
    QCOMPARE(wording::creditsShort(25), u"25 cr"_s);
    QCOMPARE(wording::creditsShort(std::nullopt), u"–"_s);
    QCOMPARE(wording::clipTime(2.1), u"0:02.1"_s);
    QCOMPARE(wording::clipTime(0), u"0:00.0"_s);
    QCOMPARE(wording::clipTime(59.99), u"0:59.9"_s);
    QCOMPARE(wording::clipTime(61.25), u"1:01.2"_s);
    QCOMPARE(wording::clipTime(-1), u"0:00.0"_s);
    QVERIFY(wording::bytes(2'500'000).startsWith("2.5"_L1));
    ParameterSpec seconds;
    seconds.role = Role::Duration;
    QCOMPARE(wording::choiceLabel(seconds, {5, {}, {}}), u"5 s"_s);
    QCOMPARE(wording::choiceLabel({}, {u"1280:720"_s, {}, {}}), u"1280:720"_s);
    QCOMPARE(wording::choiceLabel({}, {u"landscape"_s, u"Landscape"_s, {}}), u"Landscape"_s);
    QCOMPARE(wording::operationLabel(u"image-to-video"_s), u"Image to video"_s);
    QCOMPARE(wording::operationLabel(u"lip-sync"_s), u"Lip sync"_s);
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
