### Was die Seite sagt, auf Deutsch. Reihenfolge, Namen, Platzhalter und Auszeichnungen wie in en.ftl.

language = Deutsch


## Im HTML der Seite: Die Seite

page-a-neural-network-with-backpropagation =
    .content = Ein neuronales Netz mit Backpropagation, in Python und NumPy, das in diesem Browser-Tab lernt: eine Wahrheitstabelle und handgeschriebene Ziffern, die man selbst zeichnen kann.
page-pynn-backpropagation-you-can-see = pynn – Backprop zum Zusehen
page-skip-to-the-lab = Zum Labor springen
page-this-page-is-still-arriving = Diese Seite lädt noch. Bleibt sie so, dann fehlt ein Teil von ihr oder ist beschädigt, oder der Webserver verbietet ihre Skripte (Content-Security-Policy): <a>noch einmal laden</a>. Hilft das nicht, halte beim Neuladen die Umschalttaste gedrückt, damit der Browser seine eigenen Kopien übergeht, oder kopiere die Seite noch einmal von ihrer Quelle. Aus einem Ordner geöffnet geht <a>pynn-offline.html</a>, index.html nicht.
page-saved-copy = Das ist die gespeicherte Kopie einer laufenden Seite, und eine solche Kopie kann nicht neu starten: Nimm das Original. Um pynn auf der Festplatte zu haben, lade oder kopiere die Datei pynn-offline.html selbst. Diese Kopie wurde gespeichert von
page-framed = pynn kann hier nicht starten: Die Seite darum herum zeigt es in einem Rahmen, der es abschottet (sandbox ohne allow-same-origin), darum laden seine Skripte nicht. Öffne diese Adresse in einem eigenen Tab:
page-sandboxed = pynn kann hier nicht starten: Sein Webserver schottet es ab (Content-Security-Policy: sandbox, ohne allow-same-origin), darum laden seine Skripte nicht. Lass diesen Header ändern, oder öffne die eine Datei, pynn-offline.html, von deiner Festplatte.


## Im HTML der Seite: Der Kopf

top-backpropagation-you-can-see = Backprop zum Zusehen
top-labs =
    .aria-label = Labore
top-truth-table = Wahrheitstabelle
top-digits = Ziffern
top-code = Code
top-share = Teilen
top-display = Anzeige
top-colours = Farben
top-as-the-system = <input/> System
top-light = <input/> Hell
top-dark = <input/> Dunkel
top-large-type-for-a-projector = <input/> Große Schrift, für den Beamer
top-language = Sprache
top-starting-python = Python startet…
top-loading-python =
    .aria-label = Python wird geladen
top-offline-not-yet = Offline: noch nicht
top-when-python-runs-this-browser = Sobald Python läuft, speichert dieser Browser alles, was die Seite braucht.
top-check-again = Noch einmal prüfen
top-install-as-an-app = Als App installieren
offline-one-file = <a>Alles in einer Datei</a>, <span/> MB: öffnet sich mit einem Doppelklick, ohne jeden Server.
top-language-hint = Beim Wechsel der Sprache lädt die Seite neu; ein Training bleibt bis zur letzten vollen Epoche erhalten, die Wahrheitstabelle beginnt von vorn.


## Im HTML der Seite: Eine neuere Version

newer-a-newer-version-of-pynn = Eine neuere Version von pynn ist bereit. Mit ihr lädt die Seite neu; ein Training bleibt bis zur letzten vollen Epoche erhalten, die Wahrheitstabelle beginnt von vorn.
newer-use-it-now = Jetzt verwenden
newer-later = Später


## Im HTML der Seite: Fehler

error-try-again = Noch einmal
error-show-the-line = Die Zeile zeigen
error-dismiss = Schließen


## Im HTML der Seite: Das Zeichen für geänderten Code

mark-show-the-difference = Änderungen zeigen
mark-run-the-original-again = Wieder das Original
mark-go-to-the-code = Zum Code
mark-i-see = Verstanden
mark-if-it-will-never-end = <span/> Wenn es nie endet, halte es an: Python startet neu. MNIST, das bis zur letzten vollen Epoche Gelernte und dein Text im Editor bleiben erhalten.
mark-stop-it = Anhalten


## Im HTML der Seite: Die Aufgabe einer Lehrkraft

task-from-the-link = Deine Aufgabe
task-show-the-answer = Die Lösung zeigen
task-put-the-task-away = Aufgabe ausblenden
task-open-without-the-links-locks = Ohne die Sperren des Links öffnen


## Im HTML der Seite: Die Wahrheitstabelle

tt-learn-a-truth-table = Eine Wahrheitstabelle lernen
tt-settings = Einstellungen
tt-settings-summary = { $sizes } · { $activation } · ξ { $rate } · Seed { $seed }
tt-run = Start
tt-speed-of-the-run = Tempo des Laufs
tt-at-1 = 1×
tt-at-10 = 10×
tt-flat-out = so schnell wie möglich
tt-one-step = Ein Schritt
tt-one-epoch = Eine Epoche
tt-reset = Zurücksetzen
tt-learning-rate = Lernrate <i>ξ</i>
tt-hidden-layers = Versteckte Schichten
tt-hidden-units = Versteckte Neuronen
tt-activation = Aktivierung
tt-loss = Verlust
tt-biases = Biases
tt-one-step-uses = Batch
tt-seed = Seed
tt-settings-terms = Batch: die Zeilen, die ein Schritt verwendet. Epoche: ein Durchgang durch alle Zeilen. Seed: woraus die zufälligen Anfangsgewichte entstehen; derselbe Seed gibt dieselben Gewichte.
tt-function = Funktion
tt-inputs = Eingaben
tt-inputs-target-y-and-the = Eingaben, Zielwert y und die Ausgabe ŷ des Netzes, Zeile für Zeile
tt-steps-done = Schritte
tt-back-to-latest = Zum neuesten Stand
tt-loss-l-mean-of-all = Mittlerer Verlust <i>L</i>
tt-curve-of-the-loss-over =
    .aria-label = Kurve des Verlusts über den Schritten
tt-loss-l-after-each-step = Verlust <i>L</i> über den Schritten
tt-the-newest-step = Neuester Stand
tt-step-that-is-shown =
    .aria-label = Gezeigter Schritt
tt-save-the-curve-csv = Kurve speichern: <button>CSV</button>
tt-save-the-curve-as-csv =
    .aria-label = Kurve als CSV speichern
    .title = Die Punkte der Kurve: jeder Schritt eines langsamen Laufs, einige eines schnellen oder langen
tt-earlier-runs = Frühere Läufe
tt-forget-them = Frühere Läufe löschen
tt-what-it-answers-in-between = Antworten auf Eingaben dazwischen
tt-across = Waagerecht
tt-up = Senkrecht
tt-is-the-gradient-right = Stimmt der Gradient?
tt-backprop-differentiates-by-formula-to = Backprop leitet nach Formeln ab. Zur Probe wird das gewählte Gewicht um ein winziges h nach beiden Seiten verändert und nachgesehen, wie sehr sich der mittlere Verlust <i>L</i> ändert.
tt-l-by-backprop = <i>∂L/∂</i><span/> aus Backprop
tt-by-differences = aus Differenzen
tt-relative-error = relativer Fehler
tt-check-all = Alle prüfen
tt-the-network-and-one-step = Das Netz und ein Lernschritt, Stufe für Stufe
tt-one-step-stage-by-stage =
    .aria-label = Ein Schritt, Stufe für Stufe: Pfeil rechts geht weiter, Pfeil links zurück
tt-back = Zurück
tt-begin-forward = Schritt für Schritt
tt-python-is-starting-the-network = Python startet. Das Netz antwortet, sobald es bereit ist.
tt-selected = Gewählt <span/>
tt-legend = <span><span/>positives <span/>negatives Gewicht; je dicker, desto größer. Quadrate sind Biases.</span><span><span/>Verlust steigt mit dem Gewicht, <span/>Verlust fällt; je breiter, desto schneller</span>
tt-save-the-drawing-svg-png = Zeichnung speichern: <button>SVG</button> <button>PNG</button>
tt-save-the-drawing-as-svg =
    .aria-label = Zeichnung als SVG speichern
tt-save-the-drawing-as-png =
    .aria-label = Zeichnung als PNG speichern
tt-the-derivation-with-the-numbers = Die Herleitung, mit den aktuellen Zahlen
tt-digits = Stellen
tt-each-line-stands-in-symbols = Jede Zeile steht erst in Symbolen da, dann in Zahlen: für die gewählte Zeile der Tabelle und das gewählte Gewicht. Zeige mit der Maus oder den Pfeiltasten auf ein Symbol, um zu sehen, was es bedeutet und wo es noch vorkommt.
tt-the-equations-stand-here-as = Die Gleichungen erscheinen hier, sobald Python bereit ist, mit den Zahlen des Netzes selbst.
tt-the-slope-from-values-already = Die Steigung <i>σ′</i>, aus schon berechneten Werten
tt-a-clever-choice-of-activation = Bei einer klugen Wahl der Aktivierung lässt sich <i>σ′</i> allein durch <i>σ</i> ausdrücken: Nach dem Vorwärtslauf kosten Steigungen nichts. Hier für das Neuron, zu dem das gewählte Gewicht führt.
tt-weights-and-biases = Gewichte und Biases
tt-as-numpy-holds-them-row = So, wie NumPy sie speichert: eine Zeile für jedes Neuron, zu dem Gewichte führen, eine Spalte für jedes, von dem sie kommen. Gib eine Zahl ein und drücke die Eingabetaste, um die Wirkung zu sehen; unter jeder steht ihr Gradient <i>∂L/∂W</i>.
tt-how-the-equations-are-written = Wie die Gleichungen geschrieben sind
tt-i-j-k-count-units = <i>i</i>, <i>j</i> und <i>k</i> zählen Eingaben, versteckte Neuronen und Ausgaben, <i>r</i> die Neuronen einer zweiten versteckten Schicht. <i>m</i> zählt die Zeilen der Tabelle, von denen es <i>M</i> gibt.
tt-a-mark-is-the-layer = Die Zahl in Klammern ist die Schicht; die Eingaben sind Schicht 0. <i>W</i><sub>kj</sub> führt <em>zu</em> Neuron <i>k</i> <em>von</em> Neuron <i>j</i> der Schicht davor.
tt-sums-are-written = Jede Summe ist mit Σ und dem Buchstaben geschrieben, über den sie läuft; in Zahlen mit allen Gliedern.
tt-one-row-and-the-mean = <i>ℓ</i> ist der Verlust einer Zeile, <i>L</i> das Mittel über alle Zeilen. Der Gradient von <i>L</i> ist also das Mittel der Gradienten der Zeilen.
tt-delta-is-the-error = <i>δ</i> ist <i>∂ℓ/∂z</i> eines Neurons, dasselbe wie <code>delta</code> im Code. Ein Strich bezeichnet eine Ableitung: <i>σ′</i> ist die Steigung von <i>σ</i>.


## Im HTML der Seite: Die Ziffern

digits-read-handwritten-digits = Handgeschriebene Ziffern lesen
digits-train = Trainieren
digits-an-earlier-run =
    .aria-label = Ein früherer Lauf
digits-go-on = Fortsetzen
digits-forget-it = Verwerfen
digits-reset = Zurücksetzen
digits-save-network = Netz speichern
digits-load-network = Netz laden
digits-not-trained-yet = Noch nicht trainiert.
digits-progress-of-the-training =
    .aria-label = Fortschritt des Trainings
digits-this-browser-does-not-let = Dieser Browser lässt pynn das Gelernte nicht aufbewahren, weil Speichern hier gesperrt oder der Speicher voll ist: Es ist verloren, sobald die Seite geschlossen oder neu geladen wird. „Netz speichern“ legt es in einer Datei ab.
digits-recipe = Rezept
digits-epochs = Epochen
digits-batch-size = Batchgröße
digits-learning-rate = Lernrate <i>ξ</i>
digits-hidden-units = Versteckte Neuronen
digits-training-images = Trainingsbilder
digits-seed = Seed
digits-settings = Einstellungen
digits-stop-at-right = Stoppen bei (% richtig)
digits-never =
    .placeholder = nie
digits-stop-if-stuck-for-epochs = Stoppen nach … Epochen ohne Fortschritt
digits-slow-start = Langsam beginnen, wenn eine Ziffer gezeichnet ist
digits-draw-a-digit = Eine Ziffer zeichnen
digits-drawing-pad-draw-one-digit =
    .aria-label = Zeichenfeld: zeichne eine Ziffer mit Maus, Stift oder Finger
digits-draw-here-0-to-9 = Hier zeichnen, 0 bis 9
digits-undo-stroke = Strich zurück
digits-clear = Leeren
digits-pen-16-of-280 = Strichbreite <output>16</output>
digits-with-the-keyboard-arrows-move = Mit der Tastatur: Pfeiltasten bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn ab, die Rücktaste nimmt einen Strich zurück.
digits-what-it-reads = Was es <span>liest</span>
digits-the-drawing-as-the-network =
    .aria-label = Die Zeichnung, wie das Netz sie sieht, 28 mal 28 Pixel
digits-28-28-as-the-network = 28 × 28, wie das Netz es sieht
digits-nothing-drawn-yet = Noch nichts gezeichnet.
digits-the-networks-ten-outputs =
    .aria-label = Die zehn Ausgaben des Netzes
