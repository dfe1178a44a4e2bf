// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwayrules.h"

#include <set>

namespace studio::sandbox {

namespace {

constexpr qint64 mostUpscaledPixels = 25'300'000; //!< the page of magnific_precision_upscaler_v2
constexpr int mostHumans = 5;
constexpr int mostObjects = 9;

class Finder final {
public:
    Finder(const ModelFacts &facts, const Json &body)
        : m_facts(facts)
        , m_body(body)
    {
    }

    std::vector<Issue> all()
    {
        positions();
        formats();
        extension();
        adaptiveRatio();
        subjects();
        keyframes();
        return std::move(m_issues);
    }

private:
    void add(const Json &path, const std::string &message)
    {
        m_issues.push_back({"custom", path, message, Json::object()});
    }

    void positions()
    {
        const auto list = m_body.find("promptImage");
        if (list == m_body.end() || !list->is_array())
            return;
        std::multiset<std::string> used;
        for (const Json &item : *list)
            used.insert(textOf(item, "position"));
        for (const char *position : {"first", "last"}) {
            if (used.count(position) > 1)
                add({"promptImage"},
                    std::string("Each position may be used once only; \"") + position + "\" is there twice.");
        }
        const bool isPlaced = used.count("first") + used.count("last") > 0;
        if (isPlaced && used.count("") > 0)
            add({"promptImage"}, "Images with and without a position cannot be mixed.");
        if (m_facts.lastNeedsFirst && used.count("last") > 0 && used.count("first") == 0)
            add({"promptImage"}, "A last frame needs a first frame.");
    }

    void formats()
    {
        const std::string format = textOf(m_body, "outputFormat");
        if (m_body.contains("proresProfile") && format != "prores")
            add({"proresProfile"}, "It applies to the output format prores only.");
        if (format == "png_sequence")
            add({"outputFormat"}, "The sandbox renders no sequence of PNG files.");
    }

    //! seedance2_5: an extension goes on in the shape of its source.
    void extension()
    {
        if (textOf(m_body, "mode") != "extend")
            return;
        if (!m_body.contains("promptText"))
            add({"promptText"}, "Required when mode is extend.");
        if (m_body.contains("ratio"))
            add({"ratio"}, "It may not be given when mode is extend.");
    }

    void adaptiveRatio()
    {
        if (textOf(m_body, "ratio") != "adaptive")
            return;
        const auto has
            = [this](const char *member) { return m_body.contains(member) && !m_body[member].empty(); };
        if (!has("promptImage") && !has("promptVideo") && !has("references") && !has("referenceVideos"))
            add({"ratio"}, "Adaptive needs an image or a video; text alone needs a concrete ratio.");
    }

    void subjects()
    {
        const auto list = m_body.find("referenceImages");
        // Only schemas that know the member let it through; the others have no such limit.
        const bool counts = m_facts.model == std::string_view("gemini_image3_pro")
            || m_facts.model == std::string_view("gemini_image3.1_flash");
        if (list == m_body.end() || !counts)
            return;
        int humans = 0;
        for (const Json &item : *list)
            humans += textOf(item, "subject") == "human" ? 1 : 0;
        if (humans > mostHumans)
            add({"referenceImages"}, "At most 5 of the images may be of a human.");
        if (int(list->size()) - humans > mostObjects)
            add({"referenceImages"}, "At most 9 of the images may be of an object.");
    }

    void keyframes()
    {
        const auto list = m_body.find("keyframes");
        if (list == m_body.end())
            return;
        std::size_t ranges = 0;
        for (std::size_t i = 0; i < list->size(); ++i) {
            const Json &keyframe = (*list)[i];
            const auto range = keyframe.find("range");
            if (range == keyframe.end())
                continue;
            ++ranges;
            if (integerOf(*range, "end_seconds") <= integerOf(*range, "start_seconds"))
                add({"keyframes", i, "range", "end_seconds"}, "It has to be greater than start_seconds.");
        }
        if (ranges != 0 && ranges != list->size())
            add({"keyframes"}, "Either all keyframes have a range or none has.");
    }

    const ModelFacts &m_facts;
    const Json &m_body;
    std::vector<Issue> m_issues;
};

Issue custom(const Json &path, const std::string &message)
{
    return {"custom", path, message, Json::object()};
}

//! The time of each keyframe has to lie in its range, the end of which is not part of it.
void checkKeyframeTimes(const Job &job, std::vector<Issue> &issues)
{
    const GivenMedia *source = job.first("source");
    const auto list = job.body.find("keyframes");
    if (!source || list == job.body.end())
        return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Json &keyframe = (*list)[i];
        if (!keyframe.contains("range"))
            continue;
        const char *member = keyframe.contains("at") ? "at" : "seconds";
        const double seconds
            = numberOf(keyframe, member) * (keyframe.contains("at") ? source->media.seconds : 1.0);
        const Json &range = keyframe["range"];
        if (seconds < numberOf(range, "start_seconds") || seconds >= numberOf(range, "end_seconds"))
            issues.push_back(custom({"keyframes", i, member}, "The keyframe has to lie within its range."));
    }
}

void checkTotal(const Job &job, const char *kind, const char *member, double most, bool isOpen,
    std::vector<Issue> &issues)
{
    constexpr double slack = 0.05; // containers round their lengths up
    const double total = job.total(kind);
    if (most <= 0 || (isOpen ? total < most : total <= most + slack))
        return;
    issues.push_back(custom({job.body.contains(member) ? member : "promptVideo"},
        std::string("The combined ") + kind + " duration must " + (isOpen ? "be less than " : "not exceed ")
            + std::to_string(int(most)) + " seconds."));
}

} // namespace

std::vector<Issue> bodyIssues(const ModelFacts &facts, const Json &body)
{
    return Finder(facts, body).all();
}

std::vector<Issue> mediaIssues(const Job &job)
{
    std::vector<Issue> issues;
    const ModelFacts &facts = job.facts;
    checkTotal(job, "video", "referenceVideos", facts.totalVideo, false, issues);
    checkTotal(job, "audio", "referenceAudio", facts.totalAudio, facts.totalAudioIsOpen, issues);
    checkKeyframeTimes(job, issues);
    if (facts.endpoint == "image_upscale"
        && qint64(job.order.size.width()) * job.order.size.height() > mostUpscaledPixels)
        issues.push_back(custom({"scaleFactor"}, "The output would have more than 25300000 pixels."));
    return issues;
}

} // namespace studio::sandbox
