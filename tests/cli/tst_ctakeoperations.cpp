// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"
#include "media/encoder.h"
#include "media/probe.h"
#include "media/sound.h"

#include <QImage>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

const QString Token = u"tok-0F52B9D4"_s;

//! Models that work on results of another one only, and what makes such a result.
struct Forerunner {
    QLatin1StringView operation;
    QLatin1StringView model;
    QLatin1StringView makerOperation;
    QLatin1StringView makerModel;
};
constexpr std::array Forerunners{
    Forerunner{"video-extend"_L1, "gen3a_turbo"_L1, "image-to-video"_L1, "gen3a_turbo"_L1},
    Forerunner{"video-extend"_L1, "gen3a"_L1, "text-to-video"_L1, "gen3a"_L1},
    Forerunner{"video-upscale"_L1, "gen3a_upscale"_L1, "image-to-video"_L1, "gen3a_turbo"_L1},
};

media::MediaInfo::Kind kindOf(const QString &word)
{
    return word == u"image"_s ? media::MediaInfo::Kind::Image
        : word == u"video"_s  ? media::MediaInfo::Kind::Video
                              : media::MediaInfo::Kind::Audio;
}

QString text(const QJsonValue &value)
{
    return value.isString()
        ? value.toString()
        : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact))
              .mid(1)
              .chopped(1);
}

} // namespace

//! Every operation of both providers from the command line to the probed file; every model as far as the
//! sandbox's own rules, which know nothing of the catalogue.
class tst_CtakeOperations : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        CtakeProgram program;
        const CtakeResult told = program.run({u"models"_s, u"--json"_s});
        QVERIFY2(told.code == 0, told.story().constData());
        m_models = told.array();
        QVERIFY(m_models.size() > 60);
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_program = std::make_unique<CtakeProgram>();
        m_picture = m_program->picture(u"a.png"_s, QSize(1280, 720));
        QVERIFY(makeClip());
        QVERIFY(makeSound());
    }

    void cleanup() { m_sandbox.reset(); }

    void madeAndProbed_data()
    {
        QTest::addColumn<QJsonObject>("model");
        QSet<QString> seen;
        for (const QJsonValue &entry : std::as_const(m_models)) {
            const QJsonObject model = entry.toObject();
            const QString what = model[u"provider"_s].toString() + u' ' + model[u"operation"_s].toString();
            if (model[u"retired"_s].isNull() && !seen.contains(what)) {
                seen.insert(what);
                QTest::newRow(qPrintable(what)) << model;
            }
        }
    }

    void madeAndProbed()
    {
        QFETCH(QJsonObject, model);
        serve({u"--speed"_s, u"60"_s});
        const CtakeResult made = submit(model, {u"--wait"_s});
        QVERIFY2(made.code == 0, made.story().constData());
        const QJsonArray outputs = made.object()[u"outputs"_s].toArray();
        QVERIFY(!outputs.isEmpty());
        for (const QJsonValue &output : outputs) {
            const QString path = output[u"path"_s].toString();
            const auto info = media::probe(path);
            QVERIFY2(info, qPrintable(path));
            QCOMPARE(info->kind, kindOf(model[u"output"_s].toString()));
            qInfo().noquote() << info->mime << info->size.width() << info->size.height() << info->seconds
                              << "s" << info->bytes << "bytes";
        }
    }

    void everyModelIsTaken_data()
    {
        QTest::addColumn<QJsonObject>("model");
        for (const QJsonValue &entry : std::as_const(m_models)) {
            const QJsonObject model = entry.toObject();
            QTest::newRow(qPrintable(u"%1 %2 %3"_s.arg(model[u"provider"_s].toString(),
                model[u"operation"_s].toString(), model[u"model"_s].toString())))
                << model;
        }
    }

    void everyModelIsTaken()
    {
        QFETCH(QJsonObject, model);
        serve({u"--speed"_s, forerunner(model) ? u"60"_s : u"0.01"_s, u"--credits"_s, u"1000000"_s});
        const CtakeResult made = submit(model, {});
        QVERIFY2(made.code == 0, made.story().constData());
        QVERIFY2(!made.object()[u"remoteId"_s].toString().isEmpty(), made.story().constData());
    }

