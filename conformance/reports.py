"""How quotas end, reckoned anew from `docs/report/reports.md`: where the forecasts of `cases/reports.json` come from.

    python3 conformance/reports.py

Sums of terms instead of special functions. What is printed was copied into the cases by hand.
"""

from math import exp, lgamma, log, sqrt
from statistics import NormalDist, mean, variance


def counts(reached: int, elapsed: float, target: int) -> tuple[int, int, int, float]:
    """A gamma rate after so many in this share of the time, by Jeffreys' prior, and then Poisson: negative binomial."""
    r, terms = reached + 0.5, []
    for k in range(5_000):
        terms.append(exp(lgamma(r + k) - lgamma(r) - lgamma(k + 1) + r * log(elapsed) + k * log(1 - elapsed)))
    assert abs(sum(terms) - 1) < 1e-9

    def quantile(probability: float) -> int:
        """The least number that is not surpassed with this probability."""
        so_far = 0.0
        for k, term in enumerate(terms):
            so_far += term
            if so_far >= probability:
                return reached + k
        raise AssertionError(probability)

    low, middle, high = map(quantile, (0.1, 0.5, 0.9))
    return low, middle, high, round(1 - sum(terms[: max(target - reached, 0)]), 6)


def revenue(orders: list[int], elapsed: float, target: int) -> tuple[int, int, int, float]:
    """A normal sum of orders like those so far, of as many as counts would be."""
    wins = len(orders) + 0.5
    more, spread = wins * (1 - elapsed) / elapsed, wins * (1 - elapsed) / elapsed**2
    ahead = NormalDist(more * mean(orders), sqrt(more * variance(orders) + spread * mean(orders) ** 2))
    low, middle, high = (round(sum(orders) + max(ahead.inv_cdf(share), 0)) for share in (0.1, 0.5, 0.9))
    return low, middle, high, round(1 - ahead.cdf(target - sum(orders)), 6)


if __name__ == "__main__":
    print("of the least, the middle, the most, and the probability that the target is reached:")
    for reached, elapsed, target in ((9, 0.3, 40), (2, 0.3, 4), (3, 0.3, 3), (2, 0.3, 6), (2, 0.5, 6), (2, 0.4, 4), (2, 0.5, 4), (2, 0.7, 4)):
        print(f"{reached} of {target} after {elapsed:.0%}:", *counts(reached, elapsed, target))
    print("12,000 of 20,000 EUR after 50%:", *revenue([300_000, 500_000, 400_000], 0.5, 2_000_000))
