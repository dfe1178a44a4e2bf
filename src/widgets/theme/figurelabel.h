// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace studio {

//! A label whose digits all take the same room, so that running times and counters do not jitter in a font
//! with proportional figures.
class FigureLabel final : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

//! The room drawFigures() needs for `text`.
[[nodiscard]] double figuresWidth(const QFontMetricsF &letters, const QString &text);
//! Draws one line of text with digits of equal width, in the painter's font and pen.
void drawFigures(QPainter &painter, const QRectF &room, Qt::Alignment alignment, const QString &text);

} // namespace studio
