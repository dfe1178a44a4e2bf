// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"

#include <QList>
#include <QString>

#include <optional>

namespace studio {

enum class ProblemCode {
    Required, //!< the field has to be filled
    NothingGiven, //!< neither prompt nor picture nor anything else to work from; given: keys that would do
    WrongType, //!< not a number, not a boolean, …
    OutOfRange, //!< minimum, maximum
    NotAChoice, //!< given
    TooLong, //!< length, maximum
    ControlCharacters,
    UnknownParameter, //!< the model has no such parameter
    UnknownSlot, //!< the model takes no such input
    TooMany, //!< maximum
    Exclusive, //!< other: the field it cannot be combined with
    Requires, //!< other: the field it needs; given: keys, with blanks between, when one of several will do
    AddressNotHttps,
    AddressTooLong, //!< maximum
    AddressInvalid,
    ReferenceNotUsable, //!< an asset id at Runway, a runway:// address at useapi.net
    MediaMissing,
    MediaEmpty,
    MediaUnreadable,
    MediaWrongKind, //!< given: MIME type; of what is not measured, mediaKindName()
    MediaAnimated,
    MediaTooLarge, //!< length, maximum in bytes
    MediaTooSmall, //!< length, minimum in bytes
    MediaSideTooLong, //!< length, maximum in pixels
    MediaSideTooShort, //!< length, minimum in pixels
    MediaAspect, //!< given: width ÷ height; minimum, maximum
    MediaCropped, //!< notice: the service will cut it
    MediaPending, //!< still being read: nothing can be sent yet
    ModelRetired, //!< notice; given: date
    MediaDuration, //!< length, minimum, maximum in seconds
    MediaKindUnknown, //!< an address or asset of which nobody knows whether it is a picture, a clip or sound
    MediaTogetherTooLong, //!< length, maximum in seconds: all inputs of the rule
    TooManyTogether, //!< length, maximum: all inputs of the rule
    OutputTooLarge, //!< length, maximum in pixels; other: the slot, when the field is the enlargement
    TagInvalid, //!< given
    TagTwice, //!< given
    TagUnknown, //!< notice: the prompt names a reference that is not there; given
    TooManySubjects, //!< given: the word; maximum
    TrimInvalid, //!< the part lies outside the clip or is empty
    TimeMissing, //!< a keyframe without a time, or one outside 0…1
};

//! One thing to tell about a request, at one field.
struct Problem {
    enum class Severity { Error, Notice };
    QString field; //!< key of the parameter or slot; empty = the request as a whole
    ProblemCode code = ProblemCode::Required;
    Severity severity = Severity::Error;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<double> length; //!< what was measured
    QString given; //!< what was found, for the sentence
    QString other; //!< key of the other field

    friend bool operator==(const Problem &, const Problem &) = default;
};

//! Applies every rule that the catalogue knows. Pure. Errors first in field order, then notices. An empty
//! list or one of notices only means that the request may be sent.
[[nodiscard]] QList<Problem> validate(const ProviderSpec &provider, const ModelSpec &model,
    const GenerationRequest &request, const MediaFactsMap &facts);

//! Whether the fault lies in the file that was given (another file would mend it), not in the request.
//! Decides between ErrorKind::FileInvalid and InvalidRequest wherever a problem becomes an error.
[[nodiscard]] bool concernsFile(ProblemCode code);

[[nodiscard]] bool hasErrors(const QList<Problem> &problems);

//! Fills in MediaInput::kind from what was measured.
void noteKinds(GenerationRequest &request, const MediaFactsMap &facts);
//! MediaInput::kind; for an https address without one, what the end of its path says; else nothing.
[[nodiscard]] std::optional<MediaKind> kindOf(const MediaInput &input);
//! The seconds of a clip or sound that are used: the chosen part, else the whole as it was measured or is
//! remembered (MediaInput::length); nothing when its length is not known.
[[nodiscard]] std::optional<double> usedSeconds(const MediaInput &input, const MediaFactsMap &facts);

//! The @tags that a prompt names, in order, each once; an e-mail address is none.
[[nodiscard]] QStringList tagsIn(const QString &prompt);
//! Whether a reference may be called so: 3…16 characters, letters, digits and underscores, a letter first.
[[nodiscard]] bool isUsableTag(const QString &tag);

//! Whether `value` counts as chosen: not undefined, null, "" or whitespace, nor the parameter's neutral
//! value.
[[nodiscard]] bool isSet(const ParameterSpec &parameter, const QJsonValue &value);

//! Whether a condition is met. Of a slot whose input has no kind noted, kindOf() and the only kind that the
//! slot takes tell it; with neither, the condition is met. A parameter that does not exist with the other
//! values as they are has no value, nor its default.
[[nodiscard]] bool holds(
    const Condition &condition, const ModelSpec &model, const GenerationRequest &request);

//! Whether the parameter exists with the other values and inputs as they are (ParameterSpec::when). One that
//! does not is neither shown nor sent.
[[nodiscard]] bool applies(
    const ParameterSpec &parameter, const ModelSpec &model, const GenerationRequest &request);

//! Whether the parameter exists and has to have a value (ParameterSpec::required and requiredWhen).
[[nodiscard]] bool isRequired(
    const ParameterSpec &parameter, const ModelSpec &model, const GenerationRequest &request);

//! The value as it belongs into a body: a choice's own value ("5" becomes 5), anything else as it is;
//! Undefined for what is not set. For values that passed validate().
[[nodiscard]] QJsonValue asSent(const ParameterSpec &parameter, const QJsonValue &value);

} // namespace studio
