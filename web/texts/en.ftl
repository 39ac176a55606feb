### What the page says, in English. Each other file in this folder is another language: the same
### messages, in Fluent's syntax (projectfluent.org). Marks such as <i> stand where the English has them.

# What this language calls itself.
language = English


## In the page’s HTML: The page

page-a-neural-network-with-backpropagation =
    .content = A neural network with backpropagation, in Python and NumPy, trained in this browser tab: on a truth table, and on handwritten digits that you can draw.
page-pynn-backpropagation-you-can-see = pynn – backpropagation you can see
page-skip-to-the-lab = Skip to the lab
page-this-page-is-still-arriving = This page is still loading. If it stays like this, a part of it is missing or damaged, or the web server forbids its scripts (Content-Security-Policy): <a>load it again</a>. If that does not help, hold the Shift key while you reload, so that the browser ignores its own copies, or copy the page again from its source. Opened from a folder, <a>pynn-offline.html</a> works, index.html does not.
page-saved-copy = This is a saved copy of a running page, and such a copy cannot start again: use the original. To keep pynn on your disk, download or copy the file pynn-offline.html itself. This copy was saved from
page-framed = pynn cannot start here: the page around it shows it in a frame that isolates it (sandbox without allow-same-origin), so its scripts do not load. Open this address in a tab of its own:
page-sandboxed = pynn cannot start here: its web server isolates it (Content-Security-Policy: sandbox, without allow-same-origin), so its scripts do not load. Have that header changed, or open the one file, pynn-offline.html, from your disk.


## In the page’s HTML: The masthead

top-backpropagation-you-can-see = Backpropagation you can see
top-labs =
    .aria-label = Labs
top-truth-table = Truth table
top-digits = Digits
top-code = Code
top-share = Share
top-display = Display
top-colours = Colours
top-as-the-system = <input/> System
top-light = <input/> Light
top-dark = <input/> Dark
top-large-type-for-a-projector = <input/> Large type, for a projector
top-language = Language
top-starting-python = Starting Python…
top-loading-python =
    .aria-label = Loading Python
top-offline-not-yet = Offline: not yet
top-when-python-runs-this-browser = Once Python is running, this browser saves everything that the page needs.
top-check-again = Check again
top-install-as-an-app = Install as an app
offline-one-file = <a>All of it in one file</a>, <span/> MB: opens with a double click, without a server.
top-language-hint = Changing the language reloads the page; training is kept up to its last full epoch, the truth table starts over.


## In the page’s HTML: A newer version

newer-a-newer-version-of-pynn = A newer version of pynn is ready. Using it reloads the page; training is kept up to its last full epoch, the truth table starts over.
newer-use-it-now = Use it now
newer-later = Later


## In the page’s HTML: Errors

error-try-again = Try again
error-show-the-line = Show the line
error-dismiss = Dismiss


## In the page’s HTML: The mark of edited code

mark-show-the-difference = Show changes
mark-run-the-original-again = Run the original again
mark-go-to-the-code = Go to the code
mark-i-see = Got it
mark-if-it-will-never-end = <span/> If it never ends, stop it: Python restarts. MNIST, what was learned up to the last full epoch, and your text in the editor are kept.
mark-stop-it = Stop it


## In the page’s HTML: A teacher’s task

task-from-the-link = Your task
task-show-the-answer = Show the answer
task-put-the-task-away = Hide the task
task-open-without-the-links-locks = Open without the link’s locks


## In the page’s HTML: The truth table

tt-learn-a-truth-table = Learn a truth table
tt-settings = Settings
tt-settings-summary = { $sizes } · { $activation } · ξ { $rate } · seed { $seed }
tt-run = Run
tt-speed-of-the-run = Speed of the run
tt-at-1 = 1×
tt-at-10 = 10×
tt-flat-out = as fast as possible
tt-one-step = One step
tt-one-epoch = One epoch
tt-reset = Reset
tt-learning-rate = Learning rate <i>ξ</i>
tt-hidden-layers = Hidden layers
tt-hidden-units = Hidden units
tt-activation = Activation
tt-loss = Loss
tt-biases = Biases
tt-one-step-uses = Batch
tt-seed = Seed
tt-settings-terms = Batch: the rows that one step uses. Epoch: one pass through all rows. Seed: where the random initial weights come from; the same seed gives the same weights.
tt-function = Function
tt-inputs = Inputs
tt-inputs-target-y-and-the = Inputs, target y and the network’s output ŷ, row by row
tt-steps-done = Steps done
tt-back-to-latest = Back to latest
tt-loss-l-mean-of-all = Mean loss <i>L</i>
tt-curve-of-the-loss-over =
    .aria-label = Curve of the loss over the steps
tt-loss-l-after-each-step = Loss <i>L</i> over the steps
tt-the-newest-step = Latest step
tt-step-that-is-shown =
    .aria-label = Step that is shown
tt-save-the-curve-csv = Save the curve: <button>CSV</button>
tt-save-the-curve-as-csv =
    .aria-label = Save the curve as CSV
    .title = The points of the curve: every step of a slow run, some of a fast or long one
tt-earlier-runs = Earlier runs
tt-forget-them = Clear earlier runs
tt-what-it-answers-in-between = Answers for in-between inputs
tt-across = Across
tt-up = Up
tt-is-the-gradient-right = Is the gradient right?
tt-backprop-differentiates-by-formula-to = Backprop differentiates by formula. As a check, the selected weight is changed by a tiny h in both directions, to see how much the mean loss <i>L</i> changes.
tt-l-by-backprop = <i>∂L/∂</i><span/> by backprop
tt-by-differences = by differences
tt-relative-error = relative error
tt-check-all = Check all
tt-the-network-and-one-step = The network, and one step of learning, stage by stage
tt-one-step-stage-by-stage =
    .aria-label = One step, stage by stage: right arrow goes on, left arrow back
tt-back = Back
tt-begin-forward = Step by step
tt-python-is-starting-the-network = Python is starting. The network answers as soon as it is ready.
tt-selected = Selected <span/>
tt-legend = <span><span/>positive <span/>negative weight; the thicker, the larger. Squares are biases.</span><span><span/>loss rises with the weight, <span/>loss falls; the wider, the faster</span>
tt-save-the-drawing-svg-png = Save the drawing: <button>SVG</button> <button>PNG</button>
tt-save-the-drawing-as-svg =
    .aria-label = Save the drawing as SVG
tt-save-the-drawing-as-png =
    .aria-label = Save the drawing as PNG
tt-the-derivation-with-the-numbers = The derivation, in numbers
tt-digits = Digits
tt-each-line-stands-in-symbols = Each line is shown in symbols, then in numbers, for the selected row of the table and the selected weight. Hover over a symbol, or move to it with the arrow keys, to see what it means and where else it appears.
tt-the-equations-stand-here-as = The equations appear here as soon as Python is ready, with the network’s own numbers.
tt-the-slope-from-values-already = The slope <i>σ′</i>, from values already computed
tt-a-clever-choice-of-activation = With a clever choice of activation, <i>σ′</i> can be written with <i>σ</i> alone: after the forward pass, slopes cost nothing. Shown for the unit that the selected weight leads to.
tt-weights-and-biases = Weights and biases
tt-as-numpy-holds-them-row = As NumPy stores them: one row for each unit that weights lead to, one column for each that they come from. Type a number and press Enter to see its effect; below each is its gradient <i>∂L/∂W</i>.
tt-how-the-equations-are-written = How the equations are written
tt-i-j-k-count-units = <i>i</i>, <i>j</i> and <i>k</i> count inputs, hidden units and outputs, <i>r</i> the units of a second hidden layer. <i>m</i> counts the rows of the table, of which there are <i>M</i>.
tt-a-mark-is-the-layer = The number in brackets is the layer; the inputs are layer 0. <i>W</i><sub>kj</sub> leads <em>to</em> unit <i>k</i> <em>from</em> unit <i>j</i> of the layer before.
tt-sums-are-written = Every sum is written with Σ and the letter it runs over; in numbers, with all its terms.
tt-one-row-and-the-mean = <i>ℓ</i> is the loss of one row, <i>L</i> the mean over all rows. So the gradient of <i>L</i> is the mean of the rows’ gradients.
tt-delta-is-the-error = <i>δ</i> is <i>∂ℓ/∂z</i> of a unit, the same as <code>delta</code> in the code. A prime marks a derivative: <i>σ′</i> is the slope of <i>σ</i>.


## In the page’s HTML: The digits

digits-read-handwritten-digits = Read handwritten digits
digits-train = Train
digits-an-earlier-run =
    .aria-label = An earlier run
digits-go-on = Continue
digits-forget-it = Discard
digits-reset = Reset
digits-save-network = Save network
digits-load-network = Load network
digits-not-trained-yet = Not trained yet.
digits-progress-of-the-training =
    .aria-label = Progress of the training
digits-this-browser-does-not-let = This browser does not let pynn keep what is learned, because storage is blocked or full: it is lost when the page is closed or reloaded. “Save network” saves it to a file.
digits-recipe = Recipe
digits-epochs = Epochs
digits-batch-size = Batch size
digits-learning-rate = Learning rate <i>ξ</i>
digits-hidden-units = Hidden units
digits-training-images = Training images
digits-seed = Seed
digits-settings = Settings
digits-stop-at-right = Stop at (% correct)
digits-never =
    .placeholder = never
digits-stop-if-stuck-for-epochs = Stop after … epochs without improvement
digits-slow-start = Begin slowly while a digit is on the pad
digits-draw-a-digit = Draw a digit
digits-drawing-pad-draw-one-digit =
    .aria-label = Drawing pad: draw one digit with mouse, pen or finger
digits-draw-here-0-to-9 = Draw here, 0 to 9
digits-undo-stroke = Undo stroke
digits-clear = Clear
digits-pen-16-of-280 = Pen width <output>16</output>
digits-with-the-keyboard-arrows-move = With the keyboard: arrow keys move the pen, Space puts it down and lifts it, Backspace undoes a stroke.
digits-what-it-reads = What it <span>reads</span>
digits-the-drawing-as-the-network =
    .aria-label = The drawing as the network sees it, 28 by 28 pixels
digits-28-28-as-the-network = 28 × 28, as the network sees it
digits-nothing-drawn-yet = Nothing drawn yet.
digits-the-networks-ten-outputs =
    .aria-label = The network’s ten outputs
