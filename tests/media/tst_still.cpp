// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/still.h"

#include "mediafixtures.h"
#include "picturefixtures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::media;
using namespace Qt::StringLiterals;

class TestStill final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }
    void loadsUpright();
    void fitsTheBound();
    void refusesAnimation();
    void keepsTheFilesOwnBytes_data();
    void keepsTheFilesOwnBytes();
    void encodesAnew_data();
    void encodesAnew();
    void cutsTheCrop();
    void cutsTheUprightPicture();
    void keepsTransparency();
    void refusesAnEmptyCrop_data();
    void refusesAnEmptyCrop();
    void passesErrorsOn();

private:
    [[nodiscard]] QString store(const QByteArray &bytes) const
    {
        const QString path = m_dir->filePath(u"picture"_s);
        return fixtures::writeFile(path, bytes) ? path : QString();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

const QStringList All{u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s};

//! Left half red, right half blue.
QImage halves(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter(&image).fillRect(QRect(0, 0, size.width() / 2, size.height()), Qt::red);
    return image;
}

bool isRed(const QImage &image, QPoint at)
{
    return qRed(image.pixel(at)) > 200 && qBlue(image.pixel(at)) < 60;
}

} // namespace

void TestStill::loadsUpright()
{
    const auto plain = loadStill(store(fixtures::encodedPicture(halves({80, 40}), "jpeg")));
    QVERIFY(plain);
    QCOMPARE(plain->size(), QSize(80, 40));
    QVERIFY(isRed(*plain, {10, 20}));
    // Stored as it is, with the note that it has to be turned clockwise to be seen.
    const auto turned = loadStill(store(fixtures::turnedJpeg(halves({80, 40}), 6)));
    QVERIFY(turned);
    QCOMPARE(turned->size(), QSize(40, 80));
    QVERIFY(isRed(*turned, {20, 10}));
    QVERIFY(!isRed(*turned, {20, 70}));
}

void TestStill::fitsTheBound()
{
    const QByteArray turned = fixtures::turnedJpeg(halves({80, 40}), 6);
    const auto small = loadStill(store(turned), {30, 30});
    QVERIFY(small);
    QCOMPARE(small->size(), QSize(15, 30));
    QVERIFY(isRed(*small, {7, 4}));
    QCOMPARE(loadStill(store(turned), {300, 300})->size(), QSize(40, 80));
    QCOMPARE(
        loadStill(store(fixtures::encodedPicture(halves({500, 2}), "png")), {20, 20})->size(), QSize(20, 1));
}

void TestStill::refusesAnimation()
{
    const QByteArray png = fixtures::encodedPicture(halves({8, 8}), "png");
    for (const QByteArray &bytes : {fixtures::gif(2), fixtures::animatedPng(png, 4)}) {
        const QString path = store(bytes);
        QCOMPARE(loadStill(path).error().kind, ErrorKind::FileInvalid);
        QCOMPARE(prepareStill(path, {}, All, 0).error().kind, ErrorKind::FileInvalid);
    }
    QVERIFY(loadStill(store(fixtures::gif(1))));
}

void TestStill::keepsTheFilesOwnBytes_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QString>("mime");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("png") << QByteArray("png") << u"image/png"_s << u"png"_s;
    QTest::newRow("jpeg") << QByteArray("jpeg") << u"image/jpeg"_s << u"jpg"_s;
    QTest::newRow("webp") << QByteArray("webp") << u"image/webp"_s << u"webp"_s;
}

void TestStill::keepsTheFilesOwnBytes()
{
    QFETCH(QByteArray, format);
    const QByteArray bytes = fixtures::encodedPicture(halves({80, 40}), format.constData());
    for (const QRectF &crop : {QRectF(), QRectF(0, 0, 1, 1)}) {
        const auto prepared = prepareStill(store(bytes), crop, All, 80);
        QVERIFY(prepared);
        QCOMPARE(prepared->bytes, bytes);
        QTEST(prepared->mime, "mime");
        QTEST(prepared->suffix, "suffix");
        QCOMPARE(prepared->size, QSize(80, 40));
    }
}

void TestStill::encodesAnew_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("accepted");
    QTest::addColumn<int>("side");
    QTest::addColumn<QString>("mime");
    QTest::addColumn<QSize>("size");
    const QImage image = halves({80, 40});
    const QByteArray png = fixtures::encodedPicture(image, "png");
    const QByteArray jpeg = fixtures::encodedPicture(image, "jpeg");
    const QByteArray webp = fixtures::encodedPicture(image, "webp");
    const QByteArray turned = fixtures::turnedJpeg(image, 8);
    QTest::newRow("too large png") << png << All << 40 << u"image/png"_s << QSize(40, 20);
    QTest::newRow("too large jpeg") << jpeg << All << 40 << u"image/jpeg"_s << QSize(40, 20);
    QTest::newRow("not accepted") << webp << QStringList{u"image/png"_s, u"image/jpeg"_s} << 0
                                  << u"image/jpeg"_s << QSize(80, 40);
    QTest::newRow("only png accepted")
        << jpeg << QStringList{u"image/png"_s} << 0 << u"image/png"_s << QSize(80, 40);
    QTest::newRow("only jpeg accepted")
        << png << QStringList{u"image/jpeg"_s} << 0 << u"image/jpeg"_s << QSize(80, 40);
    QTest::newRow("turned") << turned << All << 0 << u"image/jpeg"_s << QSize(40, 80);
    QTest::newRow("gif") << fixtures::gif(1) << All << 0 << u"image/jpeg"_s << QSize(1, 1);
}

