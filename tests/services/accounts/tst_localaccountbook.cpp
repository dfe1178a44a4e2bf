// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"
#include "services/accounts/localaccountbook.h"
#include "services/accounts/sandboxprocess.h"
#include "services/secrets/tokenstore.h"
#include "services/store/accountstore.h"
#include "services/store/uploadstore.h"
#include "store/storefixture.h"
#include "support/calls.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;
using namespace std::chrono_literals;

namespace {

//! The built-in catalogue as it lies in resources/.
Catalogue builtInCatalogue()
{
    QList<QByteArray> documents;
    const QDir folder(STUDIO_RESOURCES + u"/catalog"_s);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            documents.append(file.readAll());
    }
    const Result<Catalogue> catalogue = Catalogue::parse(documents);
    if (!catalogue)
        qFatal("%s", qPrintable(catalogue.error().detail));
    return *catalogue;
}

Account makeAccount(
    const QString &name, const QString &label, const QString &provider, const QString &url = {})
{
    return {name, label, provider, QUrl(url), {}, Account::Kind::Stored};
}

} // namespace

//! Without a session bus: tokens live for the session.
class TestLocalAccountBook final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void builtInAccountsComeFirst();
    void environmentAccountsComeLast();
    void environmentAccountsAreChecked();
    void addedAccountsAreKept();
    void namesComeFromLabels_data();
    void namesComeFromLabels();
    void namesAreUnique();
    void badAccountsAreRefused_data();
    void badAccountsAreRefused();
    void aTokenCanBeRenewed();
    void removedAccountsAreGone();
    void uploadsOfRemovedAccountsAreForgotten();
    void builtInAccountsStay();
    void sandboxEndpointsComeFromTheChild();
    void withoutATokenThereIsNoEndpoint();
    void unknownAccountsAreNotFound();

private:
    void setEnvironment(const QList<std::pair<QString, QString>> &variables);
    [[nodiscard]] QStringList names() const;

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<AccountStore> m_rows;
    std::unique_ptr<UploadStore> m_uploads;
    std::unique_ptr<TokenStore> m_tokens;
    std::unique_ptr<SandboxProcess> m_sandbox;
    const Catalogue m_catalogue = builtInCatalogue();
    std::unique_ptr<LocalAccountBook> m_book;
};

void TestLocalAccountBook::init()
{
    failOnAnyWarning();
    m_fixture = std::make_unique<StoreFixture>();
    m_rows = std::make_unique<AccountStore>(m_fixture->database());
    m_uploads = std::make_unique<UploadStore>(m_fixture->database(), m_fixture->clock());
    m_tokens = std::make_unique<TokenStore>();
    m_sandbox = std::make_unique<SandboxProcess>(
        SandboxOptions{QStringLiteral(STUDIO_STAND_IN), m_fixture->folder() + u"/sandbox"_s, {}, 20s});
    setEnvironment({});
}

void TestLocalAccountBook::cleanup()
{
    m_book.reset();
    m_sandbox.reset();
    m_tokens.reset();
    m_rows.reset();
    m_fixture.reset();
}

void TestLocalAccountBook::setEnvironment(const QList<std::pair<QString, QString>> &variables)
{
    QProcessEnvironment environment;
    for (const auto &[name, value] : variables)
        environment.insert(name, value);
    m_book = std::make_unique<LocalAccountBook>(
        AccountBookParts{*m_rows, *m_tokens, m_catalogue, *m_sandbox, *m_uploads, environment});
}

QStringList TestLocalAccountBook::names() const
{
    QStringList all;
    for (const Account &account : m_book->accounts())
        all << account.name;
    return all;
}

void TestLocalAccountBook::builtInAccountsComeFirst()
{
    QCOMPARE(names(), (QStringList{u"sandbox-runway"_s, u"sandbox-useapi"_s}));
    const Account useapi = m_book->account(u"sandbox-useapi"_s).value();
    QCOMPARE(useapi.label, u"Sandbox · useapi.net"_s);
    QCOMPARE(useapi.provider, u"useapi"_s);
    QCOMPARE(useapi.kind, Account::Kind::Sandbox);
    QCOMPARE(useapi.origin(), u"sandbox"_s);
    QCOMPARE(m_book->account(u"sandbox-runway"_s)->label, u"Sandbox · Runway"_s);
}

