// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/uploadprep.h"

#include "services/files/mediainspector.h"
#include "services/files/safenames.h"
#include "services/wording/wording.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

tl::unexpected<Error> refused(
    ProblemCode code, double length = 0, double bound = 0, const QString &given = {})
{
    Problem problem;
    problem.code = code;
    problem.length = length;
    problem.minimum = bound;
    problem.maximum = bound;
    problem.given = given;
    return failure(ErrorKind::FileInvalid, wording::problem(problem, ModelSpec()));
}

Status checked(const MediaFacts &facts)
{
    switch (facts.state) {
    case MediaFacts::State::Known:
        break;
    case MediaFacts::State::Missing:
        return refused(ProblemCode::MediaMissing);
    case MediaFacts::State::Empty:
        return refused(ProblemCode::MediaEmpty);
    case MediaFacts::State::Unreadable:
    case MediaFacts::State::Pending:
        return refused(ProblemCode::MediaUnreadable);
    }
    if (facts.kind == MediaKind::Image && facts.animated)
        return refused(ProblemCode::MediaAnimated);
    return {};
}

QStringList typesOf(const ProviderSpec &provider, MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return {}; // others are converted
    case MediaKind::Video:
        return provider.videoTypes;
    case MediaKind::Audio:
        return provider.audioTypes;
    }
    Q_UNREACHABLE();
    return {};
}

//! The person's own name for it with the suffix of what is sent: Runway goes by the suffix.
QString nameFor(const QString &path, const QString &stored)
{
    const QString suffix = QFileInfo(stored).suffix();
    return cleanFileName(QFileInfo(path).completeBaseName() + u'.' + suffix);
}

} // namespace

Result<PreparedUpload> prepareUpload(
    const QString &path, const ProviderSpec &provider, const InputStore &inputs)
{
    const MediaFacts facts = MediaInspector::inspectNow(path);
    if (const Status fine = checked(facts); !fine)
        return failure(fine.error());
    const QStringList types = typesOf(provider, facts.kind);
    if (!types.isEmpty() && !types.contains(facts.mime))
        return refused(ProblemCode::MediaWrongKind, 0, 0, facts.mime);
    const auto kept = facts.kind == MediaKind::Image
        ? inputs.keepPicture(path, {{}, provider.imageTypes, provider.imageMaximumSide})
        : inputs.keepFile(path, facts.mime);
    if (!kept)
        return failure(kept.error());
    const TransportLimits &limits = provider.limits(facts.kind);
    if (limits.upload > 0 && kept->bytes > limits.upload)
        return refused(ProblemCode::MediaTooLarge, double(kept->bytes), double(limits.upload));
    if (kept->bytes < limits.uploadLeast)
        return refused(ProblemCode::MediaTooSmall, double(kept->bytes), double(limits.uploadLeast));
    PreparedUpload ready;
    ready.sha256 = kept->sha256;
    ready.item = {kept->path, nameFor(path, kept->path), kept->mime, facts.kind, kept->bytes,
        kept->size.isEmpty() ? facts.size : kept->size, facts.seconds};
    return ready;
}

} // namespace studio
