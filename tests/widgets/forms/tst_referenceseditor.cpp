// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/referenceseditor.h"

#include "widgets/forms/formfixture.h"
#include "widgets/forms/markline.h"
#include "widgets/forms/mediacell.h"
#include "widgets/forms/mediaplace.h"
#include "widgets/forms/referenceitem.h"
#include "widgets/models/assetmime.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio;

class ReferencesEditorTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        // Offscreen says of every list that opens what it cannot do.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_fixture = std::make_unique<test::FormFixture>();
        m_spec = {};
        m_spec.role = Role::Reference;
        m_spec.shape = MediaShape::Tagged;
        m_spec.kinds = {MediaKind::Image};
        m_spec.maximumCount = 3;
    }

    void cleanup()
    {
        m_editor.reset();
        m_fixture.reset();
    }

    void proposesATagThatIsFree_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("tag");
        QTest::newRow("its name") << u"/a/Red Cat.png"_s << QStringList{} << u"Red_Cat"_s;
        QTest::newRow("figures first") << u"/a/01-cat.png"_s << QStringList{} << u"cat"_s;
        QTest::newRow("too short") << u"/a/x.png"_s << QStringList{} << u"ref1"_s;
        QTest::newRow("too long") << u"/a/abcdefghijklmnopqrst.png"_s << QStringList{}
                                  << u"abcdefghijklmnop"_s;
        QTest::newRow("other letters") << u"/a/Ж狐.png"_s << QStringList{u"ref1"_s} << u"ref2"_s;
        QTest::newRow("taken") << u"/b/cat.png"_s << QStringList{u"cat"_s} << u"ref1"_s;
        QTest::newRow("not the same letters") << u"/b/cat.png"_s << QStringList{u"Cat"_s} << u"cat"_s;
    }

    void proposesATagThatIsFree()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, taken);
        QFETCH(QString, tag);
        QCOMPARE(ReferencesEditor::proposedTag({MediaReference::Kind::File, file}, taken), tag);
        QVERIFY(isUsableTag(tag));
    }

    void takesSeveralAtOnceUpToTheMost()
    {
        make();
        QSignalSpy changed(m_editor.get(), &Editor::changed);
        QStringList paths;
        for (int number = 0; number < 5; ++number)
            paths.append(m_fixture->picture(u"same%1.png"_s.arg(number)));
        const std::unique_ptr<QMimeData> data(test::filesToDrop(paths));
        QVERIFY(test::drop(addCell(), *data));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(stored().size(), 3);
        QCOMPARE(m_editor->tags(), (QStringList{u"same0"_s, u"same1"_s, u"same2"_s}));
        QVERIFY(addCell()->isHidden());
    }

    void aTagIsTyped()
    {
        make();
        give({u"one"_s, u"two"_s});
        QSignalSpy changed(m_editor.get(), &Editor::changed);
        auto *tag = items().at(1)->findChild<QLineEdit *>(u"tagEdit"_s);
        QCOMPARE(tag->accessibleName(), u"Reference 2, tag"_s);
        tag->selectAll();
        QTest::keyClicks(tag, u"@Hat"_s);
        QCOMPARE(stored().at(1).tag, u"Hat"_s);
        QVERIFY(changed.size() > 0);
        tag->selectAll();
        QTest::keyClick(tag, Qt::Key_Delete);
        QCOMPARE(stored().at(1).tag, QString()); // none is allowed
    }

    void isMovedByKeyByMouseAndRemoved()
    {
        make();
        give({u"one"_s, u"two"_s, u"three"_s});
        m_editor->resize(340, 200);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        QTest::keyClick(items().at(0)->cell(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_editor->tags(), (QStringList{u"two"_s, u"one"_s, u"three"_s}));
        QTest::qWait(0);
        MediaCell *first = itemOf(u"two"_s)->cell();
        const QPoint away = itemOf(u"three"_s)->cell()->mapToGlobal(QPoint(20, 20));
        emit first->carriedTo(away);
        QCOMPARE(m_editor->tags(), (QStringList{u"one"_s, u"three"_s, u"two"_s}));
        itemOf(u"three"_s)->cell()->setFocus();
        QTest::keyClick(itemOf(u"three"_s)->cell(), Qt::Key_Delete);
        QCOMPARE(m_editor->tags(), (QStringList{u"one"_s, u"two"_s}));
        QVERIFY(!addCell()->isHidden());
        QVERIFY(itemOf(u"two"_s)->cell()->hasFocus()); // the keyboard stays among them
    }

    void theTabKeyGoesThroughThemInTheirOrder()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *before = new QLineEdit(&window);
        make();
        const auto taken = qScopeGuard([this] { m_editor.reset(); });
        column->addWidget(before);
        column->addWidget(m_editor.get());
        auto *after = new QLineEdit(&window); // the Tab key goes by age at first
        column->addWidget(after);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        give({u"one"_s, u"two"_s});
        const auto tagOf = [](ReferenceItem *item) { return item->findChild<QWidget *>(u"tagEdit"_s); };
        const auto way = [&] {
            QList<QWidget *> seen;
            before->setFocus();
            for (int step = 0; step < 12 && !after->hasFocus(); ++step) {
                QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
                seen.append(window.focusWidget());
            }
            return seen;
        };
        const auto wanted = [&] {
            return QList<QWidget *>{items().at(0)->cell(), tagOf(items().at(0)), items().at(1)->cell(),
                tagOf(items().at(1)), addCell()};
        };
        QCOMPARE(way().mid(0, 5), wanted());
        QCOMPARE(way().constLast(), after); // nothing behind it, and nothing left out before it
        QTest::keyClick(items().at(0)->cell(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_editor->tags(), (QStringList{u"two"_s, u"one"_s}));
        QCOMPARE(way().mid(0, 5), wanted());
    }

    void aSubjectIsChosen()
    {
        m_spec.subjects = {{u"object"_s, 2}, {u"human"_s, 1}};
        make();
        give({u"one"_s});
        auto *combo = m_editor->findChild<QComboBox *>(u"subjectCombo"_s);
        QVERIFY(combo);
        QCOMPARE(stored().at(0).subject, QString()); // the first is not said
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(stored().at(0).subject, u"human"_s);
    }

    void keyframesGetTimes()
    {
        m_spec.role = Role::Keyframe;
        m_spec.shape = MediaShape::Timed;
        m_spec.maximumCount = 5;
        make();
        give({u"one"_s, u"two"_s, u"three"_s});
        QCOMPARE(stored().at(0).at, std::optional(0.0));
        QCOMPARE(stored().at(1).at, std::optional(1.0));
        QCOMPARE(stored().at(2).at, std::optional(0.5));
        auto *time = items().at(1)->findChild<QDoubleSpinBox *>(u"timeSpinBox"_s);
        time->setValue(35);
        QCOMPARE(stored().at(1).at, std::optional(0.35));
    }

    void anAssetCanBeAReference()
    {
        make();
        QMimeData data;
        assetmime::put(data,
            {test::FormFixture::asset(u"face"_s, MediaKind::Image),
                test::FormFixture::asset(u"walk"_s, MediaKind::Video)});
        QVERIFY(test::drop(addCell(), data));
        QCOMPARE(stored().size(), 1);
        QCOMPARE(stored().at(0).reference.value, u"id-of-face"_s);
    }

    void comesBackAsItWasGiven()
    {
        m_spec.subjects = {{u"object"_s, 2}, {u"human"_s, 2}};
        make();
        GenerationRequest request;
        for (int number = 0; number < 3; ++number) {
            MediaInput input;
            input.role = Role::Reference;
            input.reference = {MediaReference::Kind::Url, u"https://example.org/%1.png"_s.arg(number)};
            input.tag = number == 1 ? QString() : u"Tag%1"_s.arg(number);
            input.subject = number == 2 ? u"human"_s : QString();
            request.media.append(input);
        }
        QSignalSpy changed(m_editor.get(), &Editor::changed);
        m_editor->load(request);
        GenerationRequest back;
        m_editor->store(back);
        QCOMPARE(back, request);
        request.media.removeFirst();
        m_editor->load(request);
        m_editor->store(back);
        QCOMPARE(back, request);
        QCOMPARE(changed.size(), 0);
    }

    void theMarkNamesWhichOne()
    {
        make();
        give({u"one"_s, u"two"_s});
        m_editor->setMarks({{u"reference"_s, {u"It is broken."_s, Problem::Severity::Error, 1}}});
        const auto *line = m_editor->findChild<MarkLine *>();
        QCOMPARE(line->text(), u"Number 2: It is broken."_s);
        QVERIFY(!items().at(0)->cell()->content().broken);
        QVERIFY(items().at(1)->cell()->content().broken);
        m_editor->show();
        m_editor->focusField(u"reference"_s);
        QVERIFY(m_editor->focusWidget() == items().at(1)->cell());
        m_editor->setMarks({});
        QVERIFY(!items().at(1)->cell()->content().broken);
    }

    void theFileThatCannotBeUsedIsTheOneThatIsMeant()
    {
        make();
        give({u"one"_s});
        const std::unique_ptr<QMimeData> data(test::filesToDrop({m_fixture->write(u"empty.png"_s, {})}));
        QVERIFY(test::drop(addCell(), *data));
        QSignalSpy settled(&m_fixture->facts, &MediaFactsBook::settled);
        GenerationRequest request;
        m_editor->store(request);
        m_fixture->facts.follow(request);
        QVERIFY(settled.wait());
        m_editor->setFacts(m_fixture->facts.facts());
        m_editor->setMarks({{u"reference"_s, {u"It is empty."_s, Problem::Severity::Error}}});
        QCOMPARE(m_editor->findChild<MarkLine *>()->text(), u"Number 2: It is empty."_s);
    }

private:
    void make() { m_editor = std::make_unique<ReferencesEditor>(m_model, m_spec, m_fixture->services()); }

    void give(const QStringList &names)
    {
        for (const QString &name : names) {
            const std::unique_ptr<QMimeData> data(test::filesToDrop({m_fixture->picture(name + ".png"_L1)}));
            QVERIFY(test::drop(addCell(), *data));
        }
    }

    [[nodiscard]] MediaCell *addCell() const
    {
        return m_editor->findChild<MediaCell *>(roleName(m_spec.role) + "AddCell"_L1);
    }

    //! In their order.
    [[nodiscard]] QList<ReferenceItem *> items() const
    {
        QList<ReferenceItem *> items;
        const QList<MediaInput> inputs = stored();
        const QList<ReferenceItem *> all = m_editor->findChildren<ReferenceItem *>();
        for (const MediaInput &input : inputs) {
            for (ReferenceItem *item : all) {
                if (item->place()->input() == input)
                    items.append(item);
            }
        }
        return items;
    }

    [[nodiscard]] ReferenceItem *itemOf(const QString &tag) const
    {
        return items().value(m_editor->tags().indexOf(tag));
    }

    [[nodiscard]] QList<MediaInput> stored() const
    {
        GenerationRequest request;
        m_editor->store(request);
        return request.media;
    }

    ModelSpec m_model;
    MediaSpec m_spec;
    std::unique_ptr<test::FormFixture> m_fixture;
    std::unique_ptr<ReferencesEditor> m_editor;
};

QTEST_MAIN(ReferencesEditorTest)
#include "tst_referenceseditor.moc"
