// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace studio {

class MediaInspector;
class Prompts;
class Settings;

//! What editors need beside the request. References outlive the form.
struct FormServices {
    MediaInspector &inspector;
    Prompts &prompts;
    Settings &settings;
    QString picturesFolder; //!< where pixels that came without a file are kept; made when needed
};

} // namespace studio
