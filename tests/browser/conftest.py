"""A real Chromium against a real server; every page is watched for errors in its console."""

import os

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": quiet}


@pytest.fixture(autouse=True)
def _writes_reach_the_server(transactional_db):
    """The server answers from another thread, so the database must really be written."""


@pytest.fixture
def groups(transactional_db):
    """Groups and permissions, which a transactional test finds emptied."""


@pytest.fixture
def page(page):
    """A page that fails its test on any console error, uncaught exception or policy violation."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.faults = faults
    yield page
    assert faults == []
