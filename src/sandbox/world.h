// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/dice.h"
#include "sandbox/ledger.h"
#include "sandbox/records.h"
#include "sandbox/renderer.h"
#include "sandbox/statefolder.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace studio::sandbox {

//! How much of everything there is.
struct Rules {
    int credits = 10000; //!< per account, at the first start
    int concurrency = 2; //!< useapi.net: active tasks per account; Runway: running tasks per model
    int daily = 500; //!< Runway: creates per model within 24 hours
    double speed = 1;
    std::vector<std::string> emails; //!< linked accounts at useapi.net
};

//! The balance of one account.
struct Wallet {
    qint64 granted = 0;
    qint64 used = 0;
    [[nodiscard]] qint64 left() const { return granted - used; }
};

//! Why a create was refused.
struct Refusal {
    enum class Reason { NoCredits, DailyCap, Busy, TooMany };
    Reason reason = Reason::NoCredits;
    std::vector<Task> running; //!< Busy: what the account is executing
};

//! Everything the two services know: tasks, assets, uploads, money. What changes is in the ledger before it
//! is answered, and comes back from there at the next start. Any thread.
class World final {
public:
    //! Runway's one account; those of useapi.net are e-mails.
    static constexpr const char *organization = "organization";

    World(StateFolder &folder, Ledger &ledger, Renderer &renderer, Dice &dice, Rules rules);

    //! Reads the ledger. Called once, before anything else.
    void restore();

    [[nodiscard]] const Rules &rules() const { return m_rules; }
    [[nodiscard]] Wallet wallet(const std::string &account) const;

    //! Takes the credits and starts the task, or says why not; both in one step, so that no two calls can
    //! spend the same credit. `maxJobs` counts at useapi.net only.
    [[nodiscard]] std::variant<Task, Refusal> admit(Task task, int maxJobs);
    [[nodiscard]] std::optional<Task> task(Api api, const std::string &id) const;
    //! Newest first, the deleted ones too when `gone`.
    [[nodiscard]] std::vector<Task> tasks(Api api, bool gone = false) const;
    [[nodiscard]] bool hasActiveTasks() const;
    [[nodiscard]] int activeTasks(const std::string &account) const;
    //! Creates of the last 24 hours.
    [[nodiscard]] int createdToday(const std::string &model) const;
    //! Stops or deletes it together with its output. False when there is none.
    bool removeTask(Api api, const std::string &id);
    //! Where file number `index` (0…order.count − 1) of a task that succeeded lies.
    [[nodiscard]] QString outputPath(const Task &task, int index = 0) const;
    //! A guess, for a task that has not begun.
    [[nodiscard]] int secondsToStart(const Task &task) const;
    //! Out of useapi.net's scheduler; the task goes on.
    bool untrack(const std::string &id);
    //! Takes every task as far as time and renderer allow; the changed ones.
    std::vector<Task> advance();

    void addAsset(const Asset &asset);
    [[nodiscard]] std::optional<Asset> asset(const std::string &id) const;
    [[nodiscard]] std::vector<Asset> assets(const std::string &account) const; //!< newest first
    bool removeAsset(const std::string &id);

    void addUpload(const Upload &upload); //!< also replaces one
    [[nodiscard]] std::optional<Upload> upload(const std::string &token) const;

    //! Called on any thread after a task was admitted, without a lock held.
    void onWork(std::function<void()> callback) { m_onWork = std::move(callback); }
    //! Called when a task's outputs lie under their public names: the assets that they become. With the lock
    //! held: it must not come back here.
    using Keeper = std::function<std::vector<Asset>(const Task &)>;
    void onOutputs(Keeper keeper) { m_keeper = std::move(keeper); }

private:
    using Moment = std::chrono::steady_clock::time_point;
    [[nodiscard]] std::optional<Refusal> refusalFor(const Task &task, int maxJobs) const;
    bool advanceOne(Task &task, Moment now);
    bool advanceRunning(Task &task, double fraction);
    [[nodiscard]] bool hasFreeSlot(const Task &task) const;
    void enter(Task &task, Stage stage);
    void fail(Task &task, const std::string &code);
    [[nodiscard]] Status publishOutputs(const Task &task) const;
    void settle(Task &task);
    void addAssetLocked(const Asset &asset);
    void rememberAsset(Asset asset);
    void replay(const Json &line);
    void replayEnd(Task &task, const Json &line);
    void charge(Task &task, int credits);
    void dropRendering(const Task &task);
    [[nodiscard]] int createdTodayLocked(const std::string &model) const;

    StateFolder &m_folder;
    Ledger &m_ledger;
    Renderer &m_renderer;
    Dice &m_dice;
    Rules m_rules;
    mutable std::mutex m_mutex;
    std::map<std::string, Task> m_tasks;
    std::vector<std::string> m_order; //!< task ids, oldest first
    std::map<std::string, Asset> m_assets;
    std::vector<std::string> m_assetOrder;
    std::map<std::string, Upload> m_uploads;
    std::map<std::string, qint64> m_used;
    std::function<void()> m_onWork;
    Keeper m_keeper;
};

} // namespace studio::sandbox
