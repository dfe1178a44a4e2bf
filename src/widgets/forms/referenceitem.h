// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "widgets/forms/formservices.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace studio {

class LinkButton;
class MediaCell;
class MediaPlace;

//! One reference among several: its picture, and below it what the slot's shape asks for: a tag, what it
//! shows, a time in the clip; of clips and sounds the length.
class ReferenceItem final : public QWidget {
    Q_OBJECT

public:
    ReferenceItem(const ModelSpec &model, const MediaSpec &spec, const FormServices &services,
        QWidget *parent = nullptr);
    ~ReferenceItem() override;

    [[nodiscard]] MediaPlace *place() const { return m_place; }
    [[nodiscard]] MediaCell *cell() const { return m_cell; }
    //! Its place among the others, from 0.
    void setNumber(int number, const QString &slotLabel);
    //! Shows an input. Emits nothing.
    void setInput(const MediaInput &input);
    void setMoreActions(const QList<QAction *> &actions);
    //! What the Tab key comes to, in order.
    [[nodiscard]] QList<QWidget *> tabStops() const;

signals:
    void trimWanted();

private:
    void addTag();
    void addSubject(const QList<SubjectSpec> &subjects);
    void addTime();
    void addLength();
    void showInput();
    void put(QWidget *field);

    MediaCell *m_cell;
    MediaPlace *m_place;
    QLineEdit *m_tag = nullptr;
    QComboBox *m_subject = nullptr;
    QDoubleSpinBox *m_time = nullptr;
    QLabel *m_length = nullptr;
    LinkButton *m_trim = nullptr;
};

} // namespace studio
