// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagepanel.h"

#include "media/framereader.h"
#include "ui_stagepanel.h"
#include "widgets/theme/icons.h"

#include <QButtonGroup>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QKeyEvent>
#include <QMenu>
#include <QUrl>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace studio {

using namespace Qt::StringLiterals;

namespace {

enum Tab { PrevizTab, TakeTab };

} // namespace

StagePanel::StagePanel(QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::StagePanel>())
{
    ui->setupUi(this);
    auto *tabs = new QButtonGroup(this);
    tabs->addButton(ui->previzTab, PrevizTab);
    tabs->addButton(ui->takeTab, TakeTab);
    connect(tabs, &QButtonGroup::idClicked, this, &StagePanel::showTab);
    connectPreviz();
    connectTake();
    connectTransport();
    ui->transport->setLooping(true);
    showTab(PrevizTab);
}

StagePanel::~StagePanel() = default;

void StagePanel::connectPreviz()
{
    PrevizView *previz = ui->previz;
    connect(previz, &PrevizView::positionChanged, this, &StagePanel::showState);
    connect(previz, &PrevizView::playingChanged, this, &StagePanel::showState);
    connect(previz, &PrevizView::durationChanged, this, &StagePanel::showState);
    connect(previz, &StageCanvas::playRequested, this, &StagePanel::togglePlaying);
    connect(previz, &StageCanvas::fullScreenRequested, this, &StagePanel::toggleFullScreen);
}

void StagePanel::connectTake()
{
    TakePlayer *take = ui->take;
    connect(take, &TakePlayer::positionChanged, this, &StagePanel::showState);
    connect(take, &TakePlayer::playingChanged, this, &StagePanel::showState);
    connect(take, &TakePlayer::durationChanged, this, &StagePanel::showState);
    connect(take, &TakePlayer::soundDeviceChanged, this, &StagePanel::showState);
    connect(take, &StageCanvas::playRequested, this, &StagePanel::togglePlaying);
    connect(take, &StageCanvas::fullScreenRequested, this, &StagePanel::toggleFullScreen);
    connect(take, &TakePlayer::failed, this, [this](const QString &detail) {
        showState();
        emit takeFailed(takePath(), detail);
    });
    connect(ui->openOutsideButton, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(takePath())); });
}

void StagePanel::connectTransport()
{
    TransportBar *transport = ui->transport;
    connect(transport, &TransportBar::playToggled, this, &StagePanel::togglePlaying);
    connect(transport, &TransportBar::seekRequested, this, [this](double seconds) {
        if (isShowingTake())
            ui->take->setPosition(seconds);
        else
            ui->previz->setPosition(seconds);
    });
    connect(transport, &TransportBar::loopToggled, this, [this](bool on) {
        ui->previz->setLooping(on);
        ui->take->setLooping(on);
    });
    connect(transport, &TransportBar::stepRequested, this, &StagePanel::stepBy);
    connect(transport, &TransportBar::volumeChanged, ui->take, &TakePlayer::setVolume);
    connect(transport, &TransportBar::fullScreenToggled, this, &StagePanel::toggleFullScreen);
}

void StagePanel::setPreviz(const PrevizScene &scene)
{
    ui->previz->setScene(scene);
    showState();
}

void StagePanel::setPrevizMove(const media::CameraMove &move, const QString &caption)
{
    ui->previz->setMove(move, caption);
}

const PrevizScene &StagePanel::previz() const
{
    return ui->previz->scene();
}

void StagePanel::showPreviz()
{
    showTab(PrevizTab);
}

void StagePanel::showTake(const QString &path, const QString &caption)
{
    showTab(TakeTab);
    ui->take->open(path, caption);
    showState();
}

void StagePanel::explainTake(const QString &heading, const QString &text)
{
    showTab(TakeTab);
    ui->take->explain(heading, text);
    showState();
}

bool StagePanel::isExplaining() const
{
    return isShowingTake() && ui->take->isExplaining();
}

QString StagePanel::takePath() const
{
    return ui->take->path();
}

void StagePanel::releaseFile()
{
    ui->take->releaseFile();
    showState();
}

void StagePanel::releaseFile(const QString &path)
{
    if (!path.isEmpty() && QFileInfo(path) == QFileInfo(takePath()))
        releaseFile();
}

bool StagePanel::isShowingTake() const
{
    return ui->takeTab->isChecked();
}

QImage StagePanel::currentFrame() const
{
    return isShowingTake() ? ui->take->picture() : ui->previz->renderFullFrame();
}

void StagePanel::showTab(int index)
{
    const bool take = index == TakeTab;
    (take ? ui->takeTab : ui->previzTab)->setChecked(true);
    if (!take)
        ui->take->pause();
    ui->pages->setCurrentWidget(take ? static_cast<QWidget *>(ui->takePage) : ui->previz);
    ui->transport->setTakeControls(take);
    ui->noteLabel->setVisible(!take);
    showState();
}

