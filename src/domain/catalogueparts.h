// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/jsonreader.h"

#include <array>
#include <utility>

//! The parts of a catalogue file, read and checked one by one. Private to domain.
namespace studio {

//! The words of a closed list, as they stand in a document.
template <typename T, std::size_t N> using Words = std::array<std::pair<QLatin1StringView, T>, N>;

inline constexpr Words<MediaKind, 3> MediaWords{{
    {QLatin1StringView("image"), MediaKind::Image},
    {QLatin1StringView("video"), MediaKind::Video},
    {QLatin1StringView("audio"), MediaKind::Audio},
}};

//! What the word stands for; a word that is not in the list is a fault and reads as the first.
template <typename T, std::size_t N>
T fromWord(const JsonReader &reader, QLatin1StringView name, const QString &word, const Words<T, N> &words)
{
    QStringList known;
    for (const auto &[candidate, value] : words) {
        if (word == candidate)
            return value;
        known << candidate;
    }
    reader.fail(name, QStringLiteral("\"%1\" is none of: %2").arg(word, known.join(QStringLiteral(", "))));
    return words.front().second;
}

[[nodiscard]] int wholeInt(JsonReader &reader, QLatin1StringView name, int fallback = 0);
[[nodiscard]] std::optional<RangeOfDouble> readRange(JsonReader &reader, QLatin1StringView name);
//! Empty when the member is absent.
[[nodiscard]] QSize readSize(JsonReader &reader, QLatin1StringView name);
[[nodiscard]] Condition readCondition(JsonReader reader);
[[nodiscard]] ParameterSpec readParameter(JsonReader reader);
[[nodiscard]] MediaSpec readMedia(JsonReader reader);
[[nodiscard]] FieldRule readRule(JsonReader reader);
[[nodiscard]] PriceSpec readPrice(JsonReader reader);

//! The parameter of exactly this key, never by its wire name; null when there is none.
[[nodiscard]] const ParameterSpec *parameterOf(const ModelSpec &model, const QString &key);
//! The slot of this key; null when there is none.
[[nodiscard]] const MediaSpec *slotOf(const ModelSpec &model, const QString &key);
//! Whether a person could choose this value.
[[nodiscard]] bool couldBeChosen(const ParameterSpec &parameter, const QJsonValue &value);

//! What is wrong, in words; empty when nothing is. `member` is how the fault calls the condition.
[[nodiscard]] QString faultOfCondition(
    const ModelSpec &model, const Condition &condition, const QString &member);
[[nodiscard]] QString faultOfWires(const ModelSpec &model);
[[nodiscard]] QString faultOfMedia(const ModelSpec &model);
[[nodiscard]] QString faultOfRules(const ModelSpec &model);
[[nodiscard]] QString faultOfPrice(const ModelSpec &model, const PriceSpec &price);

} // namespace studio
