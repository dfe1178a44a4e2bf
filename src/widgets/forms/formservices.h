// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace studio {

class AssetShelf;
class MediaFactsBook;
class MediaInspector;
class Prompts;
class Settings;

//! What editors need beside the request. What is referred to outlives the form.
struct FormServices {
    MediaInspector &inspector;
    Prompts &prompts;
    Settings &settings;
    QString picturesFolder; //!< where pixels that came without a file are kept; made when needed
    AssetShelf *assets = nullptr; //!< null: nothing can be chosen from a list
    MediaFactsBook *facts = nullptr; //!< told what is known of assets that are chosen; null: nobody is
    std::function<QString()> account; //!< the name of the account that the form is for; may be empty
};

} // namespace studio
