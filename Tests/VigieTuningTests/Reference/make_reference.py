"""Writes the figures that the tests of VigieTuning expect, computed without Swift.

    pip install numpy scipy scikit-learn
    python make_reference.py

Data are made here from a fixed seed; each fixture holds the data and the results. Nothing is taken
from the Swift code: measures come from scikit-learn and scipy, or are written out from their
definitions; fits are minimised by scipy and checked against the conditions of a minimum.
"""

import json
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize, root
from scipy.special import expit, logit
from scipy.stats import binomtest
from sklearn import metrics
from sklearn.isotonic import IsotonicRegression

FIXTURES = Path(__file__).resolve().parent.parent / "Fixtures"


def plain(value):
    """NumPy values as JSON knows them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value


def write(name, content):
    """A line for each case or key, so that differences can be read."""
    content = plain(content)
    if isinstance(content, dict):
        lines = [f"{json.dumps(key)}: {json.dumps(item, allow_nan=False)}"
                 for key, item in content.items()]
    else:
        lines = [json.dumps(item, allow_nan=False) for item in content]
    start, end = "{}" if isinstance(content, dict) else "[]"
    (FIXTURES / name).write_text(start + "\n" + ",\n".join(lines) + "\n" + end + "\n")


# --- Measures -----------------------------------------------------------------------------------


def calibration_error(bin_of, p, y, w, bins):
    gaps = [abs(np.sum((w * (p - y))[bin_of == b])) for b in range(bins)]
    return sum(gaps) / np.sum(w)


def equal_mass_bins(p, w, bins):
    """The bin of each document: that of the middle rank of its confidence."""
    result = np.empty(len(p), dtype=int)
    for value in np.unique(p):
        middle = w[p < value].sum() + w[p == value].sum() / 2
        result[p == value] = min(bins - 1, int(bins * middle / w.sum()))
    return result


def measures(name, confidence, grade, weight, level=1, threshold=0.5):
    p, g, w = map(np.asarray, (confidence, grade, weight))
    y = (g >= level).astype(int)
    decided = (p >= threshold).astype(int)
    precision, recall, f1, _ = metrics.precision_recall_fscore_support(
        y, decided, average="binary", sample_weight=w, zero_division=0)
    # By rising threshold, with an artificial last point.
    curve_precision, curve_recall, thresholds = metrics.precision_recall_curve(
        y, p, sample_weight=w)
    isotonic = IsotonicRegression(y_min=0, y_max=1).fit(p, y, sample_weight=w).predict(p)
    base = np.average(y, weights=w)
    brier = metrics.brier_score_loss(y, p, sample_weight=w)
    corrected = metrics.brier_score_loss(y, isotonic, sample_weight=w)
    steps = []
    for value in np.unique(isotonic.round(12)):
        members = isotonic.round(12) == value
        steps.append({
            "lower": p[members].min(), "upper": p[members].max(), "weight": w[members].sum(),
            "mean": np.average(p[members], weights=w[members]),
            "observed": np.average(y[members], weights=w[members])})
    order = np.argsort(-p, kind="stable")
    expected = np.sum(w * p)
    best = 0.0
    for value in np.unique(p):
        chosen = p >= value
        best = max(best, 2 * np.sum((w * p)[chosen]) / (np.sum(w[chosen]) + expected))
    return {
        "name": name, "confidences": p, "grades": g, "weights": w, "level": level,
        "threshold": threshold, "support": w[y == 1].sum(), "precision": precision,
        "recall": recall, "f1": f1, "lift": precision / base,
        "averagePrecision": metrics.average_precision_score(y, p, sample_weight=w),
        "curve": [
            {"threshold": t, "precision": a, "recall": b}
            for t, a, b in zip(thresholds[::-1], curve_precision[:-1][::-1],
                               curve_recall[:-1][::-1])],
        "brier": brier, "logLoss": metrics.log_loss(y, p, sample_weight=w, labels=[0, 1]),
        "miscalibration": brier - corrected, "discrimination": base * (1 - base) - corrected,
        "uncertainty": base * (1 - base), "steps": steps,
        "equalMass": calibration_error(equal_mass_bins(p, w, 10), p, y, w, 10),
        "equalWidth": calibration_error(np.minimum(9, (p * 10).astype(int)), p, y, w, 10),
        "expectedF1": best,
    }


def make_measures():
    rng = np.random.default_rng(11)

    def draw(n, digits, weighted=False, shift=0.0):
        score = rng.normal(-1, 2, n)
        grade = (rng.random(n) < expit(score)).astype(int)
        grade += (grade == 1) & (rng.random(n) < 0.4)
        p = expit(1.4 * score + shift).round(digits)
        w = rng.uniform(0.2, 3, n).round(3) if weighted else np.ones(n)
        return p, grade, w

    cases = [
        measures("plain", *draw(200, 6)),
        measures("ties", *draw(150, 1)),
        measures("weights", *draw(120, 3, weighted=True)),
        measures("weights and ties", *draw(120, 1, weighted=True, shift=0.7)),
        measures("central", *draw(150, 4), level=2, threshold=0.3),
        measures("few", *draw(9, 2), threshold=0.2),
        measures("certain", [0, 0, 1, 1, 1, 0, 0.5], [0, 1, 2, 1, 0, 0, 1], np.ones(7)),
        measures("one confidence", np.full(8, 0.25), [0, 0, 1, 0, 2, 0, 0, 0], np.ones(8), 1, 0.2),
        measures("all positive", [0.2, 0.9, 0.7], [1, 2, 1], np.ones(3)),
    ]
    write("measures.json", cases)


# --- Intervals and tests ------------------------------------------------------------------------


class SplitMix64:
    """After the reference implementation by Sebastiano Vigna."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def below(self, bound):
        while True:
            product = self.next() * bound
            if (product & self.MASK) >= (1 << 64) % bound:
                return product >> 64


