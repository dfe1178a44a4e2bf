// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace studio {

//! A yes-or-no question.
struct Question {
    QString text; //!< what is asked, one sentence
    QString detail; //!< what follows from it
    QString accept; //!< the word on the button that does it
};

//! The questions that the window asks in dialogs of their own. None of them blocks: the answer arrives in a
//! function, or never when the person turns away. Virtual so that tests can answer. Outlives its callers'
//! widgets.
class Prompts {
public:
    virtual ~Prompts() = default;

    //! A picture file; `folder` is where to begin (may be empty).
    virtual void pickPicture(
        QWidget *parent, const QString &folder, const std::function<void(const QString &path)> &receive);
    //! The address of a picture, as typed.
    virtual void askAddress(QWidget *parent, const std::function<void(const QString &address)> &receive);
    //! The id under which a provider knows a task, as typed.
    virtual void askRemoteId(QWidget *parent, const std::function<void(const QString &id)> &receive);
    //! Where to write a picture; `suggestion` is a whole path.
    virtual void nameFile(
        QWidget *parent, const QString &suggestion, const std::function<void(const QString &path)> &receive);
    //! `accepted` is called on yes only.
    virtual void confirm(QWidget *parent, const Question &question, const std::function<void()> &accepted);
};

} // namespace studio
