// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace studio {

//! Lays out fields side by side: short ones share a line evenly, wide ones have one of their own, check boxes
//! come below the short ones. Fields that are hidden leave no hole.
class FieldGrid final : public QWidget {
    Q_OBJECT

public:
    enum class Place {
        Short,
        Flag, //!< carries its own label
        Wide,
    };

    //! `most` short fields share a line.
    explicit FieldGrid(int most, QWidget *parent = nullptr);

    //! In the order in which they are shown. Takes ownership.
    void add(QWidget *field, Place place);
    //! Shows or hides a field; arrange() closes the gap.
    void setShown(QWidget *field, bool shown);
    //! After the last change. Nobody loses the keyboard.
    void arrange();
    [[nodiscard]] bool isEmpty() const; //!< no field is shown
    [[nodiscard]] bool isShown(const QWidget *field) const;

private:
    struct Field {
        QWidget *widget;
        Place place;
        bool shown = true;
    };

    void addRun(QList<QWidget *> &fields, Place place, int &row);

    QGridLayout *m_grid;
    QList<Field> m_fields;
    QList<QWidget *> m_shown; // as arranged last
    int m_most;
};

} // namespace studio
