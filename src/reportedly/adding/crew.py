"""Work in other processes: answers in the order of the items; an item that kills its process costs only itself.

Not `multiprocessing.Pool`, which waits forever for the answer of a killed worker, nor `ProcessPoolExecutor`, which
gives up every item in flight without saying which of them was to blame.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

from reportedly.adding.interrupt import interrupts_held
from reportedly.errors import ReportedlyError

Key = TypeVar("Key")
Item = TypeVar("Item")
Answer = TypeVar("Answer")

AHEAD = 4  # items in flight for each worker: enough to go on beside one slow item, little to hold in memory
PATIENCE = 0.2  # seconds between looks at whether to stop
LONGEST_REASON = 500

# spawn: a fresh interpreter inherits no locks, no threads and no other worker's pipe, on every platform the same.
_context = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Failed:
    """Instead of an answer: why there is none."""

    reason: str


@dataclass(slots=True)
class _Ticket(Generic[Key, Item, Answer]):
    key: Key
    item: Item | None
    answer: Answer | Failed | None = None
    settled: bool = False

    def settle(self, answer: Answer | Failed) -> None:
        self.answer, self.item, self.settled = answer, None, True


@dataclass(slots=True)
class _Member(Generic[Key, Item, Answer]):
    process: BaseProcess
    connection: Any
    ready: bool = False
    ticket: _Ticket[Key, Item, Answer] | None = None


def answers_here(
    factory: Callable[[], Callable[[Item], Answer]],
    pairs: Iterable[tuple[Key, Item | None]],
    *,
    stopped: Callable[[], bool],
) -> Iterator[tuple[Key, Answer | Failed | None]]:
    """What `Crew.answers` gives, worked out in this process: for few items, or where processes cannot be started."""
    work: Callable[[Item], Answer] | None = None
    for key, item in pairs:
        if stopped():
            return
        if item is None:
            yield key, None
            continue
        work = work or factory()
        yield key, _tried(work, item)


class Crew(Generic[Key, Item, Answer]):
    """Up to `size` worker processes. `factory`, called once in each, is importable and makes what works on an item.

    Workers are started when there is work for them, and end with the block, or with this process however it ends.
    """

    def __init__(self, factory: Callable[[], Callable[[Item], Answer]], *, size: int) -> None:
        self._factory = factory
        self._size = size
        self._members: list[_Member[Key, Item, Answer]] = []
        self._queue: deque[_Ticket[Key, Item, Answer]] = deque()  # in the order of the items
        self._waiting: deque[_Ticket[Key, Item, Answer]] = deque()  # those that no worker has yet

    def answers(
        self, pairs: Iterable[tuple[Key, Item | None]], *, stopped: Callable[[], bool]
    ) -> Iterator[tuple[Key, Answer | Failed | None]]:
        """Each key with the answer to its item, in order; an item that is None needs no work, and its answer is None.

        Looks no further ahead in `pairs` than a few items for each worker. Once `stopped`, gives the answers that are
        there and ends. `ReportedlyError` where a worker cannot even start.
        """
        source = iter(pairs)
        while True:
            while self._queue and self._queue[0].settled:
                ticket = self._queue.popleft()
                yield ticket.key, ticket.answer
            if stopped():
                return
            self._take(source)
            if not self._queue:
                return
            self._hand_out()
            self._hear()

    def __enter__(self) -> Crew[Key, Item, Answer]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for member in self._members:
            member.connection.close()
            member.process.terminate()
        for member in self._members:
            member.process.join()

    def _take(self, source: Iterator[tuple[Key, Item | None]]) -> None:
        while len(self._queue) < self._size * AHEAD:
            pair = next(source, None)
            if pair is None:
                return
            ticket: _Ticket[Key, Item, Answer] = _Ticket(*pair, settled=pair[1] is None)
            self._queue.append(ticket)
            if not ticket.settled:
                self._waiting.append(ticket)

    def _hand_out(self) -> None:
        starting = sum(not member.ready for member in self._members)
        while len(self._members) < self._size and starting < len(self._waiting):
            self._members.append(self._hire())
            starting += 1
        for member in [member for member in self._members if member.ready and member.ticket is None]:
            if self._waiting:
                member.ticket = self._waiting.popleft()
                try:
                    member.connection.send(member.ticket.item)
                except OSError:
                    self._lose(member)

    def _hire(self) -> _Member[Key, Item, Answer]:
        ours, theirs = _context.Pipe()
        process = _context.Process(target=_serve, args=(self._factory, theirs), daemon=True)
        with interrupts_held():
            process.start()
        theirs.close()  # so that the worker's end closes when the worker ends
        return _Member(process, ours)

    def _hear(self) -> None:
        """Take what the workers say, if they say it soon; the wait is short so that `stopped` is asked again."""
        if self._queue[0].settled:
            return
        by_connection = {member.connection: member for member in self._members}
        for connection in wait(list(by_connection), timeout=PATIENCE):
            member = by_connection[connection]
            try:
                answer = member.connection.recv()
            except (EOFError, OSError):
                self._lose(member)
                continue
            if not member.ready:
                _check_started(answer)
                member.ready = True
            elif member.ticket is not None:
                member.ticket.settle(answer)
                member.ticket = None

    def _lose(self, member: _Member[Key, Item, Answer]) -> None:
        """Put a dead worker's item down to it; another worker starts when there is work."""
        self._members.remove(member)
        member.connection.close()
        member.process.join()
        end = _end(member.process.exitcode)
        if not member.ready:
            raise ReportedlyError(f"a worker {end} before it could read anything; try with `--workers 0`")
        if member.ticket is not None:
            member.ticket.settle(Failed(f"the process reading it {end}"))


def _check_started(answer: Failed | None) -> None:
    if answer is not None:
        raise ReportedlyError(f"a worker could not start: {answer.reason}")


def _end(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        name = signal.Signals(-exitcode).name
        return f"was killed ({name})" + (", perhaps for want of memory" if name == "SIGKILL" else "")
    return f"ended with status {exitcode}"


def _serve(factory: Callable[[], Callable[[Item], Answer]], connection: Any) -> None:
    """A worker's life: make the work, say that it is ready, answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to hear
    try:
        work = factory()
    except Exception as error:  # noqa: BLE001  told to the parent, which raises it
        connection.send(Failed(_reason(error)))
        return
    try:
        connection.send(None)
        while True:
            connection.send(_tried(work, connection.recv()))
    except (EOFError, OSError):  # the parent is gone
        return


def _tried(work: Callable[[Item], Answer], item: Item) -> Answer | Failed:
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001  one article that breaks the reader must not end the batch
        return Failed(_reason(error))


def _reason(error: Exception) -> str:
    """The error in one line: our own by their message, which speaks for itself, others with their type."""
    text = str(error) if isinstance(error, ReportedlyError) else f"{type(error).__name__}: {error}"
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "..."
