// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "widgets/forms/editor.h"

#include <array>
#include <memory>

namespace Ui {
class CameraEditor;
}

class QLabel;

namespace studio {

class AxisSlider;
class AxisSpinBox;

//! The six axes of a camera move and "static", which switches them off. An axis that the model does not take
//! is not shown; an axis at zero is left out of the request.
class CameraEditor final : public Editor {
    Q_OBJECT

public:
    explicit CameraEditor(const ModelSpec &model, QWidget *parent = nullptr);
    ~CameraEditor() override;

    [[nodiscard]] QStringList keys() const override;
    void load(const GenerationRequest &request) override;
    void store(GenerationRequest &request) const override;
    void setMarks(const FieldMarks &marks) override;
    void focusField(const QString &key) override;

    //! All axes to zero, static off.
    void reset();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Axis {
        Role role;
        QLabel *label;
        AxisSlider *slider;
        AxisSpinBox *spinBox;
        bool offered = false;
    };

    void setUpAxis(Axis &axis, const ParameterSpec *parameter);
    void showValue(const Axis &axis, double value);
    void updateEnabled();

    const std::unique_ptr<Ui::CameraEditor> ui;
    std::array<Axis, 6> m_axes;
    bool m_hasStatic = false;
};

} // namespace studio
