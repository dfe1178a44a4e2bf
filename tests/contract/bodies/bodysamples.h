// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"
#include "services/api/wire.h"

#include <QList>
#include <QString>

namespace studio::test {

//! How the inputs of a sample travel.
enum class Travel { Address, Upload, Data, AssetId };

//! A request that the studio would send, as the catalogue allows it.
struct BodySample {
    QString name; //!< what is varied: "duration = 10"
    GenerationRequest request;
    MediaFactsMap facts;

    //! The body, with the inputs brought there in one way.
    [[nodiscard]] QJsonObject body(const ModelSpec &model, Travel travel) const;
};

//! Everything that the catalogue lets a person choose for one model, one thing at a time: the least that can
//! be sent, the most, every parameter at both ends or at each choice, every input in each kind and number.
//! Each sample passes validate(); what cannot be had with what is required is no sample.
[[nodiscard]] QList<BodySample> bodySamples(const ProviderSpec &provider, const ModelSpec &model);

//! The least that can be sent.
[[nodiscard]] BodySample leastSample(const ProviderSpec &provider, const ModelSpec &model);

//! What the studio fills in before it sends: defaults that are always sent, and a seed.
void fillIn(const ModelSpec &model, GenerationRequest &request);

} // namespace studio::test
