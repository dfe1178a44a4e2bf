// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filesuffix.h"

#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

class TestFileSuffix final : public QObject {
    Q_OBJECT

private slots:
    void tellsTheKind();
    void tellsTheUsualSuffix();
};

void TestFileSuffix::tellsTheKind()
{
    QCOMPARE(kindOfSuffix(u"JPEG"_s), std::optional(MediaKind::Image));
    QCOMPARE(kindOfSuffix(u"mov"_s), std::optional(MediaKind::Video));
    QCOMPARE(kindOfSuffix(u"ogv"_s), std::optional(MediaKind::Video));
    QCOMPARE(kindOfSuffix(u"ogg"_s), std::optional(MediaKind::Audio));
    QCOMPARE(kindOfSuffix(u"opus"_s), std::optional(MediaKind::Audio));
    for (const QString &none : {u""_s, u".mp4"_s, u"zip"_s, u"mp"_s})
        QVERIFY(!kindOfSuffix(none));
}

void TestFileSuffix::tellsTheUsualSuffix()
{
    QCOMPARE(usualSuffix(u"image/jpeg"_s), u"jpg"_s);
    for (const QString &name : {u"png"_s, u"webp"_s, u"gif"_s, u"bmp"_s, u"tiff"_s, u"avif"_s, u"jxl"_s})
        QCOMPARE(usualSuffix(u"image/"_s + name), name);
    QCOMPARE(usualSuffix(u"video/mp4"_s), u"mp4"_s);
    QCOMPARE(usualSuffix(u"video/quicktime"_s), u"mov"_s);
    QCOMPARE(usualSuffix(u"audio/mpeg"_s), u"mp3"_s);
    QCOMPARE(usualSuffix(u"audio/ogg"_s), u"ogg"_s);
    QCOMPARE(usualSuffix(u"audio/mp4"_s), u"m4a"_s);
    QCOMPARE(usualSuffix(u"application/zip"_s), QString());
    QCOMPARE(usualSuffix(QString()), QString());
}

QTEST_APPLESS_MAIN(TestFileSuffix)
#include "tst_filesuffix.moc"
