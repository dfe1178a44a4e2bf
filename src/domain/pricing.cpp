// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pricing.h"

#include "domain/validation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio {

namespace {

//! The numbers that a price is made of, taken from one request.
class Quantities final {
public:
    Quantities(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
        : m_model(model)
        , m_request(request)
        , m_facts(facts)
    {
    }

    //! Chosen, else the default; Undefined when there is neither.
    QJsonValue value(const ParameterSpec &parameter) const
    {
        const QJsonValue chosen = m_request.values.value(parameter.key(), QJsonValue::Undefined);
        return isSet(parameter, chosen) ? asSent(parameter, chosen) : parameter.defaultValue;
    }

    //! Of the output: what was asked for, or the length of the clip or sound that is worked on.
    std::optional<double> seconds() const
    {
        if (const ParameterSpec *duration = m_model.parameter(Role::Duration)) {
            const QJsonValue chosen = value(*duration);
            if (!chosen.isDouble() || !(chosen.toDouble() > 0))
                return std::nullopt;
            return chosen.toDouble();
        }
        const MediaFacts *clip = timedInput();
        return clip ? std::optional(clip->seconds) : std::nullopt;
    }

    std::optional<double> frames() const
    {
        const MediaFacts *clip = timedInput();
        const std::optional<double> length = seconds();
        if (!clip || !length || !(clip->framesPerSecond > 0))
            return std::nullopt;
        return *length * clip->framesPerSecond;
    }

    std::optional<double> characters() const
    {
        const ParameterSpec *prompt = m_model.parameter(Role::Prompt);
        if (!prompt)
            return std::nullopt;
        return double(value(*prompt).toString().size());
    }

    bool holds(const Condition &condition) const
    {
        const ParameterSpec *parameter = m_model.parameter(condition.key);
        if (!parameter)
            return false;
        const QJsonValue found = value(*parameter);
        return std::any_of(condition.is.cbegin(), condition.is.cend(),
            [&found](const QJsonValue &wanted) { return isSameValue(wanted, found); });
    }

private:
    const MediaFacts *timedInput() const
    {
        for (const MediaSpec &slot : m_model.media) {
            const MediaInput *input = m_request.input(slot.role);
            const auto known = input ? m_facts.constFind(input->reference.toText()) : m_facts.cend();
            if (known != m_facts.cend() && known->state == MediaFacts::State::Known && known->seconds > 0)
                return &*known;
        }
        return nullptr;
    }

    const ModelSpec &m_model;
    const GenerationRequest &m_request;
    const MediaFactsMap &m_facts;
};

std::optional<double> times(double rate, std::optional<double> quantity)
{
    return quantity ? std::optional(rate * *quantity) : std::nullopt;
}

std::optional<double> fromTable(const PriceSpec &price, const ModelSpec &model, const Quantities &quantities)
{
    const ParameterSpec *decider = model.parameter(price.tableKey);
    if (!decider)
        return std::nullopt;
    const QJsonValue value = quantities.value(*decider);
    const auto row = std::find_if(price.table.cbegin(), price.table.cend(),
        [&value](const auto &candidate) { return isSameValue(candidate.first, value); });
    if (row == price.table.cend())
        return std::nullopt;
    switch (price.tableOf) {
    case PriceSpec::TableOf::Second:
        return times(row->second, quantities.seconds());
    case PriceSpec::TableOf::Frame:
        return times(row->second, quantities.frames());
    case PriceSpec::TableOf::Whole:
        break;
    }
    return row->second;
}

std::optional<double> basePrice(const PriceSpec &price, const ModelSpec &model, const Quantities &quantities)
{
    switch (price.kind) {
    case PriceSpec::Kind::Flat:
        return price.rate;
    case PriceSpec::Kind::PerSecond:
        return times(price.rate, quantities.seconds());
    case PriceSpec::Kind::PerFrame:
        return times(price.rate, quantities.frames());
    case PriceSpec::Kind::PerCharacters:
        return times(price.rate / price.unit, quantities.characters());
    case PriceSpec::Kind::Table:
        break;
    }
    return fromTable(price, model, quantities);
}

} // namespace

std::optional<int> estimate(
    const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
{
    if (!model.price)
        return std::nullopt;
    const PriceSpec &price = *model.price;
    const Quantities quantities(model, request, facts);
    const ParameterSpec *free = price.freeWhen.isEmpty() ? nullptr : model.parameter(price.freeWhen);
    if (free && quantities.value(*free) == QJsonValue(true))
        return 0;
    const std::optional<double> base = basePrice(price, model, quantities);
    if (!base)
        return std::nullopt;
    double credits = std::max(*base + price.plus, price.minimum);
    for (const PriceExtra &extra : price.extras) {
        if (extra.when && !quantities.holds(*extra.when))
            continue;
        const std::optional<double> timed
            = extra.perSecond > 0 ? times(extra.perSecond, quantities.seconds()) : std::optional(0.0);
        if (!timed)
            return std::nullopt;
        credits += extra.flat + *timed;
    }
    // 0.07 × 100 is a little more than 7: that is no eighth credit.
    const double whole = std::ceil(credits - 1e-9);
    if (!(whole >= 0 && whole <= std::numeric_limits<int>::max()))
        return std::nullopt;
    return int(whole);
}

} // namespace studio
