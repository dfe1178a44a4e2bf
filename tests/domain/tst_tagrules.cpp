// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/latersample.h"
#include "domain/problemtext.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using samples::tagged;

class TestTagRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void usableTags_data();
    void usableTags();
    void tagsOfPrompts_data();
    void tagsOfPrompts();
    void tags_data();
    void tags();
    void tagsElsewhereAreNotLookedAt();
    void subjects_data();
    void subjects();
    void figures();
};

void TestTagRules::usableTags_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("usable");
    QTest::newRow("three") << u"cat"_s << true;
    QTest::newRow("two") << u"ca"_s << false;
    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("sixteen") << QString(16, u'a') << true;
    QTest::newRow("seventeen") << QString(17, u'a') << false;
    QTest::newRow("upper case") << u"MyCat"_s << true;
    QTest::newRow("digits and underscores") << u"cat_2_"_s << true;
    QTest::newRow("a digit first") << u"2cats"_s << false;
    QTest::newRow("an underscore first") << u"_cat"_s << false;
    QTest::newRow("an at sign") << u"@cat"_s << false;
    QTest::newRow("a hyphen") << u"my-cat"_s << false;
    QTest::newRow("a blank") << u"my cat"_s << false;
    QTest::newRow("another alphabet") << u"кот1"_s << false;
    QTest::newRow("an umlaut") << u"bär"_s << false;
    QTest::newRow("a line break at the end") << u"cat\n"_s << false;
}

void TestTagRules::usableTags()
{
    QFETCH(QString, tag);
    QTEST(isUsableTag(tag), "usable");
}

void TestTagRules::tagsOfPrompts_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QStringList>("tags");
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("one") << u"@cat by the sea"_s << QStringList{u"cat"_s};
    QTest::newRow("in order, each once")
        << u"a @dog, the @cat (@Dog) and @dog."_s << QStringList{u"dog"_s, u"cat"_s, u"Dog"_s};
    QTest::newRow("with an ending") << u"@cat's tail"_s << QStringList{u"cat"_s};
    QTest::newRow("after a full stop") << u"Look.@cat"_s << QStringList{u"cat"_s};
    QTest::newRow("in the next line") << u"one\n@cat_2"_s << QStringList{u"cat_2"_s};
    QTest::newRow("an address of mail") << u"write to me@example.org"_s << QStringList();
    QTest::newRow("an address after an umlaut") << u"bär@example.org"_s << QStringList();
    QTest::newRow("no letter first") << u"@1st @_x @ @"_s << QStringList();
    QTest::newRow("another alphabet") << u"@bär"_s << QStringList();
}

void TestTagRules::tagsOfPrompts()
{
    QFETCH(QString, prompt);
    QTEST(tagsIn(prompt), "tags");
}

void TestTagRules::tags_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QStringList>("called");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no tags") << u"a cat"_s << QStringList{u""_s, u""_s} << QString();
    QTest::newRow("used") << u"@cat and @dog"_s << QStringList{u"cat"_s, u"dog"_s} << QString();
    QTest::newRow("not used") << u"animals"_s << QStringList{u"cat"_s} << QString();
    QTest::newRow("two of a name") << u""_s << QStringList{u"cat"_s, u"cat"_s} << u"image TagTwice"_s;
    QTest::newRow("two that differ in case") << u""_s << QStringList{u"cat"_s, u"Cat"_s} << QString();
    QTest::newRow("too short") << u""_s << QStringList{u"x"_s} << u"image TagInvalid"_s;
    QTest::newRow("unknown") << u"@dog"_s << QStringList{u"cat"_s} << u"~prompt TagUnknown"_s;
    QTest::newRow("unknown for its case") << u"@Cat"_s << QStringList{u"cat"_s} << u"~prompt TagUnknown"_s;
    QTest::newRow("without any reference")
        << u"@cat @dog"_s << QStringList() << u"~prompt TagUnknown; ~prompt TagUnknown"_s;
}

void TestTagRules::tags()
{
    QFETCH(QString, prompt);
    QFETCH(QStringList, called);
    GenerationRequest request = samples::laterRequest({});
    request.setValue(Role::Prompt, prompt);
    for (const QString &tag : called)
        request.media << tagged(request.media.isEmpty() ? u"/picture"_s : u"/other"_s, tag);
    request.values[u"scale"_s] = 1;
    QTEST(samples::written(samples::laterProblems(request)), "expected");
}

void TestTagRules::tagsElsewhereAreNotLookedAt()
{
    ModelSpec model = samples::laterModel();
    model.media.removeIf([](const MediaSpec &slot) { return slot.role == Role::Image; });
    model.rules.clear();
    GenerationRequest request = samples::laterRequest({samples::input(Role::Audio, u"/sound3"_s)});
    request.media[0].tag = u"x"_s;
    request.setValue(Role::Prompt, u"@Audio1 in the wind"_s);
    QVERIFY(validate(samples::laterProvider(), model, request, samples::laterFacts()).isEmpty());
}

void TestTagRules::subjects_data()
{
    QTest::addColumn<QStringList>("subjects");
    QTest::addColumn<QString>("expected");
    const QString object = u"object"_s;
    const QString human = u"human"_s;
    QTest::newRow("not said") << QStringList{u""_s, u""_s} << QString();
    QTest::newRow("not said is the first kind")
        << QStringList{u""_s, object, u""_s} << u"image TooManySubjects"_s;
    QTest::newRow("two objects and a human") << QStringList{object, human, object} << QString();
    QTest::newRow("two humans") << QStringList{human, human} << u"image TooManySubjects"_s;
    QTest::newRow("another word") << QStringList{u"ghost"_s} << u"image NotAChoice"_s;
}

void TestTagRules::subjects()
{
    QFETCH(QStringList, subjects);
    GenerationRequest request = samples::laterRequest({});
    for (const QString &subject : subjects)
        request.media << tagged(u"/picture"_s, {}, subject);
    QTEST(samples::written(samples::laterProblems(request)), "expected");
}

void TestTagRules::figures()
{
    const GenerationRequest humans
        = samples::laterRequest({tagged(u"/picture"_s, {}, u"human"_s), tagged(u"/other"_s, {}, u"human"_s)});
    const Problem many = samples::laterProblems(humans).value(0);
    QCOMPARE(many.given, u"human"_s);
    QCOMPARE(many.maximum, std::optional(1.0));
    const Problem bad
        = samples::laterProblems(samples::laterRequest({tagged(u"/picture"_s, u"2x"_s)})).value(0);
    QCOMPARE(bad.given, u"2x"_s);
    QVERIFY(hasErrors({bad}) && !concernsFile(bad.code));
}

QTEST_APPLESS_MAIN(TestTagRules)
#include "tst_tagrules.moc"
