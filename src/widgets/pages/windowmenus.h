// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace studio {

class ActionRegistry;
class Settings;
class Theme;

//! A sub-menu of the appearances. Everything given outlives the menu.
void addAppearanceMenu(QMenu &parent, ActionRegistry &registry, Settings &settings, Theme &theme);
//! A sub-menu of what the next start does with tasks that were not sent.
void addStartUpMenu(QMenu &parent, ActionRegistry &registry, Settings &settings);

} // namespace studio
