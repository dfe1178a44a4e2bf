// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace studio {

class NoticeBar;
class Studio;

//! What the notice bar says after a start. `studio` and what the functions use outlive `bar`.
namespace startnotices {

//! That this is practice, until an account was added or the person closed the notice.
void tellAboutPractice(Studio &studio, NoticeBar &bar, const std::function<void()> &addAccount);
//! Asks what is to happen with tasks that were not sent.
void askAboutWaiting(Studio &studio, NoticeBar &bar, const std::function<void()> &sendThem);
//! That the journal was damaged, or tasks in it cannot be read.
void tellAboutJournal(Studio &studio, NoticeBar &bar);

} // namespace startnotices

} // namespace studio
