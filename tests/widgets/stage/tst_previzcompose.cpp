// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/previzcompose.h"

#include "support/calls.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

QImage picture(QSize size)
{
    QImage made(size, QImage::Format_RGB32);
    made.fill(Qt::darkCyan);
    return made;
}

} // namespace

class PrevizComposeTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_model = {};
        m_request = {};
        m_facts.clear();
        m_pictures.clear();
    }

    void aPerformanceStandsBesideItsDriver()
    {
        m_model.operation = u"character-performance"_s;
        addSlot(Role::Driving);
        addSlot(Role::Character);
        QVERIFY(composed().heading.contains(u"Driving video, Character"_s));
        put(Role::Character, u"/a/portrait.png"_s, {300, 600});
        QCOMPARE(composed().caption, u"portrait.png"_s);
        put(Role::Driving, u"/a/performance.mov"_s, {1280, 720});
        const PrevizScene both = composed();
        QCOMPARE(both.caption, u"portrait.png, driven by performance.mov"_s);
        QCOMPARE(both.still.size(), QSize(360 + 8 + 1280, 720));
        QVERIFY(both.keyframes.isEmpty());
    }

    void anUpscaleTellsItsSize_data()
    {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QString>("caption");
        QTest::newRow("four times") << QSize(640, 360) << u"walk.mp4: 640 × 360 becomes 2560 × 1440"_s;
        QTest::newRow("held") << QSize(1280, 768) << u"walk.mp4: 1280 × 768 becomes 4096 × 2457"_s;
    }

    void anUpscaleTellsItsSize()
    {
        QFETCH(QSize, from);
        QFETCH(QString, caption);
        m_model.operation = u"video-upscale"_s;
        addSlot(Role::Source);
        put(Role::Source, u"/a/walk.mp4"_s, from);
        QCOMPARE(composed().caption, caption);
    }

    void thePartThatIsUsedIsFramed()
    {
        m_model.operation = u"video-to-video"_s;
        addSlot(Role::Source);
        m_model.media.last().croppedToOutput = true;
        put(Role::Source, u"/a/walk.mp4"_s, {400, 400});
        PrevizScene scene;
        scene.size = {1280, 640};
        compose(scene);
        QCOMPARE(scene.used, QRectF(0, 0.25, 1, 0.5));
        QVERIFY(scene.caption.contains(u"1280 × 640"_s));
    }

    void wordsStandOnTheEmptyStage()
    {
        m_model.operation = u"text-to-video"_s;
        QCOMPARE(composed().heading, u"Write a prompt"_s);
        m_request.setValue(Role::Prompt, u"a  lantern\nswings"_s);
        QCOMPARE(composed().heading, u"a lantern swings"_s);
        m_request.setValue(Role::Prompt, QString(500, u'x'));
        QVERIFY(composed().heading.size() < 100);
    }

    void whatLiesElsewhereIsNamed()
    {
        m_model.operation = u"video-upscale"_s;
        addSlot(Role::Source);
        MediaInput input;
        input.role = Role::Source;
        input.reference = {MediaReference::Kind::Url, u"https://example.com/far.mp4"_s};
        m_request.media = {input};
        QCOMPARE(composed().heading, u"far.mp4"_s);
        QVERIFY(composed().still.isNull());
    }

    void keyframesAreLeftToTheCamera()
    {
        addSlot(Role::First);
        QVERIFY(previz::hasKeyframes(m_model));
        QVERIFY(composed().heading.isEmpty());
    }

private:
    void addSlot(Role role)
    {
        MediaSpec spec;
        spec.role = role;
        spec.required = true;
        m_model.media.append(spec);
    }

    void put(Role role, const QString &path, QSize size)
    {
        MediaInput input;
        input.role = role;
        input.reference = {MediaReference::Kind::File, path};
        m_request.media.append(input);
        MediaFacts facts;
        facts.kind = MediaKind::Video;
        facts.size = size;
        m_facts.insert(input.reference.toText(), facts);
        m_pictures.insert(path, picture(size));
    }

    void compose(PrevizScene &scene) { previz::compose(scene, {m_model, m_request, m_facts, m_pictures}); }

    PrevizScene composed()
    {
        PrevizScene scene;
        compose(scene);
        return scene;
    }

    ModelSpec m_model;
    GenerationRequest m_request;
    MediaFactsMap m_facts;
    QHash<QString, QImage> m_pictures;
};

QTEST_MAIN(PrevizComposeTest)
#include "tst_previzcompose.moc"
