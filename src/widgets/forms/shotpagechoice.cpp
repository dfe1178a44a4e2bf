// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which account, which model, and which of its slots.
#include "services/accounts/accountbook.h"
#include "services/settings/settings.h"
#include "services/studio.h"
#include "services/wording/wording.h"
#include "ui_shotpage.h"
#include "widgets/forms/mediafactsbook.h"
#include "widgets/forms/previzfeed.h"
#include "widgets/forms/shotform.h"
#include "widgets/forms/shotpage.h"
#include "widgets/models/tasktext.h"

#include <QSignalBlocker>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr auto AccountKey = "shot/account"_L1; // shared by all rooms

bool takes(const ModelSpec &model, Role role, std::optional<MediaKind> kind)
{
    const MediaSpec *spec = model.mediaSlot(role);
    return spec && (!kind || spec->kinds.contains(*kind));
}

} // namespace

void ShotPage::fillAccounts()
{
    const QString wanted = keptAccount();
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

QString ShotPage::keptAccount() const
{
    return m_studio.settings().session(AccountKey).toString();
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
    const QString before = std::exchange(m_account, name);
    if (!before.isEmpty() && before != name) {
        moveOn();
        leaveBehind(before);
    }
    const QString now = provider();
    if (now != std::exchange(m_provider, now))
        fillModels();
    emit accountChanged(name);
}

//! What another account keeps is of no use to this one: the same file takes its place when it lies here.
void ShotPage::leaveBehind(const QString &account)
{
    using Kind = MediaReference::Kind;
    const QString label = m_studio.accounts().account(account).value_or(Account{}).label;
    QStringList gone;
    const auto other = [&](const MediaInput &input) -> std::optional<MediaInput> {
        if (input.reference.kind != Kind::Asset && input.reference.kind != Kind::Upload)
            return input;
        const QString file = m_facts->fileOf(input.reference);
        if (!file.isEmpty()) {
            MediaInput here = input;
            here.reference = {Kind::File, file};
            return here;
        }
        const QString noted = m_facts->nameOf(input.reference);
        const QString name = noted.isEmpty() ? tasktext::keptName(input.reference, input.kind) : noted;
        const QString sentence = label.isEmpty()
            ? tr("“%1” is kept by another account and has left the form.").arg(name)
            : tr("“%1” is kept by %2 and has left the form.").arg(name, label);
        if (!gone.contains(sentence))
            gone.append(sentence);
        return std::nullopt;
    };
    m_form->replaceInputs(other);
    if (m_waiting) {
        QList<MediaInput> kept;
        for (const MediaInput &input : std::as_const(m_waiting->media)) {
            if (const std::optional<MediaInput> next = other(input))
                kept.append(*next);
        }
        m_waiting->media = kept;
    }
    m_left = gone;
    refresh();
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
    m_feed->setWords(tr("Nothing can be made here yet"), ui->absenceLabel->text());
    showPrice();
}

void ShotPage::chooseModel()
{
    const ModelSpec *chosen = model();
    if (!chosen) {
        emit abilitiesChanged();
        return;
    }
    if (m_form->model() && m_form->model() != chosen)
        moveOn();
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
    showRequest(wish);
    return true;
}

void ShotPage::know(const Asset &asset)
{
    m_facts->note(asset);
}

std::optional<std::pair<QString, MediaInput>> ShotPage::placeFor(
    const MediaReference &reference, MediaKind kind) const
{
    if (!model())
        return std::nullopt;
    MediaInput input;
    input.reference = reference;
    input.kind = kind;
    const GenerationRequest now = request();
    const auto slotOf = [&](const ModelSpec &candidate, bool empty) -> const MediaSpec * {
        for (const MediaSpec &spec : candidate.media) {
            const bool hasRoom = now.inputs(spec.role).size() < spec.maximumCount;
            if (spec.kinds.contains(kind) && (hasRoom || !empty))
                return &spec;
        }
        return nullptr;
    };
    QList<std::pair<const ModelSpec *, bool>> tries{{model(), true}, {model(), false}};
    for (const ModelSpec *other : ui->modelCombo->models())
        tries.append({other, false});
    for (const auto &[candidate, empty] : std::as_const(tries)) {
        if (const MediaSpec *spec = slotOf(*candidate, empty)) {
            input.role = spec->role;
            return std::pair(candidate->operation, input);
        }
    }
    return std::nullopt;
}

} // namespace studio
