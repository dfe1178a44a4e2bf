// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A character that is moved: by somebody in another clip, or by a voice.
#include "sandbox/renderjob.h"

#include "media/warp.h"
#include "sandbox/footage.h"
#include "sandbox/pixels.h"
#include "sandbox/tones.h"

#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace studio::sandbox {

namespace {

constexpr QSize lookedAt(96, 96); // the driver's light is measured in a picture about this large

Result<std::shared_ptr<Footage>> openFootage(const RenderOrder::Input &input, const StateFolder &folder)
{
    auto footage = Footage::open(input, folder);
    if (!footage)
        return failure(footage.error());
    return std::shared_ptr<Footage>(*std::move(footage));
}

//! Where in a character's clip a moment lies: it goes forth and back when the driver's is longer.
double within(const Footage &footage, double seconds)
{
    if (footage.seconds() <= 0)
        return 0;
    const double turned = std::fmod(seconds, 2 * footage.seconds());
    return turned <= footage.seconds() ? turned : 2 * footage.seconds() - turned;
}

//! Paints the character displaced, and grown a little, by how the driver's light has moved.
class Puppet final {
public:
    Puppet(QSize size, double strength)
        : m_size(size)
        , m_gain(0.4 + 1.6 * std::clamp(strength, 0.0, 1.0))
        , m_mirrorX(size.width())
        , m_mirrorY(size.height())
    {
    }

    QImage pose(const QImage &character, const QImage &driver)
    {
        const Balance balance = balanceOf(driver);
        if (!m_begun)
            m_rest = balance;
        m_begun = true;
        const QPointF moved = (balance.centre - m_rest.centre) * m_gain;
        // Never beyond half the picture, and yet further the stronger it is.
        const auto held = [](double share) { return 0.45 * std::tanh(share); };
        const double growth = 1 + held((balance.brightness - m_rest.brightness) * m_gain) / 2;
        QTransform toPicture;
        toPicture.translate(m_size.width() / 2.0, m_size.height() / 2.0);
        toPicture.scale(1 / growth, 1 / growth);
        toPicture.rotate(-8 * held(moved.x()));
        toPicture.translate(-m_size.width() / 2.0 - held(moved.x()) * m_size.width() / 2,
            -m_size.height() / 2.0 - held(moved.y()) * m_size.height() / 2);
        QImage posed(m_size, QImage::Format_RGB32);
        media::warpRows(media::pixelsOf(std::as_const(character)), m_mirrorX, m_mirrorY, toPicture,
            media::pixelsOf(posed), {0, m_size.height()});
        return posed;
    }

private:
    QSize m_size;
    double m_gain;
    media::MirrorTable m_mirrorX;
    media::MirrorTable m_mirrorY;
    Balance m_rest; // the driver's first frame
    bool m_begun = false;
};

//! The driver, small, in a corner.
void inset(QImage &picture, const QImage &driver)
{
    const QSize size = driver.size().scaled(picture.size() / 5, Qt::KeepAspectRatio).expandedTo({1, 1});
    const int gap = std::max(1, picture.width() / 50);
    const QPoint corner(gap, picture.height() - gap - size.height());
    QPainter painter(&picture);
    painter.fillRect(QRect(corner, size).adjusted(-1, -1, 1, 1), Qt::white);
    painter.drawImage(corner, fitted(driver, size));
}

//! A mouth that opens with the voice, where faces in portraits have one.
void drawMouth(QImage &picture, double openness)
{
    const double width = picture.width() * 0.16;
    const double height = picture.height() * (0.01 + 0.12 * std::clamp(openness, 0.0, 1.0));
    const QPointF middle(picture.width() * 0.5, picture.height() * 0.66);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(150, 60, 60));
    painter.drawEllipse(middle, width / 2 + 2, height / 2 + 2);
    painter.setBrush(QColor(40, 10, 15));
    painter.drawEllipse(middle, width / 2, height / 2);
}

} // namespace

Result<Shot> performanceShot(const RenderOrder &order, const StateFolder &folder)
{
    const auto driver = openFootage(inputOr(order, "driver"), folder);
    if (!driver)
        return failure(driver.error());
    const auto character = openFootage(inputOr(order, "character", "image"), folder);
    if (!character)
        return failure(character.error());
    Shot shot;
    shot.size = order.size.isEmpty() ? (*character)->size() : order.size;
    shot.seconds = (*driver)->seconds();
    shot.framesPerSecond = order.framesPerSecond > 0 ? order.framesPerSecond : (*driver)->framesPerSecond();
    shot.sound = (*driver)->sound();
    auto puppet = std::make_shared<Puppet>(shot.size, order.strength);
    shot.paint = [driver = *driver, character = *character, puppet, size = shot.size](
                     double seconds) -> Result<QImage> {
        const auto acting = driver->at(seconds, (size / 5).expandedTo(lookedAt));
        if (!acting)
            return acting;
        const auto still = character->at(within(*character, seconds), size);
        if (!still)
            return still;
        QImage picture = puppet->pose(fitted(*still, size), fitted(*acting, lookedAt));
        inset(picture, *acting);
        return picture;
    };
    return shot;
}

Result<Shot> lipSyncShot(const RenderOrder &order, const StateFolder &folder)
{
    constexpr double window = 0.08; // seconds that a mouth looks at
    const RenderOrder::Input *voice = order.input("audio");
    Phrase spoken;
    spoken.text = order.prompt;
    spoken.voice = order.voice;
    spoken.seed = order.seed;
    const auto sound = voice ? soundOf(*voice, folder) : Result<media::Sound>(played(spoken));
    if (!sound)
        return failure(sound.error());
    const char *role = order.input("character") ? "character" : "source";
    const auto character = openFootage(inputOr(order, role, "image"), folder);
    if (!character)
        return failure(character.error());
    Shot shot;
    shot.size = order.size.isEmpty() ? (*character)->size() : order.size;
    shot.seconds = sound->seconds();
    shot.framesPerSecond
        = order.framesPerSecond > 0 ? order.framesPerSecond : (*character)->framesPerSecond();
    shot.sound = *sound;
    shot.paint
        = [character = *character, sound = *sound, size = shot.size](double seconds) -> Result<QImage> {
        const auto still = character->at(within(*character, seconds), size);
        if (!still)
            return still;
        QImage picture = fitted(*still, size);
        picture.detach();
        drawMouth(picture, loudnessAt(sound, seconds, window));
        return picture;
    };
    return shot;
}

} // namespace studio::sandbox
