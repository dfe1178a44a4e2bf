// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/picture.h"

#include "media/libav.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr qint64 LargestPictureFile = 256LL * 1024 * 1024;

quint32 big32(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

quint32 little32(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

int byteAt(const QByteArray &bytes, qsizetype at)
{
    return static_cast<uchar>(bytes[at]);
}

//! The checksum of PNG's chunks. Asked before libpng is, which writes to the terminal when it finds a wrong
//! one.
quint32 pngChecksum(QByteArrayView bytes)
{
    static constexpr auto Table = [] {
        std::array<quint32, 256> table{};
        for (quint32 i = 0; i < 256; ++i) {
            table[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                table[i] = (table[i] & 1) != 0 ? (table[i] >> 1) ^ 0xedb88320U : table[i] >> 1;
        }
        return table;
    }();
    quint32 sum = 0xffffffffU;
    for (const char byte : bytes)
        sum = Table[(sum ^ static_cast<uchar>(byte)) & 0xff] ^ (sum >> 8);
    return ~sum;
}

//! Length, name, data, checksum; from the signature to IEND.
void walkPng(const QByteArray &bytes, PictureFacts &facts)
{
    qsizetype at = 8;
    while (at + 12 <= bytes.size()) {
        const qsizetype length = big32(bytes, at);
        const QByteArray name = bytes.mid(at + 4, 4);
        if (length > bytes.size() - at - 12)
            return;
        if (pngChecksum(QByteArrayView(bytes).sliced(at + 4, length + 4)) != big32(bytes, at + 8 + length))
            return;
        if (name == "acTL" && length >= 4)
            facts.animated = big32(bytes, at + 8) > 1;
        if (name == "IEND") {
            facts.complete = true;
            return;
        }
        at += length + 12;
    }
}

//! Marker segments with a length, and scans, which end where a marker follows that is no restart.
void walkJpeg(const QByteArray &bytes, PictureFacts &facts)
{
    bool scanned = false;
    qsizetype at = 2;
    while (at + 2 <= bytes.size()) {
        if (byteAt(bytes, at) != 0xff) {
            // Inside a scan; before one, this is damage that the decoder judges.
            at = bytes.indexOf('\xff', at);
            if (at < 0)
                return;
            continue;
        }
        const int marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // fill byte
            ++at;
        } else if (marker == 0xd9) {
            facts.complete = scanned;
            return;
        } else if (marker == 0x00 || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
            at += 2;
        } else {
            if (at + 4 > bytes.size())
                return;
            scanned = scanned || marker == 0xda;
            at += 2 + qFromBigEndian<quint16>(bytes.constData() + at + 2);
        }
    }
}

//! Skips a GIF's chain of small blocks; false at the end of the file.
bool skipGifBlocks(const QByteArray &bytes, qsizetype &at)
{
    while (at < bytes.size()) {
        const int length = byteAt(bytes, at);
        at += 1 + length;
        if (length == 0)
            return true;
    }
    return false;
}

qsizetype gifColours(int flags)
{
    return (flags & 0x80) != 0 ? 3 * (qsizetype(2) << (flags & 7)) : 0;
}

void walkGif(const QByteArray &bytes, PictureFacts &facts)
{
    if (bytes.size() < 13)
        return;
    int frames = 0;
    qsizetype at = 13 + gifColours(byteAt(bytes, 10));
    while (at < bytes.size()) {
        const int kind = byteAt(bytes, at);
        if (kind == 0x3b) {
            facts.complete = frames > 0;
            return;
        }
        if (kind == 0x21) {
            at += 2;
        } else if (kind == 0x2c && at + 10 <= bytes.size()) {
            facts.animated = ++frames > 1;
            at += 11 + gifColours(byteAt(bytes, at + 9));
        } else {
            return;
        }
        if (!skipGifBlocks(bytes, at))
            return;
    }
}

void walkWebp(const QByteArray &bytes, PictureFacts &facts)
{
    facts.complete = qint64(little32(bytes, 4)) + 8 <= bytes.size();
    facts.animated = bytes.size() > 20 && bytes.mid(12, 4) == "VP8X" && (byteAt(bytes, 20) & 0x02) != 0;
}

Result<QByteArray> readWhole(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, path);
    if (!info.isFile())
        return failure(ErrorKind::FileInvalid, u"not a file"_s);
    if (info.size() > LargestPictureFile)
        return failure(ErrorKind::FileInvalid, u"too large for a picture"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, file.errorString());
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Storage, file.errorString());
    if (bytes.isEmpty())
        return failure(ErrorKind::FileInvalid, u"the file is empty"_s);
    return bytes;
}

