"""The estimator of StageModel once more, from its description, for the figures of conformance/cases/pipeline-*.json.

It shares nothing with the core: rates by brute loops, the chances by repeating v = m + M v until it stands still.
"""
import math

KINDS = ("forward", "back", "failed")
UNKNOWN = {"forward": 1 / 60, "back": 1 / 600, "failed": 1 / 60}
WON, FAILED = {"won"}, {"lost", "expired", "rejected", "demoted"}
DAY = 86_400_000.0


def kind_of(stay, stages):
    """('forward'|'back'|'failed'|None, place moved to)"""
    here, last = stages.index(stay["stage"]), len(stages) - 1
    how = stay["how"]
    if how in FAILED:
        return "failed", None
    if how == "won":
        return "forward", last
    if how == "taken_back":
        return None, None
    to = stages.index(stay["to"]) if stay.get("to") else here + (1 if how == "advanced" else -1)
    if to > here:
        return "forward", to
    if 0 <= to < here:
        return "back", to
    return None, None


class Counts:
    def __init__(self, stages, ages):
        self.exits = {(s, a, k): 0.0 for s in range(stages) for a in range(ages) for k in KINDS}
        self.days = {(s, a): 0.0 for s in range(stages) for a in range(ages)}
        self.moved = {}

    def add(self, other):
        for mine, theirs in ((self.exits, other.exits), (self.days, other.days), (self.moved, other.moved)):
            for key, more in theirs.items():
                mine[key] = mine.get(key, 0.0) + more