def bootstrap(ids, clusters, statistic, replicates=2000, seed=20240607):
    """Figures of the draws; `statistic` takes row numbers, repeated as drawn."""
    names = sorted(set(clusters))
    members = {name: [i for i in range(len(ids)) if clusters[i] == name] for name in names}
    generator = SplitMix64(seed)
    values = []
    for _ in range(replicates):
        drawn = []
        for _ in names:
            drawn += members[names[generator.below(len(names))]]
        value = statistic(np.array(drawn))
        if value is not None:
            values.append(value)
    return np.array(values)


def make_intervals():
    wilson = []
    for k, n in [(10, 10), (20, 20), (0, 5), (1, 1), (3, 7), (50, 1000), (999, 1000)]:
        interval = binomtest(k, n).proportion_ci(0.95, method="wilson")
        wilson.append({"successes": k, "trials": n, "lower": interval.low, "upper": interval.high})
    pairs = [(0, 0), (0, 5), (6, 0), (3, 9), (9, 3), (7, 7), (7, 8), (120, 161), (1500, 1400)]
    mcnemar = [
        {"onlyFirst": b, "onlySecond": c, "p": binomtest(b, b + c).pvalue if b + c else 1.0}
        for b, c in pairs]
    generator = SplitMix64(1234567)
    raw = [generator.next() for _ in range(5)]
    generator = SplitMix64(42)
    rng = np.random.default_rng(5)
    values = rng.normal(0, 1, 40).round(4)
    clusters = [f"source-{i % 13}" for i in range(40)]
    means = bootstrap(list(range(40)), clusters, lambda rows: values[rows].mean())
    write("intervals.json", {
        "wilson": wilson, "mcnemar": mcnemar, "splitmix": [str(value) for value in raw],
        "indices": [generator.below(6) for _ in range(20)],
        "bootstrap": {
            "values": values, "clusters": clusters, "lower": np.percentile(means, 2.5),
            "upper": np.percentile(means, 97.5)}})


# --- Many tags ----------------------------------------------------------------------------------


