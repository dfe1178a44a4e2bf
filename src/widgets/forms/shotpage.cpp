// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/shotpage.h"

#include "domain/pricing.h"
#include "services/accounts/accountbook.h"
#include "services/settings/settings.h"
#include "services/store/library.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"
#include "ui_shotpage.h"
#include "widgets/forms/cameraeditor.h"
#include "widgets/forms/keyframestrip.h"
#include "widgets/forms/mediafactsbook.h"
#include "widgets/forms/previzfeed.h"
#include "widgets/forms/shotform.h"
#include "widgets/pages/rooms.h"

#include <QEvent>
#include <QJsonDocument>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

constexpr auto AccountKey = "shot/account"_L1; // shared by all rooms
constexpr auto SaveDelay = 800ms; // after the last change

bool takes(const ModelSpec &model, Role role, std::optional<MediaKind> kind)
{
    const MediaSpec *spec = model.mediaSlot(role);
    return spec && (!kind || spec->kinds.contains(*kind));
}

} // namespace

ShotPage::ShotPage(Studio &studio, Prompts &prompts, const Room &room, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::ShotPage>())
    , m_studio(studio)
    , m_room(room.id)
    , m_operations(room.operations)
{
    ui->setupUi(this);
    const FormServices services{
        studio.inspector(), prompts, studio.settings(), studio.library().folder() + "/pictures"_L1};
    m_form = new ShotForm(services, ui->contentWidget);
    ui->formLayout->addWidget(m_form);
    m_facts = new MediaFactsBook(studio.inspector(), this);
    m_feed = new PrevizFeed(studio.inspector(), this);
    m_saveDue.setSingleShot(true);
    m_saveDue.setInterval(SaveDelay);
    connect(&m_saveDue, &QTimer::timeout, this, &ShotPage::saveSession);
    connectForm();
    fillAccounts();
}

ShotPage::~ShotPage() = default;

void ShotPage::connectForm()
{
    connect(m_form, &ShotForm::changed, this, [this] {
        m_refusal.reset();
        m_saveDue.start(); // nothing typed is lost, however the program ends
        refresh();
    });
    connect(m_facts, &MediaFactsBook::changed, this, &ShotPage::refresh);
    connect(m_facts, &MediaFactsBook::settled, this, [this] {
        if (std::exchange(m_sendWhenSettled, false))
            send();
    });
    connect(m_feed, &PrevizFeed::sceneChanged, this, &ShotPage::previzChanged);
    connect(m_feed, &PrevizFeed::moveChanged, this, &ShotPage::previzMoved);
    connect(ui->problemsBar, &ProblemsBar::jumpWanted, this, &ShotPage::jumpTo);
    connect(ui->generateButton, &QPushButton::clicked, this, &ShotPage::generate);
    connect(ui->modelCombo, &QComboBox::currentIndexChanged, this, &ShotPage::chooseModel);
    connect(ui->accountCombo, &QComboBox::activated, this, [this](int index) {
        const QString name = ui->accountCombo->itemData(index).toString();
        if (!name.isEmpty()) {
            setAccount(name);
            return;
        }
        setAccount(m_studio.settings().session(AccountKey).toString()); // back to the one that was chosen
        emit accountsWanted();
    });
    connect(&m_studio.accounts(), &AccountBook::changed, this, &ShotPage::fillAccounts);
}

// --- what the window's actions need -----------------------------------------------------------------------

bool ShotPage::hasKeyframe(Role role) const
{
    return model() && m_form->keyframes() && m_form->keyframes()->slot(role);
}

bool ShotPage::hasCamera() const
{
    return model() && m_form->camera();
}

bool ShotPage::hasPrompt() const
{
    return model() && model()->parameter(Role::Prompt);
}

void ShotPage::chooseKeyframe(Role role)
{
    if (m_form->keyframes())
        m_form->keyframes()->chooseFile(role);
}

void ShotPage::swapKeyframes()
{
    if (m_form->keyframes())
        m_form->keyframes()->swap(Role::First, Role::Last);
}

