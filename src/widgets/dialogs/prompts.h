// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediakind.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace studio {

//! A yes-or-no question.
struct Question {
    QString text; //!< what is asked, one sentence
    QString detail; //!< what follows from it
    QString accept; //!< the word on the button that does it
};

//! Which files can be chosen.
struct FileWish {
    QList<MediaKind> kinds;
    bool several = false;
    QString folder; //!< where to begin; may be empty
};

//! The questions that the window asks in dialogs of their own. None of them blocks: the answer arrives in a
//! function, or never when the person turns away. Virtual so that tests can answer. Outlives its callers'
//! widgets.
class Prompts {
public:
    virtual ~Prompts() = default;

    //! Pictures, clips or sounds; at least one path.
    virtual void pickMedia(
        QWidget *parent, const FileWish &wish, const std::function<void(const QStringList &paths)> &receive);
    //! A picture file; `folder` is where to begin (may be empty).
    virtual void pickPicture(
        QWidget *parent, const QString &folder, const std::function<void(const QString &path)> &receive);
    //! The address of a picture, clip or sound, as typed.
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
