// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/takeplayer.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QEvent>
#include <QFileInfo>
#include <QMediaDevices>
#include <QMediaFormat>
#include <QMediaMetaData>
#include <QMediaPlayer>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace studio {

using namespace std::chrono_literals;

namespace {

constexpr auto SeekInterval = 40ms;
constexpr double UsualFrameRate = 24; // what the services make, where a file does not say

} // namespace

TakePlayer::TakePlayer(QWidget *parent)
    : StageCanvas(parent)
{
    m_seekPause.setSingleShot(true);
    m_seekPause.setInterval(SeekInterval);
    connect(&m_seekPause, &QTimer::timeout, this, [this] {
        if (const auto next = std::exchange(m_nextSeek, std::nullopt))
            seek(*next);
    });
    retranslate();
}

// The player goes before the sink it draws into.
TakePlayer::~TakePlayer()
{
    delete m_player;
}

bool TakePlayer::backendAvailable()
{
    return !QMediaFormat().supportedFileFormats(QMediaFormat::Decode).isEmpty();
}

void TakePlayer::open(const QString &path, const QString &caption)
{
    releaseFile();
    m_path = path;
    setCaption(caption);
    retranslate();
    if (!QFileInfo::exists(path)) {
        fail(tr("The file is not there any more."));
        return;
    }
    if (!m_player && !backendAvailable()) {
        fail(tr("This system has no media backend for Qt."));
        return;
    }
    makePlayer();
    m_player->setSource(QUrl::fromLocalFile(path));
    if (m_problem.isEmpty())
        m_player->pause();
}

void TakePlayer::releaseFile()
{
    m_seekPause.stop();
    m_nextSeek.reset();
    m_targetFrame.reset();
    m_path.clear();
    m_problem.clear();
    if (m_player) {
        m_player->stop();
        m_player->setSource({});
    }
    m_position = 0;
    setPicture({});
    setCaption({});
    retranslate();
}

void TakePlayer::makePlayer()
{
    if (m_player)
        return;
    m_sink = new QVideoSink(this);
    m_player = new QMediaPlayer(this);
    m_player->setVideoSink(m_sink);
    m_devices = new QMediaDevices(this);
    connect(m_devices, &QMediaDevices::audioOutputsChanged, this, &TakePlayer::attachSound);
    attachSound();
    connect(m_sink, &QVideoSink::videoFrameChanged, this, &TakePlayer::takeFrame);
    connect(m_player, &QMediaPlayer::durationChanged, this, [this] { emit durationChanged(duration()); });
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, [this] {
        const bool playing = m_player->playbackState() == QMediaPlayer::PlayingState;
        if (std::exchange(m_playing, playing) != playing)
            emit playingChanged(playing);
    });
    connect(m_player, &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::EndOfMedia)
            endReached();
    });
    // The status of a cut-off file still says "buffered": only this signal can be trusted.
    connect(
        m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error, const QString &text) {
            if (error != QMediaPlayer::NoError)
                fail(text);
        });
}

// A player with an output but without a device crashes in the backend, so there is an output only while there
// is a device.
void TakePlayer::attachSound()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) {
        m_player->setAudioOutput(nullptr);
        delete std::exchange(m_audio, nullptr);
    } else if (!m_audio) {
        m_audio = new QAudioOutput(device, this);
        setVolume(m_volume);
        m_player->setAudioOutput(m_audio);
    } else {
        m_audio->setDevice(device);
    }
    emit soundDeviceChanged();
}

void TakePlayer::takeFrame(const QVideoFrame &frame)
{
    if (m_path.isEmpty() || !frame.isValid()) // the backend empties the sink when a clip ends
        return;
    const QImage image = frame.toImage();
    if (image.isNull())
        return;
    setRatio(image.size());
    setPicture(image);
    if (frame.startTime() >= 0)
        m_position = double(frame.startTime()) / 1e6;
    if (m_targetFrame && *m_targetFrame == frameIndex())
        m_targetFrame.reset();
    emit positionChanged(m_position);
}

void TakePlayer::endReached()
{
    if (m_looping) {
        m_player->setPosition(0); // setLoops() is not honoured by this backend
        m_player->play();
        return;
    }
    // Stopped, the backend would show nothing and step nowhere: stay on the last frame instead.
    m_player->pause();
    stepBy(int(frameCount()));
}

bool TakePlayer::isPlaying() const
{
    return m_playing;
}

double TakePlayer::duration() const
{
    return m_player ? double(m_player->duration()) / 1000 : 0;
}

double TakePlayer::frameSeconds() const
{
    const double rate = m_player ? m_player->metaData().value(QMediaMetaData::VideoFrameRate).toDouble() : 0;
    return 1 / (rate > 0 ? rate : UsualFrameRate);
}

qint64 TakePlayer::frameIndex() const
{
    return std::llround(m_position / frameSeconds());
}

qint64 TakePlayer::frameCount() const
{
    return std::max<qint64>(1, std::llround(duration() / frameSeconds()));
}

void TakePlayer::play()
{
    if (!m_player || m_path.isEmpty() || !m_problem.isEmpty())
        return;
    m_targetFrame.reset();
    if (frameIndex() >= frameCount() - 1)
        m_player->setPosition(0);
    m_player->play();
}

void TakePlayer::pause()
{
    if (m_player && !m_path.isEmpty())
        m_player->pause();
}

void TakePlayer::setPosition(double seconds)
{
    if (!m_player || m_path.isEmpty())
        return;
    m_targetFrame.reset();
    const double lastFrame = double(frameCount() - 1) * frameSeconds();
    const auto milliseconds = qint64(std::floor(std::clamp(seconds, 0.0, lastFrame) * 1000));
    if (m_seekPause.isActive())
        m_nextSeek = milliseconds;
    else
        seek(milliseconds);
}

void TakePlayer::seek(qint64 milliseconds)
{
    m_player->setPosition(milliseconds);
    m_seekPause.start();
}

void TakePlayer::stepBy(int frames)
{
    if (!m_player || m_path.isEmpty() || !m_problem.isEmpty())
        return;
    pause();
    m_nextSeek.reset();
    const qint64 from = m_targetFrame.value_or(frameIndex());
    const qint64 to = std::clamp<qint64>(from + frames, 0, frameCount() - 1);
    m_targetFrame = to;
    // The backend shows the first frame at or after a position, so a fraction too early is exact.
    m_player->setPosition(qint64(std::floor(double(to) * frameSeconds() * 1000)));
}

void TakePlayer::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    if (m_audio)
        m_audio->setVolume(QAudio::convertVolume(
            float(m_volume), QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
}

void TakePlayer::fail(const QString &detail)
{
    if (!m_problem.isEmpty())
        return;
    m_problem = detail.isEmpty() ? tr("The file seems damaged.") : detail;
    if (m_player)
        m_player->stop();
    setPicture({});
    retranslate();
    emit failed(detail);
}

void TakePlayer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    StageCanvas::changeEvent(event);
}

void TakePlayer::retranslate()
{
    setAccessibleName(tr("Take"));
    if (!m_problem.isEmpty())
        setWords(tr("This clip cannot be played here"), m_problem);
    else if (m_path.isEmpty())
        setWords(tr("No take on the stage"), tr("Choose a saved task in the list below to play it."));
    else
        setWords(tr("Opening the clip…"), {});
}

} // namespace studio
