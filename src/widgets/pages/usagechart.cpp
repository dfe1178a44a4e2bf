// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/usagechart.h"

#include "widgets/models/usagetablemodel.h"
#include "widgets/theme/tokens.h"

#include <QHash>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int AxisWidth = 56;
constexpr int DatesHeight = 22;
constexpr int LegendHeight = 26;
constexpr int Top = 12;
constexpr int GridLines = 4;
constexpr qsizetype NamedModels = 5; // colours that can be told apart; the rest share one

//! 1, 2 or 5 times a power of ten, not below `least`.
double roundStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(1.0, least))));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

UsageChart::UsageChart(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Credits by day"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize UsageChart::sizeHint() const
{
    return {720, 260};
}

QSize UsageChart::minimumSizeHint() const
{
    return {320, 180};
}

void UsageChart::setUsage(QDate first, QDate last, const QList<UsageEntry> &entries)
{
    m_first = first;
    m_last = last;
    m_marked = -1;
    QHash<QString, qint64> totals;
    for (const UsageEntry &entry : entries)
        totals[entry.model] += entry.credits;
    m_models = totals.keys();
    std::sort(m_models.begin(), m_models.end(), [&totals](const QString &one, const QString &other) {
        return totals.value(one) != totals.value(other) ? totals.value(one) > totals.value(other)
                                                        : one < other;
    });
    m_credits = QList<QList<qint64>>(days(), QList<qint64>(m_models.size(), 0));
    for (const UsageEntry &entry : entries) {
        const qint64 day = first.daysTo(entry.date);
        if (day >= 0 && day < m_credits.size())
            m_credits[day][m_models.indexOf(entry.model)] += entry.credits;
    }
    double low = 0;
    double high = 1;
    for (const QList<qint64> &day : std::as_const(m_credits)) {
        double up = 0;
        double down = 0;
        for (const qint64 credits : day)
            (credits < 0 ? down : up) += double(credits);
        high = std::max(high, up);
        low = std::min(low, down);
    }
    m_scale.step = roundStep((high - low) / GridLines);
    m_scale.high = std::ceil(high / m_scale.step) * m_scale.step;
    m_scale.low = std::floor(low / m_scale.step) * m_scale.step;
    describe();
    update();
}

int UsageChart::days() const
{
    return m_first.isValid() && m_last >= m_first ? int(m_first.daysTo(m_last)) + 1 : 0;
}

QDate UsageChart::markedDay() const
{
    return m_marked < 0 ? QDate() : m_first.addDays(m_marked);
}

QString UsageChart::dayText(QDate day) const
{
    const QList<qint64> credits = m_credits.value(m_first.daysTo(day));
    const qint64 total = std::accumulate(credits.begin(), credits.end(), qint64(0));
    QStringList parts;
    for (qsizetype model = 0; model < credits.size(); ++model) {
        if (credits.at(model) != 0)
            parts.append(
                tr("%1 %2", "model, credits").arg(m_models.at(model), QLocale().toString(credits.at(model))));
    }
    const QString text
        = tr("%1: %2", "day: credits").arg(QLocale().toString(day, QLocale::ShortFormat), creditsText(total));
    return parts.size() < 2 ? parts.isEmpty() ? text : text + u" · "_s + m_models.at(credits.indexOf(total))
                            : text + u" · "_s + parts.join(u", "_s);
}

void UsageChart::describe()
{
    qint64 total = 0;
    qint64 most = 0;
    QDate when;
    for (int day = 0; day < m_credits.size(); ++day) {
        const qint64 credits = std::accumulate(m_credits.at(day).begin(), m_credits.at(day).end(), qint64(0));
        total += credits;
        if (credits > most) {
            most = credits;
            when = m_first.addDays(day);
        }
    }
    QString text = tr("%1 in %n days.", nullptr, days()).arg(creditsText(total));
    if (when.isValid())
        text += u' '
            + tr("Most on %1: %2.").arg(QLocale().toString(when, QLocale::LongFormat), creditsText(most));
    if (m_marked >= 0)
        text = dayText(markedDay());
    setAccessibleDescription(text);
}

// --- places ---------------------------------------------------------------------------------------------

QRect UsageChart::plotRect() const
{
    return rect().adjusted(AxisWidth, Top, -12, -(DatesHeight + LegendHeight));
}

QRectF UsageChart::columnOf(const QRect &plot, int day) const
{
    const double width = double(plot.width()) / std::max(1, days());
    const double bar = std::min(28.0, std::max(1.0, width * 0.72));
    return {plot.left() + width * day + (width - bar) / 2, double(plot.top()), bar, double(plot.height())};
}

double UsageChart::yOf(const QRect &plot, double credits) const
{
    return plot.bottom() - (credits - m_scale.low) / (m_scale.high - m_scale.low) * plot.height();
}

int UsageChart::dayAt(const QPoint &place) const
{
    const QRect plot = plotRect();
    if (place.x() < plot.left() || place.x() > plot.right() || days() == 0)
        return -1;
    return std::min(days() - 1, (place.x() - plot.left()) * days() / std::max(1, plot.width()));
}

//! Colours that say nothing bad of a model: the accent and the states' calm ones, then mixtures.
QColor UsageChart::colourOf(qsizetype model) const
{
    const Tokens &tokens = Tokens::of(palette());
    switch (model) {
    case 0:
        return tokens.accent;
    case 1:
        return tokens.running;
    case 2:
        return tokens.saved;
    case 3:
        return tokens.waiting;
    case 4:
        return tokens.failed;
    default:
        return tokens.edge;
    }
}

// --- painting -------------------------------------------------------------------------------------------

void UsageChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(metrics::LabelPointSize);
    painter.setFont(small);
    const QRect plot = plotRect();
    if (days() == 0 || plot.height() < 20)
        return;
    paintGrid(painter, plot);
    for (int day = 0; day < days(); ++day)
        paintDay(painter, plot, day);
    paintDates(painter, plot);
    paintLegend(painter, QRect(plot.left(), rect().bottom() - LegendHeight, plot.width(), LegendHeight));
    if (m_marked >= 0)
        paintMarkText(painter, plot);
}

