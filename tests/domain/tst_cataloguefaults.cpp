// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include "domain/cataloguesample.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using samples::Whole;

namespace {

QByteArray replaced(const char *before, const char *after)
{
    QByteArray text = Whole;
    if (!text.contains(before))
        qFatal("the sample has no %s", before);
    return text.replace(before, after);
}

void addColumns()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("place"); // has to stand in the message
}

void add(const char *name, const QByteArray &document, const char *place)
{
    QTest::newRow(name) << document << QString::fromLatin1(place);
}

void change(const char *name, const char *before, const char *after, const char *place)
{
    add(name, replaced(before, after), place);
}

void checkFault()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, place);
    const auto parsed = Catalogue::parse({document});
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidRequest);
    QVERIFY2(parsed.error().detail.contains(place), qPrintable(parsed.error().detail));
}

} // namespace

class TestCatalogueFaults final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void faultsOfDocuments_data();
    void faultsOfDocuments();
    void faultsOfModels_data();
    void faultsOfModels();
    void faultsOfInputs_data();
    void faultsOfInputs();
    void faultsOfParameters_data();
    void faultsOfParameters();
    void faultsBetweenParameters_data();
    void faultsBetweenParameters();
    void faultsOfRulesAndPrices_data();
    void faultsOfRulesAndPrices();
    void faultsOfLaterInputs_data();
    void faultsOfLaterInputs();
    void faultsOfLaterParameters_data();
    void faultsOfLaterParameters();
    void faultsOfLaterRules_data();
    void faultsOfLaterRules();
    void faultsOfLaterPrices_data();
    void faultsOfLaterPrices();
    void noPieceOfADocumentCrashes();
    void wrongTypesEverywhere();
};

void TestCatalogueFaults::faultsOfDocuments_data()
{
    addColumns();
    add("nothing", "", "document 1");
    add("no JSON", "hello", "document 1");
    add("cut short", Whole.left(Whole.size() / 2), "at byte");
    add("a list", "[]", "an object is expected");
    add("a number", "5", "document 1");
    change("another format", "\"format\": 1", "\"format\": 2", "document 1.format");
    change("a member too many", "\"format\": 1", "\"version\": 1", "\"version\" is not known");
    change("models are no list", "\"models\": [", "\"models\": {}, \"x\": [", "document 1.models");
    change("no provider", "\"id\": \"p\",", "", "document 1.provider.id");
    change("plain http", "https://p.example\",", "http://p.example\",", "baseUrl");
    change("a header with a line break", "\"X-V\": \"1\"", "\"X-V\": \"1\\r\\nA: b\"", "header");
    change("a header that carries a token", "\"X-V\"", "\"Authorization\"", "header");
    change("a header that is a number", "\"X-V\": \"1\"", "\"X-V\": 1", "document 1.provider.headers");
    change("a limit below 0", "\"url\": 10", "\"url\": -1", "document 1.provider.limits.image.url");
    change("half a byte", "\"url\": 10", "\"url\": 1.5", "document 1.provider.limits.image.url");
    change("an unknown limit", "\"uploadMin\": 4", "\"uploadLeast\": 4", "provider.limits.image");
    change("a side beyond int", "\"imageMaxSide\": 70", "\"imageMaxSide\": 9999999999", "imageMaxSide");
    change("types are no list", "[\"image/png\"]", "\"image/png\"", "provider.imageTypes");
}

