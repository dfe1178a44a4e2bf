// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapishot.h"

#include <algorithm>
#include <cmath>

namespace studio::sandbox {

namespace {

constexpr int largestSide = 4096;
constexpr double largestFactor = 4;

} // namespace

const Asset *UseapiShot::asset(const std::string &member) const
{
    const auto found = assets.find(member);
    return found == assets.end() ? nullptr : &found->second;
}

Json UseapiShot::fileOf(const std::string &member) const
{
    const Asset *sent = asset(member);
    return sent ? Json{{"$file", sent->publicName()}} : Json();
}

void UseapiShot::addInput(const std::string &member, const char *role, const std::string &tag)
{
    if (const Asset *sent = asset(member))
        task.order.inputs.push_back({role, sent->kind, sent->blob, {}, tag, 0});
}

void UseapiShot::addFrame(const std::string &member, double time)
{
    if (const Asset *sent = asset(member))
        task.order.frames.push_back({sent->blob, {}, time});
}

void UseapiShot::setSize(QSize size)
{
    task.order.size = size;
    task.echo["width"] = size.width();
    task.echo["height"] = size.height();
}

std::string UseapiPath::schema() const
{
    std::string name = std::string("useapi-") + path;
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

const UseapiPath *useapiPathAt(const std::vector<std::string> &steps)
{
    std::string asked;
    for (const std::string &step : steps)
        asked += (asked.empty() ? "" : "/") + step;
    const auto &all = useapiPaths();
    const auto found = std::find_if(
        all.begin(), all.end(), [&asked](const UseapiPath &candidate) { return asked == candidate.path; });
    return found == all.end() ? nullptr : &*found;
}

Json figure(double value)
{
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return qint64(value);
    return value;
}

double quotientOf(const std::string &ratio)
{
    const auto colon = ratio.find(':');
    if (colon == std::string::npos)
        return 1;
    const double width = std::atof(ratio.substr(0, colon).c_str());
    const double height = std::atof(ratio.substr(colon + 1).c_str());
    return width > 0 && height > 0 ? width / height : 1;
}

QSize evened(QSize size)
{
    const auto even = [](int side) { return std::max(2, side - side % 2); };
    return {even(size.width()), even(size.height())};
}

QSize sizeOf(const std::string &ratio, int shortSide)
{
    const double quotient = quotientOf(ratio);
    if (quotient >= 1)
        return evened({int(std::lround(shortSide * quotient)), shortSide});
    return evened({shortSide, int(std::lround(shortSide / quotient))});
}

QSize gen4Size(const std::string &ratio)
{
    static const std::map<std::string, QSize> sizes{{"16:9", {1280, 720}}, {"9:16", {720, 1280}},
        {"1:1", {960, 960}}, {"4:3", {1104, 832}}, {"3:4", {832, 1104}}, {"21:9", {1584, 672}}};
    const auto found = sizes.find(ratio);
    return found == sizes.end() ? QSize(1280, 720) : found->second;
}

QSize enlarged(QSize size)
{
    const double longest = std::max({size.width(), size.height(), 1});
    const double factor = std::min(largestFactor, largestSide / longest);
    return evened({int(std::lround(size.width() * factor)), int(std::lround(size.height() * factor))});
}

bool isOneOf(const std::string &word, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&word](const char *known) { return word == known; });
}

} // namespace studio::sandbox
