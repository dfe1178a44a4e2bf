// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is made out of a clip or picture that was sent: its own frames, changed.
#include "sandbox/renderjob.h"

#include "media/animatic.h"
#include "media/still.h"
#include "sandbox/footage.h"
#include "sandbox/pixels.h"
#include "sandbox/scene.h"
#include "sandbox/tones.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr int largestUpscaled = 4096;
constexpr double secondsOfAPicture = 5; // a clip made of a picture, when nobody said how long

using FootagePtr = std::shared_ptr<Footage>;

Result<FootagePtr> sourceOf(const RenderOrder &order, const StateFolder &folder)
{
    auto footage = Footage::open(inputOr(order, "source", order.isPicture() ? "image" : "video"), folder);
    if (!footage)
        return failure(footage.error());
    return FootagePtr(*std::move(footage));
}

//! A shot as large, long, fast and loud as the source, where the order does not say otherwise.
Shot likeSource(const RenderOrder &order, const Footage &source)
{
    Shot shot;
    shot.size = order.size.isEmpty() ? source.size() : order.size;
    shot.seconds = source.moves() ? source.seconds() : secondsOfAPicture;
    shot.framesPerSecond = order.framesPerSecond > 0 ? order.framesPerSecond : source.framesPerSecond();
    shot.sound = source.sound();
    return shot;
}

struct Guide {
    QImage picture;
    double seconds;
};

//! Pictures that the clip has to come close to at their times.
Result<std::vector<Guide>> guidesOf(const RenderOrder &order, const Shot &shot, const StateFolder &folder)
{
    std::vector<Guide> guides;
    for (const RenderOrder::Frame &frame : order.frames) {
        const double seconds = frame.time * shot.seconds;
        if (frame.blob.empty()) {
            guides.push_back({drawScene(frame.scene, order.seed, shot.size), seconds});
            continue;
        }
        const auto loaded = media::loadStill(folder.blobPath(QString::fromStdString(frame.blob)));
        if (!loaded)
            return failure(loaded.error());
        guides.push_back({fitted(*loaded, shot.size), seconds});
    }
    return guides;
}

//! The mean colours of the references.
Result<std::vector<QColor>> coloursOf(const RenderOrder &order, const StateFolder &folder)
{
    std::vector<QColor> colours;
    for (const RenderOrder::Input &input : order.inputs) {
        if (input.role != "reference" || input.kind == "audio")
            continue;
        const auto footage = Footage::open(input, folder);
        if (!footage)
            return failure(footage.error());
        const auto picture = (*footage)->at(0);
        if (!picture)
            return failure(picture.error());
        colours.push_back(meanColour(*picture));
    }
    return colours;
}

} // namespace

Result<Shot> restyleShot(const RenderOrder &order, const StateFolder &folder)
{
    constexpr double guideReach = 0.5; // seconds around its time in which a guide shows
    constexpr double guideWeight = 0.85;
    constexpr double colourWeight = 0.25;
    const auto source = sourceOf(order, folder);
    if (!source)
        return failure(source.error());
    Shot shot = likeSource(order, **source);
    if (order.seconds > 0) {
        shot.seconds = order.seconds;
        if (!shot.sound.samples.empty())
            shot.sound = lasting(std::move(shot.sound), shot.seconds);
    }
    auto guides = guidesOf(order, shot, folder);
    if (!guides)
        return failure(guides.error());
    auto colours = coloursOf(order, folder);
    if (!colours)
        return failure(colours.error());
    shot.paint = [footage = *source, look = Look(order.prompt, order.seed, order.strength),
                     guides = *std::move(guides), colours = *std::move(colours),
                     size = shot.size](double seconds) -> Result<QImage> {
        const auto frame = footage->at(seconds, size);
        if (!frame)
            return frame;
        QImage picture = fitted(*frame, size);
        look.dress(picture);
        for (const QColor &colour : colours)
            tint(picture, colour, colourWeight / double(colours.size()));
        for (const Guide &guide : guides) {
            const double near = 1 - std::abs(seconds - guide.seconds) / guideReach;
            if (near > 0)
                blend(picture, guide.picture, near * guideWeight);
        }
        return picture;
    };
    return shot;
}

