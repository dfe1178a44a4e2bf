// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace studio {

//! The rooms of the studio, one under the other. Only rooms that work are added.
class Rail final : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    //! `iconName` as in icon(); `label` is the accessible name too. The first room is the chosen one.
    void addRoom(const QString &id, const QString &label, const QString &iconName);
    [[nodiscard]] QString current() const;

signals:
    void chosen(const QString &id);

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_column;
};

} // namespace studio
