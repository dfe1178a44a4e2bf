// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bodysamples.h"

#include "domain/validation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

QString written(const QJsonValue &value)
{
    return value.toVariant().toString().left(20);
}

//! The values of a parameter that are worth a sample: both ends, or each choice.
QList<QJsonValue> valuesOf(const ParameterSpec &parameter)
{
    const double least = parameter.minimum.value_or(0);
    const double most = parameter.maximum.value_or(least + 50);
    switch (parameter.kind) {
    case ParameterKind::Text: {
        if (parameter.form == TextForm::Address)
            return {u"https://example.com/hook"_s};
        return {QString(std::max(1, int(least)), u'a'), QString(int(most), u'a')};
    }
    case ParameterKind::Integer:
        return {qint64(least), qint64(most)};
    case ParameterKind::Number:
        return {least, (least + most) / 2, most};
    case ParameterKind::Boolean:
        return {true, false};
    case ParameterKind::Choice:
        break;
    }
    QList<QJsonValue> all;
    for (const ChoiceValue &choice : parameter.choices)
        all << choice.value;
    return all;
}

QString address(const MediaSpec &slot, MediaKind kind, int index)
{
    static const QHash<MediaKind, QString> suffixes{
        {MediaKind::Image, u"png"_s}, {MediaKind::Video, u"mp4"_s}, {MediaKind::Audio, u"wav"_s}};
    return u"https://example.com/%1-%2.%3"_s.arg(slot.key()).arg(index).arg(suffixes[kind]);
}

//! Asks for one model until nothing is missing any more.
class Composer final {
public:
    Composer(const ProviderSpec &provider, const ModelSpec &model)
        : m_provider(provider)
        , m_model(model)
    {
        m_sample.request.provider = model.provider;
        m_sample.request.operation = model.operation;
        m_sample.request.model = model.model;
    }

    [[nodiscard]] BodySample sample(const QString &name)
    {
        m_sample.name = name;
        return m_sample;
    }

    void set(const ParameterSpec &parameter, const QJsonValue &value)
    {
        m_sample.request.values.insert(parameter.key(), value);
        if (parameter.when)
            meet(*parameter.when);
    }

    void put(const MediaSpec &slot, MediaKind kind)
    {
        const int index = int(m_sample.request.inputs(slot.role).size());
        MediaInput input;
        input.role = slot.role;
        input.kind = kind;
        input.reference = {takesAssets(slot) ? MediaReference::Kind::Asset : MediaReference::Kind::Url,
            address(slot, kind, index)};
        if (slot.role == Role::Keyframe)
            input.at = index * 0.25;
        m_sample.request.media << input;
        m_sample.facts.insert(input.reference.toText(), factsOf(slot, kind));
    }

    MediaInput &lastInput() { return m_sample.request.media.last(); }

    //! Adds what is required and what rules ask for; false when that is not to be had.
    [[nodiscard]] bool complete()
    {
        // A ratio that the first picture would decide is chosen here.
        for (const ParameterSpec &parameter : m_model.parameters) {
            if (parameter.required && !m_sample.request.values.contains(parameter.key()))
                set(parameter, valuesOf(parameter).constFirst());
        }
        constexpr int Rounds = 20;
        for (int round = 0; round < Rounds; ++round) {
            const QList<Problem> problems = validate(m_provider, m_model, m_sample.request, m_sample.facts);
            if (!hasErrors(problems))
                return true;
            if (!mend(problems.constFirst()))
                return false;
        }
        return false;
    }

    //! Adds everything else, as far as it goes together.
    void fill()
    {
        for (const MediaSpec &slot : m_model.media) {
            while (m_sample.request.inputs(slot.role).size() < slot.maximumCount) {
                const BodySample before = m_sample;
                put(slot, slot.kinds.constLast());
                if (!isRight()) {
                    m_sample = before;
                    break;
                }
            }
        }
        for (const ParameterSpec &parameter : m_model.parameters) {
            const BodySample before = m_sample;
            m_sample.request.values.insert(parameter.key(), valuesOf(parameter).constLast());
            if (!isRight())
                m_sample = before;
        }
    }

private:
    static bool takesAssets(const MediaSpec &slot) { return slot.shape == MediaShape::AssetId; }

    [[nodiscard]] bool isRight() const
    {
        return !hasErrors(validate(m_provider, m_model, m_sample.request, m_sample.facts));
    }

    // Short enough for every total, small enough for every enlargement, of a shape that every service takes.
    static MediaFacts factsOf(const MediaSpec &slot, MediaKind kind)
    {
        static const QHash<MediaKind, QString> types{{MediaKind::Image, u"image/png"_s},
            {MediaKind::Video, u"video/mp4"_s}, {MediaKind::Audio, u"audio/wav"_s}};
        MediaFacts facts;
        facts.kind = kind;
        facts.mime = types[kind];
        facts.bytes = 100'000;
        if (kind != MediaKind::Audio)
            facts.size = QSize(310, 310);
        if (kind != MediaKind::Image)
            facts.seconds = std::max(1.0, slot.seconds ? slot.seconds->least : 1.0);
        facts.framesPerSecond = kind == MediaKind::Video ? 24 : 0;
        return facts;
    }

