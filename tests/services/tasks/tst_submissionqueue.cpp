// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/submissionqueue.h"

#include <QTest>

using namespace studio;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString Account = u"a"_s;
constexpr Instant Now = fromEpochMs(1'000'000);

Task task(qint64 key, int maxJobs = 0)
{
    Task result;
    result.key = key;
    result.id = QUuid::createUuidV5(QUuid(), QString::number(key));
    result.account = Account;
    if (maxJobs > 0)
        result.request.setValue(Role::MaxJobs, maxJobs);
    return result;
}

} // namespace

class TestSubmissionQueue final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void oldestFirst();
    void heldOnesAreSteppedOver();
    void notBeforeIsKept();
    void maxJobsIsAWish();
    void aRefusalTeachesTheLimit();
    void whatARefusalTaughtIsForgotten();
    void aFreedSlotEndsTheWait();
    void aDailyPauseIsNotEndedByASlot();
    void blockedAccountsWaitForAPerson();
    void accountsDoNotWaitForEachOther();
};

void TestSubmissionQueue::oldestFirst()
{
    SubmissionQueue queue;
    queue.put(task(2), false);
    queue.put(task(1), false);
    queue.put(task(3), false);
    QCOMPARE(queue.next(Account, 0, Now), std::optional(task(1).id));
    QCOMPARE(queue.place(task(1).id), 1);
    QCOMPARE(queue.place(task(3).id), 3);
    queue.remove(task(1).id);
    QCOMPARE(queue.next(Account, 0, Now), std::optional(task(2).id));
    QCOMPARE(queue.place(task(1).id), 0);
}

void TestSubmissionQueue::heldOnesAreSteppedOver()
{
    SubmissionQueue queue;
    queue.put(task(1), true);
    QVERIFY(!queue.next(Account, 0, Now));
    QVERIFY(!queue.canMove(Account));
    queue.put(task(2), false);
    QCOMPARE(queue.next(Account, 0, Now), std::optional(task(2).id));
    QCOMPARE(queue.place(task(2).id), 1);
    queue.release(task(1).id);
    QVERIFY(!queue.isHeld(task(1).id));
    QCOMPARE(queue.next(Account, 0, Now), std::optional(task(1).id));
}

void TestSubmissionQueue::notBeforeIsKept()
{
    SubmissionQueue queue;
    Task late = task(1);
    late.notBefore = Now + 10s;
    queue.put(late, false);
    QVERIFY(!queue.next(Account, 0, Now));
    QVERIFY(queue.canMove(Account)); // by itself, later
    QCOMPARE(queue.wakeAt(Account, Now), std::optional(Now + 10s));
    QCOMPARE(queue.next(Account, 0, Now + 10s), std::optional(late.id));
    queue.put(task(2), false);
    QCOMPARE(queue.next(Account, 0, Now), std::optional(task(2).id));
}

void TestSubmissionQueue::maxJobsIsAWish()
{
    SubmissionQueue queue;
    queue.put(task(1, 2), false);
    QVERIFY(queue.next(Account, 1, Now));
    QVERIFY(!queue.next(Account, 2, Now));
    QVERIFY(!queue.wakeAt(Account, Now)); // not time but a slot is missing
}

void TestSubmissionQueue::aRefusalTeachesTheLimit()
{
    SubmissionQueue queue;
    queue.put(task(1), false);
    queue.pause(Account, Now + 10s, true, 2);
    QVERIFY(!queue.next(Account, 2, Now));
    QVERIFY(!queue.next(Account, 2, Now + 11s)); // the pause is over, the limit stays
    QVERIFY(queue.next(Account, 1, Now + 11s));
    // With none of ours under way nothing is learned.
    SubmissionQueue other;
    other.put(task(1), false);
    other.pause(Account, Now + 10s, true, 0);
    QVERIFY(!other.next(Account, 0, Now));
    QVERIFY(other.next(Account, 0, Now + 11s));
}

void TestSubmissionQueue::whatARefusalTaughtIsForgotten()
{
    // Somebody else used the account then, or the plan has more slots by now.
    SubmissionQueue queue;
    queue.put(task(1), false);
    queue.pause(Account, Now + 10s, true, 1);
    QVERIFY(!queue.next(Account, 1, Now + 1min));
    const auto wake = queue.wakeAt(Account, Now + 1min);
    QVERIFY(wake);
    QVERIFY(*wake > Now + 5min && *wake < Now + 1h);
    QCOMPARE(queue.next(Account, 1, *wake), std::optional(task(1).id));
    // Refused again, it is learned again.
    queue.pause(Account, *wake + 10s, true, 1);
    QVERIFY(!queue.next(Account, 1, *wake + 1min));
}

void TestSubmissionQueue::aFreedSlotEndsTheWait()
{
    SubmissionQueue queue;
    Task refused = task(1);
    refused.notBefore = Now + 10s;
    queue.put(refused, false);
    queue.pause(Account, Now + 10s, true, 2);
    queue.slotFreed(Account);
    QCOMPARE(queue.next(Account, 1, Now), std::optional(refused.id));
}

void TestSubmissionQueue::aDailyPauseIsNotEndedByASlot()
{
    SubmissionQueue queue;
    queue.put(task(1), false);
    queue.pause(Account, Now + 1h, false, 2);
    queue.slotFreed(Account);
    QVERIFY(!queue.next(Account, 0, Now));
    QCOMPARE(queue.wakeAt(Account, Now), std::optional(Now + 1h));
}

void TestSubmissionQueue::blockedAccountsWaitForAPerson()
{
    SubmissionQueue queue;
    queue.put(task(1), false);
    Error error;
    error.kind = ErrorKind::InsufficientCredits;
    queue.block(Account, error);
    QVERIFY(!queue.next(Account, 0, Now + 24h));
    QVERIFY(!queue.wakeAt(Account, Now));
    QVERIFY(!queue.canMove(Account));
    queue.unblock(Account);
    QVERIFY(queue.next(Account, 0, Now));
}

void TestSubmissionQueue::accountsDoNotWaitForEachOther()
{
    SubmissionQueue queue;
    Task other = task(2);
    other.account = u"b"_s;
    queue.put(task(1), false);
    queue.put(other, false);
    queue.pause(Account, Now + 1h, true, 1);
    QCOMPARE(queue.next(u"b"_s, 0, Now), std::optional(other.id));
    QCOMPARE(queue.place(other.id), 1);
    QCOMPARE(queue.accounts(), (QSet<QString>{Account, u"b"_s}));
}

QTEST_APPLESS_MAIN(TestSubmissionQueue)
#include "tst_submissionqueue.moc"
