// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwaytable.h"

#include "media/encoder.h"
#include "sandbox/useapimedia.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <set>

namespace studio::test {

namespace {

constexpr const char *picture = "https://example.com/a.png";
constexpr const char *clip = "https://example.com/a.mp4";
constexpr const char *sound = "https://example.com/a.mp3";

std::string dataOf(const char *type, const QByteArray &bytes)
{
    return std::string("data:") + type + ";base64," + bytes.toBase64().toStdString();
}

//! A clip of two seconds with a sound track.
QByteArray talkBytes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("talk.mp4"));
    media::EncoderSettings settings;
    settings.size = {96, 64};
    settings.framesPerSecond = 4;
    settings.sound = true;
    auto encoder = media::Encoder::open(path, settings);
    media::Sound sound;
    sound.samples.assign(std::size_t(2 * sound.samplesPerSecond), 0.1F);
    bool done = encoder && (*encoder)->writeSound(sound).has_value();
    for (int frame = 0; done && frame < 8; ++frame)
        done = (*encoder)->write(testPicture(frame, settings.size)).has_value();
    QFile file(path);
    if (!done || !(*encoder)->finish() || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

Json clipBody(const std::string &endpoint, const std::string &model)
{
    Json body{{"model", model}, {"promptText", quickPrompt}};
    if (endpoint == "image_to_video")
        body["promptImage"] = picture;
    if (endpoint == "video_to_video") {
        const bool isEdit = model == "gen4_aleph" || model == "aleph2" || model == "gemini_omni_flash";
        body[isEdit ? "videoUri" : "promptVideo"] = clip;
        return body;
    }
    if (model.rfind("gen", 0) == 0 || model.rfind("veo", 0) == 0)
        body["ratio"] = model == "gen3a_turbo" ? "1280:768" : "1280:720";
    if (model == "gemini_omni_flash")
        body.erase("ratio");
    if (model == "gen4.5")
        body["duration"] = 4;
    if (model == "veo3")
        body["duration"] = 8;
    if (model == "sandbox_reserved")
        body["ratio"] = "640:360";
    return body;
}

Json pictureBody(const std::string &model)
{
    static const std::map<std::string, const char *> ratios{{"gen4_image", "720:720"},
        {"gen4_image_turbo", "720:720"}, {"gpt_image_2", "1920:1088"}, {"seedream5_lite", "2048:2048"}};
    const auto ratio = ratios.find(model);
    Json body{{"model", model}, {"promptText", quickPrompt},
        {"ratio", ratio == ratios.end() ? "1024:1024" : ratio->second}};
    if (model == "gen4_image_turbo")
        body["referenceImages"] = Json::array({{{"uri", picture}}});
    return body;
}

} // namespace

RunwayTable::RunwayTable()
    : m_sandbox(RulesSandbox::start())
{
}

Json RunwayTable::body(const std::string &endpoint, const std::string &model)
{
    const Json voice{{"type", "runway-preset"}, {"presetId", "Maya"}};
    if (endpoint == "text_to_image")
        return pictureBody(model);
    if (endpoint == "image_upscale")
        return {{"model", model}, {"imageUri", picture}};
    if (endpoint == "video_upscale")
        return {{"model", model}, {"videoUri", clip}};
    if (endpoint == "character_performance")
        return {{"model", model}, {"character", {{"type", "image"}, {"uri", picture}}},
            {"reference", {{"type", "video"}, {"uri", clip}}}, {"ratio", "1280:720"}};
    if (endpoint == "text_to_speech")
        return model == "seed_audio" ? Json{{"model", model}, {"promptText", quickPrompt}}
                                     : Json{{"model", model}, {"promptText", quickPrompt}, {"voice", voice}};
    if (endpoint == "sound_effect")
        return {{"model", model}, {"promptText", quickPrompt}};
    if (endpoint == "speech_to_speech")
        return {{"model", model}, {"media", {{"type", "audio"}, {"uri", sound}}}, {"voice", voice}};
    if (endpoint == "voice_dubbing")
        return {{"model", model}, {"audioUri", sound}, {"targetLang", "de"}};
    if (endpoint == "voice_isolation")
        return {{"model", model}, {"audioUri", sound}};
    return clipBody(endpoint, model);
}

std::string RunwayTable::dataFor(const std::string &name)
{
    int width = 96;
    int height = 64;
    double seconds = 4;
    if (name.rfind("@image", 0) == 0) {
        std::sscanf(name.c_str(), "@image:%dx%d", &width, &height);
        return dataUri(testPicture(1, {width, height}));
    }
    if (name.rfind("@clip", 0) == 0) {
        std::sscanf(name.c_str(), "@clip:%lf:%dx%d", &seconds, &width, &height);
        return dataOf("video/mp4", clipBytes({width, height}, seconds));
    }
    if (name.rfind("@talk", 0) == 0)
        return dataOf("video/mp4", talkBytes());
    std::sscanf(name.c_str(), "@sound:%lf", &seconds);
    return dataOf("audio/wav", soundBytes(seconds));
}

Json RunwayTable::filled(Json value)
{
    if (value.is_structured()) {
        for (Json &inner : value)
            inner = filled(inner);
    } else if (value.is_string() && value.get<std::string>().rfind('@', 0) == 0) {
        const auto name = value.get<std::string>();
        if (m_made.count(name) == 0)
            m_made[name] = dataFor(name);
        value = m_made[name];
    }
    return value;
}

Reply RunwayTable::create(const std::string &endpoint, const std::string &model, const Json &change)
{
    Json body = RunwayTable::body(endpoint, model);
    for (const auto &[name, value] : change.items()) {
        if (value.is_null())
            body.erase(name);
        else
            body[name] = filled(value);
    }
    Reply reply = client().runway("POST", endpoint, body);
    if (reply.status == 200)
        (void)client().runway("DELETE", "tasks/" + reply.json()["id"].get<std::string>());
    return reply;
}

void addRowColumns()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("model");
    QTest::addColumn<Json>("change");
    QTest::addColumn<QString>("refused");
}

void addRow(const char *endpoint, const char *model, const Json &change, const char *refusedMember)
{
    const std::string text = change.dump(-1, ' ', true).substr(0, 70);
    QTest::addRow("%s %s %s %s", endpoint, model, *refusedMember ? "refuses" : "takes", text.c_str())
        << QString::fromLatin1(endpoint) << QString::fromLatin1(model) << change
        << QString::fromLatin1(refusedMember);
}

void checkRow(RunwayTable &table)
{
    QVERIFY(table.isReady());
    QFETCH(const QString, endpoint);
    QFETCH(const QString, model);
    QFETCH(const Json, change);
    QFETCH(const QString, refused);
    const Reply reply = table.create(endpoint.toStdString(), model.toStdString(), change);
    QVERIFY2(reply.status == (refused.isEmpty() ? 200 : 400), reply.body.c_str());
    if (refused.isEmpty())
        return;
    std::set<std::string> named;
    const Json answer = reply.json();
    QVERIFY2(answer.contains("issues"), reply.body.c_str());
    for (const Json &issue : answer["issues"]) {
        if (!issue["path"].empty())
            named.insert(issue["path"][0].get<std::string>());
        for (const Json &key : issue.value("keys", Json::array()))
            named.insert(key.get<std::string>());
    }
    QVERIFY2(named.count(refused.toStdString()) == 1, reply.body.c_str());
}

Json times(int count, const Json &item)
{
    Json list = Json::array();
    for (int i = 0; i < count; ++i)
        list.push_back(item);
    return list;
}

} // namespace studio::test
