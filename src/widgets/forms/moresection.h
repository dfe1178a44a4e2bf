// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/fieldgrid.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <utility>

class QLabel;
class QToolButton;

namespace studio {

//! The fields that few need, folded away behind "More".
class MoreSection final : public QWidget {
    Q_OBJECT

public:
    explicit MoreSection(QWidget *parent = nullptr);

    //! The section's own, to be told of hidden fields.
    [[nodiscard]] FieldGrid *grid() const { return m_grid; }
    //! Takes ownership.
    void addField(QWidget *field, const QString &label, FieldGrid::Place place);
    //! After fields were shown or hidden: closes gaps, counts anew, and hides itself when nothing is left.
    void arrange();
    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);

signals:
    void toggled(bool open);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSummary();

    QToolButton *m_button;
    QLabel *m_summary;
    FieldGrid *m_grid;
    QList<std::pair<QWidget *, QString>> m_labels;
    bool m_open = false;
};

} // namespace studio