// The transport bar shows the side that is in front.
void StagePanel::showState()
{
    const bool take = isShowingTake();
    TransportBar *bar = ui->transport;
    bar->setDuration(take ? ui->take->duration() : ui->previz->scene().seconds);
    bar->setPosition(take ? ui->take->position() : ui->previz->position());
    bar->setPlaying(take ? ui->take->isPlaying() : ui->previz->isPlaying());
    bar->setSoundAvailable(ui->take->hasSoundDevice());
    const bool broken = !ui->take->problem().isEmpty();
    ui->problemBar->setVisible(broken && QFileInfo::exists(takePath()));
    bar->setEnabled(take ? !takePath().isEmpty() && !broken : !previz().keyframes.isEmpty());
}

void StagePanel::play()
{
    if (!isShowingTake())
        ui->previz->play();
    else if (!ui->take->isPlaying())
        ui->take->play();
}

void StagePanel::togglePlaying()
{
    if (isShowingTake())
        ui->take->isPlaying() ? ui->take->pause() : ui->take->play();
    else
        ui->previz->isPlaying() ? ui->previz->pause() : ui->previz->play();
}

void StagePanel::stepForward()
{
    stepBy(1);
}

void StagePanel::stepBackward()
{
    stepBy(-1);
}

void StagePanel::stepBy(int frames)
{
    constexpr double PrevizFrame = 1.0 / 24;
    if (isShowingTake())
        ui->take->stepBy(frames);
    else
        ui->previz->setPosition(ui->previz->position() + frames * PrevizFrame);
}

void StagePanel::toggleLoop()
{
    ui->transport->setLooping(!ui->transport->isLooping());
}

void StagePanel::toggleFullScreen()
{
    if (m_fullScreen) {
        leaveFullScreen();
        return;
    }
    m_fullScreen = new QWidget(this, Qt::Window);
    m_fullScreen->setWindowTitle(window()->windowTitle());
    m_fullScreen->installEventFilter(this);
    auto *layout = new QVBoxLayout(m_fullScreen);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(ui->body);
    ui->transport->setFullScreen(true);
    ui->body->show();
    m_fullScreen->showFullScreen();
    ui->pages->currentWidget()->setFocus();
}

void StagePanel::leaveFullScreen()
{
    if (!m_fullScreen)
        return;
    layout()->addWidget(ui->body);
    ui->body->show(); // a change of window hides
    ui->transport->setFullScreen(false);
    m_fullScreen->hide();
    m_fullScreen->deleteLater();
    m_fullScreen.clear();
    ui->pages->currentWidget()->setFocus();
}

// A saved frame of a take is read from the file, not taken from what the player happens to show.
void StagePanel::saveFrame()
{
    if (!isShowingTake()) {
        if (const QImage frame = currentFrame(); !frame.isNull())
            emit saveFrameRequested(frame);
        return;
    }
    if (takePath().isEmpty() || !ui->take->problem().isEmpty())
        return;
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcher<QImage>::finished, this, [this, watcher] {
        watcher->deleteLater();
        if (const QImage frame = watcher->result(); !frame.isNull())
            emit saveFrameRequested(frame);
    });
    watcher->setFuture(QtConcurrent::run([path = takePath(), seconds = ui->take->position()]() -> QImage {
        const auto reader = media::FrameReader::open(path);
        constexpr double Inside = 0.005; // into the frame's time, so that rounding leads to no neighbour
        return reader ? (*reader)->frameAt(seconds + Inside).value_or(QImage()) : QImage();
    }));
}

bool StagePanel::handleKey(const QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Space:
        togglePlaying();
        return true;
    case Qt::Key_Left:
        stepBackward();
        return true;
    case Qt::Key_Right:
        stepForward();
        return true;
    case Qt::Key_L:
        toggleLoop();
        return true;
    case Qt::Key_F:
        toggleFullScreen();
        return true;
    case Qt::Key_Escape:
        if (!m_fullScreen)
            return false;
        leaveFullScreen();
        return true;
    default:
        return false;
    }
}

void StagePanel::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(event))
        QWidget::keyPressEvent(event);
}

bool StagePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_fullScreen) {
        if (event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)))
            return true;
        if (event->type() == QEvent::Close)
            leaveFullScreen();
    }
    return QWidget::eventFilter(watched, event);
}

void StagePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

void StagePanel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *play = menu->addAction(tr("Play or pause"), this, &StagePanel::togglePlaying);
    QAction *save = menu->addAction(tr("Save this frame as a picture…"), this, &StagePanel::saveFrame);
    menu->addSeparator();
    menu->addAction(
        m_fullScreen ? tr("Leave full screen") : tr("Full screen"), this, &StagePanel::toggleFullScreen);
    play->setEnabled(ui->transport->isEnabled());
    save->setEnabled(ui->transport->isEnabled());
    menu->popup(event->globalPos());
}

} // namespace studio
