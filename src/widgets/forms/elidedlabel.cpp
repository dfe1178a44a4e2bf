// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/elidedlabel.h"

#include <QPainter>
#include <QStyle>

namespace studio {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setProperty("fieldLabel", true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    style()->drawItemText(&painter, rect(),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)), palette(),
        isEnabled(), shown, foregroundRole());
}

} // namespace studio
