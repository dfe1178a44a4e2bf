// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rulecases.h"

#include <QRegularExpression>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// useapi.net: images/create (2026-02-17), frames/create (2025-01-29) and the request collection of
// 2026-07-16.
const QList<samples::RuleTable> Images{
    {"text-to-image", "gen4", "prompt=a",
        {{"resolution=720p", ""}, {"resolution=4K", "resolution NotAChoice"}, {"style=vivid", ""},
            {"diversity=1", ""}, {"diversity=5", ""}, {"diversity=0", "diversity OutOfRange"},
            {"diversity=6", "diversity OutOfRange"}, {"aspect=9:21", ""},
            {"aspect=auto", "aspect NotAChoice"}, {"outputCount=1", ""}, {"outputCount=4", ""},
            {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"reference*4", ""}, {"reference*5", "reference TooMany"},
            {"prompt=text(5000)", ""}, {"prompt=text(5001)", "prompt TooLong"}, {"seed=1", ""},
            {"seed=4294967294", ""}, {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"},
            {"exploreMode=true", ""}, {"exploreMode=1", "exploreMode WrongType"},
            {"replyUrl=https://example.com/hook", ""},
            {"replyUrl=ftp://example.com", "replyUrl AddressInvalid"},
            {"replyUrl=text(1025)", "replyUrl TooLong"}, {"replyRef=text(1024)", ""},
            {"replyRef=text(1025)", "replyRef TooLong"}, {"maxJobs=1", ""}, {"maxJobs=10", ""},
            {"maxJobs=0", "maxJobs OutOfRange"}, {"maxJobs=11", "maxJobs OutOfRange"}}},
    {"text-to-image", "gen4-turbo", "prompt=a",
        {{"resolution=1080p", ""}, {"resolution=720p", "resolution NotAChoice"}, {"style=vivid", ""},
            {"diversity=1", "diversity UnknownParameter"}, {"reference*4", ""},
            {"reference*5", "reference TooMany"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"text-to-image", "nano-banana", "prompt=a",
        {{"aspect=auto", ""}, {"aspect=4:5", ""}, {"aspect=9:21", "aspect NotAChoice"},
            {"seed=1", "seed UnknownParameter"}, {"outputCount=1", ""}, {"outputCount=4", ""},
            {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"prompt=text(5000)", ""},
            {"prompt=text(5001)", "prompt TooLong"}, {"reference*4", ""},
            {"reference*5", "reference TooMany"}, {"resolution=1K", "resolution UnknownParameter"}}},
    {"text-to-image", "nano-banana-2", "prompt=a",
        {{"aspect=auto", ""}, {"aspect=4:5", ""}, {"aspect=9:21", "aspect NotAChoice"},
            {"seed=1", "seed UnknownParameter"}, {"outputCount=1", ""}, {"outputCount=4", ""},
            {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"prompt=text(5000)", ""},
            {"prompt=text(5001)", "prompt TooLong"}, {"resolution=4K", ""},
            {"resolution=8K", "resolution NotAChoice"}, {"reference*8", ""},
            {"reference*9", "reference TooMany"}}},
    {"text-to-image", "nano-banana-2-lite", "prompt=a",
        {{"aspect=auto", ""}, {"aspect=4:5", ""}, {"aspect=9:21", "aspect NotAChoice"},
            {"seed=1", "seed UnknownParameter"}, {"outputCount=1", ""}, {"outputCount=4", ""},
            {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"prompt=text(5000)", ""},
            {"prompt=text(5001)", "prompt TooLong"}, {"reference*8", ""},
            {"reference*9", "reference TooMany"}}},
    {"text-to-image", "nano-banana-pro", "prompt=a",
        {{"aspect=auto", ""}, {"aspect=4:5", ""}, {"aspect=9:21", "aspect NotAChoice"},
            {"seed=1", "seed UnknownParameter"}, {"outputCount=1", ""}, {"outputCount=4", ""},
            {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"prompt=text(5000)", ""},
            {"prompt=text(5001)", "prompt TooLong"}, {"resolution=4K", ""},
            {"resolution=8K", "resolution NotAChoice"}, {"reference*8", ""},
            {"reference*9", "reference TooMany"}}},
    {"text-to-image", "flux-2-max", "prompt=a",
        {{"aspect=9:21", ""}, {"aspect=auto", "aspect NotAChoice"}, {"outputCount=1", ""},
            {"outputCount=4", ""}, {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"prompt=text(4000)", ""},
            {"prompt=text(4001)", "prompt TooLong"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}, {"reference*8", ""},
            {"reference*9", "reference TooMany"}, {"resolution=4K", ""}, {"resolution=0.6MP", ""},
            {"resolution=3K", "resolution NotAChoice"}}},
    {"text-to-image", "flux-2-klein", "prompt=a",
        {{"aspect=9:21", ""}, {"aspect=auto", "aspect NotAChoice"}, {"outputCount=1", ""},
            {"outputCount=4", ""}, {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"prompt=text(4000)", ""},
            {"prompt=text(4001)", "prompt TooLong"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}, {"reference*4", ""},
            {"reference*5", "reference TooMany"}, {"resolution=2K", ""},
            {"resolution=4K", "resolution NotAChoice"}}},
    {"text-to-image", "gpt-image-1-5", "prompt=a",
        {{"-prompt", "prompt Required"}, {"aspect=3:2", ""}, {"aspect=16:9", "aspect NotAChoice"},
            {"resolution=1K", "resolution UnknownParameter"}, {"seed=1", "seed UnknownParameter"},
            {"outputCount=1", ""}, {"outputCount=4", ""}, {"outputCount=2", "outputCount NotAChoice"},
            {"reference*4", ""}, {"reference*5", "reference TooMany"}, {"prompt=text(5000)", ""},
            {"prompt=text(5001)", "prompt TooLong"}}},
    {"text-to-image", "gpt-image-1-mini", "prompt=a",
        {{"-prompt", "prompt Required"}, {"aspect=3:2", ""}, {"aspect=16:9", "aspect NotAChoice"},
            {"resolution=1K", "resolution UnknownParameter"}, {"seed=1", "seed UnknownParameter"},
            {"outputCount=1", ""}, {"outputCount=4", ""}, {"outputCount=2", "outputCount NotAChoice"},
            {"reference*4", ""}, {"reference*5", "reference TooMany"}, {"prompt=text(5000)", ""},
            {"prompt=text(5001)", "prompt TooLong"}}},
    {"text-to-image", "seedream-5", "prompt=a",
        {{"resolution=3K", ""}, {"resolution=1K", "resolution NotAChoice"}, {"aspect=2:3", ""},
            {"aspect=4:5", "aspect NotAChoice"}, {"seed=1", "seed UnknownParameter"}, {"outputCount=1", ""},
            {"outputCount=4", ""}, {"outputCount=2", "outputCount NotAChoice"}, {"-prompt reference", ""},
            {"-prompt", "prompt NothingGiven"}, {"reference*8", ""}, {"reference*9", "reference TooMany"}}},
    {"text-to-image", "frames", "prompt=a",
        {{"-prompt", "prompt Required"}, {"style=high-contrast-cool", ""}, {"style=terracotta", ""},
            {"style=oil", "style NotAChoice"}, {"diversity=0", ""}, {"diversity=5", ""},
            {"diversity=6", "diversity OutOfRange"}, {"aspect=21:9", ""}, {"aspect=3:2", "aspect NotAChoice"},
            {"outputCount=1", ""}, {"outputCount=4", ""}, {"outputCount=2", "outputCount NotAChoice"},
            {"reference*3", ""}, {"reference*4", "reference TooMany"}, {"prompt=text(1000)", ""},
            {"prompt=text(1001)", "prompt TooLong"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}, {"exploreMode=true", ""},
            {"exploreMode=1", "exploreMode WrongType"}, {"replyUrl=https://example.com/hook", ""},
            {"replyUrl=ftp://example.com", "replyUrl AddressInvalid"},
            {"replyUrl=text(1025)", "replyUrl TooLong"}, {"replyRef=text(1024)", ""},
            {"replyRef=text(1025)", "replyRef TooLong"}, {"maxJobs=1", ""}, {"maxJobs=10", ""},
            {"maxJobs=0", "maxJobs OutOfRange"}, {"maxJobs=11", "maxJobs OutOfRange"}}},
};

} // namespace

class TestUseapiImageRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rules_data() { samples::addRuleRows(Images); }
    void rules();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestUseapiImageRules::rules()
{
    QFETCH(QString, expected);
    QCOMPARE(samples::verdict(m_catalogue, "useapi"), expected);
}

QTEST_APPLESS_MAIN(TestUseapiImageRules)
#include "tst_offereduseapiimages.moc"