def make_tags():
    rng = np.random.default_rng(23)
    groups = {"a": ["a/1", "a/2", "a/3"], "b": ["b/1", "b/2"], "c": ["c/1"]}
    leaves = [leaf for members in groups.values() for leaf in members]
    everything = [tag for group, members in groups.items() for tag in [group, *members]]
    n = 90
    truth = (rng.random((n, 6)) < [0.3, 0.2, 0.05, 0.25, 0.1, 0.0]).astype(int)
    decided = np.where(rng.random((n, 6)) < 0.15, 1 - truth, truth)
    decided[:, 5] = 0
    other = np.where(rng.random((n, 6)) < 0.25, 1 - truth, truth)
    weights = rng.uniform(0.5, 2, n).round(2)
    clusters = [f"source-{i}" for i in rng.integers(0, 25, n)]

    def closure(matrix):
        columns = []
        for group, members in groups.items():
            inside = matrix[:, [leaves.index(leaf) for leaf in members]]
            columns += [inside.max(axis=1), *inside.T]
        return np.array(columns).T

    def scores(y, z, average):
        result = metrics.precision_recall_fscore_support(
            y, z, average=average, sample_weight=weights, zero_division=np.nan)
        return dict(zip(["precision", "recall", "f1"], result))

    def names(row):
        return [leaf for leaf, on in zip(leaves, row) if on]

    def micro_f1(rows):
        y, z = truth[rows], decided[rows]
        w = weights[rows][:, None]
        return 2 * np.sum(w * y * z) / (np.sum(w * y) + np.sum(w * z))

    def f1(column, matrix, rows):
        y, z, w = truth[rows, column], matrix[rows, column], weights[rows]
        return 2 * np.sum(w * y * z) / (np.sum(w * y) + np.sum(w * z))

    draws = bootstrap(list(range(n)), clusters, micro_f1)

    def pair(column):
        def difference(rows):
            if truth[rows, column].sum() == 0:
                return None
            return f1(column, other, rows) - f1(column, decided, rows)

        values = bootstrap(list(range(n)), clusters, difference)
        right = decided[:, column] == truth[:, column]
        right_other = other[:, column] == truth[:, column]
        b, c = int(np.sum(right & ~right_other)), int(np.sum(~right & right_other))
        lesser = min(np.sum(values <= 0), np.sum(values >= 0))
        return {
            "tag": leaves[column], "onlyFirst": b, "onlySecond": c,
            "mcNemar": binomtest(b, b + c).pvalue, "lower": np.percentile(values, 2.5),
            "upper": np.percentile(values, 97.5),
            "probability": min(1.0, 2 * (lesser + 1) / (len(values) + 1))}

    write("tags.json", {
        "tags": everything,
        "documents": [
            {"id": f"d{i:03}", "cluster": clusters[i], "weight": weights[i],
             "labelled": names(truth[i]), "first": names(decided[i]), "second": names(other[i])}
            for i in range(n)],
        "macroF1": scores(truth, decided, "macro")["f1"],
        "micro": scores(truth, decided, "micro"),
        "perDocumentF1": scores(truth, decided, "samples")["f1"],
        "hierarchical": scores(closure(truth), closure(decided), "micro"),
        "microF1Interval": [np.percentile(draws, 2.5), np.percentile(draws, 97.5)],
        "pairs": [pair(0), pair(2)]})


# --- Scorecard ----------------------------------------------------------------------------------


