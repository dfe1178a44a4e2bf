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

// Whatever is cut out of it, a document is read or refused with a message.
void TestCatalogueFaults::noPieceOfADocumentCrashes()
{
    for (qsizetype at = 0; at < Whole.size(); at += 7) {
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
