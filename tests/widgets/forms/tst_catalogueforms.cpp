// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/validation.h"
#include "services/wording/wording.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/shotform.h"
#include "widgets/windowfixture.h"

#include <QJsonDocument>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

//! Something other than the default, so that it has to be shown to come back.
QJsonValue another(const ParameterSpec &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::Boolean:
        return !parameter.defaultValue.toBool(false);
    case ParameterKind::Choice: {
        const QJsonValue last = parameter.choices.constLast().value;
        return last == parameter.defaultValue ? parameter.choices.constFirst().value : last;
    }
    case ParameterKind::Integer:
        return qint64(parameter.maximum.value_or(7));
    case ParameterKind::Number:
        return parameter.minimum.value_or(1) + parameter.step;
    case ParameterKind::Text:
        break;
    }
    if (parameter.form == TextForm::Address)
        return u"https://example.org/hook"_s;
    return u"words"_s.leftJustified(int(parameter.minimum.value_or(5)), 'x'_L1);
}

MediaInput inputFor(const MediaSpec &spec, int number)
{
    MediaInput input;
    input.role = spec.role;
    // Nothing is fetched: what lies on the web is shown by its address.
    input.reference = {MediaReference::Kind::Url, u"https://example.org/%1-%2"_s.arg(spec.key()).arg(number)};
    input.kind = spec.kinds.constLast();
    if (spec.shape == MediaShape::Tagged)
        input.tag = u"Ref_%1"_s.arg(number);
    if (!spec.subjects.isEmpty() && number % 2 == 1)
        input.subject = spec.subjects.constLast().word;
    if (spec.shape == MediaShape::Timed)
        input.at = number / 16.0;
    if (input.kind != MediaKind::Image)
        input.trim = RangeOfDouble{0.25, 2.5 + number};
    return input;
}

//! Every field of a model filled in, as far as they exist together.
GenerationRequest fullRequest(const ModelSpec &model)
{
    GenerationRequest request;
    request.provider = model.provider;
    request.operation = model.operation;
    request.model = model.model;
    for (const MediaSpec &spec : model.media) {
        for (int number = 0; number < spec.maximumCount; ++number)
            request.media.append(inputFor(spec, number));
    }
    for (const ParameterSpec &parameter : model.parameters) {
        // Static switches the axes off; an only choice under More says nothing.
        const bool isOnly = parameter.kind == ParameterKind::Choice && parameter.choices.size() == 1;
        if (parameter.role != Role::CameraStatic && !(isOnly && parameter.advanced))
            request.values.insert(parameter.key(), another(parameter));
    }
    bool again = true;
    while (again) {
        again = false;
        for (const ParameterSpec &parameter : model.parameters) {
            if (!applies(parameter, model, request))
                again = request.values.remove(parameter.key()) > 0 || again;
        }
    }
    return request;
}

//! The strip of keyframes holds them together; otherwise the order is the catalogue's.
GenerationRequest sorted(GenerationRequest request, const ModelSpec &model)
{
    QStringList order;
    for (const MediaSpec &spec : model.media)
        order.append(spec.key());
    std::stable_sort(
        request.media.begin(), request.media.end(), [&order](const MediaInput &a, const MediaInput &b) {
            return order.indexOf(roleName(a.role)) < order.indexOf(roleName(b.role));
        });
    return request;
}

QString differences(const GenerationRequest &one, const GenerationRequest &other)
{
    return QString::fromUtf8(QJsonDocument(one.toJson()).toJson()) + "\nagainst\n"_L1
        + QString::fromUtf8(QJsonDocument(other.toJson()).toJson());
}

} // namespace

