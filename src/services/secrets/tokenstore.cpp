// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/tokenstore.h"

#include "base/logging.h"
#include "services/secrets/keychainjob.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString detailOf(const QKeychain::Job *job)
{
    return job ? job->errorString() : u"the keychain does not answer"_s;
}

} // namespace

TokenStore::TokenStore(QObject *parent)
    : TokenStore(TokenStoreOptions(), parent)
{
}

TokenStore::TokenStore(TokenStoreOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

TokenStore::~TokenStore() = default;

QString TokenStore::keyOf(const QString &account) const
{
    // Windows has one space of keys for all programs.
    return m_options.service + u"/account/"_s + account;
}

void TokenStore::setWorks(bool works)
{
    if (m_works == works)
        return;
    m_works = works;
    qCInfo(lcSecrets) << "keychain" << (works ? "works" : "does not work: tokens live for this session");
    emit keychainWorksChanged();
}

Call<bool> *TokenStore::save(const QString &account, const QString &token)
{
    auto *call = new Call<bool>(this);
    // A keychain that did not answer earlier may do so now: a wallet can open late.
    if (m_works == true)
        writeToken(call, account, token);
    else
        probe(call, account, token);
    return call;
}

void TokenStore::probe(Call<bool> *call, const QString &account, const QString &token)
{
    const QString value = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto *job = new QKeychain::WritePasswordJob(m_options.service);
    job->setKey(m_options.service + u"/probe"_s);
    job->setTextData(value);
    runKeychainJob<QKeychain::WritePasswordJob>(job, call, m_options.patience,
        [this, call, account, token, value](KeychainEnd end, QKeychain::WritePasswordJob *done) {
            if (end == KeychainEnd::Done) {
                verifyProbe(call, account, token, value);
            } else if (end == KeychainEnd::Denied) {
                call->finish(failure(*keychainError(end, detailOf(done))));
            } else {
                qCInfo(lcSecrets).noquote() << "keychain:" << detailOf(done);
                setWorks(false);
                keepForSession(call, account, token);
            }
        });
}

void TokenStore::verifyProbe(
    Call<bool> *call, const QString &account, const QString &token, const QString &expected)
{
    // A collection that takes a write need not give it back: "not found" alone proves nothing.
    auto *job = new QKeychain::ReadPasswordJob(m_options.service);
    job->setKey(m_options.service + u"/probe"_s);
    runKeychainJob<QKeychain::ReadPasswordJob>(job, call, m_options.patience,
        [this, call, account, token, expected](KeychainEnd end, QKeychain::ReadPasswordJob *done) {
            const bool works = end == KeychainEnd::Done && done->textData() == expected;
            setWorks(works);
            if (!works) {
                keepForSession(call, account, token);
                return;
            }
            auto *tidy = new QKeychain::DeletePasswordJob(m_options.service);
            tidy->setKey(m_options.service + u"/probe"_s);
            tidy->start();
            writeToken(call, account, token);
        });
}

void TokenStore::writeToken(Call<bool> *call, const QString &account, const QString &token)
{
    auto *job = new QKeychain::WritePasswordJob(m_options.service);
    job->setKey(keyOf(account));
    job->setTextData(token);
    runKeychainJob<QKeychain::WritePasswordJob>(job, call, m_options.patience,
        [this, call, account, token](KeychainEnd end, QKeychain::WritePasswordJob *done) {
            if (end == KeychainEnd::Done) {
                m_held.insert(account, {token, true});
                call->finish(true);
            } else if (end == KeychainEnd::Denied) {
                call->finish(failure(*keychainError(end, detailOf(done))));
            } else {
                setWorks(false);
                keepForSession(call, account, token);
            }
        });
}

void TokenStore::keepForSession(Call<bool> *call, const QString &account, const QString &token)
{
    m_held.insert(account, {token, false});
    call->finish(false);
}

Call<QString> *TokenStore::read(const QString &account)
{
    if (const auto held = m_held.constFind(account); held != m_held.constEnd())
        return finishedCall<QString>(this, held->token);
    auto *call = new Call<QString>(this);
    auto *job = new QKeychain::ReadPasswordJob(m_options.service);
    job->setKey(keyOf(account));
    runKeychainJob<QKeychain::ReadPasswordJob>(job, call, m_options.patience,
        [this, call, account](KeychainEnd end, QKeychain::ReadPasswordJob *done) {
            if (end == KeychainEnd::Done && !done->textData().isEmpty()) {
                setWorks(true);
                m_held.insert(account, {done->textData(), true});
                call->finish(done->textData());
                return;
            }
            if (end == KeychainEnd::Unavailable)
                setWorks(false);
            call->finish(failure(
                *keychainError(end == KeychainEnd::Done ? KeychainEnd::NoEntry : end, detailOf(done))));
        });
    return call;
}

Call<bool> *TokenStore::remove(const QString &account)
{
    m_held.remove(account);
    auto *call = new Call<bool>(this);
    auto *job = new QKeychain::DeletePasswordJob(m_options.service);
    job->setKey(keyOf(account));
    runKeychainJob<QKeychain::DeletePasswordJob>(
        job, call, m_options.patience, [call](KeychainEnd end, QKeychain::DeletePasswordJob *done) {
            if (end == KeychainEnd::Denied)
                call->finish(failure(*keychainError(end, detailOf(done))));
            else
                call->finish(end == KeychainEnd::Done || end == KeychainEnd::NoEntry);
        });
    return call;
}

void TokenStore::forgetRemembered(const QString &account)
{
    // One that lives in memory only would be lost.
    if (const auto held = m_held.constFind(account); held != m_held.constEnd() && held->isInKeychain)
        m_held.erase(held);
}

} // namespace studio