digits-output = output ŷ
digits-wrong = Wrong? Tap the right digit: it is saved below for training.
digits-teach-it-now = Teach it now
digits-own-undo = Delete it
digits-from-ink-to-input = From ink to input
digits-all-steps-on = All steps on
digits-the-network-has-only-seen = The network has only seen digits prepared in this way. Leave a step out, and see how the answer changes.
digits-your-own-digits-none-yet = Your own digits: <span>none yet</span>
digits-drawings-that-you-said-the = Drawings that you said the answer to. Some steps of training on them, mixed with MNIST’s digits, teach the network your hand, and it does not forget the others. They stay in this browser. <span>It does not let pynn keep them, though: export them before you leave.</span>
digits-teach-them = Teach them
digits-export = Export
digits-import = Import your digits
digits-delete-all = Delete all
digits-shares-read-rightly-before-and = Shares read rightly, before and after teaching
digits-read-rightly = Read rightly
digits-before = before
digits-after = after
digits-your-own-digits = Your own digits
digits-mnists-10-000-test-digits = MNIST’s 10,000 test digits
digits-how-it-learns = How it learns
digits-why-curves = Is it still getting better? And what did it read before? Drag the slider back through its training.
digits-epochs-done = Epochs done
digits-test-digits-read-rightly = Test accuracy
digits-recent-batches-read-rightly = Recent training accuracy
digits-loss-recent-batches = Loss, recent batches
digits-last-epoch-took = Last epoch took
digits-digits-a-second = Digits per second
digits-curve-of-the-accuracy-over =
    .aria-label = Curve of the accuracy over the epochs
digits-share-read-rightly-10-000 = Accuracy <span>10,000 test digits</span> <span>recent training batches</span>
digits-curve-of-the-loss-over =
    .aria-label = Curve of the loss over the epochs
digits-loss-of-recent-batches = Loss of recent batches
digits-save-the-curves-csv = Save the curves: <button>CSV</button>
digits-save-the-curves-as-csv =
    .aria-label = Save the curves as CSV
    .title = The points of the curves
digits-look-back-at-any-point = Look back at any point in the training
digits-now-of-the-test-digits = <span>Latest step</span>: <span/> of the test digits read correctly. <span/>
digits-back-to-now = Back to latest
digits-earlier-runs = Earlier runs
digits-forget-them = Clear earlier runs
digits-what-each-hidden-unit-looks = What each hidden unit looks for
digits-the-units =
    .aria-label = The units
digits-save-the-pictures-png = Save the pictures: <button>PNG</button>
digits-save-the-pictures-as-png =
    .aria-label = Save the pictures as PNG
digits-how-they-add-up-to = How they add up to a score
digits-why-score = Why this answer? Here is every summand of z, the largest first.
digits-whose-score = Score of
digits-what-it-takes-for-what = What it mixes up
digits-why-confusion = Which digits look alike to it? Each row is what was written, each column what it read.
digits-blue-read-rightly-orange-taken = Blue: correct. Orange: mistaken for another digit. Select a number to see the digits.
digits-the-test-digits = The test digits
digits-why-mistakes = Where is it sure and wrong? Would you have read these?
digits-the-networks-ten-outputs-for =
    .aria-label = The network’s ten outputs for this digit
digits-any-test-digit-number = Any test digit: number
digits-put-it-on-the-pad = Put it on the drawing pad
digits-the-surest-mistakes = Most confident mistakes
digits-comes-trained = After training: how it learned, what it mixes up, its most confident mistakes.
digits-comes-drawn = Once you draw: the way from ink to input, and how the units add up to the answer.


## In the page’s HTML: The code lab

page-code-title = Read the code, change it, break it
page-code-fetching = Loading the editor…


## In the page’s HTML: The footer

foot-everything-happens-in-this-tab = Everything runs in this tab; nothing you draw leaves it.
foot-speed-and-memory = Speed and memory
foot-memory = They use <span/> of memory.
foot-notices = Third-party notices


## The truth table, as its scripts say it

# A run in the list of earlier ones; $run is what it was run with, made of the four messages below.
tt-earlier-run = { $run }: loss { $loss } after { $count ->
    [one] { $steps } step
   *[other] { $steps } steps
}
tt-run-seed = seed { $seed }
tt-run-choice = { $choice ->
    [relu] ReLU
    [identity] no activation
    [cross_entropy] cross-entropy
    [off] no biases
    [one] row by row
   *[other] { $choice }
}
# By its name in a link: xor, and, or, nand, majority, parity, zero, one.
tt-run-table = { $table ->
    [xor] XOR
    [and] AND
    [or] OR
    [nand] NAND
    [zero] always 0
    [one] always 1
   *[other] { $table }
}
# $kind is document, or the number of inputs.
tt-run-own-table = own table ({ $kind ->
    [document] x₃ = 1
   *[other] { $kind }
})
tt-curve-steps = steps
tt-curve-loss = loss
tt-steps-of = { $step } of { $end }
tt-steps-epoch = { $steps }, epoch { $epoch }
tt-place-step = step { $step } of { $end }
tt-place-back = Looking back: step { $step } of { $end }
tt-place-back-epoch = Looking back: step { $step } of { $end }, epoch { $epoch }
tt-place-newest = Latest step
tt-place-newest-epoch = Latest step, epoch { $epoch }
tt-button-run = Run
tt-button-pause = Pause
tt-button-continue = Continue
tt-table-own = Your own
tt-table-bar = ŷ as a bar
tt-table-hint = Click a y to flip it
tt-table-hint-locked = Click a row
tt-table-target = Target y of row { $row }: { $target }. Press to make it { $other }
tt-table-target-locked = Target y of row { $row }: { $target }. Set by the link
tt-verdict-learned = Learned: every answer is within { $tolerance } of its target.
tt-verdict-learned-after = { $count ->
    [one] Learned after one step: every answer is within { $tolerance } of its target.
   *[other] Learned after { $steps } steps: every answer is within { $tolerance } of its target.
 }
tt-verdict-random = Not trained yet: the weights are random.
tt-verdict-output-not-finite = Something is wrong: ŷ is not a finite number. Either a weight or bias is not finite, or the forward pass is wrong.
tt-verdict-gradient-not-finite = { $count ->
    [one] Something is wrong: the gradient of { $names } is not a finite number. The next step would ruin the network, whatever ξ is.
   *[other] Something is wrong: the gradients of { $names } are not finite numbers. The next step would ruin the network, whatever ξ is.
}
tt-verdict-by-hand = Not trained yet: some of the weights were set by hand.
tt-verdict-learning = Still learning: the worst answer is off by { $farthest }.
tt-verdict-plateau = On a plateau: no gradient is larger than { $steepest }, so steps are tiny; the worst answer is still off by { $farthest }. Another seed or a larger ξ may help.
tt-verdict-without-biases = Cannot be learned without biases: where all inputs are 0, the weighted sum z of every unit is 0, and ŷ({ $row }) stays ½ whatever the weights are.
tt-verdict-one-side = Cannot be learned without biases: the last hidden layer has one unit, and its value is never below 0. So the output’s z has the sign of one weight in every row, and ŷ never crosses ½; but ŷ({ $a }) should be above ½ and ŷ({ $b }) below. You need biases, or at least two units in a hidden layer.
tt-verdict-one-line = Cannot be learned by this network: the side of ½ that ŷ is on depends on one weighted sum s of the inputs. As { $a } + { $b } = { $c } + { $d }, s({ $a }) + s({ $b }) = s({ $c }) + s({ $d }), too: no straight line has the first two on one side and the other two on the other. You need at least two hidden units with a nonlinear activation.
tt-verdict-relu-pair = Cannot be learned without biases: the output’s z compares just two ReLU units, so the side of ½ that ŷ is on depends on one weighted sum s of the inputs, and { $a } + { $b } = { $c } + { $d }. So s({ $a }) + s({ $b }) = s({ $c }) + s({ $d }); but the first two would have to be on one side of 0, and the other two on the other. You need biases, more units or another activation.
tt-verdict-relu-parity = Cannot be learned by this network: two ReLU units are too few. Of the rows { $rows } any two have the same sum as two rows that ask for the opposite, as in a parity of three inputs. You need at least three ReLU units, another hidden layer or another activation.
tt-between-marks = The shade is the answer ŷ, as in the scale above. The line: ŷ = ½. Circles: the table’s rows, filled with their targets.
tt-between-held = With { $held }, as in the selected row. { tt-between-marks }
tt-between-picture = The output for in-between inputs, over { $across } and { $up }
tt-check-one-agrees = The two agree.
tt-check-one-differs = The two differ: the gradient by backprop is wrong.
tt-check-one-kink = At a kink of ReLU: to the left of this value the slope is { $left }, to the right { $right }. There is no single slope, so backprop has to pick one.
tt-check-one-not-finite = The gradient by backprop is not a finite number: it is wrong.
tt-check-one-unknown = Cannot be judged: the loss beside this value is not a finite number.
tt-check-names-more = { $list } and { $more } more
tt-check-not-finite = { $count ->
    [one] { $some } of { $all } is not a finite number
   *[other] { $some } of { $all } are not finite numbers
}, and so wrong: { $names }.
tt-check-agree-some = { $count ->
    [one] { $some } of { $all } agrees
   *[other] { $some } of { $all } agree
}: the largest relative error is { $error } at { $name }.
tt-check-kink = { $count ->
    [one] { $some } of { $all } lies
   *[other] { $some } of { $all } lie
} at a kink of ReLU (∧): there the loss has one slope to the left and another to the right, so backprop has to pick one.
tt-check-unknown = { $count ->
    [one] { $some } of { $all } cannot be judged: the loss beside it is not a finite number.
   *[other] { $some } of { $all } cannot be judged: the loss beside them is not a finite number.
}
tt-check-agree = All { $all } agree: the largest relative error is { $error } at { $name }.
tt-check-differ = { $count ->
    [one] { $wrong } of { $all } differs
   *[other] { $wrong } of { $all } differ
}: the largest relative error is { $error } at { $name }.
tt-network = The network: { $sizes } units. Arrow keys go from part to part, Enter chooses a weight.
tt-column-inputs = inputs
tt-column-hidden = hidden
tt-column-hidden-layer = hidden layer { $layer }
tt-column-output = output
tt-bias-of = bias of { $name } = { $value }
tt-readout-weight = { $name }: weight in layer { $layer }, to unit { $to } from { $source ->
    [input] input
   *[unit] unit
} { $from }. { $value }
tt-readout-bias = { $name }: bias of unit { $to } in layer { $layer }. { $value }
tt-readout-input = { $name }: input { $unit } of this row. { $value }
tt-readout-output = { $name }: the network’s answer. { $value }, target { $y }; z = { $z }, { $activation }′(z) = { $slope }, δ = { $delta }
tt-readout-updated = { $from }, after this step { $to }
tt-readout-xi = ξ: the learning rate, how far a step goes (often written η or α). { $value }
tt-readout-h = h: how far the check moves the weight in both directions. { $value }
tt-readout-loss = ℓ: the loss of this row, how wrong its answer is. { $value }
tt-readout-mean-loss = L: the mean loss of all { $rows } rows. { $value }
tt-readout-row-loss = { $loss }: the loss of row { $row }, how wrong its answer is. { $value }
# The stages of a step: as headings, and as what the button says that goes on to them.
tt-stage-forward = Forward
tt-stage-loss = Loss
tt-stage-output = Output layer
tt-stage-hidden = Hidden layer
tt-stage-numbered = Hidden layer { $layer }
tt-stage-update = Update
tt-stage-all = All
tt-next-begin = Step by step
tt-next-loss = Next: loss
tt-next-output = Next: output layer
tt-next-hidden = Next: hidden layer
tt-next-numbered = Next: hidden layer { $layer }
tt-next-update = Next: update
tt-next-step = Take the step
tt-next-forward = Next step: forward
tt-explain-forward = Each unit multiplies its inputs by weights ({ $weight }: layer 1, to unit { $to } from input { $from }), adds its bias b and applies the activation function { $activation } to the sum z.
tt-explain-forward-without-biases = Each unit multiplies its inputs by weights ({ $weight }: layer 1, to unit { $to } from input { $from }) and applies the activation function { $activation } to the sum z.
tt-explain-loss = How far is the answer ŷ from the target y? ℓ is the loss of this row; the curve shows L, the mean over all { $rows } rows.
tt-explain-output = δ{ $mark } = ∂ℓ/∂z{ $mark } (delta in the code): how much ℓ changes with z. σ′(z), the slope of σ, is how fast ŷ rises with z. δ times x is W’s gradient.
tt-explain-hidden = δ{ $behind } returns along the weights, summed over the outputs this unit feeds into (here just one). Times the unit’s own slope { $activation }′ it is δ{ $mark }.
tt-explain-further = Another layer back: δ{ $behind } is used again, not computed from scratch. Summed along the weights, times { $activation }′, it is δ{ $mark }: backpropagation.
tt-explain-update = Every weight and bias takes a small step downhill, all at the same time: the learning rate ξ times its gradient, averaged over the { $rows } rows.
tt-explain-update-without-biases = Every weight takes a small step downhill, all at the same time: the learning rate ξ times its gradient, averaged over the { $rows } rows.
tt-explain-update-one = Every weight and bias takes a small step downhill, all at the same time: against the gradient of one row’s ℓ, not of L. Row m is marked in the table.
tt-explain-update-one-without-biases = Every weight takes a small step downhill, all at the same time: against the gradient of one row’s ℓ, not of L. Row m is marked in the table.
tt-explain-cancelled-loss = Here ŷ is so close to 0 or 1 that too few digits of the difference are left. So the loss is written with z: ln(1 + eᶻ) − y z is the same.
tt-explain-cancelled = δ{ $mark } = ∂ℓ/∂z{ $mark } (delta in the code): how much ℓ changes with z. ŷ is so close to 0 or 1 that σ′ loses its digits; it cancels.
tt-derivation-differs =
    { $place ->
        [factor] The code computes something else here: by this equation, factor { $number } is { $expected }; the code has { $computed }.
       *[other] The code computes something else here: by this equation it is { $expected }; the code has { $computed }.
    }
