// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filesuffix.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

struct FileSuffix {
    QLatin1StringView suffix;
    MediaKind kind;
    QLatin1StringView mime; //!< the first one with it is the usual suffix
};

constexpr std::array<FileSuffix, 29> Suffixes{{
    {"jpg"_L1, MediaKind::Image, "image/jpeg"_L1},
    {"jpeg"_L1, MediaKind::Image, "image/jpeg"_L1},
    {"mpo"_L1, MediaKind::Image, "image/jpeg"_L1},
    {"png"_L1, MediaKind::Image, "image/png"_L1},
    {"webp"_L1, MediaKind::Image, "image/webp"_L1},
    {"gif"_L1, MediaKind::Image, "image/gif"_L1},
    {"avif"_L1, MediaKind::Image, "image/avif"_L1},
    {"bmp"_L1, MediaKind::Image, "image/bmp"_L1},
    {"tiff"_L1, MediaKind::Image, "image/tiff"_L1},
    {"tif"_L1, MediaKind::Image, "image/tiff"_L1},
    {"heic"_L1, MediaKind::Image, "image/heif"_L1},
    {"jxl"_L1, MediaKind::Image, "image/jxl"_L1},
    {"mp4"_L1, MediaKind::Video, "video/mp4"_L1},
    {"m4v"_L1, MediaKind::Video, "video/mp4"_L1},
    {"mov"_L1, MediaKind::Video, "video/quicktime"_L1},
    {"mkv"_L1, MediaKind::Video, "video/x-matroska"_L1},
    {"webm"_L1, MediaKind::Video, "video/webm"_L1},
    {"ogv"_L1, MediaKind::Video, "video/ogg"_L1},
    {"3gp"_L1, MediaKind::Video, "video/3gpp"_L1},
    {"avi"_L1, MediaKind::Video, "video/x-msvideo"_L1},
    {"mp3"_L1, MediaKind::Audio, "audio/mpeg"_L1},
    {"wav"_L1, MediaKind::Audio, "audio/wav"_L1},
    {"wave"_L1, MediaKind::Audio, "audio/wav"_L1},
    {"flac"_L1, MediaKind::Audio, "audio/flac"_L1},
    {"m4a"_L1, MediaKind::Audio, "audio/mp4"_L1},
    {"aac"_L1, MediaKind::Audio, "audio/aac"_L1},
    {"ogg"_L1, MediaKind::Audio, "audio/ogg"_L1},
    {"oga"_L1, MediaKind::Audio, "audio/ogg"_L1},
    {"opus"_L1, MediaKind::Audio, "audio/ogg"_L1},
}};

} // namespace

std::optional<MediaKind> kindOfSuffix(const QString &suffix)
{
    const QString small = suffix.toLower();
    const auto *found = std::find_if(
        Suffixes.begin(), Suffixes.end(), [&small](const FileSuffix &file) { return small == file.suffix; });
    return found == Suffixes.end() ? std::nullopt : std::optional(found->kind);
}

QString usualSuffix(const QString &mime)
{
    const auto *found = std::find_if(
        Suffixes.begin(), Suffixes.end(), [&mime](const FileSuffix &file) { return mime == file.mime; });
    return found == Suffixes.end() ? QString() : QString(found->suffix);
}

} // namespace studio
