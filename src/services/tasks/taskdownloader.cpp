// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/taskdownloader.h"

#include "base/clock.h"
#include "base/logging.h"
#include "services/net/filedownload.h"
#include "services/net/pool.h"
#include "services/store/library.h"
#include "services/store/uploadstore.h"
#include "services/tasks/gateway.h"
#include "services/tasks/journal.h"
#include "services/tasks/ownership.h"
#include "services/tasks/pace.h"
#include "services/tasks/sidecar.h"
#include "services/tasks/takesaver.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! At the same time, below the six connections to a host.
constexpr int MostDownloads = 3;
//! So many answers in a row that the task or its output does not exist are believed.
constexpr int GoneBelieved = 3;
//! So often a folder of the person's own may refuse before the library's is used.
constexpr int OwnFolderTries = 3;

} // namespace

TaskDownloader::TaskDownloader(const TaskDownloaderParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TaskDownloader::startDue);
}

template <typename T, typename Receive>
void TaskDownloader::wait(const QUuid &id, Call<T> *call, Receive receive)
{
    m_runs[id].call = call;
    call->then(this, [this, id, receive = std::move(receive)](const Result<T> &result) mutable {
        if (m_runs.contains(id))
            receive(result);
    });
}

void TaskDownloader::add(const Task &task)
{
    if (m_runs.contains(task.id))
        return;
    Run run;
    run.task = task;
    m_runs.insert(task.id, run);
    arm();
}

void TaskDownloader::clear()
{
    const auto runs = std::exchange(m_runs, {});
    for (const Run &run : runs) {
        if (run.call)
            run.call->abort();
    }
    m_timer.stop();
}

void TaskDownloader::startDue()
{
    auto active = std::count_if(m_runs.begin(), m_runs.end(), [](const Run &run) { return run.active; });
    const QList<QUuid> ids = m_runs.keys();
    for (const QUuid &id : ids) {
        Run &run = m_runs[id];
        if (run.active || !run.due.hasExpired() || active >= MostDownloads)
            continue;
        run.active = true;
        ++active;
        if (run.renewFirst)
            renew(id);
        else
            saveNext(id);
    }
    arm();
}

void TaskDownloader::renew(const QUuid &id)
{
    wait(id, m_parts.gateway.read(m_runs[id].task),
        [this, id](const Result<RemoteTask> &remote) { receiveRenewal(id, remote); });
}

void TaskDownloader::receiveRenewal(const QUuid &id, const Result<RemoteTask> &remote)
{
    if (!remote) {
        if (remote.error().kind == ErrorKind::NotFound)
            noteGone(id, remote.error());
        else
            postpone(id, remote.error());
        return;
    }
    if (remote->state == RemoteState::Failed || remote->state == RemoteState::Cancelled) {
        noteGone(id, remote->failure.value_or(Error{ErrorKind::NotFound, remote->status, 0, {}, {}, {}}));
        return;
    }
    const auto task = m_parts.journal.change(id, [&remote](Task &edited) {
        for (qsizetype i = 0; i < remote->outputs.size(); ++i) {
            if (i >= edited.outputs.size())
                edited.outputs.append(TaskOutput());
            edited.outputs[i].url = remote->outputs.at(i).url;
            edited.outputs[i].expiresAt = remote->outputs.at(i).expiresAt;
            if (!remote->outputs.at(i).assetId.isEmpty())
                edited.outputs[i].assetId = remote->outputs.at(i).assetId;
        }
    });
    if (!task) {
        conclude(id, task);
        return;
    }
    Run &run = m_runs[id];
    run.task = *task;
    run.renewFirst = false;
    run.gone = 0;
    saveNext(id);
}

void TaskDownloader::saveNext(const QUuid &id)
{
    const Run &run = m_runs[id];
    const auto &outputs = run.task.outputs;
    const auto next = std::find_if(
        outputs.begin(), outputs.end(), [](const TaskOutput &output) { return output.path.isEmpty(); });
    if (next == outputs.end()) {
        conclude(id, m_parts.journal.change(id, [](Task &edited) { edited.state = TaskState::Done; }));
        return;
    }
    const qsizetype index = next - outputs.begin();
    if (!QDir().mkpath(takeFolder(run.task, m_parts.library.takesFolder()))) {
        postpone(id, {ErrorKind::Storage, run.task.outFolder, 0, {}, {}, {}});
        return;
    }
    // Saved before, and the journal missed it?
    save(id, index, {}, {});
}

void TaskDownloader::fetch(const QUuid &id, qsizetype index)
{
    const Task &task = m_runs[id].task;
    const QString part
        = takeFolder(task, m_parts.library.takesFolder()) + u'/' + takeStem(task, index) + u".part"_s;
    auto *call = m_parts.downloader.fetch({task.outputs.at(index).url, part, 0});
    connect(call, &CallBase::progressed, this,
        [this, id](qint64 done, qint64 total) { emit progressed(id, done, total); });
    wait(id, call, [this, id, index](const Result<DownloadedFile> &file) {
        if (file)
            save(id, index, file->partPath, file->sha256);
        else
            postpone(id, file.error());
    });
}

