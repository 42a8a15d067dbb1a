"""Addresses are asked politely, nowhere but on the open internet, and whatever comes back is an answer."""

import socket
import ssl
import threading
import time

import pytest

from spoorboek.outside_links import reaching
from spoorboek.outside_links.asking import Asker
from spoorboek.outside_links.reaching import NotPublic, dial_public, is_public, request
from tests.outside_links.hosts import Hosts, serving

PAGES: dict[str, tuple[int, dict[str, str]]] = {
    "goed.test/": (200, {}),
    "goed.test/a%20b?q=%C3%A9": (200, {}),
    "hoofd.test/": (405, {}),
    "weg.test/": (410, {}),
    "nee.test/": (403, {}),
    "stuk.test/": (500, {}),
    "door.test/": (301, {"Location": "https://goed.test/"}),
    "verder.test/": (302, {"Location": "/daar"}),
    "verder.test/daar": (307, {"Location": "//weg.test/#hier"}),
    "kring.test/": (302, {"Location": "/"}),
    "heen.test/": (302, {"Location": "https://terug.test/"}),
    "terug.test/": (302, {"Location": "https://heen.test/"}),
    "nergens.test/": (302, {}),
    "vreemd.test/": (302, {"Location": "javascript:alert(1)"}),
    "map.test/": (302, {"Location": "file:///etc/passwd"}),
    "sleutel.test/": (302, {"Location": "https://wie:wat@goed.test/"}),
    "accent.test/": (302, {"Location": "/caf\xe9"}),
    "accent.test/caf%C3%A9": (200, {}),
    "haken.test/": (302, {"Location": "https://[oeps/"}),
    "druk.test/": (429, {"Retry-After": "3600"}),
    "rommel.test/": (0, {}),
    "groot.test/": (1, {}),
    "dicht.test/a/": (200, {}),
}
ANSWERS = [
    ("https://goed.test/", "200"),
    ("https://goed.test/a b?q=é", "200"),
    ("https://goed.test", "200"),
    ("https://hoofd.test/", "200"),
    ("https://goed.test/weg", "404"),
    ("https://weg.test/", "410"),
    ("https://nee.test/", "403"),
    ("https://stuk.test/", "500"),
    ("https://door.test/", "200"),
    ("https://verder.test/", "410"),
    ("https://kring.test/", "loop"),
    ("https://heen.test/", "loop"),
    ("https://nergens.test/", "302"),
    ("https://vreemd.test/", "not-public"),
    ("https://map.test/", "not-public"),
    ("https://sleutel.test/", "not-public"),
    ("https://accent.test/", "200"),
    ("https://haken.test/", "no-answer"),
    ("https://druk.test/", "429"),
    ("https://rommel.test/", "no-answer"),
    ("https://groot.test/", "200"),
    ("https://dicht.test/a/", "robots"),
    ("https://[oeps/", "no-answer"),
    ("https://goed.test:x/", "no-answer"),
    ("ftp://goed.test/", "not-public"),
    ("https://doi.org/10.1000/182", "200"),
    ("https://dx.doi.org/10.1000/ABC", "200"),
    ("https://doi.org/10.1000/weg", "404"),
]


@pytest.fixture
def hosts():
    with serving(
        Hosts(PAGES, {"dicht.test": "User-agent: *\nDisallow: /a/"}, {"10.1000/182", "10.1000/abc"})
    ) as one:
        yield one


@pytest.fixture
def ask(hosts):
    return Asker("Spoorboek/0 (linkcontrole)", hosts.dial, pause=0)


@pytest.mark.parametrize(("address", "answer"), ANSWERS)
def test_every_address_has_an_answer(ask, address, answer):
    assert ask(address).text == answer


def test_a_page_is_asked_for_its_head_and_only_then_for_itself(ask, hosts):
    ask("https://goed.test/")
    ask("https://nee.test/")

    assert hosts.asked == ["HEAD goed.test/", "HEAD nee.test/", "GET nee.test/"]
    assert hosts.agents == {"Spoorboek/0 (linkcontrole)"}


def test_a_doi_is_asked_of_the_registry_and_of_nobody_else(ask, hosts):
    ask("https://doi.org/10.1000/182")

    assert hosts.asked == ["GET doi.org/api/handles/10.1000/182"]


