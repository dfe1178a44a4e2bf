// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/keyframeslot.h"

#include "support/calls.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

bool drop(QWidget *target, const QMimeData &data)
{
    const QPointF place(target->width() / 2.0, target->height() / 2.0);
    QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    return event.isAccepted();
}

QImage wide()
{
    QImage image(400, 100, QImage::Format_RGB32);
    image.fill(Qt::gray);
    return image;
}

KeyframeSlot::Content wideContent()
{
    KeyframeSlot::Content content;
    content.text = u"wide.png"_s;
    content.picture = wide();
    content.pixels = {400, 100};
    return content;
}

} // namespace

class KeyframeSlotTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_slot = std::make_unique<KeyframeSlot>(u"First keyframe"_s, u"First"_s);
        m_slot->resize(m_slot->sizeHint());
    }

    void cleanup() { m_slot.reset(); }

    void hearsItsName()
    {
        QCOMPARE(m_slot->accessibleName(), u"First keyframe"_s);
        QVERIFY(!m_slot->accessibleDescription().isEmpty());
    }

    void takesAFile()
    {
        QSignalSpy files(m_slot.get(), &KeyframeSlot::fileGiven);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/pictures/a b.png"_s)});
        QVERIFY(drop(m_slot.get(), data));
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.at(0).at(0).toString(), u"/pictures/a b.png"_s);
    }

    void takesPixelsBeforeAnAddress()
    {
        // A browser offers both; the pixels can be shown and cut.
        QSignalSpy pictures(m_slot.get(), &KeyframeSlot::pictureGiven);
        QSignalSpy addresses(m_slot.get(), &KeyframeSlot::addressGiven);
        QMimeData data;
        data.setUrls({QUrl(u"https://example.org/a.png"_s)});
        data.setImageData(wide());
        QVERIFY(drop(m_slot.get(), data));
        QCOMPARE(pictures.size(), 1);
        QCOMPARE(pictures.at(0).at(0).value<QImage>().size(), QSize(400, 100));
        QCOMPARE(addresses.size(), 0);
    }

    void takesAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("asUrl");
        QTest::newRow("url") << u"https://example.org/a%20b.png?x=1"_s << true;
        QTest::newRow("text") << u"https://example.org/a.png"_s << false;
        // Refused later, at the field, with words: not swallowed here.
        QTest::newRow("plain http") << u"http://example.org/a.png"_s << true;
    }

    void takesAnAddress()
    {
        QFETCH(QString, text);
        QFETCH(bool, asUrl);
        QSignalSpy addresses(m_slot.get(), &KeyframeSlot::addressGiven);
        QMimeData data;
        if (asUrl)
            data.setUrls({QUrl(text)});
        else
            data.setText(text);
        QVERIFY(drop(m_slot.get(), data));
        QCOMPARE(addresses.size(), 1);
        QCOMPARE(addresses.at(0).at(0).toString(), text);
    }

    void refusesWhatIsNoPicture()
    {
        QMimeData data;
        data.setText(u"just words"_s);
        QVERIFY(!drop(m_slot.get(), data));
        QVERIFY(!KeyframeSlot::accepts(&data));
    }

    void pastes()
    {
        QSignalSpy pictures(m_slot.get(), &KeyframeSlot::pictureGiven);
        QApplication::clipboard()->setImage(wide());
        QTest::keyClick(m_slot.get(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(pictures.size(), 1);
    }

    void opensAndEmptiesByKey()
    {
        QSignalSpy wanted(m_slot.get(), &KeyframeSlot::fileWanted);
        QSignalSpy removed(m_slot.get(), &KeyframeSlot::removed);
        QTest::keyClick(m_slot.get(), Qt::Key_Return);
        QTest::keyClick(m_slot.get(), Qt::Key_Space);
        QTest::mouseClick(m_slot.get(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 3);
        QTest::keyClick(m_slot.get(), Qt::Key_Delete);
        QCOMPARE(removed.size(), 0); // nothing in it
        m_slot->setContent(wideContent());
        QTest::keyClick(m_slot.get(), Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
    }

    void generateKeyIsNotTaken()
    {
        QSignalSpy wanted(m_slot.get(), &KeyframeSlot::fileWanted);
        QTest::keyClick(m_slot.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.size(), 0);
    }

    void showsTheExactCut()
    {
        m_slot->setContent(wideContent());
        QCOMPARE(m_slot->shownCrop(), QRectF(0, 0, 1, 1)); // the output is not known yet
        m_slot->setOutputSize({200, 100});
        QCOMPARE(m_slot->shownCrop(), QRectF(0.25, 0, 0.5, 1));
        QVERIFY(m_slot->accessibleDescription().contains(u"400 × 100"_s));
    }

    void theCutIsMovedByDragging()
    {
        m_slot->setContent(wideContent());
        m_slot->setOutputSize({200, 100});
        QSignalSpy moved(m_slot.get(), &KeyframeSlot::cropMoved);
        QSignalSpy wanted(m_slot.get(), &KeyframeSlot::fileWanted);
        const QPoint centre = m_slot->rect().center();
        QTest::mousePress(m_slot.get(), Qt::LeftButton, Qt::NoModifier, centre);
        QTest::mouseMove(m_slot.get(), centre + QPoint(20, 0));
        QTest::mouseRelease(m_slot.get(), Qt::LeftButton, Qt::NoModifier, centre + QPoint(20, 0));
        QCOMPARE(moved.size(), 1);
        const auto crop = moved.at(0).at(0).toRectF();
        QVERIFY(crop.x() > 0.25);
        QCOMPARE(crop.size(), QSizeF(0.5, 1));
        QCOMPARE(wanted.size(), 0); // a drag is no click
    }

    void theCutIsMovedByKeysAndStaysInside()
    {
        m_slot->setOutputSize({200, 100});
        KeyframeSlot::Content content = wideContent();
        content.crop = QRectF(0.5, 0, 0.5, 1);
        m_slot->setContent(content);
        QSignalSpy moved(m_slot.get(), &KeyframeSlot::cropMoved);
        QTest::keyClick(m_slot.get(), Qt::Key_Right);
        QCOMPARE(moved.at(0).at(0).toRectF().x(), 0.5);
        QTest::keyClick(m_slot.get(), Qt::Key_Left);
        QCOMPARE(moved.at(1).at(0).toRectF().x(), 0.49);
    }

    void anUncutPictureFillsTheSlot()
    {
        m_slot->resize(108, 78);
        m_slot->setOutputSize({1280, 768});
        KeyframeSlot::Content content;
        content.text = u"same.png"_s;
        content.picture = QImage(320, 192, QImage::Format_RGB32);
        content.picture.fill(Qt::green);
        content.pixels = {1280, 768};
        m_slot->setContent(content);
        const QImage shown = m_slot->grab().toImage();
        QCOMPARE(shown.pixelColor(54, 4), QColor(Qt::green)); // no bar
        QCOMPARE(shown.pixelColor(54, 73), QColor(Qt::green));
        QCOMPARE(shown.pixelColor(4, 39), QColor(Qt::green));
    }

    void aPictureOnTheWebSaysWhereItIsAndWhoFetchesIt()
    {
        KeyframeSlot::Content content;
        content.text = u"ridge.png"_s;
        content.host = u"pictures.example.org"_s;
        content.fetched = u"fetched by Runway"_s;
        m_slot->setContent(content);
        QCOMPARE(m_slot->accessibleDescription(), u"ridge.png at pictures.example.org, fetched by Runway."_s);
        const QImage named = m_slot->grab().toImage();
        content.fetched = u"uploaded by us"_s;
        m_slot->setContent(content);
        QVERIFY(m_slot->grab().toImage() != named); // it is in the slot, not in the tool tip alone
    }

    void paintsThePictureAndVeilsWhatIsCutAway()
    {
        m_slot->setOutputSize({200, 100});
        m_slot->setContent(wideContent());
        const QImage shown = m_slot->grab().toImage();
        const QPoint centre = shown.rect().center();
        const int inside = qGray(shown.pixel(centre));
        const int outside = qGray(shown.pixel(shown.width() / 10, centre.y()));
        QVERIFY2(qAbs(inside - outside) > 30, qPrintable(u"%1 against %2"_s.arg(inside).arg(outside)));
    }

private:
    std::unique_ptr<KeyframeSlot> m_slot;
};

QTEST_MAIN(KeyframeSlotTest)
#include "tst_keyframeslot.moc"
