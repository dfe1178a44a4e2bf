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

    enum class Place {
        Half, //!< two beside each other
        HalfWithoutLabel, //!< as Half, level with the input beside it
        Whole, //!< a line of its own
    };

    void addField(QWidget *field, const QString &label, Place place);
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
    QWidget *m_body;
    QGridLayout *m_grid;
    QStringList m_labels;
    int m_cell = 0;
    bool m_open = false;
};

} // namespace studio