private:
    void serve(const QStringList &arguments)
    {
        m_sandbox = std::make_unique<CtakeSandbox>(*m_program, QStringList{u"--token"_s, Token} + arguments);
        QVERIFY(m_sandbox->isServing());
        m_program->setVariable(u"RUNWAYML_API_SECRET"_s, Token);
        m_program->setVariable(u"RUNWAYML_BASE_URL"_s, m_sandbox->origin());
        m_program->setVariable(u"USEAPI_TOKEN"_s, Token);
        m_program->setVariable(u"USEAPI_BASE_URL"_s, m_sandbox->origin());
    }

    [[nodiscard]] static const Forerunner *forerunner(const QJsonObject &model)
    {
        for (const Forerunner &one : Forerunners) {
            if (model[u"operation"_s].toString() == one.operation
                && model[u"model"_s].toString() == one.model)
                return &one;
        }
        return nullptr;
    }

    [[nodiscard]] const QJsonObject find(
        const QString &provider, const QString &operation, const QString &name) const
    {
        for (const QJsonValue &model : m_models) {
            if (model[u"provider"_s].toString() == provider && model[u"operation"_s].toString() == operation
                && model[u"model"_s].toString() == name)
                return model.toObject();
        }
        return {};
    }

    //! Fills what the model needs, with what `ctake models` tells and nothing else.
    [[nodiscard]] CtakeResult submit(const QJsonObject &model, const QStringList &more)
    {
        const QString provider = model[u"provider"_s].toString();
        QString source = m_clip;
        if (const Forerunner *before = forerunner(model)) {
            const QJsonObject maker
                = find(provider, QString(before->makerOperation), QString(before->makerModel));
            const CtakeResult made = submit(maker, {u"--wait"_s});
            if (made.code != 0)
                return made;
            source = made.object()[u"outputs"_s].toArray()[0][u"path"_s].toString();
        }
        QStringList arguments{u"submit"_s, model[u"operation"_s].toString(), u"--account"_s,
            u"env-"_s + provider, u"--model"_s, model[u"model"_s].toString(), u"--json"_s};
        const QHash<QString, QString> files{
            {u"image"_s, m_picture}, {u"video"_s, source}, {u"audio"_s, m_sound}};
        bool isAnyTaken = false;
        for (const QJsonValue &slot : model[u"media"_s].toArray()) {
            if (!isFilled(model, slot.toObject()))
                continue;
            arguments << u"--media"_s
                      << slot[u"role"_s].toString() + u'=' + files[slot[u"kinds"_s][0].toString()];
            isAnyTaken = true;
        }
        for (const QJsonValue &parameter : model[u"parameters"_s].toArray())
            arguments << settingFor(model, parameter.toObject(), isAnyTaken);
        return m_program->run(arguments + more, {}, 120'000);
    }

    //! A lip sync takes a picture or a clip, and sound or a text: none of them is required by itself.
    [[nodiscard]] static bool isFilled(const QJsonObject &model, const QJsonObject &slot)
    {
        const QString role = slot[u"role"_s].toString();
        if (model[u"operation"_s].toString() == u"lip-sync"_s)
            return role != u"image"_s;
        return slot[u"required"_s].toBool() || role == u"first"_s;
    }

    [[nodiscard]] static QStringList settingFor(
        const QJsonObject &model, const QJsonObject &parameter, bool isAnyTaken)
    {
        const QString name = parameter[u"name"_s].toString();
        if (name == u"prompt"_s && model[u"operation"_s].toString() != u"lip-sync"_s)
            return {u"--prompt"_s, u"She walks the ridge road at dusk"_s};
        if (!parameter[u"required"_s].toBool() || (name == u"aspect"_s && isAnyTaken))
            return {};
        const QJsonArray values = parameter[u"values"_s].toArray();
        const QJsonValue value = !values.isEmpty() ? values[0] : parameter[u"min"_s];
        return {u"--set"_s, name + u'=' + text(value)};
    }

    //! Four seconds, 24 frames each, small enough for every limit.
    [[nodiscard]] bool makeClip()
    {
        m_clip = m_program->path(u"a.mp4"_s);
        media::EncoderSettings settings;
        settings.size = QSize(640, 360);
        settings.preset = u"ultrafast"_s;
        auto encoder = media::Encoder::open(m_clip, settings);
        if (!encoder)
            return false;
        QImage frame(settings.size, QImage::Format_RGB32);
        for (int index = 0; index < 96; ++index) {
            frame.fill(QColor::fromHsv(index * 3, 160, 180));
            if (!(*encoder)->write(frame))
                return false;
        }
        return bool((*encoder)->finish());
    }

    //! Five seconds: more than the least that voice isolation takes.
    [[nodiscard]] bool makeSound()
    {
        m_sound = m_program->path(u"a.wav"_s);
        media::Sound sound;
        sound.samples.resize(std::size_t(5) * std::size_t(sound.samplesPerSecond));
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sound.samples[i] = float(0.3 * std::sin(double(i) * 0.06));
        return bool(media::writeSound(sound, m_sound));
    }

    QJsonArray m_models;
    std::unique_ptr<CtakeProgram> m_program;
    std::unique_ptr<CtakeSandbox> m_sandbox;
    QString m_picture;
    QString m_clip;
    QString m_sound;
};

QTEST_GUILESS_MAIN(tst_CtakeOperations)
#include "tst_ctakeoperations.moc"
