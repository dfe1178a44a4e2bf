// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFutureWatcher>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace studio {

//! Reads single frames of one clip, exactly, on a thread of its own. Of wishes that come faster than frames
//! only the newest is kept. Lives in the main thread.
class StillReader final : public QObject {
    Q_OBJECT

public:
    //! What is known of the clip once it is open.
    struct Facts {
        double seconds = 0;
        double framesPerSecond = 0;
        qint64 frames = 0;
    };

    explicit StillReader(QObject *parent = nullptr);
    ~StillReader() override;
    Q_DISABLE_COPY_MOVE(StillReader)

    //! Opens, checks that the file is whole, and reads its first frame. What was being read of another clip
    //! is let go, not waited for.
    void open(const QString &path);
    //! The file is closed when this returns; nothing is told of it any more.
    void close();
    void request(qint64 frame);
    [[nodiscard]] const Facts &facts() const { return m_facts; }

signals:
    void opened();
    void frameReady(const QImage &picture, qint64 frame);
    void failed(const studio::Error &error);

private:
    struct Bench;
    struct Still {
        QImage picture;
        qint64 frame = 0;
        Facts facts;
        std::optional<Error> error;
        bool first = false;
    };
    [[nodiscard]] static Still readFrom(Bench &bench, const QString &pathToOpen, qint64 frame);
    void letGo();
    void start();
    void take();

    QThreadPool m_pool;
    QFutureWatcher<Still> m_watcher;
    std::shared_ptr<Bench> m_bench; // touched by the one running job only
    QString m_pathToOpen;
    Facts m_facts;
    std::optional<qint64> m_wanted;
    bool m_busy = false;
};

} // namespace studio
