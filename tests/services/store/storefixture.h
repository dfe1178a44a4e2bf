// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/task.h"
#include "services/store/database.h"

#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace studio::test {

//! A clock that stands still until it is moved.
class StillClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now = fromEpochMs(1'785'000'000'000);
};

//! A library's database in a folder of its own.
class StoreFixture {
public:
    StoreFixture() { reopen(); }

    void reopen()
    {
        m_database.reset();
        Result<std::unique_ptr<Database>> opened = Database::open(file(), m_clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_database = std::move(*opened);
    }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] StillClock &clock() { return m_clock; }
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("journal.db")); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    void close() { m_database.reset(); }

private:
    QTemporaryDir m_folder;
    StillClock m_clock;
    std::unique_ptr<Database> m_database;
};

inline Task makeTask(const QString &prompt = QStringLiteral("a cat"),
    const QString &account = QStringLiteral("sandbox-runway"))
{
    Task task;
    task.id = QUuid::createUuid();
    task.account = account;
    task.origin = QStringLiteral("sandbox");
    task.request.provider = QStringLiteral("runway");
    task.request.operation = QStringLiteral("image-to-video");
    task.request.model = QStringLiteral("gen4_turbo");
    task.request.setValue(Role::Prompt, prompt);
    task.request.setValue(Role::Seed, 4294967294.0);
    return task;
}

//! The prompts of a page, as one text.
inline QString prompts(const Result<QList<Task>> &page)
{
    QStringList texts;
    for (const Task &task : page.value())
        texts << task.request.value(Role::Prompt).toString();
    return texts.join(QStringLiteral(", "));
}

} // namespace studio::test
