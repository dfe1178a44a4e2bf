// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/stylepaint.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace studio::stylepaint {

namespace {

using State = QStyle::StateFlag;

bool is(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

// A washed ground under the pointer or the finger, as strong on dark as on light.
QColor hover(const Tokens &tokens, const QColor &ground)
{
    return mix(ground, tokens.text, 0.07);
}

QColor grooveColour(const Tokens &tokens)
{
    return mix(tokens.line, tokens.edge, 0.25);
}

} // namespace

QColor mix(const QColor &first, const QColor &second, double share)
{
    const auto channel = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return QColor(channel(first.red(), second.red()), channel(first.green(), second.green()),
        channel(first.blue(), second.blue()), channel(first.alpha(), second.alpha()));
}

void box(QPainter &painter, const QRect &rect, const Box &look)
{
    const QTransform toDevice = painter.deviceTransform();
    const double scale = std::max(1.0, toDevice.m22());
    const QRectF device = toDevice.mapRect(QRectF(rect));
    const double pen = std::max(1.0, std::floor(scale * look.edgeWidth));
    QRectF snapped(QPointF(std::round(device.left()), std::round(device.top())),
        QPointF(std::round(device.right()), std::round(device.bottom())));
    const bool outlined = look.edge.isValid();
    if (outlined)
        snapped.adjust(pen / 2, pen / 2, -pen / 2, -pen / 2);
    const QRectF logical = toDevice.inverted().mapRect(snapped);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(outlined ? QPen(look.edge, pen / scale) : QPen(Qt::NoPen));
    painter.setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(logical, look.radius, look.radius);
    painter.restore();
}

void focusRing(QPainter &painter, const QRect &rect, const QColor &colour, double radius)
{
    box(painter, rect, {.fill = {}, .edge = colour, .radius = radius, .edgeWidth = 2});
}

void chevron(QPainter &painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour)
{
    const double reach = std::min(3.5, std::min(rect.width(), rect.height()) / 2.5);
    QPolygonF mark{{-reach, -reach / 2}, {0, reach / 2}, {reach, -reach / 2}};
    const double turn = direction == Qt::UpArrow ? 180
        : direction == Qt::LeftArrow             ? 90
        : direction == Qt::RightArrow            ? -90
                                                 : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    painter.rotate(turn);
    painter.setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(mark);
    painter.restore();
}

namespace {

Box primaryLook(const Tokens &tokens, QStyle::State state)
{
    if (!(state & State::State_Enabled))
        return {.fill = tokens.raised, .edge = tokens.line, .radius = metrics::PanelRadius};
    const QColor fill = state & State::State_Sunken ? mix(tokens.accent, tokens.onAccent, 0.14)
        : state & State::State_MouseOver            ? mix(tokens.accent, tokens.onAccent, 0.07)
                                                    : tokens.accent;
    return {.fill = fill, .edge = {}, .radius = metrics::PanelRadius};
}

// A button that lies bare on its bar until it is chosen or pointed at.
Box bareLook(const Tokens &tokens, QStyle::State state, const QWidget *widget)
{
    const bool chosen = state & (State::State_On | State::State_Sunken);
    const bool pointed = (state & State::State_MouseOver) && (state & State::State_Enabled);
    Box look{.fill = {}, .edge = {}};
    if (is(widget, "rail")) {
        look.radius = metrics::PanelRadius;
        look.fill = chosen ? tokens.selection : pointed ? hover(tokens, tokens.panel) : QColor();
        return look;
    }
    if (is(widget, "pill")) {
        look.radius = widget->height() / 2.0;
        look.edge = chosen ? tokens.line : QColor();
    }
    if (chosen)
        look.fill = tokens.raised;
    else if (pointed)
        look.fill = hover(tokens, tokens.panel);
    return look;
}

} // namespace

void button(const Tokens &tokens, const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const QStyle::State state = option.state;
    const auto *push = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool bare = is(widget, "tab") || is(widget, "pill") || is(widget, "rail")
        || (push && push->features.testFlag(QStyleOptionButton::Flat)) || (state & State::State_AutoRaise);
    if (is(widget, "primary")) {
        box(painter, option.rect, primaryLook(tokens, state));
        return;
    }
    if (bare) {
        const Box look = bareLook(tokens, state, widget);
        if (look.fill.isValid() || look.edge.isValid())
            box(painter, option.rect, look);
        return;
    }
    QColor fill = tokens.raised;
    if (!(state & State::State_Enabled))
        fill = tokens.panel;
    else if (state & State::State_Sunken)
        fill = mix(tokens.raised, tokens.window, 0.6);
    else if (state & State::State_MouseOver)
        fill = hover(tokens, tokens.raised);
    if (state & State::State_On)
        fill = tokens.selection;
    const QColor edge = !(state & State::State_Enabled) ? tokens.line
        : state & State::State_On                       ? tokens.accent
                                                        : tokens.edge;
    box(painter, option.rect, {.fill = fill, .edge = edge});
}

void field(const Tokens &tokens, const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const bool enabled = option.state & State::State_Enabled;
    const bool focused = option.state & State::State_HasFocus;
    const bool invalid = is(widget, "invalid");
    Box look{.fill = enabled ? tokens.input : tokens.panel, .edge = enabled ? tokens.edge : tokens.line};
    if (enabled && (option.state & State::State_MouseOver))
        look.edge = mix(tokens.edge, tokens.text, 0.4);
    if (invalid)
        look.edge = tokens.failed;
    if (focused && enabled) {
        look.edge = invalid ? tokens.failed : tokens.accent;
        look.edgeWidth = 2;
    }
    box(painter, option.rect, look);
}

void checkBox(const Tokens &tokens, const QStyleOption &option, QPainter &painter)
{
    const bool enabled = option.state & State::State_Enabled;
    const bool filled = option.state & (State::State_On | State::State_NoChange);
    Box look{.fill = enabled ? tokens.input : tokens.panel,
        .edge = enabled ? tokens.edge : tokens.line,
        .radius = 3};
    if (enabled && (option.state & State::State_MouseOver))
        look.edge = mix(tokens.edge, tokens.text, 0.4);
    if (filled)
        look = {.fill = enabled ? tokens.accent : tokens.line, .edge = {}, .radius = 3};
    box(painter, option.rect, look);
    if (!filled)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(enabled ? tokens.onAccent : tokens.muted, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF room = option.rect;
    const auto at = [&room](double x, double y) {
        return QPointF(room.left() + x * room.width(), room.top() + y * room.height());
    };
    if (option.state & State::State_On)
        painter.drawPolyline(QPolygonF{at(0.25, 0.53), at(0.43, 0.70), at(0.76, 0.33)});
    else
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter.restore();
}

void radioButton(const Tokens &tokens, const QStyleOption &option, QPainter &painter)
{
    const bool enabled = option.state & State::State_Enabled;
    const bool on = option.state & State::State_On;
    const double radius = option.rect.height() / 2.0;
    const QColor mark = enabled ? tokens.accent : tokens.line;
    box(painter, option.rect,
        {.fill = enabled ? tokens.input : tokens.panel,
            .edge = on    ? mark
                : enabled ? tokens.edge
                          : tokens.line,
            .radius = radius});
    if (on)
        box(painter, option.rect.adjusted(4, 4, -4, -4), {.fill = mark, .edge = {}, .radius = radius - 4});
}

void menuBarItem(const Tokens &tokens, const QStyleOption &option, QPainter &painter)
{
    painter.fillRect(option.rect, tokens.panel);
    if (option.state & (State::State_Selected | State::State_Sunken))
        box(painter, option.rect.adjusted(1, 2, -1, -2), {.fill = hover(tokens, tokens.raised), .edge = {}});
}

void progressBar(const Tokens &tokens, const QStyleOptionProgressBar &option, QPainter &painter)
{
    constexpr int Thickness = 4;
    QRect groove = option.rect;
    if (option.textVisible && !option.text.isEmpty()) {
        const int words = option.fontMetrics.horizontalAdvance(QStringLiteral("100 %")) + metrics::Grid;
        const bool mirrored = option.direction == Qt::RightToLeft;
        QRect label = groove;
        if (mirrored)
            label.setRight(groove.left() + words - metrics::Grid);
        else
            label.setLeft(groove.right() - words + metrics::Grid);
        painter.setPen(tokens.muted);
        painter.drawText(
            label, int(Qt::AlignVCenter) | int(mirrored ? Qt::AlignLeft : Qt::AlignRight), option.text);
        groove.adjust(mirrored ? words : 0, 0, mirrored ? 0 : -words, 0);
    }
    groove = QRect(groove.left(), groove.center().y() - Thickness / 2 + 1, groove.width(), Thickness);
    box(painter, groove, {.fill = grooveColour(tokens), .edge = {}, .radius = Thickness / 2.0});
    QRect done = groove;
    const int span = option.maximum - option.minimum;
    if (span <= 0) { // of unknown length: a part in the middle, at rest
        done = groove.adjusted(groove.width() / 3, 0, -groove.width() / 3, 0);
    } else {
        const double share = std::clamp(double(option.progress - option.minimum) / span, 0.0, 1.0);
        done.setWidth(int(std::lround(groove.width() * share)));
        if ((option.direction == Qt::RightToLeft) != option.invertedAppearance)
            done.moveRight(groove.right());
    }
    if (done.width() > 0)
        box(painter, done, {.fill = tokens.running, .edge = {}, .radius = Thickness / 2.0});
}

namespace {

// Everything about a slider in one direction: sideways, or upright with the axes swapped.
struct SliderGeometry {
    bool sideways = true;
    QRect track;
    int handle = 0;
    int zero = 0;

    [[nodiscard]] QRect span(int from, int to) const
    {
        const int low = std::min(from, to);
        const int high = std::max(from, to);
        return sideways ? QRect(low, track.top(), high - low, track.height())
                        : QRect(track.left(), low, track.width(), high - low);
    }
    [[nodiscard]] QRect tick(int at, int length) const
    {
        const QPoint middle = track.center();
        return sideways ? QRect(at, middle.y() - length / 2 + 1, 1, length)
                        : QRect(middle.x() - length / 2 + 1, at, length, 1);
    }
};

SliderGeometry geometryOf(const QStyleOptionSlider &option, const SliderParts &parts)
{
    constexpr int Thickness = 4;
    SliderGeometry made;
    made.sideways = option.orientation == Qt::Horizontal;
    const QRect &groove = parts.groove;
    const int half = (made.sideways ? parts.handle.width() : parts.handle.height()) / 2;
    const int inset = parts.transport ? half : 0;
    made.track = made.sideways ? QRect(groove.left() + inset, groove.center().y() - Thickness / 2 + 1,
                     groove.width() - 2 * inset, Thickness)
                               : QRect(groove.center().x() - Thickness / 2 + 1, groove.top() + inset,
                                   Thickness, groove.height() - 2 * inset);
    made.handle = made.sideways ? parts.handle.center().x() : parts.handle.center().y();
    const int length = made.sideways ? groove.width() : groove.height();
    const int start = made.sideways ? groove.left() : groove.top();
    const int origin = parts.centred ? std::clamp(0, option.minimum, option.maximum) : option.minimum;
    made.zero = start + half
        + QStyle::sliderPositionFromValue(
            option.minimum, option.maximum, origin, length - 2 * half - 1, option.upsideDown);
    if (!parts.centred)
        made.zero = made.sideways ? (option.upsideDown ? made.track.right() + 1 : made.track.left())
                                  : (option.upsideDown ? made.track.bottom() + 1 : made.track.top());
    return made;
}

} // namespace

void slider(
    const Tokens &tokens, const QStyleOptionSlider &option, const SliderParts &parts, QPainter &painter)
{
    constexpr int TickLength = 10;
    const bool enabled = option.state & State::State_Enabled;
    const SliderGeometry at = geometryOf(option, parts);
    const QColor fill = enabled ? tokens.accent : tokens.edge;
    const QColor tick = enabled ? mix(tokens.edge, tokens.text, 0.3) : tokens.line;
    box(painter, at.track, {.fill = grooveColour(tokens), .edge = {}, .radius = 2});
    const QRect filled = at.span(at.zero, at.handle);
    if (!filled.isEmpty())
        box(painter, filled, {.fill = fill, .edge = {}, .radius = parts.centred ? 0.0 : 2.0});
    if (parts.centred)
        painter.fillRect(at.tick(at.zero, TickLength), tick);
    if (parts.transport) {
        painter.fillRect(at.tick(at.sideways ? at.track.left() : at.track.top(), TickLength + 2), tick);
        painter.fillRect(at.tick(at.sideways ? at.track.right() : at.track.bottom(), TickLength + 2), tick);
    }
    QRect knob(0, 0, 14, 14);
    knob.moveCenter(parts.handle.center());
    const bool pointed = (option.state & State::State_MouseOver) && enabled;
    if (parts.transport) {
        box(painter, knob, {.fill = enabled ? tokens.text : tokens.edge, .edge = {}, .radius = 7});
    } else {
        const QColor ground = pointed ? mix(tokens.panel, tokens.accent, 0.35) : tokens.panel;
        box(painter, knob,
            {.fill = enabled ? ground : tokens.panel, .edge = fill, .radius = 7, .edgeWidth = 2});
    }
    if (parts.focused)
        focusRing(painter, knob.adjusted(-3, -3, 3, 3), parts.transport ? tokens.accent : tokens.text, 10);
}

void scrollBar(const Tokens &tokens, const QStyleOptionSlider &option, const QRect &handle, QPainter &painter)
{
    if (option.maximum <= option.minimum)
        return;
    const bool held = option.state & (State::State_Sunken | State::State_MouseOver);
    const QRect bar = option.orientation == Qt::Horizontal ? handle.adjusted(1, 2, -1, -2)
                                                           : handle.adjusted(2, 1, -2, -1);
    box(painter, bar,
        {.fill = held ? tokens.edge : mix(tokens.line, tokens.edge, 0.5), .edge = {}, .radius = 3});
}

} // namespace studio::stylepaint
