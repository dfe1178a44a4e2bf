// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QIcon>
#include <QSize>
#include <QString>

//! The shape of a picture, small: in lists of aspect ratios.
namespace studio::shapeglyph {

inline constexpr QSize Size{18, 18};

//! The sides that a choice stands for: its pixels, or what its value says ("16:9"); empty when it says none.
[[nodiscard]] QSize shapeOf(const ChoiceValue &choice);
//! "16:9"; of sides without a short ratio the usual one that is nearest ("≈ 21:9"), else "2.36:1".
[[nodiscard]] QString ratioText(QSize shape);
//! An outline of that shape in the colour of text. An empty shape gives an empty icon of the same size.
[[nodiscard]] QIcon icon(QSize shape);

} // namespace studio::shapeglyph
