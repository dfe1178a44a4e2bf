// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick for start-up: a bare window with a QMediaPlayer in it, gone after its first paint.

#include <QApplication>
#include <QMainWindow>
#include <QMediaPlayer>
#include <QPaintEvent>
#include <QTimer>
#include <QVideoWidget>

#include <cstdlib>

namespace {

class BareWindow final : public QMainWindow {
public:
    BareWindow()
    {
        auto *video = new QVideoWidget(this);
        m_player.setVideoOutput(video);
        setCentralWidget(video);
        resize(1440, 900);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, qApp, [] { std::_Exit(0); });
    }

private:
    QMediaPlayer m_player;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication application(argc, argv);
    BareWindow window;
    window.show();
    return QApplication::exec();
}