def make_scorecard():
    """Graded labels with disputes, weights and clusters; every figure from scikit-learn."""
    rng = np.random.default_rng(61)
    groups = {"a": ["a/1", "a/2", "a/3"], "b": ["b/1", "b/2"], "c": ["c/1"]}
    leaves = [leaf for members in groups.values() for leaf in members]
    tags = [tag for group, members in groups.items() for tag in [group, *members]]
    n = 80
    score = rng.normal([-0.6, -1.2, -3.2, -0.8, -2.4, -9], 1.6, (n, 6))
    grade = (rng.random((n, 6)) < expit(score)).astype(int)
    grade += (grade == 1) & (rng.random((n, 6)) < 0.5)
    known = rng.random((n, 6)) > 0.08
    confidence = expit(1.3 * score + 0.3).round(2)
    # Evidence that does not suffice: a high confidence may go unassigned.
    assigned = (confidence >= 0.5) & (rng.random((n, 6)) > 0.05)
    weight = rng.choice([1, 1, 1, 2.5, 4], n)
    clusters = [f"source-{i:02}" for i in rng.integers(0, 40, n)]
    columns = {leaf: (grade[:, i], known[:, i], confidence[:, i], assigned[:, i])
               for i, leaf in enumerate(leaves)}
    for group, members in groups.items():
        g = np.max([np.where(columns[m][1], columns[m][0], 0) for m in members], axis=0)
        k = (g > 0) | np.all([columns[m][1] for m in members], axis=0)
        columns[group] = (g, k, np.max([columns[m][2] for m in members], axis=0),
                          np.any([columns[m][3] for m in members], axis=0))

    def take(tag, rows):
        g, k, p, z = columns[tag]
        rows = rows[k[rows]]
        return g[rows], p[rows], z[rows].astype(int), weight[rows]

    def stacked(names, rows):
        parts = [take(tag, rows) for tag in names]
        return [np.concatenate([part[i] for part in parts]) for i in range(4)]

    def scores(names, rows):
        g, _, z, w = stacked(names, rows)
        y = (g > 0).astype(int)
        if not len(y):
            return {"precision": None, "recall": None, "f1": None}
        result = metrics.precision_recall_fscore_support(
            y, z, average="binary", sample_weight=w, zero_division=np.nan)
        return {key: None if np.isnan(value) else value
                for key, value in zip(["precision", "recall", "f1"], result)}

    def central_recall(tag, rows):
        g, _, z, w = take(tag, rows)
        return metrics.recall_score((g == 2)[g == 2], z[g == 2] == 1, sample_weight=w[g == 2]) \
            if np.any(g == 2) else None

    def average_precision(tag, rows):
        g, p, _, w = take(tag, rows)
        return metrics.average_precision_score(g > 0, p, sample_weight=w) if np.any(g > 0) else None

    def macro(names, rows):
        values = [v for v in (scores([tag], rows)["f1"] for tag in names) if v is not None]
        return float(np.mean(values)) if values else None

    def per_document(names, rows):
        total, weights = 0.0, 0.0
        for row in rows:
            f1 = scores(names, np.array([row]))["f1"]
            # One document has one label a tag: weights play no part inside it.
            if f1 is not None:
                total += weight[row] * f1
                weights += weight[row]
        return total / weights if weights else None

    everyone = np.arange(n)
    generator = SplitMix64(20240607)
    names = sorted(set(clusters))
    members = {name: [i for i in range(n) if clusters[i] == name] for name in names}
    # Fewer draws than by default: scikit-learn is slow at two thousand.
    draws = [np.array([row for _ in names for row in members[names[generator.below(len(names))]]])
             for _ in range(200)]

    def figure(statistic):
        value = statistic(everyone)
        if value is None:
            return None
        values = [v for v in map(statistic, draws) if v is not None]
        return {"value": value, "lower": np.percentile(values, 2.5),
                "upper": np.percentile(values, 97.5)}

    def agreement(chosen):
        return {key: figure(lambda rows, key=key: scores(chosen, rows)[key])
                for key in ["precision", "recall", "f1"]}

    def averages(chosen):
        supported = [t for t in chosen if np.sum(columns[t][0][columns[t][1]] > 0) >= 10]
        marked = [t for t in chosen
                  if np.any(((columns[t][0] > 0) | columns[t][3]) & columns[t][1])]
        document_scores = [per_document(chosen, np.array([row])) for row in everyone]

        def mean(rows):
            pairs = [(document_scores[r], weight[r]) for r in rows if document_scores[r] is not None]
            return np.average([p[0] for p in pairs], weights=[p[1] for p in pairs]) if pairs else None

        return {"micro": agreement(chosen), "macroF1": figure(lambda rows: macro(chosen, rows)),
                "macroTags": len(marked), "supportedTags": len(supported),
                "supportedMacroF1": figure(lambda rows: macro(supported, rows)),
                "perDocumentF1": figure(mean)}

    def tag(name):
        g, k, p, z = columns[name]
        y, z, p, w, g = (g > 0)[k], z[k], p[k], weight[k], g[k]
        result = {
            "tag": name, "documents": k.sum(), "disputed": n - k.sum(), "support": y.sum(),
            "central": (g == 2).sum(), "centralFound": ((g == 2) & z).sum(), "found": (y & z).sum(),
            "missed": (y & ~z).sum(), "wrong": (~y & z).sum(),
            "trueNegatives": w[~y & ~z].sum(), "measures": None}
        if y.sum() >= 10:
            result["measures"] = {
                **agreement([name]), "centralRecall": figure(lambda r: central_recall(name, r)),
                "averagePrecision": figure(lambda r: average_precision(name, r)),
                "brier": metrics.brier_score_loss(y, p, sample_weight=w),
                "logLoss": metrics.log_loss(y, p, sample_weight=w, labels=[0, 1]),
                "calibrationError":
                    calibration_error(equal_mass_bins(p, w, 10), p, y.astype(int), w, 10)}
        return result

    write("scorecard.json", {
        "tags": tags,
        "documents": [
            {"id": f"d{i:03}", "cluster": clusters[i], "weight": weight[i],
             "labels": {leaf: grade[i, j] for j, leaf in enumerate(leaves)
                        if known[i, j] and grade[i, j]},
             "disputed": [leaf for j, leaf in enumerate(leaves) if not known[i, j]],
             "confidence": [columns[t][2][i] for t in tags],
             "assigned": [columns[t][3][i] for t in tags]} for i in range(n)],
        "scores": [tag(name) for name in tags],
        "leafAverages": averages(leaves), "groupAverages": averages(list(groups)),
        "hierarchical": agreement(tags)})