Result<Shot> upscaleShot(const RenderOrder &order, const StateFolder &folder)
{
    const auto source = sourceOf(order, folder);
    if (!source)
        return failure(source.error());
    Shot shot = likeSource(order, **source);
    if (order.size.isEmpty()) {
        const QSize size = (*source)->size();
        const double most = double(largestUpscaled) / std::max(size.width(), size.height());
        shot.size = (QSizeF(size) * std::min(4.0, most)).toSize();
    }
    shot.paint = [footage = *source](double seconds) { return footage->at(seconds); };
    return shot;
}

Result<Shot> extendShot(const RenderOrder &order, const StateFolder &folder)
{
    const auto source = sourceOf(order, folder);
    if (!source)
        return failure(source.error());
    Shot shot = likeSource(order, **source);
    const double joint = (*source)->seconds();
    shot.seconds = joint + order.seconds;
    auto guides = guidesOf(order, shot, folder);
    if (!guides)
        return failure(guides.error());
    media::CameraMove move{order.camera.horizontal, order.camera.vertical, order.camera.pan,
        order.camera.tilt, order.camera.zoom, order.camera.roll};
    if (!order.camera.given) {
        move.zoom = 1.5;
        move.horizontal = double((order.seed + qint64(order.prompt.size())) % 7 - 3) / 2;
    }
    // Drawn once the last frame is known: it is where the new part begins.
    auto rest = std::make_shared<std::unique_ptr<media::Animatic>>();
    shot.paint = [footage = *source, rest, move, joint, guides = *std::move(guides), size = shot.size,
                     added = std::max(order.seconds, 1e-9)](double seconds) -> Result<QImage> {
        if (seconds < joint - 1e-6) {
            const auto frame = footage->at(seconds, size);
            return frame ? Result<QImage>(fitted(*frame, size)) : frame;
        }
        if (!*rest) {
            const auto last = footage->at(joint, size);
            if (!last)
                return last;
            QList<media::Keyframe> keyframes{{fitted(*last, size), 0}};
            for (const Guide &guide : guides)
                keyframes.append({guide.picture, 1});
            *rest = std::make_unique<media::Animatic>(std::move(keyframes), move, size);
        }
        return (*rest)->frameAt((seconds - joint) / added);
    };
    return shot;
}

Result<Shot> expandShot(const RenderOrder &order, const StateFolder &folder)
{
    const auto source = sourceOf(order, folder);
    if (!source)
        return failure(source.error());
    Shot shot = likeSource(order, **source);
    shot.paint = [footage = *source, size = shot.size](double seconds) -> Result<QImage> {
        const auto frame = footage->at(seconds);
        return frame ? Result<QImage>(expanded(*frame, size)) : frame;
    };
    return shot;
}

Result<Shot> slowMotionShot(const RenderOrder &order, const StateFolder &folder)
{
    constexpr double slowest = 0.1;
    const auto source = sourceOf(order, folder);
    if (!source)
        return failure(source.error());
    Shot shot = likeSource(order, **source);
    const double speed = std::clamp(order.strength, slowest, 1.0);
    shot.seconds /= speed;
    shot.sound = {}; // slowed sound would be another one
    struct Pair {
        qint64 first = -1;
        QImage pictures[2];
    };
    auto held = std::make_shared<Pair>();
    shot.paint = [footage = *source, speed, held, size = shot.size](double seconds) -> Result<QImage> {
        const double rate = footage->framesPerSecond();
        const double place = seconds * speed * rate + 1e-6;
        const auto first = qint64(std::floor(place));
        if (held->first != first) {
            // Both pictures of the pair are new at the beginning, one of them afterwards.
            const bool next = held->first >= 0 && held->first + 1 == first;
            if (next) {
                held->pictures[0] = held->pictures[1];
            } else {
                const auto frame = footage->at(double(first) / rate, size);
                if (!frame)
                    return frame;
                held->pictures[0] = fitted(*frame, size);
            }
            const auto frame = footage->at(double(first + 1) / rate, size);
            if (!frame)
                return frame;
            held->pictures[1] = fitted(*frame, size);
            held->first = first;
        }
        QImage picture = held->pictures[0].copy();
        blend(picture, held->pictures[1], place - double(first));
        return picture;
    };
    return shot;
}

} // namespace studio::sandbox
