// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/shotactions.h"

#include "widgets/actions/actionregistry.h"
#include "widgets/forms/shotpage.h"

#include <QAction>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

ShotActions::ShotActions(ActionRegistry &registry, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
{
    m_generate = add(u"shot.generate"_s, tr("&Generate"), u"Ctrl+Return"_s, &ShotPage::generate);
    m_generate->setShortcuts({QKeySequence(u"Ctrl+Return"_s), QKeySequence(u"Ctrl+Enter"_s)});
    addChooser(u"shot.chooseFirst"_s, tr("Choose the &first keyframe…"), Role::First);
    addChooser(u"shot.chooseMiddle"_s, tr("Choose the &middle keyframe…"), Role::Middle);
    addChooser(u"shot.chooseLast"_s, tr("Choose the &last keyframe…"), Role::Last);
    m_swap = add(
        u"shot.swapKeyframes"_s, tr("&Swap first and last"), u"Ctrl+Shift+X"_s, &ShotPage::swapKeyframes);
    m_reset = add(u"shot.resetCamera"_s, tr("&Reset the camera"), u"Ctrl+0"_s, &ShotPage::resetCamera);
    m_prompt = add(u"shot.prompt"_s, tr("Go to the &prompt"), u"Ctrl+P"_s, &ShotPage::focusPrompt);
    updateActions();
}

ShotActions::~ShotActions() = default;

QAction *ShotActions::add(
    const QString &id, const QString &text, const QString &shortcut, void (ShotPage::*verb)())
{
    QAction *action = m_registry.add({id, text, {QKeySequence(shortcut)}, {}});
    connect(action, &QAction::triggered, this, [this, verb] {
        if (m_page)
            (m_page->*verb)();
    });
    return action;
}

QAction *ShotActions::addChooser(const QString &id, const QString &text, Role role)
{
    QAction *action = m_registry.add({id, text, {}, {}});
    connect(action, &QAction::triggered, this, [this, role] {
        if (m_page)
            m_page->chooseKeyframe(role);
    });
    m_choosers.append({action, role});
    return action;
}

void ShotActions::setPage(ShotPage *page)
{
    disconnect(m_listening);
    m_page = page;
    if (page) {
        m_listening = connect(page, &ShotPage::abilitiesChanged, this, &ShotActions::updateActions);
        page->setGenerateHint(m_generate->toolTip());
    }
    updateActions();
}

void ShotActions::updateActions()
{
    const auto has = [this](Role role) { return m_page && m_page->hasKeyframe(role); };
    m_generate->setEnabled(m_page && m_page->model());
    m_prompt->setEnabled(m_page && m_page->hasPrompt());
    m_swap->setEnabled(has(Role::First) && has(Role::Last));
    m_reset->setEnabled(m_page && m_page->hasCamera());
    for (const auto &[action, role] : std::as_const(m_choosers))
        action->setEnabled(has(role));
}

} // namespace studio
