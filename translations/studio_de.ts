<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Your accounts</source>
        <translation>Ihre Konten</translation>
    </message>
    <message>
        <source>Asks the provider what is left. It costs nothing.</source>
        <translation>Fragt den Anbieter, was noch übrig ist. Das kostet nichts.</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>as it is to be shown</source>
        <translation>wie er angezeigt werden soll</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>E-mail of the Runway account</source>
        <translation>E-Mail-Adresse des Runway-Kontos</translation>
    </message>
    <message>
        <source>only when several are linked</source>
        <translation>nur wenn mehrere verknüpft sind</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>&amp;Add and test</source>
        <translation>&amp;Hinzufügen und testen</translation>
    </message>
</context>
<context>
    <name>AssetsPage</name>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Search assets</source>
        <translation>Assets durchsuchen</translation>
    </message>
    <message>
        <source>Search name or prompt…</source>
        <translation>Name oder Prompt…</translation>
    </message>
    <message>
        <source>Send files…</source>
        <translation>Dateien senden…</translation>
    </message>
    <message>
        <source>Load more</source>
        <translation>Mehr laden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>CameraEditor</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Keeps the camera as still as possible; the axes are not used.</source>
        <translation>Hält die Kamera so ruhig wie möglich; die Achsen werden nicht verwendet.</translation>
    </message>
    <message>
        <source>Static camera</source>
        <translation>Statische Kamera</translation>
    </message>
    <message>
        <source>Static</source>
        <extracomment>Beside the heading Camera: the camera does not move</extracomment>
        <translation>Statisch</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>The camera moves along X, looking ahead: + goes right. Double-click for 0.</source>
        <translation>Die Kamera fährt entlang der X-Achse und blickt geradeaus: + nach rechts. Doppelklick für 0.</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>Vertikal</translation>
    </message>
    <message>
        <source>The camera moves along Y: + goes up. Double-click for 0.</source>
        <translation>Die Kamera fährt entlang der Y-Achse: + nach oben. Doppelklick für 0.</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Schwenk</translation>
    </message>
    <message>
        <source>The camera turns from a fixed point: + to the right. Double-click for 0.</source>
        <translation>Die Kamera schwenkt von einem festen Punkt aus: + nach rechts. Doppelklick für 0.</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>The camera turns from a fixed point: + up. Double-click for 0.</source>
        <translation>Die Kamera neigt sich von einem festen Punkt aus: + nach oben. Doppelklick für 0.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>The camera moves nearer: + goes in. Double-click for 0.</source>
        <translation>Die Kamera kommt näher: + heran. Doppelklick für 0.</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>The camera rolls about its axis: + clockwise. Double-click for 0.</source>
        <translation>Die Kamera rollt um ihre Achse: + im Uhrzeigersinn. Doppelklick für 0.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Circled Take</source>
        <translation>Circled Take</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Shot</source>
        <translation>&amp;Shot</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>A&amp;uftrag</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>ProviderDialog</name>
    <message>
        <source>At the provider</source>
        <translation>Beim Anbieter</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the provider tells</source>
        <translation>Was der Anbieter meldet</translation>
    </message>
    <message>
        <source>Use its &amp;settings</source>
        <translation>&amp;Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Fills the form with what made it.</source>
        <translation>Füllt das Formular mit den Einstellungen dazu.</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Load &amp;more</source>
        <translation>&amp;Mehr laden</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
</context>
<context>
    <name>ShotPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>Previz</source>
        <translation>Previz</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Open in external player</source>
        <translation>Mit externem Player öffnen</translation>
    </message>
</context>
<context>
    <name>TasksPanel</name>
    <message>
        <source>Tasks</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Circled</source>
        <translation>Eingekreist</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufträge durchsuchen</translation>
    </message>
    <message>
        <source>Search prompt, model, seed, account…</source>
        <translation>Prompt, Modell, Seed, Konto…</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Einzelbild</translation>
    </message>
    <message>
        <source>Previous frame (Left)</source>
        <translation>Voriges Einzelbild (Links)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergeben</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Wiedergeben (Leertaste)</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Einzelbild</translation>
    </message>
    <message>
        <source>Next frame (Right)</source>
        <translation>Nächstes Einzelbild (Rechts)</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Loop (L)</source>
        <translation>Schleife (L)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm schalten</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>Vollbild (F)</translation>
    </message>
</context>
<context>
    <name>UsagePage</name>
    <message>
        <source>Usage</source>
        <translation>Verbrauch</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>Credits left</source>
        <translation>Übrige Credits</translation>
    </message>
    <message>
        <source>May be bought in 30 days</source>
        <translation>In 30 Tagen kaufbar</translation>
    </message>
    <message>
        <source>Spent in this range</source>
        <translation>Im Zeitraum ausgegeben</translation>
    </message>
    <message>
        <source>By day and model</source>
        <translation>Nach Tag und Modell</translation>
    </message>
    <message>
        <source>Credits by day and model</source>
        <translation>Credits nach Tag und Modell</translation>
    </message>
    <message>
        <source>What your tier allows</source>
        <translation>Was Ihre Stufe erlaubt</translation>
    </message>
    <message>
        <source>The provider does not tell limits.</source>
        <translation>Der Anbieter nennt keine Limits.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Circled Take, a desktop studio for AI video generation</source>
        <translation>Circled Take, ein Desktop-Studio für KI-Videos</translation>
    </message>
    <message>
        <source>Keep tasks, takes and settings in this folder.</source>
        <translation>Aufträge, Takes und Einstellungen in diesem Ordner aufbewahren.</translation>
    </message>
    <message>
        <source>Circled Take cannot start</source>
        <translation>Circled Take kann nicht starten</translation>
    </message>
</context>
<context>
    <name>studio::AboutDialog</name>
    <message>
        <source>About Circled Take</source>
        <translation>Über Circled Take</translation>
    </message>
    <message>
        <source>Circled Take %1</source>
        <translation>Circled Take %1</translation>
    </message>
    <message>
        <source>A desktop studio for AI video generation.

Powered by Runway, through its developer API or useapi.net.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Ein Desktop-Studio für KI-Videos.

Powered by Runway, über dessen Entwickler-API oder useapi.net.

Freie Software unter der GNU General Public License, Version 3 oder neuer. Ohne jede Gewährleistung.</translation>
    </message>
</context>
<context>
    <name>studio::AccountsDialog</name>
    <message>
        <source>practice on this machine</source>
        <translation>Übung auf diesem Rechner</translation>
    </message>
    <message>
        <source>from the environment</source>
        <translation>aus der Umgebung</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>account and where it is</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Where to get a token</source>
        <translation>Hier erhalten Sie ein Token</translation>
    </message>
    <message>
        <source>The token is kept in the system’s keychain, if there is one.</source>
        <translation>Das Token wird im Schlüsselbund des Systems aufbewahrt, sofern es einen gibt.</translation>
    </message>
    <message>
        <source>The token is kept in the system’s keychain.</source>
        <translation>Das Token wird im Schlüsselbund des Systems aufbewahrt.</translation>
    </message>
    <message>
        <source>This system has no keychain that works: the token is kept until the studio closes.</source>
        <translation>Dieses System hat keinen funktionierenden Schlüsselbund: Das Token wird nur aufbewahrt, bis Sie das Studio schließen.</translation>
    </message>
    <message>
        <source>“%1” was added; its token is in the system’s keychain.</source>
        <translation>„%1“ wurde hinzugefügt; das Token liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>“%1” was added; there is no keychain, so its token is kept for this session only.</source>
        <translation>„%1“ wurde hinzugefügt; es gibt keinen Schlüsselbund, daher wird das Token nur für diese Sitzung aufbewahrt.</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>Geben Sie dem Konto einen Namen.</translation>
    </message>
    <message>
        <source>Paste the token that the provider gave you.</source>
        <translation>Fügen Sie das Token ein, das Sie vom Anbieter erhalten haben.</translation>
    </message>
    <message>
        <source>A token has no line breaks and only plain characters. Copy it once more.</source>
        <translation>Ein Token hat keine Zeilenumbrüche und nur einfache Zeichen. Kopieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Der Anbieter wird gefragt…</translation>
    </message>
    <message>
        <source>The account answers: %1 left.</source>
        <translation>Das Konto antwortet: noch %1.</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>„%1“ entfernen?</translation>
    </message>
    <message>
        <source>Its token is forgotten. Tasks and takes stay, but tasks that are still under way can no longer be followed.</source>
        <translation>Das Token wird vergessen. Aufträge und Takes bleiben, aber noch laufende Aufträge können nicht mehr verfolgt werden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Waiting for the system’s keychain…</source>
        <translation>Warten auf den Schlüsselbund des Systems…</translation>
    </message>
    <message>
        <source>Only https:// keeps the token secret; http:// is for this machine.</source>
        <translation>Nur https:// hält das Token geheim; http:// gilt für diesen Rechner.</translation>
    </message>
    <message>
        <source>Give an address like https://host, with no user name, ? or #.</source>
        <translation>Geben Sie eine Adresse wie https://host an, ohne Benutzernamen, ? und #.</translation>
    </message>
