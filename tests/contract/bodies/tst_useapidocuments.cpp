// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bodysamples.h"
#include "services/api/fixtures.h"

#include "domain/validation.h"
#include "services/api/answers.h"
#include "services/api/judge.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject document(const QString &name)
{
    const QJsonDocument json = QJsonDocument::fromJson(fixture(u"useapi/"_s + name));
    if (!json.isObject())
        qFatal("no JSON object: %s", qPrintable(name));
    return json.object();
}

//! A request that chooses exactly what stands in a document's body, and its inputs.
std::pair<GenerationRequest, QList<RemoteMedia>> asked(const ModelSpec &model, const QJsonObject &body)
{
    GenerationRequest request;
    request.provider = model.provider;
    request.operation = model.operation;
    request.model = model.model;
    QList<RemoteMedia> media;
    for (auto member = body.begin(); member != body.end(); ++member) {
        if (const ParameterSpec *parameter = model.parameter(member.key())) {
            request.values.insert(parameter->key(), member.value());
            continue;
        }
        const auto slot = std::find_if(model.media.cbegin(), model.media.cend(),
            [&member](const MediaSpec &each) { return each.wire == member.key(); });
        if (slot == model.media.cend())
            qFatal("the catalogue does not know %s", qPrintable(member.key()));
        RemoteMedia medium;
        medium.role = slot->role;
        medium.kind = slot->kinds.constFirst();
        medium.value = member.value().toString();
        media << medium;
        MediaInput input;
        input.role = slot->role;
        input.kind = medium.kind;
        input.reference = {MediaReference::Kind::Asset, medium.value};
        request.media << input;
    }
    return {request, media};
}

} // namespace

//! The three documents of useapi.net, word by word.
class TestUseapiDocuments final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void bodies_data();
    void bodies();
    void answers_data();
    void answers();
    void refusals_data();
    void refusals();
    void everyModelCanBeAskedFor();

private:
    const Catalogue m_catalogue = shippedCatalogue();
};

void TestUseapiDocuments::bodies_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("file");
    const auto rows = [](const char *operation, const char *model, const char *path, const char *name) {
        for (const char *part : {"example", "request"}) {
            QTest::addRow("%s %s", name, part)
                << QString::fromLatin1(operation) << QString::fromLatin1(model) << QString::fromLatin1(path)
                << u"%1-%2.json"_s.arg(QString::fromLatin1(name), QString::fromLatin1(part));
        }
    };
    rows("character-performance", "act_one", "/v1/runwayml/gen3/actone", "actone");
    rows("character-performance", "act_one_turbo", "/v1/runwayml/gen3turbo/actone", "actone");
    rows("video-to-video", "gen3a", "/v1/runwayml/gen3/video", "video");
    rows("image-to-video", "gen3a_turbo", "/v1/runwayml/gen3turbo/create", "turbo");
}

// Only what the document gives is sent: no default, no seed, nothing beside it.
void TestUseapiDocuments::bodies()
{
    QFETCH(QString, operation);
    QFETCH(QString, model);
    QFETCH(QString, path);
    QFETCH(QString, file);
    const ModelSpec *spec = m_catalogue.model(u"useapi", operation, model);
    QVERIFY(spec);
    QCOMPARE(spec->path, path);
    const QJsonObject body = document(file);
    const auto [request, media] = asked(*spec, body);
    QCOMPARE(buildBody(*spec, request, media), body);
}

void TestUseapiDocuments::answers_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"actone-answer.json", "video-answer.json", "turbo-answer.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestUseapiDocuments::answers()
{
    QFETCH(QString, file);
    const QByteArray body = fixture(u"useapi/"_s + file);
    const QList<Result<RemoteTask>> readings{
        answers::created(answers::Dialect::Useapi, body), answers::task(answers::Dialect::Useapi, body)};
    for (const Result<RemoteTask> &task : readings) {
        QVERIFY(task);
        QCOMPARE(task->id, u"user:user_id-runwayml:account_email-task:task_uuid"_s);
        QCOMPARE(task->state, RemoteState::Waiting);
        QCOMPARE(task->status, u"PENDING"_s);
        QCOMPARE(task->replyRef, u"<your optional reference id>"_s);
        QCOMPARE(task->creditsLeft, std::optional(935));
        QCOMPARE(task->secondsToStart, std::optional(0.0));
        QVERIFY(!task->progress && !task->failure && task->outputs.isEmpty());
    }
}

void TestUseapiDocuments::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("kind");
    const auto row = [](int status, const char *file, Verdict::Kind verdict, ErrorKind kind) {
        QTest::newRow(file) << status << QString::fromLatin1(file) << int(verdict) << int(kind);
    };
    row(400, "refused-400.json", Verdict::Kind::Refused, ErrorKind::InvalidRequest);
    row(401, "refused-401.json", Verdict::Kind::Refused, ErrorKind::Unauthorized);
    row(404, "refused-404.json", Verdict::Kind::Refused, ErrorKind::NotFound);
    row(412, "refused-412.json", Verdict::Kind::Refused, ErrorKind::InsufficientCredits);
    row(429, "refused-429-account.json", Verdict::Kind::Requeue, ErrorKind::RateLimited);
    row(429, "refused-429-runway.json", Verdict::Kind::Requeue, ErrorKind::RateLimited);
}

void TestUseapiDocuments::refusals()
{
    QFETCH(int, status);
    QFETCH(QString, file);
    QFETCH(int, verdict);
    QFETCH(int, kind);
    const QByteArray body = fixture(u"useapi/"_s + file);
    PaidOutcome outcome;
    outcome.bodySize = 100;
    outcome.taken = 100;
    outcome.status = status;
    outcome.answer = HttpAnswer{};
    outcome.answer->status = status;
    outcome.answer->body = body;
    const Verdict found = judge(outcome, answers::Dialect::Useapi);
    QCOMPARE(int(found.kind), verdict);
    QCOMPARE(int(found.error.kind), kind);
    const QString said = QJsonDocument::fromJson(body).object().value(u"error"_s).toString();
    QVERIFY2(found.error.detail.contains(said), qPrintable(found.error.detail));
}

// What no document gives as a whole: every sample of every model makes a body without a member that is
// empty, and with its constants.
void TestUseapiDocuments::everyModelCanBeAskedFor()
{
    const ProviderSpec &provider = *m_catalogue.provider(u"useapi");
    int count = 0;
    for (const ModelSpec &model : m_catalogue.models()) {
        if (model.provider != provider.id)
            continue;
        const QList<BodySample> samples = bodySamples(provider, model);
        QVERIFY(samples.size() > 2);
        for (const BodySample &sample : samples) {
            const QJsonObject body = sample.body(model, Travel::AssetId);
            for (auto constant = model.constants.begin(); constant != model.constants.end(); ++constant)
                QCOMPARE(body.value(constant.key()), constant.value());
            QCOMPARE(body.size(),
                model.constants.size() + sample.request.media.size()
                    + std::count_if(model.parameters.cbegin(), model.parameters.cend(),
                        [&](const ParameterSpec &parameter) {
                            return isSet(parameter,
                                sample.request.values.value(parameter.key(), QJsonValue::Undefined));
                        }));
        }
        ++count;
    }
    QCOMPARE(count, 70);
}

QTEST_APPLESS_MAIN(TestUseapiDocuments)
#include "tst_useapidocuments.moc"
