// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/workspaces.h"

#include "services/accounts/accountbook.h"
#include "services/settings/settings.h"
#include "services/studio.h"
#include "widgets/actions/actionregistry.h"
#include "widgets/actions/shotactions.h"
#include "widgets/forms/shotpage.h"
#include "widgets/models/rooms.h"
#include "widgets/pages/rail.h"
#include "widgets/pages/sampleshot.h"

#include <QAction>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr auto RoomKey = "window/room"_L1;

std::optional<Room> workspace(const QString &id)
{
    const QList<Room> rooms = workspaceRooms();
    const auto found
        = std::find_if(rooms.begin(), rooms.end(), [&id](const Room &room) { return room.id == id; });
    return found == rooms.end() ? std::nullopt : std::optional(*found);
}

} // namespace

Workspaces::Workspaces(
    Studio &studio, Prompts &prompts, ActionRegistry &registry, const Places &places, QObject *parent)
    : QObject(parent)
    , m_studio(studio)
    , m_prompts(prompts)
    , m_registry(registry)
    , m_rail(places.rail)
    , m_shots(places.shots)
    , m_shotActions(new ShotActions(registry, this))
{
    addRooms(m_rail);
    connect(&m_rail, &Rail::chosen, this, &Workspaces::open);
    connect(&m_rail, &Rail::lingered, this, &Workspaces::peek);
}

Workspaces::~Workspaces() = default;

void Workspaces::addRooms(Rail &rail)
{
    int digit = 0;
    const auto add = [&](const Room &room, Rail::End end) {
        rail.addRoom(room, end);
        const QKeySequence keys(u"Alt+%1"_s.arg(++digit));
        QAction *action = m_registry.add({"room."_L1 + room.id, u'&' + room.label, {keys}, {}});
        connect(action, &QAction::triggered, this, [this, id = room.id] { open(id); });
        rail.setHint(room.id, action->toolTip());
    };
    const QList<Room> rooms = workspaceRooms();
    for (const Room &room : rooms)
        add(room, Rail::End::Top);
    const QList<Room> others = otherRooms();
    for (const Room &room : others)
        add(room, Rail::End::Bottom);
}

QStringList Workspaces::roomActions() const
{
    QStringList ids;
    const QList<Room> rooms = workspaceRooms() + otherRooms();
    for (const Room &room : rooms)
        ids.append("room."_L1 + room.id);
    return ids;
}

void Workspaces::restoreSession()
{
    const QString kept = m_studio.settings().session(RoomKey).toString();
    open(workspace(kept) ? kept : workspaceRooms().first().id);
}

void Workspaces::saveSession()
{
    for (const auto &[id, page] : m_pages.asKeyValueRange()) {
        page->saveSession();
        if (page == m_page)
            m_studio.settings().setSession(RoomKey, id);
    }
}

QString Workspaces::account() const
{
    return m_page ? m_page->account() : QString();
}

void Workspaces::open(const QString &room)
{
    if (workspace(room))
        bringForward(room);
    if (std::exchange(m_room, room) == room)
        return;
    m_rail.setCurrent(room);
    // A shot that cannot be seen is not sent.
    m_shotActions->setPage(room == roomid::Usage ? nullptr : m_page);
    emit roomChanged(room);
}

void Workspaces::peek(const QString &room)
{
    if (!workspace(room))
        return;
    if (m_room == roomid::Assets)
        bringForward(room);
    else
        open(room);
}

void Workspaces::bringForward(const QString &room)
{
    ShotPage *page = m_pages.value(room);
    if (!page)
        page = makePage(room);
    if (page == m_page)
        return;
    const QString account = this->account();
    m_page = page;
    m_shots.setCurrentWidget(page);
    m_shotActions->setPage(page);
    if (!account.isEmpty() && account != page->account())
        page->setAccount(account);
    emit pageChanged();
}

ShotPage *Workspaces::makePage(const QString &room)
{
    auto *page = new ShotPage(m_studio, m_prompts, *workspace(room), &m_shots);
    page->setObjectName("shot-"_L1 + room);
    m_shots.addWidget(page);
    m_pages.insert(room, page);
    fillFirst(*page, room);
    const auto inFront = [this, page](auto signal) {
        return [this, page, signal](const auto &...values) {
            if (page == m_page)
                (this->*signal)(values...);
        };
    };
    connect(page, &ShotPage::previzChanged, this, inFront(&Workspaces::previzChanged));
    connect(page, &ShotPage::previzMoved, this, inFront(&Workspaces::previzMoved));
    connect(page, &ShotPage::accountChanged, this, inFront(&Workspaces::accountChanged));
    connect(page, &ShotPage::accountsWanted, this, &Workspaces::accountsWanted);
    connect(page, &ShotPage::submitted, this, &Workspaces::submitted);
    return page;
}

//! What was there last time; at the first start a sample in the first room.
void Workspaces::fillFirst(ShotPage &page, const QString &room)
{
    if (page.restoreSession() || room != roomid::ImageToVideo)
        return;
    const Result<GenerationRequest> sample = sampleShot(m_studio.library());
    if (sample)
        page.setRequest(*sample);
    else
        emit failed(sample.error());
}

void Workspaces::setAccount(const QString &name)
{
    if (m_page)
        m_page->setAccount(name);
}

bool Workspaces::put(const Asset &asset)
{
    if (!asset.account.isEmpty())
        m_page->setAccount(asset.account);
    m_page->know(asset);
    const auto place = m_page->placeFor(asset.reference, asset.kind);
    return place && m_page->take(place->first, place->second);
}

void Workspaces::useAsset(const QString &operation, Role slot, const Asset &asset)
{
    open(roomOf(operation));
    m_page->know(asset);
    MediaInput input;
    input.role = slot;
    input.reference = asset.reference;
    input.kind = asset.kind;
    use(operation, input, asset.account);
}

void Workspaces::leaveOthers()
{
    open(m_pages.key(m_page));
}

void Workspaces::useSettings(const QString &account, const GenerationRequest &request)
{
    open(roomOf(request.operation));
    m_page->setAccount(account);
    m_page->setRequest(request);
}

void Workspaces::use(const QString &operation, const MediaInput &input, const QString &account)
{
    const QString before = this->account();
    open(roomOf(operation));
    m_page->setAccount(account);
    if (m_page->take(operation, input))
        return;
    m_page->setAccount(before);
    m_page->take(operation, input);
}

} // namespace studio
