// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Holds for every model of the catalogue as it ships: a plain request can be made that nothing is said
// against, and each limit that the catalogue names lets the last value in and keeps the next one out.
#include "domain/domainsamples.h"
#include "domain/problemtext.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

using Code = ProblemCode;

//! One model and a request for it, with the facts of its inputs.
struct Case {
    ProviderSpec provider;
    ModelSpec model;
    GenerationRequest request;
    MediaFactsMap facts;

    QList<Problem> problems() const { return validate(provider, model, request, facts); }
    //! Whether this is said of that field.
    bool says(const QString &field, Code code) const
    {
        const QList<Problem> found = problems();
        return std::any_of(found.cbegin(), found.cend(),
            [&](const Problem &problem) { return problem.field == field && problem.code == code; });
    }
};

MediaFacts fitting(const ProviderSpec &provider, const MediaSpec &slot, MediaKind kind)
{
    MediaFacts facts = samples::picture(1280, 720);
    facts.kind = kind;
    if (kind == MediaKind::Image)
        return facts;
    const QStringList &types = kind == MediaKind::Video ? provider.videoTypes : provider.audioTypes;
    facts.mime = types.value(0, u"video/mp4"_s);
    facts.framesPerSecond = 24;
    const RangeOfDouble range = slot.seconds.value_or(RangeOfDouble{1, 5});
    facts.seconds = std::clamp(5.0, range.least, range.most);
    return facts;
}

void addInput(Case &tested, const MediaSpec &slot, MediaKind kind)
{
    const QString path = u"/%1-%2-%3"_s.arg(slot.key(), mediaKindName(kind)).arg(tested.request.media.size());
    MediaInput input = samples::input(slot.role, path);
    if (slot.shape == MediaShape::Timed)
        input.at = 0.5;
    tested.request.media << input;
    tested.facts.insert(path, fitting(tested.provider, slot, kind));
}

QJsonValue plainValue(const ParameterSpec &parameter)
{
    if (!parameter.defaultValue.isUndefined())
        return parameter.defaultValue;
    switch (parameter.kind) {
    case ParameterKind::Text:
        return QString(std::max(3, int(parameter.minimum.value_or(0))), u'a');
    case ParameterKind::Choice:
        return parameter.choices.constFirst().value;
    case ParameterKind::Boolean:
        return true;
    case ParameterKind::Integer:
    case ParameterKind::Number:
        break;
    }
    return parameter.minimum.value_or(1);
}

void setField(Case &tested, const QString &key)
{
    if (const ParameterSpec *parameter = tested.model.parameter(key)) {
        tested.request.values.insert(key, plainValue(*parameter));
        return;
    }
    const std::optional<Role> role = roleFromName(key);
    const MediaSpec *slot = role ? tested.model.mediaSlot(*role) : nullptr;
    if (slot)
        addInput(tested, *slot, slot->kinds.constFirst());
}

//! Makes the parameter one that exists.
void meet(Case &tested, const ParameterSpec &parameter)
{
    if (!parameter.when || applies(parameter, tested.model, tested.request))
        return;
    const QJsonValue wanted = parameter.when->is.constFirst();
    const std::optional<Role> role = roleFromName(parameter.when->key);
    const MediaSpec *slot = role ? tested.model.mediaSlot(*role) : nullptr;
    if (!slot) {
        tested.request.values.insert(parameter.when->key, wanted);
        return;
    }
    tested.request.media.removeIf([slot](const MediaInput &input) { return input.role == slot->role; });
    if (const auto kind = mediaKindFromName(wanted.toString()))
        addInput(tested, *slot, *kind);
    noteKinds(tested.request, tested.facts);
}

Case plain(const Catalogue &catalogue, const ModelSpec &model)
{
    Case made{*catalogue.provider(model.provider), model, {}, {}};
    made.request.provider = model.provider;
    made.request.operation = model.operation;
    made.request.model = model.model;
    for (const MediaSpec &slot : model.media) {
        if (slot.required)
            addInput(made, slot, slot.kinds.constFirst());
    }
    for (const ParameterSpec &parameter : model.parameters) {
        if (isRequired(parameter, model, made.request))
            made.request.values.insert(parameter.key(), plainValue(parameter));
    }
    for (const FieldRule &rule : model.rules) {
        const QString key = rule.kind == FieldRule::Kind::AtLeastOne ? rule.fields.constFirst() : QString();
        if (made.says(key, Code::NothingGiven) || made.says(key, Code::Required))
            setField(made, key);
    }
    return made;
}

} // namespace

