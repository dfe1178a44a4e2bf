// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"

#include "mediafixtures.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace studio::media;

class TestAnimatic final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void showsAKeyframeUntouchedAtItsTime();
    void blendsLinearlyBetween();
    void holdsBeforeTheFirstAndAfterTheLast();
    void sortsKeyframesAndCutsThemAroundTheMiddle();
    void drawsBlackWithoutKeyframes();
    void putsTransparentPicturesOnBlack();
    void drawsWhereTheTransformSays_data();
    void drawsWhereTheTransformSays();
    void mirrorsTheBorder();
    void neverShowsEmptiness_data();
    void neverShowsEmptiness();
    void changesTheMoveAlone();
    void isDrawnOnManyThreads();
};

namespace {

constexpr QSize Frame(320, 192);

QImage plain(int grey)
{
    QImage image(Frame, QImage::Format_RGB32);
    image.fill(QColor(grey, grey, grey));
    return image;
}

CameraMove moveOf(double h, double v, double pan, double tilt, double zoom, double roll)
{
    return {h, v, pan, tilt, zoom, roll};
}

} // namespace

void TestAnimatic::showsAKeyframeUntouchedAtItsTime()
{
    const QImage first = fixtures::smoothPicture(Frame, 0);
    const QImage middle = fixtures::smoothPicture(Frame, 0.4);
    const QImage last = fixtures::smoothPicture(Frame, 0.8);
    const Animatic animatic({{first, 0}, {middle, 0.5}, {last, 1}}, {}, Frame);
    QCOMPARE(animatic.frameAt(0), first);
    QCOMPARE(animatic.frameAt(0.5), middle);
    QCOMPARE(animatic.frameAt(1), last);
    QCOMPARE(animatic.frameAt(-3), first);
    QCOMPARE(animatic.frameAt(3), last);
}

void TestAnimatic::blendsLinearlyBetween()
{
    const Animatic animatic({{plain(40), 0}, {plain(200), 1}}, {}, Frame);
    for (const double time : {0.1, 0.25, 0.5, 0.75, 0.9}) {
        const int grey = qGreen(animatic.frameAt(time).pixel(100, 100));
        QVERIFY2(std::abs(grey - (40 + 160 * time)) <= 1, qPrintable(QString::number(grey)));
    }
}

void TestAnimatic::holdsBeforeTheFirstAndAfterTheLast()
{
    const Animatic single({{plain(90), 0.5}}, {}, Frame);
    for (const double time : {0.0, 0.3, 0.5, 1.0})
        QCOMPARE(single.frameAt(time), plain(90));
    const Animatic pair({{plain(50), 0.25}, {plain(150), 0.75}}, {}, Frame);
    QCOMPARE(pair.frameAt(0.1), plain(50));
    QCOMPARE(pair.frameAt(0.9), plain(150));
}

void TestAnimatic::sortsKeyframesAndCutsThemAroundTheMiddle()
{
    // Twice as wide as the frame: only the middle half is seen.
    QImage wide(Frame.width() * 2, Frame.height(), QImage::Format_RGB32);
    wide.fill(Qt::red);
    {
        QPainter painter(&wide);
        painter.fillRect(QRect(Frame.width() / 2, 0, Frame.width(), Frame.height()), QColor(90, 90, 90));
    }
    const Animatic animatic({{plain(200), 1}, {wide, 0}}, {}, Frame);
    QCOMPARE(animatic.frameAt(0), plain(90));
    QCOMPARE(animatic.frameAt(1), plain(200));
}

void TestAnimatic::drawsBlackWithoutKeyframes()
{
    const Animatic animatic({}, moveOf(5, 0, 0, 0, 0, 0), Frame);
    QCOMPARE(animatic.frameAt(0.5), plain(0));
    QVERIFY(Animatic({}, {}, {}).frameAt(0).isNull());
}

void TestAnimatic::putsTransparentPicturesOnBlack()
{
    QImage half(Frame, QImage::Format_ARGB32);
    half.fill(QColor(200, 200, 200, 128));
    const QImage frame = Animatic({{half, 0}}, {}, Frame).frameAt(0);
    QCOMPARE(qAlpha(frame.pixel(5, 5)), 255);
    QVERIFY(std::abs(qRed(frame.pixel(5, 5)) - 100) <= 1);
}

void TestAnimatic::drawsWhereTheTransformSays_data()
{
    QTest::addColumn<QList<double>>("axes");
    QTest::newRow("horizontal") << QList<double>{4, 0, 0, 0, 0, 0};
    QTest::newRow("vertical") << QList<double>{0, -4, 0, 0, 0, 0};
    QTest::newRow("pan") << QList<double>{0, 0, 6, 0, 0, 0};
    QTest::newRow("tilt") << QList<double>{0, 0, 0, -3, 0, 0};
    QTest::newRow("zoom") << QList<double>{0, 0, 0, 0, 10, 0};
    QTest::newRow("roll") << QList<double>{0, 0, 0, 0, 0, 10};
    QTest::newRow("all") << QList<double>{3, -2, -4, 3, 5, -6};
}