digits-output = Ausgabe ŷ
digits-wrong = Falsch? Tippe die richtige Ziffer an: Sie wird unten fürs Training gespeichert.
digits-teach-it-now = Jetzt nachtrainieren
digits-own-undo = Wieder löschen
digits-from-ink-to-input = Von der Tinte zur Eingabe
digits-all-steps-on = Alle Schritte an
digits-the-network-has-only-seen = Das Netz hat nur Ziffern gesehen, die so aufbereitet sind. Lass einen Schritt aus und sieh, wie sich die Antwort ändert.
digits-your-own-digits-none-yet = Deine eigenen Ziffern: <span>noch keine</span>
digits-drawings-that-you-said-the = Zeichnungen, zu denen du die Antwort gesagt hast. Ein paar Trainingsschritte mit ihnen, gemischt mit Ziffern aus MNIST, lehren das Netz deine Handschrift, und die anderen vergisst es nicht. Sie bleiben in diesem Browser. <span>Er lässt pynn sie allerdings nicht aufbewahren: exportiere sie, bevor du gehst.</span>
digits-teach-them = Sie lehren
digits-export = Exportieren
digits-import = Eigene Ziffern importieren
digits-delete-all = Alle löschen
digits-shares-read-rightly-before-and = Anteile richtig gelesener, vor und nach dem Lehren
digits-read-rightly = Richtig gelesen
digits-before = vorher
digits-after = nachher
digits-your-own-digits = Deine eigenen Ziffern
digits-mnists-10-000-test-digits = Die 10.000 Testziffern von MNIST
digits-how-it-learns = Wie es lernt
digits-why-curves = Wird es noch besser? Und was las es vorher? Zieh den Regler zurück durch sein Training.
digits-epochs-done = Epochen bisher
digits-test-digits-read-rightly = Trefferquote, Testziffern
digits-recent-batches-read-rightly = Trefferquote, letzte Batches
digits-loss-recent-batches = Verlust, letzte Batches
digits-last-epoch-took = Dauer der letzten Epoche
digits-digits-a-second = Ziffern pro Sekunde
digits-curve-of-the-accuracy-over =
    .aria-label = Kurve der Trefferquote über den Epochen
digits-share-read-rightly-10-000 = Trefferquote <span>10.000 Testziffern</span> <span>letzte Trainingsbatches</span>
digits-curve-of-the-loss-over =
    .aria-label = Kurve des Verlusts über den Epochen
digits-loss-of-recent-batches = Verlust der letzten Batches
digits-save-the-curves-csv = Kurven speichern: <button>CSV</button>
digits-save-the-curves-as-csv =
    .aria-label = Kurven als CSV speichern
    .title = Die Punkte der Kurven
digits-look-back-at-any-point = Zurückblicken auf jeden Zeitpunkt des Trainings
digits-now-of-the-test-digits = <span>Neuester Stand</span>: <span/> der Testziffern richtig gelesen. <span/>
digits-back-to-now = Zum neuesten Stand
digits-earlier-runs = Frühere Läufe
digits-forget-them = Frühere Läufe löschen
digits-what-each-hidden-unit-looks = Wonach jedes versteckte Neuron sucht
digits-the-units =
    .aria-label = Die Neuronen
digits-save-the-pictures-png = Bilder speichern: <button>PNG</button>
digits-save-the-pictures-as-png =
    .aria-label = Bilder als PNG speichern
digits-how-they-add-up-to = Wie sie sich zu einer Punktzahl summieren
digits-why-score = Warum diese Antwort? Hier steht jeder Summand von z, der größte zuerst.
digits-whose-score = Punktzahl der Ziffer
digits-what-it-takes-for-what = Verwechslungen
digits-why-confusion = Welche Ziffern sehen für das Netz ähnlich aus? Jede Zeile ist, was geschrieben wurde, jede Spalte, was es las.
digits-blue-read-rightly-orange-taken = Blau: richtig. Orange: mit einer anderen Ziffer verwechselt. Wähle eine Zahl, um die Ziffern zu sehen.
digits-the-test-digits = Die Testziffern
digits-why-mistakes = Wo ist es sicher und liegt falsch? Hättest du diese lesen können?
digits-the-networks-ten-outputs-for =
    .aria-label = Die zehn Ausgaben des Netzes für diese Ziffer
digits-any-test-digit-number = Beliebige Testziffer: Nummer
digits-put-it-on-the-pad = Aufs Zeichenfeld legen
digits-the-surest-mistakes = Fehler mit größter Sicherheit
digits-comes-trained = Nach dem Training: wie es gelernt hat, was es verwechselt, seine Fehler mit größter Sicherheit.
digits-comes-drawn = Sobald du zeichnest: der Weg von der Tinte zur Eingabe, und wie sich die Neuronen zur Antwort summieren.


## Im HTML der Seite: Das Code-Labor

page-code-title = Den Code lesen, ändern, kaputt machen
page-code-fetching = Der Editor wird geladen…


## Im HTML der Seite: Der Fuß

foot-everything-happens-in-this-tab = Alles läuft in diesem Tab; nichts von dem, was du zeichnest, verlässt ihn.
foot-speed-and-memory = Tempo und Speicher
foot-memory = Sie belegen <span/> Speicher.
foot-notices = Lizenzen Dritter


## Die Wahrheitstabelle, wie ihre Skripte sie sagen

tt-earlier-run =
    { $run }: Verlust { $loss } nach { $count ->
        [one] { $steps } Schritt
       *[other] { $steps } Schritten
    }
tt-run-seed = Seed { $seed }
tt-run-choice =
    { $choice ->
        [relu] ReLU
        [identity] ohne Aktivierung
        [cross_entropy] Kreuzentropie
        [off] ohne Biases
        [one] Zeile für Zeile
       *[other] { $choice }
    }
tt-run-table =
    { $table ->
        [xor] XOR
        [and] AND
        [or] OR
        [nand] NAND
        [majority] Mehrheit
        [parity] Parität
        [zero] immer 0
        [one] immer 1
       *[other] { $table }
    }
tt-run-own-table =
    eigene Tabelle ({ $kind ->
        [document] x₃ = 1
       *[other] { $kind }
    })
tt-curve-steps = Schritte
tt-curve-loss = Verlust
tt-steps-of = { $step } von { $end }
tt-steps-epoch = { $steps }, Epoche { $epoch }
tt-place-step = Schritt { $step } von { $end }
tt-place-back = Rückblick: Schritt { $step } von { $end }
tt-place-back-epoch = Rückblick: Schritt { $step } von { $end }, Epoche { $epoch }
tt-place-newest = Neuester Stand
tt-place-newest-epoch = Neuester Stand, Epoche { $epoch }
tt-button-run = Start
tt-button-pause = Pause
tt-button-continue = Weiter
tt-table-own = Eigene
tt-table-bar = ŷ als Balken
tt-table-hint = Klicke auf y: umschalten
tt-table-hint-locked = Klicke auf eine Zeile
tt-table-target = Zielwert y der Zeile { $row }: { $target }. Drücken macht ihn zu { $other }
tt-table-target-locked = Zielwert y der Zeile { $row }: { $target }. Vom Link festgelegt
tt-verdict-learned = Gelernt: Jede Antwort liegt höchstens { $tolerance } neben ihrem Ziel.
tt-verdict-learned-after = { $count ->
    [one] Nach einem Schritt gelernt: Jede Antwort liegt höchstens { $tolerance } neben ihrem Ziel.
   *[other] Nach { $steps } Schritten gelernt: Jede Antwort liegt höchstens { $tolerance } neben ihrem Ziel.
 }
tt-verdict-random = Noch nicht trainiert: Die Gewichte sind zufällig.
tt-verdict-output-not-finite = Hier stimmt etwas nicht: ŷ ist keine endliche Zahl. Entweder ist ein Gewicht oder Bias nicht endlich, oder der Vorwärtslauf ist falsch.
tt-verdict-gradient-not-finite =
    { $count ->
        [one] Hier stimmt etwas nicht: Der Gradient von { $names } ist keine endliche Zahl. Der nächste Schritt würde das Netz unbrauchbar machen, egal wie groß ξ ist.
       *[other] Hier stimmt etwas nicht: Die Gradienten von { $names } sind keine endlichen Zahlen. Der nächste Schritt würde das Netz unbrauchbar machen, egal wie groß ξ ist.
    }
tt-verdict-by-hand = Noch nicht trainiert: Einige der Gewichte sind von Hand gesetzt.
tt-verdict-learning = Lernt noch: Die schlechteste Antwort ist um { $farthest } daneben.
tt-verdict-plateau = Auf einem Plateau: Kein Gradient ist größer als { $steepest }, also sind die Schritte winzig; die schlechteste Antwort ist noch um { $farthest } daneben. Ein anderer Seed oder ein größeres ξ hilft vielleicht.
tt-verdict-without-biases = Ohne Biases nicht zu lernen: Wo alle Eingaben 0 sind, ist die gewichtete Summe z jedes Neurons 0, und ŷ({ $row }) bleibt ½, egal wie die Gewichte sind.
tt-verdict-one-side = Ohne Biases nicht zu lernen: Die letzte versteckte Schicht hat ein einziges Neuron, und dessen Wert ist nie kleiner als 0. Also hat das z der Ausgabe in jeder Zeile das Vorzeichen eines einzigen Gewichts, und ŷ überschreitet ½ nie; aber ŷ({ $a }) müsste über ½ liegen und ŷ({ $b }) darunter. Dazu braucht es Biases oder mindestens zwei Neuronen in einer versteckten Schicht.
tt-verdict-one-line = Von diesem Netz nicht zu lernen: Auf welcher Seite von ½ ŷ liegt, hängt von einer einzigen gewichteten Summe s der Eingaben ab. Da { $a } + { $b } = { $c } + { $d }, ist auch s({ $a }) + s({ $b }) = s({ $c }) + s({ $d }): Keine Gerade trennt die ersten beiden von den anderen beiden. Dazu braucht es mindestens zwei versteckte Neuronen mit nichtlinearer Aktivierung.
tt-verdict-relu-pair = Ohne Biases nicht zu lernen: Das z der Ausgabe vergleicht nur zwei ReLU-Neuronen. Auf welcher Seite von ½ ŷ liegt, hängt deshalb von einer einzigen gewichteten Summe s der Eingaben ab, und { $a } + { $b } = { $c } + { $d }. Also ist s({ $a }) + s({ $b }) = s({ $c }) + s({ $d }); aber die ersten beiden müssten auf der einen Seite von 0 liegen und die anderen beiden auf der anderen. Dazu braucht es Biases, mehr Neuronen oder eine andere Aktivierung.
tt-verdict-relu-parity = Von diesem Netz nicht zu lernen: Zwei ReLU-Neuronen sind zu wenige. Von den Zeilen { $rows } haben je zwei dieselbe Summe wie zwei Zeilen, die das Gegenteil verlangen, wie bei einer Parität von drei Eingaben. Dazu braucht es mindestens drei ReLU-Neuronen, noch eine versteckte Schicht oder eine andere Aktivierung.
tt-between-marks = Die Schattierung ist die Antwort ŷ, wie in der Skala darüber. Die Linie: ŷ = ½. Kreise: die Zeilen der Tabelle, gefüllt mit ihrem Zielwert.
tt-between-held = Mit { $held } wie in der gewählten Zeile. { tt-between-marks }
tt-between-picture = Die Ausgabe für Eingaben dazwischen, über { $across } und { $up }
tt-check-one-agrees = Beide stimmen überein.
tt-check-one-differs = Sie weichen voneinander ab: Der Gradient durch Backprop ist falsch.
tt-check-one-kink = An einem Knick von ReLU: Links von diesem Wert ist die Steigung { $left }, rechts { $right }. Eine einzige gibt es hier nicht, also muss Backprop eine wählen.
tt-check-one-not-finite = Der Gradient durch Backprop ist keine endliche Zahl: Er ist falsch.
tt-check-one-unknown = Nicht zu beurteilen: Der Verlust neben diesem Wert ist keine endliche Zahl.
tt-check-names-more = { $list } und { $more } weitere
tt-check-not-finite =
    { $count ->
        [one] { $some } von { $all } ist keine endliche Zahl
       *[other] { $some } von { $all } sind keine endlichen Zahlen
    } und damit falsch: { $names }.
tt-check-agree-some =
    { $count ->
        [one] { $some } von { $all } stimmt überein
       *[other] { $some } von { $all } stimmen überein
    }: Der größte relative Fehler ist { $error }, bei { $name }.
tt-check-kink =
    { $count ->
        [one] { $some } von { $all } liegt
       *[other] { $some } von { $all } liegen
    } an einem Knick von ReLU (∧): Dort hat der Verlust links eine andere Steigung als rechts, also muss Backprop eine wählen.
tt-check-unknown =
    { $count ->
        [one] { $some } von { $all } ist nicht zu beurteilen: Der Verlust daneben ist keine endliche Zahl.
       *[other] { $some } von { $all } sind nicht zu beurteilen: Der Verlust daneben ist keine endliche Zahl.
    }
tt-check-agree = Alle { $all } stimmen überein: Der größte relative Fehler ist { $error }, bei { $name }.
tt-check-differ =
    { $count ->
        [one] { $wrong } von { $all } weicht ab
       *[other] { $wrong } von { $all } weichen ab
    }: Der größte relative Fehler ist { $error }, bei { $name }.
