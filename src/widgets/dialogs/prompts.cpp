// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/prompts.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

void askLine(QWidget *parent, const QString &title, const QString &label,
    const std::function<void(const QString &line)> &receive)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::TextInput);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->resize(480, dialog->sizeHint().height());
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, receive);
    dialog->open();
}

QString filter(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return QCoreApplication::translate("studio::Prompts", "Pictures (%1)")
            .arg("*.png *.jpg *.jpeg *.webp"_L1);
    case MediaKind::Video:
        return QCoreApplication::translate("studio::Prompts", "Videos (%1)")
            .arg("*.mp4 *.mov *.m4v *.webm *.mkv *.avi *.ogv *.mpg *.mpeg *.3gp"_L1);
    case MediaKind::Audio:
        return QCoreApplication::translate("studio::Prompts", "Sounds (%1)")
            .arg("*.wav *.mp3 *.m4a *.aac *.flac *.ogg *.opus *.weba"_L1);
    }
    Q_UNREACHABLE();
    return {};
}

//! All kinds at once first, when there are several.
QStringList filters(const QList<MediaKind> &kinds)
{
    QStringList names;
    QStringList endings;
    for (const MediaKind kind : kinds) {
        names.append(filter(kind));
        endings.append(names.constLast().section('('_L1, 1).chopped(1));
    }
    if (kinds.size() > 1)
        names.prepend(
            QCoreApplication::translate("studio::Prompts", "All that fit (%1)").arg(endings.join(' '_L1)));
    names.append(QCoreApplication::translate("studio::Prompts", "All files (*)"));
    return names;
}

} // namespace

void Prompts::pickMedia(
    QWidget *parent, const FileWish &wish, const std::function<void(const QStringList &paths)> &receive)
{
    const QString title = wish.several ? QCoreApplication::translate("studio::Prompts", "Choose files")
                                       : QCoreApplication::translate("studio::Prompts", "Choose a file");
    auto *dialog = new QFileDialog(parent, title, wish.folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(wish.several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setNameFilters(filters(wish.kinds));
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, receive);
    dialog->open();
}

void Prompts::pickPicture(
    QWidget *parent, const QString &folder, const std::function<void(const QString &path)> &receive)
{
    auto *dialog
        = new QFileDialog(parent, QCoreApplication::translate("studio::Prompts", "Choose a picture"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {QCoreApplication::translate("studio::Prompts", "Pictures (*.png *.jpg *.jpeg *.webp)"),
            QCoreApplication::translate("studio::Prompts", "All files (*)")});
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, receive);
    dialog->open();
}

void Prompts::askAddress(QWidget *parent, const std::function<void(const QString &address)> &receive)
{
    askLine(parent, QCoreApplication::translate("studio::Prompts", "On the web"),
        QCoreApplication::translate("studio::Prompts", "Address (https://…)"), receive);
}

void Prompts::askRemoteId(QWidget *parent, const std::function<void(const QString &id)> &receive)
{
    askLine(parent, QCoreApplication::translate("studio::Prompts", "Attach the provider’s task"),
        QCoreApplication::translate("studio::Prompts", "Id of the task at the provider"), receive);
}

void Prompts::nameFile(
    QWidget *parent, const QString &suggestion, const std::function<void(const QString &path)> &receive)
{
    auto *dialog = new QFileDialog(
        parent, QCoreApplication::translate("studio::Prompts", "Save the frame as"), suggestion);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"png"_s);
    dialog->setNameFilters({QCoreApplication::translate("studio::Prompts", "Pictures (*.png *.jpg)")});
    dialog->selectFile(suggestion);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, receive);
    dialog->open();
}

void Prompts::confirm(QWidget *parent, const Question &question, const std::function<void()> &accepted)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setText(question.text);
    box->setInformativeText(question.detail);
    QPushButton *yes = box->addButton(question.accept, QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(yes, &QPushButton::clicked, parent, accepted);
    box->open();
}

} // namespace studio
