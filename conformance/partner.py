"""Figures of partners reckoned anew, with nothing of leadwerk: it writes `cases/partner.json`.

    python3 conformance/partner.py

It goes by docs/partner: expected wins by their formula, the gamma distribution by quadrature, counts by plain sums, the
course of the evidence by looking just before each win and at the end. Points, tiers, response times and reminders are
reckoned by hand; their sums stand in each case's `why`.
"""

import json
from math import exp, lgamma, log
from pathlib import Path

import numpy as np

DAY = 86_400_000
START = 1_767_225_600_000  # 2026-01-01T00:00Z
NODES = np.polynomial.legendre.leggauss(400)


def at(day):
    return START + round(day * DAY)


def open_():
    return {"type": "open"}


def won(day):
    return {"type": "won", "at": at(day)}


def lost(day):
    return {"type": "lost", "at": at(day)}


def recalled(day):
    return {"type": "recalled", "at": at(day)}


def lead(name, member, day, p, fate, value=None):
    row = {"lead": name, "member": member, "at": at(day), "probability": p, "fate": fate}
    return row | ({"value": {"minor": value, "currency": "EUR"}} if value is not None else {})


def share(law, age):
    return float(np.interp(age, law["days"], law["shares"])) if len(law["days"]) > 1 else 1.0


def known(row, until):
    """Its fate as it was known, and until when it could be won."""
    fate = row["fate"] if row["fate"].get("at", until) <= until else open_()
    return fate["type"], fate["at"] if fate["type"] in ("won", "recalled") else until


def expected(row, law, until, now):
    """Expected wins of a lead by `now`, of what is known at `until`; in whole millionths."""
    kind, end = known(row, until)
    age = (min(end, now) - row["at"]) / DAY
    if age < 0:
        return 0
    p = min(row["probability"], 0.99)
    once = p * share(law, 0)
    hazard = once + log(1 - once) - log(1 - p * share(law, age))
    return round(hazard * 1e6)


def chance(row, law, until):
    kind, _ = known(row, until)
    end = row["fate"]["at"] if kind == "recalled" else until
    return min(row["probability"], 0.99) * share(law, (end - row["at"]) / DAY)


def tally(rows, law, until):
    rows = [row for row in rows if row["at"] <= until]
    kinds = [known(row, until)[0] for row in rows]
    sums = {"leads": len(rows)} | {kind: kinds.count(kind) for kind in ("open", "won", "lost", "recalled")}
    due = [expected(row, law, until, until) for row in rows]
    chances = [chance(row, law, until) for row in rows]
    sums["expected"] = sum(due) / 1e6
    sums["variance"] = sum(round(c * (1 - c) * 1e6) for c in chances) / 1e6
    valued = [(row["value"]["minor"], kind, one) for row, kind, one in zip(rows, kinds, due) if "value" in row]
    if valued:
        sums["value_won"] = {"minor": sum(v for v, kind, _ in valued if kind == "won"), "currency": "EUR"}
        sums["value_expected"] = {"minor": sum(int(v * one / 1e6 + 0.5) for v, _, one in valued), "currency": "EUR"}
    else:
        sums["value_won"] = sums["value_expected"] = None
    return sums


def gamma_below(shape, x):
    """How likely a gamma variable of this shape, 3 or more, is below x: quadrature of its density."""
    t = (NODES[0] + 1) * x / 2
    return float((NODES[1] * np.exp((shape - 1) * np.log(t) - t - lgamma(shape))).sum() * x / 2)


def by_halving(low, high, below):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2


def score(won_, due, prior, interval=0.9):
    wins, rate = prior + won_, prior + due
    tail = (1 - interval) / 2
    end = lambda p: 100 / rate * by_halving(0, 20 * wins, lambda x: gamma_below(wins, x) < p)
    return {"score": 100 * wins / rate, "low": end(tail), "high": end(1 - tail), "wins": wins, "expected": rate}


