// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/taskdelegate.h"

#include "widgets/models/tasklistmodel.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int Margin = 12;
constexpr int Gap = 16;
constexpr int CircleColumn = 44;
constexpr int CircleDiameter = 14;
constexpr int CreditsColumn = 84;
constexpr int FirstLine = 12; // top of the first line of text within the row
constexpr int LineHeight = 19;
constexpr int BarHeight = 4;

//! Where things are in a row that runs from left to right.
struct Columns {
    QRect thumbnail;
    QRect words;
    QRect model;
    QRect state;
    QRect credits;
    QRect circle;
};

Columns columnsOf(const QRect &row)
{
    Columns columns;
    const int top = row.top() + (row.height() - metrics::ThumbnailSize.height()) / 2;
    columns.thumbnail = QRect(QPoint(row.left() + Margin, top), metrics::ThumbnailSize);
    columns.circle = QRect(row.right() - CircleColumn + 1, row.top(), CircleColumn, row.height());
    columns.credits
        = QRect(columns.circle.left() - CreditsColumn - Gap / 2, row.top(), CreditsColumn, row.height());
    const int left = columns.thumbnail.right() + 1 + Gap;
    const int width = columns.credits.left() - left;
    const int modelWidth = width < 480 ? 0 : qBound(110, width * 18 / 100, 150); // the first to go
    const int stateShare = modelWidth > 0 ? 31 : 40;
    const int stateWidth = qBound(120, width * stateShare / 100, 230);
    columns.state = QRect(columns.credits.left() - stateWidth - Gap / 2, row.top(), stateWidth, row.height());
    columns.model = QRect(
        columns.state.left() - (modelWidth > 0 ? modelWidth + Gap : 0), row.top(), modelWidth, row.height());
    const int end = (modelWidth > 0 ? columns.model.left() : columns.state.left()) - Gap;
    columns.words = QRect(left, row.top(), qMax(0, end - left), row.height());
    return columns;
}

QRect line(const QRect &column, int number)
{
    return {column.left(), column.top() + FirstLine + number * LineHeight, column.width(), LineHeight};
}

QColor toneColour(const Tokens &tokens, StateTone tone)
{
    switch (tone) {
    case StateTone::Running:
        return tokens.text; // the bar carries the colour
    case StateTone::Saved:
        return tokens.saved;
    case StateTone::Waiting:
        return tokens.waiting;
    case StateTone::Failed:
        return tokens.failed;
    case StateTone::Quiet:
        return tokens.muted;
    }
    return tokens.text;
}

//! Paints the parts of one row; columns are mirrored for right-to-left.
class RowPainter {
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
        : m_painter(painter)
        , m_option(option)
        , m_index(index)
        , m_tokens(Tokens::of(option.palette))
        , m_body(option.font)
        , m_small(option.font)
    {
        m_small.setPointSizeF(metrics::LabelPointSize);
    }

    void paint()
    {
        const Columns columns = columnsOf(m_option.rect);
        paintBackground();
        paintThumbnail(placed(columns.thumbnail));
        twoLines(columns.words, text(Qt::DisplayRole), text(TaskListModel::SettingsRole));
        if (columns.model.width() > 0)
            twoLines(columns.model, text(TaskListModel::ModelRole), text(TaskListModel::AccountRole));
        paintState(columns.state);
        put(line(columns.credits, 0), m_body, m_tokens.text, text(TaskListModel::CreditsRole),
            Qt::AlignRight);
        put(line(columns.credits, 1), m_small, m_tokens.muted, text(TaskListModel::TimeRole), Qt::AlignRight);
        paintCircle(placed(columns.circle));
    }

private:
    [[nodiscard]] QString text(int role) const { return m_index.data(role).toString(); }