# --- Fits ---------------------------------------------------------------------------------------


def solve(loss, gradient, hessian, start, bounds):
    """A minimum within bounds: L-BFGS-B finds which bounds hold, Newton does the rest."""
    rough = minimize(loss, start, jac=gradient, method="L-BFGS-B", bounds=bounds,
                     options={"ftol": 1e-15, "gtol": 1e-9, "maxiter": 10_000})
    x = rough.x.copy()
    slopes = gradient(x)
    held = np.zeros(len(x), dtype=bool)
    for j, (low, high) in enumerate(bounds):
        if low is not None and x[j] <= low + 1e-7 and slopes[j] > 0:
            held[j], x[j] = True, low
        if high is not None and x[j] >= high - 1e-7 and slopes[j] < 0:
            held[j], x[j] = True, high
    free = np.flatnonzero(~held)

    def whole(part):
        full = x.copy()
        full[free] = part
        return full

    if len(free):
        polished = root(lambda part: gradient(whole(part))[free], x[free],
                        jac=lambda part: hessian(whole(part))[np.ix_(free, free)], tol=1e-14)
        x = whole(polished.x)
    slopes = gradient(x)
    assert np.all(np.abs(slopes[free]) < 1e-8), slopes
    for j, (low, high) in enumerate(bounds):
        assert low is None or x[j] >= low - 1e-12
        assert high is None or x[j] <= high + 1e-12
        assert not held[j] or (slopes[j] > 0) == (x[j] == low) or (slopes[j] < 0) == (x[j] == high)
    assert np.allclose(x, rough.x, atol=1e-4), (x, rough.x)
    return x, free


def cross_entropy(z, t):
    return np.logaddexp(0, z) - t * z


def platt(scores, grades, weights):
    """Slope and intercept of mentioned or more."""
    s, w = np.asarray(scores, float), np.asarray(weights)
    y = np.asarray(grades) >= 1
    bounds = [(0, None) if 0 < y.sum() < len(y) else (1, 1), (None, None)]
    return fit_line(np.column_stack([s, np.ones_like(s)]), 0, smooth(y, w), w, [1, 0], [1, 0],
                    bounds)


def make_platt():
    rng = np.random.default_rng(31)
    cases = []

    def add(name, scores, grades, weights):
        scores, grades, weights = map(np.asarray, (scores, grades, weights))
        slope, intercept = platt(scores, grades, weights)
        cases.append({"name": name, "scores": scores, "grades": grades, "weights": weights,
                      "slope": slope, "intercept": intercept})

    def draw(n, a, b1, b2):
        s = rng.normal(-1, 2, n).round(4)
        u = rng.random(n)
        return s, (u < expit(a * s + b1)).astype(int) + (u < expit(a * s + b2))

    s, g = draw(200, 0.7, 0.4, -1.5)
    add("graded", s, g, np.ones(200))
    add("weights", s, g, rng.uniform(0.1, 4, 200).round(3))
    add("few", s[:12], g[:12], np.ones(12))
    add("separated", [-3.0, -2, -1, 1, 2, 3], [0, 0, 0, 1, 2, 2], np.ones(6))
    add("wrong way", -s, g, np.ones(200))
    add("one score", np.full(10, 0.7), [0, 0, 1, 1, 1, 2, 0, 0, 0, 0], np.ones(10))
    add("far out", 40 * np.sign(s[:30]) + s[:30], g[:30], np.ones(30))
    write("platt.json", cases)


