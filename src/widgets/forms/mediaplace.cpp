// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/mediaplace.h"

#include "domain/framing.h"
#include "services/assets/assetshelf.h"
#include "services/files/mediainspector.h"
#include "services/settings/settings.h"
#include "services/wording/wording.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/forms/assetpicker.h"
#include "widgets/forms/mediacell.h"
#include "widgets/forms/mediafactsbook.h"
#include "widgets/forms/picturekeeper.h"
#include "widgets/models/tasktext.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr QSize PictureBound(480, 360); // enough for a cell at twice the density
constexpr auto FolderKey = "pictures/folder"_L1;
constexpr int MostPictures = 24; // of a strip
constexpr int UsualWidth = 340; // of a form's column, before it is laid out

bool isKept(const MediaReference &reference)
{
    return reference.kind == MediaReference::Kind::Asset || reference.kind == MediaReference::Kind::Upload;
}

//! What is in a slot, for people: the name of the file, here or on the web, else the address.
QString referenceText(const MediaInput &input)
{
    const MediaReference &reference = input.reference;
    if (!input.name.isEmpty())
        return input.name;
    if (isKept(reference))
        return tasktext::keptName(reference, input.kind);
    if (reference.kind == MediaReference::Kind::File)
        return QFileInfo(reference.value).fileName();
    const QUrl url(reference.value);
    const QString name = url.fileName();
    return url.host().isEmpty() || name.isEmpty() ? reference.value : name;
}

//! A service that wants ids of assets gets the file from us; others take the address itself.
QString whoFetches(const ModelSpec &model)
{
    const bool wantsAssets = std::any_of(model.media.begin(), model.media.end(),
        [](const MediaSpec &spec) { return spec.shape == MediaShape::AssetId; });
    return wantsAssets ? MediaPlace::tr("uploaded by us", "a file on the web")
                       : MediaPlace::tr("fetched by Runway", "a file on the web");
}

} // namespace

MediaPlace::MediaPlace(
    const ModelSpec &model, const MediaSpec &spec, const FormServices &services, MediaCell *cell)
    : QObject(cell)
    , m_services(services)
    , m_spec(spec)
    , m_cell(cell)
    , m_fetched(whoFetches(model))
{
    connectCell();
}

MediaPlace::~MediaPlace() = default;

void MediaPlace::connectCell()
{
    connect(m_cell, &MediaCell::filesGiven, this, &MediaPlace::giveFiles);
    connect(m_cell, &MediaCell::assetsGiven, this, &MediaPlace::give);
    connect(m_cell, &MediaCell::addressGiven, this, &MediaPlace::giveAddress);
    connect(m_cell, &MediaCell::pictureGiven, this, &MediaPlace::givePixels);
    connect(m_cell, &MediaCell::fileWanted, this, &MediaPlace::chooseFile);
    connect(m_cell, &MediaCell::addressWanted, this, [this] {
        m_services.prompts.askAddress(m_cell, [this](const QString &address) { giveAddress(address); });
    });
    connect(m_cell, &MediaCell::cropMoved, this, [this](const QRectF &crop) { setCrop(crop); });
    connect(m_cell, &MediaCell::cropCentred, this, [this] { setCrop(std::nullopt); });
    connect(m_cell, &MediaCell::removed, this, [this] { change(std::nullopt); });
    connect(m_cell, &MediaCell::resized, this, &MediaPlace::loadPicture); // a longer strip may fit
}

void MediaPlace::setInput(const std::optional<MediaInput> &input)
{
    const bool same = m_input && input && m_input->reference == input->reference;
    m_input = input;
    if (!same) {
        m_facts.reset();
        m_picture = {};
        m_loaded.clear();
        m_broken = false;
        m_usable = true;
    }
    loadPicture();
    refresh();
}

void MediaPlace::change(const std::optional<MediaInput> &input)
{
    setInput(input);
    emit changed();
}

QString MediaPlace::name() const
{
    if (!m_input)
        return {};
    const QString noted = m_services.facts ? m_services.facts->nameOf(m_input->reference) : QString();
    return noted.isEmpty() ? referenceText(*m_input) : noted;
}

// --- what arrives ---------------------------------------------------------------------------------------

void MediaPlace::giveAll(const QList<MediaInput> &inputs)
{
    if (inputs.isEmpty())
        return;
    MediaInput first = inputs.constFirst();
    if (m_input) {
        // Another picture under the same name, at the same time.
        first.tag = m_input->tag;
        first.subject = m_input->subject;
        first.at = m_input->at;
    }
    setInput(first);
    const QList<MediaInput> more = inputs.mid(1, m_most - 1);
    if (!more.isEmpty())
        emit overflowed(more);
    emit changed();
}

