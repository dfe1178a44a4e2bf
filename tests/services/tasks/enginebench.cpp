// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "services/store/taskstore.h"
#include "support/calls.h"

#include <QEventLoop>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPainter>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace studio::test {

EngineBench::EngineBench(sandbox::Options sandboxOptions)
    : m_options(std::move(sandboxOptions))
{
    m_options.stateFolder = m_folder.path() + u"/sandbox"_s;
    m_options.token = u"user:1-practice"_s;
    options.libraryFolder = libraryFolder();
    options.settingsFile = m_folder.path() + u"/settings.ini"_s;
}

EngineBench::~EngineBench()
{
    m_studio.reset();
    m_server.reset();
}

sandbox::Options EngineBench::fast()
{
    sandbox::Options options;
    options.speed = 200;
    options.seed = 7;
    return options;
}

bool EngineBench::startSandbox()
{
    m_server = std::make_unique<sandbox::Server>(m_options);
    return m_server->start().has_value();
}

quint16 EngineBench::sandboxPort() const
{
    return quint16(QUrl(m_server->origin()).port());
}

void EngineBench::open(quint16 port)
{
    m_studio.reset();
    const QByteArray origin = "http://127.0.0.1:" + QByteArray::number(port ? port : sandboxPort());
    qputenv("USEAPI_BASE_URL", origin);
    qputenv("USEAPI_TOKEN", m_options.token.toLatin1());
    qputenv("RUNWAYML_BASE_URL", origin);
    qputenv("RUNWAYML_API_SECRET", m_options.token.toLatin1());
    auto opened = Studio::open(options);
    if (!opened)
        qFatal("the studio does not open: %s", qPrintable(opened.error().detail));
    m_studio = std::move(*opened);
}

QString EngineBench::picture(const QString &name, QColor colour, QSize size) const
{
    const QString path = m_folder.path() + u'/' + name + u".png"_s;
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QPainter painter(&image);
    painter.setPen(Qt::white);
    painter.drawRect(image.rect().adjusted(8, 8, -9, -9));
    painter.end();
    return image.save(path) ? path : QString();
}

QString EngineBench::heavyPicture(const QString &name, QSize size) const
{
    const QString path = m_folder.path() + u'/' + name + u".png"_s;
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(1);
    for (int y = 0; y < image.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), image.width());
    return image.save(path) ? path : QString();
}

Submission EngineBench::useapi(const QString &prompt) const
{
    Submission submission;
    submission.account = u"env-useapi"_s;
    submission.request.provider = u"useapi"_s;
    submission.request.operation = u"image-to-video"_s;
    submission.request.model = u"gen3a_turbo"_s;
    submission.request.setValue(Role::Prompt, prompt);
    const QString first = picture(u"first"_s, Qt::darkBlue);
    submission.request.media = {{Role::First, {MediaReference::Kind::File, first}, {}, {}}};
    return submission;
}

Submission EngineBench::runway(const QString &prompt) const
{
    Submission submission = useapi(prompt);
    submission.account = u"env-runway"_s;
    submission.request.provider = u"runway"_s;
    submission.request.model = u"gen4_turbo"_s;
    submission.request.setValue(Role::Duration, 5);
    return submission;
}

Result<Task> EngineBench::submitted(const Submission &submission)
{
    const Outcome<Task> outcome(engine().submit(submission));
    if (!outcome.wait())
        return failure(ErrorKind::Timeout, u"no row in time"_s);
    return outcome.result();
}

Task EngineBench::task(const QUuid &id)
{
    return studio().tasks().find(id).value_or(Task{});
}

bool EngineBench::reaches(const QUuid &id, TaskState state, int milliseconds)
{
    const bool reached
        = QTest::qWaitFor([this, &id, state] { return task(id).state == state; }, milliseconds);
    if (!reached) {
        const Task now = task(id);
        qInfo() << "it is" << stateName(now.state) << now.remoteStatus << now.failureCode
                << (now.error ? QString(kindName(now.error->kind)) + u": "_s + now.error->detail : QString());
    }
    return reached;
}

QJsonArray EngineBench::ledger() const
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_server->origin() + u"/sandbox/ledger"_s));
    request.setRawHeader("Authorization", "Bearer " + m_options.token.toLatin1());
    std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QJsonDocument document = QJsonDocument::fromJson(reply->readAll());
    return document.isArray() ? document.array() : document.object().value("calls"_L1).toArray();
}

int EngineBench::purchases() const
{
    int count = 0;
    const QJsonArray calls = ledger();
    for (const QJsonValue &call : calls) {
        const QJsonObject object = call.toObject();
        const QString path = object.value("path"_L1).toString();
        const bool isCreate = path.endsWith("/create"_L1) || path.endsWith("/image_to_video"_L1);
        if (isCreate && object.value("status"_L1).toInt() == 200)
            ++count;
    }
    return count;
}

} // namespace studio::test
