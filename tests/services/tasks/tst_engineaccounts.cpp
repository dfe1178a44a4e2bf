// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "cli/taskwatch.h"
#include "services/accounts/accountbook.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/tasks/accountleadership.h"
#include "services/tasks/gateway.h"
#include "support/calls.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;
using test::ScriptedAnswer;
using test::ScriptedServer;
using test::wireAnswer;
using test::WireRequest;

namespace {

//! Both providers, as far as paid calls and uploads go, and hosts of others beside them on one port.
class FakeProviders final {
public:
    FakeProviders()
    {
        m_server.setHandler([this](const WireRequest &request) { return answer(request); });
    }

    [[nodiscard]] quint16 port() const { return m_server.port(); }
    [[nodiscard]] QString address(const QString &path) const { return m_server.url(path).toString(); }
    [[nodiscard]] int requests(const QByteArray &path) const
    {
        return int(std::count_if(m_server.requests().begin(), m_server.requests().end(),
            [&path](const WireRequest &request) { return request.target.startsWith(path); }));
    }
    //! What the paid calls named as their picture.
    [[nodiscard]] QStringList bought() const
    {
        QStringList names;
        for (const WireRequest &request : m_server.requests()) {
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            if (request.target.endsWith("/create"))
                names += body.value("firstImage_assetId"_L1).toString();
            else if (request.target == "/v1/image_to_video")
                names += body.value("promptImage"_L1).isString()
                    ? body.value("promptImage"_L1).toString()
                    : body.value("promptImage"_L1).toArray().first().toObject().value("uri"_L1).toString();
        }
        return names;
    }

    QByteArray stranger = wireAnswer(403, "no"); //!< of the host that keeps pictures
    QByteArray storage = wireAnswer(204, {}); //!< of the place that takes uploads for Runway
    QList<QByteArray> creates; //!< answers to paid calls before the usual one

private:
    ScriptedAnswer answer(const WireRequest &request)
    {
        const QByteArray &target = request.target;
        if (target.startsWith("/v1/runwayml/assets"))
            return {wireAnswer(200, "{\"assetId\": \"asset-" + QByteArray::number(++m_uploads) + "\"}")};
        if (target == "/v1/uploads")
            return {wireAnswer(200,
                "{\"uploadUrl\": \"" + m_server.url(u"/storage"_s).toEncoded()
                    + "\", \"fields\": {\"key\": \"k\"}, \"runwayUri\": \"runway://"
                    + QByteArray::number(++m_uploads) + "\"}")};
        if (target == "/storage")
            return {storage};
        if (target.startsWith("/stranger"))
            return {stranger};
        if (target.endsWith("/create") || target == "/v1/image_to_video") {
            if (!creates.isEmpty())
                return {creates.takeFirst()};
            const QByteArray id = "task-" + QByteArray::number(++m_tasks);
            return {wireAnswer(200, "{\"id\": \"" + id + "\", \"taskId\": \"" + id + "\"}")};
        }
        return {wireAnswer(500, "{}")};
    }

    ScriptedServer m_server;
    int m_uploads = 0;
    int m_tasks = 0;
};

} // namespace

//! What belongs to an account and what does not: uploads of another login, faults of other hosts, rows that
//! only another process can serve.
class TestEngineAccounts final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void anotherLoginUploadsItsOwn();
    void aLostUploadAtRunwayIsSentOnceMore();
    void aRefusingHostFailsTheTaskAlone();
    void aHostInTroubleIsGivenUpInTheEnd();
    void aRefusingStorageFailsTheTaskAlone();
    void rowsOfOtherEnvironmentsAreLeftAlone();
    void newRowsAreSentWithoutANudge();
    void whatCannotBeReadIsNoMovement();
    void aWatcherEndsWhenTheLeaderHolds();
    void refusedTokensAreReadAgain();

