// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/requestresolver.h"

#include "domain/framing.h"
#include "domain/pricing.h"
#include "domain/validation.h"
#include "services/files/mediainspector.h"
#include "services/net/pool.h"
#include "services/wording/wording.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double CutTolerance = 0.25; // seconds

MediaFactsMap factsOf(const ResolveJob &job, const GenerationRequest &request)
{
    MediaFactsMap facts = job.facts;
    QSet<QString> measured;
    for (const MediaInput &input : request.media) {
        const QString key = input.reference.toText();
        if (input.reference.kind == MediaReference::Kind::File && !measured.contains(key)) {
            measured.insert(key);
            facts.insert(key, MediaInspector::inspectNow(input.reference.value));
        }
    }
    return facts;
}

//! Whether a person wants less than the whole of a clip or sound.
bool isPart(const MediaInput &input, const MediaFacts &facts)
{
    return input.trim && facts.kind != MediaKind::Image
        && (input.trim->least > 0 || input.trim->most < facts.seconds);
}

Result<StoredInput> kept(const ResolveJob &job, const MediaInput &input, const MediaFacts &facts)
{
    if (facts.kind == MediaKind::Image) {
        return job.inputs.keepPicture(input.reference.value,
            {input.crop.value_or(QRectF()), job.provider.imageTypes, job.provider.imageMaximumSide});
    }
    if (isPart(input, facts))
        return job.inputs.keepPart(input.reference.value, *input.trim);
    return job.inputs.keepFile(input.reference.value, facts.mime);
}

//! What counts as not chosen is taken out; what the model does not know stays, to be refused by name.
void dropBlanks(const ModelSpec &model, GenerationRequest &request)
{
    for (auto value = request.values.begin(); value != request.values.end();) {
        const ParameterSpec *parameter = model.parameter(value.key());
        if (parameter && !isSet(*parameter, value.value()))
            value = request.values.erase(value);
        else
            ++value;
    }
}

//! The pixels of the picture that comes first in the catalogue's order, as far as it is shown.
QSize firstPicture(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
{
    for (const MediaSpec &slot : model.media) {
        const MediaInput *input = request.input(slot.role);
        if (!input)
            continue;
        const QSize whole = facts.value(input->reference.toText()).size;
        if (whole.isEmpty() || !input->crop)
            return whole;
        return QSizeF(whole.width() * input->crop->width(), whole.height() * input->crop->height()).toSize();
    }
    return {};
}

QJsonValue defaultFor(const ParameterSpec &parameter, const ResolveJob &job, QSize picture)
{
    if (parameter.role == Role::Seed && parameter.defaultValue.isUndefined())
        return job.seed;
    if (parameter.role == Role::Aspect && !picture.isEmpty()) {
        if (const ChoiceValue *nearest = nearestAspect(parameter, picture))
            return nearest->value;
    }
    return parameter.defaultValue;
}

void fillIn(const ResolveJob &job, GenerationRequest &request, const MediaFactsMap &facts)
{
    const QSize picture = firstPicture(job.model, request, facts);
    for (const ParameterSpec &parameter : job.model.parameters) {
        if (request.values.contains(parameter.key()) || !applies(parameter, job.model, request))
            continue;
        QJsonValue value(QJsonValue::Undefined);
        if (parameter.role == Role::ReplyRef && !job.replyRef.isEmpty())
            value = job.replyRef;
        else if (parameter.alwaysSent || isRequired(parameter, job.model, request))
            value = defaultFor(parameter, job, picture);
        if (!value.isUndefined())
            request.values.insert(parameter.key(), value);
    }
}

//! Keeps what is sent. `lengths` gets how long a part was asked to be, by the name under which it is kept.
Status keepInputs(const ResolveJob &job, GenerationRequest &request, const MediaFactsMap &facts,
    QHash<QString, double> &lengths)
{
    for (MediaInput &input : request.media) {
        if (input.reference.kind != MediaReference::Kind::File)
            continue;
        const MediaFacts known = facts.value(input.reference.toText());
        const Result<StoredInput> stored = kept(job, input, known);
        if (!stored) {
            Error error = stored.error();
            if (error.kind == ErrorKind::NotFound) // it vanished since it was looked at
                error.kind = ErrorKind::FileInvalid;
            error.field = roleName(input.role);
            return failure(error);
        }
        if (input.name.isEmpty() && storedHash(input).isEmpty())
            input.name = QFileInfo(input.reference.value).fileName();
        input.reference.value = stored->path;
        if (isPart(input, known))
            lengths.insert(input.reference.toText(), input.trim->most - input.trim->least);
        input.crop.reset();
        input.trim.reset();
    }
    return {};
}

} // namespace

Status sendable(const ProviderSpec &provider, const ModelSpec &model, const GenerationRequest &request,
    const MediaFactsMap &facts)
{
    const QList<Problem> problems = validate(provider, model, request, facts);
    for (const Problem &problem : problems) {
        if (problem.severity != Problem::Severity::Error)
            continue;
        const ErrorKind kind
            = concernsFile(problem.code) ? ErrorKind::FileInvalid : ErrorKind::InvalidRequest;
        return failure(kind, wording::problem(problem, model), problem.field);
    }
    return {};
}

Result<ResolvedRequest> resolve(const ResolveJob &job)
{
    GenerationRequest request = job.request;
    for (MediaInput &input : request.media) {
        if (input.reference.kind == MediaReference::Kind::File)
            input.reference.value = QFileInfo(input.reference.value).absoluteFilePath();
    }
    dropBlanks(job.model, request);
    MediaFactsMap facts = factsOf(job, request);
    request = withMeasures(job.model, request, facts);
    fillIn(job, request, facts);
    // Before anything is copied: a file that is no picture cannot be cut.
    if (const Status valid = sendable(job.provider, job.model, request, facts); !valid)
        return failure(valid.error());
    QHash<QString, double> lengths;
    if (const Status done = keepInputs(job, request, facts, lengths); !done)
        return failure(done.error());
    // And what is sent: the cut may have changed what was right.
    facts = factsOf(job, request);
    for (auto length = lengths.cbegin(); length != lengths.cend(); ++length) {
        // A cut ends with a whole frame and a whole packet of sound, a moment after what was asked for.
        MediaFacts &part = facts[length.key()];
        if (std::abs(part.seconds - length.value()) < CutTolerance)
            part.seconds = std::min(part.seconds, length.value());
    }
    if (const Status valid = sendable(job.provider, job.model, request, facts); !valid)
        return failure(valid.error());
    return ResolvedRequest{request, estimate(job.model, request, facts)};
}

Call<ResolvedRequest> *resolveInPool(const ResolveJob &job, QObject *parent)
{
    return inPool<ResolvedRequest>(parent, [job] { return resolve(job); });
}

QByteArray storedHash(const MediaInput &input)
{
    static const QRegularExpression hash(u"^[0-9a-f]{64}$"_s);
    if (input.reference.kind != MediaReference::Kind::File)
        return {};
    const QString name = QFileInfo(input.reference.value).baseName();
    return hash.match(name).hasMatch() ? name.toLatin1() : QByteArray();
}

} // namespace studio
