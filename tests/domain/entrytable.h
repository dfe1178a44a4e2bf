// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QStringList>

namespace samples {

//! What a catalogue says of one model, in words that can be compared with a document.
struct Entry {
    const char *operation;
    const char *model;
    const char *path; //!< after the provider's prefix
    const char *constants; //!< JSON
    const char *inputs; //!< "role wire count", ! = required
    const char *required; //!< keys of parameters
    const char *defaults; //!< "key=value", ! = always sent
    const char *price;
    const char *dates; //!< "since..retired"
};

void addEntryRows(const QList<Entry> &entries);

//! The same, of a model: path, constants, inputs, required, defaults, price and dates.
[[nodiscard]] QStringList facts(const studio::ModelSpec &model, const QString &prefix);

} // namespace samples
