// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/takeplayer.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QEvent>
#include <QFileInfo>
#include <QMediaDevices>
#include <QMediaFormat>
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

constexpr auto ResumeTime = 150ms;

} // namespace

TakePlayer::TakePlayer(QWidget *parent)
    : StageCanvas(parent)
{
    m_resume.setSingleShot(true);
    m_resume.setInterval(ResumeTime);
    connect(&m_resume, &QTimer::timeout, this, [this] {
        if (m_playing)
            playFromHere();
    });
    connect(&m_stills, &StillReader::opened, this, [this] { emit durationChanged(duration()); });
    connect(&m_stills, &StillReader::frameReady, this, &TakePlayer::takeStill);
    connect(&m_stills, &StillReader::failed, this, [this](const Error &error) { fail(error.detail); });
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
    m_stills.open(path);
    makePlayer();
    m_player->setSource(QUrl::fromLocalFile(path));
}

void TakePlayer::releaseFile()
{
    m_resume.stop();
    m_stills.close();
    m_targetFrame.reset();
    m_path.clear();
    m_problem.clear();
    m_reason.clear();
    setPlaying(false);
    if (m_player) {
        m_player->stop();
        m_player->setSource({});
    }
    m_position = 0;
    setPicture({});
    setCaption({});
    retranslate();
}

void TakePlayer::explain(const QString &heading, const QString &text)
{
    releaseFile();
    m_reason = heading;
    m_reasonText = text;
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
    connect(
        m_player, &QMediaPlayer::mediaStatusChanged, this,
        [this](QMediaPlayer::MediaStatus status) {
            if (status == QMediaPlayer::EndOfMedia)
                endReached();
        },
        Qt::QueuedConnection);
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
    // The backend empties the sink when a clip ends, and shows a frame of its own when a clip is paused.
    if (!m_playing || m_resume.isActive() || m_player->playbackState() != QMediaPlayer::PlayingState
        || !frame.isValid())
        return;
    const QImage image = frame.toImage();
    if (image.isNull())
        return;
    setRatio(image.size());
    setPicture(image);
    if (frame.startTime() >= 0)
        m_position = double(frame.startTime()) / 1e6;
    emit positionChanged(m_position);
}

void TakePlayer::takeStill(const QImage &picture, qint64 frame)
{
    if (m_targetFrame == frame)
        m_targetFrame.reset();
    const bool overtaken = m_playing && !m_resume.isActive() && !this->picture().isNull();
    if (overtaken)
        return;
    setRatio(picture.size());
    setPicture(picture);
    m_position = double(frame) * frameSeconds();
    emit positionChanged(m_position);
}

void TakePlayer::endReached()
{
    if (!m_playing || m_resume.isActive())
        return;
    if (m_looping) {
        m_player->setPosition(0); // setLoops() is not honoured by this backend
        m_player->play();
        return;
    }
    setPlaying(false);
    showStill(lastFrame());
}

double TakePlayer::duration() const
{
    return m_stills.facts().seconds;
}

double TakePlayer::frameSeconds() const
{
    const double rate = m_stills.facts().framesPerSecond;
    return rate > 0 ? 1 / rate : 0;
}

qint64 TakePlayer::frameIndex() const
{
    return frameSeconds() > 0 ? std::llround(m_position / frameSeconds()) : 0;
}

qint64 TakePlayer::lastFrame() const
{
    return std::max<qint64>(0, m_stills.facts().frames - 1);
}

void TakePlayer::play()
{
    if (!m_player || m_path.isEmpty() || !m_problem.isEmpty())
        return;
    m_resume.stop();
    if (m_targetFrame.value_or(frameIndex()) >= lastFrame()) {
        m_targetFrame.reset();
        m_position = 0;
    }
    setPlaying(true);
    playFromHere();
}

void TakePlayer::playFromHere()
{
    const qint64 frame = std::exchange(m_targetFrame, std::nullopt).value_or(frameIndex());
    // Pausing first makes the backend read again when it is at the end of the file. It shows the first frame
    // at or after a position, so a fraction too early is exact.
    m_player->pause();
    m_player->setPosition(qint64(std::floor(double(frame) * frameSeconds() * 1000)));
    m_player->play();
}

void TakePlayer::pause()
{
    m_resume.stop();
    setPlaying(false);
    if (m_player && !m_path.isEmpty())
        m_player->pause();
}

void TakePlayer::setPosition(double seconds)
{
    if (!m_player || frameSeconds() <= 0)
        return;
    if (m_playing) {
        m_resume.start();
        m_player->pause();
    }
    showStill(std::llround(seconds / frameSeconds()));
}

void TakePlayer::stepBy(int frames)
{
    if (!m_player || frameSeconds() <= 0)
        return;
    pause();
    showStill(m_targetFrame.value_or(frameIndex()) + frames);
}

void TakePlayer::showStill(qint64 frame)
{
    m_targetFrame = std::clamp<qint64>(frame, 0, lastFrame());
    m_stills.request(*m_targetFrame);
}

void TakePlayer::setPlaying(bool playing)
{
    if (std::exchange(m_playing, playing) != playing)
        emit playingChanged(playing);
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
    m_resume.stop();
    setPlaying(false);
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
    else if (!m_reason.isEmpty())
        setWords(m_reason, m_reasonText);
    else if (m_path.isEmpty())
        setWords(tr("No take on the stage"), tr("Choose a saved task in the list below to play it."));
    else
        setWords(tr("Opening the clip…"), {});
}

} // namespace studio
