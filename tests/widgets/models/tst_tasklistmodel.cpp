// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/tasklistmodel.h"

#include "services/files/thumbnailstore.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/studio.h"
#include "widgets/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class TaskListModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
    }

    void cleanup() { m_fixture.reset(); }

    void behavesAsAModel()
    {
        for (int i = 0; i < 5; ++i)
            add(u"take %1"_s.arg(i));
        TaskListModel model(*m_fixture->studio);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 5);
        Task task = add(u"a new one"_s);
        QCOMPARE(model.index(0).data().toString(), u"a new one"_s);
        move(task, TaskState::Cancelled);
        model.setFilter({TaskFilter::Show::Active, {}});
        QCOMPARE(model.rowCount(), 5);
        task = add(u"another"_s);
        QCOMPARE(model.rowCount(), 6);
        move(task, TaskState::Cancelled);
        QCOMPARE(model.rowCount(), 5); // it left what is shown
    }

    void readsByPages()
    {
        for (int i = 0; i < TaskListModel::PageSize + 7; ++i)
            add(u"take %1"_s.arg(i));
        TaskListModel model(*m_fixture->studio);
        QCOMPARE(model.rowCount(), TaskListModel::PageSize);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QCOMPARE(model.rowCount(), TaskListModel::PageSize + 7);
        QVERIFY(!model.canFetchMore({}));
        // Newest first, none twice, none left out.
        qint64 before = std::numeric_limits<qint64>::max();
        for (int row = 0; row < model.rowCount(); ++row) {
            const qint64 key = model.index(row).data(TaskListModel::TaskRole).value<Task>().key;
            QVERIFY(key < before);
            QCOMPARE(model.indexOf(key).row(), row);
            before = key;
        }
    }

    void changesAreToldTogether()
    {
        Task first = add(u"first"_s);
        Task second = add(u"second"_s);
        TaskListModel model(*m_fixture->studio);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int step = 1; step <= 5; ++step) {
            first.progressText = QString::number(step);
            second.progressText = QString::number(step);
            QVERIFY(m_fixture->studio->tasks().update(first));
            QVERIFY(m_fixture->studio->tasks().update(second));
        }
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 1);
    }

    void searchesInTheJournal()
    {
        add(u"a lantern swings"_s);
        add(u"rain on glass"_s);
        TaskListModel model(*m_fixture->studio);
        model.setFilter({TaskFilter::Show::All, u"lant"_s});
        QCOMPARE(model.rowCount(), 1);
        add(u"more rain"_s);
        QCOMPARE(model.rowCount(), 1);
        add(u"two lanterns"_s);
        QCOMPARE(model.rowCount(), 2);
    }

    void circlesEnterAndLeaveTheirFilter()
    {
        const Task task = add(u"keep this"_s);
        TaskListModel model(*m_fixture->studio);
        model.setFilter({TaskFilter::Show::Circled, {}});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(m_fixture->studio->tasks().setCircled(task.id, true));
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(m_fixture->studio->tasks().setCircled(task.id, false));
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowIsOneSentence()
    {
        add(u"a ridge at dusk"_s);
        TaskListModel model(*m_fixture->studio);
        const QString sentence = model.index(0).data(Qt::AccessibleTextRole).toString();
        for (const QString &part : {u"a ridge at dusk"_s, u"Gen-3 Alpha Turbo"_s, u"25"_s})
            QVERIFY2(sentence.contains(part), qPrintable(sentence));
    }

    void acceptedIsNotYetRunning()
    {
        Task task = draft(u"in the provider's line"_s);
        task.state = TaskState::Running;
        task.remoteId = u"task-1"_s;
        task.remoteStatus = u"THROTTLED"_s;
        task = m_fixture->studio->tasks().add(task).value_or(task);
        TaskListModel model(*m_fixture->studio);
        const auto tone = [&model] { return model.index(0).data(TaskListModel::ToneRole).toInt(); };
        QCOMPARE(tone(), int(StateTone::Waiting));
        task.remoteStatus = u"RUNNING"_s;
        QVERIFY(m_fixture->studio->tasks().update(task));
        QCOMPARE(tone(), int(StateTone::Running));
    }

    void theSentenceSaysWhyItFailed()
    {
        Task task = add(u"signs with words"_s);
        task.failureCode = u"SAFETY.INPUT.TEXT"_s;
        task.error = Error{ErrorKind::Moderation, {}, 0, {}, {}, {}};
        move(task, TaskState::Failed);
        TaskListModel model(*m_fixture->studio);
        const QString sentence = model.index(0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(sentence.contains("refused the prompt"_L1), qPrintable(sentence));
    }

    void whatAnotherProgramWroteLeavesTheRestInPlace()
    {
        const Task gone = add(u"leaves the filter"_s);
        const Task stays = add(u"stays"_s);
        TaskListModel model(*m_fixture->studio);
        model.setFilter({TaskFilter::Show::Active, {}});
        const QPersistentModelIndex chosen = model.indexOf(stays.key);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        StudioOptions options;
        options.libraryFolder = m_fixture->folder.filePath(u"library"_s);
        options.settingsFile = m_fixture->folder.filePath(u"other.ini"_s);
        const auto other = Studio::open(options);
        QVERIFY(other);
        Task cancelled = (*other)->tasks().find(gone.id).value_or(Task{});
        cancelled.state = TaskState::Cancelled;
        QVERIFY((*other)->tasks().update(cancelled));
        QVERIFY((*other)->tasks().add(draft(u"from the other one"_s)));

        QVERIFY(m_fixture->studio->tasks().checkForForeignWrites());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), u"from the other one"_s);
        QCOMPARE(chosen.row(), 1);
        QCOMPARE(chosen.data().toString(), u"stays"_s);
        QCOMPARE(resets.size(), 0);
    }

    void thePictureArrivesLater()
    {
        Task task = draft(u"with a picture"_s);
        task.request.media = {{Role::First,
            {MediaReference::Kind::File, m_fixture->picture(u"one.png"_s, {640, 360}, Qt::red)}, {}, {}}};
        QVERIFY(m_fixture->studio->tasks().add(task));
        TaskListModel model(*m_fixture->studio);
        QVERIFY(model.index(0).data(TaskListModel::ThumbnailRole).value<QImage>().isNull());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(changed.wait());
        const auto picture = model.index(0).data(TaskListModel::ThumbnailRole).value<QImage>();
        QVERIFY(!picture.isNull());
        QVERIFY(picture.width() <= 264 && picture.height() <= 150);
    }

    void aTakeShowsThePictureThatWasKept()
    {
        Task task = draft(u"a take"_s);
        TaskOutput output;
        output.path = m_fixture->folder.filePath(u"on another disk.mp4"_s); // not there: it cannot be decoded
        task.outputs = {output};
        QVERIFY(m_fixture->studio->tasks().add(task));
        const ThumbnailStore kept(m_fixture->studio->library().thumbnailsFolder());
        QVERIFY(kept.make(
            m_fixture->picture(u"take.png"_s, {640, 360}, Qt::red), task.id.toString(QUuid::WithoutBraces)));
        const TaskListModel model(*m_fixture->studio);
        QTRY_VERIFY(!model.index(0).data(TaskListModel::ThumbnailRole).value<QImage>().isNull());
        const auto picture = model.index(0).data(TaskListModel::ThumbnailRole).value<QImage>();
        QVERIFY(picture.pixelColor(5, 5).red() > 240 && picture.pixelColor(5, 5).blue() < 20);
    }

private:
    static Task draft(const QString &prompt)
    {
        Task task;
        task.id = QUuid::createUuid();
        task.account = u"sandbox-useapi"_s;
        task.origin = u"sandbox"_s;
        task.request.provider = u"useapi"_s;
        task.request.operation = u"image-to-video"_s;
        task.request.model = u"gen3a_turbo"_s;
        task.request.setValue(Role::Prompt, prompt);
        task.creditsEstimated = 25;
        return task;
    }

    Task add(const QString &prompt) const
    {
        return m_fixture->studio->tasks().add(draft(prompt)).value_or(Task{});
    }

    void move(Task &task, TaskState state) const
    {
        task.state = state;
        task = m_fixture->studio->tasks().update(task).value_or(task);
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
};

QTEST_MAIN(TaskListModelTest)
#include "tst_tasklistmodel.moc"
