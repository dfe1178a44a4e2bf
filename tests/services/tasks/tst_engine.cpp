// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "media/probe.h"
#include "services/files/filehash.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/tasks/sidecar.h"
#include "support/calls.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

//! The whole way over real HTTP, against the sandbox, on both providers.
class TestEngine final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void saves_data();
    void saves();
};

void TestEngine::saves_data()
{
    QTest::addColumn<bool>("useapi");
    QTest::addColumn<QSize>("size");
    QTest::newRow("useapi.net") << true << QSize(1280, 768);
    QTest::newRow("Runway") << false << QSize(1584, 672);
}

void TestEngine::saves()
{
    QFETCH(bool, useapi);
    QFETCH(QSize, size);
    test::EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    QSignalSpy finished(&bench.engine(), &TaskEngine::finished);
    bench.engine().start(false);
    auto wish = useapi ? bench.useapi(u"a quiet lake, dawn"_s) : bench.runway(u"a quiet lake, dawn"_s);
    if (!useapi) // the ratio is taken from the picture
        wish.request.media[0].reference.value = bench.picture(u"wide"_s, Qt::darkGreen, {700, 300});

    const auto row = bench.submitted(wish);
    QVERIFY2(row, qPrintable(row ? QString() : row.error().field + row.error().detail));
    QCOMPARE(row->state, TaskState::Queued);
    QCOMPARE(row->creditsEstimated, std::optional(25));
    QVERIFY(row->request.value(Role::Seed).isDouble());
    QVERIFY(row->request.media.at(0).reference.value.startsWith(bench.libraryFolder() + u"/inputs"_s));

    QVERIFY(bench.reaches(row->id, TaskState::Done));
    const Task done = bench.task(row->id);
    QCOMPARE(done.outputs.size(), 1);
    const TaskOutput output = done.outputs.first();
    QVERIFY(QFileInfo(output.path).fileName().contains("a-quiet-lake-dawn"_L1));
    const auto info = media::probe(output.path);
    QVERIFY(info);
    QCOMPARE(info->size, size);
    QVERIFY(qAbs(info->seconds - 5.0) < 0.1);
    QCOMPARE(sha256OfFile(output.path).value_or(QByteArray()), output.sha256);
    QVERIFY(!QFileInfo::exists(output.path + u".part"_s));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(bench.purchases(), 1);

    QFile file(sidecarPath(output.path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject sidecar = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(sidecar.value("schema"_L1).toInt(), 2);
    QCOMPARE(sidecar.value("remoteId"_L1).toString(), done.remoteId);
    const auto again = GenerationRequest::fromJson(sidecar.value("request"_L1).toObject());
    QVERIFY(again);
    QCOMPARE(again->toJson(), done.request.toJson());
    QTRY_VERIFY(bench.engine().isIdle());
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