// Every model of every operation can be laid out by the one form, filled in and read back.
class CatalogueFormsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<test::WindowFixture>();
        QVERIFY(m_fixture->studio);
    }

    void cleanupTestCase() { m_fixture.reset(); }

    void init()
    {
        test::failOnAnyWarning();
        Studio &studio = *m_fixture->studio;
        m_form = std::make_unique<ShotForm>(FormServices{studio.inspector(), m_fixture->prompts,
            studio.settings(), m_fixture->folder.path(), nullptr, nullptr, {}});
    }

    void cleanup() { m_form.reset(); }

    void comesBackWhole_data() { addModels(); }

    void comesBackWhole()
    {
        const ModelSpec &model = current();
        const GenerationRequest full = fullRequest(model);
        m_form->setModel(model);
        m_form->setRequest(full);
        const GenerationRequest back = m_form->request();
        QVERIFY2(sorted(back, model) == sorted(full, model), qPrintable(differences(back, full)));
        // Facts that arrive, a change of nothing and a second look leave it as it is.
        m_form->setFacts({});
        m_form->setRequest(back);
        QVERIFY2(m_form->request() == back, qPrintable(differences(m_form->request(), back)));
    }

    void anEmptyFormAsksForNothingTwice_data() { addModels(); }

    void anEmptyFormAsksForNothingTwice()
    {
        const ModelSpec &model = current();
        m_form->setModel(model);
        const GenerationRequest first = m_form->request();
        QVERIFY(first.media.isEmpty());
        for (auto value = first.values.cbegin(); value != first.values.cend(); ++value) {
            const ParameterSpec *parameter = model.parameter(value.key());
            QVERIFY2(parameter, qPrintable(value.key()));
            QVERIFY2(applies(*parameter, model, first), qPrintable(value.key()));
        }
        m_form->setRequest(first);
        QVERIFY2(m_form->request() == first, qPrintable(differences(m_form->request(), first)));
    }

    void everyFieldHasAnEditorWithAName_data() { addModels(); }

    void everyFieldHasAnEditorWithAName()
    {
        const ModelSpec &model = current();
        m_form->setModel(model);
        QStringList edited;
        const QList<Editor *> editors = m_form->findChildren<Editor *>();
        for (const Editor *editor : editors)
            edited += editor->keys();
        for (const ParameterSpec &parameter : model.parameters)
            QCOMPARE(edited.count(parameter.key()), 1);
        for (const MediaSpec &spec : model.media) {
            QCOMPARE(edited.count(spec.key()), 1);
            QVERIFY(!wording::fieldLabel(model, spec.key()).isEmpty());
        }
        // Whatever the keyboard comes to says what it is.
        for (const QWidget *field : m_form->findChildren<QWidget *>()) {
            const bool isStop = field->focusPolicy() != Qt::NoFocus && !field->focusProxy();
            if (!isStop || field->inherits("QAbstractButton") || isPartOfAField(field))
                continue;
            QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
        }
    }

    void fitsTheColumn_data() { addModels(); }

    void fitsTheColumn()
    {
        const ModelSpec &model = current();
        m_form->setModel(model);
        m_form->setRequest(fullRequest(model));
        constexpr int Column = 340;
        QVERIFY2(m_form->minimumSizeHint().width() <= Column,
            qPrintable(u"%1 px"_s.arg(m_form->minimumSizeHint().width())));
    }

    void everyMarkFindsItsField_data() { addModels(); }

    void everyMarkFindsItsField()
    {
        const ModelSpec &model = current();
        m_form->setModel(model);
        FieldMarks marks;
        for (const MediaSpec &spec : model.media)
            marks.insert(spec.key(), {"wrong: "_L1 + spec.key(), Problem::Severity::Error});
        for (const ParameterSpec &parameter : model.parameters)
            marks.insert(parameter.key(), {"wrong: "_L1 + parameter.key(), Problem::Severity::Error});
        m_form->setMarks(marks);
        QStringList said;
        for (const QLabel *label : m_form->findChildren<QLabel *>())
            said.append(label->text());
        const QString all = said.join('\n'_L1);
        for (const MediaSpec &spec : model.media)
            QVERIFY2(all.contains("wrong: "_L1 + spec.key()), qPrintable(spec.key()));
        for (const ParameterSpec &parameter : model.parameters) {
            if (!parameter.role || !isCameraAxis(*parameter.role)) // one line for all axes
                QVERIFY2(all.contains("wrong: "_L1 + parameter.key()) || parameter.role == Role::CameraStatic,
                    qPrintable(parameter.key()));
        }
    }

private:
    void addModels()
    {
        QTest::addColumn<int>("index");
        const QList<ModelSpec> &models = m_fixture->studio->catalogue().models();
        for (int index = 0; index < models.size(); ++index) {
            const ModelSpec &model = models.at(index);
            const QString name = u"%1 %2 %3"_s.arg(model.provider, model.operation, model.model);
            QTest::newRow(qPrintable(name)) << index;
        }
    }

    [[nodiscard]] const ModelSpec &current() const
    {
        QFETCH(int, index);
        return m_fixture->studio->catalogue().models().at(index);
    }

    //! Spin boxes and combo boxes have inner parts.
    static bool isPartOfAField(const QWidget *widget)
    {
        const QWidget *parent = widget->parentWidget();
        return parent
            && (parent->inherits("QAbstractSpinBox") || parent->inherits("QComboBox")
                || parent->inherits("QComboBoxPrivateContainer") || parent->inherits("QAbstractItemView")
                || parent->inherits("QAbstractScrollArea") || widget->inherits("QAbstractItemView")
                || widget->isWindow());
    }

    std::unique_ptr<test::WindowFixture> m_fixture;
    std::unique_ptr<ShotForm> m_form;
};

QTEST_MAIN(CatalogueFormsTest)
#include "tst_catalogueforms.moc"
