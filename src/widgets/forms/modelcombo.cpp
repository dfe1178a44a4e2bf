// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/modelcombo.h"

#include "services/wording/wording.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QScrollBar>
#include <QSet>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace studio {

namespace {

constexpr int PlaceRole = Qt::UserRole + 1; // in m_models

} // namespace

void ModelCombo::addHeading(const QString &text)
{
    addItem(text);
    auto *items = qobject_cast<QStandardItemModel *>(model());
    QStandardItem *item = items ? items->item(count() - 1) : nullptr;
    if (!item)
        return;
    item->setFlags(Qt::NoItemFlags);
    QFont small = font();
    small.setPointSizeF(metrics::LabelPointSize);
    small.setWeight(QFont::DemiBold);
    item->setFont(small);
}

void ModelCombo::setModels(const QList<const ModelSpec *> &models)
{
    const QSignalBlocker silence(this);
    clear();
    m_models = models;
    QSet<QString> operations;
    for (const ModelSpec *model : models)
        operations.insert(model->operation);
    QString operation;
    for (qsizetype place = 0; place < models.size(); ++place) {
        const ModelSpec &model = *models.at(place);
        if (operations.size() > 1 && model.operation != operation)
            addHeading(wording::operationLabel(model.operation));
        operation = model.operation;
        const bool retired = model.retired.isValid();
        addItem(retired ? tr("%1 (retired)").arg(model.label) : model.label, model.model);
        setItemData(count() - 1, int(place), PlaceRole);
        if (retired) {
            const QString day = QLocale().toString(model.retired, QLocale::LongFormat);
            setItemData(count() - 1, tr("Retired on %1.").arg(day), Qt::ToolTipRole);
        } else if (!model.note.isEmpty()) {
            setItemData(count() - 1, model.note, Qt::ToolTipRole);
        }
    }
    setCurrentIndex(models.isEmpty() ? -1 : findData(0, PlaceRole));
}

const ModelSpec *ModelCombo::chosen() const
{
    const QVariant place = currentData(PlaceRole);
    return place.isValid() ? m_models.value(place.toInt()) : nullptr;
}

bool ModelCombo::choose(const ModelSpec *model)
{
    const auto place = m_models.indexOf(model);
    if (place < 0)
        return false;
    setCurrentIndex(findData(int(place), PlaceRole));
    return true;
}

const ModelSpec *ModelCombo::find(const QString &operation, const QString &model) const
{
    for (const ModelSpec *known : m_models) {
        if (known->operation == operation && known->model == model)
            return known;
    }
    return nullptr;
}

//! The form's column is narrow; the names of models are not.
void ModelCombo::showPopup()
{
    const int wide
        = view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width() + 2 * metrics::Grid;
    view()->setMinimumWidth(qMax(width(), wide));
    QComboBox::showPopup();
}

} // namespace studio
