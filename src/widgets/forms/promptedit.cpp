// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/promptedit.h"

#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>
#include <QSyntaxHighlighter>

using namespace Qt::StringLiterals;

namespace studio {

//! Colours the tags that are there, and those that are not otherwise.
class TagHighlighter final : public QSyntaxHighlighter {
public:
    explicit TagHighlighter(PromptEdit *edit)
        : QSyntaxHighlighter(edit->document())
        , m_edit(edit)
    {
    }

protected:
    void highlightBlock(const QString &text) override
    {
        if (m_edit->tags().isEmpty())
            return;
        // As tagsIn(): what follows a letter or digit is part of an address.
        static const QRegularExpression tag(u"(?<![A-Za-z0-9_.@])@([A-Za-z][A-Za-z0-9_]*)"_s);
        const Tokens &tokens = Tokens::of(m_edit->palette());
        auto found = tag.globalMatch(text);
        while (found.hasNext()) {
            const QRegularExpressionMatch match = found.next();
            const bool known = m_edit->tags().contains(match.captured(1));
            QTextCharFormat format;
            format.setForeground(known ? tokens.accent : tokens.waiting);
            if (!known)
                format.setUnderlineStyle(QTextCharFormat::DotLine);
            setFormat(int(match.capturedStart()), int(match.capturedLength()), format);
        }
    }

private:
    PromptEdit *m_edit;
};

PromptEdit::PromptEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_model(new QStringListModel(this))
    , m_completer(new QCompleter(m_model, this))
    , m_highlighter(new TagHighlighter(this))
{
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive); // what is put in is written as it is
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->popup()->setAccessibleName(tr("References"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &PromptEdit::complete);
}

PromptEdit::~PromptEdit() = default;

void PromptEdit::setTags(const QStringList &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    m_model->setStringList(tags);
    m_highlighter->rehighlight();
}

std::optional<QString> PromptEdit::begun() const
{
    static const QRegularExpression tag(u"(?<![A-Za-z0-9_.@])@([A-Za-z0-9_]*)$"_s);
    const QTextCursor caret = textCursor();
    if (m_tags.isEmpty() || caret.hasSelection())
        return std::nullopt;
    const QRegularExpressionMatch match = tag.match(caret.block().text().left(caret.positionInBlock()));
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

void PromptEdit::offer()
{
    const std::optional<QString> word = begun();
    if (word)
        m_completer->setCompletionPrefix(*word);
    const bool isWhole
        = word && m_completer->completionCount() == 1 && m_completer->currentCompletion() == *word;
    if (!word || m_completer->completionCount() == 0 || isWhole) {
        m_completer->popup()->hide();
        return;
    }
    QAbstractItemView *list = m_completer->popup();
    list->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    QRect place = cursorRect();
    place.setWidth(list->sizeHintForColumn(0) + list->verticalScrollBar()->sizeHint().width() + 24);
    m_completer->complete(place);
}

void PromptEdit::complete(const QString &tag)
{
    const std::optional<QString> word = begun();
    if (!word)
        return;
    QTextCursor caret = textCursor();
    caret.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(word->size()));
    caret.insertText(tag);
    setTextCursor(caret);
}

void PromptEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->popup()->isVisible()) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
        case Qt::Key_Escape:
            event->ignore(); // the list takes them
            return;
        default:
            break;
        }
    }
    const QString before = toPlainText();
    QPlainTextEdit::keyPressEvent(event);
    const bool wanted = event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier;
    if (wanted || toPlainText() != before || m_completer->popup()->isVisible())
        offer();
}

void PromptEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        m_completer->popup()->hide();
}

void PromptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->rehighlight();
}

} // namespace studio
