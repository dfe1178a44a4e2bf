// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/animatic.h"
#include "media/framereader.h"
#include "media/sound.h"
#include "sandbox/records.h"
#include "sandbox/statefolder.h"

#include <QImage>

#include <memory>

namespace studio::sandbox {

//! A picture or clip that was sent, or one that is drawn for an address which is not fetched: a landscape, as
//! a clip of five seconds with a slow move. One thread at a time.
class Footage final {
public:
    //! What the file is decides, whatever the input says of its kind. FileInvalid for sound, and errors as
    //! media::probe().
    [[nodiscard]] static Result<std::unique_ptr<Footage>> open(
        const RenderOrder::Input &input, const StateFolder &folder);

    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] bool moves() const { return m_reader || m_scene; }
    [[nodiscard]] double seconds() const { return m_seconds; } //!< 0: a picture
    [[nodiscard]] double framesPerSecond() const { return m_framesPerSecond; }
    //! What is seen at a moment, held after the end; Format_RGB32. Where it is larger than `bound` needs to
    //! be filled, it is scaled down as far. Quick when moments only grow.
    [[nodiscard]] Result<QImage> at(double seconds, QSize bound = {});
    //! Its sound; without samples when there is none.
    [[nodiscard]] const media::Sound &sound() const { return m_sound; }

private:
    Footage() = default;

    std::unique_ptr<media::FrameReader> m_reader; // a clip that was sent
    std::unique_ptr<media::Animatic> m_scene; // a clip that is drawn
    QImage m_picture;
    media::Sound m_sound;
    QSize m_size;
    double m_seconds = 0;
    double m_framesPerSecond = 24;
};

//! The sound of a file that was sent, or a tune that stands for it.
[[nodiscard]] Result<media::Sound> soundOf(const RenderOrder::Input &input, const StateFolder &folder);

} // namespace studio::sandbox
