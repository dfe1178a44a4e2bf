// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include <QPalette>
#include <QTest>

#include <cmath>

using namespace studio;

namespace {

// WCAG 2.2: relative luminance and contrast ratio.
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TestTokens final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void contrastIsEnough_data();
    void contrastIsEnough();
    void paletteTellsItsTokens();
    void tintsAreTheirColours();
};

void TestTokens::contrastIsEnough_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    const auto row = [](const char *theme, const char *what, const QColor &ink, const QColor &ground,
                         double least) { QTest::addRow("%s: %s", theme, what) << ink << ground << least; };
    for (const auto &[theme, tokens] :
        {std::pair("dark", Tokens::dark()), std::pair("light", Tokens::light())}) {
        row(theme, "text on panel", tokens.text, tokens.panel, 11);
        row(theme, "text on input", tokens.text, tokens.input, 11);
        row(theme, "text on raised", tokens.text, tokens.raised, 11);
        row(theme, "text on the chosen row", tokens.text, tokens.selection, 11);
        row(theme, "muted on panel", tokens.muted, tokens.panel, 5.6);
        row(theme, "muted on window", tokens.muted, tokens.window, 5.6);
        row(theme, "muted on input", tokens.muted, tokens.input, 5.6);
        row(theme, "muted on the chosen row", tokens.muted, tokens.selection, 4.5);
        row(theme, "muted on stage", tokens.muted, tokens.stage, 4.5);
        row(theme, "edge on panel", tokens.edge, tokens.panel, 3);
        row(theme, "edge on input", tokens.edge, tokens.input, 3);
        row(theme, "words on the primary button", tokens.onAccent, tokens.accent, 4.5);
        row(theme, "accent on panel", tokens.accent, tokens.panel, 3);
        row(theme, "accent on input", tokens.accent, tokens.input, 3);
        row(theme, "running", tokens.running, tokens.panel, 4.5);
        row(theme, "saved", tokens.saved, tokens.panel, 4.5);
        row(theme, "waiting", tokens.waiting, tokens.panel, 4.5);
        row(theme, "failed", tokens.failed, tokens.panel, 4.5);
        row(theme, "running on the chosen row", tokens.running, tokens.selection, 4.5);
        row(theme, "saved on the chosen row", tokens.saved, tokens.selection, 4.5);
        row(theme, "waiting on the chosen row", tokens.waiting, tokens.selection, 4.5);
        row(theme, "failed on the chosen row", tokens.failed, tokens.selection, 4.5);
    }
}

void TestTokens::contrastIsEnough()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double found = contrast(ink, ground);
    QVERIFY2(found >= least, qPrintable(QStringLiteral("%1 < %2").arg(found).arg(least)));
}

void TestTokens::paletteTellsItsTokens()
{
    QCOMPARE(&Tokens::of(Tokens::dark().palette()), &Tokens::dark());
    QCOMPARE(&Tokens::of(Tokens::light().palette()), &Tokens::light());
    const QPalette palette = Tokens::light().palette();
    QCOMPARE(palette.color(QPalette::Window), Tokens::light().panel);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), Tokens::light().muted);
}

void TestTokens::tintsAreTheirColours()
{
    const Tokens &tokens = Tokens::dark();
    QCOMPARE(tokens.colour(Tint::Text), tokens.text);
    QCOMPARE(tokens.colour(Tint::Accent), tokens.accent);
    QCOMPARE(tokens.colour(Tint::Failed), tokens.failed);
    QCOMPARE(tokens.colour(Tint::OnAccent), tokens.onAccent);
}

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
