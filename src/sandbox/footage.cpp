// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/footage.h"

#include "media/still.h"
#include "sandbox/scene.h"
#include "sandbox/tones.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr QSize sceneSize(1280, 720);
constexpr double sceneSeconds = 5;

media::CameraMove slowMove()
{
    media::CameraMove move;
    move.zoom = 2;
    move.horizontal = 1.5;
    move.pan = -1;
    return move;
}

} // namespace

Result<std::unique_ptr<Footage>> Footage::open(const RenderOrder::Input &input, const StateFolder &folder)
{
    std::unique_ptr<Footage> footage(new Footage);
    if (input.blob.empty()) {
        footage->m_picture = drawScene(input.scene, 0, sceneSize);
        footage->m_size = sceneSize;
        if (input.kind == "video") {
            footage->m_scene = std::make_unique<media::Animatic>(
                QList<media::Keyframe>{{footage->m_picture, 0}}, slowMove(), sceneSize);
            footage->m_seconds = sceneSeconds;
        }
        return footage;
    }
    const QString path = folder.blobPath(QString::fromStdString(input.blob));
    const auto info = media::probe(path);
    if (!info)
        return failure(info.error());
    footage->m_size = info->size;
    if (info->kind == media::MediaInfo::Kind::Image) {
        auto picture = media::loadStill(path);
        if (!picture)
            return failure(picture.error());
        footage->m_picture = picture->convertToFormat(QImage::Format_RGB32);
        return footage;
    }
    auto reader = media::FrameReader::open(path);
    if (!reader)
        return failure(reader.error());
    footage->m_reader = *std::move(reader);
    footage->m_seconds = std::max(info->seconds, 0.04);
    if (info->framesPerSecond >= 1 && info->framesPerSecond <= 240)
        footage->m_framesPerSecond = info->framesPerSecond;
    if (info->hasSound)
        footage->m_sound = media::readSound(path).value_or(media::Sound{});
    return footage;
}

Result<QImage> Footage::at(double seconds, QSize bound)
{
    if (m_scene)
        return m_scene->frameAt(std::clamp(seconds / m_seconds, 0.0, 1.0));
    if (!m_reader)
        return m_picture;
    // Half a frame before the end: there is always a frame at that place.
    const double last = std::max(0.0, m_seconds - 0.5 / m_framesPerSecond);
    const QSize filling = bound.isEmpty() ? QSize() : m_size.scaled(bound, Qt::KeepAspectRatioByExpanding);
    auto frame = m_reader->frameAt(std::clamp(seconds, 0.0, last), filling);
    if (frame && frame->format() != QImage::Format_RGB32)
        return frame->convertToFormat(QImage::Format_RGB32);
    return frame;
}

Result<media::Sound> soundOf(const RenderOrder::Input &input, const StateFolder &folder)
{
    if (input.blob.empty()) {
        Phrase phrase;
        phrase.text = input.scene;
        phrase.seconds = sceneSeconds;
        return played(phrase);
    }
    return media::readSound(folder.blobPath(QString::fromStdString(input.blob)));
}

} // namespace studio::sandbox
