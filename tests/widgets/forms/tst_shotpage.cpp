// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/shotpage.h"

#include "services/store/taskstore.h"
#include "services/wording/wording.h"
#include "widgets/forms/axisslider.h"
#include "widgets/forms/mediacell.h"
#include "widgets/models/rooms.h"
#include "widgets/windowfixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

void choose(const ShotPage &page, const QString &combo, const QString &data)
{
    auto *box = page.findChild<QComboBox *>(combo);
    box->setCurrentIndex(box->findData(data));
    emit box->activated(box->currentIndex());
}

} // namespace

class ShotPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
        openPage();
    }

    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void beginsWithThePracticeAccount()
    {
        QCOMPARE(m_page->account(), u"sandbox-useapi"_s);
        QCOMPARE(m_page->request().provider, u"useapi"_s);
        QCOMPARE(m_page->request().model, u"gen3a_turbo"_s);
    }

    void everyControlHearsItsName_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"Account", "Model", "First keyframe", "Middle keyframe", "Last keyframe",
                 "Prompt", "Horizontal", "Vertical", "Pan", "Tilt", "Zoom", "Roll", "Static camera",
                 "Aspect ratio", "Duration", "Seed", "Generate"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyControlHearsItsName()
    {
        QFETCH(QString, name);
        const QWidget *control = test::named(m_page.get(), name);
        QVERIFY(control);
        QVERIFY(control->focusPolicy() != Qt::NoFocus);
    }

    void showsOnlyWhatTheModelTakes()
    {
        choose(*m_page, u"accountCombo"_s, u"sandbox-runway"_s);
        choose(*m_page, u"modelCombo"_s, u"gen4_turbo"_s);
        QVERIFY(test::named(m_page.get(), u"First keyframe"_s));
        QVERIFY(!test::named(m_page.get(), u"Middle keyframe"_s));
        QVERIFY(!test::named(m_page.get(), u"Last keyframe"_s));
        QVERIFY(!test::named(m_page.get(), u"Zoom"_s));
        QVERIFY(!test::named(m_page.get(), u"Static camera"_s));
    }

    void whatWasGivenSurvivesAnotherModelAndTheWayBack()
    {
        const QString first = m_fixture->picture(u"first.png"_s, {640, 384});
        const QString last = m_fixture->picture(u"last.png"_s, {640, 384});
        GenerationRequest wish;
        wish.setValue(Role::Prompt, u"a lantern swings"_s);
        wish.setValue(Role::Seed, 88);
        wish.setValue(Role::Duration, 10);
        wish.setValue(Role::CameraZoom, 4);
        wish.media = {{Role::First, {MediaReference::Kind::File, first}, {}, {}},
            {Role::Last, {MediaReference::Kind::File, last}, {}, {}}};
        m_page->setRequest(wish);

        choose(*m_page, u"accountCombo"_s, u"sandbox-runway"_s);
        choose(*m_page, u"modelCombo"_s, u"gen4_turbo"_s);
        const GenerationRequest there = m_page->request();
        QCOMPARE(there.provider, u"runway"_s);
        QCOMPARE(there.value(Role::Prompt).toString(), u"a lantern swings"_s);
        QCOMPARE(there.value(Role::Seed).toInteger(), 88);
        QCOMPARE(there.value(Role::Duration).toInteger(), 10);
        QVERIFY(!there.values.contains(roleName(Role::CameraZoom)));
        QVERIFY(there.input(Role::First));
        QVERIFY(!there.input(Role::Last));

        choose(*m_page, u"accountCombo"_s, u"sandbox-useapi"_s);
        QCOMPARE(m_page->request().model, u"gen4_turbo"_s); // the other service has it too
        choose(*m_page, u"modelCombo"_s, u"gen3a_turbo"_s);
        const GenerationRequest back = m_page->request();
        QCOMPARE(back.value(Role::CameraZoom).toDouble(), 4.0);
        QVERIFY(back.input(Role::Last));
        QCOMPARE(back.input(Role::Last)->reference.value, last);
    }

    void thePriceStandsOnTheButton()
    {
        auto *button = m_page->findChild<QPushButton *>(u"generateButton"_s);
        const auto price = [button] {
            // What is painted and what is read aloud are the same.
            const QString shown = button->property("detail").toString();
            return shown == button->accessibleDescription() ? shown : QString();
        };
        m_page->findChild<QPlainTextEdit *>(u"promptEdit"_s)->setPlainText(u"a ridge"_s);
        QCOMPARE(button->text(), u"Generate"_s);
        QCOMPARE(price(), u"25 credits"_s);
        GenerationRequest request = m_page->request();
        request.setValue(Role::Duration, 10);
        m_page->setRequest(request);
        QCOMPARE(price(), u"50 credits"_s);
        request.setValue(Role::ExploreMode, true);
        m_page->setRequest(request);
        QCOMPARE(price(), u"0 credits"_s);
    }

    void thePromptIsCounted()
    {
        auto *prompt = m_page->findChild<QPlainTextEdit *>(u"promptEdit"_s);
        prompt->setPlainText(u"a \U0001F319"_s); // the moon counts two
        const auto shows = [this](const QString &text) {
            const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                [&text](const QLabel *label) { return !label->isHidden() && label->text() == text; });
        };
        QVERIFY(shows(u"4"_s)); // useapi.net documents no limit: none is shown
        choose(*m_page, u"accountCombo"_s, u"sandbox-runway"_s);
        QVERIFY(shows(u"4 / 1000"_s) || shows(u"4 / 1,000"_s));
    }

    void anUnchosenRatioFollowsTheFirstPicture()
    {
        m_fixture->prompts.picture = m_fixture->picture(u"tall.png"_s, {300, 500});
        m_page->chooseKeyframe(Role::First);
        QTRY_COMPARE(m_page->request().value(Role::Aspect).toString(), u"portrait"_s);
        QTRY_COMPARE(m_page->previz().size, QSize(768, 1280));
    }

    void thePrevizGetsThePicturesAsTheyWillBeCut()
    {
        GenerationRequest request = m_page->request();
        request.setValue(Role::Aspect, u"landscape"_s);
        request.media = {{Role::First,
            {MediaReference::Kind::File, m_fixture->picture(u"square.png"_s, {1000, 1000})}, {}, {}}};
        m_page->setRequest(request);
        QTRY_COMPARE(m_page->previz().keyframes.size(), 1);
        QCOMPARE(m_page->previz().keyframes.at(0).image.size(), QSize(1000, 600));
        QSignalSpy moved(m_page.get(), &ShotPage::previzMoved);
        m_page->findChild<AxisSlider *>(u"zoomSlider"_s)->setValue(40);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(m_page->previz().move.zoom, 4.0);
        QVERIFY(m_page->previz().caption.contains(u"zoom +4"_s));
    }

    void aSwapTurnsFirstAndLastAround()
    {
        const QString one = m_fixture->picture(u"one.png"_s, {640, 384});
        const QString other = m_fixture->picture(u"other.png"_s, {640, 384});
        GenerationRequest request;
        request.media = {{Role::First, {MediaReference::Kind::File, one}, {}, {}},
            {Role::Last, {MediaReference::Kind::File, other}, {}, {}}};
        m_page->setRequest(request);
        m_page->swapKeyframes();
        QCOMPARE(m_page->request().input(Role::First)->reference.value, other);
        QCOMPARE(m_page->request().input(Role::Last)->reference.value, one);
    }

    void pixelsWithoutAFileAreKeptAsOne()
    {
        QImage image(64, 38, QImage::Format_RGB32);
        image.fill(Qt::red);
        emit m_page->findChild<MediaCell *>(u"middleSlot"_s)->pictureGiven(image);
        QTRY_VERIFY(m_page->request().input(Role::Middle));
        const QString path = m_page->request().input(Role::Middle)->reference.value;
        QCOMPARE(QImage(path).size(), QSize(64, 38));
    }

    void theSessionComesBack()
    {
        GenerationRequest request = m_page->request();
        request.setValue(Role::Prompt, u"kept"_s);
        request.setValue(Role::CameraPan, -3);
        m_page->setRequest(request);
        m_page->saveSession();
        m_page.reset();
        openPage();
        QVERIFY(m_page->restoreSession());
        QCOMPARE(m_page->request().value(Role::Prompt).toString(), u"kept"_s);
        QCOMPARE(m_page->request().value(Role::CameraPan).toDouble(), -3.0);
    }

    void whatIsTypedIsKeptWithoutClosing()
    {
        m_page->findChild<QPlainTextEdit *>(u"promptEdit"_s)->setPlainText(u"typed and not sent"_s);
        const auto kept = [this] {
            return m_fixture->studio->settings().session(u"shot/image-to-video/request"_s).toString();
        };
        QVERIFY(!kept().contains(u"typed and not sent"_s));
        QTRY_VERIFY(kept().contains(u"typed and not sent"_s));
        const QList<QTimer *> timers = m_page->findChildren<QTimer *>();
        for (const QTimer *timer : timers)
            QVERIFY2(!timer->isActive() || timer->isSingleShot(), qPrintable(timer->objectName()));
    }

    void moreBeginsWhereTheFieldsBegin()
    {
        const auto leftOf = [this](const QString &name) {
            const auto *widget = m_page->findChild<QWidget *>(name);
            return widget ? widget->mapTo(m_page.get(), QPoint()).x() : -1;
        };
        QCOMPARE(leftOf(u"moreButton"_s), leftOf(u"promptEdit"_s));
        const auto *summary = m_page->findChild<QLabel *>(u"moreSummary"_s);
        QVERIFY(summary->text().startsWith(u"Explore mode"_s));
        QVERIFY2(!summary->text().contains(QChar(0x2026)), qPrintable(summary->text()));
        QVERIFY(summary->sizeHint().width() <= summary->width());
    }

    void aShotThatIsRightIsInTheJournalBeforeAnything()
    {
        m_page->findChild<QPlainTextEdit *>(u"promptEdit"_s)->setPlainText(u"a ridge"_s);
        QSignalSpy submitted(m_page.get(), &ShotPage::submitted);
        m_page->generate();
        m_page->generate(); // an impatient second press buys nothing
        QVERIFY(submitted.wait());
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(m_fixture->studio->tasks().counts()->all, 1);
    }

    void whatWasClickedIsSentThoughTheFormMovedOn()
    {
        const QString first = m_fixture->picture(u"first.png"_s, {640, 384});
        GenerationRequest wish = m_page->request();
        wish.setValue(Role::Prompt, u"as clicked"_s);
        wish.media = {{Role::First, {MediaReference::Kind::File, first}, {}, {}}};
        m_page->setRequest(wish);
        QSignalSpy submitted(m_page.get(), &ShotPage::submitted);
        m_page->generate(); // its picture is being looked at
        GenerationRequest next = wish;
        next.setValue(Role::Prompt, u"the next idea"_s);
        next.media.clear();
        m_page->setRequest(next);
        choose(*m_page, u"accountCombo"_s, u"sandbox-runway"_s);
        QVERIFY(m_page->isBusy());
        QVERIFY(submitted.wait());
        QTRY_VERIFY(!m_page->isBusy());
        const Task task = submitted.first().first().value<Task>();
        QCOMPARE(task.account, u"sandbox-useapi"_s);
        QCOMPARE(task.request.value(Role::Prompt).toString(), u"as clicked"_s);
        QVERIFY(task.request.input(Role::First));
        QCOMPARE(m_page->request().value(Role::Prompt).toString(), u"the next idea"_s);
    }

    void theJournalSaysThePriceOfTheButton()
    {
        const Room upscale = workspaceRooms().at(5);
        QCOMPARE(upscale.id, u"upscale"_s);
        ShotPage page(*m_fixture->studio, m_fixture->prompts, upscale);
        page.setAccount(u"sandbox-runway"_s);
        choose(page, u"modelCombo"_s, u"upscale_v1"_s);
        Asset clip = kept(u"walk.mp4"_s, 8);
        clip.account = u"sandbox-runway"_s;
        clip.reference = {MediaReference::Kind::Upload, u"runway://walk-0001"_s};
        page.know(clip);
        MediaInput input;
        input.role = Role::Source;
        input.kind = MediaKind::Video;
        input.reference = clip.reference;
        QVERIFY(page.take(u"video-upscale"_s, input));
        const QString shown
            = page.findChild<QPushButton *>(u"generateButton"_s)->property("detail").toString();
        QCOMPARE(shown, u"16 credits"_s); // two a second: its length is known from the list alone
        QSignalSpy submitted(&page, &ShotPage::submitted);
        page.generate();
        QVERIFY(submitted.wait());
        const Task task = submitted.first().first().value<Task>();
        QVERIFY(task.creditsEstimated);
        QCOMPARE(wording::credits(task.creditsEstimated), shown);
    }

    void whatAnotherAccountKeepsLeavesTheForm()
    {
        const Asset there = kept(u"dune.png"_s, 0);
        Asset both = kept(u"ridge.png"_s, 0);
        both.path = m_fixture->picture(u"ridge.png"_s, {640, 384});
        m_page->know(there);
        m_page->know(both);
        GenerationRequest wish = m_page->request();
        wish.setValue(Role::Prompt, u"a ridge"_s);
        wish.media = {{Role::First, there.reference, {}, MediaKind::Image},
            {Role::Last, both.reference, {}, MediaKind::Image}};
        m_page->setRequest(wish);
        choose(*m_page, u"accountCombo"_s, u"sandbox-runway"_s);
        QVERIFY(!m_page->request().input(Role::First));
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return !label->isHidden() && label->text().contains(u"“dune.png” is kept by "_s);
        }));
        // Neither does it come back with the way back; what lies here came along.
        choose(*m_page, u"accountCombo"_s, u"sandbox-useapi"_s);
        choose(*m_page, u"modelCombo"_s, u"gen3a_turbo"_s);
        QVERIFY(!m_page->request().input(Role::First));
        QVERIFY(m_page->request().input(Role::Last));
        QCOMPARE(m_page->request().input(Role::Last)->reference.kind, MediaReference::Kind::File);
        QCOMPARE(m_page->request().input(Role::Last)->reference.value, both.path);
    }

    void aSessionOfAnotherAccountBringsNoneOfItsAssets()
    {
        GenerationRequest wish = m_page->request();
        wish.media = {{Role::First, kept(u"dune.png"_s, 0).reference, {}, MediaKind::Image}};
        m_page->setRequest(wish);
        m_page->saveSession();
        m_page.reset();
        m_fixture->studio->settings().setSession(u"shot/account"_s, u"sandbox-runway"_s); // in another room
        openPage();
        QVERIFY(m_page->restoreSession());
        QVERIFY(!m_page->request().input(Role::First));
    }

    void anAssetWithoutANameShowsNobodysAddress()
    {
        GenerationRequest wish = m_page->request();
        wish.media = {{Role::First, kept(u"dune.png"_s, 0).reference, {}, MediaKind::Image}};
        m_page->setRequest(wish);
        const QString name = m_page->findChild<MediaCell *>(u"firstSlot"_s)->accessibleDescription();
        QVERIFY2(name.contains(u"Picture 4c5b8a34"_s), qPrintable(name));
        QVERIFY2(!name.contains(u'@'), qPrintable(name));
    }

private:
    //! What useapi.net keeps; `seconds` 0 = a picture.
    static Asset kept(const QString &name, double seconds)
    {
        Asset asset;
        asset.place = Asset::Place::Provider;
        asset.account = u"sandbox-useapi"_s;
        asset.kind = seconds > 0 ? MediaKind::Video : MediaKind::Image;
        asset.reference = {MediaReference::Kind::Asset,
            u"user:1-runwayml:jane@example.org-asset:4c5b8a34-0000-4000-8000-"_s + name.left(4)};
        asset.name = name;
        asset.size = {1280, 768};
        asset.seconds = seconds;
        asset.bytes = 4096;
        return asset;
    }

    void openPage()
    {
        m_page = std::make_unique<ShotPage>(*m_fixture->studio, m_fixture->prompts, workspaceRooms().first());
        m_page->resize(372, 860);
        m_page->show();
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<ShotPage> m_page;
};

QTEST_MAIN(ShotPageTest)
#include "tst_shotpage.moc"