class TestEveryModel final : public QObject {
    Q_OBJECT

private slots:
    void theAccountIsNamedWhereNoAssetDoes();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aPlainRequestIsInOrder_data() { everyModel(); }
    void aPlainRequestIsInOrder();
    void numbersEndWhereTheyShould_data() { everyModel(); }
    void numbersEndWhereTheyShould();
    void textsEndWhereTheyShould_data() { everyModel(); }
    void textsEndWhereTheyShould();
    void choicesAreTheOnesThatAreListed_data() { everyModel(); }
    void choicesAreTheOnesThatAreListed();
    void inputsEndWhereTheyShould_data() { everyModel(); }
    void inputsEndWhereTheyShould();
    void lengthsEndWhereTheyShould_data() { everyModel(); }
    void lengthsEndWhereTheyShould();
    void whatIsRequiredIsAskedFor_data() { everyModel(); }
    void whatIsRequiredIsAskedFor();

private:
    void everyModel() const
    {
        QTest::addColumn<int>("index");
        for (qsizetype i = 0; i < m_catalogue.models().size(); ++i) {
            const ModelSpec &model = m_catalogue.models()[i];
            QTest::addRow(
                "%s %s %s", qPrintable(model.provider), qPrintable(model.operation), qPrintable(model.model))
                << int(i);
        }
    }
    Case tested() const
    {
        QFETCH(int, index);
        return plain(m_catalogue, m_catalogue.models()[index]);
    }

    const Catalogue m_catalogue = samples::catalogue();
};

void TestEveryModel::aPlainRequestIsInOrder()
{
    const Case made = tested();
    QVERIFY2(!hasErrors(made.problems()), qPrintable(samples::written(made.problems())));
}

void TestEveryModel::numbersEndWhereTheyShould()
{
    const Case made = tested();
    for (const ParameterSpec &parameter : made.model.parameters) {
        const bool isNumber
            = parameter.kind == ParameterKind::Integer || parameter.kind == ParameterKind::Number;
        if (!isNumber)
            continue;
        Case one = made;
        meet(one, parameter);
        const auto isRefused = [&](double number) {
            one.request.values.insert(parameter.key(), number);
            return one.says(parameter.key(), Code::OutOfRange);
        };
        const double step = parameter.kind == ParameterKind::Integer ? 1 : 0.001;
        if (parameter.minimum)
            QVERIFY2(!isRefused(*parameter.minimum) && isRefused(*parameter.minimum - step),
                qPrintable(parameter.key()));
        if (parameter.maximum)
            QVERIFY2(!isRefused(*parameter.maximum) && isRefused(*parameter.maximum + step),
                qPrintable(parameter.key()));
    }
}

void TestEveryModel::textsEndWhereTheyShould()
{
    const Case made = tested();
    for (const ParameterSpec &parameter : made.model.parameters) {
        if (parameter.kind != ParameterKind::Text || parameter.form == TextForm::Address
            || !parameter.maximum)
            continue;
        Case one = made;
        meet(one, parameter);
        const int longest = int(*parameter.maximum);
        one.request.values.insert(parameter.key(), QString(longest, u'a'));
        QVERIFY2(!one.says(parameter.key(), Code::TooLong), qPrintable(parameter.key()));
        one.request.values.insert(parameter.key(), QString(longest + 1, u'a'));
        QVERIFY2(one.says(parameter.key(), Code::TooLong), qPrintable(parameter.key()));
    }
}

void TestEveryModel::choicesAreTheOnesThatAreListed()
{
    const Case made = tested();
    for (const ParameterSpec &parameter : made.model.parameters) {
        if (parameter.kind != ParameterKind::Choice)
            continue;
        Case one = made;
        meet(one, parameter);
        for (const ChoiceValue &choice : parameter.choices) {
            one.request.values.insert(parameter.key(), choice.value);
            QVERIFY2(!one.says(parameter.key(), Code::NotAChoice), qPrintable(parameter.key()));
        }
        one.request.values.insert(parameter.key(), u"none of these"_s);
        QVERIFY2(one.says(parameter.key(), Code::NotAChoice), qPrintable(parameter.key()));
    }
}

