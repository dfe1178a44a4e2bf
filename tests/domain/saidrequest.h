// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"

#include <QString>

namespace samples {

//! A request in words, and what is known of its inputs.
struct SaidRequest {
    studio::GenerationRequest request;
    studio::MediaFactsMap facts;
};

//! Reads words like "prompt=a aspect=16:9 duration=5 first reference*3 source:seconds=40,size=4096x100":
//! `key=value` for a parameter (`text(1001)` stands for so many letters, `'…'` for a text with spaces), a
//! slot's name for an input in it, `*n` for several, and after a colon what is known of them: kind, seconds,
//! size, tag, subject, at, as. A later word for the same parameter replaces an earlier one; `-key` takes a
//! parameter or the inputs of a slot away. An unknown word ends the test program.
[[nodiscard]] SaidRequest said(const studio::ModelSpec &model, const QString &words);

} // namespace samples
