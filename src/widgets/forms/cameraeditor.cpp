// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/cameraeditor.h"

#include "ui_cameraeditor.h"

#include <QEvent>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double StepsPerUnit = 10; // the sliders count tenths

} // namespace

CameraEditor::CameraEditor(const ModelSpec &model, QWidget *parent)
    : Editor(parent)
    , ui(std::make_unique<Ui::CameraEditor>())
{
    ui->setupUi(this);
    m_axes = {{
        {Role::CameraHorizontal, ui->horizontalLabel, ui->horizontalSlider, ui->horizontalSpinBox},
        {Role::CameraVertical, ui->verticalLabel, ui->verticalSlider, ui->verticalSpinBox},
        {Role::CameraPan, ui->panLabel, ui->panSlider, ui->panSpinBox},
        {Role::CameraTilt, ui->tiltLabel, ui->tiltSlider, ui->tiltSpinBox},
        {Role::CameraZoom, ui->zoomLabel, ui->zoomSlider, ui->zoomSpinBox},
        {Role::CameraRoll, ui->rollLabel, ui->rollSlider, ui->rollSpinBox},
    }};
    for (Axis &axis : m_axes)
        setUpAxis(axis, model.parameter(axis.role));
    m_hasStatic = model.parameter(Role::CameraStatic) != nullptr;
    ui->staticCheckBox->setVisible(m_hasStatic);
    connect(ui->staticCheckBox, &QCheckBox::toggled, this, [this] {
        updateEnabled();
        emit changed();
    });
}

CameraEditor::~CameraEditor() = default;

void CameraEditor::setUpAxis(Axis &axis, const ParameterSpec *parameter)
{
    axis.offered = parameter != nullptr;
    axis.label->setVisible(axis.offered);
    axis.slider->setVisible(axis.offered);
    axis.spinBox->setVisible(axis.offered);
    if (!parameter)
        return;
    const double least = parameter->minimum.value_or(-10);
    const double most = parameter->maximum.value_or(10);
    axis.slider->setRange(qRound(least * StepsPerUnit), qRound(most * StepsPerUnit));
    axis.slider->setPageStep(qRound(StepsPerUnit));
    axis.spinBox->setDecimals(1);
    axis.spinBox->setRange(least, most);
    axis.spinBox->setSingleStep(1 / StepsPerUnit);
    axis.label->setBuddy(axis.spinBox);
    connect(axis.slider, &QSlider::valueChanged, this, [this, spinBox = axis.spinBox](int steps) {
        const QSignalBlocker silence(spinBox);
        spinBox->setValue(steps / StepsPerUnit);
        emit changed();
    });
    connect(axis.spinBox, &QDoubleSpinBox::valueChanged, this, [this, slider = axis.slider](double value) {
        const QSignalBlocker silence(slider);
        slider->setValue(qRound(value * StepsPerUnit));
        emit changed();
    });
}

QStringList CameraEditor::keys() const
{
    QStringList keys;
    for (const Axis &axis : m_axes) {
        if (axis.offered)
            keys.append(roleName(axis.role));
    }
    if (m_hasStatic)
        keys.append(roleName(Role::CameraStatic));
    return keys;
}

void CameraEditor::showValue(const Axis &axis, double value)
{
    const QSignalBlocker silentSlider(axis.slider);
    const QSignalBlocker silentSpinBox(axis.spinBox);
    axis.slider->setValue(qRound(value * StepsPerUnit));
    axis.spinBox->setValue(value);
}

void CameraEditor::load(const GenerationRequest &request)
{
    const bool isStatic = m_hasStatic && request.value(Role::CameraStatic).toBool();
    {
        const QSignalBlocker silence(ui->staticCheckBox);
        ui->staticCheckBox->setChecked(isStatic);
    }
    for (const Axis &axis : m_axes) {
        const QJsonValue value = request.value(axis.role);
        // Under "static" the axes are not part of a request: what was set before stays for when it is
        // switched off again.
        if (!isStatic || value.isDouble())
            showValue(axis, value.toDouble());
    }
    updateEnabled();
}

void CameraEditor::store(GenerationRequest &request) const
{
    const bool isStatic = m_hasStatic && ui->staticCheckBox->isChecked();
    if (isStatic)
        request.setValue(Role::CameraStatic, true);
    else if (m_hasStatic)
        request.clear(Role::CameraStatic);
    for (const Axis &axis : m_axes) {
        if (!axis.offered)
            continue;
        const int steps = axis.slider->value();
        if (isStatic || steps == 0)
            request.clear(axis.role);
        else
            request.setValue(axis.role, steps / StepsPerUnit);
    }
}

void CameraEditor::setMarks(const FieldMarks &marks)
{
    FieldMark first;
    for (const QString &key : keys()) {
        if (first.text.isEmpty())
            first = marks.value(key);
    }
    ui->markLine->setMark(first);
}

void CameraEditor::focusField(const QString &key)
{
    for (const Axis &axis : m_axes) {
        if (roleName(axis.role) == key && axis.slider->isEnabled()) {
            axis.slider->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    ui->staticCheckBox->setFocus(Qt::ShortcutFocusReason);
}

void CameraEditor::reset()
{
    load({});
    for (const Axis &axis : m_axes)
        showValue(axis, 0);
    emit changed();
}

void CameraEditor::updateEnabled()
{
    const bool moves = !(m_hasStatic && ui->staticCheckBox->isChecked());
    for (const Axis &axis : m_axes) {
        axis.slider->setEnabled(moves);
        axis.spinBox->setEnabled(moves);
    }
}

void CameraEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    Editor::changeEvent(event);
}

} // namespace studio
