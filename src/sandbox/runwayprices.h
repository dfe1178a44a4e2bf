// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::sandbox {

struct Job;

//! What a job costs, in credits: the price pages as they were in September 2026, and of 2025 for what is
//! retired. Where a page gives a range, docs/sandbox.md says which end is taken.
namespace prices {

[[nodiscard]] int onePerSecond(const Job &job);
[[nodiscard]] int twoPerSecond(const Job &job);
[[nodiscard]] int fivePerSecond(const Job &job);
[[nodiscard]] int gen45(const Job &job);
[[nodiscard]] int veo3(const Job &job);
[[nodiscard]] int veo31(const Job &job);
[[nodiscard]] int veo31Fast(const Job &job);
[[nodiscard]] int hailuo3(const Job &job);
[[nodiscard]] int happyhorse(const Job &job);
[[nodiscard]] int seedance2(const Job &job);
[[nodiscard]] int seedance2Fast(const Job &job);
[[nodiscard]] int seedance2Mini(const Job &job);
[[nodiscard]] int seedance25(const Job &job);
[[nodiscard]] int omni(const Job &job);
[[nodiscard]] int aleph(const Job &job);
[[nodiscard]] int aleph2(const Job &job);
[[nodiscard]] int gen4Image(const Job &job);
[[nodiscard]] int gen4ImageTurbo(const Job &job);
[[nodiscard]] int geminiFlash(const Job &job);
[[nodiscard]] int geminiPro(const Job &job);
[[nodiscard]] int gptImage(const Job &job);
[[nodiscard]] int seedreamPro(const Job &job);
[[nodiscard]] int seedreamLite(const Job &job);
[[nodiscard]] int magnificImage(const Job &job);
[[nodiscard]] int magnificVideo(const Job &job);
[[nodiscard]] int speech(const Job &job);
[[nodiscard]] int soundEffect(const Job &job);
[[nodiscard]] int everyTwoSeconds(const Job &job);
[[nodiscard]] int everyThreeSeconds(const Job &job);
[[nodiscard]] int everySixSeconds(const Job &job);

} // namespace prices

} // namespace studio::sandbox
