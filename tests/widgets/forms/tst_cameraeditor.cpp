// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/cameraeditor.h"

#include "support/calls.h"
#include "widgets/forms/axisslider.h"
#include "widgets/forms/axisspinbox.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

ModelSpec cameraModel(bool withRoll = true)
{
    ModelSpec model;
    for (const Role axis : CameraAxes) {
        if (axis == Role::CameraRoll && !withRoll)
            continue;
        ParameterSpec parameter;
        parameter.role = axis;
        parameter.kind = ParameterKind::Number;
        parameter.minimum = -10;
        parameter.maximum = 10;
        parameter.step = 0.1;
        model.parameters.append(parameter);
    }
    ParameterSpec still;
    still.role = Role::CameraStatic;
    still.kind = ParameterKind::Boolean;
    model.parameters.append(still);
    return model;
}

GenerationRequest stored(const CameraEditor &editor)
{
    GenerationRequest request;
    editor.store(request);
    return request;
}

} // namespace

class CameraEditorTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void anUntouchedCameraAsksForNothing()
    {
        const CameraEditor editor(cameraModel());
        QVERIFY(stored(editor).values.isEmpty());
    }

    void sliderAndSpinBoxFollowEachOther()
    {
        CameraEditor editor(cameraModel());
        auto *slider = editor.findChild<AxisSlider *>(u"zoomSlider"_s);
        auto *spinBox = editor.findChild<AxisSpinBox *>(u"zoomSpinBox"_s);
        QSignalSpy changed(&editor, &Editor::changed);
        slider->setValue(37);
        QCOMPARE(spinBox->value(), 3.7);
        QCOMPARE(spinBox->text(), u"+3.7"_s);
        QCOMPARE(changed.size(), 1);
        spinBox->setValue(-10);
        QCOMPARE(slider->value(), -100);
        QCOMPARE(slider->value(), slider->minimum());
        QCOMPARE(changed.size(), 2);
        QCOMPARE(stored(editor).value(Role::CameraZoom).toDouble(), -10.0);
    }

    void oneKeyIsATenthAndThePageKeyAWhole()
    {
        CameraEditor editor(cameraModel());
        auto *slider = editor.findChild<AxisSlider *>(u"panSlider"_s);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(stored(editor).value(Role::CameraPan).toDouble(), 0.1);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(stored(editor).value(Role::CameraPan).toDouble(), 1.1);
    }

    void aDoubleClickGoesBackToZero()
    {
        CameraEditor editor(cameraModel());
        auto *slider = editor.findChild<AxisSlider *>(u"tiltSlider"_s);
        slider->setValue(50);
        QTest::mouseDClick(slider, Qt::LeftButton);
        QCOMPARE(slider->value(), 0);
        QVERIFY(!stored(editor).values.contains(roleName(Role::CameraTilt)));
    }

    void eitherMinusSignCanBeTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("hyphen") << u"-2.5"_s;
        QTest::newRow("minus sign") << u"\u22122.5"_s;
    }

    void eitherMinusSignCanBeTyped()
    {
        QFETCH(QString, typed);
        CameraEditor editor(cameraModel());
        auto *spinBox = editor.findChild<AxisSpinBox *>(u"horizontalSpinBox"_s);
        spinBox->selectAll();
        for (const QChar character : typed)
            QTest::sendKeyEvent(QTest::Click, spinBox, Qt::Key_unknown, QString(character), Qt::NoModifier);
        QTest::keyClick(spinBox, Qt::Key_Return);
        QCOMPARE(spinBox->value(), -2.5);
    }

    void staticSwitchesTheAxesOff()
    {
        CameraEditor editor(cameraModel());
        auto *slider = editor.findChild<AxisSlider *>(u"zoomSlider"_s);
        auto *box = editor.findChild<QCheckBox *>(u"staticCheckBox"_s);
        slider->setValue(40);
        box->setChecked(true);
        QVERIFY(!slider->isEnabled());
        const GenerationRequest still = stored(editor);
        QCOMPARE(still.value(Role::CameraStatic), QJsonValue(true));
        QVERIFY(!still.values.contains(roleName(Role::CameraZoom)));
        box->setChecked(false);
        QVERIFY(slider->isEnabled());
        QCOMPARE(stored(editor).value(Role::CameraZoom).toDouble(), 4.0);
        QVERIFY(!stored(editor).values.contains(roleName(Role::CameraStatic)));
    }

    void aStaticRequestWithAMoveLosesTheMove()
    {
        CameraEditor editor(cameraModel());
        GenerationRequest both;
        both.setValue(Role::CameraStatic, true);
        both.setValue(Role::CameraPan, 3);
        editor.load(both);
        const GenerationRequest shown = stored(editor);
        QCOMPARE(shown.value(Role::CameraStatic), QJsonValue(true));
        QVERIFY(!shown.values.contains(roleName(Role::CameraPan)));
    }

    void loadingIsQuietAndComplete()
    {
        CameraEditor editor(cameraModel());
        QSignalSpy changed(&editor, &Editor::changed);
        GenerationRequest request;
        double value = -7.5;
        for (const Role axis : CameraAxes)
            request.setValue(axis, value += 2.1);
        editor.load(request);
        QCOMPARE(changed.size(), 0);
        for (const Role axis : CameraAxes)
            QCOMPARE(stored(editor).value(axis).toDouble(), request.value(axis).toDouble());
    }

    void resetClearsEverything()
    {
        CameraEditor editor(cameraModel());
        editor.findChild<AxisSlider *>(u"rollSlider"_s)->setValue(5);
        editor.findChild<QCheckBox *>(u"staticCheckBox"_s)->setChecked(true);
        editor.reset();
        QVERIFY(stored(editor).values.isEmpty());
    }

    void anAxisThatTheModelLacksIsNotShown()
    {
        CameraEditor editor(cameraModel(false));
        QVERIFY(editor.findChild<AxisSlider *>(u"rollSlider"_s)->isHidden());
        QVERIFY(!editor.keys().contains(roleName(Role::CameraRoll)));
        GenerationRequest request;
        request.setValue(Role::CameraRoll, 2);
        editor.store(request); // not its affair: left alone
        QCOMPARE(request.value(Role::CameraRoll).toDouble(), 2.0);
    }
};

QTEST_MAIN(CameraEditorTest)
#include "tst_cameraeditor.moc"
