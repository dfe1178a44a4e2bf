// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/transportbar.h"

#include "ui_transportbar.h"
#include "widgets/theme/icons.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace studio {

using namespace Qt::StringLiterals;

namespace {

// "0:02.1"
QString clock(double seconds)
{
    const auto tenths = qint64(std::floor(seconds * 10 + 1e-6));
    return u"%1:%2.%3"_s.arg(tenths / 600).arg(tenths / 10 % 60, 2, 10, QLatin1Char('0')).arg(tenths % 10);
}

} // namespace

TransportBar::TransportBar(QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::TransportBar>())
{
    ui->setupUi(this);
    setLayoutDirection(Qt::LeftToRight); // time runs as on any player, whichever way words run
    ui->loopButton->setIcon(icon(u"loop"_s, Tint::Muted, Tint::Accent));
    ui->previousFrameButton->setIcon(icon(u"previous-frame"_s));
    ui->nextFrameButton->setIcon(icon(u"next-frame"_s));
    connect(ui->playButton, &QToolButton::clicked, this, &TransportBar::playToggled);
    connect(ui->loopButton, &QToolButton::toggled, this, &TransportBar::loopToggled);
    connect(ui->previousFrameButton, &QToolButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(ui->nextFrameButton, &QToolButton::clicked, this, [this] { emit stepRequested(1); });
    connect(ui->positionSlider, &QSlider::valueChanged, this, [this](int milliseconds) {
        ui->timeLabel->setText(clock(milliseconds / 1000.0));
        emit seekRequested(milliseconds / 1000.0);
    });
    connect(ui->muteButton, &QToolButton::toggled, this, &TransportBar::applyVolume);
    connect(ui->volumeSlider, &QSlider::valueChanged, this, [this] {
        ui->muteButton->setChecked(false);
        applyVolume();
    });
    connect(ui->fullScreenButton, &QToolButton::clicked, this, &TransportBar::fullScreenToggled);
    setTakeControls(false);
    setPosition(0);
    retranslate();
}

TransportBar::~TransportBar() = default;

void TransportBar::setDuration(double seconds)
{
    const QSignalBlocker quiet(ui->positionSlider);
    ui->positionSlider->setMaximum(std::max(1, int(std::lround(seconds * 1000))));
    ui->totalLabel->setText(clock(seconds));
}

void TransportBar::setPosition(double seconds)
{
    if (ui->positionSlider->isSliderDown())
        return;
    const QSignalBlocker quiet(ui->positionSlider);
    ui->positionSlider->setValue(int(std::lround(seconds * 1000)));
    ui->timeLabel->setText(clock(seconds));
}

void TransportBar::setPlaying(bool playing)
{
    m_playing = playing;
    retranslate();
}

void TransportBar::setLooping(bool looping)
{
    ui->loopButton->setChecked(looping);
}

bool TransportBar::isLooping() const
{
    return ui->loopButton->isChecked();
}

void TransportBar::setTakeControls(bool shown)
{
    for (QWidget *control : {static_cast<QWidget *>(ui->previousFrameButton),
             static_cast<QWidget *>(ui->nextFrameButton), static_cast<QWidget *>(ui->muteButton),
             static_cast<QWidget *>(ui->volumeSlider), static_cast<QWidget *>(ui->fullScreenButton)})
        control->setVisible(shown);
}

void TransportBar::setFullScreen(bool on)
{
    m_fullScreen = on;
    retranslate();
}

void TransportBar::setSoundAvailable(bool available)
{
    ui->muteButton->setEnabled(available);
    ui->volumeSlider->setEnabled(available);
}

double TransportBar::volume() const
{
    return ui->muteButton->isChecked() ? 0 : ui->volumeSlider->value() / 100.0;
}

void TransportBar::applyVolume()
{
    retranslate();
    emit volumeChanged(volume());
}

void TransportBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        ui->retranslateUi(this);
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TransportBar::retranslate()
{
    ui->playButton->setIcon(icon(m_playing ? u"pause"_s : u"play"_s));
    ui->playButton->setToolTip(m_playing ? tr("Pause (Space)") : tr("Play (Space)"));
    ui->playButton->setAccessibleDescription(m_playing ? tr("Playing") : tr("Paused"));
    ui->muteButton->setIcon(icon(volume() > 0 ? u"volume"_s : u"volume-off"_s));
    ui->muteButton->setToolTip(ui->muteButton->isChecked() ? tr("Sound on") : tr("Sound off"));
    ui->fullScreenButton->setIcon(icon(m_fullScreen ? u"leave-full-screen"_s : u"full-screen"_s));
    ui->fullScreenButton->setToolTip(m_fullScreen ? tr("Leave full screen (Esc)") : tr("Full screen (F)"));
}

} // namespace studio