void TestCatalogueFaults::faultsOfDocuments()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfModels_data()
{
    addColumns();
    change(
        "no operation", "\"operation\": \"o\", \"model\": \"m\"", "\"model\": \"m\"", "models[0].operation");
    change("no model", "\"model\": \"n\"", "\"name\": \"n\"", "models[1].model");
    change("path without slash", "\"/y\"", "\"y\"", "models[1]: \"path\"");
    change("path with a query", "\"/y\"", "\"/y?a=1\"", "models[1]: \"path\"");
    change("mistyped member", "\"label\": \"M\"", "\"lable\": \"M\"", "models[0]: \"lable\" is not known");
    change("constants are a text", "{\"model\": \"m\"}", "\"m\"", "models[0].constants");
    change("no such date", "\"2026-07-30\"", "\"2026-02-30\"", "models[0].retired");
    change("retired before it came", "\"2026-07-30\"", "\"2024-01-01\"", "\"retired\" is before");
    change("unknown output", "\"output\": \"audio\"", "\"output\": \"smell\"", "models[0].output");
    change("output of no size", "[320, 240]", "[320]", "models[0].outputSize");
    change("twice the same model", "\"model\": \"n\"", "\"model\": \"m\"", "listed twice");
}

void TestCatalogueFaults::faultsOfModels()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfInputs_data()
{
    addColumns();
    change("an input of a parameter's role", "\"role\": \"audio\"", "\"role\": \"seed\"", "media[3].role");
    change("an input of no role", "\"role\": \"audio\"", "\"role\": \"sound\"", "media[3].role");
    change("two inputs of a role", "\"role\": \"last\"", "\"role\": \"first\"", "input \"first\"");
    change("unknown kind", "\"kind\": \"audio\"", "\"kind\": \"sound\"", "media[3].kind");
    change("no kinds", "[\"image\", \"video\"]", "[]", "media[2].kind");
    change("unknown shape", "\"shape\": \"uri\"", "\"shape\": \"url\"", "media[3].shape");
    change("position elsewhere", "\"shape\": \"uri\"", "\"shape\": \"uri\", \"position\": \"x\"",
        "media[3].position");
    change("no room", "\"maxCount\": 3", "\"maxCount\": 0", "\"maxCount\"");
    change("aspect upside down", "[0.5, 2]", "[2, 0.5]", "media[2].aspect");
    change("aspect of one", "[0.5, 2]", "[2]", "media[2].aspect");
    change("seconds in words", "[3, 30]", "[\"3\", \"30\"]", "media[2].seconds");
    change("sides upside down", "\"minSide\": 64", "\"minSide\": 5000", "\"minSide\"");
    change("unknown member of an input", "\"maxCount\"", "\"count\"", "media[2]: \"count\"");
}

void TestCatalogueFaults::faultsOfInputs()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfParameters_data()
{
    addColumns();
    change(
        "a parameter of an input's role", "\"role\": \"seed\"", "\"role\": \"audio\"", "parameters[7].role");
    change("unknown role", "\"role\": \"seed\"", "\"role\": \"sede\"", "parameters[7].role");
    change("unknown kind of value", "\"kind\": \"integer\"", "\"kind\": \"int\"", "parameters[7].kind");
    change("maximum in words", "\"max\": 4294967295", "\"max\": \"4294967295\"", "parameters[7].max");
    change("maximum below minimum", "\"min\": -1, \"max\": 1", "\"min\": 2, \"max\": 1", "parameter \"x.y\"");
    change("step 0", "\"step\": 0.25", "\"step\": 0", "\"step\"");
    change("neutral out of range", "\"neutral\": 0", "\"neutral\": 5", "\"neutral\"");
    change("neutral of another type", "\"neutral\": 0", "\"neutral\": false", "\"neutral\"");
    change("default of another type", "\"default\": true", "\"default\": 1", "\"default\"");
    change("default not allowed", "\"default\": \"wide\"", "\"default\": \"high\"", "\"default\"");
    change("a choice of nothing", "\"values\": [1, \"2\", 2]", "\"values\": []", "parameter \"q\"");
    change("twice the same value", "[1, \"2\", 2]", "[1, 2, 2]", "listed twice");
    change("a value that is a list", "[1, \"2\", 2]", "[1, [2]]", "parameters[4].values");
    change("an unknown member of a value", "\"size\": [640, 360]", "\"pixels\": [640, 360]", "values[2]");
    change("a size below 0", "[640, 360]", "[-640, 360]", "values[2].size");
    change("values without choice", "\"kind\": \"boolean\"", "\"kind\": \"boolean\", \"values\": [1]",
        "parameter \"f\"");
    change("range of a boolean", "\"kind\": \"boolean\"", "\"kind\": \"boolean\", \"min\": 1",
        "parameter \"f\"");
    change("neither role nor label", "\"label\": \"Loud\", ", "", "parameter \"f\"");
}