void MediaPlace::giveFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_services.settings.setSession(FolderKey, QFileInfo(paths.constFirst()).absolutePath());
    QList<MediaInput> inputs;
    for (const QString &path : paths) {
        MediaInput input;
        input.role = m_spec.role;
        input.reference = {MediaReference::Kind::File, path};
        inputs.append(input);
    }
    giveAll(inputs);
}

std::optional<MediaInput> MediaPlace::inputOf(const Asset &asset)
{
    MediaInput input;
    input.role = m_spec.role;
    input.kind = asset.kind;
    input.reference = asset.reference;
    const QString account = m_services.account ? m_services.account() : QString();
    const bool foreign
        = asset.place == Asset::Place::Provider && !account.isEmpty() && asset.account != account;
    if (foreign && asset.path.isEmpty()) {
        emit failed(tr("“%1” is kept by another account. Download it first.").arg(asset.name));
        return std::nullopt;
    }
    if (foreign)
        input.reference = {MediaReference::Kind::File, asset.path};
    else if (m_services.facts && isKept(asset.reference))
        m_services.facts->note(asset);
    return input;
}

void MediaPlace::give(const QList<Asset> &assets)
{
    QList<MediaInput> inputs;
    for (const Asset &asset : assets) {
        if (!m_spec.kinds.contains(asset.kind))
            continue;
        if (const std::optional<MediaInput> input = inputOf(asset))
            inputs.append(*input);
    }
    giveAll(inputs);
}

void MediaPlace::giveAddress(const QString &address)
{
    const QString text = address.trimmed();
    if (text.isEmpty())
        return;
    // One that cannot be used stays in the slot and is refused there by the rules, so that nothing typed is
    // lost and nothing is sent without it.
    MediaInput input;
    input.role = m_spec.role;
    input.reference
        = MediaReference::fromText(text).value_or(MediaReference{MediaReference::Kind::Url, text});
    if (m_spec.kinds.size() == 1 && input.reference.kind == MediaReference::Kind::Url)
        input.kind = m_spec.kinds.constFirst();
    giveAll({input});
}

void MediaPlace::givePixels(const QImage &picture)
{
    keepPicture(picture, m_services.picturesFolder, this)->then(this, [this](const Result<QString> &path) {
        if (path)
            giveFiles({*path});
        else
            emit failed(wording::explain(path.error()).text());
    });
}

void MediaPlace::chooseFile()
{
    const FileWish wish{m_spec.kinds, m_most > 1, m_services.settings.session(FolderKey).toString()};
    m_services.prompts.pickMedia(m_cell, wish, [this](const QStringList &paths) { giveFiles(paths); });
}

void MediaPlace::chooseAsset(QWidget *beside)
{
    if (!m_services.assets)
        return;
    const QString account = m_services.account ? m_services.account() : QString();
    auto *picker = new AssetPicker(*m_services.assets, account, m_spec.kinds, m_cell);
    connect(picker, &AssetPicker::picked, this, [this](const Asset &asset) { give({asset}); });
    picker->openBelow(beside);
}

void MediaPlace::setCrop(const std::optional<QRectF> &crop)
{
    if (!m_input)
        return;
    m_input->crop = crop;
    refresh();
    emit changed();
}

void MediaPlace::setTrim(const std::optional<RangeOfDouble> &trim)
{
    if (!m_input || m_input->trim == trim)
        return;
    m_input->trim = trim;
    refresh();
    emit changed();
}

void MediaPlace::setTag(const QString &tag)
{
    if (!m_input || m_input->tag == tag)
        return;
    m_input->tag = tag;
    emit changed();
}

void MediaPlace::setSubject(const QString &subject)
{
    if (!m_input || m_input->subject == subject)
        return;
    m_input->subject = subject;
    emit changed();
}

void MediaPlace::setTime(double at)
{
    if (!m_input || m_input->at == at)
        return;
    m_input->at = at;
    emit changed();
}

bool MediaPlace::canTrim() const
{
    return m_input && m_input->reference.kind == MediaReference::Kind::File && m_facts && m_facts->seconds > 0
        && m_facts->kind != MediaKind::Image;
}

// --- what is shown --------------------------------------------------------------------------------------

QSize MediaPlace::cellSize() const
{
    // Before it is laid out, the usual column is a good guess.
    return {m_cell->isVisible() ? m_cell->width() : UsualWidth, m_cell->sizeHint().height()};
}

