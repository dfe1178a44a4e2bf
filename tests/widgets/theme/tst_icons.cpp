// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// The colour of the most opaque pixel, and how many are inked at all.
struct Ink {
    QColor colour;
    int pixels = 0;
};

Ink inkOf(const QImage &image)
{
    Ink ink;
    int most = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor here = image.pixelColor(x, y);
            ink.pixels += here.alpha() > 128;
            if (here.alpha() > most) {
                most = here.alpha();
                ink.colour = here;
            }
        }
    }
    return ink;
}

bool alike(const QColor &one, const QColor &other)
{
    return std::abs(one.red() - other.red()) < 4 && std::abs(one.green() - other.green()) < 4
        && std::abs(one.blue() - other.blue()) < 4;
}

} // namespace

class TestIcons final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }
    void everyNameIsDrawn_data();
    void everyNameIsDrawn();
    void followsTheTheme();
    void checkedHasItsOwnColour();
    void disabledIsFainter();
    void isSharpAtTwiceThePixels();
    void unknownNameIsNull();
};

void TestIcons::everyNameIsDrawn_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"image-to-video", "text-to-video", "video-to-video", "performance",
             "text-to-image", "upscale", "assets", "usage", "play", "pause", "next-frame", "previous-frame",
             "loop", "volume", "volume-off", "full-screen", "warning", "error", "info", "add", "remove",
             "close", "folder", "link", "circle", "circle-filled", "retry", "cancel", "camera",
             "chevron-down", "chevron-right", "key", "more", "swap", "copy", "film"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestIcons::everyNameIsDrawn()
{
    QFETCH(QString, name);
    QVERIFY(iconNames().contains(name));
    const Ink ink = inkOf(icon(name).pixmap(20, 20).toImage());
    QVERIFY(ink.pixels >= 8);
    QVERIFY(ink.pixels < 20 * 20 * 0.8);
}

void TestIcons::followsTheTheme()
{
    const QIcon folder = icon(u"folder"_s);
    QApplication::setPalette(Tokens::dark().palette());
    QVERIFY(alike(inkOf(folder.pixmap(40, 40).toImage()).colour, Tokens::dark().text));
    QApplication::setPalette(Tokens::light().palette());
    QVERIFY(alike(inkOf(folder.pixmap(40, 40).toImage()).colour, Tokens::light().text));
}

void TestIcons::checkedHasItsOwnColour()
{
    QApplication::setPalette(Tokens::dark().palette());
    const QIcon loop = icon(u"loop"_s, Tint::Muted, Tint::Accent);
    QVERIFY(alike(
        inkOf(loop.pixmap({40, 40}, QIcon::Normal, QIcon::Off).toImage()).colour, Tokens::dark().muted));
    QVERIFY(alike(
        inkOf(loop.pixmap({40, 40}, QIcon::Normal, QIcon::On).toImage()).colour, Tokens::dark().accent));
}

void TestIcons::disabledIsFainter()
{
    QApplication::setPalette(Tokens::dark().palette());
    const QColor colour = inkOf(icon(u"play"_s).pixmap({40, 40}, QIcon::Disabled).toImage()).colour;
    QVERIFY(colour.lightness() < Tokens::dark().text.lightness() - 40);
}

void TestIcons::isSharpAtTwiceThePixels()
{
    const QPixmap twice = icon(u"pause"_s).pixmap(QSize(20, 20), 2.0);
    QCOMPARE(twice.size(), QSize(40, 40));
    // A bar of the pause sign stands on whole pixels: between ink and nothing lies at most one blended
    // column.
    const QImage image = twice.toImage();
    int blended = 0;
    for (int x = 0; x < image.width() / 2; ++x) {
        const int alpha = image.pixelColor(x, 20).alpha();
        blended += alpha > 20 && alpha < 235;
    }
    QVERIFY(blended <= 2);
}

void TestIcons::unknownNameIsNull()
{
    QVERIFY(icon(u"no such drawing"_s).isNull());
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
