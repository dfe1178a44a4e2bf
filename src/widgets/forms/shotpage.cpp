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
#include "widgets/actions/actionregistry.h"
#include "widgets/forms/cameraeditor.h"
#include "widgets/forms/keyframestrip.h"
#include "widgets/forms/mediafactsbook.h"
#include "widgets/forms/previzfeed.h"
#include "widgets/forms/shotform.h"

#include <QAction>
#include <QEvent>
#include <QJsonDocument>
#include <QSignalBlocker>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

constexpr auto AccountKey = "shot/account"_L1;
constexpr auto RequestKey = "shot/request"_L1;
constexpr auto SaveDelay = 800ms; // after the last change

} // namespace

ShotPage::ShotPage(
    Studio &studio, Prompts &prompts, ActionRegistry &registry, const QString &operation, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::ShotPage>())
    , m_studio(studio)
    , m_registry(registry)
    , m_operation(operation)
{
    ui->setupUi(this);
    const FormServices services{
        studio.inspector(), prompts, studio.settings(), studio.library().folder() + "/pictures"_L1};
    m_form = new ShotForm(services, ui->contentWidget);
    ui->formLayout->addWidget(m_form);
    m_facts = new MediaFactsBook(studio.inspector(), this);
    m_feed = new PrevizFeed(studio.inspector(), this);
    addActions();

    m_saveDue.setSingleShot(true);
    m_saveDue.setInterval(SaveDelay);
    connect(&m_saveDue, &QTimer::timeout, this, &ShotPage::saveSession);
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
    connect(&studio.accounts(), &AccountBook::changed, this, &ShotPage::fillAccounts);
    fillAccounts();
}

ShotPage::~ShotPage() = default;

void ShotPage::addActions()
{
    QAction *go = m_registry.add({u"shot.generate"_s, tr("&Generate"),
        {QKeySequence(u"Ctrl+Return"_s), QKeySequence(u"Ctrl+Enter"_s)}, {}});
    connect(go, &QAction::triggered, this, &ShotPage::generate);
    connect(ui->generateButton, &QPushButton::clicked, go, &QAction::trigger);
    ui->generateButton->setToolTip(go->toolTip());
    const auto chooser = [&](const QString &id, const QString &text, Role role) {
        QAction *action = m_registry.add({id, text, {}, {}});
        connect(action, &QAction::triggered, this, [this, role] {
            if (m_form->keyframes())
                m_form->keyframes()->chooseFile(role);
        });
    };
    chooser(u"shot.chooseFirst"_s, tr("Choose the &first keyframe…"), Role::First);
    chooser(u"shot.chooseMiddle"_s, tr("Choose the &middle keyframe…"), Role::Middle);
    chooser(u"shot.chooseLast"_s, tr("Choose the &last keyframe…"), Role::Last);
    QAction *swap = m_registry.add(
        {u"shot.swapKeyframes"_s, tr("&Swap first and last"), {QKeySequence(u"Ctrl+Shift+X"_s)}, {}});
    connect(swap, &QAction::triggered, this, [this] {
        if (m_form->keyframes())
            m_form->keyframes()->swap(Role::First, Role::Last);
    });
    QAction *reset
        = m_registry.add({u"shot.resetCamera"_s, tr("&Reset the camera"), {QKeySequence(u"Ctrl+0"_s)}, {}});
    connect(reset, &QAction::triggered, this, [this] {
        if (m_form->camera())
            m_form->camera()->reset();
    });
    QAction *prompt
        = m_registry.add({u"shot.prompt"_s, tr("Go to the &prompt"), {QKeySequence(u"Ctrl+P"_s)}, {}});
    connect(prompt, &QAction::triggered, this, [this] { jumpTo(roleName(Role::Prompt)); });
}

