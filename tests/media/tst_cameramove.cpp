// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cameramove.h"

#include <QPolygonF>
#include <QTest>
#include <QtMath>

#include <cmath>
#include <limits>

using namespace studio::media;

// The law is the table of the six axes; the expected amounts are stated here apart from the code.
class TestCameraMove final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isTheIdentityAtTheStart();
    void horizontalSlidesThePicture();
    void verticalSlidesThePicture();
    void panTurnsRight();
    void tiltTurnsUp();
    void zoomScalesAboutTheMiddle();
    void rollTurnsThePictureCounterClockwise();
    void everyAxisGrowsLinearly_data();
    void everyAxisGrowsLinearly();
    void axesComposeAsOneHomography();
    void holdsAxesWithinTheirRange();
};

namespace {

constexpr QSizeF Frame(1280, 768);
const QPointF Middle(640, 384);
const QList<QPointF> Corners{{0, 0}, {1280, 0}, {1280, 768}, {0, 768}};

CameraMove with(double CameraMove::*axis, double value)
{
    CameraMove move;
    move.*axis = value;
    return move;
}

const QList<double CameraMove::*> Axes{&CameraMove::horizontal, &CameraMove::vertical, &CameraMove::pan,
    &CameraMove::tilt, &CameraMove::zoom, &CameraMove::roll};

QPointF seen(const CameraMove &move, QPointF point, double time = 1)
{
    return cameraTransform(move, time, Frame).map(point);
}

bool near(QPointF a, QPointF b, double distance = 1e-6)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= distance;
}

//! Focal length in pixels: half the frame's width is seen under 25°.
double focal()
{
    return 640 / std::tan(qDegreesToRadians(25.0));
}

} // namespace

void TestCameraMove::isTheIdentityAtTheStart()
{
    CameraMove all{10, -10, 7, 5, -3, 10};
    QCOMPARE(cameraTransform(all, 0, Frame), QTransform());
    QCOMPARE(cameraTransform({}, 1, Frame), QTransform());
    QVERIFY(CameraMove().isNeutral());
    QVERIFY(!all.isNeutral());
}

void TestCameraMove::horizontalSlidesThePicture()
{
    // The camera goes right by a quarter of the width: every point slides left by as much.
    for (const QPointF point : Corners) {
        QVERIFY(near(seen(with(&CameraMove::horizontal, 10), point), point - QPointF(320, 0)));
        QVERIFY(near(seen(with(&CameraMove::horizontal, -10), point), point + QPointF(320, 0)));
        QVERIFY(near(seen(with(&CameraMove::horizontal, 4), point), point - QPointF(128, 0)));
    }
}

void TestCameraMove::verticalSlidesThePicture()
{
    for (const QPointF point : Corners) {
        QVERIFY(near(seen(with(&CameraMove::vertical, 10), point), point + QPointF(0, 192)));
        QVERIFY(near(seen(with(&CameraMove::vertical, -10), point), point - QPointF(0, 192)));
    }
}

void TestCameraMove::panTurnsRight()
{
    const CameraMove right = with(&CameraMove::pan, 10);
    const double shift = focal() * std::tan(qDegreesToRadians(20.0));
    QVERIFY(near(seen(right, Middle), Middle - QPointF(shift, 0)));
    QVERIFY(near(seen(with(&CameraMove::pan, -10), Middle), Middle + QPointF(shift, 0)));
    // What was 20° to the right stands in the middle now.
    QVERIFY(near(seen(right, Middle + QPointF(shift, 0)), Middle));
    // The keystone: the right edge, now faced more squarely, is shown shorter than the left one.
    const double leftEdge = seen(right, {0, 768}).y() - seen(right, {0, 0}).y();
    const double rightEdge = seen(right, {1280, 768}).y() - seen(right, {1280, 0}).y();
    QVERIFY(leftEdge > 768 * 1.1);
    QVERIFY(rightEdge < leftEdge * 0.9);
}

void TestCameraMove::tiltTurnsUp()
{
    const CameraMove up = with(&CameraMove::tilt, 10);
    const double shift = focal() * std::tan(qDegreesToRadians(20.0));
    QVERIFY(near(seen(up, Middle), Middle + QPointF(0, shift)));
    QVERIFY(near(seen(with(&CameraMove::tilt, -10), Middle), Middle - QPointF(0, shift)));
    QVERIFY(near(seen(up, Middle - QPointF(0, shift)), Middle));
    const double topEdge = seen(up, {1280, 0}).x() - seen(up, {0, 0}).x();
    const double bottomEdge = seen(up, {1280, 768}).x() - seen(up, {0, 768}).x();
    QVERIFY(bottomEdge > 1280 * 1.05);
    QVERIFY(topEdge < bottomEdge * 0.95);
}

