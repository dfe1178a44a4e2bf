// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clipsource.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdlib>

extern "C" {
#include <libavutil/display.h>
}

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int BufferSize = 64 * 1024;

// Containers of clips and sound only. Playlists, scripts and picture sequences are among libav's formats too,
// and have no business in a file that somebody was sent.
constexpr const char *Containers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,mp3,"
                                   "wav,flac,aac,aiff";

int readFile(void *opaque, uint8_t *buffer, int size)
{
    const qint64 got = static_cast<QFile *>(opaque)->read(reinterpret_cast<char *>(buffer), size);
    if (got < 0)
        return AVERROR(EIO);
    return got == 0 ? AVERROR_EOF : int(got);
}

int64_t seekFile(void *opaque, int64_t offset, int whence)
{
    auto *file = static_cast<QFile *>(opaque);
    if ((whence & AVSEEK_SIZE) != 0)
        return file->size();
    const int from = whence & ~AVSEEK_FORCE;
    const qint64 base = from == SEEK_CUR ? file->pos() : from == SEEK_END ? file->size() : 0;
    const qint64 target = base + offset;
    return target >= 0 && file->seek(target) ? target : AVERROR(EINVAL);
}

int refuseOther(AVFormatContext * /*format*/, AVIOContext ** /*io*/, const char * /*url*/, int /*flags*/,
    AVDictionary ** /*options*/)
{
    return AVERROR(EPERM);
}

bool isPicture(const AVStream *stream)
{
    return stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO
        && (stream->disposition & AV_DISPOSITION_ATTACHED_PIC) == 0; // that is the cover of a song
}

} // namespace

ClipSource::ClipSource(const QString &path)
    : m_file(path)
{
}

ClipSource::~ClipSource()
{
    avformat_close_input(&m_format);
    if (m_io)
        av_freep(&m_io->buffer);
    avio_context_free(&m_io);
}

Result<std::unique_ptr<ClipSource>> ClipSource::open(const QString &path)
{
    quietLibav();
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, path);
    if (!info.isFile())
        return failure(ErrorKind::FileInvalid, u"not a file"_s);
    auto source = std::unique_ptr<ClipSource>(new ClipSource(path));
    if (!source->m_file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, source->m_file.errorString());
    if (source->m_file.size() == 0)
        return failure(ErrorKind::FileInvalid, u"the file is empty"_s);
    if (auto opened = source->openFormat(); !opened)
        return failure(opened.error());
    if (auto fine = source->checkStreams(); !fine)
        return failure(fine.error());
    return source;
}

Status ClipSource::openFormat()
{
    auto *buffer = static_cast<unsigned char *>(av_malloc(BufferSize));
    m_io = avio_alloc_context(buffer, BufferSize, 0, &m_file, readFile, nullptr, seekFile);
    m_format = avformat_alloc_context();
    if (!buffer || !m_io || !m_format)
        return failure(ErrorKind::Storage, u"out of memory"_s);
    m_format->pb = m_io;
    m_format->io_open = refuseOther;
    AVDictionary *options = nullptr;
    av_dict_set(&options, "format_whitelist", Containers, 0);
    int code = avformat_open_input(&m_format, nullptr, nullptr, &options);
    av_dict_free(&options);
    if (code < 0)
        return failure(libavError(code, ErrorKind::FileInvalid));
    code = avformat_find_stream_info(m_format, nullptr);
    if (code < 0)
        return failure(libavError(code, ErrorKind::FileInvalid));
    return {};
}

