// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/spineditor.h"

#include <QDoubleSpinBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace studio {

SpinEditor::SpinEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_parameter(parameter)
    , m_spin(new QDoubleSpinBox(this))
{
    const bool whole = parameter.kind == ParameterKind::Integer;
    m_spin->setObjectName(parameter.key() + "SpinBox"_L1);
    m_spin->setDecimals(whole ? 0 : 2);
    m_spin->setRange(parameter.minimum.value_or(0), parameter.maximum.value_or(1'000'000));
    m_spin->setSingleStep(whole ? 1 : parameter.step);
    if (parameter.role == Role::Duration)
        m_spin->setSuffix(tr(" s", "seconds, after a number"));
    setInput(m_spin);
    setValue(parameter.defaultValue);
    connect(m_spin, &QDoubleSpinBox::valueChanged, this, &Editor::changed);
}

QJsonValue SpinEditor::value() const
{
    if (m_parameter.kind == ParameterKind::Integer)
        return qRound64(m_spin->value());
    return m_spin->value();
}

void SpinEditor::setValue(const QJsonValue &value)
{
    const QSignalBlocker silence(m_spin);
    m_spin->setValue(
        value.isDouble() ? value.toDouble() : m_parameter.defaultValue.toDouble(m_spin->minimum()));
}

} // namespace studio
