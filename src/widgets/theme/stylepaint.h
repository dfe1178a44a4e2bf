// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComplex;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionToolButton;
class QWidget;

//! How StudioStyle's controls are drawn. Pure painting: tokens and an option in, pixels out.
namespace studio::stylepaint {

//! The ground and outline of a control.
struct Box {
    QColor fill;
    QColor edge; //!< invalid: no outline
    double radius = metrics::ControlRadius;
    double edgeWidth = 1;
};

//! A colour between two, `share` of the second.
[[nodiscard]] QColor mix(const QColor &first, const QColor &second, double share);
//! A rounded box whose outline falls on whole device pixels at any pixel ratio.
void box(QPainter &painter, const QRect &rect, const Box &look);
//! The ring around what the keyboard is at.
void focusRing(QPainter &painter, const QRect &rect, const QColor &colour, double radius);
//! A small "v" (or its turns) in the middle of `rect`.
void chevron(QPainter &painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour);

void button(const Tokens &tokens, const QStyleOption &option, QPainter &painter, const QWidget *widget);
void field(const Tokens &tokens, const QStyleOption &option, QPainter &painter, const QWidget *widget);
void checkBox(const Tokens &tokens, const QStyleOption &option, QPainter &painter);
void radioButton(const Tokens &tokens, const QStyleOption &option, QPainter &painter);
void menuBarItem(const Tokens &tokens, const QStyleOption &option, QPainter &painter);
void progressBar(const Tokens &tokens, const QStyleOptionProgressBar &option, QPainter &painter);
//! `groove` and `handle` as the style lays them out.
struct SliderParts {
    QRect groove;
    QRect handle;
    bool centred = false;
    bool transport = false;
    bool focused = false;
};
void slider(
    const Tokens &tokens, const QStyleOptionSlider &option, const SliderParts &parts, QPainter &painter);
void scrollBar(
    const Tokens &tokens, const QStyleOptionSlider &option, const QRect &handle, QPainter &painter);

} // namespace studio::stylepaint