</context>
<context>
    <name>studio::ActionRegistry</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what it does (its shortcut)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>studio::AllowanceTableModel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Pro Tag</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>Heute genutzt</translation>
    </message>
    <message>
        <source>Left today</source>
        <translation>Heute übrig</translation>
    </message>
</context>
<context>
    <name>studio::AssetListModel</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>ends in %1 min</source>
        <translation>endet in %1 Min.</translation>
    </message>
    <message>
        <source>ends in %1 h</source>
        <translation>endet in %1 Std.</translation>
    </message>
    <message>
        <source>ends in %1 days</source>
        <translation>endet in %1 Tagen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>read aloud: kind and name</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>studio::AssetPicker</name>
    <message>
        <source>in the library</source>
        <translation>in der Bibliothek</translation>
    </message>
    <message>
        <source>kept by the provider</source>
        <translation>beim Anbieter</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Search assets</source>
        <translation>Assets durchsuchen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Nothing that fits yet. Saved takes and files that were used appear here.</source>
        <translation>Noch nichts Passendes. Gespeicherte Takes und verwendete Dateien erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>studio::AssetsPage</name>
    <message>
        <source>Use its &amp;settings</source>
        <translation>&amp;Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Make it &amp;twice as large (free)</source>
        <translation>Auf &amp;doppelte Größe bringen (kostenlos)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Delete at the provider…</source>
        <translation>Beim Anbieter &amp;löschen…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Send &amp;files…</source>
        <translation>Dateien &amp;senden…</translation>
    </message>
    <message>
        <source>This library</source>
        <translation>Diese Bibliothek</translation>
    </message>
    <message>
        <source>Nothing here matches. Choose “All” or clear the search.</source>
        <translation>Hier passt nichts. Wählen Sie „Alle“, oder leeren Sie die Suche.</translation>
    </message>
    <message>
        <source>Nothing yet. Takes that are saved and files that were used in a shot appear here.</source>
        <translation>Noch nichts. Gespeicherte Takes und Dateien, die in einem Shot verwendet wurden, erscheinen hier.</translation>
    </message>
    <message>
        <source>%1 keeps nothing yet. Drop pictures, clips or sounds here to send them.</source>
        <translation>Bei %1 liegt noch nichts. Ziehen Sie Bilder, Clips oder Tondateien hierher, um sie zu senden.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Send files to %1</source>
        <translation>Dateien an %1 senden</translation>
    </message>
    <message>
        <source>&amp;Use as</source>
        <translation>&amp;Verwenden als</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an operation: its slot</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n assets at the provider?</source>
        <translation>
            <numerusform>%n Asset beim Anbieter löschen?</numerusform>
            <numerusform>%n Assets beim Anbieter löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They cannot be brought back, and tasks that wait for them will fail. Files on this machine stay.</source>
        <translation>Das lässt sich nicht rückgängig machen, und Aufträge, die darauf warten, scheitern. Dateien auf diesem Rechner bleiben.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>The larger picture is saved as %1.</source>
        <translation>Das größere Bild ist als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account: why its list is not here</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>studio::ChoiceEditor</name>
    <message>
        <source>by the service</source>
        <translation>Anbieter entscheidet</translation>
    </message>
    <message>
        <source>as the input</source>
        <comment>the length of the clip that is worked on</comment>
        <translation>wie die Vorlage</translation>
    </message>
</context>
<context>
    <name>studio::KeyframeStrip</name>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mittlerer</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Keyframes</source>
        <translation>Keyframes</translation>
    </message>
    <message>
        <source>The size of the clip. Pictures of another shape are cut to it.</source>
        <translation>Die Größe des Clips. Bilder mit anderem Seitenverhältnis werden darauf zugeschnitten.</translation>
    </message>
    <message>
        <source>Change places with “%1”</source>
        <translation>Mit „%1“ tauschen</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>slot: what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>drop a picture</source>
        <translation>Bild ablegen</translation>
    </message>
    <message>
        <source>From assets…</source>
        <translation>Aus Assets…</translation>
    </message>
</context>
<context>
    <name>studio::LineEditor</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>Empty means a new one for each take. %1</source>
        <translation>Leer heißt: ein neuer für jeden Take. %1</translation>
    </message>
    <message>
        <source>as the input</source>
        <comment>the length of the clip that is worked on</comment>
        <translation>wie die Vorlage</translation>
    </message>
</context>
<context>
    <name>studio::MainWindow</name>
    <message>
        <source>Open the &amp;library’s folder</source>
        <translation>&amp;Ordner der Bibliothek öffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Search tasks</source>
        <translation>Aufträge &amp;durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Accounts…</source>
        <translation>&amp;Konten…</translation>
    </message>
    <message>
        <source>Show the &amp;previz</source>
        <translation>&amp;Previz zeigen</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Wiedergabe oder Pause</translation>
    </message>
    <message>
        <source>&amp;Save the frame as a picture…</source>
        <translation>Einzelbild &amp;speichern…</translation>
    </message>
    <message>
        <source>Stage over the whole &amp;screen</source>
        <translation>&amp;Bühne bildschirmfüllend</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;About Circled Take</source>
        <translation>&amp;Über Circled Take</translation>
    </message>
    <message>
        <source>The studio cannot write its journal and has stopped; nothing more is sent. %1 Start it again once that is put right.</source>
        <translation>Das Studio kann sein Journal nicht schreiben und wurde angehalten; es wird nichts mehr gesendet. %1 Starten Sie es neu, wenn das behoben ist.</translation>
    </message>
    <message>
        <source>frame.png</source>
        <translation>einzelbild.png</translation>
    </message>
    <message>
        <source>This room has no place for %1.</source>
        <translation>Dieser Bereich hat keinen Platz für „%1“.</translation>
    </message>
    <message>
        <source>At the &amp;provider…</source>
        <translation>Beim &amp;Anbieter…</translation>
    </message>
</context>
<context>
    <name>studio::MediaCell</name>
    <message>
        <source>Remove (Delete)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Empty. Press Enter to choose a file.</source>
        <translation>Leer. Drücken Sie die Eingabetaste, um eine Datei zu wählen.</translation>
    </message>
    <message>
        <source>%1 at %2, %3.</source>
        <comment>file, host, who fetches it</comment>
        <translation>%1 bei %2, %3.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels.</source>
        <translation>%1 × %2 Pixel.</translation>
    </message>
    <message>
        <source>It is cut; the arrow keys move the part that is used.</source>
        <translation>Es wird beschnitten; die Pfeiltasten verschieben den verwendeten Ausschnitt.</translation>
    </message>
    <message>
        <source>It is cut around its middle.</source>
        <translation>Es wird um die Mitte herum beschnitten.</translation>
    </message>
    <message>
        <source>Drop or paste here, or click to choose a file.</source>
        <translation>Ziehen Sie eine Datei hierher, fügen Sie sie ein, oder klicken Sie, um eine zu wählen.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Type an address…</source>
        <translation>Adresse eingeben…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Centre the cut</source>
        <translation>Ausschnitt zentrieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>studio::MediaPlace</name>
    <message>
        <source>uploaded by us</source>
        <comment>a file on the web</comment>
        <translation>wird von uns hochgeladen</translation>
    </message>
    <message>
        <source>fetched by Runway</source>
        <comment>a file on the web</comment>
        <translation>wird von Runway geholt</translation>
    </message>
    <message>
        <source>“%1” is kept by another account. Download it first.</source>
        <translation>„%1“ liegt bei einem anderen Konto. Laden Sie es zuerst herunter.</translation>
    </message>
