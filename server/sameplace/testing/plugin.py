"""The pytest plugin: fixtures on top of pytest-playwright's, a marker, and the report.

Every import that costs something is in a fixture, so that this module may be loaded in every suite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from .browsers import Browsers
    from .devices import Devices
    from .faults import Faults
    from .hop import Hopping
    from .service import Service
    from .sight import ReadCart

REPORT = "sameplace_report"

_RUNNING = pytest.StashKey["Service"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--sameplace-report DIR``."""
    parser.getgroup("sameplace").addoption(
        "--sameplace-report",
        dest=REPORT,
        metavar="DIR",
        help="Write DIR/index.html: every hop with both pictures, place error, cart and times.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Registers the marker, and the report where one is asked for."""
    config.addinivalue_line(
        "markers",
        "sameplace_fault(name, **arguments): what goes wrong between the two devices of each hop,"
        " by a method of the fixture sameplace_faults",
    )
    folder = config.getoption(REPORT)
    if folder:
        from .reporting import Reporting

        # Workers of pytest-xdist write their hops; the process that started them writes the report.
        config.pluginmanager.register(
            Reporting(Path(folder), is_worker=hasattr(config, "workerinput")), REPORT
        )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Each test finds the service empty; and a fault has to have a hop to happen to."""
    fixtures = getattr(item, "fixturenames", ())
    if "hop" not in fixtures and item.get_closest_marker("sameplace_fault"):
        raise pytest.UsageError(f"{item.nodeid} has a sameplace_fault and makes no hop: nothing would fail.")
    running = item.config.stash.get(_RUNNING, None)
    if running and "sameplace_service" in fixtures:
        running.reset()


@pytest.fixture(scope="session")
def sameplace_service(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """A real service with a port and a database of its own: started once, emptied before each test."""
    from .service import Service

    running = Service(tmp_path_factory.mktemp("sameplace"))
    running.start()
    pytestconfig.stash[_RUNNING] = running
    yield running
    del pytestconfig.stash[_RUNNING]
    running.stop()


@pytest.fixture(scope="session")
def sameplace_browsers(
    playwright: Playwright, browser_type_launch_args: dict[str, Any]
) -> Iterator[Browsers]:
    """The browsers that devices are driven with, each started when it is first needed."""
    from .browsers import Browsers

    browsers = Browsers(playwright, browser_type_launch_args)
    yield browsers
    browsers.close()


@pytest.fixture
def devices(
    sameplace_browsers: Browsers, sameplace_service: Service, browser_context_args: dict[str, Any]
) -> Iterator[Devices]:
    """Opens pages in separate profiles: ``laptop, phone = devices("Desktop Chrome", "iPhone 13")``."""
    from .devices import Devices

    opened = Devices(sameplace_browsers, sameplace_service, browser_context_args)
    yield opened
    opened.close()


@pytest.fixture
def sameplace_cart() -> ReadCart | None:
    """Override it to read carts your own way: a function from a page to quantities by id, or to lines."""
    return None


@pytest.fixture
def sameplace_faults(request: pytest.FixtureRequest) -> Faults:
    """What goes wrong between the two devices, as methods: ``sameplace_faults.page_moved("/new")``."""
    from .faults import NAMES, Faults

    faults = Faults()
    for mark in request.node.iter_markers("sameplace_fault"):
        (name, *positional), named = mark.args or ("",), mark.kwargs
        if name not in NAMES:
            raise pytest.UsageError(f"There is no fault “{name}”. Give one of {', '.join(NAMES)}.")
        method: Callable[..., None] = getattr(faults, name)
        method(*positional, **named)
    return faults


@pytest.fixture
def hop(
    request: pytest.FixtureRequest,
    devices: Devices,
    sameplace_service: Service,
    sameplace_faults: Faults,
    sameplace_cart: ReadCart | None,
    output_path: str,
) -> Iterator[Hopping]:
    """Continues on another device: ``phone = hop(laptop, to="iPhone 13", by="qr")``."""
    from .hop import Hopping

    hopping = Hopping(
        devices,
        sameplace_service,
        sameplace_faults.chosen,
        test=request.node.nodeid,
        folder=Path(output_path),
        read_cart=sameplace_cart,
    )
    yield hopping
    reporting = request.config.pluginmanager.get_plugin(REPORT)
    for made in hopping.hops:
        request.node.user_properties.extend(made.properties().items())
        if reporting:
            reporting.keep(made)
