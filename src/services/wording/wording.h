// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/catalogue.h"
#include "domain/task.h"
#include "domain/validation.h"

#include <QString>

#include <optional>

//! Turns codes into sentences, for the window and the command line alike. All functions are pure and
//! translate with QCoreApplication.
namespace studio::wording {

//! An error in three parts, each a whole sentence; `spent` may be empty when there was no paid call.
struct Explanation {
    QString happened;
    QString spent;
    QString advice;
    [[nodiscard]] QString text() const; //!< the parts, joined
};

[[nodiscard]] Explanation explain(const Error &error);
//! Why a task failed or waits, with the provider's failure code taken into account.
[[nodiscard]] Explanation explain(const Task &task);
//! One sentence for a problem, without the field's name in front.
[[nodiscard]] QString problem(const Problem &problem, const ModelSpec &model);
[[nodiscard]] QString otherAccountsFile(); //!< why a reference cannot be used
[[nodiscard]] QString daysTooManyYears(int most); //!< why a range of days is not looked up
[[nodiscard]] QString roleLabel(Role role); //!< "First keyframe"
[[nodiscard]] QString fieldLabel(const ModelSpec &model, const QString &key);
[[nodiscard]] QString choiceLabel(const ParameterSpec &parameter, const ChoiceValue &choice);
[[nodiscard]] QString operationLabel(const QString &operation); //!< "Image to video"
//! Plain words for where a task stands ("Waiting for a free slot", "Making it, 63 %"). The catalogue knows
//! what the provider is called; `placeInLine` as in TaskEngine.
[[nodiscard]] QString stateText(
    const Task &task, const Catalogue &catalogue, int placeInLine = 0, bool held = false);
//! The second line: progress text, estimated start, file name and size, what to do.
[[nodiscard]] QString stateDetail(
    const Task &task, const Catalogue &catalogue, int placeInLine = 0, bool held = false);
[[nodiscard]] QString credits(std::optional<int> credits); //!< "25 credits", "unknown price"
[[nodiscard]] QString creditsShort(std::optional<int> credits); //!< "25 cr", "–"
[[nodiscard]] QString bytes(qint64 bytes);
[[nodiscard]] QString clipTime(double seconds); //!< "0:02.1"

} // namespace studio::wording