class MapFit:
    """The penalised, sign-constrained fit, after its formula."""

    def __init__(self, x, y, v, written, slope, prior, groups, locked, penalty=2.0,
                 prior_penalty=0.05):
        """`groups`: lists of rules that share one factor; rules in none are fitted alone."""
        n, rules = x.shape
        self.y, self.v = y, v
        scaled = slope * written
        fires = np.any((x != 0) & (v[:, None] > 0), axis=0)
        # θ = base + basis · parameters
        self.base = scaled.copy()
        columns, targets, penalties, bounds = [], [], [], []
        for group in groups:
            members = [r for r in group if fires[r] and not locked[r]]
            if not members:
                continue
            column = np.zeros(rules)
            column[members] = scaled[members] if len(members) > 1 else 1.0
            self.base[members] = 0
            columns.append(column)
            if len(members) > 1:
                targets.append(1.0)
                penalties.append(penalty * np.sum(scaled[members] ** 2))
                bounds.append((0, None))
            else:
                r = members[0]
                targets.append(scaled[r])
                penalties.append(penalty)
                bounds.append((0, None) if written[r] > 0 else
                              (None, 0) if written[r] < 0 else (None, None))
        self.basis = np.array(columns).T.reshape(rules, len(columns))
        self.design = np.column_stack([np.ones(n), x @ self.basis])
        self.offset = x @ self.base
        self.targets = np.array([prior, *targets])
        self.penalties = np.array([prior_penalty, *penalties])
        self.bounds = [(None, None), *bounds]

    def fit(self, rows=None):
        rows = np.arange(len(self.y)) if rows is None else rows
        d, o, y, v = self.design[rows], self.offset[rows], self.y[rows], self.v[rows]

        def loss(t):
            return np.sum(v * cross_entropy(d @ t + o, y)) + \
                np.sum(self.penalties * (t - self.targets) ** 2) / 2

        def gradient(t):
            return d.T @ (v * (expit(d @ t + o) - y)) + self.penalties * (t - self.targets)

        def hessian(t):
            z = d @ t + o
            return (d.T * (v * expit(z) * expit(-z))) @ d + np.diag(self.penalties)

        t, free = solve(loss, gradient, hessian, self.targets.copy(), self.bounds)
        if len(rows) == len(self.y):
            other = minimize(
                loss, self.targets, jac=gradient, hess=hessian, method="trust-constr",
                bounds=[(-np.inf if a is None else a, np.inf if b is None else b)
                        for a, b in self.bounds],
                options={"gtol": 1e-10, "xtol": 1e-12, "barrier_tol": 1e-12, "maxiter": 5000})
            assert np.allclose(other.x, t, atol=1e-4), (other.x, t)
        inverse = np.linalg.inv(hessian(t)[np.ix_(free, free)])
        return t, free, inverse

    def results(self, clusters):
        t, free, inverse = self.fit()
        errors = np.full(len(t), np.nan)
        errors[free] = np.sqrt(np.diag(inverse))
        eta = self.design @ t + self.offset
        p = expit(eta)
        part = self.design[:, free]
        h = np.einsum("ij,jk,ik->i", part, inverse, part)
        formula = eta + h * self.v * (p - self.y) / (1 - h * self.v * p * (1 - p))
        everyone = np.arange(len(eta))
        exact, whole, step = np.empty(len(eta)), np.empty(len(eta)), np.empty(len(eta))
        for i in everyone:
            refit, _, _ = self.fit(everyone[everyone != i])
            exact[i] = self.design[i] @ refit + self.offset[i]
        full = np.linalg.inv(inverse)
        for name in sorted(set(clusters)):
            left = np.array([c == name for c in clusters])
            refit, _, _ = self.fit(everyone[~left])
            whole[left] = self.design[left] @ refit + self.offset[left]
            # One Newton step of the fit without the cluster.
            weight = (self.v * p * (1 - p))[left]
            without = full - (part[left].T * weight) @ part[left]
            change = np.linalg.solve(without, part[left].T @ (self.v * (p - self.y))[left])
            step[left] = eta[left] + part[left] @ change
        weights = self.base + self.basis @ t[1:]
        rule_errors = [None] * len(weights)
        for column in range(self.basis.shape[1]):
            for r in np.flatnonzero(self.basis[:, column]):
                error = errors[column + 1] * abs(self.basis[r, column])
                rule_errors[r] = None if np.isnan(error) else error
        return {
            "prior": t[0], "priorError": errors[0], "weights": weights, "errors": rule_errors,
            "scores": eta, "leaveOneOut": formula, "leaveClusterOut": step, "exactOne": exact,
            "exactCluster": whole}