def limits(due, ratio, spread):
    mean = due * ratio
    if spread > 1e-9:
        shape = 1 / spread
        pmf = lambda k: exp(lgamma(k + shape) - lgamma(shape) - lgamma(k + 1) + shape * log(shape / (shape + mean)) + k * log(mean / (shape + mean)))
    else:
        pmf = lambda k: exp(k * log(mean) - mean - lgamma(k + 1))

    def end(p):
        k, below = 0, 0.0
        while below + pmf(k) < p:
            below += pmf(k)
            k += 1
        return max(k - (below + pmf(k) - p) / pmf(k), 0) * 100 / due

    names = {"far_low": 0.001, "low": 0.025, "high": 0.975, "far_high": 0.999}
    return {"expected": due} | {name: end(p) for name, p in names.items()}


def evidence(rates, wins, due):
    return log(sum(exp(wins * log(r) + (1 - r) * due) for r in rates) / len(rates))


def course(rows, law, until):
    """Evidence now, at its highest, and when it reached 20 and 100."""
    rates, premium = (0.3, 0.5, 0.7), (1.5, 2, 3)
    due = lambda now, newest: sum(expected(r, law, until, now) for r in rows if r["at"] < now or newest and r["at"] == now) / 1e6
    # Where winning takes no time, leads are judged in the order of acceptance.
    times = law["days"][-1] > 0
    wins = sorted(r["fate"]["at"] if times else r["at"] for r in rows if known(r, until)[0] == "won")
    highest, best, since, last = 0.0, 0.0, {20: None, 100: None}, min(r["at"] for r in rows)
    height, followed, fallen = 0.0, 0.0, None
    moments = sorted(set(wins))
    for place, now in enumerate([*moments, until]):
        newest = place == len(moments)
        count = sum(w < now for w in wins) if not newest else len(wins)
        e = evidence(rates, count, due(now, newest))
        highest = max(highest, e)
        for level in since:
            if since[level] is None and e >= log(level):
                low, high = last, now
                while high - low > 1:
                    middle = low + (high - low) // 2
                    low, high = (low, middle) if evidence(rates, count, due(middle, True)) >= log(level) else (middle, high)
                since[level] = high
        before = due(now, newest)
        rise = lambda value: height + (value - followed) / 2
        if fallen is None and rise(before) >= 4.5:
            low, high = last, now
            while high - low > 1:
                middle = low + (high - low) // 2
                low, high = (low, middle) if rise(due(middle, True)) >= 4.5 else (middle, high)
            fallen = high
        height, followed = min(rise(before), 4.5), before
        if not newest:
            jump = due(now, True) - before
            height, followed = max(0.0, height + jump / 2 - log(2) * wins.count(now)), before + jump
            fallen = fallen if height > 0 else None
        best = max(best, evidence(premium, sum(w <= now for w in wins), due(now, True)))
        last = now
    now = evidence(rates, len(wins), due(until, True))
    level = "red" if since[100] else "amber" if since[20] else "quiet"
    alarm = {"level": level, "evidence": exp(now), "highest": exp(highest), "amber_since": since[20], "red_since": since[100]}
    downturn = {"level": height, "since": fallen}
    return {"alarm": alarm, "downturn": downturn, "premium": exp(evidence(premium, len(wins), due(until, True))), "premium_highest": exp(best)}


def network(figures):
    won_, due = (sum(column) for column in zip(*figures))
    ratio, number = won_ / due, len(figures)
    if number < 2:
        return ratio, 20.0, 0.0
    z = sorted((w - e * ratio) / (e * ratio) ** 0.5 for w, e in figures)
    room = ratio * (due - sum(e * e for _, e in figures) / due)
    beyond = lambda squares: max(0.0, (sum(squares) - (number - 1)) / room)
    cut = number // 10
    between, spread = beyond(x * x for x in z), beyond(min(max(x, z[cut]), z[number - 1 - cut]) ** 2 for x in z)
    return ratio, (min(max(1 / between, 3), 20) if between else 20.0), spread


