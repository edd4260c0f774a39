import subprocess
import sys

CODE = """
import gc, weakref
from encadena.kernel.garbage import THRESHOLDS, look_seldom

class Node: pass

loaded = [[] for _ in range(1000)]
look_seldom()
assert gc.get_threshold() == THRESHOLDS
assert gc.get_freeze_count() >= len(loaded)
looks = gc.get_stats()[0]["collections"]
page = [[n] for n in range(20_000)]
print(gc.get_stats()[0]["collections"] - looks)
node = Node(); node.me = node; gone = weakref.ref(node); del node
many = [[n] for n in range(THRESHOLDS[0] + 1000)]
print(gone() is None)
"""


def test_a_large_page_is_made_without_a_look_and_cycles_are_still_found() -> None:
    told = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "True"]


def test_every_server_looks_seldom() -> None:
    code = (
        "import os, gc; os.environ['DJANGO_SETTINGS_MODULE'] = 'encadena.site.settings_test';"
        "import encadena.site.wsgi; print(gc.get_threshold()[0])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["50000"]
