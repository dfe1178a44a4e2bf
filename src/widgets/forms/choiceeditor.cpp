// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/choiceeditor.h"

#include "services/wording/wording.h"
#include "widgets/forms/shapeglyph.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int MostVisible = 14; // of a list; longer ones scroll
constexpr int ListMargin = 24;
constexpr int BoxMargin = 38; // arrow, outline and air
constexpr int BriefText = Qt::UserRole + 1;
const QJsonValue Nothing(QJsonValue::Undefined);

//! Shows in a narrow box what fits: without the icon, then without what the list adds, then cut.
class ChoiceCombo final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void initStyleOption(QStyleOptionComboBox *option) const override
    {
        QComboBox::initStyleOption(option);
        const int room = width() - BoxMargin;
        const QString brief = currentData(BriefText).toString();
        if (!option->currentIcon.isNull()
            && fontMetrics().horizontalAdvance(option->currentText) + iconSize().width() > room)
            option->currentIcon = {};
        if (!brief.isEmpty() && fontMetrics().horizontalAdvance(option->currentText) > room)
            option->currentText = brief;
        option->currentText = fontMetrics().elidedText(option->currentText, Qt::ElideRight, room + 4);
    }
};

} // namespace

ChoiceEditor::ChoiceEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_parameter(parameter)
    , m_combo(new ChoiceCombo(this))
{
    m_combo->setObjectName(parameter.key() + "Combo"_L1);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(5);
    m_combo->setMaxVisibleItems(MostVisible);
    m_combo->setIconSize(shapeglyph::Size);
    const bool mayBeLeftOut
        = !parameter.required && !parameter.alwaysSent && parameter.defaultValue.isUndefined();
    if (parameter.defaultFrom)
        m_combo->addItem(tr("as the input", "the length of the clip that is worked on"), Nothing);
    else if (mayBeLeftOut)
        m_combo->addItem(tr("by the service"), Nothing);
    for (const ChoiceValue &choice : parameter.choices)
        addChoice(choice);
    // The list may be wider than the box: sizes and names are read whole.
    m_combo->view()->setMinimumWidth(m_combo->view()->sizeHintForColumn(0) + ListMargin);
    m_combo->view()->setTextElideMode(Qt::ElideNone);
    setInput(m_combo);
    setValue(parameter.defaultValue);
    connect(m_combo, &QComboBox::currentIndexChanged, this, &Editor::changed);
}

void ChoiceEditor::addChoice(const ChoiceValue &choice)
{
    const QString label = wording::choiceLabel(m_parameter, choice);
    if (m_parameter.role != Role::Aspect) {
        m_combo->addItem(label, choice.value);
        return;
    }
    const QSize shape = shapeglyph::shapeOf(choice);
    const QString ratio = shapeglyph::ratioText(shape);
    const bool saysItself = shape.isEmpty() || label == ratio || !label.contains(':'_L1);
    m_combo->addItem(shapeglyph::icon(shape), saysItself ? label : label + u" · "_s + ratio, choice.value);
    m_combo->setItemData(m_combo->count() - 1, label, BriefText);
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
