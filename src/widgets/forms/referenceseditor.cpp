// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/referenceseditor.h"

#include "services/wording/wording.h"
#include "widgets/forms/elidedlabel.h"
#include "widgets/forms/linkbutton.h"
#include "widgets/forms/markline.h"
#include "widgets/forms/mediacell.h"
#include "widgets/forms/mediaplace.h"
#include "widgets/forms/referenceitem.h"
#include "widgets/forms/slotwords.h"
#include "widgets/forms/trimeditor.h"
#include "widgets/theme/figurelabel.h"

#include <QAction>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int Columns = 3;
constexpr QSize CellRoom(108, 78);
constexpr QSize EmptyRoom(340, 54); // while there is nothing else
constexpr int LongestTag = 16;

//! The greatest stretch of the clip without a keyframe gets the next one into its middle; the ends come
//! first.
double freeTime(QList<double> taken)
{
    if (taken.isEmpty())
        return 0;
    if (!taken.contains(1.0))
        return 1;
    taken.append(0);
    std::sort(taken.begin(), taken.end());
    double best = 0.5;
    double widest = 0;
    for (qsizetype index = 1; index < taken.size(); ++index) {
        const double gap = taken.at(index) - taken.at(index - 1);
        if (gap <= widest)
            continue;
        widest = gap;
        best = taken.at(index - 1) + gap / 2;
    }
    return best;
}

MediaCell::Place addLook(const QString &label, const MediaSpec &spec)
{
    MediaCell::Place look;
    look.name = ReferencesEditor::tr("%1: add", "a slot with several inputs").arg(label);
    look.invitation = slotwords::invitation(spec.kinds);
    look.kinds = spec.kinds;
    return look;
}

} // namespace

bool ReferencesEditor::edits(const MediaSpec &spec)
{
    return spec.maximumCount > 1 || spec.shape == MediaShape::Tagged || spec.shape == MediaShape::Timed;
}

ReferencesEditor::ReferencesEditor(
    const ModelSpec &model, const MediaSpec &spec, const FormServices &services, QWidget *parent)
    : Editor(parent)
    , m_model(model)
    , m_spec(spec)
    , m_services(services)
    , m_label(wording::fieldLabel(model, spec.key()))
    , m_grid(new QGridLayout)
    , m_addCell(new MediaCell(addLook(m_label, spec), this))
    , m_count(new FigureLabel(this))
    , m_assetsButton(new LinkButton(tr("From assets…"), this))
    , m_markLine(new MarkLine(this))
{
    setObjectName(spec.key() + "Editor"_L1);
    m_addCell->setObjectName(spec.key() + "AddCell"_L1);
    m_add = new MediaPlace(model, spec, services, m_addCell);
    connect(m_add, &MediaPlace::overflowed, this, [this](const QList<MediaInput> &more) {
        takeNew(QList<MediaInput>{*m_add->input()} + more);
        m_add->setInput(std::nullopt);
    });
    connect(m_add, &MediaPlace::changed, this, [this] {
        if (m_add->input())
            takeNew({*m_add->input()});
        m_add->setInput(std::nullopt);
        emit changed();
    });
    connect(m_add, &MediaPlace::failed, this, [this](const QString &sentence) {
        setMark({sentence, Problem::Severity::Error});
    });
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(8);
    for (int index = 0; index < Columns; ++index)
        m_grid->setColumnStretch(index, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(makeHead());
    column->addLayout(m_grid);
    column->addWidget(makeFoot());
    column->addWidget(m_markLine);
    arrange();
}

ReferencesEditor::~ReferencesEditor() = default;

QWidget *ReferencesEditor::makeHead()
{
    auto *head = new QWidget(this);
    auto *title = new QLabel(m_label, head);
    title->setProperty("fieldLabel", true);
    title->setBuddy(m_addCell);
    m_count->setProperty("fieldLabel", true);
    m_count->setObjectName(m_spec.key() + "Count"_L1);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins({});
    line->addWidget(title);
    line->addStretch();
    line->addWidget(m_count);
    return head;
}

QWidget *ReferencesEditor::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *hint = new ElidedLabel(foot);
    hint->setText(slotwords::hint(m_spec));
    m_assetsButton->setObjectName(m_spec.key() + "AssetsButton"_L1);
    connect(m_assetsButton, &QPushButton::clicked, this, [this] { m_add->chooseAsset(m_assetsButton); });
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins({});
    line->addWidget(hint, 1);
    line->addWidget(m_assetsButton);
    foot->setVisible(m_add->hasAssets() || !hint->text().isEmpty());
    m_assetsButton->setVisible(m_add->hasAssets());
    return foot;
}

QStringList ReferencesEditor::keys() const
{
    return {m_spec.key()};
}

void ReferencesEditor::load(const GenerationRequest &request)
{
    const QList<const MediaInput *> inputs = request.inputs(m_spec.role);
    while (m_items.size() > size_t(inputs.size())) {
        delete m_items.back();
        m_items.pop_back();
    }
    while (m_items.size() < size_t(inputs.size()))
        addItem();
    for (qsizetype index = 0; index < inputs.size(); ++index)
        m_items[size_t(index)]->setInput(*inputs.at(index));
    arrange();
}

