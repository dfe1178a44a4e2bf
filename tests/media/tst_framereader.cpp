// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/framereader.h"

#include "mediafixtures.h"
#include "picturefixtures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::media;
using namespace Qt::StringLiterals;

class TestFrameReader final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }
    void readsEveryFrameInOrder();
    void findsTheExactFrame();
    void goesOnFromTheFrameFound();
    void holdsTimesWithinTheClip();
    void scalesToTheBound();
    void turnsFramesUpright_data();
    void turnsFramesUpright();
    void refusesWhatIsNoClip();
    void readsAClipWithSound();
    void makesThumbnails();

private:
    [[nodiscard]] QString path(const QString &name = u"clip.mp4"_s) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

constexpr QSize Size(128, 96);
constexpr int Frames = 32;

bool writeNumbered(const QString &path)
{
    return fixtures::writeClip(
        path, Size, 8, Frames, [](int i) { return fixtures::numberedPicture(Size, i); });
}

} // namespace

void TestFrameReader::readsEveryFrameInOrder()
{
    QVERIFY(writeNumbered(path()));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    QCOMPARE((*reader)->info().frames, Frames);
    for (int i = 0; i < Frames; ++i) {
        const auto frame = (*reader)->next();
        QVERIFY(frame);
        QCOMPARE(frame->format(), QImage::Format_RGB32);
        QCOMPARE(fixtures::numberOf(*frame), i);
    }
    for (int i = 0; i < 2; ++i) {
        const auto past = (*reader)->next();
        QVERIFY(past);
        QVERIFY(past->isNull());
    }
}

void TestFrameReader::findsTheExactFrame()
{
    QVERIFY(writeNumbered(path()));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    // Forwards, backwards, and in leaps; at a frame's beginning, within it and just before the next one.
    QList<int> order;
    for (int i = 0; i < Frames; ++i)
        order << i;
    for (int i = Frames - 1; i >= 0; --i)
        order << i;
    for (int i = 0; i < Frames; ++i)
        order << (i * 13) % Frames;
    for (const int number : order) {
        for (const double within : {0.0, 0.4, 0.99}) {
            const auto frame = (*reader)->frameAt((number + within) / 8.0);
            QVERIFY(frame);
            QCOMPARE(fixtures::numberOf(*frame), number);
        }
    }
}

void TestFrameReader::goesOnFromTheFrameFound()
{
    QVERIFY(writeNumbered(path()));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    for (const int number : {20, 3, 11}) {
        QVERIFY((*reader)->frameAt(number / 8.0));
        const auto following = (*reader)->next();
        QVERIFY(following);
        QCOMPARE(fixtures::numberOf(*following), number + 1);
    }
}

void TestFrameReader::holdsTimesWithinTheClip()
{
    QVERIFY(writeNumbered(path()));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    QCOMPARE(fixtures::numberOf(*(*reader)->frameAt(-5)), 0);
    QCOMPARE(fixtures::numberOf(*(*reader)->frameAt(500)), Frames - 1);
    QCOMPARE(fixtures::numberOf(*(*reader)->frameAt(4)), Frames - 1);
    QCOMPARE(fixtures::numberOf(*(*reader)->frameAt(std::numeric_limits<double>::quiet_NaN())), 0);
}

void TestFrameReader::scalesToTheBound()
{
    QVERIFY(writeNumbered(path()));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    QCOMPARE((*reader)->next({64, 64})->size(), QSize(64, 48));
    QCOMPARE((*reader)->next({4000, 4000})->size(), Size);
    QCOMPARE((*reader)->frameAt(1, {30, 1000})->size(), QSize(30, 22));
}

void TestFrameReader::turnsFramesUpright_data()
{
    QTest::addColumn<QList<int>>("matrix"); // a b c d
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QPoint>("redAt"); // where the left half of the stored picture is seen
    QTest::newRow("upright") << QList<int>{1, 0, 0, 1} << QSize(128, 96) << QPoint(10, 48);
    QTest::newRow("clockwise") << QList<int>{0, 1, -1, 0} << QSize(96, 128) << QPoint(48, 10);
    QTest::newRow("counter-clockwise") << QList<int>{0, -1, 1, 0} << QSize(96, 128) << QPoint(48, 118);
    QTest::newRow("upside down") << QList<int>{-1, 0, 0, -1} << QSize(128, 96) << QPoint(118, 48);
}

