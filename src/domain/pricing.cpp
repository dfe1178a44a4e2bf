// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pricing.h"

#include "domain/validation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace studio {

namespace {

bool isMeasured(const MediaInput &input, const MediaFactsMap &facts)
{
    const auto known = facts.constFind(input.reference.toText());
    return known != facts.cend() && known->state == MediaFacts::State::Known;
}

//! The numbers that a price is made of, taken from one request.
class Quantities final {
public:
    Quantities(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
        : m_model(model)
        , m_request(request)
        , m_facts(facts)
    {
    }

    //! Chosen, else the default; Undefined when there is neither, or when the parameter does not exist with
    //! the other values as they are: then it is not sent, and the service goes by no default of it.
    QJsonValue value(const ParameterSpec &parameter) const
    {
        if (!applies(parameter, m_model, m_request))
            return QJsonValue::Undefined;
        const QJsonValue chosen = m_request.values.value(parameter.key(), QJsonValue::Undefined);
        return isSet(parameter, chosen) ? asSent(parameter, chosen) : parameter.defaultValue;
    }

    //! Of the output: what was asked for, or the length of the clip or sound that is worked on.
    std::optional<double> seconds() const
    {
        const ParameterSpec *duration = m_model.parameter(Role::Duration);
        if (!duration)
            return lengthOfInput();
        const QJsonValue chosen = m_request.values.value(duration->key(), QJsonValue::Undefined);
        const MediaInput *source = duration->defaultFrom ? m_request.input(*duration->defaultFrom) : nullptr;
        if (source && !isSet(*duration, chosen)) {
            // The provider takes the clip's own length, and the default only for a clip that has none. Of one
            // that nobody measured it may be either, ten times dearer.
            const std::optional<double> length = usedSeconds(*source, m_facts);
            if (length || !isMeasured(*source, m_facts))
                return length;
        }
        const QJsonValue asked = value(*duration);
        if (!asked.isDouble() || !(asked.toDouble() > 0))
            return std::nullopt;
        return asked.toDouble();
    }

    std::optional<double> frames() const
    {
        const MediaInput *clip = timedInput();
        const std::optional<double> length = seconds();
        const double rate = clip ? m_facts.value(clip->reference.toText()).framesPerSecond : 0;
        if (!length || !(rate > 0))
            return std::nullopt;
        return *length * rate;
    }

    //! How often the price is paid.
    std::optional<double> count(const QString &key) const
    {
        const ParameterSpec *parameter = key.isEmpty() ? nullptr : m_model.parameter(key);
        if (!parameter || !applies(*parameter, m_model, m_request))
            return 1;
        const QJsonValue chosen = value(*parameter);
        bool isNumber = chosen.isDouble();
        const double number = isNumber ? chosen.toDouble() : chosen.toString().toDouble(&isNumber);
        return isNumber && number > 0 ? std::optional(number) : std::nullopt;
    }

    std::optional<double> of(const PriceExtra &extra) const
    {
        if (extra.when && !holds(*extra.when, m_model, m_request))
            return 0;
        double credits = extra.flat;
        if (extra.perSecond > 0) {
            const std::optional<double> length = seconds();
            if (!length)
                return std::nullopt;
            credits += extra.perSecond * *length;
        }
        for (const QString &key : extra.inputs) {
            const std::optional<double> part = ofInputs(extra, key);
            if (!part)
                return std::nullopt;
            credits += *part;
        }
        return credits;
    }

    std::optional<double> characters() const
    {
        const ParameterSpec *prompt = m_model.parameter(Role::Prompt);
        if (!prompt)
            return std::nullopt;
        return double(value(*prompt).toString().size());
    }

private:
    std::optional<double> ofInputs(const PriceExtra &extra, const QString &slotKey) const
    {
        const std::optional<Role> role = roleFromName(slotKey);
        const QList<const MediaInput *> inputs = role ? m_request.inputs(*role) : QList<const MediaInput *>();
        double credits = extra.perInput * double(inputs.size());
        for (const MediaInput *input : inputs) {
            if (extra.perInputSecond <= 0 || kindOf(*input) == MediaKind::Image)
                continue;
            const std::optional<double> length = usedSeconds(*input, m_facts);
            if (!length)
                return std::nullopt;
            credits += extra.perInputSecond * *length;
        }
        return credits;
    }

    // The input that the result is as long as: the performance, not the clip of the one who performs it; the
    // clip that is worked on, not those it is compared with.
    const MediaInput *timedInput() const
    {
        for (const Role role : {Role::Driving, Role::Source, Role::Audio}) {
            if (m_model.mediaSlot(role))
                return timed(role);
        }
        for (const MediaSpec &slot : m_model.media) {
            if (const MediaInput *input = timed(slot.role))
                return input;
        }
        return nullptr;
    }

    const MediaInput *timed(Role role) const
    {
        const MediaInput *input = m_request.input(role);
        return input && usedSeconds(*input, m_facts) ? input : nullptr;
    }

    std::optional<double> lengthOfInput() const
    {
        const MediaInput *input = timedInput();
        return input ? usedSeconds(*input, m_facts) : std::nullopt;
    }

    const ModelSpec &m_model;
    const GenerationRequest &m_request;
    const MediaFactsMap &m_facts;
};

std::optional<double> times(double rate, std::optional<double> quantity)
{
    return quantity ? std::optional(rate * *quantity) : std::nullopt;
}

std::optional<double> priceFromTable(
    const PriceSpec &price, const ModelSpec &model, const Quantities &quantities)
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
        return times(row->second / price.unit, quantities.seconds());
    case PriceSpec::TableOf::Frame:
        return times(row->second / price.unit, quantities.frames());
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
        return times(price.rate / price.unit, quantities.seconds());
    case PriceSpec::Kind::PerFrame:
        return times(price.rate / price.unit, quantities.frames());
    case PriceSpec::Kind::PerCharacters:
        return times(price.rate / price.unit, quantities.characters());
    case PriceSpec::Kind::Table:
        break;
    }
    return priceFromTable(price, model, quantities);
}

} // namespace

