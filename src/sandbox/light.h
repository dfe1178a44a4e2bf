// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace studio::sandbox {

//! The seed's share in a clip: the light warms or cools a little between the keyframes, differently for each
//! seed, and is neutral at 0, ½ and 1, where the keyframes have to be themselves.
class Light final {
public:
    explicit Light(qint64 seed);
    //! Changes a Format_RGB32 picture in place. `time` is 0…1.
    void fall(QImage &frame, double time) const;

private:
    double m_red;
    double m_green;
    double m_blue;
};

} // namespace studio::sandbox