tt-network = Das Netz mit { $sizes } Neuronen. Pfeiltasten gehen von Teil zu Teil, die Eingabetaste wählt ein Gewicht.
tt-column-inputs = Eingaben
tt-column-hidden = versteckt
tt-column-hidden-layer = versteckt { $layer }
tt-column-output = Ausgabe
tt-bias-of = Bias von { $name } = { $value }
tt-readout-weight = { $name }: Gewicht, Schicht { $layer }, zu Neuron { $to } von { $source ->
    [input] Eingabe
   *[unit] Neuron
} { $from }. { $value }
tt-readout-bias = { $name }: Bias von Neuron { $to } in Schicht { $layer }. { $value }
tt-readout-input = { $name }: Eingabe { $unit } dieser Zeile. { $value }
tt-readout-output = { $name }: die Antwort des Netzes. { $value }, Zielwert { $y }; z = { $z }, { $activation }′(z) = { $slope }, δ = { $delta }
tt-readout-updated = { $from }, nach diesem Schritt { $to }
tt-readout-xi = ξ: die Lernrate, wie weit ein Schritt geht (oft auch η oder α). { $value }
tt-readout-h = h: wie weit die Probe das Gewicht nach beiden Seiten verschiebt. { $value }
tt-readout-loss = ℓ: der Verlust dieser Zeile, wie falsch ihre Antwort ist. { $value }
tt-readout-mean-loss = L: der mittlere Verlust aller { $rows } Zeilen. { $value }
tt-readout-row-loss = { $loss }: der Verlust der Zeile { $row }, wie falsch ihre Antwort ist. { $value }
tt-stage-forward = Vorwärts
tt-stage-loss = Verlust
tt-stage-output = Ausgabe
tt-stage-hidden = Versteckt
tt-stage-numbered = Versteckt { $layer }
tt-stage-update = Anpassung
tt-stage-all = Alle
tt-next-begin = Schritt für Schritt
tt-next-loss = Weiter: Verlust
tt-next-output = Weiter: Ausgabeschicht
tt-next-hidden = Weiter: versteckte Schicht
tt-next-numbered = Weiter: versteckte Schicht { $layer }
tt-next-update = Weiter: Anpassung
tt-next-step = Schritt ausführen
tt-next-forward = Nächster Schritt: vorwärts
tt-explain-forward = Jedes Neuron summiert Gewicht mal Eingang ({ $weight }: Schicht 1, zu Neuron { $to } von Eingabe { $from }) und Bias b zu z und wendet die Aktivierungsfunktion { $activation } darauf an.
tt-explain-forward-without-biases = Jedes Neuron summiert Gewicht mal Eingang ({ $weight }: Schicht 1, zu Neuron { $to } von Eingabe { $from }) zu z und wendet die Aktivierungsfunktion { $activation } darauf an.
tt-explain-loss = Wie weit ist die Antwort ŷ vom Zielwert y entfernt? ℓ ist der Verlust dieser Zeile; die Kurve zeigt L, das Mittel über alle { $rows } Zeilen.
tt-explain-output = δ{ $mark } = ∂ℓ/∂z{ $mark } (im Code delta): wie stark sich ℓ mit z ändert. σ′(z), die Steigung von σ: wie schnell ŷ mit z wächst. δ mal x ist der Gradient von W.
tt-explain-hidden = δ{ $behind } kommt über die Gewichte zurück, summiert über die Ausgaben dahinter (hier nur eine). Mal der eigenen Steigung { $activation }′ ist es δ{ $mark }.
tt-explain-further = Noch eine Schicht zurück: δ{ $behind } wird wieder verwendet, nicht neu berechnet. Über die Gewichte summiert, mal { $activation }′, ist es δ{ $mark }: Backpropagation.
tt-explain-update = Jedes Gewicht und jeder Bias macht einen kleinen Schritt bergab, alle zugleich: Lernrate ξ mal eigener Gradient, gemittelt über die { $rows } Zeilen.
tt-explain-update-without-biases = Jedes Gewicht macht einen kleinen Schritt bergab, alle zugleich: Lernrate ξ mal eigener Gradient, gemittelt über die { $rows } Zeilen.
tt-explain-update-one = Jedes Gewicht und jeder Bias macht einen kleinen Schritt bergab, alle zugleich: gegen den Gradienten von ℓ einer Zeile, nicht von L. Zeile m ist markiert.
tt-explain-update-one-without-biases = Jedes Gewicht macht einen kleinen Schritt bergab, alle zugleich: gegen den Gradienten von ℓ einer Zeile, nicht von L. Zeile m ist markiert.
tt-explain-cancelled-loss = Hier liegt ŷ so nahe bei 0 oder 1, dass vom Unterschied zu wenige Stellen bleiben. Darum steht der Verlust mit z da: ln(1 + eᶻ) − y z ist dasselbe.
tt-explain-cancelled = δ{ $mark } = ∂ℓ/∂z{ $mark } (im Code delta): wie stark sich ℓ mit z ändert. ŷ ist so nahe bei 0 oder 1, dass σ′ Stellen verliert; es kürzt sich weg.
tt-derivation-differs =
    { $place ->
        [factor] Der Code berechnet hier etwas anderes: Nach dieser Gleichung ist Faktor { $number } gleich { $expected }; der Code hat { $computed }.
       *[other] Der Code berechnet hier etwas anderes: Nach dieser Gleichung ist es { $expected }; der Code hat { $computed }.
    }
tt-outcome-forward = Auf die Zeile { $row } antwortet das Netz ŷ = { $answer }.
tt-outcome-loss = y = { $y } und ŷ = { $answer }: Der Verlust dieser Zeile ist { $loss }, das Mittel { $mean }.
tt-outcome-not-finite = ∂ℓ/∂{ $name } ist keine endliche Zahl: Dieser Gradient ist also falsch.
tt-outcome-no-slope = ∂ℓ/∂{ $name } = { $gradient }: In dieser Zeile macht dieses Gewicht keinen Unterschied.
tt-outcome-uphill = ∂ℓ/∂{ $name } = { $gradient }: Etwas mehr { $name } würde den Verlust dieser Zeile vergrößern.
tt-outcome-downhill = ∂ℓ/∂{ $name } = { $gradient }: Etwas mehr { $name } würde den Verlust dieser Zeile verkleinern.
tt-outcome-update = { $name } geht von { $from } auf { $to }.
tt-payoff-change = { $before } → { $after }
tt-payoff-output = ŷ (Ziel { $target })
tt-payoff-row-loss = Verlust dieser Zeile ℓ
tt-payoff-mean-loss = mittlerer Verlust L
tt-outcome-after = { $direction ->
    [down] Schritt { $step } ist getan: Das Netz irrt sich etwas weniger.
    [up] Schritt { $step } ist getan, aber der mittlere Verlust ist gewachsen: Der Schritt war zu groß oder nicht für alle Zeilen.
   *[other] Schritt { $step } ist getan, und der mittlere Verlust ist gleich geblieben.
 }
tt-derivation-code = Code
tt-derivation-code-title = Die Zeilen, die das berechnen
tt-table-nothing-yet = Noch nichts
tt-table-between = ŷ, mit { $across } waagerecht und { $up } senkrecht
tt-table-loss = Der Verlust über den Schritten
tt-between-title = Antworten auf Eingaben dazwischen
tt-bias-name = Bias von { $name }
tt-python-did-not-start = Python ist nicht gestartet. Versuche es oben noch einmal: Das Netz erscheint hier, sobald es läuft.
tt-curve-empty = Die Kurve beginnt mit dem ersten Schritt.
tt-readout-gradients = { $value }; Gradient { $mean } (Mittel), Zeile { $row }
tt-readout-step = { $value } → { $updated } in diesem Schritt
tt-readout-value = { $name }: der Wert von Neuron { $unit } in Schicht { $layer }, { $activation }({ $sum }). { $value }
tt-readout-unit = { $name }: der Wert von Neuron { $unit } in Schicht { $layer }. { $value }; z = { $z }, { $activation }′(z) = { $slope }, δ = { $delta }
tt-readout-answer = { $name }: die Antwort des Netzes auf diese Zeile. { $value }; der Zielwert ist { $y }
tt-readout-target = y: der Zielwert dieser Zeile, die richtige Antwort. { $value }
tt-readout-sum = { $sum }: die gewichtete Summe der Eingänge von Neuron { $unit } in Schicht { $layer }, vor seiner Aktivierung. { $value }
tt-readout-slope = { $activation }′(z), die Steigung von { $activation }: wie schnell { $name } mit { $sum } wächst. { $activation }′({ $z }) = { $value }
tt-readout-delta = { $name } = ∂ℓ/∂{ $sum }: wie stark sich der Verlust dieser Zeile mit z ändert. { $value }
tt-readout-value-gradient = ∂ℓ/∂{ $name }: wie stark sich der Verlust dieser Zeile mit { $name } ändert. { $value }
tt-readout-row-gradient = ∂ℓ/∂{ $name }: wie stark sich der Verlust dieser Zeile mit diesem { $kind ->
    [weight] Gewicht
   *[bias] Bias
} ändert. { $value }
tt-readout-member-gradient = ∂{ $loss }/∂{ $name }: wie stark sich der Verlust der Zeile { $row } mit diesem { $kind ->
    [weight] Gewicht
   *[bias] Bias
} ändert. { $value }
tt-readout-mean-gradient = ∂L/∂{ $name }: wie stark sich der mittlere Verlust mit diesem { $kind ->
    [weight] Gewicht
   *[bias] Bias
} ändert. { $value }
tt-readout-updated-parameter = { $name } nach diesem Schritt: ξ mal Gradient ist abgezogen. { $from } → { $value }
tt-readout-loss-beside = L({ $name } { $side ->
    [above] +
   *[below] −
} h): der mittlere Verlust, wenn { $name } um h { $side ->
    [above] größer
   *[below] kleiner
} ist. { $value }
tt-readout-difference = ∂L/∂{ $name } aus Differenzen: wie stark sich der mittlere Verlust damit ändert. { $value }
tt-readout-relative-error = Relativer Fehler: der Unterschied der beiden Gradienten im Verhältnis zum größeren. { $value }
tt-explain-activations = { $hidden } (Ausgabe: σ)
tt-explain-output-cross-entropy = δ{ $mark } = ∂ℓ/∂z{ $mark } (im Code delta): wie stark sich ℓ mit z ändert. σ′(z), die Steigung von σ: wie schnell ŷ mit z wächst. Hier kürzt sie sich weg.
tt-column-hidden-numbered = versteckt { $layer }


## Die Ziffern, wie ihre Skripte sie sagen

digits-status-loading = MNIST wird geladen…
digits-status-training = Training: Epoche { $epoch } von { $epochs }.
digits-status-paused = Pause in Epoche { $epoch } von { $epochs }.
digits-status-finished =
    Trainiert: { $count ->
        [one] { $epochs } Epoche
       *[other] { $epochs } Epochen
    }.
digits-status-stopped-accuracy =
    Gestoppt nach { $count ->
        [one] { $epochs } Epoche
       *[other] { $epochs } Epochen
    }: Die verlangte Trefferquote ist erreicht.
digits-status-stopped-patience =
    Gestoppt nach { $count ->
        [one] { $epochs } Epoche
       *[other] { $epochs } Epochen
    }: kein Fortschritt mehr.
digits-status-failed =
    Abgebrochen nach { $count ->
        [one] { $epochs } Epoche
       *[other] { $epochs } Epochen
    }; was bis dahin gelernt wurde, bleibt erhalten.
digits-status-loaded = Ein { $sizes }-Netz ist geladen.
digits-status-random = Ein { $sizes }-Netz mit zufälligen Gewichten: noch nicht trainiert.
digits-status-changed = Ein { $sizes }-Netz mit geänderten Gewichten: noch nicht trainiert.
digits-status-read = Es liest { $share } der Testziffern richtig.
digits-status-draw = Zeichne eine!
digits-detail-left =
    noch { $time }, { $count ->
        [one] { $steps } Schritt
       *[other] { $steps } Schritte
    } getan
digits-detail-data = MNIST: { $here } von { $total }, { $digits } Ziffern geladen
digits-run-train = Trainieren
digits-run-restart = Neu trainieren
digits-run-pause = Pause
digits-run-resume = Weiter
digits-run-more = Noch { $epochs } trainieren
digits-save-now = Netz speichern
digits-save-then = Schritt { $step } speichern
digits-settings-summary =
    { $sizes } · { $count ->
        [one] { $epochs } Epoche
       *[other] { $epochs } Epochen
    } · Batch { $batch } · ξ { $rate } · Seed { $seed }
digits-epoch-of = { $epoch } von { $epochs }
digits-run-saved = Gespeichert { $time }: { $recipe }, Epoche { $epoch } von { $epochs }, { $share } der Testziffern.
digits-saved-run-unusable = Der in diesem Browser gespeicherte Lauf ist unbrauchbar und wurde verworfen: { $reason }
digits-label-all = { $recipe }, ξ { $rate }, Batch { $batch }, { $hidden } versteckte, Seed { $seed }
digits-label-few = { $recipe }, ξ { $rate }, Batch { $batch }, { $hidden } versteckte, Seed { $seed }, { $count } Ziffern
digits-earlier-read =
    { $run }: { $share } nach { $count ->
        [one] { $epochs } Epoche
       *[other] { $epochs } Epochen
    }
digits-earlier-stopped = { $run }: in Epoche 1 angehalten
digits-curve-epochs = Epochen
digits-curve-loss = Verlust
digits-curve-test = Testziffern
digits-curve-train = letzte Trainingsbatches
digits-curve-read-rightly = Trefferquote
digits-place-now = Neuester Stand
digits-place-begin = Schritt 0, vor dem Training
digits-place-in = Schritt { $step }, in Epoche { $epoch }
digits-place-after = Schritt { $step }, nach Epoche { $epoch }
digits-reads-now = liest
digits-reads-then = bei Schritt { $step } las
digits-answer-blank = Noch nichts gezeichnet.
digits-answer-untrained = Das Netz hat noch seine zufälligen Gewichte. Trainiere es, dann liest es das hier.
digits-answer-sure = Das ist eine { $digit }.
digits-answer-unsure =
    Nicht sicher: { $doubt ->
        [several] bitte eine Ziffer nach der anderen.
        [small] zeichne größer.
        [unfamiliar] anders als alle Ziffern, mit denen es trainiert wurde.
        [torn] zwei Ausgaben liegen nah beieinander. Vielleicht { $first } oder { $second }.
       *[faint] keine Ausgabe ragt heraus. Vielleicht { $first } oder { $second }.
    }
digits-drawing-read = Deine Zeichnung: { $digit }.
digits-drawing-unsure = Deine Zeichnung: vielleicht { $first } oder { $second }.
digits-pen-width = { $width }
digits-pen-place =
    Stift { $pen ->
        [down] aufgesetzt
       *[up] abgehoben
    }, { $across } % von links, { $down } % von oben
