// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usage.h"

#include <QDate>
#include <QList>
#include <QStringList>
#include <QWidget>

namespace studio {

//! Credits by day as bars, stacked by model; what was given back hangs below the line. The day under the
//! mouse, or under the keyboard's mark (Left, Right, Home, End), says its numbers. A summary is read aloud.
class UsageChart final : public QWidget {
    Q_OBJECT

public:
    explicit UsageChart(QWidget *parent = nullptr);

    //! Entries by date; days without use are bars of nothing.
    void setUsage(QDate first, QDate last, const QList<UsageEntry> &entries);
    [[nodiscard]] QStringList models() const
    {
        return m_models;
    } //!< in the legend's order, most credits first
    [[nodiscard]] QDate markedDay() const; //!< invalid while none is marked
    [[nodiscard]] QString dayText(QDate day) const; //!< "3 March: 75 credits. Gen-3 Alpha Turbo 50, …"

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Scale {
        double low = 0;
        double high = 1;
        double step = 1;
    };

    void mark(int day);
    void describe();
    void paintGrid(QPainter &painter, const QRect &plot) const;
    void paintDay(QPainter &painter, const QRect &plot, int day) const;
    void paintDates(QPainter &painter, const QRect &plot) const;
    void paintLegend(QPainter &painter, const QRect &room) const;
    void paintMarkText(QPainter &painter, const QRect &plot) const;
    [[nodiscard]] QColor colourOf(qsizetype model) const;
    [[nodiscard]] QRect plotRect() const;
    [[nodiscard]] QRectF columnOf(const QRect &plot, int day) const;
    [[nodiscard]] double yOf(const QRect &plot, double credits) const;
    [[nodiscard]] int dayAt(const QPoint &place) const; // −1 = none
    [[nodiscard]] int days() const;

    QDate m_first;
    QDate m_last;
    QStringList m_models;
    QList<QList<qint64>> m_credits; // by day, then model
    Scale m_scale;
    int m_marked = -1;
};

} // namespace studio
