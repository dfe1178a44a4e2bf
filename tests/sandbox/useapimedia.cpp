// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapimedia.h"

#include "media/encoder.h"

#include <QDataStream>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::test {

namespace {

constexpr int clipRate = 4;
constexpr int soundRate = 8000;

double secondsIn(const std::string &name, const char *prefix)
{
    const std::string digits = name.substr(std::string(prefix).size());
    return digits.empty() ? 4 : std::stod(digits);
}

bool begins(const std::string &text, const char *prefix)
{
    return text.rfind(prefix, 0) == 0;
}

} // namespace

QByteArray clipBytes(QSize size, double seconds)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"clip.mp4"_s);
    media::EncoderSettings settings;
    settings.size = size;
    settings.framesPerSecond = clipRate;
    settings.preset = u"ultrafast"_s;
    auto encoder = media::Encoder::open(path, settings);
    if (!encoder)
        return {};
    for (int frame = 0; frame < int(seconds * clipRate); ++frame) {
        if (!(*encoder)->write(testPicture(frame % 4, size)))
            return {};
    }
    if (!(*encoder)->finish())
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray soundBytes(double seconds)
{
    const auto samples = quint32(seconds * soundRate);
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.writeRawData("RIFF", 4);
    stream << quint32(36 + 2 * samples);
    stream.writeRawData("WAVEfmt ", 8);
    stream << quint32(16) << quint16(1) << quint16(1) << quint32(soundRate) << quint32(2 * soundRate)
           << quint16(2) << quint16(16);
    stream.writeRawData("data", 4);
    stream << 2 * samples;
    for (quint32 i = 0; i < samples; ++i)
        stream << qint16(12000 * std::sin(i * 0.2));
    return bytes;
}

std::string uploadAsset(const SandboxClient &client, const QByteArray &bytes, const std::string &type,
    const std::string &query, const std::string &name)
{
    const Reply reply = client.send(
        "POST", "/v1/runwayml/assets/?name=" + name + query, client.bearer(), bytes.toStdString(), type);
    const Json json = reply.json();
    return json.is_object() && json.contains("assetId") ? json["assetId"].get<std::string>() : std::string();
}

std::string AssetShelf::made(const std::string &name)
{
    if (name == "@image")
        return m_client.uploadPicture(testPicture(1, {64, 64}));
    if (name == "@untold")
        return uploadAsset(m_client, clipBytes({64, 48}, 4), "video/mp4");
    if (name == "@wide" || name == "@huge")
        return uploadAsset(
            m_client, clipBytes({name == "@wide" ? 1300 : 4096, 64}, 2), "video/mp4", "&duration=2");
    if (name == "@turbo" || name == "@gen3") {
        // Act-One with a clip as character keeps that clip's size: the quickest way to one of their results
        const std::string path = name == "@turbo" ? "gen3turbo/actone" : "gen3/actone";
        const Json body{{"driving_assetId", id("@clip1")}, {"character_assetId", id("@clip1")}};
        const Json task = patiently(m_client, path, body).json();
        const Json ended = m_client.finished("runwayml/tasks/" + task["taskId"].get<std::string>());
        return ended["status"] == "SUCCEEDED" ? ended["artifacts"][0]["assetId"].get<std::string>()
                                              : std::string();
    }
    const bool clip = begins(name, "@clip");
    const double seconds = secondsIn(name, clip ? "@clip" : "@sound");
    const std::string query = "&duration=" + std::to_string(seconds);
    return clip
        ? uploadAsset(m_client, clipBytes({64, 48}, seconds), "video/mp4", query + "&width=64&height=48")
        : uploadAsset(m_client, soundBytes(seconds), "audio/wav", query);
}

std::string AssetShelf::id(const std::string &name)
{
    const auto known = m_ids.find(name);
    if (known != m_ids.end())
        return known->second;
    return m_ids[name] = made(name);
}

Json AssetShelf::filled(Json body)
{
    for (auto &[member, value] : body.items()) {
        if (value.is_string() && begins(value.get<std::string>(), "@"))
            value = id(value.get<std::string>());
    }
    return body;
}

Reply patiently(const SandboxClient &client, const std::string &path, const Json &body)
{
    Reply reply;
    for (int attempt = 0; attempt < 250 && (attempt == 0 || reply.status == 429); ++attempt) {
        if (attempt > 0)
            QTest::qWait(20);
        reply = client.useapi("POST", path, body);
    }
    return reply;
}

} // namespace studio::test
