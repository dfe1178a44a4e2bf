// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/assets.h"

#include "cli/studiocommand.h"
#include "cli/taskjson.h"
#include "services/assets/assetshelf.h"
#include "services/studio.h"

#include <QFileInfo>
#include <QJsonArray>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject assetToJson(const Asset &asset)
{
    return {{u"id"_s, asset.reference.toText()}, {u"account"_s, orNull(asset.account)},
        {u"kind"_s, QString(mediaKindName(asset.kind))}, {u"name"_s, asset.name},
        {u"bytes"_s, asset.bytes > 0 ? QJsonValue(asset.bytes) : QJsonValue()},
        {u"sha256"_s, orNull(QString::fromLatin1(asset.sha256))},
        {u"expiresAt"_s, asset.expiresAt ? QJsonValue(timeText(*asset.expiresAt)) : QJsonValue()}};
}

QStringList rowOf(const Asset &asset)
{
    return {QString(mediaKindName(asset.kind)), asset.account.isEmpty() ? u"library"_s : asset.account,
        asset.name, asset.expiresAt ? u"until "_s + timeText(*asset.expiresAt) : QString(),
        asset.reference.toText()};
}

class AssetsCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        const QString verb = invocation().operands.value(0, u"list"_s);
        const QStringList operands = invocation().operands.mid(1);
        if (verb == u"list"_s && operands.isEmpty())
            return list();
        if (verb == u"upload"_s && !operands.isEmpty())
            return upload(operands);
        const bool isOfOne = operands.size() == 1;
        if (verb == u"delete"_s && isOfOne)
            return onRemote(operands.constFirst(), [this](const Asset &asset) { remove(asset); });
        if (verb == u"enlarge"_s && isOfOne)
            return onRemote(operands.constFirst(), [this](const Asset &asset) { enlarge(asset); });
        if (verb == u"settings"_s && isOfOne)
            return onRemote(operands.constFirst(), [this](const Asset &asset) { settings(asset); });
        failUsage(u"assets takes list, upload FILE…, delete ID, enlarge ID --size WxH or settings ID."_s);
    }

