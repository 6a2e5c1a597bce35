"""The description of the API names every address, and what schemathesis makes of it is never answered with a 5xx."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from pages import HERALD, generated, herald
from starlette.routing import Route

from onrecord.web.api import description
from onrecord.web.app import make_app

ST = Path(os.environ.get("ONRECORD_SCHEMATHESIS", Path(__file__).parents[2] / ".schemathesis" / "bin" / "st"))
"""Where schemathesis is; `.ci/run` puts it into an environment of its own (MIT, for tests only)."""
EXAMPLES = 30


def test_every_address_is_described_and_nothing_else(tmp_path, site):
    app = make_app(site.settings)._app
    served = {
        (route.path, method) for route in app.routes if isinstance(route, Route) for method in route.methods - {"HEAD"}
    }
    told = {(path, method.upper()) for path, item in description()["paths"].items() for method in item}
    drawn = {
        ("/", "GET"),
        ("/reports", "GET"),
        ("/queue", "GET"),
        ("/reports/{report}/check", "POST"),
        ("/static/{name}", "GET"),
        ("/openapi.json", "GET"),
    }
    twins = {(path.removesuffix(".json"), method) for path, method in told if path == "/reports/{report}.json"}
    assert served - drawn == (told - {("/reports/{report}.json", "GET")}) | twins
    assert drawn <= served
    assert site.ask("/openapi.json").json == description()


def test_names_in_the_description_lead_somewhere():
    told = description()
    names = set(re.findall(r"#/components/(\w+)/(\w+)", str(told)))
    assert names == {(kind, name) for kind, held in told["components"].items() for name in held}


@pytest.mark.slow
@pytest.mark.browser
def test_schemathesis_gets_no_5xx_and_only_what_is_described(serving, tmp_path):
    if not ST.is_file():
        pytest.skip(
            f"no schemathesis at {ST}: pip install schemathesis into .schemathesis, or set ONRECORD_SCHEMATHESIS"
        )
    site = serving([(herald(), HERALD.encode()), *(generated(n) for n in range(5))])
    config = tmp_path / "schemathesis.toml"
    config.write_text(
        f'[[operations]]\ninclude-path-regex = "report"\nparameters = {{ "path.report" = "{site.report}" }}\n'
    )
    wanted = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    told = [str(ST), "--config-file", str(config), "run", f"{site.url}/openapi.json", "--checks", wanted, "--max-examples", str(EXAMPLES),
            "--phases", "examples,coverage,fuzzing", "--seed", "1", "--warnings", "off", "--no-color"]  # fmt: skip
    done = subprocess.run(told, cwd=tmp_path, capture_output=True, text=True, timeout=400, check=False)
    if done.returncode:
        pytest.fail(f"{done.stdout[-6000:]}{done.stderr[-2000:]}")
    assert re.search(r"[1-9]\d\d+ generated", done.stdout), done.stdout[-2000:]
