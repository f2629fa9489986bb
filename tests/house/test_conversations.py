"""The test stories, run by Rasa's own command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
QUIET = {"PYTHONWARNINGS": "ignore", "TF_CPP_MIN_LOG_LEVEL": "3", "RASA_TELEMETRY_ENABLED": "false"}
COMMAND = ["-m", "rasa", "test", "core", "--stories", "tests/conversations", "--model", "models/assistant.tar.gz",
           "--fail-on-prediction-errors"]
SHOWN = 4000


@pytest.mark.parametrize("also", [[], ["--e2e"]], ids=["次の応答だけ", "文の理解から"])
def test_every_conversation_goes_as_written(also: list[str], tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, *COMMAND, "--out", str(tmp_path), *also], cwd=ROOT, env=os.environ | QUIET,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert 0 == run.returncode, run.stdout[-SHOWN:]