def test_a_host_that_wants_to_be_left_alone_says_so(ask, hosts):
    assert ask("https://druk.test/").is_host_busy
    assert len(hosts.asked) == 1


def test_a_host_that_asks_for_a_moment_is_asked_once_more(ask, hosts, monkeypatch):
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    hosts.pages = {"even.test/": (503, {"Retry-After": "2"})}

    assert ask("https://even.test/").text == "503"
    assert waits.count(2.0) == 2  # once for HEAD, once for GET
    assert len(hosts.asked) == 4


def test_between_two_questions_to_one_host_there_is_a_pause(hosts, monkeypatch):
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", lambda seconds: waits.append(round(seconds, 1)))
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    ask = Asker("x", hosts.dial, pause=1.0)
    ask("https://goed.test/")
    ask("https://weg.test/")

    # robots.txt and the page; robots.txt, the page, and the page once more
    assert waits == [0.0, 1.0, 0.0, 1.0, 2.0]


ADDRESSES = [
    ("8.8.8.8", True),
    ("2001:4860:4860::8888", True),
    ("127.0.0.1", False),
    ("10.1.2.3", False),
    ("172.16.0.1", False),
    ("192.168.1.1", False),
    ("169.254.169.254", False),
    ("100.64.0.1", False),
    ("0.0.0.0", False),
    ("224.0.0.1", False),
    ("::1", False),
    ("fe80::1%eth0", False),
    ("fc00::1", False),
    ("::ffff:127.0.0.1", False),
    ("2002:7f00:1::", False),
]


@pytest.mark.parametrize(("number", "expected"), ADDRESSES)
def test_only_numbers_of_the_open_internet_are_called(number, expected):
    assert is_public(number) is expected


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], []])
def test_a_name_that_stands_for_an_inner_address_is_not_called(monkeypatch, numbers):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (number, 443)) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("called"))

    with pytest.raises(NotPublic):
        dial_public("https", "onschuldig.test", 443)


@pytest.mark.parametrize(
    "address", ["https://goed.test:22/", "http://goed.test:443/", "http://goed.test:8080/"]
)
def test_no_other_door_than_that_of_the_web_is_tried(address, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("asked"))

    assert Asker("x")(address).text == "not-public"


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://169.254.169.254/latest/"],
)
def test_this_machine_and_its_neighbours_are_not_asked(address):
    assert Asker("x")(address).text == "not-public"


def test_every_step_of_a_road_is_judged(hosts):
    def dial(scheme: str, host: str, port: int) -> socket.socket:
        if host != "buiten.test":
            raise NotPublic(host)
        return hosts.dial(scheme, host, port)

    hosts.pages = {"buiten.test/": (302, {"Location": "http://169.254.169.254/latest/meta-data/"})}

    assert Asker("x", dial, pause=0)("https://buiten.test/").text == "not-public"
    assert set(hosts.dialled) == {"buiten.test"}


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (socket.gaierror(), "no-host"),
        (TimeoutError(), "timeout"),
        (ssl.SSLCertVerificationError(), "tls"),
        (ConnectionRefusedError(), "no-answer"),
        (UnicodeError(), "no-answer"),
    ],
)
def test_what_goes_wrong_on_the_way_is_an_answer(error, answer):
    def dial(*_: object) -> socket.socket:
        raise error

    assert Asker("x", dial, pause=0)("https://goed.test/").text == answer


def test_a_host_that_talks_a_little_at_a_time_is_hung_up_on(monkeypatch):
    monkeypatch.setattr(reaching, "TIMEOUT", 0.2)
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        sock, _ = server.accept()
        stop = threading.Event()
        try:
            sock.sendall(b"HTTP/1.1 200 OK\r\n")
            while not stop.wait(0.05):
                sock.sendall(b"a")
        except OSError:
            return

    threading.Thread(target=drip, daemon=True).start()
    here = server.getsockname()
    response = request(lambda *_: socket.create_connection(here), "HEAD", "http://traag.test/", "x")
    server.close()

    assert response.status == 200  # so much it had said; a host that never stops would hold us here
