// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <memory>

namespace studio::test {

//! What a call delivered, kept beyond the call's life.
template <typename T> class Outcome {
public:
    explicit Outcome(Call<T> *call)
        : m_state(std::make_shared<State>())
    {
        call->then(&m_state->context, [state = m_state.get()](const Result<T> &result) {
            state->result = result;
            ++state->times;
        });
    }

    //! Runs the event loop until the result is there; false after `milliseconds`.
    [[nodiscard]] bool wait(int milliseconds = 20000) const
    {
        return QTest::qWaitFor([state = m_state.get()] { return state->times > 0; }, milliseconds);
    }
    [[nodiscard]] bool isThere() const { return m_state->times > 0; }
    [[nodiscard]] int times() const { return m_state->times; }
    [[nodiscard]] const Result<T> &result() const { return *m_state->result; }
    [[nodiscard]] const T &value() const { return m_state->result->value(); }
    //! For messages of failing tests.
    [[nodiscard]] QString whatWentWrong() const
    {
        return result() ? QString() : kindName(error().kind) + QStringLiteral(": ") + error().detail;
    }
    [[nodiscard]] const Error &error() const { return m_state->result->error(); }

private:
    struct State {
        QObject context;
        std::optional<Result<T>> result;
        int times = 0;
    };
    std::shared_ptr<State> m_state;
};

//! Every warning fails the test, but for what the offscreen platform says of itself.
inline void failOnAnyWarning()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

} // namespace studio::test
