// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/accountbook.h"
#include "services/assets/assetshelf.h"
#include "services/assets/usagereader.h"
#include "services/tasks/taskengine.h"

#include <QPointer>

namespace studio::test {

//! A shelf with what a test puts on it; calls are answered at once, uploads when the test says so.
class FakeShelf final : public AssetShelf {
public:
    Call<QList<Asset>> *local(const ShelfQuery &query) override
    {
        queries.append(query);
        QList<Asset> found;
        for (const Asset &asset : here) {
            if (asset.name.contains(query.text) && (!query.kind || *query.kind == asset.kind))
                found.append(asset);
        }
        return finishedCall<QList<Asset>>(this, found);
    }
    Call<ShelfPage> *remote(const QString &account, std::optional<MediaKind> kind, int offset) override
    {
        asked.append(account);
        if (refusal)
            return finishedCall<ShelfPage>(this, failure(*refusal));
        QList<Asset> fitting;
        for (const Asset &asset : there) {
            if (!kind || *kind == asset.kind)
                fitting.append(asset);
        }
        if (!onlyOf.isEmpty() && account != onlyOf)
            fitting.clear();
        const int next = offset + step.value_or(pageSize);
        const ShelfPage page{fitting.mid(offset, pageSize), next < fitting.size(), next};
        return finishedCall<ShelfPage>(this, page);
    }
    Call<Asset> *upload(const QString &account, const QString &path) override
    {
        sent.append({account, path});
        uploading = new Call<Asset>(this);
        return uploading;
    }
    Call<bool> *remove(const Asset &asset) override
    {
        removed.append(asset);
        there.removeAll(asset);
        emit changed();
        return finishedCall<bool>(this, true);
    }
    Call<QImage> *preview(const Asset &, QSize bound) override
    {
        QImage picture(bound, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        return finishedCall<QImage>(this, picture);
    }
    Call<GenerationRequest> *settingsOf(const Asset &) override
    {
        return finishedCall<GenerationRequest>(this, settings);
    }
    Call<QString> *enlarge(const Asset &asset, QSize size) override
    {
        enlarged.append({asset.name, size});
        return finishedCall<QString>(this, QStringLiteral("/library/larger.png"));
    }

    QList<Asset> here;
    QList<Asset> there;
    int pageSize = 50;
    std::optional<int> step; // from one page to the next, if not the page's size
    QString onlyOf; // the account that keeps what is there; empty = every one
    std::optional<Error> refusal;
    GenerationRequest settings;
    QList<ShelfQuery> queries;
    QStringList asked;
    QList<std::pair<QString, QString>> sent;
    QPointer<Call<Asset>> uploading;
    QList<Asset> removed;
    QList<std::pair<QString, QSize>> enlarged;
};

//! Books with what a test wrote into them.
class FakeReader final : public UsageReader {
public:
    Call<Usage> *usage(const QString &account, QDate first, QDate last) override
    {
        ranges.append({first, last});
        accounts.append(account);
        return finishedCall<Usage>(this, refusal ? Result<Usage>(failure(*refusal)) : Result<Usage>(books));
    }

    Usage books;
    std::optional<Error> refusal;
    QList<std::pair<QDate, QDate>> ranges;
    QStringList accounts;
};

} // namespace studio::test
