// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/mediarules.h"

#include "domain/framing.h"
#include "domain/valuerules.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! One input on its way through the checks.
struct Candidate {
    const ProviderSpec &provider;
    const MediaSpec &slot;
    const MediaInput &input;
    const MediaFacts *facts; //!< null when nothing is known of it
    QSize output; //!< what the model will deliver; empty when that is not known

    [[nodiscard]] bool isFile() const { return input.reference.kind == MediaReference::Kind::File; }
    [[nodiscard]] Problem problem(ProblemCode code) const { return problemAt(slot.key(), code); }
    [[nodiscard]] Problem measured(
        ProblemCode code, double length, std::optional<double> least, std::optional<double> most) const
    {
        Problem found = problem(code);
        found.length = length;
        found.minimum = least;
        found.maximum = most;
        return found;
    }
    //! The part that is sent, in pixels.
    [[nodiscard]] QSizeF part() const { return usedSize(input, *facts); }
    //! Whether it is written anew before it is sent, so that its own type and size say nothing.
    [[nodiscard]] bool isCut() const { return input.trim && facts->kind != MediaKind::Image; }
    [[nodiscard]] const TransportLimits &limits() const
    {
        return provider.limits(kindOf(input).value_or(slot.kinds.constFirst()));
    }
    //! Whether it goes to the provider's own store, and an id of that store will do.
    [[nodiscard]] bool takesAssets() const
    {
        return slot.shape == MediaShape::AssetId || (limits().url == 0 && limits().dataUri == 0);
    }
    //! Whether the body has to say if it is a picture, a clip or sound.
    [[nodiscard]] bool tellsKind() const
    {
        return slot.kinds.size() > 1
            && (slot.shape == MediaShape::Typed || slot.shape == MediaShape::TypedList);
    }
};

bool isIpNumber(const QString &host)
{
    if (host.contains(u':'))
        return true;
    // QUrl has already written any IPv4 notation as four decimal numbers.
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
        bool isNumber = false;
        (void)part.toUInt(&isNumber);
        return isNumber;
    });
}

std::optional<Problem> checkAddress(const Candidate &candidate)
{
    const QString text = candidate.input.reference.value;
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttps = text.startsWith("https:"_L1, Qt::CaseInsensitive);
    if (!isHttps && !QUrl(text).scheme().isEmpty())
        return candidate.problem(ProblemCode::AddressNotHttps);
    const QString authority = url.authority(QUrl::FullyEncoded);
    if (!isHttps || !url.isValid() || url.host().isEmpty() || authority.contains(u'@'))
        return candidate.problem(ProblemCode::AddressInvalid);
    if (candidate.provider.addressNeedsDomain && isIpNumber(url.host()))
        return candidate.problem(ProblemCode::AddressInvalid);
    const int longest = candidate.limits().urlLength;
    const qsizetype length = url.toEncoded().size();
    if (longest > 0 && length > longest)
        return candidate.measured(ProblemCode::AddressTooLong, double(length), std::nullopt, longest);
    return std::nullopt;
}

std::optional<Problem> checkReference(const Candidate &candidate)
{
    const MediaReference &reference = candidate.input.reference;
    switch (reference.kind) {
    case MediaReference::Kind::Url:
        return checkAddress(candidate);
    case MediaReference::Kind::Asset:
    case MediaReference::Kind::Upload:
        if (candidate.takesAssets() != (reference.kind == MediaReference::Kind::Asset))
            return candidate.problem(ProblemCode::ReferenceNotUsable);
        if (reference.value.trimmed().isEmpty() || hasControlCharacter(reference.value, false))
            return candidate.problem(ProblemCode::AddressInvalid);
        return std::nullopt;
    case MediaReference::Kind::File:
        break;
    }
    if (reference.value.trimmed().isEmpty())
        return candidate.problem(ProblemCode::MediaMissing);
    return std::nullopt;
}

std::optional<Problem> checkState(const Candidate &candidate)
{
    if (!candidate.facts || candidate.facts->state == MediaFacts::State::Pending) {
        // What lies elsewhere need not be measured: the provider or the upload looks at it.
        if (candidate.isFile())
            return candidate.problem(ProblemCode::MediaPending);
        return std::nullopt;
    }
    switch (candidate.facts->state) {
    case MediaFacts::State::Missing:
        return candidate.problem(ProblemCode::MediaMissing);
    case MediaFacts::State::Empty:
        return candidate.problem(ProblemCode::MediaEmpty);
    case MediaFacts::State::Unreadable:
        return candidate.problem(ProblemCode::MediaUnreadable);
    case MediaFacts::State::Known:
    case MediaFacts::State::Pending:
        break;
    }
    return std::nullopt;
}

