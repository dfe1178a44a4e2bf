// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QPointer>

namespace studio {

//! A call made of calls that follow one another. Abort reaches the one that is under way.
template <typename T> class Chain final : public Call<T> {
public:
    using Call<T>::Call;

    void abort() override
    {
        if (m_step)
            m_step->abort();
        Call<T>::abort();
    }

    //! Waits for `step`; hands its value to `next(const U &)`, or finishes with its error.
    template <typename U, typename Next> void follow(Call<U> *step, Next next)
    {
        followAs(
            step, [](const Error &error) { return error; }, std::move(next));
    }

    //! As follow(), with its error as `change(const Error &)` makes it.
    template <typename U, typename Change, typename Next>
    void followAs(Call<U> *step, Change change, Next next)
    {
        m_step = step;
        step->then(this, [this, change, next = std::move(next)](const Result<U> &result) mutable {
            if (this->isFinished())
                return;
            if (!result)
                this->finish(failure(change(result.error())));
            else
                next(*result);
        });
    }

    //! A step that the owner of the chain waits for by itself: abort() reaches it.
    void watch(CallBase *step) { m_step = step; }

    //! Takes over what `step` delivers.
    void finishWith(Call<T> *step)
    {
        m_step = step;
        step->then(this, [this](const Result<T> &result) { this->finish(result); });
    }

private:
    QPointer<CallBase> m_step;
};

} // namespace studio
