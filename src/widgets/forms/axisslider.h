// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace studio {

//! A slider with its zero in the middle. A double click goes back to zero; the wheel moves it only while it
//! has the keyboard, so that scrolling the form changes nothing.
class AxisSlider final : public QSlider {
    Q_OBJECT

public:
    explicit AxisSlider(QWidget *parent = nullptr);

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace studio
