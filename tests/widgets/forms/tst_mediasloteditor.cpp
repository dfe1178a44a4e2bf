// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/mediasloteditor.h"

#include "widgets/forms/assetpicker.h"
#include "widgets/forms/formfixture.h"
#include "widgets/forms/markline.h"
#include "widgets/forms/mediacell.h"
#include "widgets/forms/mediaplace.h"
#include "widgets/forms/rangestrip.h"
#include "widgets/forms/trimeditor.h"
#include "widgets/models/assetmime.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

class MediaSlotEditorTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        // Offscreen says of every list that opens what it cannot do.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_fixture = std::make_unique<test::FormFixture>();
        m_model.provider = u"useapi"_s;
        m_spec = {};
        m_spec.role = Role::Driving;
        m_spec.shape = MediaShape::AssetId;
        m_spec.kinds = {MediaKind::Video};
        m_spec.seconds = RangeOfDouble{0.5, 1};
        m_model.media = {m_spec};
    }

    void cleanup()
    {
        m_editor.reset();
        m_fixture.reset();
    }

    void takesAClipThatIsDropped()
    {
        make();
        QSignalSpy changed(m_editor.get(), &Editor::changed);
        const std::unique_ptr<QMimeData> data(test::filesToDrop({test::FormFixture::clip()}));
        QVERIFY(test::drop(cell(), *data));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(stored().reference, (MediaReference{MediaReference::Kind::File, test::FormFixture::clip()}));
        look();
        QCOMPARE(stored().kind, std::optional(MediaKind::Video));
        QTRY_COMPARE(cell()->content().frames > 0 && !cell()->content().picture.isNull(), true);
        QVERIFY2(factsText().contains(u" × "_s), qPrintable(factsText()));
        QCOMPARE(changed.size(), 1); // what was measured is no change of the person's
    }

    void isHeardByName()
    {
        make();
        QCOMPARE(cell()->accessibleName(), u"Driving video"_s);
        QVERIFY(!cell()->accessibleDescription().isEmpty());
    }

    void theTabKeyComesToTheSlotFirst()
    {
        QWidget window;
        m_editor = std::make_unique<MediaSlotEditor>(m_model, m_spec, m_fixture->services());
        m_editor->setParent(&window);
        QStringList way;
        for (const QWidget *next = window.nextInFocusChain(); next != &window;
             next = next->nextInFocusChain()) {
            if (next->focusPolicy() & Qt::TabFocus)
                way.append(next->objectName());
        }
        m_editor.reset();
        QCOMPARE(way,
            (QStringList{u"drivingSlot"_s, u"drivingAssetsButton"_s, u"drivingReplaceButton"_s,
                u"drivingTrimButton"_s}));
    }

    void opensTheDialogByKeyAndAsksForWhatFits()
    {
        make();
        m_fixture->prompts.picture = test::FormFixture::clip();
        QTest::keyClick(cell(), Qt::Key_Return);
        QCOMPARE(m_fixture->prompts.wishes.size(), 1);
        QCOMPARE(m_fixture->prompts.wishes.constFirst().kinds, QList<MediaKind>{MediaKind::Video});
        QCOMPARE(stored().reference.value, test::FormFixture::clip());
        QTest::keyClick(cell(), Qt::Key_Delete);
        QVERIFY(!m_editor->place()->input());
    }

    void takesAnAssetWithoutSendingIt()
    {
        make();
        QMimeData data;
        assetmime::put(data, {test::FormFixture::asset(u"walk"_s, MediaKind::Video)});
        QVERIFY(test::drop(cell(), data));
        QCOMPARE(stored().reference, (MediaReference{MediaReference::Kind::Asset, u"id-of-walk"_s}));
        QCOMPARE(stored().kind, std::optional(MediaKind::Video));
        QVERIFY(m_fixture->shelf.uploads.isEmpty());
        m_editor->setFacts(m_fixture->facts.facts());
        QVERIFY2(factsText().startsWith(u"0:04.5 · 1280 × 720"_s), qPrintable(factsText()));
        QVERIFY(button(u"drivingTrimButton"_s)->isHidden()); // it does not lie here
        QCOMPARE(m_editor->place()->name(), u"walk"_s);
    }

    void refusesAnAssetOfAnotherKindAtOnce()
    {
        make();
        QMimeData data;
        assetmime::put(data, {test::FormFixture::asset(u"face"_s, MediaKind::Image)});
        QVERIFY(!test::drop(cell(), data));
        QVERIFY(!m_editor->place()->input());
    }

    void anAssetOfAnotherAccountIsTakenFromItsFileOrRefused()
    {
        make();
        Asset asset = test::FormFixture::asset(u"walk"_s, MediaKind::Video, u"somebody"_s);
        m_editor->place()->give({asset});
        QVERIFY(!m_editor->place()->input());
        QVERIFY(!m_editor->findChild<MarkLine *>()->isHidden());
        asset.path = test::FormFixture::clip();
        m_editor->place()->give({asset});
        QCOMPARE(stored().reference.kind, MediaReference::Kind::File);
    }

    void picksFromTheList()
    {
        make();
        m_fixture->shelf.remoteAssets = {test::FormFixture::asset(u"first"_s, MediaKind::Video),
            test::FormFixture::asset(u"face"_s, MediaKind::Image),
            test::FormFixture::asset(u"second"_s, MediaKind::Video)};
        button(u"drivingAssetsButton"_s)->click();
        auto *picker = cell()->findChild<AssetPicker *>();
        QVERIFY(picker);
        QCOMPARE(m_fixture->shelf.askedAccounts, QStringList{u"me"_s});
        QTRY_COMPARE(picker->assets().size(), 2); // the picture does not fit
        auto *search = picker->findChild<QLineEdit *>(u"assetSearch"_s);
        search->setText(u"SEC"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(stored().reference.value, u"id-of-second"_s);
    }

    void aClipThatIsTooLongIsTrimmedByOnePress()
    {
        make();
        give(test::FormFixture::clip());
        const double whole = m_editor->place()->facts()->seconds;
        QVERIFY(whole > 1);
        QVERIFY(!button(u"drivingTrimButton"_s)->isHidden());
        button(u"drivingTrimButton"_s)->click();
        QCOMPARE(stored().trim, std::optional(RangeOfDouble{0, 1}));
        QVERIFY2(factsText().startsWith(u"0:01.0 of "_s), qPrintable(factsText()));
    }

    void trimsByKeyAndByNumber()
    {
        make();
        give(test::FormFixture::clip());
        button(u"drivingTrimButton"_s)->click();
        auto *from = m_editor->findChild<RangeHandle *>(u"trimFromHandle"_s);
        QVERIFY(from);
        QVERIFY(!from->accessibleName().isEmpty());
        QTest::keyClick(from, Qt::Key_Right);
        QCOMPARE(stored().trim->least, 0.1);
        QTest::keyClick(from, Qt::Key_End); // never past the other
        QCOMPARE(stored().trim->least, 0.9);
        QCOMPARE(stored().trim->most, 1.0);
        auto *to = m_editor->findChild<QDoubleSpinBox *>(u"trimToSpinBox"_s);
        to->setValue(1.5);
        QCOMPARE(stored().trim, std::optional(RangeOfDouble{0.9, 1.5}));
        m_editor->findChild<QPushButton *>(u"trimWholeButton"_s)->click();
        QVERIFY(!stored().trim);
    }

    void trimsByMouse()
    {
        make();
        m_editor->resize(340, 260);
        m_editor->show();
        give(test::FormFixture::clip());
        button(u"drivingTrimButton"_s)->click();
        auto *from = m_editor->findChild<RangeHandle *>(u"trimFromHandle"_s);
        QTRY_VERIFY(from->parentWidget()->width() > 200);
        const QPoint grip = from->rect().center();
        QTest::mousePress(from, Qt::LeftButton, {}, grip);
        QMouseEvent move(QEvent::MouseMove, grip + QPoint(40, 0), from->mapToGlobal(grip + QPoint(40, 0)),
            Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(from, &move);
        QVERIFY(stored().trim->least > 0.05);
    }

    void comesBackAsItWasGiven()
    {
        make();
        GenerationRequest request;
        MediaInput input;
        input.role = Role::Driving;
        input.reference = {MediaReference::Kind::File, test::FormFixture::clip()};
        input.kind = MediaKind::Video;
        input.trim = RangeOfDouble{0.123, 0.777};
        request.media = {input};
        QSignalSpy changed(m_editor.get(), &Editor::changed);
        m_editor->load(request);
        look();
        GenerationRequest back;
        m_editor->store(back);
        QCOMPARE(back, request);
        QCOMPARE(changed.size(), 0);
    }

    void aFileThatCannotBeUsedIsMarked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("0 bytes") << u"empty"_s;
        QTest::newRow("not there") << u"missing"_s;
        QTest::newRow("words") << u"text"_s;
        QTest::newRow("a picture") << u"picture"_s;
    }

    void aFileThatCannotBeUsedIsMarked()
    {
        QFETCH(QString, kind);
        make();
        const QString path = kind == "empty"_L1 ? m_fixture->write(u"empty.mp4"_s, {})
            : kind == "text"_L1                 ? m_fixture->write(u"words.mp4"_s, "these are words\n")
            : kind == "picture"_L1              ? m_fixture->picture(u"still.png"_s)
                                                : m_fixture->folder.filePath(u"nowhere.mp4"_s);
        give(path);
        QVERIFY(cell()->content().broken);
        QCOMPARE(stored().reference.value, path); // the slot still says which
        QVERIFY(button(u"drivingTrimButton"_s)->isHidden());
    }

    void aSlotForBothShowsThePictureAndAPlaceForAnother()
    {
        m_spec.role = Role::Character;
        m_spec.kinds = {MediaKind::Image, MediaKind::Video};
        make();
        QCOMPARE(factsText(), u"picture or video"_s);
        give(m_fixture->picture(u"face.png"_s));
        QTRY_VERIFY(!cell()->content().picture.isNull());
        QCOMPARE(cell()->content().frames, 0);
        const QList<MediaCell *> cells = m_editor->findChildren<MediaCell *>();
        QCOMPARE(cells.size(), 2);
        const std::unique_ptr<QMimeData> data(test::filesToDrop({test::FormFixture::clip()}));
        QVERIFY(test::drop(cells.at(1), *data));
        QCOMPARE(stored().reference.value, test::FormFixture::clip());
    }

    void theCutOfAClipIsShownButNotMoved()
    {
        m_spec.croppedToOutput = true;
        make();
        give(test::FormFixture::clip());
        m_editor->setOutputSize({100, 400});
        QVERIFY(cell()->shownCrop().width() < 1);
        QSignalSpy changed(m_editor.get(), &Editor::changed);
        QTest::keyClick(cell(), Qt::Key_Left);
        QCOMPARE(changed.size(), 0);
    }

private:
    void make()
    {
        m_editor = std::make_unique<MediaSlotEditor>(m_model, m_spec, m_fixture->services());
        m_editor->resize(340, 160);
    }

    void give(const QString &path)
    {
        m_editor->place()->giveFiles({path});
        look();
    }

    //! As the page does it.
    void look()
    {
        GenerationRequest request;
        m_editor->store(request);
        QSignalSpy settled(&m_fixture->facts, &MediaFactsBook::settled);
        m_fixture->facts.follow(request);
        QVERIFY(m_fixture->facts.isSettled() || settled.wait());
        m_editor->setFacts(m_fixture->facts.facts());
    }

    [[nodiscard]] MediaInput stored() const
    {
        GenerationRequest request;
        m_editor->store(request);
        return request.media.value(0);
    }

    [[nodiscard]] MediaCell *cell() const { return m_editor->place()->cell(); }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return m_editor->findChild<QPushButton *>(name);
    }
    [[nodiscard]] QString factsText() const
    {
        return m_editor->findChild<QLabel *>(roleName(m_spec.role) + "Facts"_L1)->text();
    }

    ModelSpec m_model;
    MediaSpec m_spec;
    std::unique_ptr<test::FormFixture> m_fixture;
    std::unique_ptr<MediaSlotEditor> m_editor;
};

QTEST_MAIN(MediaSlotEditorTest)
#include "tst_mediasloteditor.moc"