    void meet(const Condition &condition)
    {
        if (const ParameterSpec *parameter = m_model.parameter(condition.key)) {
            m_sample.request.values.insert(parameter->key(), condition.is.constFirst());
            return;
        }
        const std::optional<Role> role = roleFromName(condition.key);
        const MediaSpec *slot = role ? m_model.mediaSlot(*role) : nullptr;
        const auto kind = mediaKindFromName(condition.is.constFirst().toString());
        if (slot && kind && !m_sample.request.input(*role))
            put(*slot, *kind);
    }

    bool mend(const Problem &problem)
    {
        const bool isMissing
            = problem.code == ProblemCode::Required || problem.code == ProblemCode::NothingGiven;
        const QString key = isMissing ? problem.field : problem.other;
        if (!isMissing && problem.code != ProblemCode::Requires)
            return false;
        const ParameterSpec *parameter = m_model.parameter(key);
        if (parameter && parameter->key() == key) {
            if (m_sample.request.values.contains(key))
                return false;
            set(*parameter, valuesOf(*parameter).constFirst());
            return true;
        }
        const std::optional<Role> role = roleFromName(key);
        const MediaSpec *slot = role ? m_model.mediaSlot(*role) : nullptr;
        if (!slot || m_sample.request.input(*role))
            return false;
        put(*slot, slot->kinds.constFirst());
        return true;
    }

    const ProviderSpec &m_provider;
    const ModelSpec &m_model;
    BodySample m_sample;
};

void addTags(
    const ProviderSpec &provider, const ModelSpec &model, const MediaSpec &slot, QList<BodySample> &samples)
{
    for (const QString &tag : {u"abc"_s, QString(16, u'x')}) {
        Composer composer(provider, model);
        composer.put(slot, slot.kinds.constFirst());
        composer.lastInput().tag = tag;
        if (composer.complete())
            samples << composer.sample(u"%1 called %2"_s.arg(slot.key(), tag));
    }
    for (const SubjectSpec &subject : slot.subjects) {
        Composer composer(provider, model);
        for (int i = 0; i < subject.maximumCount; ++i) {
            composer.put(slot, slot.kinds.constFirst());
            composer.lastInput().subject = subject.word;
        }
        if (composer.complete())
            samples << composer.sample(u"%1 as %2"_s.arg(slot.key(), subject.word));
    }
}

void addInputs(const ProviderSpec &provider, const ModelSpec &model, QList<BodySample> &samples)
{
    for (const MediaSpec &slot : model.media) {
        for (const MediaKind kind : slot.kinds) {
            for (int count = 1; count <= slot.maximumCount; ++count) {
                Composer composer(provider, model);
                for (int i = 0; i < count; ++i)
                    composer.put(slot, kind);
                if (composer.complete()) {
                    samples << composer.sample(
                        u"%1 × %2 %3"_s.arg(count).arg(QString(mediaKindName(kind)), slot.key()));
                }
            }
        }
        if (slot.shape == MediaShape::Tagged)
            addTags(provider, model, slot, samples);
    }
}

} // namespace

QJsonObject BodySample::body(const ModelSpec &model, Travel travel) const
{
    QList<RemoteMedia> media;
    for (const MediaInput &input : request.media) {
        RemoteMedia medium;
        medium.role = input.role;
        medium.kind = input.kind.value_or(MediaKind::Image);
        medium.tag = input.tag;
        medium.subject = input.subject;
        medium.at = input.at;
        const int index = int(media.size());
        if (travel == Travel::Address)
            medium.value = input.reference.value;
        else if (travel == Travel::Upload)
            medium.value = u"runway://upload-%1"_s.arg(index);
        else if (travel == Travel::Data)
            medium.value = u"data:%1/x;base64,AAAA%2"_s.arg(QString(mediaKindName(medium.kind))).arg(index);
        else
            medium.value = u"user:1-runwayml:someone@example.com-asset:%1"_s.arg(index);
        media << medium;
    }
    return buildBody(model, request, media);
}

QList<BodySample> bodySamples(const ProviderSpec &provider, const ModelSpec &model)
{
    QList<BodySample> samples{leastSample(provider, model)};
    Composer most(provider, model);
    if (most.complete()) {
        most.fill();
        samples << most.sample(u"the most"_s);
    }
    for (const ParameterSpec &parameter : model.parameters) {
        const QList<QJsonValue> values = valuesOf(parameter);
        for (const QJsonValue &value : values) {
            Composer composer(provider, model);
            composer.set(parameter, value);
            if (composer.complete())
                samples << composer.sample(u"%1 = %2"_s.arg(parameter.key(), written(value)));
        }
    }
    addInputs(provider, model, samples);
    return samples;
}

BodySample leastSample(const ProviderSpec &provider, const ModelSpec &model)
{
    Composer composer(provider, model);
    if (!composer.complete())
        qFatal("%s %s cannot be asked for", qPrintable(model.operation), qPrintable(model.model));
    return composer.sample(u"the least"_s);
}

void fillIn(const ModelSpec &model, GenerationRequest &request)
{
    for (const ParameterSpec &parameter : model.parameters) {
        const bool isOpen = parameter.alwaysSent && !request.values.contains(parameter.key())
            && applies(parameter, model, request);
        if (!isOpen)
            continue;
        if (!parameter.defaultValue.isUndefined())
            request.values.insert(parameter.key(), parameter.defaultValue);
        else if (parameter.role == Role::Seed)
            request.values.insert(parameter.key(), qint64(*parameter.maximum));
    }
}

} // namespace studio::test
