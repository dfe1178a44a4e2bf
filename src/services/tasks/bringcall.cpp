// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/bringcall.h"

#include "base/clock.h"
#include "domain/pricing.h"
#include "domain/validation.h"
#include "services/api/errorreader.h"
#include "services/files/mediainspector.h"
#include "services/net/filedownload.h"
#include "services/net/pool.h"
#include "services/store/uploadstore.h"
#include "services/tasks/ownership.h"
#include "services/tasks/pace.h"
#include "services/tasks/requestresolver.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString dataUriPrefix(const QString &mime)
{
    return u"data:"_s + mime + u";base64,"_s;
}

Result<QString> dataUri(const QString &path, const QString &mime)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::FileInvalid, file.errorString());
    return dataUriPrefix(mime) + QString::fromLatin1(file.readAll().toBase64());
}

Error errorOfState(MediaFacts::State state)
{
    Error error;
    error.kind = ErrorKind::FileInvalid;
    error.detail = state == MediaFacts::State::Missing ? u"the file is gone"_s : u"the file cannot be read"_s;
    return error;
}

//! What came from an address, as it is kept.
struct FetchedInput {
    MediaInput stored;
    MediaFacts facts;
};

struct Weighed {
    GenerationRequest request;
    std::optional<int> credits;
};

} // namespace

bool fitsDataUri(const TransportLimits &limits, const QString &mime, qint64 bytes)
{
    const qint64 encoded = dataUriPrefix(mime).size() + (bytes + 2) / 3 * 4;
    return limits.dataUri > 0 && encoded <= limits.dataUri;
}

BringCall::BringCall(AssetUploader &uploader, const Task &task, const ModelSpec &model, Provider &provider,
    const Endpoint &endpoint)
    : Call<BroughtMedia>(&uploader)
    , m_uploader(uploader)
    , m_task(task)
    , m_model(model)
    , m_provider(provider)
    , m_endpoint(endpoint)
{
    m_brought.request = task.request;
    m_brought.credits = task.creditsEstimated;
    QMetaObject::invokeMethod(this, &BringCall::next, Qt::QueuedConnection);
}

void BringCall::abort()
{
    if (m_step)
        m_step->abort();
    Call<BroughtMedia>::abort();
}

template <typename T, typename Next> void BringCall::wait(Call<T> *step, const MediaInput &input, Next next)
{
    m_step = step;
    step->then(this, [this, input, next = std::move(next)](const Result<T> &result) mutable {
        if (isFinished())
            return;
        if (!result)
            fail(result.error(), input);
        else
            next(*result);
    });
}

void BringCall::next()
{
    if (isFinished())
        return;
    if (m_index >= m_task.request.media.size()) {
        m_uploader.noteBrought(m_task.id);
        finish(m_brought);
        return;
    }
    const MediaInput input = m_task.request.media.at(m_index++);
    if (const auto foreign
        = foreignInput(input, {m_task.account, owner(), m_endpoint}, m_uploader.parts().uploads)) {
        fail(*foreign, input);
        return;
    }
    switch (input.reference.kind) {
    case MediaReference::Kind::Asset:
    case MediaReference::Kind::Upload:
        take(input, input.reference.value, kindOf(input));
        return;
    case MediaReference::Kind::Url:
        bringAddress(input);
        return;
    case MediaReference::Kind::File:
        bringFile(input);
        return;
    }
}

void BringCall::bringAddress(const MediaInput &input)
{
    const MediaSpec *slot = m_model.mediaSlot(input.role);
    if (slot && slot->shape != MediaShape::AssetId)
        take(input, input.reference.value, kindOf(input));
    else
        fetchAddress(input);
}