void TestLocalAccountBook::environmentAccountsComeLast()
{
    QVERIFY(Outcome(m_book->add(makeAccount(u"mine"_s, u"Mine"_s, u"runway"_s), u"tok"_s)).wait());
    setEnvironment({{u"RUNWAYML_API_SECRET"_s, u" key_1 "_s}, {u"USEAPI_TOKEN"_s, u"user:1-x"_s},
        {u"USEAPI_BASE_URL"_s, u"http://127.0.0.1:99"_s}});
    QCOMPARE(names(),
        (QStringList{u"sandbox-runway"_s, u"sandbox-useapi"_s, u"mine"_s, u"env-runway"_s, u"env-useapi"_s}));
    const Outcome runway(m_book->endpoint(u"env-runway"_s));
    const Outcome useapi(m_book->endpoint(u"env-useapi"_s));
    QVERIFY(runway.wait() && useapi.wait());
    QCOMPARE(runway.value().baseUrl, QUrl(m_catalogue.provider(u"runway"_s)->baseUrl));
    QCOMPARE(runway.value().token, u"key_1"_s);
    QCOMPARE(useapi.value().baseUrl, QUrl(u"http://127.0.0.1:99"_s));
    QCOMPARE(useapi.value().token, u"user:1-x"_s);
}

void TestLocalAccountBook::environmentAccountsAreChecked()
{
    setEnvironment({{u"RUNWAYML_API_SECRET"_s, u"key"_s}, {u"RUNWAYML_BASE_URL"_s, u"http://a.example"_s},
        {u"USEAPI_TOKEN"_s, u"a\nb"_s}});
    const Outcome runway(m_book->endpoint(u"env-runway"_s));
    const Outcome useapi(m_book->endpoint(u"env-useapi"_s));
    QVERIFY(runway.wait() && useapi.wait());
    QCOMPARE(runway.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(runway.error().field, u"baseUrl"_s);
    QCOMPARE(useapi.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(useapi.error().field, u"token"_s);
}

void TestLocalAccountBook::addedAccountsAreKept()
{
    QSignalSpy changed(m_book.get(), &AccountBook::changed);
    Account account = makeAccount({}, u" My Work "_s, u"useapi"_s);
    account.email = u"a@b.example"_s;
    const Outcome added(m_book->add(account, u"  user:1-abc\n"_s));
    QVERIFY(added.wait());
    QVERIFY2(added.result(), qPrintable(added.whatWentWrong()));
    QCOMPARE(added.value(), false); // no keychain here
    QCOMPARE(m_book->keychainWorks(), std::optional(false));
    QVERIFY(!changed.isEmpty());
    const Account kept = m_book->account(u"my-work"_s).value();
    QCOMPARE(kept.label, u"My Work"_s);
    QCOMPARE(kept.baseUrl, QUrl(m_catalogue.provider(u"useapi"_s)->baseUrl));
    const Outcome endpoint(m_book->endpoint(u"my-work"_s));
    QVERIFY(endpoint.wait());
    QCOMPARE(endpoint.value().token, u"user:1-abc"_s);
    QCOMPARE(endpoint.value().email, u"a@b.example"_s);
    QCOMPARE(endpoint.value().baseUrl, kept.baseUrl);
    setEnvironment({}); // a new book finds it again
    QCOMPARE(m_book->account(u"my-work"_s).value(), kept);
}

void TestLocalAccountBook::namesComeFromLabels_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("name");
    QTest::newRow("words") << u"My Work"_s << u"my-work"_s;
    QTest::newRow("accents") << u"Zoë's Büro"_s << u"zoe-s-buro"_s;
    QTest::newRow("signs") << u"--- !"_s << u"account"_s;
    QTest::newRow("Chinese") << u"工作"_s << u"account"_s;
    QTest::newRow("long") << u"x"_s.repeated(90) << u"x"_s.repeated(56);
}

void TestLocalAccountBook::namesComeFromLabels()
{
    QFETCH(QString, label);
    QTEST(accountNameFrom(label), "name");
}

void TestLocalAccountBook::namesAreUnique()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(Outcome(m_book->add(makeAccount({}, u"Work"_s, u"runway"_s), u"tok"_s)).wait());
    QVERIFY(Outcome(m_book->add(makeAccount({}, u"Sandbox Runway"_s, u"runway"_s), u"tok"_s)).wait());
    QCOMPARE(names().mid(2), (QStringList{u"work"_s, u"work-2"_s, u"work-3"_s, u"my-sandbox-runway"_s}));
}

