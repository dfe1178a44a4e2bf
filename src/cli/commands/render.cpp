// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/render.h"

#include "base/result.h"
#include "cli/requestarguments.h"
#include "domain/role.h"
#include "media/animatic.h"
#include "media/still.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QRegularExpression>
#include <QtConcurrentRun>

#include <atomic>
#include <cmath>
#include <optional>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int FramesPerSecond = 24;
constexpr double LongestSeconds = 60;
constexpr double LargestAmount = 10;
constexpr int LargestSide = 4096;

struct Job {
    QList<std::pair<QString, double>> pictures; //!< path and time
    media::CameraMove move;
    media::RenderSettings settings;
    QString out;
};

tl::unexpected<Error> invalid(const QString &field, const QString &detail)
{
    return failure(ErrorKind::InvalidRequest, detail, field);
}

Result<media::CameraMove> cameraMove(const QStringList &texts)
{
    QMap<QString, QJsonValue> values;
    for (const QString &text : texts) {
        const auto camera = parseCamera(text);
        if (!camera)
            return failure(camera.error());
        values.insert(*camera);
    }
    media::CameraMove move;
    const std::array<std::pair<Role, double *>, 6> axes{{{Role::CameraHorizontal, &move.horizontal},
        {Role::CameraVertical, &move.vertical}, {Role::CameraPan, &move.pan}, {Role::CameraTilt, &move.tilt},
        {Role::CameraZoom, &move.zoom}, {Role::CameraRoll, &move.roll}}};
    for (const auto &[role, target] : axes) {
        const QString name(roleName(role));
        *target = values.value(name).toDouble();
        if (std::abs(*target) > LargestAmount)
            return invalid(name, u"An axis takes -10 to 10."_s);
    }
    if (values.contains(QString(roleName(Role::CameraStatic))) && !move.isNeutral())
        return invalid(QString(roleName(Role::CameraStatic)), u"A static camera takes no move."_s);
    return move;
}

Result<QSize> parseSize(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\d{1,5})[x:](\\d{1,5})$"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto usable = [](int side) { return side >= 16 && side <= LargestSide && side % 2 == 0; };
    if (!match.hasMatch() || !usable(size.width()) || !usable(size.height()))
        return invalid(u"size"_s, u"--size takes WIDTHxHEIGHT, even numbers from 16 to 4096."_s);
    return size;
}

//! Upright or lying, as the picture is.
QSize sizeLike(const QImage &picture)
{
    return picture.height() > picture.width() ? QSize(768, 1280) : QSize(1280, 768);
}

Result<Job> jobFor(const Invocation &call)
{
    Job job;
    const std::array<std::pair<Role, double>, 3> places{
        {{Role::First, 0.0}, {Role::Middle, 0.5}, {Role::Last, 1.0}}};
    for (const auto &[role, time] : places) {
        const QString name(roleName(role));
        if (!call.has(name))
            continue;
        const QFileInfo file(call.value(name));
        if (!file.isFile())
            return failure(ErrorKind::FileInvalid, u"There is no file %1."_s.arg(call.value(name)), name);
        job.pictures.append({file.absoluteFilePath(), time});
    }
    if (job.pictures.isEmpty())
        return invalid(QString(roleName(Role::First)), u"At least one keyframe is needed."_s);
    const auto move = cameraMove(call.values(u"camera"_s));
    if (!move)
        return failure(move.error());
    job.move = *move;
    bool ok = true;
    if (call.has(u"seconds"_s))
        job.settings.seconds = call.value(u"seconds"_s).toDouble(&ok);
    if (!ok || !std::isfinite(job.settings.seconds) || job.settings.seconds * FramesPerSecond < 1
        || job.settings.seconds > LongestSeconds)
        return invalid(
            QString(roleName(Role::Duration)), u"--seconds takes a number from one frame's time to 60."_s);
    job.settings.framesPerSecond = FramesPerSecond;
    if (call.has(u"size"_s)) {
        const auto size = parseSize(call.value(u"size"_s));
        if (!size)
            return failure(size.error());
        job.settings.size = *size;
    }
    job.out = QFileInfo(call.value(u"out"_s)).absoluteFilePath();
    return job;
}

QString roleAt(double time)
{
    const Role role = time < 0.25 ? Role::First : time < 0.75 ? Role::Middle : Role::Last;
    return QString(roleName(role));
}

