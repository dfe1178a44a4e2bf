// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/rangestrip.h"

#include "widgets/forms/mediacell.h"
#include "widgets/theme/tokens.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <cmath>

namespace studio {

namespace {

constexpr double StepsPerSecond = 100;
constexpr int ArrowStep = 10; // a tenth of a second
constexpr int PageStep = 100;
constexpr int LeastPart = 10; // what the handles leave between them
constexpr int HandleWidth = 10;
constexpr int StripHeight = 40;

} // namespace

RangeHandle::RangeHandle(const QString &name, QWidget *parent)
    : QAbstractSlider(parent)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeHorCursor);
    setOrientation(Qt::Horizontal);
    setSingleStep(ArrowStep);
    setPageStep(PageStep);
    setLayoutDirection(Qt::LeftToRight); // time runs to the right
    resize(HandleWidth, StripHeight);
}

void RangeHandle::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hasFocus() ? tokens.text : tokens.accent);
    painter.drawRoundedRect(rect(), 3, 3);
    painter.setPen(QPen(hasFocus() ? tokens.panel : tokens.onAccent, 1.5));
    const double middle = width() / 2.0;
    painter.drawLine(QPointF(middle, height() / 2.0 - 6), QPointF(middle, height() / 2.0 + 6));
}

void RangeHandle::focusInEvent(QFocusEvent *event)
{
    QAbstractSlider::focusInEvent(event);
    update();
}

void RangeHandle::focusOutEvent(QFocusEvent *event)
{
    QAbstractSlider::focusOutEvent(event);
    update();
}

void RangeHandle::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // it scrolls the form
}

void RangeHandle::mousePressEvent(QMouseEvent *event)
{
    m_grip = event->position().toPoint().x() - width() / 2;
}

void RangeHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        emit dragged(mapToParent(event->position().toPoint()).x() - m_grip);
}

RangeStrip::RangeStrip(QWidget *parent)
    : QWidget(parent)
    , m_from(new RangeHandle(tr("Start of the part"), this))
    , m_to(new RangeHandle(tr("End of the part"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_from->setObjectName(QStringLiteral("trimFromHandle"));
    m_to->setObjectName(QStringLiteral("trimToHandle"));
    for (RangeHandle *handle : {m_from, m_to}) {
        connect(handle, &RangeHandle::dragged, this,
            [this, handle](int x) { handle->setValue(hundredthsAt(x)); });
        connect(handle, &RangeHandle::valueChanged, this, [this] {
            keepApart();
            placeHandles();
            update();
            emit rangeChanged(range());
        });
    }
}

void RangeStrip::setSeconds(double seconds)
{
    const QSignalBlocker silentFrom(m_from);
    const QSignalBlocker silentTo(m_to);
    const int all = int(std::floor(seconds * StepsPerSecond));
    m_from->setRange(0, all);
    m_to->setRange(0, all);
    placeHandles();
}

void RangeStrip::setPicture(const QImage &picture, bool isSound)
{
    m_picture = picture;
    m_isSound = isSound;
    update();
}

void RangeStrip::setRange(const RangeOfDouble &range)
{
    const QSignalBlocker silentFrom(m_from);
    const QSignalBlocker silentTo(m_to);
    m_from->setValue(qRound(range.least * StepsPerSecond));
    m_to->setValue(qRound(range.most * StepsPerSecond));
    placeHandles();
    update();
}

RangeOfDouble RangeStrip::range() const
{
    return {m_from->value() / StepsPerSecond, m_to->value() / StepsPerSecond};
}

QSize RangeStrip::sizeHint() const
{
    return {240, StripHeight};
}

// The one that was not moved gives way.
void RangeStrip::keepApart()
{
    const bool fromMoved = sender() == m_from;
    const QSignalBlocker silentFrom(m_from);
    const QSignalBlocker silentTo(m_to);
    if (m_to->value() - m_from->value() >= LeastPart)
        return;
    if (fromMoved)
        m_from->setValue(m_to->value() - LeastPart);
    else
        m_to->setValue(m_from->value() + LeastPart);
}

QRectF RangeStrip::room() const
{
    return QRectF(rect()).adjusted(HandleWidth, 0, -HandleWidth, 0);
}

int RangeStrip::positionOf(int hundredths) const
{
    const int all = qMax(1, m_to->maximum());
    return qRound(room().left() + room().width() * hundredths / all);
}

int RangeStrip::hundredthsAt(int x) const
{
    return qRound((x - room().left()) / qMax(1.0, room().width()) * m_to->maximum());
}

void RangeStrip::placeHandles()
{
    // Outside of what they hold, so that none of it is hidden.
    m_from->setGeometry(positionOf(m_from->value()) - HandleWidth, 0, HandleWidth, height());
    m_to->setGeometry(positionOf(m_to->value()), 0, HandleWidth, height());
}

void RangeStrip::resizeEvent(QResizeEvent *)
{
    placeHandles();
}

void RangeStrip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF all = room();
    painter.fillRect(all, tokens.input);
    if (!m_picture.isNull() && m_isSound)
        painter.drawImage(all, inked(m_picture, tokens.running));
    else if (!m_picture.isNull())
        painter.drawImage(all, m_picture, QRectF(m_picture.rect()));
    QColor veil = tokens.panel;
    veil.setAlpha(200);
    const double from = positionOf(m_from->value());
    const double to = positionOf(m_to->value());
    painter.fillRect(QRectF(all.topLeft(), QPointF(from, all.bottom())), veil);
    painter.fillRect(QRectF(QPointF(to, all.top()), all.bottomRight()), veil);
    painter.setPen(QPen(tokens.accent, 2));
    painter.drawLine(QPointF(from, 1), QPointF(to, 1));
    painter.drawLine(QPointF(from, height() - 1), QPointF(to, height() - 1));
}

} // namespace studio
