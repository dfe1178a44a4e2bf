// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/startnotices.h"

#include "services/accounts/accountbook.h"
#include "services/settings/settings.h"
#include "services/store/taskstore.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "widgets/pages/noticebar.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::startnotices {

namespace {

constexpr auto PracticeKey = "notice/practice"_L1;

struct NoticeText {
    Q_DECLARE_TR_FUNCTIONS(studio::StartNotices)
};

} // namespace

void tellAboutPractice(Studio &studio, NoticeBar &bar, const std::function<void()> &addAccount)
{
    const QList<Account> accounts = studio.accounts().accounts();
    const bool hasOwn = std::any_of(accounts.begin(), accounts.end(),
        [](const Account &account) { return account.kind == Account::Kind::Stored; });
    if (hasOwn || studio.settings().session(PracticeKey).toBool())
        return;
    const QString text
        = NoticeText::tr("You are in practice mode: takes are made on this machine and cost nothing. Add an "
                         "account to use Runway.");
    bar.say(text, Tint::Accent, NoticeText::tr("Add an account"), addAccount);
    QObject::connect(&bar, &NoticeBar::dismissed, &bar, [&studio, text](const QString &said) {
        if (said == text)
            studio.settings().setSession(PracticeKey, true);
    });
}

void askAboutWaiting(Studio &studio, NoticeBar &bar, const std::function<void()> &sendThem)
{
    const int waiting = studio.engine().waitingCount();
    if (waiting > 0) {
        bar.say(NoticeText::tr("%n tasks from last time were not sent yet.", nullptr, waiting), Tint::Waiting,
            NoticeText::tr("Send them now"), sendThem);
    }
}

void tellAboutJournal(Studio &studio, NoticeBar &bar)
{
    const QString aside = studio.brokenJournal();
    const auto unreadable = int(studio.tasks().unreadableCount());
    if (!aside.isEmpty()) {
        bar.say(
            NoticeText::tr("The journal was damaged. It was set aside as %1, and a new one was begun. Tasks "
                           "that are still running at a provider are in the old one and are not followed.")
                .arg(QDir::toNativeSeparators(aside)),
            Tint::Failed);
    } else if (unreadable > 0) {
        bar.say(NoticeText::tr(
                    "%n tasks in the journal cannot be read; they are left as they are and are not followed.",
                    nullptr, unreadable),
            Tint::Failed);
    }
}

} // namespace studio::startnotices
