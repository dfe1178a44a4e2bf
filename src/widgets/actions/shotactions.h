// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QAction;

namespace studio {

class ActionRegistry;
class ShotPage;
enum class Role;

//! The verbs of a shot, once for the window: they act on the page that is in front.
class ShotActions final : public QObject {
    Q_OBJECT

public:
    //! Adds its actions to `registry`, which outlives it.
    explicit ShotActions(ActionRegistry &registry, QObject *parent = nullptr);
    ~ShotActions() override;

    //! The page that they act on; null disables them all.
    void setPage(ShotPage *page);

private:
    QAction *add(const QString &id, const QString &text, const QString &shortcut, void (ShotPage::*verb)());
    QAction *addChooser(const QString &id, const QString &text, Role role);
    void updateActions();

    ActionRegistry &m_registry;
    QPointer<ShotPage> m_page;
    QMetaObject::Connection m_listening;
    QAction *m_generate;
    QAction *m_swap;
    QAction *m_reset;
    QAction *m_prompt;
    QList<std::pair<QAction *, Role>> m_choosers;
};

} // namespace studio
