// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagepanel.h"

#include "media/framereader.h"
#include "ui_stagepanel.h"
#include "widgets/models/takefiles.h"
#include "widgets/stage/pictureview.h"
#include "widgets/stage/soundplayer.h"
#include "widgets/theme/icons.h"

#include <QButtonGroup>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
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
    connectOthers();
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

void StagePanel::connectOthers()
{
    SoundPlayer *sound = ui->sound;
    connect(sound, &SoundPlayer::positionChanged, this, &StagePanel::showState);
    connect(sound, &SoundPlayer::playingChanged, this, &StagePanel::showState);
    connect(sound, &SoundPlayer::durationChanged, this, &StagePanel::showState);
    connect(sound, &StageCanvas::playRequested, this, &StagePanel::togglePlaying);
    connect(ui->still, &PictureView::opened, this, &StagePanel::showState);
    connect(ui->still, &StageCanvas::fullScreenRequested, this, &StagePanel::toggleFullScreen);
    const auto fail = [this](const QString &detail) {
        showState();
        emit takeFailed(takePath(), detail);
    };
    connect(sound, &SoundPlayer::failed, this, fail);
    connect(ui->still, &PictureView::failed, this, fail);
    m_files = new QButtonGroup(this);
    ui->filesBar->hide();
    connect(m_files, &QButtonGroup::buttonClicked, this, [this](const QAbstractButton *button) {
        openTake(button->property("path").toString());
        emit fileChosen(takePath());
    });
}

void StagePanel::connectTransport()
{
    TransportBar *transport = ui->transport;
    connect(transport, &TransportBar::playToggled, this, &StagePanel::togglePlaying);
    connect(transport, &TransportBar::seekRequested, this, [this](double seconds) {
        if (isShowingTake() && takeKind() == MediaKind::Audio)
            ui->sound->setPosition(seconds);
        else if (isShowingTake())
            ui->take->setPosition(seconds);
        else
            ui->previz->setPosition(seconds);
    });
    connect(transport, &TransportBar::loopToggled, this, [this](bool on) {
        ui->previz->setLooping(on);
        ui->take->setLooping(on);
        ui->sound->setLooping(on);
    });
    connect(transport, &TransportBar::stepRequested, this, &StagePanel::stepBy);
    connect(transport, &TransportBar::volumeChanged, ui->take, &TakePlayer::setVolume);
    connect(transport, &TransportBar::volumeChanged, ui->sound, &SoundPlayer::setVolume);
    connect(transport, &TransportBar::fullScreenToggled, this, &StagePanel::toggleFullScreen);
}

