// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/probe.h"

#include "media/clipdecoder.h"
#include "media/picture.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr double LeastTolerance = 0.25; // seconds a container may be wrong about its own length

Result<QByteArray> startOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, path);
    if (!info.isFile())
        return failure(ErrorKind::FileInvalid, u"not a file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, file.errorString());
    QByteArray start = file.read(64);
    if (start.isEmpty())
        return failure(ErrorKind::FileInvalid, u"the file is empty"_s);
    return start;
}

Result<MediaInfo> probePicture(const QString &path)
{
    const auto file = openPicture(path);
    if (!file)
        return failure(file.error());
    // Only decoding proves a picture.
    if (const auto image = decodePicture(*file); !image)
        return failure(image.error());
    MediaInfo info;
    info.kind = MediaInfo::Kind::Image;
    info.mime = file->facts.mime;
    info.bytes = file->bytes.size();
    info.size = file->size;
    info.animated = file->facts.animated;
    return info;
}

//! Whether the boxes of an MP4 fill the file up to its end, each whole.
bool boxesAreWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    qint64 at = 0;
    while (at < file.size()) {
        if (!file.seek(at))
            return false;
        const QByteArray head = file.read(16);
        if (head.size() < 8)
            return false;
        qint64 length = qFromBigEndian<quint32>(head.constData());
        if (length == 0)
            return true; // "up to the end of the file"
        if (length == 1)
            length = head.size() == 16 ? qFromBigEndian<qint64>(head.constData() + 8) : 0;
        if (length < 8 || length > file.size() - at)
            return false;
        at += length;
    }
    return true;
}

//! Whether the chunks of a WAV lie within the file up to its samples. A length that was never filled in (as
//! programs do that write to a pipe) is none.
bool waveIsWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    qint64 at = 12; // "RIFF", length, "WAVE"
    while (file.seek(at)) {
        const QByteArray head = file.read(8);
        if (head.size() < 8)
            return false;
        const qint64 length = qFromLittleEndian<quint32>(head.constData() + 4);
        if (head.startsWith("data"))
            return length == 0xffffffffLL || length <= file.size() - at - 8;
        at += 8 + length + length % 2;
    }
    return false;
}

//! Whether the pages of an Ogg file are whole and the last one says that it is the last.
bool oggIsWhole(const QString &path)
{
    constexpr int HeadSize = 27;
    constexpr int LastPage = 4;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    qint64 at = 0;
    bool ended = false;
    while (at < file.size()) {
        if (!file.seek(at))
            return false;
        const QByteArray head = file.read(HeadSize + 255);
        if (head.size() < HeadSize || !head.startsWith("OggS"))
            return false;
        const int segments = static_cast<uchar>(head[HeadSize - 1]);
        qint64 length = HeadSize + segments;
        for (int i = 0; i < segments && HeadSize + i < head.size(); ++i)
            length += static_cast<uchar>(head[HeadSize + i]);
        if (length > file.size() - at)
            return false;
        ended = (head[5] & LastPage) != 0;
        at += length;
    }
    return ended;
}

//! Whether everything that the container's index lists lies within the file.
bool indexIsWithin(const ClipSource &source)
{
    const AVFormatContext *format = source.format();
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        AVStream *stream = format->streams[i];
        const int entries = avformat_index_get_entries_count(stream);
        for (int k = 0; k < entries; ++k) {
            const AVIndexEntry *entry = avformat_index_get_entry(stream, k);
            if (entry->pos < 0 || entry->pos + entry->size > source.bytes())
                return false;
        }
    }
    return true;
}

bool isMp4(const ClipSource &source)
{
    return QByteArrayView(source.format()->iformat->name).startsWith("mov");
}

qint64 startTime(const AVStream *stream)
{
    return stream->start_time != AV_NOPTS_VALUE ? stream->start_time : 0;
}

//! What can be told without decoding.
Status checkContainer(const QString &path, const ClipSource &source)
{
    if (isMp4(source) && !boxesAreWhole(path))
        return failure(ErrorKind::FileInvalid, u"the clip is cut off"_s);
    if (!indexIsWithin(source))
        return failure(ErrorKind::FileInvalid, u"the clip is cut off"_s);
    return {};
}

