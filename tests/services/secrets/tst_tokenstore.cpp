// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/keychainjob.h"
#include "services/secrets/tokenstore.h"
#include "support/calls.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;

//! Without a session bus: there is no keychain.
class TestTokenStore final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void codesOfOneMeaning_data();
    void codesOfOneMeaning();
    void withoutAKeychainTokensLiveForTheSession();
    void readingWithoutAKeychainSaysSo();
    void everySaveAsksAgain();
    void removingWithoutAKeychainForgets();
    void noTokenReachesADisk();
    void aStoreMayGoFirst();
};

void TestTokenStore::codesOfOneMeaning_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("end");
    QTest::newRow("done") << int(QKeychain::NoError) << int(KeychainEnd::Done);
    QTest::newRow("none") << int(QKeychain::EntryNotFound) << int(KeychainEnd::NoEntry);
    QTest::newRow("refused") << int(QKeychain::AccessDeniedByUser) << int(KeychainEnd::Denied);
    QTest::newRow("locked") << int(QKeychain::AccessDenied) << int(KeychainEnd::Denied);
    QTest::newRow("other") << int(QKeychain::OtherError) << int(KeychainEnd::Unavailable);
    QTest::newRow("no backend") << int(QKeychain::NoBackendAvailable) << int(KeychainEnd::Unavailable);
    QTest::newRow("not implemented") << int(QKeychain::NotImplemented) << int(KeychainEnd::Unavailable);
}

void TestTokenStore::codesOfOneMeaning()
{
    QFETCH(int, code);
    QFETCH(int, end);
    QCOMPARE(int(keychainEnd(QKeychain::Error(code))), end);
    const std::optional<Error> error = keychainError(KeychainEnd(end), u"why"_s);
    switch (KeychainEnd(end)) {
    case KeychainEnd::Done:
        QVERIFY(!error);
        break;
    case KeychainEnd::NoEntry:
        QCOMPARE(error->kind, ErrorKind::Unauthorized);
        break;
    case KeychainEnd::Denied:
        QCOMPARE(error->kind, ErrorKind::KeychainDenied);
        break;
    case KeychainEnd::Unavailable:
        QCOMPARE(error->kind, ErrorKind::KeychainUnavailable);
        break;
    }
}

void TestTokenStore::withoutAKeychainTokensLiveForTheSession()
{
    TokenStore store;
    QSignalSpy known(&store, &TokenStore::keychainWorksChanged);
    const Outcome saved(store.save(u"work"_s, u"key_secret"_s));
    QVERIFY(saved.wait());
    QCOMPARE(saved.result(), Result<bool>(false));
    QCOMPARE(store.keychainWorks(), std::optional(false));
    QCOMPARE(known.size(), 1);
    const Outcome read(store.read(u"work"_s));
    QVERIFY(read.wait());
    QCOMPARE(read.result(), Result<QString>(u"key_secret"_s));
    store.forgetRemembered(u"work"_s); // it has no other home: stays
    const Outcome again(store.read(u"work"_s));
    QVERIFY(again.wait());
    QCOMPARE(again.result(), Result<QString>(u"key_secret"_s));

    TokenStore next; // the next session
    const Outcome gone(next.read(u"work"_s));
    QVERIFY(gone.wait());
    QVERIFY(!gone.result());
}

void TestTokenStore::readingWithoutAKeychainSaysSo()
{
    TokenStore store;
    const Outcome read(store.read(u"work"_s));
    QVERIFY(read.wait());
    QCOMPARE(read.error().kind, ErrorKind::KeychainUnavailable);
    QCOMPARE(store.keychainWorks(), std::optional(false));
}

void TestTokenStore::everySaveAsksAgain()
{
    TokenStore store;
    for (const QString &token : {u"one"_s, u"two"_s}) {
        const Outcome saved(store.save(u"work"_s, token));
        QVERIFY(saved.wait());
        QCOMPARE(saved.result(), Result<bool>(false));
        const Outcome read(store.read(u"work"_s));
        QVERIFY(read.wait());
        QCOMPARE(read.value(), token);
    }
}

void TestTokenStore::removingWithoutAKeychainForgets()
{
    TokenStore store;
    QVERIFY(Outcome(store.save(u"work"_s, u"token"_s)).wait());
    const Outcome removed(store.remove(u"work"_s));
    QVERIFY(removed.wait());
    QCOMPARE(removed.result(), Result<bool>(false));
    const Outcome read(store.read(u"work"_s));
    QVERIFY(read.wait());
    QCOMPARE(read.error().kind, ErrorKind::KeychainUnavailable);
}

void TestTokenStore::noTokenReachesADisk()
{
    const QByteArray secret = "key_0123456789abcdefSECRET";
    TokenStore store;
    QVERIFY(Outcome(store.save(u"work"_s, QString::fromLatin1(secret))).wait());
    // The test has a home of its own: nothing in it may hold the token.
    QDirIterator files(
        qEnvironmentVariable("HOME"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(!file.open(QIODevice::ReadOnly) || !file.readAll().contains(secret));
    }
}

void TestTokenStore::aStoreMayGoFirst()
{
    auto store = std::make_unique<TokenStore>();
    const Outcome saved(store->save(u"work"_s, u"token"_s));
    const Outcome read(store->read(u"other"_s));
    store.reset();
    QCoreApplication::processEvents();
    QVERIFY(!saved.isThere());
    QVERIFY(!read.isThere());
}

QTEST_GUILESS_MAIN(TestTokenStore)
#include "tst_tokenstore.moc"