tt-outcome-forward = For the row { $row } the network answers ŷ = { $answer }.
tt-outcome-loss = y = { $y } and ŷ = { $answer }: this row’s loss is { $loss }, the mean { $mean }.
tt-outcome-not-finite = ∂ℓ/∂{ $name } is not a finite number: so this gradient is wrong.
tt-outcome-no-slope = ∂ℓ/∂{ $name } = { $gradient }: on this row, this weight makes no difference.
tt-outcome-uphill = ∂ℓ/∂{ $name } = { $gradient }: increasing it would increase this row’s loss.
tt-outcome-downhill = ∂ℓ/∂{ $name } = { $gradient }: increasing it would decrease this row’s loss.
tt-outcome-update = { $name } goes from { $from } to { $to }.
tt-payoff-change = { $before } → { $after }
tt-payoff-output = ŷ (target { $target })
tt-payoff-row-loss = this row’s loss ℓ
tt-payoff-mean-loss = mean loss L
tt-outcome-after = { $direction ->
    [down] Step { $step } is done: the network is a little less wrong.
    [up] Step { $step } is done, but the mean loss has grown: the step was too large, or not for all rows.
   *[other] Step { $step } is done, and the mean loss is the same.
 }
tt-derivation-code = code
tt-derivation-code-title = The lines that compute this
tt-table-nothing-yet = Nothing yet
tt-table-between = ŷ, with { $across } across and { $up } up
tt-table-loss = The loss over the steps
tt-between-title = Answers for in-between inputs
tt-bias-name = bias of { $name }
tt-python-did-not-start = Python did not start. Try again above: the network appears as soon as it runs.
tt-curve-empty = The curve begins with the first step.
tt-readout-gradients = { $value }; mean gradient { $mean }, this row’s { $row }
tt-readout-step = { $value } → { $updated } in this step
tt-readout-value = { $name }: the value of unit { $unit } in layer { $layer }, { $activation }({ $sum }). { $value }
tt-readout-unit = { $name }: the value of unit { $unit } in layer { $layer }. { $value }; z = { $z }, { $activation }′(z) = { $slope }, δ = { $delta }
tt-readout-answer = { $name }: the network’s answer for this row. { $value }; the target is { $y }
tt-readout-target = y: the target of this row, the answer it should get. { $value }
tt-readout-sum = { $sum }: the weighted sum of the inputs of unit { $unit } in layer { $layer }, before its activation. { $value }
tt-readout-slope = { $activation }′(z), the slope of { $activation }: how fast { $name } rises with { $sum }. { $activation }′({ $z }) = { $value }
tt-readout-delta = { $name } = ∂ℓ/∂{ $sum }: how much this row’s loss changes with z. { $value }
tt-readout-value-gradient = ∂ℓ/∂{ $name }: how much this row’s loss changes with { $name }. { $value }
tt-readout-row-gradient = ∂ℓ/∂{ $name }: how much this row’s loss changes with this { $kind ->
    [weight] weight
   *[bias] bias
}. { $value }
tt-readout-member-gradient = ∂{ $loss }/∂{ $name }: how much the loss of row { $row } changes with this { $kind ->
    [weight] weight
   *[bias] bias
}. { $value }
tt-readout-mean-gradient = ∂L/∂{ $name }: how much the mean loss changes with this { $kind ->
    [weight] weight
   *[bias] bias
}. { $value }
tt-readout-updated-parameter = { $name } after this step: ξ times the gradient is subtracted. { $from } → { $value }
tt-readout-loss-beside = L({ $name } { $side ->
    [above] +
   *[below] −
} h): the mean loss when it is { $side ->
    [above] increased
   *[below] decreased
} by h. { $value }
tt-readout-difference = ∂L/∂{ $name } by differences: how much the mean loss changes with it. { $value }
tt-readout-relative-error = Relative error: the difference between the two gradients, relative to the larger. { $value }
tt-explain-activations = { $hidden } (output: σ)
tt-explain-output-cross-entropy = δ{ $mark } = ∂ℓ/∂z{ $mark } (delta in the code): how much ℓ changes with z. σ′(z), the slope of σ, is how fast ŷ rises with z. Here it cancels.
tt-column-hidden-numbered = hidden { $layer }


## The digits, as their scripts say it

digits-status-loading = Loading MNIST…
digits-status-training = Training: epoch { $epoch } of { $epochs }.
digits-status-paused = Paused in epoch { $epoch } of { $epochs }.
digits-status-finished = Trained for { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
 }.
digits-status-stopped-accuracy = Stopped after { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
 }: the accuracy to stop at is reached.
digits-status-stopped-patience = Stopped after { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
 }: no further improvement.
digits-status-failed = Stopped after { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
 }; what was learned until then is kept.
digits-status-loaded = Loaded a { $sizes } network.
digits-status-random = A { $sizes } network with random weights: not trained yet.
digits-status-changed = A { $sizes } network with edited weights: not trained yet.
digits-status-read = It reads { $share } of the test digits correctly.
digits-status-draw = Draw one!
digits-detail-left = { $time } left, { $count ->
    [one] { $steps } step
   *[other] { $steps } steps
 } done
digits-detail-data = MNIST: { $here } of { $total }, { $digits } digits loaded
digits-run-train = Train
digits-run-restart = Train again
digits-run-pause = Pause
digits-run-resume = Resume
digits-run-more = Train { $epochs } more
digits-save-now = Save network
digits-save-then = Save step { $step }
digits-settings-summary = { $sizes } · { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
 } · batch { $batch } · ξ { $rate } · seed { $seed }
digits-epoch-of = { $epoch } of { $epochs }
digits-run-saved = Saved { $time }: { $recipe }, epoch { $epoch } of { $epochs }, { $share } of the test digits.
digits-saved-run-unusable = The run saved in this browser cannot be used and was discarded: { $reason }
# A run, as short as can be.
digits-label-all = { $recipe }, ξ { $rate }, batch { $batch }, { $hidden } hidden, seed { $seed }
digits-label-few = { $recipe }, ξ { $rate }, batch { $batch }, { $hidden } hidden, seed { $seed }, { $count } digits
digits-earlier-read = { $run }: { $share } after { $count ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
 }
digits-earlier-stopped = { $run }: stopped in epoch 1
digits-curve-epochs = epochs
digits-curve-loss = loss
digits-curve-test = test digits
digits-curve-train = recent training batches
digits-curve-read-rightly = accuracy
digits-place-now = Latest step
digits-place-begin = Step 0, before training
digits-place-in = Step { $step }, in epoch { $epoch }
digits-place-after = Step { $step }, after epoch { $epoch }
# What it …
digits-reads-now = reads
digits-reads-then = read at step { $step }
digits-answer-blank = Nothing drawn yet.
digits-answer-untrained = The network still has its random weights. Train it, and it will read this.
digits-answer-sure = This is { $digit ->
    [8] an 8
   *[other] a { $digit }
 }.
digits-answer-unsure = Not sure: { $doubt ->
    [several] one digit at a time, please.
    [small] draw it larger.
    [unfamiliar] unlike any digit it was trained on.
    [torn] two outputs are close. Could be { $first } or { $second }.
   *[faint] no output stands out. Could be { $first } or { $second }.
 }