void TestLocalAccountBook::badAccountsAreRefused_data()
{
    QTest::addColumn<Account>("account");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("field");
    const QString token = u"tok"_s;
    QTest::newRow("provider") << makeAccount(u"a"_s, u"A"_s, u"acme"_s) << token << u"provider"_s;
    QTest::newRow("http") << makeAccount(u"a"_s, u"A"_s, u"runway"_s, u"http://a.example"_s) << token
                          << u"baseUrl"_s;
    QTest::newRow("user in address") << makeAccount(u"a"_s, u"A"_s, u"runway"_s, u"https://me:pw@a.example"_s)
                                     << token << u"baseUrl"_s;
    QTest::newRow("query") << makeAccount(u"a"_s, u"A"_s, u"runway"_s, u"https://a.example/?x=1"_s) << token
                           << u"baseUrl"_s;
    QTest::newRow("no address") << makeAccount(u"a"_s, u"A"_s, u"runway"_s, u"nonsense"_s) << token
                                << u"baseUrl"_s;
    QTest::newRow("empty token") << makeAccount(u"a"_s, u"A"_s, u"runway"_s) << u"  "_s << u"token"_s;
    QTest::newRow("line break in token")
        << makeAccount(u"a"_s, u"A"_s, u"runway"_s) << u"a\r\nX: 1"_s << u"token"_s;
    QTest::newRow("letters in token") << makeAccount(u"a"_s, u"A"_s, u"runway"_s) << u"tökén"_s << u"token"_s;
    QTest::newRow("capitals in name") << makeAccount(u"Work"_s, u"A"_s, u"runway"_s) << token << u"name"_s;
    QTest::newRow("path as name") << makeAccount(u"../x"_s, u"A"_s, u"runway"_s) << token << u"name"_s;
    QTest::newRow("line break in name")
        << makeAccount(u"work\n"_s, u"A"_s, u"runway"_s) << token << u"name"_s;
    QTest::newRow("built-in name") << makeAccount(u"sandbox-runway"_s, u"A"_s, u"runway"_s) << token
                                   << u"name"_s;
    QTest::newRow("environment's name")
        << makeAccount(u"env-runway"_s, u"A"_s, u"runway"_s) << token << u"name"_s;
    QTest::newRow("no label, no name") << makeAccount({}, u" "_s, u"runway"_s) << token << u"label"_s;
    QTest::newRow("line break in label")
        << makeAccount(u"a"_s, u"A\nB"_s, u"runway"_s) << token << u"label"_s;
    QTest::newRow("long label") << makeAccount(u"a"_s, u"A"_s.repeated(101), u"runway"_s) << token
                                << u"label"_s;
    Account email = makeAccount(u"a"_s, u"A"_s, u"useapi"_s);
    email.email = u"nobody"_s;
    QTest::newRow("email") << email << token << u"email"_s;
}

void TestLocalAccountBook::badAccountsAreRefused()
{
    QFETCH(Account, account);
    QFETCH(QString, token);
    QFETCH(QString, field);
    const Outcome added(m_book->add(account, token));
    QVERIFY(added.wait());
    QVERIFY(!added.result());
    QCOMPARE(added.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(added.error().field, field);
    QCOMPARE(names().size(), 2);
}

void TestLocalAccountBook::aTokenCanBeRenewed()
{
    QVERIFY(Outcome(m_book->add(makeAccount(u"work"_s, u"Work"_s, u"runway"_s), u"old"_s)).wait());
    QVERIFY(Outcome(m_book->add(makeAccount(u"work"_s, u"Office"_s, u"runway"_s), u"new"_s)).wait());
    QCOMPARE(names().size(), 3);
    QCOMPARE(m_book->account(u"work"_s)->label, u"Office"_s);
    const Outcome endpoint(m_book->endpoint(u"work"_s));
    QVERIFY(endpoint.wait());
    QCOMPARE(endpoint.value().token, u"new"_s);
    // But tasks of one provider never become another's.
    const Outcome other(m_book->add(makeAccount(u"work"_s, u"Office"_s, u"useapi"_s), u"new"_s));
    QVERIFY(other.wait());
    QCOMPARE(other.error().field, u"name"_s);
}

void TestLocalAccountBook::removedAccountsAreGone()
{
    QVERIFY(Outcome(m_book->add(makeAccount(u"work"_s, u"Work"_s, u"runway"_s), u"tok"_s)).wait());
    QSignalSpy changed(m_book.get(), &AccountBook::changed);
    const Outcome removed(m_book->remove(u"work"_s));
    QVERIFY(removed.wait());
    QVERIFY(removed.result());
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_book->account(u"work"_s).error().kind, ErrorKind::NotFound);
    const Outcome token(m_tokens->read(u"work"_s));
    QVERIFY(token.wait());
    QVERIFY(!token.result());
}

