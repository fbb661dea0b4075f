"""Media and raters from a log, seen from Python."""

from datetime import datetime, timedelta, timezone

from leadwerk import (
    Actor,
    Command,
    Engine,
    Judgements,
    Language,
    LeadQuality,
    MediaBy,
    MediaMix,
    MediaRanking,
    MediaReturns,
    MediaRule,
    MediumFold,
    MediumRow,
    Policy,
    Profile,
    RaterOptions,
    RaterTable,
    RaterVerdict,
    RatingFold,
    Request,
    Temperature,
)

MONDAY = datetime(2026, 5, 4, 9, 30, tzinfo=timezone.utc)


def test_a_log_tells_what_media_bring_and_who_rates_well() -> None:
    policy = Policy.standard("EUR")
    engine, media, ratings = Engine(policy), MediumFold("product"), RatingFold()
    system, marketing, anna = Actor.System(), Actor.Marketing("Mia"), Actor.Member("Anna")
    steps: list[tuple[Actor, Command]] = [
        (system, Command.Join("Anna", Profile("direct", weight=1.0, limit=100))),
        (system, Command.Capture("L1", "website", campaign="spring", proof="form")),
        (system, Command.RequestConsent("L1")),
        (system, Command.ConfirmConsent("L1", proof="mail")),
        (marketing, Command.Rate("L1", temperature=Temperature.WARM, probability=0.4)),
        (system, Command.Assign("L1")),
        (anna, Command.Judge("L1", LeadQuality.POOR)),
        (anna, Command.Accept("L1")),
        (anna, Command.Lose("L1", "price")),
    ]
    for number, (actor, command) in enumerate(steps):
        records = engine.execute(Request(MONDAY + timedelta(minutes=number), actor, command)).records
        media.fold(records)
        ratings.fold(records)
    (lead,) = media.leads()
    assert (lead.campaign, lead.qualified, lead.won, lead.judged) == ("spring", True, False, LeadQuality.POOR)
    # The lead was decided on when it was assigned, in the sixth minute.
    before, then = (MONDAY + timedelta(minutes=minute) for minute in (4, 5))
    assert (media.decided_until(before), media.decided_until(then)) == ((), media.leads())
    assert (ratings.decided_until(before), ratings.decided_until(then)) == ((), ratings.ratings())
    rows = media.rows("EUR", 30)
    assert rows == MediumRow.of(media.leads(), "EUR", 30) == MediumRow.merge(rows)
    assert rows[0].judged == Judgements(0, 1, 0, 0)
    rule = policy.returns or MediaRule.standard()
    returns = MediaReturns.of(rows, [], MediaBy.CAMPAIGN, "EUR", rule)
    assert (returns.rows[0].campaign, returns.total.leads, returns.total.quality) == ("spring", 1, 1.0)
    ranking = MediaRanking.of(rows, [], MediaBy.MEDIUM, "EUR", rule)
    assert ranking.sentences(Language.ENGLISH)[0].startswith("Medium website is not ranked: no cost is known")
    assert MediaMix.of(media.leads(), MediaBy.MEDIUM, 0.8).rows[0].observed == 0
    table = RaterTable.of(ratings.ratings(), RaterOptions(policy.distribution.assumed))
    assert (table.raters[0].rater, table.raters[0].verdict) == ("Mia", RaterVerdict.TOO_FEW)