void ShotPage::resetCamera()
{
    if (m_form->camera())
        m_form->camera()->reset();
}

void ShotPage::focusPrompt()
{
    jumpTo(roleName(Role::Prompt));
}

void ShotPage::setGenerateHint(const QString &toolTip)
{
    ui->generateButton->setToolTip(toolTip);
}

// --- account and model ----------------------------------------------------------------------------------

void ShotPage::fillAccounts()
{
    const QString wanted = m_studio.settings().session(AccountKey).toString();
    QSignalBlocker silence(ui->accountCombo);
    ui->accountCombo->clear();
    const QList<Account> accounts = m_studio.accounts().accounts();
    for (const Account &account : accounts)
        ui->accountCombo->addItem(account.label, account.name);
    ui->accountCombo->insertSeparator(ui->accountCombo->count());
    ui->accountCombo->addItem(tr("Add an account…"));
    silence.unblock();
    const bool known = ui->accountCombo->findData(wanted) >= 0;
    const bool practice = ui->accountCombo->findData(u"sandbox-useapi"_s) >= 0;
    setAccount(known ? wanted : practice ? u"sandbox-useapi"_s : ui->accountCombo->itemData(0).toString());
}

QString ShotPage::account() const
{
    return ui->accountCombo->currentData().toString();
}

QString ShotPage::provider() const
{
    return m_studio.accounts().account(account()).value_or(Account{}).provider;
}

void ShotPage::setAccount(const QString &name)
{
    const int index = ui->accountCombo->findData(name);
    if (name.isEmpty() || index < 0)
        return;
    ui->accountCombo->setCurrentIndex(index);
    m_studio.settings().setSession(AccountKey, name);
    const QString now = provider();
    if (now != std::exchange(m_provider, now))
        fillModels();
    emit accountChanged(name);
}

const ModelSpec *ShotPage::model() const
{
    return ui->modelCombo->chosen();
}

void ShotPage::fillModels()
{
    const ModelSpec *before = m_form->model();
    QList<const ModelSpec *> models;
    for (const QString &operation : m_operations)
        models += m_studio.catalogue().models(m_provider, operation);
    {
        const QSignalBlocker silence(ui->modelCombo);
        ui->modelCombo->setModels(models);
        if (before) {
            const auto same = std::find_if(models.begin(), models.end(),
                [&](const ModelSpec *model) { return model->operation == before->operation; });
            if (!ui->modelCombo->choose(ui->modelCombo->find(before->operation, before->model))
                && same != models.end())
                ui->modelCombo->choose(*same);
        }
    }
    ui->modelCombo->setEnabled(!models.isEmpty());
    ui->operationLabel->setVisible(m_operations.size() > 1 && !models.isEmpty());
    showAbsence();
    chooseModel();
}

//! Says that the account's provider has nothing for this room, and what to do.
void ShotPage::showAbsence()
{
    const bool absent = !model();
    m_form->setVisible(!absent);
    ui->problemsBar->setVisible(!absent);
    ui->absenceLabel->setVisible(absent);
    ui->generateButton->setEnabled(!absent);
    if (!absent)
        return;
    QStringList others;
    for (const ProviderSpec &provider : m_studio.catalogue().providers()) {
        const bool has = std::any_of(m_operations.begin(), m_operations.end(), [&](const QString &operation) {
            return !m_studio.catalogue().models(provider.id, operation).isEmpty();
        });
        if (has)
            others.append(provider.label);
    }
    const ProviderSpec *here = m_studio.catalogue().provider(m_provider);
    const QString name = here ? here->label : m_provider;
    ui->absenceLabel->setText(others.isEmpty()
            ? tr("%1 has no model for this.").arg(name)
            : tr("%1 has no model for this. Choose an account of %2 above.").arg(name, others.join(", "_L1)));
    m_problems.clear();
    showPrice();
}

