// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/formswitch.h"
#include "domain/framing.h"
#include "domain/latersample.h"
#include "domain/pricing.h"
#include "domain/problemtext.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using samples::input;

namespace {

//! A wish that fills every slot but the one that excludes another, and sets every parameter.
GenerationRequest wholeRequest()
{
    MediaInput mixed
        = samples::referred(Role::Middle, MediaReference::Kind::Url, u"https://example.org/voice.wav"_s);
    GenerationRequest request
        = samples::laterRequest({input(Role::Reference, u"/other"_s), input(Role::Character, u"/picture"_s),
            samples::trimmed(Role::Source, u"/clip30"_s, 2, 11), input(Role::ReferenceVideo, u"/clip12"_s),
            input(Role::ReferenceVideo, u"/clip4"_s), samples::tagged(u"/picture"_s, u"Cat"_s, u"human"_s),
            samples::tagged(u"/other"_s, {}), input(Role::Audio, u"/sound3"_s),
            input(Role::ReferenceAudio, u"/sound3"_s), mixed, samples::timedAt(u"/picture"_s, 0.5)});
    request.setValue(Role::Prompt, u"the @Cat at night"_s);
    request.setValue(Role::Aspect, u"portrait"_s);
    request.setValue(Role::Voice, u"Rusty"_s);
    request.setValue(Role::Scale, 1);
    request.setValue(Role::OutputCount, 2);
    request.setValue(Role::Quality, u"high"_s);
    request.setValue(Role::Style, u"noir"_s);
    return request;
}

} // namespace

class TestWholeModel final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void isInOrder();
    void costs();
    void survivesTheJournal();
    void goesToAnotherModelAndBack();
    void isRefusedWithoutOneThing_data();
    void isRefusedWithoutOneThing();
};

void TestWholeModel::isInOrder()
{
    QCOMPARE(samples::written(samples::laterProblems(wholeRequest())), QString());
}

void TestWholeModel::costs()
{
    // 9 seconds at 3 for 2, three pictures, half of 16 seconds, 2 for a character that is a picture; twice.
    QCOMPARE(estimate(samples::laterModel(), wholeRequest(), samples::laterFacts()),
        std::optional(int(2 * (13.5 + 3 + 8 + 2))));
}

void TestWholeModel::survivesTheJournal()
{
    GenerationRequest request = wholeRequest();
    noteKinds(request, samples::laterFacts());
    const QByteArray text = QJsonDocument(request.toJson()).toJson(QJsonDocument::Compact);
    const auto back = GenerationRequest::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY(back);
    QCOMPARE(*back, request);
}

void TestWholeModel::goesToAnotherModelAndBack()
{
    ModelSpec other = samples::laterModel();
    other.model = u"v"_s;
    const GenerationRequest there = adapted(wholeRequest(), other);
    const GenerationRequest back = adapted(there, samples::laterModel());
    QCOMPARE(samples::written(samples::laterProblems(back)), QString());
    QCOMPARE(back.values, wholeRequest().values);
    QCOMPARE(back.media.size(), wholeRequest().media.size());
}

void TestWholeModel::isRefusedWithoutOneThing_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("expected");
    QTest::newRow("style") << u"style"_s << u"style Required"_s;
    QTest::newRow("scale") << u"scale"_s << QString(); // twice is allowed as well
    QTest::newRow("quality") << u"quality"_s << QString();
}

void TestWholeModel::isRefusedWithoutOneThing()
{
    QFETCH(QString, key);
    GenerationRequest request = wholeRequest();
    request.values.remove(key);
    QTEST(samples::written(samples::laterProblems(request)), "expected");
}

QTEST_APPLESS_MAIN(TestWholeModel)
#include "tst_wholemodel.moc"
