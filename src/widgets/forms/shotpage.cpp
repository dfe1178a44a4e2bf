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
#include "widgets/models/rooms.h"

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

constexpr auto SaveDelay = 800ms; // after the last change

} // namespace

ShotPage::ShotPage(Studio &studio, Prompts &prompts, const Room &room, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::ShotPage>())
    , m_studio(studio)
    , m_room(room.id)
    , m_operations(room.operations)
{
    ui->setupUi(this);
    m_facts = new MediaFactsBook(studio.inspector(), this);
    const FormServices services{studio.inspector(), prompts, studio.settings(),
        studio.library().folder() + "/pictures"_L1, &studio.assets(), m_facts, [this] { return account(); }};
    m_form = new ShotForm(services, ui->contentWidget);
    ui->formLayout->addWidget(m_form);
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
        moveOn();
        m_refusal.reset();
        m_left.clear();
        m_tried = true;
        m_saveDue.start(); // nothing typed is lost, however the program ends
        refresh();
    });
    connect(m_facts, &MediaFactsBook::changed, this, &ShotPage::refresh);
    connect(m_facts, &MediaFactsBook::settled, this, [this] {
        if (m_click)
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
        setAccount(keptAccount()); // back to the one that was chosen
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

// --- the order of fields --------------------------------------------------------------------------------

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
    m_left.clear();
    showRequest(request);
}

void ShotPage::showRequest(const GenerationRequest &request)
{
    moveOn();
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
    m_tried = m_tried || !request.values.isEmpty() || !request.media.isEmpty();
    m_saveDue.start();
    m_refusal.reset();
    refresh();
}

QString ShotPage::requestKey() const
{
    return "shot/"_L1 + m_room + "/request"_L1;
}

QString ShotPage::requestAccountKey() const
{
    return "shot/"_L1 + m_room + "/account"_L1;
}

bool ShotPage::restoreSession()
{
    const QByteArray kept = m_studio.settings().session(requestKey()).toByteArray();
    const auto request = GenerationRequest::fromJson(QJsonDocument::fromJson(kept).object());
    if (kept.isEmpty() || !request)
        return false;
    setRequest(*request);
    // Another room may have chosen another account since.
    const QString its = m_studio.settings().session(requestAccountKey()).toString();
    if (!its.isEmpty() && its != account())
        leaveBehind(its);
    m_tried = false; // an untouched form was kept too
    refresh();
    return true;
}

void ShotPage::saveSession()
{
    m_saveDue.stop();
    m_studio.settings().setSession(
        requestKey(), QJsonDocument(request().toJson()).toJson(QJsonDocument::Compact));
    m_studio.settings().setSession(requestAccountKey(), account());
}

const PrevizScene &ShotPage::previz() const
{
    return m_feed->scene();
}

void ShotPage::refresh()
{
    if (!model() || m_form->model() != model())
        return;
    GenerationRequest named = m_form->request();
    if (m_click)
        named.media += m_click->request.media;
    m_facts->follow(named);
    m_form->setFacts(m_facts->facts());
    validateNow();
    showProblems();
    showPrice();
    m_feed->setShot(*m_form->model(), m_form->request(), m_facts->facts());
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
        const bool missing
            = problem.code == ProblemCode::Required || problem.code == ProblemCode::NothingGiven;
        if (missing && !m_tried)
            continue; // an untouched form is not wrong yet
        const QString text = wording::problem(problem, model);
        const QString label = problem.field.isEmpty() ? QString() : wording::fieldLabel(model, problem.field);
        lines.append({problem.field, label, text, problem.severity});
        if (!problem.field.isEmpty() && !marks.contains(problem.field))
            marks.insert(problem.field, {text, problem.severity});
    }
    for (const QString &sentence : std::as_const(m_left))
        lines.prepend({{}, {}, sentence, Problem::Severity::Notice});
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
    m_left.clear();
    m_tried = true;
    m_click = {model(), m_form->request(), account()};
    setBusy(true);
    m_facts->lookAgain(); // a file may have vanished since it was dropped
}

//! Another account, model or value from here on: what was clicked stays what it was.
void ShotPage::moveOn()
{
    if (m_click)
        m_click->left = true;
}

void ShotPage::send()
{
    refresh();
    Click click = *m_click;
    if (!click.left)
        click.request = m_form->request(); // what the files told may have chosen the aspect ratio
    const ProviderSpec *provider = m_studio.catalogue().provider(click.model->provider);
    const QList<Problem> problems = validate(*provider, *click.model, click.request, m_facts->facts());
    const auto wrong = std::find_if(problems.begin(), problems.end(),
        [](const Problem &problem) { return problem.severity == Problem::Severity::Error; });
    if (wrong == problems.end())
        submit(click.request, click.account);
    m_click.reset();
    if (wrong == problems.end())
        return;
    setBusy(false);
    if (click.left) // there is no field here to lead to
        refused(failure(ErrorKind::InvalidRequest, wording::problem(*wrong, *click.model)).value());
    else if (!wrong->field.isEmpty())
        jumpTo(wrong->field);
}

void ShotPage::submit(const GenerationRequest &request, const QString &account)
{
    Submission submission;
    submission.request = request;
    submission.account = account;
    submission.facts = m_facts->facts(); // what was checked and priced here
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
