// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace studio {

//! Draws one picture at its real ratio in the middle of the stage, with a caption chip on it, or words where
//! there is no picture. A click asks to play, a double click to fill the screen.
class StageCanvas : public QWidget {
    Q_OBJECT

public:
    explicit StageCanvas(QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(StageCanvas)

    [[nodiscard]] QString caption() const { return m_caption; }
    //! Where the picture lies, in widget coordinates.
    [[nodiscard]] QRect pictureRect() const;
    //! The picture as it was last given, perhaps smaller than the output; null when there is none.
    [[nodiscard]] const QImage &picture() const { return m_picture; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void playRequested();
    void fullScreenRequested();

protected:
    //! The ratio the stage keeps, in any unit.
    void setRatio(QSizeF ratio);
    void setPicture(const QImage &picture);
    void setCaption(const QString &caption);
    //! Shown instead of a picture: what is the case, and what to do.
    void setWords(const QString &heading, const QString &advice);
    void setSafeArea(bool shown);
    //! Darkens what lies outside this part of the picture (fractions); null = nothing.
    void setUsedPart(const QRectF &part);
    [[nodiscard]] QString heading() const { return m_heading; }

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QPixmap makeBackdrop() const;
    void paintUsedPart(QPainter &painter, const QRect &frame) const;
    void paintChip(QPainter &painter, const QRect &frame) const;
    void paintWords(QPainter &painter, const QRect &frame) const;

    QSizeF m_ratio{16, 9};
    QImage m_picture;
    QPixmap m_backdrop; // stage colour and the picture's shadow, made anew when the size changes
    QString m_caption;
    QString m_heading;
    QString m_advice;
    QRectF m_used;
    bool m_safeArea = false;
};

} // namespace studio
