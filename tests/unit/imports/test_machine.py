"""What an import decides, whatever the network, the server, the clock and the process do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fullstory.errors import DuplicateRiskError
from tests.unit.imports.world import World

# No request takes longer.
LONGEST_REQUEST = 60.0

DEEDS = ("read", "start", "answer", "answer", "time", "crash", "crash before sending")
FATES = ("answered", "lost", "vanished", "not sent", "busy", "slower", "forbidden")


def _play(world: World, data: st.DataObject, spans: list[float]) -> None:
    for _ in range(data.draw(st.integers(0, 60))):
        if _has_stopped(world):
            return
        match data.draw(st.sampled_from(DEEDS)):
            case "read":
                world.read()
            case "start":
                world.start()
            case "answer" if world.outstanding:
                number = data.draw(st.sampled_from(sorted(world.outstanding)))
                world.answer(number, data.draw(st.sampled_from(FATES)))
            case "time":
                seconds = data.draw(st.sampled_from(spans))
                if seconds > LONGEST_REQUEST:
                    for number in sorted(world.outstanding):
                        world.answer(number, data.draw(st.sampled_from(["lost", "vanished"])))
                world.pass_time(seconds)
            case "crash":
                some = st.sampled_from(sorted(world.outstanding)) if world.outstanding else st.nothing()
                world.crash(frozenset(data.draw(st.sets(some))))
            case "crash before sending":
                world.start(dies_before_sending=True)
            case _:
                pass
    _has_stopped(world)


def _has_stopped(world: World) -> bool:
    """Run an import again that ended with an error, and return whether it is one that running it again cannot help."""
    if isinstance(world.machine.error, DuplicateRiskError):
        world.outstanding.clear()
        return True
    if world.machine.error is not None:
        world.crash()
    return False


@given(data=st.data(), batch_size=st.integers(1, 4), most=st.integers(1, 5))
@settings(max_examples=300, deadline=None)
def test_each_record_arrives_exactly_once(data: st.DataObject, batch_size: int, most: int) -> None:
    world = World(may_repeat=False, records=12, batch_size=batch_size, max_in_flight=most)
    _play(world, data, [0.1, 1.0, 60.0, 600.0])
    world.finish()
    assert world.machine.error is None
    assert dict(world.server.arrived) == dict.fromkeys(range(12), 1)


@given(data=st.data(), batch_size=st.integers(1, 4))
@settings(max_examples=300, deadline=None)
def test_events_never_arrive_twice_however_long_it_takes(data: st.DataObject, batch_size: int) -> None:
    world = World(may_repeat=False, records=12, batch_size=batch_size, max_in_flight=3)
    _play(world, data, [1.0, 3600.0, 13 * 3600.0, 30 * 3600.0])
    if world.machine.error is None:
        world.finish()
    assert all(times == 1 for times in world.server.arrived.values())
    if world.machine.error is None:
        assert len(world.server.arrived) == 12
    else:
        assert isinstance(world.machine.error, DuplicateRiskError)


@given(data=st.data(), batch_size=st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_users_all_arrive_however_long_it_takes(data: st.DataObject, batch_size: int) -> None:
    world = World(may_repeat=True, records=12, batch_size=batch_size, max_in_flight=3)
    _play(world, data, [1.0, 3600.0, 13 * 3600.0, 30 * 3600.0])
    world.finish()
    assert world.machine.error is None
    assert set(world.server.arrived) == set(range(12))


def test_a_batch_that_certainly_never_left_may_wait_for_days() -> None:
    world = World(may_repeat=False, records=2, batch_size=2, max_in_flight=1)
    world.read()
    world.start()
    world.answer(0, "not sent")
    world.crash()
    world.pass_time(72 * 3600.0)
    world.finish()
    assert world.machine.error is None
    assert dict(world.server.arrived) == {0: 1, 1: 1}


def test_a_batch_that_may_have_arrived_is_not_sent_after_a_day() -> None:
    world = World(may_repeat=False, records=2, batch_size=2, max_in_flight=1)
    world.read()
    world.start()
    world.crash(frozenset({0}))
    world.pass_time(24 * 3600.0)
    world.finish()
    assert isinstance(world.machine.error, DuplicateRiskError)
    assert "allow_duplicates=True" in str(world.machine.error)
    assert dict(world.server.arrived) == {0: 1, 1: 1}


def test_half_as_many_batches_after_429_then_slowly_more() -> None:
    world = World(may_repeat=True, records=100, batch_size=1, max_in_flight=8)
    for _ in range(8):
        world.read()
        world.start()
    assert len(world.outstanding) == 8
    for number in sorted(world.outstanding):
        world.answer(number, "slower")
    world.pass_time(1000.0)
    world.start()
    assert len(world.outstanding) == 4


def test_it_goes_on_with_fewer_batches_at_once_than_it_was_interrupted_with() -> None:
    world = World(may_repeat=False, records=6, batch_size=1, max_in_flight=3)
    for _ in range(3):
        world.read()
        world.start()
    world.most = 1
    world.crash(frozenset({0, 2}))
    world.finish()
    assert dict(world.server.arrived) == dict.fromkeys(range(6), 1)
