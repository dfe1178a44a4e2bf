// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/animatic.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace studio {

//! Draws previz frames on a thread of its own, one at a time. What is asked for while a frame is being drawn
//! waits, and only the newest wish is kept: a dragged slider never piles up work. Lives in the main thread.
class PrevizRenderer final : public QObject {
    Q_OBJECT

public:
    explicit PrevizRenderer(QObject *parent = nullptr);
    ~PrevizRenderer() override;
    Q_DISABLE_COPY_MOVE(PrevizRenderer)

    //! New pictures or a new size in pixels: costs a preparation, done on the thread.
    void setPictures(const QList<media::Keyframe> &keyframes, QSize size);
    void setMove(const media::CameraMove &move);
    //! Asks for the frame at `time` (0…1) with all that was set so far.
    void request(double time);
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void frameReady(const QImage &frame);

private:
    struct Pictures {
        QList<media::Keyframe> keyframes;
        QSize size;
    };
    struct Bench;
    void start();

    QThreadPool m_pool;
    QFutureWatcher<QImage> m_watcher;
    std::shared_ptr<Bench> m_bench; // touched by the one running job only
    std::optional<Pictures> m_newPictures;
    media::CameraMove m_move;
    std::optional<double> m_wanted;
    bool m_busy = false;
};

} // namespace studio
