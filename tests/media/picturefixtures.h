// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QImageWriter>
#include <QtEndian>

// Picture files byte by byte, for what Qt reads but does not write.
namespace fixtures {

inline QByteArray encodedPicture(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(90);
    return writer.write(image) ? bytes : QByteArray();
}

inline QByteArray big(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

inline QByteArray little(quint32 value, int count = 4)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes.left(count);
}

//! A JPEG that stores `image` with an EXIF note on how to hold it: 6 turned clockwise, 8 counter-clockwise.
inline QByteArray turnedJpeg(const QImage &image, char orientation)
{
    QByteArray note("\xff\xe1\0\x22"
                    "Exif\0\0"
                    "MM\0*\0\0\0\x08"
                    "\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0",
        36);
    note[29] = orientation;
    return encodedPicture(image, "jpeg").insert(2, note);
}

inline QByteArray pngChunk(const QByteArray &name, const QByteArray &data)
{
    const QByteArray body = name + data;
    quint32 sum = 0xffffffff;
    for (const char byte : body) {
        sum ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xedb88320 : sum >> 1;
    }
    return big(quint32(data.size())) + body + big(~sum);
}

//! A PNG that only claims to be of `size`.
inline QByteArray claimingPng(QSize size)
{
    return QByteArray("\x89PNG\r\n\x1a\n")
        + pngChunk("IHDR",
            big(quint32(size.width())) + big(quint32(size.height())) + QByteArray("\x08\x02\0\0\0", 5))
        + pngChunk("IDAT", QByteArray("\x78\x9c\x03\x00\x00\x00\x00\x01", 8)) + pngChunk("IEND", {});
}

//! `png` with the chunk that makes it an animation of `frames`.
inline QByteArray animatedPng(const QByteArray &png, quint32 frames)
{
    const qsizetype afterHeader = 8 + 25;
    return png.left(afterHeader) + pngChunk("acTL", big(frames) + big(0)) + png.mid(afterHeader);
}

//! A GIF of 1×1 pixels.
inline QByteArray gif(int frames)
{
    QByteArray bytes("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff", 19);
    for (int i = 0; i < frames; ++i) {
        bytes += QByteArray("\x21\xf9\x04\0\x0a\0\0\0", 8); // a tenth of a second
        bytes += QByteArray("\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 15);
    }
    return bytes + '\x3b';
}

//! An animated WebP of two equal frames made from a still one of `size`.
inline QByteArray animatedWebp(const QByteArray &still, QSize size)
{
    const QByteArray canvas = little(quint32(size.width() - 1), 3) + little(quint32(size.height() - 1), 3);
    const auto chunk = [](const QByteArray &name, const QByteArray &data) {
        return name + little(quint32(data.size())) + data + QByteArray(data.size() % 2, '\0');
    };
    const QByteArray frame
        = QByteArray(6, '\0') + canvas + little(100, 3) + QByteArray(1, '\0') + still.mid(12);
    const QByteArray body = "WEBP" + chunk("VP8X", QByteArray("\x02\0\0\0", 4) + canvas)
        + chunk("ANIM", QByteArray(6, '\0')) + chunk("ANMF", frame) + chunk("ANMF", frame);
    return "RIFF" + little(quint32(body.size())) + body;
}

//! A second of silence.
inline QByteArray silentWav()
{
    const QByteArray samples(16000, '\0');
    const QByteArray format
        = little(1, 2) + little(1, 2) + little(8000) + little(16000) + little(2, 2) + little(16, 2);
    const QByteArray body
        = "WAVEfmt " + little(16) + format + "data" + little(quint32(samples.size())) + samples;
    return "RIFF" + little(quint32(body.size())) + body;
}

} // namespace fixtures
