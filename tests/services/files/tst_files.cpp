// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/atomicwrite.h"
#include "services/files/fileerror.h"
#include "services/files/filehash.h"
#include "services/files/inputstore.h"
#include "services/files/mediainspector.h"
#include "services/files/safenames.h"
#include "services/files/thumbnailstore.h"
#include "support/calls.h"

#include <QDirIterator>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;

namespace {

const QStringList PngAndJpeg{u"image/png"_s, u"image/jpeg"_s};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int filesIn(const QString &folder)
{
    int count = 0;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext(); files.next())
        ++count;
    return count;
}

} // namespace

class TestFiles final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void slugs_data();
    void slugs();
    void fileNames_data();
    void fileNames();
    void atomicWriteReplacesOrLeaves();
    void fullDiskIsDiskFull();
    void hashes();
    void picturesAreKeptByTheirBytes();
    void croppedPicturesAreOtherBytes();
    void damagedInputsAreMended();
    void otherFilesAreCopied();
    void vanishedAndEmptyFilesAreRefused();
    void inspectorTellsWhatIsThere_data();
    void inspectorTellsWhatIsThere();
    void inspectorLoadsPictures();
    void heldCallsWait();
    void inspectorMayGoFirst();
    void thumbnailsAreMade();
    void keptThumbnailsAreRead();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString makePicture(const QString &name, QSize size = {64, 48});

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFiles::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestFiles::makePicture(const QString &name, QSize size)
{
    QImage picture(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            picture.setPixel(x, y, qRgb(x * 3 % 256, y * 5 % 256, (x + y) % 256));
    }
    return picture.save(path(name)) ? path(name) : QString();
}

void TestFiles::slugs_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("slug");
    QTest::newRow("words") << u"A cat, on the Sofa!"_s << u"a-cat-on-the-sofa"_s;
    QTest::newRow("cut at a word") << u"one two three four five six seven eight nine ten"_s
                                   << u"one-two-three-four-five-six-seven-eight"_s;
    QTest::newRow("long word") << u"x"_s.repeated(100) << u"x"_s.repeated(40);
    QTest::newRow("umlauts") << u"Über den Wölken"_s << u"über-den-wölken"_s;
    QTest::newRow("Chinese") << u"可爱的猫，睡觉"_s << u"可爱的猫-睡觉"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"etc-passwd"_s;
    QTest::newRow("signs") << u"??? !!!"_s << u"untitled"_s;
    QTest::newRow("empty") << QString() << u"untitled"_s;
    QTest::newRow("lines") << u"a\nb\tc\0d"_s << u"a-b-c-d"_s;
}

void TestFiles::slugs()
{
    QFETCH(QString, prompt);
    QTEST(promptSlug(prompt), "slug");
}

void TestFiles::fileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("clean");
    QTest::newRow("plain") << u"clip 1.mp4"_s << u"clip 1.mp4"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"passwd"_s;
    QTest::newRow("windows path") << u"C:\\evil\\x.exe"_s << u"x.exe"_s;
    QTest::newRow("only dots") << u".."_s << u"file"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("slash at the end") << u"folder/"_s << u"file"_s;
    QTest::newRow("reserved signs") << u"a<b>:\"|?*c.png"_s << u"a_b_c.png"_s;
    QTest::newRow("device") << u"CON.mp4"_s << u"_CON.mp4"_s;
    QTest::newRow("no device") << u"console.mp4"_s << u"console.mp4"_s;
    QTest::newRow("control") << u"a\nb\x01.mp4"_s << u"a_b_.mp4"_s;
    QTest::newRow("null") << u"a\0b.mp4"_s << u"a_b.mp4"_s;
    QTest::newRow("direction") << u"4pm\u202Eexe.mp4"_s << u"4pm_exe.mp4"_s;
    QTest::newRow("spaces") << u"  a   b .mp4 . "_s << u"a b.mp4"_s;
    QTest::newRow("long") << u"x"_s.repeated(300) + u".mp4"_s << u"x"_s.repeated(96) + u".mp4"_s;
    QTest::newRow("long in bytes") << u"ä"_s.repeated(300) + u".mp4"_s << u"ä"_s.repeated(48) + u".mp4"_s;
    QTest::newRow("long emoji") << u"🎬"_s.repeated(100) + u".mp4"_s << u"🎬"_s.repeated(24) + u".mp4"_s;
    QTest::newRow("empty") << QString() << u"file"_s;
}

void TestFiles::fileNames()
{
    QFETCH(QString, name);
    QTEST(cleanFileName(name), "clean");
}

void TestFiles::atomicWriteReplacesOrLeaves()
{
    const QString target = path(u"deep/er/file.txt"_s);
    QVERIFY(atomicWrite(target, "one"));
    QVERIFY(atomicWrite(target, "two"));
    QCOMPARE(contentOf(target), QByteArray("two"));
    QCOMPARE(filesIn(m_folder->path()), 1);
    const Status refused = atomicWrite(u"/proc/no/file"_s, "x");
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
}

void TestFiles::fullDiskIsDiskFull()
{
    QFile full(u"/dev/full"_s);
    QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QCOMPARE(full.write("x"), -1);
    QCOMPARE(errorOfFile(full).kind, ErrorKind::DiskFull);
}

