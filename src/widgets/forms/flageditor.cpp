// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/flageditor.h"

#include <QCheckBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int FlagHeight = 24;

} // namespace

FlagEditor::FlagEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_default(parameter.defaultValue.toBool(false))
    , m_box(new QCheckBox(label, this))
{
    m_box->setObjectName(parameter.key() + "CheckBox"_L1);
    m_box->setChecked(m_default);
    m_box->setMinimumHeight(FlagHeight);
    setLabelledInput(m_box);
    connect(m_box, &QCheckBox::toggled, this, &Editor::changed);
}

QJsonValue FlagEditor::value() const
{
    // What is at its default was not chosen and is left out.
    return m_box->isChecked() == m_default ? QJsonValue(QJsonValue::Undefined)
                                           : QJsonValue(m_box->isChecked());
}

void FlagEditor::setValue(const QJsonValue &value)
{
    const QSignalBlocker silence(m_box);
    m_box->setChecked(value.toBool(m_default));
}

} // namespace studio
