// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a MediaCell looks.
#include "widgets/forms/mediacell.h"

#include "domain/framing.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double MostHidden = 0.25; // of an uncut picture that may lie outside the frame
constexpr int LineHeight = 15; // of the small words
constexpr int LinkIcon = 14;

} // namespace

QImage inked(const QImage &shape, const QColor &ink)
{
    QImage made = shape.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&made);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(made.rect(), ink);
    return made;
}

// A picture that is used whole fills the cell, as far as that hides little of it. One that is cut is seen
// whole: what is cut away is the point.
bool MediaCell::fillsTheFrame() const
{
    if (isCropped() || m_content.picture.isNull())
        return false;
    const QSizeF whole = m_content.picture.size();
    const QSizeF part = QSizeF(size()).scaled(whole, Qt::KeepAspectRatio);
    return part.width() * part.height() >= (1 - MostHidden) * whole.width() * whole.height();
}

QRectF MediaCell::pictureRect() const
{
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QSizeF size = m_content.picture.size();
    if (size.isEmpty())
        return frame;
    if (m_content.frames > 0)
        return {frame.topLeft(), QSizeF(frame.width() / m_content.frames, frame.height())};
    size.scale(frame.size(), fillsTheFrame() ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    QRectF fitted(QPointF(), size);
    fitted.moveCenter(frame.center());
    return fitted;
}

QRectF MediaCell::keptRect() const
{
    const QRectF place = pictureRect();
    QRectF crop = shownCrop();
    if (m_content.frames > 0) {
        // The pictures of a strip are cut around their middle to fill their places.
        const QRectF seen = centredCrop(m_content.pixels, place.size().toSize());
        crop = QRectF((crop.x() - seen.x()) / seen.width(), (crop.y() - seen.y()) / seen.height(),
            crop.width() / seen.width(), crop.height() / seen.height())
                   .intersected({0, 0, 1, 1});
    }
    return {place.x() + crop.x() * place.width(), place.y() + crop.y() * place.height(),
        crop.width() * place.width(), crop.height() * place.height()};
}

void MediaCell::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath corners;
    corners.addRoundedRect(frame, metrics::ControlRadius, metrics::ControlRadius);
    painter.fillPath(corners, tokens.input);
    painter.save();
    painter.setClipPath(corners);
    if (m_content.picture.isNull())
        paintEmpty(painter, frame);
    else if (m_content.frames > 0)
        paintStrip(painter, frame);
    else
        paintPicture(painter, frame);
    painter.restore();
    if (isFilled() && !m_place.word.isEmpty())
        paintWord(painter, frame);
    const bool highlighted = hasFocus() || m_dropHovers;
    QPen pen(
        highlighted ? tokens.accent : (m_content.broken ? tokens.failed : tokens.edge), highlighted ? 2 : 1);
    if (!isFilled() && !highlighted)
        pen.setDashPattern({3, 3});
    painter.setPen(pen);
    const double inset = highlighted ? 0.5 : 0;
    painter.drawRoundedRect(
        frame.adjusted(inset, inset, -inset, -inset), metrics::ControlRadius, metrics::ControlRadius);
}

void MediaCell::paintEmpty(QPainter &painter, const QRectF &frame) const
{
    const Tokens &tokens = Tokens::of(palette());
    QFont small = font();
    small.setPointSizeF(metrics::LabelPointSize);
    painter.setFont(small);
    painter.setPen(m_content.broken ? tokens.failed : tokens.muted);
    if (!isFilled()) {
        const QString words
            = m_place.word.isEmpty() ? m_place.invitation : m_place.word + '\n'_L1 + m_place.invitation;
        painter.drawText(frame.adjusted(6, 4, -6, -4), int(Qt::AlignCenter) | int(Qt::TextWordWrap), words);
        return;
    }
    if (!m_content.host.isEmpty()) {
        paintAddress(painter, frame);
        return;
    }
    if (m_content.text == m_place.word)
        return; // its corner says so already
    const QString name = painter.fontMetrics().elidedText(
        m_content.text, Qt::ElideMiddle, int((frame.width() - 12) * 2 - 12));
    const int foot = m_place.word.isEmpty() ? 4 : 22;
    painter.drawText(frame.adjusted(6, 4, -6, -foot), int(Qt::AlignCenter) | int(Qt::TextWrapAnywhere), name);
}

