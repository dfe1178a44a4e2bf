// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>

#include <optional>
#include <utility>

namespace studio {

//! One asynchronous call. Made by a service, finishes exactly once, always queued (never from inside the
//! function that made it, nor from inside abort()), then deletes itself. Lives in the main thread.
class CallBase : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallBase)

public:
    explicit CallBase(QObject *parent = nullptr);
    ~CallBase() override;

    //! Gives the call up. It still finishes, with ErrorKind::Cancelled unless a result was already there.
    virtual void abort() = 0;
    [[nodiscard]] bool isFinished() const { return m_settled; }

signals:
    //! Exactly once, queued.
    void finished();
    //! Bytes or steps; `total` is −1 when it is not known.
    void progressed(qint64 done, qint64 total);

protected:
    //! Queues finished() and the deletion. False when it was settled before.
    bool settle();

private:
    bool m_settled = false;
};

//! A call that delivers a T.
template <typename T> class Call : public CallBase {
public:
    using CallBase::CallBase;

    //! Delivers the result; later calls are ignored. For the service that made the call.
    void finish(Result<T> result)
    {
        if (isFinished())
            return;
        m_result.emplace(std::move(result));
        settle();
    }

    void abort() override { finish(failure(ErrorKind::Cancelled)); }

    //! Calls `receive(const Result<T> &)` once in the main loop, unless `context` is gone by then. May be
    //! called more than once.
    template <typename Receive> Call *then(const QObject *context, Receive receive)
    {
        connect(this, &CallBase::finished, context,
            [this, receive = std::move(receive)]() mutable { receive(*m_result); });
        return this;
    }

    //! Valid once finished() was emitted.
    [[nodiscard]] const Result<T> &result() const { return *m_result; }

private:
    std::optional<Result<T>> m_result;
};

//! A call whose result is known at once (it is still delivered queued).
template <typename T> [[nodiscard]] Call<T> *finishedCall(QObject *parent, Result<T> result)
{
    auto *call = new Call<T>(parent);
    call->finish(std::move(result));
    return call;
}

} // namespace studio
