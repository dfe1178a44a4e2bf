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

// "A “Reference” or “Reference video”": each as the form calls it.
QString oneOf(const ModelSpec &model, const QString &keys)
{
    QStringList labels;
    const QStringList all = keys.split(u' ', Qt::SkipEmptyParts);
    for (const QString &key : all)
        labels << Words::tr("“%1”").arg(fieldLabel(model, key));
    const QString last = labels.takeLast();
    return labels.isEmpty()
        ? last
        : Words::tr("%1 or %2", "two names, or several and one").arg(labels.join(u", "_s), last);
}

QString kindLabel(const QString &word)
{
    switch (mediaKindFromName(word).value_or(MediaKind::Image)) {
    case MediaKind::Video:
        return Words::tr("a clip");
    case MediaKind::Audio:
        return Words::tr("sound");
    case MediaKind::Image:
        break;
    }
    return Words::tr("a picture");
}

// A setting may exist only for a picture, say, in a slot that takes clips as well.
QString dependence(const Problem &problem, const ModelSpec &model)
{
    const ParameterSpec *parameter = model.parameter(problem.field);
    const std::optional<Role> role = roleFromName(problem.other);
    const bool isSlot = role && model.mediaSlot(*role);
    if (parameter && parameter->when && parameter->when->key == problem.other && isSlot
        && parameter->when->is.size() == 1) {
        const QString word = parameter->when->is.constFirst().toString();
        return word.isEmpty() ? Words::tr("It only works without “%1”.").arg(fieldLabel(model, problem.other))
                              : Words::tr("It only works with %1 as “%2”.")
                                    .arg(kindLabel(word), fieldLabel(model, problem.other));
    }
    const QString keys = problem.given.isEmpty() ? problem.other : problem.given;
    return Words::tr("It only works together with %1.").arg(oneOf(model, keys));
}

QString trim(const Problem &problem)
{
    if (problem.maximum)
        return Words::tr("The chosen part goes beyond the end, at %1.").arg(clipTime(*problem.maximum));
    return Words::tr("The chosen part cannot be cut out; choose a beginning and a later end of a file.");
}

QString wrongKind(const Problem &problem)
{
    if (problem.given.isEmpty())
        return Words::tr("A file of this kind cannot be used here.");
    // Of what is not measured here, only so much is known.
    if (mediaKindFromName(problem.given))
        return Words::tr("This is %1, which cannot be used here.").arg(kindLabel(problem.given));
    return Words::tr("A file of this kind (%1) cannot be used here.").arg(problem.given);
}

QString megapixels(std::optional<double> pixels)
{
    return QLocale().toString(pixels.value_or(0) / 1e6, 'f', 1);
}

QString aboutValue(const Problem &problem, const ModelSpec &model)
{
    switch (problem.code) {
    case ProblemCode::Required:
        return Words::tr("This is needed.");
    case ProblemCode::NothingGiven:
        return problem.given.isEmpty()
            ? Words::tr("Give it something to work from: a prompt or a picture.")
            : Words::tr("Give it something to work from: %1.").arg(oneOf(model, problem.given));
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
        return dependence(problem, model);
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
        return wrongKind(problem);
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

QString aboutReferences(const Problem &problem)
{
    switch (problem.code) {
    case ProblemCode::MediaKindUnknown:
        return Words::tr("Say whether this is a picture, a clip or sound.");
    case ProblemCode::MediaTogetherTooLong:
        return Words::tr("Together they are %1 long, %2 seconds are allowed; leave one out or use a part.")
            .arg(clipTime(problem.length.value_or(0)), number(problem.maximum));
    case ProblemCode::TooManyTogether:
        return Words::tr("Together there are %1, %2 are allowed; leave some out.")
            .arg(number(problem.length), number(problem.maximum));
    case ProblemCode::OutputTooLarge:
        return Words::tr("The result would have %1 million pixels, %2 are allowed; use less of it.")
            .arg(megapixels(problem.length), megapixels(problem.maximum));
    case ProblemCode::TagInvalid:
        return Words::tr("“%1” cannot be a name: 3 to 16 letters, digits and underscores, a letter first.")
            .arg(problem.given);
    case ProblemCode::TagTwice:
        return Words::tr("Two references are called “%1”; give one another name.").arg(problem.given);
    case ProblemCode::TagUnknown:
        return Words::tr("No reference is called “%1”; it will be read as plain text.").arg(problem.given);
    case ProblemCode::TooManySubjects:
        return Words::tr("At most %1 references can be of the kind “%2”.")
            .arg(number(problem.maximum), problem.given);
    case ProblemCode::TrimInvalid:
        return trim(problem);
    case ProblemCode::TimeMissing:
        return Words::tr("Choose the time that this picture is for, from the beginning to the end.");
    default:
        return {};
    }
}

} // namespace

QString problem(const Problem &problem, const ModelSpec &model)
{
    for (const QString &sentence :
        {aboutValue(problem, model), aboutMedia(problem), aboutReferences(problem)}) {
        if (!sentence.isEmpty())
            return sentence;
    }
    return {};
}

QString otherAccountsFile()
{
    return Words::tr("This file belongs to another account.");
}

QString daysTooManyYears(int most)
{
    return Words::tr("Choose days that are not more than %1 years apart.").arg(most);
}

} // namespace studio::wording
