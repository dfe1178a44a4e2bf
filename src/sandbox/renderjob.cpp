// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/renderjob.h"

#include "media/encoder.h"
#include "media/scaler.h"

#include <QFile>
#include <QImageWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr int previewWidth = 320;
constexpr int previewQuality = 85;
constexpr int jpegQuality = 92;
constexpr int pngQuality = 80; // Qt's word for the lowest level of compression that does compress
constexpr double longestShot = 900; // seconds

//! Removes what was begun and not moved to its place.
class Scratch final {
public:
    explicit Scratch(QString path)
        : m_path(std::move(path))
    {
    }
    ~Scratch() { QFile::remove(m_path); }
    Q_DISABLE_COPY_MOVE(Scratch)

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] Status moveTo(const QString &target) const
    {
        std::error_code problem;
        std::filesystem::rename(m_path.toStdU16String(), target.toStdU16String(), problem);
        if (problem)
            return failure(ErrorKind::Storage, u"cannot write "_s + target);
        return {};
    }

private:
    QString m_path;
};

Status savePicture(const QImage &picture, const QString &path, const char *format, int quality)
{
    QImageWriter writer(path, format);
    writer.setQuality(quality);
    if (!writer.write(picture))
        return failure(ErrorKind::Storage, writer.errorString());
    return {};
}

Status savePreview(const QImage &frame, const QString &path)
{
    const QSize size = frame.size()
                           .scaled(std::min(previewWidth, frame.width()), frame.height(), Qt::KeepAspectRatio)
                           .expandedTo({1, 1});
    return savePicture(media::scaled(frame, size), path, "jpg", previewQuality);
}

//! Both sides even, as clips need them.
QSize evenSize(QSize size)
{
    return QSize(size.width() & ~1, size.height() & ~1).expandedTo({2, 2});
}

media::EncoderSettings settingsFor(const Shot &shot, const RenderOrder &order)
{
    constexpr std::array<const char *, 5> profiles{"proxy", "lt", "422", "hq", "4444"};
    media::EncoderSettings settings;
    settings.size = evenSize(shot.size);
    settings.preset = u"ultrafast"_s;
    settings.sound = !shot.sound.samples.empty();
    settings.prores = order.format == "mov";
    media::setRate(settings, shot.framesPerSecond);
    const auto *profile = std::find_if(
        profiles.begin(), profiles.end(), [&order](const char *name) { return order.profile == name; });
    if (profile != profiles.end())
        settings.proresProfile = int(profile - profiles.begin());
    return settings;
}

Status deliverClip(const Shot &shot, const RenderOrder &order, const Delivery &delivery)
{
    const Scratch scratch(delivery.scratch + u'.' + QString::fromStdString(order.format));
    const media::EncoderSettings settings = settingsFor(shot, order);
    auto encoder = media::Encoder::open(scratch.path(), settings);
    if (!encoder)
        return failure(encoder.error());
    const double rate = double(settings.framesPerSecond) / settings.rateDivisor;
    const double seconds = std::clamp(shot.seconds, 0.0, longestShot);
    const qint64 frames = std::max<qint64>(1, std::llround(seconds * rate));
    const int previews = int(delivery.previews.size());
    for (qint64 frame = 0; frame < frames; ++frame) {
        const auto picture = shot.paint(double(frame) / rate);
        if (!picture)
            return failure(picture.error());
        if (const Status written = (*encoder)->write(*picture); !written)
            return written;
        // A clip of few frames shows one of them several times.
        for (int preview = 0; preview < previews; ++preview) {
            if (frame != preview * (frames - 1) / std::max(1, previews - 1))
                continue;
            if (const Status saved = savePreview(*picture, delivery.previews[std::size_t(preview)]); !saved)
                return saved;
        }
        if (!delivery.goOn(double(frame + 1) / double(frames)))
            return failure(ErrorKind::Cancelled);
    }
    if (settings.sound) {
        if (const Status written = (*encoder)->writeSound(shot.sound); !written)
            return written;
    }
    if (const Status finished = (*encoder)->finish(); !finished)
        return finished;
    return scratch.moveTo(delivery.path);
}

Status deliverPicture(const Shot &shot, const RenderOrder &order, const Delivery &delivery)
{
    const Scratch scratch(delivery.scratch + u'.' + QString::fromStdString(order.format));
    const auto picture = shot.paint(0);
    if (!picture)
        return failure(picture.error());
    if (!delivery.goOn(0.5))
        return failure(ErrorKind::Cancelled);
    const QImage exact = media::scaled(*picture, shot.size);
    const bool jpeg = order.format == "jpg";
    const Status saved
        = savePicture(exact, scratch.path(), jpeg ? "jpg" : "png", jpeg ? jpegQuality : pngQuality);
    if (!saved)
        return saved;
    for (const QString &preview : delivery.previews) {
        if (const Status shown = savePreview(exact, preview); !shown)
            return shown;
    }
    if (!delivery.goOn(1))
        return failure(ErrorKind::Cancelled);
    return scratch.moveTo(delivery.path);
}

Status deliverSound(const Shot &shot, const RenderOrder &order, const Delivery &delivery)
{
    const Scratch scratch(delivery.scratch + u'.' + QString::fromStdString(order.format));
    if (!delivery.goOn(0.5))
        return failure(ErrorKind::Cancelled);
    if (const Status written = media::writeSound(shot.sound, scratch.path()); !written)
        return written;
    if (!delivery.goOn(1))
        return failure(ErrorKind::Cancelled);
    return scratch.moveTo(delivery.path);
}

} // namespace

RenderOrder::Input inputOr(const RenderOrder &order, const char *role, const char *kind)
{
    if (const RenderOrder::Input *input = order.input(role))
        return *input;
    RenderOrder::Input drawn;
    drawn.role = role;
    drawn.kind = kind;
    drawn.scene = order.prompt;
    return drawn;
}

Result<Shot> shotFor(const RenderOrder &order, const StateFolder &folder)
{
    using Kind = RenderOrder::Kind;
    switch (order.kind) {
    case Kind::Keyframes:
        return keyframesShot(order, folder);
    case Kind::Pictures:
        return picturesShot(order, folder);
    case Kind::Restyle:
        return restyleShot(order, folder);
    case Kind::Performance:
        return performanceShot(order, folder);
    case Kind::Upscale:
        return upscaleShot(order, folder);
    case Kind::Extend:
        return extendShot(order, folder);
    case Kind::Expand:
        return expandShot(order, folder);
    case Kind::SlowMotion:
        return slowMotionShot(order, folder);
    case Kind::LipSync:
        return lipSyncShot(order, folder);
    case Kind::Sound:
        break;
    }
    return soundShot(order, folder);
}

Status deliver(const Shot &shot, const RenderOrder &order, const Delivery &delivery)
{
    if (order.isSound())
        return deliverSound(shot, order, delivery);
    if (shot.size.isEmpty() || !shot.paint)
        return failure(ErrorKind::FileInvalid, u"there is nothing to see in it"_s);
    return order.isPicture() ? deliverPicture(shot, order, delivery) : deliverClip(shot, order, delivery);
}

} // namespace studio::sandbox
