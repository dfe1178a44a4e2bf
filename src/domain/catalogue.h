// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/mediakind.h"
#include "domain/role.h"

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio {

enum class ParameterKind { Text, Integer, Number, Boolean, Choice };

//! What a Text may look like.
enum class TextForm {
    Line, //!< one line, no control characters
    Lines, //!< line breaks and tabs are fine (prompts)
    Address, //!< one line that is an http or https address
};

//! How the unit of a slot appears in a request body.
enum class MediaShape {
    AssetId, //!< useapi.net: the asset's id as a string member
    Uri, //!< Runway: a URL, upload URI or data URI as a string member
    Positioned, //!< Runway: one element {uri, position} of an array shared by several slots
    Typed, //!< Runway: {type, uri}
    Tagged, //!< Runway: a list of {uri, tag, subject}; tag and subject may be missing
    Listed, //!< Runway: a list of {uri}
    UriList, //!< Runway: a list of URIs
    TypedList, //!< Runway: a list of {type, uri}
    Timed, //!< Runway: a list of {uri, at}, 0…1 of the clip
};

//! One allowed value of a Choice.
struct ChoiceValue {
    QJsonValue value; //!< as sent (string or number)
    QString label; //!< as shown, English; empty = the value itself
    QSize size; //!< the output's pixels when this choice fixes them, else empty
};

//! Something that depends on another field.
struct Condition {
    QString key; //!< as in ParameterSpec::key() or MediaSpec::key()
    //! Met when the other's value, or its default, is one of these. Of a slot: the kind of its first input
    //! (kindName()), or "" when it is empty; one whose kind is not known meets every condition.
    QList<QJsonValue> is;
};

//! One field of a request body.
struct ParameterSpec {
    QString wire; //!< dotted path in the body: "contentModeration.publicFigureThreshold"
    std::optional<Role> role;
    QString label; //!< for parameters without a role, English
    ParameterKind kind = ParameterKind::Text;
    std::optional<double> minimum; //!< inclusive; for Text the least length
    std::optional<double>
        maximum; //!< inclusive; for Text the greatest length in UTF-16 code units, absent = no limit is known
    double step = 1.0; //!< the form's step; Number only
    TextForm form = TextForm::Line; //!< Text only
    QList<ChoiceValue> choices; //!< Choice only
    QJsonValue defaultValue{
        QJsonValue::Undefined}; //!< documented default; also used when the value must always be sent
    QJsonValue neutral{
        QJsonValue::Undefined}; //!< the value that is left out of the body (a camera axis at 0)
    bool required = false;
    bool alwaysSent = false; //!< resolved before pricing: default, or for a seed a random number
    bool advanced = false; //!< shown under More
    std::optional<Condition> when; //!< the parameter exists only while this is met
    std::optional<Condition> requiredWhen; //!< `required` only while this is met
    //! Duration only: nobody chose one and the input in this slot has a length, which then takes its place
    //! before the default. Such a length is never sent, as the provider does the same with the very length:
    //! a whole number beside it would be another one. The default is sent once it is known that the input has
    //! no length (withMeasures()).
    std::optional<Role> defaultFrom;

    //! The name by which requests, problems and `ctake` know it: the role's name, else the wire name.
    [[nodiscard]] QString key() const;
    //! The allowed value that is meant, also when a number came as text or the other way round ("5" for 5);
    //! null when it is not allowed.
    [[nodiscard]] const ChoiceValue *choice(const QJsonValue &value) const;
};

//! Whether two values say the same, comparing numbers with their exact text.
[[nodiscard]] bool isSameValue(const QJsonValue &one, const QJsonValue &other);

//! What a reference can show, and how many inputs may say so.
struct SubjectSpec {
    QString word; //!< as sent; the first is what an input without one counts as
    int maximumCount = 0;
};

//! One place of a request that takes pictures, clips or sound.
struct MediaSpec {
    QString wire;
    Role role = Role::First;
    QList<MediaKind> kinds;
    MediaShape shape = MediaShape::Uri;
    QStringList moreWires; //!< AssetId with several inputs: the members of the second and all after it
    QString position; //!< Positioned only: the word on the wire; empty = none is sent
    QJsonObject beside; //!< members (dotted) that are sent when the slot is filled
    QList<SubjectSpec> subjects; //!< Tagged only; empty = none are known
    bool required = false;
    int maximumCount = 1;
    std::optional<RangeOfDouble> aspect; //!< width ÷ height that the provider accepts
    std::optional<RangeOfDouble> seconds; //!< clips and sound: the length that the provider accepts
    int minimumSide = 0; //!< pixels; 0 = none
    int maximumSide = 0; //!< pixels; 0 = none, or that of the provider for pictures
    bool croppedToOutput = false; //!< the provider cuts it to the output's ratio, from the middle

    [[nodiscard]] QString key() const { return roleName(role); }
};

//! A rule between fields. Fields are keys as in ParameterSpec::key() and MediaSpec::key().
struct FieldRule {
    enum class Kind {
        Exclusive, //!< `fields` may not be set together with any of `others`
        AtLeastOne, //!< one of `fields` has to be set
        Requires, //!< any of `fields` needs all of `others`
        RequiresAny, //!< any of `fields` needs one of `others`
        //! The inputs in the slots `fields` and the seconds in the parameters `others` are `maximum` seconds
        //! at most, together. Either may be empty, not both.
        TotalSeconds,
        TotalCount, //!< the slots `fields` hold `maximum` inputs at most, together
        //! The picture or clip in the slot `fields[0]`, enlarged by the parameter `others[0]` (by 1 without
        //! one), has at most `maximum` pixels.
        TotalPixels,
    };
    Kind kind = Kind::Exclusive;
    QStringList fields;
    QStringList others;
    double maximum = 0;
};

//! What is added to a price.
struct PriceExtra {
    std::optional<Condition> when; //!< only while this is met
    double flat = 0;
    double perSecond = 0; //!< of the output
    double perInput = 0; //!< for each input in the slots `inputs`
    double perInputSecond = 0; //!< for each second of those inputs
    QStringList inputs; //!< keys of slots
};

//! What a generation costs, in credits. Without one the price is unknown and never shown as 0.
struct PriceSpec {
    enum class Kind { Flat, PerSecond, PerFrame, PerCharacters, Table };
    Kind kind = Kind::Flat;
    double rate = 0; //!< per unit; Flat: the price itself
    double unit = 1; //!< how many characters, seconds or frames a rate buys
    double minimum = 0;
    double plus = 0;
    QString tableKey; //!< Table: the parameter that decides
    QList<std::pair<QJsonValue, double>> table;
    enum class TableOf { Whole, Second, Frame };
    TableOf tableOf = TableOf::Whole; //!< Table: what its numbers buy
    QList<PriceExtra> extras;
    QString timesKey; //!< key of a number of outputs that multiplies the price; empty = none
    QString freeWhen; //!< key of a Boolean that makes the generation cost 0 (explore mode)
    std::optional<Condition> unknownWhen; //!< while this is met nobody knows the price
};

//! How inputs may travel to a provider; sizes in bytes (of the encoded string for data URIs), 0 = not
//! offered.
struct TransportLimits {
    qint64 url = 0; //!< size of a file fetched by https address
    qint64 dataUri = 0;
    qint64 upload
        = 0; //!< largest upload; for useapi.net, whose documents name no limit, our own safety bound
    qint64 uploadLeast = 0;
    int urlLength = 0; //!< longest address, characters
};

//! One model of one operation at one provider.
struct ModelSpec {
    QString provider; //!< "runway" or "useapi"
    QString operation; //!< "image-to-video"
    QString model; //!< id used by `ctake`, the journal and forms
    QString label; //!< as shown
    QString path; //!< "/v1/image_to_video"
    QJsonObject constants; //!< members always sent ("model": …)
    //! Dotted member that names the linked account (by e-mail address) that is to run and pay a generation
    //! without any asset; empty = there is none. An asset names its account by itself.
    QString accountWire;
    QList<MediaSpec> media;
    QList<ParameterSpec> parameters;
    QList<FieldRule> rules;
    std::optional<PriceSpec> price;
    MediaKind output = MediaKind::Video;
    QSize outputSize; //!< when no parameter decides it
    QDate since;
    QDate retired; //!< invalid = alive
    QString note; //!< for people: what the rules cannot say, English
    QString source; //!< where the facts come from

    [[nodiscard]] const ParameterSpec *parameter(Role role) const;
    //! By role name or by wire name.
    [[nodiscard]] const ParameterSpec *parameter(QStringView keyOrWire) const;
    [[nodiscard]] const MediaSpec *mediaSlot(Role role) const;
    [[nodiscard]] bool hasCamera() const;
};

//! What is true of every call to a provider.
struct ProviderSpec {
    QString id; //!< "runway", "useapi"
    QString label; //!< "Runway", "useapi.net"
    QString baseUrl; //!< official origin
    QList<std::pair<QByteArray, QByteArray>> headers; //!< sent with every API call (X-Runway-Version)
    TransportLimits image;
    TransportLimits video;
    TransportLimits audio;
    QStringList imageTypes; //!< MIME types taken as they are; others are converted
    QStringList videoTypes; //!< MIME types that are taken; empty = none are documented
    QStringList audioTypes; //!< as videoTypes
    int imageMaximumSide = 0; //!< pixels; 0 = none is documented
    bool addressNeedsDomain = false; //!< refuses https addresses with an IP number for a host
    QString tokenPage; //!< where a person gets a token
    bool linksAccounts
        = false; //!< a token may stand for several Runway accounts, told apart by e-mail address
    bool cancels = false; //!< promises to end a task that is running
    QString source; //!< where the facts come from

    [[nodiscard]] const TransportLimits &limits(MediaKind kind) const;
};

struct CatalogueDocument;

//! Everything known about providers, operations and models. Immutable once read; any thread.
class Catalogue {
public:
    //! Reads the built-in documents, then lays `overlay` (may be empty) over them: an entry with the same
    //! provider, operation and model replaces the built-in one, any other is added. An unreadable document is
    //! InvalidRequest with the place in `detail`.
    [[nodiscard]] static Result<Catalogue> parse(
        const QList<QByteArray> &documents, const QByteArray &overlay = {});

    [[nodiscard]] const QList<ProviderSpec> &providers() const { return m_providers; }
    [[nodiscard]] const QList<ModelSpec> &models() const { return m_models; }
    [[nodiscard]] const ProviderSpec *provider(QStringView id) const;
    [[nodiscard]] const ModelSpec *model(
        QStringView provider, QStringView operation, QStringView model) const;
    //! The models of an operation at a provider, in the catalogue's order; the first is the default.
    [[nodiscard]] QList<const ModelSpec *> models(QStringView provider, QStringView operation) const;
    [[nodiscard]] QStringList operations(QStringView provider = {}) const;

private:
    //! Lays one document over what is there; the fault, or nothing.
    [[nodiscard]] QString lay(const CatalogueDocument &document);

    QList<ProviderSpec> m_providers;
    QList<ModelSpec> m_models;
};

} // namespace studio