void StagePanel::setPreviz(const PrevizScene &scene)
{
    ui->previz->setScene(scene);
    ui->noteLabel->setText(scene.note);
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

void StagePanel::showTake(const QString &path, const QString &caption, const QStringList &files)
{
    m_caption = caption;
    showTab(TakeTab);
    fillStrip(files);
    openTake(path);
}

void StagePanel::openTake(const QString &path)
{
    ui->take->releaseFile();
    ui->still->releaseFile();
    ui->sound->releaseFile();
    switch (takefiles::kindOf(path)) {
    case MediaKind::Image:
        ui->media->setCurrentWidget(ui->still);
        ui->still->open(path, m_caption);
        break;
    case MediaKind::Video:
        ui->media->setCurrentWidget(ui->take);
        ui->take->open(path, m_caption);
        break;
    case MediaKind::Audio:
        ui->media->setCurrentWidget(ui->sound);
        ui->sound->open(path, m_caption);
        break;
    }
    const QList<QAbstractButton *> buttons = m_files->buttons();
    for (QAbstractButton *button : buttons)
        button->setChecked(button->property("path").toString() == path);
    ui->transport->setTakeControls(isShowingTake() && takeKind() == MediaKind::Video);
    showState();
}

//! One small button for each of several files.
void StagePanel::fillStrip(const QStringList &files)
{
    qDeleteAll(m_files->buttons());
    while (QLayoutItem *item = ui->filesLayout->takeAt(0))
        delete item;
    ui->filesBar->hide();
    if (files.size() < 2)
        return;
    ui->filesLayout->addStretch();
    for (int i = 0; i < files.size(); ++i) {
        auto *button = new QToolButton(ui->filesBar);
        button->setText(QLocale().toString(i + 1));
        button->setAccessibleName(tr("File %1 of %2").arg(i + 1).arg(files.size()));
        button->setToolTip(QFileInfo(files.at(i)).fileName());
        button->setProperty("path", files.at(i));
        button->setProperty("tab", true);
        button->setCheckable(true);
        button->setAutoRaise(true);
        m_files->addButton(button);
        ui->filesLayout->addWidget(button);
    }
    ui->filesLayout->addStretch();
    ui->filesBar->show();
}

MediaKind StagePanel::takeKind() const
{
    if (ui->media->currentWidget() == ui->still)
        return MediaKind::Image;
    return ui->media->currentWidget() == ui->sound ? MediaKind::Audio : MediaKind::Video;
}

QString StagePanel::takeProblem() const
{
    switch (takeKind()) {
    case MediaKind::Image:
        return ui->still->problem();
    case MediaKind::Audio:
        return ui->sound->problem();
    case MediaKind::Video:
        return ui->take->problem();
    }
    return {};
}

void StagePanel::explainTake(const QString &heading, const QString &text)
{
    showTab(TakeTab);
    fillStrip({});
    ui->still->releaseFile();
    ui->sound->releaseFile();
    ui->media->setCurrentWidget(ui->take);
    ui->transport->setTakeControls(true);
    ui->take->explain(heading, text);
    showState();
}

bool StagePanel::isExplaining() const
{
    return isShowingTake() && takeKind() == MediaKind::Video && ui->take->isExplaining();
}

QString StagePanel::takePath() const
{
    switch (takeKind()) {
    case MediaKind::Image:
        return ui->still->path();
    case MediaKind::Audio:
        return ui->sound->path();
    case MediaKind::Video:
        return ui->take->path();
    }
    return {};
}

void StagePanel::releaseFile()
{
    ui->take->releaseFile();
    ui->still->releaseFile();
    ui->sound->releaseFile();
    ui->media->setCurrentWidget(ui->take);
    fillStrip({});
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
    if (!isShowingTake())
        return ui->previz->renderFullFrame();
    return takeKind() == MediaKind::Image ? ui->still->picture() : ui->take->picture();
}

void StagePanel::showTab(int index)
{
    const bool take = index == TakeTab;
    (take ? ui->takeTab : ui->previzTab)->setChecked(true);
    if (!take) {
        ui->take->pause();
        ui->sound->pause();
    }
    ui->pages->setCurrentWidget(take ? static_cast<QWidget *>(ui->takePage) : ui->previz);
    ui->transport->setTakeControls(take && takeKind() == MediaKind::Video);
    ui->noteLabel->setVisible(!take);
    showState();
}

// The transport bar shows the side that is in front.
void StagePanel::showState()
{
    const bool take = isShowingTake();
    TransportBar *bar = ui->transport;
    if (take && takeKind() != MediaKind::Video) {
        bar->setDuration(ui->sound->duration());
        bar->setPosition(ui->sound->position());
        bar->setPlaying(ui->sound->isPlaying());
        ui->problemBar->setVisible(!takeProblem().isEmpty() && QFileInfo::exists(takePath()));
        bar->setEnabled(takeKind() == MediaKind::Audio && takeProblem().isEmpty());
        return;
    }
    const bool runs = !previz().keyframes.isEmpty();
    bar->setDuration(take ? ui->take->duration() : runs ? previz().seconds : 0);
    bar->setPosition(take ? ui->take->position() : ui->previz->position());
    bar->setPlaying(take ? ui->take->isPlaying() : ui->previz->isPlaying());
    bar->setSoundAvailable(ui->take->hasSoundDevice());
    const bool broken = !ui->take->problem().isEmpty();
    ui->problemBar->setVisible(broken && QFileInfo::exists(takePath()));
    bar->setEnabled(take ? !takePath().isEmpty() && !broken : runs);
}

void StagePanel::play()
{
    if (!isShowingTake())
        ui->previz->play();
    else if (takeKind() == MediaKind::Audio)
        ui->sound->play();
    else if (!ui->take->isPlaying())
        ui->take->play();
}

void StagePanel::togglePlaying()
{
    if (isShowingTake() && takeKind() == MediaKind::Audio)
        ui->sound->isPlaying() ? ui->sound->pause() : ui->sound->play();
    else if (isShowingTake())
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
    if (!isShowingTake() || takeKind() == MediaKind::Image) {
        if (const QImage frame = currentFrame(); !frame.isNull())
            emit saveFrameRequested(frame);
        return;
    }
    if (takeKind() == MediaKind::Audio || takePath().isEmpty() || !takeProblem().isEmpty())
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