digits-drawing-read = Your drawing: { $digit }.
digits-drawing-unsure = Your drawing: could be { $first } or { $second }.
digits-pen-width = { $width }
digits-pen-place = Pen { $pen ->
    [down] down
   *[up] up
 }, { $across } % across, { $down } % down
# The steps from ink to input.
digits-step-crop = Crop to the ink
digits-step-crop-purpose = so that it does not matter where it was drawn
digits-step-width = Even out the pen
digits-step-width-purpose = strokes two pixels wide, as MNIST’s are
digits-step-scale = Scale to 20 × 20
digits-step-scale-purpose = so that it does not matter how large it was drawn
digits-step-centre = Centre it
digits-step-centre-purpose = by its centre of mass, in 28 × 28: this is what the network reads
digits-steps-picture = After the step: { $step }
digits-steps-none = The digit on the pad is one of MNIST’s, already prepared: it needs no step.
digits-own-none = none yet
digits-own-count = { $count }, of which { $right } read rightly
digits-own-add = It is { $digit ->
    [8] an 8
   *[other] a { $digit }
 }
digits-own-picture = Your { $digit }
digits-own-misread = { $digit }, read as { $answer }
digits-own-delete = Delete
digits-own-delete-this = Delete your { $digit }, number { $number }
digits-own-saved = Saved as { $digit ->
    [8] an 8
   *[other] a { $digit }
 }.{ $trained ->
    [no] {" "}Train first: then you can teach it.
   *[yes] {""}
 }
digits-own-taught = Taught: your digits { $before } of { $count } → { $after } of { $count }; test digits { $test-before } → { $test-after }.
digits-own-teach = Teach them
digits-own-teaching = Teaching…
# What it learned: the units.
digits-unit-name = unit { $number }
digits-unit-output = output { $number }
digits-unit-pixel = pixel { $row }, { $column }
digits-units-random = Random weights: nothing but noise. Press Train, and watch shapes emerge.
digits-units-of-outputs = There is no hidden layer: these are the weights of the ten outputs.
digits-units-of-first = These are the units of the first hidden layer.
digits-units-ink = Each picture shows a unit’s 784 weights: ink on blue pixels raises its sum, on orange ones lowers it. Point at a unit or at a bar.
digits-unit-weights = { $unit }: weights up to ±{ $weight }, bias { $bias }.
digits-unit-active = { $name } = { $value }: the value of { $unit }; weights up to ±{ $weight }, bias { $bias }.
digits-unit-adds = Its weight to { $digit } is { $weight }, so it adds { $product } to z for { $digit }.
digits-output-sum = z for { $digit } = b + Σ { $product } = { $bias } { $sum } = { $z }, { $formula } = { $output }
# The score of a digit. “pro” and “contra” are names of units or pixels.
digits-score-hint = Draw a digit to see how the units add up to the score of each of the ten digits.
digits-score-both = { $pro } raises the score of { $digit } most, { $contra } lowers it most.
digits-score-pro = { $pro } raises the score of { $digit } most; none lowers it.
digits-score-contra = { $contra } lowers the score of { $digit } most; none raises it.
digits-score-none = No unit changes the score of { $digit }.
digits-score-follow = Press { $digit } again to follow the answer.
digits-score-of = { $digit } { $output }: the score of { $digit }, with its output
digits-score-others = { $count ->
    [one] { $units } other
   *[other] { $units } others
 }
digits-score-bias = bias b
digits-score-sum = z, the sum
# What it takes for what.
digits-confusion-hint = Press Train: MNIST brings 10,000 test digits that the network never learns from. Here you will see which digits it mixes up.
digits-confusion-said = the network said
digits-confusion-is = it is
digits-confusion-cell = { $truth } read as { $answer }: { $count }
digits-confusion-unknown = { $truth } read as { $answer }: not known yet
digits-confusion-right = After { $count ->
    [one] { $steps } step
   *[other] { $steps } steps
 } { $right } of { $total } test digits are read correctly: { $share }.
digits-confusion-loaded = The loaded network reads { $right } of { $total } test digits correctly: { $share }.
digits-confusion-changed = Before its first step, with edited weights, the network reads { $right } of { $total } test digits correctly: { $share }.
digits-confusion-initial = With its random weights the network reads { $right } of { $total } test digits correctly: { $share }.
digits-confusion-most = Most often a { $truth } was read as { $answer ->
    [8] an 8
   *[other] a { $answer }
 }: { $count ->
    [1] once
   *[other] { $times } times
 }.
# The test digits.
digits-list-begin = Most confident mistakes: listed after the first epoch
digits-list-mistakes = Most confident mistakes: { $amount ->
    [some] { $shown } of { $count }
   *[all] { $count }
 }
digits-list-right = { $truth } read correctly: { $amount ->
    [none] none
    [some] { $shown } of { $count }
   *[all] { $count }
 }
digits-list-taken = { $truth } read as { $answer }: { $amount ->
    [none] none
    [some] { $shown } of { $count }
   *[all] { $count }
 }
digits-test-hint = Press Train: the test digits come with MNIST, and you can look at any of them.
digits-test-none = No test digit yet
digits-test-name = Test digit { $number }
digits-test-answer = { $truth } → { $answer } { $output }: test digit { $number }, { $truth } read as { $answer }
digits-test-is = Test digit { $number } is { $truth ->
    [8] an 8
   *[other] a { $truth }
 }.
digits-test-right = The network agrees, with an output of { $output }.
digits-test-wrong = The network says { $answer }, with an output of { $output }; its output for { $truth } is { $right }.
digits-table-accuracy = The accuracy over the epochs
digits-table-loss = The loss of recent batches over the epochs
digits-table-units = What each unit looks for
digits-table-unit = Unit
digits-table-bias = Bias
digits-table-excites = Pixel of the largest weight
digits-table-holds = Pixel of the smallest weight
digits-table-now = Activation now
digits-table-units-none = The units: nothing yet
digits-table-units-caption = The units, with the pixels (row, column) of their largest weights
digits-curve-accuracy-empty = Press Train: accuracy on the test digits is measured after each epoch.
digits-curve-loss-empty = Press Train: the curve grows while it learns.


## The page around the labs, links and errors, as their scripts say it

page-python-ready = Python is ready
page-python-ready-plain = Python is ready, but slower: { $why }
page-python-not-running = Python is not running
page-versions =
    Python { $python }, NumPy { $numpy } and pynn { $pynn } run in this tab, { $operations ->
        [relaxed] at full speed: the processor works on several numbers at once (SIMD, with fused multiply-add)
        [simd128] fast: the processor works on several numbers at once (SIMD)
       *[plain] slower than they could: the processor works on one number at a time (no SIMD)
    }.
page-boot-download = Step 1 of 3: loading Python
page-boot-fetched = Step 1 of 3: loading Python, { $bytes } of { $total }
page-boot-python = Step 2 of 3: starting Python
page-boot-packages = Step 3 of 3: importing NumPy and pynn
page-setting-range = { $low } to { $high }
page-locked-by-link = Set by the link
page-code-not-fetched = The editor could not be loaded.
page-code-changed = You have changed { $files }: everything here runs on your code.
page-code-altered = Your code has changed { $names }, which every lab uses. “Run the original again” restarts Python without that change.
page-code-altered-too = It has also changed { $names }, outside these files.
page-code-altered-others = { $count ->
    [one] one more
   *[other] { $count } more
}
page-code-restarting = Python restarts on the original code. The networks stay as they are.
page-code-other-version = This is another version of pynn than the one you changed: your files are still here, but do not run.
page-code-ended = Python had to be restarted while your code was running. It now runs the original code; what you wrote is in the code lab, not applied.
page-code-not-again = Your code could not be run again: { $why }
page-code-busy = Your code has been running for { $seconds } s.
page-address-no-lab = The address asks for the lab “{ $name }”, which does not exist; there are { $labs }. Here is the first.
page-address-no-simd = The address asks for simd “{ $name }”, which is not one of { $known }: the fastest that this browser supports is used.
error-engine-stopped = The Python engine stopped. What was learned is kept: “Try again” restarts Python and continues from there.
error-engine-stopped-why = The Python engine stopped ({ $why }). What was learned is kept: “Try again” restarts Python and continues from there.
error-engine-unreadable = a message could not be read
error-engine-not-running = it is not running
error-engine-ended = the browser ended it
error-engine-silent = it no longer answers
error-browser-lacks = This browser lacks what pynn needs ({ $names }): it is too old, or this is switched off. Open this page with a current Chrome, Edge, Firefox or Safari.
error-host-policy = { $message } The server’s header has to allow: { $policy }. If you cannot change the server, save the one file, pynn-offline.html, and open it from your disk.
error-file-too-large = “{ $name }” is { $size }, but pynn’s files are at most { $most }: choose one that was saved here.
error-file-unreadable = “{ $name }” could not be read: { $why } Choose it again.
error-no-styles = The file “styles.css” is missing or damaged: the page works, but does not look as it should. Try again.
offline-title-waiting = Offline: not yet
offline-title-checking = Offline: checking
offline-title-saving = Saving for offline: { $percent } %
offline-title-ready = Offline ready
offline-title-incomplete = Not offline ready
offline-title-held = Not saved for offline
offline-title-unavailable = Online only
offline-again-ready = Check again
offline-again-incomplete = Try again
offline-again-held = Save it now
offline-waiting = Once Python is running, this browser saves everything that the page needs.
offline-checking = Checking every file.
offline-saving = This browser is saving the page for use without a network: { $bytes } of { $total }. You can use the page meanwhile.
offline-ready = All { $files } parts, { $size }, are saved in this browser and checked. From now on pynn needs no network.
offline-held = This browser is set to use less data, so the page was not saved for use without a network.
offline-refused = The browser refuses to save the page: { $why }
offline-missing = { $wrong } of { $files } files could not be saved ({ $names }): { $why }
offline-missing-others = { $wrong } of { $files } files could not be saved ({ $names } and others): { $why }
offline-keeps-nothing = This browser does not keep copies of pages, or not in a private window.
offline-insecure = Browsers save pages only from https: addresses, or from this computer; this address begins with http:.
# How the label of a setting may begin in a sentence, which it does not in a list: the longest first, between commas.
share-label-begins = the number of, the
share-label-table = the table
share-label-exercise = the exercise
share-label-file = the file
share-label-code = the code
share-refused-whole = { $label } must be a whole number from { $low } to { $high }, not “{ $given }”: { $instead }
share-refused-number = { $label } must be a number from { $low } to { $high }, not “{ $given }”: { $instead }
share-refused-option = { $label } must be one of { $options }, not “{ $given }”: { $instead }
share-refused-table = { $label } must be its inputs and a target of 0 or 1 for each row, such as { $example }, not “{ $given }”: { $instead }
share-refused-name = { $label } must be a plain name, not “{ $given }”: { $instead }
share-instead = it is { $usual } instead.
share-instead-empty = it is left empty instead.
share-not-set = “{ $name }” is not a setting there.
share-not-locked = “{ $name }” cannot be locked there.
share-no-lab = There is no lab “{ $name }”.
share-settings-left-out = The settings for it are ignored.
share-answer-damaged = The hidden answer is damaged and cannot be shown.
share-task-too-long = The task is longer than { $most } characters: its end is left out.
share-answer-too-long = The hidden answer is longer than { $most } characters: its end is left out.
share-twice = “{ $name }” occurs twice: the first one counts.
share-not-all = Not everything in the address could be used.
share-more = And { $count } more.
share-locked-by = Locked by the link: { $names }.
share-answer-show = Show the answer
share-answer-hide = Hide the answer
page-as-a-table = As a table
page-table-empty = { $caption }: nothing yet
offline-saving-begun = Saving for offline
page-lab-title = { $lab } – pynn
first-skip = Skip
first-forward = The network answers every row of the table: ŷ.
error-engine-restarting = it is being restarted
error-started-from-folder = { $message } Some browsers start no Python in a page from a folder: open this file with Chrome, Edge or Firefox, or take the site from a server.
offline-ready-embedded = All { $files } parts, { $size }, are in this file and checked. pynn needs no network.
offline-embedded-damaged = Parts of this file are damaged ({ $parts }). Copy it again from its source.
first-play = Play the 5-second demo
first-loss = The loss measures how wrong the answers are: watch its curve fall.
first-update = In every step, each weight moves a little, to make the loss smaller.
first-learned = Learned. Now go through one step yourself.
first-not-learned = Not learned after { $steps } steps. “Run” goes on.
first-unlearnable = Not learned: this network cannot learn this table. The reason is under the table.
first-close = Close
path-steps =
    .aria-label = The path through the labs