void TestCatalogueFaults::faultsOfParameters()
{
    checkFault();
}

void TestCatalogueFaults::faultsBetweenParameters_data()
{
    addColumns();
    change("two parameters of a name", "\"wire\": \"neg\"", "\"wire\": \"t\"", "used twice");
    change("a parameter named as an input", "\"wire\": \"neg\"", "\"wire\": \"b\"", "used twice");
    change("a parameter named as a constant", "\"wire\": \"neg\"", "\"wire\": \"model\"", "used twice");
    change("unknown unit", "\"utf16\"", "\"bytes\"", "parameters[0].unit");
    change("unknown form", "\"form\": \"line\"", "\"form\": \"rows\"", "parameters[1].form");
    change("required in words", "\"required\": true}", "\"required\": \"yes\"}", "parameters[0].required");
    change("condition on nothing", "{\"key\": \"q\", \"is\": [1, \"2\"]}", "{\"key\": \"z\", \"is\": [1]}",
        "\"z\"");
    change("condition on itself", "{\"key\": \"q\", \"is\": [1, \"2\"]}", "{\"key\": \"f\", \"is\": [true]}",
        "names the parameter itself");
    change("condition that cannot be met", "{\"key\": \"q\", \"is\": [1, \"2\"]}",
        "{\"key\": \"q\", \"is\": [9]}", "cannot have");
    change("condition without values", "{\"key\": \"q\", \"is\": [1, \"2\"]}", "{\"key\": \"q\"}",
        "parameters[6].when.is");
}

void TestCatalogueFaults::faultsBetweenParameters()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfRulesAndPrices_data()
{
    addColumns();
    change("rule on nothing", "\"atLeastOne\": [\"prompt\", \"first\"]", "\"atLeastOne\": [\"z\"]", "\"z\"");
    change(
        "rule by wire name", "\"atLeastOne\": [\"prompt\", \"first\"]", "\"atLeastOne\": [\"t\"]", "\"t\"");
    change("rule without others", "\"exclusive\": [\"f\"], \"with\": [\"x.y\"]", "\"exclusive\": [\"f\"]",
        "rules[0]");
    change("rule against itself", "\"with\": [\"x.y\"]", "\"with\": [\"f\"]", "against itself");
    change("rule of no kind", "{\"atLeastOne\": [\"prompt\", \"first\"]}", "{\"mostOne\": [\"first\"]}",
        "rules[2]");
    change("two prices", "\"price\": {", "\"price\": {\"flat\": 3, ", "models[0].price");
    change("no price at all", "\"price\": null", "\"price\": {}", "models[1].price");
    change("price in words", "\"price\": null", "\"price\": \"5\"", "models[1].price");
    change("price below 0", "\"price\": null", "\"price\": {\"flat\": -5}", "models[1]: price");
    change("unknown with nothing", "\"freeWhen\": \"f\"",
        "\"freeWhen\": \"f\", \"unknownWhen\": {\"key\": \"z\", \"is\": [1]}", "unknownWhen");
    change("free for no reason", "\"freeWhen\": \"f\"", "\"freeWhen\": \"q\"", "freeWhen");
    change(
        "table on nothing", "{\"table\": {\"key\": \"q\"", "{\"table\": {\"key\": \"z\"", "price: the table");
    change("table of other values", "{\"is\": [2], \"price\": 4.5}", "{\"is\": [7], \"price\": 4.5}",
        "cannot apply");
    change("row without price", "{\"is\": [2], \"price\": 4.5}", "{\"is\": [2]}", "table.rows[1]");
    change("extra on nothing", "{\"when\": {\"key\": \"q\", \"is\": [1]}",
        "{\"when\": {\"key\": \"z\", \"is\": [1]}", "\"z\"");
}

