// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/generationrequest.h"

#include <QImage>
#include <QPixmap>
#include <QSize>
#include <QWidget>

class QAction;
class QMimeData;
class QToolButton;

namespace studio {

//! One place for a picture: takes a drop, a paste, a click or the keyboard, and shows the part of the picture
//! that will be used. Dragging inside (or the arrow keys) moves that part. Knows no disk and no network: what
//! arrives is passed on by signals.
class KeyframeSlot final : public QWidget {
    Q_OBJECT

public:
    //! What is in the slot.
    struct Content {
        QString text; //!< the reference as a person reads it; empty = nothing in the slot
        QImage picture; //!< upright, any size; null while it is loaded, or when it cannot be shown
        QSize pixels; //!< of the original; empty when not known
        std::optional<QRectF> crop; //!< as in MediaInput
        QString host; //!< of a picture on the web, which is not loaded here; empty for all others
        QString fetched; //!< who fetches a picture on the web, a few words
        bool broken = false; //!< cannot be used: marked as such
    };

    //! `name` is the accessible name ("First keyframe"), `word` the short one in the slot ("First").
    KeyframeSlot(const QString &name, const QString &word, QWidget *parent = nullptr);
    ~KeyframeSlot() override;

    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    //! The pixels that will be delivered; empty = no crop is shown.
    void setOutputSize(QSize size);
    //! The part that will be used, in fractions of the picture; the whole when nothing is cut.
    [[nodiscard]] QRectF shownCrop() const;
    //! Other slots that the picture may change places with.
    void setSwapActions(const QList<QAction *> &actions);

    //! Whether a drop or a paste of this holds something usable.
    [[nodiscard]] static bool accepts(const QMimeData *offer);
    //! Takes what a drop or the clipboard holds; false when there is nothing usable.
    bool take(const QMimeData *offer);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void fileGiven(const QString &path);
    void addressGiven(const QString &address); //!< as typed or dropped; not judged yet
    void pictureGiven(const QImage &picture); //!< pixels without a file
    void fileWanted(); //!< the person wants to choose a file
    void addressWanted(); //!< the person wants to type an address
    void cropMoved(const QRectF &crop);
    void cropCentred();
    void removed();

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
    [[nodiscard]] bool isCropped() const;
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] bool fillsTheFrame() const;
    void moveCrop(QPointF delta);
    void paintEmpty(QPainter &painter, const QRectF &frame) const;
    void paintAddress(QPainter &painter, const QRectF &frame) const;
    void paintPicture(QPainter &painter, const QRectF &frame) const;
    void paintWord(QPainter &painter, const QRectF &frame) const;
    void updateDescription();
    void updateRemoveButton();

    QString m_word;
    Content m_content;
    mutable QPixmap m_scaled; // of the picture, as painted last
    QSize m_outputSize;
    QToolButton *m_removeButton;
    QList<QAction *> m_swapActions;
    std::optional<QPointF> m_pressed;
    bool m_dragging = false;
    bool m_dropHovers = false;
};

} // namespace studio
