// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include <QPalette>

namespace studio {

const Tokens &Tokens::dark()
{
    static const Tokens tokens{
        .window = QColor(0x16, 0x18, 0x1B),
        .panel = QColor(0x1E, 0x21, 0x25),
        .raised = QColor(0x28, 0x2C, 0x32),
        .input = QColor(0x12, 0x14, 0x16),
        .line = QColor(0x31, 0x36, 0x3D),
        .edge = QColor(0x6F, 0x79, 0x85),
        .text = QColor(0xE8, 0xEA, 0xED),
        .muted = QColor(0xA3, 0xAB, 0xB5),
        .accent = QColor(0xFF, 0x8A, 0x4C),
        .onAccent = QColor(0x1A, 0x0E, 0x07),
        .running = QColor(0x6D, 0xB3, 0xFF),
        .saved = QColor(0x63, 0xCF, 0x98),
        .waiting = QColor(0xE6, 0xC0, 0x5C),
        .failed = QColor(0xFF, 0x7B, 0x7B),
        .selection = QColor(0x33, 0x28, 0x1F),
        .stage = QColor(0x0C, 0x0D, 0x0F),
    };
    return tokens;
}

const Tokens &Tokens::light()
{
    static const Tokens tokens{
        .window = QColor(0xEC, 0xEE, 0xF1),
        .panel = QColor(0xF8, 0xF9, 0xFA),
        .raised = QColor(0xFF, 0xFF, 0xFF),
        .input = QColor(0xFF, 0xFF, 0xFF),
        .line = QColor(0xD5, 0xDA, 0xE1),
        .edge = QColor(0x80, 0x8A, 0x97),
        .text = QColor(0x1A, 0x1D, 0x21),
        .muted = QColor(0x56, 0x5E, 0x6A),
        .accent = QColor(0xB5, 0x40, 0x0F),
        .onAccent = QColor(0xFF, 0xFF, 0xFF),
        .running = QColor(0x0B, 0x63, 0xC4),
        .saved = QColor(0x1A, 0x7A, 0x48),
        .waiting = QColor(0x7A, 0x5B, 0x00),
        .failed = QColor(0xB3, 0x26, 0x1E),
        .selection = QColor(0xFB, 0xE9, 0xE0),
        .stage = QColor(0xDF, 0xE2, 0xE7),
    };
    return tokens;
}

const Tokens &Tokens::of(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? dark() : light();
}

QColor Tokens::colour(Tint tint) const
{
    switch (tint) {
    case Tint::Text:
        return text;
    case Tint::Muted:
        return muted;
    case Tint::Accent:
        return accent;
    case Tint::OnAccent:
        return onAccent;
    case Tint::Running:
        return running;
    case Tint::Saved:
        return saved;
    case Tint::Waiting:
        return waiting;
    case Tint::Failed:
        return failed;
    }
    return text;
}

QPalette Tokens::palette() const
{
    QPalette made;
    const auto all = [&made](QPalette::ColorRole role, const QColor &colour) { made.setColor(role, colour); };
    all(QPalette::Window, panel);
    all(QPalette::WindowText, text);
    all(QPalette::Base, input);
    all(QPalette::AlternateBase, window);
    all(QPalette::Text, text);
    all(QPalette::Button, raised);
    all(QPalette::ButtonText, text);
    all(QPalette::BrightText, failed);
    all(QPalette::Light, raised);
    all(QPalette::Midlight, line);
    all(QPalette::Mid, line);
    all(QPalette::Dark, edge);
    all(QPalette::Shadow, stage);
    all(QPalette::Highlight, accent);
    all(QPalette::HighlightedText, onAccent);
    all(QPalette::Link, accent);
    all(QPalette::LinkVisited, accent);
    all(QPalette::ToolTipBase, raised);
    all(QPalette::ToolTipText, text);
    all(QPalette::PlaceholderText, muted);
    // Disabled text stays readable: it is muted, not faded away.
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        made.setColor(QPalette::Disabled, role, muted);
    made.setColor(QPalette::Disabled, QPalette::Base, panel);
    made.setColor(QPalette::Disabled, QPalette::Button, panel);
    made.setColor(QPalette::Disabled, QPalette::Highlight, line);
    made.setColor(QPalette::Disabled, QPalette::HighlightedText, muted);
    return made;
}

} // namespace studio