</context>
<context>
    <name>studio::MediaSlotEditor</name>
    <message>
        <source>From assets…</source>
        <translation>Aus Assets…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Trimmen</translation>
    </message>
    <message>
        <source>%1: another one</source>
        <comment>a place to drop what takes the place of a slot’s picture</comment>
        <translation>%1: etwas anderes</translation>
    </message>
</context>
<context>
    <name>studio::ModelCombo</name>
    <message>
        <source>%1 (retired)</source>
        <translation>%1 (eingestellt)</translation>
    </message>
    <message>
        <source>Retired on %1.</source>
        <translation>Eingestellt am %1.</translation>
    </message>
</context>
<context>
    <name>studio::MoreSection</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zugeklappt</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of fields</comment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>studio::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Opening the picture…</source>
        <translation>Bild wird geöffnet…</translation>
    </message>
    <message>
        <source>This picture cannot be shown here</source>
        <translation>Dieses Bild kann hier nicht gezeigt werden</translation>
    </message>
</context>
<context>
    <name>studio::PrevizStage</name>
    <message>
        <source>It is being looked at.</source>
        <translation>Die Datei wird noch gelesen.</translation>
    </message>
    <message>
        <source>It is kept elsewhere and is not shown here.</source>
        <translation>Es liegt anderswo und wird hier nicht gezeigt.</translation>
    </message>
    <message>
        <source>Drop a file on %1</source>
        <translation>Ziehen Sie eine Datei auf „%1“</translation>
    </message>
    <message>
        <source>What goes in is shown here; after Generate the take appears in its place.</source>
        <translation>Hier steht die Vorlage; nach „Erzeugen“ erscheint an ihrer Stelle der Take.</translation>
    </message>
    <message>
        <source>Write a prompt</source>
        <translation>Schreiben Sie einen Prompt</translation>
    </message>
    <message>
        <source>What you will hear is made from your words; it plays here after Generate.</source>
        <translation>Was Sie hören werden, entsteht aus Ihren Worten; nach „Erzeugen“ spielt es hier.</translation>
    </message>
    <message>
        <source>What you describe is made at this size and appears here after Generate.</source>
        <translation>Was Sie beschreiben, entsteht in dieser Größe und erscheint nach „Erzeugen“ hier.</translation>
    </message>
    <message>
        <source>Character and driver side by side</source>
        <translation>Figur und Steuervideo nebeneinander</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: aus %2 wird %3</translation>
    </message>
    <message>
        <source>What will be made larger</source>
        <translation>Was vergrößert wird</translation>
    </message>
    <message>
        <source>How loud it is over time</source>
        <translation>Lautstärke im Verlauf</translation>
    </message>
    <message>
        <source>A frame of what goes in</source>
        <translation>Ein Einzelbild der Vorlage</translation>
    </message>
    <message>
        <source>The framed part is used</source>
        <translation>Der umrahmte Teil wird verwendet</translation>
    </message>
    <message>
        <source>Camera preview: an approximation of the move</source>
        <translation>Kameravorschau: eine Annäherung an die Bewegung</translation>
    </message>
    <message>
        <source>Your keyframes, blended</source>
        <translation>Ihre Keyframes, überblendet</translation>
    </message>
    <message>
        <source>%1, driven by %2</source>
        <comment>a character and the performance</comment>
        <translation>%1, gesteuert von %2</translation>
    </message>
    <message>
        <source>%1, speaking %2</source>
        <comment>a face and a sound</comment>
        <translation>%1 spricht %2</translation>
    </message>
</context>
<context>
    <name>studio::PrevizView</name>
    <message>
        <source>Camera preview</source>
        <translation>Kameravorschau</translation>
    </message>
    <message>
        <source>Drop a picture on First keyframe</source>
        <translation>Ziehen Sie ein Bild auf „Erster“</translation>
    </message>
    <message>
        <source>The camera move runs here on your own pictures, before anything is sent or paid.</source>
        <translation>Hier läuft die Kamerabewegung über Ihre eigenen Bilder, bevor etwas gesendet oder bezahlt wird.</translation>
    </message>
</context>
<context>
    <name>studio::ProblemsBar</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…und %n weiteres</numerusform>
            <numerusform>…und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::PromptEdit</name>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
</context>
<context>
    <name>studio::PromptEditor</name>
    <message>
        <source>Describe the shot: what is seen, what moves, the light.</source>
        <translation>Beschreiben Sie die Einstellung: was zu sehen ist, was sich bewegt, das Licht.</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>length of the prompt / the most that is allowed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The words to be spoken.</source>
        <translation>Die Worte, die gesprochen werden.</translation>
    </message>
    <message>
        <source>Describe the picture: what is seen, the light, the style.</source>
        <translation>Beschreiben Sie das Bild: was zu sehen ist, das Licht, den Stil.</translation>
    </message>
    <message>
        <source>Describe what is heard.</source>
        <translation>Beschreiben Sie, was zu hören ist.</translation>
    </message>