// As many as fit in about the clip's own shape.
int MediaPlace::stripCount() const
{
    if (!m_facts || m_facts->size.isEmpty() || m_input->kind == MediaKind::Audio)
        return 1;
    const QSizeF cell = cellSize();
    const double one = cell.height() * m_facts->size.width() / m_facts->size.height();
    return std::clamp(int(std::lround(cell.width() / one)), 1, MostPictures);
}

void MediaPlace::loadPicture()
{
    if (!m_input || m_input->reference.kind == MediaReference::Kind::Url)
        return;
    const QString reference = m_input->reference.toText();
    if (isKept(m_input->reference)) {
        if (!m_services.assets || m_loaded == reference)
            return;
        Asset asset;
        asset.place = Asset::Place::Provider;
        asset.reference = m_input->reference;
        asset.account = m_services.account ? m_services.account() : QString();
        asset.kind = m_input->kind.value_or(m_spec.kinds.value(0));
        startLoading(reference, m_services.assets->preview(asset, PictureBound));
        return;
    }
    const QString &path = m_input->reference.value;
    if (m_input->kind.value_or(MediaKind::Image) == MediaKind::Image) {
        if (m_loaded != reference)
            startLoading(reference, m_services.inspector.load(path, PictureBound));
        return;
    }
    if (!m_facts)
        return; // its shape decides how many pictures fit
    const QSize size = cellSize() * m_cell->devicePixelRatioF();
    const QString what = u"%1 × %2 %3"_s.arg(size.width()).arg(stripCount()).arg(reference);
    if (m_loaded != what)
        startLoading(what, m_services.inspector.filmstrip(path, stripCount(), size));
}

void MediaPlace::startLoading(const QString &what, Call<QImage> *call)
{
    if (m_loading)
        m_loading->abort();
    m_loading = call;
    m_loaded = what;
    call->then(this, [this, what](const Result<QImage> &picture) {
        if (!picture || picture->isNull() || m_loaded != what)
            return;
        m_picture = *picture;
        refresh();
    });
}

void MediaPlace::setFacts(const MediaFactsMap &facts)
{
    if (!m_input)
        return;
    const auto known = facts.constFind(m_input->reference.toText());
    if (known == facts.constEnd() || known->state == MediaFacts::State::Pending)
        return;
    const bool usable = known->state == MediaFacts::State::Known && m_spec.kinds.contains(known->kind);
    if (usable != std::exchange(m_usable, usable))
        refresh();
    if (known->state != MediaFacts::State::Known)
        return;
    const bool same = m_facts && m_facts->size == known->size && m_facts->kind == known->kind
        && m_facts->bytes == known->bytes && m_facts->seconds == known->seconds
        && m_input->kind == known->kind;
    if (same)
        return;
    m_facts = *known;
    m_input->kind = known->kind;
    fitCrop();
    loadPicture();
    refresh();
}

void MediaPlace::setOutputSize(QSize size)
{
    if (size == m_outputSize)
        return;
    m_outputSize = size;
    m_cell->setOutputSize(size);
    fitCrop();
    refresh();
}

void MediaPlace::setBroken(bool broken)
{
    m_broken = broken;
    refresh();
}

void MediaPlace::fitCrop()
{
    if (!m_input || !m_input->crop || !m_facts || m_facts->size.isEmpty() || m_outputSize.isEmpty())
        return;
    const QRectF middle = centredCrop(m_facts->size, m_outputSize);
    const QPointF way = m_input->crop->center() - middle.center();
    m_input->crop = movedCrop(middle, way); // the same spot, in the new shape
}

void MediaPlace::refresh()
{
    MediaCell::Content content;
    if (m_input) {
        content.text = name();
        content.kind = m_input->kind.value_or(MediaKind::Image);
        // A provider shows a picture of its clips, no strip.
        if (content.kind != MediaKind::Image && !isKept(m_input->reference))
            content.frames = stripCount();
        if (m_input->reference.kind == MediaReference::Kind::Url) {
            content.host = QUrl(m_input->reference.value).host();
            content.fetched = m_fetched;
        }
        content.picture = m_picture;
        content.pixels = m_facts ? m_facts->size : QSize();
        content.crop = m_input->crop;
        if (m_input->trim && m_facts && m_facts->seconds > 0)
            content.part = {m_input->trim->least / m_facts->seconds, m_input->trim->most / m_facts->seconds};
    }
    content.broken = m_input && (m_broken || !m_usable);
    m_cell->setContent(content);
    emit shown();
}

} // namespace studio
