"""Who is who, as stories: the rows that came in, and the people that they are about.

Each story has values of its own, so that all can be told to one build.
"""

from dataclasses import dataclass, field

TYPES = ("user_id", "loyalty_id", "email", "phone", "device_id", "anonymous_id")


@dataclass(frozen=True)
class Story:
    """Rows in the order of their time, decisions made by hand, and who is one person.

    `people` are sets of identifiers; what is in no set is nobody's. An identifier is written
    `type:value`.
    """

    name: str
    prose: str
    rows: list[dict[str, str]]
    people: list[set[str]]
    decisions: list[tuple[str, ...]] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)


def row(*identifiers: str, **more: str) -> dict[str, str]:
    """A row that names these identifiers."""
    return dict(one.split(":", 1) for one in identifiers) | more


STORIES = [
    Story(
        "guest checkout, then login",
        "Ana buys as a guest with her address; a month later she makes an account with it.",
        [row("email:ana@a.example"), row("user_id:a1", "email:ana@a.example")],
        [{"email:ana@a.example", "user_id:a1"}],
    ),
    Story(
        "cookie reset",
        "Ben's browser forgets its cookie each week, but he signs in every time.",
        [row("user_id:b1", f"anonymous_id:b-cookie-{week}") for week in range(4)],
        [{"user_id:b1", *(f"anonymous_id:b-cookie-{week}" for week in range(4))}],
    ),
    Story(
        "second login on one device",
        "Carl and Cora use one tablet and have a login each. What the tablet does by itself is "
        "neither's: it stays a visitor of its own.",
        [
            row("user_id:c1", "anonymous_id:c-tablet"),
            row("user_id:c2", "anonymous_id:c-tablet"),
            row("anonymous_id:c-tablet"),
        ],
        [{"user_id:c1"}, {"user_id:c2"}, {"anonymous_id:c-tablet"}],
    ),
    Story(
        "kiosk",
        "Forty customers sign in at the kiosk of a shop, and nothing ever happens there without a "
        "login. It joins nobody, and is nobody.",
        [row(f"user_id:d{n}", "anonymous_id:d-kiosk") for n in range(40)],
        [{f"user_id:d{n}"} for n in range(40)],
    ),
    Story(
        "family telephone",
        "Eva and Emil give the number of their kitchen. Their given names tell them apart; hers "
        "stands only on a row without the number.",
        [
            row("email:eva@e.example", "phone:+442070000001"),
            row("user_id:e1", "email:eva@e.example", first_name="Éva"),
            row("email:emil@e.example", "phone:+442070000001", first_name="emil"),
        ],
        [{"user_id:e1", "email:eva@e.example"}, {"email:emil@e.example"}],
    ),
    Story(
        "one person's telephone",
        "Flo writes from two addresses, once with her accent and once with her second name, and "
        "gives one number.",
        [
            row("email:flo@f.example", "phone:+442070000002", first_name="Flô"),
            row("email:flo@work.f.example", "phone:+442070000002", first_name="Flo Ann"),
        ],
        [{"email:flo@f.example", "email:flo@work.f.example", "phone:+442070000002"}],
    ),
    Story(
        "a telephone beside somebody without a name",
        "The till knows no names. Whether this number's second address is Fay's too, nobody can "
        "tell, so it joins nobody.",
        [
            row("user_id:fay", "email:fay@f.example", "phone:+442070000009", first_name="Fay"),
            row("email:someone@f.example", "phone:+442070000009"),
        ],
        [{"user_id:fay", "email:fay@f.example"}, {"email:someone@f.example"}],
    ),
    Story(
        "a telephone beside a card that two have",
        "A couple's card is on both their accounts. Two guests without a name show it, and give "
        "one number: the card cannot say that they are one, and their addresses say they are two.",
        [
            row("user_id:fia", "loyalty_id:f-card"),
            row("user_id:fin", "loyalty_id:f-card"),
            row("loyalty_id:f-card", "email:fia@f.example", "phone:+442070000013"),
            row("loyalty_id:f-card", "email:fin@f.example", "phone:+442070000013"),
        ],
        [
            {"user_id:fia"},
            {"user_id:fin"},
            {"email:fia@f.example"},
            {"email:fin@f.example"},
        ],
    ),
    Story(
        "a family's laptop",
        "Anja has an account, and Mirko, who uses her laptop, left but his address there for the "
        "newsletter. Their names are on other rows: the laptop is neither's.",
        [
            row("user_id:anja", "email:anja@l.example", first_name="Anja"),
            row("user_id:anja", "anonymous_id:l-laptop"),
            row("email:mirko@l.example", "anonymous_id:l-laptop"),
            row("email:mirko@l.example", first_name="Mirko"),
            row("anonymous_id:l-laptop"),
        ],
        [
            {"user_id:anja", "email:anja@l.example"},
            {"email:mirko@l.example"},
            {"anonymous_id:l-laptop"},
        ],
    ),
    Story(
        "one customer, two names",
        "Liz is Elizabeth on her card and on the newsletter's list. Her number stands beside her "
        "account only, and her browser beside an address of that name: both are hers.",
        [
            row("user_id:liz", "phone:+442070000023", first_name="Liz"),
            row("user_id:liz", "phone:+442070000023", first_name="Elizabeth"),
            row("user_id:liz", "anonymous_id:l-desk"),
            row("email:eliza@l.example", "anonymous_id:l-desk", first_name="Elizabeth"),
        ],
        [
            {
                *("user_id:liz", "phone:+442070000023"),
                *("anonymous_id:l-desk", "email:eliza@l.example"),
            }
        ],
    ),
    Story(
        "a login without a name",
        "Ann bought as a guest, made an account with her address, and the app knows the account "
        "and her number, but no name: the account's address says whose it is.",
        [
            row("email:ann@ann.example", "phone:+442070000018", first_name="Ann"),
            row("user_id:ann1", "email:ann@ann.example"),
            row("user_id:ann1", "phone:+442070000018"),
        ],
        [{"email:ann@ann.example", "phone:+442070000018", "user_id:ann1"}],
    ),
    Story(
        "late merge of two old profiles",
        "Gil was two people for years, his till card and his web address; then he puts the card "
        "into his account.",
        [
            row("loyalty_id:g-card"),
            row("email:gil@g.example"),
            row("user_id:g1", "email:gil@g.example"),
            row("user_id:g1", "loyalty_id:g-card"),
        ],
        [{"loyalty_id:g-card", "email:gil@g.example", "user_id:g1"}],
    ),
    Story(
        "cascade of merges",
        "Five identifiers come one by one, each with the next: the last row makes one of all.",
        [
            row("loyalty_id:h-card", "email:hal@h.example"),
            row("device_id:h-phone", "anonymous_id:h-cookie"),
            row("user_id:h1", "device_id:h-phone"),
            row("user_id:h1", "loyalty_id:h-card"),
        ],
        [
            {
                *("loyalty_id:h-card", "email:hal@h.example", "device_id:h-phone"),
                *("anonymous_id:h-cookie", "user_id:h1"),
            }
        ],
    ),
    Story(
        "a merge that would break a limit",
        "Two people called Ivo, each with a login and an address, and one number: as one person "
        "they would have two logins. The number, which stands between them, is given to neither.",
        [
            row("user_id:i1", "email:ida@i.example", first_name="Ivo"),
            row("user_id:i2", "email:ivo@i.example", first_name="Ivo"),
            row("email:ida@i.example", "phone:+442070000003", first_name="Ivo"),
            row("email:ivo@i.example", "phone:+442070000003", first_name="Ivo"),
            row("user_id:i1", "anonymous_id:i-cookie", first_name="Ivo"),
        ],
        [
            {"user_id:i1", "email:ida@i.example", "anonymous_id:i-cookie"},
            {"user_id:i2", "email:ivo@i.example"},
            {"phone:+442070000003"},
        ],
    ),
    Story(
        "a limit with a second way",
        "Between two logins stand a number that three addresses have and one that two have. The "
        "busiest goes first, and what is left breaks nothing.",
        [
            row("user_id:j1", "email:jan@j.example", first_name="Jo"),
            row("user_id:j2", "email:jil@j.example", first_name="Jo"),
            row("email:jan@j.example", "phone:+442070000004", first_name="Jo"),
            row("email:jil@j.example", "phone:+442070000004", first_name="Jo"),
            row("email:joe@j.example", "phone:+442070000004", first_name="Jo"),
            row("email:joe@j.example", "phone:+442070000005", first_name="Jo"),
            row("user_id:j2", "phone:+442070000005", first_name="Jo"),
        ],
        [
            {"user_id:j1", "email:jan@j.example"},
            {"user_id:j2", "email:jil@j.example", "email:joe@j.example", "phone:+442070000005"},
            {"phone:+442070000004"},
        ],
    ),
    Story(
        "beside two shared browsers",
        "Otto uses a browser in the library, where one other signs in, and one in a hotel, where "
        "two do. Neither joins anybody, and neither costs him his telephone, nobody else's.",
        [
            row("user_id:otto1", "email:otto@otto.example"),
            row("user_id:otto1", "phone:+442070000016"),
            row("email:otto@otto.example", "anonymous_id:otto-library"),
            row("user_id:otto9", "anonymous_id:otto-library"),
            row("email:otto@otto.example", "anonymous_id:otto-hotel"),
            row("user_id:otto8", "email:eight@otto.example"),
            row("email:eight@otto.example", "anonymous_id:otto-hotel"),
            row("user_id:otto7", "email:seven@otto.example"),
            row("email:seven@otto.example", "anonymous_id:otto-hotel"),
        ],
        [
            {"user_id:otto1", "email:otto@otto.example", "phone:+442070000016"},
            {"user_id:otto9"},
            {"user_id:otto8", "email:eight@otto.example"},
            {"user_id:otto7", "email:seven@otto.example"},
            {"anonymous_id:otto-library"},
            {"anonymous_id:otto-hotel"},
        ],
    ),
    Story(
        "blocked value",
        "The till writes noreply@ for whoever gives no address: it joins nobody.",
        [
            row("user_id:k1", "email:noreply@k.example"),
            row("user_id:k2", "email:noreply@k.example"),
            row("email:noreply@k.example"),
        ],
        [{"user_id:k1"}, {"user_id:k2"}],
    ),
    Story(
        "do not merge, by any path",
        "A father and a son of one name, house and number; the shop knows them and says so.",
        [
            row("email:lou@l.example", "phone:+442070000006", first_name="Lou"),
            row("email:lou.junior@l.example", "phone:+442070000006", first_name="Lou"),
            row("email:lou.junior@l.example", "anonymous_id:l-cookie"),
        ],
        [
            {"email:lou@l.example"},
            {"email:lou.junior@l.example", "anonymous_id:l-cookie"},
            {"phone:+442070000006"},
        ],
        [("do_not_merge", "email", " LOU@l.example", "email", "lou.junior@l.example")],
    ),
    Story(
        "a link by hand",
        "Mia wrote to say that her old address and her new one are both hers.",
        [row("email:mia@m.example"), row("email:mia@new.m.example")],
        [{"email:mia@m.example", "email:mia@new.m.example"}],
        [("force_link", "email", "mia@m.example", "email", "mia@new.m.example")],
    ),
    Story(
        "a link by hand is more than a limit",
        "Moe has two accounts, each with its address. He says so, and the shop believes him: one "
        "person with two logins. A third account that gives his number still is not.",
        [
            row("user_id:q1", "email:moe@q.example"),
            row("user_id:q2", "email:moe@old.q.example"),
            row("user_id:q3", "phone:+442070000010", first_name="Moe"),
            row("email:moe@q.example", "phone:+442070000010", first_name="Moe"),
        ],
        [
            {"user_id:q1", "email:moe@q.example", "user_id:q2", "email:moe@old.q.example"},
            {"user_id:q3"},
            {"phone:+442070000010"},
        ],
        [("force_link", "user_id", "q1", "user_id", "q2")],
    ),
    Story(
        "a link by hand brings no room for a stranger",
        "Ada links her old address to her account. Another account gives the same number and the "
        "same first name: it was kept apart before, and it is now.",
        [
            row("user_id:ada1", "email:ada@ada.example"),
            row("user_id:ada2", "phone:+442070000011", first_name="Ada"),
            row("email:ada@ada.example", "phone:+442070000011", first_name="Ada"),
            row("email:ada.old@ada.example"),
        ],
        [
            {"user_id:ada1", "email:ada@ada.example", "email:ada.old@ada.example"},
            {"user_id:ada2"},
            {"phone:+442070000011"},
        ],
        [("force_link", "email", "ada@ada.example", "email", "ada.old@ada.example")],
    ),
    Story(
        "two links by hand to one person",
        "Max had a second address and a second account, each linked by hand: to his address the "
        "one, to his login the other. A stranger at his browser finds no way in by that.",
        [
            row("email:max@max.example"),
            row("email:max@max.example", "user_id:max1"),
            row("email:max.old@max.example"),
            row("user_id:max2"),
            row("email:max@max.example", "anonymous_id:max-browser"),
            row("email:guest@max.example", "user_id:max3"),
            row("email:guest@max.example", "anonymous_id:max-browser"),
        ],
        [
            {"email:max@max.example", "user_id:max1", "email:max.old@max.example", "user_id:max2"},
            {"email:guest@max.example", "user_id:max3"},
            {"anonymous_id:max-browser"},
        ],
        [
            ("force_link", "email", "max@max.example", "email", "max.old@max.example"),
            ("force_link", "user_id", "max1", "user_id", "max2"),
        ],
    ),
    Story(
        "who is linked and kept apart",
        "One clerk linked two accounts, another decided that they are two people: so they are, and "
        "the link brings no room for a third.",
        [
            row("user_id:ida1", "email:ida@ida.example"),
            row("user_id:ida2"),
            row("email:ida@ida.example", "phone:+442070000012", first_name="Ida"),
            row("user_id:ida3", "phone:+442070000012", first_name="Ida"),
        ],
        [
            {"user_id:ida1", "email:ida@ida.example"},
            {"user_id:ida2"},
            {"user_id:ida3"},
            {"phone:+442070000012"},
        ],
        [
            ("force_link", "user_id", "ida1", "user_id", "ida2"),
            ("do_not_merge", "user_id", "ida1", "user_id", "ida2"),
        ],
    ),
    Story(
        "who is linked and kept apart by other identifiers",
        "One clerk linked two addresses, another decided that their accounts are two people: these "
        "are, and each keeps its address.",
        [
            row("user_id:ivy1", "email:ivy@ivy.example"),
            row("user_id:ivy2", "email:ivy.old@ivy.example"),
        ],
        [
            {"user_id:ivy1", "email:ivy@ivy.example"},
            {"user_id:ivy2", "email:ivy.old@ivy.example"},
        ],
        [
            ("force_link", "email", "ivy@ivy.example", "email", "ivy.old@ivy.example"),
            ("do_not_merge", "user_id", "ivy1", "user_id", "ivy2"),
        ],
    ),
    Story(
        "a link by hand that rows confirm",
        "Support links Wes's address to his account, and later he signs in with it. Somebody else "
        "at his browser comes in by the link no more than by the row.",
        [
            row("user_id:wes1", "email:wes@wes.example"),
            row("email:wes@wes.example", "anonymous_id:wes-browser"),
            row("user_id:wes2", "anonymous_id:wes-browser"),
        ],
        [
            {"user_id:wes1", "email:wes@wes.example"},
            {"user_id:wes2"},
            {"anonymous_id:wes-browser"},
        ],
        [("force_link", "user_id", "wes1", "email", "wes@wes.example")],
    ),
    Story(
        "two sound persons are linked by hand",
        "Each of Uli's accounts has a telephone, and each stands beside a browser that others use "
        "too. The link takes nothing from either.",
        [
            row("user_id:uli1", "email:uli@uli.example"),
            row("user_id:uli1", "phone:+442070000014"),
            row("email:uli@uli.example", "anonymous_id:uli-library"),
            row("user_id:uli9", "anonymous_id:uli-library"),
            row("user_id:uli2", "email:uli.old@uli.example"),
            row("user_id:uli2", "phone:+442070000015"),
            row("email:uli.old@uli.example", "anonymous_id:uli-hotel"),
            row("user_id:uli8", "email:eight@uli.example"),
            row("email:eight@uli.example", "anonymous_id:uli-hotel"),
            row("user_id:uli7", "email:seven@uli.example"),
            row("email:seven@uli.example", "anonymous_id:uli-hotel"),
        ],
        [
            {
                *("user_id:uli1", "email:uli@uli.example", "phone:+442070000014"),
                *("user_id:uli2", "email:uli.old@uli.example", "phone:+442070000015"),
            },
            {"user_id:uli9"},
            {"user_id:uli8", "email:eight@uli.example"},
            {"user_id:uli7", "email:seven@uli.example"},
            {"anonymous_id:uli-library"},
            {"anonymous_id:uli-hotel"},
        ],
        [("force_link", "user_id", "uli1", "user_id", "uli2")],
    ),
    Story(
        "a number that is not hers",
        "The shop knows that one number on Una's account is not hers. All else there still is.",
        [
            row("user_id:una", "phone:+442070000019"),
            row("user_id:una", "phone:+442070000020"),
            row("user_id:una", "anonymous_id:una-browser"),
        ],
        [
            {"user_id:una", "phone:+442070000020", "anonymous_id:una-browser"},
            {"phone:+442070000019"},
        ],
        [("do_not_merge", "user_id", "una", "phone", "+442070000019")],
    ),
    Story(
        "a shared number is one's by hand",
        "Two people called Ike share a number. The shop decides that it is the first one's: that "
        "costs the second nothing but the number.",
        [
            row("user_id:ike1", "email:ike@ike.example", first_name="Ike"),
            row("user_id:ike2", "email:isaac@ike.example", first_name="Ike"),
            row("email:ike@ike.example", "phone:+442070000021", first_name="Ike"),
            row("email:isaac@ike.example", "phone:+442070000021", first_name="Ike"),
            row("user_id:ike2", "anonymous_id:ike-browser", first_name="Ike"),
            row("user_id:ike2", "phone:+442070000022", first_name="Ike"),
        ],
        [
            {"user_id:ike1", "email:ike@ike.example", "phone:+442070000021"},
            {
                *("user_id:ike2", "email:isaac@ike.example"),
                *("anonymous_id:ike-browser", "phone:+442070000022"),
            },
        ],
        [("force_link", "user_id", "ike1", "phone", "+442070000021")],
    ),
    Story(
        "an edge ruled out",
        "A clerk wrote Ned's number on Nora's order: that row no longer joins the two.",
        [
            row("user_id:n1", "phone:+442070000007"),
            row("email:nora@n.example", "phone:+442070000007"),
        ],
        [{"user_id:n1", "phone:+442070000007"}, {"email:nora@n.example"}],
        [("exclude_edge", "phone", "+442070000007", "email", "nora@n.example")],
    ),
    Story(
        "a node ruled out",
        "The number on these two accounts is the shop's own.",
        [row("email:oda@o.example", "phone:+442070000008"),
         row("email:ole@o.example", "phone:+442070000008")],
        [{"email:oda@o.example"}, {"email:ole@o.example"}],
        [("exclude_node", "phone", "+442070000008", "", "")],
    ),
    Story(
        "erased identifier",
        "Uma asked to be forgotten, and a reload brings her rows again. What joined her two "
        "identifiers is nobody's now, and neither is she by her address.",
        [
            row("email:uma@u.example", "anonymous_id:u-cookie"),
            row("email:uma@u.example", "loyalty_id:u-card"),
            row("email:uma@u.example"),
        ],
        [{"anonymous_id:u-cookie"}, {"loyalty_id:u-card"}],
        erased=["email:uma@u.example"],
    ),
    Story(
        "too many of one kind",
        "Six addresses on one login are more than a person has: none is believed.",
        [row("user_id:p1", f"email:p{n}@p.example") for n in range(6)],
        [{"user_id:p1"}, *({f"email:p{n}@p.example"} for n in range(6))],
    ),
    Story(
        "too many of one kind, and a telephone",
        "A browser that forgets its cookie every few hours has more of them in a year than a "
        "person has. None is believed, but Pia's telephone is, which she gave as a guest too, and "
        "the cookie of years before.",
        [
            row("user_id:pia", "phone:+442070000017", first_name="Pia"),
            row("email:pia@pia.example", "phone:+442070000017", first_name="Pia"),
            row("user_id:pia", "anonymous_id:pia-old", updated_at="2024-01-01 00:00:00"),
            *(row("user_id:pia", f"anonymous_id:pia-{n}") for n in range(101)),
        ],
        [
            {
                *("user_id:pia", "phone:+442070000017", "email:pia@pia.example"),
                "anonymous_id:pia-old",
            },
            *({f"anonymous_id:pia-{n}"} for n in range(101)),
        ],
    ),
]  # fmt: skip
