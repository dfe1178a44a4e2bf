// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediakind.h"
#include "media/animatic.h"
#include "widgets/stage/previzview.h"

#include <QImage>
#include <QPointer>
#include <QWidget>

#include <memory>

namespace Ui {
class StagePanel;
}

class QButtonGroup;

namespace studio {

//! The right upper part of the window: what is being made, at its real ratio. Previz runs the camera move on
//! the person's keyframes, Take plays a saved file; one transport bar serves both. Keys while the focus is
//! inside: Space plays, Left and Right step a frame, L loops, F fills the screen, Esc leaves.
class StagePanel final : public QWidget {
    Q_OBJECT

public:
    explicit StagePanel(QWidget *parent = nullptr);
    ~StagePanel() override;
    Q_DISABLE_COPY_MOVE(StagePanel)

    //! What the form describes now. Does not change the tab.
    void setPreviz(const PrevizScene &scene);
    //! Only the move, while a slider is dragged: keeps the pictures.
    void setPrevizMove(const media::CameraMove &move, const QString &caption);
    [[nodiscard]] const PrevizScene &previz() const;
    void showPreviz();

    //! Opens a local picture, clip or sound and turns to the Take tab. With several `files` there is a strip
    //! to choose from; `path` is one of them.
    void showTake(const QString &path, const QString &caption, const QStringList &files = {});
    //! Says on the take's side why a task has nothing to play.
    void explainTake(const QString &heading, const QString &text);
    //! Whether such an explanation is seen.
    [[nodiscard]] bool isExplaining() const;
    //! Empty when no take is open.
    [[nodiscard]] QString takePath() const;
    //! Lets go of the open clip, before its file is replaced, moved or deleted. The last frame is gone too.
    void releaseFile();
    //! Releases the file if it is the one that is open.
    void releaseFile(const QString &path);
    [[nodiscard]] bool isShowingTake() const;

    //! What is on the stage now, in its own pixels; null when there is nothing.
    [[nodiscard]] QImage currentFrame() const;

public slots:
    void play(); //!< of the side in front; goes on where it plays already
    void togglePlaying();
    void stepForward();
    void stepBackward();
    void toggleLoop();
    void toggleFullScreen();
    void saveFrame(); //!< asks for saveFrameRequested() with currentFrame(), if there is one

signals:
    //! The person wants the frame on the stage as a picture.
    void saveFrameRequested(const QImage &frame);
    void fileChosen(const QString &path); //!< one of several of a take
    //! Playback failed; the stage says so itself. `detail` is the backend's text.
    void takeFailed(const QString &path, const QString &detail);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectPreviz();
    void connectTake();
    void connectTransport();
    void connectOthers();
    void openTake(const QString &path);
    void fillStrip(const QStringList &files);
    [[nodiscard]] MediaKind takeKind() const;
    [[nodiscard]] QString takeProblem() const;
    void showTab(int index);
    void showState();
    void stepBy(int frames);
    void leaveFullScreen();
    bool handleKey(const QKeyEvent *event);

    const std::unique_ptr<Ui::StagePanel> ui;
    QString m_caption;
    QButtonGroup *m_files = nullptr; // the strip's buttons
    QPointer<QWidget> m_fullScreen; // a child, there while the stage fills the screen
};

} // namespace studio
