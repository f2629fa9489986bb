"""One class a topic."""

from __future__ import annotations

from actions.answer import TopicAnswer


class AnswerCertificate(TopicAnswer):
    """What the two certificates are."""

    topic = "certificate"


class AnswerEligibility(TopicAnswer):
    """Who may apply."""

    topic = "eligibility"


class AnswerBelongings(TopicAnswer):
    """What to bring."""

    topic = "belongings"


class AnswerProxy(TopicAnswer):
    """Somebody else goes."""

    topic = "proxy"


class AnswerFee(TopicAnswer):
    """What it costs."""

    topic = "fee"


class AnswerOffice(TopicAnswer):
    """Which counter."""

    topic = "office"


class AnswerHours(TopicAnswer):
    """When the counters are open."""

    topic = "hours"


class AnswerExpiry(TopicAnswer):
    """Until which day."""

    topic = "expiry"


class AnswerRenewal(TopicAnswer):
    """From when and how to renew."""

    topic = "renewal"


class AnswerRevocation(TopicAnswer):
    """What ends a certificate early."""

    topic = "revocation"


class AnswerPin(TopicAnswer):
    """PINs forgotten, locked, changed."""

    topic = "pin"


class AnswerIdentityDocuments(TopicAnswer):
    """A and B documents."""

    topic = "identity_documents"


class AnswerProcessingTime(TopicAnswer):
    """Same day or not."""

    topic = "processing_time"


class AnswerOnlineUse(TopicAnswer):
    """What can be done online."""

    topic = "online_use"


class AnswerLostCard(TopicAnswer):
    """A lost or stolen card."""

    topic = "lost_card"


class AnswerInsurance(TopicAnswer):
    """The card at the hospital."""

    topic = "insurance"


class AnswerSmartphone(TopicAnswer):
    """Certificates on a phone."""

    topic = "smartphone"


class AnswerForeignResident(TopicAnswer):
    """Period of stay and the card."""

    topic = "foreign_resident"


class AnswerFirstCard(TopicAnswer):
    """No card yet."""

    topic = "first_card"


class AnswerContact(TopicAnswer):
    """Telephone and department."""

    topic = "contact"