// Of what is not measured here: as the provider's list or a person says.
std::optional<Problem> checkSaidKind(const Candidate &candidate)
{
    const std::optional<MediaKind> said = candidate.input.kind;
    if (said && !candidate.slot.kinds.contains(*said)) {
        Problem found = candidate.problem(ProblemCode::MediaWrongKind);
        found.given = mediaKindName(*said);
        return found;
    }
    if (!kindOf(candidate.input) && candidate.tellsKind())
        return candidate.problem(ProblemCode::MediaKindUnknown);
    return std::nullopt;
}

// The part to use, and the time that it is for.
std::optional<Problem> checkTimes(const Candidate &candidate)
{
    if (candidate.slot.shape == MediaShape::Timed) {
        const double at = candidate.input.at.value_or(-1);
        if (!(at >= 0 && at <= 1))
            return candidate.problem(ProblemCode::TimeMissing);
    }
    const std::optional<RangeOfDouble> &trim = candidate.input.trim;
    if (!trim || candidate.input.kind == MediaKind::Image)
        return std::nullopt;
    // What lies elsewhere is not cut here.
    const bool isPart = std::isfinite(trim->most) && trim->least >= 0 && trim->least < trim->most;
    if (!isPart || !candidate.isFile())
        return candidate.problem(ProblemCode::TrimInvalid);
    constexpr double Rounding = 0.05; // of a length that was written down in frames, and its time in tenths
    const bool isKnown = candidate.facts && candidate.facts->state == MediaFacts::State::Known;
    if (isKnown && candidate.facts->seconds > 0 && trim->most > candidate.facts->seconds + Rounding) {
        return candidate.measured(
            ProblemCode::TrimInvalid, trim->most, std::nullopt, candidate.facts->seconds);
    }
    return std::nullopt;
}

bool isTypeTaken(const Candidate &candidate)
{
    const bool isVideo = candidate.facts->kind == MediaKind::Video;
    const QStringList &types = isVideo ? candidate.provider.videoTypes : candidate.provider.audioTypes;
    // Pictures of other types are converted; a provider's list tells no types.
    return candidate.facts->kind == MediaKind::Image || types.isEmpty() || candidate.facts->mime.isEmpty()
        || types.contains(candidate.facts->mime);
}

std::optional<Problem> checkKind(const Candidate &candidate)
{
    const bool isTaken = candidate.isCut() || isTypeTaken(candidate);
    if (!candidate.slot.kinds.contains(candidate.facts->kind) || !isTaken) {
        Problem found = candidate.problem(ProblemCode::MediaWrongKind);
        found.given = candidate.facts->mime;
        return found;
    }
    if (candidate.facts->kind == MediaKind::Image && candidate.facts->animated)
        return candidate.problem(ProblemCode::MediaAnimated);
    return std::nullopt;
}

std::optional<Problem> checkBytes(const Candidate &candidate)
{
    const MediaReference::Kind kind = candidate.input.reference.kind;
    if (kind == MediaReference::Kind::Asset || kind == MediaReference::Kind::Upload || candidate.isCut())
        return std::nullopt;
    const TransportLimits &limits = candidate.provider.limits(candidate.facts->kind);
    const qint64 bytes = candidate.facts->bytes;
    const bool isFetched = kind == MediaReference::Kind::Url && limits.url > 0;
    const qint64 most = isFetched ? limits.url : std::max(limits.upload, limits.dataUri);
    if (most > 0 && bytes > most)
        return candidate.measured(ProblemCode::MediaTooLarge, double(bytes), std::nullopt, double(most));
    // Small ones travel as data URI where there is such a thing.
    if (!isFetched && limits.dataUri == 0 && bytes < limits.uploadLeast)
        return candidate.measured(
            ProblemCode::MediaTooSmall, double(bytes), double(limits.uploadLeast), std::nullopt);
    return std::nullopt;
}

std::optional<Problem> checkSides(const Candidate &candidate)
{
    if (candidate.facts->size.isEmpty())
        return std::nullopt;
    const bool isImage = candidate.facts->kind == MediaKind::Image;
    const int fallback = isImage ? candidate.provider.imageMaximumSide : 0;
    const int most = candidate.slot.maximumSide > 0 ? candidate.slot.maximumSide : fallback;
    const QSizeF part = candidate.part();
    const int longer = qRound(std::max(part.width(), part.height()));
    const int shorter = qRound(std::min(part.width(), part.height()));
    if (most > 0 && longer > most)
        return candidate.measured(ProblemCode::MediaSideTooLong, longer, std::nullopt, most);
    const int least = std::max(1, candidate.slot.minimumSide);
    if (shorter < least)
        return candidate.measured(ProblemCode::MediaSideTooShort, shorter, least, std::nullopt);
    return std::nullopt;
}

