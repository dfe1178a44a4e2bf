// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "services/files/inputstore.h"
#include "services/tasks/requestresolver.h"
#include "services/tasks/taskengine.h"

#include <QObject>

namespace studio {

class Gateway;
class Journal;
class RandomSource;
class TaskStore;
class UploadStore;

struct SubmissionDeskParts {
    const Catalogue &catalogue;
    TaskStore &store;
    Journal &journal;
    Gateway &gateway;
    RandomSource &random;
    InputStore inputs;
    const UploadStore &uploads;
};

//! Turns what a person wants into a row of the journal: resolved, valid, priced. Nothing here is sent. Main
//! thread.
class SubmissionDesk final : public QObject {
    Q_OBJECT

public:
    explicit SubmissionDesk(SubmissionDeskParts parts, QObject *parent = nullptr);

    //! As TaskEngine::submit().
    [[nodiscard]] Call<Task> *enter(const Submission &submission);
    //! As TaskEngine::dryRun().
    [[nodiscard]] Call<QJsonObject> *preview(const Submission &submission);
    [[nodiscard]] int pending() const { return m_pending; }

signals:
    //! A new row is in the journal.
    void entered(const studio::Task &task);
    void pendingChanged();

private:
    struct Case {
        Submission submission;
        Account account;
        ModelSpec model;
        ProviderSpec provider;
        QUuid id;
    };
    [[nodiscard]] Result<Case> opened(const Submission &submission) const;
    [[nodiscard]] ResolveJob jobOf(const Case &opened);
    [[nodiscard]] Result<Task> journalled(const Case &opened, const ResolvedRequest &resolved);
    [[nodiscard]] QJsonObject previewOf(const Case &opened, const ResolvedRequest &resolved) const;

    SubmissionDeskParts m_parts;
    int m_pending = 0;
};

} // namespace studio
