// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/takeactions.h"

#include "media/framereader.h"
#include "services/accounts/accountbook.h"
#include "services/net/pool.h"
#include "services/store/library.h"
#include "services/studio.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/forms/picturekeeper.h"
#include "widgets/models/takefiles.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr auto LastFrame = "task.useLastFrame"_L1;

bool offers(
    const Catalogue &catalogue, const QString &provider, const QString &operation, Role role, MediaKind kind)
{
    const QList<const ModelSpec *> models = catalogue.models(provider, operation);
    return std::any_of(models.begin(), models.end(), [&](const ModelSpec *model) {
        const MediaSpec *spec = model->mediaSlot(role);
        return spec && spec->kinds.contains(kind);
    });
}

Result<QImage> lastFrameOf(const QString &path)
{
    const auto reader = media::FrameReader::open(path);
    if (!reader)
        return failure(reader.error());
    return (*reader)->frameAt((*reader)->info().seconds);
}

} // namespace

TakeActions::TakeActions(
    Studio &studio, ActionRegistry &registry, const std::function<QString()> &account, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_registry(registry)
    , m_account(account)
{
    constexpr auto Image = MediaKind::Image;
    constexpr auto Video = MediaKind::Video;
    constexpr auto Audio = MediaKind::Audio;
    add(LastFrame, tr("Use &last frame as first"), u"Ctrl+L"_s,
        {{Video, u"image-to-video"_s, Role::First}, {Image, u"image-to-video"_s, Role::First}});
    add(u"task.extend"_s, tr("E&xtend…"), u"Ctrl+E"_s, {{Video, u"video-extend"_s, Role::Source}});
    add(u"task.expand"_s, tr("Ex&pand…"), {}, {{Video, u"video-expand"_s, Role::Source}});
    add(u"task.upscale"_s, tr("Upscal&e…"), u"Ctrl+Shift+U"_s,
        {{Video, u"video-upscale"_s, Role::Source}, {Image, u"image-upscale"_s, Role::Image}});
    add(u"task.slowMotion"_s, tr("Slow &motion…"), {}, {{Video, u"slow-motion"_s, Role::Source}});
    add(u"task.lipSync"_s, tr("Lip-s&ync…"), {},
        {{Video, u"lip-sync"_s, Role::Character}, {Image, u"lip-sync"_s, Role::Character},
            {Audio, u"lip-sync"_s, Role::Audio}});
    add(u"task.changeLook"_s, tr("Change the loo&k…"), {}, {{Video, u"video-to-video"_s, Role::Source}});
    add(u"task.perform"_s, tr("Perform &with it…"), {},
        {{Video, u"character-performance"_s, Role::Character},
            {Image, u"character-performance"_s, Role::Character}});
    connect(&m_studio.accounts(), &AccountBook::changed, this, &TakeActions::updateActions);
    updateActions();
}

TakeActions::~TakeActions() = default;

void TakeActions::add(const QString &id, const QString &text, const QString &shortcut, const QList<Way> &ways)
{
    QList<QKeySequence> shortcuts;
    if (!shortcut.isEmpty())
        shortcuts.append(QKeySequence(shortcut));
    QAction *action = m_registry.add({id, text, shortcuts, {}});
    const Verb verb{action, ways};
    m_verbs.append(verb);
    connect(action, &QAction::triggered, this, [this, verb] { run(verb); });
}

QList<QAction *> TakeActions::actions() const
{
    QList<QAction *> list;
    for (const Verb &verb : m_verbs)
        list.append(verb.action);
    return list;
}

void TakeActions::setTask(const std::optional<Task> &task)
{
    if (!task || !m_task || task->id != m_task->id)
        m_file.clear();
    m_task = task;
    updateActions();
}

void TakeActions::setFile(const QString &path)
{
    m_file = path;
    updateActions();
}

QString TakeActions::file() const
{
    if (!m_task)
        return {};
    const QStringList files = takefiles::saved(*m_task);
    return files.contains(m_file) ? m_file : files.value(0);
}

const TakeActions::Way *TakeActions::wayOf(const Verb &verb) const
{
    const QString path = file();
    if (path.isEmpty())
        return nullptr;
    const MediaKind kind = takefiles::kindOf(path);
    const auto found = std::find_if(
        verb.ways.begin(), verb.ways.end(), [kind](const Way &way) { return way.kind == kind; });
    return found == verb.ways.end() ? nullptr : &*found;
}

QString TakeActions::accountFor(const Way &way) const
{
    // A last frame is a picture, whatever it comes from.
    const MediaKind kind = way.role == Role::First ? MediaKind::Image : way.kind;
    for (const QString &name : {m_task->account, m_account()}) {
        const Result<Account> account = m_studio.accounts().account(name);
        if (account && offers(m_studio.catalogue(), account->provider, way.operation, way.role, kind))
            return name;
    }
    return {};
}

void TakeActions::updateActions()
{
    for (const Verb &verb : std::as_const(m_verbs)) {
        const Way *way = wayOf(verb);
        verb.action->setEnabled(way && !accountFor(*way).isEmpty());
        if (verb.action->objectName() == LastFrame) {
            const bool picture = way && way->kind == MediaKind::Image;
            verb.action->setText(picture ? tr("Use as &first keyframe") : tr("Use &last frame as first"));
        }
    }
}

void TakeActions::run(const Verb &verb)
{
    const Way *way = wayOf(verb);
    if (!way)
        return;
    if (verb.action->objectName() == LastFrame && way->kind == MediaKind::Video) {
        useLastFrame();
        return;
    }
    MediaInput input;
    input.role = way->role;
    input.reference = {MediaReference::Kind::File, file()};
    input.kind = way->kind;
    emit useWanted(way->operation, input, accountFor(*way));
}

//! The frame is read from the file, not taken from what a player happens to show.
void TakeActions::useLastFrame()
{
    const QString folder = m_studio.library().folder() + "/pictures"_L1;
    const QString account = accountFor({MediaKind::Video, u"image-to-video"_s, Role::First});
    const auto use = [this, account](const Result<QString> &path) {
        if (!path) {
            emit failed(path.error());
            return;
        }
        MediaInput input;
        input.role = Role::First;
        input.reference = {MediaReference::Kind::File, *path};
        input.kind = MediaKind::Image;
        emit useWanted(u"image-to-video"_s, input, account);
    };
    inPool<QImage>(this, [path = file()] {
        return lastFrameOf(path);
    })->then(this, [this, folder, use](const Result<QImage> &frame) {
        if (frame)
            keepPicture(*frame, folder, this)->then(this, use);
        else
            emit failed(frame.error());
    });
}

} // namespace studio