def table(rows, law, until):
    names = sorted({row["member"] for row in rows if row["at"] <= until})
    mine = {name: [row for row in rows if row["member"] == name and row["at"] <= until] for name in names}
    tallies = {name: tally(mine[name], law, until) for name in names}
    ratio, prior, spread = network([(t["won"], t["expected"]) for t in tallies.values()])
    members = []
    for name in names:
        t = tallies[name]
        enough = t["expected"] >= 3
        pmf = np.array([1.0])
        for row in mine[name]:
            c = chance(row, law, until)
            pmf = np.convolve(pmf, [1 - c, c])
        as_few, as_many = pmf[: t["won"] + 1].sum(), pmf[t["won"] :].sum()
        members.append(
            {
                "member": name,
                "tally": t,
                "ratio": 100 * t["won"] / t["expected"] if enough else None,
                "score": score(t["won"], t["expected"], prior) if enough else None,
                "as_few": round(float(as_few), 6),
                "as_many": round(float(as_many), 6),
                "limits": limits(t["expected"], ratio, spread) if enough else None,
            }
            | course(mine[name], law, until)
        )
    return {"members": members, "network": tally(rows, law, until), "centre": 100 * ratio, "prior": prior, "spread": spread}


IMMEDIATE = {"days": [0], "shares": [1]}
LAW = {"days": [0, 20, 100], "shares": [0, 0.5, 1]}
PARTLY = {"days": [0, 10, 60], "shares": [0.2, 0.5, 1]}


def mixed():
    fates = [open_(), won(25), lost(8), recalled(30), won(70), lost(200), won(300)]
    return [lead(f"L{n}", "north", 3 * n, round(0.1 + 0.07 * n, 2), fate, 1_000_00 * (n + 1) if n != 3 else None) for n, fate in enumerate(fates)]


def three():
    """One as expected, one that swallows, one that wins a lot: forty leads each, one every fourth day."""
    rows = []
    for n in range(40):
        for name, every in (("average", 5), ("black-hole", 40), ("champion", 2)):
            fate = won(4 * n + 9.5) if n % every == every - 1 else open_() if name == "black-hole" else lost(4 * n + 6)
            rows.append(lead(f"{name}-{n}", name, 4 * n, 0.2 + 0.01 * (n % 5), fate))
    return rows


CASES = []


def case(name, why, function, given, expect=None, **more):
    CASES.append({"id": name, "why": why, "reckon": function, "given": given} | ({} if expect is None else {"expect": expect}) | more)


def refused(name, why, function, given, code):
    case(name, why, function, given, refusal={"code": code, "category": "input"})


AGES = zip(range(1, 11), [1, 2, 1, 0, 2, 1, 0, 2, 1, 0])
SEEN = [lead(f"L{age}", "north", 0, 0.2, {0: recalled, 1: won, 2: lost}[kind](age)) for age, kind in AGES]
case(
    "partner-delay-that-was-seen",
    "Published (statsmodels, scikit-survival): the incidence of the first end is 0.472222 = 17/36 at 10. Steps by hand: 1/10 at 1, 1/10 at 3, then 3/30 · 7/5 … ; as shares of 17/36, with the days between two flat ones left out.",
    "DelayLaw.of",
    {"leads": SEEN, "horizon_days": 10, "until": at(50)},
)


def seen():
    free, incidence, steps, risk = 1.0, 0.0, [0.0], 10
    for _, kind in zip(range(10), [1, 2, 1, 0, 2, 1, 0, 2, 1, 0]):
        incidence += free / risk if kind == 1 else 0
        free *= 1 - 1 / risk if kind else 1
        risk -= 1
        steps.append(incidence)
    assert abs(incidence - 17 / 36) < 1e-12
    shares = [round(step / incidence, 6) for step in steps]
    kept = [d for d in range(11) if not (0 < d < 10 and shares[d - 1] == shares[d] == shares[d + 1])]
    return {"days": kept, "shares": [shares[d] for d in kept]}


