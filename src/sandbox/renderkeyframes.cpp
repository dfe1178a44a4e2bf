// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clips and pictures that are made anew: from keyframes, references and the prompt.
#include "sandbox/renderjob.h"

#include "media/animatic.h"
#include "media/still.h"
#include "sandbox/footage.h"
#include "sandbox/light.h"
#include "sandbox/pixels.h"
#include "sandbox/scene.h"
#include "sandbox/tones.h"

#include <QPainter>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr double rateOfNewClips = 24;
constexpr double tintOfReferences = 0.2;

//! A little life for a clip that was asked for without a camera. Only where it cannot move a keyframe from
//! its time: the move is nothing at 0 and grows from there.
media::CameraMove driftOf(const RenderOrder &order)
{
    const bool onlyTheFirst = order.frames.size() == 1 && order.frames.front().time == 0;
    if (!order.frames.empty() && !onlyTheFirst)
        return {};
    QRandomGenerator random(quint32(order.seed ^ (order.seed >> 32)));
    media::CameraMove move;
    move.zoom = 0.3 + 0.5 * random.generateDouble();
    move.horizontal = random.generateDouble() - 0.5;
    move.vertical = 0.6 * (random.generateDouble() - 0.5);
    return move;
}

media::CameraMove moveOf(const RenderOrder &order)
{
    if (!order.camera.given)
        return driftOf(order);
    media::CameraMove move;
    move.horizontal = order.camera.horizontal;
    move.vertical = order.camera.vertical;
    move.pan = order.camera.pan;
    move.tilt = order.camera.tilt;
    move.zoom = order.camera.zoom;
    move.roll = order.camera.roll;
    return move;
}

//! The first picture of each reference that can be seen.
Result<QList<QImage>> referencesOf(const RenderOrder &order, const StateFolder &folder)
{
    QList<QImage> pictures;
    for (const RenderOrder::Input &input : order.inputs) {
        if (input.kind == "audio" || input.role == "audio")
            continue;
        auto footage = Footage::open(input, folder);
        if (!footage)
            return failure(footage.error());
        auto picture = (*footage)->at(0);
        if (!picture)
            return failure(picture.error());
        pictures.append(*std::move(picture));
    }
    return pictures;
}

//! References show: as panels along the lower edge, and in the light.
void compose(QImage &picture, const QList<QImage> &references)
{
    if (references.isEmpty())
        return;
    for (const QImage &reference : references)
        tint(picture, meanColour(reference), tintOfReferences / double(references.size()));
    const int gap = std::max(2, picture.width() / 60);
    const auto count = int(references.size());
    const int width = std::min(picture.width() / 4, (picture.width() - gap) / count - gap);
    const int height = std::min(picture.height() / 3, width);
    if (width < 4 || height < 4)
        return;
    QPainter painter(&picture);
    const int top = picture.height() - gap - height;
    for (int i = 0; i < count; ++i) {
        const QRect place(gap + i * (width + gap), top, width, height);
        painter.fillRect(place.adjusted(-1, -1, 1, 1), Qt::white);
        painter.drawImage(place.topLeft(), fitted(references[i], place.size()));
    }
}

Result<QList<media::Keyframe>> keyframesOf(const RenderOrder &order, QSize size, const StateFolder &folder)
{
    QList<media::Keyframe> keyframes;
    for (const RenderOrder::Frame &frame : order.frames) {
        if (frame.blob.empty()) {
            keyframes.append({drawScene(frame.scene, order.seed, size), frame.time});
            continue;
        }
        const auto loaded = media::loadStill(folder.blobPath(QString::fromStdString(frame.blob)));
        if (!loaded)
            return failure(loaded.error());
        keyframes.append({fitted(*loaded, size), frame.time});
    }
    if (keyframes.isEmpty())
        keyframes.append({drawScene(order.prompt, order.seed, size), 0});
    return keyframes;
}

//! The sound that was sent, or a tune for the prompt.
Result<media::Sound> soundtrackOf(const RenderOrder &order, const StateFolder &folder)
{
    const auto sent = std::find_if(order.inputs.begin(), order.inputs.end(),
        [](const RenderOrder::Input &input) { return input.kind == "audio"; });
    if (sent != order.inputs.end()) {
        const auto sound = soundOf(*sent, folder);
        if (!sound)
            return failure(sound.error());
        return lasting(*sound, order.seconds);
    }
    if (!order.sound)
        return media::Sound{};
    Phrase phrase;
    phrase.text = order.prompt;
    phrase.voice = order.voice;
    phrase.seed = order.seed;
    phrase.seconds = order.seconds;
    return played(phrase);
}

} // namespace

Result<Shot> keyframesShot(const RenderOrder &order, const StateFolder &folder)
{
    Shot shot;
    shot.size = order.size.isEmpty() ? QSize(1280, 720) : order.size;
    shot.seconds = order.seconds;
    shot.framesPerSecond = order.framesPerSecond > 0 ? order.framesPerSecond : rateOfNewClips;
    auto keyframes = keyframesOf(order, shot.size, folder);
    if (!keyframes)
        return failure(keyframes.error());
    const auto references = referencesOf(order, folder);
    if (!references)
        return failure(references.error());
    for (media::Keyframe &keyframe : *keyframes)
        compose(keyframe.image, *references);
    auto sound = soundtrackOf(order, folder);
    if (!sound)
        return failure(sound.error());
    shot.sound = *std::move(sound);

    auto animatic = std::make_shared<media::Animatic>(*std::move(keyframes), moveOf(order), shot.size);
    // The last frame is the end of the move, so that the last keyframe is really seen.
    const double end = std::max(shot.seconds - 1 / shot.framesPerSecond, 1e-9);
    shot.paint = [animatic, end, light = Light(order.seed), grain = order.strength,
                     rate = shot.framesPerSecond, size = shot.size](double seconds) -> Result<QImage> {
        const double time = std::clamp(seconds / end, 0.0, 1.0);
        QImage frame(size, QImage::Format_RGB32);
        animatic->paintFrame(time, frame);
        light.fall(frame, time);
        addGrain(frame, grain, quint32(seconds * rate + 0.5));
        return frame;
    };
    return shot;
}

Result<Shot> picturesShot(const RenderOrder &order, const StateFolder &folder)
{
    const auto references = referencesOf(order, folder);
    if (!references)
        return failure(references.error());
    Shot shot;
    shot.size = order.size.isEmpty() ? QSize(1024, 1024) : order.size;
    QImage picture = drawScene(order.prompt, order.seed, shot.size);
    compose(picture, *references);
    shot.seconds = order.seconds;
    shot.paint = [picture](double) -> Result<QImage> { return picture; };
    return shot;
}

} // namespace studio::sandbox
