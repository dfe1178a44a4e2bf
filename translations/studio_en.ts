<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>studio::AssetsPage</name>
    <message numerus="yes">
        <source>Delete %n assets at the provider?</source>
        <translation>
            <numerusform>Delete %n asset at the provider?</numerusform>
            <numerusform>Delete %n assets at the provider?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::MoreSection</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of fields</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::ProblemsBar</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…and %n more</numerusform>
            <numerusform>…and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::StartNotices</name>
    <message numerus="yes">
        <source>%n tasks from last time were not sent yet.</source>
        <translation>
            <numerusform>%n task from last time was not sent yet.</numerusform>
            <numerusform>%n tasks from last time were not sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks in the journal cannot be read; they are left as they are and are not followed.</source>
        <translation>
            <numerusform>%n task in the journal cannot be read; it is left as it is and is not followed.</numerusform>
            <numerusform>%n tasks in the journal cannot be read; they are left as they are and are not followed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::StatusLine</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::TaskText</name>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::UsageChart</name>
    <message numerus="yes">
        <source>%1 in %n days.</source>
        <translation>
            <numerusform>%1 in %n day.</numerusform>
            <numerusform>%1 in %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::Words</name>
    <message numerus="yes">
        <source>%Ln credits were charged.</source>
        <translation>
            <numerusform>%Ln credit was charged.</numerusform>
            <numerusform>%Ln credits were charged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credits</source>
        <translation>
            <numerusform>%Ln credit</numerusform>
            <numerusform>%Ln credits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>begins in about %Ln seconds</source>
        <translation>
            <numerusform>begins in about %Ln second</numerusform>
            <numerusform>begins in about %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>begins in about %Ln minutes</source>
        <translation>
            <numerusform>begins in about %Ln minute</numerusform>
            <numerusform>begins in about %Ln minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