digits-step-crop = Auf die Tinte zuschneiden
digits-step-crop-purpose = damit es egal ist, wo gezeichnet wurde
digits-step-width = Strichbreite angleichen
digits-step-width-purpose = Striche zwei Pixel breit, wie die von MNIST
digits-step-scale = Auf 20 × 20 skalieren
digits-step-scale-purpose = damit es egal ist, wie groß gezeichnet wurde
digits-step-centre = Zentrieren
digits-step-centre-purpose = nach dem Schwerpunkt, in 28 × 28: das liest das Netz
digits-steps-picture = Nach dem Schritt: { $step }
digits-steps-none = Die Ziffer auf dem Feld ist aus MNIST und schon so aufbereitet: Sie braucht keinen Schritt.
digits-own-none = noch keine
digits-own-count = { $count }, davon { $right } richtig gelesen
digits-own-add = Es ist eine { $digit }
digits-own-picture = Deine { $digit }
digits-own-misread = { $digit }, gelesen als { $answer }
digits-own-delete = Löschen
digits-own-delete-this = Deine { $digit } löschen, Nummer { $number }
digits-own-saved =
    Als { $digit } gespeichert.{ $trained ->
        [no] {" "}Trainiere zuerst: Dann kannst du damit nachtrainieren.
       *[yes] {""}
    }
digits-own-taught = Nachtrainiert: deine Ziffern { $before } von { $count } → { $after } von { $count }; Testziffern { $test-before } → { $test-after }.
digits-own-teach = Damit nachtrainieren
digits-own-teaching = Trainiert nach…
digits-unit-name = Neuron { $number }
digits-unit-output = Ausgabe { $number }
digits-unit-pixel = Pixel { $row }, { $column }
digits-units-random = Zufällige Gewichte: nichts als Rauschen. Drücke „Trainieren“ und sieh zu, wie Formen daraus werden.
digits-units-of-outputs = Es gibt keine versteckte Schicht: Das sind die Gewichte der zehn Ausgaben.
digits-units-of-first = Das sind die Neuronen der ersten versteckten Schicht.
digits-units-ink = Jedes Bild zeigt die 784 Gewichte eines Neurons: Tinte auf blauen Pixeln erhöht seine Summe, auf orangefarbenen senkt sie sie. Zeige auf ein Neuron oder einen Balken.
digits-unit-weights = { $unit }: Gewichte bis ±{ $weight }, Bias { $bias }.
digits-unit-active = { $name } = { $value }: der Wert von { $unit }; Gewichte bis ±{ $weight }, Bias { $bias }.
digits-unit-adds = Sein Gewicht zur { $digit } ist { $weight }, also trägt es { $product } zu z der { $digit } bei.
digits-output-sum = z der { $digit } = b + Σ { $product } = { $bias } { $sum } = { $z }, { $formula } = { $output }
digits-score-hint = Zeichne eine Ziffer, um zu sehen, wie die Neuronen zusammen die Punktzahl jeder der zehn Ziffern ergeben.
digits-score-both = { $pro } erhöht die Punktzahl der { $digit } am meisten, { $contra } senkt sie am meisten.
digits-score-pro = { $pro } erhöht die Punktzahl der { $digit } am meisten; nichts senkt sie.
digits-score-contra = { $contra } senkt die Punktzahl der { $digit } am meisten; nichts erhöht sie.
digits-score-none = Kein Neuron ändert die Punktzahl der { $digit }.
digits-score-follow = Klicke noch einmal auf { $digit }, um der Antwort zu folgen.
digits-score-of = { $digit } { $output }: die Punktzahl der { $digit }, mit ihrer Ausgabe
digits-score-others =
    { $count ->
        [one] { $units } andere
       *[other] { $units } andere
    }
digits-score-bias = Bias b
digits-score-sum = z, die Summe
digits-confusion-hint = Drücke „Trainieren“: MNIST bringt 10.000 Testziffern mit, aus denen das Netz nie lernt. Hier siehst du dann, welche Ziffern es verwechselt.
digits-confusion-said = das Netz sagte
digits-confusion-is = es ist
digits-confusion-cell = { $truth } als { $answer } gelesen: { $count }
digits-confusion-unknown = { $truth } als { $answer } gelesen: noch nicht bekannt
digits-confusion-right =
    Nach { $count ->
        [one] { $steps } Schritt
       *[other] { $steps } Schritten
    } sind { $right } von { $total } Testziffern richtig gelesen: { $share }.
digits-confusion-loaded = Das geladene Netz liest { $right } von { $total } Testziffern richtig: { $share }.
digits-confusion-changed = Vor seinem ersten Schritt, mit geänderten Gewichten, liest das Netz { $right } von { $total } Testziffern richtig: { $share }.
digits-confusion-initial = Mit seinen zufälligen Gewichten liest das Netz { $right } von { $total } Testziffern richtig: { $share }.
digits-confusion-most =
    Am häufigsten wurde eine { $truth } als { $answer } gelesen: { $count ->
        [1] einmal
       *[other] { $times }-mal
    }.
digits-list-begin = Fehler mit größter Sicherheit: nach der ersten Epoche
digits-list-mistakes =
    Fehler mit größter Sicherheit: { $amount ->
        [some] { $shown } von { $count }
       *[all] { $count }
    }
digits-list-right =
    { $truth } richtig gelesen: { $amount ->
        [none] keine
        [some] { $shown } von { $count }
       *[all] { $count }
    }
digits-list-taken =
    { $truth } als { $answer } gelesen: { $amount ->
        [none] keine
        [some] { $shown } von { $count }
       *[all] { $count }
    }
digits-test-hint = Drücke „Trainieren“: Die Testziffern kommen mit MNIST, und du kannst jede ansehen.
digits-test-none = Noch keine Testziffer
digits-test-name = Testziffer { $number }
digits-test-answer = { $truth } → { $answer } { $output }: Testziffer { $number }, { $truth } als { $answer } gelesen
digits-test-is = Testziffer { $number } ist eine { $truth }.
digits-test-right = Das Netz stimmt zu, mit einer Ausgabe von { $output }.
digits-test-wrong = Das Netz sagt { $answer }, mit einer Ausgabe von { $output }; seine Ausgabe für { $truth } ist { $right }.
digits-table-accuracy = Die Trefferquote über den Epochen
digits-table-loss = Der Verlust der letzten Batches über den Epochen
digits-table-units = Wonach jedes Neuron sucht
digits-table-unit = Neuron
digits-table-bias = Bias
digits-table-excites = Pixel mit dem größten Gewicht
digits-table-holds = Pixel mit dem kleinsten Gewicht
digits-table-now = Aktivierung jetzt
digits-table-units-none = Die Neuronen: noch nichts
digits-table-units-caption = Die Neuronen mit den Pixeln (Zeile, Spalte) ihrer größten Gewichte
digits-curve-accuracy-empty = Drücke Trainieren: Nach jeder Epoche wird die Trefferquote auf den Testziffern gemessen.
digits-curve-loss-empty = Drücke Trainieren: Die Kurve wächst, während es lernt.


## Die Seite um die Labore, Links und Fehler, wie ihre Skripte sie sagen

page-python-ready = Python ist bereit
page-python-ready-plain = Python ist bereit, aber langsamer: { $why }
page-python-not-running = Python läuft nicht
page-versions =
    Python { $python }, NumPy { $numpy } und pynn { $pynn } laufen in diesem Tab, { $operations ->
        [relaxed] mit vollem Tempo: Der Prozessor rechnet mit mehreren Zahlen zugleich (SIMD mit FMA)
        [simd128] schnell: Der Prozessor rechnet mit mehreren Zahlen zugleich (SIMD)
       *[plain] langsamer als möglich: Der Prozessor rechnet mit einer Zahl nach der anderen (ohne SIMD)
    }.
page-boot-download = Schritt 1 von 3: Python wird geladen
page-boot-fetched = Schritt 1 von 3: Python wird geladen, { $bytes } von { $total }
page-boot-python = Schritt 2 von 3: Python wird gestartet
page-boot-packages = Schritt 3 von 3: NumPy und pynn werden importiert
page-setting-range = { $low } bis { $high }
page-locked-by-link = Vom Link festgelegt
page-code-not-fetched = Der Editor konnte nicht geladen werden.
page-code-changed = Du hast { $files } geändert: Hier läuft alles mit deinem Code.
page-code-altered = Dein Code hat { $names } geändert, und jedes Labor rechnet damit. „Wieder das Original“ startet Python neu, ohne diese Änderung.
page-code-altered-too = Er hat außerhalb dieser Dateien auch { $names } geändert.
page-code-altered-others = { $count ->
    [one] eines mehr
   *[other] { $count } weitere
}
page-code-restarting = Python startet neu, mit dem ursprünglichen Code. Die Netze bleiben, wie sie sind.
page-code-other-version = Diese Version von pynn ist eine andere als die, die du geändert hast: Deine Dateien sind da, laufen aber nicht.
page-code-ended = Python musste neu gestartet werden, während dein Code lief. Jetzt läuft der ursprüngliche Code; was du geschrieben hast, steht im Code-Labor und ist nicht angewandt.
page-code-not-again = Dein Code ließ sich nicht wieder ausführen: { $why }
page-code-busy = Dein Code läuft seit { $seconds } s.
page-address-no-lab = Die Adresse verlangt das Labor „{ $name }“, das es nicht gibt; es gibt { $labs }. Hier ist das erste.
page-address-no-simd = Die Adresse verlangt simd „{ $name }“; es gibt nur { $known }. Verwendet wird das Schnellste, was dieser Browser kann.
error-engine-stopped = Python ist stehen geblieben. Das Gelernte bleibt erhalten: „Noch einmal“ startet Python neu und macht dort weiter.
error-engine-stopped-why = Python ist stehen geblieben ({ $why }). Das Gelernte bleibt erhalten: „Noch einmal“ startet Python neu und macht dort weiter.
error-engine-unreadable = eine Nachricht war nicht lesbar
error-engine-not-running = es läuft nicht
error-engine-ended = der Browser hat es beendet
error-engine-silent = es antwortet nicht mehr
error-browser-lacks = Diesem Browser fehlt, was pynn braucht ({ $names }): Er ist zu alt, oder das ist abgeschaltet. Öffne diese Seite mit einem aktuellen Chrome, Edge, Firefox oder Safari.
error-host-policy = { $message } Der Header des Servers muss erlauben: { $policy }. Kannst du den Server nicht ändern, dann speichere die eine Datei, pynn-offline.html, und öffne sie von deiner Festplatte.
error-file-too-large = „{ $name }“ ist { $size } groß, Dateien von pynn sind höchstens { $most } groß: Wähle eine, die hier gespeichert wurde.
error-file-unreadable = „{ $name }“ konnte nicht gelesen werden: { $why } Wähle die Datei noch einmal.
error-no-styles = Die Datei „styles.css“ fehlt oder ist beschädigt: Die Seite funktioniert, sieht aber nicht aus, wie sie soll. Versuche es noch einmal.
offline-title-waiting = Offline: noch nicht
offline-title-checking = Offline: wird geprüft
offline-title-saving = Wird für offline gespeichert: { $percent } %
offline-title-ready = Offline bereit
offline-title-incomplete = Nicht offline bereit
offline-title-held = Nicht für offline gespeichert
offline-title-unavailable = Nur online
offline-again-ready = Noch einmal prüfen
offline-again-incomplete = Noch einmal
offline-again-held = Jetzt speichern
offline-waiting = Sobald Python läuft, speichert dieser Browser alles, was die Seite braucht.
offline-checking = Jede Datei wird geprüft.
offline-saving = Dieser Browser speichert die Seite für die Nutzung ohne Internet: { $bytes } von { $total }. Du kannst sie währenddessen benutzen.
offline-ready = Alle { $files } Teile, { $size }, sind in diesem Browser gespeichert und geprüft. Von jetzt an braucht pynn kein Internet.
offline-held = Dieser Browser soll Daten sparen, darum wurde die Seite nicht für die Nutzung ohne Internet gespeichert.
offline-refused = Der Browser weigert sich, die Seite zu speichern: { $why }
offline-missing = { $wrong } von { $files } Dateien konnten nicht gespeichert werden ({ $names }): { $why }
offline-missing-others = { $wrong } von { $files } Dateien konnten nicht gespeichert werden ({ $names } und weitere): { $why }
offline-keeps-nothing = Dieser Browser bewahrt keine Kopien von Seiten auf, oder nicht in einem privaten Fenster.
offline-insecure = Browser speichern Seiten nur von Adressen mit https: oder von diesem Computer selbst; diese Adresse beginnt mit http:.
share-label-begins = der, die, das
share-label-table = die Tabelle
share-label-exercise = die Aufgabe
share-label-file = die Datei
share-label-code = der Code
share-refused-whole = { $label }: Nötig ist eine ganze Zahl von { $low } bis { $high }, nicht „{ $given }“; { $instead }
share-refused-number = { $label }: Nötig ist eine Zahl von { $low } bis { $high }, nicht „{ $given }“; { $instead }
share-refused-option = { $label }: Nötig ist eines von { $options }, nicht „{ $given }“; { $instead }
share-refused-table = { $label }: Nötig sind ihre Eingaben und für jede Zeile ein Zielwert 0 oder 1, etwa { $example }, nicht „{ $given }“; { $instead }
share-refused-name = { $label }: Nötig ist ein einfacher Name, nicht „{ $given }“; { $instead }
share-instead = stattdessen gilt { $usual }.
share-instead-empty = stattdessen bleibt das Feld leer.
share-not-set = „{ $name }“ ist dort keine Einstellung.
share-not-locked = „{ $name }“ lässt sich dort nicht sperren.
share-no-lab = „{ $name }“ ist kein Labor.
share-settings-left-out = Die Einstellungen dafür werden ignoriert.
share-answer-damaged = Die verborgene Lösung ist beschädigt und lässt sich nicht zeigen.
share-task-too-long = Die Aufgabe ist länger als { $most } Zeichen: Ihr Ende fehlt.
share-answer-too-long = Die verborgene Lösung ist länger als { $most } Zeichen: Ihr Ende fehlt.
share-twice = „{ $name }“ kommt zweimal vor: Das erste gilt.
share-not-all = Nicht alles in der Adresse ließ sich verwenden.
share-more = Und { $count } weitere.
share-locked-by = Vom Link gesperrt: { $names }.
share-answer-show = Die Lösung zeigen
share-answer-hide = Die Lösung verbergen
page-as-a-table = Als Tabelle
page-table-empty = { $caption }: noch nichts
offline-saving-begun = Wird für offline gespeichert
page-lab-title = { $lab } – pynn
first-skip = Überspringen
first-forward = Das Netz antwortet auf jede Zeile der Tabelle: ŷ.
error-engine-restarting = es wird neu gestartet
error-started-from-folder = { $message } Manche Browser starten in einer Seite aus einem Ordner kein Python: Öffne diese Datei mit Chrome, Edge oder Firefox, oder rufe die Seite von einem Server ab.
offline-ready-embedded = Alle { $files } Teile, { $size }, sind in dieser Datei und geprüft. pynn braucht kein Internet.
offline-embedded-damaged = Teile dieser Datei sind beschädigt ({ $parts }). Kopiere sie noch einmal von ihrer Quelle.
first-play = Die Fünf-Sekunden-Demo zeigen
first-loss = Der Verlust misst, wie falsch die Antworten sind: Sieh, wie seine Kurve fällt.
first-update = In jedem Schritt ändert sich jedes Gewicht ein wenig, damit der Verlust kleiner wird.
first-learned = Gelernt. Geh jetzt selbst einen Schritt durch.
first-not-learned = Nach { $steps } Schritten noch nicht gelernt. „Start“ macht weiter.
first-unlearnable = Nicht gelernt: Dieses Netz kann diese Tabelle nicht lernen. Der Grund steht unter der Tabelle.
first-close = Schließen
path-steps =
    .aria-label = Der Weg durch die Labore
