// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"
#include "domain/mediakind.h"

#include <QImage>
#include <QList>
#include <QPixmap>
#include <QRectF>
#include <QSize>
#include <QWidget>

#include <optional>

class QMenu;
class QMimeData;
class QToolButton;

namespace studio {

//! The shape of a sound, which comes light on nothing, in the ink of the theme.
[[nodiscard]] QImage inked(const QImage &shape, const QColor &ink);

//! One place for a picture, clip or sound. Takes a drop, a paste, a click or the Enter key; shows a picture
//! with the part that the service will use, which the mouse and the arrow keys move, or a clip as a
//! filmstrip. Decides nothing: what arrives is passed on by signals.
class MediaCell final : public QWidget {
    Q_OBJECT

public:
    //! What is in the cell.
    struct Content {
        QString text; //!< the reference as a person reads it; empty = nothing in the cell
        MediaKind kind = MediaKind::Image;
        QImage picture; //!< upright, any size; null while it is loaded, or when there is none
        int frames = 0; //!< pictures beside each other in `picture`; 0 = it is no strip
        QSize pixels; //!< of the original; empty when not known
        std::optional<QRectF> crop; //!< as in MediaInput
        //! Clips and sound: the part that is used, as a share of the whole (0…1); absent = all of it.
        std::optional<RangeOfDouble> part;
        QString host; //!< of what lies on the web or at a provider and is not loaded here
        QString fetched; //!< who fetches it from there, a few words
        bool broken = false; //!< cannot be used: marked as such
    };

    //! What surrounds the content.
    struct Place {
        QString name; //!< accessible: "First keyframe"
        QString word; //!< the short one in the cell: "First"; empty = none
        QString invitation; //!< in the empty cell: "drop a picture"
        QList<MediaKind> kinds{MediaKind::Image}; //!< what can be dropped
        QSize size{108, 78}; //!< the hint; the width may grow
    };

    MediaCell(const Place &place, QWidget *parent = nullptr);
    ~MediaCell() override;

    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    //! The small word at the foot.
    void setWord(const QString &word);
    void setName(const QString &name);
    //! As Place::size.
    void setRoom(QSize size);
    //! The pixels that will be delivered; empty = no crop is shown.
    void setOutputSize(QSize size);
    //! The part that will be used, in fractions of the picture; the whole when nothing is cut.
    [[nodiscard]] QRectF shownCrop() const;
    //! More to do, in the context menu: change places, move, choose from a list.
    void setMoreActions(const QList<QAction *> &actions);
    //! Whether the mouse carries the cell away (moved()) instead of moving its cut.
    void setCarried(bool carried) { m_carried = carried; }
    //! Takes what a drop or the clipboard holds; false when there is nothing usable.
    bool take(const QMimeData *data);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void filesGiven(const QStringList &paths);
    void assetsGiven(const QList<studio::Asset> &assets);
    void addressGiven(const QString &address); //!< as typed or dropped; not judged yet
    void pictureGiven(const QImage &picture); //!< pixels without a file
    void fileWanted(); //!< the person wants to choose a file
    void addressWanted(); //!< the person wants to type an address
    void cropMoved(const QRectF &crop);
    void cropCentred();
    void carriedTo(const QPoint &globalPlace); //!< the mouse holds it there
    void moveWanted(int steps); //!< Alt and an arrow key: among its neighbours
    void removed();
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] bool isFilled() const { return !m_content.text.isEmpty(); }
    [[nodiscard]] bool isPicture() const { return m_content.kind == MediaKind::Image; }
    [[nodiscard]] bool isCropped() const;
    //! Where the picture lies, of a filmstrip its first one.
    [[nodiscard]] QRectF pictureRect() const;
    //! The part of it that will be used.
    [[nodiscard]] QRectF keptRect() const;
    [[nodiscard]] bool fillsTheFrame() const;
    void moveCrop(QPointF delta);
    bool moveByKey(const QKeyEvent &event);
    void paintEmpty(QPainter &painter, const QRectF &frame) const;
    void paintAddress(QPainter &painter, const QRectF &frame) const;
    void paintPicture(QPainter &painter, const QRectF &frame) const;
    void paintGround(QPainter &painter, const QRectF &frame) const;
    void paintStrip(QPainter &painter, const QRectF &frame) const;
    void paintCut(QPainter &painter) const;
    void paintWord(QPainter &painter, const QRectF &frame) const;
    void updateDescription();
    void updateRemoveButton();

    Place m_place;
    Content m_content;
    mutable QPixmap m_scaled; // of the picture, as painted last
    QSize m_outputSize;
    QToolButton *m_removeButton;
    QList<QAction *> m_moreActions;
    std::optional<QPointF> m_pressed;
    bool m_carried = false;
    bool m_dragging = false;
    bool m_dropHovers = false;
};

} // namespace studio
