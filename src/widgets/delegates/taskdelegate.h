// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio {

//! Paints a task of a TaskListModel in one row of 62 px: picture, prompt and settings, model and account,
//! state with progress, price and time, and the circle, which can be clicked. Paints from roles only.
class TaskDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TaskDelegate(QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

    //! Where the circle of a row is, in the view's coordinates.
    [[nodiscard]] static QRect circleRect(const QStyleOptionViewItem &option);

signals:
    void circleClicked(const QModelIndex &index);
};

} // namespace studio