CASES[-1]["expect"] = seen()
case("partner-delay-between-two-ages", "Between 20 and 100 the share grows evenly from 0.5 to 1: 0.75 at 60.", "DelayLaw.share", {"delay": LAW, "age": 60}, 0.75)
refused("partner-delay-that-falls", "A share of what is won cannot fall.", "DelayLaw.share", {"delay": {"days": [0, 5, 9], "shares": [0.5, 0.4, 1]}, "age": 1}, "FIGURE_OUT_OF_RANGE")
refused("partner-delay-without-wins", "Nothing was won, so nothing is known of how long that takes.", "DelayLaw.of", {"leads": [SEEN[1]], "horizon_days": 10, "until": at(50)}, "FIGURE_OUT_OF_RANGE")
for name, law in (("steady", LAW), ("partly-at-once", PARTLY)):
    case(f"partner-tally-{name}", "One lead of each fate; what ends after day 90 is not known yet.", "WinTally.of", {"leads": mixed(), "delay": law, "until": at(90)}, tally(mixed(), law, at(90)))
halves = [tally(mixed()[:3], LAW, at(90)), tally(mixed()[3:], LAW, at(90))]
case("partner-tallies-add-up", "Both halves are what one pass gives, to the millionth.", "WinTally.merge", {"one": halves[0], "other": halves[1]}, tally(mixed(), LAW, at(90)))
refused("partner-lost-before-accepted", "A lead cannot end before it is accepted.", "WinTally.of", {"leads": [lead("L1", "north", 5, 0.2, lost(4))], "delay": LAW, "until": at(90)}, "SPELL_REVERSED")
refused("partner-lead-twice", "It would count twice.", "WinTally.of", {"leads": [mixed()[0]] * 2, "delay": LAW, "until": at(90)}, "DUPLICATE_DEAL")

twenty = [lead(f"L{n}", "north", 0, 0.5, won(1) if n < 6 else lost(1)) for n in range(20)]
case(
    "partner-alone",
    "Twenty leads of a half: ten wins expected, six came. The network's word is worth 20: (20 + 6) / (20 + 10). A gamma variable of shape 26 is below x where a Poisson one of mean x is at least 26.",
    "PartnerTable.of",
    {"leads": twenty, "delay": IMMEDIATE, "until": at(9)},
    table(twenty, IMMEDIATE, at(9)),
    say={
        "en": ["north won 6 of 20 leads; 10.0 wins were to be expected of these by now.", "Score 87, most likely between 61 and 116; 100 is as expected."],
        "de": ["north hat 6 von 20 Leads gewonnen; zu erwarten waren von diesen bisher 10,0.", "Wertung 87, höchstwahrscheinlich zwischen 61 und 116; 100 ist wie erwartet."],
    },
)
few = [lead(f"L{n}", "north", 0, p, fate) for n, (p, fate) in enumerate([(0.1, lost(1)), (0.2, won(1)), (0.2, lost(1))])]
case(
    "partner-too-little-for-a-score",
    "Published (fast-poibin): 0.576, 0.352, 0.068, 0.004 for 0, 1, 2, 3 wins of (0.1, 0.2, 0.2): at most one with 0.928, at least one with 0.424. Half a win expected is no score.",
    "PartnerTable.of",
    {"leads": few, "delay": IMMEDIATE, "until": at(9)},
    {"members": [{"as_few": 0.928, "as_many": 0.424, "score": None, "ratio": None, "limits": None}]},
    say={
        "en": ["north won 1 of 3 leads; 0.5 wins were to be expected of these by now.", "That is too little for a score."],
        "de": ["north hat 1 von 3 Leads gewonnen; zu erwarten waren von diesen bisher 0,5.", "Das ist zu wenig für eine Wertung."],
    },
)
none = [lead(f"L{n}", "north", 0, 0.2, lost(1)) for n in range(40)]
e = (exp(5.6) + exp(4.0) + exp(2.4)) / 3
case(
    "partner-red",
    f"Forty leads of a fifth, none won, eight expected: (e^5.6 + e^4 + e^2.4) / 3 = {e:.3f}.",
    "PartnerTable.of",
    {"leads": none, "delay": IMMEDIATE, "until": at(9)},
    {"members": [{"alarm": {"level": "red", "evidence": e, "highest": e, "amber_since": at(0), "red_since": at(0)}}]},
    say={
        "en": [
            "north won 0 of 40 leads; 8.0 wins were to be expected of these by now.",
            "Score 71, most likely between 47 and 100; 100 is as expected.",
            f"Far fewer leads are won than expected; chance alone shows that to one member in {int(e)} at most. A person should look at it and ask.",
        ],
        "de": [
            "north hat 0 von 40 Leads gewonnen; zu erwarten waren von diesen bisher 8,0.",
            "Wertung 71, höchstwahrscheinlich zwischen 47 und 100; 100 ist wie erwartet.",
            f"Es werden weit weniger Leads gewonnen als erwartet; der Zufall allein zeigt das höchstens bei einem von {int(e)} Mitgliedern. Ein Mensch sollte es ansehen und nachfragen.",
        ],
    },
)
low, high = (round(score(0, 8, 20)[end]) for end in ("low", "high"))
assert (low, high) == (47, 100), (low, high)
for name, law in (("steady", LAW), ("partly-at-once", PARTLY)):
    case(f"partner-three-{name}", "One as expected, one that swallows leads, one that wins a lot: the course of their evidence, just before each win.", "PartnerTable.of", {"leads": three(), "delay": law, "until": at(220)}, table(three(), law, at(220)))
