// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "media/probe.h"
#include "support/calls.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;

//! A model that stands in a person's own catalogue.json only, from there to the saved clip.
class TestOverlaySubmission final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void aModelOfOnesOwnMakesAClip();
    void withoutTheFileThereIsNoSuchModel();

private:
    //! What the sandbox answered to each create call.
    static QList<int> creates(const EngineBench &bench)
    {
        QList<int> answered;
        const QJsonArray calls = bench.ledger();
        for (const QJsonValue &call : calls) {
            if (call[u"path"].toString().endsWith(u"/text_to_video"_s))
                answered << call[u"status"].toInt();
        }
        return answered;
    }
    static Submission wish(const EngineBench &bench)
    {
        Submission submission = bench.runway(u"a harbour"_s);
        GenerationRequest request;
        request.provider = u"runway"_s;
        request.operation = u"text-to-video"_s;
        request.model = u"sandbox_reserved"_s;
        request.setValue(Role::Prompt, u"a harbour"_s);
        request.setValue(Role::Aspect, u"360:640"_s);
        request.setValue(Role::Duration, 3);
        request.values.insert(u"grain"_s, 4);
        submission.request = request;
        return submission;
    }
};

void TestOverlaySubmission::aModelOfOnesOwnMakesAClip()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    QVERIFY(QDir().mkpath(bench.libraryFolder()));
    QVERIFY(QFile::copy(STUDIO_TEST_DATA + u"/catalogue/overlay-sandbox_reserved.json"_s,
        bench.libraryFolder() + u"/catalogue.json"_s));
    bench.open();
    bench.engine().start(true);
    const auto row = bench.submitted(wish(bench));
    QVERIFY2(row, row ? "" : qPrintable(row.error().detail));
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    const Task task = bench.task(row->id);
    QCOMPARE(task.outputs.size(), 1);
    const auto clip = media::probe(task.outputs.constFirst().path);
    QVERIFY(clip);
    QCOMPARE(clip->size, QSize(360, 640));
    QVERIFY(std::abs(clip->seconds - 3) < 0.1);
    QCOMPARE(creates(bench), QList<int>{200});
}

void TestOverlaySubmission::withoutTheFileThereIsNoSuchModel()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(true);
    const auto row = bench.submitted(wish(bench));
    QVERIFY(!row);
    QCOMPARE(row.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(creates(bench), QList<int>());
}

QTEST_GUILESS_MAIN(TestOverlaySubmission)
#include "tst_overlaysubmission.moc"
