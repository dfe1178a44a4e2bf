// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace studio {

//! A cell of the assets' grid: the picture with the length on it, the name, what it is. Paints from roles
//! only.
class AssetDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    //! Of one cell with its gap; `lines` are those below the picture: 2, or 3 with where it comes from.
    [[nodiscard]] static QSize cellSize(int lines = 2);
};

} // namespace studio
