// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/axisslider.h"

#include <QMouseEvent>
#include <QWheelEvent>

namespace studio {

AxisSlider::AxisSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setLayoutDirection(Qt::LeftToRight); // + is the camera's right in every language
    setProperty("centred", true); // the style fills from zero
}

void AxisSlider::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        setValue(0);
        event->accept();
        return;
    }
    QSlider::mouseDoubleClickEvent(event);
}

void AxisSlider::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();
}

} // namespace studio