void TestCameraMove::zoomScalesAboutTheMiddle()
{
    for (const QPointF point : Corners) {
        QVERIFY(near(seen(with(&CameraMove::zoom, 10), point), Middle + (point - Middle) * 1.6));
        QVERIFY(near(seen(with(&CameraMove::zoom, -10), point), Middle + (point - Middle) / 1.6));
        // Half of the way is the same factor twice over the whole.
        QVERIFY(
            near(seen(with(&CameraMove::zoom, 10), point, 0.5), Middle + (point - Middle) * std::sqrt(1.6)));
    }
}

void TestCameraMove::rollTurnsThePictureCounterClockwise()
{
    const double angle = qDegreesToRadians(20.0);
    // Counter-clockwise as seen, where y points down: what was on the right rises.
    const QPointF right = Middle + QPointF(300, 0);
    const QPointF expected = Middle + 300 * QPointF(std::cos(angle), -std::sin(angle));
    QVERIFY(near(seen(with(&CameraMove::roll, 10), right), expected));
    QVERIFY(near(
        seen(with(&CameraMove::roll, -10), right), Middle + 300 * QPointF(std::cos(angle), std::sin(angle))));
    QVERIFY(near(seen(with(&CameraMove::roll, 10), Middle), Middle));
}

void TestCameraMove::everyAxisGrowsLinearly_data()
{
    QTest::addColumn<int>("axis");
    for (int i = 0; i < Axes.size(); ++i)
        QTest::addRow("axis %d", i) << i;
}

void TestCameraMove::everyAxisGrowsLinearly()
{
    QFETCH(int, axis);
    for (const double time : {0.1, 0.5, 0.8}) {
        for (const QPointF point : Corners) {
            QVERIFY(near(seen(with(Axes[axis], -7), point, time), seen(with(Axes[axis], -7 * time), point)));
            QVERIFY(near(seen(with(Axes[axis], 10), point, time), seen(with(Axes[axis], 10 * time), point)));
        }
    }
}

void TestCameraMove::axesComposeAsOneHomography()
{
    const CameraMove all{6, -4, 5, -3, 4, -8};
    // Moving first (right, up, nearer), then turning (pan, tilt, roll): each step is known from above.
    CameraMove moved{6, -4, 0, 0, 4, 0};
    const QTransform composed = cameraTransform(moved, 1, Frame)
        * cameraTransform(with(&CameraMove::pan, 5), 1, Frame)
        * cameraTransform(with(&CameraMove::tilt, -3), 1, Frame)
        * cameraTransform(with(&CameraMove::roll, -8), 1, Frame);
    for (const QPointF point : Corners)
        QVERIFY(near(seen(all, point), composed.map(point), 1e-5));
    // The move alone: slid in the picture's own measure, then scaled about the middle.
    const double scale = std::pow(1.6, 0.4);
    for (const QPointF point : Corners) {
        const QPointF slid = point - Middle - QPointF(0.6 * 320, 0.4 * 192);
        QVERIFY(near(seen(moved, point), Middle + slid * scale));
    }
    // Straight lines stay straight.
    const QPointF a = seen(all, {0, 100}), b = seen(all, {640, 300}), c = seen(all, {1280, 500});
    const double area = (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    QVERIFY(std::abs(area) < 1e-3);
}

void TestCameraMove::holdsAxesWithinTheirRange()
{
    QCOMPARE(cameraTransform(with(&CameraMove::pan, 300), 1, Frame),
        cameraTransform(with(&CameraMove::pan, 10), 1, Frame));
    QCOMPARE(cameraTransform(with(&CameraMove::zoom, 5), 9, Frame),
        cameraTransform(with(&CameraMove::zoom, 5), 1, Frame));
    QCOMPARE(cameraTransform(with(&CameraMove::roll, std::numeric_limits<double>::quiet_NaN()), 1, Frame),
        QTransform());
    QCOMPARE(cameraTransform(with(&CameraMove::roll, 5), 1, QSizeF()), QTransform());
}

QTEST_APPLESS_MAIN(TestCameraMove)
#include "tst_cameramove.moc"