</context>
<context>
    <name>studio::Prompts</name>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the frame as</source>
        <translation>Einzelbild speichern unter</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg)</source>
        <translation>Bilder (*.png *.jpg)</translation>
    </message>
    <message>
        <source>Attach the provider’s task</source>
        <translation>Auftrag des Anbieters verknüpfen</translation>
    </message>
    <message>
        <source>Id of the task at the provider</source>
        <translation>Kennung des Auftrags beim Anbieter</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>Videos (%1)</source>
        <translation>Videos (%1)</translation>
    </message>
    <message>
        <source>Sounds (%1)</source>
        <translation>Tondateien (%1)</translation>
    </message>
    <message>
        <source>All that fit (%1)</source>
        <translation>Alle passenden (%1)</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>On the web</source>
        <translation>Im Web</translation>
    </message>
    <message>
        <source>Address (https://…)</source>
        <translation>Adresse (https://…)</translation>
    </message>
</context>
<context>
    <name>studio::ProviderDialog</name>
    <message>
        <source>In any state</source>
        <translation>In jedem Zustand</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Take &amp;off the list…</source>
        <translation>Aus der Liste &amp;nehmen…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>Nothing runs there just now.</source>
        <translation>Dort läuft gerade nichts.</translation>
    </message>
    <message>
        <source>No Runway account is linked. Link one on useapi.net’s own pages.</source>
        <translation>Kein Runway-Konto ist verknüpft. Verknüpfen Sie eines auf den Seiten von useapi.net.</translation>
    </message>
    <message>
        <source>No task is in that state.</source>
        <translation>Kein Auftrag ist in diesem Zustand.</translation>
    </message>
    <message>
        <source>The provider keeps no task of this account.</source>
        <translation>Beim Anbieter liegt kein Auftrag dieses Kontos.</translation>
    </message>
    <message>
        <source>Take this task off the provider’s list?</source>
        <translation>Diesen Auftrag aus der Liste des Anbieters nehmen?</translation>
    </message>
    <message>
        <source>It goes on there and costs what it costs. Only the list forgets it, and its place is free for another.</source>
        <translation>Er läuft dort weiter und kostet, was er kostet. Nur die Liste vergisst ihn, und sein Platz wird für einen anderen frei.</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Delete this task at the provider?</source>
        <translation>Diesen Auftrag beim Anbieter löschen?</translation>
    </message>
    <message>
        <source>What it made can no longer be had from there; files on this machine stay. A task that still runs may go on and cost credits.</source>
        <translation>Was er erzeugt hat, ist dort nicht mehr zu bekommen; Dateien auf diesem Rechner bleiben. Ein noch laufender Auftrag läuft vielleicht weiter und kostet Credits.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>studio::ProviderListModel</name>
    <message>
        <source>%1, %2 %</source>
        <comment>a state, its progress</comment>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Told to</source>
        <translation>Meldung an</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>studio::RangeStrip</name>
    <message>
        <source>Start of the part</source>
        <translation>Anfang des Teils</translation>
    </message>
    <message>
        <source>End of the part</source>
        <translation>Ende des Teils</translation>
    </message>
</context>
<context>
    <name>studio::ReferenceItem</name>
    <message>
        <source>@tag</source>
        <translation>@name</translation>
    </message>
    <message>
        <source>How the prompt names it: @tag. 3 to 16 letters, digits and underscores.</source>
        <translation>So heißt es im Prompt: @name. 3 bis 16 Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>Was das Bild zeigt</translation>
    </message>
    <message>
        <source> %</source>
        <comment>per cent, after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>When in the clip</source>
        <translation>Wann im Clip</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Trimmen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>slot, number: Reference 2</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, tag</source>
        <comment>a reference</comment>
        <translation>%1, Name</translation>
    </message>
    <message>
        <source>%1, what it shows</source>
        <comment>a reference</comment>
        <translation>%1, was es zeigt</translation>
    </message>
    <message>
        <source>%1, time</source>
        <comment>a reference</comment>
        <translation>%1, Zeitpunkt</translation>
    </message>
    <message>
        <source>%1, trim</source>
        <comment>a reference</comment>
        <translation>%1, trimmen</translation>
    </message>
</context>
<context>
    <name>studio::ReferencesEditor</name>
    <message>
        <source>%1: add</source>
        <comment>a slot with several inputs</comment>
        <translation>%1: hinzufügen</translation>
    </message>
    <message>
        <source>From assets…</source>
        <translation>Aus Assets…</translation>
    </message>
    <message>
        <source>Number %1: %2</source>
        <comment>one of several references: what is wrong</comment>
        <translation>Nummer %1: %2</translation>
    </message>
    <message>
        <source>Move to the front by one (Alt+Left)</source>
        <translation>Um eins nach vorn (Alt+Links)</translation>
    </message>
    <message>
        <source>Move to the back by one (Alt+Right)</source>
        <translation>Um eins nach hinten (Alt+Rechts)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>how many of how many at most</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>studio::Rooms</name>
    <message>
        <source>Image to video</source>
        <translation>Bild zu Video</translation>
    </message>
    <message>
        <source>Text to video</source>
        <translation>Text zu Video</translation>
    </message>
    <message>
        <source>Video to video</source>
        <translation>Video zu Video</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Performance</translation>
    </message>
    <message>
        <source>Perform-
ance</source>
        <comment>two lines of the narrow rail</comment>
        <translation>Perfor-
mance</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>Text zu Bild</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>Upscale</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Verbrauch</translation>
    </message>
</context>
<context>
    <name>studio::SampleShot</name>
    <message>
        <source>She walks the ridge road at dusk; the camera glides in low and turns left as the light goes.</source>
        <translation>Sie geht in der Dämmerung die Höhenstraße entlang; die Kamera gleitet tief heran und schwenkt nach links, während das Licht schwindet.</translation>
    </message>
</context>
<context>
    <name>studio::ScaleEditor</name>
    <message>
        <source>steady</source>
        <comment>least expression</comment>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>lively</source>
        <comment>most expression</comment>
        <translation>lebhaft</translation>
    </message>
    <message>
        <source>close</source>
        <comment>to the source video</comment>
        <translation>nah</translation>
    </message>
    <message>
        <source>far</source>
        <comment>from the source video</comment>
        <translation>fern</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a value / the greatest one</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>studio::ShotActions</name>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>Choose the &amp;first keyframe…</source>
        <translation>E&amp;rsten Keyframe wählen…</translation>
    </message>
    <message>
        <source>Choose the &amp;middle keyframe…</source>
        <translation>&amp;Mittleren Keyframe wählen…</translation>
    </message>
    <message>
        <source>Choose the &amp;last keyframe…</source>
        <translation>&amp;Letzten Keyframe wählen…</translation>
    </message>
    <message>
        <source>&amp;Swap first and last</source>
        <translation>Ersten und letzten &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Reset the camera</source>
        <translation>&amp;Kamera zurücksetzen</translation>
    </message>
    <message>
        <source>Go to the &amp;prompt</source>
        <translation>Zum &amp;Prompt</translation>
    </message>
</context>
<context>
    <name>studio::ShotPage</name>
    <message>
        <source>Add an account…</source>
        <translation>Konto hinzufügen…</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>%1 has no model for this.</source>
        <translation>%1 hat dafür kein Modell.</translation>
    </message>
    <message>
        <source>%1 has no model for this. Choose an account of %2 above.</source>
        <translation>%1 hat dafür kein Modell. Wählen Sie oben ein Konto von %2.</translation>
    </message>
    <message>
        <source>Nothing can be made here yet</source>
        <translation>Hier kann noch nichts erzeugt werden</translation>
    </message>
    <message>
        <source>“%1” is kept by another account and has left the form.</source>
        <translation>„%1“ liegt bei einem anderen Konto und wurde aus dem Formular entfernt.</translation>
    </message>
    <message>
        <source>“%1” is kept by %2 and has left the form.</source>
        <translation>„%1“ liegt bei %2 und wurde aus dem Formular entfernt.</translation>
    </message>
</context>
<context>
    <name>studio::SoundPlayer</name>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file seems damaged.</source>
        <translation>Die Datei scheint beschädigt zu sein.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Opening the sound…</source>
        <translation>Ton wird geöffnet…</translation>
    </message>
    <message>
        <source>This sound cannot be played here</source>
        <translation>Dieser Ton kann hier nicht wiedergegeben werden</translation>
    </message>
</context>
<context>
    <name>studio::SpinEditor</name>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
</context>
<context>
    <name>studio::StagePanel</name>
    <message>
        <source>Play or pause</source>
        <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
        <source>Save this frame as a picture…</source>
        <translation>Dieses Einzelbild speichern…</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Vollbild verlassen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>File %1 of %2</source>
        <translation>Datei %1 von %2</translation>
    </message>
</context>
<context>
    <name>studio::StartNotices</name>
    <message>
        <source>You are in practice mode: takes are made on this machine and cost nothing. Add an account to use Runway.</source>
        <translation>Sie sind im Übungsmodus: Takes entstehen auf diesem Rechner und kosten nichts. Fügen Sie ein Konto hinzu, um Runway zu nutzen.</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks from last time were not sent yet.</source>
        <translation>
            <numerusform>%n Auftrag vom letzten Mal wurde noch nicht gesendet.</numerusform>
            <numerusform>%n Aufträge vom letzten Mal wurden noch nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Send them now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>The journal was damaged. It was set aside as %1, and a new one was begun. Tasks that are still running at a provider are in the old one and are not followed.</source>
        <translation>Das Journal war beschädigt. Es wurde als %1 beiseitegelegt und ein neues begonnen. Aufträge, die noch bei einem Anbieter laufen, stehen im alten und werden nicht verfolgt.</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks in the journal cannot be read; they are left as they are and are not followed.</source>
        <translation>
            <numerusform>%n Auftrag im Journal kann nicht gelesen werden; er bleibt, wie er ist, und wird nicht verfolgt.</numerusform>
            <numerusform>%n Aufträge im Journal können nicht gelesen werden; sie bleiben, wie sie sind, und werden nicht verfolgt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::StatusLine</name>
    <message>
        <source>Sandbox, practice mode</source>
        <translation>Sandbox, Übungsmodus</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::TakeActions</name>
    <message>
        <source>Use &amp;last frame as first</source>
        <translation>&amp;Letztes Einzelbild als ersten Keyframe</translation>
    </message>
    <message>
        <source>E&amp;xtend…</source>
        <translation>Ve&amp;rlängern…</translation>
    </message>
    <message>
        <source>Ex&amp;pand…</source>
        <translation>Bildfeld erwei&amp;tern…</translation>
    </message>
    <message>
        <source>Upscal&amp;e…</source>
        <translation>&amp;Hochskalieren…</translation>
    </message>
    <message>
        <source>Slow &amp;motion…</source>
        <translation>&amp;Zeitlupe…</translation>
    </message>
    <message>
        <source>Lip-s&amp;ync…</source>
        <translation>Lippen s&amp;ynchronisieren…</translation>
    </message>
    <message>
        <source>Change the loo&amp;k…</source>
        <translation>Look än&amp;dern…</translation>
    </message>
    <message>
        <source>Perform &amp;with it…</source>
        <translation>&amp;Performance…</translation>
    </message>
    <message>
        <source>Use as &amp;first keyframe</source>
        <translation>A&amp;ls ersten Keyframe verwenden</translation>
    </message>
</context>
<context>
    <name>studio::TakePlayer</name>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This system has no media backend for Qt.</source>
        <translation>Dieses System hat kein Medien-Backend für Qt.</translation>
    </message>
    <message>
        <source>The file seems damaged.</source>
        <translation>Die Datei scheint beschädigt zu sein.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>This clip cannot be played here</source>
        <translation>Dieser Clip kann hier nicht wiedergegeben werden</translation>
    </message>
    <message>
        <source>No take on the stage</source>
        <translation>Kein Take auf der Bühne</translation>
    </message>
    <message>
        <source>Choose a saved task in the list below to play it.</source>
        <translation>Wählen Sie unten in der Liste einen gespeicherten Auftrag, um ihn wiederzugeben.</translation>
    </message>
    <message>
        <source>Opening the clip…</source>
        <translation>Clip wird geöffnet…</translation>
    </message>
</context>
<context>
    <name>studio::TaskActions</name>
    <message>
        <source>&amp;Show on the stage</source>
        <translation>Auf der &amp;Bühne zeigen</translation>
    </message>
    <message>
        <source>&amp;Use settings again</source>
        <translation>&amp;Einstellungen wieder verwenden</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Er&amp;neut versuchen</translation>
    </message>
    <message>
        <source>Start &amp;now</source>
        <translation>&amp;Jetzt starten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>C&amp;ircle this take</source>
        <translation>Take ein&amp;kreisen</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy the &amp;error</source>
        <translation>&amp;Fehler kopieren</translation>
    </message>
    <message>
        <source>Stop looking for this take?</source>
        <translation>Nicht mehr nach diesem Take suchen?</translation>
    </message>
    <message>
        <source>It is not known whether the provider accepted it: credits may have been spent, and the take may still be made there.</source>
        <translation>Es ist nicht bekannt, ob der Anbieter den Auftrag angenommen hat: Vielleicht wurden Credits ausgegeben, und der Take entsteht dort womöglich noch.</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Nicht mehr suchen</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation>HTTP-Status: %1</translation>
    </message>
    <message>
        <source>Request: %1</source>
        <translation>Anfrage: %1</translation>
    </message>
    <message>
        <source>&amp;Send again…</source>
        <translation>Erneut &amp;senden…</translation>
    </message>
    <message>
        <source>&amp;Attach the provider’s task…</source>
        <translation>Auftrag des Anbieters &amp;verknüpfen…</translation>
    </message>
    <message>
        <source>&amp;Give up…</source>
        <translation>Auf&amp;geben…</translation>
    </message>
    <message>
        <source>Send this take again?</source>
        <translation>Diesen Take erneut senden?</translation>
    </message>
    <message>
        <source>The first one may have been accepted: then it is paid for twice. Price: %1.</source>
        <translation>Der erste wurde vielleicht angenommen: Dann zahlen Sie doppelt. Preis: %1.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
</context>
<context>
    <name>studio::TaskDelegate</name>
    <message>
        <source>Remove the circle</source>
        <translation>Kreis entfernen</translation>
    </message>
    <message>
        <source>Circle this take</source>
        <translation>Diesen Take einkreisen</translation>
    </message>
</context>
<context>
    <name>studio::TaskListModel</name>
    <message>
        <source>%1. %2, %3. %4. %5</source>
        <comment>read aloud for a row: prompt. model, account. state. credits</comment>
        <translation>%1. %2, %3. %4. %5</translation>
    </message>
    <message>
        <source>Circled.</source>
        <translation>Eingekreist.</translation>
    </message>
</context>
<context>
    <name>studio::TaskText</name>
    <message>
        <source>horizontal %1</source>
        <translation>horizontal %1</translation>
    </message>
    <message>
        <source>vertical %1</source>
        <translation>vertikal %1</translation>
    </message>
    <message>
        <source>pan %1</source>
        <translation>Schwenk %1</translation>
    </message>
    <message>
        <source>tilt %1</source>
        <translation>Neigung %1</translation>
    </message>
    <message>
        <source>zoom %1</source>
        <translation>Zoom %1</translation>
    </message>
    <message>
        <source>roll %1</source>
        <translation>Rollen %1</translation>
    </message>
    <message>
        <source>static</source>
        <comment>the camera does not move</comment>
        <translation>statisch</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>seed random</source>
        <translation>Seed zufällig</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>Kein Prompt</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>a clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>%1 driven by %2</source>
        <comment>a character and the performance</comment>
        <translation>%1, gesteuert von %2</translation>
    </message>
    <message>
        <source>%1 speaks %2</source>
        <comment>a face and a sound</comment>
        <translation>%1 spricht %2</translation>
    </message>
    <message>
        <source>Upscale of %1</source>
        <translation>%1, hochskaliert</translation>
    </message>
    <message>
        <source>%1, made longer</source>
        <translation>%1, verlängert</translation>
    </message>
    <message>
        <source>%1, made wider</source>
        <translation>%1, erweitert</translation>
    </message>
    <message>
        <source>Slow motion of %1</source>
        <translation>%1 in Zeitlupe</translation>
    </message>
    <message>
        <source>%1, dubbed</source>
        <translation>%1, synchronisiert</translation>
    </message>
    <message>
        <source>Only the voice of %1</source>
        <translation>Nur die Stimme aus %1</translation>
    </message>
    <message>
        <source>%1 in another voice</source>
        <translation>%1 mit anderer Stimme</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>structure %1</source>
        <translation>Struktur %1</translation>
    </message>
    <message>
        <source>expression %1</source>
        <translation>Ausdruck %1</translation>
    </message>
    <message>
        <source>an asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>model: what it does</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <comment>one that the provider keeps</comment>
        <translation>Clip %1</translation>
    </message>
    <message>
        <source>Sound %1</source>
        <comment>one that the provider keeps</comment>
        <translation>Ton %1</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <comment>one that the provider keeps</comment>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Asset %1</source>
        <translation>Asset %1</translation>
    </message>
</context>
<context>
    <name>studio::TasksPanel</name>
    <message>
        <source>%1 %2</source>
        <comment>a filter and how many it shows</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Circled</source>
        <translation>Eingekreist</translation>
    </message>
    <message>
        <source>No task matches. Choose “All” or clear the search.</source>
        <translation>Kein Auftrag passt. Wählen Sie „Alle“, oder leeren Sie die Suche.</translation>
    </message>
    <message>
        <source>No takes yet. Fill in the shot on the left and press Generate; it appears here.</source>
        <translation>Noch keine Takes. Füllen Sie links das Formular aus, und drücken Sie „Erzeugen“; der Take erscheint hier.</translation>
    </message>
</context>
<context>
    <name>studio::TransportBar</name>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Wiedergeben (Leertaste)</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Wird wiedergegeben</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>Vollbild verlassen (Esc)</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>Vollbild (F)</translation>
    </message>
</context>
<context>
    <name>studio::TrimEditor</name>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>Trim from</source>
        <translation>Trimmen ab</translation>
    </message>
    <message>
        <source>Trim to</source>
        <translation>Trimmen bis</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Use all of it</source>
        <translation>Alles verwenden</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>= %1 s</source>
        <comment>length of the chosen part</comment>
        <translation>= %1 s</translation>
    </message>
</context>
<context>
    <name>studio::UploadRow</name>
    <message>
        <source>Sending %1</source>
        <translation>%1 wird gesendet</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>Senden abbrechen</translation>
    </message>
    <message>
        <source>Stop sending %1</source>
        <translation>Senden von %1 abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 was not sent. %2</source>
        <comment>file, why</comment>
        <translation>%1 wurde nicht gesendet. %2</translation>
    </message>
</context>
<context>
    <name>studio::UsageChart</name>
    <message>
        <source>Credits by day</source>
        <translation>Credits nach Tag</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>model, credits</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>day: credits</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n days.</source>
        <translation>
            <numerusform>%1 an %n Tag.</numerusform>
            <numerusform>%1 in %n Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Most on %1: %2.</source>
        <translation>Am meisten am %1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>studio::UsagePage</name>
    <message>
        <source>Asking…</source>
        <translation>Wird abgefragt…</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>The first day has to come before the last, and neither may lie ahead.</source>
        <translation>Der erste Tag muss vor dem letzten liegen, und keiner darf in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>Provider’s books, days of UTC</source>
        <translation>Abrechnung des Anbieters, Tage in UTC</translation>
    </message>
    <message>
        <source>Tasks of this library, days of UTC</source>
        <translation>Aufträge dieser Bibliothek, Tage in UTC</translation>
    </message>
    <message>
        <source>Nothing was spent in this range.</source>
        <translation>In diesem Zeitraum wurde nichts ausgegeben.</translation>
    </message>
</context>
<context>
    <name>studio::UsageTableModel</name>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <source>%1 credits</source>
        <translation>%1 Credits</translation>
    </message>
</context>
<context>
    <name>studio::WindowMenus</name>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Unsent tasks at the next &amp;start</source>
        <translation>&amp;Nicht gesendete Aufträge beim nächsten Start</translation>
    </message>
    <message>
        <source>&amp;Hold them</source>
        <translation>&amp;Zurückhalten</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Nachfragen</translation>
    </message>
    <message>
        <source>&amp;Send them</source>
        <translation>&amp;Senden</translation>
    </message>
</context>
<context>
    <name>studio::Words</name>
    <message>
        <source>The connection failed.</source>
        <translation>Die Verbindung ist gescheitert.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Es kam nicht rechtzeitig eine Antwort.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>No safe connection could be made.</source>
        <translation>Es ließ sich keine sichere Verbindung herstellen.</translation>
    </message>
    <message>
        <source>There is no token for this account.</source>
        <translation>Für dieses Konto gibt es kein Token.</translation>
    </message>
    <message>
        <source>The provider did not accept the token.</source>
        <translation>Der Anbieter hat das Token nicht angenommen.</translation>
    </message>
    <message>
        <source>The provider does not allow this.</source>
        <translation>Der Anbieter erlaubt das nicht.</translation>
    </message>
    <message>
        <source>The provider does not know it any more.</source>
        <translation>Der Anbieter kennt das nicht mehr.</translation>
    </message>
    <message>
        <source>The account has not enough credits.</source>
        <translation>Das Konto hat nicht genug Credits.</translation>
    </message>
    <message>
        <source>It cannot be sent like this.</source>
        <translation>So kann es nicht gesendet werden.</translation>
    </message>
    <message>
        <source>The provider refused the request.</source>
        <translation>Der Anbieter hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>The provider is busy or a limit is reached.</source>
        <translation>Der Anbieter ist ausgelastet, oder ein Limit ist erreicht.</translation>
    </message>
    <message>
        <source>The provider&apos;s moderation refused it.</source>
        <translation>Die Moderation des Anbieters hat das abgelehnt.</translation>
    </message>
    <message>
        <source>The provider had a fault of its own.</source>
        <translation>Beim Anbieter ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer could not be understood.</source>
        <translation>Die Antwort des Anbieters war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>It was handed in, but no answer came back.</source>
        <translation>Es wurde abgeschickt, aber es kam keine Antwort.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>One of the files cannot be used.</source>
        <translation>Eine Datei ist nicht so, wie sie sein muss.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain cannot be reached.</source>
        <translation>Der Schlüsselbund des Systems ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The system&apos;s keychain did not hand out the token.</source>
        <translation>Der Schlüsselbund des Systems hat das Token nicht herausgegeben.</translation>
    </message>
    <message>
        <source>A file is of a kind that cannot be read here.</source>
        <translation>Eine Datei ist von einer Art, die hier nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>Credits may have been spent.</source>
        <translation>Möglicherweise wurden Credits ausgegeben.</translation>
    </message>
    <message>
        <source>No credits were spent.</source>
        <translation>Es wurden keine Credits ausgegeben.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Check the clock of this computer, its network and the address of the account.</source>
        <translation>Prüfen Sie die Uhr dieses Rechners, sein Netzwerk und die Adresse des Kontos.</translation>
    </message>
    <message>
        <source>Add a token in Accounts.</source>
        <translation>Fügen Sie unter „Konten“ ein Token hinzu.</translation>
    </message>
    <message>
        <source>Check the token in Accounts.</source>
        <translation>Prüfen Sie das Token unter „Konten“.</translation>
    </message>
    <message>
        <source>Check the account at the provider.</source>
        <translation>Prüfen Sie das Konto beim Anbieter.</translation>
    </message>
    <message>
        <source>Buy credits at the provider, then refresh the balance.</source>
        <translation>Kaufen Sie beim Anbieter Credits, und aktualisieren Sie dann das Guthaben.</translation>
    </message>
    <message>
        <source>Correct the field that is named and generate again.</source>
        <translation>Ändern Sie, was genannt ist, und erzeugen Sie erneut.</translation>
    </message>
    <message>
        <source>It is tried again by itself as soon as the provider allows.</source>
        <translation>Es wird von selbst erneut versucht, sobald der Anbieter es zulässt.</translation>
    </message>
    <message>
        <source>Change the prompt or the pictures; the same again would be refused again.</source>
        <translation>Ändern Sie den Prompt oder die Bilder; unverändert würde es wieder abgelehnt.</translation>
    </message>
    <message>
        <source>Look at the provider whether it is running there, then attach it, send it again or give it up.</source>
        <translation>Sehen Sie beim Anbieter nach, ob der Auftrag dort läuft; verknüpfen Sie ihn dann, senden Sie ihn erneut, oder geben Sie ihn auf.</translation>
    </message>
    <message>
        <source>Check the folder and its permissions.</source>
        <translation>Prüfen Sie den Ordner und seine Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Make room; it goes on by itself.</source>
        <translation>Schaffen Sie Platz; dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or enter the token again for this session.</source>
        <translation>Entsperren Sie den Schlüsselbund, oder geben Sie das Token für diese Sitzung neu ein.</translation>
    </message>
    <message>
        <source>No credits were charged.</source>
        <translation>Es wurden keine Credits berechnet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln credits were charged.</source>
        <translation>
            <numerusform>Es wurde %Ln Credit berechnet.</numerusform>
            <numerusform>Es wurden %Ln Credits berechnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider did not say whether credits were charged.</source>
        <translation>Der Anbieter hat nicht mitgeteilt, ob Credits berechnet wurden.</translation>
    </message>
    <message>
        <source>The result was withheld by the provider&apos;s moderation.</source>
        <translation>Die Moderation des Anbieters hat das Ergebnis zurückgehalten.</translation>
    </message>
    <message>
        <source>The provider&apos;s moderation refused the prompt.</source>
        <translation>Die Moderation des Anbieters hat den Prompt abgelehnt.</translation>
    </message>
    <message>
        <source>The provider&apos;s moderation refused a picture.</source>
        <translation>Die Moderation des Anbieters hat ein Bild abgelehnt.</translation>
    </message>
    <message>
        <source>The provider&apos;s moderation refused a clip.</source>
        <translation>Die Moderation des Anbieters hat einen Clip abgelehnt.</translation>
    </message>
    <message>
        <source>Change the prompt or the pictures before you try again.</source>
        <translation>Ändern Sie den Prompt oder die Bilder, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>Change it; the same again would be refused again.</source>
        <translation>Ändern Sie das; unverändert würde es wieder abgelehnt.</translation>
    </message>
    <message>
        <source>The provider&apos;s quality check rejected the result.</source>
        <translation>Die Qualitätsprüfung des Anbieters hat das Ergebnis verworfen.</translation>
    </message>
    <message>
        <source>Change the prompt or the pictures: logos, watermarks and lettering often cause this.</source>
        <translation>Ändern Sie den Prompt oder die Bilder: Logos, Wasserzeichen und Schrift sind oft die Ursache.</translation>
    </message>
    <message>
        <source>The model&apos;s maker cannot be reached by the provider.</source>
        <translation>Der Anbieter erreicht den Hersteller des Modells nicht.</translation>
    </message>
    <message>
        <source>Try again later, or choose another model.</source>
        <translation>Versuchen Sie es später noch einmal, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The provider could not work with a picture or clip.</source>
        <translation>Der Anbieter konnte ein Bild oder einen Clip nicht verarbeiten.</translation>
    </message>
    <message>
        <source>Choose another file, or another size or length.</source>
        <translation>Wählen Sie eine andere Datei oder eine andere Größe oder Länge.</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>Fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativer Prompt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>Seitenverhältnis</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>Vertikal</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Schwenk</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Static camera</source>
        <translation>Statische Kamera</translation>
    </message>
    <message>
        <source>Explore mode</source>
        <translation>Explore-Modus</translation>
    </message>
    <message>
        <source>Public figures</source>
        <translation>Bekannte Personen</translation>
    </message>
    <message>
        <source>Reply address</source>
        <translation>Antwortadresse</translation>
    </message>
    <message>
        <source>Reply reference</source>
        <translation>Antwortkennung</translation>
    </message>
    <message>
        <source>Jobs at once</source>
        <translation>Aufträge gleichzeitig</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Body control</source>
        <translation>Körpersteuerung</translation>
    </message>
    <message>
        <source>Structure transformation</source>
        <translation>Strukturumwandlung</translation>
    </message>
    <message>
        <source>First keyframe</source>
        <translation>Erster Keyframe</translation>
    </message>
    <message>
        <source>Middle keyframe</source>
        <translation>Mittlerer Keyframe</translation>
    </message>
    <message>
        <source>Last keyframe</source>
        <translation>Letzter Keyframe</translation>
    </message>
    <message>
        <source>Driving video</source>
        <translation>Steuervideo</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>Source video</source>
        <translation>Quellvideo</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Image to video</source>
        <translation>Bild zu Video</translation>
    </message>
    <message>
        <source>Text to video</source>
        <translation>Text zu Video</translation>
    </message>
    <message>
        <source>Video to video</source>
        <translation>Video zu Video</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>Text zu Bild</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Performance</translation>
    </message>
    <message>
        <source>Upscale a picture</source>
        <translation>Bild hochskalieren</translation>
    </message>
    <message>
        <source>Upscale a clip</source>
        <translation>Clip hochskalieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln credits</source>
        <translation>
            <numerusform>%Ln Credit</numerusform>
            <numerusform>%Ln Credits</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown price</source>
        <translation>Preis unbekannt</translation>
    </message>
    <message>
        <source>%1 cr</source>
        <comment>credits, short</comment>
        <translation>%1 Cr</translation>
    </message>
    <message>
        <source>It has to be between %1 and %2.</source>
        <translation>Der Wert muss zwischen %1 und %2 liegen.</translation>
    </message>
    <message>
        <source>It has to be %1 or more.</source>
        <translation>Der Wert muss mindestens %1 sein.</translation>
    </message>
    <message>
        <source>It has to be %1 or less.</source>
        <translation>Der Wert darf höchstens %1 sein.</translation>
    </message>
    <message>
        <source>Width divided by height has to be between %1 and %2, this is %3.</source>
        <translation>Breite geteilt durch Höhe muss zwischen %1 und %2 liegen; hier ist es %3.</translation>
    </message>
    <message>
        <source>It is %1 long and has to be between %2 and %3 seconds.</source>
        <translation>Die Länge ist %1; sie muss zwischen %2 und %3 Sekunden liegen.</translation>
    </message>
    <message>
        <source>It is %1 long and has to be %2 seconds or longer.</source>
        <translation>Die Länge ist %1; nötig sind mindestens %2 Sekunden.</translation>
    </message>
    <message>
        <source>It is %1 long and may be %2 seconds at most.</source>
        <translation>Die Länge ist %1; erlaubt sind höchstens %2 Sekunden.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Diese Angabe fehlt.</translation>
    </message>
    <message>
        <source>Give it something to work from: a prompt or a picture.</source>
        <translation>Es braucht eine Grundlage: einen Prompt oder ein Bild.</translation>
    </message>
    <message>
        <source>This is not the right kind of value.</source>
        <translation>Das ist kein Wert der richtigen Art.</translation>
    </message>
    <message>
        <source>%1 is not one of the choices of this model.</source>
        <translation>%1 steht bei diesem Modell nicht zur Wahl.</translation>
    </message>
    <message>
        <source>It is %1 characters long, %2 are allowed.</source>
        <translation>Der Text hat %1 Zeichen, erlaubt sind %2.</translation>
    </message>
    <message>
        <source>It has characters that cannot be sent.</source>
        <translation>Der Text enthält Zeichen, die nicht gesendet werden können.</translation>
    </message>
    <message>
        <source>This model has no such setting.</source>
        <translation>Dieses Modell hat keine solche Einstellung.</translation>
    </message>
    <message>
        <source>This model does not take this input.</source>
        <translation>Dieses Modell nimmt keine solche Vorlage an.</translation>
    </message>
    <message>
        <source>At most %1 can be given.</source>
        <translation>Höchstens %1 sind möglich.</translation>
    </message>
    <message>
        <source>It cannot be combined with “%1”.</source>
        <translation>Nicht mit „%1“ kombinierbar.</translation>
    </message>
    <message>
        <source>The provider retired this model (%1); it may be refused.</source>
        <translation>Der Anbieter hat dieses Modell eingestellt (%1); der Auftrag könnte abgelehnt werden.</translation>
    </message>
    <message>
        <source>The address has to begin with https://.</source>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>The address is too long; %1 characters are allowed.</source>
        <translation>Die Adresse ist zu lang; erlaubt sind %1 Zeichen.</translation>
    </message>
    <message>
        <source>This is not an address that can be used.</source>
        <translation>Diese Adresse kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>This belongs to another provider.</source>
        <translation>Das gehört zu einem anderen Anbieter.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file cannot be read; it may be damaged.</source>
        <translation>Die Datei kann nicht gelesen werden; vielleicht ist sie beschädigt.</translation>
    </message>
    <message>
        <source>A file of this kind cannot be used here.</source>
        <translation>Eine Datei dieser Art kann hier nicht verwendet werden.</translation>
    </message>
    <message>
        <source>A file of this kind (%1) cannot be used here.</source>
        <translation>Eine Datei dieser Art (%1) kann hier nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Moving pictures cannot be used here; choose a still one.</source>
        <translation>Bewegte Bilder können hier nicht verwendet werden; wählen Sie ein Standbild.</translation>
    </message>
    <message>
        <source>The file has %1; at most %2 can be sent.</source>
        <translation>Die Datei hat %1; höchstens %2 können gesendet werden.</translation>
    </message>
    <message>
        <source>The file has %1; at least %2 are needed.</source>
        <translation>Die Datei hat %1; mindestens %2 sind nötig.</translation>
    </message>
    <message>
        <source>A side is %1 pixels long; at most %2 are allowed.</source>
        <translation>Eine Seite ist %1 Pixel lang; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>A side is %1 pixels long; at least %2 are needed.</source>
        <translation>Eine Seite ist %1 Pixel lang; mindestens %2 sind nötig.</translation>
    </message>
    <message>
        <source>It will be cropped to the ratio of the result.</source>
        <translation>Wird auf das Seitenverhältnis des Ergebnisses zugeschnitten.</translation>
    </message>
    <message>
        <source>The file is still being read.</source>
        <translation>Die Datei wird noch gelesen.</translation>
    </message>
    <message>
        <source>Waiting for credits</source>
        <translation>Wartet auf Credits</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Waiting for a free slot at %1</source>
        <translation>%1 ist belegt</translation>
    </message>
    <message>
        <source>Waiting, number %1 in line</source>
        <translation>Wartet, Nummer %1 in der Reihe</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>Making it, %1 %</source>
        <translation>Wird erzeugt, %1 %</translation>
    </message>
    <message>
        <source>Making it</source>
        <translation>Wird erzeugt</translation>
    </message>
    <message>
        <source>Waiting at %1</source>
        <translation>Wartet bei %1</translation>
    </message>
    <message>
        <source>Refused by moderation</source>
        <translation>Moderation: abgelehnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>begins in about %Ln seconds</source>
        <translation>
            <numerusform>Start in etwa %Ln Sek.</numerusform>
            <numerusform>Start in etwa %Ln Sek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>begins in about %Ln minutes</source>
        <translation>
            <numerusform>Start in etwa %Ln Min.</numerusform>
            <numerusform>Start in etwa %Ln Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending the pictures</source>
        <translation>Bilder werden gesendet</translation>
    </message>
    <message>
        <source>Submitting it</source>
        <translation>Wird abgeschickt</translation>
    </message>
    <message>
        <source>Handed in, outcome unknown</source>
        <translation>Abgeschickt, Ausgang offen</translation>
    </message>
    <message>
        <source>Saving it</source>
        <translation>Erzeugt, wird gespeichert</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>Als Nächstes dran</translation>
    </message>
    <message>
        <source>Refused, not charged</source>
        <translation>Abgelehnt, nicht berechnet</translation>
    </message>
    <message>
        <source>Failed, not charged</source>
        <translation>Fehler, nicht berechnet</translation>
    </message>
    <message>
        <source>the result was withheld</source>
        <translation>Ergebnis zurückgehalten</translation>
    </message>
    <message>
        <source>because of the prompt</source>
        <translation>wegen des Prompts</translation>
    </message>
    <message>
        <source>because of a picture</source>
        <translation>wegen eines Bildes</translation>
    </message>
    <message>
        <source>because of a clip</source>
        <translation>wegen eines Clips</translation>
    </message>
    <message>
        <source>quality check; often lettering</source>
        <translation>Qualitätsprüfung; oft wegen Schrift</translation>
    </message>
    <message>
        <source>the model’s maker is away</source>
        <translation>Modellhersteller nicht erreichbar</translation>
    </message>
    <message>
        <source>a picture or clip did not fit</source>
        <translation>Bild oder Clip ungeeignet</translation>
    </message>
    <message>
        <source>Look at the provider, then decide (Task menu)</source>
        <translation>Beim Anbieter prüfen (Menü „Auftrag“)</translation>
    </message>
    <message>
        <source>This cannot be the id of a task.</source>
        <translation>Das kann keine Auftragskennung sein.</translation>
    </message>
    <message>
        <source>Copy it once more from the provider.</source>
        <translation>Kopieren Sie sie noch einmal vom Anbieter.</translation>
    </message>
    <message>
        <source>Not sent yet: Task, Start now</source>
        <translation>Im Menü „Auftrag“: „Jetzt starten“</translation>
    </message>
    <message>
        <source>goes on by itself</source>
        <translation>geht von selbst weiter</translation>
    </message>
    <message>
        <source>%1 may still deliver it</source>
        <translation>%1 liefert evtl.</translation>
    </message>
    <message>
        <source>With sound</source>
        <translation>Mit Ton</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Improve the prompt</source>
        <translation>Prompt verbessern</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Enlargement</source>
        <translation>Vergrößerung</translation>
    </message>
    <message>
        <source>Source sound</source>
        <translation>Quellton</translation>
    </message>
    <message>
        <source>Source picture</source>
        <translation>Quellbild</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Reference video</source>
        <translation>Referenzvideo</translation>
    </message>
    <message>
        <source>Reference sound</source>
        <translation>Referenzton</translation>
    </message>
    <message>
        <source>Keyframe</source>
        <translation>Keyframe</translation>
    </message>
    <message>
        <source>Extend a clip</source>
        <translation>Clip verlängern</translation>
    </message>
    <message>
        <source>Expand the frame</source>
        <translation>Bildfeld erweitern</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>Zeitlupe</translation>
    </message>
    <message>
        <source>Lip sync</source>
        <translation>Lippen synchronisieren</translation>
    </message>
    <message>
        <source>Text to speech</source>
        <translation>Text zu Sprache</translation>
    </message>
    <message>
        <source>Sound effect</source>
        <translation>Soundeffekt</translation>
    </message>
    <message>
        <source>Speech to speech</source>
        <translation>Sprache zu Sprache</translation>
    </message>
    <message>
        <source>Dubbing</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Voice isolation</source>
        <translation>Stimme isolieren</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two names, or several and one</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>a clip</source>
        <translation>ein Clip</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>It only works without “%1”.</source>
        <translation>Das geht nur ohne „%1“.</translation>
    </message>
    <message>
        <source>It only works with %1 as “%2”.</source>
        <translation>Das geht nur, wenn „%2“ %1 ist.</translation>
    </message>
    <message>
        <source>It only works together with %1.</source>
        <translation>Das geht nur zusammen mit %1.</translation>
    </message>
    <message>
        <source>The chosen part goes beyond the end, at %1.</source>
        <translation>Der gewählte Teil reicht über das Ende hinaus, es liegt bei %1.</translation>
    </message>
    <message>
        <source>The chosen part cannot be cut out; choose a beginning and a later end of a file.</source>
        <translation>Der gewählte Teil kann nicht ausgeschnitten werden; wählen Sie in einer Datei einen Anfang und ein späteres Ende.</translation>
    </message>
    <message>
        <source>This is %1, which cannot be used here.</source>
        <translation>Das ist %1 und kann hier nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Give it something to work from: %1.</source>
        <translation>Es braucht eine Grundlage: %1.</translation>
    </message>
    <message>
        <source>Say whether this is a picture, a clip or sound.</source>
        <translation>Geben Sie an, ob das ein Bild, ein Clip oder Ton ist.</translation>
    </message>
    <message>
        <source>Together they are %1 long, %2 seconds are allowed; leave one out or use a part.</source>
        <translation>Zusammen ist die Länge %1, erlaubt sind %2 Sekunden; lassen Sie etwas weg, oder verwenden Sie nur einen Teil.</translation>
    </message>
    <message>
        <source>Together there are %1, %2 are allowed; leave some out.</source>
        <translation>Zusammen sind es %1, erlaubt sind %2; lassen Sie einige weg.</translation>
    </message>
    <message>
        <source>The result would have %1 million pixels, %2 are allowed; use less of it.</source>
        <translation>Das Ergebnis hätte %1 Millionen Pixel, erlaubt sind %2; verwenden Sie weniger davon.</translation>
    </message>
    <message>
        <source>“%1” cannot be a name: 3 to 16 letters, digits and underscores, a letter first.</source>
        <translation>„%1“ kann kein Name sein: 3 bis 16 Buchstaben, Ziffern und Unterstriche, zuerst ein Buchstabe.</translation>
    </message>
    <message>
        <source>Two references are called “%1”; give one another name.</source>
        <translation>Zwei Referenzen heißen „%1“; geben Sie einer davon einen anderen Namen.</translation>
    </message>
    <message>
        <source>No reference is called “%1”; it will be read as plain text.</source>
        <translation>Keine Referenz heißt „%1“; es wird als einfacher Text gelesen.</translation>
    </message>
    <message>
        <source>At most %1 references can be of the kind “%2”.</source>
        <translation>Höchstens %1 Referenzen können von der Art „%2“ sein.</translation>
    </message>
    <message>
        <source>Choose the time that this picture is for, from the beginning to the end.</source>
        <translation>Wählen Sie den Zeitpunkt für dieses Bild, vom Anfang bis zum Ende.</translation>
    </message>
    <message>
        <source>This file belongs to another account.</source>
        <translation>Diese Datei gehört zu einem anderen Konto.</translation>
    </message>
    <message>
        <source>Choose days that are not more than %1 years apart.</source>
        <translation>Wählen Sie Tage, die höchstens %1 Jahre auseinanderliegen.</translation>
    </message>
</context>
<context>
    <name>studio::slotwords</name>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>a sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>kinds of files</comment>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <comment>in an empty slot; %1 is “a picture or a video”</comment>
        <translation>%1 ablegen</translation>
    </message>
    <message>
        <source>up to %1 s</source>
        <comment>seconds</comment>
        <translation>bis %1 s</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <comment>seconds</comment>
        <translation>%1 bis %2 s</translation>
    </message>
    <message>
        <source>face and voice timing</source>
        <translation>für Mimik und Sprechtakt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>length of the part, length of the whole</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
</TS>
