"""Lives a simulated year of a company, and prints what a sales manager asks first."""

from leadwerk import Engine, Phase, StayFold, Year, YearPlan


def main(leads: int = 3_600) -> str:
    year = Year(YearPlan.standard().replace(leads=leads))
    engine = Engine(year.policy())
    # Some requests are refused: people err, and the rules hold.
    batch = engine.execute_all(year)
    assert engine.fingerprint() == year.fingerprint()

    stays = StayFold()
    stays.fold(batch.records)
    stages = engine.policy().pipeline.stages
    lines = [f"{len(batch.records)} records, {len(batch.refused)} refusals"]
    lines += [f"{phase.value:<12}{engine.count(phase):>7}" for phase in Phase]
    lines += ["", f"{'stage':<8}{'reached':>8}{'won':>6}{'share':>8}"]
    for row in stays.table([stage.id for stage in stages]).rows:
        share = "" if row.share_won is None else f"{row.share_won:.1%}"
        lines.append(f"{row.stage:<8}{row.reached:>8}{row.won:>6}{share:>8}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(main())
