// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QComboBox>
#include <QList>

namespace studio {

//! Chooses a model. Models of several operations stand under a heading each; a heading cannot be chosen.
//! Retired models say so. The model's id is an item's data.
class ModelCombo final : public QComboBox {
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    //! Offers these, grouped by operation in the order given, and chooses the first. Emits nothing. The
    //! models have to outlive the combo (they are the catalogue's).
    void setModels(const QList<const ModelSpec *> &models);
    [[nodiscard]] const QList<const ModelSpec *> &models() const { return m_models; }
    [[nodiscard]] const ModelSpec *chosen() const; //!< null when there are none
    //! Chooses a model; one that is not offered changes nothing.
    bool choose(const ModelSpec *model);
    //! Of an operation, with that id; null when it is not offered.
    [[nodiscard]] const ModelSpec *find(const QString &operation, const QString &model) const;

    void showPopup() override;

private:
    void addHeading(const QString &text);

    QList<const ModelSpec *> m_models; // an item keeps its place in here
};

} // namespace studio