Status ClipSource::checkStreams()
{
    for (unsigned i = 0; i < m_format->nb_streams; ++i) {
        const AVStream *stream = m_format->streams[i];
        if (m_video < 0 && isPicture(stream))
            m_video = int(i);
        if (m_sound < 0 && stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            m_sound = int(i);
    }
    if (m_video < 0)
        return checkSound();
    const AVCodecParameters *codec = video()->codecpar;
    if (codec->codec_id == AV_CODEC_ID_NONE && codec->codec_tag == 0)
        return failure(ErrorKind::FileInvalid, u"the clip does not say how it is encoded"_s);
    if (!avcodec_find_decoder(codec->codec_id)) {
        return failure(ErrorKind::MediaUnsupported, QString::fromLatin1(avcodec_get_name(codec->codec_id)));
    }
    if (codec->width <= 0 || codec->height <= 0)
        return failure(ErrorKind::FileInvalid, u"the clip says no size"_s);
    if (codec->width > LargestSide || codec->height > LargestSide)
        return failure(ErrorKind::FileInvalid, u"a side is over %1 pixels"_s.arg(LargestSide));
    return {};
}

//! Of a file without pictures.
Status ClipSource::checkSound() const
{
    if (!sound())
        return failure(ErrorKind::FileInvalid, u"neither picture nor sound in it"_s);
    const AVCodecID codec = sound()->codecpar->codec_id;
    if (codec == AV_CODEC_ID_NONE)
        return failure(ErrorKind::FileInvalid, u"the sound does not say how it is encoded"_s);
    if (!avcodec_find_decoder(codec))
        return failure(ErrorKind::MediaUnsupported, QString::fromLatin1(avcodec_get_name(codec)));
    return {};
}

AVStream *ClipSource::sound() const
{
    return m_sound < 0 ? nullptr : m_format->streams[m_sound];
}

AVStream *ClipSource::video() const
{
    return m_video < 0 ? nullptr : m_format->streams[m_video];
}

QTransform ClipSource::orientation() const
{
    const AVStream *stream = video();
    if (!stream)
        return {};
#if LIBAVFORMAT_VERSION_MAJOR >= 61
    const AVPacketSideData *data = av_packet_side_data_get(
        stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    const auto *matrix = data ? reinterpret_cast<const int32_t *>(data->data) : nullptr;
#else
    const auto *matrix = reinterpret_cast<const int32_t *>(
        av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
#endif
    if (!matrix)
        return {};
    // 16.16 fixed point, rows as QTransform has them.
    constexpr double One = 1 << 16;
    const double a = matrix[0] / One, b = matrix[1] / One, c = matrix[3] / One, d = matrix[4] / One;
    const auto unit = [](double value) { return std::abs(value) == 1; };
    const bool quarter = (unit(a) && unit(d) && b == 0 && c == 0) || (unit(b) && unit(c) && a == 0 && d == 0);
    return quarter ? QTransform(a, b, c, d, 0, 0) : QTransform();
}

QString ClipSource::mime() const
{
    const QString container = QString::fromLatin1(m_format->iformat->name).section(u',', 0, 0);
    const QString kind = video() ? u"video/"_s : u"audio/"_s;
    if (container == "mov"_L1) {
        const AVDictionaryEntry *brand = av_dict_get(m_format->metadata, "major_brand", nullptr, 0);
        return kind + (brand && QByteArrayView(brand->value) == "qt  " ? "quicktime"_L1 : "mp4"_L1);
    }
    if (container == "matroska"_L1) {
        QFile start(m_file.fileName());
        const bool webm = start.open(QIODevice::ReadOnly) && start.read(64).contains("webm");
        return kind + (webm ? "webm"_L1 : "x-matroska"_L1);
    }
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> Names[] = {{"avi"_L1, "x-msvideo"_L1},
        {"mpegts"_L1, "mp2t"_L1}, {"flv"_L1, "x-flv"_L1}, {"asf"_L1, "x-ms-asf"_L1}, {"mp3"_L1, "mpeg"_L1}};
    const auto *known = std::find_if(std::begin(Names), std::end(Names),
        [&container](const auto &name) { return name.first == container; });
    return kind + (known != std::end(Names) ? QString(known->second) : container);
}

MediaInfo ClipSource::info() const
{
    MediaInfo info;
    info.kind = video() ? MediaInfo::Kind::Video : MediaInfo::Kind::Audio;
    info.mime = mime();
    info.bytes = m_file.size();
    info.hasSound = m_sound >= 0;
    if (m_format->duration != AV_NOPTS_VALUE)
        info.seconds = double(m_format->duration) / AV_TIME_BASE;
    const AVStream *stream = video();
    if (!stream)
        return info;
    const QSize stored(stream->codecpar->width, stream->codecpar->height);
    info.size = orientation().m11() == 0 ? stored.transposed() : stored;
    if (stream->duration != AV_NOPTS_VALUE && stream->duration > 0)
        info.seconds = double(stream->duration) * av_q2d(stream->time_base);
    if (stream->avg_frame_rate.num > 0 && stream->avg_frame_rate.den > 0)
        info.framesPerSecond = av_q2d(stream->avg_frame_rate);
    info.frames = stream->nb_frames;
    info.videoCodec = QString::fromLatin1(avcodec_get_name(stream->codecpar->codec_id));
    return info;
}

} // namespace studio::media
