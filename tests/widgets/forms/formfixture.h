// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/assetshelf.h"
#include "services/files/mediainspector.h"
#include "widgets/forms/formservices.h"
#include "widgets/forms/mediafactsbook.h"
#include "widgets/windowfixture.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>

namespace studio::test {

//! A shelf that gives what the test put there, at the next turn of the loop.
class StillShelf final : public AssetShelf {
public:
    Call<QList<Asset>> *local(const ShelfQuery &) override
    {
        return finishedCall(this, Result<QList<Asset>>(localAssets));
    }
    Call<ShelfPage> *remote(const QString &account, std::optional<MediaKind>, int) override
    {
        askedAccounts.append(account);
        return finishedCall(this, Result<ShelfPage>(ShelfPage{remoteAssets, false}));
    }
    Call<Asset> *upload(const QString &, const QString &path) override
    {
        uploads.append(path);
        return finishedCall(this, Result<Asset>(failure(ErrorKind::InvalidRequest)));
    }
    Call<bool> *remove(const Asset &) override { return finishedCall(this, Result<bool>(true)); }
    Call<QImage> *preview(const Asset &, QSize bound) override
    {
        QImage image(bound, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        return finishedCall(this, Result<QImage>(image));
    }
    Call<GenerationRequest> *settingsOf(const Asset &) override
    {
        return finishedCall(this, Result<GenerationRequest>(failure(ErrorKind::NotFound)));
    }
    Call<QString> *enlarge(const Asset &, QSize) override
    {
        return finishedCall(this, Result<QString>(failure(ErrorKind::InvalidRequest)));
    }

    QList<Asset> localAssets;
    QList<Asset> remoteAssets;
    QStringList askedAccounts;
    QStringList uploads;
};

//! What editors need, without a studio.
class FormFixture {
public:
    FormFixture()
        : settings(folder.filePath(QStringLiteral("settings.ini")))
        , facts(inspector)
    {
    }

    [[nodiscard]] FormServices services()
    {
        return {inspector, prompts, settings, folder.filePath(QStringLiteral("pictures")), &shelf, &facts,
            [] { return QStringLiteral("me"); }};
    }

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }

    [[nodiscard]] QString picture(const QString &name, QSize size = {64, 48}) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::gray);
        return write(name, fixtures::encodedPicture(image, "png"));
    }

    [[nodiscard]] static QString clip() { return STUDIO_TEST_DATA + QStringLiteral("/media/walk-sound.mp4"); }

    //! An asset that the provider keeps for `account`.
    [[nodiscard]] static Asset asset(
        const QString &name, MediaKind kind, const QString &account = QStringLiteral("me"))
    {
        Asset asset;
        asset.place = Asset::Place::Provider;
        asset.reference = {MediaReference::Kind::Asset, QStringLiteral("id-of-") + name};
        asset.account = account;
        asset.kind = kind;
        asset.name = name;
        asset.size = {1280, 720};
        asset.seconds = kind == MediaKind::Image ? 0 : 4.5;
        asset.bytes = 123456;
        return asset;
    }

    QTemporaryDir folder;
    MediaInspector inspector;
    AnsweringPrompts prompts;
    Settings settings;
    MediaFactsBook facts;
    StillShelf shelf;
};

//! Whether the widget took the drop.
inline bool drop(QWidget *target, const QMimeData &data)
{
    const QPointF place(target->width() / 2.0, target->height() / 2.0);
    QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    return event.isAccepted();
}

inline QMimeData *filesToDrop(const QStringList &paths)
{
    auto *data = new QMimeData;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data->setUrls(urls);
    return data;
}

} // namespace studio::test
