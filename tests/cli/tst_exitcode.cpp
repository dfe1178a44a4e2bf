// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

#include <QTest>

#include <algorithm>

using namespace studio;
using namespace studio::cli;
using namespace Qt::StringLiterals;

namespace {

Error errorOf(ErrorKind kind, int httpStatus = 0)
{
    Error error;
    error.kind = kind;
    error.httpStatus = httpStatus;
    return error;
}

Task taskIn(TaskState state, std::optional<ErrorKind> kind = {}, int httpStatus = 0)
{
    Task task;
    task.state = state;
    if (kind)
        task.error = errorOf(*kind, httpStatus);
    return task;
}

} // namespace

class tst_ExitCode : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void ofErrors_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        const auto row = [](ErrorKind kind, int status, int code) {
            QTest::addRow("%s %d", QByteArray(kindName(kind).data()).constData(), status)
                << int(kind) << status << code;
        };
        row(ErrorKind::InvalidRequest, 0, 3);
        row(ErrorKind::InvalidRequest, 400, 4);
        row(ErrorKind::FileInvalid, 0, 3);
        row(ErrorKind::MediaUnsupported, 0, 3);
        row(ErrorKind::NotFound, 0, 3);
        row(ErrorKind::NotFound, 404, 4);
        row(ErrorKind::Moderation, 0, 4);
        row(ErrorKind::ServerFault, 500, 4);
        row(ErrorKind::SubmissionUnknown, 0, 5);
        row(ErrorKind::Network, 0, 6);
        row(ErrorKind::Timeout, 0, 6);
        row(ErrorKind::Tls, 0, 6);
        row(ErrorKind::Protocol, 200, 6);
        row(ErrorKind::InsufficientCredits, 412, 7);
        row(ErrorKind::RateLimited, 429, 7);
        row(ErrorKind::Storage, 0, 8);
        row(ErrorKind::DiskFull, 0, 8);
        row(ErrorKind::Cancelled, 0, 9);
        row(ErrorKind::Unauthorized, 401, 10);
        row(ErrorKind::Unauthorized, 0, 10);
        row(ErrorKind::Forbidden, 403, 10);
        row(ErrorKind::KeychainUnavailable, 0, 10);
        row(ErrorKind::KeychainDenied, 0, 10);
    }

    void ofErrors()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(int, code);
        QCOMPARE(static_cast<int>(exitCodeFor(errorOf(static_cast<ErrorKind>(kind), status))), code);
    }

    void ofTasks()
    {
        QCOMPARE(exitCodeFor(taskIn(TaskState::Done)), ExitCode::Done);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Failed)), ExitCode::Refused);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Failed, ErrorKind::Moderation)), ExitCode::Refused);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Failed, ErrorKind::InvalidRequest, 400)), ExitCode::Refused);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Failed, ErrorKind::Unauthorized, 401)), ExitCode::NoAccess);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Failed, ErrorKind::Network)), ExitCode::Refused);
        QCOMPARE(exitCodeFor(taskIn(TaskState::OutcomeUnknown)), ExitCode::OutcomeUnknown);
        QCOMPARE(
            exitCodeFor(taskIn(TaskState::OutcomeUnknown, ErrorKind::Network)), ExitCode::OutcomeUnknown);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Submitting)), ExitCode::OutcomeUnknown);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Cancelled)), ExitCode::NotFinished);
        for (const TaskState state :
            {TaskState::Queued, TaskState::Uploading, TaskState::Running, TaskState::Downloading})
            QCOMPARE(exitCodeFor(taskIn(state)), ExitCode::NotFinished);
        QCOMPARE(
            exitCodeFor(taskIn(TaskState::Queued, ErrorKind::InsufficientCredits, 412)), ExitCode::Limit);
        QCOMPARE(exitCodeFor(taskIn(TaskState::Running, ErrorKind::Network)), ExitCode::Network);
    }

    void ofAnswers()
    {
        QCOMPARE(exitCodeForAnswer(taskIn(TaskState::Running)), ExitCode::Done);
        QCOMPARE(exitCodeForAnswer(taskIn(TaskState::Downloading)), ExitCode::Done);
        QCOMPARE(exitCodeForAnswer(taskIn(TaskState::Done)), ExitCode::Done);
        QCOMPARE(exitCodeForAnswer(taskIn(TaskState::Queued)), ExitCode::NotFinished);
        QCOMPARE(exitCodeForAnswer(taskIn(TaskState::OutcomeUnknown)), ExitCode::OutcomeUnknown);
        QCOMPARE(exitCodeForAnswer(taskIn(TaskState::Failed)), ExitCode::Refused);
    }

    void ofSeveral()
    {
        // Whatever the order in which they come.
        QList<ExitCode> codes{ExitCode::OutcomeUnknown, ExitCode::NoAccess, ExitCode::Limit,
            ExitCode::Refused, ExitCode::Network, ExitCode::Storage, ExitCode::NotFinished};
        while (!codes.isEmpty()) {
            QList<ExitCode> mixed = codes;
            std::reverse(mixed.begin(), mixed.end());
            mixed.prepend(ExitCode::Done);
            QCOMPARE(gravest(mixed), codes.takeFirst());
        }
        QCOMPARE(gravest({}), ExitCode::Done);
        QCOMPARE(gravest({ExitCode::Done, ExitCode::Done}), ExitCode::Done);
    }
};

QTEST_APPLESS_MAIN(tst_ExitCode)
#include "tst_exitcode.moc"
