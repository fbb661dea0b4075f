"""Scores reckoned anew, with nothing of leadwerk: where the figures of `cases/scores.json` come from.

    python3 conformance/scores.py

Dense matrices of numpy instead of sparse columns, one row for each lead instead of counts of rows, and the definitions of
docs/scoring/scores.md instead of the code. What is printed was copied into the cases by hand.
"""

import numpy as np

POINTS = 20 / np.log(2)
BASE, SPREADS = 0.2, (1.0, 0.5, 0.35)
# authority: yes, no, missing; employees: from 1, from 100, missing; medium: fair, web, other, missing.
EXPERTS = [[20, -20, 0], [0, 10, 0], [10, 0, 0, 0]]
Z80 = 1.2815515655446004


def column(*answers: int) -> np.ndarray:
    sizes = [len(points) for points in EXPERTS]
    effects = np.zeros(sum(sizes))
    experts = 0.0
    for question, answer in enumerate(answers):
        effects[sum(sizes[:question]) + answer] = 1
        experts += EXPERTS[question][answer] / POINTS
    return np.concatenate([[1.0, experts], effects])


def prior() -> tuple[np.ndarray, np.ndarray]:
    size = sum(len(points) for points in EXPERTS)
    mean = np.concatenate([[np.log(BASE / (1 - BASE)), 1.0], np.zeros(size)])
    return mean, np.diag([SPREADS[0] ** 2, SPREADS[1] ** 2] + [SPREADS[2] ** 2] * size)


def chance(odds):
    return 1 / (1 + np.exp(-odds))


def fit(rows: np.ndarray, won: np.ndarray):
    start, spread = prior()
    precision, mean = np.linalg.inv(spread), start.copy()
    for _ in range(200):
        p = chance(rows @ mean)
        curvature = rows.T @ (rows * (p * (1 - p))[:, None]) + precision
        mean = mean + 0.5 * np.linalg.solve(curvature, rows.T @ (won - p) - precision @ (mean - start))
    p = chance(rows @ mean)
    covariance = np.linalg.inv(rows.T @ (rows * (p * (1 - p))[:, None]) + precision)
    return mean, covariance


def platt(rows: np.ndarray, won: np.ndarray, mean: np.ndarray, covariance: np.ndarray):
    odds = rows @ mean
    p = chance(odds)
    form = np.einsum("ij,jk,ik->i", rows, covariance, rows)
    without = odds - form * (won - p) / (1 - form * p * (1 - p))
    line = np.array([0.0, 1.0])
    design = np.stack([np.ones_like(without), without], 1)
    for _ in range(500):
        q = chance(design @ line)
        slope = design.T @ (won - q) - 4 * (line - [0.0, 1.0])
        curve = design.T @ (design * (q * (1 - q))[:, None]) + 4 * np.eye(2)
        line = line + 0.5 * np.linalg.solve(curve, slope)
    return line


def learn(mean, covariance, lead: np.ndarray, won: int):
    """The mode after one outcome, by Newton's steps in all directions, and the curvature there."""
    precision, at = np.linalg.inv(covariance), mean.copy()
    for _ in range(500):
        p = chance(lead @ at)
        curvature = np.outer(lead, lead) * p * (1 - p) + precision
        at = at + 0.3 * np.linalg.solve(curvature, lead * (won - p) - precision @ (at - mean))
    p = chance(lead @ at)
    return at, np.linalg.inv(np.outer(lead, lead) * p * (1 - p) + precision)


def tell(name: str, lead: np.ndarray, mean, covariance, line=(0.0, 1.0)):
    odds = line[0] + line[1] * (lead @ mean)
    sd = line[1] * np.sqrt(lead @ covariance @ lead)
    sizes = np.cumsum([0] + [len(points) for points in EXPERTS])
    points = []
    for question, places in enumerate(EXPERTS):
        place = int(np.argmax(lead[2 + sizes[question] : 2 + sizes[question + 1]]))
        effect = mean[1] * places[place] / POINTS + mean[2 + sizes[question] + place]
        points.append((float(line[1] * effect * POINTS), places[place]))
    rounded = [round(float(chance(at)), 6) for at in (odds, odds - Z80 * sd, odds + Z80 * sd)]
    print(name, "base", float((line[0] + line[1] * mean[0]) * POINTS), "points", points, "total", float(odds * POINTS), rounded)


if __name__ == "__main__":
    # Leads with (authority, employees, medium): how many were won, and lost.
    counts = {(0, 1, 0): (9, 6), (0, 0, 1): (4, 8), (1, 0, 1): (1, 14), (1, 1, 0): (3, 9), (2, 2, 2): (2, 4)}
    rows = np.array([column(*answers) for answers, (w, l) in counts.items() for _ in range(w + l)])
    won = np.array([float(n < w) for (w, l) in counts.values() for n in range(w + l)])
    mean, covariance = fit(rows, won)
    line = platt(rows, won, mean, covariance)
    print("effects", [float(x) for x in mean])
    print("line", [float(x) for x in line])
    tell("experts, yes 250 fair", column(0, 1, 0), *prior())
    tell("experts, nothing", column(2, 2, 3), *prior())
    tell("fit, yes 250 fair", column(0, 1, 0), mean, covariance, line)
    tell("fit, no 20 web", column(1, 0, 1), mean, covariance, line)
    tell("fit, nothing", column(2, 2, 3), mean, covariance, line)
    once = learn(*prior(), column(1, 0, 1), 1)
    tell("one learned, no 20 web", column(1, 0, 1), *once)
    twice = learn(*once, column(0, 1, 0), 0)
    tell("two learned, yes 250 fair", column(0, 1, 0), *twice)
    # A bet on each of these shifts and factors, half of the money in the first period, a sixth in the second.
    said = [(0.5, 1), (0.2, 0), (0.3, 1)]
    bets = np.ones(8)
    for p, y in said[:2]:
        odds = np.log(p / (1 - p))
        q = chance(np.array([odds + s for s in (-1, -0.5, -0.25, 0.25, 0.5, 1)] + [odds * 0.5, odds * 2]))
        bets *= (q if y else 1 - q) / (p if y else 1 - p)
    print("evidence, one period", float(np.log(0.5 * bets.mean() + 0.5)))
    p, y = said[2]
    odds = np.log(p / (1 - p))
    q = chance(np.array([odds + s for s in (-1, -0.5, -0.25, 0.25, 0.5, 1)] + [odds * 0.5, odds * 2]))
    late = (q if y else 1 - q) / (p if y else 1 - p)
    print("evidence, two periods", float(np.log(0.5 * (bets * late).mean() + late.mean() / 6 + 1 / 3)))
