// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/domainsamples.h"
#include "domain/problemtext.h"
#include "domain/saidrequest.h"

#include <QTest>

#include <algorithm>

namespace samples {

//! One thing that a document allows or forbids: words (samples::said()) after those of the model's base, and
//! what has to be said of it, as samples::written(); empty = it may be sent.
struct RuleCase {
    const char *change;
    const char *expected;
};

//! The rules of one model, from its document. `base` may be sent as it is.
struct RuleTable {
    const char *operation;
    const char *model;
    const char *base;
    QList<RuleCase> cases;
};

inline void addRuleRows(const QList<RuleTable> &tables)
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected");
    for (const RuleTable &table : tables) {
        QList<RuleCase> cases = table.cases;
        cases.prepend({"", ""});
        for (const RuleCase &each : cases) {
            const QString words = QString::fromUtf8(table.base) + u' ' + QString::fromUtf8(each.change);
            QTest::addRow("%s %s [%s] %s", table.operation, table.model, each.change, each.expected)
                << QString::fromUtf8(table.operation) << QString::fromUtf8(table.model) << words
                << QString::fromUtf8(each.expected);
        }
    }
}

//! What validate() says of the current row, errors only.
inline QString verdict(const studio::Catalogue &catalogue, const char *provider)
{
    const QString id = QString::fromLatin1(provider);
    const QString operation = *static_cast<QString *>(QTest::qData("operation", QMetaType::QString));
    const QString name = *static_cast<QString *>(QTest::qData("model", QMetaType::QString));
    const QString words = *static_cast<QString *>(QTest::qData("words", QMetaType::QString));
    const studio::ModelSpec *model = catalogue.model(id, operation, name);
    if (!model)
        return QStringLiteral("no such model");
    const SaidRequest request = said(*model, words);
    QList<studio::Problem> problems
        = studio::validate(*catalogue.provider(id), *model, request.request, request.facts);
    problems.removeIf(
        [](const studio::Problem &problem) { return problem.severity == studio::Problem::Severity::Notice; });
    return written(problems);
}

} // namespace samples
