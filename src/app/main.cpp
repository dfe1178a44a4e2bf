// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"
#include "services/settings/settings.h"
#include "services/store/library.h"
#include "services/studio.h"
#include "services/wording/wording.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/pages/mainwindow.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QTimer>
#include <QTranslator>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

//! What was asked for on the command line.
struct CommandLine {
    QString library; //!< absolute
    QString settingsFile; //!< empty = the platform's
};

void chooseMediaBackend()
{
#if defined(Q_OS_LINUX) && QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    // Qt 6.4 would take GStreamer, which crashes where its plugins are not installed (docs/decisions).
    if (qEnvironmentVariableIsEmpty("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
#endif
}

//! The media backends tell of every decoder they try, as plain debug lines. Warnings are kept, and
//! QT_LOGGING_RULES still has the last word.
void quietConsole()
{
    QLoggingCategory::setFilterRules(u"default.debug=false"_s);
}

void loadTranslations(QApplication &app)
{
    auto *own = new QTranslator(&app);
    // Without a translation the texts stay English, whose plurals are in a file too.
    if (own->load(QLocale(), u"studio"_s, u"_"_s, u":/circledtake/i18n"_s)
        || own->load(u":/circledtake/i18n/studio_en.qm"_s))
        QCoreApplication::installTranslator(own);
    auto *toolkit = new QTranslator(&app);
    if (toolkit->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(toolkit);
}

//! Nothing when the program is to end with `exitCode`.
std::optional<CommandLine> readCommandLine(const QApplication &app, int &exitCode)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Circled Take, a desktop studio for AI video generation"));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption library(u"library"_s,
        QCoreApplication::translate("main", "Keep tasks, takes and settings in this folder."), u"DIR"_s);
    parser.addOption(library);
    exitCode = 2;
    if (!parser.parse(app.arguments()) || !parser.positionalArguments().isEmpty()) {
        const QString text = parser.errorText().isEmpty() ? parser.helpText() : parser.errorText();
        std::fprintf(stderr, "%s\n", qPrintable(text));
        return std::nullopt;
    }
    exitCode = 0;
    if (parser.isSet(version)) {
        std::printf(
            "%s %s\n", qPrintable(app.applicationDisplayName()), qPrintable(app.applicationVersion()));
        return std::nullopt;
    }
    if (parser.isSet(help)) {
        std::printf("%s", qPrintable(parser.helpText()));
        return std::nullopt;
    }
    CommandLine given;
    given.library = studio::Library::defaultFolder();
    if (parser.isSet(library)) {
        given.library = QDir::cleanPath(QFileInfo(parser.value(library)).absoluteFilePath());
        given.settingsFile = given.library + "/settings.ini"_L1;
    }
    return given;
}

//! Without a library there is nothing to show but why.
int explainAndQuit(QApplication &app, const studio::Error &error)
{
    QMessageBox box(QMessageBox::Critical, QCoreApplication::translate("main", "Circled Take cannot start"),
        studio::wording::explain(error).text());
    box.setDetailedText(error.detail);
    QObject::connect(&box, &QMessageBox::finished, &app, [&app] { app.exit(1); });
    box.open();
    return QApplication::exec();
}

int runWindow(QApplication &app, const CommandLine &given)
{
    studio::SingleInstance instance(given.library);
    if (!instance.claim())
        return 0;
    studio::StudioOptions options;
    options.libraryFolder = given.library;
    options.settingsFile = given.settingsFile;
    auto opened = studio::Studio::open(options);
    studio::Theme theme;
    if (!opened)
        return explainAndQuit(app, opened.error());
    studio::Studio &studio = **opened;
    theme.setAppearance(studio.settings().appearance());
    studio::Prompts prompts;
    studio::MainWindow window(studio, theme, prompts);
    QObject::connect(
        &instance, &studio::SingleInstance::raiseWanted, &window, &studio::MainWindow::bringToFront);
    QObject::connect(&window, &studio::MainWindow::left, &app, &QCoreApplication::quit);
    window.show();
    QTimer::singleShot(0, &window, &studio::MainWindow::start); // after the first paint
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    chooseMediaBackend();
    quietConsole();
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"circledtake"_s);
    QGuiApplication::setApplicationDisplayName(u"Circled Take"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(STUDIO_VERSION));
    QGuiApplication::setDesktopFileName(u"org.circledtake.CircledTake"_s);
    loadTranslations(app);
    int exitCode = 0;
    const std::optional<CommandLine> given = readCommandLine(app, exitCode);
    return given ? runWindow(app, *given) : exitCode;
}
