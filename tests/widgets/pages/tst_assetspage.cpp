// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/assetspage.h"

#include "widgets/actions/actionregistry.h"
#include "widgets/models/assetlistmodel.h"
#include "widgets/models/assetmime.h"
#include "widgets/pages/fakeshelf.h"
#include "widgets/pages/uploadrow.h"
#include "widgets/windowfixture.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace std::chrono_literals;

namespace {

Asset asset(const QString &name, MediaKind kind, const QString &id = {})
{
    Asset made;
    made.name = name;
    made.kind = kind;
    made.bytes = 4096;
    if (id.isEmpty()) {
        made.reference = {MediaReference::Kind::File, u"/library/"_s + name};
        made.path = made.reference.value;
    } else {
        made.place = Asset::Place::Provider;
        made.account = u"sandbox-useapi"_s;
        made.reference = {MediaReference::Kind::Asset, id};
    }
    if (kind != MediaKind::Audio)
        made.size = {1280, 768};
    if (kind != MediaKind::Image)
        made.seconds = 5;
    return made;
}

class FixedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return time; }
    Instant time{std::chrono::sys_days{std::chrono::year(2026) / 11 / 21} + 12h};
};

} // namespace

class AssetsPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        m_shelf = std::make_unique<test::FakeShelf>();
        m_shelf->here = {asset(u"ridge.png"_s, MediaKind::Image), asset(u"walk.mp4"_s, MediaKind::Video),
            asset(u"voice.mp3"_s, MediaKind::Audio)};
        m_shelf->there = {asset(u"remote.png"_s, MediaKind::Image, u"user:1-asset:1"_s),
            asset(u"remote.mp4"_s, MediaKind::Video, u"user:1-asset:2"_s)};
        m_actions = std::make_unique<ActionRegistry>();
        m_page = std::make_unique<AssetsPage>(
            AssetsPageParts{*m_shelf, m_fixture->studio->accounts(), m_fixture->studio->catalogue(), m_clock,
                m_fixture->prompts, *m_actions, [] { return u"sandbox-runway"_s; }});
        m_page->resize(900, 700);
        m_page->show();
        show({});
        QTRY_COMPARE(rows(), 3);
    }

    void cleanup()
    {
        m_page.reset();
        m_actions.reset();
        m_shelf.reset();
        m_fixture.reset();
    }

    void theModelKeepsItsPromises()
    {
        const QAbstractItemModelTester tester(
            &m_page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        showAccount();
        QTRY_COMPARE(rows(), 2);
    }

    void aRowIsOneSentence()
    {
        QCOMPARE(text(1, Qt::AccessibleTextRole), u"Clip walk.mp4, 0:05.0, 1280 × 768 · 4 kB."_s);
        QCOMPARE(text(2, AssetListModel::DetailRole), u"4 kB"_s);
    }

    void picturesArriveAndSoundHasNone()
    {
        QTRY_VERIFY(!picture(0).isNull());
        QVERIFY(picture(2).isNull());
    }

    void filtersByKindAndName()
    {
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"clipsButton"_s), Qt::LeftButton);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(text(0), u"walk.mp4"_s);
        QTest::mouseClick(m_page->findChild<QPushButton *>(u"allButton"_s), Qt::LeftButton);
        QTRY_COMPARE(rows(), 3);
        m_page->findChild<QLineEdit *>(u"searchEdit"_s)->setText(u"voice"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(text(0), u"voice.mp3"_s);
        m_page->findChild<QLineEdit *>(u"searchEdit"_s)->setText(u"nothing like it"_s);
        QTRY_COMPARE(rows(), 0);
        QTRY_VERIFY(words().contains(u"matches"_s));
    }

    void showsWhatAnAccountKeepsByPages()
    {
        m_shelf->pageSize = 1;
        showAccount();
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(m_shelf->asked.last(), u"sandbox-useapi"_s);
        auto *more = m_page->findChild<QPushButton *>(u"moreButton"_s);
        if (more->isVisible()) // the view may have asked by itself
            QTest::mouseClick(more, Qt::LeftButton);
        QTRY_COMPARE(rows(), 2);
        QTRY_VERIFY(!more->isVisible());
    }

    void pagesBeginWhereTheProviderSays()
    {
        m_shelf->pageSize = 1;
        m_shelf->step = 2; // it passes over what it does not show
        m_shelf->there = {asset(u"a.png"_s, MediaKind::Image, u"1"_s),
            asset(u"b.png"_s, MediaKind::Image, u"2"_s), asset(u"c.png"_s, MediaKind::Image, u"3"_s)};
        showAccount();
        QTRY_COMPARE(rows(), 1);
        if (m_page->model().canFetchMore({}))
            m_page->model().fetchMore({});
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(text(1), u"c.png"_s);
    }

    void aListThatDoesNotMoveIsNotAskedForEver()
    {
        m_shelf->pageSize = 1;
        m_shelf->step = 0;
        showAccount();
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!m_page->model().canFetchMore({}));
    }

    void everythingStandsInOneGridNewestFirst()
    {
        QCOMPARE(m_page->findChild<QComboBox *>(u"sourceCombo"_s)->itemText(0), u"Everything"_s);
        m_shelf->here.first().createdAt = m_clock.time - 2h;
        m_shelf->there.first().createdAt = m_clock.time - 1h;
        m_shelf->there.last().createdAt = m_clock.time - 3h;
        m_shelf->onlyOf = u"sandbox-useapi"_s;
        show(u"*"_s);
        QTRY_COMPARE(rows(), 5);
        QCOMPARE(text(0), u"remote.png"_s);
        QCOMPARE(text(1), u"ridge.png"_s);
        QCOMPARE(text(2), u"remote.mp4"_s);
        const QString practice = m_fixture->studio->accounts().account(u"sandbox-useapi"_s)->label;
        QCOMPARE(text(0, AssetListModel::SourceRole), practice);
        QCOMPARE(text(1, AssetListModel::SourceRole), u"This library"_s);
        QVERIFY(text(0, Qt::AccessibleTextRole).contains(practice));
        QVERIFY(m_shelf->asked.contains(u"sandbox-runway"_s));
        QCOMPARE(m_page->target(), u"sandbox-runway"_s); // the form's
    }

    void itIsWhereThePageBegins()
    {
        AssetsPage fresh({*m_shelf, m_fixture->studio->accounts(), m_fixture->studio->catalogue(), m_clock,
            m_fixture->prompts, m_others, [] { return u"sandbox-runway"_s; }});
        QCOMPARE(fresh.findChild<QComboBox *>(u"sourceCombo"_s)->currentText(), u"Everything"_s);
        QTRY_COMPARE(fresh.model().state(), AssetListModel::State::Ready);
        QCOMPARE(fresh.model().rowCount(), 7); // the library's three, and two of each practice account
    }

    void anAccountThatDoesNotAnswerHidesNobodyElse()
    {
        m_shelf->refusal = failure(ErrorKind::Unauthorized).value();
        show(u"*"_s);
        QTRY_COMPARE(rows(), 3);
        const auto *absence = m_page->findChild<QLabel *>(u"absenceLabel"_s);
        QTRY_VERIFY(absence->isVisible());
        QVERIFY(absence->text().contains(m_fixture->studio->accounts().account(u"sandbox-useapi"_s)->label));
        show({});
        QTRY_VERIFY(!absence->isVisible());
    }

    void aSearchWaitsForTheEndOfTheWord()
    {
        m_shelf->queries.clear();
        QTest::keyClicks(m_page->findChild<QLineEdit *>(u"searchEdit"_s), u"voice"_s);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(m_shelf->queries.size(), 1);
        QCOMPARE(m_shelf->queries.first().text, u"voice"_s);
    }

    void anErrorIsSaidWithAWayOn()
    {
        m_shelf->refusal = failure(ErrorKind::Unauthorized).value();
        showAccount();
        auto *again = m_page->findChild<QPushButton *>(u"againButton"_s);
        QTRY_VERIFY(again->isVisible());
        QVERIFY(!words().isEmpty());
        m_shelf->refusal.reset();
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(rows(), 2);
    }

    void saysWhenAnUploadEnds()
    {
        m_shelf->there.first().expiresAt = m_clock.time + 5h + 10min;
        showAccount();
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(text(0, AssetListModel::ExpiryRole), u"ends in 5 h"_s);
        QVERIFY(text(0, Qt::AccessibleTextRole).contains(u"ends in 5 h"_s));
        QCOMPARE(text(1, AssetListModel::ExpiryRole), QString());
        m_clock.time += 4h + 30min;
        QCOMPARE(text(0, AssetListModel::ExpiryRole), u"ends in 40 min"_s);
    }

    void sendsDroppedFilesWithProgress()
    {
        showAccount();
        const QString path = m_fixture->picture(u"new.png"_s, {64, 64});
        drop(path);
        QCOMPARE(m_shelf->sent.size(), 1);
        QCOMPARE(m_shelf->sent.first(), std::pair(u"sandbox-useapi"_s, path));
        auto *bar = m_page->findChild<QProgressBar *>();
        QVERIFY(bar);
        emit m_shelf->uploading->progressed(25, 100);
        QCOMPARE(bar->value() * 100 / bar->maximum(), 25);
        m_shelf->there.append(asset(u"new.png"_s, MediaKind::Image, u"user:1-asset:3"_s));
        m_shelf->uploading->finish(m_shelf->there.last());
        emit m_shelf->changed();
        QTRY_VERIFY(!m_page->findChild<UploadRow *>());
        QTRY_COMPARE(rows(), 3);
    }

    void anUploadCanBeGivenUp()
    {
        drop(m_fixture->picture(u"new.png"_s, {64, 64}));
        QCOMPARE(m_shelf->sent.first().first, u"sandbox-runway"_s); // of the library: the form's account
        QSignalSpy ended(m_shelf->uploading.data(), &CallBase::finished);
        QTest::mouseClick(m_page->findChild<UploadRow *>()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(ended.size(), 1);
        QTRY_VERIFY(!m_page->findChild<UploadRow *>());
    }

    void whatCannotBeSentStaysAndSaysWhy()
    {
        drop(m_fixture->write(u"notes.txt"_s, "hello"));
        m_shelf->uploading->finish(
            failure(ErrorKind::FileInvalid, u"This is neither a picture, a clip nor a sound."_s));
        const auto *row = m_page->findChild<UploadRow *>();
        QTRY_VERIFY(row->findChild<QLabel *>()->text().contains(u"neither a picture"_s));
        QTest::mouseClick(row->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_VERIFY(!m_page->findChild<UploadRow *>());
    }

    void deletesAfterAQuestion()
    {
        showAccount();
        QTRY_COMPARE(rows(), 2);
        QAction *action = m_actions->action(u"assets.delete"_s);
        QVERIFY(!action->isEnabled());
        choose(0);
        QVERIFY(action->isEnabled());
        action->trigger();
        QVERIFY(m_shelf->removed.isEmpty()); // turned away
        m_fixture->prompts.agrees = true;
        action->trigger();
        QCOMPARE(m_shelf->removed.size(), 1);
        QTRY_COMPARE(rows(), 1);
    }

    void filesOfThisMachineAreNotDeleted()
    {
        choose(0);
        QVERIFY(!m_actions->action(u"assets.delete"_s)->isEnabled());
        QVERIFY(m_actions->action(u"assets.reveal"_s)->isEnabled());
    }

    void isPutIntoASlotFromTheMenu()
    {
        showAccount();
        QTRY_COMPARE(rows(), 2);
        choose(0);
        QSignalSpy wanted(m_page.get(), &AssetsPage::useWanted);
        const std::unique_ptr<QMenu> menu(m_page->makeMenu());
        QAction *first = nullptr;
        const QList<QAction *> uses = menu->actions().first()->menu()->actions();
        for (QAction *use : uses) {
            if (use->text() == u"Image to video: First keyframe"_s)
                first = use;
        }
        QVERIFY(first);
        first->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(0).toString(), u"image-to-video"_s);
        QCOMPARE(wanted.first().at(1).value<Role>(), Role::First);
        QCOMPARE(wanted.first().at(2).value<Asset>(), m_shelf->there.first());
    }

    void aPictureIsMadeLarger()
    {
        showAccount();
        QTRY_COMPARE(rows(), 2);
        choose(0);
        QSignalSpy said(m_page.get(), &AssetsPage::said);
        m_actions->action(u"assets.enlarge"_s)->trigger();
        QCOMPARE(m_shelf->enlarged.first().second, QSize(2560, 1536));
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said.first().first().toString().contains(u"larger.png"_s));
        choose(1); // a clip
        QVERIFY(!m_actions->action(u"assets.enlarge"_s)->isEnabled());
    }

    void rowsAreDraggedAsAssets()
    {
        AssetListModel &model = m_page->model();
        QVERIFY(model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0)}));
        const QList<Asset> dragged = assetmime::read(*data);
        QCOMPARE(dragged.size(), 1);
        QCOMPARE(dragged.first().reference, m_shelf->here.first().reference);
    }

