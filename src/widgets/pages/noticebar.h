// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace studio {

//! One quiet line across the window with at most one thing to do. Newest words win; takes no room while there
//! is nothing to say.
class NoticeBar final : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    //! `tint` colours the mark. An empty `button` shows none.
    void say(
        const QString &text, Tint tint, const QString &button = {}, const std::function<void()> &act = {});
    void dismiss();
    [[nodiscard]] QString text() const;

signals:
    void dismissed(const QString &text); //!< by the person; what it said

private:
    QLabel *m_mark;
    QLabel *m_text;
    QPushButton *m_button;
    QToolButton *m_close;
    std::function<void()> m_act;
};

} // namespace studio
