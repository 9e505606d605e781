"""The demonstration in a real browser: one server for the session, one page for a test."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

REPOSITORY = Path(__file__).parents[2]
COMMAND = (
    "import sys; from gongkai.config.command import main; sys.exit(main(sys.argv[1:]))"
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}


class Site:
    """A running demonstration."""

    def __init__(self, address: str, data: Path) -> None:
        self.address = address
        self.data = data

    @property
    def password(self) -> str:
        return (self.data / "demo_password").read_text()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("demo")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "GONGKAI_DATA": str(data),
        "PORT": str(port),
        "PYTHONPATH": str(REPOSITORY / "src"),
    }
    environment.pop("DATABASE_URL", None)
    server = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "demo"], cwd=REPOSITORY, env=environment
    )
    try:
        running = Site(f"http://127.0.0.1:{port}", data)
        wait_for(running.address, server)
        yield running
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail("the demonstration stopped before it answered")
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2).close()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the demonstration did not answer within two minutes")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(QUIET)
        )
        yield launched
        launched.close()


Enter = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Enter]:
    """Open a page of the site, signed in as ``username`` if one is given."""
    contexts = []

    def entered(path: str = "/", *, username: str = "", phone: bool = False) -> Page:
        context = browser.new_context(
            viewport=PHONE if phone else DESKTOP,  # type: ignore[arg-type]
            base_url=site.address,
            locale="zh-CN",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if username:
            page.goto("/accounts/login/")
            page.locator("input[name=login]").fill(username)
            page.locator("input[name=password]").fill(site.password)
            page.locator(
                "main button[type=submit], form button[type=submit]"
            ).first.click()
            page.wait_for_url("**/desk/**")
        page.goto(path)
        return page

    yield entered
    for context in contexts:
        context.close()