path-learn = sieh es lernen
path-by-hand = ein Schritt von Hand
path-break = mach es kaputt
path-own-digits = eigene Ziffern
path-done = , erledigt
path-place = Schritt { $step } von { $steps }
path-next = Weiter: { $step }


## Die Werkstatt: das Code-Labor und der Dialog, der Links macht

share-dialog-title = Dieses Labor als Link teilen
share-dialog-close = Schließen
share-dialog-link = Link
share-dialog-copy = Link kopieren
share-dialog-part = Der Teil zum Anhängen an jede andere Adresse von pynn
share-dialog-copy-part = Teil kopieren
share-dialog-copied = In die Zwischenablage kopiert.
share-dialog-by-hand = Dieser Browser ließ pynn nicht kopieren. Der Text ist markiert: Drücke Strg C oder ⌘ C.
share-dialog-only-here = Diese Seite kommt von diesem Computer, darum funktioniert der Link nur auf ihm. Anderswo hänge alles ab # an die dortige Adresse von pynn an.
share-dialog-contains = Was der Link enthält
share-dialog-not-in-it = Er enthält keine Gewichte und nichts, was ein Netz gelernt hat, keine Zeichnungen, keine eigenen Ziffern und keine Änderungen am Code. Er öffnet das Labor am Anfang, mit diesen Einstellungen.
share-dialog-long = Der Link ist { $letters } Zeichen lang. Manche Programme schneiden alles nach { $most } ab: Schick ihn erst dir selbst und probiere ihn aus.
share-dialog-lab = Das Labor: { $lab }
share-dialog-setting = { $label }: { $value }
share-dialog-table = { $kind }; y von oben nach unten: { $targets }
share-dialog-none = nichts
share-dialog-all-else = Alle anderen Einstellungen wie vorgegeben
share-dialog-everything = Alle Einstellungen wie vorgegeben
share-dialog-locked = Gesperrt: { $names }
share-dialog-task =
    { $count ->
        [one] Aufgabe ({ $letters } Zeichen), für alle sichtbar
       *[other] Aufgabe ({ $letters } Zeichen), für alle sichtbar
    }
share-dialog-answer =
    { $count ->
        [one] Lösung ({ $letters } Zeichen), verborgen, bis sie verlangt wird
       *[other] Lösung ({ $letters } Zeichen), verborgen, bis sie verlangt wird
    }
share-dialog-teacher = Für Lehrkräfte: Aufgabe, verborgene Lösung, Sperren
share-dialog-task-field = Aufgabe, über den Laboren zu lesen
share-dialog-answer-field = Lösung, verborgen, bis sie verlangt wird
share-dialog-answer-show = Die Lösung zeigen und ändern
share-dialog-locks = Sperren, sodass es sich nicht ändern lässt
share-dialog-no-secret = Sperren und verborgene Lösung leiten eine Klasse an; geheim sind sie nicht. Wer weiß, wie, kann die Lösung aus dem Link lesen oder pynn ohne ihn öffnen.
code-files-title = Dateien von pynn
code-files-others = Alle anderen Dateien ({ $count })
code-sheet = Aufgaben und Dateien
code-file-running = läuft
code-file-changed = geändert
code-apply = Diesen Code verwenden
code-compare = Änderungen zeigen
code-restore = Datei zurücksetzen
code-restore-all = Alle zurücksetzen
code-equation = Gleichung dieser Zeile
code-equation-sign = Die Gleichung, die diese Zeile berechnet
code-label = { $file }. Escape, dann Tab, führt aus dem Editor.
code-locked = Der Link hat den Code gesperrt: Du kannst ihn lesen, aber nicht ändern.
code-no-file = Der Link nennt die Datei „{ $file }“, die es nicht gibt.
code-failed = Dein Code ist gescheitert, während ein Labor mit ihm lief.
code-refused = Dieser Code läuft nicht, darum behalten die Labore den bisherigen. { $message }
code-busy = Python importiert es und macht in jedem Labor einen Schritt…
code-as-written = Originalcode. Ändere, was du willst: Du kannst ihn jederzeit zurücksetzen.
code-reverted = Originalcode, aber die Labore laufen noch mit deinen letzten Änderungen.
code-pending = { $files } geändert. Die Labore laufen mit dem ursprünglichen Code, bis du „{ code-apply }“ drückst.
code-pending-again = { $files } geändert. Die Labore laufen mit deinem früheren Code, bis du „{ code-apply }“ drückst.
code-altered = Alle Dateien sind im Original, aber dein Code hat etwas anderes geändert.
code-running = Die Labore laufen mit deiner Fassung von { $files }.
code-place = { $file }, Zeile { $line }
editor-find = Suchen
editor-next = nächstes
editor-previous = voriges
editor-all = alle
editor-match-case = Groß-/Kleinschreibung
editor-regexp = regulärer Ausdruck
editor-by-word = ganze Wörter
editor-replace-with = Ersetzen
editor-replace = ersetzen
editor-replace-all = alle ersetzen
editor-close = schließen
editor-current-match = aktueller Treffer
editor-on-line = in Zeile
editor-replaced-match = Treffer in Zeile $ ersetzt
editor-replaced-matches = $ Treffer ersetzt
editor-go-to-line = Gehe zu Zeile
editor-go = los
editor-selection-deleted = Auswahl gelöscht
editor-control-character = Steuerzeichen
editor-unchanged-lines = $ unveränderte Zeilen
editor-diagnostics = Meldungen
editor-no-diagnostics = Keine Meldungen
exercises-title = Aufgaben · { $done } von { $all } gelöst
exercises-breaks = Mach es kaputt und schau
exercises-blanks = Schreib es selbst neu
exercise-done = ✓ gelöst
exercise-none = Der Link nennt die Aufgabe „{ $name }“, die es nicht gibt.
exercise-change = Für mich ändern
exercise-blank = Rumpf leeren
exercise-check = Prüfen
exercise-undo = Rückgängig
exercise-first-hint = Erster Tipp
exercise-next-hint = Nächster Tipp (noch { $left })
exercise-last-hint = Keine weiteren Tipps
exercise-close = ← Alle Aufgaben
exercise-next = Nächste Aufgabe →
exercise-results = Ergebnisse und Hilfe
exercise-look = Sieh dir die Wirkung an
exercise-look-apply = Drücke über dem Code „{ code-apply }“, und folge dann dem Link hierunter.
exercise-look-back = Drücke danach „{ exercise-undo }“ und noch einmal „{ code-apply }“.
exercise-go-truth-table = Zum Wahrheitstabellen-Labor, mit Standardeinstellungen und bei Schritt 0
exercise-go-digits = Zum Ziffern-Labor, mit Standardeinstellungen und einem neuen Netz
exercise-why = Warum?
exercise-checking = Die Tests laufen…
exercise-not-importable = Dieser Code läuft nicht.
exercise-import = Das Paket lässt sich importieren
exercise-passed = ✓ Alle { $tests } Tests sind bestanden.
exercise-failed = { $passed } von { $tests } Tests sind bestanden. Beginne mit dem ersten, der es nicht ist: „{ $first }“.
exercise-predicted = Kaputt wie vorhergesagt: Alle { $tests } Vorhersagen treffen zu.
exercise-not-predicted = { $passed } von { $tests } Vorhersagen treffen zu. Die erste, die es nicht tut: „{ $first }“.
console-title = Konsole
console-about = Zum Ausprobieren: das Python, in dem die Labore laufen. Was du an einem Netz änderst, zeigt sein Labor sofort.
console-run = Ausführen
console-clear = Leeren
console-busy = Python führt es aus…
console-restarted = Python wurde neu gestartet; die Variablen sind weg.
console-input = Python zum Ausführen
console-log = Eingaben und ihre Ergebnisse
console-completions = Vervollständigungen
console-keys = <kbd>Enter</kbd> führt aus, <kbd>Umschalt</kbd> + <kbd>Enter</kbd> beginnt eine neue Zeile. <kbd>↑</kbd> und <kbd>↓</kbd> holen frühere Eingaben zurück. <kbd>Tab</kbd> ergänzt einen Namen; nach <kbd>Esc</kbd> verlässt es das Feld. <kbd>Strg</kbd> + <kbd>L</kbd> leert.
console-picture-range = { $shape } Zahlen, von { $low } bis { $high }.
console-picture-missing = { $numbers } davon sind keine endlichen Zahlen und als 0 gezeichnet.
console-picture-signed = Blau ist positiv, Orange negativ.
console-picture-unsigned = Schwarz ist 0, Weiß { $high }.
export-title = Herunterladen
export-what = Mach auf deinem eigenen Computer weiter: pynn, wie es in den Laboren läuft.
export-what-changed = Mach auf deinem eigenen Computer weiter: pynn, wie es in den Laboren läuft, mit deinen Änderungen an { $files }.
export-pending = Änderungen, die die Labore noch nicht verwenden, sind nicht dabei.
export-wheel = Paket als Wheel
export-wheel-about = Für „pip install“: pynn, wie es hier gerade läuft.
export-sources = Paket als Zip
export-sources-about = Dasselbe als Dateien, überall zu lesen und zu ändern.
export-run = Deinen Lauf reproduzieren
export-run-about = Schritt für Schritt auf deinem eigenen Computer, mit demselben Paket, denselben Einstellungen und demselben Seed; die Zahlen dieser Seite stehen neben deinen. Nötig sind nur Python und NumPy.
export-truth-table = Wahrheitstabelle
export-digits = Ziffern
export-notebook = Notebook
export-notebook-about = Für Jupyter.
export-script = Skript
export-script-about = Dasselbe für Python allein.
export-mnist = MNIST als Zip
export-mnist-about = Seine vier Dateien, 11 MB: nötig, um einen Ziffern-Lauf zu reproduzieren.
export-packing = Wird gepackt…
export-saved = Als { $name } gespeichert.
export-nothing = Es wurde nichts gespeichert.
export-save-no-curve = Noch keine Kurve: Sie beginnt, wenn das Netz trainiert wird.
export-save-no-pictures = Noch keine Bilder: Python startet noch.
export-save-canvas-protected = Dieser Browser lässt Seiten keine Bilder auslesen (resistFingerprinting oder eine Erweiterung): Ein PNG wäre nur Rauschen. Erlaube dieser Seite, Canvas-Daten auszulesen, oder nimm SVG, wo es einen Knopf dafür gibt.
export-save-too-large = Der Browser konnte kein Bild dieser Größe machen.
exercise-outdated = Der Code hat sich seitdem geändert: Prüfe noch einmal.
exercise-state-passed = bestanden
exercise-state-failed = nicht bestanden
exercise-state-waiting = noch nicht gelaufen
exercise-prediction-passed = Wie vorhergesagt
exercise-prediction-failed = Nicht wie vorhergesagt
exercise-prediction-waiting = Noch nicht gelaufen


## Errors

error-unexpected = { $error }
fast-path-not-loaded = seine schnelle Bibliothek konnte nicht geladen werden ({ $error })
fast-path-no-vectors = dieser Browser hat keine Vektorbefehle
fast-path-edited = { $count ->
    [one] es läuft dein { $names }
   *[other] es laufen deine { $names }
  }
fast-path-switched-off = in der Adresse der Seite abgeschaltet
fast-path-not-fetched = seine schnelle Bibliothek konnte nicht geladen werden
error-engine-not-started = Die Engine wurde etwas gefragt, bevor sie gestartet war.
damage-empty = sie ist leer
damage-checksum = ihre Prüfsumme ist falsch
damage-too-long = sie ist länger als ihre { $bytes } Bytes
damage-too-short = nur { $arrived } ihrer { $bytes } Bytes kamen an
error-connection-failed = Die Datei „{ $name }“ konnte nicht geladen werden: Die Verbindung ist gescheitert. Prüfe das Netz, dann versuche es noch einmal.
error-file-missing = Die Datei „{ $name }“ fehlt (Status { $status }). Versuche es noch einmal; hilft das nicht, kopiere alle Dateien der Seite noch einmal von ihrer Quelle.
error-connection-stalled = Die Datei „{ $name }“ konnte nicht geladen werden: Die Verbindung stockt, seit { $seconds } Sekunden ist nichts angekommen. Prüfe das Netz, dann versuche es noch einmal.
error-file-damaged = Die Datei „{ $name }“ kam beschädigt an: { $how }. Sie wurde nicht benutzt. Versuche es noch einmal; hilft das nicht, lade die Seite neu, oder kopiere sie noch einmal von ihrer Quelle.
error-engine-failed = Die Engine ist ausgefallen: { $message }
error-out-of-memory = Der Browser hat für diese Seite keinen Speicher mehr. Schließe andere Tabs, oder wähle weniger versteckte Neuronen oder kleinere Batches; „Noch einmal“ startet Python neu, und das Gelernte bleibt.
error-host-policy-refused = Der Webserver dieser Seite verbietet, was pynn braucht: Seine Content-Security-Policy ({ $directive }) hat es abgelehnt.
error-no-such-file = Eine solche Datei gibt es nicht.
error-copy-not-stored = Der Browser hat keine Kopie von „{ $name }“ gespeichert ({ $error }).