case("partner-review", "Of three at 5 %, the first must reach 60: one does.", "PartnerTable.review", {"leads": three(), "delay": LAW, "until": at(220), "share": 0.05}, ["black-hole"])
assert [m["member"] for m in table(three(), LAW, at(220))["members"] if m["alarm"]["evidence"] >= 60] == ["black-hole"]
figure = score(6, 10, 20)
for name, value in (("below", gamma_below(26, 30)), ("above", 1 - gamma_below(26, 30))):
    case(f"partner-surely-{name}", "Shape 26, rate 30, at a score of 100.", f"WinScore.{name}", {"figure": figure, "score": 100}, round(value, 6))
case("partner-wins-needed", "ln 20 / (1 − 0.2 + 0.2 ln 0.2): the published 6.3.", "Alarm.needed", {"rate": 0.2, "false_alarms": 0.05}, log(20) / (0.8 + 0.2 * log(0.2)))
refused("partner-nothing-to-see", "Who wins as often as expected is never seen.", "Alarm.needed", {"rate": 1, "false_alarms": 0.05}, "FIGURE_OUT_OF_RANGE")


def entry(day, cause, **more):
    return {"member": "north", "at": at(day), "cause": {"type": cause} | more}


def account(rows, law, until, process=0.0, half_life=365):
    """Points of wins, and of expected ones by weeks of age, each counting half after each half life; process at day 0."""
    worth = lambda moment: 0.5 ** ((until - moment) / DAY / half_life)
    earned = sum(100 * worth(row["fate"]["at"]) for row in rows if known(row, until)[0] == "won")
    due = 0.0
    for row in rows:
        end, begin = known(row, until)[1], row["at"]
        booked = expected(row, law, until, begin)
        due += booked / 1e4 * worth(begin)
        end = min(end, row["at"] + law["days"][-1] * DAY)
        while begin < end:
            step = min(7 * DAY, end - begin)
            now = expected(row, law, until, begin + step)
            due += (now - booked) / 1e4 * worth(begin + step // 2)
            begin, booked = begin + step, now
    process *= worth(START)
    counted = min(process, 2 / 3 * earned)
    figures = {"points": earned - due + counted, "selling": earned - due, "earned": earned, "expected": due, "process": process, "process_counted": counted}
    return {"member": rows[0]["member"]} | {name: round(figure, 3) for name, figure in figures.items()}


PAIR = [lead("L1", "north", 0, 0.2, won(0)), lead("L2", "north", 0, 0.2, lost(0))]
PROCESS = entry(0, "process", kind="contacted_in_time")
case(
    "partner-points",
    "100 for the win, 20 off for each of two leads, 2 for a contact in time; half of it after 365 days: 50 − 20 + 1.",
    "PointsAccount.of",
    {"leads": PAIR, "entries": [PROCESS], "delay": IMMEDIATE, "until": at(365)},
    [{"member": "north", "points": 31, "selling": 30, "earned": 50, "expected": 20, "process": 1, "process_counted": 1, "least": -250, "enough": True}],
    say={
        "en": ["north has 31.0 points: 50.0 of wins, less 20.0 for those to be expected of its leads by now, and 1.0 of good processing; the minimum is -250.0."],
        "de": ["north hat 31,0 Punkte: 50,0 aus Abschlüssen, abzüglich 20,0 für die bisher zu erwartenden, und 1,0 für gute Bearbeitung; das Minimum ist -250,0."],
    },
)
case(
    "partner-diligence-does-not-replace-wins",
    "A hundred contacts earn 200; at 40 % of all, two thirds of the win's 100 count: 66.667.",
    "PointsAccount.of",
    {"leads": PAIR[:1], "entries": [PROCESS] * 100, "delay": IMMEDIATE, "until": at(0)},
    [{"points": 146.667, "selling": 80, "process": 200, "process_counted": 66.667}],
    say={
        "en": ["north has 146.7 points: 100.0 of wins, less 20.0 for those to be expected of its leads by now, and 66.7 of good processing (200.0 were earned, but they cannot replace wins); the minimum is -250.0."],
        "de": ["north hat 146,7 Punkte: 100,0 aus Abschlüssen, abzüglich 20,0 für die bisher zu erwartenden, und 66,7 für gute Bearbeitung (verdient waren 200,0, aber sie ersetzen keine Gewinne); das Minimum ist -250,0."],
    },
)
case("partner-points-week-by-week", "One lead of each fate; what is expected is booked in the middle of each week of age, whether a lead was lost or not.", "PointsAccount.of", {"leads": mixed(), "entries": [PROCESS], "delay": PARTLY, "until": at(90)}, [account(mixed(), PARTLY, at(90), 2)])
case(
    "partner-points-taken-back",
    "What was earned on day 0 is taken back on day 365 as if it had never been; what was expected counts on: −40 / 4 after two years.",
    "PointsAccount.of",
    {"leads": PAIR, "entries": [entry(365, "claw_back", earned=at(0), selling=100, process=0)], "delay": IMMEDIATE, "until": at(730)},
    [{"points": -10, "selling": -10, "earned": 0, "enough": True}],
)
case("partner-points-of-a-registered-deal", "The standard programme gives none: nobody said beforehand how likely it was.", "PointsAccount.of", {"leads": [], "entries": [entry(0, "registered_win")], "delay": IMMEDIATE, "until": at(0)}, [{"points": 0, "earned": 0, "expected": 0}])
refused("partner-points-not-earned-yet", "What was earned later cannot be taken back.", "PointsAccount.of", {"leads": [], "entries": [entry(9, "claw_back", earned=at(10), selling=1, process=0)], "delay": IMMEDIATE, "until": at(20)}, "SPELL_REVERSED")


def recalibrated(rows, law):
    """1 − (1 − p)^f; f is (5 + won) / (5 + expected) of the others in the 52 weeks before the week of the acceptance, of whom
    nobody counts for more than their mean."""
    week, never = 7 * DAY, at(100_000)
    corrected = []
    for row in rows:
        end = row["at"] // week * week
        begin = end - 52 * week
        sums = {}
        for other in rows:
            if other["member"] != row["member"] and other["at"] < end:
                fate = other["fate"]
                sum_ = sums.setdefault(other["member"], [0, 0.0])
                sum_[0] += fate["type"] == "won" and begin <= (fate["at"] if law["days"][-1] else other["at"]) < end
                # What was expected at once belongs to the week of the acceptance.
                by = lambda moment: expected(other, law, never, moment) if moment > other["at"] else 0
                sum_[1] += (by(end) - by(begin)) / 1e6
        sums = [sum_ for sum_ in sums.values() if sum_[1] > 0]
        mean = sum(due for _, due in sums) / max(len(sums), 1)
        weights = [min(1, mean / due) for _, due in sums]
        wins, due = (5 + sum(weight * sum_[place] for weight, sum_ in zip(weights, sums)) for place in (0, 1))
        factor = min(max(wins / due, 0.1), 10)
        corrected.append(row | {"probability": round(1 - (1 - min(row["probability"], 0.99)) ** factor, 6)})
    return corrected


def drifted(every, p, begin=0):
    """Three members, one with as many leads as both others; so many days from lead to lead; every fifth is won."""
    names = ("A", "B", "C", "C")
    return [lead(f"L{begin}-{n}", names[n % 4], begin + every * n, p, won(begin + every * n + 20) if n % 5 == 0 else lost(begin + every * n + 30)) for n in range(90)]


OTHERS = [row | {"lead": row["lead"] + "'", "member": "south", "at": row["at"] + 3 * DAY} for row in mixed() if row["fate"].get("at", at(99)) >= row["at"] + 3 * DAY]
for name, why, rows, law in (
    ("too-high", "A fifth is won of what was said to be a half: by what the others made of theirs in the 52 weeks before; who has most of all leads counts for no more than the mean.", drifted(6, 0.5), LAW),
    ("too-low", "A fifth is won of what was said to be a hundredth: up to the limit of ten times.", drifted(1, 0.01), LAW),
    ("of-each-fate", "Open, won, won after the horizon, lost and recalled leads of two members; some is won at once.", mixed() + OTHERS, PARTLY),
    ("decided", "All is decided with the acceptance, and counts in its week.", drifted(6, 0.5), IMMEDIATE),
    ("after-ten-years", "Nothing is known of the last 52 weeks, and then little.", drifted(6, 0.5) + drifted(6, 0.5, 4_000), LAW),
):
    case(f"partner-probabilities-{name}", why, "WorkedLead.recalibrated", {"leads": rows, "delay": law}, recalibrated(rows, law))
refused("partner-recalibrated-twice-the-same", "It would count twice.", "WorkedLead.recalibrated", {"leads": [mixed()[0]] * 2, "delay": LAW}, "DUPLICATE_DEAL")
long = [lead(f"L{n}", "north", 4 * n, 0.5, won(4 * n + 10) if n < 60 or n > 150 else lost(4 * n + 10)) for n in range(190)]
for name, until in (("good-years", 240), ("downturn", 560), ("recovery", 760)):
    case(f"partner-{name}", "Many wins, then none for a year, then wins again: the level rises by half of each expected win up to 4.5, falls by ln 2 with each that comes, and is told from 4.5 until it is 0.", "PartnerTable.of", {"leads": long, "delay": LAW, "until": at(until)}, {"members": [{name: figure for name, figure in table(long, LAW, at(until))["members"][0].items() if name in ("alarm", "downturn", "tally", "as_few", "as_many")}]})


def tier(name, wins, alarm="quiet"):
    figure = {"score": 0, "low": 0, "high": 0, "wins": wins, "expected": 40}
    return {"tier": name, "since": at(0), "score": figure, "expected": 20, "alarm": alarm}


above, below = 1 - gamma_below(60, 44), gamma_below(30, 40)
case(
    "partner-tier-up",
    f"60 wins of 40: above 110 with {above:.4f}, more than 0.9, after a quarter.",
    "TierProposal.of",
    {"figures": tier("partner", 60), "now": at(91)},
    {"step": "promote", "tier": "premium", "name": "Premium partner", "above": round(above, 6), "below": None, "reasons": ["score_above"]},
    say={
        "en": ["Proposed: up to Premium partner.", "Its score is above the limit of the next tier with a probability of 99 %."],
        "de": ["Vorschlag: Aufstieg zu Premium partner.", "Die Wertung liegt mit einer Wahrscheinlichkeit von 99 % über der Grenze der nächsten Stufe."],
    },
)
assert round(100 * above) == 99, above
case("partner-tier-down", f"30 wins of 40: below 100 with {below:.4f}, more than 0.8.", "TierProposal.of", {"figures": tier("premium", 30), "now": at(91)}, {"step": "demote", "tier": "partner", "above": None, "below": round(below, 6), "reasons": ["score_below"]})
case(
    "partner-tier-in-the-red",
    "A red alarm asks a person and takes nothing away.",
    "TierProposal.of",
    {"figures": tier("premium", 5, "red"), "now": at(91)},
    {"step": "review", "tier": "premium", "reasons": ["red_alarm"]},
    say={
        "en": ["Nothing is proposed before a person has looked at it.", "The alarm is red."],
        "de": ["Kein Vorschlag, bevor ein Mensch es angesehen hat.", "Der Alarm steht auf Rot."],
    },
)
refused("partner-tier-that-is-none", "The programme has no such tier.", "TierProposal.of", {"figures": tier("gold", 5), "now": at(91)}, "UNKNOWN_NAME")


def call(name, member, contacted=None, ended=None):
    row = {"lead": name, "member": member, "medium": "event", "at": at(0), "due": at(1), "excused": False}
    return row | ({} if contacted is None else {"contacted": at(contacted)}) | ({} if ended is None else {"ended": at(ended)})


case(
    "partner-response-times",
    "Called after 12 and 48 hours; waiting since 72; ended uncalled, so never: it counts as one that waits throughout. Mean up to 96 hours: (12 + 48 + 96 + 96) / 4 = 63.",
    "ResponseTimes.of",
    {"rows": [call("L1", "A", 0.5), call("L2", "A", 2, 2.5), call("L3", "B"), call("L4", "B", None, 1)], "within_hours": 24, "limit_hours": 96, "until": at(3)},
    {
        "total": {"leads": 4, "contacted": 2, "waiting": 1, "never": 1, "in_time": 1, "late": 3, "share_in_time": 0.25, "share_never": 0.25, "within": {"value": 0.25}, "untouched": {"value": 0.5}, "mean_hours": {"value": 63}},
        "members": [{"name": "A", "never": 0, "within": {"value": 0.5}, "mean_hours": {"value": 30}}, {"name": "B", "never": 1, "within": {"value": 0}, "mean_hours": {"value": 96}}],
        "media": [{"name": "event", "leads": 4}],
    },
    say={
        "en": [
            "Of 4 leads, 25 % are called within 24 hours, after 63.0 hours on average; 1 was never called.",
            "B: Of 2 leads, 0 % are called within 24 hours, after 96.0 hours on average; 1 was never called.",
            "event: Of 4 leads, 25 % are called within 24 hours, after 63.0 hours on average; 1 was never called.",
        ],
        "de": [
            "Von 4 Leads werden 25 % binnen 24 Stunden angerufen, im Mittel nach 63,0 Stunden; 1 wurde nie angerufen.",
            "B: Von 2 Leads werden 0 % binnen 24 Stunden angerufen, im Mittel nach 96,0 Stunden; 1 wurde nie angerufen.",
            "event: Von 4 Leads werden 25 % binnen 24 Stunden angerufen, im Mittel nach 63,0 Stunden; 1 wurde nie angerufen.",
        ],
    },
)
member = lambda name, wins, alarm: {"member": name, "expiring": 1, "late": 2, "due": 3, "share_in_time": 0.5, "score": tier("partner", wins)["score"], "alarm": alarm}
case(
    "partner-reminders",
    "Who surely wins more than expected hears only of what expires; the other gets the three that matter most.",
    "Reminder.of",
    {"members": [member("slow", 30, "amber"), member("good", 60, "quiet")]},
    [{"member": "good", "about": "expiring", "number": 1}, {"member": "slow", "about": "expiring", "number": 1}, {"member": "slow", "about": "talk", "number": 0}, {"member": "slow", "about": "first_contact", "number": 2}],
    say={
        "en": ["1 lead leaves your list soon, for good: please decide."] * 2 + ["Fewer leads are won than expected. May we talk about what is in the way?", "2 customers wait for their first call."],
        "de": ["1 Lead verlässt bald endgültig Ihre Liste: bitte entscheiden Sie."] * 2 + ["Es werden weniger Leads gewonnen als erwartet. Sprechen wir darüber, was im Weg steht?", "2 Kunden warten auf den ersten Anruf."],
    },
)

if __name__ == "__main__":
    lines = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in CASES)
    (Path(__file__).parent / "cases" / "partner.json").write_text(f"[\n  {lines}\n]\n", encoding="utf-8")
    print(f"{len(CASES)} cases")
