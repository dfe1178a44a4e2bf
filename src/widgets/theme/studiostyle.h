// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionMenuItem;
class QStyleOptionToolButton;

namespace studio {

//! Fusion with the studio's own controls. A widget asks for a special look through dynamic properties, which
//! a .ui file can set too (before the widget is first shown):
//!
//! | property | on | means |
//! |---|---|---|
//! | `primary` (bool) | QPushButton | the one accented button of a screen, 38 px high |
//! | `detail` (text) | a primary QPushButton | plain words behind its semi-bold ones: "25 credits" |
//! | `tab` (bool) | checkable buttons | a tab of a bar: raised when chosen, bare otherwise |
//! | `pill` (bool) | checkable buttons | a filter: rounded, raised and outlined when chosen |
//! | `rail` (bool) | checkable QToolButton | a room of the rail: icon above words, tinted when chosen |
//! | `disclosure` (bool) | QToolButton | an arrow and words that open a section; begins at the column's edge
//! | | `compact` (bool) | fields, buttons | 24 px high instead of 30: a value box beside a slider | |
//! `invalid` (bool) | fields | outlined as a problem | | `centred` (bool) | QSlider | fill and tick start at
//! zero, not at the minimum | | `transport` (bool) | QSlider | a position in time: solid handle, ticks at
//! both ends | | `fieldLabel` (bool) | QLabel | the small muted words above a field, or a counter | | `muted`
//! (bool) | QLabel | muted words in the body size | | `small` (bool) | any | the label size | | `strong`
//! (bool) | any | semi-bold | | `surface` (text) | QWidget | filled with "window", "panel", "raised", "input"
//! or "stage" |
//!
//! Flat push buttons and tool buttons with autoRaise are bare until hovered. Lines (QFrame::HLine, VLine) are
//! one pixel of the separator's colour.
class StudioStyle final : public QProxyStyle {
    Q_OBJECT

public:
    explicit StudioStyle(const Tokens &tokens);

    //! What is painted from now on. The caller sets the palette, which repaints.
    void setTokens(const Tokens &tokens);
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
        SubControl part, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *answer) const override;
    [[nodiscard]] QIcon standardIcon(
        StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const override;

private:
    bool drawSurface(
        PrimitiveElement element, const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    bool drawItem(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawFocus(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawPushButtonLabel(
        const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const;
    void drawDisclosure(const QStyleOptionToolButton &option, QPainter &painter) const;
    void drawToolButtonLabel(
        const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget) const;
    void drawMenuBar(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget) const;
    void drawSpinBox(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const;
    [[nodiscard]] QRect sliderPart(const QStyleOptionComplex &option, SubControl part) const;
    [[nodiscard]] QRect scrollBarPart(const QStyleOptionComplex &option, SubControl part) const;

    Tokens m_tokens;
};

//! Colours a widget's words (a state, a warning) and keeps them so when the theme changes.
void setTint(QWidget *widget, Tint tint);
//! Brings all widgets of setTint() up to the colours of the application's palette.
void retint();

} // namespace studio
