// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/dialect.h"
#include "services/store/taskstore.h"
#include "store/storefixture.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;

namespace {

constexpr int Rows = 100'000;

//! The middle of several runs, in milliseconds.
double middleOf(const std::function<bool()> &work)
{
    QList<double> times;
    for (int i = 0; i < 15; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!work())
            qFatal("the work failed");
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

//! Many rows in one transaction: what add() does, without waiting for the disk each time.
void fill(StoreFixture &fixture, TaskStore &store)
{
    const QStringList words{
        u"cat"_s, u"sofa"_s, u"rain"_s, u"neon"_s, u"dolly"_s, u"slow"_s, u"猫咪"_s, u"夜景"_s};
    Task task = makeTask();
    task.state = TaskState::Done;
    TaskOutput output;
    output.url = QUrl(u"https://x.example/a.mp4?sig=1"_s);
    output.path = u"/takes/a.mp4"_s;
    task.outputs = {output};
    const Result<Task> first = store.add(task);
    if (!first)
        qFatal("%s", qPrintable(first.error().detail));
    const Status filled = fixture.database().write([&fixture, &words]() -> Status {
        for (int i = 1; i < Rows; ++i) {
            const QString prompt = u"%1 %2 number%3"_s.arg(words.at(i % 8), words.at(i / 8 % 8)).arg(i);
            const auto copied = fixture.database().run(
                u"INSERT INTO tasks SELECT NULL, ?, parent, ?, account, origin, request, remote_id, created, "
                u"updated, "
                "not_before, progress, progress_text, remote_status, seconds_to_start, credits_estimated, "
                "credits_charged, error, failure_code, cancel_wanted, circled, out_folder, attempts, ? "
                "FROM tasks WHERE id = 1"_s,
                {QUuid::createUuid().toString(QUuid::WithoutBraces), i % 10 == 0 ? u"Failed"_s : u"Done"_s,
                    dialect::searchableText(prompt)});
            if (!copied)
                return failure(copied.error());
        }
        return fixture.database()
            .run(u"INSERT INTO outputs SELECT tasks.id, 0, url, expires, path, sha256, bytes FROM tasks, "
                 u"outputs "
                 "WHERE outputs.task = 1 AND tasks.id > 1"_s)
            .map([](const QSqlQuery &) {});
    });
    if (!filled)
        qFatal("%s", qPrintable(filled.error().detail));
}

} // namespace

//! How long the journal's reads and writes take at 100 000 rows. Prints; judges nothing.
int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    StoreFixture fixture;
    TaskStore store(fixture.database(), fixture.clock());
    fill(fixture, store);
    QTextStream out(stdout);
    const auto report = [&out](const QString &name, const std::function<bool()> &work) {
        out << u"%1 ms  %2\n"_s.arg(middleOf(work), 9, 'f', 2).arg(name) << Qt::flush;
    };
    using Show = TaskFilter::Show;
    report(u"page of 200"_s, [&] { return store.page({}, 0, 200)->size() == 200; });
    report(u"page of 200 in the middle"_s, [&] { return store.page({}, Rows / 2, 200)->size() == 200; });
    report(u"page of 200 failed"_s, [&] { return store.page({Show::Failed, {}}, 0, 200)->size() == 200; });
    report(u"search, common word"_s, [&] {
        return store.page({Show::All, u"cat"_s}, 0, 200)->size() == 200;
    });
    report(u"search, one letter"_s, [&] { return store.page({Show::All, u"n"_s}, 0, 200)->size() == 200; });
    report(u"search, rare word"_s, [&] {
        return store.page({Show::All, u"number77777"_s}, 0, 200)->size() == 1;
    });
    report(u"search, two words"_s, [&] {
        return store.page({Show::All, u"sofa cat"_s}, 0, 200)->size() == 200;
    });
    report(u"search, Chinese"_s, [&] {
        return store.page({Show::Failed, u"猫咪"_s}, 0, 200)->size() == 200;
    });
    report(u"counts"_s, [&] { return store.counts()->all == Rows; });
    report(u"unfinished"_s, [&] { return store.unfinished()->isEmpty(); });
    report(u"add"_s, [&] { return store.add(makeTask()).has_value(); });
    Task task = store.page({}, 0, 1)->first();
    report(u"update"_s, [&] { return store.update(task).has_value(); });
    return 0;
}