def make_weights():
    rng = np.random.default_rng(47)
    cases = []

    def add(name, x, y, written, slope=0.8, prior=-1.5, v=None, bundles=None, locked=None,
            groups=None, least=0, clusters=None):
        n, rules = x.shape
        v = np.ones(n) if v is None else v
        locked = [False] * rules if locked is None else locked
        bundles = list(range(rules)) if bundles is None else bundles
        groups = [[r] for r in range(rules)] if groups is None else groups
        clusters = [f"c{i % max(2, n // 4):02}" for i in range(n)] if clusters is None else clusters
        fit = MapFit(x, np.asarray(y, float), v, np.asarray(written, float), slope, prior, groups,
                     locked)
        cases.append({
            "name": name, "rows": x, "labels": y, "sampleWeights": v, "clusters": clusters,
            "written": written, "slope": slope, "priorTarget": prior, "bundles": bundles,
            "locked": locked, "leastPositiveFirings": least, **fit.results(clusters)})

    def draw(n, truth, prior, rate=0.25):
        x = (rng.random((n, len(truth))) < rate) * rng.uniform(0.7, 1.6, (n, len(truth)))
        x = x.round(3)
        y = (rng.random(n) < expit(x @ np.asarray(truth) + prior)).astype(int)
        return x, y

    written = [2.5, 1.2, 1.2, 0.5, 4.0, -1.2]
    x, y = draw(80, [1.5, 1.5, 0.2, 1.0, 3.0, -0.8], -1.5)
    add("plain", x, y, written)
    add("sample weights", x, y, written, v=rng.uniform(0, 3, 80).round(2))
    x2, y2 = draw(80, [1.5, -2.5, 0.2, 1.0, 3.0, 2.0], -1.0)
    add("signs hold", x2, y2, written)
    x3 = x.copy()
    x3[:, 3] = 0
    x3[:, 1] = x3[:, 2]
    add("never fires, collinear", x3, y, written)
    add("separated", np.eye(8)[:, :4], [1, 1, 1, 1, 0, 0, 0, 0], [2.5, 1.2, 0.5, 4.0])
    add("no positives", x[:20], np.zeros(20, int), written)
    add("all positive", x[:20], np.ones(20, int), written)
    add("locked", x, y, written, locked=[True, False, False, True, False, False])
    add("slope 0", x, y, written, slope=0.0)
    add("strength 0", x, y, [2.5, 0.0, 1.2, 0.5, 4.0, -1.2])
    # Bundle 0 has enough positive documents, bundle 1 has not, whatever the number between is.
    rare = x.copy()
    rare[10:, 3:5] = 0
    bundles = [0, 0, 0, 1, 1, 2]
    count = [np.sum((y == 1) & np.any(rare[:, [r for r in range(6) if bundles[r] == b]] != 0, axis=1))
             for b in range(3)]
    assert count[0] >= 10 > count[1], count
    add("pooled", rare, y, written, bundles=bundles, least=10,
        groups=[[0], [1], [2], [3, 4], [5]])
    write("weights.json", cases)


# --- Calibration of tags within a group, and of groups -------------------------------------------


def fit_line(features, offset, target, weights, prior, penalties, bounds):
    d, w = np.asarray(features, float), np.asarray(weights)
    prior, penalties = np.asarray(prior, float), np.asarray(penalties, float)

    def loss(x):
        return np.sum(w * cross_entropy(offset + d @ x, target)) + \
            np.sum(penalties * (x - prior) ** 2) / 2

    def gradient(x):
        return d.T @ (w * (expit(offset + d @ x) - target)) + penalties * (x - prior)

    def hessian(x):
        z = offset + d @ x
        return (d.T * (w * expit(z) * expit(-z))) @ d + np.diag(penalties)

    x, _ = solve(loss, gradient, hessian, np.maximum(prior, 0.2), bounds)
    return x