void TestCatalogueFaults::faultsOfRulesAndPrices()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfLaterInputs_data()
{
    addColumns();
    const char *wires = "[\"clip2\", \"more.clip3\"]";
    change("too few names for inputs", wires, "[\"clip2\"]", "\"wires\"");
    change("too many names for inputs", wires, "[\"clip2\", \"clip3\", \"clip4\"]", "\"wires\"");
    change("names for the inputs of a list", "\"listed\", ", "\"listed\", \"wires\": [\"x\"], ", "\"wires\"");
    change("names in numbers", wires, "[2, 3]", "media[4].wires");
    change("twice the same name", wires, "[\"clip2\", \"who\"]", "wire name is used twice");
    change("a name inside another", wires, "[\"clip2\", \"who.clip3\"]", "wire name is used twice");
    change("one member for two single inputs", "\"wire\": \"media\"", "\"wire\": \"who\"",
        "input \"source\": its wire name is used twice");
    change("one list of two shapes", "\"wire\": \"mixed\"", "\"wire\": \"tones\"",
        "input \"middle\": its wire name is used twice");
    change("an input named as a constant", "\"wire\": \"media\"", "\"wire\": \"voice.type\"", "used twice");
    change("subjects elsewhere", "\"listed\", ",
        "\"listed\", \"subjects\": [{\"word\": \"x\", \"max\": 1}], ", "\"subjects\"");
    change("twice the same subject", "\"word\": \"human\"", "\"word\": \"object\"", "subject \"object\"");
    change("no room for a subject", "\"word\": \"human\", \"max\": 1", "\"word\": \"human\"",
        "subject \"human\"");
    change("subject of nothing", "\"word\": \"human\"", "\"word\": \"\"", "media[5].subjects[1].word");
    change("unknown member of a subject", "\"max\": 2}", "\"most\": 2}", "media[5].subjects[0]");
    change("beside in words", "{\"tone.on\": true, \"tone.kind\": \"loud\"}", "\"tone\"", "media[7].beside");
    change("beside of lists", "\"tone.on\": true", "\"tone.on\": [true]", "media[7].beside");
    change("beside named as an input", "\"tone.on\"", "\"who.on\"", "input");
    change("times elsewhere", "\"shape\": \"timed\"", "\"shape\": \"listed\"", "\"timed\"");
    change("times of no keyframe", "\"role\": \"keyframe\"", "\"role\": \"last\"", "\"timed\"");
    change("position in numbers", "\"position\": \"\"", "\"position\": 1", "media[1].position");
}