path-learn = see it learn
path-by-hand = one step by hand
path-break = break it
path-own-digits = your own digits
path-done = , done
path-place = Step { $step } of { $steps }
path-next = Next: { $step }


## The lazy parts: the code lab, the share dialog, exports

share-dialog-title = Share this lab by a link
share-dialog-close = Close
share-dialog-link = Link
share-dialog-copy = Copy link
share-dialog-part = The part to append to any other address of pynn
share-dialog-copy-part = Copy part
share-dialog-copied = Copied to the clipboard.
share-dialog-by-hand = This browser did not let pynn copy. The text is selected: press Ctrl C, or ⌘ C.
share-dialog-only-here = This page comes from this computer, so the link works on this computer only. Elsewhere, append everything from # to your own pynn address.
share-dialog-contains = What the link contains
share-dialog-not-in-it = It contains no weights or anything else that a network has learned, no drawings, digits of your own, or changes to code. It opens the lab at its start, with these settings.
share-dialog-long = The link is { $letters } characters long. Some programs cut off everything after { $most }: send it to yourself first, and try it.
share-dialog-lab = The lab: { $lab }
share-dialog-setting = { $label }: { $value }
share-dialog-table = { $kind }; y from top to bottom: { $targets }
share-dialog-none = none
share-dialog-all-else = All other settings at their defaults
share-dialog-everything = All settings at their defaults
share-dialog-locked = Locked: { $names }
share-dialog-task =
    { $count ->
        [one] Task ({ $letters } character), visible to everyone
       *[other] Task ({ $letters } characters), visible to everyone
    }
share-dialog-answer =
    { $count ->
        [one] Answer ({ $letters } character), hidden until it is requested
       *[other] Answer ({ $letters } characters), hidden until it is requested
    }
share-dialog-teacher = For teachers: a task, a hidden answer, locks
share-dialog-task-field = Task, shown above the labs
share-dialog-answer-field = Answer, hidden until it is requested
share-dialog-answer-show = Show and change the answer
share-dialog-locks = Lock, so that it cannot be changed
share-dialog-no-secret = Locks and the hidden answer guide a class; they are not secret. Anyone who knows how can read the answer in the link, or open pynn without it.
code-files-title = Files of pynn
code-files-others = All other files ({ $count })
code-sheet = Exercises and files
code-file-running = running
code-file-changed = changed
code-apply = Use this code
code-compare = Show changes
code-restore = Restore this file
code-restore-all = Restore all
code-equation = Equation of this line
code-equation-sign = The equation that this line computes
code-label = { $file }. Escape, then Tab, leaves the editor.
code-locked = The link has locked the code: you can read it, but not change it.
code-no-file = The link names the file “{ $file }”, which does not exist.
code-failed = Your code failed while a lab ran on it.
code-refused = This code does not run, so the labs keep what they had. { $message }
code-busy = Python imports it and takes one step in each lab…
code-as-written = Original code. Change anything: you can always restore it.
code-reverted = Original code, but the labs still run on your last changes.
code-pending = { $files } changed. The labs run on the original code until you press “{ code-apply }”.
code-pending-again = { $files } changed. The labs run on your earlier code until you press “{ code-apply }”.
code-altered = All files are original, but your code has changed something else.
code-running = The labs run on your { $files }.
code-place = { $file }, line { $line }
editor-find = Find
editor-next = next
editor-previous = previous
editor-all = all
editor-match-case = match case
editor-regexp = regexp
editor-by-word = by word
editor-replace-with = Replace
editor-replace = replace
editor-replace-all = replace all
editor-close = close
editor-current-match = current match
editor-on-line = on line
editor-replaced-match = replaced match on line $
editor-replaced-matches = replaced $ matches
editor-go-to-line = Go to line
editor-go = go
editor-selection-deleted = Selection deleted
editor-control-character = Control character
editor-unchanged-lines = $ unchanged lines
editor-diagnostics = Diagnostics
editor-no-diagnostics = No diagnostics
exercises-title = Exercises · { $done } of { $all } done
exercises-breaks = Break it and see
exercises-blanks = Rewrite it yourself
exercise-done = ✓ done
exercise-none = The link names the exercise “{ $name }”, which does not exist.
exercise-change = Do it for me
exercise-blank = Clear the body
exercise-check = Check
exercise-undo = Undo
exercise-first-hint = First hint
exercise-next-hint = Next hint ({ $left } left)
exercise-last-hint = No more hints
exercise-close = ← All exercises
exercise-next = Next exercise →
exercise-results = Results and help
exercise-look = See what it does
exercise-look-apply = Press “{ code-apply }” above the code, then follow the link below.
exercise-look-back = When you are done, press “{ exercise-undo }” and “{ code-apply }” again.
exercise-go-truth-table = Go to the truth-table lab, set back to its default settings and step 0
exercise-go-digits = Go to the digits lab, with its default settings and a new network
exercise-why = Why?
exercise-checking = The tests are running…
exercise-not-importable = This code does not run.
exercise-import = The package can be imported
exercise-passed = ✓ All { $tests } tests pass.
exercise-failed = { $passed } of { $tests } tests pass. Begin with the first that does not: “{ $first }”.
exercise-predicted = Broken as predicted: all { $tests } predictions hold.
exercise-not-predicted = { $passed } of { $tests } predictions hold. The first that does not: “{ $first }”.
console-title = Console
console-about = Try things out: this is the Python the labs run in. A change to a network shows in its lab at once.
console-run = Run
console-clear = Clear
console-busy = Python is running it…
console-restarted = Python was restarted; your variables are gone.
console-input = Python to run
console-log = Inputs and their results
console-completions = Completions
console-keys = <kbd>Enter</kbd> runs, <kbd>Shift</kbd> + <kbd>Enter</kbd> goes on in a new line. <kbd>↑</kbd> and <kbd>↓</kbd> bring back what you typed before. <kbd>Tab</kbd> completes a name; after <kbd>Esc</kbd> it leaves the field. <kbd>Ctrl</kbd> + <kbd>L</kbd> clears.
console-picture-range = { $shape } numbers, from { $low } to { $high }.
console-picture-missing = { $numbers } of them are no finite numbers, drawn as 0.
console-picture-signed = Blue is positive, orange negative.
console-picture-unsigned = Black is 0, white { $high }.
export-title = Download
export-what = Continue on your own computer: pynn as the labs run it.
export-what-changed = Continue on your own computer: pynn as the labs run it, with your changes to { $files }.
export-pending = Changes that the labs do not use yet are not included.
export-wheel = Package as a wheel
export-wheel-about = For “pip install”: pynn as it runs here now.
export-sources = Package as a zip
export-sources-about = The same as files, to read and change anywhere.
export-run = Reproduce your run
export-run-about = Step by step on your own computer, with the same package, settings and seed; the page’s numbers stand beside yours. You need only Python and NumPy.
export-truth-table = Truth table
export-digits = Digits
export-notebook = Notebook
export-notebook-about = For Jupyter.
export-script = Script
export-script-about = The same for plain Python.
export-mnist = MNIST as a zip
export-mnist-about = Its four files, 11 MB: needed to reproduce a digits run.
export-packing = Packing…
export-saved = Saved as { $name }.
export-nothing = Nothing was saved.
export-save-no-curve = No curve yet: it begins when the network is trained.
export-save-no-pictures = No pictures yet: Python is still starting.
export-save-canvas-protected = This browser does not let a page read its own pictures (resistFingerprinting, or an extension): a PNG would be noise. Allow this page to read canvas data, or save as SVG where there is a button for it.
export-save-too-large = The browser could not make a picture of this size.
exercise-outdated = The code has changed since: check again.
exercise-state-passed = passed
exercise-state-failed = failed
exercise-state-waiting = not run yet
exercise-prediction-passed = As predicted
exercise-prediction-failed = Not as predicted
exercise-prediction-waiting = Not run yet


## Errors

error-unexpected = { $error }
fast-path-not-loaded = its fast library could not be loaded ({ $error })
fast-path-no-vectors = this browser has no vector instructions
fast-path-edited = { $count ->
    [one] running your { $names }
   *[other] running your { $names }
  }
