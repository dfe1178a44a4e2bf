// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/libav.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <thread>

namespace studio::media {

void quietLibav()
{
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_FATAL); });
}

Error libavError(int code, ErrorKind fallback)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    Error error;
    error.kind = fallback;
    if (code == AVERROR(ENOSPC))
        error.kind = ErrorKind::DiskFull;
    else if (code == AVERROR(ENOMEM) || code == AVERROR(EIO))
        error.kind = ErrorKind::Storage;
    error.detail = QString::fromLocal8Bit(text.data());
    return error;
}

int codecThreads()
{
    return int(std::clamp(std::thread::hardware_concurrency(), 1U, 4U));
}

} // namespace studio::media
