// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace studio {

//! The fields that few need, folded away behind "More".
class MoreSection final : public QWidget {
    Q_OBJECT

public:
    explicit MoreSection(QWidget *parent = nullptr);

    //! Puts a field in; two beside each other unless it wants the whole `width`.
    void addField(QWidget *field, const QString &label, bool wholeWidth);
    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

signals:
    void toggled(bool open);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSummary();

    QToolButton *m_button;
    QLabel *m_summary;
    QWidget *m_body;
    QGridLayout *m_grid;
    QStringList m_labels;
    int m_cell = 0;
};

} // namespace studio