fast-path-switched-off = switched off in the page’s address
fast-path-not-fetched = its fast library could not be downloaded
error-engine-not-started = The engine was asked for something before it was started.
damage-empty = it is empty
damage-checksum = its checksum is wrong
damage-too-long = it is longer than its { $bytes } bytes
damage-too-short = only { $arrived } of its { $bytes } bytes arrived
error-connection-failed = The file “{ $name }” could not be loaded: the connection failed. Check the network, then try again.
error-file-missing = The file “{ $name }” is missing (status { $status }). Try again; if that does not help, copy all files of the page again from their source.
error-connection-stalled = The file “{ $name }” could not be loaded: the connection stalls, and nothing has arrived for { $seconds } seconds. Check the network, then try again.
error-file-damaged = The file “{ $name }” arrived damaged: { $how }. It was not used. Try again; if that does not help, reload the page, or copy it again from its source.
error-engine-failed = The engine failed: { $message }
error-out-of-memory = The browser has no more memory for this page. Close other tabs, or choose fewer hidden units or smaller batches; “Try again” restarts Python, and what was learned is kept.
error-host-policy-refused = This page’s web server forbids what pynn needs: its Content-Security-Policy ({ $directive }) refused it.
error-no-such-file = There is no such file.
error-copy-not-stored = The browser did not save a copy of “{ $name }” ({ $error }).


## Errors of pynn

error-archive-too-large = it would unpack to { $unpacked } bytes; a file of pynn has at most { $most }
error-archive-compression = '{ $name }' is compressed in a way that NumPy never uses
error-archive-array-size = '{ $name }' does not hold as many numbers as it says
error-archive-array-missing = '{ $name }' is missing
error-archive-array-header = '{ $name }' is no array that NumPy has written
error-archive-array-kind = '{ $name }' holds { $found }, where plain numbers or text should be
error-archive-unreadable = { $reason }
error-model-file-unreadable = this is not a network saved by pynn, or it is damaged ({ $error }); expected an .npz file written by Network.save
error-model-file-version = this file has format version { $version }, this pynn reads version { $readable }: open it with the pynn that wrote it
error-model-file-value-missing = '{ $name }' is missing: this is not a network saved by pynn
error-model-file-value = '{ $name }' holds { $found }: this is not a network saved by pynn
error-model-file-sizes = 'sizes' must be a list of whole numbers, one per layer
error-model-file-layers = 'sizes' has { $layers } layers, at most { $most } can be read
error-model-file-array-missing = '{ $name }' is missing: the file is incomplete
error-model-file-array-kind = '{ $name }' holds { $found }, expected float32 or float64
error-model-file-array-shape = '{ $name }' has shape { $found }, but 'sizes' asks for { $expected }
error-model-file-not-finite = '{ $name }' holds NaN or infinite numbers
error-model-file-biases = it says it has no biases, but holds some: the file is damaged
error-model-file-precisions = its weights and biases differ in precision: the file is damaged
error-model-file-no-network = this file describes no network: { $error }
error-network-sizes = sizes must list at least an input and an output layer, each with a whole number of units above 0, such as [3, 4, 1]; got { $given }
error-network-too-large = layers of { $given } units have more weights than memory can hold
error-hidden-activation = activation '{ $given }' cannot be used in hidden layers: choose one of { $known }
error-output-activation-unknown = unknown output_activation '{ $given }': choose one of { $known }
error-loss-unknown = unknown loss '{ $given }': choose one of { $known }
error-cross-entropy-outputs = cross_entropy takes logarithms of outputs, so they must lie between 0 and 1, which { $activation } does not guarantee: use output_activation 'sigmoid' or 'softmax', or loss 'squared_error'
error-softmax-single-output = softmax over a single output is always 1 and can learn nothing: use 'sigmoid' for one output, or two outputs
error-digits-file-unreadable = this file holds no digits, or it is damaged ({ $error }); expected an .npz with 'images' (n, 28, 28) and 'labels' (n,), as OwnDigits.to_bytes writes it
error-digits-file-incomplete = 'images' or 'labels' are missing
error-digits-file-images = its images are { $found }, expected unsigned bytes (n, 28, 28)
error-digits-file-labels = its labels are { $found }, expected an unsigned byte for each of { $count } images
error-digits-file-label = its labels go up to { $largest }, expected digits 0 to 9
error-digits-file-too-many = it holds { $count } digits; there is room for { $most }
error-own-digit-label = a digit is one of 0 to 9, not { $label }
error-own-digits-full = there is room for { $most } digits: delete some first
error-own-digit-missing = there are { $count } digits, none with the number { $index }
error-idx-magic-number = { $name } does not begin with the magic number of an IDX file of bytes (0, 0, 8, and 1 to 3 dimensions), but with { $found }
error-idx-header = { $name } ends within its header: it is cut short
error-idx-length = { $name } says that it holds { $shape } = { $expected } bytes, but { $found } follow: it is cut short or damaged
error-idx-gzip = { $name } is a damaged gzip file: { $reason }
error-idx-shapes = { $images } holds an array of shape { $images_shape } and { $labels } one of shape { $labels_shape }: expected (m, 28, 28) and (m,)
error-idx-labels = these are no digits with their labels: { $error }
error-labels-not-whole = labels are whole numbers, one for each example; not { $found }
error-labels-range = labels must lie between 0 and { $last }, found { $low } to { $high }
error-table-kind = unknown kind of table '{ $given }': choose one of { $kinds }
error-table-preset = unknown preset '{ $given }': choose one of { $presets }
error-table-targets = this table needs { $rows } targets, each 0 or 1; got { $given }
error-history-step = only the steps { $first } to { $end } can be visited, not { $step }
error-diverged-learning-rate = training diverged in epoch { $epoch }, at step { $step }: the loss became { $loss }. The learning rate { $learning_rate } is too large here: try { $smaller }, or another seed
error-diverged-cause = training stopped in epoch { $epoch }, at step { $step }: the loss became { $loss }. { $cause }
error-diverged-no-step = No step was taken yet, so the learning rate is not the cause
error-diverged-weights = The step before it made the weights of layer { $layer } infinite or not a number, though its loss was finite. The learning rate is not the cause: check the gradients
error-diverged-biases = The step before it made the biases of layer { $layer } infinite or not a number, though its loss was finite. The learning rate is not the cause: check the gradients
error-diverged-computation = Every weight and bias is a finite number and of moderate size, so the learning rate is not the cause: check how the layers and the loss are computed
error-parameters-too-large = the network has parameters too large for { $dtype }


## Settings

error-setting-number = { $setting } must be a number from { $low } to { $high }, not { $given }
error-setting-number-empty = { $setting } must be a number from { $low } to { $high }; it is empty
error-setting-whole-number = { $setting } must be a whole number from { $low } to { $high }, not { $given }
error-setting-whole-number-empty = { $setting } must be a whole number from { $low } to { $high }; it is empty
error-setting-option = { $setting } must be one of { $options }; not { $given }
error-setting-option-empty = { $setting } must be one of { $options }; it is empty
error-settings-without-names = settings must have names, such as { $names }; not { $given }
# Each setting as it stands within a sentence.
setting-learning_rate-subject = the learning rate ξ
setting-hidden-subject = the number of hidden units
setting-hidden_layers-subject = the number of hidden layers
setting-activation-subject = the activation of hidden units
setting-loss-subject = the loss
setting-biases-subject = the use of biases
setting-batch-subject = the number of rows in a step
setting-seed-subject = the seed
setting-recipe-subject = the recipe
setting-epochs-subject = the number of epochs
setting-batch_size-subject = the batch size
setting-train_size-subject = the number of training images
setting-stop_accuracy-subject = the accuracy to stop at (in per cent)
setting-stop_patience-subject = the number of epochs without progress to stop after
setting-slow_start-subject = the slow start
setting-test_digit-subject = the number of the test digit
setting-parameter-subject = a weight or bias
# The options of each menu.
option-activation-sigmoid = sigmoid
option-activation-tanh = tanh
option-activation-relu = ReLU
option-activation-identity = identity (none)
option-loss-squared_error = squared error
option-loss-cross_entropy = cross-entropy
option-slow_start-on = on
option-slow_start-off = off
option-biases-on = on
option-biases-off = off (all 0)
option-batch-all = all rows
option-batch-one = one row
option-recipe-document = Classic
option-recipe-improved = Nielsen’s improved
option-recipe-best = Best


## New files of pynn, for the code lab

code-about-batch-order = The order of the examples: shuffled, in batches
code-about-training-state = The progress of a run, and checkpoints
code-about-divergence = Why a run stops: its loss is no finite number
code-about-loss-line = The loss along a line through the parameters
code-about-network-arguments = Checks of a network’s arguments and inputs
code-about-cli-settings = The settings as options of the command line
code-about-truth-table-command = The command `truth-table`
code-about-mnist-command = The command `mnist`
code-about-progress-bar = The progress bar of the command `mnist`


## Errors of the labs

error-whole-number = { $subject } must be a whole number from { $low } to { $high }, not { $given }
error-share = { $subject } must be a number from 0 to 1, not { $given }
subject-digit = a digit
subject-own-digit = the place of a digit
subject-epochs-done = the number of completed epochs
subject-accuracy = the accuracy
subject-step = the step
subject-row = a row, counted from 0,
subject-input = an input, counted from 0,
error-weights-unfit = the weights of this network must be numbers of at most { $largest }, in lists of the sizes { $shapes }
error-biases-unfit = the biases of this network must be numbers of at most { $largest }, in lists of the sizes { $shapes }
error-biases-off = biases are off, but some of them are not 0
error-parameters-incomplete = each weight and bias of this network needs a number
error-no-such-parameter = this network has no weight or bias { $given }
error-nothing-to-select = this network has no weight, bias or unit { $given }
error-same-inputs = choose two different ones of the { $count } inputs
error-equations-gone = the equations { $key } have changed since
error-gradients-not-finite = training stopped in epoch { $epoch }, at step { $step }: the loss became { $loss }. The gradients before are infinite or not a number, although their loss is finite, so the learning rate is not the cause: check the gradients
error-back-at-finite-loss = { $reason }. The run is back at step { $step }, the last one whose loss is finite
error-back-at-finite-numbers = { $reason }. The run is back at step { $step }, all numbers finite
error-model-layers = this network has no layers; to read digits it needs 784 inputs and 10 outputs. The network in use is unchanged
error-model-ends = this network goes from { $inputs } inputs to { $outputs } outputs; to read digits it needs 784 and 10. The network in use is unchanged
error-model-size = this network has { $layers } layers, the largest of { $units } units; there is room for { $most_layers } layers and { $most_units } units in each. The network in use is unchanged
error-model-overflows = this network’s numbers are so large that its scores overflow. The network in use is unchanged
error-model-optimizer = the state of its optimizer is damaged. The network in use is unchanged
error-past-format = the past of a run must be a list of moments, not { $given }
error-moment-format = a moment of a run must have { $fields }
error-moment-layers = a moment of this run has the layers { $sizes }, the run { $expected }
error-nothing-to-teach = there is nothing to teach yet: draw a digit, and say which one it is
error-no-mnist-yet = there are no digits of MNIST yet to mix them with: try again once they have arrived
error-no-ink = there is no ink in this drawing
error-drawing-gone = drawing { $drawing } is no longer here: draw it once more
error-shard-unpacking = a piece of MNIST cannot be unpacked: { $error }
error-shard-cut-short = a piece of MNIST cannot be unpacked: it ends too early
error-shard-content = a piece of MNIST holds no digits: { $error }
error-shard-shapes = a piece of MNIST has images { $images }, labels { $labels }
error-shard-surplus = more than { $count } training digits arrived