private:
    //! A row of useapi.net whose picture lies at `address`; the engine must not run yet. Tests have no https.
    static std::optional<QUuid> fromElsewhere(EngineBench &bench, const QString &address)
    {
        auto row = bench.submitted(bench.useapi(u"from elsewhere"_s));
        if (!row)
            return std::nullopt;
        row->request.media[0].reference = {MediaReference::Kind::Url, address};
        const auto changed = bench.studio().tasks().update(*row, {});
        return changed ? std::optional(changed->id) : std::nullopt;
    }
    static Submission large(const EngineBench &bench, const QString &prompt)
    {
        auto wish = bench.runway(prompt);
        wish.request.media[0].reference.value = bench.heavyPicture(u"large"_s, {1400, 1000});
        return wish;
    }
};

void TestEngineAccounts::anotherLoginUploadsItsOwn()
{
    FakeProviders providers;
    EngineBench bench;
    bench.open(providers.port());
    bench.engine().start(false);
    Account work{u"work"_s, u"Work"_s, u"useapi"_s, QUrl(providers.address({})), u"a@example.com"_s,
        Account::Kind::Stored};
    auto wish = bench.useapi(u"the same picture"_s);
    wish.account = work.name;
    const auto send = [&](const QString &email, const QString &token) {
        work.email = email;
        const test::Outcome<bool> added(bench.studio().accounts().add(work, token));
        const bool done = added.wait() && added.result();
        const auto row = done ? bench.submitted(wish) : failure(ErrorKind::Timeout);
        return row && bench.reaches(row->id, TaskState::Running);
    };
    QVERIFY(send(u"a@example.com"_s, u"user:1-first"_s));
    QVERIFY(send(u"a@example.com"_s, u"user:1-first"_s)); // nothing changed: used again
    QVERIFY(send(u"b@example.com"_s, u"user:1-first"_s));
    QVERIFY(send(u"b@example.com"_s, u"user:2-second"_s));
    QCOMPARE(providers.bought(), (QStringList{u"asset-1"_s, u"asset-1"_s, u"asset-2"_s, u"asset-3"_s}));
}

void TestEngineAccounts::aLostUploadAtRunwayIsSentOnceMore()
{
    FakeProviders providers;
    EngineBench bench;
    bench.open(providers.port());
    bench.engine().start(false);
    const auto first = bench.submitted(large(bench, u"first"_s));
    QVERIFY(first);
    QVERIFY(bench.reaches(first->id, TaskState::Running));
    const QByteArray refusal = wireAnswer(400,
        R"({"error": "Validation of body failed", "issues": [{"code": "custom", "path": ["promptImage", 0],
            "message": "Failed to fetch the asset."}]})");
    providers.creates = {refusal};
    const auto second = bench.submitted(large(bench, u"second"_s));
    QVERIFY(second);
    QVERIFY(bench.reaches(second->id, TaskState::Running));
    QCOMPARE(providers.bought(), (QStringList{u"runway://1"_s, u"runway://1"_s, u"runway://2"_s}));

    // Refused although it is fresh: it is the picture.
    providers.creates = {refusal, refusal};
    const auto third = bench.submitted(large(bench, u"third"_s));
    QVERIFY(third);
    QVERIFY(bench.reaches(third->id, TaskState::Failed));
    QCOMPARE(providers.bought().size(), 5);
    QCOMPARE(bench.task(third->id).error->field, u"first"_s);
}

void TestEngineAccounts::aRefusingHostFailsTheTaskAlone()
{
    for (const int status : {401, 403, 404, 412}) {
        FakeProviders providers;
        providers.stranger = wireAnswer(status, "no");
        EngineBench bench;
        bench.open(providers.port());
        const auto strange = fromElsewhere(bench, providers.address(u"/stranger/a.png"_s));
        QVERIFY(strange);
        bench.engine().start(true);
        const auto next = bench.submitted(bench.useapi(u"mine"_s));
        QVERIFY(next);
        QVERIFY(bench.reaches(*strange, TaskState::Failed));
        QCOMPARE(bench.task(*strange).error->kind, ErrorKind::FileInvalid);
        QCOMPARE(bench.task(*strange).error->field, u"first"_s);
        QVERIFY(bench.reaches(next->id, TaskState::Running));
        QCOMPARE(providers.bought().size(), 1);
        QCOMPARE(QDir(bench.studio().library().inputsFolder()).entryList({u"*.part*"_s}), QStringList());
    }
}

