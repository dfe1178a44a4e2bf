// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/previzfeed.h"

#include "domain/framing.h"
#include "media/filmstrip.h"
#include "services/files/mediainspector.h"
#include "services/net/pool.h"
#include "widgets/forms/previzcompose.h"
#include "widgets/models/takefiles.h"
#include "widgets/models/tasktext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr QSize PictureBound(2560, 2560); // twice the largest side that models deliver
constexpr QSize SoundShape(1280, 360);

std::optional<double> timeOf(const MediaInput &input)
{
    switch (input.role) {
    case Role::First:
        return 0.0;
    case Role::Middle:
        return 0.5;
    case Role::Last:
        return 1.0;
    default:
        return std::nullopt;
    }
}

media::CameraMove moveOf(const GenerationRequest &request)
{
    if (request.value(Role::CameraStatic).toBool())
        return {};
    return {
        .horizontal = request.value(Role::CameraHorizontal).toDouble(),
        .vertical = request.value(Role::CameraVertical).toDouble(),
        .pan = request.value(Role::CameraPan).toDouble(),
        .tilt = request.value(Role::CameraTilt).toDouble(),
        .zoom = request.value(Role::CameraZoom).toDouble(),
        .roll = request.value(Role::CameraRoll).toDouble(),
    };
}

double secondsOf(const ModelSpec &model, const GenerationRequest &request)
{
    const ParameterSpec *duration = model.parameter(Role::Duration);
    const double documented = duration ? duration->defaultValue.toDouble(5) : 5;
    const double seconds = request.value(Role::Duration).toDouble(documented);
    return seconds > 0 ? seconds : documented;
}

QString captionOf(QSize size, const GenerationRequest &request)
{
    QStringList parts;
    if (!size.isEmpty())
        parts.append(u"%1 × %2"_s.arg(size.width()).arg(size.height()));
    const QString move = tasktext::cameraText(request, u" · "_s);
    if (!move.isEmpty())
        parts.append(move);
    return parts.join(u" · "_s);
}

} // namespace

PrevizFeed::PrevizFeed(MediaInspector &inspector, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
{
}

PrevizFeed::~PrevizFeed() = default;

void PrevizFeed::setShot(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
{
    const QSize size = outputSize(model, request);
    const double seconds = secondsOf(model, request);
    const bool moveOnly = m_model == &model && previz::hasKeyframes(model) && m_request
        && m_request->media == request.media && m_size == size && m_seconds == seconds;
    m_model = &model;
    m_request = request;
    m_facts = facts;
    m_size = size;
    m_seconds = seconds;
    if (!moveOnly) {
        loadMissing(request);
        rebuild();
        return;
    }
    const media::CameraMove move = moveOf(request);
    const QString caption = captionOf(size, request);
    if (move == m_scene.move && caption == m_scene.caption)
        return;
    m_scene.move = move;
    m_scene.caption = caption;
    emit moveChanged(move, caption);
}

void PrevizFeed::setWords(const QString &heading, const QString &advice)
{
    m_request.reset();
    m_pictures.clear();
    m_scene = {};
    m_scene.heading = heading;
    m_scene.advice = advice;
    emit sceneChanged(m_scene);
}

void PrevizFeed::loadMissing(const GenerationRequest &request)
{
    const QHash<QString, QImage> before = m_pictures;
    m_pictures.clear();
    for (const MediaInput &input : request.media) {
        if (input.reference.kind != MediaReference::Kind::File)
            continue;
        const QString path = input.reference.value;
        const bool known = before.contains(path) || m_pictures.contains(path);
        m_pictures.insert(path, m_pictures.contains(path) ? m_pictures.value(path) : before.value(path));
        if (!known)
            load(path, input.kind.value_or(takefiles::kindOf(path)));
    }
}

void PrevizFeed::load(const QString &path, MediaKind kind)
{
    Call<QImage> *call = kind == MediaKind::Image ? m_inspector.load(path, PictureBound)
        : kind == MediaKind::Video
        ? m_inspector.thumbnail(path, PictureBound)
        : inPool<QImage>(this, [path] { return media::filmstrip(path, 1, SoundShape); });
    call->then(this, [this, path](const Result<QImage> &picture) {
        if (!picture || !m_request || !m_pictures.contains(path))
            return;
        m_pictures.insert(path, *picture);
        rebuild();
    });
}

PrevizFeed::Cut PrevizFeed::cutOf(const MediaInput &input) const
{
    const QString path = input.reference.value;
    const QImage picture = m_pictures.value(path);
    if (picture.isNull())
        return {};
    const QRectF crop
        = m_size.isEmpty() ? QRectF(0, 0, 1, 1) : input.crop.value_or(centredCrop(picture.size(), m_size));
    for (const Cut &cut : m_cuts) {
        if (cut.path == path && cut.crop == crop)
            return cut;
    }
    const QRectF pixels(crop.x() * picture.width(), crop.y() * picture.height(),
        crop.width() * picture.width(), crop.height() * picture.height());
    return {path, crop, picture.copy(pixels.toRect().intersected(picture.rect()))};
}

void PrevizFeed::rebuild()
{
    PrevizScene scene;
    scene.size = m_size;
    scene.seconds = m_seconds;
    scene.move = moveOf(*m_request);
    scene.caption = captionOf(m_size, *m_request);
    QList<Cut> cuts;
    for (const MediaInput &input : m_request->media) {
        const std::optional<double> time = timeOf(input);
        if (!time || input.reference.kind != MediaReference::Kind::File)
            continue;
        const Cut cut = cutOf(input);
        if (cut.image.isNull())
            continue;
        cuts.append(cut);
        scene.keyframes.append({cut.image, *time});
    }
    std::sort(scene.keyframes.begin(), scene.keyframes.end(),
        [](const media::Keyframe &a, const media::Keyframe &b) { return a.time < b.time; });
    m_cuts = cuts;
    previz::compose(scene, {*m_model, *m_request, m_facts, m_pictures});
    const bool same = scene.keyframes.isEmpty() && m_scene.keyframes.isEmpty()
        && scene.still.cacheKey() == m_scene.still.cacheKey() && scene.caption == m_scene.caption
        && scene.heading == m_scene.heading && scene.advice == m_scene.advice && scene.size == m_scene.size
        && scene.seconds == m_scene.seconds && scene.used == m_scene.used && scene.note == m_scene.note;
    m_scene = scene;
    if (!same)
        emit sceneChanged(m_scene);
}

} // namespace studio
