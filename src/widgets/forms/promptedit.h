// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QStringList>

#include <optional>

class QCompleter;
class QStringListModel;

namespace studio {

class TagHighlighter;

//! Text of several lines that knows the names of references: "@" opens a list of them, and those in the text
//! are coloured.
class PromptEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PromptEdit(QWidget *parent = nullptr);
    ~PromptEdit() override;

    //! Without the "@". None: the sign is one like any other.
    void setTags(const QStringList &tags);
    [[nodiscard]] const QStringList &tags() const { return m_tags; }
    [[nodiscard]] QCompleter *completer() const { return m_completer; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void offer();
    void complete(const QString &tag);
    //! What stands between the "@" and the caret; nothing when the caret is in no tag.
    [[nodiscard]] std::optional<QString> begun() const;

    QStringList m_tags;
    QStringListModel *m_model;
    QCompleter *m_completer;
    TagHighlighter *m_highlighter;
};

} // namespace studio
