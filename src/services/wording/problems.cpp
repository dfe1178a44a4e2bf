// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence for each problem of a request.
#include "services/wording/wording.h"

#include "services/wording/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::wording {

namespace {

QString number(std::optional<double> value)
{
    return QLocale().toString(value.value_or(0), 'g', QLocale::FloatingPointShortest);
}

QString outOfRange(const Problem &problem)
{
    if (problem.minimum && problem.maximum)
        return Words::tr("It has to be between %1 and %2.")
            .arg(number(problem.minimum), number(problem.maximum));
    if (problem.minimum)
        return Words::tr("It has to be %1 or more.").arg(number(problem.minimum));
    return Words::tr("It has to be %1 or less.").arg(number(problem.maximum));
}

QString aspect(const Problem &problem)
{
    return Words::tr("Width divided by height has to be between %1 and %2, this is %3.")
        .arg(number(problem.minimum), number(problem.maximum), problem.given);
}

QString duration(const Problem &problem)
{
    const QString length = clipTime(problem.length.value_or(0));
    if (problem.minimum && problem.maximum)
        return Words::tr("It is %1 long and has to be between %2 and %3 seconds.")
            .arg(length, number(problem.minimum), number(problem.maximum));
    if (problem.minimum)
        return Words::tr("It is %1 long and has to be %2 seconds or longer.")
            .arg(length, number(problem.minimum));
    return Words::tr("It is %1 long and may be %2 seconds at most.").arg(length, number(problem.maximum));
}

QString size(std::optional<double> value)
{
    return bytes(qint64(value.value_or(0)));
}

QString aboutValue(const Problem &problem, const ModelSpec &model)
{
    switch (problem.code) {
    case ProblemCode::Required:
        return Words::tr("This is needed.");
    case ProblemCode::NothingGiven:
        return Words::tr("Give it something to work from: a prompt or a picture.");
    case ProblemCode::WrongType:
        return Words::tr("This is not the right kind of value.");
    case ProblemCode::OutOfRange:
        return outOfRange(problem);
    case ProblemCode::NotAChoice:
        return Words::tr("%1 is not one of the choices of this model.").arg(problem.given);
    case ProblemCode::TooLong:
        return Words::tr("It is %1 characters long, %2 are allowed.")
            .arg(number(problem.length), number(problem.maximum));
    case ProblemCode::ControlCharacters:
        return Words::tr("It has characters that cannot be sent.");
    case ProblemCode::UnknownParameter:
        return Words::tr("This model has no such setting.");
    case ProblemCode::UnknownSlot:
        return Words::tr("This model does not take this input.");
    case ProblemCode::TooMany:
        return Words::tr("At most %1 can be given.").arg(number(problem.maximum));
    case ProblemCode::Exclusive:
        return Words::tr("It cannot be combined with “%1”.").arg(fieldLabel(model, problem.other));
    case ProblemCode::Requires:
        return Words::tr("It only works together with “%1”.").arg(fieldLabel(model, problem.other));
    case ProblemCode::ModelRetired:
        return Words::tr("The provider retired this model (%1); it may be refused.").arg(problem.given);
    default:
        return {};
    }
}

QString aboutMedia(const Problem &problem)
{
    switch (problem.code) {
    case ProblemCode::AddressNotHttps:
        return Words::tr("The address has to begin with https://.");
    case ProblemCode::AddressTooLong:
        return Words::tr("The address is too long; %1 characters are allowed.").arg(number(problem.maximum));
    case ProblemCode::AddressInvalid:
        return Words::tr("This is not an address that can be used.");
    case ProblemCode::ReferenceNotUsable:
        return Words::tr("This belongs to another provider.");
    case ProblemCode::MediaMissing:
        return Words::tr("The file is not there any more.");
    case ProblemCode::MediaEmpty:
        return Words::tr("The file is empty.");
    case ProblemCode::MediaUnreadable:
        return Words::tr("The file cannot be read; it may be damaged.");
    case ProblemCode::MediaWrongKind:
        return problem.given.isEmpty()
            ? Words::tr("A file of this kind cannot be used here.")
            : Words::tr("A file of this kind (%1) cannot be used here.").arg(problem.given);
    case ProblemCode::MediaAnimated:
        return Words::tr("Moving pictures cannot be used here; choose a still one.");
    case ProblemCode::MediaTooLarge:
        return Words::tr("The file has %1; at most %2 can be sent.")
            .arg(size(problem.length), size(problem.maximum));
    case ProblemCode::MediaTooSmall:
        return Words::tr("The file has %1; at least %2 are needed.")
            .arg(size(problem.length), size(problem.minimum));
    case ProblemCode::MediaSideTooLong:
        return Words::tr("A side is %1 pixels long; at most %2 are allowed.")
            .arg(number(problem.length), number(problem.maximum));
    case ProblemCode::MediaSideTooShort:
        return Words::tr("A side is %1 pixels long; at least %2 are needed.")
            .arg(number(problem.length), number(problem.minimum));
    case ProblemCode::MediaAspect:
        return aspect(problem);
    case ProblemCode::MediaCropped:
        return Words::tr("It will be cropped to the ratio of the result.");
    case ProblemCode::MediaPending:
        return Words::tr("The file is still being read.");
    case ProblemCode::MediaDuration:
        return duration(problem);
    default:
        return {};
    }
}

} // namespace

QString problem(const Problem &problem, const ModelSpec &model)
{
    const QString sentence = aboutValue(problem, model);
    return sentence.isEmpty() ? aboutMedia(problem) : sentence;
}

} // namespace studio::wording
