// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/fixtures.h"
#include "services/accounts/accountbook.h"
#include "services/api/runwayprovider.h"
#include "services/api/useapiprovider.h"
#include "services/assets/localassetshelf.h"
#include "services/assets/localusagereader.h"
#include "services/files/inputstore.h"
#include "services/files/mediainspector.h"
#include "services/net/filedownload.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/store/uploadstore.h"
#include "services/tasks/gateway.h"
#include "store/storefixture.h"
#include "support/scriptedserver.h"

#include <QDir>
#include <QImage>

namespace studio::test {

//! Two accounts at one address, without a keychain.
class FixedAccounts final : public AccountBook {
public:
    QUrl place;
    QString email;

    [[nodiscard]] QList<Account> accounts() const override { return {make("runway"), make("useapi")}; }
    [[nodiscard]] Result<Account> account(const QString &name) const override
    {
        if (name != QLatin1String("runway") && name != QLatin1String("useapi"))
            return failure(ErrorKind::NotFound, name);
        return make(name.toLatin1().constData());
    }
    [[nodiscard]] Call<bool> *add(const Account &, const QString &) override { return refused(); }
    [[nodiscard]] Call<bool> *remove(const QString &) override { return refused(); }
    [[nodiscard]] Call<Endpoint> *endpoint(const QString &) override
    {
        return finishedCall<Endpoint>(this, Endpoint{place, QStringLiteral("user:7-abcdefghij"), email});
    }
    void forgetEndpoint(const QString &) override { }
    [[nodiscard]] std::optional<bool> keychainWorks() const override { return false; }

private:
    [[nodiscard]] Account make(const char *provider) const
    {
        const QString name = QString::fromLatin1(provider);
        return {name, name, name, place, {}, Account::Kind::Stored};
    }
    Call<bool> *refused() { return finishedCall<bool>(this, failure(ErrorKind::InvalidRequest)); }
};

//! A library, a journal and a shelf over a server that says what it is told to.
class ShelfBench {
public:
    ShelfBench() { accounts.place = server.url(QString()); }

    [[nodiscard]] QString picture(const QString &name, QColor colour, QSize size = {64, 48}) const
    {
        const QString path = store.folder() + u'/' + name;
        QImage image(size, QImage::Format_RGB32);
        image.fill(colour);
        // Enough to tell apart that a file of it has the least size of an upload.
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width() / 2; ++x)
                image.setPixel(x, y, qRgb(x * 7 % 256, y * 5 % 256, x * y % 256));
        }
        QDir().mkpath(QFileInfo(path).path());
        return image.save(path) ? path : QString();
    }
    //! A task in the journal that made these files.
    [[nodiscard]] Task saved(const QString &prompt, const QList<TaskOutput> &outputs,
        const QString &account = QStringLiteral("useapi"))
    {
        Task task = makeTask(prompt, account);
        task.state = TaskState::Done;
        task.outputs = outputs;
        store.clock().advance(std::chrono::seconds(1));
        return tasks.add(task).value();
    }

    ScriptedServer server;
    StoreFixture store;
    FixedAccounts accounts;
    const Library library = Library::open(store.folder() + QStringLiteral("/library")).value();
    const Catalogue catalogue = shippedCatalogue();
    HttpClient client;
    UseapiProvider useapi{client, *catalogue.provider(u"useapi")};
    RunwayProvider runway{client, *catalogue.provider(u"runway")};
    Gateway gateway{accounts, {{QStringLiteral("useapi"), &useapi}, {QStringLiteral("runway"), &runway}}};
    TaskStore tasks{store.database(), store.clock()};
    UploadStore uploads{store.database(), store.clock()};
    MediaInspector inspector;
    FileDownloader downloader;
    LocalAssetShelf shelf{ShelfParts{gateway, tasks, uploads, library, inspector, downloader, store.clock()}};
    LocalUsageReader usage{gateway, tasks};
};

} // namespace studio::test
