// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/sound.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <memory>

namespace studio::media {

//! What an Encoder writes. Sides are made even as H.264 4:2:0 wants it by refusing odd ones (FileInvalid).
struct EncoderSettings {
    QSize size;
    int framesPerSecond = 24;
    int rateDivisor = 1; //!< 30000 and 1001 are 29.97 frames per second
    //! libx264 preset; the sandbox wants speed, exports want quality.
    QString preset = QStringLiteral("veryfast");
    int quality = 20; //!< CRF, 0 (lossless) … 51
    bool sound = false; //!< with an AAC track; see Encoder::writeSound()
    int soundRate = 44100; //!< samples a second; the next above it that AAC knows
    int soundChannels = 1; //!< 1 or 2
    bool prores = false; //!< ProRes in a MOV instead; its sides are even too
    int proresProfile = 2; //!< 0 Proxy, 1 LT, 2 422, 3 HQ, 4 4444
};

//! The nearest rate that can be written: 29.97 becomes 30000 and 1001. 24 when it is none of 1…240.
void setRate(EncoderSettings &settings, double framesPerSecond);

//! Writes pictures to an H.264 MP4 (yuv420p, moov in front) or to ProRes, with sound or without. One
//! thread at a time. An encoder that is destroyed before finish() removes its file.
class Encoder final {
public:
    [[nodiscard]] static Result<std::unique_ptr<Encoder>> open(
        const QString &path, const EncoderSettings &settings);
    ~Encoder();
    Q_DISABLE_COPY_MOVE(Encoder)

    //! A picture of another size is scaled.
    [[nodiscard]] Status write(const QImage &frame);
    //! Sound that follows what was written before; it may run ahead of the pictures. EncoderSettings::sound
    //! only. Always of one rate and of the settings' channels.
    [[nodiscard]] Status writeSound(const Sound &sound);
    //! Writes what is buffered and the index. To be called once.
    [[nodiscard]] Status finish();

private:
    struct Data;
    explicit Encoder(std::unique_ptr<Data> data);
    std::unique_ptr<Data> d;
};

} // namespace studio::media