    [[nodiscard]] QRect placed(const QRect &rect) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, rect);
    }

    void put(const QRect &place, const QFont &font, const QColor &colour, const QString &words,
        Qt::Alignment side = Qt::AlignLeft, Qt::TextElideMode cut = Qt::ElideRight)
    {
        m_painter.setFont(font);
        m_painter.setPen(colour);
        // A prompt reads in its own direction, whatever the window's is.
        m_painter.setLayoutDirection(words.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        m_painter.drawText(placed(place),
            int(QStyle::visualAlignment(m_option.direction, side) | Qt::AlignVCenter),
            QFontMetrics(font).elidedText(words, cut, place.width()));
    }

    void twoLines(const QRect &column, const QString &first, const QString &second)
    {
        put(line(column, 0), m_body, m_tokens.text, first);
        put(line(column, 1), m_small, m_tokens.muted, second);
    }

    void paintBackground()
    {
        if (m_option.state.testFlag(QStyle::State_Selected))
            m_painter.fillRect(m_option.rect, m_tokens.selection);
        else if (m_option.state.testFlag(QStyle::State_MouseOver))
            m_painter.fillRect(m_option.rect, m_tokens.raised);
        m_painter.fillRect(
            QRect(m_option.rect.left(), m_option.rect.bottom(), m_option.rect.width(), 1), m_tokens.line);
        if (m_option.state.testFlag(QStyle::State_HasFocus)) {
            m_painter.setPen(QPen(m_tokens.accent, 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(QRectF(m_option.rect).adjusted(0.5, 0.5, -0.5, -1.5));
        }
    }

    void paintThumbnail(const QRect &place)
    {
        QPainterPath corners;
        corners.addRoundedRect(QRectF(place), 3, 3);
        m_painter.fillPath(corners, m_tokens.input);
        if (m_index.data(TaskListModel::KindRole).toInt() == int(MediaKind::Audio)) {
            const int side = metrics::IconSize + 4;
            QRect mark(0, 0, side, side);
            mark.moveCenter(place.center());
            icon(u"sound"_s, Tint::Muted).paint(&m_painter, mark);
            return;
        }
        const auto picture = m_index.data(TaskListModel::ThumbnailRole).value<QImage>();
        if (picture.isNull())
            return;
        QSizeF part = QSizeF(place.size()).scaled(QSizeF(picture.size()), Qt::KeepAspectRatio);
        QRectF source(QPointF(), part);
        source.moveCenter(QRectF(picture.rect()).center());
        m_painter.save();
        m_painter.setClipPath(corners);
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(QRectF(place), picture, source);
        m_painter.restore();
        paintCount(place);
    }

    //! How many files there are, on the first one's picture: dark in both themes, as chips on pictures are.
    void paintCount(const QRect &place)
    {
        const int files = m_index.data(TaskListModel::FilesRole).toInt();
        if (files < 2)
            return;
        const QString words = QLocale().toString(files);
        QRect chip(0, 0, QFontMetrics(m_small).horizontalAdvance(words) + metrics::Grid, 15);
        chip.moveBottomRight(place.bottomRight() - QPoint(3, 3));
        QColor ground = Tokens::dark().window;
        ground.setAlpha(215);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ground);
        m_painter.drawRoundedRect(chip, 3, 3);
        m_painter.setPen(Tokens::dark().text);
        m_painter.setFont(m_small);
        m_painter.drawText(chip, Qt::AlignCenter, words);
    }

    void paintState(const QRect &column)
    {
        const auto tone = StateTone(m_index.data(TaskListModel::ToneRole).toInt());
        put(line(column, 0), m_body, toneColour(m_tokens, tone), text(TaskListModel::StateTextRole));
        const QString detail = text(TaskListModel::StateDetailRole);
        // The end of a file's name tells it from its neighbours, and its size stands there.
        const auto cut = tone == StateTone::Saved ? Qt::ElideMiddle : Qt::ElideRight;
        put(line(column, 1), m_small, m_tokens.muted, detail, Qt::AlignLeft, cut);
        const QVariant progress = m_index.data(TaskListModel::ProgressRole);
        if (progress.isValid())
            paintBar(column, detail.isEmpty() ? 8 : LineHeight + 2, progress.toDouble());
    }

    //! `drop` is the way from the top of the second line to the bar.
    void paintBar(const QRect &column, int drop, double share)
    {
        const QRect track
            = placed(QRect(column.left(), line(column, 1).top() + drop, column.width() - Gap, BarHeight));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_tokens.line);
        m_painter.drawRoundedRect(track, BarHeight / 2.0, BarHeight / 2.0);
        QRect done = track;
        done.setWidth(qMax(BarHeight, qRound(track.width() * qBound(0.0, share, 1.0))));
        m_painter.setBrush(m_tokens.running);
        m_painter.drawRoundedRect(
            QStyle::visualRect(m_option.direction, track, done), BarHeight / 2.0, BarHeight / 2.0);
    }

    void paintCircle(const QRect &column)
    {
        const bool circled = m_index.data(TaskListModel::CircledRole).toBool();
        QRectF circle(0, 0, CircleDiameter, CircleDiameter);
        circle.moveCenter(QRectF(column).center());
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(circled ? m_tokens.accent : m_tokens.edge, circled ? 2 : 1));
        m_painter.drawEllipse(circle);
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const QModelIndex &m_index;
    const Tokens &m_tokens;
    QFont m_body;
    QFont m_small;
};

} // namespace

TaskDelegate::TaskDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void TaskDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    RowPainter(*painter, option, index).paint();
    painter->restore();
}

QSize TaskDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {480, metrics::RowHeight};
}

QRect TaskDelegate::circleRect(const QStyleOptionViewItem &option)
{
    return QStyle::visualRect(option.direction, option.rect, columnsOf(option.rect).circle);
}

bool TaskDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto type = event->type();
    const bool isButton = type == QEvent::MouseButtonPress || type == QEvent::MouseButtonRelease
        || type == QEvent::MouseButtonDblClick;
    if (!isButton)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !circleRect(option).contains(mouse->position().toPoint()))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (type == QEvent::MouseButtonRelease)
        emit circleClicked(index);
    return true;
}

bool TaskDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && circleRect(option).contains(event->pos())) {
        const bool circled = index.data(TaskListModel::CircledRole).toBool();
        QToolTip::showText(
            event->globalPos(), circled ? tr("Remove the circle") : tr("Circle this take"), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace studio
