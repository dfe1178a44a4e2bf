// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"
#include "media/probe.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_CtakeRender : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_program = std::make_unique<CtakeProgram>();
        m_picture = m_program->picture(u"a.png"_s);
    }

    void writesTheClip()
    {
        const QString out = m_program->path(u"clip.mp4"_s);
        const CtakeResult result = m_program->run({u"render"_s, u"--first"_s, m_picture, u"--last"_s,
            m_program->picture(u"b.png"_s, QSize(320, 192), Qt::darkRed), u"--camera"_s, u"zoom=3,pan=-2"_s,
            u"--seconds"_s, u"1"_s, u"--size"_s, u"320x192"_s, u"--out"_s, out});
        QVERIFY2(result.code == 0, result.story().constData());
        QCOMPARE(result.out, out.toUtf8() + '\n');
        QCOMPARE(result.err, QByteArray()); // no bar where there is no terminal
        const auto info = studio::media::probe(out);
        QVERIFY(info);
        QCOMPARE(info->videoCodec, u"h264"_s);
        QCOMPARE(info->size, QSize(320, 192));
        QCOMPARE(info->frames, 24);
        QVERIFY(qAbs(info->seconds - 1) < 0.05);
        QVERIFY(studio::media::verifyComplete(out));
        // No account, no journal.
        QVERIFY(!QFile::exists(m_program->library()));
    }

    void json()
    {
        const QString upright = m_program->picture(u"tall.png"_s, QSize(192, 320));
        const CtakeResult result = m_program->run({u"render"_s, u"--json"_s, u"--middle"_s, upright,
            u"--seconds"_s, u"0.25"_s, u"--out"_s, u"c.mp4"_s});
        QVERIFY2(result.code == 0, result.story().constData());
        const QJsonObject object = result.object();
        QCOMPARE(object.value(u"path"_s).toString(), m_program->path(u"c.mp4"_s));
        QCOMPARE(object.value(u"width"_s).toInt(), 768);
        QCOMPARE(object.value(u"height"_s).toInt(), 1280);
        QCOMPARE(object.value(u"bytes"_s).toInteger(), QFile(m_program->path(u"c.mp4"_s)).size());
    }

    void refused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("field");
        QTest::newRow("no keyframe") << QStringList{} << u"first"_s;
        QTest::newRow("gone") << QStringList{u"--first"_s, u"gone.png"_s} << u"first"_s;
        QTest::newRow("no picture") << QStringList{u"--last"_s, u"text.png"_s} << u"last"_s;
        QTest::newRow("axis") << QStringList{u"--first"_s, u"a.png"_s, u"--camera"_s, u"dolly=1"_s}
                              << u"camera.dolly"_s;
        QTest::newRow("amount") << QStringList{u"--first"_s, u"a.png"_s, u"--camera"_s, u"roll=-11"_s}
                                << u"camera.roll"_s;
        QTest::newRow("static moves")
            << QStringList{u"--first"_s, u"a.png"_s, u"--camera"_s, u"static,roll=1"_s} << u"camera.static"_s;
        QTest::newRow("seconds") << QStringList{u"--first"_s, u"a.png"_s, u"--seconds"_s, u"0"_s}
                                 << u"duration"_s;
        QTest::newRow("too long") << QStringList{u"--first"_s, u"a.png"_s, u"--seconds"_s, u"61"_s}
                                  << u"duration"_s;
        QTest::newRow("odd size") << QStringList{u"--first"_s, u"a.png"_s, u"--size"_s, u"321x192"_s}
                                  << u"size"_s;
    }

    void refused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, field);
        (void)m_program->file(u"text.png"_s, "no picture");
        const CtakeResult result
            = m_program->run(QStringList{u"render"_s, u"--json"_s, u"--out"_s, u"c.mp4"_s} + arguments);
        QVERIFY2(result.code == 3, result.story().constData());
        QCOMPARE(result.errorText(u"field"_s), field);
        QVERIFY(!QFile::exists(m_program->path(u"c.mp4"_s)));
    }

    void folderThatIsNotThere()
    {
        const CtakeResult result = m_program->run({u"render"_s, u"--json"_s, u"--first"_s, m_picture,
            u"--seconds"_s, u"0.25"_s, u"--out"_s, u"nowhere/c.mp4"_s});
        QVERIFY2(result.code == 8, result.story().constData());
        QCOMPARE(result.errorText(u"kind"_s), u"storage"_s);
    }

    void timeoutLeavesNothing()
    {
        const CtakeResult result = m_program->run({u"render"_s, u"--json"_s, u"--first"_s, m_picture,
            u"--seconds"_s, u"60"_s, u"--timeout"_s, u"0.3"_s, u"--out"_s, u"c.mp4"_s});
        QVERIFY2(result.code == 9, result.story().constData());
        QVERIFY(!QFile::exists(m_program->path(u"c.mp4"_s)));
    }

private:
    std::unique_ptr<CtakeProgram> m_program;
    QString m_picture;
};

QTEST_GUILESS_MAIN(tst_CtakeRender)
#include "tst_ctakerender.moc"
