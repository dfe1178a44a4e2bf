// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/generationrequest.h"
#include "domain/mediafacts.h"
#include "domain/validation.h"

#include <QHash>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace studio {

//! What is to be said at a field.
struct FieldMark {
    QString text; //!< a whole sentence; empty = all is well
    Problem::Severity severity = Problem::Severity::Error;
    int input = -1; //!< of a slot with several inputs: which one is meant, from 0; −1 = no single one
};

//! Marks by field key.
using FieldMarks = QHash<QString, FieldMark>;

//! Edits one or several fields of a request. The form puts editors together and reads nothing but this.
class Editor : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! The fields that it edits, by ParameterSpec::key() or MediaSpec::key().
    [[nodiscard]] virtual QStringList keys() const = 0;
    //! Shows the request's values of these fields. Emits nothing.
    virtual void load(const GenerationRequest &request) = 0;
    //! Puts what is shown into the request; what is not chosen is left out.
    virtual void store(GenerationRequest &request) const = 0;
    //! Shows the marks of its fields and takes away the others.
    virtual void setMarks(const FieldMarks &marks) = 0;
    //! Gives the keyboard to one of its fields.
    virtual void focusField(const QString &key) = 0;
    //! What is known of the request's files and assets. Emits nothing.
    virtual void setFacts(const MediaFactsMap &) { }
    //! The pixels that will be delivered; empty when nobody can tell.
    virtual void setOutputSize(QSize) { }

signals:
    //! A person changed something.
    void changed();
};

} // namespace studio
