// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/calls.h"
#include "widgets/forms/choiceeditor.h"
#include "widgets/forms/editorfactory.h"
#include "widgets/forms/lineeditor.h"
#include "widgets/forms/promptedit.h"
#include "widgets/forms/prompteditor.h"
#include "widgets/forms/scaleeditor.h"
#include "widgets/forms/shapeglyph.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

ParameterSpec scale(Role role, double least, double most)
{
    ParameterSpec parameter;
    parameter.role = role;
    parameter.kind = ParameterKind::Integer;
    parameter.minimum = least;
    parameter.maximum = most;
    parameter.defaultValue = 3;
    return parameter;
}

QStringList labelsOf(const QWidget &editor)
{
    QStringList texts;
    for (const QLabel *label : editor.findChildren<QLabel *>())
        texts.append(label->text());
    return texts;
}

} // namespace

class ValueEditorsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    { // Offscreen says of every list that opens what it cannot do.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    }

    void aFewStepsAreASlider()
    {
        const ParameterSpec parameter = scale(Role::Expression, 1, 5);
        const ModelSpec model;
        const std::unique_ptr<ValueEditor> editor(makeEditor(model, parameter, nullptr));
        auto *slider = editor->findChild<QSlider *>();
        QVERIFY(slider);
        QCOMPARE(slider->accessibleName(), u"Expression"_s);
        QCOMPARE(editor->value(), QJsonValue(3));
        const QStringList texts = labelsOf(*editor);
        QVERIFY(texts.contains(u"3 of 5"_s));
        QVERIFY(texts.contains(u"steady"_s) && texts.contains(u"lively"_s));
        QSignalSpy changed(editor.get(), &Editor::changed);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(editor->value(), QJsonValue(4));
        QCOMPARE(changed.size(), 1);
        editor->setValue(1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(labelsOf(*editor).contains(u"1 of 5"_s));
    }

    void elevenStepsAreStillASliderTwelveAreNot()
    {
        QVERIFY(ScaleEditor::fits(scale(Role::Structure, 0, 10)));
        QVERIFY(!ScaleEditor::fits(scale(Role::Structure, 0, 11)));
        QVERIFY(!ScaleEditor::fits(scale(Role::Duration, 2, 10))); // seconds are stepped
        ParameterSpec optional = scale(Role::Structure, 0, 10);
        optional.defaultValue = QJsonValue::Undefined;
        QVERIFY(!ScaleEditor::fits(optional)); // a slider cannot be empty
    }

    void aNumberThatMayBeLeftOutStaysOut()
    {
        ParameterSpec parameter;
        parameter.wire = u"speed"_s;
        parameter.kind = ParameterKind::Number;
        parameter.minimum = 0.5;
        parameter.maximum = 2;
        const ModelSpec model;
        const std::unique_ptr<ValueEditor> editor(makeEditor(model, parameter, nullptr));
        QVERIFY(editor->value().isUndefined());
        editor->setValue(1.25);
        QCOMPARE(editor->value(), QJsonValue(1.25));
        editor->setValue(QJsonValue::Undefined);
        QVERIFY(editor->value().isUndefined());
    }

    void sixtyRatiosHaveSizesAndShapes()
    {
        ParameterSpec parameter;
        parameter.role = Role::Aspect;
        parameter.kind = ParameterKind::Choice;
        for (int number = 1; number <= 60; ++number) {
            const QSize size(64 * number, 672);
            parameter.choices.append({u"%1:%2"_s.arg(size.width()).arg(size.height()), {}, size});
        }
        ChoiceEditor editor(parameter, u"Aspect ratio"_s);
        auto *combo = editor.findChild<QComboBox *>();
        QVERIFY(editor.value().isUndefined());
        QCOMPARE(combo->count(), 61); // and none
        const int index = combo->findText(u"1536:672 · 16:7"_s);
        QVERIFY(index > 0);
        QVERIFY(!combo->itemIcon(index).isNull());
        combo->setCurrentIndex(index);
        QCOMPARE(editor.value(), QJsonValue(u"1536:672"_s));
        editor.setValue(u"3840:672"_s);
        QCOMPARE(editor.value(), QJsonValue(u"3840:672"_s));
        editor.setValue(QJsonValue::Undefined);
        QVERIFY(editor.value().isUndefined());
    }

    void ratiosAreSaidShortly_data()
    {
        QTest::addColumn<QSize>("shape");
        QTest::addColumn<QString>("text");
        QTest::newRow("16:9") << QSize(1280, 720) << u"16:9"_s;
        QTest::newRow("upright") << QSize(720, 1280) << u"9:16"_s;
        QTest::newRow("nearly 21:9") << QSize(1584, 672) << u"≈ 21:9"_s;
        QTest::newRow("nearly 4:3, upright") << QSize(832, 1104) << u"≈ 3:4"_s;
        QTest::newRow("none that people say") << QSize(1000, 301) << u"3.32:1"_s;
        QTest::newRow("nothing") << QSize() << QString();
    }

    void ratiosAreSaidShortly()
    {
        QFETCH(QSize, shape);
        QFETCH(QString, text);
        QCOMPARE(shapeglyph::ratioText(shape), text);
    }

    void theWheelScrollsTheFormNotTheValue()
    {
        ScaleEditor editor(scale(Role::Expression, 1, 5), u"Expression"_s);
        auto *slider = editor.findChild<QSlider *>();
        QWheelEvent wheel(QPointF(5, 5), slider->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, 120), Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(slider, &wheel);
        QCOMPARE(editor.value(), QJsonValue(3));
    }

    void atOpensTheReferences()
    {
        PromptEditor editor(prompt(), u"Prompt"_s);
        editor.setTags({u"Cat"_s, u"castle"_s, u"dog"_s});
        editor.show();
        auto *edit = editor.findChild<PromptEdit *>();
        edit->setFocus();
        QSignalSpy changed(&editor, &Editor::changed);
        QTest::keyClicks(edit, u"the @ca"_s);
        const int typed = int(changed.size());
        QCOMPARE(typed, 7);
        QTRY_VERIFY(edit->completer()->popup()->isVisible());
        QCOMPARE(edit->completer()->completionCount(), 2);
        QTest::keyClick(edit->completer()->popup(), Qt::Key_Return);
        QCOMPARE(editor.value().toString(), u"the @Cat"_s); // as it is written
        QVERIFY(!edit->completer()->popup()->isVisible());
    }

    void anAddressIsNoReference()
    {
        PromptEditor editor(prompt(), u"Prompt"_s);
        editor.setTags({u"example"_s});
        editor.show();
        auto *edit = editor.findChild<PromptEdit *>();
        QTest::keyClicks(edit, u"me@ex"_s);
        QVERIFY(!edit->completer()->popup()->isVisible());
    }

    void withoutReferencesNothingOpens()
    {
        PromptEditor editor(prompt(), u"Prompt"_s);
        editor.show();
        auto *edit = editor.findChild<PromptEdit *>();
        QTest::keyClicks(edit, u"@c"_s);
        QVERIFY(!edit->completer()->popup()->isVisible());
    }

    void colouringIsNoChange()
    {
        PromptEditor editor(prompt(), u"Prompt"_s);
        editor.setValue(u"the @Cat and the @dog"_s);
        QSignalSpy changed(&editor, &Editor::changed);
        editor.setTags({u"Cat"_s});
        QTest::qWait(0);
        QCOMPARE(changed.size(), 0);
        const auto *edit = editor.findChild<PromptEdit *>();
        QVERIFY(!edit->document()->firstBlock().layout()->formats().isEmpty());
    }

private:
    static ParameterSpec prompt()
    {
        ParameterSpec parameter;
        parameter.role = Role::Prompt;
        parameter.kind = ParameterKind::Text;
        parameter.maximum = 1000;
        return parameter;
    }
};

QTEST_MAIN(ValueEditorsTest)
#include "tst_valueeditors.moc"
