// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/linkbutton.h"

#include "widgets/theme/stylepaint.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

namespace studio {

namespace {

constexpr int Margin = 3; // for the focus ring

QFont smallFont(QFont font)
{
    font.setPointSizeF(metrics::LabelPointSize);
    return font;
}

} // namespace

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFlat(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics letters(smallFont(font()));
    return {letters.size(Qt::TextShowMnemonic, text()).width() + 2 * Margin, letters.height() + 2};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    QFont small = smallFont(font());
    small.setUnderline(isEnabled() && (underMouse() || isChecked()));
    painter.setFont(small);
    painter.setPen(isEnabled() ? tokens.accent : tokens.muted);
    painter.drawText(rect(), int(Qt::AlignCenter) | int(Qt::TextHideMnemonic), text());
    if (hasFocus())
        stylepaint::focusRing(painter, rect(), tokens.accent, 3);
}

} // namespace studio
