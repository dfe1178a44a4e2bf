// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for `ctake sandbox`: tells where it would listen and goes with its standard input. The first
// extra argument says how it behaves; every start is noted in <state>/starts.

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QStringList>

#include <cstdio>
#include <string>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    const QStringList arguments = program.arguments().mid(1);
    if (arguments.size() < 4 || arguments.first(2) != QStringList{u"sandbox"_s, u"--state"_s}
        || arguments.at(3) != "--until-eof"_L1)
        return 2;
    const QString state = arguments.at(2);
    const QString behaviour = arguments.value(4);
    QFile starts(state + u"/starts"_s);
    if (!QDir().mkpath(state) || !starts.open(QIODevice::Append | QIODevice::ReadWrite))
        return 8;
    starts.write("x");
    starts.close();

    if (behaviour == "environment"_L1) {
        QFile names(state + u"/environment"_s);
        if (!names.open(QIODevice::WriteOnly))
            return 8;
        names.write(QProcessEnvironment::systemEnvironment().keys().join(u'\n').toUtf8());
    }
    if (behaviour == "fail"_L1) {
        std::fputs("the ledger cannot be read\n", stderr);
        return 8;
    }
    if (behaviour == "babble"_L1)
        std::puts("hello");
    else if (behaviour != "silent"_L1)
        std::printf("{\"runway\": \"http://127.0.0.1:%lld\", \"useapi\": \"http://127.0.0.1:2\", \"token\": "
                    "\"tok-1\"}\n",
            static_cast<long long>(QFile(state + u"/starts"_s).size()) + 1000);
    std::fflush(stdout);
    if (behaviour == "die"_L1)
        return 1;
    while (std::getchar() != EOF) { }
    QFile gone(state + u"/gone"_s);
    return gone.open(QIODevice::WriteOnly) ? 0 : 8;
}