void TestCatalogueFaults::faultsOfLaterInputs()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfLaterParameters_data()
{
    addColumns();
    change("default from no role", "\"defaultFrom\": \"source\"", "\"defaultFrom\": \"seed\"",
        "parameters[1].defaultFrom");
    change("default from an input that is not there", "\"defaultFrom\": \"source\"",
        "\"defaultFrom\": \"last\"", "\"defaultFrom\"");
    change("default from a picture", "\"defaultFrom\": \"source\"", "\"defaultFrom\": \"first\"",
        "\"defaultFrom\"");
    change("default from an input, always sent", "\"defaultFrom\": \"source\"",
        "\"defaultFrom\": \"source\", \"alwaysSent\": true", "\"defaultFrom\"");
    change("another default than a duration's", "\"role\": \"outputCount\",",
        "\"role\": \"outputCount\", \"defaultFrom\": \"source\",", "\"defaultFrom\"");
    const char *needed = "\"requiredWhen\": {\"key\": \"quality\", \"is\": [\"high\"]}";
    change("needed with nothing", needed, "\"requiredWhen\": {\"key\": \"z\", \"is\": [1]}",
        "\"requiredWhen\" names \"z\"");
    change("needed with itself", needed, "\"requiredWhen\": {\"key\": \"style\", \"is\": [\"a\"]}",
        "\"requiredWhen\" names the parameter itself");
    change(
        "needed never", needed, "\"requiredWhen\": {\"key\": \"quality\", \"is\": [\"odd\"]}", "cannot have");
    change("needed in words", needed, "\"requiredWhen\": \"high\"", "parameters[7].requiredWhen");
    change("a kind that the input cannot be", "\"is\": [\"image\", \"\"]", "\"is\": [\"audio\"]",
        "names a kind that \"character\" cannot have");
    change("no kind at all", "\"is\": [\"image\", \"\"]", "\"is\": [true]", "names a kind");
    change("a member inside a constant", "\"voice.presetId\"", "\"voice.type\"", "used twice");
    change("a member around a constant", "\"voice.presetId\"", "\"voice\"", "used twice");
    change("a member beside an input", "\"voice.presetId\"", "\"tone.on\"", "used twice");
    change("type of no file", "\"video/mp4\"", "\"mp4\"", "\"mp4\" is no type");
    change("types in numbers", "[\"audio/wav\", \"audio/mpeg\"]", "[1]", "provider.audioTypes");
    change("note in numbers", "\"Best with a face.\"", "7", "models[2].note");
}

void TestCatalogueFaults::faultsOfLaterParameters()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfLaterRules_data()
{
    addColumns();
    const char *seconds = "{\"totalSeconds\": [\"source\", \"referenceVideo\"], \"max\": 25}";
    const char *count = "{\"totalCount\": [\"image\", \"reference\"], \"max\": 4}";
    const char *pixels = "{\"totalPixels\": \"image\", \"factor\": \"scale\", \"max\": 4000000}";
    change("total without limit", seconds, "{\"totalSeconds\": [\"source\"]}", "rules[2].max");
    change("total of 0", seconds, "{\"totalSeconds\": [\"source\"], \"max\": 0}", "rules[2].max");
    change("seconds of pictures", seconds, "{\"totalSeconds\": [\"image\"], \"max\": 5}", "\"image\"");
    change("seconds of a parameter", seconds, "{\"totalSeconds\": [\"scale\"], \"max\": 5}", "no input");
    change("plus words", seconds, "{\"totalSeconds\": [\"source\"], \"plus\": [\"prompt\"], \"max\": 5}",
        "\"plus\"");
    change("plus an input", seconds, "{\"totalSeconds\": [\"source\"], \"plus\": [\"audio\"], \"max\": 5}",
        "\"plus\"");
    change("seconds of no field at all", seconds, "{\"totalSeconds\": [], \"max\": 5}", "rules[2]");
    change(
        "plus pictures", count, "{\"totalCount\": [\"image\"], \"plus\": [\"scale\"], \"max\": 5}", "plus");
    change("seconds of nothing", seconds, "{\"totalSeconds\": [\"z\"], \"max\": 5}", "\"z\"");
    change("count of a parameter", count, "{\"totalCount\": [\"scale\"], \"max\": 5}", "no input");
    change("count of a half", count, "{\"totalCount\": [\"image\"], \"max\": 1.5}", "whole");
    change("pixels of several", pixels, "{\"totalPixels\": [\"image\"], \"max\": 5}", "rules[4].totalPixels");
    change("pixels of sound", pixels, "{\"totalPixels\": \"audio\", \"max\": 5}", "takes sound");
    change("enlarged by words", pixels, "{\"totalPixels\": \"image\", \"factor\": \"prompt\", \"max\": 5}",
        "\"factor\"");
    change("enlarged by an input", pixels, "{\"totalPixels\": \"image\", \"factor\": \"first\", \"max\": 5}",
        "\"factor\"");
    change("two rules in one", count,
        "{\"totalCount\": [\"image\"], \"totalSeconds\": [\"source\"], \"max\": 4}", "rules[3]");
    change("all and any", "\"any\": [\"image\", \"reference\"]",
        "\"all\": [\"image\"], \"any\": [\"reference\"]", "rules[1]: \"any\"");
    change("neither all nor any", "\"any\": [\"image\", \"reference\"]", "\"any\": []", "rules[1]");
}

