// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/animatic.h"
#include "widgets/stage/previzrenderer.h"
#include "widgets/stage/stagecanvas.h"

#include <QElapsedTimer>
#include <QTimer>

namespace studio {

//! What the previz shows: the form's pictures and camera move.
struct PrevizScene {
    QList<media::Keyframe> keyframes; //!< cut to the ratio of `size`; empty shows what to do
    media::CameraMove move;
    QSize size; //!< the output, pixels
    double seconds = 5; //!< length of the clip
    QString caption; //!< "1280 × 768 · zoom +4 · pan −3"
    //! Without keyframes: what is worked on, shown as it is; null shows the words.
    QImage still;
    QRectF used; //!< the part of the still that the service takes, in fractions; null = all of it
    QString heading; //!< without keyframes and still: what is the case; empty = that pictures are missing
    QString advice; //!< what to do about it
    QString note; //!< what the stage shows, in a few words; stands above it
};

//! Runs a camera move on keyframes. While the move changes its end is shown at once; when it settles the move
//! plays twice and rests at its end. play() runs on. Nothing ticks while it rests or cannot be seen.
class PrevizView final : public StageCanvas {
    Q_OBJECT

public:
    explicit PrevizView(QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(PrevizView)

    //! A scene equal to the present one changes nothing.
    void setScene(const PrevizScene &scene);
    void setMove(const media::CameraMove &move, const QString &caption);
    [[nodiscard]] const PrevizScene &scene() const { return m_scene; }
    //! The frame at position(), in the output's own size. Blocking, some ten milliseconds.
    [[nodiscard]] QImage renderFullFrame() const;

    [[nodiscard]] bool isPlaying() const { return m_motion != Motion::Resting; }
    [[nodiscard]] double position() const { return m_position; } //!< seconds
    //! Scrubs: stops there.
    void setPosition(double seconds);
    void setLooping(bool looping) { m_looping = looping; }
    void play();
    void pause();
    //! Any timer of the view running? False whenever it rests or is hidden.
    [[nodiscard]] bool isTicking() const;

signals:
    void positionChanged(double seconds);
    void playingChanged(bool playing);
    void durationChanged(double seconds);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Motion { Resting, Rehearsing, Playing };

    void setMotion(Motion motion);
    void moveTo(double seconds);
    void settleThenRehearse();
    void rehearse();
    void tick();
    void updateTicking();
    [[nodiscard]] bool canBeSeen() const;
    [[nodiscard]] bool hasMotion() const;
    [[nodiscard]] QSize renderSize() const;
    void refreshPictures();
    void requestFrame();
    void showStill();
    void retranslate();

    PrevizScene m_scene;
    PrevizRenderer m_renderer;
    QTimer m_tick;
    QTimer m_settle;
    QElapsedTimer m_sinceTick;
    QSize m_preparedSize;
    Motion m_motion = Motion::Resting;
    double m_position = 0;
    int m_runsLeft = 0;
    bool m_looping = false;
    bool m_rehearsalDue = false; // something changed while it could not be seen
    bool m_picturesStale = false;
};

} // namespace studio