void UsageChart::paintGrid(QPainter &painter, const QRect &plot) const
{
    const Tokens &tokens = Tokens::of(palette());
    for (double value = m_scale.low; value <= m_scale.high + m_scale.step / 2; value += m_scale.step) {
        const int y = qRound(yOf(plot, value));
        const bool zero = std::abs(value) < m_scale.step / 2;
        painter.setPen(zero ? tokens.edge : tokens.line);
        painter.drawLine(plot.left(), y, plot.right(), y);
        painter.setPen(tokens.muted);
        painter.drawText(QRect(0, y - 10, AxisWidth - 8, 20), int(Qt::AlignRight | Qt::AlignVCenter),
            QLocale().toString(value, 'f', 0));
    }
}

void UsageChart::paintDay(QPainter &painter, const QRect &plot, int day) const
{
    const QRectF column = columnOf(plot, day);
    if (day == m_marked) {
        QColor shade = Tokens::of(palette()).edge;
        shade.setAlpha(50);
        painter.fillRect(column.adjusted(-3, 0, 3, 0), shade);
    }
    double up = 0;
    double down = 0;
    for (qsizetype model = 0; model < m_models.size(); ++model) {
        const qint64 credits = m_credits.at(day).at(model);
        double &base = credits < 0 ? down : up;
        const double from = yOf(plot, base);
        base += double(credits);
        const double to = yOf(plot, base);
        painter.fillRect(
            QRectF(column.left(), std::min(from, to), column.width(), std::abs(from - to)), colourOf(model));
    }
}

void UsageChart::paintDates(QPainter &painter, const QRect &plot) const
{
    const Tokens &tokens = Tokens::of(palette());
    painter.setPen(tokens.muted);
    const int wide = painter.fontMetrics().horizontalAdvance(u"00 Wwww"_s) + 12;
    const int every = std::max(1, int(std::ceil(double(wide) * days() / std::max(1, plot.width()))));
    for (int day = 0; day < days(); day += every) {
        const double middle = columnOf(plot, day).center().x();
        painter.drawText(QRectF(middle - wide / 2.0, plot.bottom() + 4, wide, DatesHeight - 4),
            int(Qt::AlignHCenter | Qt::AlignTop), QLocale().toString(m_first.addDays(day), u"d MMM"_s));
    }
}

void UsageChart::paintLegend(QPainter &painter, const QRect &room) const
{
    const Tokens &tokens = Tokens::of(palette());
    int x = room.left();
    const qsizetype shown = std::min(m_models.size(), NamedModels + 1);
    for (qsizetype model = 0; model < shown; ++model) {
        const bool rest = model == NamedModels && m_models.size() > NamedModels + 1;
        const QString name
            = rest ? tr("%n others", nullptr, int(m_models.size() - NamedModels)) : m_models.at(model);
        const int wide = painter.fontMetrics().horizontalAdvance(name);
        if (x + 16 + wide > room.right())
            break;
        painter.fillRect(QRect(x, room.center().y() - 5, 10, 10), colourOf(model));
        painter.setPen(tokens.text);
        painter.drawText(QRect(x + 16, room.top(), wide + 4, room.height()), Qt::AlignVCenter, name);
        x += 16 + wide + 20;
    }
}

void UsageChart::paintMarkText(QPainter &painter, const QRect &plot) const
{
    const Tokens &tokens = Tokens::of(palette());
    const QString words
        = painter.fontMetrics().elidedText(dayText(markedDay()), Qt::ElideRight, plot.width() - 32);
    QRectF chip(
        0, 0, painter.fontMetrics().horizontalAdvance(words) + 16, painter.fontMetrics().height() + 8);
    chip.moveCenter({columnOf(plot, m_marked).center().x(), plot.top() + chip.height() / 2});
    chip.moveLeft(std::clamp(
        chip.left(), double(plot.left()), std::max<double>(plot.left(), plot.right() - chip.width())));
    painter.setPen(tokens.edge);
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(chip, 4, 4);
    painter.setPen(tokens.text);
    painter.drawText(chip, Qt::AlignCenter, words);
}

// --- the marked day -------------------------------------------------------------------------------------

void UsageChart::mark(int day)
{
    if (m_marked == day)
        return;
    m_marked = day;
    describe();
    update();
}

void UsageChart::mouseMoveEvent(QMouseEvent *event)
{
    mark(dayAt(event->position().toPoint()));
}

void UsageChart::leaveEvent(QEvent *)
{
    if (!hasFocus())
        mark(-1);
}

void UsageChart::focusOutEvent(QFocusEvent *event)
{
    mark(-1);
    QWidget::focusOutEvent(event);
}

void UsageChart::keyPressEvent(QKeyEvent *event)
{
    const int last = days() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return mark(m_marked < 0 ? last : std::max(0, m_marked - 1));
    case Qt::Key_Right:
        return mark(std::min(last, m_marked + 1));
    case Qt::Key_Home:
        return mark(std::min(0, last));
    case Qt::Key_End:
        return mark(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace studio
