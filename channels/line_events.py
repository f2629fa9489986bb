"""What each kind of LINE event does, and what is said to it. A kind that is not listed here is left alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from cachetools import TTLCache
from sanic import Sanic

from channels import line_places, line_reminders
from channels.keeping import Keeping, numbered
from channels.limits import Limit
from channels.line_people import Person
from channels.line_postbacks import Postbacks
from channels.line_reminders import LineReminders
from channels.line_sentences import Responses, bubble
from channels.line_webhook import Event, written
from channels.offers import Offers
from channels.start import Start
from channels.turns import LONGEST_MESSAGE, OnMessage, Said, Turn, apology, run, typed

CHANNEL = "line"
FILES = ("image", "video", "audio", "file")
UNSENT_REMEMBERED, UNSENT_SECONDS = 10_000, 24 * 60 * 60
NOTHING: Said = []
Answering = Callable[["LineEvents", Event, Person], Awaitable[Said]]


class LineEvents:
    """Answers events one after the other; the conversation is the person's pseudonym."""

    def __init__(self, app: Sanic, on_new_message: OnMessage, postbacks: Postbacks, reminders: LineReminders,
                 limit: Limit | None, keeping: Keeping) -> None:
        self._app, self._on_new_message, self._limit, self._keeping = app, on_new_message, limit, keeping
        self._postbacks, self._reminders, self._offers = postbacks, reminders, Offers()
        self._start = Start(lambda app, payload: run(Turn("line-start", payload), CHANNEL, on_new_message, app))
        self._unsent: TTLCache[str, bool] = TTLCache(UNSENT_REMEMBERED, UNSENT_SECONDS)

    async def said(self, event: Event, person: Person) -> Said:
        """What is said to an event; nothing to most. While another system answers (standby), only erasing is done."""
        kind = str(event.part("message").get("type")) if event.type == "message" else ""
        answering = ANSWERED.get((event.type, kind))
        if answering is None or not (event.is_active or event.type in ERASING):
            return NOTHING
        if not (event.is_one_to_one or event.type == "join"):
            return NOTHING
        return await answering(self, event, person)

    def apology(self) -> Said:
        """What is said when answering failed."""
        return apology(self._app)

    def offers(self, said: Said) -> list[Mapping[str, str]]:
        """The channel's own buttons under a turn."""
        return self._reminders.offers(said, self._responses)

    @property
    def _responses(self) -> Responses:
        responses: Responses = self._app.ctx.agent.domain.responses
        return responses

    async def _text(self, event: Event, person: Person) -> Said:
        message = event.part("message")
        text, message_id = written(message), str(message.get("id"))
        if message_id in self._unsent:
            return NOTHING
        if self._limit and self._limit.wait(person.pseudonym):
            return self._told("web_too_many")
        if len(text) > LONGEST_MESSAGE:
            return self._told("web_too_long")
        turn = typed(person.pseudonym, text, message_id)
        meant = self._offers.payload(turn.conversation, turn.text) or line_reminders.command(turn.text, self._responses)
        return await self._meant(replace(turn, text=meant), person) if meant else await self._run(turn)

    async def _postback(self, event: Event, person: Person) -> Said:
        postback = event.part("postback")
        params = postback.get("params")
        meant = self._postbacks.open(postback.get("data"), params if isinstance(params, dict) else {})
        if meant is None:
            return await self._with_topics("line_unknown_button")
        return await self._meant(Turn(person.pseudonym, meant), person)

    async def _meant(self, turn: Turn, person: Person) -> Said:
        """What a button of ours stands for: a turn of the assistant's, or something of the channel's own."""
        if turn.text.startswith(line_reminders.REMIND):
            return await self._reminders.remind(person, turn.text, self._responses)
        if turn.text.startswith(line_reminders.STOP):
            return await self._reminders.stop(person, self._responses)
        return await self._run(turn)

    async def _location(self, event: Event, person: Person) -> Said:
        return await line_places.counters_for(event.part("message"),
                                              lambda payload: self._run(Turn(person.pseudonym, payload)),
                                              self._responses)

    async def _sticker(self, event: Event, person: Person) -> Said:
        return await self._with_topics("line_sticker")

    async def _file(self, event: Event, person: Person) -> Said:
        return await self._with_topics("line_unread")

    async def _follow(self, event: Event, person: Person) -> Said:
        again = event.part("follow").get("isUnblocked") is True
        return await self._with_topics("line_followed_again" if again else "line_followed")

    async def _unfollow(self, event: Event, person: Person) -> Said:
        await self._app.ctx.erasure.forget(person.pseudonym)
        await self._reminders.forget(person.pseudonym)
        self._offers.forget(person.pseudonym)
        return NOTHING

    async def _unsend(self, event: Event, person: Person) -> Said:
        await self._erase(str(event.part("unsend").get("messageId")), person)
        return NOTHING

    async def _edited(self, event: Event, person: Person) -> Said:
        await self._erase(str(event.part("message").get("id")), person)
        return NOTHING

    async def _join(self, event: Event, person: Person) -> Said:
        return self._told("line_joined")

    async def _erase(self, message: str, person: Person) -> None:
        """Take a message back, be it answered already or still to come."""
        self._unsent[message] = True
        self._keeping.take_back(Turn(person.pseudonym, "", message_id=message))
        await self._app.ctx.erasure.redact(person.pseudonym, message)

    async def _run(self, turn: Turn) -> Said:
        said = numbered(await run(turn, CHANNEL, self._on_new_message, self._app))
        self._keeping.turn(turn, said)
        buttons = [button for message in said for button in message.get("buttons", ())]
        self._offers.remember(turn.conversation, [*buttons, *self.offers(said)])
        return said

    def _told(self, name: str) -> Said:
        return [bubble(self._responses, name)]

    async def _with_topics(self, name: str) -> Said:
        """A sentence, and the topics to choose from."""
        topics = (await self._start.replies(self._app))["topics"]
        return [*self._told(name), *(message for message in topics if message.get("buttons"))]


ERASING = ("unfollow", "unsend", "messageEdited")
ANSWERED: Mapping[tuple[str, str], Answering] = {
    ("message", "text"): LineEvents._text,
    ("message", "location"): LineEvents._location,
    ("message", "sticker"): LineEvents._sticker,
    **{("message", kind): LineEvents._file for kind in FILES},
    ("postback", ""): LineEvents._postback,
    ("follow", ""): LineEvents._follow,
    ("unfollow", ""): LineEvents._unfollow,
    ("unsend", ""): LineEvents._unsend,
    ("messageEdited", ""): LineEvents._edited,
    ("join", ""): LineEvents._join,
}
