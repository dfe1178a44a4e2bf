// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/actionregistry.h"

#include "widgets/theme/icons.h"

#include <QAction>

namespace studio {

namespace {

QString withoutMnemonic(QString text)
{
    const QString marker = QStringLiteral("&");
    return text.remove(marker).remove(QChar(0x2026));
}

} // namespace

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    Q_ASSERT(!m_actions.contains(spec.id));
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.shortcuts);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(spec.icon));
    const QString name = withoutMnemonic(spec.text);
    if (spec.shortcuts.isEmpty()) {
        action->setToolTip(name);
    } else {
        action->setToolTip(tr("%1 (%2)", "what it does (its shortcut)")
                               .arg(name, spec.shortcuts.first().toString(QKeySequence::NativeText)));
    }
    m_actions.insert(spec.id, action);
    m_ids.append(spec.id);
    return action;
}

} // namespace studio
