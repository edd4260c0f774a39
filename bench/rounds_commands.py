"""Every problem of a folder by the commands that people type: ``encadena round solve``, then ``encadena round check``
on what it wrote, each in a process of its own.

    python bench/rounds_commands.py DIR [--pattern '*.dzn'] [--seconds 60]

Prints a line for each and, at the end, whether all agree: the checker finds no rule broken and counts as many waits as
the solver said. A problem without an agenda has nothing to check; it has to say why. Ends with 1 if anything disagrees.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ENCADENA = Path(sys.executable).with_name("encadena")
ROW = "{:<34}{:<12}{:>6}{:>7}{:>9}  {}"
AGREED, NOTHING_TO_CHECK = "agreed", "no agenda, and why"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pattern", default="*.dzn")
    parser.add_argument("--seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    print(ROW.format("problem", "status", "waits", "bound", "seconds", "check"))
    words = Counter[str]()
    for path in sorted(chosen.folder.glob(chosen.pattern)):
        solved = _told("solve", str(path), "--time-limit", str(chosen.seconds))
        word = _judged(path, solved)
        words[word] += 1
        facts = (solved["status"], _shown(solved["objective"]), solved["bound"], f"{solved['seconds']:.1f}")
        print(ROW.format(path.stem, *facts, word), flush=True)
    print(", ".join(f"{count} {word}" for word, count in words.most_common()))
    sys.exit(0 if set(words) <= {AGREED, NOTHING_TO_CHECK} else 1)


def _judged(path: Path, solved: dict[str, Any]) -> str:
    if solved["objective"] is None:
        return NOTHING_TO_CHECK if solved.get("reasons") else "no agenda, and no word why"
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(solved, file)
        file.flush()
        found = _told("check", str(path), file.name)
    if found["violations"]:
        return f"{len(found['violations'])} rules broken"
    return AGREED if found["objective"] == solved["objective"] else f"counts {found['objective']} waits"


def _told(*words: str) -> dict[str, Any]:
    ended = subprocess.run([ENCADENA, "round", *words, "--json"], capture_output=True, text=True, check=False)
    if not ended.stdout:
        sys.exit(ended.stderr)
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def _shown(value: int | None) -> str:
    return "-" if value is None else str(value)


if __name__ == "__main__":
    main()