void TestLocalAccountBook::uploadsOfRemovedAccountsAreForgotten()
{
    for (const QString &name : {u"work"_s, u"work-2"_s})
        QVERIFY(Outcome(m_book->add(makeAccount(name, u"Work"_s, u"useapi"_s), u"tok"_s)).wait());
    const QString mine = uploadOwner(u"work"_s, u"https://api.useapi.net"_s, {}, u"tok"_s);
    const QString other = uploadOwner(u"work-2"_s, u"https://api.useapi.net"_s, {}, u"tok"_s);
    QVERIFY(m_uploads->remember({mine, "aa", u"asset:1"_s, std::nullopt}));
    QVERIFY(m_uploads->remember({other, "aa", u"asset:2"_s, std::nullopt}));
    QVERIFY(Outcome(m_book->remove(u"work"_s)).wait());
    QVERIFY(!m_uploads->knows(u"work"_s, "aa"));
    QVERIFY(m_uploads->knows(u"work-2"_s, "aa"));
    QVERIFY(m_uploads->find(other, "aa").value());
}

void TestLocalAccountBook::builtInAccountsStay()
{
    setEnvironment({{u"USEAPI_TOKEN"_s, u"tok"_s}});
    for (const QString &name : {u"sandbox-runway"_s, u"env-useapi"_s}) {
        const Outcome removed(m_book->remove(name));
        QVERIFY(removed.wait());
        QCOMPARE(removed.error().kind, ErrorKind::InvalidRequest);
    }
}

void TestLocalAccountBook::sandboxEndpointsComeFromTheChild()
{
    QVERIFY(!m_sandbox->isRunning());
    const Outcome runway(m_book->endpoint(u"sandbox-runway"_s));
    const Outcome useapi(m_book->endpoint(u"sandbox-useapi"_s));
    QVERIFY(runway.wait() && useapi.wait());
    QCOMPARE(runway.value().baseUrl, QUrl(u"http://127.0.0.1:1001"_s));
    QCOMPARE(useapi.value().baseUrl, QUrl(u"http://127.0.0.1:2"_s));
    QCOMPARE(runway.value().token, u"tok-1"_s);
    m_book->forgetEndpoint(u"sandbox-useapi"_s);
    const Outcome again(m_book->endpoint(u"sandbox-runway"_s));
    QVERIFY(again.wait());
    QCOMPARE(again.value().baseUrl, QUrl(u"http://127.0.0.1:1002"_s));
}

void TestLocalAccountBook::withoutATokenThereIsNoEndpoint()
{
    QVERIFY(m_rows->put(makeAccount(u"work"_s, u"Work"_s, u"runway"_s, u"https://a.example"_s)));
    const Outcome endpoint(m_book->endpoint(u"work"_s));
    QVERIFY(endpoint.wait());
    QCOMPARE(endpoint.error().kind, ErrorKind::KeychainUnavailable);
}

void TestLocalAccountBook::unknownAccountsAreNotFound()
{
    const Outcome endpoint(m_book->endpoint(u"nobody"_s));
    const Outcome removed(m_book->remove(u"nobody"_s));
    QVERIFY(endpoint.wait() && removed.wait());
    QCOMPARE(endpoint.error().kind, ErrorKind::NotFound);
    QCOMPARE(removed.error().kind, ErrorKind::NotFound);
    m_book->forgetEndpoint(u"nobody"_s);
}

QTEST_GUILESS_MAIN(TestLocalAccountBook)
#include "tst_localaccountbook.moc"
