// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/choiceeditor.h"

#include "services/wording/wording.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace studio {

ChoiceEditor::ChoiceEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_parameter(parameter)
    , m_combo(new QComboBox(this))
{
    m_combo->setObjectName(parameter.key() + "Combo"_L1);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(5);
    const bool mayBeLeftOut
        = !parameter.required && !parameter.alwaysSent && parameter.defaultValue.isUndefined();
    if (mayBeLeftOut)
        m_combo->addItem(tr("chosen by the service"), QJsonValue(QJsonValue::Undefined));
    for (const ChoiceValue &choice : parameter.choices)
        m_combo->addItem(wording::choiceLabel(parameter, choice), choice.value);
    setInput(m_combo);
    setValue(parameter.defaultValue);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &Editor::changed);
}

QJsonValue ChoiceEditor::value() const
{
    const QJsonValue undefined(QJsonValue::Undefined);
    const QVariant current = m_combo->currentData();
    const QJsonValue chosen = current.isValid() ? current.toJsonValue() : undefined;
    // What hides under "More" and is at its default was not chosen; size and length always say themselves,
    // so that they survive a change of model.
    return m_parameter.advanced && chosen == m_parameter.defaultValue ? undefined : chosen;
}

void ChoiceEditor::setValue(const QJsonValue &value)
{
    const QSignalBlocker silence(m_combo);
    const QJsonValue wanted = value.isUndefined() ? m_parameter.defaultValue : value;
    for (int index = 0; index < m_combo->count(); ++index) {
        if (m_combo->itemData(index).toJsonValue() == wanted) {
            m_combo->setCurrentIndex(index);
            return;
        }
    }
    if (wanted.isUndefined()) {
        m_combo->setCurrentIndex(m_combo->count() > 0 ? 0 : -1);
        return;
    }
    m_combo->addItem(wanted.toVariant().toString(), wanted);
    m_combo->setCurrentIndex(m_combo->count() - 1);
}

} // namespace studio
