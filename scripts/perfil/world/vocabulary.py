"""Names, places, goods and campaigns of the world, in the letters that people really use."""
# ruff: noqa: RUF001 the letters are meant

import unicodedata
from dataclasses import dataclass

UNDECOMPOSED = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "ı": "i", "ß": "ss"})


@dataclass(frozen=True)
class Country:
    """Where people live: how they dial, which clock they read, what they are called."""

    code: str
    weight: float
    zone: str
    offset: float  # hours from UTC in winter
    summer: str  # rule of daylight saving: eu, us, none
    calling_code: str
    trunk: str
    mobile: str  # first digits of a mobile number; eight more follow
    locale: str
    first: str
    last: str
    cities: str


_ENGLISH = (
    "Ada Alfie Amara Ben Chloë Daisy Ed Ella Esmé Finn Grace Harriet Isla Jack Keira Leo Maya Noah "
    "Olu Poppy Quentin Rhys Sanjay Siân Theo Una Violet Will Zara Zoë",
    "Ahmed Bailey Brown Clarke Davies Evans Fox Green Hall Hughes Iyer Jackson Jones Khan Lewis "
    "Morgan Nguyen O’Brien Patel Quinn Roberts Shah Smith Taylor Umar Walker White Wilson Wright "
    "Young",
)
COUNTRIES = [
    Country("GB", 60, "Europe/London", 0, "eu", "44", "0", "74", "en-GB", *_ENGLISH,
            "London Leeds Bristol Glasgow Cardiff York"),
    Country("IE", 5, "Europe/Dublin", 0, "eu", "353", "0", "8", "en-IE",
            "Aoife Cian Ciarán Niamh Oisín Róisín Seán Siobhán Tadhg Úna",
            "Byrne Doyle Kelly Murphy Nolan Ó-Briain Ryan Walsh", "Dublin Cork Galway"),
    Country("DE", 8, "Europe/Berlin", 1, "eu", "49", "0", "151", "de-DE",
            "Anke Bärbel Dörte Emil Günter Hanna Jörg Käthe Lars Mia Paul Sören Uwe",
            "Bauer Fischer Groß Jäger König Krüger Möller Müller Schäfer Schröder Weiß Wolf",
            "Berlin Köln München Lübeck"),
    Country("FR", 6, "Europe/Paris", 1, "eu", "33", "0", "6", "fr-FR",
            "Aimée André Benoît Chloé Élodie Émile François Gaël Hélène Inès Jérôme Noémie Zoé",
            "Bernard Dubois Dupré Fontaine Lefèvre Legrand Moreau Petit Rivière Rousseau",
            "Paris Lyon Nîmes Orléans"),
    Country("ES", 5, "Europe/Madrid", 1, "eu", "34", "", "6", "es-ES",
            "Álvaro Ana Begoña Íñigo Inés Jesús José Lucía Martín Núria Raúl Sofía",
            "Álvarez Díaz García Gómez Ibáñez López Martínez Muñoz Núñez Peña Pérez",
            "Madrid Cádiz León Málaga"),
    Country("PL", 4, "Europe/Warsaw", 1, "eu", "48", "", "5", "pl-PL",
            "Agnieszka Bożena Elżbieta Jędrzej Józef Łukasz Małgorzata Paweł Stanisław Żaneta",
            "Dąbrowski Górski Jabłoński Kowalski Król Łuczak Wiśniewska Wójcik Zając",
            "Warszawa Kraków Gdańsk"),
    Country("US", 6, "America/New_York", -5, "us", "1", "1", "20", "en-US",
            "Abigail Carlos Dolores Ethan Hunter Jada Kayla Logan Mateo Savannah Tyler Zoe",
            "Anderson Baker Carter Diaz Flores Harris Johnson Miller Nelson Rivera Scott Torres",
            "Boston Albany Newark Atlanta"),
    Country("TR", 2, "Europe/Istanbul", 3, "none", "90", "0", "53", "tr-TR",
            "Ayşe Çağla Emre Gül İpek Işıl Mehmet Özge Şükrü Yağmur",
            "Çelik Demir Güneş Kılıç Öztürk Şahin Yıldız", "İstanbul İzmir Eskişehir"),
    Country("BR", 2, "America/Sao_Paulo", -3, "none", "55", "0", "119", "pt-BR",
            "Antônio Conceição Fábio Flávia João Luís Mônica Tomás",
            "Araújo Conceição Gonçalves Magalhães Rocha Simões Vasconcelos", "Recife Goiânia"),
    Country("JP", 2, "Asia/Tokyo", 9, "none", "81", "0", "90", "ja-JP",
            "さくら 健 翔太 美咲 葵 陽菜", "佐藤 伊藤 小林 山本 田中 鈴木", "東京 大阪 京都"),
]  # fmt: skip
READINGS = dict(
    zip(
        "さくら 健 翔太 美咲 葵 陽菜 佐藤 伊藤 小林 山本 田中 鈴木".split(),
        "sakura ken shota misaki aoi hina sato ito kobayashi yamamoto tanaka suzuki".split(),
        strict=True,
    )
)
DOMAINS = ["post.example", "mail.example", "inbox.example", "correo.example", "web.example"]
MISTYPED_DOMAINS = ["psot.example", "mial.example", "inbx.example", "coreo.example", "wbe.example"]
STREETS = ["High Street", "Station Road", "Mill Lane", "Am Markt", "Rue du Pont", "Calle Mayor"]

CATEGORIES = ["teapots", "kettles", "mugs", "tea", "trays", "gifts"]
GOODS = {
    "teapots": ["Teapot", "Samovar", "Infuser pot", "Travel pot"],
    "kettles": ["Kettle", "Electric kettle", "Stove kettle", "Gooseneck kettle"],
    "mugs": ["Mug", "Cup and saucer", "Beaker", "Latte glass"],
    "tea": ["Assam", "Darjeeling", "Sencha", "Rooibos"],
    "trays": ["Tray", "Cake stand", "Coaster set", "Serving board"],
    "gifts": ["Gift box", "Hamper", "Tea tin", "Sampler"],
}
STYLES = ["Small", "Blue", "Oak", "Copper", "Grand"]
BRANDS = ["Brisa", "Fjäll", "Northmere"]

# name, source, medium, share of sessions; the first is no campaign at all
CAMPAIGNS = [
    (None, None, None, 0.55),
    ("brand", "google", "cpc", 0.15),
    ("spring", "instagram", "social", 0.12),
    ("newsletter", "klaviyo", "email", 0.10),
    ("partners", "affiliate", "referral", 0.08),
]
REFERRERS = [
    None,
    "https://www.search.example/",
    "https://social.example/",
    "https://blog.example/",
]
TOPICS = ["Where is my order?", "Broken on arrival", "Refund please", "Wrong size", "Thank you"]


def latin(name: str) -> str:
    """A name as it stands in an e-mail address: ASCII letters, lower case."""
    plain = READINGS.get(name, unicodedata.normalize("NFKD", name.translate(UNDECOMPOSED)))
    return "".join(letter for letter in plain.lower() if letter.isascii() and letter.isalpha())