void TestStill::encodesAnew()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, accepted);
    QFETCH(int, side);
    QFETCH(QSize, size);
    const auto prepared = prepareStill(store(bytes), {}, accepted, side);
    QVERIFY(prepared);
    QVERIFY(prepared->bytes != bytes);
    QTEST(prepared->mime, "mime");
    QCOMPARE(prepared->size, size);
    // What was made is upright, still and of that type by its own content.
    const auto again = prepareStill(store(prepared->bytes), {}, accepted, side);
    QVERIFY(again);
    QCOMPARE(again->bytes, prepared->bytes);
    QCOMPARE(again->mime, prepared->mime);
    QCOMPARE(again->size, size);
}

void TestStill::cutsTheCrop()
{
    const QByteArray png = fixtures::encodedPicture(halves({80, 40}), "png");
    const auto right = prepareStill(store(png), QRectF(0.5, 0.25, 0.5, 0.5), All, 0);
    QVERIFY(right);
    QCOMPARE(right->size, QSize(40, 20));
    QCOMPARE(right->mime, u"image/png"_s);
    QImage expected(40, 20, QImage::Format_RGB32);
    expected.fill(Qt::blue);
    QCOMPARE(QImage::fromData(right->bytes).convertToFormat(QImage::Format_RGB32), expected);
    // A sliver is a pixel at least, and what is outside is left away.
    QCOMPARE(prepareStill(store(png), QRectF(0.999, 0, 0.001, 1), All, 0)->size, QSize(1, 40));
    QCOMPARE(prepareStill(store(png), QRectF(0.75, -1, 5, 5), All, 0)->size, QSize(20, 40));
    QCOMPARE(prepareStill(store(png), QRectF(0, 0, 0.5, 1), All, 20)->size, QSize(20, 20));
}

void TestStill::cutsTheUprightPicture()
{
    const QByteArray turned = fixtures::turnedJpeg(halves({80, 40}), 6);
    const auto top = prepareStill(store(turned), QRectF(0, 0, 1, 0.4), All, 0);
    QVERIFY(top);
    QCOMPARE(top->size, QSize(40, 32));
    const QImage image = QImage::fromData(top->bytes);
    QVERIFY(isRed(image, {20, 3}));
    QVERIFY(isRed(image, {20, 28}));
}

void TestStill::keepsTransparency()
{
    QImage glass(80, 40, QImage::Format_ARGB32);
    glass.fill(QColor(255, 0, 0, 100));
    const QByteArray webp = fixtures::encodedPicture(glass, "webp");
    const auto prepared = prepareStill(store(webp), QRectF(0, 0, 0.5, 1), All, 0);
    QVERIFY(prepared);
    QCOMPARE(prepared->mime, u"image/png"_s);
    QVERIFY(QImage::fromData(prepared->bytes).hasAlphaChannel());
    // JPEG has no transparency: white shows through.
    const auto flat = prepareStill(store(webp), {}, {u"image/jpeg"_s}, 0);
    QVERIFY(flat);
    const QRgb pixel = QImage::fromData(flat->bytes).pixel(20, 20);
    QVERIFY(qRed(pixel) > 245);
    QVERIFY(std::abs(qGreen(pixel) - 155) < 10);
    // A channel that hides nothing is no transparency.
    glass.fill(Qt::green);
    const QByteArray opaque = fixtures::encodedPicture(glass, "webp");
    QCOMPARE(prepareStill(store(opaque), QRectF(0, 0, 0.5, 1), All, 0)->mime, u"image/jpeg"_s);
}

void TestStill::refusesAnEmptyCrop_data()
{
    QTest::addColumn<QRectF>("crop");
    QTest::newRow("outside") << QRectF(2, 2, 1, 1);
    QTest::newRow("turned about") << QRectF(0.9, 0.9, -0.5, -0.5);
    QTest::newRow("no height") << QRectF(0.1, 0.1, 0.5, 0);
    QTest::newRow("not a number") << QRectF(std::numeric_limits<double>::quiet_NaN(), 0, 0.5, 0.5);
}

void TestStill::refusesAnEmptyCrop()
{
    QFETCH(QRectF, crop);
    const auto prepared
        = prepareStill(store(fixtures::encodedPicture(halves({80, 40}), "png")), crop, All, 0);
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().kind, ErrorKind::FileInvalid);
}

void TestStill::passesErrorsOn()
{
    QCOMPARE(loadStill(m_dir->filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
    QCOMPARE(loadStill(store("text")).error().kind, ErrorKind::FileInvalid);
    QCOMPARE(prepareStill(store({}), {}, All, 0).error().kind, ErrorKind::FileInvalid);
    const QByteArray png = fixtures::encodedPicture(halves({80, 40}), "png");
    QCOMPARE(prepareStill(store(png.left(png.size() / 2)), {}, All, 0).error().kind, ErrorKind::FileInvalid);
    QCOMPARE(prepareStill(store(fixtures::gif(1)), {}, {u"image/webp"_s}, 0).error().kind,
        ErrorKind::MediaUnsupported);
}

QTEST_GUILESS_MAIN(TestStill)
#include "tst_still.moc"
