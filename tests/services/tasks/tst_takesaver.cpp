// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/sound.h"
#include "services/files/filehash.h"
#include "services/tasks/sidecar.h"
#include "services/tasks/takesaver.h"
#include "store/storefixture.h"
#include "support/calls.h"

#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace studio;
using namespace Qt::StringLiterals;

//! What comes from a provider under the name that its content deserves.
class TestTakeSaver final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void theSuffixFollowsTheContent_data();
    void theSuffixFollowsTheContent();
    void whatIsCutOffIsRefused_data();
    void whatIsCutOffIsRefused();
    void severalOutputsOfOneTask();
    void sidecarsTellTheInputs();

private:
    //! A file of this kind, made for real; its path.
    [[nodiscard]] QString made(const QString &suffix) const
    {
        const QString path = m_folder.filePath(u"made."_s + suffix);
        if (suffix == "mp4"_L1)
            return STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s;
        if (suffix == "png"_L1 || suffix == "jpg"_L1) {
            QImage image(64, 48, QImage::Format_RGB32);
            image.fill(Qt::darkCyan);
            return image.save(path) ? path : QString();
        }
        media::Sound sound;
        for (int i = 0; i < sound.samplesPerSecond * 2; ++i)
            sound.samples.push_back(0.5F * std::sin(float(i) * 0.05F));
        return media::writeSound(sound, path) ? path : QString();
    }
    [[nodiscard]] SaveJob job(const Task &task, const QByteArray &bytes, qsizetype index = 0) const
    {
        const QString part = m_folder.filePath(u"download.part"_s);
        QFile file(part);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no part");
        return {task, index, m_folder.path(), part, sha256Of(bytes), {},
            ThumbnailStore(m_folder.filePath(u"thumbs"_s)), {}};
    }
    static Task task(int outputs)
    {
        Task task = test::makeTask(u"a lake"_s);
        for (int i = 0; i < outputs; ++i)
            task.outputs.append({QUrl(u"https://example.com/output?x=%1"_s.arg(i)), {}, {}, {}, 0, {}});
        return task;
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

void TestTakeSaver::theSuffixFollowsTheContent_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"mp4", "png", "jpg", "wav", "mp3", "ogg"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestTakeSaver::theSuffixFollowsTheContent()
{
    QFETCH(QString, suffix);
    const QByteArray bytes = bytesOf(made(suffix));
    QVERIFY(!bytes.isEmpty());
    const Task one = task(1);
    const auto saved = saveTake(job(one, bytes));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().detail));
    QVERIFY(!saved->isUnknown);
    QCOMPARE(QFileInfo(saved->output.path).suffix(), suffix);
    QCOMPARE(bytesOf(saved->output.path), bytes); // never rewritten
    QVERIFY(QFileInfo::exists(sidecarPath(saved->output.path)));
    const QString thumbnail
        = ThumbnailStore(m_folder.filePath(u"thumbs"_s)).pathFor(one.id.toString(QUuid::WithoutBraces));
    const bool isSeen = suffix == "mp4"_L1 || suffix == "png"_L1 || suffix == "jpg"_L1;
    QCOMPARE(QFileInfo::exists(thumbnail), isSeen);
}

void TestTakeSaver::whatIsCutOffIsRefused_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"mp4", "png", "jpg", "wav"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestTakeSaver::whatIsCutOffIsRefused()
{
    QFETCH(QString, suffix);
    const QByteArray bytes = bytesOf(made(suffix));
    const SaveJob half = job(task(1), bytes.left(bytes.size() / 2));
    const auto saved = saveTake(half);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::FileInvalid);
    QVERIFY(!QFile::exists(half.partPath)); // it begins anew
}

void TestTakeSaver::severalOutputsOfOneTask()
{
    const Task two = task(2);
    const auto first = saveTake(job(two, bytesOf(made(u"png"_s)), 0));
    const auto second = saveTake(job(two, bytesOf(made(u"wav"_s)), 1));
    QVERIFY(first && second);
    QVERIFY(first->output.path.endsWith("-1.png"_L1));
    QVERIFY(second->output.path.endsWith("-2.wav"_L1));
    QVERIFY(QFileInfo::exists(sidecarPath(second->output.path)));
}

void TestTakeSaver::sidecarsTellTheInputs()
{
    Task one = task(1);
    MediaInput input;
    input.role = Role::Reference;
    input.reference = {MediaReference::Kind::Url, u"https://example.com/a.png"_s};
    input.kind = MediaKind::Image;
    input.tag = u"Anna"_s;
    one.request.media = {input};
    const QJsonObject sidecar = sidecarOf(one, one.outputs.first(), {});
    QCOMPARE(sidecar.value("schema"_L1).toInt(), 2);
    const QJsonObject told = sidecar.value("inputs"_L1).toArray().at(0).toObject();
    const QJsonObject expected{{u"role"_s, u"reference"_s}, {u"kind"_s, u"image"_s}, {u"tag"_s, u"Anna"_s},
        {u"reference"_s, input.reference.value}};
    QCOMPARE(told, expected);
    const auto read = GenerationRequest::fromJson(sidecar.value("request"_L1).toObject());
    QVERIFY(read);
    QCOMPARE(*read, one.request);
}

QTEST_MAIN(TestTakeSaver)
#include "tst_takesaver.moc"
