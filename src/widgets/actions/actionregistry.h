// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

class QAction;

namespace studio {

//! What an action is called and how it is reached.
struct ActionSpec {
    QString id; //!< "task.cancel": stable, never shown
    QString text; //!< with a mnemonic, as in a menu
    QList<QKeySequence> shortcuts; //!< the first is the one that is shown
    QString icon; //!< a drawing's name; empty = none
};

//! Every verb of the window, once: menus, context menus and buttons share the same action. Actions belong to
//! the registry.
class ActionRegistry final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! Makes an action; its tool tip names the first shortcut. The id must be new.
    QAction *add(const ActionSpec &spec);
    //! Null for an unknown id.
    [[nodiscard]] QAction *action(const QString &id) const { return m_actions.value(id); }
    //! In the order in which they were made.
    [[nodiscard]] QStringList ids() const { return m_ids; }

private:
    QHash<QString, QAction *> m_actions;
    QStringList m_ids;
};

} // namespace studio
