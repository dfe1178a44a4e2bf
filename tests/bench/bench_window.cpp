// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The studio from main() to its first paint, or, with --idle SECONDS, what fires in a window that has nothing
// to do.

#include "services/settings/settings.h"
#include "services/studio.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/pages/mainwindow.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <QTimerEvent>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

//! Sees every event of the program: ends it at the window's first paint, or counts timers.
class Watch final : public QObject {
public:
    Watch(QWidget &window, bool endAtFirstPaint)
        : m_window(window)
        , m_endAtFirstPaint(endAtFirstPaint)
    {
    }

    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && receiver == &m_window && m_endAtFirstPaint)
            QTimer::singleShot(0, qApp, [] { std::_Exit(0); }); // what comes after the paint does not count
        if (event->type() == QEvent::Timer && counting && receiver != end) {
            ++fired;
            std::printf("timer fired in %s\n", receiver->metaObject()->className());
        }
        return false;
    }

    QObject *end = nullptr; // the timer that ends the count
    bool counting = false;
    int fired = 0;

private:
    QWidget &m_window;
    bool m_endAtFirstPaint;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication application(argc, argv);
    const int idleAt = int(application.arguments().indexOf(u"--idle"_s));
    const int idleSeconds = idleAt > 0 ? application.arguments().value(idleAt + 1).toInt() : 0;
    QTemporaryDir folder;
    studio::StudioOptions options;
    options.libraryFolder = folder.path();
    options.settingsFile = folder.filePath(u"settings.ini"_s);
    auto studio = studio::Studio::open(options);
    if (!studio)
        return 1;
    studio::Theme theme;
    theme.setAppearance((*studio)->settings().appearance());
    studio::Prompts prompts;
    studio::MainWindow window(**studio, theme, prompts);
    Watch watch(window, idleSeconds == 0);
    application.installEventFilter(&watch);
    window.show();
    QTimer::singleShot(0, &window, &studio::MainWindow::start);
    if (idleSeconds > 0) {
        // The sandbox is started, the balance read, the sample move played twice, Qt's own cache of pixmaps
        // emptied: then rest begins.
        auto *end = new QTimer(&window);
        end->setSingleShot(true);
        watch.end = end;
        QObject::connect(end, &QTimer::timeout, &application, &QCoreApplication::quit);
        QTimer::singleShot(75'000, &window, [&watch, idleSeconds, end] {
            end->start(idleSeconds * 1000);
            watch.counting = true;
        });
    }
    const int result = QApplication::exec();
    if (idleSeconds > 0)
        std::printf("%d timers fired in %d s of rest\n", watch.fired, idleSeconds);
    return result;
}