void TestEngineAccounts::aHostInTroubleIsGivenUpInTheEnd()
{
    FakeProviders providers;
    providers.stranger = wireAnswer(429, "slow down");
    EngineBench bench;
    bench.open(providers.port());
    const auto strange = fromElsewhere(bench, providers.address(u"/stranger/a.png"_s));
    QVERIFY(strange);
    bench.engine().start(true);
    QTRY_COMPARE(bench.task(*strange).attempts, 1);
    QVERIFY(bench.task(*strange).notBefore);
    const auto next = bench.submitted(bench.useapi(u"mine"_s));
    QVERIFY(next);
    QVERIFY(bench.reaches(next->id, TaskState::Running)); // the account has no part in it
    QVERIFY(bench.task(*strange).state != TaskState::Failed);
    QVERIFY(bench.reaches(*strange, TaskState::Failed));
    QCOMPARE(bench.task(*strange).error->kind, ErrorKind::FileInvalid);
    QCOMPARE(providers.requests("/stranger"), 5);
    QCOMPARE(providers.bought().size(), 1);
}

void TestEngineAccounts::aRefusingStorageFailsTheTaskAlone()
{
    FakeProviders providers;
    providers.storage = wireAnswer(403, "<Error>AccessDenied</Error>");
    EngineBench bench;
    bench.open(providers.port());
    bench.engine().start(false);
    const auto heavy = bench.submitted(large(bench, u"large"_s));
    QVERIFY(heavy);
    const auto next = bench.submitted(bench.runway(u"small"_s));
    QVERIFY(next);
    QVERIFY(bench.reaches(heavy->id, TaskState::Failed));
    QCOMPARE(bench.task(heavy->id).error->kind, ErrorKind::FileInvalid);
    QCOMPARE(bench.task(heavy->id).error->field, u"first"_s);
    QVERIFY(bench.reaches(next->id, TaskState::Running));
    QCOMPARE(providers.bought().size(), 1);
}

void TestEngineAccounts::rowsOfOtherEnvironmentsAreLeftAlone()
{
    FakeProviders providers;
    EngineBench bench;
    bench.open(providers.port());
    const auto row = bench.submitted(bench.useapi(u"for another process"_s)); // the engine does not run
    QVERIFY(row);
    bench.close();
    qunsetenv("USEAPI_TOKEN");
    auto opened = Studio::open(bench.options);
    QVERIFY(opened);
    Studio &studio = **opened;
    studio.engine().start(true);
    QTRY_VERIFY(studio.engine().isIdle());
    QCOMPARE(studio.tasks().find(row->id)->state, TaskState::Queued);
    QVERIFY(!studio.tasks().find(row->id)->error);
    // The lead is free for the process that can serve it.
    AccountLeadership other(studio.library().locksFolder());
    QVERIFY(other.lead(u"env-useapi"_s));
    QCOMPARE(studio.tasks().find(row->id)->state, TaskState::Queued);
    QCOMPARE(providers.bought().size(), 0);
}

void TestEngineAccounts::newRowsAreSentWithoutANudge()
{
    FakeProviders providers;
    EngineBench bench;
    bench.open(providers.port());
    bench.engine().start(false);
    const auto own = bench.submitted(bench.useapi(u"leads"_s));
    QVERIFY(own);
    QVERIFY(bench.reaches(own->id, TaskState::Running));
    auto other = Studio::open(bench.options);
    QVERIFY(other);
    // Its engine does not run, so nobody is told.
    const test::Outcome<Task> row((*other)->engine().submit(bench.useapi(u"silent"_s)));
    QVERIFY(row.wait() && row.result());
    QVERIFY(bench.reaches(row.value().id, TaskState::Running, 10000));
}

