// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

// Prints how long one frame of the stage takes, in milliseconds: 1280×768, two blended keyframes, a combined
// move. Every frame is at another time, so that nothing can be remembered from the one before.
// Usage: bench_stage [frames]

namespace {

constexpr QSize Frame(1280, 768);

QImage picture(int seed)
{
    QImage image(Frame, QImage::Format_RGB32);
    for (int y = 0; y < Frame.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < Frame.width(); ++x)
            row[x] = qRgb((x * 3 + seed) & 255, (y * 5 + seed) & 255, (x * y / 64 + seed) & 255);
    }
    return image;
}

struct Figures {
    double least = 0;
    double median = 0;
    double high = 0; //!< 95 of 100 are below
};

Figures figuresOf(std::vector<double> samples)
{
    std::sort(samples.begin(), samples.end());
    const auto at
        = [&samples](double part) { return samples[std::size_t(part * double(samples.size() - 1))]; };
    return {samples.front(), at(0.5), at(0.95)};
}

template <typename Draw> Figures measure(int frames, const Draw &draw)
{
    std::vector<double> samples;
    QElapsedTimer timer;
    for (int i = -5; i < frames; ++i) {
        const double time = std::fmod((i + 5) * 0.0373 + 0.011, 1.0);
        timer.start();
        draw(time);
        if (i >= 0) // the first few warm the caches
            samples.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return figuresOf(std::move(samples));
}

void print(const char *name, const Figures &figures)
{
    std::printf("%s min=%.2f median=%.2f p95=%.2f ms\n", name, figures.least, figures.median, figures.high);
}

} // namespace

int main(int argc, char **argv)
{
    const int frames = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
    const studio::media::CameraMove move{3, -2, -4, 2, 5, 3};
    const QImage first = picture(0);
    const QImage last = picture(97);
    const studio::media::Animatic animatic({{first, 0}, {last, 1}}, move, Frame);
    QImage target(Frame, QImage::Format_RGB32);
    print("stage-frame", measure(frames, [&](double time) { animatic.paintFrame(time, target); }));

    // The same with QPainter, for judging whether the code of our own still earns its keep.
    QImage blended(Frame, QImage::Format_RGB32);
    print("qpainter-frame", measure(frames, [&](double time) {
        blended = first;
        {
            QPainter painter(&blended);
            painter.setOpacity(time);
            painter.drawImage(0, 0, last);
        }
        QPainter painter(&target);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setTransform(studio::media::cameraTransform(move, time, Frame));
        painter.drawImage(0, 0, blended);
    }));
    return 0;
}