def smooth(y, w):
    return np.where(y, (w[y].sum() + 1) / (w[y].sum() + 2), 1 / (w[~y].sum() + 2))


def central(points, places, grades, weights, prior=None):
    """The intercept of central, of samples that have the tag."""
    there = grades >= 1
    if not there.any():
        return prior
    y, w = grades[there] == 2, weights[there]
    offset = points[there] / 10 - 3 * places[there]
    target, penalty = (smooth(y, w), 0) if prior is None else (y, 0.5)
    value, = fit_line(np.ones((len(y), 1)), offset, target, w, [prior or 0], [penalty],
                      [(None, None)])
    return value


def make_calibration():
    rng = np.random.default_rng(47)
    drawn, groups = [], []

    def draw(n, score, rate):
        u = rng.random(n)
        return (u < expit(score + rate)).astype(int) + (u < expit(score + rate - 1.2))

    for name, n, slope, rate in [("many", 300, 1.4, 0.5), ("few", 30, 0.8, -1.0),
                                 ("none positive", 40, 1.0, -30.0), ("wrong way", 120, -2.0, 0.0)]:
        s = rng.normal(-1.5, 1.5, n).round(4)
        g = draw(n, slope * s, rate)
        w = rng.uniform(0.3, 2.5, n).round(3)
        places = rng.random(n).round(4)
        pool = [1.2, 0.3]
        a, b = fit_line(np.column_stack([s, np.ones(n)]), 0, g >= 1, w, pool, [4, 0.5],
                        [(0.1, None), (None, None)])
        drawn.append({"name": name, "scores": s, "places": places, "grades": g, "weights": w,
                      "poolSlope": pool[0], "poolIntercept": pool[1], "poolCentral": 0.7,
                      "slope": a, "intercept": b, "central": central(s, places, g, w, 0.7)})
    for name, n, second in [("two members", 200, 0.7), ("one member", 80, None),
                            ("against", 100, -1.0)]:
        first = np.maximum(0, rng.normal(1, 2, n)).round(4)
        other = np.zeros(n) if second is None else (first * rng.random(n)).round(4)
        g = draw(n, 0.9 * first + (second or 0) * other, -2.0)
        w = rng.uniform(0.3, 2.5, n).round(3)
        d = np.column_stack([first, other, np.ones(n)])
        x = fit_line(d, 0, smooth(g >= 1, w), w, [1, 0, 0], [1, 1, 0],
                     [(0, None), (0, None), (None, None)])
        places = rng.random(n).round(4)
        groups.append({"name": name, "first": first, "second": other, "places": places,
                       "grades": g, "weights": w, "slopes": x[:2], "intercept": x[2],
                       "central": central(d[:, :2] @ x[:2], places, g, w)})
    write("calibration.json", {"drawn": drawn, "groups": groups})


def make_log_odds():
    """Monroe, Colaresi and Quinn 2008, equations 15, 20 and 22, with documents for words."""
    prior_documents = 10
    cases = []
    for a, m, b, n in [(3, 7, 0, 180), (7, 7, 10, 180), (0, 5, 0, 5), (2, 2, 0, 27), (5, 6, 2, 2),
                       (1, 10, 10, 100)]:
        alpha = prior_documents * (a + b + 0.5) / (m + n + 1)
        odds = [(w + alpha) / (t + prior_documents - w - alpha) for w, t in [(a, m), (b, n)]]
        ratio = np.log(odds[0]) - np.log(odds[1])
        cases.append({"counts": [a, m, b, n], "ratio": ratio,
                      "z": ratio / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))})
    write("log-odds.json", cases)


if __name__ == "__main__":
    print(f"numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}")
    FIXTURES.mkdir(exist_ok=True)
    make_measures()
    make_intervals()
    make_tags()
    make_scorecard()
    make_platt()
    make_weights()
    make_calibration()
    make_log_odds()