void BringCall::fetchAddress(const MediaInput &input)
{
    const UploaderParts &parts = m_uploader.parts();
    const QString part = parts.workFolder + u'/' + m_task.id.toString(QUuid::WithoutBraces) + u'-'
        + QString::number(m_index) + u".part"_s;
    const QUrl url(input.reference.value, QUrl::StrictMode);
    const qint64 most = m_provider.spec().limits(kindOf(input)).upload;
    auto *fetch = parts.downloader.fetch({url, part, most});
    m_step = fetch;
    fetch->then(this, [this, input, part](const Result<DownloadedFile> &file) {
        if (!file) { // what is there of it is of no use to the next run
            QFile::remove(part);
            QFile::remove(part + u".etag"_s);
        }
        if (isFinished())
            return;
        if (file)
            keepFetched(input, file->partPath);
        else
            fail(ofOtherHost(file.error()), input);
    });
}

void BringCall::keepFetched(const MediaInput &input, const QString &part)
{
    auto work = [inputs = m_uploader.parts().inputs, spec = m_provider.spec(), input,
                    part]() -> Result<FetchedInput> {
        const MediaFacts facts = MediaInspector::inspectNow(part);
        if (facts.state != MediaFacts::State::Known || facts.animated) {
            QFile::remove(part);
            return failure(ErrorKind::FileInvalid, u"the address leads to no picture, clip or sound"_s);
        }
        const PictureNeeds needs{input.crop.value_or(QRectF()), spec.imageTypes, spec.imageMaximumSide};
        const auto kept = facts.kind == MediaKind::Image ? inputs.keepPicture(part, needs)
                                                         : inputs.keepFile(part, facts.mime);
        QFile::remove(part);
        if (!kept)
            return failure(kept.error());
        MediaInput stored = input;
        stored.reference = {MediaReference::Kind::File, kept->path};
        stored.kind = facts.kind;
        stored.crop.reset();
        return FetchedInput{stored, MediaInspector::inspectNow(kept->path)};
    };
    wait(inPool<FetchedInput>(this, work), input, [this, input](const FetchedInput &fetched) {
        m_fetched.insert(input.reference.toText(), fetched.stored.reference);
        m_facts.insert(input.reference.toText(), fetched.facts);
        m_facts.insert(fetched.stored.reference.toText(), fetched.facts);
        weigh(fetched.stored);
    });
}

//! Nobody had seen what lies behind an address when a person agreed to the price. Now the rules and the price
//! are asked again, by what is there, before anything of it leaves this machine.
void BringCall::weigh(const MediaInput &stored)
{
    auto work = [task = m_task, model = m_model, spec = m_provider.spec(), facts = m_facts,
                    fetched = m_fetched, role = stored.role]() -> Result<Weighed> {
        MediaFactsMap known = facts;
        GenerationRequest kept = withMeasures(model, task.request, facts);
        const Weighed plain{kept, task.creditsEstimated};
        for (MediaInput &input : kept.media) {
            if (fetched.contains(input.reference.toText())) { // cut already
                input.reference = fetched.value(input.reference.toText());
                input.crop.reset();
            } else if (input.reference.kind == MediaReference::Kind::File) {
                known.insert(input.reference.toText(), MediaInspector::inspectNow(input.reference.value));
            }
        }
        if (const Status valid = sendable(spec, model, kept, known); !valid)
            return failure(valid.error());
        const std::optional<int> credits = estimate(model, kept, known);
        if (!credits || !task.creditsEstimated || *credits <= *task.creditsEstimated)
            return Weighed{plain.request, credits ? credits : plain.credits};
        const QString sentence
            = u"what lies at the address costs %1 credits, not the %2 that were expected"_s;
        return failure(ErrorKind::InvalidRequest, sentence.arg(*credits).arg(*task.creditsEstimated),
            QString(roleName(role)));
    };
    wait(inPool<Weighed>(this, work), stored, [this, stored](const Weighed &weighed) {
        m_brought.request = weighed.request;
        m_brought.credits = weighed.credits;
        bringFile(stored);
    });
}

void BringCall::bringFile(const MediaInput &input)
{
    auto work = [path = input.reference.value]() -> Result<MediaFacts> {
        const MediaFacts facts = MediaInspector::inspectNow(path);
        if (facts.state != MediaFacts::State::Known)
            return failure(errorOfState(facts.state));
        return facts;
    };
    wait(inPool<MediaFacts>(this, work), input,
        [this, input](const MediaFacts &facts) { bringKnownFile(input, facts); });
}