void TaskDownloader::save(const QUuid &id, qsizetype index, const QString &part, const QByteArray &hash)
{
    const Task &task = m_runs[id].task;
    const SaveJob job{task, index, takeFolder(task, m_parts.library.takesFolder()), part, hash,
        m_runs[id].refused, ThumbnailStore(m_parts.library.thumbnailsFolder()), m_parts.clock.now()};
    wait(id, inPool<SavedTake>(this, [job] { return saveTake(job); }),
        [this, id, index, hash, looked = part.isEmpty()](const Result<SavedTake> &saved) {
            if (saved) {
                receiveOutput(id, index, *saved);
                return;
            }
            if (looked && saved.error().kind == ErrorKind::NotFound) {
                fetch(id, index);
                return;
            }
            if (saved.error().kind == ErrorKind::FileInvalid)
                m_runs[id].refused = hash;
            postpone(id, saved.error());
        });
}

//! The provider has these bytes already: a take that becomes an input goes by its id.
void TaskDownloader::rememberAsset(const Task &task, const TaskOutput &output)
{
    if (output.assetId.isEmpty() || output.sha256.isEmpty())
        return;
    m_parts.gateway.endpoint(task)->then(this, [this, task, output](const Result<Endpoint> &endpoint) {
        if (!endpoint)
            return;
        // The account may stand for another login by now than for the one that made it.
        if (!isMadeFor(*endpoint, task, output.assetId, m_parts.uploads).value_or(false))
            return;
        // Not remembered is no fault: it is sent as any other file.
        (void)m_parts.uploads.remember(
            {uploadOwner(task.account, task.origin, endpoint->email, endpoint->token), output.sha256,
                output.assetId, {}, {}});
    });
}

void TaskDownloader::receiveOutput(const QUuid &id, qsizetype index, const SavedTake &saved)
{
    if (saved.isUnknown)
        m_runs[id].note = Error{
            ErrorKind::MediaUnsupported, u"kept as the provider sent it, twice the same"_s, 0, {}, {}, {}};
    const auto task = m_parts.journal.change(id, [index, &saved, note = m_runs[id].note](Task &edited) {
        edited.outputs[index] = saved.output;
        edited.error = note;
        const bool all = std::none_of(edited.outputs.begin(), edited.outputs.end(),
            [](const TaskOutput &one) { return one.path.isEmpty(); });
        if (all)
            edited.state = TaskState::Done;
    });
    if (task)
        rememberAsset(*task, saved.output);
    if (!task || task->state != TaskState::Downloading) {
        conclude(id, task);
        return;
    }
    Run &run = m_runs[id];
    run.task = *task;
    run.attempts = 0;
    saveNext(id);
}

void TaskDownloader::postpone(const QUuid &id, const Error &error)
{
    Run &run = m_runs[id];
    ++run.attempts;
    run.active = false;
    const bool oursToMend = error.kind == ErrorKind::Storage || error.kind == ErrorKind::DiskFull;
    run.renewFirst = !oursToMend;
    run.due.setRemainingTime(Pace::of(run.task.origin).backoff(run.attempts, m_parts.random));
    qCInfo(lcTasks) << "a download has to be tried again" << kindName(error.kind) << run.attempts;
    if (oursToMend && run.attempts >= OwnFolderTries && !run.task.outFolder.isEmpty()) {
        // A take in another place is better than a link that expires.
        run.note
            = Error{error.kind, u"saved in the library, not in %1"_s.arg(run.task.outFolder), 0, {}, {}, {}};
        const auto task = m_parts.journal.change(id, [note = run.note](Task &edited) {
            edited.outFolder = u""_s;
            edited.error = note;
        });
        if (!task) {
            conclude(id, task);
            return;
        }
        run.task = *task;
        arm();
        return;
    }
    // Said only when it lasts: a link that expired is renewed without a word.
    if (run.attempts > 1 && (!run.task.error || run.task.error->kind != error.kind)) {
        const auto task = m_parts.journal.change(id, [&error](Task &edited) { edited.error = error; });
        if (!task) {
            conclude(id, task);
            return;
        }
        run.task = *task;
    }
    arm();
}

void TaskDownloader::noteGone(const QUuid &id, const Error &error)
{
    if (++m_runs[id].gone < GoneBelieved) {
        postpone(id, error);
        return;
    }
    conclude(id, m_parts.journal.change(id, [&error](Task &edited) {
        edited.state = TaskState::Failed;
        edited.error = error;
    }));
}

void TaskDownloader::conclude(const QUuid &id, const Result<Task> &task)
{
    m_runs.remove(id);
    arm();
    if (m_parts.journal.isBroken())
        return;
    const auto now = task ? task : m_parts.journal.find(id);
    if (now)
        emit moved(*now);
}

void TaskDownloader::arm()
{
    std::optional<qint64> earliest;
    int active = 0;
    for (const Run &run : std::as_const(m_runs)) {
        if (run.active)
            ++active;
        else
            earliest = std::min(earliest.value_or(run.due.remainingTime()), run.due.remainingTime());
    }
    if (earliest && active < MostDownloads)
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(*earliest, 0)));
    else
        m_timer.stop();
}

} // namespace studio
