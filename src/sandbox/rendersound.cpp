// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sound for a prompt, and sound that was sent, in another voice.
#include "sandbox/renderjob.h"

#include "sandbox/footage.h"
#include "sandbox/tones.h"

namespace studio::sandbox {

namespace {

media::Sound newSound(const RenderOrder &order)
{
    Phrase phrase;
    phrase.text = order.prompt;
    phrase.voice = order.voice;
    phrase.seed = order.seed;
    phrase.samplesPerSecond = order.samplesPerSecond;
    // Speech takes as long as it takes.
    phrase.seconds = order.voice.empty() ? order.seconds : 0;
    return played(phrase);
}

} // namespace

Result<Shot> soundShot(const RenderOrder &order, const StateFolder &folder)
{
    Shot shot;
    const RenderOrder::Input *source = order.input("source");
    if (!source)
        source = order.input("audio");
    if (!source) {
        shot.sound = newSound(order);
    } else {
        const auto sound = soundOf(*source, folder);
        if (!sound)
            return failure(sound.error());
        shot.sound = inVoice(*sound, order.voice);
    }
    if (order.isSound())
        return shot;
    // A clip whose sound is changed stays a clip.
    auto footage = Footage::open(inputOr(order, "source"), folder);
    if (!footage)
        return failure(footage.error());
    std::shared_ptr<Footage> clip(*std::move(footage));
    shot.size = order.size.isEmpty() ? clip->size() : order.size;
    shot.seconds = clip->moves() ? clip->seconds() : shot.sound.seconds();
    shot.framesPerSecond = clip->framesPerSecond();
    shot.paint = [clip](double seconds) { return clip->at(seconds); };
    return shot;
}

} // namespace studio::sandbox
