// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/axisspinbox.h"

#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr QChar Minus(0x2212);

QString withPlainMinus(QString text)
{
    return text.replace(Minus, '-'_L1);
}

} // namespace

AxisSpinBox::AxisSpinBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setButtonSymbols(NoButtons);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setFocusPolicy(Qt::StrongFocus);
}

QString AxisSpinBox::textFromValue(double value) const
{
    const double rounded = qRound(value * 10) / 10.0;
    const QString figures = locale().toString(qAbs(rounded), 'f', decimals());
    if (rounded > 0)
        return '+'_L1 + figures;
    return rounded < 0 ? Minus + figures : figures;
}

double AxisSpinBox::valueFromText(const QString &text) const
{
    return QDoubleSpinBox::valueFromText(withPlainMinus(text));
}

QValidator::State AxisSpinBox::validate(QString &text, int &position) const
{
    QString plain = withPlainMinus(text);
    return QDoubleSpinBox::validate(plain, position);
}

void AxisSpinBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace studio