void BringCall::bringKnownFile(const MediaInput &input, const MediaFacts &facts)
{
    const TransportLimits &limits = m_provider.spec().limits(facts.kind);
    if (fitsDataUri(limits, facts.mime, facts.bytes)) {
        inlineFile(input, facts);
        return;
    }
    if (facts.bytes > limits.upload || facts.bytes < limits.uploadLeast) {
        fail({ErrorKind::FileInvalid, u"the file has a size that cannot be sent"_s, 0, {}, {}, {}}, input);
        return;
    }
    const QByteArray hash = storedHash(input);
    const auto known = m_uploader.parts().uploads.find(owner(), hash);
    // One that was noted for a login which it is not of would be run and paid by another account.
    if (known && *known && isAssetOf(m_endpoint, (*known)->remoteId).value_or(true)) {
        m_brought.remembered.append(hash);
        take(input, (*known)->remoteId, facts.kind);
        return;
    }
    uploadFile(input, facts);
}

void BringCall::inlineFile(const MediaInput &input, const MediaFacts &facts)
{
    auto work = [path = input.reference.value, mime = facts.mime] { return dataUri(path, mime); };
    wait(inPool<QString>(this, work), input,
        [this, input, kind = facts.kind](const QString &uri) { take(input, uri, kind); });
}

void BringCall::uploadFile(const MediaInput &input, const MediaFacts &facts)
{
    UploadItem item;
    item.path = input.reference.value;
    item.name = u"circled-take-"_s + QFileInfo(item.path).fileName().right(20);
    item.mime = facts.mime;
    item.kind = facts.kind;
    item.bytes = facts.bytes;
    item.size = facts.size;
    item.seconds = facts.seconds;
    auto *upload = m_provider.upload(m_endpoint, item);
    connect(upload, &CallBase::progressed, this, &CallBase::progressed);
    wait(upload, input, [this, input, kind = facts.kind](const UploadedItem &uploaded) {
        const UploaderParts &parts = m_uploader.parts();
        std::optional<Instant> end;
        if (uploaded.life)
            end = parts.clock.now() + *uploaded.life;
        // Not remembered is no fault: the next task sends it once more.
        (void)parts.uploads.remember({owner(), storedHash(input), uploaded.reference, end, {}});
        take(input, uploaded.reference, kind);
    });
}

void BringCall::take(const MediaInput &input, const QString &value, MediaKind kind)
{
    m_brought.media.append({input.role, value, kind, input.tag, input.subject, input.at});
    next();
}

void BringCall::fail(Error error, const MediaInput &input)
{
    if (error.field.isEmpty())
        error.field = roleName(input.role);
    if (error.kind == ErrorKind::FileInvalid) {
        const auto tries = error.retryAfter ? m_uploader.noteTrouble(m_task.id) : std::nullopt;
        if (tries)
            error.retryAfter
                = std::max(*error.retryAfter, Pace::of(m_task.origin).retryFirst * (1 << *tries));
        else {
            error.retryAfter.reset();
            m_uploader.noteBrought(m_task.id); // it ends here
        }
    }
    finish(failure(std::move(error)));
}

QString BringCall::owner() const
{
    // The origin as the task names it: a sandbox has another port at each start.
    return uploadOwner(m_task.account, m_task.origin, m_endpoint.email, m_endpoint.token);
}

MediaKind BringCall::kindOf(const MediaInput &input) const
{
    const MediaSpec *slot = m_model.mediaSlot(input.role);
    if (!slot || slot->kinds.isEmpty())
        return input.kind.value_or(MediaKind::Image);
    // What the end of an address says counts only where it fits.
    const MediaKind guess = studio::kindOf(input).value_or(slot->kinds.first());
    return input.kind || slot->kinds.contains(guess) ? guess : slot->kinds.first();
}

} // namespace studio