void TestFiles::hashes()
{
    const QString target = path(u"abc"_s);
    QVERIFY(atomicWrite(target, "abc"));
    const QByteArray known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QCOMPARE(sha256OfFile(target), Result<QByteArray>(known));
    QCOMPARE(sha256Of("abc"), known);
    QCOMPARE(sha256OfFile(path(u"none"_s)).error().kind, ErrorKind::NotFound);
    QCOMPARE(sha256OfFile(m_folder->path()).error().kind, ErrorKind::Storage);
}

void TestFiles::picturesAreKeptByTheirBytes()
{
    const QString picture = makePicture(u"a.png"_s);
    const InputStore inputs(path(u"inputs"_s));
    const Result<StoredInput> kept = inputs.keepPicture(picture, {{}, PngAndJpeg, 0});
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
    QCOMPARE(kept->mime, u"image/png"_s);
    QCOMPARE(kept->size, QSize(64, 48));
    QCOMPARE(kept->sha256, sha256Of(contentOf(picture)));
    QCOMPARE(kept->path,
        path(u"inputs/"_s) + QString::fromLatin1(kept->sha256.left(2)) + u'/'
            + QString::fromLatin1(kept->sha256) + u".png"_s);
    QVERIFY(contentOf(kept->path) == contentOf(picture));
    QCOMPARE(kept->bytes, QFileInfo(picture).size());
    // The same picture under another name is the same file.
    QVERIFY(QFile::copy(picture, path(u"b.png"_s)));
    QCOMPARE(inputs.keepPicture(path(u"b.png"_s), {{}, PngAndJpeg, 0}), kept);
    QCOMPARE(filesIn(path(u"inputs"_s)), 1);
}

void TestFiles::croppedPicturesAreOtherBytes()
{
    const QString picture = makePicture(u"a.png"_s);
    const InputStore inputs(path(u"inputs"_s));
    const Result<StoredInput> kept = inputs.keepPicture(picture, {QRectF(0.25, 0, 0.5, 1), PngAndJpeg, 0});
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
    QCOMPARE(kept->size, QSize(32, 48));
    QCOMPARE(QImage(kept->path).size(), QSize(32, 48));
    QCOMPARE(QImage(kept->path).pixel(0, 0), QImage(picture).pixel(16, 0));
    QCOMPARE(kept->sha256, sha256Of(contentOf(kept->path)));
}

void TestFiles::damagedInputsAreMended()
{
    const QString picture = makePicture(u"a.png"_s);
    const InputStore inputs(path(u"inputs"_s));
    const StoredInput kept = inputs.keepPicture(picture, {{}, PngAndJpeg, 0}).value();
    QVERIFY(atomicWrite(kept.path, "damaged"));
    QCOMPARE(inputs.keepPicture(picture, {{}, PngAndJpeg, 0}), Result<StoredInput>(kept));
    QVERIFY(contentOf(kept.path) == contentOf(picture));
}

void TestFiles::otherFilesAreCopied()
{
    const QString clip = path(u"clip.MP4"_s);
    const QByteArray bytes = QByteArray("0123456789").repeated(300'000); // more than one block
    QVERIFY(atomicWrite(clip, bytes));
    const InputStore inputs(path(u"inputs"_s));
    const Result<StoredInput> kept = inputs.keepFile(clip, u"video/mp4"_s);
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().detail));
    QCOMPARE(kept->sha256, sha256Of(bytes));
    QVERIFY(kept->path.endsWith(".mp4"_L1));
    QVERIFY(contentOf(kept->path) == bytes);
    QCOMPARE(inputs.keepFile(clip, u"video/mp4"_s), kept);
    QCOMPARE(filesIn(path(u"inputs"_s)), 1);
}

void TestFiles::vanishedAndEmptyFilesAreRefused()
{
    const InputStore inputs(path(u"inputs"_s));
    QCOMPARE(inputs.keepFile(path(u"gone.mp4"_s), u"video/mp4"_s).error().kind, ErrorKind::NotFound);
    QVERIFY(!inputs.keepPicture(path(u"gone.png"_s), {{}, PngAndJpeg, 0}));
    QVERIFY(atomicWrite(path(u"empty.mp4"_s), ""));
    QCOMPARE(inputs.keepFile(path(u"empty.mp4"_s), u"video/mp4"_s).error().kind, ErrorKind::FileInvalid);
    QCOMPARE(filesIn(path(u"inputs"_s)), 0);
}

void TestFiles::inspectorTellsWhatIsThere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("state");
    QTest::newRow("picture") << u"a.png"_s << int(MediaFacts::State::Known);
    QTest::newRow("missing") << u"none.png"_s << int(MediaFacts::State::Missing);
    QTest::newRow("empty") << u"empty.png"_s << int(MediaFacts::State::Empty);
    QTest::newRow("text") << u"text.png"_s << int(MediaFacts::State::Unreadable);
    QTest::newRow("folder") << u"."_s << int(MediaFacts::State::Unreadable);
}

