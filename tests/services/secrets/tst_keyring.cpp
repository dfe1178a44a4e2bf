// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/keychainjob.h"
#include "services/secrets/tokenstore.h"
#include "support/calls.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;

//! The real keychain of the desktop: runs inside `with-keyring`.
class TestKeyring final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void aSavedTokenOutlivesTheStore();
    void aTokenCanBeReplaced();
    void aRemovedTokenIsGone();
    void anUnknownTokenIsUnauthorized();
    void theProbeLeavesNothingBehind();
};

void TestKeyring::aSavedTokenOutlivesTheStore()
{
    {
        TokenStore store;
        QVERIFY(!store.keychainWorks());
        QSignalSpy known(&store, &TokenStore::keychainWorksChanged);
        const Outcome saved(store.save(u"work"_s, u"key_first"_s));
        QVERIFY(saved.wait());
        QVERIFY2(saved.result(), qPrintable(saved.whatWentWrong()));
        QVERIFY2(saved.value(), "kept for the session only");
        QCOMPARE(store.keychainWorks(), std::optional(true));
        QCOMPARE(known.size(), 1);
    }
    TokenStore store;
    const Outcome read(store.read(u"work"_s));
    QVERIFY(read.wait());
    QVERIFY2(read.result(), qPrintable(read.whatWentWrong()));
    QCOMPARE(read.value(), u"key_first"_s);
    QCOMPARE(store.keychainWorks(), std::optional(true));
}

void TestKeyring::aTokenCanBeReplaced()
{
    TokenStore one;
    TokenStore other;
    QVERIFY(Outcome(one.save(u"changing"_s, u"first"_s)).wait());
    const Outcome before(other.read(u"changing"_s));
    QVERIFY(before.wait());
    QCOMPARE(before.value(), u"first"_s);
    QVERIFY(Outcome(one.save(u"changing"_s, u"second"_s)).wait());
    const Outcome remembered(other.read(u"changing"_s));
    QVERIFY(remembered.wait());
    QCOMPARE(remembered.value(), u"first"_s);
    other.forgetRemembered(u"changing"_s);
    const Outcome after(other.read(u"changing"_s));
    QVERIFY(after.wait());
    QCOMPARE(after.value(), u"second"_s);
}

void TestKeyring::aRemovedTokenIsGone()
{
    TokenStore store;
    QVERIFY(Outcome(store.save(u"leaving"_s, u"token"_s)).wait());
    const Outcome removed(store.remove(u"leaving"_s));
    QVERIFY(removed.wait());
    QCOMPARE(removed.result(), Result<bool>(true));
    const Outcome read(store.read(u"leaving"_s));
    QVERIFY(read.wait());
    QCOMPARE(read.error().kind, ErrorKind::Unauthorized);
    TokenStore fresh;
    const Outcome again(fresh.read(u"leaving"_s));
    QVERIFY(again.wait());
    QCOMPARE(again.error().kind, ErrorKind::Unauthorized);
}

void TestKeyring::anUnknownTokenIsUnauthorized()
{
    TokenStore store;
    const Outcome read(store.read(u"nobody"_s));
    QVERIFY(read.wait());
    QCOMPARE(read.error().kind, ErrorKind::Unauthorized);
    const Outcome removed(store.remove(u"nobody"_s));
    QVERIFY(removed.wait());
    QCOMPARE(removed.result(), Result<bool>(true)); // it has none, as wished
}

void TestKeyring::theProbeLeavesNothingBehind()
{
    TokenStore store;
    QVERIFY(Outcome(store.save(u"probing"_s, u"token"_s)).wait());
    const auto probeIsGone = [this] {
        auto *job = new QKeychain::ReadPasswordJob(u"circledtake"_s);
        job->setKey(u"circledtake/probe"_s);
        QSignalSpy finished(job, &QKeychain::Job::finished);
        auto error = QKeychain::NoError;
        connect(job, &QKeychain::Job::finished, this, [&error, job] { error = job->error(); });
        job->start();
        return finished.wait() && error == QKeychain::EntryNotFound;
    };
    QTRY_VERIFY(probeIsGone());
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