private:
    [[nodiscard]] int rows() const { return m_page->model().rowCount(); }
    [[nodiscard]] QString text(int row, int role = Qt::DisplayRole) const
    {
        return m_page->model().index(row).data(role).toString();
    }
    [[nodiscard]] QImage picture(int row) const
    {
        return m_page->model().index(row).data(AssetListModel::PictureRole).value<QImage>();
    }
    [[nodiscard]] QString words() const { return m_page->findChild<QLabel *>(u"wordsLabel"_s)->text(); }

    void showAccount() { show(u"sandbox-useapi"_s); }

    void show(const QString &source)
    {
        auto *combo = m_page->findChild<QComboBox *>(u"sourceCombo"_s);
        combo->setCurrentIndex(combo->findData(source));
        emit combo->activated(combo->currentIndex());
    }

    void choose(int row)
    {
        auto *list = m_page->findChild<QListView *>(u"assetList"_s);
        list->setCurrentIndex(m_page->model().index(row));
    }

    void drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint place(100, 300);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &event);
    }

    FixedClock m_clock;
    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<test::FakeShelf> m_shelf;
    std::unique_ptr<ActionRegistry> m_actions;
    ActionRegistry m_others; // of a second page
    std::unique_ptr<AssetsPage> m_page;
};

QTEST_MAIN(AssetsPageTest)
#include "tst_assetspage.moc"
