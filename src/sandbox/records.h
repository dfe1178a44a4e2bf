// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/json.h"

#include <QSize>

#include <chrono>
#include <string>
#include <vector>

namespace studio::sandbox {

enum class Api { Runway, Useapi };

[[nodiscard]] const char *apiName(Api api); //!< "runway", "useapi"

//! Everything that decides how an output looks or sounds. Equal orders are one output.
struct RenderOrder {
    //! What is done with the inputs.
    enum class Kind {
        Keyframes, //!< a clip from `frames`, or from a scene drawn for the prompt
        Pictures, //!< `count` pictures from the prompt and the references (all inputs)
        Restyle, //!< the source's own frames, changed more with a higher `strength`
        Performance, //!< the character moved by the driver, over the driver's length
        Upscale, //!< the source, `size` pixels large
        Extend, //!< the source and `seconds` more after it
        Expand, //!< the source with new surroundings, `size` pixels large
        SlowMotion, //!< the source at `strength` of its speed
        LipSync, //!< picture or clip with the sound (without one: the prompt, spoken), as long as that
        Sound, //!< sound for the prompt, or the sound of the source, changed; a clip when `format` is one
    };
    //! Something that was sent.
    struct Input {
        std::string role; //!< "source", "driver", "character", "reference", "audio"
        std::string kind; //!< "image", "video", "audio"
        std::string blob; //!< empty: something is drawn or played from `scene`
        std::string scene; //!< what stands for it, e.g. an address that is not fetched
        std::string tag; //!< references: how the prompt names it
        double time = 0; //!< 0…1, where a picture belongs into a clip
    };
    struct Frame {
        std::string blob; //!< a picture that was sent; empty: a scene is drawn from `scene`
        std::string scene; //!< what a drawn picture stands for, e.g. an address that is not fetched
        double time = 0; //!< 0…1
    };
    struct Camera {
        double horizontal = 0;
        double vertical = 0;
        double pan = 0;
        double tilt = 0;
        double zoom = 0;
        double roll = 0;
        bool given = false; //!< false: the camera may drift a little
    };
    Kind kind = Kind::Keyframes;
    std::vector<Frame> frames; //!< Keyframes and Restyle
    std::vector<Input> inputs;
    Camera camera;
    std::string prompt;
    qint64 seed = 0;
    QSize size; //!< pixels; empty: as the source (sound has none)
    //! Keyframes: the clip's; Extend: of what is added; Restyle: 0 is the source's length; Sound without a
    //! voice: 0 follows the text, as speech (with a voice) always does. Others take it from their inputs.
    double seconds = 5;
    double strength = 0; //!< 0…1; see Kind. Keyframes: how much grain
    double framesPerSecond = 0; //!< clips; 0: as the source, or 24
    int count = 1; //!< files
    std::string format = "mp4"; //!< "mp4", "mov", "png", "jpg", "wav", "mp3", "ogg"
    std::string profile; //!< mov: ProRes "proxy", "lt", "422" (also when empty), "hq", "4444"
    bool sound = false; //!< clips: with sound
    std::string voice; //!< sound: who speaks, or what language
    int samplesPerSecond = 44100; //!< sound

    [[nodiscard]] const Input *input(const std::string &role) const; //!< the first; null = none
    [[nodiscard]] bool isPicture() const; //!< the format is one of a picture
    [[nodiscard]] bool isSound() const; //!< the format is one of sound
    //! Small pictures out of each file: 4 of a clip, 1 of a picture, none of sound.
    [[nodiscard]] int previews() const;

    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static RenderOrder fromJson(const Json &json);
    //! Name of what it makes: hex digits.
    [[nodiscard]] QString hash() const;
};

enum class Stage { Throttled, Pending, Running, Succeeded, Failed };

[[nodiscard]] const char *stageName(Stage stage); //!< as both APIs write it

//! One paid task.
struct Task {
    std::string id; //!< UUID
    Api api = Api::Runway;
    std::string account; //!< e-mail of the linked account at useapi.net; "organization" at Runway
    std::string model;
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    RenderOrder order;
    Json echo = Json::object(); //!< what the API's answers repeat
    std::string replyUrl;
    std::string replyRef;
    int cost = 0; //!< taken at creation
    int charged = 0; //!< what it costs now: 0 after a refund
    std::string failCode; //!< ends with this instead of a clip
    double throttleSeconds = 0;
    bool tracked = true; //!< in useapi.net's scheduler
    bool gone = false; //!< deleted: unknown to the API, still in the books

    Stage stage = Stage::Pending;
    double progress = 0; //!< 0…1

    // How far it is in this process; a restart begins the stage again.
    std::chrono::steady_clock::time_point stageSince = std::chrono::steady_clock::now();
    int runMs = 5000; //!< before the speed is applied

    [[nodiscard]] bool isActive() const;
    //! The public name of file number `index` (0…order.count − 1): "<id>.mp4", "<id>-2.mp4", …
    [[nodiscard]] std::string outputName(int index) const;
    //! That of one of its small pictures, `preview` 0…order.previews() − 1.
    [[nodiscard]] std::string previewName(int index, int preview) const;
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static Task fromJson(const Json &json);
};

//! A file that useapi.net keeps for an account.
struct Asset {
    std::string id; //!< UUID
    std::string account;
    std::string name;
    std::string kind; //!< "image", "video", "audio"
    std::string suffix;
    std::string blob;
    qint64 bytes = 0;
    int width = 0;
    int height = 0;
    double seconds = 0;
    double framesPerSecond = 0;
    bool hasSound = false;
    qint64 createdMs = 0;
    bool saysSeconds = false; //!< the length is in the asset's metadata
    bool saysSize = false; //!< so are width and height
    int previews = 0; //!< small pictures
    std::string taskId; //!< UUID of the task that made it; empty: it was uploaded
    std::string model; //!< of that task
    int extensions = 0; //!< how many times the clip was extended

    [[nodiscard]] std::string publicName() const { return id + "." + suffix; }
    [[nodiscard]] std::string previewName(int preview) const;
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static Asset fromJson(const Json &json);
};

//! A place for a file at Runway; filled by a second call.
struct Upload {
    std::string token; //!< runway://<token>
    std::string filename;
    std::string policy; //!< has to come back with the file
    std::string blob; //!< empty until it is filled
    qint64 createdMs = 0;

    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static Upload fromJson(const Json &json);
};

} // namespace studio::sandbox
