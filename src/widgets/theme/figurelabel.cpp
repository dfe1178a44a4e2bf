// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/figurelabel.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace studio {

namespace {

double digitWidth(const QFontMetricsF &letters)
{
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, letters.horizontalAdvance(QChar(digit)));
    return widest;
}

bool isDigit(QChar letter)
{
    return letter >= u'0' && letter <= u'9';
}

} // namespace

double figuresWidth(const QFontMetricsF &letters, const QString &text)
{
    const double digit = digitWidth(letters);
    double width = 0;
    for (const QChar letter : text)
        width += isDigit(letter) ? digit : letters.horizontalAdvance(letter);
    return width;
}

void drawFigures(QPainter &painter, const QRectF &room, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF letters(painter.font(), painter.device());
    const double digit = digitWidth(letters);
    const double width = figuresWidth(letters, text);
    double x = room.left();
    if (alignment & Qt::AlignRight)
        x = room.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = room.center().x() - width / 2;
    const double baseline = room.center().y() + (letters.ascent() - letters.descent()) / 2;
    for (const QChar letter : text) {
        const double advance = letters.horizontalAdvance(letter);
        const double cell = isDigit(letter) ? digit : advance;
        painter.drawText(QPointF(x + (cell - advance) / 2, baseline), QString(letter));
        x += cell;
    }
}

QSize FigureLabel::sizeHint() const
{
    const QFontMetricsF letters(font());
    return {int(std::ceil(figuresWidth(letters, text()))) + 2 * margin(),
        int(std::ceil(letters.height())) + 2 * margin()};
}

QSize FigureLabel::minimumSizeHint() const
{
    return sizeHint();
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    painter.setFont(font());
    drawFigures(painter, contentsRect(), QStyle::visualAlignment(layoutDirection(), alignment()), text());
}

} // namespace studio
