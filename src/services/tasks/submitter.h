// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/task.h"
#include "services/api/judge.h"
#include "services/tasks/assetuploader.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace studio {

class Clock;
class Gateway;
class Journal;
class RandomSource;

//! How a run of Submitter ended, beside what the journal says.
struct SubmissionEnd {
    bool busy = false; //!< the provider has no slot
    bool accountBlocked = false; //!< nothing of this account can be sent without a person
    std::optional<Instant> pauseUntil; //!< nothing of this account should be sent before
    std::optional<int> creditsLeft;
};

struct SubmitterParts {
    const Catalogue &catalogue;
    Journal &journal;
    Gateway &gateway;
    AssetUploader &uploader;
    const Clock &clock;
    RandomSource &random;
};

//! Carries one task from Queued to the answer of its paid call: inputs to the provider, Submitting into the
//! journal, then the call, once. Main thread.
class Submitter final : public QObject {
    Q_OBJECT

public:
    explicit Submitter(const SubmitterParts &parts, QObject *parent = nullptr);
    ~Submitter() override;

    //! A task in Queued whose turn it is.
    void begin(const Task &task);
    //! There is a wish to cancel: takes effect unless the paid call has begun.
    void cancel(const QUuid &id);
    //! Drops what is not paid for yet. Answers of paid calls are still taken in, as long as this lives.
    void abortAll();
    //! Takes back what is not paid for yet and begins no paid call until letGo().
    void holdBack();
    void letGo() { m_heldBack = false; }
    [[nodiscard]] bool contains(const QUuid &id) const { return m_runs.contains(id); }
    [[nodiscard]] int countOf(const QString &account) const;
    [[nodiscard]] int count() const { return int(m_runs.size()); }
    //! Paid calls that were not answered yet, or whose answer the journal has not got yet.
    [[nodiscard]] int payingCount() const;

signals:
    //! The journal has it already.
    void ended(const studio::Task &task, const studio::SubmissionEnd &end);
    //! payingCount() has become 0.
    void calm();

private:
    //! The answer to a paid call that the journal could not take.
    struct Unwritten {
        std::function<void(Task &)> edit;
        SubmissionEnd end;
        QString remoteId;
    };
    struct Run {
        QString account;
        QPointer<CallBase> call; //!< what can be aborted; null once the paid call has begun
        bool paying = false;
        std::optional<Unwritten> unwritten;
    };
    void bring(const QUuid &id, const Endpoint &endpoint);
    void send(const QUuid &id, const Endpoint &endpoint, const BroughtMedia &media);
    void settle(const QUuid &id, const Verdict &verdict, const QList<QByteArray> &remembered);
    void wait(const QUuid &id, const Error &error, std::optional<std::chrono::milliseconds> asked);
    void pauseFor(const QUuid &id, const Error &error, std::chrono::milliseconds pause);
    void refuse(const QUuid &id, const Error &error);
    void stopShort(const QUuid &id, const Error &error);
    void write(const QUuid &id, const std::function<void(Task &)> &edit, const SubmissionEnd &end);
    void writePaid(const QUuid &id, const Unwritten &answer);
    void writeLate();

    SubmitterParts m_parts;
    QHash<QUuid, Run> m_runs;
    QTimer m_lateTimer; //!< only while an answer is unwritten
    bool m_heldBack = false;
};

} // namespace studio
