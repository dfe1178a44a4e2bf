// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/mediacell.h"

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

MediaCell::Content wideContent()
{
    MediaCell::Content content;
    content.text = u"wide.png"_s;
    content.picture = wide();
    content.pixels = {400, 100};
    return content;
}

} // namespace

class MediaCellTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_cell = std::make_unique<MediaCell>(MediaCell::Place{
            u"First keyframe"_s, u"First"_s, u"drop a picture"_s, {MediaKind::Image}, {108, 78}});
        m_cell->resize(m_cell->sizeHint());
    }

    void cleanup() { m_cell.reset(); }

    void hearsItsName()
    {
        QCOMPARE(m_cell->accessibleName(), u"First keyframe"_s);
        QVERIFY(!m_cell->accessibleDescription().isEmpty());
    }

    void takesAFile()
    {
        QSignalSpy files(m_cell.get(), &MediaCell::filesGiven);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/pictures/a b.png"_s)});
        QVERIFY(drop(m_cell.get(), data));
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.at(0).at(0).toStringList(), QStringList{u"/pictures/a b.png"_s});
    }

    void takesPixelsBeforeAnAddress()
    {
        // A browser offers both; the pixels can be shown and cut.
        QSignalSpy pictures(m_cell.get(), &MediaCell::pictureGiven);
        QSignalSpy addresses(m_cell.get(), &MediaCell::addressGiven);
        QMimeData data;
        data.setUrls({QUrl(u"https://example.org/a.png"_s)});
        data.setImageData(wide());
        QVERIFY(drop(m_cell.get(), data));
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
        QSignalSpy addresses(m_cell.get(), &MediaCell::addressGiven);
        QMimeData data;
        if (asUrl)
            data.setUrls({QUrl(text)});
        else
            data.setText(text);
        QVERIFY(drop(m_cell.get(), data));
        QCOMPARE(addresses.size(), 1);
        QCOMPARE(addresses.at(0).at(0).toString(), text);
    }

    void refusesWhatIsNoPicture()
    {
        QMimeData data;
        data.setText(u"just words"_s);
        QVERIFY(!drop(m_cell.get(), data));
        QVERIFY(!m_cell->take(&data));
    }

    void pastes()
    {
        QSignalSpy pictures(m_cell.get(), &MediaCell::pictureGiven);
        QApplication::clipboard()->setImage(wide());
        QTest::keyClick(m_cell.get(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(pictures.size(), 1);
    }

    void opensAndEmptiesByKey()
    {
        QSignalSpy wanted(m_cell.get(), &MediaCell::fileWanted);
        QSignalSpy removed(m_cell.get(), &MediaCell::removed);
        QTest::keyClick(m_cell.get(), Qt::Key_Return);
        QTest::keyClick(m_cell.get(), Qt::Key_Space);
        QTest::mouseClick(m_cell.get(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 3);
        QTest::keyClick(m_cell.get(), Qt::Key_Delete);
        QCOMPARE(removed.size(), 0); // nothing in it
        m_cell->setContent(wideContent());
        QTest::keyClick(m_cell.get(), Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
    }

    void generateKeyIsNotTaken()
    {
        QSignalSpy wanted(m_cell.get(), &MediaCell::fileWanted);
        QTest::keyClick(m_cell.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(wanted.size(), 0);
    }

    void showsTheExactCut()
    {
        m_cell->setContent(wideContent());
        QCOMPARE(m_cell->shownCrop(), QRectF(0, 0, 1, 1)); // the output is not known yet
        m_cell->setOutputSize({200, 100});
        QCOMPARE(m_cell->shownCrop(), QRectF(0.25, 0, 0.5, 1));
        QVERIFY(m_cell->accessibleDescription().contains(u"400 × 100"_s));
    }

    void theCutIsMovedByDragging()
    {
        m_cell->setContent(wideContent());
        m_cell->setOutputSize({200, 100});
        QSignalSpy moved(m_cell.get(), &MediaCell::cropMoved);
        QSignalSpy wanted(m_cell.get(), &MediaCell::fileWanted);
        const QPoint centre = m_cell->rect().center();
        QTest::mousePress(m_cell.get(), Qt::LeftButton, Qt::NoModifier, centre);
        QTest::mouseMove(m_cell.get(), centre + QPoint(20, 0));
        QTest::mouseRelease(m_cell.get(), Qt::LeftButton, Qt::NoModifier, centre + QPoint(20, 0));
        QCOMPARE(moved.size(), 1);
        const auto crop = moved.at(0).at(0).toRectF();
        QVERIFY(crop.x() > 0.25);
        QCOMPARE(crop.size(), QSizeF(0.5, 1));
        QCOMPARE(wanted.size(), 0); // a drag is no click
    }

    void theCutIsMovedByKeysAndStaysInside()
    {
        m_cell->setOutputSize({200, 100});
        MediaCell::Content content = wideContent();
        content.crop = QRectF(0.5, 0, 0.5, 1);
        m_cell->setContent(content);
        QSignalSpy moved(m_cell.get(), &MediaCell::cropMoved);
        QTest::keyClick(m_cell.get(), Qt::Key_Right);
        QCOMPARE(moved.at(0).at(0).toRectF().x(), 0.5);
        QTest::keyClick(m_cell.get(), Qt::Key_Left);
        QCOMPARE(moved.at(1).at(0).toRectF().x(), 0.49);
    }

    void anUncutPictureFillsTheSlot()
    {
        m_cell->resize(108, 78);
        m_cell->setOutputSize({1280, 768});
        MediaCell::Content content;
        content.text = u"same.png"_s;
        content.picture = QImage(320, 192, QImage::Format_RGB32);
        content.picture.fill(Qt::green);
        content.pixels = {1280, 768};
        m_cell->setContent(content);
        const QImage shown = m_cell->grab().toImage();
        QCOMPARE(shown.pixelColor(54, 4), QColor(Qt::green)); // no bar
        QCOMPARE(shown.pixelColor(54, 73), QColor(Qt::green));
        QCOMPARE(shown.pixelColor(4, 39), QColor(Qt::green));
    }

    void aPictureOnTheWebSaysWhereItIsAndWhoFetchesIt()
    {
        MediaCell::Content content;
        content.text = u"ridge.png"_s;
        content.host = u"pictures.example.org"_s;
        content.fetched = u"fetched by Runway"_s;
        m_cell->setContent(content);
        QCOMPARE(m_cell->accessibleDescription(), u"ridge.png at pictures.example.org, fetched by Runway."_s);
        const QImage named = m_cell->grab().toImage();
        content.fetched = u"uploaded by us"_s;
        m_cell->setContent(content);
        QVERIFY(m_cell->grab().toImage() != named); // it is in the slot, not in the tool tip alone
    }

    void paintsThePictureAndVeilsWhatIsCutAway()
    {
        m_cell->setOutputSize({200, 100});
        m_cell->setContent(wideContent());
        const QImage shown = m_cell->grab().toImage();
        const QPoint centre = shown.rect().center();
        const int inside = qGray(shown.pixel(centre));
        const int outside = qGray(shown.pixel(shown.width() / 10, centre.y()));
        QVERIFY2(qAbs(inside - outside) > 30, qPrintable(u"%1 against %2"_s.arg(inside).arg(outside)));
    }

private:
    std::unique_ptr<MediaCell> m_cell;
};

QTEST_MAIN(MediaCellTest)
#include "tst_mediacell.moc"
