// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/stagecanvas.h"
#include "widgets/stage/stillreader.h"

#include <QTimer>

#include <optional>

class QAudioOutput;
class QMediaDevices;
class QMediaPlayer;
class QVideoFrame;
class QVideoSink;

namespace studio {

//! Plays one saved clip. Local files only: links expire, and no token may reach a media stack. While it plays
//! the media backend gives picture and sound; at rest, stepping and scrubbing, the frames are read exactly by
//! a StillReader, since a paused backend of Qt 6.4 no longer answers once it has read to the end of the file.
//! The media backend is started with the first clip, not with the window.
class TakePlayer final : public StageCanvas {
    Q_OBJECT

public:
    explicit TakePlayer(QWidget *parent = nullptr);
    ~TakePlayer() override;
    Q_DISABLE_COPY_MOVE(TakePlayer)

    //! Whether anything can be played on this system. Asking starts the media backend.
    [[nodiscard]] static bool backendAvailable();

    //! Shows the first frame, paused.
    void open(const QString &path, const QString &caption);
    //! Closes the file, before it is replaced, moved or deleted.
    void releaseFile();
    //! Lets go of the file and says why there is nothing to play, until the next open() or releaseFile().
    void explain(const QString &heading, const QString &text);
    //! Whether explain() is what is seen.
    [[nodiscard]] bool isExplaining() const { return !m_reason.isEmpty(); }
    [[nodiscard]] QString path() const { return m_path; }
    //! Why the clip cannot be played, in words; empty when it can.
    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] bool isPlaying() const { return m_playing; }
    [[nodiscard]] double position() const { return m_position; } //!< seconds, of the frame that is shown
    [[nodiscard]] double duration() const; //!< seconds, 0 when unknown
    [[nodiscard]] qint64 frameIndex() const; //!< of the frame that is shown, from 0
    [[nodiscard]] bool hasSoundDevice() const { return m_audio != nullptr; }

    void play();
    void pause();
    void setPosition(double seconds);
    void stepBy(int frames); //!< pauses; stays inside the clip
    void setLooping(bool looping) { m_looping = looping; }
    void setVolume(double volume); //!< 0…1, as the ear hears it

signals:
    void positionChanged(double seconds);
    void durationChanged(double seconds);
    void playingChanged(bool playing);
    void soundDeviceChanged();
    //! `detail` is the backend's own text.
    void failed(const QString &detail);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makePlayer();
    void attachSound();
    void takeFrame(const QVideoFrame &frame);
    void takeStill(const QImage &picture, qint64 frame);
    void endReached();
    void playFromHere();
    void showStill(qint64 frame);
    void setPlaying(bool playing);
    void fail(const QString &detail);
    void retranslate();
    [[nodiscard]] double frameSeconds() const;
    [[nodiscard]] qint64 lastFrame() const;

    StillReader m_stills;
    QMediaPlayer *m_player = nullptr; // children, made with the first clip
    QVideoSink *m_sink = nullptr;
    QMediaDevices *m_devices = nullptr;
    QAudioOutput *m_audio = nullptr;
    QTimer m_resume; // goes on playing when the hand on the slider rests
    std::optional<qint64> m_targetFrame; // where steps and scrubs that are still under way lead
    QString m_path;
    QString m_reason; // heading and text of explain()
    QString m_reasonText;
    QString m_problem;
    double m_position = 0;
    double m_volume = 1;
    bool m_looping = false;
    bool m_playing = false; // what the person wants, also while a scrub interrupts it
};

} // namespace studio