class Estimator:
    """Stays as the cases give them, times in milliseconds."""

    def __init__(self, stages, ages, stays, at, shrinkage=None, half_life=None, presumed=None, period_days=30,
                 experts=None, worth=10.0, parts_strength=None):
        self.stages, self.ages, self.worked = stages, ages, len(stages) - 1
        self.at, self.presumed = at, presumed
        parts = shrinkage if shrinkage is not None else parts_strength
        whole = shrinkage if shrinkage is not None else 2.0
        ends = ages[1:] + [math.inf]
        period = lambda t: math.floor(t / (period_days * DAY))
        segments = {None: Counts(self.worked, len(ages))}
        for stay in stays:
            name = stay.get("segment")
            names = [None] + (["/".join(name.split("/")[:n + 1]) for n in range(name.count("/") + 1)] if name else [])
            place = stages.index(stay["stage"])
            if place == self.worked:
                continue
            weight = 1.0
            if half_life is not None:
                weight = 0.5 ** ((period(at) - period(stay["entered"])) * period_days / half_life)
            kind, to = None, None
            if stay.get("left") is not None:
                lasted = (stay["left"] - stay["entered"]) / DAY
                kind, to = kind_of(stay, stages)
            else:
                lasted = (at - stay["entered"]) / DAY
                if presumed is not None and lasted >= presumed:
                    lasted, kind = presumed, "failed"
            for segment in names:
                counts = segments.setdefault(segment, Counts(self.worked, len(ages)))
                for age, (begins, end) in enumerate(zip(ages, ends)):
                    if lasted >= begins:
                        counts.days[place, age] += weight * (min(lasted, end) - begins)
                        if kind and lasted < end:
                            counts.exits[place, age, kind] += weight
                if to is not None:
                    counts.moved[place, to] = counts.moved.get((place, to), 0.0) + weight
        self.segments = segments
        coarse = self.coarse(segments[None], experts or {}, worth)
        nexts = {s: {s + 1: 1.0} for s in range(self.worked)}, {s: {s - 1: 1.0} if s else {} for s in range(self.worked)}
        self.laws = {None: self.drawn_to(segments[None], (coarse, *nexts), whole)}
        for name in sorted(n for n in segments if n):
            parent = name.rsplit("/", 1)[0] if "/" in name else None
            self.laws[name] = self.drawn_to(segments[name], self.laws[parent], parts)
        self.fresh = {name: self.absorbed(law)[0] for name, law in self.laws.items()}

    def expert_counts(self, experts, worth):
        """By stage: exits of each kind and days that the experts' word is worth."""
        said, following = {}, 1.0
        for s in reversed(range(self.worked)):
            if self.stages[s] in experts:
                won, days = experts[self.stages[s]]
                onward = min(won / following, 1.0) if following > 0 else 0.0
                said[s] = ({"forward": worth * onward, "back": 0.0, "failed": worth * (1 - onward)}, worth * days)
                following = won
        return said

    def coarse(self, counts, experts, worth):
        said = self.expert_counts(experts, worth)
        rates = {}
        for kind in KINDS:
            unknown, ages, of_stage = UNKNOWN[kind], [1.0] * len(self.ages), [UNKNOWN[kind]] * self.worked
            for _ in range(30):
                sums = []
                for s in range(self.worked):
                    exits = sum(counts.exits[s, a, kind] for a in range(len(ages)))
                    days = sum(counts.days[s, a] * ages[a] for a in range(len(ages)))
                    if s in said:
                        exits, days = exits + said[s][0][kind], days + said[s][1]
                    sums.append((exits, days))
                together = (sum(e for e, _ in sums) + 0.25) / (sum(d for _, d in sums) + 0.25 / unknown)
                of_stage = [(e + 0.25) / (d + 0.25 / together) for e, d in sums]
                before = 1.0
                for a in range(len(ages)):
                    seen = sum(counts.exits[s, a, kind] for s in range(self.worked))
                    expected = sum(counts.days[s, a] * of_stage[s] for s in range(self.worked))
                    before = ages[a] = (seen + before) / (expected + 1.0)
            for s in range(self.worked):
                for a in range(len(ages)):
                    rates[s, a, kind] = 0.0 if kind == "back" and s == 0 else of_stage[s] * ages[a]
        return rates

    def drawn_to(self, counts, law, strength):
        prior, forward, back = law
        rates = {}
        for s in range(self.worked):
            for a in range(len(self.ages)):
                worth = strength / sum(prior[s, a, k] for k in KINDS)
                for k in KINDS:
                    rates[s, a, k] = (counts.exits[s, a, k] + worth * prior[s, a, k]) / (counts.days[s, a] + worth)
        def shares(parts, goes):
            result = {}
            for s in range(self.worked):
                shape = dict(parts[s])
                for (here, to), moved in counts.moved.items():
                    if here == s and goes(to, s):
                        shape[to] = shape.get(to, 0.0) + moved
                total = sum(shape.values())
                result[s] = {to: part / total for to, part in shape.items()} if total else {}
            return result
        return rates, shares(forward, lambda to, s: to > s), shares(back, lambda to, s: to < s)

    def leave(self, law, stage, age):
        """How a lead of this age leaves its stage in the end."""
        here, way = 1.0, dict.fromkeys(KINDS, 0.0)
        ends = self.ages[1:] + [math.inf]
        for a, (begins, end) in enumerate(zip(self.ages, ends)):
            if age >= end:
                continue
            rates = [law[0][stage, a, k] for k in KINDS]
            passes = end - max(age, begins)
            gone = here * (1.0 if math.isinf(passes) else 1.0 - math.exp(-sum(rates) * passes))
            for k, rate in zip(KINDS, rates):
                way[k] += gone * rate / sum(rates)
            here -= gone
        return way

    def onward(self, law, stage, way):
        """With which probability it goes to each place next."""
        to = {}
        for parts, kind in ((law[1], "forward"), (law[2], "back")):
            for place, share in parts[stage].items():
                to[place] = to.get(place, 0.0) + way[kind] * share
        return to

    def absorbed(self, law):
        moves = [self.onward(law, s, self.leave(law, s, 0.0)) for s in range(self.worked)]
        won = [0.0] * self.worked + [1.0]
        for _ in range(5_000):
            won = [sum(p * won[to] for to, p in moves[s].items()) for s in range(self.worked)] + [1.0]
        return won, moves

    def won(self, stage, entered, segment=None):
        while segment is not None and segment not in self.laws:
            segment = segment.rsplit("/", 1)[0] if "/" in segment else None
        age = (self.at - entered) / DAY
        if self.presumed is not None and age >= self.presumed:
            return 0.0
        law, place = self.laws[segment], self.stages.index(stage)
        way = self.onward(law, place, self.leave(law, place, age))
        return sum(p * self.fresh[segment][to] for to, p in way.items())