std::optional<int> estimate(
    const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
{
    if (!model.price)
        return std::nullopt;
    const PriceSpec &price = *model.price;
    GenerationRequest noted = request;
    noteKinds(noted, facts);
    const Quantities quantities(model, noted, facts);
    const ParameterSpec *free = price.freeWhen.isEmpty() ? nullptr : model.parameter(price.freeWhen);
    if (free && quantities.value(*free) == QJsonValue(true))
        return 0;
    if (price.unknownWhen && holds(*price.unknownWhen, model, noted))
        return std::nullopt;
    const std::optional<double> base = basePrice(price, model, quantities);
    const std::optional<double> count = quantities.count(price.timesKey);
    if (!base || !count)
        return std::nullopt;
    double credits = std::max(*base + price.plus, price.minimum);
    for (const PriceExtra &extra : price.extras) {
        const std::optional<double> added = quantities.of(extra);
        if (!added)
            return std::nullopt;
        credits += *added;
    }
    credits *= *count;
    // 0.07 × 100 is a little more than 7: that is no eighth credit.
    const double whole = std::ceil(credits - 1e-9);
    if (!(whole >= 0 && whole <= std::numeric_limits<int>::max()))
        return std::nullopt;
    return int(whole);
}

GenerationRequest withMeasures(const ModelSpec &model, GenerationRequest request, const MediaFactsMap &facts)
{
    noteKinds(request, facts);
    for (MediaInput &input : request.media) {
        if (input.reference.kind == MediaReference::Kind::File)
            input.length.reset();
        else if (isMeasured(input, facts))
            input.length = usedSeconds(input, facts);
    }
    const ParameterSpec *duration = model.parameter(Role::Duration);
    if (!duration || !duration->defaultFrom || !applies(*duration, model, request))
        return request;
    const QJsonValue chosen = request.values.value(duration->key(), QJsonValue::Undefined);
    const MediaInput *source = request.input(*duration->defaultFrom);
    const bool hasNoLength = source && isMeasured(*source, facts) && !usedSeconds(*source, facts);
    if (hasNoLength && !isSet(*duration, chosen) && !duration->defaultValue.isUndefined())
        request.values.insert(duration->key(), duration->defaultValue);
    return request;
}

} // namespace studio
