// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/stagecanvas.h"

class QAudioOutput;
class QMediaPlayer;

namespace studio {

//! Plays one saved sound and shows how loud it is over time, with a line where it is. Local files only. The
//! media backend is started with the first sound.
class SoundPlayer final : public StageCanvas {
    Q_OBJECT

public:
    explicit SoundPlayer(QWidget *parent = nullptr);
    ~SoundPlayer() override;

    void open(const QString &path, const QString &caption);
    void releaseFile();
    [[nodiscard]] QString path() const { return m_path; }
    //! Why it cannot be played, in words; empty when it can.
    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] double position() const; //!< seconds
    [[nodiscard]] double duration() const { return m_seconds; } //!< seconds, 0 until it is known
    void play();
    void pause();
    void setPosition(double seconds);
    void setLooping(bool looping) { m_looping = looping; }
    void setVolume(double volume); //!< 0…1, as the ear hears it

signals:
    void positionChanged(double seconds);
    void durationChanged(double seconds);
    void playingChanged(bool playing);
    void failed(const QString &detail);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void look(const QString &path);
    void makePlayer();
    void fail(const QString &detail);
    void drawShape();
    void retranslate();

    QMediaPlayer *m_player = nullptr; // children, made with the first sound
    QAudioOutput *m_output = nullptr;
    QImage m_shape; // light on nothing
    QString m_path;
    QString m_problem;
    double m_seconds = 0;
    double m_volume = 1;
    bool m_looping = false;
};

} // namespace studio