## Errors of pynn

error-archive-too-large = ausgepackt wären es { $unpacked } Bytes; eine Datei von pynn hat höchstens { $most }
error-archive-compression = „{ $name }“ ist auf eine Weise gepackt, die NumPy nie benutzt
error-archive-array-size = „{ $name }“ enthält nicht so viele Zahlen, wie es angibt
error-archive-array-missing = „{ $name }“ fehlt
error-archive-array-header = „{ $name }“ ist kein Array, das NumPy geschrieben hat
error-archive-array-kind = „{ $name }“ enthält { $found }, wo einfache Zahlen oder Text sein sollten
error-archive-unreadable = { $reason }
error-model-file-unreadable = das ist kein von pynn gespeichertes Netz, oder es ist beschädigt ({ $error }); erwartet wurde eine .npz-Datei, wie Network.save sie schreibt
error-model-file-version = diese Datei hat die Formatversion { $version }, dieses pynn liest die Version { $readable }: öffne sie mit dem pynn, das sie geschrieben hat
error-model-file-value-missing = „{ $name }“ fehlt: das ist kein von pynn gespeichertes Netz
error-model-file-value = „{ $name }“ enthält { $found }: das ist kein von pynn gespeichertes Netz
error-model-file-sizes = „sizes“ muss eine Liste ganzer Zahlen sein, eine für jede Schicht
error-model-file-layers = „sizes“ hat { $layers } Schichten, höchstens { $most } können gelesen werden
error-model-file-array-missing = „{ $name }“ fehlt: die Datei ist unvollständig
error-model-file-array-kind = „{ $name }“ enthält { $found }, erwartet wurde float32 oder float64
error-model-file-array-shape = „{ $name }“ hat die Form { $found }, aber „sizes“ verlangt { $expected }
error-model-file-not-finite = „{ $name }“ enthält NaN oder unendliche Zahlen
error-model-file-biases = laut Datei gibt es keine Biases, sie enthält aber welche: die Datei ist beschädigt
error-model-file-precisions = ihre Gewichte und Biases haben verschiedene Genauigkeit: die Datei ist beschädigt
error-model-file-no-network = diese Datei beschreibt kein Netz: { $error }
error-network-sizes = sizes muss mindestens eine Eingabe- und eine Ausgabeschicht auflisten, jede mit einer ganzen Zahl von Neuronen über 0, etwa [3, 4, 1]; gegeben war { $given }
error-network-too-large = Schichten mit { $given } Neuronen haben mehr Gewichte, als in den Speicher passen
error-hidden-activation = die Aktivierung „{ $given }“ geht nicht in versteckten Schichten: wähle eine von { $known }
error-output-activation-unknown = unbekannte output_activation „{ $given }“: wähle eine von { $known }
error-loss-unknown = unbekannter Verlust „{ $given }“: wähle einen von { $known }
error-cross-entropy-outputs = cross_entropy bildet Logarithmen der Ausgaben, also müssen sie zwischen 0 und 1 liegen, was { $activation } nicht garantiert: nimm output_activation „sigmoid“ oder „softmax“, oder den Verlust „squared_error“
error-softmax-single-output = Softmax über eine einzige Ausgabe ist immer 1 und kann nichts lernen: nimm „sigmoid“ für eine Ausgabe, oder zwei Ausgaben
error-digits-file-unreadable = diese Datei enthält keine Ziffern, oder sie ist beschädigt ({ $error }); erwartet wurde eine .npz-Datei mit „images“ (n, 28, 28) und „labels“ (n,), wie OwnDigits.to_bytes sie schreibt
error-digits-file-incomplete = „images“ oder „labels“ fehlen
error-digits-file-images = ihre Bilder sind { $found }, erwartet wurden vorzeichenlose Bytes (n, 28, 28)
error-digits-file-labels = ihre Klassen sind { $found }, erwartet wurde ein vorzeichenloses Byte für jedes der { $count } Bilder
error-digits-file-label = ihre Klassen gehen bis { $largest }, erwartet wurden Ziffern von 0 bis 9
error-digits-file-too-many = sie enthält { $count } Ziffern; Platz ist für { $most }
error-own-digit-label = eine Ziffer ist eine von 0 bis 9, nicht { $label }
error-own-digits-full = Platz ist für { $most } Ziffern: lösche erst einige
error-own-digit-missing = es gibt { $count } Ziffern, keine mit der Nummer { $index }
error-idx-magic-number = { $name } beginnt nicht mit der Kennzahl einer IDX-Datei aus Bytes (0, 0, 8 und 1 bis 3 Dimensionen), sondern mit { $found }
error-idx-header = { $name } endet schon im Kopf: die Datei ist abgeschnitten
error-idx-length = { $name } soll { $shape } = { $expected } Bytes enthalten, es folgen aber { $found }: die Datei ist abgeschnitten oder beschädigt
error-idx-gzip = { $name } ist eine beschädigte Gzip-Datei: { $reason }
error-idx-shapes = { $images } enthält ein Array der Form { $images_shape } und { $labels } eines der Form { $labels_shape }: erwartet wurden (m, 28, 28) und (m,)
error-idx-labels = das sind keine Ziffern mit ihren Klassen: { $error }
error-labels-not-whole = Klassen sind ganze Zahlen, eine für jedes Beispiel; nicht { $found }
error-labels-range = Klassen müssen zwischen 0 und { $last } liegen, gefunden wurden { $low } bis { $high }
error-table-kind = unbekannte Art von Tabelle „{ $given }“: wähle eine von { $kinds }
error-table-preset = unbekannte Vorlage „{ $given }“: wähle eine von { $presets }
error-table-targets = diese Tabelle braucht { $rows } Zielwerte, jeder 0 oder 1; gegeben war { $given }
error-history-step = nur die Schritte { $first } bis { $end } können besucht werden, nicht { $step }
error-diverged-learning-rate = das Training ist in Epoche { $epoch } bei Schritt { $step } divergiert: der Verlust wurde { $loss }. Die Lernrate { $learning_rate } ist hier zu groß: versuche { $smaller } oder einen anderen Seed
error-diverged-cause = das Training hat in Epoche { $epoch } bei Schritt { $step } angehalten: der Verlust wurde { $loss }. { $cause }
error-diverged-no-step = Noch wurde kein Schritt gemacht, also liegt es nicht an der Lernrate
error-diverged-weights = Der Schritt davor hat die Gewichte der Schicht { $layer } unendlich gemacht oder zu etwas, das keine Zahl ist, obwohl sein Verlust endlich war. An der Lernrate liegt es nicht: prüfe die Gradienten
error-diverged-biases = Der Schritt davor hat die Biases der Schicht { $layer } unendlich gemacht oder zu etwas, das keine Zahl ist, obwohl sein Verlust endlich war. An der Lernrate liegt es nicht: prüfe die Gradienten
error-diverged-computation = Alle Gewichte und Biases sind endliche Zahlen mäßiger Größe, also liegt es nicht an der Lernrate: prüfe, wie die Schichten und der Verlust berechnet werden
error-parameters-too-large = das Netz hat Parameter, die für { $dtype } zu groß sind


## Settings

error-setting-number = { $setting } muss eine Zahl von { $low } bis { $high } sein, nicht { $given }
error-setting-number-empty = { $setting } muss eine Zahl von { $low } bis { $high } sein; das Feld ist leer
error-setting-whole-number = { $setting } muss eine ganze Zahl von { $low } bis { $high } sein, nicht { $given }
error-setting-whole-number-empty = { $setting } muss eine ganze Zahl von { $low } bis { $high } sein; das Feld ist leer
error-setting-option = { $setting } muss eine der Optionen { $options } sein; nicht { $given }
error-setting-option-empty = { $setting } muss eine der Optionen { $options } sein; das Feld ist leer
error-settings-without-names = Einstellungen müssen Namen haben, etwa { $names }; nicht { $given }
# Jede Einstellung, wie sie in einem Satz steht.
setting-learning_rate-subject = die Lernrate ξ
setting-hidden-subject = die Zahl der versteckten Neuronen
setting-hidden_layers-subject = die Zahl der versteckten Schichten
setting-activation-subject = die Aktivierung der versteckten Neuronen
setting-loss-subject = der Verlust
setting-biases-subject = die Verwendung von Biases
setting-batch-subject = die Zahl der Zeilen eines Schritts
setting-seed-subject = der Seed
setting-recipe-subject = das Rezept
setting-epochs-subject = die Zahl der Epochen
setting-batch_size-subject = die Batchgröße
setting-train_size-subject = die Zahl der Trainingsbilder
setting-stop_accuracy-subject = die Trefferquote zum Aufhören (in Prozent)
setting-stop_patience-subject = die Zahl der Epochen ohne Fortschritt bis zum Aufhören
setting-slow_start-subject = der langsame Anfang
setting-test_digit-subject = die Nummer der Testziffer
setting-parameter-subject = ein Gewicht oder Bias
# Die Optionen jedes Menüs.
option-activation-sigmoid = Sigmoid
option-activation-tanh = tanh
option-activation-relu = ReLU
option-activation-identity = Identität (keine)
option-loss-squared_error = quadratischer Fehler
option-loss-cross_entropy = Kreuzentropie
option-slow_start-on = an
option-slow_start-off = aus
option-biases-on = an
option-biases-off = aus (alle 0)
option-batch-all = alle Zeilen
option-batch-one = eine Zeile
option-recipe-document = Klassisch
option-recipe-improved = Nach Nielsen
option-recipe-best = Beste


## New files of pynn, for the code lab

code-about-batch-order = Die Reihenfolge der Beispiele: gemischt, in Batches
code-about-training-state = Der Fortschritt eines Laufs und Zwischenstände
code-about-divergence = Warum ein Lauf anhält: sein Verlust ist keine endliche Zahl
code-about-loss-line = Der Verlust entlang einer Geraden durch die Parameter
code-about-network-arguments = Prüft Argumente und Eingaben eines Netzes
code-about-cli-settings = Die Einstellungen als Optionen der Kommandozeile
code-about-truth-table-command = Der Befehl `truth-table`
code-about-mnist-command = Der Befehl `mnist`
code-about-progress-bar = Der Fortschrittsbalken des Befehls `mnist`


## Errors of the labs

error-whole-number = { $subject } muss eine ganze Zahl von { $low } bis { $high } sein, nicht { $given }
error-share = { $subject } muss eine Zahl von 0 bis 1 sein, nicht { $given }
subject-digit = eine Ziffer
subject-own-digit = der Platz einer Ziffer
subject-epochs-done = die Zahl der vollendeten Epochen
subject-accuracy = die Trefferquote
subject-step = der Schritt
subject-row = eine Zeile, gezählt von 0,
subject-input = eine Eingabe, gezählt von 0,
error-weights-unfit = die Gewichte dieses Netzes müssen Zahlen von höchstens { $largest } sein, in Listen der Größen { $shapes }
error-biases-unfit = die Biases dieses Netzes müssen Zahlen von höchstens { $largest } sein, in Listen der Größen { $shapes }
error-biases-off = Biases sind aus, aber einige sind nicht 0
error-parameters-incomplete = jedes Gewicht und jeder Bias dieses Netzes braucht eine Zahl
error-no-such-parameter = dieses Netz hat kein Gewicht und keinen Bias { $given }
error-nothing-to-select = dieses Netz hat kein Gewicht, keinen Bias und kein Neuron { $given }
error-same-inputs = wähle zwei verschiedene der { $count } Eingaben
error-equations-gone = die Gleichungen { $key } haben sich inzwischen geändert
error-gradients-not-finite = das Training blieb in Epoche { $epoch } stehen, bei Schritt { $step }: Der Verlust wurde { $loss }. Die Gradienten davor sind unendlich oder keine Zahlen, obwohl ihr Verlust endlich ist, also liegt es nicht an der Lernrate: Prüfe die Gradienten
error-back-at-finite-loss = { $reason }. Der Lauf ist zurück bei Schritt { $step }, dem letzten, dessen Verlust endlich ist
error-back-at-finite-numbers = { $reason }. Der Lauf ist zurück bei Schritt { $step }, alle Zahlen endlich
error-model-layers = dieses Netz hat keine Schichten; um Ziffern zu lesen, braucht es 784 Eingaben und 10 Ausgaben. Das Netz in Gebrauch ist unverändert
error-model-ends = dieses Netz führt von { $inputs } Eingaben zu { $outputs } Ausgaben; um Ziffern zu lesen, braucht es 784 und 10. Das Netz in Gebrauch ist unverändert
error-model-size = dieses Netz hat { $layers } Schichten, die größte mit { $units } Neuronen; Platz ist für { $most_layers } Schichten mit je { $most_units } Neuronen. Das Netz in Gebrauch ist unverändert
error-model-overflows = die Zahlen dieses Netzes sind so groß, dass seine Punktzahlen überlaufen. Das Netz in Gebrauch ist unverändert
error-model-optimizer = der Zustand seines Optimierers ist beschädigt. Das Netz in Gebrauch ist unverändert
error-past-format = die Vergangenheit eines Laufs muss eine Liste von Zeitpunkten sein, nicht { $given }
error-moment-format = ein Zeitpunkt eines Laufs muss { $fields } haben
error-moment-layers = ein Zeitpunkt dieses Laufs hat die Schichten { $sizes }, der Lauf { $expected }
error-nothing-to-teach = es gibt noch nichts zu lehren: Zeichne eine Ziffer und sag, welche es ist
error-no-mnist-yet = es sind noch keine Ziffern aus MNIST da, unter die man sie mischen könnte: Versuche es wieder, wenn sie angekommen sind
error-no-ink = in dieser Zeichnung ist keine Tinte
error-drawing-gone = die Zeichnung { $drawing } ist nicht mehr da: Zeichne sie noch einmal
error-shard-unpacking = ein Stück von MNIST lässt sich nicht auspacken: { $error }
error-shard-cut-short = ein Stück von MNIST lässt sich nicht auspacken: Es endet zu früh
error-shard-content = ein Stück von MNIST enthält keine Ziffern: { $error }
error-shard-shapes = ein Stück von MNIST hat Bilder { $images }, Klassen { $labels }
error-shard-surplus = es kamen mehr als { $count } Trainingsziffern an


