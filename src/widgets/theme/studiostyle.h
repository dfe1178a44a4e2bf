// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QProxyStyle>

namespace studio {

//! Fusion with the studio's own controls. A widget asks for a special look through dynamic properties, which
//! a .ui file can set too (before the widget is first shown):
//!
//! | property | on | means |
//! |---|---|---|
//! | `primary` (bool) | QPushButton | the one accented button of a screen, 38 px high |
//! | `tab` (bool) | checkable buttons | a tab of a bar: raised when chosen, bare otherwise |
//! | `pill` (bool) | checkable buttons | a filter: rounded, raised and outlined when chosen |
//! | `rail` (bool) | checkable QToolButton | a room of the rail: icon above words, tinted when chosen |
//! | `centred` (bool) | QSlider | fill and tick start at zero, not at the minimum |
//! | `transport` (bool) | QSlider | a position in time: solid handle, ticks at both ends |
//! | `fieldLabel` (bool) | QLabel | the small muted words above a field, or a counter |
//! | `muted` (bool) | QLabel | muted words in the body size |
//! | `small` (bool) | any | the label size |
//! | `strong` (bool) | any | semi-bold |
//! | `surface` (text) | QWidget | filled with "window", "panel", "raised", "input" or "stage" |
//!
//! Flat push buttons and tool buttons with autoRaise are bare until hovered.
class StudioStyle final : public QProxyStyle {
    Q_OBJECT

public:
    explicit StudioStyle(const Tokens &tokens);

    //! What is painted from now on. The caller sets the palette, which repaints.
    void setTokens(const Tokens &tokens);
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

private:
    Tokens m_tokens;
};

//! Colours a widget's words (a state, a warning) and keeps them so when the theme changes.
void setTint(QWidget *widget, Tint tint);
//! Brings all widgets of setTint() up to the colours of the application's palette.
void retint();

} // namespace studio