void setUp(QImageReader &reader)
{
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
}

} // namespace

QString pictureMime(const QByteArray &start)
{
    if (start.startsWith("\x89PNG\r\n\x1a\n"))
        return u"image/png"_s;
    if (start.startsWith("\xff\xd8\xff"))
        return u"image/jpeg"_s;
    if (start.startsWith("RIFF") && start.mid(8, 4) == "WEBP")
        return u"image/webp"_s;
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a"))
        return u"image/gif"_s;
    if (start.startsWith("BM") && start.size() >= 18 && little32(start, 14) <= 124 && little32(start, 6) == 0)
        return u"image/bmp"_s;
    if (start.startsWith(QByteArray("II*\0", 4)) || start.startsWith(QByteArray("MM\0*", 4)))
        return u"image/tiff"_s;
    if (start.mid(4, 4) == "ftyp") {
        const QByteArray brand = start.mid(8, 4);
        if (brand == "avif" || brand == "avis")
            return u"image/avif"_s;
        if (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "msf1" || brand == "hevc")
            return u"image/heif"_s;
    }
    if (start.startsWith("\xff\x0a") || start.startsWith(QByteArray("\0\0\0\x0cJXL \r\n\x87\n", 12)))
        return u"image/jxl"_s;
    return {};
}

std::optional<PictureFacts> pictureFacts(const QByteArray &bytes)
{
    PictureFacts facts;
    facts.mime = pictureMime(bytes.left(32));
    if (facts.mime.isEmpty())
        return std::nullopt;
    if (facts.mime == "image/png"_L1)
        walkPng(bytes, facts);
    else if (facts.mime == "image/jpeg"_L1)
        walkJpeg(bytes, facts);
    else if (facts.mime == "image/gif"_L1)
        walkGif(bytes, facts);
    else if (facts.mime == "image/webp"_L1)
        walkWebp(bytes, facts);
    else
        facts.complete = true;
    return facts;
}

Result<PictureFile> openPicture(const QString &path)
{
    auto bytes = readWhole(path);
    if (!bytes)
        return failure(bytes.error());
    PictureFile file;
    file.bytes = *std::move(bytes);
    const auto facts = pictureFacts(file.bytes);
    if (!facts)
        return failure(ErrorKind::FileInvalid, u"not a picture"_s);
    file.facts = *facts;
    if (!facts->complete)
        return failure(ErrorKind::FileInvalid, u"the picture is cut off or damaged"_s);

    QBuffer buffer(&file.bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    setUp(reader);
    if (!reader.canRead()) {
        const bool unknown = reader.error() == QImageReader::UnsupportedFormatError;
        return failure(unknown ? ErrorKind::MediaUnsupported : ErrorKind::FileInvalid, reader.errorString());
    }
    const QSize stored = reader.size();
    if (stored.isEmpty())
        return failure(ErrorKind::FileInvalid, u"the picture says no size"_s);
    if (stored.width() > LargestSide || stored.height() > LargestSide)
        return failure(ErrorKind::FileInvalid, u"a side is over %1 pixels"_s.arg(LargestSide));
    // Asked before anything is decoded: the header alone can claim gigabytes.
    const qint64 limit = qint64(QImageReader::allocationLimit()) * 1024 * 1024;
    if (limit > 0 && qint64(stored.width()) * stored.height() * 4 > limit)
        return failure(ErrorKind::FileInvalid, u"the picture has too many pixels"_s);
    const QImageIOHandler::Transformations turn = reader.transformation();
    file.turned = turn != QImageIOHandler::TransformationNone;
    file.size = turn.testFlag(QImageIOHandler::TransformationRotate90) ? stored.transposed() : stored;
    return file;
}

Result<QImage> decodePicture(const PictureFile &file, QSize bound)
{
    QBuffer buffer;
    buffer.setData(file.bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    setUp(reader);
    const bool tooLarge
        = !bound.isEmpty() && (file.size.width() > bound.width() || file.size.height() > bound.height());
    if (tooLarge) {
        // Scaling while decoding (JPEG can) happens before turning.
        const QSize target = file.size.scaled(bound, Qt::KeepAspectRatio).expandedTo({1, 1});
        const bool sideways = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
        reader.setScaledSize(sideways ? target.transposed() : target);
    }
    QImage image = reader.read();
    if (image.isNull())
        return failure(ErrorKind::FileInvalid, reader.errorString());
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace::SRgb);
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
}

} // namespace studio::media
