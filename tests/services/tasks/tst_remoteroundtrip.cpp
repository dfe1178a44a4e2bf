// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "domain/catalogue.h"
#include "services/api/useapiprovider.h"
#include "services/net/httpclient.h"
#include "support/calls.h"

#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

using Values = QMap<QString, QJsonValue>;
using Slots = QList<Role>;

MediaInput inputFor(const test::EngineBench &bench, Role role, int index)
{
    static const QList<Role> clips{Role::Source, Role::Driving, Role::ReferenceVideo};
    MediaInput input;
    input.role = role;
    input.reference.value = clips.contains(role)
        ? STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s
        : bench.picture(u"picture-%1"_s.arg(index), QColor::fromHsv(40 * index, 200, 200));
    return input;
}

} // namespace

//! What useapi.net was asked for comes back from what it tells: submitted to the sandbox, read back from it.
class TestRemoteRoundTrip final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void settingsComeBack_data();
    void settingsComeBack();
};

void TestRemoteRoundTrip::settingsComeBack_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QMap<QString, QJsonValue>>("values");
    QTest::addColumn<QList<Role>>("roles");
    const auto row = [](const char *operation, const char *model, const Values &values, const Slots &roles) {
        QTest::addRow("%s %s", operation, model)
            << QString::fromLatin1(operation) << QString::fromLatin1(model) << values << roles;
    };
    const Values prompt{{u"prompt"_s, u"a quiet lake"_s}};
    const auto with = [&prompt](Values values) {
        values.insert(prompt);
        return values;
    };
    row("image-to-video", "gen3a_turbo",
        with({{u"camera.zoom"_s, 2}, {u"camera.pan"_s, -1.5}, {u"aspect"_s, u"portrait"_s},
            {u"duration"_s, 10}, {u"exploreMode"_s, true}}),
        {Role::First, Role::Middle, Role::Last});
    row("image-to-video", "gen3a", with({{u"enhancePrompt"_s, false}}), {Role::First});
    row("text-to-video", "gen3a", with({{u"duration"_s, 10}}), {});
    row("image-to-video", "gen4", with({{u"aspect"_s, u"21:9"_s}, {u"duration"_s, 10}}), {Role::First});
    row("image-to-video", "gen4.5", with({{u"aspect"_s, u"4:3"_s}, {u"duration"_s, 8}}), {Role::First});
    row("image-to-video", "gen4.5-videos",
        with({{u"aspect"_s, u"9:16"_s}, {u"duration"_s, 3}, {u"sound"_s, false}}), {Role::First, Role::Last});
    row("image-to-video", "gen4-videos", with({{u"duration"_s, 5}}), {Role::First});
    row("video-to-video", "gen3a_turbo", with({{u"structure"_s, 7}, {u"duration"_s, 5}}), {Role::Source});
    row("video-to-video", "aleph", prompt, {Role::Source, Role::Reference});
    row("video-expand", "gen3a_turbo", with({{u"aspect"_s, u"portrait"_s}, {u"duration"_s, 5}}),
        {Role::Source, Role::Reference});
    row("character-performance", "act_one_turbo", {{u"expression"_s, 5}, {u"aspect"_s, u"portrait"_s}},
        {Role::Driving, Role::Character});
    row("text-to-image", "gen4",
        with({{u"aspect"_s, u"3:2"_s}, {u"resolution"_s, u"720p"_s}, {u"outputCount"_s, 4}}),
        {Role::Reference, Role::Reference});
    row("text-to-image", "frames", with({{u"style"_s, u"sketch"_s}, {u"diversity"_s, 4}}), {});
    row("text-to-video", "seedance-2", with({{u"duration"_s, 7}, {u"resolution"_s, u"720p"_s}}),
        {Role::Reference, Role::Reference});
    row("video-upscale", "topaz_upscale", {}, {Role::Source});
    row("slow-motion", "super_slow_motion", {{u"speed"_s, 0.5}, {u"outputFormat"_s, u"prores"_s}},
        {Role::Source});
    row("lip-sync", "lipsync", {{u"prompt"_s, u"Hello there."_s}, {u"voice"_s, u"practice-ada"_s}},
        {Role::Image});
}

void TestRemoteRoundTrip::settingsComeBack()
{
    QFETCH(QString, operation);
    QFETCH(QString, model);
    QFETCH(Values, values);
    QFETCH(Slots, roles);
    test::EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    Submission submission;
    submission.account = u"env-useapi"_s;
    submission.request = {u"useapi"_s, operation, model, values, {}};
    for (int i = 0; i < roles.size(); ++i)
        submission.request.media.append(inputFor(bench, roles.at(i), i));
    const auto row = bench.submitted(submission);
    QVERIFY2(row, qPrintable(row ? QString() : row.error().field + u' ' + row.error().detail));
    QVERIFY(QTest::qWaitFor([&] { return !bench.task(row->id).remoteId.isEmpty(); }, 20000));
    const Task task = bench.task(row->id);

    HttpClient client;
    const ProviderSpec *useapi = bench.studio().catalogue().provider(u"useapi"_s);
    QVERIFY(useapi);
    UseapiProvider provider(client, *useapi);
    const Endpoint endpoint{QUrl(QString::fromLatin1(qgetenv("USEAPI_BASE_URL"))),
        QString::fromLatin1(qgetenv("USEAPI_TOKEN")), {}};
    const test::Outcome<GenerationRequest> told(provider.settingsOf(endpoint, task.remoteId));
    QVERIFY(told.wait());
    QVERIFY2(told.result(), qPrintable(told.whatWentWrong()));
    const GenerationRequest &again = told.value();
    QCOMPARE(again.operation, operation);
    QCOMPARE(again.model, model);
    for (const QString &key : values.keys())
        QVERIFY2(again.values.value(key) == values.value(key), qPrintable(key));
    // Whatever else comes back was the service's choice, and is one of the form's.
    const ModelSpec *spec = bench.studio().catalogue().model(u"useapi"_s, operation, model);
    QVERIFY(spec);
    const Values sent = task.request.values;
    for (const QString &key : again.values.keys()) {
        QVERIFY2(spec->parameter(key), qPrintable(key));
        QVERIFY2(!sent.contains(key) || again.values.value(key) == sent.value(key), qPrintable(key));
    }
    QList<Role> slotsFilled;
    for (const MediaInput &input : again.media) {
        slotsFilled.append(input.role);
        QCOMPARE(input.reference.kind, MediaReference::Kind::Asset);
        QVERIFY(!input.reference.value.contains(u'?'));
    }
    QCOMPARE(slotsFilled, roles);
}

QTEST_MAIN(TestRemoteRoundTrip)
#include "tst_remoteroundtrip.moc"