double usedLength(const Candidate &candidate)
{
    const std::optional<RangeOfDouble> &trim = candidate.input.trim;
    return trim ? trim->most - trim->least : candidate.facts->seconds;
}

std::optional<Problem> checkSeconds(const Candidate &candidate)
{
    const std::optional<RangeOfDouble> &range = candidate.slot.seconds;
    const double seconds = usedLength(candidate);
    if (!range || candidate.facts->kind == MediaKind::Image)
        return std::nullopt;
    if (seconds == 0 && !candidate.isFile()) // what a provider keeps, and it did not say how long it is
        return std::nullopt;
    constexpr double Rounding = 1e-9; // of the difference of two times
    if (seconds < range->least - Rounding || seconds > range->most + Rounding)
        return candidate.measured(ProblemCode::MediaDuration, seconds, range->least, range->most);
    return std::nullopt;
}

std::optional<Problem> checkAspect(const Candidate &candidate)
{
    const QSizeF part = candidate.part();
    if (part.isEmpty())
        return std::nullopt;
    const double aspect = part.width() / part.height();
    constexpr double Rounding = 1e-6; // of the fractions of a crop
    if (const auto &range = candidate.slot.aspect) {
        if (aspect < range->least - Rounding || aspect > range->most + Rounding) {
            Problem found = candidate.problem(ProblemCode::MediaAspect);
            found.given = QString::number(aspect, 'f', 3);
            found.minimum = range->least;
            found.maximum = range->most;
            return found;
        }
    }
    if (!candidate.slot.croppedToOutput || candidate.output.isEmpty())
        return std::nullopt;
    const double wanted = double(candidate.output.width()) / candidate.output.height();
    const double lostWidth = part.width() - part.height() * wanted;
    const double lostHeight = part.height() - part.width() / wanted;
    // Less than a pixel is rounding, not a cut.
    if (lostWidth < 1 && lostHeight < 1)
        return std::nullopt;
    Problem notice = candidate.problem(ProblemCode::MediaCropped);
    notice.severity = Problem::Severity::Notice;
    notice.given = u"%1:%2"_s.arg(candidate.output.width()).arg(candidate.output.height());
    return notice;
}

std::optional<Problem> firstProblem(const Candidate &candidate)
{
    if (const auto found = checkReference(candidate))
        return found;
    if (const auto found = checkState(candidate))
        return found;
    if (const auto found = checkTimes(candidate))
        return found;
    if (!candidate.facts || candidate.facts->state != MediaFacts::State::Known)
        return checkSaidKind(candidate);
    for (const auto check : {checkKind, checkBytes, checkSides, checkSeconds, checkAspect}) {
        if (const auto found = check(candidate))
            return found;
    }
    return std::nullopt;
}

QSize expectedOutput(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts)
{
    const ParameterSpec *aspect = model.parameter(Role::Aspect);
    if (!aspect || isSet(*aspect, request.value(Role::Aspect)))
        return outputSize(model, request);
    const ChoiceValue *choice = defaultAspect(model, request, facts);
    return choice ? choice->size : model.outputSize;
}

} // namespace

QSizeF usedSize(const MediaInput &input, const MediaFacts &facts)
{
    const QSizeF whole = facts.size;
    return input.crop ? QSizeF(whole.width() * input.crop->width(), whole.height() * input.crop->height())
                      : whole;
}

QList<Problem> mediaProblems(const ProviderSpec &provider, const ModelSpec &model,
    const GenerationRequest &request, const MediaFactsMap &facts)
{
    QList<Problem> problems;
    const QSize output = expectedOutput(model, request, facts);
    for (const MediaSpec &slot : model.media) {
        const QList<const MediaInput *> inputs = request.inputs(slot.role);
        for (const MediaInput *input : inputs) {
            const auto known = facts.constFind(input->reference.toText());
            const MediaFacts *measured = known == facts.cend() ? nullptr : &*known;
            const auto found = firstProblem({provider, slot, *input, measured, output});
            // Two empty files of one slot are told of once.
            if (found && !problems.contains(*found))
                problems << *found;
        }
        if (inputs.isEmpty() && slot.required)
            problems << problemAt(slot.key(), ProblemCode::Required);
        if (inputs.size() <= slot.maximumCount)
            continue;
        Problem found = problemAt(slot.key(), ProblemCode::TooMany);
        found.length = double(inputs.size());
        found.maximum = slot.maximumCount;
        problems << found;
    }
    for (const MediaInput &input : request.media) {
        const Problem found = problemAt(roleName(input.role), ProblemCode::UnknownSlot);
        if (!model.mediaSlot(input.role) && !problems.contains(found))
            problems << found;
    }
    return problems;
}

} // namespace studio
