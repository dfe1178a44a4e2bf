// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"
#include "media/framereader.h"

#include "mediafixtures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::media;

class TestRender final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }
    void hasTheAskedSizeLengthAndFrames_data();
    void hasTheAskedSizeLengthAndFrames();
    void putsKeyframesWhereTheyBelong();
    void rendersTheMove();
    void reportsProgress();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();
    void replacesAFile();
    void keepsTheOldFileWhenCancelled();
    void saysWhenItCannotWrite();
    void refusesNoLength_data();
    void refusesNoLength();
    void isTheSameTwice();

private:
    [[nodiscard]] QString path(const QString &name = QStringLiteral("out.mp4")) const
    {
        return m_dir->filePath(name);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

Animatic sample(QSize size, const CameraMove &move = {})
{
    return Animatic({{fixtures::smoothPicture(size, 0), 0}, {fixtures::smoothPicture(size, 0.35), 0.5},
                        {fixtures::smoothPicture(size, 0.8), 1}},
        move, size);
}

} // namespace

void TestRender::hasTheAskedSizeLengthAndFrames_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("frames");
    QTest::newRow("5 s landscape") << QSize(320, 192) << 5.0 << 24 << 120;
    QTest::newRow("10 s portrait") << QSize(192, 320) << 10.0 << 24 << 240;
    QTest::newRow("2 s at 30") << QSize(128, 128) << 2.0 << 30 << 60;
    QTest::newRow("rounded") << QSize(64, 64) << 1.03 << 24 << 25;
    QTest::newRow("one frame") << QSize(64, 64) << 0.01 << 24 << 1;
}

void TestRender::hasTheAskedSizeLengthAndFrames()
{
    QFETCH(QSize, size);
    QFETCH(double, seconds);
    QFETCH(int, rate);
    QFETCH(int, frames);
    QVERIFY(renderAnimatic(sample(size), {size, seconds, rate}, path()));
    const auto info = probe(path());
    QVERIFY(info);
    QCOMPARE(info->kind, MediaInfo::Kind::Video);
    QCOMPARE(info->mime, QStringLiteral("video/mp4"));
    QCOMPARE(info->videoCodec, QStringLiteral("h264"));
    QCOMPARE(info->size, size);
    QCOMPARE(info->frames, frames);
    QVERIFY(std::abs(info->seconds - double(frames) / rate) < 1e-3);
    if (frames > 1)
        QVERIFY(std::abs(info->framesPerSecond - rate) < 1e-3);
    QVERIFY(!info->hasSound);
    QVERIFY(verifyComplete(path()));

    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    int decoded = 0;
    for (;;) {
        const auto frame = (*reader)->next();
        QVERIFY(frame);
        if (frame->isNull())
            break;
        QCOMPARE(frame->size(), size);
        ++decoded;
    }
    QCOMPARE(decoded, frames);
}

void TestRender::putsKeyframesWhereTheyBelong()
{
    const QSize size(640, 384);
    const Animatic animatic = sample(size);
    // An odd number of frames has one exactly in the middle.
    QVERIFY(renderAnimatic(animatic, {size, 49 / 24.0, 24}, path()));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    const std::pair<double, double> places[] = {{0, 0}, {0.35, 0.5}, {0.8, 1}};
    for (const auto &[tone, time] : places) {
        const auto frame = (*reader)->frameAt(time * 48 / 24);
        QVERIFY(frame);
        const double likeness = fixtures::psnr(*frame, fixtures::smoothPicture(size, tone));
        QVERIFY2(likeness >= 35, qPrintable(QStringLiteral("%1 dB at %2").arg(likeness).arg(time)));
        const double other = fixtures::psnr(*frame, fixtures::smoothPicture(size, tone + 0.3));
        QVERIFY2(other < 25, "the measure cannot tell the keyframes apart");
    }
}

void TestRender::rendersTheMove()
{
    const QSize size(320, 192);
    const Animatic animatic = sample(size, {3, -2, 4, -3, 5, 6});
    QVERIFY(renderAnimatic(animatic, {size, 25 / 24.0, 24}, path()));
    auto reader = FrameReader::open(path());
    QVERIFY(reader);
    for (int i = 0; i < 25; ++i) {
        const auto frame = (*reader)->next();
        QVERIFY(frame);
        const double likeness = fixtures::psnr(*frame, animatic.frameAt(i / 24.0));
        QVERIFY2(likeness >= 35, qPrintable(QStringLiteral("%1 dB in frame %2").arg(likeness).arg(i)));
    }
}

void TestRender::reportsProgress()
{
    QList<double> seen;
    QVERIFY(renderAnimatic(sample({64, 64}), {{64, 64}, 1, 24}, path(), [&seen](double done) {
        seen.append(done);
        return true;
    }));
    QVERIFY(seen.size() >= 24);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(seen.first() >= 0);
    QCOMPARE(seen.last(), 1.0);
}

void TestRender::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<double>("from");
    QTest::newRow("at once") << 0.0;
    QTest::newRow("halfway") << 0.5;
    QTest::newRow("at the very end") << 1.0;
}

void TestRender::leavesNothingWhenCancelled()
{
    QFETCH(double, from);
    const auto result = renderAnimatic(
        sample({64, 64}), {{64, 64}, 1, 24}, path(), [from](double done) { return done < from; });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestRender::replacesAFile()
{
    QVERIFY(fixtures::writeFile(path(), "old"));
    QVERIFY(renderAnimatic(sample({64, 64}), {{64, 64}, 1, 24}, path()));
    QVERIFY(verifyComplete(path()));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
}

void TestRender::keepsTheOldFileWhenCancelled()
{
    QVERIFY(fixtures::writeFile(path(), "old"));
    QVERIFY(!renderAnimatic(sample({64, 64}), {{64, 64}, 1, 24}, path(), [](double) { return false; }));
    QCOMPARE(fixtures::contentOf(path()), QByteArray("old"));
}

void TestRender::saysWhenItCannotWrite()
{
    const auto result
        = renderAnimatic(sample({64, 64}), {{64, 64}, 1, 24}, path(QStringLiteral("no/such/out.mp4")));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Storage);
    // A folder stands where the file shall go.
    QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("folder.mp4/inside")));
    const auto blocked
        = renderAnimatic(sample({64, 64}), {{64, 64}, 1, 24}, path(QStringLiteral("folder.mp4")));
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().kind, ErrorKind::Storage);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList());
}

void TestRender::refusesNoLength_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<int>("rate");
    QTest::newRow("none") << 0.0 << 24;
    QTest::newRow("negative") << -1.0 << 24;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 24;
    QTest::newRow("endless") << 1e9 << 24;
    QTest::newRow("no rate") << 5.0 << 0;
}

void TestRender::refusesNoLength()
{
    QFETCH(double, seconds);
    QFETCH(int, rate);
    const auto result = renderAnimatic(sample({64, 64}), {{64, 64}, seconds, rate}, path());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidRequest);
}

void TestRender::isTheSameTwice()
{
    const Animatic animatic = sample({128, 96}, {1, 0, 2, 0, 3, 0});
    QVERIFY(renderAnimatic(animatic, {{128, 96}, 1, 24}, path(QStringLiteral("a.mp4"))));
    QVERIFY(renderAnimatic(animatic, {{128, 96}, 1, 24}, path(QStringLiteral("b.mp4"))));
    QVERIFY(fixtures::contentOf(path(QStringLiteral("a.mp4")))
        == fixtures::contentOf(path(QStringLiteral("b.mp4"))));
}

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
