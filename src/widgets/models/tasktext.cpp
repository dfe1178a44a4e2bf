// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/tasktext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::tasktext {

namespace {

struct TaskText {
    Q_DECLARE_TR_FUNCTIONS(studio::TaskText)
};

QString signedNumber(double value)
{
    QString figures = QLocale().toString(qAbs(value), 'f', 1);
    const QString zero = QLocale().decimalPoint() + QLocale().zeroDigit();
    if (figures.endsWith(zero))
        figures.chop(zero.size());
    return (value < 0 ? QChar(0x2212) : QChar('+'_L1)) + figures;
}

QString axisText(Role axis, double value)
{
    const QString number = signedNumber(value);
    switch (axis) {
    case Role::CameraHorizontal:
        return TaskText::tr("horizontal %1").arg(number);
    case Role::CameraVertical:
        return TaskText::tr("vertical %1").arg(number);
    case Role::CameraPan:
        return TaskText::tr("pan %1").arg(number);
    case Role::CameraTilt:
        return TaskText::tr("tilt %1").arg(number);
    case Role::CameraZoom:
        return TaskText::tr("zoom %1").arg(number);
    case Role::CameraRoll:
        return TaskText::tr("roll %1").arg(number);
    default:
        return {};
    }
}

} // namespace

QString cameraText(const GenerationRequest &request, const QString &separator)
{
    if (request.value(Role::CameraStatic).toBool())
        return TaskText::tr("static", "the camera does not move");
    // The order in which people speak of a move: what changes the picture most comes first.
    constexpr Role Order[] = {Role::CameraZoom, Role::CameraPan, Role::CameraTilt, Role::CameraRoll,
        Role::CameraHorizontal, Role::CameraVertical};
    QStringList parts;
    for (const Role axis : Order) {
        const double value = request.value(axis).toDouble();
        if (!qFuzzyIsNull(value))
            parts.append(axisText(axis, value));
    }
    return parts.join(separator);
}

QString settingsLine(const GenerationRequest &request)
{
    QStringList parts;
    const QJsonValue seed = request.value(Role::Seed);
    parts.append(seed.isDouble() ? TaskText::tr("seed %1").arg(QString::number(seed.toInteger()))
                                 : TaskText::tr("seed random"));
    if (const QString camera = cameraText(request, u", "_s); !camera.isEmpty())
        parts.append(camera);
    const QJsonValue seconds = request.value(Role::Duration);
    if (seconds.isDouble())
        parts.append(TaskText::tr("%1 s", "seconds").arg(QLocale().toString(seconds.toDouble(), 'g', 4)));
    return parts.join(u" · "_s);
}

QString title(const GenerationRequest &request)
{
    const QString prompt = request.value(Role::Prompt).toString().simplified();
    return prompt.isEmpty() ? TaskText::tr("No prompt") : prompt;
}

QString timeText(Instant instant, Instant now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toEpochMs(instant));
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(toEpochMs(now));
    const QLocale locale;
    if (local.date() == today.date()) {
        // The plain "C" language has no short form of its own.
        return locale.language() == QLocale::C ? local.toString(u"HH:mm"_s)
                                               : locale.toString(local.time(), QLocale::ShortFormat);
    }
    return locale.toString(local.date(), QLocale::ShortFormat);
}

} // namespace studio::tasktext
