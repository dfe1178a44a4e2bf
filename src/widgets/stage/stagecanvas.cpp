// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagecanvas.h"

#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace studio {

namespace {

constexpr int Margin = 14;
constexpr double SafeInset = 0.05; // of each side: what television sets used to hide

} // namespace

StageCanvas::StageCanvas(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize StageCanvas::sizeHint() const
{
    return {960, 450};
}

QSize StageCanvas::minimumSizeHint() const
{
    return {240, 160};
}

QRect StageCanvas::pictureRect() const
{
    const QRect room = rect().adjusted(Margin, Margin, -Margin, -Margin);
    if (room.isEmpty() || m_ratio.isEmpty())
        return {};
    QRect fitted(QPoint(), m_ratio.scaled(room.size(), Qt::KeepAspectRatio).toSize());
    fitted.moveCenter(room.center());
    return fitted;
}

void StageCanvas::setRatio(QSizeF ratio)
{
    if (ratio.isEmpty() || ratio == m_ratio)
        return;
    m_ratio = ratio;
    m_backdrop = {};
    update();
}

void StageCanvas::setPicture(const QImage &picture)
{
    if (picture.isNull() != m_picture.isNull()) { // the shadow comes or goes with the picture
        m_backdrop = {};
        update();
    }
    m_picture = picture;
    update(pictureRect());
}

void StageCanvas::setCaption(const QString &caption)
{
    if (caption == m_caption)
        return;
    m_caption = caption;
    setAccessibleDescription(caption);
    update();
}

void StageCanvas::setWords(const QString &heading, const QString &advice)
{
    m_heading = heading;
    m_advice = advice;
    if (m_picture.isNull())
        setAccessibleDescription(heading + u' ' + advice);
    update();
}

void StageCanvas::setSafeArea(bool shown)
{
    m_safeArea = shown;
    update();
}

void StageCanvas::setUsedPart(const QRectF &part)
{
    if (part == m_used)
        return;
    m_used = part;
    update();
}

void StageCanvas::paintUsedPart(QPainter &painter, const QRect &frame) const
{
    const QRectF part(frame.left() + m_used.left() * frame.width(),
        frame.top() + m_used.top() * frame.height(), m_used.width() * frame.width(),
        m_used.height() * frame.height());
    QPainterPath outside;
    outside.addRect(frame);
    QPainterPath inside;
    inside.addRect(part);
    QColor shade = Tokens::dark().stage;
    shade.setAlpha(170);
    painter.fillPath(outside.subtracted(inside), shade);
    painter.setPen(QPen(Tokens::dark().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(part.adjusted(0.75, 0.75, -0.75, -0.75));
}

void StageCanvas::paintEvent(QPaintEvent *event)
{
    if (m_backdrop.isNull())
        m_backdrop = makeBackdrop();
    QPainter painter(this);
    painter.setClipRect(event->rect());
    painter.drawPixmap(0, 0, m_backdrop);
    const QRect frame = pictureRect();
    if (m_picture.isNull()) {
        paintWords(painter, frame);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(frame, m_picture);
    if (m_safeArea) {
        const int x = qRound(frame.width() * SafeInset);
        const int y = qRound(frame.height() * SafeInset);
        QColor line = Tokens::dark().text;
        line.setAlpha(80);
        painter.setPen(line);
        painter.drawRect(frame.adjusted(x, y, -x - 1, -y - 1));
    }
    if (!m_used.isEmpty() && m_used != QRectF(0, 0, 1, 1))
        paintUsedPart(painter, frame);
    if (!m_caption.isEmpty())
        paintChip(painter, frame);
}

QPixmap StageCanvas::makeBackdrop() const
{
    const double scale = devicePixelRatioF();
    QPixmap made(size() * scale);
    made.setDevicePixelRatio(scale);
    const Tokens &tokens = Tokens::of(palette());
    made.fill(tokens.stage);
    if (m_picture.isNull())
        return made;
    QPainter painter(&made);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool dark = tokens.stage.lightness() < 128;
    constexpr int Reach = 12;
    for (int i = Reach; i > 0; --i) {
        QColor shade = dark ? QColor(Qt::black) : tokens.edge;
        shade.setAlpha(dark ? 18 : 9);
        painter.setBrush(shade);
        const QRectF halo = QRectF(pictureRect()).adjusted(-i, -i, i, i).translated(0, 3);
        painter.drawRoundedRect(halo, i, i);
    }
    return made;
}

// The chip lies on a picture, not on the window: it is dark in both themes.
void StageCanvas::paintChip(QPainter &painter, const QRect &frame) const
{
    const Tokens &tokens = Tokens::dark();
    QFont small = font();
    small.setPointSizeF(metrics::LabelPointSize);
    const QFontMetrics letters(small);
    const int room = frame.width() - 4 * metrics::Grid;
    const QString words = letters.elidedText(m_caption, Qt::ElideRight, room);
    QRect chip(0, 0, letters.horizontalAdvance(words) + 2 * metrics::Grid, letters.height() + 6);
    chip.moveTopLeft(frame.topLeft() + QPoint(10, 10));
    if (layoutDirection() == Qt::RightToLeft)
        chip.moveTopRight(frame.topRight() + QPoint(-10, 10));
    QColor ground = tokens.window;
    ground.setAlpha(215);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(chip, 4, 4);
    painter.setPen(tokens.text);
    painter.setFont(small);
    painter.setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, words);
}

void StageCanvas::paintWords(QPainter &painter, const QRect &frame) const
{
    const Tokens &tokens = Tokens::of(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    QPen dashes(tokens.edge, 1, Qt::DashLine);
    painter.setPen(dashes);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), metrics::PanelRadius, metrics::PanelRadius);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(metrics::BodyPointSize * 1.2);
    const QRect room = frame.adjusted(24, 24, -24, -24);
    const auto flags = int(Qt::AlignHCenter | Qt::AlignTop) | int(Qt::TextWordWrap);
    const int headingHeight = QFontMetrics(strong).boundingRect(room, flags, m_heading).height();
    const int adviceHeight = fontMetrics().boundingRect(room, flags, m_advice).height();
    QRect line = room;
    line.setTop(room.center().y() - (headingHeight + metrics::Grid + adviceHeight) / 2);
    painter.setFont(strong);
    painter.setPen(tokens.text);
    painter.drawText(line, flags, m_heading);
    line.setTop(line.top() + headingHeight + metrics::Grid);
    painter.setFont(font());
    painter.setPen(tokens.muted);
    painter.drawText(line, flags, m_advice);
}

void StageCanvas::resizeEvent(QResizeEvent *event)
{
    m_backdrop = {};
    QWidget::resizeEvent(event);
}

void StageCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_backdrop = {};
    QWidget::changeEvent(event);
}

void StageCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit playRequested();
    else
        QWidget::mouseReleaseEvent(event);
}

void StageCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit fullScreenRequested();
    else
        QWidget::mouseDoubleClickEvent(event);
}

} // namespace studio