void TestFiles::inspectorTellsWhatIsThere()
{
    QFETCH(QString, name);
    QFETCH(int, state);
    QVERIFY(!makePicture(u"a.png"_s).isEmpty());
    QVERIFY(atomicWrite(path(u"empty.png"_s), ""));
    QVERIFY(atomicWrite(path(u"text.png"_s), "this is no picture at all"));
    MediaInspector inspector;
    const Outcome outcome(inspector.inspect(path(name)));
    QVERIFY(outcome.wait());
    QVERIFY(outcome.result());
    const MediaFacts &facts = outcome.value();
    QCOMPARE(int(facts.state), state);
    if (facts.state == MediaFacts::State::Known) {
        QCOMPARE(facts.kind, MediaKind::Image);
        QCOMPARE(facts.mime, u"image/png"_s);
        QCOMPARE(facts.size, QSize(64, 48));
        QCOMPARE(facts.bytes, QFileInfo(path(name)).size());
        QVERIFY(!facts.animated);
    }
}

void TestFiles::inspectorLoadsPictures()
{
    const QString picture = makePicture(u"a.png"_s);
    MediaInspector inspector;
    const Outcome whole(inspector.load(picture, {}));
    const Outcome small(inspector.thumbnail(picture, {32, 32}));
    const Outcome none(inspector.load(path(u"none.png"_s), {}));
    QVERIFY(whole.wait() && small.wait() && none.wait());
    QCOMPARE(whole.value().size(), QSize(64, 48));
    QCOMPARE(small.value().size(), QSize(32, 24));
    QVERIFY(!none.result());
}

void TestFiles::heldCallsWait()
{
    MediaInspector inspector;
    inspector.hold();
    Call<MediaFacts> *held = inspector.inspect(path(u"later.png"_s));
    const Outcome outcome(held);
    delete inspector.inspect(path(u"nobody-waits.png"_s));
    MediaInspector other;
    const Outcome passed(other.inspect(path(u"later.png"_s)));
    QVERIFY(passed.wait());
    QCOMPARE(passed.value().state, MediaFacts::State::Missing);
    QVERIFY(!held->isFinished());

    // Looked at only now: the file was not there when it was asked about.
    QVERIFY(!makePicture(u"later.png"_s).isEmpty());
    inspector.release();
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().state, MediaFacts::State::Known);
}

void TestFiles::inspectorMayGoFirst()
{
    auto inspector = std::make_unique<MediaInspector>();
    const Outcome outcome(inspector->inspect(makePicture(u"a.png"_s, {2000, 2000})));
    inspector.reset();
    QCoreApplication::processEvents();
    QVERIFY(!outcome.isThere());
}

void TestFiles::thumbnailsAreMade()
{
    const QString picture = makePicture(u"a.png"_s, {1280, 720});
    const ThumbnailStore thumbnails(path(u"thumbnails"_s));
    const Result<QString> made = thumbnails.make(picture, u"0a1b2c"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QCOMPARE(*made, path(u"thumbnails/0a/0a1b2c.jpg"_s));
    QCOMPARE(*made, thumbnails.pathFor(u"0a1b2c"_s));
    QCOMPARE(QImage(*made).size(), QSize(480, 270));
    QVERIFY(!thumbnails.make(path(u"none.mp4"_s), u"ff"_s));
    QVERIFY(thumbnails.pathFor(u"../../x"_s).startsWith(path(u"thumbnails"_s)));
    QVERIFY(!thumbnails.pathFor(u"../../x"_s).contains(".."_L1));
}

void TestFiles::keptThumbnailsAreRead()
{
    const ThumbnailStore thumbnails(path(u"thumbnails"_s));
    QVERIFY(thumbnails.make(makePicture(u"a.png"_s, {1280, 720}), u"0a1b2c"_s));
    const auto hasSize
        = [](const Result<QImage> &picture, QSize size) { return picture && picture->size() == size; };
    // The file itself is not asked: here there is none.
    QVERIFY(hasSize(thumbnails.load(path(u"gone.png"_s), u"0a1b2c"_s, {160, 160}), {160, 90}));
    QVERIFY(!thumbnails.load(path(u"gone.png"_s), u"ffff"_s, {160, 160}));
    // Thrown away or damaged, it is made again.
    const QString tall = makePicture(u"tall.png"_s, {600, 1200});
    QFile kept(thumbnails.pathFor(u"0a1b2c"_s));
    QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("no picture") > 0);
    kept.close();
    QVERIFY(hasSize(thumbnails.load(tall, u"0a1b2c"_s, {160, 160}), {80, 160}));
    QCOMPARE(QImage(kept.fileName()).size(), QSize(240, 480));
    QVERIFY(kept.remove());
    QVERIFY(hasSize(thumbnails.load(tall, u"0a1b2c"_s, {160, 160}), {80, 160}));
    QVERIFY(kept.exists());
    MediaInspector inspector;
    const Outcome picture(inspector.thumbnail(thumbnails, path(u"gone.png"_s), u"0a1b2c"_s, {160, 160}));
    QTRY_VERIFY(picture.isThere());
    QVERIFY(hasSize(picture.result(), {80, 160}));
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
