// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/prompteditor.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace studio {

PromptEditor::PromptEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_edit(new QPlainTextEdit(this))
    , m_maximum(parameter.maximum)
{
    m_edit->setObjectName("promptEdit"_L1);
    m_edit->setTabChangesFocus(true);
    m_edit->setPlaceholderText(tr("Describe the shot: what is seen, what moves, the light."));
    m_edit->setFixedHeight(96); // four lines; longer ones scroll
    setInput(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        updateCounter();
        emit changed();
    });
    updateCounter();
}

QJsonValue PromptEditor::value() const
{
    const QString text = m_edit->toPlainText();
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

void PromptEditor::setValue(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text == m_edit->toPlainText())
        return; // keeps the cursor and what can be undone
    const QSignalBlocker silence(m_edit);
    m_edit->setPlainText(text);
    updateCounter();
}

void PromptEditor::updateCounter()
{
    const QString length = locale().toString(m_edit->toPlainText().size());
    if (!m_maximum) {
        setTrailing(length);
        return;
    }
    setTrailing(tr("%1 / %2", "length of the prompt / the most that is allowed")
                    .arg(length, locale().toString(qRound64(*m_maximum))));
}

} // namespace studio
