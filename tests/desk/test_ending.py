"""The end of the desk: what is being loaded is waited for, since Python cannot end in the middle of it."""

import threading
import time

from translator.desk import Desk
from translator.desk.serving import DeskServer


def test_the_end_waits_for_an_engine_that_is_being_loaded(project):
    desk = Desk(project / "translator.toml")
    begun, loaded = threading.Event(), threading.Event()

    def load():
        begun.set()
        time.sleep(0.5)
        loaded.set()

    desk.at_start.append(load)
    server = DeskServer(desk, 0)
    thread = threading.Thread(target=server.run, args=(print,), daemon=True)
    thread.start()
    assert begun.wait(20)
    server.stop()
    thread.join(20)
    assert not thread.is_alive()
    assert loaded.is_set()
