// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/taskstore.h"
#include "store/storefixture.h"
#include "support/calls.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;

//! Finding tasks by words, in scripts with and without spaces between them.
class TestTaskSearch final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void search_data();
    void search();
    void searchFollowsChanges();
    void searchPagesAndFilters();

private:
    Task add(const QString &prompt, TaskState state = TaskState::Queued);
    TaskStore &store() { return *m_store; }

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<TaskStore> m_store;
};

void TestTaskSearch::init()
{
    failOnAnyWarning();
    m_fixture = std::make_unique<StoreFixture>();
    m_store = std::make_unique<TaskStore>(m_fixture->database(), m_fixture->clock());
}

void TestTaskSearch::cleanup()
{
    m_store.reset();
    m_fixture.reset();
}

Task TestTaskSearch::add(const QString &prompt, TaskState state)
{
    Task task = makeTask(prompt);
    task.state = state;
    return store().add(task).value();
}

void TestTaskSearch::search_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected"); // newest first
    const QString cat = u"A cat on the sofa"_s;
    const QString german = u"Ein Kätzchen, das schläft"_s;
    const QString chinese = u"一只可爱的猫咪在睡觉"_s;
    const QString japanese = u"東京タワーの夜景 neon"_s;
    QTest::newRow("word") << u"cat"_s << cat;
    QTest::newRow("case") << u"CAT"_s << cat;
    QTest::newRow("one letter") << u"s"_s << u"100% \"quoted\" signs, "_s + german + u", "_s + cat;
    QTest::newRow("beginning") << u"sof"_s << cat;
    QTest::newRow("not the end") << u"ofa"_s << QString();
    QTest::newRow("all words") << u"sofa cat"_s << cat;
    QTest::newRow("one missing") << u"cat dog"_s << QString();
    QTest::newRow("umlaut") << u"kätz"_s << german;
    QTest::newRow("without umlaut") << u"katz"_s << german;
    QTest::newRow("Chinese") << u"猫咪"_s << chinese;
    QTest::newRow("Chinese, one") << u"猫"_s << chinese;
    QTest::newRow("Chinese, other order") << u"咪猫"_s << QString();
    QTest::newRow("Chinese, two words") << u"睡觉 可爱"_s << chinese;
    QTest::newRow("Japanese") << u"タワー"_s << japanese;
    QTest::newRow("mixed") << u"夜景 neo"_s << japanese;
    QTest::newRow("quotes") << u"\"quoted\""_s << u"100% \"quoted\" signs"_s;
    QTest::newRow("operators") << u"cat OR NOT"_s << QString();
    QTest::newRow("star") << u"cat* ^"_s << cat;
    QTest::newRow("only signs") << u"\"' *"_s << QString();
    QTest::newRow("seed") << u"42949672"_s
                          << QStringList{u"100% \"quoted\" signs"_s, japanese, chinese, german, cat}.join(
                                 u", "_s);
    QTest::newRow("model") << u"gen4_turbo cat"_s << cat;
    QTest::newRow("account") << u"sandbox-run sofa"_s << cat;
    QTest::newRow("empty") << u"   "_s
                           << QStringList{u"100% \"quoted\" signs"_s, japanese, chinese, german, cat}.join(
                                  u", "_s);
}

void TestTaskSearch::search()
{
    QFETCH(QString, typed);
    for (const QString &prompt : {u"A cat on the sofa"_s, u"Ein Kätzchen, das schläft"_s,
             u"一只可爱的猫咪在睡觉"_s, u"東京タワーの夜景 neon"_s, u"100% \"quoted\" signs"_s}) {
        Task task = makeTask(prompt);
        if (typed == u"s"_s)
            task.account = u"x"_s; // else every account begins with it
        QVERIFY(store().add(task));
    }
    const Result<QList<Task>> page = store().page({TaskFilter::Show::All, typed}, 0, 100);
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QTEST(prompts(page), "expected");
}

void TestTaskSearch::searchFollowsChanges()
{
    Task task = add(u"before"_s);
    task.request.setValue(Role::Prompt, u"after"_s);
    QVERIFY(store().update(task));
    QVERIFY(store().page({TaskFilter::Show::All, u"before"_s}, 0, 10)->isEmpty());
    QCOMPARE(store().page({TaskFilter::Show::All, u"after"_s}, 0, 10)->size(), 1);
}

void TestTaskSearch::searchPagesAndFilters()
{
    for (int i = 0; i < 30; ++i)
        add(u"cat %1"_s.arg(i), i % 3 == 0 ? TaskState::Done : TaskState::Failed);
    const TaskFilter filter{TaskFilter::Show::Saved, u"cat"_s};
    const QList<Task> first = store().page(filter, 0, 6).value();
    const QList<Task> second = store().page(filter, first.last().key, 6).value();
    QCOMPARE(first.size(), 6);
    QCOMPARE(second.size(), 4);
    QCOMPARE(prompts(first), u"cat 27, cat 24, cat 21, cat 18, cat 15, cat 12"_s);
    QCOMPARE(prompts(second), u"cat 9, cat 6, cat 3, cat 0"_s);
}

QTEST_GUILESS_MAIN(TestTaskSearch)
#include "tst_tasksearch.moc"
