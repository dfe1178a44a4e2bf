// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/prompteditor.h"

#include "widgets/forms/promptedit.h"

#include <QLocale>
#include <QSignalBlocker>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int MainHeight = 96; // four lines; longer texts scroll
constexpr int OtherHeight = 60;

} // namespace

PromptEditor::PromptEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_edit(new PromptEdit(this))
    , m_maximum(parameter.maximum)
{
    const bool isMain = parameter.role == Role::Prompt;
    m_edit->setObjectName(isMain ? u"promptEdit"_s : parameter.key() + "Edit"_L1);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(isMain ? MainHeight : OtherHeight);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // nor does the field grow
    setInput(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        const QString text = m_edit->toPlainText();
        if (text == std::exchange(m_text, text))
            return;
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
    m_text = text;
    updateCounter();
}

void PromptEditor::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void PromptEditor::setTags(const QStringList &tags)
{
    const QSignalBlocker silence(m_edit);
    m_edit->setTags(tags);
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