void ReferencesEditor::store(GenerationRequest &request) const
{
    request.media.removeIf([this](const MediaInput &input) { return input.role == m_spec.role; });
    for (const ReferenceItem *item : m_items) {
        if (item->place()->input())
            request.media.append(*item->place()->input());
    }
}

void ReferencesEditor::setFacts(const MediaFactsMap &facts)
{
    for (const ReferenceItem *item : m_items)
        item->place()->setFacts(facts);
    showTrim();
}

//! Which one a mark speaks of: as it says itself, else the first whose file cannot be used.
int ReferencesEditor::markedIndex(const FieldMark &mark) const
{
    if (mark.input >= 0 || mark.text.isEmpty())
        return mark.input;
    const auto found = std::find_if(
        m_items.begin(), m_items.end(), [](const ReferenceItem *item) { return !item->place()->isUsable(); });
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

void ReferencesEditor::setMark(const FieldMark &mark)
{
    const int marked = markedIndex(mark);
    FieldMark said = mark;
    if (marked >= 0 && m_items.size() > 1)
        said.text = tr("Number %1: %2", "one of several references: what is wrong")
                        .arg(locale().toString(marked + 1), mark.text);
    m_markLine->setMark(said);
    const bool isError = !mark.text.isEmpty() && mark.severity == Problem::Severity::Error;
    for (size_t index = 0; index < m_items.size(); ++index)
        m_items[index]->place()->setBroken(isError && int(index) == marked);
}

void ReferencesEditor::setMarks(const FieldMarks &marks)
{
    setMark(marks.value(m_spec.key()));
}

void ReferencesEditor::focusField(const QString &)
{
    MediaCell *place = m_addCell->isHidden() ? m_items.front()->cell() : m_addCell;
    for (const ReferenceItem *item : m_items) {
        if (item->cell()->content().broken) {
            place = item->cell();
            break;
        }
    }
    place->setFocus(Qt::ShortcutFocusReason);
}

// --- what comes and goes --------------------------------------------------------------------------------

ReferenceItem *ReferencesEditor::addItem()
{
    auto *item = new ReferenceItem(m_model, m_spec, m_services, this);
    m_items.push_back(item);
    connect(item->place(), &MediaPlace::changed, this, [this, item] {
        if (!item->place()->input())
            remove(item);
        showTrim();
        emit changed();
    });
    connect(item->place(), &MediaPlace::shown, this, &ReferencesEditor::showTrim);
    connect(item->place(), &MediaPlace::failed, this, [this](const QString &sentence) {
        setMark({sentence, Problem::Severity::Error});
    });
    connect(item->cell(), &MediaCell::moveWanted, this,
        [this, item](int steps) { move(item, indexOf(item) + steps); });
    connect(item->cell(), &MediaCell::carriedTo, this,
        [this, item](const QPoint &globalPlace) { carry(item, globalPlace); });
    connect(item, &ReferenceItem::trimWanted, this, [this, item] { openTrim(item); });
    auto *earlier = new QAction(tr("Move to the front by one (Alt+Left)"), item);
    auto *later = new QAction(tr("Move to the back by one (Alt+Right)"), item);
    connect(earlier, &QAction::triggered, this, [this, item] { move(item, indexOf(item) - 1); });
    connect(later, &QAction::triggered, this, [this, item] { move(item, indexOf(item) + 1); });
    item->setMoreActions({earlier, later});
    return item;
}

void ReferencesEditor::takeNew(const QList<MediaInput> &inputs)
{
    for (MediaInput input : inputs) {
        if (m_items.size() >= size_t(m_spec.maximumCount))
            break;
        complete(input);
        addItem()->setInput(input);
    }
    arrange();
}

void ReferencesEditor::complete(MediaInput &input) const
{
    if (m_spec.shape == MediaShape::Tagged && input.kind.value_or(MediaKind::Image) == MediaKind::Image)
        input.tag = proposedTag(input.reference, tags());
    if (m_spec.shape != MediaShape::Timed)
        return;
    QList<double> taken;
    for (const ReferenceItem *item : m_items) {
        if (item->place()->input())
            taken.append(item->place()->input()->at.value_or(0));
    }
    input.at = freeTime(taken);
}

void ReferencesEditor::remove(ReferenceItem *item)
{
    const int index = indexOf(item);
    m_items.erase(m_items.begin() + index);
    const bool hadFocus = item->cell()->hasFocus();
    item->hide();
    item->deleteLater(); // it is the one that tells
    arrange();
    if (!hadFocus)
        return;
    if (size_t(index) < m_items.size())
        m_items[size_t(index)]->cell()->setFocus();
    else
        m_addCell->setFocus();
}

int ReferencesEditor::indexOf(const ReferenceItem *item) const
{
    return int(std::find(m_items.begin(), m_items.end(), item) - m_items.begin());
}

void ReferencesEditor::move(ReferenceItem *item, int to)
{
    const int from = indexOf(item);
    if (to < 0 || size_t(to) >= m_items.size() || to == from)
        return;
    m_items.erase(m_items.begin() + from);
    m_items.insert(m_items.begin() + to, item);
    arrange();
    emit changed();
}

void ReferencesEditor::carry(ReferenceItem *item, const QPoint &globalPlace)
{
    for (const ReferenceItem *other : m_items) {
        if (other == item || !other->rect().contains(other->mapFromGlobal(globalPlace)))
            continue;
        move(item, indexOf(other));
        return;
    }
}

QStringList ReferencesEditor::tags() const
{
    QStringList tags;
    for (const ReferenceItem *item : m_items) {
        if (item->place()->input() && !item->place()->input()->tag.isEmpty())
            tags.append(item->place()->input()->tag);
    }
    return tags;
}

QString ReferencesEditor::proposedTag(const MediaReference &reference, const QStringList &taken)
{
    static const QRegularExpression unfit(u"[^A-Za-z0-9]+"_s);
    QString name;
    if (reference.kind == MediaReference::Kind::File)
        name = QFileInfo(reference.value).completeBaseName();
    else if (reference.kind == MediaReference::Kind::Url)
        name = QFileInfo(QUrl(reference.value).fileName()).completeBaseName();
    name.replace(unfit, u"_"_s);
    while (!name.isEmpty() && !name.at(0).isLetter())
        name.remove(0, 1);
    name.truncate(LongestTag);
    while (name.endsWith('_'_L1))
        name.chop(1);
    if (isUsableTag(name) && !taken.contains(name))
        return name;
    for (int number = 1;; ++number) {
        const QString plain = "ref"_L1 + QString::number(number);
        if (!taken.contains(plain))
            return plain;
    }
}

// --- layout ---------------------------------------------------------------------------------------------

void ReferencesEditor::arrange()
{
    while (QLayoutItem *taken = m_grid->takeAt(0))
        delete taken;
    int cell = 0;
    for (ReferenceItem *item : m_items) {
        item->setNumber(cell, m_label);
        m_grid->addWidget(item, cell / Columns, cell % Columns, Qt::AlignTop);
        item->show();
        ++cell;
    }
    const int count = int(m_items.size());
    const bool hasRoom = count < m_spec.maximumCount;
    m_addCell->setVisible(hasRoom);
    m_addCell->setRoom(count == 0 ? EmptyRoom : CellRoom);
    if (hasRoom && count == 0)
        m_grid->addWidget(m_addCell, 0, 0, 1, Columns);
    else if (hasRoom)
        m_grid->addWidget(m_addCell, cell / Columns, cell % Columns, Qt::AlignTop);
    m_add->setMost(m_spec.maximumCount - count);
    m_assetsButton->setEnabled(hasRoom);
    m_count->setText(tr("%1 of %2", "how many of how many at most")
                         .arg(locale().toString(count), locale().toString(m_spec.maximumCount)));
    orderTabs();
}

//! Items are made after everything else; the Tab key would come to them last.
void ReferencesEditor::orderTabs()
{
    QWidget *before = m_addCell->previousInFocusChain();
    while (before != m_addCell
        && (isAncestorOf(before) || (before->focusPolicy() & Qt::TabFocus) == 0 || before->focusProxy()))
        before = before->previousInFocusChain();
    for (const ReferenceItem *item : m_items) {
        const QList<QWidget *> stops = item->tabStops();
        for (QWidget *stop : stops) {
            setTabOrder(before, stop);
            before = stop;
        }
    }
    setTabOrder(before, m_addCell);
}

// --- trim -----------------------------------------------------------------------------------------------

void ReferencesEditor::openTrim(ReferenceItem *item)
{
    if (!m_trim) {
        m_trim = new TrimEditor(m_spec.seconds, this);
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->indexOf(m_markLine), m_trim);
        connect(m_trim, &TrimEditor::trimmed, this, [this](const std::optional<RangeOfDouble> &part) {
            if (m_trimmed)
                m_trimmed->place()->setTrim(part);
        });
        connect(m_trim, &TrimEditor::done, m_trim, &QWidget::hide);
    }
    const bool close = m_trimmed == item && !m_trim->isHidden();
    m_trimmed = item;
    m_trim->setVisible(!close);
    showTrim();
}

void ReferencesEditor::showTrim()
{
    if (!m_trim || m_trim->isHidden())
        return;
    const bool known = m_trimmed && m_trimmed->place()->canTrim();
    m_trim->setVisible(known);
    if (!known)
        return;
    const MediaFacts &facts = *m_trimmed->place()->facts();
    m_trim->setPicture(m_trimmed->place()->picture(), facts.kind == MediaKind::Audio);
    if (m_trim->part() != m_trimmed->place()->input()->trim || !m_trim->hasClip(facts.seconds))
        m_trim->setClip(facts.seconds, m_trimmed->place()->input()->trim);
}

} // namespace studio
