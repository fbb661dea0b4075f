"""Threads and processes that share an engine: right or refused, never corrupt."""

import contextlib
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from leadwerk import Command, Engine, Error, Request, Year, YearPlan

from .house import MONDAY, SYSTEM, capture, engine


def test_threads_share_an_engine() -> None:
    """Eight threads, each with leads of its own, while a ninth asks for what takes long."""
    one = engine()
    one.retain_log(True)
    over = threading.Event()
    refused: list[str] = []

    def work(thread: int) -> None:
        for number in range(300):
            one.execute(capture(f"T{thread}-{number}"))
            one.execute(Request(MONDAY, SYSTEM, Command.Qualify(f"T{thread}-{number}")))
            try:
                one.execute(capture("the same for all"))
            except Error as error:
                refused.append(error.code)

    def ask() -> None:
        while not over.is_set():
            one.fingerprint()
            one.snapshot()

    asking = threading.Thread(target=ask)
    asking.start()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    over.set()
    asking.join()
    assert one.leads() == 8 * 300 + 1 and one.sequence() == 2 * 8 * 300 + 1
    assert refused == ["LEAD_EXISTS"] * (8 * 300 - 1)
    # What came of it is what comes of its log: nothing was half done.
    assert Engine.replay(one.policy(), one.log()).fingerprint() == one.fingerprint()


def test_a_panic_is_an_error_and_the_process_lives() -> None:
    """What it happened to is not used again; nothing else is touched."""
    one, other = engine(), engine()
    before = other.fingerprint()
    provoke: Any = one
    calls = (lambda: provoke._panic(MONDAY), one.leads, lambda: one.tick(MONDAY), one.snapshot)
    codes: list[str] = []
    for call in calls:
        with pytest.raises(Error) as caught:
            call()
        codes.append(caught.value.code)
    assert codes == ["INTERNAL_FAULT"] * 4
    assert other.fingerprint() == before and other.leads() == 0


def long_call() -> tuple[Engine, str]:
    """An engine, and a log that takes a while to follow."""
    year = Year(YearPlan.standard().replace(leads=1_000))
    other = Engine(year.policy())
    return Engine(year.policy()), other.execute_all(list(year)).to_lines()


def test_others_go_on_during_a_long_call() -> None:
    """A long call gives up the interpreter's lock; who asks the same engine meanwhile waits, and others do not."""
    one, lines = long_call()
    following = threading.Thread(target=one.catch_up_lines, args=(lines,))
    turns = 0
    following.start()
    while following.is_alive():
        turns += 1
        time.sleep(0)
    assert turns > 5, "nobody else came to work"
    assert one.sequence() == lines.count("\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork() -> None:
    """The child of a fork goes on with its copy of the engine."""
    one = engine("L1")
    assert in_child(lambda: one.execute(capture("L2")) and one.leads() == 2)
    assert one.leads() == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_fork_in_the_middle_of_a_call() -> None:
    """What another thread was in the middle of never ends in the child: refused, not waited for."""
    refusals = 0
    for _ in range(20):
        one, lines = long_call()
        following = threading.Thread(target=one.catch_up_lines, args=(lines,))
        following.start()
        # Long enough to have begun. To ask the engine itself would wait for the end of the call.
        time.sleep(0.005)

        def ask(one: Engine = one) -> bool:
            try:
                one.sequence()
            except Error as error:
                return error.code == "ENGINE_UNUSABLE" and "forked" in str(error)
            return False

        refusals += in_child(ask)
        following.join()
        assert one.sequence() == lines.count("\n")
        if refusals:
            return
    pytest.fail("no fork met the long call")


def in_child(ask: Any) -> bool:
    """Whether a forked child finds that this holds, within ten seconds."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if ask() else 1)
        except BaseException as error:
            print(error, file=sys.stderr)
            os._exit(2)
    for _ in range(1_000):
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    raise AssertionError("the child hangs")


STATUS = Path("/proc/self/status")


def resident() -> int:
    """The memory of this process now, in kilobytes."""
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1])


@pytest.mark.skipif(not STATUS.exists(), reason="this system does not say in /proc how large a process is now")
def test_memory_stays() -> None:
    """A million objects and calls, many of them refused, and the process is no larger than before."""
    one, again = engine("L1"), capture("L1")

    def calls(count: int) -> None:
        for _ in range(count):
            with contextlib.suppress(Error):
                one.execute(again)
            with contextlib.suppress(Error):
                Command.Win("L1", 5)  # type: ignore[arg-type]  # pyright: ignore
            repr(Command.Win("L1").replace(note="x"))
            assert one.lead(SYSTEM, "L1").to_dict()["phase"] == one.lead(SYSTEM, "L1").phase.value

    calls(5_000)
    before = resident()
    calls(int(os.environ.get("LEADWERK_CALLS", "1_000_000")) // 8)
    after = resident()
    # Not the largest size ever, which other tests may have reached before. A leak of 16 bytes in each call would be 16 MB.
    assert after - before < 4_000, f"{after - before} kB more"
