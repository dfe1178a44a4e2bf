// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwayprices.h"

#include "sandbox/runwaymodels.h"

#include <algorithm>
#include <cmath>

namespace studio::sandbox::prices {

namespace {

constexpr int otherFormatPerSecond = 5; //!< anything but mp4

//! Credits are whole; a part of one is a whole one.
int up(double credits)
{
    return int(std::ceil(credits - 1e-6));
}

int perSecond(const Job &job, double rate)
{
    return up(rate * job.seconds);
}

int withFormat(const Job &job, double rate)
{
    const std::string format = textOf(job.body, "outputFormat");
    return perSecond(job, format.empty() || format == "mp4" ? rate : rate + otherFormatPerSecond);
}

qint64 pixels(const Job &job)
{
    return qint64(job.order.size.width()) * job.order.size.height();
}

// The ratios of one name ("720p") differ a little in their number of pixels; these lie between the names.
constexpr qint64 most480p = 600'000;
constexpr qint64 most720p = 1'000'000;
constexpr qint64 most1080p = 2'300'000;
constexpr qint64 most2K = 5'000'000;

int every(const Job &job, double seconds)
{
    return std::max(1, up(job.seconds / seconds));
}

} // namespace

int onePerSecond(const Job &job)
{
    return perSecond(job, 1);
}

int twoPerSecond(const Job &job)
{
    return perSecond(job, 2);
}

int fivePerSecond(const Job &job)
{
    return perSecond(job, 5);
}

int gen45(const Job &job)
{
    return withFormat(job, 12);
}

int veo3(const Job &job)
{
    return perSecond(job, 40);
}

int veo31(const Job &job)
{
    return perSecond(job, job.order.sound ? 40 : 20);
}

int veo31Fast(const Job &job)
{
    return perSecond(job, job.order.sound ? 15 : 10);
}

int hailuo3(const Job &job)
{
    constexpr int perReference = 2;
    const int rate = textOf(job.body, "resolution") == "2K" ? 15 : 10;
    return perSecond(job, rate) + perReference * job.count("reference", "image");
}

int happyhorse(const Job &job)
{
    const bool large = textOf(job.body, "resolution") == "1080P" || pixels(job) > most720p * 3 / 2;
    return perSecond(job, large ? 30 : 15);
}

int seedance2(const Job &job)
{
    return perSecond(job, pixels(job) <= most720p ? 36 : pixels(job) <= most1080p ? 40 : 150);
}

int seedance2Fast(const Job &job)
{
    return perSecond(job, 29);
}

int seedance2Mini(const Job &job)
{
    return std::max(64, perSecond(job, 16));
}

int seedance25(const Job &job)
{
    const double rate = pixels(job) <= most480p ? 20 : 30;
    return std::max(80, up(rate * (job.seconds + job.total("video") / 2)));
}

int omni(const Job &job)
{
    return perSecond(job, 10);
}

int aleph(const Job &job)
{
    return perSecond(job, 15);
}

int aleph2(const Job &job)
{
    return std::max(56, withFormat(job, 28));
}

int gen4Image(const Job &job)
{
    return std::min(job.order.size.width(), job.order.size.height()) <= 720 ? 5 : 8;
}

int gen4ImageTurbo(const Job &)
{
    return 2;
}

int geminiFlash(const Job &job)
{
    return 5 * job.order.count;
}

int geminiPro(const Job &job)
{
    return (pixels(job) <= most2K ? 20 : 40) * job.order.count;
}

int gptImage(const Job &job)
{
    const std::string quality = textOf(job.body, "quality");
    const bool large = pixels(job) > most2K * 3 / 4;
    const int each = quality == "low" ? (large ? 2 : 1)
        : quality == "medium"         ? (large ? 11 : 5)
                                      : (large ? 41 : 20);
    return each * job.order.count;
}

int seedreamPro(const Job &job)
{
    return (pixels(job) <= most1080p ? 5 : 9) * job.order.count;
}

int seedreamLite(const Job &job)
{
    return 4 * job.order.count;
}

int magnificImage(const Job &job)
{
    return std::max(1, up(double(pixels(job)) / 1e6)); // no page tells: one per megapixel
}

int magnificVideo(const Job &job)
{
    const std::string resolution = textOf(job.body, "resolution");
    const double dollars = resolution == "4k"        ? 0.012
        : resolution == "720p" || resolution == "1k" ? 0.007
                                                     : 0.009;
    return std::max(1, up(dollars * job.order.framesPerSecond * job.seconds / 0.01));
}

int speech(const Job &job)
{
    constexpr qsizetype charactersPerCredit = 50;
    return int((utf16Length(job.order.prompt) + charactersPerCredit - 1) / charactersPerCredit);
}

int soundEffect(const Job &job)
{
    constexpr double shortSeconds = 6;
    return job.body.contains("duration") && job.seconds <= shortSeconds ? 1 : 2;
}

int everyTwoSeconds(const Job &job)
{
    return every(job, 2);
}

int everyThreeSeconds(const Job &job)
{
    return every(job, 3);
}

int everySixSeconds(const Job &job)
{
    return every(job, 6);
}

} // namespace studio::sandbox::prices
