// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/soundplayer.h"

#include "media/filmstrip.h"
#include "media/probe.h"
#include "services/net/pool.h"
#include "widgets/theme/tokens.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QEvent>
#include <QFileInfo>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QPainter>
#include <QUrl>

#include <algorithm>

namespace studio {

namespace {

constexpr QSize Shape(1600, 450);

struct Look {
    QImage shape;
    double seconds = 0;
};

Result<Look> lookAt(const QString &path)
{
    const auto info = media::probe(path);
    if (!info)
        return failure(info.error());
    const auto shape = media::filmstrip(path, 1, Shape);
    if (!shape)
        return failure(shape.error());
    return Look{*shape, info->seconds};
}

} // namespace

SoundPlayer::SoundPlayer(QWidget *parent)
    : StageCanvas(parent)
{
    setRatio(Shape);
    retranslate();
}

// The player goes before the output it plays into.
SoundPlayer::~SoundPlayer()
{
    delete m_player;
}

void SoundPlayer::open(const QString &path, const QString &caption)
{
    releaseFile();
    m_path = path;
    setCaption(caption);
    retranslate();
    if (!QFileInfo::exists(path)) {
        fail(tr("The file is not there any more."));
        return;
    }
    look(path);
    makePlayer();
    m_player->setSource(QUrl::fromLocalFile(path));
}

void SoundPlayer::look(const QString &path)
{
    inPool<Look>(this, [path] { return lookAt(path); })->then(this, [this, path](const Result<Look> &look) {
        if (path != m_path)
            return;
        if (!look)
            return fail(look.error().detail);
        m_seconds = look->seconds;
        m_shape = look->shape;
        drawShape();
        emit durationChanged(m_seconds);
    });
}

//! Light on the panel's dark, in both themes, as pictures are.
void SoundPlayer::drawShape()
{
    if (m_shape.isNull())
        return;
    QImage ground(m_shape.size(), QImage::Format_RGB32);
    ground.fill(Tokens::dark().panel);
    QPainter painter(&ground);
    painter.drawImage(0, 0, m_shape);
    painter.end();
    setPicture(ground);
}

void SoundPlayer::makePlayer()
{
    if (m_player)
        return;
    m_player = new QMediaPlayer(this);
    // A player with an output but without a device crashes in the backend of Qt 6.4.
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (!device.isNull()) {
        m_output = new QAudioOutput(device, this);
        m_player->setAudioOutput(m_output);
        setVolume(m_volume);
    }
    connect(m_player, &QMediaPlayer::positionChanged, this, [this] {
        update();
        emit positionChanged(position());
    });
    connect(
        m_player, &QMediaPlayer::playbackStateChanged, this, [this] { emit playingChanged(isPlaying()); });
    connect(
        m_player, &QMediaPlayer::mediaStatusChanged, this,
        [this](QMediaPlayer::MediaStatus status) {
            if (status == QMediaPlayer::EndOfMedia && m_looping && !m_path.isEmpty())
                m_player->play();
        },
        Qt::QueuedConnection);
    connect(
        m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error, const QString &text) {
            if (error != QMediaPlayer::NoError)
                fail(text);
        });
}

void SoundPlayer::releaseFile()
{
    m_path.clear();
    m_problem.clear();
    m_shape = {};
    m_seconds = 0;
    if (m_player) {
        m_player->stop();
        m_player->setSource({});
    }
    setPicture({});
    setCaption({});
}

bool SoundPlayer::isPlaying() const
{
    return m_player && m_player->playbackState() == QMediaPlayer::PlayingState;
}

double SoundPlayer::position() const
{
    return m_player ? double(m_player->position()) / 1000 : 0;
}

void SoundPlayer::play()
{
    if (m_player && !m_path.isEmpty() && m_problem.isEmpty())
        m_player->play();
}

void SoundPlayer::pause()
{
    if (isPlaying())
        m_player->pause();
}

void SoundPlayer::setPosition(double seconds)
{
    if (m_player && !m_path.isEmpty())
        m_player->setPosition(qint64(std::clamp(seconds, 0.0, m_seconds) * 1000));
}

void SoundPlayer::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    if (m_output)
        m_output->setVolume(QAudio::convertVolume(
            float(m_volume), QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
}

void SoundPlayer::fail(const QString &detail)
{
    if (!m_problem.isEmpty())
        return;
    m_problem = detail.isEmpty() ? tr("The file seems damaged.") : detail;
    if (m_player)
        m_player->stop();
    setPicture({});
    retranslate();
    emit failed(m_problem);
}

void SoundPlayer::paintEvent(QPaintEvent *event)
{
    StageCanvas::paintEvent(event);
    if (picture().isNull() || m_seconds <= 0)
        return;
    const QRect frame = pictureRect();
    const double share = std::clamp(position() / m_seconds, 0.0, 1.0);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Tokens::dark().accent, 2));
    const double x = frame.left() + share * frame.width();
    painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
}

void SoundPlayer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    StageCanvas::changeEvent(event);
}

void SoundPlayer::retranslate()
{
    setAccessibleName(tr("Sound"));
    if (m_problem.isEmpty())
        setWords(tr("Opening the sound…"), {});
    else
        setWords(tr("This sound cannot be played here"), m_problem);
}

} // namespace studio