void TestCatalogueFaults::faultsOfLaterRules()
{
    checkFault();
}

void TestCatalogueFaults::faultsOfLaterPrices_data()
{
    addColumns();
    change("unit 0", "\"unit\": 2", "\"unit\": 0", "models[2]: price");
    change("times nothing", "\"times\": \"outputCount\"", "\"times\": \"z\"", "\"times\"");
    change("times words", "\"times\": \"outputCount\"", "\"times\": \"quality\"", "\"times\"");
    change("times an input", "\"times\": \"outputCount\"", "\"times\": \"image\"", "\"times\"");
    const char *each = "{\"perInput\": 1, \"inputs\": [\"image\", \"reference\"]}";
    change("inputs of no role", each, "{\"perInput\": 1, \"inputs\": [\"scale\"]}", "\"scale\"");
    change("inputs that are not named", each, "{\"perInput\": 1}", "needs \"inputs\"");
    change("inputs that cost nothing", each, "{\"flat\": 1, \"inputs\": [\"image\"]}", "buy nothing");
    change("an extra below 0", each, "{\"perInput\": -1, \"inputs\": [\"image\"]}", "at least 0");
    change("seconds of pictures", "\"perInputSecond\": 0.5, \"inputs\": [\"referenceVideo\"]",
        "\"perInputSecond\": 0.5, \"inputs\": [\"image\"]", "only pictures");
    change("an extra for a kind that cannot be", "\"is\": [\"image\"]}, \"flat\": 2",
        "\"is\": [\"audio\"]}, \"flat\": 2", "price: \"when\"");
    change("per second and per frame", "\"perSecond\": true, \"rows\"",
        "\"perSecond\": true, \"perFrame\": true, \"rows\"", "price.table");
}

void TestCatalogueFaults::faultsOfLaterPrices()
{
    checkFault();
}

// Whatever is cut out of it, a document is read or refused with a message.
void TestCatalogueFaults::noPieceOfADocumentCrashes()
{
    for (qsizetype at = 0; at < Whole.size(); at += 17) {
        for (const qsizetype length : {1, 5, 40}) {
            QByteArray document = Whole;
            document.remove(at, length);
            const auto parsed = Catalogue::parse({document});
            QVERIFY(parsed || !parsed.error().detail.isEmpty());
        }
    }
}

// Every member, one after the other, gets a value of each other type.
void TestCatalogueFaults::wrongTypesEverywhere()
{
    const QList<QByteArray> values{"null", "true", "-1", "1e300", "\"x\"", "[]", "[[]]", "{}", "{\"a\": 1}"};
    const QRegularExpression member(u"\"[A-Za-z-]+\": (\"[^\"]*\"|[0-9.-]+|true|null)"_s);
    auto match = member.globalMatch(QString::fromUtf8(Whole));
    int count = 0;
    while (match.hasNext()) {
        const QRegularExpressionMatch found = match.next();
        for (const QByteArray &value : values) {
            QByteArray document = Whole; // ASCII: characters are bytes
            document.replace(found.capturedStart(1), found.capturedLength(1), value);
            const auto parsed = Catalogue::parse({document});
            QVERIFY(parsed || parsed.error().detail.startsWith(u"document 1"_s)
                || parsed.error().detail.startsWith(u"model "_s));
            ++count;
        }
    }
    QVERIFY(count > 500);
}

QTEST_APPLESS_MAIN(TestCatalogueFaults)
#include "tst_cataloguefaults.moc"