## The labs, as Python says them

table-kind-document = x₁, x₂, and x₃ = 1
table-kind-2 = 2 inputs
table-kind-3 = 3 inputs
table-kind-4 = 4 inputs
table-preset-document = XOR with a constant input x₃ = 1
table-preset-xor = XOR
table-preset-and = AND
table-preset-or = OR
table-preset-nand = NAND
table-preset-majority = Majority
table-preset-parity = Parity (odd)
table-preset-zero = Always 0
table-preset-one = Always 1
recipe-summary-document = squared error and plain SGD: about 95 %
recipe-summary-improved = cross-entropy, whose slope does not fade where σ is flat, and weights kept small (chapter 3)
recipe-summary-best = what 30 hidden units can do: softmax, momentum, a fading ξ, digits moved by a pixel


## The code lab, as Python says it

exercise-sigmoid-title = The sigmoid
exercise-sigmoid-task = z is an array of any shape. Return σ of each of its numbers, in an array of that shape.
exercise-sigmoid-hint-1 = NumPy works on all numbers of an array at once, so no loop is needed: `-z`, `1 + z` and `1 / z` are arrays as z is.
exercise-sigmoid-hint-2 = `np.exp(z)` is e to the power of each number of z.
exercise-sigmoid-hint-3 = For z = −1000 this asks for e¹⁰⁰⁰, which is too large for a float. Let the exponent be no larger than `_EXP_LIMIT[z.dtype]`, defined above: `np.minimum(a, b)` is the smaller of two numbers.
exercise-sigmoid-hint-4 = So: the exponent is `np.minimum(-z, _EXP_LIMIT[z.dtype])`. Take e to that power, add 1, and divide 1 by it.
exercise-forward-title = The forward pass
exercise-forward-task = Begin with the batch, `self._x`, a row for each example. Go through the layers of `self.network.weights` and `.biases`, and put the values of each layer into the list `self.values`, the inputs first. Where there are targets, `self._y`, set `self.loss` and `self.hits`, too.
exercise-forward-hint-1 = The rows of x are examples, and `W[j, i]` goes from unit i to unit j. So of all examples at once z is `x @ W.T + b`: (m, n_in) times (n_in, n_out).
exercise-forward-hint-2 = Hidden layers have the activation `self.network.hidden`, the last layer has `self.network.loss_function.activation`; what makes x of z is their `.function(z)`.
exercise-forward-hint-3 = `self.network.loss_function.value(z, y_hat, y)` is the loss of each example, (m,), where z is that of the last layer: L is its mean. `classes(y_hat)` and `classes(y)` are class numbers, and `hits` says how often they are equal.
exercise-forward-hint-4 = Let `self.values = [self._x]`. In a loop over `zip(weights, biases)` compute z from `self.values[-1]` and append σ(z). After the loop, if `self._y is not None`, set `self.loss = float(… .mean())` and `self.hits`.
exercise-backward-title = Backpropagate δ
exercise-backward-task = After the forward pass find δ = ∂L/∂z of every layer, from the last one back, and put them into the list `self.deltas`, that of the first layer first. L is a mean over the m examples: take it here, once.
exercise-backward-hint-1 = `self.network.loss_function.delta(y_hat, y)` is ∂L/∂z of the last layer for each example’s own loss, σ′ included. L is the mean of them: divide by their number.
exercise-backward-hint-2 = What comes back to unit j is Σ_k δ_k W_kj. With a row for each example that is `delta @ W`: (m, n_out) times (n_out, n_in). Here W is not transposed.
exercise-backward-hint-3 = Then σ′: `self.network.hidden.backward(x, grad)` multiplies grad by σ′, which it takes from the values x of that layer: `self.values[layer]`, between `weights[layer - 1]` and `weights[layer]`.
exercise-backward-hint-4 = Begin with `self.deltas = [delta]`. Let `layer` run from the last one down to 1: carry delta back through `weights[layer]`, multiply by σ′ at `values[layer]`, and put the new delta at the front with `insert(0, …)`.
exercise-gradients-title = From δ to the gradients
exercise-gradients-task = `self.deltas[l]` is δ of layer l + 1, and `self.values[l]` are the values that went into it; rows are examples. Return two lists: ∂L/∂W of each layer, and ∂L/∂b of each layer, shaped as the parameters.
exercise-gradients-hint-1 = ∂L/∂W has the shape of W, (n_out, n_in). δ is (m, n_out) and x is (m, n_in): which product of the two sums over the m examples?
exercise-gradients-hint-2 = A product of matrices sums over the last axis of the first and the first axis of the second. So m has to stand there in both: transpose δ.
exercise-gradients-hint-3 = ∂z/∂b is 1, so ∂L/∂b is the sum of δ alone, over the rows: axis 0. The mean over examples is in δ already.
exercise-gradients-hint-4 = For `delta, x` in `zip(self.deltas, self.values)` (ŷ is left over) the one is `delta.T @ x`, the other `delta.sum(axis=0)`. Return both lists, the weights’ first.
exercise-descend-title = A step downhill
exercise-descend-task = Change every array of `parameters` by one step of gradient descent, where ξ is `factor` times `self.learning_rate`. The arrays are to stay the same ones, with other numbers in them: others hold on to them.
exercise-descend-hint-1 = `parameters` and `gradients` are two lists that go side by side: `zip` pairs them.
exercise-descend-hint-2 = `w = w - …` makes a new array, and only the name w changes to it: the network keeps the old one. `w -= …` and `w[...] = …` put numbers into the array that is there.
exercise-descend-hint-3 = The schedule of a run gives the factor; it is 1 where ξ is constant. So ξ is `factor * self.learning_rate`.
exercise-descend-hint-4 = In a loop over both lists take ξ times the gradient away from w with `-=`. That is all.
exercise-softmax-title = Softmax
exercise-softmax-task = z is (m, n), a row for each example. Return an array of the same shape in which every row is positive and sums to 1.
exercise-softmax-hint-1 = `np.exp(z)` are the numerators. Each row is to be divided by its own sum: that is the sum over axis 1.
exercise-softmax-hint-2 = The sums are (m,), and an array (m, n) cannot be divided by that. With `keepdims=True` they stay a column, (m, 1).
exercise-softmax-hint-3 = e¹⁰⁰⁰ is too large. But adding the same number to all z of a row changes nothing, since it cancels: take away the largest of each row first, `z.max(axis=1, keepdims=True)`.
exercise-softmax-hint-4 = So: e to the power of z minus the largest of its row; then each row of that divided by its own sum, with `axis=1, keepdims=True`.
exercise-factor-2-title = Drop the factor 2
exercise-factor-2-task = In `squared_error_delta` write `y_hat - y` instead of `2 * (y_hat - y)`.
exercise-factor-2-look-1 = Check all: 21 of 21 differ; each is off by a factor of two.
exercise-factor-2-look-2 = Run: the table is learned, but in 526 steps instead of 263.
exercise-factor-2-look-3 = Set ξ = 8 instead of 4 and reset: 263 steps again.
exercise-factor-2-why = Every gradient is half of what it should be, so it still points straight uphill: the steps are half as long, and ξ can make up for it. With ½ in the loss, as many books have it, this would be right. With this loss it is not, and only the gradient check says so.
exercise-sigma-prime-title = Forget σ′
exercise-sigma-prime-task = In `backward`, where δ is carried back to the hidden layer, leave out σ′: write `delta = delta @ W`.
exercise-sigma-prime-look-1 = Check all: 16 of 21 differ, all of W⁽¹⁾ and b⁽¹⁾ and none of W⁽²⁾ and b⁽²⁾.
exercise-sigma-prime-look-2 = Run: after 1,000 steps the loss is still above 0.24, and every output between 0.4 and 0.6.
exercise-sigma-prime-why = σ′ is already part of the output’s δ; what is missing is the hidden layer’s. Since σ′ is at most ¼, the hidden layer’s steps are at least four times too long, most of all where σ is flat and its weights should hardly move. So its units are pushed towards 0: after 1,000 steps none of them gives more than 0.3 in any row. The rows look nearly the same to the output, and it learns no more than to answer about ½ to all of them.
exercise-new-weights-title = Use the new W⁽²⁾ on the way back
exercise-new-weights-task = In `backward`, before δ is carried back, update W first, as a step with ξ = 1 would: below the line `W, x = …` add `W = W - delta.T @ x`.
exercise-new-weights-look-1 = Check all: 16 of 21 differ, all of W⁽¹⁾ and b⁽¹⁾ and none of W⁽²⁾ and b⁽²⁾.
exercise-new-weights-look-2 = Run: the table is learned all the same, in 264 steps instead of 263.
exercise-new-weights-why = This happens when each layer is updated at once, on the way back. All derivatives belong to one and the same point, that of the forward pass: with another W⁽²⁾ this is no longer the gradient of any function. Near the bottom, steps are small and both W⁽²⁾ nearly the same, so learning hides the mistake. The gradient check does not.
exercise-no-bias-title = No bias in the forward pass
exercise-no-bias-task = In `forward`, in the line that computes z, leave out `+ b`.
exercise-no-bias-look-1 = Check all: 5 of 21 differ, the biases. The loss no longer depends on them, but backprop still computes gradients for them.
exercise-no-bias-look-2 = Choose XOR, with tanh in the hidden layer, and run: the output of the first row, 0 and 0, is 0.5 and stays 0.5. With biases XOR is learned in 60 steps.
exercise-no-bias-why = Where all inputs are 0 every z is 0, whatever the weights: tanh of it is 0, and σ of that ½. XOR with a constant input is learned nevertheless, in 364 steps: its x₃ is always 1, so that a weight can do what a bias does.
exercise-no-shuffling-title = No shuffling
exercise-no-shuffling-task = In `_draw_order` examples are put into a random order. Take them as they would lie in folders, one for each digit: instead of `self._rng.permutation(m)` return `np.argsort(self.examples.targets.argmax(axis=1), kind="stable")`.
exercise-no-shuffling-look-1 = Check all, in the truth-table lab: every gradient is right.
exercise-no-shuffling-look-2 = Train on digits: the first epoch is as it was, 94 %, since it takes the digits as they are fetched. After the second, all zeros first and all nines last, it is 20 %.
exercise-no-shuffling-why = A step knows nothing but its batch. In a long row of batches of nines, nine is the right answer to everything, and what was learned of the others is lost. Only where a batch looks like the whole, its gradient is about that of the whole. No gradient check can find this: each gradient is right. MNIST itself comes well mixed: return `np.arange(m)`, and almost nothing is lost.
exercise-too-large-title = ξ too large
exercise-too-large-task = In `GradientDescent.update` make ξ a hundred times as large: `100 * factor * self.learning_rate`.
exercise-too-large-look-1 = Check all: every gradient is right.
exercise-too-large-look-2 = Make one step: all outputs are 1.000, and the loss is 0.5. It stays that way, even after 1,000 steps.
exercise-too-large-look-3 = Set ξ = 0.04 and reset: learned in 263 steps, as if nothing had happened.
exercise-too-large-why = The gradient says which way is down, and how steep it is here, but not how far. A step of this length goes beyond the valley, to where every σ is flat: there each gradient is nearly 0, and nothing leads back.
exercise-when = { $situation }, { $quantity }
exercise-when-value = With { $name } = { $value }
exercise-when-functions = With { $functions }
exercise-when-scaled = With { $name } { $factor } times as large
exercise-when-dtype = In { $dtype }
exercise-when-sizes = In a network of { $sizes } units
exercise-when-no-biases = Without biases
exercise-when-step = In step { $step }
exercise-when-steps = After { $steps } steps in { $dtype }
exercise-when-second-call = At the second call
exercise-when-short = For { $examples } examples after a batch of { $batch }
exercise-added = what is added to { $name }
exercise-kind-array = an array of { $dtype }
exercise-kind-shape = an array of the shape { $shape }
exercise-kind-type = of the type { $type }
exercise-kind-list = a list of arrays
exercise-kind-pair = a pair of lists
exercise-kind-number = one number
exercise-kind-whole-number = a whole number
exercise-fault-other = { $quantity }{ $place } is { $found }; expected was { $expected }.
exercise-fault-transposed = { $quantity } is { $found }; expected was { $expected }: rows and columns are exchanged.
exercise-fault-not-finite = { $quantity } has numbers that are not finite: { $number }.
exercise-fault-float32 = { $quantity } is only as precise as float32; expected was float64.
exercise-fault-zero = { $quantity } is 0 everywhere, and should not be.
exercise-fault-sign = { $quantity } has the opposite sign everywhere.
exercise-fault-factor = { $quantity } is { $factor } times what was expected, everywhere.
exercise-fault-differences = { $gradient }: backprop says { $backprop }, and the difference quotient { $difference }.
exercise-fault-changed = { $name } has changed: leave it as it is, and work on a copy.
exercise-fault-shares-memory = { $name } shares memory with a gradient, which momentum changes in place.
exercise-fault-same-array = A second call changed the result of the first: make a new array each time.
exercise-fault-not-in-place = { $name } is not changed in place: the network still holds the array that was there before.
exercise-fault-overflow = np.exp overflows where z holds { $z }.
exercise-fault-uphill = L goes from { $before } to { $after } in a step with ξ = { $xi }.
exercise-fault-ends-python = The code raises { $error }, which would end Python: it has to return instead.
exercise-fault-ratio = One of them is { $ratio } times what it should be.
exercise-fault-relative-error = The relative error of one of them is { $error }.
exercise-fault-class-order = The classes of the first ten examples are { $classes }.
exercise-test-formula = { $formula }
exercise-test-formula-of-yours = { $formula }, of your { $quantity }
exercise-test-elementwise = A batch is computed number by number, and keeps its shape
exercise-test-no-overflow = No z is too large: nothing overflows
exercise-test-no-overflow-float32 = Nothing overflows in float32 either
exercise-test-far-apart = Nothing overflows, however far apart the z of a row are
exercise-test-far-out = σ is precise far from 0, too
exercise-test-dtype = float32 stays float32, and float64 stays float64
exercise-test-unchanged = It does not change { $names }
exercise-test-new-arrays = Each call returns new arrays
exercise-test-rows-sum-to-1 = Every row, one example, sums to 1
exercise-test-row-by-row = Every row is computed by itself
exercise-test-differences-count = Adding the same number to every z of a row changes nothing
exercise-test-holds = { $list } holds one array for each layer: { $arrays }
exercise-test-two-lists = It returns two lists, of ∂L/∂W and of ∂L/∂b, with an array for each layer
exercise-test-sum = { $gradient } has the shape of { $parameter }, and is { $sum } over the examples
exercise-test-one-example = A batch of one example is a batch, too
exercise-test-differences = Central differences agree with { $gradients }
exercise-test-any-depth = It goes through any number of layers
exercise-test-shapes = Other shapes: one layer or three, layers of one unit, one output
exercise-test-short-batch = A shorter last batch is right, too: it has its own number of examples
exercise-test-any-size = Large and small numbers count in full
exercise-test-no-biases = A network without biases is right, too
exercise-test-activations = Hidden layers have one activation, and the output its own
exercise-test-hidden-activation = σ′ is that of the hidden layers’ activation: tanh, too
exercise-test-output-functions = δ⁽²⁾ is right for other outputs, too: softmax and tanh
exercise-test-flat = Where σ is flat, δ is 0
exercise-test-loss = L is summed over outputs and averaged over examples
exercise-test-loss-finite = L stays finite where ŷ is exactly 0 or 1
exercise-test-hits = hits counts the examples that are put into their class
exercise-test-hits-of-one-output = With one output, the class is 1 if ŷ is at least ½
exercise-test-no-targets = Without targets there is still ŷ
exercise-test-in-place = The arrays are changed in place, not exchanged for new ones
exercise-test-downhill = The loss goes down
exercise-test-any-xi = The step follows any ξ
exercise-test-second-step = A second step follows the gradients of its own batch
exercise-test-trains = Training works with it: three batches, the last one shorter
exercise-test-halves = Every gradient is half of what it should be
exercise-test-right = Every gradient of { $name } is right
exercise-test-wrong = Every gradient of { $name } is wrong, and the check finds it
exercise-test-learned = XOR with a constant input is learned within { $steps } steps
exercise-test-not-learned = XOR with a constant input is not learned within { $steps } steps
exercise-test-class-by-class = In the second epoch examples come class by class
error-exercise-no-function = This file has no “{ $name }” any more: go back to the original first.
error-exercise-not-a-function = “{ $name }” is not a function any more: go back to the original first.
error-exercise-no-line = The line “{ $line }” is not in { $file } any more. Change it by hand, or restore the file first.
error-exercise-changed-already = The change is made already.
error-exercise-unknown = There is no exercise “{ $name }”: there are { $known }.
console-name-np = NumPy, its arrays and functions
console-name-pynn = the package, with your changes
console-name-network = the network of the truth-table lab, live
console-name-table = its table: inputs and targets
console-name-digits-network = the network that reads digits
console-name-digits = the test digits, once loaded: { $example }
console-name-show = a picture of an array
console-name-help = Python’s description of anything
console-more-characters =
    { $count ->
        [one] … and { $count } more character.
       *[other] … and { $count } more characters.
    }