## The labs, as Python says them

table-kind-document = x₁, x₂ und x₃ = 1
table-kind-2 = 2 Eingaben
table-kind-3 = 3 Eingaben
table-kind-4 = 4 Eingaben
table-preset-document = XOR mit konstanter Eingabe x₃ = 1
table-preset-xor = XOR
table-preset-and = AND
table-preset-or = OR
table-preset-nand = NAND
table-preset-majority = Mehrheit
table-preset-parity = Parität (ungerade)
table-preset-zero = Immer 0
table-preset-one = Immer 1
recipe-summary-document = quadratischer Fehler und einfacher Gradientenabstieg: etwa 95 %
recipe-summary-improved = Kreuzentropie, deren Steigung nicht schwindet, wo σ flach ist, und klein gehaltene Gewichte (Kapitel 3)
recipe-summary-best = was 30 versteckte Neuronen können: Softmax, Momentum, ein abnehmendes ξ, um ein Pixel verschobene Ziffern


## The code lab, as Python says it

exercise-sigmoid-title = Die Sigmoidfunktion
exercise-sigmoid-task = z ist ein Array von beliebiger Form. Gib σ jeder seiner Zahlen zurück, in einem Array derselben Form.
exercise-sigmoid-hint-1 = NumPy rechnet mit allen Zahlen eines Arrays auf einmal, also braucht es keine Schleife: `-z`, `1 + z` und `1 / z` sind Arrays wie z.
exercise-sigmoid-hint-2 = `np.exp(z)` ist e hoch jede Zahl von z.
exercise-sigmoid-hint-3 = Für z = −1000 wäre e¹⁰⁰⁰ auszurechnen, und das ist zu groß. Lass den Exponenten nicht größer werden als `_EXP_LIMIT[z.dtype]`, das weiter oben steht: `np.minimum(a, b)` ist das Kleinere von zweien.
exercise-sigmoid-hint-4 = Also: Der Exponent ist `np.minimum(-z, _EXP_LIMIT[z.dtype])`. Nimm e hoch diesen, addiere 1, und teile 1 dadurch.
exercise-forward-title = Der Vorwärtslauf
exercise-forward-task = Beginne mit dem Batch, `self._x`, eine Zeile für jedes Beispiel. Geh durch die Schichten von `self.network.weights` und `.biases`, und leg die Werte jeder Schicht in die Liste `self.values`, die Eingaben zuerst. Wo es Zielwerte gibt, `self._y`, setze auch `self.loss` und `self.hits`.
exercise-forward-hint-1 = Die Zeilen von x sind Beispiele, und `W[j, i]` führt von Neuron i zu Neuron j. Für alle Beispiele auf einmal ist z also `x @ W.T + b`: (m, n_in) mal (n_in, n_out).
exercise-forward-hint-2 = Versteckte Schichten haben die Aktivierung `self.network.hidden`, die letzte Schicht hat `self.network.loss_function.activation`; was aus z ein x macht, ist deren `.function(z)`.
exercise-forward-hint-3 = `self.network.loss_function.value(z, y_hat, y)` ist der Verlust jedes Beispiels, (m,), wobei z das der letzten Schicht ist: L ist der Mittelwert davon. `classes(y_hat)` und `classes(y)` sind Klassennummern, und `hits` sagt, wie oft sie gleich sind.
exercise-forward-hint-4 = Setze `self.values = [self._x]`. Berechne in einer Schleife über `zip(weights, biases)` z aus `self.values[-1]`, und häng σ(z) an. Setze nach der Schleife, falls `self._y is not None`, `self.loss = float(… .mean())` und `self.hits`.
exercise-backward-title = Zurückführen
exercise-backward-task = Finde nach dem Vorwärtslauf δ = ∂L/∂z jeder Schicht, von der letzten an rückwärts, und leg sie in die Liste `self.deltas`, das der ersten Schicht zuerst. L ist ein Mittelwert über die m Beispiele: bilde ihn hier, einmal.
exercise-backward-hint-1 = `self.network.loss_function.delta(y_hat, y)` ist ∂L/∂z der letzten Schicht für den Verlust jedes einzelnen Beispiels, σ′ inbegriffen. L ist ihr Mittelwert: teile durch ihre Zahl.
exercise-backward-hint-2 = Was zu Neuron j zurückkommt, ist Σ_k δ_k W_kj. Mit einer Zeile für jedes Beispiel ist das `delta @ W`: (m, n_out) mal (n_out, n_in). Hier wird W nicht transponiert.
exercise-backward-hint-3 = Dann σ′: `self.network.hidden.backward(x, grad)` multipliziert grad mit σ′, das es aus den Werten x jener Schicht nimmt: `self.values[layer]`, zwischen `weights[layer - 1]` und `weights[layer]`.
exercise-backward-hint-4 = Beginne mit `self.deltas = [delta]`. Lass `layer` von der letzten bis zu 1 hinablaufen: führe delta durch `weights[layer]` zurück, multipliziere mit σ′ bei `values[layer]`, und setz das neue delta mit `insert(0, …)` an den Anfang.
exercise-gradients-title = Von δ zu den Gradienten
exercise-gradients-task = `self.deltas[l]` ist δ der Schicht l + 1, und `self.values[l]` sind die Werte, die in sie hineingingen; Zeilen sind Beispiele. Gib zwei Listen zurück: ∂L/∂W jeder Schicht und ∂L/∂b jeder Schicht, geformt wie die Parameter.
exercise-gradients-hint-1 = ∂L/∂W hat die Form von W, (n_out, n_in). δ ist (m, n_out), und x ist (m, n_in): Welches Produkt der beiden summiert über die m Beispiele?
exercise-gradients-hint-2 = Ein Matrizenprodukt summiert über die letzte Achse des ersten und die erste Achse des zweiten. Also muss in beiden m dort stehen: transponiere δ.
exercise-gradients-hint-3 = ∂z/∂b ist 1, also ist ∂L/∂b die Summe von δ allein, über die Zeilen: Achse 0. Das Mittel über die Beispiele steckt schon in δ.
exercise-gradients-hint-4 = Für `delta, x` in `zip(self.deltas, self.values)` (ŷ bleibt übrig) ist das eine `delta.T @ x`, das andere `delta.sum(axis=0)`. Gib beide Listen zurück, die der Gewichte zuerst.
exercise-descend-title = Ein Schritt bergab
exercise-descend-task = Ändere jedes Array von `parameters` um einen Schritt des Gradientenabstiegs, wobei ξ das Produkt aus `factor` und `self.learning_rate` ist. Die Arrays sollen dieselben bleiben, mit anderen Zahlen darin: Andere halten sie fest.
exercise-descend-hint-1 = `parameters` und `gradients` sind zwei Listen, die nebeneinander herlaufen: `zip` macht Paare daraus.
exercise-descend-hint-2 = `w = w - …` macht ein neues Array, und nur der Name w wechselt zu ihm: Das Netz behält das alte. `w -= …` und `w[...] = …` setzen Zahlen in das Array, das da ist.
exercise-descend-hint-3 = Der Plan eines Laufs gibt den Faktor vor; wo ξ konstant ist, ist er 1. ξ ist also `factor * self.learning_rate`.
exercise-descend-hint-4 = Zieh in einer Schleife über beide Listen ξ mal den Gradienten mit `-=` von w ab. Das ist alles.
exercise-softmax-title = Softmax
exercise-softmax-task = z ist (m, n), eine Zeile für jedes Beispiel. Gib ein Array derselben Form zurück, in dem jede Zeile positiv ist und sich zu 1 summiert.
exercise-softmax-hint-1 = `np.exp(z)` sind die Zähler. Jede Zeile ist durch ihre eigene Summe zu teilen: Das ist die Summe über Achse 1.
exercise-softmax-hint-2 = Die Summen sind (m,), und ein Array (m, n) lässt sich nicht dadurch teilen. Mit `keepdims=True` bleiben sie eine Spalte, (m, 1).
exercise-softmax-hint-3 = e¹⁰⁰⁰ ist zu groß. Aber dieselbe Zahl zu allen z einer Zeile zu addieren, ändert nichts, denn sie kürzt sich: zieh erst von jeder Zeile ihr Größtes ab, `z.max(axis=1, keepdims=True)`.
exercise-softmax-hint-4 = Also: e hoch z minus das Größte seiner Zeile; dann jede Zeile davon geteilt durch ihre eigene Summe, mit `axis=1, keepdims=True`.
exercise-factor-2-title = Den Faktor 2 weglassen
exercise-factor-2-task = Schreib in `squared_error_delta` `y_hat - y` statt `2 * (y_hat - y)`.
exercise-factor-2-look-1 = Alle prüfen: 21 von 21 weichen ab; jeder ist nur halb so groß.
exercise-factor-2-look-2 = Start: Die Tabelle wird gelernt, aber in 526 Schritten statt in 263.
exercise-factor-2-look-3 = Wähle ξ = 8 statt 4, und drücke „Zurücksetzen“: wieder 263 Schritte.
exercise-factor-2-why = Jeder Gradient ist halb so groß, wie er sein sollte, zeigt also immer noch genau bergauf: Die Schritte sind halb so lang, und ξ kann das ausgleichen. Mit ½ im Verlust, wie viele Bücher ihn haben, wäre das richtig. Mit diesem Verlust ist es das nicht, und nur die Gradientenprüfung sagt es.
exercise-sigma-prime-title = σ′ vergessen
exercise-sigma-prime-task = Lass in `backward`, wo δ zur versteckten Schicht zurückgeführt wird, σ′ weg: schreib `delta = delta @ W`.
exercise-sigma-prime-look-1 = Alle prüfen: 16 von 21 weichen ab, alle von W⁽¹⁾ und b⁽¹⁾ und keiner von W⁽²⁾ und b⁽²⁾.
exercise-sigma-prime-look-2 = Start: Nach 1.000 Schritten ist der Verlust immer noch über 0,24 und jede Ausgabe zwischen 0,4 und 0,6.
exercise-sigma-prime-why = Im δ der Ausgabe ist σ′ schon enthalten; es fehlt das der versteckten Schicht. Weil σ′ höchstens ¼ ist, sind die Schritte der versteckten Schicht mindestens viermal zu lang, am meisten dort, wo σ flach ist und ihre Gewichte sich kaum bewegen sollten. So werden ihre Neuronen gegen 0 gedrückt: Nach 1.000 Schritten gibt keines von ihnen in irgendeiner Zeile mehr als 0,3 aus. Für die Ausgabe sehen die Zeilen fast gleich aus, und sie lernt nicht mehr, als auf alle etwa ½ zu antworten.
exercise-new-weights-title = Auf dem Rückweg das neue W⁽²⁾ nehmen
exercise-new-weights-task = Ändere in `backward`, bevor δ zurückgeführt wird, erst W, wie ein Schritt mit ξ = 1 es täte: füge unter der Zeile `W, x = …` die Zeile `W = W - delta.T @ x` ein.
exercise-new-weights-look-1 = Alle prüfen: 16 von 21 weichen ab, alle von W⁽¹⁾ und b⁽¹⁾ und keiner von W⁽²⁾ und b⁽²⁾.
exercise-new-weights-look-2 = Start: Die Tabelle wird trotzdem gelernt, in 264 Schritten statt in 263.
exercise-new-weights-why = Das passiert, wo jede Schicht sofort geändert wird, auf dem Rückweg. Alle Ableitungen gehören zu ein und demselben Punkt, dem des Vorwärtslaufs: Mit einem anderen W⁽²⁾ ist dies nicht mehr der Gradient irgendeiner Funktion. Nahe am Tal sind die Schritte klein und beide W⁽²⁾ fast gleich, so verdeckt das Lernen den Fehler. Die Gradientenprüfung tut das nicht.
exercise-no-bias-title = Kein Bias im Vorwärtslauf
exercise-no-bias-task = Lass in `forward`, in der Zeile, die z berechnet, `+ b` weg.
exercise-no-bias-look-1 = Alle prüfen: 5 von 21 weichen ab, die Biases. Der Verlust hängt nicht mehr von ihnen ab, aber Backprop berechnet weiter Gradienten für sie.
exercise-no-bias-look-2 = Wähle XOR, mit tanh in der versteckten Schicht, und Start: Die Ausgabe der ersten Zeile, 0 und 0, ist 0,5 und bleibt 0,5. Mit Biases wird XOR in 60 Schritten gelernt.
exercise-no-bias-why = Wo alle Eingaben 0 sind, ist jedes z 0, wie die Gewichte auch sind: tanh davon ist 0, und σ davon ½. XOR mit konstanter Eingabe wird trotzdem gelernt, in 364 Schritten: Sein x₃ ist immer 1, sodass ein Gewicht tun kann, was ein Bias tut.
exercise-no-shuffling-title = Nicht mischen
exercise-no-shuffling-task = In `_draw_order` werden die Beispiele in zufällige Reihenfolge gebracht. Nimm sie so, wie sie in Ordnern lägen, einem für jede Ziffer: gib statt `self._rng.permutation(m)` `np.argsort(self.examples.targets.argmax(axis=1), kind="stable")` zurück.
exercise-no-shuffling-look-1 = Alle prüfen, im Wahrheitstabellen-Labor: Jeder Gradient ist richtig.
exercise-no-shuffling-look-2 = Trainiere mit Ziffern: Die erste Epoche ist, wie sie war, 94 %, denn sie nimmt die Ziffern, wie sie geholt werden. Nach der zweiten, alle Nullen zuerst und alle Neunen zuletzt, sind es 20 %.
exercise-no-shuffling-why = Ein Schritt kennt nichts als seinen Batch. In einer langen Reihe von Batches aus Neunen ist neun die richtige Antwort auf alles, und was von den anderen gelernt war, geht verloren. Nur wo ein Batch aussieht wie das Ganze, ist sein Gradient ungefähr der des Ganzen. Keine Gradientenprüfung kann das finden: Jeder Gradient ist richtig. MNIST selbst kommt gut gemischt: gib `np.arange(m)` zurück, und fast nichts geht verloren.
exercise-too-large-title = ξ zu groß
exercise-too-large-task = Mach ξ in `GradientDescent.update` hundertmal so groß: `100 * factor * self.learning_rate`.
exercise-too-large-look-1 = Alle prüfen: Jeder Gradient ist richtig.
exercise-too-large-look-2 = Mach einen Schritt: Alle Ausgaben sind 1,000, und der Verlust ist 0,5. So bleibt es, auch nach 1.000 Schritten.
exercise-too-large-look-3 = Wähle ξ = 0,04, und drücke „Zurücksetzen“: gelernt in 263 Schritten, als wäre nichts gewesen.
exercise-too-large-why = Der Gradient sagt, wo es hinabgeht und wie steil es hier ist, aber nicht, wie weit. Ein Schritt dieser Länge führt über das Tal hinaus, dorthin, wo jedes σ flach ist: Dort ist jeder Gradient fast 0, und nichts führt zurück.
exercise-when = { $situation }: { $quantity }
exercise-when-value = Mit { $name } = { $value }
exercise-when-functions = Mit { $functions }
exercise-when-scaled = Mit { $factor }-mal so großem { $name }
exercise-when-dtype = In { $dtype }
exercise-when-sizes = In einem Netz mit { $sizes } Neuronen
exercise-when-no-biases = Ohne Biases
exercise-when-step = In Schritt { $step }
exercise-when-steps = Nach { $steps } Schritten in { $dtype }
exercise-when-second-call = Beim zweiten Aufruf
exercise-when-short = Für { $examples } Beispiele nach einem Batch von { $batch }
exercise-added = der Zuwachs von { $name }
exercise-kind-array = ein Array aus { $dtype }
exercise-kind-shape = ein Array der Form { $shape }
exercise-kind-type = vom Typ { $type }
exercise-kind-list = eine Liste von Arrays
exercise-kind-pair = ein Paar von Listen
exercise-kind-number = eine Zahl
exercise-kind-whole-number = eine ganze Zahl
exercise-fault-other = { $quantity }{ $place } ist { $found }; erwartet wurde { $expected }.
exercise-fault-transposed = { $quantity } ist { $found }; erwartet wurde { $expected }: Zeilen und Spalten sind vertauscht.
exercise-fault-not-finite = { $quantity } hat Zahlen, die nicht endlich sind: { $number }.
exercise-fault-float32 = { $quantity } ist nur so genau wie float32; erwartet wurde float64.
exercise-fault-zero = { $quantity } ist überall 0 und sollte es nicht sein.
exercise-fault-sign = { $quantity } hat überall das entgegengesetzte Vorzeichen.
exercise-fault-factor = { $quantity } ist überall das { $factor }-Fache des Erwarteten.
exercise-fault-differences = { $gradient }: Backprop sagt { $backprop }, der Differenzenquotient { $difference }.
exercise-fault-changed = { $name } hat sich verändert: Lass es, wie es ist, und arbeite mit einer Kopie.
exercise-fault-shares-memory = { $name } teilt seinen Speicher mit einem Gradienten, den Momentum an Ort und Stelle ändert.
exercise-fault-same-array = Ein zweiter Aufruf hat das Ergebnis des ersten verändert: Leg jedes Mal ein neues Array an.
exercise-fault-not-in-place = { $name } wird nicht an Ort und Stelle geändert: Das Netz hat immer noch das Array von vorher.
exercise-fault-overflow = np.exp läuft über, wo z { $z } enthält.
exercise-fault-uphill = L geht von { $before } zu { $after }, in einem Schritt mit ξ = { $xi }.
exercise-fault-ends-python = Der Code löst { $error } aus, was Python beenden würde: Er muss stattdessen zurückkehren.
exercise-fault-ratio = Einer von ihnen ist das { $ratio }-Fache dessen, was er sein sollte.
exercise-fault-relative-error = Der relative Fehler von einem von ihnen ist { $error }.
exercise-fault-class-order = Die Klassen der ersten zehn Beispiele sind { $classes }.
exercise-test-formula = { $formula }
exercise-test-formula-of-yours = { $formula }, aus deinem { $quantity }
exercise-test-elementwise = Ein Batch wird Zahl für Zahl berechnet und behält seine Form
exercise-test-no-overflow = Kein z ist zu groß: Nichts läuft über
exercise-test-no-overflow-float32 = Auch in float32 läuft nichts über
exercise-test-far-apart = Nichts läuft über, wie weit die z einer Zeile auch auseinanderliegen
exercise-test-far-out = σ ist auch weit weg von 0 genau
exercise-test-dtype = float32 bleibt float32, und float64 bleibt float64
exercise-test-unchanged = Es verändert nicht: { $names }
exercise-test-new-arrays = Jeder Aufruf gibt neue Arrays zurück
exercise-test-rows-sum-to-1 = Jede Zeile, ein Beispiel, summiert sich zu 1
exercise-test-row-by-row = Jede Zeile wird für sich berechnet
exercise-test-differences-count = Dieselbe Zahl zu jedem z einer Zeile zu addieren, ändert nichts
exercise-test-holds = { $list } enthält ein Array für jede Schicht: { $arrays }
exercise-test-two-lists = Es gibt zwei Listen zurück, von ∂L/∂W und von ∂L/∂b, mit einem Array für jede Schicht
exercise-test-sum = { $gradient } hat die Form von { $parameter } und ist { $sum } über die Beispiele
exercise-test-one-example = Auch ein Batch aus einem Beispiel ist ein Batch
exercise-test-differences = Zentrale Differenzen stimmen überein mit { $gradients }
exercise-test-any-depth = Es geht durch beliebig viele Schichten
exercise-test-shapes = Andere Formen: eine Schicht oder drei, Schichten aus einem Neuron, eine Ausgabe
exercise-test-short-batch = Auch ein kürzerer letzter Batch stimmt: Er hat seine eigene Zahl von Beispielen
exercise-test-any-size = Große und kleine Zahlen zählen in voller Größe
exercise-test-no-biases = Auch ein Netz ohne Biases stimmt
exercise-test-activations = Versteckte Schichten haben eine Aktivierung, und die Ausgabe hat ihre eigene
exercise-test-hidden-activation = σ′ ist das der Aktivierung der versteckten Schichten: auch tanh
exercise-test-output-functions = δ⁽²⁾ stimmt auch für andere Ausgaben: Softmax und tanh
exercise-test-flat = Wo σ flach ist, ist δ 0
exercise-test-loss = L ist über die Ausgaben summiert und über die Beispiele gemittelt
exercise-test-loss-finite = L bleibt endlich, wo ŷ genau 0 oder 1 ist
exercise-test-hits = hits zählt die Beispiele, die in ihre Klasse eingeordnet werden
exercise-test-hits-of-one-output = Mit einer Ausgabe ist die Klasse 1, wenn ŷ mindestens ½ ist
exercise-test-no-targets = Auch ohne Zielwerte gibt es ŷ
exercise-test-in-place = Die Arrays werden an Ort und Stelle geändert, nicht gegen neue ausgetauscht
exercise-test-downhill = Der Verlust sinkt
exercise-test-any-xi = Der Schritt folgt jedem ξ
exercise-test-second-step = Ein zweiter Schritt folgt den Gradienten seines eigenen Batches
exercise-test-trains = Das Training läuft damit: drei Batches, der letzte kürzer
exercise-test-halves = Jeder Gradient ist halb so groß, wie er sein sollte
exercise-test-right = Jeder Gradient von { $name } ist richtig
exercise-test-wrong = Jeder Gradient von { $name } ist falsch, und die Prüfung entdeckt es
exercise-test-learned = XOR mit konstanter Eingabe ist innerhalb von { $steps } Schritten gelernt
exercise-test-not-learned = XOR mit konstanter Eingabe ist innerhalb von { $steps } Schritten nicht gelernt
exercise-test-class-by-class = In der zweiten Epoche kommen die Beispiele Klasse für Klasse
error-exercise-no-function = In dieser Datei gibt es kein „{ $name }“ mehr: Geh erst zum Original zurück.
error-exercise-not-a-function = „{ $name }“ ist keine Funktion mehr: Geh erst zum Original zurück.
error-exercise-no-line = Die Zeile „{ $line }“ steht nicht mehr in { $file }. Ändere sie von Hand, oder stell die Datei erst wieder her.
error-exercise-changed-already = Die Änderung ist schon gemacht.
error-exercise-unknown = Es gibt keine Aufgabe „{ $name }“: Es gibt { $known }.
console-name-np = NumPy, seine Arrays und Funktionen
console-name-pynn = das Paket, mit deinen Änderungen
console-name-network = das Netz des Wahrheitstabellen-Labors, live
console-name-table = seine Tabelle: Eingaben und Zielwerte
console-name-digits-network = das Netz, das Ziffern liest
console-name-digits = die Testziffern, sobald sie geladen sind: { $example }
console-name-show = ein Bild eines Arrays
console-name-help = Pythons Beschreibung von allem
console-more-characters =
    { $count ->
        [one] … und { $count } weiteres Zeichen.
       *[other] … und { $count } weitere Zeichen.
    }
