// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace studio {

namespace {

// The text of a number as a document would write it, so that "5" means 5 and "05" or "5.0" do not.
QString exactText(const QJsonValue &number)
{
    const double value = number.toDouble();
    if (std::floor(value) == value && std::abs(value) < 9007199254740992.0)
        return QString::number(qint64(value));
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

bool isSameValue(const QJsonValue &one, const QJsonValue &other)
{
    if (one.isDouble() && other.isDouble())
        return one.toDouble() == other.toDouble();
    if (one.isDouble() && other.isString())
        return exactText(one) == other.toString();
    if (one.isString() && other.isDouble())
        return one.toString() == exactText(other);
    return one == other;
}

QString ParameterSpec::key() const
{
    return role ? QString(roleName(*role)) : wire;
}

const ChoiceValue *ParameterSpec::choice(const QJsonValue &value) const
{
    // An equal type wins: "422" and 422 could both be allowed.
    for (const ChoiceValue &candidate : choices) {
        if (candidate.value == value)
            return &candidate;
    }
    for (const ChoiceValue &candidate : choices) {
        if (isSameValue(candidate.value, value))
            return &candidate;
    }
    return nullptr;
}

const ParameterSpec *ModelSpec::parameter(Role role) const
{
    const auto found = std::find_if(parameters.cbegin(), parameters.cend(),
        [role](const ParameterSpec &candidate) { return candidate.role == role; });
    return found == parameters.cend() ? nullptr : &*found;
}

const ParameterSpec *ModelSpec::parameter(QStringView keyOrWire) const
{
    const ParameterSpec *byWire = nullptr;
    for (const ParameterSpec &candidate : parameters) {
        if (candidate.key() == keyOrWire)
            return &candidate;
        if (candidate.wire == keyOrWire)
            byWire = &candidate;
    }
    return byWire;
}

const MediaSpec *ModelSpec::mediaSlot(Role role) const
{
    const auto found = std::find_if(
        media.cbegin(), media.cend(), [role](const MediaSpec &candidate) { return candidate.role == role; });
    return found == media.cend() ? nullptr : &*found;
}

bool ModelSpec::hasCamera() const
{
    return std::any_of(parameters.cbegin(), parameters.cend(), [](const ParameterSpec &candidate) {
        return candidate.role && (isCameraAxis(*candidate.role) || *candidate.role == Role::CameraStatic);
    });
}

const TransportLimits &ProviderSpec::limits(MediaKind kind) const
{
    switch (kind) {
    case MediaKind::Video:
        return video;
    case MediaKind::Audio:
        return audio;
    case MediaKind::Image:
        break;
    }
    return image;
}

const ProviderSpec *Catalogue::provider(QStringView id) const
{
    const auto found = std::find_if(m_providers.cbegin(), m_providers.cend(),
        [id](const ProviderSpec &candidate) { return candidate.id == id; });
    return found == m_providers.cend() ? nullptr : &*found;
}

const ModelSpec *Catalogue::model(QStringView provider, QStringView operation, QStringView model) const
{
    const auto found = std::find_if(m_models.cbegin(), m_models.cend(), [&](const ModelSpec &candidate) {
        return candidate.provider == provider && candidate.operation == operation && candidate.model == model;
    });
    return found == m_models.cend() ? nullptr : &*found;
}

QList<const ModelSpec *> Catalogue::models(QStringView provider, QStringView operation) const
{
    QList<const ModelSpec *> found;
    for (const ModelSpec &candidate : m_models) {
        if (candidate.provider == provider && candidate.operation == operation)
            found << &candidate;
    }
    return found;
}

QStringList Catalogue::operations(QStringView provider) const
{
    QStringList found;
    for (const ModelSpec &candidate : m_models) {
        if ((provider.isEmpty() || candidate.provider == provider) && !found.contains(candidate.operation))
            found << candidate.operation;
    }
    return found;
}

} // namespace studio