void TestAnimatic::drawsWhereTheTransformSays()
{
    // A bright dot on black: its centre of light in the frame is where the homography sends its middle.
    QFETCH(QList<double>, axes);
    const CameraMove move = moveOf(axes[0], axes[1], axes[2], axes[3], axes[4], axes[5]);
    for (const QPointF spot : {QPointF(160, 96), QPointF(120, 70), QPointF(200, 120)}) {
        QImage picture = plain(0);
        {
            QPainter painter(&picture);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(Qt::white);
            painter.drawEllipse(spot, 5, 5);
        }
        const QImage frame = Animatic({{picture, 0}}, move, Frame).frameAt(1);
        double weight = 0, x = 0, y = 0;
        const QPointF expected = cameraTransform(move, 1, Frame).map(spot);
        for (int row = 0; row < Frame.height(); ++row) {
            for (int column = 0; column < Frame.width(); ++column) {
                // Mirrored copies of the dot are further away.
                if (std::hypot(column + 0.5 - expected.x(), row + 0.5 - expected.y()) > 20)
                    continue;
                const int light = qGreen(frame.pixel(column, row));
                weight += light;
                x += light * (column + 0.5);
                y += light * (row + 0.5);
            }
        }
        QVERIFY(weight > 0);
        const double distance = std::hypot(x / weight - expected.x(), y / weight - expected.y());
        QVERIFY2(distance < 0.3, qPrintable(QString::number(distance)));
    }
}

void TestAnimatic::mirrorsTheBorder()
{
    const QImage picture = fixtures::smoothPicture(Frame, 0.3);
    // 25 % to the right: the right quarter of the frame shows the picture's right quarter turned about.
    const QImage frame = Animatic({{picture, 0}}, moveOf(10, 0, 0, 0, 0, 0), Frame).frameAt(1);
    const int slid = Frame.width() / 4;
    for (int y = 0; y < Frame.height(); y += 7) {
        for (int x = 0; x < Frame.width() - slid; x += 3)
            QCOMPARE(frame.pixel(x, y), picture.pixel(x + slid, y));
        for (int x = Frame.width() - slid; x < Frame.width(); ++x)
            QCOMPARE(frame.pixel(x, y), picture.pixel(2 * Frame.width() - 1 - (x + slid), y));
    }
}

void TestAnimatic::neverShowsEmptiness_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("landscape") << QSize(160, 96);
    QTest::newRow("portrait") << QSize(96, 160);
    QTest::newRow("tall") << QSize(64, 160);
}

void TestAnimatic::neverShowsEmptiness()
{
    QFETCH(QSize, size);
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(QColor(10, 180, 90));
    Animatic animatic({{picture, 0}}, {}, size);
    QImage frame(size, QImage::Format_RGB32);
    for (int corner = 0; corner < 64; ++corner) {
        const auto side = [corner](int axis) { return (corner >> axis) & 1 ? 10.0 : -10.0; };
        animatic.setMove(moveOf(side(0), side(1), side(2), side(3), side(4), side(5)));
        frame.fill(Qt::magenta);
        animatic.paintFrame(1, frame);
        QCOMPARE(frame, picture);
    }
}

void TestAnimatic::changesTheMoveAlone()
{
    const QImage first = fixtures::smoothPicture(Frame, 0);
    const QImage last = fixtures::smoothPicture(Frame, 0.7);
    const CameraMove move = moveOf(2, 1, -3, 2, 4, 1);
    Animatic changed({{first, 0}, {last, 1}}, {}, Frame);
    const QImage before = changed.frameAt(0.4);
    changed.setMove(move);
    QCOMPARE(changed.move(), move);
    QCOMPARE(changed.frameAt(0.4), Animatic({{first, 0}, {last, 1}}, move, Frame).frameAt(0.4));
    QVERIFY(changed.frameAt(0.4) != before);
    changed.setMove({});
    QCOMPARE(changed.frameAt(0.4), before);
}

void TestAnimatic::isDrawnOnManyThreads()
{
    const Animatic animatic(
        {{fixtures::smoothPicture(Frame, 0), 0}, {fixtures::smoothPicture(Frame, 0.7), 1}},
        moveOf(2, 1, -3, 2, 4, 1), Frame);
    QList<QImage> expected;
    for (int i = 0; i <= 10; ++i)
        expected.append(animatic.frameAt(i / 10.0));
    std::vector<int> wrong(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i <= 10; ++i)
                wrong[t] += animatic.frameAt(i / 10.0) == expected[i] ? 0 : 1;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong, std::vector<int>(4, 0));
}

QTEST_GUILESS_MAIN(TestAnimatic)
#include "tst_animatic.moc"