void ShotPage::chooseModel()
{
    const ModelSpec *chosen = model();
    if (!chosen) {
        emit abilitiesChanged();
        return;
    }
    m_form->setModel(*chosen);
    if (m_waiting)
        m_form->setRequest(*std::exchange(m_waiting, std::nullopt));
    ui->operationLabel->setText(wording::operationLabel(chosen->operation));
    orderTabs();
    emit abilitiesChanged();
    m_saveDue.start();
    m_refusal.reset();
    refresh();
}

//! The fields of a model are made after everything else; the Tab key would come to them last.
void ShotPage::orderTabs()
{
    QList<QWidget *> way;
    for (QWidget *next = m_form->nextInFocusChain(); next != m_form; next = next->nextInFocusChain()) {
        if (m_form->isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus) != 0 && !next->focusProxy())
            way.append(next);
    }
    way.append(ui->generateButton);
    QWidget *before = ui->modelCombo;
    for (QWidget *next : std::as_const(way)) {
        setTabOrder(before, next);
        before = next;
    }
}

// --- the request ----------------------------------------------------------------------------------------

GenerationRequest ShotPage::request() const
{
    return m_waiting ? *m_waiting : m_form->request();
}

void ShotPage::setRequest(const GenerationRequest &request)
{
    if (!model()) {
        m_waiting = request;
        m_saveDue.start();
        return;
    }
    const QList<const ModelSpec *> &offered = ui->modelCombo->models();
    const auto same = std::find_if(offered.begin(), offered.end(),
        [&](const ModelSpec *candidate) { return candidate->operation == request.operation; });
    if (!ui->modelCombo->choose(ui->modelCombo->find(request.operation, request.model))
        && model()->operation != request.operation && same != offered.end())
        ui->modelCombo->choose(*same);
    m_form->setRequest(request);
    m_saveDue.start();
    m_refusal.reset();
    refresh();
}

bool ShotPage::take(const QString &operation, const MediaInput &input)
{
    const auto fits = [&](const ModelSpec *candidate) {
        return candidate->operation == operation && takes(*candidate, input.role, input.kind);
    };
    if (!model() || !fits(model())) {
        const QList<const ModelSpec *> &offered = ui->modelCombo->models();
        auto found = std::find_if(offered.begin(), offered.end(),
            [&](const ModelSpec *candidate) { return fits(candidate) && !candidate->retired.isValid(); });
        if (found == offered.end())
            found = std::find_if(offered.begin(), offered.end(), fits);
        if (found == offered.end())
            return false;
        ui->modelCombo->choose(*found);
    }
    GenerationRequest wish = m_form->request();
    const int room = model()->mediaSlot(input.role)->maximumCount;
    if (room == 1 || wish.inputs(input.role).size() >= room)
        wish.media.removeIf([&](const MediaInput &old) { return old.role == input.role; });
    wish.media.append(input);
    setRequest(wish);
    return true;
}

std::optional<MediaInput> ShotPage::placeFor(const MediaReference &reference, MediaKind kind) const
{
    MediaInput input;
    input.reference = reference;
    input.kind = kind;
    QList<const ModelSpec *> candidates = ui->modelCombo->models();
    if (model())
        candidates.prepend(model());
    const GenerationRequest now = request();
    for (const bool onlyEmpty : {true, false}) {
        for (const ModelSpec *candidate : std::as_const(candidates)) {
            for (const MediaSpec &spec : candidate->media) {
                if (!spec.kinds.contains(kind) || (onlyEmpty && now.input(spec.role)))
                    continue;
                input.role = spec.role;
                return input;
            }
            if (onlyEmpty)
                break; // the chosen model first, with what it has
        }
    }
    return std::nullopt;
}

QString ShotPage::requestKey() const
{
    return "shot/"_L1 + m_room + "/request"_L1;
}

bool ShotPage::restoreSession()
{
    const QByteArray kept = m_studio.settings().session(requestKey()).toByteArray();
    const auto request = GenerationRequest::fromJson(QJsonDocument::fromJson(kept).object());
    if (kept.isEmpty() || !request)
        return false;
    setRequest(*request);
    return true;
}

void ShotPage::saveSession()
{
    m_saveDue.stop();
    m_studio.settings().setSession(
        requestKey(), QJsonDocument(request().toJson()).toJson(QJsonDocument::Compact));
}

