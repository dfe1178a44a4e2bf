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

} // namespace

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
    askLine(parent, QCoreApplication::translate("studio::Prompts", "Picture on the web"),
        QCoreApplication::translate("studio::Prompts", "Address of the picture (https://…)"), receive);
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