// Nothing is fetched to be shown: the name, where it lies and who will fetch it stand for the picture.
void MediaCell::paintAddress(QPainter &painter, const QRectF &frame) const
{
    const Tokens &tokens = Tokens::of(palette());
    const QRect room = frame.adjusted(7, 6, -7, -4).toRect();
    const auto placed
        = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const auto write = [&](const QRect &line, const QString &words, const QColor &colour,
                           Qt::TextElideMode cut = Qt::ElideMiddle) {
        painter.setPen(m_content.broken ? tokens.failed : colour);
        painter.drawText(placed(line),
            int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
            painter.fontMetrics().elidedText(words, cut, line.width()));
    };
    QRect line(room.topLeft(), QSize(room.width(), LineHeight));
    icon(u"link"_s, m_content.broken ? Tint::Failed : Tint::Muted)
        .paint(&painter, placed(QRect(line.topLeft(), QSize(LinkIcon, LinkIcon))));
    write(line.adjusted(LinkIcon + 4, 0, 0, 0), m_content.host, tokens.muted, Qt::ElideLeft);
    line.translate(0, LineHeight);
    write(line, m_content.text, tokens.text);
    line.translate(0, LineHeight);
    write(line, m_content.fetched, tokens.muted);
}

void MediaCell::paintPicture(QPainter &painter, const QRectF &frame) const
{
    const QRectF place = pictureRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!place.contains(frame))
        paintGround(painter, frame);
    if (m_scaled.isNull()) {
        const double ratio = devicePixelRatioF();
        m_scaled = QPixmap::fromImage(m_content.picture.scaled(
            (place.size() * ratio).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    painter.drawPixmap(place, m_scaled, QRectF(m_scaled.rect()));
    if (isCropped())
        paintCut(painter);
}

// The picture's own colours, blurred, instead of bars.
void MediaCell::paintGround(QPainter &painter, const QRectF &frame) const
{
    const QImage blur = m_content.picture.scaled(6, 6, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(frame, blur, QRectF(0.5, 0.5, 5, 5));
    QColor shade = Tokens::of(palette()).stage;
    shade.setAlpha(110);
    painter.fillRect(frame, shade);
}

void MediaCell::paintStrip(QPainter &painter, const QRectF &frame) const
{
    const Tokens &tokens = Tokens::of(palette());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (m_content.kind == MediaKind::Audio) {
        painter.drawImage(frame, inked(m_content.picture, tokens.running));
    } else {
        painter.drawImage(frame, m_content.picture);
        if (isCropped())
            paintCut(painter);
    }
    if (!m_content.part)
        return;
    // What a trim leaves out.
    QColor veil = tokens.stage;
    veil.setAlpha(190);
    const double from = frame.left() + frame.width() * m_content.part->least;
    const double to = frame.left() + frame.width() * m_content.part->most;
    painter.fillRect(QRectF(frame.topLeft(), QPointF(from, frame.bottom())), veil);
    painter.fillRect(QRectF(QPointF(to, frame.top()), frame.bottomRight()), veil);
}

void MediaCell::paintCut(QPainter &painter) const
{
    const Tokens &tokens = Tokens::of(palette());
    const QRectF place = pictureRect();
    const QRectF kept = keptRect();
    QPainterPath outside;
    outside.addRect(place);
    QPainterPath inside;
    inside.addRect(kept);
    QColor veil = tokens.stage;
    veil.setAlpha(150);
    painter.fillPath(outside.subtracted(inside), veil);
    painter.setPen(QPen(tokens.accent, 1));
    painter.drawRect(kept.adjusted(0.5, 0.5, -0.5, -0.5));
}

void MediaCell::paintWord(QPainter &painter, const QRectF &frame) const
{
    QFont small = font();
    small.setPointSizeF(metrics::LabelPointSize - 0.5);
    painter.setFont(small);
    const QFontMetricsF figures(small);
    const QString word = figures.elidedText(m_place.word, Qt::ElideMiddle, frame.width() - 20);
    QRectF chip(0, 0, figures.horizontalAdvance(word) + 10, figures.height() + 2);
    chip.moveBottomLeft(frame.bottomLeft() + QPointF(5, -5));
    if (layoutDirection() == Qt::RightToLeft)
        chip.moveBottomRight(frame.bottomRight() + QPointF(-5, -5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190)); // on a photograph in either theme
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(Qt::white);
    painter.setBrush(Qt::NoBrush);
    painter.drawText(chip, Qt::AlignCenter, word);
}

} // namespace studio
