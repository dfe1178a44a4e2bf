// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/scaler.h"

#include "media/libav.h"

namespace studio::media {

QImage scaled(const QImage &picture, QSize size)
{
    if (picture.isNull() || size.isEmpty())
        return {};
    const QImage source = picture.convertToFormat(QImage::Format_RGB32);
    if (source.size() == size)
        return source;
    constexpr int padding = 16; // what swscale's vector code may write past a row
    QImage target(size + QSize(padding, 0), QImage::Format_RGB32);
    const ScalerPtr scaler(sws_getContext(source.width(), source.height(), AV_PIX_FMT_RGB32, size.width(),
        size.height(), AV_PIX_FMT_RGB32, SWS_LANCZOS | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    if (!scaler || target.isNull())
        return {};
    const uchar *const from[] = {source.constBits(), nullptr, nullptr, nullptr};
    const int fromStrides[] = {int(source.bytesPerLine()), 0, 0, 0};
    uchar *const to[] = {target.bits(), nullptr, nullptr, nullptr};
    const int toStrides[] = {int(target.bytesPerLine()), 0, 0, 0};
    sws_scale(scaler.get(), from, fromStrides, 0, source.height(), to, toStrides);
    return target.copy(QRect({0, 0}, size));
}

} // namespace studio::media
