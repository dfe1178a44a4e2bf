// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapioutputs.h"

#include "base/logging.h"
#include "media/framereader.h"
#include "media/probe.h"

#include <QFile>
#include <QImage>
#include <QUuid>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

//! One file under two names; copied where the disk cannot do that.
bool share(const QString &from, const QString &to)
{
    if (QFile::exists(to))
        return true;
    std::error_code problem;
    std::filesystem::create_hard_link(
        std::filesystem::path(from.toStdU16String()), std::filesystem::path(to.toStdU16String()), problem);
    return !problem || QFile::copy(from, to);
}

const char *kindOf(const RenderOrder &order)
{
    if (order.isSound())
        return "audio";
    return order.isPicture() ? "image" : "video";
}

} // namespace

std::string UseapiOutputs::idOf(const Task &task, int index)
{
    const QUuid parent(QString::fromStdString(task.id));
    return QUuid::createUuidV5(parent, u"output %1"_s.arg(index))
        .toString(QUuid::WithoutBraces)
        .toStdString();
}

bool UseapiOutputs::keep(Asset &asset, const Task &task, int index) const
{
    const QString made = m_folder.publicPath(QString::fromStdString(task.outputName(index)));
    const auto info = media::probe(made);
    if (!info)
        return false;
    asset.bytes = info->bytes;
    asset.width = info->size.width();
    asset.height = info->size.height();
    asset.seconds = info->seconds;
    asset.framesPerSecond = info->framesPerSecond;
    asset.hasSound = info->hasSound;
    asset.saysSize = !info->size.isEmpty();
    asset.saysSeconds = info->kind != media::MediaInfo::Kind::Image;
    // equal orders are one output: the order's name is as good as a hash of the bytes
    asset.blob = task.order.hash().toStdString() + '-' + std::to_string(index) + '.' + asset.suffix;
    if (!share(made, m_folder.blobPath(QString::fromStdString(asset.blob))))
        return false;
    if (!m_folder.publish(made, QString::fromStdString(asset.publicName())))
        return false;
    for (int preview = 0; preview < task.order.previews(); ++preview) {
        const QString shown = m_folder.publicPath(QString::fromStdString(task.previewName(index, preview)));
        if (!QFile::exists(shown)
            || !m_folder.publish(shown, QString::fromStdString(asset.previewName(preview))))
            break;
        asset.previews = preview + 1;
    }
    return true;
}

std::vector<Asset> UseapiOutputs::assetsOf(const Task &task) const
{
    std::vector<Asset> assets;
    if (task.api != Api::Useapi)
        return assets;
    for (int index = 0; index < task.order.count; ++index) {
        Asset asset;
        asset.id = idOf(task, index);
        asset.account = task.account;
        asset.name = textOf(task.echo, "name");
        asset.kind = kindOf(task.order);
        asset.suffix = task.order.format;
        asset.createdMs = task.updatedMs;
        asset.taskId = task.id;
        asset.model = task.model;
        asset.extensions = int(integerOf(task.echo, "$extensions"));
        if (keep(asset, task, index))
            assets.push_back(std::move(asset));
        else
            qCWarning(lcSandbox) << "an output cannot become an asset:" << asset.publicName().c_str();
    }
    return assets;
}

int UseapiOutputs::addPreview(const Asset &asset) const
{
    if (asset.kind != "video")
        return 0;
    const auto picture
        = media::thumbnail(m_folder.blobPath(QString::fromStdString(asset.blob)), QSize(320, 320));
    if (!picture)
        return 0;
    const QString path = m_folder.publicPath(QString::fromStdString(asset.previewName(0)));
    return picture->save(path, "JPG") ? 1 : 0;
}

} // namespace studio::sandbox
