// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/assetdelegate.h"

#include "domain/mediakind.h"
#include "widgets/models/assetlistmodel.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr QSize Picture(168, 96);
constexpr int Padding = metrics::Grid;
constexpr int LineHeight = 18;

//! Words on a picture: dark in both themes, as chips on pictures are.
void paintChip(QPainter &painter, const QPoint &bottomRight, const QString &words)
{
    QRect chip(0, 0, painter.fontMetrics().horizontalAdvance(words) + metrics::Grid, 16);
    chip.moveBottomRight(bottomRight);
    QColor ground = Tokens::dark().window;
    ground.setAlpha(215);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(Tokens::dark().text);
    painter.drawText(chip, Qt::AlignCenter, words);
}

void paintPicture(QPainter &painter, const Tokens &tokens, const QRect &place, const QModelIndex &index)
{
    QPainterPath corners;
    corners.addRoundedRect(QRectF(place), 4, 4);
    painter.fillPath(corners, tokens.input);
    const auto picture = index.data(AssetListModel::PictureRole).value<QImage>();
    if (picture.isNull()) {
        const auto kind = MediaKind(index.data(AssetListModel::KindRole).toInt());
        const QString mark = kind == MediaKind::Audio ? u"sound"_s
            : kind == MediaKind::Video                ? u"film"_s
                                                      : u"text-to-image"_s;
        QRect room(0, 0, 28, 28);
        room.moveCenter(place.center());
        icon(mark, Tint::Muted).paint(&painter, room);
        return;
    }
    const QSizeF part = QSizeF(place.size()).scaled(QSizeF(picture.size()), Qt::KeepAspectRatio);
    QRectF source(QPointF(), part);
    source.moveCenter(QRectF(picture.rect()).center());
    painter.save();
    painter.setClipPath(corners);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(place), picture, source);
    painter.restore();
}

} // namespace

QSize AssetDelegate::cellSize(int lines)
{
    return {Picture.width() + 2 * Padding, Picture.height() + lines * LineHeight + 2 * Padding + 6};
}

QSize AssetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return cellSize(index.data(AssetListModel::SourceRole).toString().isEmpty() ? 2 : 3);
}

void AssetDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = Tokens::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF cell = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? tokens.selection : tokens.raised);
        painter->drawRoundedRect(cell, metrics::PanelRadius, metrics::PanelRadius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(tokens.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(cell, metrics::PanelRadius, metrics::PanelRadius);
    }
    const QRect place(option.rect.topLeft() + QPoint(Padding, Padding), Picture);
    paintPicture(*painter, tokens, place, index);
    QFont small = option.font;
    small.setPointSizeF(metrics::LabelPointSize);
    painter->setFont(small);
    if (const QString length = index.data(AssetListModel::LengthRole).toString(); !length.isEmpty())
        paintChip(*painter, place.bottomRight() - QPoint(4, 4), length);
    if (const QString expiry = index.data(AssetListModel::ExpiryRole).toString(); !expiry.isEmpty()) {
        const int wide = QFontMetrics(small).horizontalAdvance(expiry) + metrics::Grid;
        paintChip(*painter, place.topLeft() + QPoint(4 + wide, 20), expiry);
    }
    const auto put = [&](int line, const QFont &font, const QColor &colour, const QString &words) {
        const QRect room(place.left(), place.bottom() + 6 + line * LineHeight, place.width(), LineHeight);
        painter->setFont(font);
        painter->setPen(colour);
        painter->setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        painter->drawText(room,
            int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
            QFontMetrics(font).elidedText(words, Qt::ElideMiddle, room.width()));
    };
    put(0, option.font, tokens.text, index.data().toString());
    put(1, small, tokens.muted, index.data(AssetListModel::DetailRole).toString());
    put(2, small, tokens.muted, index.data(AssetListModel::SourceRole).toString());
    painter->restore();
}

} // namespace studio
