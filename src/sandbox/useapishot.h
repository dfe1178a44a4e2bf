// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/records.h"

#include <QSize>

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace studio::sandbox {

//! A member of a create that names an asset.
struct UseapiSlot {
    std::string member;
    std::vector<std::string> kinds; //!< "image", "video", "audio"
};

//! One create on its way from body to task. The service has filled in what all paths have in common; the
//! path's maker adds the order, the options and what is to be paid.
struct UseapiShot {
    Json body;
    std::map<std::string, Asset> assets; //!< by member, as far as they were sent
    Task task;
    std::string priceKey; //!< see useapiPrice()
    double paidSeconds = 0;

    [[nodiscard]] bool has(const char *member) const { return body.contains(member); }
    [[nodiscard]] const Asset *asset(const std::string &member) const; //!< null: not sent
    //! What becomes a link to that asset in the task's options.
    [[nodiscard]] Json fileOf(const std::string &member) const;
    //! Hands an asset to the renderer. Nothing happens when it was not sent.
    void addInput(const std::string &member, const char *role, const std::string &tag = {});
    void addFrame(const std::string &member, double time);
    //! Puts the size into order and options ("width", "height").
    void setSize(QSize size);
};

//! Says why a create is refused (400); nothing when it is not.
using UseapiProblem = std::optional<std::string>;
using UseapiMaker = UseapiProblem (*)(UseapiShot &);

//! One path that starts a task.
struct UseapiPath {
    const char *path; //!< behind /v1/runwayml/
    const char *taskType; //!< what the tasks are called
    const char *title; //!< how their names begin
    std::vector<UseapiSlot> places;
    UseapiMaker make;

    [[nodiscard]] std::string schema() const; //!< name of the request's schema
};

//! All of them; see useapipaths.cpp.
[[nodiscard]] const std::vector<UseapiPath> &useapiPaths();
//! Null when there is none.
[[nodiscard]] const UseapiPath *useapiPathAt(const std::vector<std::string> &steps);

//! Credits for `seconds` and `outputs`; see useapiprices.cpp. What has no price is free.
[[nodiscard]] int useapiPrice(const std::string &key, double seconds, int outputs);

//! A number as JSON writes it best: 5 rather than 5.0.
[[nodiscard]] Json figure(double value);
//! "16:9" at a short side of so many pixels; both sides even.
[[nodiscard]] QSize sizeOf(const std::string &ratio, int shortSide);
//! Width ÷ height of "16:9"; 1 when it is none.
[[nodiscard]] double quotientOf(const std::string &ratio);
//! The six sizes of Gen-4 at 720p.
[[nodiscard]] QSize gen4Size(const std::string &ratio);
//! Four times as large, no side above 4096.
[[nodiscard]] QSize enlarged(QSize size);
[[nodiscard]] QSize evened(QSize size); //!< no odd side, none below 2
[[nodiscard]] bool isOneOf(const std::string &word, std::initializer_list<const char *> words);

// The makers, by family.
[[nodiscard]] UseapiProblem makeGen3TurboCreate(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen3Create(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen3Video(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen3TurboVideo(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen3Extend(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen3TurboExtend(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen3TurboExpand(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeActOne(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen3Upscale(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen4Create(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen45Create(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen4Video(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeActTwo(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeGen4Upscale(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeVideosUpscale(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeVideosCreate(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeImagesCreate(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeFrames(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeSlowMotion(UseapiShot &shot);
[[nodiscard]] UseapiProblem makeLipSync(UseapiShot &shot);

} // namespace studio::sandbox
