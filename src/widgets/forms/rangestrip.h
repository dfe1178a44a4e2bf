// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediakind.h"

#include <QAbstractSlider>
#include <QImage>
#include <QWidget>

namespace studio {

//! One end of a range: a slider of its own for the keyboard and for assistive technology, drawn as an upright
//! bar. Counts hundredths of a second.
class RangeHandle final : public QAbstractSlider {
    Q_OBJECT

public:
    explicit RangeHandle(const QString &name, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

signals:
    void dragged(int x); //!< in the parent's coordinates

private:
    int m_grip = 0; // where the mouse took hold
};

//! A filmstrip, or the shape of a sound, with a part chosen by two handles. The ends never pass each other.
class RangeStrip final : public QWidget {
    Q_OBJECT

public:
    explicit RangeStrip(QWidget *parent = nullptr);

    //! The length of the whole, in seconds.
    void setSeconds(double seconds);
    void setPicture(const QImage &picture, bool isSound);
    //! Emits nothing.
    void setRange(const RangeOfDouble &range);
    [[nodiscard]] RangeOfDouble range() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void rangeChanged(const studio::RangeOfDouble &range);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRectF room() const;
    [[nodiscard]] int positionOf(int hundredths) const;
    [[nodiscard]] int hundredthsAt(int x) const;
    void placeHandles();
    void keepApart();

    RangeHandle *m_from;
    RangeHandle *m_to;
    QImage m_picture;
    bool m_isSound = false;
};

} // namespace studio
