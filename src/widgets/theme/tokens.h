// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSize>

class QPalette;

namespace studio {

//! What a colour says. Used where a text or an icon is to be coloured without naming a colour.
enum class Tint { Text, Muted, Accent, OnAccent, Running, Saved, Waiting, Failed };

//! The colours of one appearance: the only place where colours are written down.
struct Tokens {
    QColor window; //!< behind everything
    QColor panel; //!< form, rail, lists, bars
    QColor raised; //!< buttons, the chosen tab, chips
    QColor input; //!< fields
    QColor line; //!< separators only
    QColor edge; //!< outlines of controls
    QColor text;
    QColor muted; //!< labels, second lines
    QColor accent; //!< the one primary button, slider fill, chosen room, focus, the circle mark
    QColor onAccent;
    QColor running; //!< state words and progress
    QColor saved;
    QColor waiting;
    QColor failed;
    QColor selection; //!< the chosen row
    QColor stage; //!< around the picture

    [[nodiscard]] static const Tokens &dark();
    [[nodiscard]] static const Tokens &light();
    //! The tokens a palette of Theme was made from, judged by how light its window is. For painting code that
    //! has a palette at hand and no Theme.
    [[nodiscard]] static const Tokens &of(const QPalette &palette);

    [[nodiscard]] QColor colour(Tint tint) const;
    //! The palette that gives stock widgets these colours: Window is `panel`, Base `input`, AlternateBase
    //! `window`, Button `raised`, Mid `line`, Dark `edge`, Shadow `stage`, PlaceholderText `muted`.
    [[nodiscard]] QPalette palette() const;
};

//! Sizes in device-independent pixels, font sizes in points (13 and 11.5 px at 96 dpi): the only place of
//! them.
namespace metrics {
constexpr int Grid = 8;
constexpr int ControlHeight = 30;
constexpr int PrimaryHeight = 38;
constexpr int BarHeight = 38; //!< the strip of tabs above the stage, the heading of the task list
constexpr int TransportHeight = 44;
constexpr int ControlRadius = 5;
constexpr int PanelRadius = 6;
constexpr int RowHeight = 62;
constexpr QSize ThumbnailSize{88, 50};
constexpr int IconSize = 20;
constexpr int DisclosureArrow = 14; //!< an opening arrow and the gap to its words
constexpr int FormWidth = 372; //!< the form's column, margins included
constexpr int FormMargin = 16;
constexpr int RailWidth = 76;
constexpr double BodyPointSize = 9.75;
constexpr double LabelPointSize = 8.625;
} // namespace metrics

} // namespace studio
