// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/encoder.h"
#include "media/framereader.h"
#include "media/mediafixtures.h"
#include "media/probe.h"
#include "media/sound.h"
#include "media/soundfixtures.h"
#include "sandbox/renderer.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

// A renderer with a folder of its own, and what is sent to it.
namespace studio::test {

class RenderBench final {
public:
    RenderBench()
        : m_folder(*sandbox::StateFolder::open({}))
        , m_renderer(*m_folder)
    {
    }

    [[nodiscard]] const sandbox::StateFolder &folder() const { return *m_folder; }
    [[nodiscard]] sandbox::Renderer &renderer() { return m_renderer; }

    //! Waits for the order; false when it failed.
    [[nodiscard]] bool render(const sandbox::RenderOrder &order)
    {
        using State = sandbox::Renderer::State;
        m_renderer.submit(order);
        const QDeadlineTimer patience(120000);
        while (!patience.hasExpired()) {
            const State state = m_renderer.report(order.hash()).state;
            if (state == State::Done || state == State::Failed)
                return state == State::Done;
            QThread::msleep(2);
        }
        return false;
    }
    [[nodiscard]] QString output(const sandbox::RenderOrder &order, int index = 0) const
    {
        return m_renderer.outputPath(order, index);
    }

    //! Keeps a file that was written at `path` and gives an input for it.
    [[nodiscard]] sandbox::RenderOrder::Input sent(const char *role, const char *kind, const QString &path)
    {
        const QString suffix = path.section(u'.', -1);
        const auto blob = m_folder->keepFile(path, suffix);
        sandbox::RenderOrder::Input input;
        input.role = role;
        input.kind = kind;
        input.blob = blob ? blob->toStdString() : std::string();
        return input;
    }
    [[nodiscard]] sandbox::RenderOrder::Input picture(const char *role, const QImage &image)
    {
        const QString path = m_folder->scratchPath() + QStringLiteral(".png");
        image.save(path);
        return sent(role, "image", path);
    }
    //! A clip of `frames` pictures, with a tone as long when `hertz` is given.
    [[nodiscard]] sandbox::RenderOrder::Input clip(const char *role, QSize size, int rate, int frames,
        const std::function<QImage(int)> &draw, double hertz = 0)
    {
        const QString path = m_folder->scratchPath() + QStringLiteral(".mp4");
        media::EncoderSettings settings;
        settings.size = size;
        settings.framesPerSecond = rate;
        settings.quality = 10;
        settings.sound = hertz > 0;
        auto encoder = *media::Encoder::open(path, settings);
        bool fine = true;
        for (int i = 0; i < frames; ++i)
            fine = fine && encoder->write(draw(i));
        if (hertz > 0)
            fine = fine && encoder->writeSound(fixtures::tone(double(frames) / rate, hertz));
        fine = fine && encoder->finish();
        return fine ? sent(role, "video", path) : sandbox::RenderOrder::Input();
    }
    [[nodiscard]] sandbox::RenderOrder::Input sound(const char *role, const media::Sound &sound)
    {
        const QString path = m_folder->scratchPath() + QStringLiteral(".wav");
        return media::writeSound(sound, path) ? sent(role, "audio", path) : sandbox::RenderOrder::Input();
    }

private:
    std::unique_ptr<sandbox::StateFolder> m_folder;
    sandbox::Renderer m_renderer;
};

//! Every frame of a clip.
inline QList<QImage> framesOf(const QString &path)
{
    QList<QImage> frames;
    auto reader = media::FrameReader::open(path);
    while (reader) {
        const auto frame = (*reader)->next();
        if (!frame || frame->isNull())
            break;
        frames.append(*frame);
    }
    return frames;
}

//! The mean difference of two pictures, 0…255; 256 for unequal sizes.
inline double difference(const QImage &left, const QImage &right)
{
    if (left.isNull() || left.size() != right.size())
        return 256;
    const QImage a = left.convertToFormat(QImage::Format_RGB32);
    const QImage b = right.convertToFormat(QImage::Format_RGB32);
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto *rowA = reinterpret_cast<const QRgb *>(a.constScanLine(y));
        const auto *rowB = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qRed(rowA[x]) - qRed(rowB[x])) + std::abs(qGreen(rowA[x]) - qGreen(rowB[x]))
                + std::abs(qBlue(rowA[x]) - qBlue(rowB[x]));
    }
    return sum / (3.0 * a.width() * a.height());
}

} // namespace studio::test