void TestFrameReader::turnsFramesUpright()
{
    QFETCH(QList<int>, matrix);
    QFETCH(QSize, size);
    QFETCH(QPoint, redAt);
    QImage halves(Size, QImage::Format_RGB32);
    halves.fill(Qt::blue);
    QPainter(&halves).fillRect(QRect(0, 0, 64, 96), Qt::red);
    QVERIFY(fixtures::writeClip(path(), Size, 8, 4, [&halves](int) { return halves; }));
    // A camera held sideways writes a matrix into the track header, 40 bytes behind the box's name.
    QByteArray bytes = fixtures::contentOf(path());
    const qsizetype at = bytes.indexOf("tkhd") + 4 + 40;
    const int values[] = {matrix[0], matrix[1], 0, matrix[2], matrix[3], 0};
    for (int i = 0; i < 6; ++i)
        bytes.replace(at + i * 4, 4, fixtures::big(quint32(values[i]) << 16));
    QVERIFY(fixtures::writeFile(path(), bytes));

    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    QCOMPARE((*reader)->info().size, size);
    const auto frame = (*reader)->next();
    QVERIFY(frame);
    QCOMPARE(frame->size(), size);
    QVERIFY(qRed(frame->pixel(redAt)) > 200);
    const QPoint blueAt(size.width() - 1 - redAt.x(), size.height() - 1 - redAt.y());
    QVERIFY(qBlue(frame->pixel(blueAt)) > 200);
    QCOMPARE((*reader)->frameAt(0.2, {48, 48})->size(), size.scaled(48, 48, Qt::KeepAspectRatio));
}

void TestFrameReader::refusesWhatIsNoClip()
{
    QCOMPARE(FrameReader::open(path(u"none"_s)).error().kind, ErrorKind::NotFound);
    QVERIFY(fixtures::writeFile(path(u"text.mp4"_s), "no clip at all\n"));
    QCOMPARE(FrameReader::open(path(u"text.mp4"_s)).error().kind, ErrorKind::FileInvalid);
    QVERIFY(fixtures::writeFile(path(u"sound.wav"_s), fixtures::silentWav()));
    QCOMPARE(FrameReader::open(path(u"sound.wav"_s)).error().kind, ErrorKind::FileInvalid);
    QCOMPARE(FrameReader::open(m_dir->path()).error().kind, ErrorKind::FileInvalid);
}

void TestFrameReader::readsAClipWithSound()
{
    auto reader = FrameReader::open(STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s);
    QVERIFY(reader);
    QVERIFY((*reader)->info().hasSound);
    int frames = 0;
    while (!(*reader)->next({80, 80})->isNull())
        ++frames;
    QCOMPARE(frames, 48);
}

void TestFrameReader::makesThumbnails()
{
    QVERIFY(writeNumbered(path()));
    const auto ofClip = thumbnail(path(), {64, 64});
    QVERIFY(ofClip);
    QCOMPARE(ofClip->size(), QSize(64, 48));
    QCOMPARE(fixtures::numberOf(*ofClip), 3); // a tenth of 32 frames
    QVERIFY(fixtures::smoothPicture({200, 100}, 0).save(path(u"picture.png"_s)));
    QCOMPARE(thumbnail(path(u"picture.png"_s), {50, 50})->size(), QSize(50, 25));
    QVERIFY(fixtures::writeFile(path(u"moving.gif"_s), fixtures::gif(3)));
    QCOMPARE(thumbnail(path(u"moving.gif"_s), {50, 50})->size(), QSize(1, 1));
    QVERIFY(!thumbnail(path(u"none"_s), {50, 50}));
}

QTEST_GUILESS_MAIN(TestFrameReader)
#include "tst_framereader.moc"
