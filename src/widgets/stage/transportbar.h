// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class TransportBar;
}

namespace studio {

//! Play, position, loop; for takes also frame steps, volume and full screen. Shows what it is told and asks
//! by signals. Times in seconds.
class TransportBar final : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(QWidget *parent = nullptr);
    ~TransportBar() override;
    Q_DISABLE_COPY_MOVE(TransportBar)

    void setDuration(double seconds);
    void setPosition(double seconds); //!< ignored while the person drags the slider
    void setPlaying(bool playing);
    void setLooping(bool looping);
    [[nodiscard]] bool isLooping() const;
    void setTakeControls(bool shown);
    void setFullScreen(bool on);
    void setSoundAvailable(bool available);
    [[nodiscard]] double volume() const; //!< 0…1, 0 when muted

signals:
    void playToggled();
    void seekRequested(double seconds);
    void loopToggled(bool on);
    void stepRequested(int frames);
    void volumeChanged(double volume);
    void fullScreenToggled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void applyVolume();

    const std::unique_ptr<Ui::TransportBar> ui;
    bool m_playing = false;
    bool m_fullScreen = false;
};

} // namespace studio