void TestEveryModel::inputsEndWhereTheyShould()
{
    const Case made = tested();
    for (const MediaSpec &slot : made.model.media) {
        for (const MediaKind kind : {MediaKind::Image, MediaKind::Video, MediaKind::Audio}) {
            Case one = made;
            one.request.media.removeIf([&slot](const MediaInput &input) { return input.role == slot.role; });
            addInput(one, slot, kind);
            const bool isTaken = slot.kinds.contains(kind);
            QVERIFY2(one.says(slot.key(), Code::MediaWrongKind) != isTaken, qPrintable(slot.key()));
            while (isTaken && one.request.inputs(slot.role).size() < slot.maximumCount)
                addInput(one, slot, kind);
            QVERIFY2(!one.says(slot.key(), Code::TooMany), qPrintable(slot.key()));
            while (one.request.inputs(slot.role).size() <= slot.maximumCount)
                addInput(one, slot, kind);
            QVERIFY2(one.says(slot.key(), Code::TooMany), qPrintable(slot.key()));
        }
    }
}

void TestEveryModel::lengthsEndWhereTheyShould()
{
    const Case made = tested();
    for (const MediaSpec &slot : made.model.media) {
        const MediaKind kind = slot.kinds.constLast(); // of several, the one that lasts
        if (!slot.seconds || kind == MediaKind::Image)
            continue;
        Case one = made;
        one.request.media.removeIf([&slot](const MediaInput &input) { return input.role == slot.role; });
        addInput(one, slot, kind);
        const QString path = one.request.media.constLast().reference.value;
        const auto isRefused = [&](double seconds) {
            one.facts[path].seconds = seconds;
            return one.says(slot.key(), Code::MediaDuration);
        };
        QVERIFY2(!isRefused(slot.seconds->least) && !isRefused(slot.seconds->most), qPrintable(slot.key()));
        QVERIFY2(isRefused(slot.seconds->most + 0.01), qPrintable(slot.key()));
        if (slot.seconds->least > 0)
            QVERIFY2(isRefused(slot.seconds->least - 0.01), qPrintable(slot.key()));
    }
}

void TestEveryModel::whatIsRequiredIsAskedFor()
{
    const Case made = tested();
    for (const MediaSpec &slot : made.model.media) {
        if (!slot.required)
            continue;
        Case one = made;
        one.request.media.removeIf([&slot](const MediaInput &input) { return input.role == slot.role; });
        QVERIFY2(one.says(slot.key(), Code::Required), qPrintable(slot.key()));
    }
    for (const ParameterSpec &parameter : made.model.parameters) {
        // What has a default is filled in, and a ratio or a seed can be found.
        const bool isFound = !parameter.defaultValue.isUndefined() || parameter.role == Role::Aspect
            || parameter.role == Role::Seed;
        if (isFound || !isRequired(parameter, made.model, made.request))
            continue;
        Case one = made;
        one.request.values.remove(parameter.key());
        QVERIFY2(one.says(parameter.key(), Code::Required), qPrintable(parameter.key()));
    }
}

// useapi.net's documents of these five have `email`; without it and without an asset any account is taken.
void TestEveryModel::theAccountIsNamedWhereNoAssetDoes()
{
    static const QStringList named{u"frames"_s, u"images"_s, u"videos"_s, u"gen4_5"_s, u"gen3"_s};
    int count = 0;
    const Catalogue catalogue = samples::catalogue();
    for (const ModelSpec &model : catalogue.models()) {
        const QStringList steps = model.path.split(u'/');
        const bool isNamed = model.provider == "useapi"_L1 && steps.value(3).size() > 0
            && named.contains(steps.value(3)) && steps.value(4) == "create"_L1;
        QVERIFY2(model.accountWire == (isNamed ? u"email"_s : QString()), qPrintable(model.path));
        count += isNamed ? 1 : 0;
    }
    QVERIFY(count > 40);
}

QTEST_APPLESS_MAIN(TestEveryModel)
#include "tst_everymodel.moc"
