// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/previzview.h"

#include <QEvent>
#include <QWindow>

#include <algorithm>
#include <chrono>

namespace studio {

using namespace std::chrono_literals;

namespace {

constexpr auto TickInterval = 16ms;
constexpr auto SettleTime = 350ms; // longer than a pause of the hand while it drags a slider
constexpr int RehearsalRuns = 2;

bool sameWords(const PrevizScene &a, const PrevizScene &b)
{
    return a.heading == b.heading && a.advice == b.advice && a.note == b.note;
}

bool samePictures(const QList<media::Keyframe> &a, const QList<media::Keyframe> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &one, const auto &other) {
        return one.image.cacheKey() == other.image.cacheKey() && one.time == other.time;
    });
}

} // namespace

PrevizView::PrevizView(QWidget *parent)
    : StageCanvas(parent)
{
    setSafeArea(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(TickInterval);
    m_settle.setSingleShot(true);
    m_settle.setInterval(SettleTime);
    connect(&m_tick, &QTimer::timeout, this, &PrevizView::tick);
    connect(&m_settle, &QTimer::timeout, this, &PrevizView::rehearse);
    connect(&m_renderer, &PrevizRenderer::frameReady, this, [this](const QImage &frame) {
        if (m_scene.keyframes.isEmpty())
            return; // they went while it was drawn
        setUsedPart({});
        setPicture(frame);
    });
    retranslate();
}

void PrevizView::setScene(const PrevizScene &scene)
{
    const bool pictures = !samePictures(scene.keyframes, m_scene.keyframes) || scene.size != m_scene.size
        || scene.still.cacheKey() != m_scene.still.cacheKey() || scene.used != m_scene.used
        || !sameWords(scene, m_scene);
    const bool length = scene.seconds != m_scene.seconds;
    if (!pictures && !length) {
        setMove(scene.move, scene.caption);
        return;
    }
    m_scene = scene;
    m_scene.seconds = std::max(0.1, scene.seconds);
    const bool bare = scene.keyframes.isEmpty() && scene.still.isNull();
    setCaption(bare ? QString() : scene.caption);
    setRatio(scene.keyframes.isEmpty() && !scene.still.isNull() ? scene.still.size() : scene.size);
    setSafeArea(!scene.keyframes.isEmpty());
    retranslate();
    m_renderer.setMove(scene.move);
    if (length)
        emit durationChanged(m_scene.seconds);
    if (pictures)
        refreshPictures();
    if (scene.keyframes.isEmpty()) {
        m_settle.stop();
        m_rehearsalDue = false;
        setMotion(Motion::Resting);
        moveTo(0);
        showStill();
        return;
    }
    if (m_motion != Motion::Playing)
        moveTo(0);
    settleThenRehearse();
}

void PrevizView::setMove(const media::CameraMove &move, const QString &caption)
{
    m_scene.caption = caption;
    setCaption(m_scene.keyframes.isEmpty() && m_scene.still.isNull() ? QString() : caption);
    if (move == m_scene.move)
        return;
    m_scene.move = move;
    m_renderer.setMove(move);
    if (m_scene.keyframes.isEmpty() || m_motion == Motion::Playing)
        return;
    setMotion(Motion::Resting);
    moveTo(m_scene.seconds); // where a move shows most
    settleThenRehearse();
}

void PrevizView::showStill()
{
    setUsedPart(m_scene.used);
    setPicture(m_scene.still);
    retranslate(); // words are heard only where there is no picture
}

QImage PrevizView::renderFullFrame() const
{
    if (m_scene.keyframes.isEmpty() && !m_scene.still.isNull())
        return m_scene.still;
    if (m_scene.keyframes.isEmpty() || m_scene.size.isEmpty())
        return {};
    const media::Animatic animatic(m_scene.keyframes, m_scene.move, m_scene.size);
    return animatic.frameAt(m_position / m_scene.seconds);
}

void PrevizView::setPosition(double seconds)
{
    m_settle.stop();
    m_rehearsalDue = false;
    setMotion(Motion::Resting);
    moveTo(seconds);
}

void PrevizView::play()
{
    if (m_scene.keyframes.isEmpty())
        return;
    m_settle.stop();
    m_rehearsalDue = false;
    if (m_position >= m_scene.seconds)
        moveTo(0);
    setMotion(Motion::Playing);
}

void PrevizView::pause()
{
    m_settle.stop();
    m_rehearsalDue = false;
    setMotion(Motion::Resting);
}

bool PrevizView::isTicking() const
{
    return m_tick.isActive() || m_settle.isActive();
}

void PrevizView::setMotion(Motion motion)
{
    const bool was = isPlaying();
    m_motion = motion;
    updateTicking();
    if (was != isPlaying())
        emit playingChanged(isPlaying());
}

void PrevizView::moveTo(double seconds)
{
    const double clamped = std::clamp(seconds, 0.0, m_scene.seconds);
    const bool changed = clamped != m_position;
    m_position = clamped;
    requestFrame();
    if (changed)
        emit positionChanged(m_position);
}

void PrevizView::settleThenRehearse()
{
    if (m_motion == Motion::Playing)
        return;
    m_rehearsalDue = hasMotion();
    if (m_rehearsalDue && canBeSeen())
        m_settle.start();
}

void PrevizView::rehearse()
{
    m_rehearsalDue = false;
    if (m_motion == Motion::Playing || !hasMotion())
        return;
    m_runsLeft = RehearsalRuns;
    moveTo(0);
    setMotion(Motion::Rehearsing);
}

void PrevizView::tick()
{
    if (!canBeSeen()) {
        updateTicking();
        return;
    }
    const double next = m_position + double(m_sinceTick.restart()) / 1000;
    if (next < m_scene.seconds) {
        moveTo(next);
        return;
    }
    const bool again = m_motion == Motion::Playing ? m_looping : --m_runsLeft > 0;
    if (again) {
        moveTo(std::min(next - m_scene.seconds, m_scene.seconds / 2));
        return;
    }
    moveTo(m_scene.seconds);
    setMotion(Motion::Resting);
}

void PrevizView::updateTicking()
{
    const bool wanted = isPlaying() && canBeSeen();
    if (wanted && !m_tick.isActive()) {
        m_sinceTick.start();
        m_tick.start();
    } else if (!wanted) {
        m_tick.stop();
    }
}

// A window that is minimised or on another desktop is still visible to Qt but no longer exposed.
bool PrevizView::canBeSeen() const
{
    const QWindow *surface = window()->windowHandle();
    return isVisible() && surface && surface->isExposed();
}

bool PrevizView::hasMotion() const
{
    return m_scene.keyframes.size() > 1 || (!m_scene.keyframes.isEmpty() && !m_scene.move.isNeutral());
}

// Never more pixels than the output has, and no more than the screen shows.
QSize PrevizView::renderSize() const
{
    const QSize shown = pictureRect().size() * devicePixelRatioF();
    if (shown.isEmpty() || m_scene.size.isEmpty())
        return {};
    return shown.width() < m_scene.size.width() ? shown : m_scene.size;
}

void PrevizView::refreshPictures()
{
    m_picturesStale = true;
    requestFrame();
}

void PrevizView::requestFrame()
{
    if (m_scene.keyframes.isEmpty() || !isVisible())
        return;
    const QSize size = renderSize();
    if (size.isEmpty())
        return;
    if (m_picturesStale || size != m_preparedSize) {
        m_renderer.setPictures(m_scene.keyframes, size);
        m_preparedSize = size;
        m_picturesStale = false;
    }
    m_renderer.request(m_position / m_scene.seconds);
}

void PrevizView::resizeEvent(QResizeEvent *event)
{
    StageCanvas::resizeEvent(event);
    requestFrame();
}

void PrevizView::showEvent(QShowEvent *event)
{
    StageCanvas::showEvent(event);
    if (QWindow *surface = window()->windowHandle())
        surface->installEventFilter(this);
    requestFrame();
    updateTicking();
    if (m_rehearsalDue && canBeSeen())
        m_settle.start();
}

void PrevizView::hideEvent(QHideEvent *event)
{
    m_rehearsalDue = m_rehearsalDue || m_settle.isActive();
    m_settle.stop();
    m_tick.stop();
    StageCanvas::hideEvent(event);
}

void PrevizView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    StageCanvas::changeEvent(event);
}

bool PrevizView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose && watched == window()->windowHandle()) {
        // The filter runs before the window has taken the event in.
        QMetaObject::invokeMethod(
            this,
            [this] {
                updateTicking();
                if (!canBeSeen())
                    m_settle.stop();
                else if (m_rehearsalDue && !m_settle.isActive())
                    m_settle.start();
            },
            Qt::QueuedConnection);
    }
    return StageCanvas::eventFilter(watched, event);
}

void PrevizView::retranslate()
{
    setAccessibleName(tr("Camera preview"));
    if (!m_scene.heading.isEmpty()) {
        setWords(m_scene.heading, m_scene.advice);
        return;
    }
    setWords(tr("Drop a picture on First keyframe"),
        tr("The camera move runs here on your own pictures, before anything is sent or paid."));
}

} // namespace studio