void ShotPage::updateActions()
{
    const auto has = [this](Role role) { return m_form->keyframes() && m_form->keyframes()->slot(role); };
    m_registry.action(u"shot.chooseFirst"_s)->setEnabled(has(Role::First));
    m_registry.action(u"shot.chooseMiddle"_s)->setEnabled(has(Role::Middle));
    m_registry.action(u"shot.chooseLast"_s)->setEnabled(has(Role::Last));
    m_registry.action(u"shot.swapKeyframes"_s)->setEnabled(has(Role::First) && has(Role::Last));
    m_registry.action(u"shot.resetCamera"_s)->setEnabled(m_form->camera() != nullptr);
}

// --- account and model ----------------------------------------------------------------------------------

void ShotPage::fillAccounts()
{
    const QString wanted = m_studio.settings().session(AccountKey).toString();
    QSignalBlocker silence(ui->accountCombo);
    ui->accountCombo->clear();
    const QList<Account> accounts = m_studio.accounts().accounts();
    for (const Account &account : accounts) {
        if (!m_studio.catalogue().models(account.provider, m_operation).isEmpty())
            ui->accountCombo->addItem(account.label, account.name);
    }
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

Account ShotPage::currentAccount() const
{
    return m_studio.accounts().account(account()).value_or(Account{});
}

void ShotPage::setAccount(const QString &name)
{
    const int index = ui->accountCombo->findData(name);
    if (name.isEmpty() || index < 0)
        return;
    ui->accountCombo->setCurrentIndex(index);
    m_studio.settings().setSession(AccountKey, name);
    const QString provider = currentAccount().provider;
    if (provider != std::exchange(m_provider, provider))
        fillModels(m_form->model() ? m_form->model()->model : QString());
    emit accountChanged(name);
}

void ShotPage::fillModels(const QString &wantedModel)
{
    {
        const QSignalBlocker silence(ui->modelCombo);
        ui->modelCombo->clear();
        const QList<const ModelSpec *> models = m_studio.catalogue().models(m_provider, m_operation);
        for (const ModelSpec *model : models)
            ui->modelCombo->addItem(model->label, model->model);
        ui->modelCombo->setCurrentIndex(qMax(0, ui->modelCombo->findData(wantedModel)));
    }
    emit ui->modelCombo->currentIndexChanged(ui->modelCombo->currentIndex());
}

void ShotPage::chooseModel()
{
    const ModelSpec *model
        = m_studio.catalogue().model(m_provider, m_operation, ui->modelCombo->currentData().toString());
    if (!model)
        return;
    m_form->setModel(*model);
    orderTabs();
    updateActions();
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
    return m_form->request();
}

void ShotPage::setRequest(const GenerationRequest &request)
{
    const int index = ui->modelCombo->findData(request.model);
    if (index >= 0)
        ui->modelCombo->setCurrentIndex(index);
    m_form->setRequest(request);
    m_saveDue.start();
    m_refusal.reset();
    refresh();
}

bool ShotPage::restoreSession()
{
    const QByteArray kept = m_studio.settings().session(RequestKey).toByteArray();
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
        RequestKey, QJsonDocument(request().toJson()).toJson(QJsonDocument::Compact));
}

const PrevizScene &ShotPage::previz() const
{
    return m_feed->scene();
}

void ShotPage::refresh()
{
    if (!m_form->model())
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
    const QString price = wording::credits(estimate(*m_form->model(), m_form->request(), m_facts->facts()));
    ui->generateButton->setText(m_busy ? tr("Sending…") : tr("Generate"));
    ui->generateButton->setProperty("detail", m_busy ? QString() : price); // the style writes it lighter
    ui->generateButton->updateGeometry();
    ui->generateButton->update();
    ui->generateButton->setAccessibleDescription(price);
}

// --- sending --------------------------------------------------------------------------------------------

void ShotPage::generate()
{
    if (m_busy || !m_form->model())
        return;
    m_refusal.reset();
    setBusy(true);
    m_sendWhenSettled = true;
    m_facts->lookAgain(); // a file may have vanished since it was dropped
}

void ShotPage::send()
{
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
