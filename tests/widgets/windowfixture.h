// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/picturefixtures.h"
#include "services/settings/settings.h"
#include "services/studio.h"
#include "support/calls.h"
#include "widgets/dialogs/prompts.h"

#include <QFile>
#include <QImage>
#include <QStringList>
#include <QTemporaryDir>
#include <QWidget>

#include <functional>
#include <memory>

namespace studio::test {

//! Answers the window's questions at once; an empty answer means that the person turned away.
class AnsweringPrompts final : public Prompts {
public:
    void pickMedia(
        QWidget *, const FileWish &wish, const std::function<void(const QStringList &)> &receive) override
    {
        wishes.append(wish);
        if (!picture.isEmpty())
            receive({picture});
    }
    void pickPicture(QWidget *, const QString &, const std::function<void(const QString &)> &receive) override
    {
        give(picture, receive);
    }
    void askAddress(QWidget *, const std::function<void(const QString &)> &receive) override
    {
        give(address, receive);
    }
    void askRemoteId(QWidget *, const std::function<void(const QString &)> &receive) override
    {
        give(remoteId, receive);
    }
    void nameFile(QWidget *, const QString &, const std::function<void(const QString &)> &receive) override
    {
        give(file, receive);
    }
    void confirm(QWidget *, const Question &question, const std::function<void()> &accepted) override
    {
        questions.append(question.text);
        details.append(question.detail);
        if (agrees && beforeAccepting)
            beforeAccepting();
        if (agrees)
            accepted();
    }

    QString picture; // or whatever file was asked for
    QList<FileWish> wishes;
    QString address;
    QString file;
    QString remoteId;
    bool agrees = false;
    std::function<void()> beforeAccepting; // the world moves on while a question stands open
    QStringList questions;
    QStringList details;

private:
    static void give(const QString &answer, const std::function<void(const QString &)> &receive)
    {
        if (!answer.isEmpty())
            receive(answer);
    }
};

//! A whole studio on a library of its own, with a sandbox that is in a hurry.
class WindowFixture {
public:
    WindowFixture() { open(); }

    void open()
    {
        StudioOptions options;
        options.libraryFolder = folder.filePath(QStringLiteral("library"));
        options.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
        options.sandboxProgram = qEnvironmentVariable("STUDIO_CTAKE");
        options.sandboxArguments = {QStringLiteral("--speed"), QStringLiteral("50")};
        auto opened = Studio::open(options);
        if (opened)
            studio = std::move(*opened);
    }

    //! Writes a file into the temporary folder and tells its path.
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }

    //! A picture of one colour.
    [[nodiscard]] QString picture(const QString &name, QSize size, Qt::GlobalColor colour = Qt::gray) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(colour);
        return write(name, fixtures::encodedPicture(image, "png"));
    }

    QTemporaryDir folder;
    AnsweringPrompts prompts;
    std::unique_ptr<Studio> studio;
};

//! The child with this accessible name; several widgets may have it (a slider and its spin box).
template <typename T = QWidget> [[nodiscard]] T *named(const QWidget *parent, const QString &name)
{
    const QList<T *> children = parent->findChildren<T *>();
    for (T *child : children) {
        if (child->accessibleName() == name)
            return child;
    }
    return nullptr;
}

} // namespace studio::test