console-more-pictures =
    { $count ->
        [one] … and { $count } more picture.
       *[other] … and { $count } more pictures.
    }
console-network-restored = { $name } is as it was before: { $error }
console-arrives-later = “{ $name }” is there once the digits lab has fetched MNIST: press Train there, or wait for it to arrive.
console-read-only = The labs’ data can only be changed in the labs. For a copy of your own: { $code }
console-no-exit = There is nothing to leave here: the console is there as long as the page. Ctrl+L clears it.
console-no-help = There is no help on that here: { $error }
error-export-no-run = Choose a run to export: that of the truth table, of the digits, or both.
error-export-no-mnist = The digits have not all arrived yet: they come when the digits lab first trains.
error-unknown-code-file = The package has no file “{ $file }”.
code-about-init = The package: its public names, and this reading order
code-about-activations = σ, tanh, ReLU and softmax, and their derivatives
code-about-losses = Losses L, and their gradients ∂L/∂ŷ
code-about-network = The network: forward pass, loss and gradients
code-about-backpropagation = Forward pass, δ of every layer, and the gradients
code-about-optimizers = Update rules: gradient descent, and with momentum
code-about-schedules = How ξ changes in the course of a run
code-about-training = Stochastic gradient descent, in mini-batches
code-about-gradient-check = Gradients by backprop against central differences
code-about-derivation = One example, with every number of the derivation
code-about-examples = Inputs and targets, converted batch by batch
code-about-truth-table = Truth tables, as examples to learn
code-about-separability = Proves that a network cannot learn a table
code-about-history = The steps of a run, to visit any of them again
code-about-metrics = Accuracy, confusion matrix, most confident mistakes
code-about-stopping = When to stop before the last epoch
code-about-recipes = The two classic runs, from their settings
code-about-settings = Settings: their names, ranges and defaults
code-about-backend = The code that trains: NumPy or a faster backend
code-about-model-file = Networks as `.npz` files: saved and loaded
code-about-archive = Arrays from an `.npz` file that may be damaged
code-about-files = Files that are written completely or not at all
code-about-errors = Errors with a code, for every language
code-about-digits-init = Handwritten digits: MNIST, drawings and pictures
code-about-digits-mnist = MNIST from its IDX files, checked
code-about-digits-augmentation = More examples: digits moved by a pixel
code-about-digits-drawing = From ink to an input like MNIST’s digits
code-about-digits-pen-width = The width of strokes, measured and adjusted
code-about-digits-reading = The digit that a network reads, or why it is not sure
code-about-digits-ink-shape = A dot, several digits, or strokes too thick for their size
code-about-digits-familiarity = How near a picture is to the digits learned
code-about-digits-collection = Your own digits with their labels, and their file
code-about-digits-teaching = Training that goes on with your own digits
code-about-digits-picture-file = Picture files as levels of grey
code-about-digits-ink = The ink of a digit in a photograph
code-about-digits-image-filters = Thresholds, smoothing and other image filters
code-about-digits-components = Connected shapes in a mask: areas and boxes
code-about-digits-predict = The command `predict`: the digit in a picture
code-about-terminal = Output, pipes and signals of a command
code-about-cli = The commands `truth-table`, `mnist` and `predict`
code-about-main = Starts the command line: `python -m pynn`
