// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/scaleeditor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double MostSteps = 11;
constexpr int EndWidth = 72; // so that sliders below each other begin at one place

struct Ends {
    QString least;
    QString most;
};

Ends endsOf(const std::optional<Role> &role)
{
    if (role == Role::Expression)
        return {ScaleEditor::tr("steady", "least expression"), ScaleEditor::tr("lively", "most expression")};
    if (role == Role::Structure)
        return {
            ScaleEditor::tr("close", "to the source video"), ScaleEditor::tr("far", "from the source video")};
    return {};
}

//! Figures that people type or step, however few there are.
bool isCounted(const std::optional<Role> &role)
{
    return role == Role::Duration || role == Role::OutputCount || role == Role::MaxJobs || role == Role::Seed
        || role == Role::Speed || role == Role::Scale;
}

QLabel *endLabel(const QString &text, Qt::Alignment alignment, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setAlignment(alignment | Qt::AlignVCenter);
    label->setMinimumWidth(EndWidth);
    return label;
}

} // namespace

bool ScaleEditor::fits(const ParameterSpec &parameter)
{
    return parameter.kind == ParameterKind::Integer && parameter.minimum && parameter.maximum
        && *parameter.maximum - *parameter.minimum + 1 <= MostSteps && !isCounted(parameter.role)
        && (!parameter.defaultValue.isUndefined() || parameter.required);
}

ScaleEditor::ScaleEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_parameter(parameter)
    , m_slider(new QSlider(Qt::Horizontal))
{
    m_slider->setObjectName(parameter.key() + "Slider"_L1);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->setRange(qRound(parameter.minimum.value_or(0)), qRound(parameter.maximum.value_or(10)));
    m_slider->setPageStep(1);
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(8);
    const Ends ends = endsOf(parameter.role);
    if (!ends.least.isEmpty())
        line->addWidget(endLabel(ends.least, Qt::AlignLeading, row));
    line->addWidget(m_slider, 1);
    if (!ends.most.isEmpty())
        line->addWidget(endLabel(ends.most, Qt::AlignTrailing, row));
    setInput(m_slider, row);
    setValue(parameter.defaultValue);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showValue();
        emit changed();
    });
}

QJsonValue ScaleEditor::value() const
{
    return m_slider->value();
}

void ScaleEditor::setValue(const QJsonValue &value)
{
    const QSignalBlocker silence(m_slider);
    const double fallback = m_parameter.defaultValue.toDouble(m_slider->minimum());
    m_slider->setValue(qRound(value.toDouble(fallback)));
    showValue();
}

void ScaleEditor::showValue()
{
    const QLocale words = locale();
    setTrailing(tr("%1 of %2", "a value / the greatest one")
                    .arg(words.toString(m_slider->value()), words.toString(m_slider->maximum())));
}

} // namespace studio