void TestEngineAccounts::whatCannotBeReadIsNoMovement()
{
    FakeProviders providers;
    EngineBench bench;
    bench.open(providers.port());
    bench.engine().start(false);
    const Account work{
        u"work"_s, u"Work"_s, u"useapi"_s, QUrl(providers.address({})), {}, Account::Kind::Stored};
    QVERIFY(test::Outcome<bool>(bench.studio().accounts().add(work, u"user:1-first"_s)).wait());
    auto wish = bench.useapi(u"left alone"_s);
    wish.account = work.name;
    const auto row = bench.submitted(wish);
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Running));
    QVERIFY(!bench.engine().isIdle());

    bench.open(providers.port()); // without a keychain the token went with the session
    bench.engine().start(true);
    cli::TaskWatch watch(bench.studio(), {row->id}, true);
    QSignalSpy concluded(&watch, &cli::TaskWatch::concluded);
    watch.start();
    QTRY_VERIFY(bench.engine().isIdle());
    QTRY_COMPARE(concluded.size(), 1);
    QCOMPARE(bench.task(row->id).state, TaskState::Running);
    QVERIFY(bench.task(row->id).error);
}

void TestEngineAccounts::aWatcherEndsWhenTheLeaderHolds()
{
    FakeProviders providers;
    EngineBench bench;
    bench.open(providers.port());
    const auto row = bench.submitted(bench.useapi(u"from the last session"_s)); // the engine does not run yet
    QVERIFY(row);
    bench.engine().start(false); // a window with the usual setting
    QVERIFY(bench.engine().isHeld(row->id));
    const auto other = Studio::open(bench.options);
    QVERIFY(other);
    (*other)->engine().start(true);
    cli::TaskWatch watch(**other, {row->id}, true);
    QSignalSpy concluded(&watch, &cli::TaskWatch::concluded);
    watch.start();
    QVERIFY(concluded.wait(20000));
    QCOMPARE(bench.task(row->id).state, TaskState::Queued);

    // Once the person lets it go there is something to wait for.
    QVERIFY(bench.engine().release(row->id));
    QVERIFY(bench.reaches(row->id, TaskState::Running));
}

void TestEngineAccounts::refusedTokensAreReadAgain()
{
    class Book final : public AccountBook {
    public:
        QList<Account> accounts() const override { return {}; }
        Result<Account> account(const QString &name) const override
        {
            return Account{name, name, u"useapi"_s, QUrl(u"https://api.useapi.net"_s), {}, kind};
        }
        Call<bool> *add(const Account &, const QString &) override { return finishedCall<bool>(this, true); }
        Call<bool> *remove(const QString &) override { return finishedCall<bool>(this, true); }
        Call<Endpoint> *endpoint(const QString &) override
        {
            return finishedCall<Endpoint>(this, Endpoint());
        }
        void forgetEndpoint(const QString &name) override { forgotten += name; }
        std::optional<bool> keychainWorks() const override { return true; }

        Account::Kind kind = Account::Kind::Stored;
        QStringList forgotten;
    };
    Book book;
    Gateway gateway(book, {});
    gateway.noteFailure(u"work"_s, Error{ErrorKind::Network, {}, 0, {}, {}, {}});
    gateway.noteFailure(u"work"_s, Error{ErrorKind::Forbidden, {}, 403, {}, {}, {}});
    QCOMPARE(book.forgotten, QStringList());
    gateway.noteFailure(u"work"_s, Error{ErrorKind::Unauthorized, {}, 401, {}, {}, {}});
    QCOMPARE(book.forgotten, QStringList{u"work"_s});
    book.kind = Account::Kind::Environment; // there is nothing to be read again
    gateway.noteFailure(u"env-useapi"_s, Error{ErrorKind::Unauthorized, {}, 401, {}, {}, {}});
    QCOMPARE(book.forgotten.size(), 1);
}

QTEST_GUILESS_MAIN(TestEngineAccounts)
#include "tst_engineaccounts.moc"
