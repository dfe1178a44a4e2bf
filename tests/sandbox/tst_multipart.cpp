// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/multipart.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio::sandbox;
using namespace Qt::StringLiterals;

class TestMultipart final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void reads_data();
    void reads();
    void readsALargePart();
};

namespace {

//! "name type=content;" of each part, "!" when the end was not found.
std::string readIn(const std::string &type, const std::string &body, std::size_t atOnce)
{
    std::string parts;
    MultipartReader reader(
        type,
        [&parts](
            const std::string &name, const std::string &kind) { parts += '[' + name + ' ' + kind + ']'; },
        [&parts](const char *data, std::size_t size) { parts.append(data, size); });
    for (std::size_t at = 0; at < body.size(); at += atOnce)
        reader.feed(body.data() + at, std::min(atOnce, body.size() - at));
    return parts + (reader.isComplete() ? "" : "!");
}

} // namespace

void TestMultipart::reads_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray plain = "multipart/form-data; boundary=b";
    const QByteArray head = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n";
    QTest::newRow("one") << plain << head + "\r\n1\r\n--b--\r\n" << QByteArray("[a ]1");
    QTest::newRow("nothing after the end") << plain << head + "\r\n1\r\n--b--" << QByteArray("[a ]1");
    QTest::newRow("words before and after")
        << plain << "Hello\r\n" + head + "\r\n1\r\n--b--\r\nBye" << QByteArray("[a ]1");
    QTest::newRow("two, with a type")
        << plain << head + "\r\n1\r\n" + head + "content-type: image/png\r\n\r\n2\r\n--b--"
        << QByteArray("[a ]1[a image/png]2");
    QTest::newRow("empty") << plain << head + "\r\n\r\n--b--" << QByteArray("[a ]");
    QTest::newRow("without headers") << plain << QByteArray("--b\r\n\r\n1\r\n--b--") << QByteArray("[ ]1");
    QTest::newRow("line breaks inside")
        << plain << head + "\r\n\r\n\r\n--a\r\n\r\n--b--" << QByteArray("[a ]\r\n\r\n--a\r\n");
    QTest::newRow("spaces after a boundary")
        << plain << QByteArray("--b \t\r\n\r\n1\r\n--b--") << QByteArray("[ ]1");
    QTest::newRow("quoted boundary") << QByteArray("Multipart/Form-Data; Boundary=\"b\"; x=y")
                                     << head + "\r\n1\r\n--b--" << QByteArray("[a ]1");
    QTest::newRow("cut off in the end") << plain << head + "\r\n1\r\n--b-" << QByteArray("[a ]1!");
    QTest::newRow("cut off in the headers") << plain << head << QByteArray("!");
    QTest::newRow("another boundary")
        << QByteArray("multipart/form-data; boundary=c") << head + "\r\n1\r\n--b--" << QByteArray("!");
    QTest::newRow("no boundary") << QByteArray("multipart/form-data") << head + "\r\n1\r\n--b--"
                                 << QByteArray("!");
    QTest::newRow("nothing") << plain << QByteArray() << QByteArray("!");
}

void TestMultipart::reads()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    for (const std::size_t atOnce : {1, 2, 3, 7, 1000}) {
        const std::string found = readIn(type.toStdString(), body.toStdString(), atOnce);
        // Content that may still be followed by the boundary is not given out.
        QCOMPARE(QByteArray::fromStdString(found), expected);
    }
}

void TestMultipart::readsALargePart()
{
    const std::string content(3'000'000, '-');
    const std::string body = "--b\r\n\r\n" + content + "\r\n--b--";
    QCOMPARE(readIn("multipart/form-data; boundary=b", body, 65536), "[ ]" + content);
}

QTEST_APPLESS_MAIN(TestMultipart)
#include "tst_multipart.moc"