//! Runs in the pool.
Result<Job> carryOutJob(Job job, const std::function<bool(double)> &progress)
{
    QList<media::Keyframe> keyframes;
    for (const auto &[path, time] : job.pictures) {
        const Result<QImage> picture = media::loadStill(path);
        if (!picture) {
            Error error = picture.error();
            error.field = roleAt(time);
            return failure(std::move(error));
        }
        keyframes.append({*picture, time});
    }
    if (job.settings.size.isEmpty())
        job.settings.size = sizeLike(keyframes.constFirst().image);
    const media::Animatic animatic(keyframes, job.move, job.settings.size);
    if (const Status done = media::renderAnimatic(animatic, job.settings, job.out, progress); !done)
        return failure(done.error());
    return job;
}

class RenderCommand final : public Command {
public:
    using Command::Command;

    ~RenderCommand() override
    {
        // The pool's work uses this object until it ends.
        m_cancelled = true;
        m_watcher.waitForFinished();
    }

    void start() override
    {
        if (!invocation().operands.isEmpty())
            return failUsage(u"render takes options only."_s);
        if (invocation().value(u"out"_s).isEmpty())
            return failUsage(u"Where to? --out FILE is needed."_s);
        const auto job = jobFor(invocation());
        if (!job)
            return fail(described(job.error()));
        connect(
            &m_watcher, &QFutureWatcher<Result<Job>>::finished, this, [this] { report(m_watcher.result()); });
        connect(&m_watcher, &QFutureWatcher<Result<Job>>::progressValueChanged, this,
            [this](int percent) { showProgress(percent); });
        m_watcher.setFuture(QtConcurrent::run([this, job = *job](QPromise<Result<Job>> &promise) {
            promise.setProgressRange(0, 100);
            promise.addResult(carryOutJob(job, [this, &promise](double done) {
                promise.setProgressValue(static_cast<int>(done * 100));
                return !m_cancelled;
            }));
        }));
    }

    void interrupt(Interruption why) override
    {
        m_cancelled = true;
        Command::interrupt(why);
    }

private:
    //! What we found wrong ourselves is already a sentence.
    static Failure described(const Error &error)
    {
        Failure failure = Failure::of(error);
        if (exitCodeFor(error) == ExitCode::InvalidRequest && !error.detail.isEmpty())
            failure.message = error.detail;
        failure.details.clear();
        return failure;
    }

    void showProgress(int percent) { console().progress(percent / 100.0, u"%1 %"_s.arg(percent)); }

    void report(const Result<Job> &result)
    {
        if (hasEnded())
            return;
        if (!result)
            return fail(result.error());
        if (console().isJson()) {
            console().document(QJsonDocument(QJsonObject{{u"path"_s, result->out},
                {u"bytes"_s, QFileInfo(result->out).size()}, {u"width"_s, result->settings.size.width()},
                {u"height"_s, result->settings.size.height()}, {u"seconds"_s, result->settings.seconds}}));
        } else {
            console().line(result->out);
        }
        end(ExitCode::Done);
    }

    QFutureWatcher<Result<Job>> m_watcher;
    std::atomic<bool> m_cancelled = false;
};

} // namespace

CommandSpec renderSpec()
{
    CommandSpec spec;
    spec.name = u"render"_s;
    spec.summary = u"Makes the animatic of a camera move here, without an account."_s;
    spec.usage = {u"--first F [--middle F] [--last F] [--camera AXIS=N,…] --seconds N --out FILE"_s};
    spec.description = u"Blends the keyframes at 0, 1/2 and 1 of the clip, moves the camera over them and "
                       "writes an H.264 MP4.\nAn approximation of what a model makes of the same move."_s;
    spec.options = {
        {u"first"_s, u"The picture at the start."_s, u"FILE"_s},
        {u"middle"_s, u"The picture in the middle."_s, u"FILE"_s},
        {u"last"_s, u"The picture at the end."_s, u"FILE"_s},
        {u"camera"_s, u"static, or axes from -10 to 10: horizontal, vertical, pan, tilt, zoom, roll."_s,
            u"AXIS=N,…"_s},
        {u"seconds"_s, u"Length of the clip, up to 60 (default: 5)."_s, u"N"_s},
        {u"size"_s, u"Frame in pixels (default: 1280x768, or 768x1280 for an upright picture)."_s, u"WxH"_s},
        {u"out"_s, u"The file to write."_s, u"FILE"_s},
    };
    spec.make = makerOf<RenderCommand>();
    return spec;
}

} // namespace studio::cli