const PrevizScene &ShotPage::previz() const
{
    return m_feed->scene();
}

void ShotPage::refresh()
{
    if (!model() || m_form->model() != model())
        return;
    m_facts->follow(m_form->request());
    m_form->setFacts(m_facts->facts());
    validateNow();
    showProblems();
    showPrice();
    m_feed->setShot(*m_form->model(), m_form->request());
}

void ShotPage::validateNow()
{
    const ModelSpec &model = *m_form->model();
    const ProviderSpec *provider = m_studio.catalogue().provider(model.provider);
    m_problems = validate(*provider, model, m_form->request(), m_facts->facts());
}

void ShotPage::showProblems()
{
    const ModelSpec &model = *m_form->model();
    FieldMarks marks;
    QList<ProblemLine> lines;
    for (const Problem &problem : std::as_const(m_problems)) {
        if (problem.code == ProblemCode::MediaPending)
            continue; // a moment later there is something to say, or nothing
        const QString text = wording::problem(problem, model);
        const QString label = problem.field.isEmpty() ? QString() : wording::fieldLabel(model, problem.field);
        lines.append({problem.field, label, text, problem.severity});
        if (!problem.field.isEmpty() && !marks.contains(problem.field))
            marks.insert(problem.field, {text, problem.severity});
    }
    if (m_refusal) {
        const QString text = wording::explain(*m_refusal).text();
        const QString &field = m_refusal->field;
        const bool known = model.parameter(QStringView(field))
            || (roleFromName(field) && model.mediaSlot(*roleFromName(field)));
        lines.prepend({known ? field : QString(), known ? wording::fieldLabel(model, field) : QString(), text,
            Problem::Severity::Error});
        if (known)
            marks.insert(field, {text, Problem::Severity::Error});
    }
    m_form->setMarks(marks);
    ui->problemsBar->setLines(lines);
}

void ShotPage::showPrice()
{
    const QString price = !model()
        ? QString()
        : wording::credits(estimate(*m_form->model(), m_form->request(), m_facts->facts()));
    ui->generateButton->setText(m_busy ? tr("Sending…") : tr("Generate"));
    ui->generateButton->setProperty("detail", m_busy ? QString() : price); // the style writes it lighter
    ui->generateButton->updateGeometry();
    ui->generateButton->update();
    ui->generateButton->setAccessibleDescription(price);
}

// --- sending --------------------------------------------------------------------------------------------

void ShotPage::generate()
{
    if (m_busy || !model())
        return;
    m_refusal.reset();
    setBusy(true);
    m_sendWhenSettled = true;
    m_facts->lookAgain(); // a file may have vanished since it was dropped
}

void ShotPage::send()
{
    if (!model()) {
        setBusy(false); // the account was changed meanwhile
        return;
    }
    refresh();
    if (hasErrors(m_problems)) {
        setBusy(false);
        for (const Problem &problem : std::as_const(m_problems)) {
            if (problem.severity == Problem::Severity::Error && !problem.field.isEmpty())
                return jumpTo(problem.field);
        }
        return;
    }
    Submission submission;
    submission.request = m_form->request();
    submission.account = account();
    m_studio.engine().submit(submission)->then(this, [this](const Result<Task> &task) {
        setBusy(false);
        if (!task)
            return refused(task.error());
        saveSession();
        emit submitted(*task);
    });
}

void ShotPage::refused(const Error &error)
{
    m_refusal = error;
    showProblems();
    if (!error.field.isEmpty())
        jumpTo(error.field);
}

void ShotPage::setBusy(bool busy)
{
    m_busy = busy;
    showPrice();
}

void ShotPage::jumpTo(const QString &field)
{
    m_form->focusField(field);
    if (QWidget *focused = m_form->window()->focusWidget(); focused && m_form->isAncestorOf(focused))
        ui->scrollArea->ensureWidgetVisible(focused, 0, 48);
}

void ShotPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        ui->retranslateUi(this);
    QWidget::changeEvent(event);
}

} // namespace studio
