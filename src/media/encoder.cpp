// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/encoder.h"

#include "media/libav.h"
#include "media/soundtrack.h"

#include <QFile>

#include <algorithm>

extern "C" {
#include <libavutil/opt.h>
}

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int MovieTimescale = 90000;
constexpr int ScalerFlags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP;

Status checked(const EncoderSettings &settings)
{
    const QSize size = settings.size;
    if (size.isEmpty() || size.width() > LargestSide || size.height() > LargestSide)
        return failure(ErrorKind::FileInvalid, u"no such frame size"_s);
    if (size.width() % 2 != 0 || size.height() % 2 != 0)
        return failure(ErrorKind::FileInvalid, u"the sides of the frame have to be even"_s);
    if (settings.rateDivisor < 1 || settings.framesPerSecond < settings.rateDivisor
        || settings.framesPerSecond > 240 * settings.rateDivisor)
        return failure(ErrorKind::FileInvalid, u"no such frame rate"_s);
    if (settings.quality < 0 || settings.quality > 51)
        return failure(ErrorKind::FileInvalid, u"no such quality"_s);
    if (settings.sound
        && (settings.soundRate < 1 || settings.soundChannels < 1 || settings.soundChannels > 2))
        return failure(ErrorKind::FileInvalid, u"no such sound"_s);
    if (settings.prores && (settings.proresProfile < 0 || settings.proresProfile > 4))
        return failure(ErrorKind::FileInvalid, u"no such ProRes profile"_s);
    return {};
}

//! What H.264 is told beyond the size and the rate.
void setUpH264(AVCodecContext *codec, const EncoderSettings &settings)
{
    codec->pix_fmt = AV_PIX_FMT_YUV420P;
    codec->gop_size = std::max(1, settings.framesPerSecond / settings.rateDivisor); // people scrub these
    av_opt_set(codec->priv_data, "preset", settings.preset.toUtf8().constData(), 0);
    av_opt_set_double(codec->priv_data, "crf", settings.quality, 0);
}

void setUpProres(AVCodecContext *codec, const EncoderSettings &settings)
{
    constexpr int Profile4444 = 4;
    codec->pix_fmt = settings.proresProfile == Profile4444 ? AV_PIX_FMT_YUV444P10LE : AV_PIX_FMT_YUV422P10LE;
    av_opt_set_int(codec->priv_data, "profile", settings.proresProfile, 0);
    av_opt_set(codec->priv_data, "vendor", "apl0", 0); // editors look for it
}

} // namespace

struct Encoder::Data {
    Data() = default;
    ~Data()
    {
        if (format && format->pb)
            avio_closep(&format->pb);
        avformat_free_context(format);
        if (created && !finished)
            QFile::remove(path);
    }
    Q_DISABLE_COPY_MOVE(Data)

    [[nodiscard]] Status openCodec(const EncoderSettings &settings);
    [[nodiscard]] Status openFile(const EncoderSettings &settings);
    [[nodiscard]] Status convert(const QImage &image);
    [[nodiscard]] Status drain();

    QString path;
    AVFormatContext *format = nullptr;
    AVStream *stream = nullptr; // the format's
    CodecPtr codec;
    FramePtr frame{av_frame_alloc()};
    PacketPtr packet{av_packet_alloc()};
    ScalerPtr scaler;
    std::unique_ptr<SoundTrack> sound; // null without
    qint64 written = 0;
    bool created = false;
    bool finished = false;
};

Status Encoder::Data::openCodec(const EncoderSettings &settings)
{
    const char *name = settings.prores ? "prores_ks" : "libx264";
    const AVCodec *encoder = avcodec_find_encoder_by_name(name);
    if (!encoder)
        return failure(ErrorKind::MediaUnsupported, QLatin1StringView(name) + u" is not there"_s);
    codec.reset(avcodec_alloc_context3(encoder));
    codec->width = settings.size.width();
    codec->height = settings.size.height();
    codec->time_base = {settings.rateDivisor, settings.framesPerSecond};
    codec->framerate = {settings.framesPerSecond, settings.rateDivisor};
    codec->sample_aspect_ratio = {1, 1};
    codec->thread_count = codecThreads();
    codec->color_range = AVCOL_RANGE_MPEG;
    codec->colorspace = AVCOL_SPC_BT709;
    codec->color_primaries = AVCOL_PRI_BT709;
    codec->color_trc = AVCOL_TRC_BT709;
    codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT; // the same frames, the same bytes
    if (settings.prores)
        setUpProres(codec.get(), settings);
    else
        setUpH264(codec.get(), settings);
    if (const int code = avcodec_open2(codec.get(), encoder, nullptr); code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));

    frame->format = codec->pix_fmt;
    frame->width = codec->width;
    frame->height = codec->height;
    frame->colorspace = codec->colorspace; // ProRes writes the frame's tags, not the codec's
    frame->color_primaries = codec->color_primaries;
    frame->color_trc = codec->color_trc;
    frame->color_range = codec->color_range;
    if (const int code = av_frame_get_buffer(frame.get(), 0); code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    return {};
}