private:
    //! The studio and the account that is meant. False when the command has ended.
    bool open()
    {
        if (!openStudio())
            return false;
        const auto chosen = account(accountName());
        if (chosen)
            m_account = chosen->name;
        return chosen.has_value();
    }

    // --- list ---------------------------------------------------------------------------------------------

    void list()
    {
        const QString word = invocation().value(u"kind"_s);
        m_kind = mediaKindFromName(word);
        if (!word.isEmpty() && !m_kind)
            return fail(Failure::invalid(u"kind"_s, u"--kind takes image, video or audio."_s));
        if (invocation().has(u"local"_s) && invocation().has(u"remote"_s))
            return failUsage(u"Either --local or --remote."_s);
        if (!open())
            return;
        if (invocation().has(u"remote"_s))
            return listRemote();
        ShelfQuery query;
        query.text = invocation().value(u"search"_s);
        query.kind = m_kind;
        studio().assets().local(query)->then(this, [this](const Result<QList<Asset>> &assets) {
            if (!assets)
                return fail(assets.error());
            m_found = *assets;
            invocation().has(u"local"_s) ? printFound() : listRemote();
        });
    }

    void listRemote()
    {
        studio()
            .assets()
            .remote(m_account, m_kind, m_offset)
            ->then(this, [this](const Result<ShelfPage> &page) {
                if (!page)
                    return fail(page.error());
                m_offset = page->nextOffset;
                const QString text = invocation().value(u"search"_s);
                for (const Asset &asset : page->assets) {
                    if (asset.name.contains(text, Qt::CaseInsensitive))
                        m_found.append(asset);
                }
                page->hasMore ? listRemote() : printFound();
            });
    }

    void printFound()
    {
        QJsonArray array;
        QList<QStringList> rows;
        for (const Asset &asset : std::as_const(m_found)) {
            array.append(assetToJson(asset));
            rows.append(rowOf(asset));
        }
        console().isJson() ? console().document(QJsonDocument(array)) : console().table(rows);
        end(ExitCode::Done);
    }

    // --- upload -------------------------------------------------------------------------------------------

    void upload(const QStringList &files)
    {
        if (!open())
            return;
        for (const QString &file : files)
            m_waiting.append(QFileInfo(file).absoluteFilePath());
        uploadNext();
    }

    void uploadNext()
    {
        if (m_waiting.isEmpty()) {
            console().clearProgress();
            return printFound();
        }
        const QString path = m_waiting.takeFirst();
        Call<Asset> *call = studio().assets().upload(m_account, path);
        connect(call, &CallBase::progressed, this, [this, path](qint64 done, qint64 total) {
            console().progress(total > 0 ? double(done) / double(total) : -1, QFileInfo(path).fileName());
        });
        call->then(this, [this](const Result<Asset> &asset) {
            if (!asset) {
                console().clearProgress();
                return fail(asset.error());
            }
            m_found.append(*asset);
            uploadNext();
        });
    }

    // --- one asset at the provider ------------------------------------------------------------------------

    //! Looks it up in the provider's list by the whole id, with or without "asset:" before it.
    template <typename Run> void onRemote(const QString &id, Run run)
    {
        if (!open())
            return;
        m_wanted = id;
        lookUp(run);
    }

    template <typename Run> void lookUp(Run run)
    {
        studio()
            .assets()
            .remote(m_account, std::nullopt, m_offset)
            ->then(this, [this, run](const Result<ShelfPage> &page) {
                if (!page)
                    return fail(page.error());
                for (const Asset &asset : page->assets) {
                    if (asset.reference.value == m_wanted || asset.reference.toText() == m_wanted)
                        return run(asset);
                }
                m_offset = page->nextOffset;
                if (page->hasMore)
                    return lookUp(run);
                fail(Failure::invalid(u"id"_s, u"%1 has no asset \"%2\"."_s.arg(m_account, m_wanted)));
            });
    }

    void remove(const Asset &asset)
    {
        studio().assets().remove(asset)->then(this, [this](const Result<bool> &gone) {
            if (!gone)
                return fail(gone.error());
            end(ExitCode::Done);
        });
    }

    void enlarge(const Asset &asset)
    {
        const QStringList sides = invocation().value(u"size"_s).split(u'x');
        const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
        if (size.isEmpty())
            return fail(Failure::invalid(u"size"_s, u"--size takes pixels such as 2560x1536."_s));
        studio().assets().enlarge(asset, size)->then(this, [this](const Result<QString> &path) {
            if (!path)
                return fail(path.error());
            if (console().isJson())
                console().document(QJsonDocument(QJsonObject{{u"path"_s, *path}}));
            else
                console().line(*path);
            end(ExitCode::Done);
        });
    }

    void settings(const Asset &asset)
    {
        studio().assets().settingsOf(asset)->then(this, [this](const Result<GenerationRequest> &request) {
            if (!request)
                return fail(request.error());
            console().document(QJsonDocument(request->toJson()));
            end(ExitCode::Done);
        });
    }

    QString m_account;
    std::optional<MediaKind> m_kind;
    QList<Asset> m_found;
    QStringList m_waiting;
    QString m_wanted;
    int m_offset = 0;
};

} // namespace

CommandSpec assetsSpec()
{
    CommandSpec spec;
    spec.name = u"assets"_s;
    spec.summary = u"Pictures, clips and sounds for inputs: yours and those that providers keep."_s;
    spec.usage = {u"[list] [--kind K] [--search TEXT] [--local | --remote]"_s, u"upload FILE…"_s,
        u"delete ID"_s, u"enlarge ID --size WxH"_s, u"settings ID"_s};
    spec.description
        = u"Lists the library's own files and what the account's provider keeps; the last column is what "
          "submit takes as REF.\nA file that the provider has already is not sent again. enlarge has "
          "useapi.net make "
          "a larger picture, free of charge.\nsettings prints the request that made an asset."_s;
    spec.options = {
        {u"kind"_s, u"Only image, video or audio."_s, u"K"_s},
        {u"search"_s, u"Only with this in the name."_s, u"TEXT"_s},
        {u"local"_s, u"Only the library's."_s},
        {u"remote"_s, u"Only the provider's."_s},
        {u"size"_s, u"enlarge: pixels of the new picture."_s, u"WxH"_s},
    };
    spec.make = makerOf<AssetsCommand>();
    return spec;
}

} // namespace studio::cli