console-more-pictures =
    { $count ->
        [one] … und { $count } weiteres Bild.
       *[other] … und { $count } weitere Bilder.
    }
console-network-restored = { $name } ist so, wie es vorher war: { $error }
console-arrives-later = „{ $name }“ ist da, sobald das Ziffern-Labor MNIST geholt hat: Drücke dort Trainieren, oder warte, bis es ankommt.
console-read-only = Die Daten der Labore lassen sich nur in den Laboren ändern. Für eine eigene Kopie: { $code }
console-no-exit = Hier gibt es nichts zu verlassen: Die Konsole ist da, solange die Seite da ist. Strg+L leert sie.
console-no-help = Dazu gibt es hier keine Hilfe: { $error }
error-export-no-run = Wähle einen Lauf zum Mitnehmen: den der Wahrheitstabelle, den der Ziffern oder beide.
error-export-no-mnist = Die Ziffern sind noch nicht alle da: Sie kommen, wenn das Ziffern-Labor zum ersten Mal trainiert.
error-unknown-code-file = Das Paket hat keine Datei „{ $file }“.
code-about-init = Das Paket: seine öffentlichen Namen und diese Reihenfolge
code-about-activations = σ, tanh, ReLU und Softmax und ihre Ableitungen
code-about-losses = Verluste L und ihre Gradienten ∂L/∂ŷ
code-about-network = Das Netz: Vorwärtslauf, Verlust und Gradienten
code-about-backpropagation = Vorwärtslauf, δ jeder Schicht und die Gradienten
code-about-optimizers = Regeln für den Schritt: Gradientenabstieg, auch mit Momentum
code-about-schedules = Wie sich ξ im Verlauf eines Laufs ändert
code-about-training = Stochastischer Gradientenabstieg in Mini-Batches
code-about-gradient-check = Gradienten aus Backprop gegen zentrale Differenzen
code-about-derivation = Ein Beispiel mit jeder Zahl der Herleitung
code-about-examples = Eingaben und Zielwerte, Batch für Batch umgewandelt
code-about-truth-table = Wahrheitstabellen als Beispiele zum Lernen
code-about-separability = Beweist, dass ein Netz eine Tabelle nicht lernen kann
code-about-history = Die Schritte eines Laufs, zum Wiederaufsuchen
code-about-metrics = Trefferquote, Verwechslungsmatrix, größte Irrtümer
code-about-stopping = Wann vor der letzten Epoche aufzuhören ist
code-about-recipes = Die zwei klassischen Läufe, aus ihren Einstellungen
code-about-settings = Einstellungen: ihre Namen, Bereiche und Vorgaben
code-about-backend = Der Code, der trainiert: NumPy oder ein schnelleres Backend
code-about-model-file = Netze als `.npz`-Dateien: gespeichert und geladen
code-about-archive = Arrays aus einer `.npz`-Datei, die beschädigt sein kann
code-about-files = Dateien, die ganz oder gar nicht geschrieben werden
code-about-errors = Fehler mit einem Code, für jede Sprache
code-about-digits-init = Handgeschriebene Ziffern: MNIST, Zeichnungen und Bilder
code-about-digits-mnist = MNIST aus seinen IDX-Dateien, geprüft
code-about-digits-augmentation = Mehr Beispiele: Ziffern, um ein Pixel verschoben
code-about-digits-drawing = Von der Tinte zu einer Eingabe wie in MNIST
code-about-digits-pen-width = Die Breite der Striche, gemessen und angeglichen
code-about-digits-reading = Die Ziffer, die ein Netz liest, oder warum es unsicher ist
code-about-digits-ink-shape = Ein Punkt, mehrere Ziffern oder zu dicke Striche
code-about-digits-familiarity = Wie nahe ein Bild den gelernten Ziffern ist
code-about-digits-collection = Eigene Ziffern mit ihren Klassen und ihre Datei
code-about-digits-teaching = Training, das mit eigenen Ziffern weitergeht
code-about-digits-picture-file = Bilddateien als Graustufen
code-about-digits-ink = Die Tinte einer Ziffer auf einem Foto
code-about-digits-image-filters = Schwellen, Glättung und andere Bildfilter
code-about-digits-components = Zusammenhängende Formen einer Maske: Flächen und Rahmen
code-about-digits-predict = Der Befehl `predict`: die Ziffer in einem Bild
code-about-terminal = Ausgabe, Pipes und Signale eines Befehls
code-about-cli = Die Befehle `truth-table`, `mnist` und `predict`
code-about-main = Startet die Kommandozeile: `python -m pynn`