//! Sound alone: reads every packet, which is quick, and compares where the last one ends.
Status checkSound(const QString &path, const ClipSource &source)
{
    const QByteArrayView container(source.format()->iformat->name);
    if ((container == "wav" && !waveIsWhole(path)) || (container == "ogg" && !oggIsWhole(path)))
        return failure(ErrorKind::FileInvalid, u"the sound is cut off"_s);
    const PacketPtr packet(av_packet_alloc());
    double end = 0;
    int damaged = 0;
    while (av_read_frame(source.format(), packet.get()) >= 0) {
        const AVStream *stream = source.format()->streams[packet->stream_index];
        if ((packet->flags & AV_PKT_FLAG_CORRUPT) != 0)
            ++damaged;
        if (packet->pts != AV_NOPTS_VALUE)
            end = std::max(end, double(packet->pts + packet->duration) * av_q2d(stream->time_base));
        av_packet_unref(packet.get());
    }
    if (damaged > 0 || end + LeastTolerance < source.info().seconds)
        return failure(ErrorKind::FileInvalid, u"the sound is cut off"_s);
    return {};
}

//! Decodes from where the decoder stands to the end and compares that with what the container promises.
Status checkRest(const ClipSource &source, ClipDecoder &decoder)
{
    const FramePtr frame(av_frame_alloc());
    qint64 last = AV_NOPTS_VALUE;
    for (;;) {
        const auto got = decoder.next(frame.get());
        if (!got)
            return failure(got.error());
        if (!*got)
            break;
        last = std::max(last, shownAt(frame.get()));
        if (frame->decode_error_flags != 0)
            return failure(ErrorKind::FileInvalid, u"the end of the clip is damaged"_s);
    }
    const ClipDecoder::Seen &seen = decoder.seen();
    if (last == AV_NOPTS_VALUE || seen.damaged > 0)
        return failure(ErrorKind::FileInvalid, u"the end of the clip cannot be decoded"_s);
    if (seen.lastTimestamp != AV_NOPTS_VALUE && last < seen.lastTimestamp)
        return failure(ErrorKind::FileInvalid, u"the last frame cannot be decoded"_s);
    // Where a container gives only one length for all tracks, the longest track has to reach it.
    const MediaInfo info = source.info();
    const qint64 start = startTime(source.video());
    const double frameLength = info.framesPerSecond > 0 ? 1 / info.framesPerSecond : 0;
    const double shown = double(last - start) * av_q2d(source.video()->time_base) + frameLength;
    const double tolerance = std::max(LeastTolerance, 2 * frameLength);
    if (std::max(shown, seen.end) + tolerance < info.seconds)
        return failure(ErrorKind::FileInvalid, u"the clip ends before its time"_s);
    return {};
}

Status checkLastFrame(const ClipSource &source)
{
    auto opened = ClipDecoder::open(source);
    if (!opened)
        return failure(opened.error());
    ClipDecoder &decoder = **opened;
    const AVStream *stream = source.video();
    const qint64 end = startTime(stream) + qint64(source.info().seconds / av_q2d(stream->time_base));
    if (decoder.seek(end)) {
        // An MP4's index leads to a frame that stands alone. Others may lead in between two of those, where
        // decoding stumbles at first: they get a second chance from the beginning.
        const auto rest = checkRest(source, decoder);
        if (rest || isMp4(source))
            return rest;
    }
    decoder.rewind();
    return checkRest(source, decoder);
}

} // namespace

Result<MediaInfo> probe(const QString &path)
{
    const auto start = startOf(path);
    if (!start)
        return failure(start.error());
    if (!pictureMime(*start).isEmpty())
        return probePicture(path);
    const auto source = ClipSource::open(path);
    if (!source)
        return failure(source.error());
    if (auto whole = checkContainer(path, **source); !whole)
        return failure(whole.error());
    return (*source)->info();
}

Status verifyComplete(const QString &path)
{
    const auto start = startOf(path);
    if (!start)
        return failure(start.error());
    if (!pictureMime(*start).isEmpty()) {
        const auto picture = probePicture(path);
        return picture ? Status() : failure(picture.error());
    }
    const auto source = ClipSource::open(path);
    if (!source)
        return failure(source.error());
    if (auto whole = checkContainer(path, **source); !whole)
        return whole;
    return (*source)->video() ? checkLastFrame(**source) : checkSound(path, **source);
}

} // namespace studio::media
