// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/assetpicker.h"

#include "services/assets/assetshelf.h"
#include "services/wording/wording.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

constexpr QSize PickerSize(360, 400);
constexpr QSize PictureSize(72, 42);
constexpr int RowRoom = 50;
constexpr auto PicturesDelay = 30ms;
constexpr int Asked = Qt::UserRole; // whether a row's picture was asked for

QString secondLine(const Asset &asset)
{
    QStringList parts;
    if (asset.seconds > 0)
        parts.append(wording::clipTime(asset.seconds));
    if (!asset.size.isEmpty())
        parts.append(u"%1 × %2"_s.arg(asset.size.width()).arg(asset.size.height()));
    if (asset.bytes > 0)
        parts.append(wording::bytes(asset.bytes));
    parts.append(asset.place == Asset::Place::Library ? AssetPicker::tr("in the library")
                                                      : AssetPicker::tr("kept by the provider"));
    return parts.join(u" · "_s);
}

QIcon emptyPicture(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return icon(u"text-to-image"_s, Tint::Muted);
    case MediaKind::Video:
        return icon(u"film"_s, Tint::Muted);
    case MediaKind::Audio:
        return icon(u"volume"_s, Tint::Muted);
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

AssetPicker::AssetPicker(
    AssetShelf &shelf, const QString &account, const QList<MediaKind> &kinds, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_shelf(shelf)
    , m_account(account)
    , m_kinds(kinds)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_status(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Assets"));
    m_search->setObjectName("assetSearch"_L1);
    m_search->setPlaceholderText(tr("Search…"));
    m_search->setAccessibleName(tr("Search assets"));
    m_search->installEventFilter(this);
    m_list->setObjectName("assetList"_L1);
    m_list->setAccessibleName(tr("Assets"));
    m_list->setIconSize(PictureSize);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_status->setProperty("fieldLabel", true);
    m_status->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_status);
    resize(PickerSize);
    m_picturesDue.setSingleShot(true);
    m_picturesDue.setInterval(PicturesDelay);
    connect(&m_picturesDue, &QTimer::timeout, this, &AssetPicker::loadVisible);
    connect(m_search, &QLineEdit::textChanged, this, &AssetPicker::filter);
    connect(m_list, &QListWidget::itemActivated, this,
        [this](QListWidgetItem *item) { pick(m_list->row(item)); });
    connect(
        m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { pick(m_list->row(item)); });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_picturesDue.start();
        if (m_hasMore && m_open == 0 && value == m_list->verticalScrollBar()->maximum())
            lookAtProvider(m_offset);
    });
    look();
}

AssetPicker::~AssetPicker() = default;

void AssetPicker::openBelow(const QWidget *widget)
{
    QPoint corner = widget->mapToGlobal(QPoint(widget->width() - width(), widget->height() + 4));
    const QRect screen = widget->screen()->availableGeometry();
    if (corner.y() + height() > screen.bottom())
        corner.setY(widget->mapToGlobal(QPoint()).y() - height() - 4);
    corner.setX(qBound(screen.left(), corner.x(), qMax(screen.left(), screen.right() - width())));
    corner.setY(qMax(screen.top(), corner.y()));
    move(corner);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void AssetPicker::look()
{
    ++m_open;
    ShelfQuery query;
    if (m_kinds.size() == 1)
        query.kind = m_kinds.constFirst();
    m_shelf.local(query)->then(this, [this](const Result<QList<Asset>> &assets) {
        --m_open;
        if (assets)
            add(*assets);
        else
            say(wording::explain(assets.error()).text());
    });
    if (!m_account.isEmpty())
        lookAtProvider(0);
    say({});
}

void AssetPicker::lookAtProvider(int offset)
{
    ++m_open;
    const auto kind = m_kinds.size() == 1 ? std::optional(m_kinds.constFirst()) : std::nullopt;
    m_shelf.remote(m_account, kind, offset)->then(this, [this, offset](const Result<ShelfPage> &page) {
        --m_open;
        if (!page)
            return say(wording::explain(page.error()).text());
        m_offset = offset + int(page->assets.size());
        m_hasMore = page->hasMore;
        add(page->assets);
    });
}

void AssetPicker::add(const QList<Asset> &assets)
{
    for (const Asset &asset : assets) {
        if (!m_kinds.contains(asset.kind))
            continue;
        m_assets.append(asset);
        auto *item
            = new QListWidgetItem(emptyPicture(asset.kind), asset.name + '\n'_L1 + secondLine(asset), m_list);
        item->setData(Qt::AccessibleTextRole, QString(asset.name + ", "_L1 + secondLine(asset)));
        item->setSizeHint({0, RowRoom});
    }
    filter();
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    say({});
    m_picturesDue.start();
}

void AssetPicker::filter()
{
    const QString wanted = m_search->text().trimmed();
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(
            !wanted.isEmpty() && !m_assets.at(row).name.contains(wanted, Qt::CaseInsensitive));
    const QListWidgetItem *current = m_list->currentItem();
    if (current && current->isHidden()) {
        for (int row = 0; row < m_list->count(); ++row) {
            if (!m_list->item(row)->isHidden()) {
                m_list->setCurrentRow(row);
                break;
            }
        }
    }
    m_picturesDue.start();
}

void AssetPicker::say(const QString &sentence)
{
    const QString waiting = m_open > 0 ? tr("Looking…") : QString();
    const QString nothing = m_open == 0 && m_assets.isEmpty()
        ? tr("Nothing that fits yet. Saved takes and files that were used appear here.")
        : QString();
    const QString text = !sentence.isEmpty() ? sentence : waiting.isEmpty() ? nothing : waiting;
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
}

// Only what is seen is asked for: a list may have hundreds of rows.
void AssetPicker::loadVisible()
{
    const QRect seen = m_list->viewport()->rect();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (item->isHidden() || item->data(Asked).toBool() || !m_list->visualItemRect(item).intersects(seen))
            continue;
        item->setData(Asked, true);
        const QSize bound = PictureSize * devicePixelRatioF();
        m_shelf.preview(m_assets.at(row), bound)->then(this, [this, row](const Result<QImage> &picture) {
            if (picture && !picture->isNull() && row < m_list->count())
                m_list->item(row)->setIcon(QPixmap::fromImage(*picture));
        });
    }
}

void AssetPicker::pick(int row)
{
    if (row < 0 || row >= m_assets.size() || m_done)
        return;
    m_done = true; // a click may also be an activation
    const Asset asset = m_assets.at(row);
    close();
    emit picked(asset);
}

void AssetPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

// The arrows and Enter work on the list while words are typed.
bool AssetPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        const QListWidgetItem *current = m_list->currentItem();
        if (current && !current->isHidden())
            pick(m_list->currentRow());
        return true;
    }
    if (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_PageUp && key != Qt::Key_PageDown)
        return false;
    return QCoreApplication::sendEvent(m_list, event);
}

} // namespace studio