Status Encoder::Data::openFile(const EncoderSettings &settings)
{
    // "file:" keeps a colon in a name from being read as a protocol.
    const QByteArray url = "file:" + path.toUtf8();
    int code
        = avformat_alloc_output_context2(&format, nullptr, settings.prores ? "mov" : "mp4", url.constData());
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    format->flags |= AVFMT_FLAG_BITEXACT;
    stream = avformat_new_stream(format, nullptr);
    if (!stream)
        return failure(ErrorKind::Storage, u"out of memory"_s);
    stream->time_base = codec->time_base;
    stream->avg_frame_rate = codec->framerate;
    stream->sample_aspect_ratio = codec->sample_aspect_ratio;
    code = avcodec_parameters_from_context(stream->codecpar, codec.get());
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    if (settings.sound) {
        auto opened = SoundTrack::open(format, "aac", settings.soundRate, settings.soundChannels);
        if (!opened)
            return failure(opened.error());
        sound = *std::move(opened);
        format->max_interleave_delta = 0; // sound may run ahead of the pictures as far as it likes
    }
    code = avio_open(&format->pb, url.constData(), AVIO_FLAG_WRITE);
    if (code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    created = true;
    AVDictionary *options = nullptr;
    av_dict_set(&options, "movflags", "+faststart", 0);
    // Lengths are rounded up to this: a thousandth would make 30 s of frames longer than 30 s.
    av_dict_set_int(&options, "movie_timescale", MovieTimescale, 0);
    code = avformat_write_header(format, &options);
    av_dict_free(&options);
    if (code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    return {};
}

Status Encoder::Data::convert(const QImage &image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    scaler.reset(sws_getCachedContext(scaler.release(), rgb.width(), rgb.height(), AV_PIX_FMT_RGB32,
        codec->width, codec->height, codec->pix_fmt, ScalerFlags, nullptr, nullptr, nullptr));
    if (!scaler)
        return failure(ErrorKind::FileInvalid, u"a picture of this size cannot be scaled"_s);
    // Full-range RGB in, limited-range BT.709 out, as the tags of the clip say.
    const int *matrix = sws_getCoefficients(SWS_CS_ITU709);
    sws_setColorspaceDetails(scaler.get(), matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16);
    if (const int code = av_frame_make_writable(frame.get()); code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    const uchar *const planes[] = {rgb.constBits(), nullptr, nullptr, nullptr};
    const int strides[] = {int(rgb.bytesPerLine()), 0, 0, 0};
    sws_scale(scaler.get(), planes, strides, 0, rgb.height(), frame->data, frame->linesize);
    return {};
}

Status Encoder::Data::drain()
{
    for (;;) {
        int code = avcodec_receive_packet(codec.get(), packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        if (code < 0)
            return failure(libavError(code, ErrorKind::MediaUnsupported));
        packet->duration = 1; // else the container has to guess how long the last frame stands
        packet->stream_index = stream->index;
        av_packet_rescale_ts(packet.get(), codec->time_base, stream->time_base);
        code = av_interleaved_write_frame(format, packet.get());
        if (code < 0)
            return failure(libavError(code, ErrorKind::Storage));
    }
}

void setRate(EncoderSettings &settings, double framesPerSecond)
{
    const bool sane = framesPerSecond >= 1 && framesPerSecond <= 240;
    const AVRational rate = sane ? av_d2q(framesPerSecond, 60000) : AVRational{24, 1};
    settings.framesPerSecond = rate.num;
    settings.rateDivisor = rate.den;
}

Encoder::Encoder(std::unique_ptr<Data> data)
    : d(std::move(data))
{
}

Encoder::~Encoder() = default;

Result<std::unique_ptr<Encoder>> Encoder::open(const QString &path, const EncoderSettings &settings)
{
    if (auto fine = checked(settings); !fine)
        return failure(fine.error());
    quietLibav();
    auto data = std::make_unique<Data>();
    data->path = path;
    if (auto opened = data->openCodec(settings); !opened)
        return failure(opened.error());
    if (auto opened = data->openFile(settings); !opened)
        return failure(opened.error());
    return std::unique_ptr<Encoder>(new Encoder(std::move(data)));
}

Status Encoder::write(const QImage &frame)
{
    Q_ASSERT(!d->finished);
    if (frame.isNull())
        return failure(ErrorKind::FileInvalid, u"an empty picture"_s);
    if (auto converted = d->convert(frame); !converted)
        return converted;
    d->frame->pts = d->written++;
    if (const int code = avcodec_send_frame(d->codec.get(), d->frame.get()); code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    return d->drain();
}

Status Encoder::writeSound(const Sound &sound)
{
    Q_ASSERT(!d->finished);
    if (!d->sound)
        return failure(ErrorKind::InvalidRequest, u"the clip was opened without sound"_s);
    return d->sound->write(sound);
}

Status Encoder::finish()
{
    Q_ASSERT(!d->finished);
    if (d->written == 0)
        return failure(ErrorKind::FileInvalid, u"a clip without frames"_s);
    if (const int code = avcodec_send_frame(d->codec.get(), nullptr); code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    if (auto drained = d->drain(); !drained)
        return drained;
    if (d->sound) {
        if (auto finished = d->sound->finish(); !finished)
            return finished;
    }
    if (const int code = av_write_trailer(d->format); code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    // Closing flushes; a disk that filled up is noticed here at the latest.
    if (const int code = avio_closep(&d->format->pb); code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    d->finished = true;
    return {};
}

} // namespace studio::media
