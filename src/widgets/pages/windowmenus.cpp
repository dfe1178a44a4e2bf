// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/windowmenus.h"

#include "services/settings/settings.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

struct MenuText {
    Q_DECLARE_TR_FUNCTIONS(studio::WindowMenus)
};

//! One of several that exclude each other.
QAction *addChoice(QMenu &menu, QActionGroup &group, ActionRegistry &registry, const ActionSpec &spec)
{
    QAction *action = registry.add(spec);
    action->setCheckable(true);
    group.addAction(action);
    menu.addAction(action);
    return action;
}

} // namespace

void addAppearanceMenu(QMenu &parent, ActionRegistry &registry, Settings &settings, Theme &theme)
{
    using Appearance = Settings::Appearance;
    QMenu *menu = parent.addMenu(MenuText::tr("&Appearance"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &id, const QString &text, Appearance appearance) {
        QAction *action = addChoice(*menu, *group, registry, {id, text, {}, {}});
        action->setChecked(settings.appearance() == appearance);
        QObject::connect(action, &QAction::triggered, menu, [&settings, &theme, appearance] {
            settings.setAppearance(appearance);
            theme.setAppearance(appearance);
        });
    };
    add(u"view.appearance.system"_s, MenuText::tr("Like the &system"), Appearance::System);
    add(u"view.appearance.light"_s, MenuText::tr("&Light"), Appearance::Light);
    add(u"view.appearance.dark"_s, MenuText::tr("&Dark"), Appearance::Dark);
}

void addStartUpMenu(QMenu &parent, ActionRegistry &registry, Settings &settings)
{
    using StartUp = Settings::StartUp;
    QMenu *menu = parent.addMenu(MenuText::tr("Unsent tasks at the next &start"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &id, const QString &text, StartUp startUp) {
        QAction *action = addChoice(*menu, *group, registry, {id, text, {}, {}});
        action->setChecked(settings.startUp() == startUp);
        QObject::connect(
            action, &QAction::triggered, menu, [&settings, startUp] { settings.setStartUp(startUp); });
    };
    add(u"edit.startUp.hold"_s, MenuText::tr("&Hold them"), StartUp::Hold);
    add(u"edit.startUp.ask"_s, MenuText::tr("&Ask"), StartUp::Ask);
    add(u"edit.startUp.run"_s, MenuText::tr("&Send them"), StartUp::Run);
}

} // namespace studio
